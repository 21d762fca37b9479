//! White space, words and folding: how the core reads a string.

use super::Reading;
use std::borrow::Cow;

/// Whether the character is white space that HTML collapses; the no-break spaces are not.
pub const fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

/// Appends `text` with each run of white space made one space, none at the start of `out` or after a line end in it.
pub fn push_collapsed(out: &mut String, text: &str) {
    let is_gap = |&byte: &u8| is_space(byte as char);
    // All of the white space is ASCII, so that bytes tell it and the runs between can be copied whole.
    let mut rest = text;
    while let Some(gap) = rest.as_bytes().iter().position(is_gap) {
        let (run, tail) = rest.split_at_checked(gap).unwrap_or((rest, ""));
        out.push_str(run);
        if !matches!(out.as_bytes().last(), None | Some(b' ' | b'\n')) {
            out.push(' ');
        }
        let next = tail.as_bytes().iter().position(|byte| !is_gap(byte)).unwrap_or(tail.len());
        rest = tail.get(next..).unwrap_or_default();
    }
    out.push_str(rest);
}

/// The text with white space collapsed and none at its ends.
pub fn collapsed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_collapsed(&mut out, text);
    out.truncate(out.trim_end_matches(is_space).len());
    out
}

/// Combining marks on one letter, as many as a Stream-Safe text has (UAX #15, 13): no language comes near it, and a browser
/// takes a minute to set 90,000 of them.
const MARKS: usize = 30;

/// The text with at most thirty combining marks in a row; `marks` is how many stand before it, and then at its end.
pub fn stream_safe<'t>(text: &'t str, marks: &mut usize) -> Cow<'t, str> {
    if text.is_ascii() {
        *marks = if text.is_empty() { *marks } else { 0 };
        return Cow::Borrowed(text);
    }
    let mut is_safe = |c: char| {
        *marks = if is_mark(c) { *marks + 1 } else { 0 };
        *marks <= MARKS
    };
    match text.char_indices().find(|&(_, c)| !is_safe(c)) {
        None => Cow::Borrowed(text),
        Some((at, _)) => {
            let (head, tail) = text.split_at(at);
            let mut safe = head.to_owned();
            safe.extend(tail.chars().skip(1).filter(|&c| is_safe(c)));
            Cow::Owned(safe)
        }
    }
}

/// Whether the character is set above, below or through the one before it: of the scripts that have marks for single letters.
const fn is_mark(c: char) -> bool {
    matches!(c as u32, 0x0300..=0x036F | 0x0483..=0x0489 | 0x0591..=0x05BD | 0x0610..=0x061A | 0x064B..=0x065F | 0x0E34..=0x0E3A | 0x0E47..=0x0E4E | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0x20D0..=0x20FF | 0xFE00..=0xFE0F | 0xFE20..=0xFE2F)
}

/// Whether the character belongs to a script written without spaces between words.
pub const fn is_spaceless(c: char) -> bool {
    matches!(c as u32, 0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x3041..=0x30FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

/// How much there is to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Measure {
    /// Words; two characters of a script without spaces count as one.
    pub words: u32,
    /// Letters and digits.
    pub letters: u32,
    /// Characters that are not white space.
    pub characters: u32,
}

/// Measures a text.
pub fn measure(text: &str) -> Measure {
    Reading::of(text).measure()
}

/// The text as the furniture tables compare it: lower case, accents of Latin and Greek letters folded, apostrophes and no-break
/// spaces made plain, punctuation made a space, white space collapsed.
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut is_gap = false;
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let is_plain = |b: &u8| b.is_ascii_lowercase() || b.is_ascii_digit();
        if is_plain(&byte) {
            // Most of a text is runs that stay as they are.
            let end = bytes.iter().skip(at).position(|b| !is_plain(b)).map_or(bytes.len(), |length| at + length);
            part(&mut out, &mut is_gap);
            out.push_str(text.get(at..end).unwrap_or_default());
            at = end;
        } else if byte.is_ascii() {
            match byte {
                b'A'..=b'Z' | b'\'' | b'`' => {
                    part(&mut out, &mut is_gap);
                    out.push(if byte == b'`' { '\'' } else { byte.to_ascii_lowercase() as char });
                }
                _ => is_gap = true,
            }
            at += 1;
        } else {
            let c = text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or_default();
            c.to_lowercase().for_each(|c| fold(&mut out, &mut is_gap, c));
            at += c.len_utf8();
        }
    }
    out
}

