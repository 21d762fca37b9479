//! Dates as pages say them, in attributes and in words, made ISO 8601: as precise as said, checked against the calendar.
//! Which of them is the article's stands in [`super::published`].

use super::date_words::{LINKS, MONTHS};
use crate::page::text::folded;

/// Text that is looked at for a date, in bytes; dates stand in short lines.
const TEXT_BYTES: usize = 400;
/// Years a page may say; before, there was nothing to publish on, and later ones are mistakes.
const YEARS: std::ops::RangeInclusive<u32> = 1900..=2100;

/// Which number comes first in a date of three numbers that leaves it open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// 31/12/2024, as nearly everywhere.
    #[default]
    DayFirst,
    /// 12/31/2024, as in the United States.
    MonthFirst,
}

/// A date in an attribute or in data: ISO 8601 and its usual deviations, RFC 2822, seconds since 1970, else in words.
pub fn parse(value: &str, order: Order) -> Option<String> {
    let value = value.trim();
    iso(value).or_else(|| since_1970(value)).or_else(|| find(value, order).map(|found| found.date))
}

/// A date found in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// ISO 8601.
    pub date: String,
    /// The words of the text that are not part of it, folded; numbers left out.
    pub rest: Vec<String>,
}

/// The first date in a text, in words or numbers, with the time that follows it.
pub fn find(text: &str, order: Order) -> Option<Found> {
    let tokens = tokens(text);
    for at in 0..tokens.len() {
        let window = tokens.get(at..).unwrap_or_default();
        if let Some((date, length)) = named_month(window).or_else(|| counted(window)).or_else(|| numeric(window, order))
        {
            let time = time(window.get(length..).unwrap_or_default()).unwrap_or_default();
            let others = tokens.iter().take(at).chain(window.iter().skip(length));
            let rest = others.filter_map(|token| token.word()).map(str::to_owned).collect();
            return Some(Found { date: format!("{date}{time}"), rest });
        }
    }
    None
}

/// The date in the path of an address, such as `/2024/03/12/` or `/20240312-`.
pub fn in_path(path: &str) -> Option<String> {
    let numbers: Vec<&str> = path.split(|c: char| !c.is_ascii_digit()).collect();
    for (at, &year) in numbers.iter().enumerate() {
        if year.len() == 8 {
            let (y, rest) = year.split_at(4);
            let (m, d) = rest.split_at(2);
            if let Some(date) = day(y.parse().ok()?, m.parse().ok()?, d.parse().ok()?).filter(|_| y.starts_with("20")) {
                return Some(date);
            }
        }
        let (Some(&month), Some(&day_of)) = (numbers.get(at + 1), numbers.get(at + 2)) else { continue };
        if year.len() == 4 && (1..=2).contains(&month.len()) && (1..=2).contains(&day_of.len()) {
            let date = day(year.parse().ok()?, month.parse().ok()?, day_of.parse().ok()?);
            // The three must stand together: /2024/03/12/ or 2024-03-12.
            let is_joined = ["/", "-", "_"].iter().any(|s| path.contains(&[year, month, day_of].join(s)));
            if let Some(date) = date.filter(|_| is_joined) {
                return Some(date);
            }
        }
    }
    None
}

/// A calendar day as ISO 8601; none where there is no such day.
fn day(year: u32, month: u32, day: u32) -> Option<String> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    // The first second of 1970 is a field never filled.
    let is_real = (year, month, day) != (1970, 1, 1);
    (YEARS.contains(&year) && (1..=days).contains(&day) && is_real).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// ISO 8601, extended or basic, with the time and offset it may have; `T` may be a space.
fn iso(value: &str) -> Option<String> {
    let (year, rest) = digits(value, 4)?;
    let separated = rest.strip_prefix('-');
    let (month, rest) = digits(separated.unwrap_or(rest), 2)?;
    if rest.is_empty() && separated.is_some() {
        day(year, month, 2)?;
        return Some(format!("{year:04}-{month:02}"));
    }
    let rest = if separated.is_some() { rest.strip_prefix('-')? } else { rest };
    let (day_of, rest) = digits(rest, 2)?;
    let date = day(year, month, day_of)?;
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    Some(format!("{date}{}", clock(rest).unwrap_or_default()))
}

