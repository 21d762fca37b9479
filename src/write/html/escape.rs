//! Text becomes markup here and nowhere else: good in elements and in double-quoted attributes, of HTML and of XML.

use std::fmt::Write;

/// A text as markup.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_escaped(&mut out, text);
    out
}

/// ` name="value"`.
pub(crate) fn attribute(name: &str, value: &str) -> String {
    format!(" {name}=\"{}\"", escaped(value))
}

/// `<name>text</name>`.
pub(in crate::write) fn element(name: &str, text: &str) -> String {
    format!("<{name}>{}</{name}>", escaped(text))
}

/// Appends a text as markup.
pub(in crate::write) fn push_escaped(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' => out.push(c),
            '\r' | '\u{b}' | '\u{c}' => out.push(' '),
            // These can neither be written nor referred to: HTML calls them errors, XML ends there.
            c if c.is_control() || is_noncharacter(c) => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
}

/// Unicode, section 23.7: of no use outside a program.
fn is_noncharacter(c: char) -> bool {
    matches!(u32::from(c), 0xfdd0..=0xfdef) || u32::from(c) & 0xfffe == 0xfffe
}

/// The address with everything by number that a URL may not hold (WHATWG URL, section 4.3), which means the same.
pub(super) fn strict(address: &str) -> String {
    let host = address
        .split_once("://")
        .map_or(0, |(scheme, rest)| scheme.len() + 3 + rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let (host, rest) = address.split_at_checked(host).unwrap_or_default();
    let mut out = String::from(host);
    let mut is_fragment = false;
    for (at, c) in rest.char_indices() {
        let is_number = |at| rest.as_bytes().get(at).is_some_and(u8::is_ascii_hexdigit);
        let is_refused = match c {
            '%' => !(is_number(at + 1) && is_number(at + 2)),
            '#' => std::mem::replace(&mut is_fragment, true),
            '|' | '[' | ']' | '^' | '`' | '{' | '}' | '\\' | '"' | '<' | '>' => true,
            c => c.is_whitespace() || c.is_control(),
        };
        if is_refused {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                let _ = write!(out, "%{byte:02X}");
            }
        } else {
            out.push(c);
        }
    }
    out
}
