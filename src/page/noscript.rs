//! A small tokenizer for the markup inside `noscript`, which a browser with scripts keeps as text. It knows tags,
//! attributes and text, and no tree construction: enough for an image, a paragraph, a post. It runs in one pass.

use super::references::decoded;
use html5ever::Attribute;

/// More markup than this in one `noscript` is not read, bytes.
const MAX_BYTES: usize = 1 << 20;
/// More attributes than this on one element are dropped.
const MAX_ATTRIBUTES: usize = 32;

/// What the builder is to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// Open an element.
    Open {
        /// Lower-case name.
        name: String,
        /// Its attributes.
        attributes: Vec<Attribute>,
    },
    /// Append text.
    Text(String),
    /// Close the element opened last.
    Close,
}

/// Elements that have no end tag.
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// Reads markup into events. Opens and closes are balanced; an end tag without its start is dropped.
pub fn events(markup: &str) -> Vec<Event> {
    let mut end = markup.len().min(MAX_BYTES);
    while !markup.is_char_boundary(end) {
        end -= 1;
    }
    let mut rest = markup.get(..end).unwrap_or_default();
    let (mut out, mut open): (Vec<Event>, Vec<String>) = (Vec::new(), Vec::new());
    while !rest.is_empty() {
        let (text, tail) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
        if !text.is_empty() {
            push_text(&mut out, &decoded(text));
        }
        rest = tail;
        if let Some(after) = rest.strip_prefix("<!--") {
            rest = after.find("-->").map_or("", |i| after.get(i + 3..).unwrap_or_default());
        } else if let Some(after) = rest.strip_prefix("</") {
            let (name, tail) = name_of(after);
            rest = tail.find('>').map_or("", |i| tail.get(i + 1..).unwrap_or_default());
            // Looking a bounded way up keeps a long run of stray end tags linear.
            if let Some(back) = open.iter().rev().take(32).position(|n| *n == name) {
                for _ in 0..=back {
                    open.pop();
                    out.push(Event::Close);
                }
            }
        } else if rest.get(1..).is_some_and(|r| r.starts_with(|c: char| c.is_ascii_alphabetic())) {
            let (name, tail) = name_of(rest.get(1..).unwrap_or_default());
            let (attributes, tail) = attributes_of(tail);
            rest = tail;
            let is_void = VOID.contains(&name.as_str());
            if matches!(name.as_str(), "script" | "style") {
                rest = closing(rest, &name).map_or("", |at| rest.get(at..).unwrap_or_default());
                continue;
            }
            out.push(Event::Open { name: name.clone(), attributes });
            if is_void {
                out.push(Event::Close);
            } else {
                open.push(name);
            }
        } else if let Some(after) = rest.strip_prefix('<') {
            if after.starts_with(['!', '?']) {
                rest = after.find('>').map_or("", |i| after.get(i + 1..).unwrap_or_default());
            } else {
                push_text(&mut out, "<");
                rest = after;
            }
        }
    }
    out.extend(open.iter().map(|_| Event::Close));
    out
}

/// Text goes on in the event before where that is text: a million brackets would else be a million events.
fn push_text(out: &mut Vec<Event>, text: &str) {
    match out.last_mut() {
        Some(Event::Text(before)) => before.push_str(text),
        _ => out.push(Event::Text(text.to_owned())),
    }
}

/// Where the end tag of the element stands, in letters of either case.
fn closing(text: &str, name: &str) -> Option<usize> {
    let is_it = |at: usize| {
        let after = text.get(at + 2..).unwrap_or_default();
        after.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name))
    };
    text.match_indices("</").map(|(at, _)| at).find(|&at| is_it(at))
}

fn name_of(text: &str) -> (String, &str) {
    let end = text.find(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/')).unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    (name.to_ascii_lowercase(), rest)
}

/// Reads attributes up to and with the closing `>`.
fn attributes_of(mut rest: &str) -> (Vec<Attribute>, &str) {
    let mut attributes: Vec<Attribute> = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if let Some(after) = rest.strip_prefix('>') {
            return (attributes, after);
        }
        if rest.is_empty() {
            return (attributes, "");
        }
        let end = rest
            .char_indices()
            .skip(1)
            .find(|(_, c)| c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/'))
            .map_or(rest.len(), |(i, _)| i);
        let (name, tail) = rest.split_at(end);
        let tail = tail.trim_start_matches(|c: char| c.is_ascii_whitespace());
        let (value, tail) = match tail.strip_prefix('=') {
            Some(after) => value_of(after.trim_start_matches(|c: char| c.is_ascii_whitespace())),
            None => ("", tail),
        };
        let name = name.to_ascii_lowercase();
        let is_new = !attributes.iter().any(|a| *a.name.local == *name);
        if is_new && attributes.len() < MAX_ATTRIBUTES && !name.starts_with(':') {
            attributes.push(super::build::attribute(&name, &decoded(value)));
        }
        rest = tail;
    }
}

fn value_of(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(after) = text.strip_prefix(quote) {
            let end = after.find(quote).unwrap_or(after.len());
            return (after.get(..end).unwrap_or_default(), after.get(end + 1..).unwrap_or_default());
        }
    }
    text.split_at(text.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(markup: &str) -> String {
        events(markup)
            .into_iter()
            .map(|e| match e {
                Event::Open { name, attributes } => {
                    let attributes: String =
                        attributes.iter().map(|a| format!(" {}={}", &*a.name.local, &*a.value)).collect();
                    format!("<{name}{attributes}>")
                }
                Event::Text(text) => text,
                Event::Close => "</>".into(),
            })
            .collect()
    }

    #[test]
    fn reads_the_fallback_of_a_lazy_image() {
        assert_eq!(
            shape(r#"<img src="/a.jpg?x=1&amp;y=2" alt='Un « b »' width=300>"#),
            "<img src=/a.jpg?x=1&y=2 alt=Un « b » width=300></>"
        );
    }

    #[test]
    fn balances_what_is_not() {
        assert_eq!(shape("<p>a<b>c</p>d</i>"), "<p>a<b>c</></>d");
        assert_eq!(shape("<div><p>x"), "<div><p>x</></>");
        assert_eq!(shape("a < b &copy; &#233;&#x41;"), "a < b © éA");
    }

    #[test]
    fn leaves_out_comments_and_scripts() {
        assert_eq!(shape("<!-- n --><script>if (a < b) {}</script>t<style>p{}</style>"), "t");
        assert_eq!(shape("<!-- open"), "");
        assert_eq!(shape("<SCRIPT>var a</SCRIPT><p>L&rsquo;&eacute;t&eacute;</p><Style>p{}</sTYLE>t"), "<p>L’été</>t");
    }

    #[test]
    fn text_in_pieces_is_one_event() {
        assert_eq!(events(&"<".repeat(900)), [Event::Text("<".repeat(900))]);
        assert_eq!(events("a < b <!-- n --> c</i> d").len(), 1);
    }

    #[test]
    fn ends_on_any_input() {
        for broken in ["<", "</", "<a", "<a b", "<a b=", "<a b='", "<a b=\"x", "&", "&#", "&#x;", "<a =>", "<a / / >"] {
            let _ = events(broken);
        }
    }
}
