//! Names out of a byline as a page writes it: the label before them, roles, dates, handles, addresses and buttons after
//! them are taken off; what is left and reads as no name is refused.

use super::dates::{self, Order};
use super::name_words::{ENDS, LABELS, NOBODY, ROLES, WEAK_LABELS};
use super::site::{Site, key};
use super::value::{NAME_CHARS, is_address, is_placeholder};
use crate::page::text::folded;

/// Words of one name; more is a sentence.
const MAX_NAME_WORDS: usize = 8;
/// Names of one byline.
pub const MAX_NAMES: usize = 12;
/// Signs after which nothing belongs to the names.
const CUTS: [&str; 12] = ["|", "•", "·", "—", " – ", " - ", "/ ", "(", "[", "\u{2022}", "►", ">"];
/// What stands between two names.
const JOINTS: [&str; 14] =
    [" and ", " & ", " et ", " und ", " y ", " e ", " en ", " og ", " och ", " ve ", " i ", " ja ", " и ", " with "];

/// Whether the text begins with a word that announces names, and where the rest begins.
pub fn after_label(text: &str) -> Option<&str> {
    let words = LABELS.iter().map(|label| (label, label.split(' ').count()));
    let mut best: Option<&str> = None;
    for (label, count) in words {
        let Some((head, rest)) = split_words(text, count) else { continue };
        let is_weak = WEAK_LABELS.contains(label) && !rest.chars().next().is_some_and(char::is_uppercase);
        let is_followed = !rest.is_empty() && folded(head) == *label;
        if is_followed && !is_weak && best.is_none_or(|best| rest.len() < best.len()) {
            best = Some(rest);
        }
    }
    let cjk = ["作者", "撰文", "文", "著者", "執筆", "記者", "글", "기자"];
    best.or_else(|| {
        let rest = cjk.iter().find_map(|label| text.strip_prefix(label))?;
        let rest = rest.trim_start();
        rest.strip_prefix([':', '：', '/', '／', '|', '・']).map(str::trim_start)
    })
}

/// The first so many words of the text, and the rest without the signs between.
fn split_words(text: &str, count: usize) -> Option<(&str, &str)> {
    let is_gap = |c: char| c.is_whitespace() || matches!(c, ':' | '：' | '/' | '|' | ',' | '-' | '–');
    let mut rest = text.trim_start();
    let mut end = 0;
    for _ in 0..count {
        let word = rest.find(is_gap)?;
        let next = rest.get(word..)?;
        end = text.len() - next.len();
        rest = next.trim_start_matches(is_gap);
    }
    Some((text.get(..end)?, rest))
}

/// The names in one value, cleaned; none if it holds none.
pub fn names(value: &str, site: &Site) -> Vec<String> {
    let mut rest = value.trim();
    for _ in 0..3 {
        let Some(after) = after_label(rest) else { break };
        rest = after;
    }
    let rest = before_ends(rest);
    let mut found: Vec<String> = Vec::new();
    for part in parted(rest) {
        match name(&part, site) {
            Some(name) if !found.iter().any(|other| key(other) == key(&name)) => found.push(name),
            _ => {}
        }
    }
    found.truncate(MAX_NAMES);
    found
}

/// The text up to the first sign or word after which no name comes.
fn before_ends(text: &str) -> &str {
    if starts_with_date(text) {
        return "";
    }
    let mut end = CUTS.iter().filter_map(|cut| text.find(cut)).filter(|&at| at > 0).min().unwrap_or(text.len());
    let starts = text.char_indices().filter(|&(at, c)| {
        !c.is_whitespace() && (at == 0 || text.get(..at).is_some_and(|head| head.ends_with(char::is_whitespace)))
    });
    for (at, _) in starts.filter(|&(at, _)| at > 0) {
        if at >= end {
            break;
        }
        let tail = text.get(at..).unwrap_or_default();
        let ends = ENDS.iter().any(|words| {
            let Some(head) = tail.split_whitespace().take(words.split(' ').count()).reduce(|_, last| last) else {
                return false;
            };
            let length = tail.find(head).map_or(0, |start| start + head.len());
            folded(tail.get(..length).unwrap_or_default()) == *words
        });
        if ends || starts_with_date(tail) {
            end = at;
        }
    }
    text.get(..end).unwrap_or_default().trim_end_matches([',', ' ', ':', ';', '\u{a0}'])
}

