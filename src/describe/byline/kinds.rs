//! What a name is by its words: that of a person, of a team, of somebody signed in, a role, a day, a remark.

use super::ends::is_month;
use super::name_words::{LISTS, PARTICLES, ROLES, TEAMS};
use crate::page::text::folded;

/// Words of one name; more is a sentence.
pub const MAX_NAME_WORDS: usize = 8;
/// Chinese characters of one name, that of a desk with where it sits among them; more is a headline.
const MAX_NAME_SIGNS: usize = 14;

/// Whether the text looks like a name in a script with capitals: few words, the first and the last with one. Other
/// scripts do not tell, but by their length.
pub fn is_name_like(text: &str) -> bool {
    if text.chars().filter(|c| matches!(c, '\u{4e00}'..='\u{9fff}')).count() > MAX_NAME_SIGNS {
        return false;
    }
    let mut words = text.split_whitespace();
    let begins_name =
        |word: &str| word.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_alphabetic() && !c.is_lowercase());
    let (first, count) = (words.next().unwrap_or_default(), text.split_whitespace().count());
    if is_team(text) {
        return true;
    }
    begins_name(first)
        && words.last().is_none_or(begins_name)
        && count <= MAX_NAME_WORDS - 2
        && !text.ends_with(['?', '!'])
}

/// Whether the text can only be the name of a person, in a script with capitals: two to four words, all with one but the
/// particles, and none that heads a list or a section.
pub fn is_person(name: &str) -> bool {
    let begins_upper = |word: &str| word.starts_with(char::is_uppercase);
    let is_particle = |word: &str| PARTICLES.contains(&word);
    let words: Vec<&str> = name.split_whitespace().collect();
    let folded = folded(name);
    (2..=4).contains(&words.iter().filter(|word| !is_particle(word)).count())
        && words.iter().all(|word| begins_upper(word) || is_particle(word))
        && [words.first(), words.last()].into_iter().flatten().all(|word| begins_upper(word))
        && name.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\'' | '’'))
        && !folded.split(' ').any(|word| LISTS.contains(&word) || ROLES.contains(&word) || TEAMS.contains(&word))
}

/// Whether the name is what somebody signs in with: `andrew.lee`, `ann_lee`, `annlee2`, `AnnL`, `Site Admin`.
pub fn is_login(name: &str) -> bool {
    let is_admin = || folded(name).split(' ').any(|word| matches!(word, "admin" | "administrator" | "webmaster"));
    if name.contains(char::is_whitespace) {
        return is_admin();
    }
    let mut chars = name.chars().zip(name.chars().skip(1));
    let has_hump = chars.any(|(a, b)| a.is_lowercase() && b.is_uppercase());
    let has_sign = name.contains(['.', '_']) || name.contains(|c: char| c.is_ascii_digit());
    let is_small = name.is_ascii() && !name.contains(|c: char| c.is_ascii_uppercase());
    has_hump || has_sign || is_small
}

/// Whether the text is a team that signs in the common noun's way: `the Field team`.
pub fn is_team(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let is_named = text.starts_with(char::is_uppercase) || text.starts_with("the ");
    is_named && (2..=5).contains(&words) && folded(text).rsplit(' ').next().is_some_and(|last| TEAMS.contains(&last))
}

/// Whether the text says what somebody does: `Senior Reporter`, `Director of Operations`.
pub fn is_role(text: &str) -> bool {
    let folded = folded(text);
    [folded.split(' ').next(), folded.rsplit(' ').next()].into_iter().flatten().any(|word| ROLES.contains(&word))
}

/// Whether the text begins like a name and goes on like a sentence: `Extension horticulture educators`.
pub fn is_remark(text: &str) -> bool {
    let begins_lower = |word: &str| word.starts_with(char::is_lowercase);
    text.starts_with(char::is_uppercase) && text.contains(' ') && text.rsplit(' ').next().is_some_and(begins_lower)
}

/// Whether the words are a day: `March 17`, `Sat`.
pub fn is_day(words: &[&str]) -> bool {
    let days = [
        "sun",
        "sunday",
        "mon",
        "monday",
        "tue",
        "tuesday",
        "wed",
        "wednesday",
        "thu",
        "thursday",
        "fri",
        "friday",
        "sat",
        "saturday",
    ];
    let is_number = |word: &&str| word.starts_with(|c: char| c.is_numeric());
    let has_number = words.iter().any(is_number);
    (has_number && words.iter().any(|word| is_month(word)))
        || words.iter().all(|word| days.contains(word) || is_number(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_told_from_headings_and_logins() {
        for name in ["Ann Lee", "Ann de la Lee", "Ann B. Lee-Ray", "Zoë Ó’Lee"] {
            assert!(is_person(name) && !is_login(name), "{name}");
        }
        for name in ["Table of Contents", "Ann", "Related Articles", "Field Team", "3 May", "Share this"] {
            assert!(!is_person(name), "{name}");
        }
        for name in ["andrew.lee", "ann_lee", "annlee2", "AnnL", "annlee", "NOC Admin"] {
            assert!(is_login(name), "{name}");
        }
        assert!(is_team("the Field team") && !is_team("our field team"));
        assert!(!is_login("Reuters") && !is_login("AFP") && !is_login("李安") && !is_login("Ann Lee"));
    }
}
