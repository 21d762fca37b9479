//! Years that are not counted as in the common era: those of Persia, of Japan's reigns, of the Republic of China and of the
//! Buddhist era, and what day each is.

use super::YEARS;
use super::machine::civil;

/// Months of the Persian calendar, as Iran and Afghanistan call them. Sorted.
const PERSIAN_MONTHS: [(&str, u32); 24] = [
    ("آبان", 8),
    ("آذر", 9),
    ("اردیبهشت", 2),
    ("اسد", 5),
    ("اسفند", 12),
    ("بهمن", 11),
    ("تیر", 4),
    ("ثور", 2),
    ("جدی", 10),
    ("جوزا", 3),
    ("حمل", 1),
    ("حوت", 12),
    ("خرداد", 3),
    ("دلو", 11),
    ("دی", 10),
    ("سرطان", 4),
    ("سنبله", 6),
    ("شهریور", 6),
    ("عقرب", 8),
    ("فروردین", 1),
    ("قوس", 9),
    ("مرداد", 5),
    ("مهر", 7),
    ("میزان", 7),
];

/// Years of the Persian calendar that a page may say: 1921 to 2041. Those of the Islamic one that are near to today's begin
/// above.
const PERSIAN_YEARS: std::ops::RangeInclusive<u32> = 1300..=1420;
/// Days from 1 January 1970 to the first of Farvardin 1300, 21 March 1921.
const PERSIAN_START: i64 = -17_818;
/// Which years of a cycle of 33 have a day more, as they have had it from 1925 on (A. Birashk, "A Comparative Calendar").
const PERSIAN_CYCLE: u32 = 33;
const PERSIAN_LEAPS: [u32; 8] = [1, 5, 9, 13, 17, 22, 26, 30];

/// Names of reigns and of the Republic before its years, and the year before the first of each.
const REIGNS: [(&str, u32); 6] =
    [("令和", 2018), ("平成", 1988), ("昭和", 1925), ("大正", 1911), ("民國", 1911), ("民国", 1911)];

/// Years by which the Buddhist era is ahead, and the years of its century.
const BUDDHIST: u32 = 543;
const BUDDHIST_CENTURY: u32 = 2500;

/// The number of the month of the Persian calendar that the word names.
pub fn persian_month(word: &str) -> Option<u32> {
    let at = PERSIAN_MONTHS.binary_search_by_key(&word, |(name, _)| name).ok()?;
    PERSIAN_MONTHS.get(at).map(|&(_, month)| month)
}

/// A day of the Persian calendar as ISO 8601.
pub fn persian_day(year: u32, month: u32, day: u32) -> Option<String> {
    let is_leap = |year: u32| PERSIAN_LEAPS.contains(&(year % PERSIAN_CYCLE));
    let length = match month {
        1..=6 => 31,
        7..=11 => 30,
        12 if is_leap(year) => 30,
        12 => 29,
        _ => return None,
    };
    if !PERSIAN_YEARS.contains(&year) || !(1..=length).contains(&day) {
        return None;
    }
    let years: u32 = (*PERSIAN_YEARS.start()..year).map(|year| 365 + u32::from(is_leap(year))).sum();
    let months = (month - 1) * 30 + (month - 1).min(6);
    let (year, month, day) = civil(PERSIAN_START + i64::from(years + months + day - 1));
    super::day(u32::try_from(year).ok()?, month, day)
}

/// The year before the first of a reign, where a word ends with its name.
pub fn reign(word: &str) -> Option<u32> {
    REIGNS.iter().find(|(name, _)| word.ends_with(name)).map(|&(_, before)| before)
}

/// The first year of a reign, where a word ends with it: `令和元年`.
pub fn first_year(word: &str) -> Option<u32> {
    reign(word.strip_suffix("元年")?).map(|before| before + 1)
}

/// The year of the common era that a year of the Buddhist era is; of two digits where `is_short`.
pub fn buddhist_year(year: u32, is_short: bool) -> Option<u32> {
    let year = if is_short { year + BUDDHIST_CENTURY } else { year };
    year.checked_sub(BUDDHIST).filter(|year| YEARS.contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_months_are_sorted() {
        assert!(PERSIAN_MONTHS.is_sorted());
    }

    #[test]
    fn persian_days_are_those_of_the_sun() {
        for (year, month, day, expected) in [
            (1300, 1, 1, "1921-03-21"),
            (1357, 11, 22, "1979-02-11"),
            (1399, 12, 30, "2021-03-20"),
            (1400, 1, 1, "2021-03-21"),
            (1402, 12, 22, "2024-03-12"),
            (1403, 1, 1, "2024-03-20"),
            (1403, 12, 30, "2025-03-20"),
            (1404, 1, 1, "2025-03-21"),
        ] {
            assert_eq!(persian_day(year, month, day).as_deref(), Some(expected), "{year}-{month}-{day}");
        }
        assert_eq!(persian_day(1402, 12, 30), None);
        assert_eq!(persian_day(1445, 9, 2), None);
    }
}
