//! Names out of a byline as a page writes it: the label before them, roles, dates, handles, addresses and buttons after
//! them are taken off; what is left and reads as no name is refused.

use super::ends::{
    announces_date, before_ends, begins_title, labels_date, starts_with_date, starts_with_end, word_starts,
};
use super::kinds::{MAX_NAME_WORDS, is_day, is_person, is_remark, is_role};
use super::labels::{after_label, is_label};
use super::name_words::{NOBODY, OTHER_HANDS, SIGN_IN};
use crate::article::is_credential;
use crate::describe::site::{Site, key};
use crate::describe::value::{NAME_CHARS, is_address, is_placeholder};
use crate::furniture::is_said_beside;
use crate::page::text::{folded, is_spaceless};

/// Names of one byline.
pub const MAX_NAMES: usize = 12;
/// What Korean papers write behind a name: reporter, correspondent, editorial writer.
const KOREAN_ROLES: [&str; 4] = [" 기자", " 선임기자", " 특파원", " 논설위원"];
/// What buttons to share and follow are called.
const BUTTONS: [&str; 8] = ["email", "facebook", "instagram", "linkedin", "mail", "pinterest", "twitter", "whatsapp"];
/// What stands between the name of the house and that of a person.
const HOUSE_SIGNS: [&str; 4] = [" - ", " – ", " — ", " | "];
/// Short words that end in a point: what follows a name, and forms of companies.
const SHORTENED: [&str; 7] = ["co", "esq", "inc", "ing", "ltd", "mag", "phd"];
/// Forms of companies.
const COMPANIES: [&str; 11] = ["ab", "ag", "bv", "co", "corp", "gmbh", "inc", "kg", "llc", "ltd", "sa"];
/// What stands between two names.
pub const JOINTS: [&str; 15] = [
    " and ",
    " & ",
    " et ",
    " und ",
    " y ",
    " e ",
    " en ",
    " og ",
    " och ",
    " ve ",
    " i ",
    " ja ",
    " и ",
    " with ",
    " as told to ",
];

/// The names in one value, cleaned; none if it holds none.
pub fn names(value: &str, site: &Site) -> Vec<String> {
    let mut rest = value.trim();
    if starts_with_date(rest) || announces_date(rest) || starts_with_end(rest) && !begins_title(rest) {
        let Some(announced) = announced_late(rest) else { return Vec::new() };
        rest = announced;
    }
    rest = behind_house(rest, site).unwrap_or(rest);
    for _ in 0..3 {
        let Some(after) = after_label(rest) else { break };
        rest = after;
    }
    if labels_date(rest) {
        return Vec::new();
    }
    // A site's name may hold any word, those that end names too.
    let rest = if site.is_name(rest) { rest } else { before_ends(rest) };
    let mut found: Vec<String> = Vec::new();
    let (mut was_role, mut is_house) = (false, false);
    for (at, part) in parted(rest).iter().enumerate() {
        let place = if at == 0 { Place::First } else { Place::Later };
        is_house |= at == 0 && (site.is_name(part) || is_company(part, site));
        // What follows the name of the house is where it stands, unless it is a person: `Field News, Hamburg, Germany`.
        if at > 0 && is_house && !is_person(part) {
            continue;
        }
        was_role = at > 0 && (is_role(part) || is_remark(part) || (was_role && !is_person(part)));
        match name(part, place, site).filter(|name| !was_role || site.is_name(name)) {
            Some(name) if !found.iter().any(|other| key(other) == key(&name)) => found.push(name),
            _ => {}
        }
    }
    found.truncate(MAX_NAMES);
    found
}

/// Whether the text is the name of the house with the form of its company: `Field News Ltd`.
fn is_company(text: &str, site: &Site) -> bool {
    let last = folded(text.rsplit(' ').next().unwrap_or_default());
    site.begins(text) && COMPANIES.contains(&last.as_str())
}

/// The person behind the name of the house, where a byline begins with that: `fieldnews - Ann Lee`.
fn behind_house<'a>(text: &'a str, site: &Site) -> Option<&'a str> {
    let (house, rest) = HOUSE_SIGNS.iter().find_map(|sign| text.split_once(sign))?;
    let house = house.trim();
    let is_word = house.starts_with(char::is_lowercase) && !house.contains([' ', '@']) && !is_label(house);
    ((is_word || site.is_name(house)) && is_person(before_ends(rest.trim()))).then_some(rest)
}

/// The label and what follows it, in a line that begins with a date: `Published 3 May 2024 by Ann Lee`.
pub fn announced_late(text: &str) -> Option<&str> {
    // Who checked a text has not written it.
    let first = folded(text.split_whitespace().next().unwrap_or_default());
    let begins = (starts_with_date(text) || starts_with_end(text) || announces_date(text))
        && !OTHER_HANDS.contains(&first.as_str());
    let label = word_starts(text).filter(|_| begins).find(|&at| text.get(at..).is_some_and(is_strong_label))?;
    text.get(label..)
}

