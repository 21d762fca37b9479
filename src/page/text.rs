//! White space, words and folding: how the core reads a string.

/// Whether the character is white space that HTML collapses; the no-break spaces are not.
pub const fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

/// Appends `text` with each run of white space made one space, none at the start of `out` or after a line end in it.
pub fn push_collapsed(out: &mut String, text: &str) {
    for c in text.chars() {
        if !is_space(c) {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with([' ', '\n']) {
            out.push(' ');
        }
    }
}

/// The text with white space collapsed and none at its ends.
pub fn collapsed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_collapsed(&mut out, text);
    out.truncate(out.trim_end_matches(is_space).len());
    out
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
    let (mut measure, mut in_word, mut spaceless) = (Measure::default(), false, 0u32);
    for c in text.chars() {
        if c.is_whitespace() {
            in_word = false;
            continue;
        }
        measure.characters += 1;
        if is_spaceless(c) {
            measure.letters += 1;
            spaceless += 1;
            in_word = false;
        } else if c.is_alphanumeric() {
            measure.letters += 1;
            if !in_word {
                measure.words += 1;
            }
            in_word = true;
        } else if !matches!(c, '\'' | '’' | '-' | '‐' | '.' | ',' | '_') {
            in_word = false;
        }
    }
    measure.words += spaceless.div_ceil(2);
    measure
}

/// The text as the furniture tables compare it: lower case, accents of Latin letters folded, apostrophes and no-break
/// spaces made plain, punctuation made a space, white space collapsed.
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            '\'' | '’' | '‘' | 'ʼ' | '`' | '´' => out.push('\''),
            'à'..='å' | 'ā' | 'ă' | 'ą' => out.push('a'),
            'æ' => out.push_str("ae"),
            'ç' | 'ć' | 'č' => out.push('c'),
            'ď' | 'đ' => out.push('d'),
            'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => out.push('e'),
            'ğ' => out.push('g'),
            'ì'..='ï' | 'ī' | 'ı' | 'į' => out.push('i'),
            'ł' => out.push('l'),
            'ñ' | 'ń' | 'ň' => out.push('n'),
            'ò'..='ö' | 'ø' | 'ō' | 'ő' => out.push('o'),
            'œ' => out.push_str("oe"),
            'ř' => out.push('r'),
            'ś' | 'š' | 'ş' | 'ș' => out.push('s'),
            'ß' => out.push_str("ss"),
            'ť' | 'ţ' | 'ț' => out.push('t'),
            'ù'..='ü' | 'ū' | 'ů' | 'ű' => out.push('u'),
            'ý' | 'ÿ' => out.push('y'),
            'ź' | 'ż' | 'ž' => out.push('z'),
            // Combining marks, soft hyphens and direction marks carry nothing to compare.
            '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            c if c.is_alphanumeric() => out.push(c),
            _ if out.is_empty() || out.ends_with(' ') => {}
            _ => out.push(' '),
        }
    }
    out.truncate(out.trim_end().len());
    out
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
    }
}
