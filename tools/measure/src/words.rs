//! Texts as the corpora's own scorers see them. These are written in Python, whose `\w`, `\s` and `lower` are followed to
//! the letter, so that figures here and there are the same figures.

use unicode_general_category::{GeneralCategory as Category, get_general_category};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// The words of a text: runs of letters, digits and underscores (`\w+`).
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c| !is_word(c)).filter(|word| !word.is_empty())
}

/// `str.isalnum`, or an underscore.
fn is_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || c == '_';
    }
    matches!(
        get_general_category(c),
        Category::UppercaseLetter
            | Category::LowercaseLetter
            | Category::TitlecaseLetter
            | Category::ModifierLetter
            | Category::OtherLetter
            | Category::DecimalNumber
            | Category::LetterNumber
            | Category::OtherNumber
    )
}

/// A text with every run of white space as one space and none around it.
pub fn squeeze(text: &str) -> String {
    // The four separators of ASCII are white space in Python and not in Unicode.
    let is_space = |c: char| c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c);
    let parts: Vec<&str> = text.split(is_space).filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

/// The bare words of a title or a name: lower case, without accents, punctuation and compatibility forms.
pub fn plain(text: &str) -> String {
    let bare: String = text.to_lowercase().nfkd().filter(|&c| canonical_combining_class(c) == 0).collect();
    words(&bare).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_what_python_takes_for_one() {
        let of = |text| words(text).collect::<Vec<_>>();
        assert_eq!(of("l’été, c'est-à-dire_2 x²"), ["l", "été", "c", "est", "à", "dire_2", "x²"]);
        assert_eq!(of("½ Ⅷ 日本語 कि"), ["½", "Ⅷ", "日本語", "क"]);
        assert_eq!(of("e\u{301}t"), ["e", "t"]);
        assert!(of(" —🙂. ").is_empty());
    }

    #[test]
    fn white_space_is_squeezed() {
        assert_eq!(squeeze("\n a\u{a0}\u{1f} b\u{200b}c\t"), "a b\u{200b}c");
    }

    #[test]
    fn names_are_compared_bare() {
        assert_eq!(plain("José  Núñez, ﬁls — ΣΑΣ"), "jose nunez fils σας");
    }
}
