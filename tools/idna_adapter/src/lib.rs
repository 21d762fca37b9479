//! What the `idna` crate has to know of Unicode to read a host, in place of the tables of ICU, which would be a third of
//! the core. It stands in for the crate of this name on crates.io, which is there to be replaced.
//!
//! Hosts in letters of any script are read as browsers read them: lower case, full-width forms and full stops made plain,
//! soft hyphens dropped. What would have to be composed or decomposed first is refused, since without tables it might
//! lead elsewhere. The order of left-to-right and right-to-left letters within a label is left to the browser to judge.

/// Joining types that join to the next letter.
pub const LEFT_OR_DUAL_JOINING_MASK: JoiningTypeMask = JoiningTypeMask(1);
/// Joining types that join to the letter before.
pub const RIGHT_OR_DUAL_JOINING_MASK: JoiningTypeMask = JoiningTypeMask(1);
/// Classes that make a host one of mixed directions: none is told apart.
pub const RTL_MASK: BidiClassMask = BidiClassMask(2);
/// Classes a label may begin with.
pub const FIRST_BC_MASK: BidiClassMask = BidiClassMask(1);
/// Classes a label from left to right may end with.
pub const LAST_LTR_MASK: BidiClassMask = BidiClassMask(1);
/// Classes a label from right to left may end with.
pub const LAST_RTL_MASK: BidiClassMask = BidiClassMask(1);
/// Classes within a label from left to right.
pub const MIDDLE_LTR_MASK: BidiClassMask = BidiClassMask(1);
/// Classes within a label from right to left.
pub const MIDDLE_RTL_MASK: BidiClassMask = BidiClassMask(1);

/// How a letter joins the ones beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JoiningType {
    /// Not at all.
    None,
    /// On both sides; the Arabic letters that join on one side only are counted here too.
    Dual,
    /// A mark over or under a letter.
    Transparent,
}

impl JoiningType {
    /// The type as a set.
    pub const fn to_mask(self) -> JoiningTypeMask {
        JoiningTypeMask(matches!(self, Self::Dual) as u32)
    }

    /// Whether the letters on both sides of it join each other.
    pub const fn is_transparent(self) -> bool {
        matches!(self, Self::Transparent)
    }
}

/// A set of joining types.
#[derive(Debug, Clone, Copy)]
pub struct JoiningTypeMask(u32);

impl JoiningTypeMask {
    /// Whether the sets share a type.
    pub const fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// The direction of a character: from left to right, as far as this crate tells.
#[derive(Debug, Clone, Copy)]
pub struct BidiClass;

impl BidiClass {
    /// The class as a set.
    pub const fn to_mask(self) -> BidiClassMask {
        BidiClassMask(1)
    }

    /// Whether it runs from left to right.
    pub const fn is_ltr(self) -> bool {
        true
    }

    /// Whether it is a mark.
    pub const fn is_nonspacing_mark(self) -> bool {
        false
    }

    /// Whether it is a European digit.
    pub const fn is_european_number(self) -> bool {
        false
    }

    /// Whether it is an Arabic digit.
    pub const fn is_arabic_number(self) -> bool {
        false
    }
}

/// A set of directions.
#[derive(Debug, Clone, Copy)]
pub struct BidiClassMask(u32);

impl BidiClassMask {
    /// Whether the sets share a direction.
    pub const fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// What `idna` asks.
#[derive(Debug, Clone, Copy, Default)]
pub struct Adapter;

impl Adapter {
    /// The only one there is.
    pub const fn new() -> Self {
        Self
    }

    /// Whether the character takes the vowel off an Indic letter; the joiners may stand after it.
    pub const fn is_virama(&self, c: char) -> bool {
        // The signs of the Indic blocks stand at the same place in each.
        matches!(c as u32, 0x900..=0xD7F if c as u32 & 0x7F == 0x4D) || matches!(c as u32, 0xDCA | 0x1039 | 0x17D2)
    }

    /// Whether the character is a mark, with which no label begins.
    pub const fn is_mark(&self, c: char) -> bool {
        is_combining(c) || self.is_virama(c)
    }

    /// The direction of the character.
    pub const fn bidi_class(&self, _: char) -> BidiClass {
        BidiClass
    }

    /// How the character joins the ones beside it.
    pub const fn joining_type(&self, c: char) -> JoiningType {
        match c as u32 {
            0x64B..=0x65F | 0x670 | 0x6D6..=0x6ED => JoiningType::Transparent,
            0x620..=0x6FF | 0x750..=0x77F | 0x8A0..=0x8C9 => JoiningType::Dual,
            _ => JoiningType::None,
        }
    }