/// Writes the space that is due before the next letter.
fn part(out: &mut String, is_gap: &mut bool) {
    if std::mem::take(is_gap) && !out.is_empty() {
        out.push(' ');
    }
}

/// Appends a lower-case character as it is compared; what is none is a gap.
fn fold(out: &mut String, is_gap: &mut bool, c: char) {
    let mut own = [0; 4];
    let letters = match c {
        'a'..='z' | '0'..='9' => c.encode_utf8(&mut own),
        '\'' | '’' | '‘' | 'ʼ' | '`' | '´' => "'",
        'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' => "d",
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => "e",
        'ğ' | 'ģ' => "g",
        'ì'..='ï' | 'ī' | 'ı' | 'į' => "i",
        'ķ' => "k",
        'ł' | 'ĺ' | 'ļ' | 'ľ' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => "o",
        'œ' => "oe",
        'ŕ' | 'ř' => "r",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'ß' => "ss",
        'ť' | 'ţ' | 'ț' => "t",
        'ù'..='ü' | 'ū' | 'ů' | 'ű' | 'ų' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        'ά' => "α",
        'έ' => "ε",
        'ή' => "η",
        'ί' | 'ϊ' | 'ΐ' => "ι",
        'ό' => "ο",
        'ύ' | 'ϋ' | 'ΰ' => "υ",
        'ώ' => "ω",
        'ς' => "σ",
        // Letters with the dot below, of Devanagari and Bengali, which are typed with and without it.
        '\u{958}' => "क",
        '\u{959}' => "ख",
        '\u{95a}' => "ग",
        '\u{95b}' => "ज",
        '\u{95c}' => "ड",
        '\u{95d}' => "ढ",
        '\u{95e}' => "फ",
        '\u{95f}' => "य",
        '\u{9dc}' => "ড",
        '\u{9dd}' => "ঢ",
        '\u{9df}' => "য",
        // Combining marks, soft hyphens and direction marks carry nothing to compare.
        '\u{300}'..='\u{36f}'
        | '\u{93c}'
        | '\u{9bc}'
        | '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2060}'
        | '\u{feff}' => return,
        c if c.is_alphanumeric() || joins_letters(c) => c.encode_utf8(&mut own),
        _ => {
            *is_gap = true;
            return;
        }
    };
    part(out, is_gap);
    out.push_str(letters);
}

/// Whether the character is a sign within words that Unicode does not count among the letters: the signs of India that take
/// a letter's vowel away, the tone marks of Thai and Lao.
const fn joins_letters(c: char) -> bool {
    let is_virama =
        matches!(c as u32, 0x094D | 0x09CD | 0x0A4D | 0x0ACD | 0x0B4D | 0x0BCD | 0x0C4D | 0x0CCD | 0x0D4D | 0x0DCA);
    is_virama || matches!(c as u32, 0x0E47..=0x0E4E | 0x0EC8..=0x0ECE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn collapses_white_space_but_keeps_no_break_spaces() {
        assert_eq!(collapsed("  a \n\t b\u{a0}« c\u{202f}»  "), "a b\u{a0}« c\u{202f}»");
    }

    #[test]
    fn counts_words_of_both_kinds_of_script() {
        assert_eq!(measure("L’été, 3.5 jours — aujourd'hui").words, 4);
        assert_eq!(measure("東京都は雨").words, 3);
        assert_eq!(measure("").words, 0);
    }

    #[test]
    fn folds_what_a_reader_takes_for_the_same() {
        assert_eq!(folded("  À LIRE\u{a0}AUSSI : "), "a lire aussi");
        assert_eq!(folded("L’œuvre – d'Été"), "l'oeuvre d'ete");
        assert_eq!(folded("ÅNGSTRÖM"), folded("ångström"));
        assert_eq!(folded("Ľudia, KĹBY ķeņģis vēl ļoti naujienų"), "ludia klby kengis vel loti naujienu");
        assert_eq!(folded("ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ"), folded("Διαβάστε επίσης"));
        assert_eq!(folded("İLGİLİ HABER"), folded("ilgili haber"));
        assert_eq!(folded("आगे पढ़ें।"), "आगे पढें");
        assert_eq!(folded("পড়ুন"), folded("প\u{9dc}ুন"));
        assert_eq!(folded("विज्ञापन"), "विज्ञापन");
        assert_eq!(folded("อ่านเพิ่มเติม :"), "อ่านเพิ่มเติม");
        assert_eq!(folded("می\u{200c}شود"), "میشود");
    }
}
