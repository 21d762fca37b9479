//! Character references in text that no parser has read: in metadata, in what a `noscript` holds.

/// A reference is not longer, with its sign and its semicolon; bytes.
const REFERENCE_BYTES: usize = 12;

/// The text with its character references decoded, once; what is none stays as it stands.
pub fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(rest.get(..at).unwrap_or_default());
        rest = rest.get(at..).unwrap_or_default();
        let end = rest.bytes().take(REFERENCE_BYTES).position(|b| b == b';');
        let (c, length) = end.and_then(|end| Some((character(rest.get(1..end)?)?, end + 1))).unwrap_or(('&', 1));
        out.push(c);
        rest = rest.get(length..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// The character a reference names; the names are those that occur in text of the languages written in Latin letters.
#[rustfmt::skip]
fn character(reference: &str) -> Option<char> {
    if let Some(number) = reference.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        // The range that windows-1252 fills and Unicode does not: browsers read it as windows-1252.
        let code = match code { 0x91 | 0x92 => 0x2019, 0x93 => 0x201c, 0x94 => 0x201d, 0x96 => 0x2013, 0x97 => 0x2014, c => c };
        return char::from_u32(code).filter(|&c| c != '\0');
    }
    Some(match reference {
        "amp" => '&', "lt" => '<', "gt" => '>', "quot" => '"', "apos" => '\'', "nbsp" => '\u{a0}',
        "ndash" => '–', "mdash" => '—', "hellip" => '…', "bull" => '•', "middot" => '·', "shy" => '\u{ad}',
        "lsquo" => '‘', "rsquo" => '’', "sbquo" => '‚', "ldquo" => '“', "rdquo" => '”', "bdquo" => '„',
        "laquo" => '«', "raquo" => '»', "lsaquo" => '‹', "rsaquo" => '›', "iexcl" => '¡', "iquest" => '¿',
        "aacute" => 'á', "agrave" => 'à', "acirc" => 'â', "auml" => 'ä', "aring" => 'å', "atilde" => 'ã', "aelig" => 'æ',
        "eacute" => 'é', "egrave" => 'è', "ecirc" => 'ê', "euml" => 'ë', "iacute" => 'í', "icirc" => 'î', "iuml" => 'ï',
        "oacute" => 'ó', "ocirc" => 'ô', "ouml" => 'ö', "oslash" => 'ø', "otilde" => 'õ', "oelig" => 'œ', "ntilde" => 'ñ',
        "uacute" => 'ú', "ugrave" => 'ù', "ucirc" => 'û', "uuml" => 'ü', "ccedil" => 'ç', "szlig" => 'ß', "euro" => '€',
        "Auml" => 'Ä', "Ouml" => 'Ö', "Uuml" => 'Ü', "Eacute" => 'É', "Agrave" => 'À', "Ccedil" => 'Ç', "Aring" => 'Å',
        "Oslash" => 'Ø', "AElig" => 'Æ', "copy" => '©', "reg" => '®', "trade" => '™',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_decoded_and_the_rest_is_left() {
        assert_eq!(
            decoded("L&rsquo;&eacute;t&eacute; &mdash; 5&nbsp;&lt; 6 &#233;&#x41;&#146;"),
            "L’été — 5\u{a0}< 6 éA’"
        );
        assert_eq!(decoded("a & b; AT&T &nosuch; &#0; &"), "a & b; AT&T &nosuch; &#0; &");
    }
}
