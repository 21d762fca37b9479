//! Dates as people write them: the runs of digits and letters of a line, and the dates that some of them in a row are.

use super::words::{LINKS, MONTHS};
use super::{Order, YEARS, asia, day, eras};
use crate::page::text::{folded, is_spaceless};

/// Text that is looked at for a date, in bytes; dates stand in short lines.
const TEXT_BYTES: usize = 400;

/// Years of two digits from here on are of the last century, as POSIX reads them (`strptime`, `%y`).
const FIRST_OF_LAST_CENTURY: u32 = 69;

/// Words for the hours before noon and after it, behind the hour; those without spaces stand before it, too.
const MORNING: [&str; 11] = ["a", "am", "sa", "πμ", "ص", "صباحا", "上午", "凌晨", "午前", "早上", "오전"];
const AFTERNOON: [&str; 11] = ["ch", "p", "pm", "μμ", "م", "مساء", "下午", "傍晚", "午後", "晚上", "오후"];

/// Words before a time whose hours and minutes a point may part.
const CLOCKS: [&str; 9] = ["alle", "kello", "kl", "klo", "klockan", "klokka", "klokken", "klukkan", "ore"];

/// A run of digits or of letters, and what stood before it.
#[derive(Debug, PartialEq)]
pub enum Token {
    /// Value, number of digits, the signs before it.
    Number(u32, usize, String),
    /// Folded.
    Word(String),
}

impl Token {
    /// The word, folded.
    pub fn word(&self) -> Option<&str> {
        match self {
            Self::Word(word) => Some(word),
            Self::Number(..) => None,
        }
    }

    /// The number, how many digits it has, and the signs before it.
    pub fn number(&self) -> Option<(u32, usize, &str)> {
        match self {
            Self::Number(value, length, before) => Some((*value, *length, before)),
            Self::Word(_) => None,
        }
    }

    fn month(&self, order: Order) -> Option<u32> {
        let word = self.word()?;
        if order == Order::Croatian && word.starts_with("listopad") {
            return Some(10);
        }
        let at = MONTHS.binary_search_by_key(&word, |(name, _)| name).ok();
        at.and_then(|at| MONTHS.get(at)).map(|&(_, month)| u32::from(month)).or_else(|| asia::month(word))
    }

    /// The number as a year of the common era.
    pub fn year(&self) -> Option<u32> {
        self.number().filter(|&(value, length, _)| length == 4 && YEARS.contains(&value)).map(|(value, ..)| value)
    }

    fn small(&self) -> Option<u32> {
        self.number().filter(|&(_, length, _)| length <= 2).map(|(value, ..)| value)
    }

    fn is_link(&self) -> bool {
        self.word().is_some_and(|word| LINKS.contains(&word) || word == "º" || word == "ª" || asia::names_era(word))
    }
}

/// The runs of digits and of letters of a text.
pub fn tokens(text: &str) -> Vec<Token> {
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
        while let Some(&next) = chars.peek() {
            // Thai shortens by points: `มี.ค.`
            let is_point = next == '.' && run.ends_with(asia::is_thai);
            if !is_same(next) && !is_point {
                break;
            }
            run.extend(Some(next).filter(|_| !is_point));
            chars.next();
        }
        if c.is_numeric() {
            let value = run.chars().try_fold(0u32, |sum, c| sum.checked_mul(10)?.checked_add(decimal(c)?));
            tokens.push(Token::Number(value.unwrap_or(u32::MAX), run.chars().count(), signs.trim().to_owned()));
        } else {
            // Folding takes the signs out of the words of some scripts. One letter of Bengali is written in two ways.
            let is_plain = !run.contains(asia::is_marked);
            tokens.push(Token::Word(if is_plain { folded(&run) } else { run.replace('\u{9df}', "\u{9af}\u{9bc}") }));
        }
        signs.clear();
    }
    tokens
}

/// Letters and the marks on them, so that a folded accent or a vowel sign does not cut a word.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}') || asia::is_marked(c)
}

