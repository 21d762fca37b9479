//! Dates as a book says them: the day, and a moment in universal time.

/// The earliest there is in an archive, for articles that say nothing.
const EARLIEST: &str = "1980-01-01T00:00:00Z";

/// A date as precise as it is known without doubt: a time of day only where its zone is said.
pub(super) fn date(iso: &str) -> Option<&str> {
    let day = iso.get(..10).filter(|day| is_day(day));
    match day {
        Some(day) => Some(moment(iso).map_or(day, |_| iso)),
        None => Some(iso).filter(|iso| {
            let is_digits = |part: Option<&str>, length: usize| {
                part.is_some_and(|part| part.len() == length && part.bytes().all(|b| b.is_ascii_digit()))
            };
            is_digits(iso.get(..4), 4) && (iso.len() == 4 || (iso.len() == 7 && is_digits(iso.get(5..), 2)))
        }),
    }
}

/// The last of these that is a date, as a moment: a day alone begins at midnight.
pub(super) fn latest<'a>(dates: impl IntoIterator<Item = Option<&'a String>>) -> String {
    let known = dates.into_iter().flatten().filter_map(|iso| {
        let midnight = || Some(format!("{}T00:00:00Z", iso.get(..10).filter(|day| is_day(day))?));
        moment(iso).or_else(midnight)
    });
    known.max().unwrap_or_else(|| EARLIEST.into())
}

fn is_day(day: &str) -> bool {
    let number = |from: usize, to: usize| day.get(from..to)?.parse::<u32>().ok();
    day.len() == 10
        && day.bytes().enumerate().all(|(at, b)| if at == 4 || at == 7 { b == b'-' } else { b.is_ascii_digit() })
        && number(5, 7).is_some_and(|month| (1..=12).contains(&month))
        && number(8, 10).is_some_and(|day| (1..=31).contains(&day))
}

/// A date with time and zone in universal time, `2024-02-28T10:00:00Z`.
fn moment(iso: &str) -> Option<String> {
    let day = iso.get(..10).filter(|day| is_day(day))?;
    let (hours, minutes) = (digits(iso, 11)?, digits(iso, 14)?);
    let is_clock = iso.get(10..11) == Some("T") && iso.get(13..14) == Some(":") && hours < 24 && minutes < 60;
    let (seconds, rest) = match iso.get(16..17) {
        Some(":") => (digits(iso, 17).filter(|&seconds| seconds < 60)?, iso.get(19..)?),
        _ => (0, iso.get(16..)?),
    };
    let rest = rest.strip_prefix('.').map_or(rest, |rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    let offset = match (rest, rest.get(..1)?) {
        ("Z", _) => 0,
        (zone, sign @ ("+" | "-")) if zone.len() == 6 && zone.get(3..4) == Some(":") => {
            let offset = digits(zone, 1)? * 60 + digits(zone, 4)?;
            if sign == "+" { offset } else { -offset }
        }
        _ => return None,
    };
    let (year, month, of_month) = (iso.get(..4)?.parse().ok()?, digits(day, 5)?, digits(day, 8)?);
    let total = (days(year, month, of_month) * 24 + hours) * 60 + minutes - offset;
    let (year, month, of_month) = civil(total.div_euclid(1_440));
    let (hours, minutes) = (total.rem_euclid(1_440) / 60, total.rem_euclid(60));
    let is_written = is_clock && (0..=9_999).contains(&year);
    is_written.then(|| format!("{year:04}-{month:02}-{of_month:02}T{hours:02}:{minutes:02}:{seconds:02}Z"))
}

fn digits(text: &str, at: usize) -> Option<i64> {
    text.get(at..at + 2).filter(|two| two.bytes().all(|b| b.is_ascii_digit()))?.parse().ok()
}

/// Days since the first of March of the year 0 (Gregorian, years that begin in March).
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + of_year
}

/// The same the other way.
fn civil(days: i64) -> (i64, i64, i64) {
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let year = era * 400 + year_of_era;
    if month < 10 { (year, month + 3, day) } else { (year + 1, month - 9, day) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_in_universal_time() {
        for (iso, expected) in [
            ("2024-02-28T10:00:00Z", Some("2024-02-28T10:00:00Z")),
            ("2024-02-29T23:30:00-02:00", Some("2024-03-01T01:30:00Z")),
            ("2024-01-01T00:15+05:45", Some("2023-12-31T18:30:00Z")),
            ("2000-03-01T00:00:00.123+00:01", Some("2000-02-29T23:59:00Z")),
            ("1900-03-01T00:00:00+00:01", Some("1900-02-28T23:59:00Z")),
            ("2024-02-28T10:00:00", None),
            ("2024-02-28", None),
            ("2024-13-28T10:00:00Z", None),
            ("2024-02-28T25:00:00Z", None),
            ("\"><script>", None),
            ("2024-02-28T10:00:00é", None),
        ] {
            assert_eq!(moment(iso).as_deref(), expected, "{iso}");
        }
    }

    #[test]
    fn every_day_of_four_centuries_comes_back() {
        for day in 0..146_097 {
            let (year, month, of_month) = civil(day);
            assert_eq!(days(year, month, of_month), day);
        }
    }

    #[test]
    fn dates_are_as_precise_as_they_are_known() {
        for (iso, expected) in [
            ("2024-02-28T10:00:00", Some("2024-02-28")),
            ("2024-02-28T10:00:00Z", Some("2024-02-28T10:00:00Z")),
            ("2024-02", Some("2024-02")),
            ("2024", Some("2024")),
            ("soon", None),
            ("2024-2", None),
        ] {
            assert_eq!(date(iso), expected, "{iso}");
        }
        let (first, second) = (String::from("2024-02-28"), String::from("2024-02-28T01:00:00+03:00"));
        assert_eq!(latest([Some(&first), Some(&second)]), "2024-02-28T00:00:00Z");
        assert_eq!(latest([None, Some(&second)]), "2024-02-27T22:00:00Z");
        assert_eq!(latest([None]), EARLIEST);
    }
}