fn starts_with_date(text: &str) -> bool {
    let head: Vec<&str> = text.split_whitespace().take(5).collect();
    let first = head.first().copied().unwrap_or_default();
    let is_start = first.starts_with(|c: char| c.is_ascii_digit())
        || dates::find(&format!("{first} 1, 2000"), Order::DayFirst).is_some_and(|found| found.rest.is_empty());
    is_start && dates::find(&head.join(" "), Order::DayFirst).is_some()
}

/// The names between commas and joining words. Credentials (`MD`, `Ph.D.`) stay with the name before them.
fn parted(text: &str) -> Vec<String> {
    let mut joined = text.replace([';', '、', '，'], ",");
    for joint in JOINTS {
        joined = joined.replace(joint, ",");
    }
    let mut parts: Vec<String> = Vec::new();
    for part in joined.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        let part = JOINTS.iter().find_map(|joint| part.strip_prefix(joint.trim_start())).unwrap_or(part);
        match parts.last_mut() {
            Some(last) if is_credential(part) => {
                last.push_str(", ");
                last.push_str(part);
            }
            _ => parts.push(part.to_owned()),
        }
    }
    parts
}

/// `MD`, `Ph.D.`, `RDN`, `M.Sc.`, `Jr.`: one short word, mostly capitals or with points in it.
fn is_credential(part: &str) -> bool {
    let letters = part.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = part.chars().filter(|c| c.is_uppercase()).count();
    let words = part.split_whitespace().count();
    let is_short = (words == 1 || (words == 2 && part.contains(['.', '-']))) && (2..=8).contains(&letters);
    is_short
        && part.is_ascii()
        && (capitals * 2 > letters || part.ends_with("r.") || part == "Jr" || (part.contains('.') && capitals > 1))
}

/// One name, without handle and address; none if it is none.
fn name(part: &str, site: &Site) -> Option<String> {
    let words: Vec<&str> = part.split_whitespace().filter(|word| !word.contains('@') && !is_address(word)).collect();
    let name = words.join(" ");
    let name = name.trim_matches(|c: char| matches!(c, ',' | ';' | ':' | '-' | '–' | '*' | '"' | '“' | '”' | '/'));
    // The point of a sentence goes, that of an initial or of `Jr.` stays.
    let is_sentence =
        name.rsplit(' ').next().is_some_and(|last| last.len() > 4 && last.find('.') == Some(last.len() - 1));
    let name = if is_sentence { name.trim_end_matches('.') } else { name };
    let folded_name = folded(name);
    let folded_words: Vec<&str> = folded_name.split(' ').collect();
    let is_long = words.len() > MAX_NAME_WORDS || name.chars().count() > NAME_CHARS;
    let has_letters = name.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    let is_nobody = NOBODY.contains(&folded_name.as_str());
    let is_role = folded_words.last().is_some_and(|last| ROLES.contains(last))
        || folded_words.first().is_some_and(|first| ROLES.contains(first));
    // The site itself may have a role in its name.
    let is_refused = (is_role && !site.is_name(name)) || is_nobody || is_placeholder(name) || is_address(name);
    let is_markup = name.contains(['<', '>', '{', '}', '=']);
    (has_letters && !is_long && !is_refused && !is_markup).then(|| name.to_owned())
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
    }

    #[test]
    fn what_is_not_the_name_goes() {
        check("By Ann Lee | Updated 3 May 2024", "Ann Lee");
        check("By Ann Lee on May 3, 2024", "Ann Lee");
        check("Ann Lee 3 May 2024", "Ann Lee");
        check("Ann Lee, Staff Writer", "Ann Lee");
        check("Ann Lee @annlee ann@lee.example", "Ann Lee");
        check("Ann Lee • 5 min read", "Ann Lee");
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
