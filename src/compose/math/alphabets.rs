//! The mathematical alphabets: browsers read only `mathvariant="normal"`, every other style of a letter is a character
//! of its own (Unicode, chapter 22.2 and the block Mathematical Alphanumeric Symbols).

/// A style of letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Alphabet {
    Upright,
    Bold,
    Italic,
    BoldItalic,
    /// Bold italic where `LaTeX` slants letters, bold where it does not.
    BoldSymbol,
    Script,
    BoldScript,
    Fraktur,
    BoldFraktur,
    DoubleStruck,
    Sans,
    BoldSans,
    ItalicSans,
    BoldItalicSans,
    Monospace,
}

/// The values of `mathvariant` other than `normal`.
const VARIANTS: [(&str, Alphabet); 13] = [
    ("bold", Alphabet::Bold),
    ("italic", Alphabet::Italic),
    ("bold-italic", Alphabet::BoldItalic),
    ("script", Alphabet::Script),
    ("bold-script", Alphabet::BoldScript),
    ("fraktur", Alphabet::Fraktur),
    ("bold-fraktur", Alphabet::BoldFraktur),
    ("double-struck", Alphabet::DoubleStruck),
    ("sans-serif", Alphabet::Sans),
    ("bold-sans-serif", Alphabet::BoldSans),
    ("sans-serif-italic", Alphabet::ItalicSans),
    ("sans-serif-bold-italic", Alphabet::BoldItalicSans),
    ("monospace", Alphabet::Monospace),
];

/// Letters that had a place of their own before their alphabet did.
const ELSEWHERE: [(Alphabet, &str, &str); 4] = [
    (Alphabet::Italic, "h", "ℎ"),
    (Alphabet::Script, "BEFHILMRego", "ℬℰℱℋℐℒℳℛℯℊℴ"),
    (Alphabet::Fraktur, "CHIRZ", "ℭℌℑℜℨ"),
    (Alphabet::DoubleStruck, "CHNPQRZ", "ℂℍℕℙℚℝℤ"),
];

/// Greek letters that stand after omega in each alphabet.
const GREEK_FORMS: &str = "∂ϵϑϰϕϱϖ";

impl Alphabet {
    /// The alphabet of a value of `mathvariant`; `normal` is upright.
    pub fn of_variant(value: &str) -> Option<Self> {
        let value = value.trim();
        if value == "normal" {
            return Some(Self::Upright);
        }
        VARIANTS.iter().find(|(name, _)| *name == value).map(|(_, alphabet)| *alphabet)
    }

    /// The letters, each in this alphabet; what it lacks stays as it is.
    pub fn spell(self, text: &str) -> String {
        text.chars().map(|c| self.letter(c)).collect()
    }

    fn letter(self, c: char) -> char {
        let alphabet = match self {
            Self::Upright => return c,
            Self::BoldSymbol if c.is_ascii_digit() || ('Α'..='Ω').contains(&c) => Self::Bold,
            Self::BoldSymbol => Self::BoldItalic,
            other => other,
        };
        let elsewhere = ELSEWHERE.iter().find(|(other, ..)| *other == alphabet);
        let moved = elsewhere.and_then(|(_, from, to)| from.chars().zip(to.chars()).find(|(from, _)| *from == c));
        if let Some((_, letter)) = moved {
            return letter;
        }
        let place = u32::from(c);
        let code = match c {
            'A'..='Z' => alphabet.latin() + place - u32::from('A'),
            'a'..='z' => alphabet.latin() + 26 + place - u32::from('a'),
            '0'..='9' => match alphabet.digits() {
                Some(first) => first + place - u32::from('0'),
                None => return c,
            },
            _ => match alphabet.greek().zip(greek_place(c)) {
                Some((first, place)) => first + place,
                None => return c,
            },
        };
        char::from_u32(code).unwrap_or(c)
    }

    fn latin(self) -> u32 {
        match self {
            Self::Upright | Self::Bold => 0x1_D400,
            Self::Italic => 0x1_D434,
            Self::BoldItalic | Self::BoldSymbol => 0x1_D468,
            Self::Script => 0x1_D49C,
            Self::BoldScript => 0x1_D4D0,
            Self::Fraktur => 0x1_D504,
            Self::DoubleStruck => 0x1_D538,
            Self::BoldFraktur => 0x1_D56C,
            Self::Sans => 0x1_D5A0,
            Self::BoldSans => 0x1_D5D4,
            Self::ItalicSans => 0x1_D608,
            Self::BoldItalicSans => 0x1_D63C,
            Self::Monospace => 0x1_D670,
        }
    }

    fn greek(self) -> Option<u32> {
        match self {
            Self::Bold => Some(0x1_D6A8),
            Self::Italic => Some(0x1_D6E2),
            Self::BoldItalic => Some(0x1_D71C),
            Self::BoldSans => Some(0x1_D756),
            Self::BoldItalicSans => Some(0x1_D790),
            _ => None,
        }
    }

    fn digits(self) -> Option<u32> {
        match self {
            Self::Bold => Some(0x1_D7CE),
            Self::DoubleStruck => Some(0x1_D7D8),
            Self::Sans => Some(0x1_D7E2),
            Self::BoldSans => Some(0x1_D7EC),
            Self::Monospace => Some(0x1_D7F6),
            _ => None,
        }
    }
}

/// The place in the Greek part of an alphabet: capitals, nabla, small letters, forms.
fn greek_place(c: char) -> Option<u32> {
    match c {
        'Α'..='Ω' => Some(u32::from(c) - u32::from('Α')),
        '∇' => Some(25),
        'α'..='ω' => Some(26 + u32::from(c) - u32::from('α')),
        _ => (51..).zip(GREEK_FORMS.chars()).find(|(_, form)| *form == c).map(|(place, _)| place),
    }
}

#[cfg(test)]
mod tests {
    use super::Alphabet::{self, *};

    #[test]
    fn letters_are_found_in_their_alphabets() {
        assert_eq!(DoubleStruck.spell("RAk1é"), "ℝ𝔸𝕜𝟙é");
        assert_eq!(Fraktur.spell("gC"), "𝔤ℭ");
        assert_eq!(Script.spell("LAe"), "ℒ𝒜ℯ");
        assert_eq!(Bold.spell("Aaz09Ωω∇∂"), "𝐀𝐚𝐳𝟎𝟗𝛀𝛚𝛁𝛛");
        assert_eq!(BoldSymbol.spell("xβΩ2"), "𝒙𝜷𝛀𝟐");
        assert_eq!(Italic.spell("h1ϕ"), "ℎ1𝜙");
        assert_eq!(Monospace.spell("aΩ"), "𝚊Ω");
        assert_eq!(Alphabet::of_variant("double-struck"), Some(DoubleStruck));
        assert_eq!(Alphabet::of_variant("initial"), None);
    }
}