/// Whether the text between two names says that the second has a hand in the text, but has not written it.
pub fn is_by_other_hand(between: &str) -> bool {
    folded(between).split(' ').any(|word| OTHER_HANDS.contains(&word))
}

/// Whether the text begins with a label that is no word of running text.
fn is_strong_label(text: &str) -> bool {
    let first = folded(text.split_whitespace().next().unwrap_or_default());
    !matches!(first.as_str(), "from" | "text") && after_label(text).is_some()
}

/// Whether a part is the first of a byline. What somebody does comes after who they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    First,
    Later,
}

/// The names between commas and joining words. Credentials (`MD`, `Ph.D.`) stay with the name before them.
fn parted(text: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for part in text.split([',', ';', '、', '，']).map(str::trim).filter(|part| !part.is_empty()) {
        let part = JOINTS.iter().find_map(|joint| part.strip_prefix(joint.trim_start())).unwrap_or(part);
        // `Head of Farms and Fields` is one part.
        for part in if is_role(part) { vec![part.to_owned()] } else { unjoined(part) } {
            match parts.last_mut() {
                Some(last) if is_credential(&part) => {
                    last.push_str(", ");
                    last.push_str(&part);
                }
                _ => parts.push(part),
            }
        }
    }
    parts
}

/// The names between joining words. `Linny and Peter`, `Morgan & Morgan` and `Food and Drug Office` are one name: only
/// between full names does the word join.
fn unjoined(part: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = part;
    loop {
        let is_full = |text: &str| text.split_whitespace().count() >= 2 || text.chars().any(is_spaceless);
        let joints = JOINTS.iter().filter_map(|joint| {
            let (head, tail) = rest.split_once(joint)?;
            ((is_full(head) || is_credential(head)) && is_full(tail)).then_some((head, tail))
        });
        let Some((head, tail)) = joints.min_by_key(|(head, _)| head.len()) else { break };
        found.push(head.trim().to_owned());
        rest = tail;
    }
    found.push(rest.trim().to_owned());
    found
}