    /// The characters of a host as they are looked up; U+FFFD for what is refused.
    pub fn map_normalize<'a, I: Iterator<Item = char> + 'a>(&'a self, iter: I) -> impl Iterator<Item = char> + 'a {
        iter.filter(|&c| !is_ignored(c))
            .flat_map(|c| plain(c).to_lowercase())
            .map(|c| if is_refused(c) || is_combining(c) { char::REPLACEMENT_CHARACTER } else { c })
    }

    /// The characters of a label that was spelled in Punycode; U+FFFD for what a mapped label could not hold.
    pub fn normalize_validate<'a, I: Iterator<Item = char> + 'a>(&'a self, iter: I) -> impl Iterator<Item = char> + 'a {
        iter.map(|c| {
            let is_mapped = is_ignored(c) || plain(c) != c || !c.to_lowercase().eq([c]);
            if is_mapped || is_refused(c) { char::REPLACEMENT_CHARACTER } else { c }
        })
    }
}

/// Marks that may have to be composed with the letter before.
const fn is_combining(c: char) -> bool {
    matches!(c as u32, 0x300..=0x36F | 0x3099 | 0x309A | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0x20D0..=0x20FF)
}

/// What a host is read without.
const fn is_ignored(c: char) -> bool {
    matches!(c as u32, 0xAD | 0x34F | 0x180B..=0x180D | 0x200B | 0x2060 | 0x2064 | 0xFE00..=0xFE0F | 0xFEFF)
}

/// Full-width forms and the full stops of other scripts made plain.
fn plain(c: char) -> char {
    match c {
        '。' | '．' | '｡' => '.',
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// What no host holds, or what other characters stand for in it.
fn is_refused(c: char) -> bool {
    !c.is_ascii() && (c.is_whitespace() || c.is_control())
        || matches!(c as u32,
            // Signs that are written for letters, digits or a space and a mark.
            0xA8 | 0xAA | 0xAF | 0xB2..=0xB5 | 0xB8..=0xBA | 0xBC..=0xBE | 0x132..=0x133 | 0x13F..=0x140 | 0x149
            | 0x17F | 0x1C4..=0x1CC | 0x1F1..=0x1F3 | 0x2B0..=0x2B8 | 0x2D8..=0x2DD | 0x2E0..=0x2E4 | 0x37A | 0x37E
            | 0x384..=0x385 | 0x387 | 0x3D0..=0x3D6 | 0x3F0..=0x3F5 | 0x587 | 0x675..=0x678 | 0xE33 | 0xEB3
            | 0xEDC..=0xEDD | 0x1D2C..=0x1D6A | 0x1D9B..=0x1DBF | 0x1E9A..=0x1E9B | 0x1FBD..=0x1FC1 | 0x1FCD..=0x1FCF
            | 0x1FDD..=0x1FDF | 0x1FED..=0x1FEF | 0x1FFD..=0x1FFE
            // General punctuation, but for the joiners; letterlike, number and enclosed forms.
            | 0x2000..=0x200B | 0x200E..=0x209F | 0x2100..=0x218F | 0x222C..=0x2230 | 0x2460..=0x24FF | 0x2A0C
            | 0x2C7C..=0x2C7D | 0x2E9F | 0x2EF3 | 0x2F00..=0x2FFF | 0x3036..=0x303A | 0x309B..=0x309F | 0x30FF
            | 0x3131..=0x31A0 | 0x3200..=0x33FF
            // Surrogates' neighbors: private use, compatibility and presentation forms, specials.
            | 0xE000..=0xFDFF | 0xFE10..=0xFFFF | 0x1D400..=0x1D7FF | 0x1EE00..=0x1EEFF | 0x1F100..=0x1F2FF
            | 0x1FBF0..=0x1FBF9 | 0x2F800..=0x2FA1F | 0xE0000..=0x10_FFFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(host: &str, expected: &str) {
        assert_eq!(Adapter.map_normalize(host.chars()).collect::<String>(), expected, "{host:?}");
    }

    #[test]
    fn letters_of_any_script_stay() {
        for host in ["bücher.example", "испытание.example", "例え.テスト", "भारत.example", "موقع.example", "i❤.example"]
        {
            check(host, host);
        }
    }

    #[test]
    fn what_is_written_otherwise_is_made_plain() {
        check("BÜCHER。ｅｘａｍｐｌｅ", "bücher.example");
        check("so\u{ad}ft", "soft");
    }

    #[test]
    fn what_would_lead_elsewhere_is_refused() {
        for host in ["e\u{301}", "ﬁ", "½", "\u{202e}", "\u{a0}", "①", "㎏", "Ⅳ"] {
            assert!(Adapter.map_normalize(host.chars()).any(|c| c == '\u{fffd}'), "{host:?}");
        }
        assert_eq!(Adapter.normalize_validate("üÜ".chars()).collect::<String>(), "ü\u{fffd}");
    }
}