/// The value of a digit, those of Arabic, Persian, the scripts of India, Thai and full width too.
fn decimal(c: char) -> Option<u32> {
    let zero = match c {
        '0'..='9' => '0',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        '०'..='९' => '०',
        '০'..='৯' => '০',
        '௦'..='௯' => '௦',
        '๐'..='๙' => '๐',
        '੦'..='੯' => '੦',
        '૦'..='૯' => '૦',
        '౦'..='౯' => '౦',
        '೦'..='೯' => '೦',
        '൦'..='൯' => '൦',
        '０'..='９' => '０',
        _ => return None,
    };
    Some(u32::from(c) - u32::from(zero))
}

/// `12 March 2024`, `March 12th, 2024`, `12 de marzo de 2024`, `2024 March 12`, `12 مارس/آذار 2024`.
pub fn named_month(window: &[Token], order: Order) -> Option<(String, usize)> {
    let after_links = |from: usize| {
        let links = window.iter().skip(from).take(2).take_while(|token| token.is_link()).count();
        from + links
    };
    let first = window.first()?;
    if let Some(month) = first.month(order) {
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
    // Vietnamese counts the months: `12 tháng 3 năm 2024`.
    if window.get(1)?.word() == Some("thang") {
        let year = if window.get(3)?.word() == Some("nam") { 4 } else { 3 };
        return Some((day(window.get(year)?.year()?, window.get(2)?.small()?, first.small()?)?, year + 1));
    }
    // Latvian has the day between: `2024. gada 12. martā`.
    if window.get(1)?.word() == Some("gada") {
        return Some((day(first.year()?, window.get(3)?.month(order)?, window.get(2)?.small()?)?, 4));
    }
    let (month, mut after) = month_at(window, at, order)?;
    // The Levant has names of its own, and many write both.
    if let Some((_, behind)) = month_at(window, after, order).filter(|&(other, _)| other == month) {
        after = behind;
    }
    if let Some(day_of) = first.small() {
        let at = after_links(after);
        let year = window.get(at)?;
        let is_thai =
            || window.get(after - 1).and_then(Token::word).is_some_and(|word| word.starts_with(asia::is_thai));
        let buddhist = || {
            let (value, length, _) = year.number().filter(|_| is_thai())?;
            eras::buddhist_year(value, length == 2)
        };
        return Some((day(year.year().or_else(buddhist)?, month, day_of)?, at + 1));
    }
    let (year, day_of) = (first.year()?, window.get(after)?.small()?);
    Some((day(year, month, day_of)?, after + 1))
}

/// The month at a place, and what comes behind it; two of the Levant's have names of two words each.
fn month_at(window: &[Token], at: usize, order: Order) -> Option<(u32, usize)> {
    let word = |at: usize| window.get(at).and_then(Token::word);
    let twofold = match (word(at)?, word(at + 1).unwrap_or_default()) {
        ("تشرين", "الأول" | "الاول") => Some(10),
        ("تشرين", "الثاني") => Some(11),
        ("كانون", "الأول" | "الاول") => Some(12),
        ("كانون", "الثاني") => Some(1),
        _ => None,
    };
    twofold.map(|month| (month, at + 2)).or_else(|| Some((window.get(at)?.month(order)?, at + 1)))
}

/// `۲۲ اسفند ۱۴۰۲`, `۲۲ اسفند ماه ۱۴۰۲`: a day of the Persian calendar.
pub fn persian(window: &[Token]) -> Option<(String, usize)> {
    let (day_of, month) = (window.first()?.small()?, eras::persian_month(window.get(1)?.word()?)?);
    let at = if window.get(2)?.word() == Some("ماه") { 3 } else { 2 };
    let (year, ..) = window.get(at)?.number()?;
    Some((eras::persian_day(year, month, day_of)?, at + 1))
}

/// `2024年3月12日`, `2024년 3월 12일`, `令和6年3月12日`, `中華民國113年3月12日`.
pub fn counted(window: &[Token]) -> Option<(String, usize)> {
    let first = window.first()?;
    if let Some(year) = first.word().and_then(eras::first_year) {
        return Some((counted_day(year, window.get(1..)?)?, 5));
    }
    let reign = first.word().and_then(eras::reign);
    let start = usize::from(reign.is_some());
    let number = window.get(start)?;
    let year = match reign {
        Some(before) => number.number().filter(|&(_, length, _)| length <= 3).map(|(value, ..)| value + before),
        None => number.year(),
    };
    let is_year = window.get(start + 1)?.word().is_some_and(|word| word.starts_with(['年', '년']));
    let date = counted_day(year.filter(|_| is_year)?, window.get(start + 2..)?)?;
    Some((date, start + 6))
}

/// `3月12日`. The sign may have grown together with the word after it; that word is lost, and nobody misses it.
fn counted_day(year: u32, window: &[Token]) -> Option<String> {
    let [month, month_word, day_of, day_word, ..] = window else { return None };
    let is = |token: &Token, signs: [char; 2]| token.word().is_some_and(|word| word.starts_with(signs));
    let is_counted = is(month_word, ['月', '월']) && is(day_word, ['日', '일']);
    day(year, month.small()?, day_of.small()?).filter(|_| is_counted)
}

/// `2024-03-12`, `2024. 3. 12.`, `12.03.2024`, `3/12/24`: three numbers with the same sign between.
pub fn numeric(window: &[Token], order: Order) -> Option<(String, usize)> {
    let [first, second, third, ..] = window else { return None };
    let (a, a_length, _) = first.number()?;
    let (b, b_length, sign) = second.number()?;
    let (c, c_length, other) = third.number()?;
    if sign != other || !matches!(sign, "." | "/" | "-" | "–") || b_length > 2 {
        return None;
    }
    if a_length == 4 && c_length <= 2 {
        return Some((day(a, b, c).or_else(|| eras::persian_day(a, b, c))?, 3));
    }
    let year = match c_length {
        4 => eras::buddhist_year(c, false).unwrap_or(c),
        2 if sign != "-" => c + if c < FIRST_OF_LAST_CENTURY { 2000 } else { 1900 },
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

/// The time of day soon after a date: `10:20`, `at 10:20 pm`, `10h20`, `10.20 Uhr`, `오후 3:20`, `下午3時20分`. A word that
/// tells morning from afternoon may have grown together with what stands before it, with the last word of the date even.
pub fn time(last: Option<&Token>, window: &[Token]) -> Option<String> {
    let at = window.iter().take(4).position(|token| token.small().is_some_and(|hour| hour < 24))?;
    let hour = window.get(at)?.small()?;
    let next = window.get(at + 1)?;
    let before = if at == 0 { last } else { window.get(at - 1) }.and_then(Token::word).unwrap_or_default();
    let (minute, used) = match next.number() {
        Some((minute, 2, ":")) => (minute, 2),
        Some((minute, 2, ".")) if CLOCKS.contains(&before) => (minute, 2),
        Some((minute, 2, ".")) if window.get(at + 2).and_then(Token::word) == Some("uhr") => (minute, 3),
        None if next
            .word()
            .is_some_and(|word| matches!(word, "h" | "u") || word.starts_with(['時', '时', '點', '点', '시'])) =>
        {
            (window.get(at + 2)?.small()?, 3)
        }
        _ => return None,
    };
    let after = |from: usize| window.get(at + used + from).and_then(Token::word).unwrap_or_default();
    // Greek writes its own with points.
    let greek = [after(0), after(1)].concat();
    let may_lead = |word: &str| word.starts_with(|c: char| is_spaceless(c) || ('가'..='힣').contains(&c));
    let says = |words: &[&str]| {
        let leads = words.iter().any(|word| may_lead(word) && before.ends_with(word));
        leads || words.contains(&after(0)) || words.contains(&greek.as_str())
    };
    let hour = match hour {
        1..=11 if says(&AFTERNOON) => hour + 12,
        12 if says(&MORNING) => 0,
        _ => hour,
    };
    (minute < 60).then(|| format!("T{hour:02}:{minute:02}"))
}
