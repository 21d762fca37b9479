//! Language tags as they are met, in their usual spelling.

/// Characters of a language tag.
const TAG_CHARS: usize = 35;

/// The tag in its usual spelling; none where it is none (RFC 5646, less the grandfathered and private ones).
pub fn well_formed(raw: &str) -> Option<String> {
    // `en-US,fr` and `fr_FR.UTF-8` are met too.
    let raw = raw.trim().split([',', ';', '.', ' ']).next().unwrap_or_default();
    if raw.is_empty() || raw.len() > TAG_CHARS || !raw.is_ascii() {
        return None;
    }
    let mut out = String::new();
    let mut is_extension = false;
    for (at, part) in raw.split(['-', '_']).enumerate() {
        let letters = part.bytes().all(|b| b.is_ascii_alphabetic());
        if part.is_empty() || part.len() > 8 || !part.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return None;
        }
        let part = part.to_ascii_lowercase();
        match (at, part.len()) {
            (0, 2 | 3) if letters => out.push_str(&part),
            (0, _) => return None,
            (_, length) => {
                out.push('-');
                is_extension |= length == 1;
                match length {
                    2 if letters && !is_extension => out.push_str(&part.to_ascii_uppercase()),
                    4 if letters && !is_extension => {
                        let (first, rest) = part.split_at_checked(1).unwrap_or_default();
                        out.push_str(&first.to_ascii_uppercase());
                        out.push_str(rest);
                    }
                    _ => out.push_str(&part),
                }
            }
        }
    }
    let is_none = matches!(out.as_str(), "und" | "mul" | "zxx" | "xx" | "mis");
    (!is_none && !out.ends_with("-x")).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_that_are_none_are_refused() {
        for raw in ["", "x", "english", "en--us", "en-toolongpart", "e1", "und", "日本", "a-b", "-", "i-klingon"] {
            assert_eq!(well_formed(raw), None, "{raw}");
        }
    }
}