/// One name, without handle and address; none if it is none.
fn name(part: &str, place: Place, site: &Site) -> Option<String> {
    let words: Vec<&str> = part.split_whitespace().filter(|word| !word.contains('@') && !is_address(word)).collect();
    let name = words.join(" ");
    let name = name.trim_matches(|c: char| matches!(c, ',' | ';' | ':' | '-' | '–' | '*' | '"' | '“' | '”' | '/'));
    // The point of a sentence goes, that of an initial or of `Jr.` stays.
    let is_sentence = name.rsplit(' ').next().is_some_and(|last| {
        let is_short = last.len() < 4 || (last.len() == 4 && SHORTENED.contains(&folded(last).as_str()));
        !is_short && last.find('.') == Some(last.len() - 1)
    });
    let name = if is_sentence { name.trim_end_matches('.') } else { name };
    let name = KOREAN_ROLES.iter().find_map(|role| name.strip_suffix(role)).map_or(name, str::trim_end);
    // What somebody does may come before who they are.
    let name =
        name.split_once(' ').filter(|(role, rest)| is_role(role) && is_person(rest)).map_or(name, |(_, rest)| rest);
    let folded = folded(name);
    let ends: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    let is_long = words.len() > MAX_NAME_WORDS || name.chars().count() > NAME_CHARS;
    let has_letters = name.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    let is_role = place == Place::Later && is_role(name);
    let is_end = starts_with_end(name) && !begins_title(name);
    // A row of buttons is nobody either.
    let is_row = ends.iter().filter(|word| BUTTONS.contains(word)).count() > 1;
    let is_beside = is_row || is_said_beside(&folded);
    let is_nobody = NOBODY.contains(&folded.as_str()) || is_beside || is_end || is_day(&ends) || is_label(name);
    // A key of a template, such as `page.author.name`.
    let is_key =
        name.matches('.').count() > 1 && name.split('.').all(|part| part.len() > 2 && !part.contains([' ', ',']));
    // Buttons for the size of the letters: `A- A A+`.
    let is_letter =
        |word: &&str| word.len() <= 2 && word.starts_with(|c: char| c.is_ascii_alphabetic()) && !word.ends_with('.');
    let is_sizes =
        words.len() > 1 && words.iter().all(is_letter) && words.iter().any(|word| word.ends_with(['+', '-']));
    let is_sign_in = SIGN_IN.iter().any(|word| name.contains(word));
    let is_markup = name.contains(['<', '>', '{', '}', '=', ':', '：', '|']);
    // The site itself may have a role in its name.
    let is_refused = (is_role && !site.is_name(name))
        || is_nobody
        || is_key
        || is_markup
        || is_sign_in
        || is_sizes
        || is_placeholder(name);
    (has_letters && !is_long && !is_refused && !is_address(name)).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(value: &str, expected: &str) {
        assert_eq!(names(value, &Site::default()).join(", "), expected, "{value:?}");
    }

    #[test]
    fn labels_go_in_many_languages() {
        for label in [
            "By",
            "by:",
            "Written by",
            "Par",
            "Texte par :",
            "Von",
            "Por",
            "Di",
            "Door",
            "Av",
            "Af",
            "Autor:",
            "Автор:",
            "作者：",
        ] {
            check(&format!("{label} Ann Lee"), "Ann Lee");
        }
        for value in ["מאת: הלן ברוק", "מאת הלן ברוק"] {
            check(value, "הלן ברוק");
        }
        for value in ["بقلم: سعاد خليل", "بقلم سعاد خليل"] {
            check(value, "سعاد خليل");
        }
        check("作者 陈海燕", "陈海燕");
        check("文 山本花子", "山本花子");
        check("文・写真 山本 花子", "山本 花子");
        check("글 박수진", "박수진");
        check("글·사진 박수진", "박수진");
        check("Byron Lee", "Byron Lee");
        check("De Niro", "De Niro");
    }

    #[test]
    fn several_names_are_parted() {
        check("By Ann Lee and Bob Ray", "Ann Lee, Bob Ray");
        check("Ann Lee, Bob Ray & Cleo Day", "Ann Lee, Bob Ray, Cleo Day");
        check("Ann Lee, Ph.D., RD and Bob Ray, Jr.", "Ann Lee, Ph.D., RD, Bob Ray, Jr.");
        check("Ann Lee, Bob Ray, and Cleo Day", "Ann Lee, Bob Ray, Cleo Day");
        check("Ann Lee; ANN LEE", "Ann Lee");
        check("By Linny and Peter", "Linny and Peter");
        check("Food Evaluation and Research", "Food Evaluation and Research");
    }

    #[test]
    fn what_is_not_the_name_goes() {
        check("By Ann Lee | Updated 3 May 2024", "Ann Lee");
        check("By Ann Lee on May 3, 2024", "Ann Lee");
        check("Ann Lee 3 May 2024", "Ann Lee");
        check("Ann Lee, Staff Writer", "Ann Lee");
        check("Von unserem Redakteur Jens Ohm", "Jens Ohm");
        check("Text: Jens Ohm Fotos: Ida Krug", "Jens Ohm");
        check("文／堀川みな 写真／高瀬里奈", "堀川みな");
        check("김서연 기자", "김서연");
        check("By Ann Lee, as told to Bob Ray", "Ann Lee, Bob Ray");
        check("email", "");
        check("Facebook Pinterest Twitter E-mail", "");
        check("Ann Lee @annlee ann@lee.example", "Ann Lee");
        check("Ann Lee • 5 min read", "Ann Lee");
        check("Published 3 May 2024 by Ann Lee", "Ann Lee");
        check("May 28 Written By Ann Lee", "Ann Lee");
        check("Ann Lee (AnnSoft)", "Ann Lee (AnnSoft)");
        check("Ann Lee (Image: Agency)", "Ann Lee");
        for label in ["Oluşturulma Tarihi", "Fecha Creación", "Data Utworzenia", "Ngày Đăng", "Published"] {
            check(&format!("{label}: 09.02.2024 07:05"), "");
        }
        check("Oluşturulma Tarihi: Şubat 09, 2024 07:05", "");
        check("投稿日：2024年7月21日 著者：堀川みな", "堀川みな");
        check("by Gudrun »", "Gudrun");
        check("Co-authored by Ann Lee", "Ann Lee");
        check("Edited and co-written by Ann Lee", "Ann Lee");
        check("Field Staff", "Field Staff");
        check("By Yann Roe. 4 March 2026", "Yann Roe");
        check("Ann Lee Esq.", "Ann Lee Esq.");
        check("Ann M. Lee, Ph.D.", "Ann M. Lee, Ph.D.");
        check("fieldnews - Ann Lee", "Ann Lee");
        check("Ann Lee - Field News", "Ann Lee");
        check("Reviewed by Ann Lee", "");
        check("Articles by Ann Lee", "Ann Lee");
        check("This post was written by Ann Lee, Head of Farms", "Ann Lee");
        for button in
            ["Hinterlasse einen Kommentar", "Leave a comment", "Keine Kommentare", "使用QQ登录", "Share", "A- A A+"]
        {
            check(button, "");
        }
    }

    #[test]
    fn agencies_and_teams_are_names_too() {
        check("Par Le Champ et AFP", "Le Champ et AFP");
        check("Le 3 mai 2024", "");
        check("By the Field Team", "the Field Team");
        check("The Field editors", "The Field editors");
    }

    #[test]
    fn what_is_no_name_is_refused() {
        for value in ["", "By", "admin", "Staff", "https://x.example/ann", "{{author}}", "<b>x</b>", "3 May 2024", "12"]
        {
            check(value, "");
        }
        check(&"a".repeat(500), "");
        check("This is a sentence about someone who wrote a very long text", "");
    }
}
