//! Inlines as Markdown. Emphasis is written with stars where the rules on what stands around them let it be read back,
//! and as HTML elements elsewhere; so is what Markdown has no mark for.

use crate::article::Inline;
use std::borrow::Cow;
use std::fmt::Write;

/// Where the inlines stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum At {
    /// Where a line may end.
    Paragraph,
    /// Where it may not.
    Heading,
    /// In the cell of a table, where a bar would end it as well.
    Cell,
}

/// Writes inlines.
pub(super) fn inlines(content: &[Inline], at: At) -> String {
    let mut out = String::new();
    push(&mut out, content, at, None);
    out
}

/// Text on one line, escaped.
pub(super) fn escape_line(text: &str) -> String {
    let mut out = String::new();
    push_text(&mut out, text, At::Paragraph);
    out
}

/// An address as it can stand in `(…)`.
pub(super) fn address(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for (at, c) in address.char_indices() {
        if c == '&' && is_reference(address.get(at + 1..).unwrap_or_default()) {
            out.push_str("&amp;");
        } else if c.is_whitespace()
            || c.is_control()
            || matches!(c, '<' | '>' | '(' | ')' | '|' | '\\' | '`' | '*' | '[' | ']')
        {
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

/// Whether what follows an ampersand makes a character reference of it, such as `in;`.
fn is_reference(rest: &str) -> bool {
    let name = rest.split(';').next().unwrap_or_default();
    let bare = name.strip_prefix('#').unwrap_or(name);
    name.len() < rest.len() && !bare.is_empty() && bare.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// Appends inlines; `around` is the mark they stand directly in. Recursion is bounded by `MAX_INLINE_DEPTH`.
fn push(out: &mut String, content: &[Inline], at: At, around: Option<char>) {
    let content = &*marked(content);
    for (i, inline) in content.iter().enumerate() {
        match inline {
            Inline::Break => match at {
                At::Paragraph => out.push_str("\\\n"),
                At::Heading => out.push(' '),
                At::Cell => out.push_str("<br>"),
            },
            Inline::Code { text } => push_code(out, text, at),
            Inline::Math { text, markup: "tex", .. } => {
                // GitHub's second form of a formula: to other readers it is code.
                out.push('$');
                push_code(out, text, at);
                out.push('$');
            }
            Inline::Text { text } | Inline::Math { text, .. } => push_text(out, text, at),
            Inline::Footnote { id, .. } => {
                let _ = write!(out, "[^{id}]");
            }
            Inline::Link { address: to, title, content } => {
                out.push('[');
                push(out, content, at, None);
                let _ = write!(out, "]({}", address(to));
                if let Some(title) = title {
                    let mut said = String::new();
                    push_text(&mut said, title, at);
                    let _ = write!(out, " \"{}\"", said.replace('"', "\\\""));
                }
                out.push(')');
            }
            Inline::Emphasis { content: inner } => {
                push_marked(out, inner, ("*", "em"), at, (around, content.get(i + 1)));
            }
            Inline::Strong { content: inner } => {
                push_marked(out, inner, ("**", "strong"), at, (around, content.get(i + 1)));
            }
            Inline::Deleted { content: inner } => {
                push_marked(out, inner, ("~~", "del"), at, (around, content.get(i + 1)));
            }
            // Taken out above.
            Inline::Verbatim { .. } | Inline::Foreign { .. } => {}
            Inline::Mark { content } => push_element(out, "mark", "", content, at),
            Inline::Sub { content } => push_element(out, "sub", "", content, at),
            Inline::Sup { content } => push_element(out, "sup", "", content, at),
            Inline::Small { content } => push_element(out, "small", "", content, at),
            Inline::Abbr { title, content } => {
                push_element(out, "abbr", &format!(" title=\"{}\"", html_escaped(title)), content, at);
            }
            Inline::Ruby { content, reading } => {
                out.push_str("<ruby>");
                push(out, content, at, None);
                out.push_str("<rp>(</rp><rt>");
                push_text(out, reading, at);
                out.push_str("</rt><rp>)</rp></ruby>");
            }
        }
    }
}

/// The inlines without those that Markdown has no mark for and that are no less to read without: what stands in them then
/// stands beside what is around them.
fn marked(content: &[Inline]) -> Cow<'_, [Inline]> {
    let is_bare = |inline: &Inline| matches!(inline, Inline::Verbatim { .. } | Inline::Foreign { .. });
    if !content.iter().any(is_bare) {
        return Cow::Borrowed(content);
    }
    let mut out = Vec::new();
    for inline in content {
        let inner =
            inline.content().filter(|_| is_bare(inline)).map_or(Cow::Borrowed(std::slice::from_ref(inline)), marked);
        for inline in inner.iter() {
            match (out.last_mut(), inline) {
                (Some(Inline::Text { text }), Inline::Text { text: more }) => text.push_str(more),
                _ => out.push(inline.clone()),
            }
        }
    }
    Cow::Owned(out)
}

fn push_element(out: &mut String, name: &str, attributes: &str, content: &[Inline], at: At) {
    let _ = write!(out, "<{name}{attributes}>");
    push(out, content, at, None);
    let _ = write!(out, "</{name}>");
}

/// Writes marks around the content if they will be read as marks (`CommonMark`, section 6.2, the flanking rules).
fn push_marked(
    out: &mut String,
    content: &[Inline],
    (mark, element): (&str, &str),
    at: At,
    (around, next): (Option<char>, Option<&Inline>),
) {
    let mut inner = String::new();
    push(&mut inner, content, at, Some('*'));
    let before = out.chars().next_back().or(around);
    let after = match next {
        None => around,
        Some(next) => first_char(next),
    };
    let can_open = opens(before, inner.chars().next());
    let can_close = opens(after, inner.chars().next_back());
    // A mark within its like may be taken for the end of it.
    let is_clear = !has_mark(&inner, mark.chars().next());
    if can_open && can_close && is_clear {
        out.extend([mark, &inner, mark]);
    } else {
        let _ = write!(out, "<{element}>{inner}</{element}>");
    }
}

/// Whether Markdown holds this character other than escaped.
fn has_mark(markdown: &str, mark: Option<char>) -> bool {
    let mut is_escaped = false;
    markdown.chars().any(|c| {
        let is_mark = !is_escaped && Some(c) == mark;
        is_escaped = c == '\\' && !is_escaped;
        is_mark
    })
}

/// Whether a mark between these two is read as one: toward the content no white space, and punctuation there only if
/// there is none of a word on the other side. Next to another mark the runs would join.
fn opens(outside: Option<char>, inside: Option<char>) -> bool {
    let Some(inside) = inside else { return false };
    if matches!(outside, Some('*' | '_' | '~')) || matches!(inside, '*' | '_' | '~') || inside.is_whitespace() {
        return false;
    }
    inside.is_alphanumeric() || outside.is_none_or(|c| c.is_whitespace() || c.is_ascii_punctuation())
}

/// What the next inline will begin with, as far as it matters to a mark before it.
fn first_char(inline: &Inline) -> Option<char> {
    match inline {
        Inline::Text { text } => text.chars().next(),
        Inline::Emphasis { .. } | Inline::Strong { .. } | Inline::Deleted { .. } => Some('*'),
        Inline::Math { text, markup, .. } if *markup != "tex" => text.chars().next(),
        Inline::Break => Some(' '),
        _ => Some('<'),
    }
}

fn push_code(out: &mut String, text: &str, at: At) {
    // The words of a link at the start of a line would be the name of a definition.
    let is_definition = text.contains("]:") && out.contains('[');
    if out.ends_with('`') || is_definition {
        out.push_str("<code>");
        push_text(out, text, at);
        out.push_str("</code>");
        return;
    }
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    // One space at both ends is taken off again when it is read.
    let needs_space = text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']);
    let space = if needs_space { " " } else { "" };
    let text = text.replace('\n', " ");
    let text = if at == At::Cell { text.replace('|', "\\|") } else { text };
    out.extend([&fence, space, &text, space, &fence]);
}

/// Escapes what could be read as a mark, where it stands.
fn push_text(out: &mut String, text: &str, at: At) {
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        let is_line_start = out.is_empty() || out.ends_with('\n');
        let is_after_word = out.ends_with(char::is_alphanumeric);
        let is_mark = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' | '|' | '$' => true,
            // Within a word it begins and ends nothing.
            '_' => !is_after_word || !chars.as_str().starts_with(char::is_alphanumeric),
            // A word before it makes neither heading nor tag of it.
            '#' => !is_after_word,
            '&' => may_be_reference(chars.as_str()),
            '+' | '-' | '=' | '>' => is_line_start,
            // `1.` and `1)` at the start of a line number an item.
            '.' | ')' => {
                let digits = out.bytes().rev().take(10).take_while(u8::is_ascii_digit).count();
                let begins = || out.len() == digits || out.as_bytes().get(out.len() - digits - 1) == Some(&b'\n');
                (1..=9).contains(&digits) && begins()
            }
            // After a bracket these would make a link or a definition of it.
            '(' | ':' => out.ends_with(']'),
            // Before a bracket this would make an image of it.
            '!' => chars.as_str().is_empty(),
            _ => false,
        };
        if is_mark {
            out.push('\\');
        }
        match c {
            '\n' | '\r' if at == At::Cell => out.push(' '),
            '\n' | '\r' => out.push(' '),
            c => out.push(c),
        }
    }
}

/// Whether what stands after `&` is, or may become by what follows, the name or number of a character.
fn may_be_reference(after: &str) -> bool {
    let name = after.trim_start_matches(|c: char| c == '#' || c.is_ascii_alphanumeric());
    name.is_empty() || (name.starts_with(';') && name.len() < after.len())
}

fn html_escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('|', "&#124;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::plain_text;
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser};

    /// The text a Markdown reader shows, and how many blocks it sees.
    fn read(markdown: &str) -> (String, usize) {
        let (mut out, mut blocks, mut depth) = (String::new(), 0, 0);
        let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
        for event in Parser::new_ext(markdown, options) {
            match event {
                Event::Start(_) => {
                    blocks += usize::from(depth == 0);
                    depth += 1;
                }
                Event::End(_) => depth -= 1,
                Event::Text(text) | Event::Code(text) => out.push_str(&text),
                Event::SoftBreak | Event::HardBreak => out.push('\n'),
                _ => {}
            }
        }
        (out, blocks)
    }

    fn inline() -> impl Strategy<Value = Inline> {
        let text = "([ab1é*_`~#!&<>|\\\\.:;()\\[\\]+=-]|&(gt|#9);?){1,6}( [ab1*_`~#!&<>|\\\\.:()\\[\\]+=-]{1,3})?";
        let text = text.prop_map(|text: String| Inline::Text { text });
        text.prop_recursive(3, 12, 3, |inner| {
            let content = prop::collection::vec(inner, 1..3);
            prop_oneof![
                content.clone().prop_map(|content| Inline::Emphasis { content }),
                content.clone().prop_map(|content| Inline::Strong { content }),
                content.clone().prop_map(|content| Inline::Deleted { content }),
                content.clone().prop_map(|content| Inline::Sub { content }),
                content.prop_map(|content| Inline::Link { address: "https://a.example/".into(), title: None, content }),
                "[a`* ]{0,3}b[a`*]{0,2}".prop_map(|text| Inline::Code { text: text.trim().to_string() }),
                Just(Inline::Break),
            ]
        })
    }

    /// Breaks at the ends, and links in links, are never composed.
    fn is_composed(content: &[Inline], around: bool) -> bool {
        let is_edge = |inline: Option<&Inline>| matches!(inline, Some(Inline::Break));
        !is_edge(content.first())
            && !is_edge(content.last())
            && !content.windows(2).any(|pair| is_edge(pair.first()) && is_edge(pair.last()))
            && content.iter().all(|inline| {
                let is_link = matches!(inline, Inline::Link { .. });
                !(is_link && around) && inline.content().is_none_or(|inner| is_composed(inner, around || is_link))
            })
    }

    #[test]
    fn what_is_no_mark_is_not_escaped() {
        let written = |text: &str| inlines(&[Inline::text(text)], At::Paragraph);
        for plain in ["snake_case_name", "AT&T, R&D & more", "C# and F#", "a > b -> c", "5 + 3 - 1 = 7"] {
            assert_eq!(written(plain), plain);
        }
        for (text, escaped) in [
            ("_a_ b_ _c a__b", r"\_a\_ b\_ \_c a\_\_b"),
            ("&amp; &#9; &", r"\&amp; \&\#9; \&"),
            ("# a #b", r"\# a \#b"),
            ("> a", r"\> a"),
        ] {
            assert_eq!(written(text), escaped);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 600, max_global_rejects: 100_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_written_reads_back_as_the_same_text(content in prop::collection::vec(inline(), 1..5)) {
            prop_assume!(is_composed(&content, false));
            let written = inlines(&content, At::Paragraph);
            let (text, blocks) = read(&written);
            prop_assert_eq!((text, blocks), (plain_text(&content), 1), "{}", written);
        }
    }
}
