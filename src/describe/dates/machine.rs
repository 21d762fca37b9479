//! Dates as machines write them: ISO 8601 and what it is mistaken for, seconds since 1970.

use super::day;

/// ISO 8601, extended or basic, with the time and offset it may have; `T` may be a space.
pub fn iso(value: &str) -> Option<String> {
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
    if hour > 23 || minute > 59 || second.is_some_and(|second| second > 59) {
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
pub fn since_1970(value: &str) -> Option<String> {
    if !value.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number: i64 = value.parse().ok()?;
    let seconds = match value.len() {
        9 | 10 => number,
        12 | 13 => number / 1000,
        _ => return None,
    };
    let (year, month, day_of) = civil(seconds.div_euclid(86_400));
    let date = day(u32::try_from(year).ok()?, month, day_of)?;
    let clock = seconds.rem_euclid(86_400);
    Some(format!("{date}T{:02}:{:02}:{:02}Z", clock / 3600, clock / 60 % 60, clock % 60))
}

/// Year, month and day of a count of days since 1970 (Howard Hinnant, "chrono-compatible low-level date algorithms").
pub fn civil(days: i64) -> (i64, u32, u32) {
    let days = days + 719_468;
    let era_day = days.rem_euclid(146_097);
    let era_year = (era_day - era_day / 1_460 + era_day / 36_524 - era_day / 146_096) / 365;
    let year_day = era_day - (365 * era_year + era_year / 4 - era_year / 100);
    let month = (5 * year_day + 2) / 153;
    let day_of = year_day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = era_year + days.div_euclid(146_097) * 400 + i64::from(month <= 2);
    (year, u32::try_from(month).unwrap_or_default(), u32::try_from(day_of).unwrap_or_default())
}
