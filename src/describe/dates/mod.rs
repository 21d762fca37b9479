//! Dates as pages say them, in attributes and in words, made ISO 8601: as precise as said, checked against the calendar.
//! Which of them is the article's stands in [`super::published`].

mod asia;
mod eras;
mod machine;
mod spoken;
pub mod words;

use machine::{iso, since_1970};
use spoken::{counted, named_month, numeric, persian, time, tokens};

/// Years a page may say; before, there was nothing to publish on, and later ones are mistakes.
const YEARS: std::ops::RangeInclusive<u32> = 1900..=2100;

/// Dates of one line that are read.
const MOST_DATES: usize = 4;

/// Text of a path that is looked at for a date, in bytes.
const PATH_BYTES: usize = 2_048;

/// Which number comes first in a date of three numbers that leaves it open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// 31/12/2024, as nearly everywhere.
    #[default]
    DayFirst,
    /// 12/31/2024, as in the United States.
    MonthFirst,
    /// The day first, and the months as Croatian calls them, whose `listopad` is October and not November.
    Croatian,
}

/// All of them, for who does not know where a date was written.
pub const ORDERS: [Order; 3] = [Order::DayFirst, Order::MonthFirst, Order::Croatian];

/// The number of a month whose name is not in the table of [`words`].
pub fn month_of_asia(word: &str) -> Option<u32> {
    asia::month(word).or_else(|| eras::persian_month(word))
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
    let (tokens, Placed { date, range }) = first(text, order)?;
    let others = tokens.iter().take(range.start).chain(tokens.iter().skip(range.end));
    Some(Found { date, rest: others.filter_map(|token| token.word()).map(str::to_owned).collect() })
}

/// The dates of a line that says several, each with the words before it: `Published 12 March 2024, updated 13 March 2024`.
pub fn find_each(text: &str, order: Order) -> Vec<Found> {
    let Some((tokens, mut placed)) = first(text, order) else { return Vec::new() };
    let (mut found, mut start) = (Vec::new(), 0);
    loop {
        let before = tokens.get(start..placed.range.start).unwrap_or_default();
        let rest = before.iter().filter_map(|token| token.word()).map(str::to_owned).collect();
        start = placed.range.end;
        found.push(Found { date: placed.date, rest });
        match placed_in(&tokens, start, order) {
            Some(next) if found.len() < MOST_DATES => placed = next,
            _ => return found,
        }
    }
}

/// A date, and which tokens of the text it is.
struct Placed {
    date: String,
    range: std::ops::Range<usize>,
}

/// The tokens of a text and the first date among them.
fn first(text: &str, order: Order) -> Option<(Vec<spoken::Token>, Placed)> {
    // Every date has a year, and most texts no number.
    if !text.contains(char::is_numeric) {
        return None;
    }
    let tokens = tokens(text);
    // A year of four digits, in whichever era, or three numbers in a row; Thai shortens the year to two digits, and the first
    // of a reign has a name.
    let numbers = tokens.iter().filter(|token| token.number().is_some()).count();
    let is_year = |token: &spoken::Token| token.number().is_some_and(|(_, length, _)| length == 4);
    let is_telling = |word: &str| word.contains(asia::is_thai) || eras::first_year(word).is_some();
    if numbers < 3 && !tokens.iter().any(|token| is_year(token) || token.word().is_some_and(is_telling)) {
        return None;
    }
    let placed = placed_in(&tokens, 0, order)?;
    Some((tokens, placed))
}

/// The first date from a token on.
fn placed_in(tokens: &[spoken::Token], from: usize, order: Order) -> Option<Placed> {
    for at in from..tokens.len() {
        let window = tokens.get(at..).unwrap_or_default();
        let named = || named_month(window, order).or_else(|| persian(window));
        if let Some((date, length)) = named().or_else(|| counted(window)).or_else(|| numeric(window, order)) {
            let after = window.get(length..).unwrap_or_default();
            let time = time(window.get(length.saturating_sub(1)), after).unwrap_or_default();
            return Some(Placed { date: format!("{date}{time}"), range: at..at + length });
        }
    }
    None
}

