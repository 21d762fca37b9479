//! The bytes of a file of rules: what they are, and their text.

use std::borrow::Cow;

/// The characters of windows-1252 from 80 to 9F; all others are those of Unicode (encoding.spec.whatwg.org).
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Whether the bytes begin as a zip archive does.
pub fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// The text of a file: UTF-8, or else windows-1252, as old ones are; without a mark of its encoding.
pub fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let old = |&byte: &u8| {
        let high = usize::from(byte).checked_sub(0x80).and_then(|at| WINDOWS_1252.get(at));
        high.copied().unwrap_or(char::from(byte))
    };
    std::str::from_utf8(bytes).map_or_else(|_| bytes.iter().map(old).collect(), Cow::Borrowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_today_and_of_long_ago_are_read() {
        assert_eq!(decoded("\u{feff}été".as_bytes()), "été");
        assert_eq!(decoded(b"\xE9t\xE9 \x80 \x92"), "été € ’");
    }

    #[test]
    #[cfg(feature = "cli")]
    fn old_texts_are_read_as_browsers_read_them() {
        let all: Vec<u8> = (0..=u8::MAX).collect();
        assert_eq!(decoded(&all), encoding_rs::WINDOWS_1252.decode(&all).0);
    }
}
