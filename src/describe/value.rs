//! How every value of the metadata is washed, whoever says it: references decoded, control and direction marks gone,
//! white space collapsed, placeholders and overlong strings refused. All of it is the page's, so none of it is trusted.

use crate::page::references::decoded as decoded_once;
use crate::page::text::folded;

/// Characters of a title; a longer one is cut at a word.
pub const TITLE_CHARS: usize = 300;
/// Characters of a byline; names that come after are left out.
pub const BYLINE_CHARS: usize = 200;
/// Characters of one author's name.
pub const NAME_CHARS: usize = 100;
/// Characters of a site's name; what is longer is a slogan.
pub const SITE_CHARS: usize = 100;
/// Bytes of any raw value that are looked at.
const RAW_BYTES: usize = 4_096;

/// What a template leaves when it has nothing to say.
#[rustfmt::skip]
const PLACEHOLDERS: [&str; 24] = [
    "anonymous", "author", "author name", "byline", "default", "empty", "false", "headline", "n a", "na", "name", "nan",
    "no title", "none", "null", "object object", "page title", "site name", "test", "title", "true", "undefined",
    "unknown", "untitled",
];

/// The value as text to show; none where it says nothing.
pub fn clean(raw: &str) -> Option<String> {
    let text = shown(&decoded(head(raw)));
    (!text.is_empty() && !is_placeholder(&text)).then_some(text)
}

/// Text that stands in the page itself, where no reference is left to decode.
pub fn clean_shown(raw: &str) -> Option<String> {
    let text = shown(head(raw));
    (!text.is_empty() && !is_placeholder(&text)).then_some(text)
}

/// The text cut at a word so that it has at most `chars` characters, an ellipsis at the cut.
pub fn limited(text: &str, chars: usize) -> String {
    if text.chars().nth(chars).is_none() {
        return text.to_owned();
    }
    let end = text.char_indices().nth(chars.saturating_sub(1)).map_or(text.len(), |(end, _)| end);
    let cut = text.get(..end).unwrap_or_default();
    let cut = cut.rfind(' ').filter(|&space| space > cut.len() / 2).and_then(|space| cut.get(..space)).unwrap_or(cut);
    format!("{}…", cut.trim_end())
}

/// Whether the text is what a template leaves unfilled.
pub fn is_placeholder(text: &str) -> bool {
    let has_sign = text.bytes().any(|byte| matches!(byte, b'{' | b'}' | b'%' | b'[' | b']'));
    let has_mark = || ["{{", "}}", "{%", "%}", "${", "<%", "[[", "]]"].iter().any(|mark| text.contains(mark));
    let is_token = (has_sign && has_mark())
        || (text.len() > 2 && text.starts_with('%') && text.ends_with('%'))
        || (text.starts_with('{') && text.ends_with('}'));
    let folded = folded(text);
    is_token || folded.is_empty() || PLACEHOLDERS.binary_search(&folded.as_str()).is_ok()
}

/// Whether the text is an address and no name.
pub fn is_address(text: &str) -> bool {
    let text = text.trim();
    text.contains("://")
        || text.starts_with("//")
        || text.starts_with("www.")
        || (!text.contains(' ') && text.contains('/') && text.contains('.'))
}

/// Whether the character turns the direction of text, marks it invisibly, or is no text at all.
const fn is_dropped(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
        || matches!(c, '\u{206a}'..='\u{206f}' | '\u{e0000}'..='\u{e007f}')
}

fn head(raw: &str) -> &str {
    let mut end = raw.len().min(RAW_BYTES);
    while !raw.is_char_boundary(end) {
        end -= 1;
    }
    raw.get(..end).unwrap_or_default()
}

fn shown(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    for c in raw.chars().filter(|&c| !is_dropped(c)) {
        // No-break spaces within a title are typography, and so is the wide space of Japanese headlines; other white space and control characters part words.
        if c.is_control() || (c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{3000}')) {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else {
            out.push(c);
        }
    }
    out.trim().to_owned()
}

/// The text with character references decoded, twice at most: many a page escapes what its template escapes again.
fn decoded(text: &str) -> String {
    let once = decoded_once(text);
    if once.contains('&') && once != text { decoded_once(&once) } else { once }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(raw: &str, expected: Option<&str>) {
        assert_eq!(clean(raw).as_deref(), expected, "{raw:?}");
    }

    #[test]
    fn references_are_decoded_even_twice() {
        check("Tom &amp; Jerry&#8217;s &#x201C;x&rdquo;", Some("Tom & Jerry’s “x”"));
        check("R&amp;uuml;ckbau &amp;#039;a&amp;#039;", Some("Rückbau 'a'"));
        check("AT&T; a & b &nosuch;", Some("AT&T; a & b &nosuch;"));
    }

    #[test]
    fn direction_marks_and_control_characters_are_gone() {
        check("a\u{202e}b\u{2066}c\u{200f}\u{0}d\u{7}\n e", Some("abc d e"));
        check("می\u{200c}خواهم", Some("می\u{200c}خواهم"));
    }

    #[test]
    fn placeholders_say_nothing() {
        for raw in ["", "  ", "undefined", "NULL", "{{author}}", "%AUTHOR%", "${title}", "[object Object]", "N/A", "--"]
        {
            check(raw, None);
        }
        check("Unknown Pleasures", Some("Unknown Pleasures"));
    }

    #[test]
    fn the_table_of_placeholders_is_sorted() {
        assert!(PLACEHOLDERS.is_sorted());
    }

    #[test]
    fn long_values_are_cut_at_a_word() {
        assert_eq!(limited("aaaa bbbb cccc", 12), "aaaa bbbb…");
        assert_eq!(limited("été", 3), "été");
        assert_eq!(limited(&"é".repeat(400), TITLE_CHARS).chars().count(), TITLE_CHARS);
    }
}