/// The time that follows a date: ` 10:20`, `T10:20:30.123Z`, `T102030+0200`.
fn clock(text: &str) -> Option<String> {
    let text = text.trim_start_matches(['T', 't', ' ']);
    let (hour, rest) = digits(text, 2)?;
    let (minute, rest) = digits(rest.strip_prefix(':').unwrap_or(rest), 2)?;
    let (second, rest) = match digits(rest.strip_prefix(':').unwrap_or(rest), 2) {
        Some((second, rest)) => (Some(second), rest),
        None => (None, rest),
    };
    if hour > 23 || minute > 59 || second.is_some_and(|second| second > 60) {
        return None;
    }
    let rest = rest.strip_prefix(['.', ',']).map_or(rest, |rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    let seconds = second.map_or(String::new(), |second| format!(":{second:02}"));
    Some(format!("T{hour:02}:{minute:02}{seconds}{}", offset(rest.trim_start()).unwrap_or_default()))
}

fn offset(text: &str) -> Option<String> {
    if text.starts_with(['Z', 'z']) || text == "UTC" || text == "GMT" {
        return Some("Z".to_owned());
    }
    let sign = text.chars().next().filter(|c| matches!(c, '+' | '-'))?;
    let (hours, rest) = digits(text.get(1..)?, 2)?;
    let minutes = digits(rest.strip_prefix(':').unwrap_or(rest), 2).map_or(0, |(minutes, _)| minutes);
    (hours <= 14 && minutes < 60).then(|| format!("{sign}{hours:02}:{minutes:02}"))
}

/// Exactly so many digits, as a number, and what follows.
fn digits(text: &str, count: usize) -> Option<(u32, &str)> {
    let head = text.get(..count)?;
    head.bytes().all(|b| b.is_ascii_digit()).then_some(())?;
    Some((head.parse().ok()?, text.get(count..)?))
}

/// Seconds or milliseconds since 1970.
fn since_1970(value: &str) -> Option<String> {
    if !value.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number: i64 = value.parse().ok()?;
    let seconds = match value.len() {
        9 | 10 => number,
        12 | 13 => number / 1000,
        _ => return None,
    };
    // Howard Hinnant, "chrono-compatible low-level date algorithms": civil from days.
    let days = seconds.div_euclid(86_400) + 719_468;
    let era_day = days.rem_euclid(146_097);
    let era_year = (era_day - era_day / 1_460 + era_day / 36_524 - era_day / 146_096) / 365;
    let year_day = era_day - (365 * era_year + era_year / 4 - era_year / 100);
    let month = (5 * year_day + 2) / 153;
    let day_of = year_day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = era_year + days.div_euclid(146_097) * 400 + i64::from(month <= 2);
    let date = day(u32::try_from(year).ok()?, u32::try_from(month).ok()?, u32::try_from(day_of).ok()?)?;
    let clock = seconds.rem_euclid(86_400);
    Some(format!("{date}T{:02}:{:02}:{:02}Z", clock / 3600, clock / 60 % 60, clock % 60))
}

/// A run of digits or of letters, and what stood before it.
#[derive(Debug, PartialEq)]
enum Token {
    /// Value, number of digits, the signs before it.
    Number(u32, usize, String),
    /// Folded.
    Word(String),
}

impl Token {
    fn word(&self) -> Option<&str> {
        match self {
            Self::Word(word) => Some(word),
            Self::Number(..) => None,
        }
    }

    fn number(&self) -> Option<(u32, usize, &str)> {
        match self {
            Self::Number(value, length, before) => Some((*value, *length, before)),
            Self::Word(_) => None,
        }
    }

    fn month(&self) -> Option<u32> {
        let word = self.word()?;
        let at = MONTHS.binary_search_by_key(&word, |(name, _)| name).ok()?;
        MONTHS.get(at).map(|&(_, month)| u32::from(month))
    }

    fn year(&self) -> Option<u32> {
        self.number().filter(|&(value, length, _)| length == 4 && YEARS.contains(&value)).map(|(value, ..)| value)
    }

    fn small(&self) -> Option<u32> {
        self.number().filter(|&(_, length, _)| length <= 2).map(|(value, ..)| value)
    }

    fn is_link(&self) -> bool {
        self.word().is_some_and(|word| LINKS.contains(&word) || word == "º" || word == "ª")
    }
}

fn tokens(text: &str) -> Vec<Token> {
    let mut end = text.len().min(TEXT_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = text.get(..end).unwrap_or_default();
    let (mut tokens, mut signs, mut chars) = (Vec::new(), String::new(), text.chars().peekable());
    while let Some(&c) = chars.peek() {
        let is_same = |other: char| if c.is_numeric() { other.is_numeric() } else { is_letter(other) };
        if !c.is_numeric() && !is_letter(c) {
            signs.push(c);
            chars.next();
            continue;
        }
        let mut run = String::new();
        while let Some(&next) = chars.peek().filter(|&&next| is_same(next)) {
            run.push(next);
            chars.next();
        }
        if c.is_numeric() {
            let value = run.chars().try_fold(0u32, |sum, c| sum.checked_mul(10)?.checked_add(decimal(c)?));
            tokens.push(Token::Number(value.unwrap_or(u32::MAX), run.chars().count(), signs.trim().to_owned()));
        } else {
            tokens.push(Token::Word(folded(&run)));
        }
        signs.clear();
    }
    tokens
}

/// Letters and the marks on them, so that a folded accent or a vowel sign does not cut a word.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}' | '\u{900}'..='\u{97f}')
}

/// The value of a digit, those of Arabic, Persian, Devanagari and full width too.
fn decimal(c: char) -> Option<u32> {
    let zero = match c {
        '0'..='9' => '0',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        '०'..='९' => '०',
        '０'..='９' => '０',
        _ => return None,
    };
    Some(u32::from(c) - u32::from(zero))
}

/// `12 March 2024`, `March 12th, 2024`, `12 de marzo de 2024`, `2024 March 12`, `March 2024`.
fn named_month(window: &[Token]) -> Option<(String, usize)> {
    let after_links = |from: usize| {
        let links = window.iter().skip(from).take(2).take_while(|token| token.is_link()).count();
        from + links
    };
    let first = window.first()?;
    if let Some(month) = first.month() {
        let second = window.get(1)?;
        if let Some(day_of) = second.small() {
            let at = after_links(2);
            if let Some(year) = window.get(at).and_then(Token::year) {
                return Some((day(year, month, day_of)?, at + 1));
            }
        }
        return None;
    }
    let at = after_links(1);
    let month = window.get(at)?.month()?;
    if let Some(day_of) = first.small() {
        let at = after_links(at + 1);
        return Some((day(window.get(at)?.year()?, month, day_of)?, at + 1));
    }
    let (year, day_of) = (first.year()?, window.get(at + 1)?.small()?);
    Some((day(year, month, day_of)?, at + 2))
}

/// `2024年3月12日`, `2024년 3월 12일`.
fn counted(window: &[Token]) -> Option<(String, usize)> {
    let [year, year_word, month, month_word, day_of, day_word, ..] = window else { return None };
    let is = |token: &Token, signs: [char; 2]| token.word().is_some_and(|word| word.starts_with(signs));
    let is_counted = is(year_word, ['年', '년']) && is(month_word, ['月', '월']) && is(day_word, ['日', '일']);
    is_counted.then_some(())?;
    // The sign may have grown together with the word after it; that word is lost, and nobody misses it.
    Some((day(year.year()?, month.small()?, day_of.small()?)?, 6))
}

/// `2024-03-12`, `2024. 3. 12.`, `12.03.2024`, `3/12/24`: three numbers with the same sign between.
fn numeric(window: &[Token], order: Order) -> Option<(String, usize)> {
    let [first, second, third, ..] = window else { return None };
    let (a, a_length, _) = first.number()?;
    let (b, b_length, sign) = second.number()?;
    let (c, c_length, other) = third.number()?;
    if sign != other || !matches!(sign, "." | "/" | "-" | "–") || b_length > 2 {
        return None;
    }
    if a_length == 4 && c_length <= 2 {
        return Some((day(a, b, c)?, 3));
    }
    let year = match c_length {
        4 => c,
        2 if sign != "-" => 2000 + c,
        _ => return None,
    };
    let (day_of, month) = match order {
        _ if a_length > 2 => return None,
        _ if a > 12 => (a, b),
        _ if b > 12 => (b, a),
        // A point between the numbers is never American.
        Order::MonthFirst if sign != "." => (b, a),
        _ => (a, b),
    };
    Some((day(year, month, day_of)?, 3))
}

/// The time of day soon after a date: `10:20`, `at 10:20 pm`, `10h20`, `10.20 Uhr`.
fn time(window: &[Token]) -> Option<String> {
    let at = window.iter().take(4).position(|token| token.small().is_some_and(|hour| hour < 24))?;
    let hour = window.get(at)?.small()?;
    let next = window.get(at + 1)?;
    let (minute, used) = match next.number() {
        Some((minute, 2, ":")) => (minute, 2),
        Some((minute, 2, ".")) if window.get(at + 2).and_then(Token::word) == Some("uhr") => (minute, 3),
        None if matches!(next.word(), Some("h" | "u" | "時" | "시")) => (window.get(at + 2)?.small()?, 3),
        _ => return None,
    };
    let hour = match window.get(at + used).and_then(Token::word) {
        Some("pm" | "p") if hour < 12 => hour + 12,
        Some("am" | "a") if hour == 12 => 0,
        _ => hour,
    };
    (minute < 60).then(|| format!("T{hour:02}:{minute:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(value: &str, expected: &str) {
        assert_eq!(parse(value, Order::DayFirst).unwrap_or_default(), expected, "{value:?}");
    }

    #[test]
    fn iso_dates_stay_as_precise_as_said() {
        check("2024-03-12", "2024-03-12");
        check("2024-03", "2024-03");
        check("20240312", "2024-03-12");
        check("2024-03-12T10:20", "2024-03-12T10:20");
        check("2024-03-12 10:20:30.123456 +0100", "2024-03-12T10:20:30+01:00");
        check("2024-03-12T10:20:30Z", "2024-03-12T10:20:30Z");
        check("20240312T102030", "2024-03-12T10:20:30");
    }

    #[test]
    fn what_the_calendar_does_not_know_is_no_date() {
        for value in
            ["2023-02-29", "2024-13-01", "0001-01-01", "1970-01-01", "9999-12-31", "0", "12", "99/99/2024", "", "x"]
        {
            check(value, "");
        }
        check("2024-02-29", "2024-02-29");
    }

    #[test]
    fn other_forms_of_machines() {
        check("Tue, 12 Mar 2024 10:20:30 GMT", "2024-03-12T10:20");
        check("Mon Nov 04 2024 10:00:00 GMT+0000", "2024-11-04T10:00");
        check("1710238830", "2024-03-12T10:20:30Z");
        check("1710238830000", "2024-03-12T10:20:30Z");
    }

    #[test]
    fn dates_in_words_of_many_languages() {
        for text in [
            "12 March 2024",
            "March 12th, 2024",
            "12th of March, 2024",
            "Mar. 12, 2024",
            "12 mars 2024",
            "12. März 2024",
            "12 de marzo de 2024",
            "12 marzo 2024",
            "12 de março de 2024",
            "12 maart 2024",
            "12 marca 2024",
            "12. marts 2024",
            "12. maaliskuuta 2024",
            "12. března 2024",
            "12 Mart 2024",
            "12 марта 2024",
            "2024年3月12日",
            "2024년 3월 12일",
            "２０２４年３月１２日",
            "12 مارس 2024",
            "2024. 3. 12.",
            "12.03.2024",
            "12/3/2024",
            "2024/03/12",
        ] {
            check(text, "2024-03-12");
        }
        check("Publié le : 28/02/2020 - 19:46", "2020-02-28T19:46");
        check("1er août 2024 à 10h30", "2024-08-01T10:30");
        check("March 12, 2024 at 1:05 p.m. ET", "2024-03-12T13:05");
    }

    #[test]
    fn the_order_of_numbers_follows_the_place() {
        assert_eq!(parse("3/12/2024", Order::MonthFirst).as_deref(), Some("2024-03-12"));
        assert_eq!(parse("31/12/2024", Order::MonthFirst).as_deref(), Some("2024-12-31"));
        assert_eq!(parse("03.12.2024", Order::MonthFirst).as_deref(), Some("2024-12-03"));
    }

    #[test]
    fn the_rest_of_the_text_is_told() {
        let found = find("By Ann Lee, published 12 March 2024", Order::DayFirst);
        assert_eq!(found.map(|found| found.rest.join(" ")).as_deref(), Some("by ann lee published"));
        assert_eq!(find("version 1.2.3 of 2024", Order::DayFirst), None);
    }

    #[test]
    fn paths_hold_dates() {
        assert_eq!(in_path("/news/2024/03/12/title-4").as_deref(), Some("2024-03-12"));
        assert_eq!(in_path("/fr/20200228-idleb-erdogan").as_deref(), Some("2020-02-28"));
        assert_eq!(in_path("/a/12345678/2024-x-03"), None);
    }
}