/// The date in the path of an address, such as `/2024/03/12/`, `/20240312-` or `/2024/mar/12/`.
pub fn in_path(path: &str) -> Option<String> {
    let mut end = path.len().min(PATH_BYTES);
    while !path.is_char_boundary(end) {
        end -= 1;
    }
    let path = path.get(..end).unwrap_or_default();
    in_numbers(path).or_else(|| {
        let parts: Vec<&str> = path.split('/').collect();
        let named = |at: &[&str]| {
            let [year, month, day_of] = at else { return None };
            let is_day = year.len() == 4 && (1..=2).contains(&day_of.len());
            is_day.then(|| find(&format!("{year} {month} {day_of}"), Order::DayFirst)).flatten()
        };
        parts.windows(3).find_map(named).map(|found| found.date)
    })
}

fn in_numbers(path: &str) -> Option<String> {
    let mut numbers: Vec<(usize, &str)> = Vec::new();
    let mut start = 0;
    for run in path.as_bytes().split(|byte| !byte.is_ascii_digit()) {
        numbers.extend(path.get(start..start + run.len()).filter(|run| !run.is_empty()).map(|run| (start, run)));
        start += run.len() + 1;
    }
    numbers.iter().enumerate().find_map(|(at, &(start, year))| {
        if year.len() == 8 {
            let (y, rest) = year.split_at(4);
            let (m, d) = rest.split_at(2);
            return day(y.parse().ok()?, m.parse().ok()?, d.parse().ok()?).filter(|_| y.starts_with("20"));
        }
        let (&(second, month), &(third, day_of)) = (numbers.get(at + 1)?, numbers.get(at + 2)?);
        let sign = path.get(start + year.len()..second)?;
        // The three must stand together: /2024/03/12/ or 2024-03-12.
        let is_joined = matches!(sign, "/" | "-" | "_") && path.get(second + month.len()..third) == Some(sign);
        let is_date = year.len() == 4 && (1..=2).contains(&month.len()) && (1..=2).contains(&day_of.len());
        (is_joined && is_date).then(|| day(year.parse().ok()?, month.parse().ok()?, day_of.parse().ok()?)).flatten()
    })
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
    fn hours_are_those_of_the_morning_or_the_afternoon() {
        for text in [
            "12 March 2024, 3:20 pm",
            "March 12, 2024 at 3:20 p.m.",
            "2024.03.12. 오후 3:20",
            "2024년 3월 12일 오후 3시 20분",
            "2024年3月12日 下午3:20",
            "2024年3月12日下午3:20",
            "2024年3月12日 午後3時20分",
            "2024年3月12日 下午3點20分",
            "12 Μαρτίου 2024, 3:20 μμ",
            "12 Μαρτίου 2024, 3:20 μ.μ.",
            "12 مارس 2024 3:20 م",
        ] {
            check(text, "2024-03-12T15:20");
        }
        for text in ["2024.03.12. 오전 3:20", "2024年3月12日 上午3:20", "12 Μαρτίου 2024, 3:20 π.μ.", "12/3/2024 03:20"]
        {
            check(text, "2024-03-12T03:20");
        }
        check("12/3/2024 12:05 am", "2024-03-12T00:05");
        check("12 marzo 2024 a 12:05", "2024-03-12T12:05");
        check("2024年3月12日 中午12:05", "2024-03-12T12:05");
    }

    #[test]
    fn years_of_two_digits_are_those_that_have_been() {
        check("12.05.98", "1998-05-12");
        check("31/12/99", "1999-12-31");
        check("12.05.24", "2024-05-12");
        check("12.05.69", "1969-05-12");
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
            "12. mars 2024",
            "12 березня 2024",
            "12 март 2024 г.",
            "12 Μαρτίου 2024",
            "2024. március 12.",
            "12 martie 2024",
            "12 Maret 2024",
            "12 de març de 2024",
            "12 במרץ 2024",
            "12 मार्च 2024",
            "۱۲ مارس ۲۰۲۴",
            "12 มีนาคม พ.ศ. 2567",
            "วันที่ 12 มีนาคม 2567",
            "12 มี.ค. 2567",
            "๑๒ มีนาคม ๒๕๖๗",
            "12 มีนาคม ค.ศ. 2024",
            "১২ মার্চ ২০২৪",
            "12 மார்ச் 2024",
            "ngày 12 tháng 3 năm 2024",
            "12 tháng 3, 2024",
            "12 marzec 2024",
            "12. ožujka 2024.",
            "12. marta 2024.",
            "12. март 2024.",
            "12. marec 2024",
            "2024 m. kovo 12 d.",
            "2024. gada 12. martā",
            "12. märts 2024",
            "12 مارچ 2024",
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
        check("เผยแพร่ 28 กุมภาพันธ์ พ.ศ. 2563", "2020-02-28");
        check("২৮ ফেব্রুয়ারি ২০২০", "2020-02-28");
        check("28 February 2563", "");
        check("12 มี.ค. 67", "2024-03-12");
        check("12/03/2567", "2024-03-12");
        check("เผยแพร่: 12 มี.ค. 67 10:20 น.", "2024-03-12T10:20");
        check("Publié le : 28/02/2020 - 19:46", "2020-02-28T19:46");
        check("1er août 2024 à 10h30", "2024-08-01T10:30");
        check("March 12, 2024 at 1:05 p.m. ET", "2024-03-12T13:05");
    }

    #[test]
    fn the_years_of_other_calendars_are_read() {
        for text in [
            "令和6年3月12日",
            "公開日：令和６年３月１２日",
            "中華民國113年3月12日",
            "民國 113 年 3 月 12 日",
            "۲۲ اسفند ۱۴۰۲",
            "سه‌شنبه ۲۲ اسفند ماه ۱۴۰۲",
            "۱۴۰۲/۱۲/۲۲",
            "1402/12/22",
        ] {
            check(text, "2024-03-12");
        }
        check("令和元年5月1日", "2019-05-01");
        check("平成31年4月30日", "2019-04-30");
        check("تاریخ انتشار: ۲۲ اسفند ۱۴۰۲ - ۱۰:۲۰", "2024-03-12T10:20");
        // Those of the Islamic calendar begin with the moon, not everywhere on the same day.
        check("2 رمضان 1445 هـ", "");
        check("1445/09/02", "");
        check("2 رمضان 1445 هـ - 12 مارس 2024 م", "2024-03-12");
    }

    #[test]
    fn months_are_called_by_many_names() {
        for text in [
            "12 آذار 2024",
            "12 مارس/آذار 2024",
            "12 آذار/ مارس 2024",
            "12 marso 2024",
            "12 Mac 2024",
            "12 мар 2024",
            "12 сакавіка 2024",
            "12 бер 2024",
            "12 наурыз 2024",
            "12 Μάρτιος 2024",
            "12 Μαρ 2024",
            "12 मार्च, 2024",
            "12 માર્ચ 2024",
            "12 మార్చి 2024",
            "12 ಮಾರ್ಚ್ 2024",
            "12 മാർച്ച് 2024",
            "12 ਮਾਰਚ 2024",
            "૧૨ માર્ચ ૨૦૨૪",
            "12 მარტი 2024",
            "12 մարտի 2024",
        ] {
            check(text, "2024-03-12");
        }
        check("12 كانون الثاني 2024", "2024-01-12");
        check("12 كانون الأول 2024", "2024-12-12");
        check("12 تشرين الأول/ أكتوبر 2024", "2024-10-12");
        check("12 listopada 2024", "2024-11-12");
        assert_eq!(parse("12. listopada 2024.", Order::Croatian).as_deref(), Some("2024-10-12"));
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
        assert_eq!(in_path("/blog/2023/october/03/rain").as_deref(), Some("2023-10-03"));
        assert_eq!(in_path("/field/2024/mar/12/rain").as_deref(), Some("2024-03-12"));
        assert_eq!(in_path("/a/12345678/2024-x-03"), None);
        assert_eq!(in_path("/2024/rain/12/x"), None);
        assert_eq!(in_path("/2024-03/12/x"), None);
        assert_eq!(in_path("/a/2024//03//12"), None);
        assert_eq!(in_path(&"2024-1_5_".repeat(100_000)), None);
    }
}
