//! How an element can be named in a selector: by an id or class that somebody chose, by what it is for, by the words it begins
//! with, by its place. What would have to be escaped is never written: names that need it are made by machines.

use crate::page::text::is_space;
use crate::page::{Page, Tag};
use std::ops::Range;

/// Characters of text a rule goes by, where nothing has a name.
const MOST_TEXT: usize = 40;
/// With fewer letters a text is no sign of anything.
const LEAST_LETTERS: usize = 3;
/// Longer names are made by machines.
const MOST_NAME: usize = 40;
/// Steps from a named element down to one without a name.
const MOST_STEPS: usize = 6;
/// Attributes that say what an element is for.
const TELLING: [&str; 4] = ["role", "itemprop", "aria-label", "rel"];

/// Words of names that tell only how something looks, where it stands, or that it holds something. Sorted.
const LOOKS: [&str; 83] = [
    "absolute",
    "active",
    "aligncenter",
    "alignleft",
    "alignright",
    "auto",
    "background",
    "bg",
    "block",
    "body",
    "bold",
    "border",
    "bottom",
    "box",
    "card",
    "cell",
    "center",
    "centered",
    "clear",
    "clearfix",
    "col",
    "column",
    "columns",
    "container",
    "content",
    "even",
    "first",
    "fixed",
    "flex",
    "float",
    "font",
    "full",
    "gap",
    "grid",
    "group",
    "hidden",
    "inline",
    "inner",
    "is",
    "italic",
    "item",
    "items",
    "js",
    "justify",
    "large",
    "last",
    "layout",
    "left",
    "lg",
    "list",
    "lowercase",
    "margin",
    "max",
    "mb",
    "md",
    "middle",
    "min",
    "ml",
    "module",
    "mr",
    "mt",
    "mx",
    "my",
    "narrow",
    "odd",
    "outer",
    "padding",
    "pb",
    "pt",
    "px",
    "py",
    "relative",
    "right",
    "row",
    "section",
    "small",
    "sm",
    "static",
    "sticky",
    "text",
    "top",
    "uppercase",
    "wrapper",
];

/// An element by its id, or by the words of its class that somebody chose.
pub fn simple(page: &Page, node: usize) -> Option<String> {
    if matches!(page.tag(node), Tag::Html | Tag::Body | Tag::Main) {
        return None;
    }
    id(page, node).or_else(|| {
        let words: Vec<&str> = classes(page, node).take(2).collect();
        (!words.is_empty()).then(|| format!("{}.{}", page.name(node), words.join(".")))
    })
}

/// The same, by words that say what it is where there are such, before those that say how it looks.
pub fn chosen(page: &Page, node: usize) -> Option<String> {
    let words: Vec<&str> = classes(page, node).filter(|word| says_what(word)).take(2).collect();
    let simple = simple(page, node)?;
    let is_better = !simple.starts_with('#') && !words.is_empty();
    Some(if is_better { format!("{}.{}", page.name(node), words.join(".")) } else { simple })
}

/// Whether the last step of a selector by names says what the element is.
pub fn is_telling(selector: &str) -> bool {
    let last = selector.rsplit(' ').next().unwrap_or_default();
    last.contains('[') || last.split(['.', '#']).skip(1).any(says_what)
}

/// Whether a name says more than how something looks or that something is in it.
fn says_what(name: &str) -> bool {
    let parts = name.split(['-', '_']).map(|part| part.trim_end_matches(|c: char| c.is_ascii_digit()));
    parts.filter(|part| part.len() > 1).any(|part| !LOOKS.contains(&part.to_ascii_lowercase().as_str()))
}

/// An element by its id.
pub fn id(page: &Page, node: usize) -> Option<String> {
    page.attr(node, "id").map(str::trim).filter(|id| is_chosen(id)).map(|id| format!("#{id}"))
}

/// The words of its class that somebody chose.
pub fn classes(page: &Page, node: usize) -> impl Iterator<Item = &str> {
    page.attr(node, "class").unwrap_or_default().split_ascii_whitespace().filter(|word| is_chosen(word))
}

/// An element by an attribute that says what it is for.
pub fn telling(page: &Page, node: usize) -> Option<String> {
    TELLING.iter().find_map(|name| {
        let value = page.attr(node, name).filter(|value| value.split(' ').all(is_chosen))?;
        Some(format!("{}[{name}=\"{value}\"]", page.name(node)))
    })
}

/// Whether a name looks chosen, and needs no escaping: letters, hyphens, few digits.
fn is_chosen(name: &str) -> bool {
    let digits = name.bytes().filter(u8::is_ascii_digit).count();
    let capitals_inside = name.bytes().skip(1).filter(u8::is_ascii_uppercase).count();
    (2..=MOST_NAME).contains(&name.len())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && digits <= 2
        && capitals_inside * 4 <= name.len()
}

/// An element by the words that a range in it, or it, begins with.
pub fn by_text(page: &Page, range: &Range<usize>, element: usize) -> Option<String> {
    let text = page.range_head(range.start, range.end, MOST_TEXT * 8);
    let mut beginning: String = text.chars().take(MOST_TEXT).take_while(|&c| is_plain(c)).collect();
    if beginning.len() < text.len() {
        beginning.truncate(beginning.rfind(' ').filter(|&at| at > 8).unwrap_or(beginning.len()));
    }
    if beginning.chars().filter(|c| c.is_alphabetic()).count() < LEAST_LETTERS {
        return None;
    }
    // A slash would end the expression, and a bracket need not close.
    let escaped = regex_lite::escape(&beginning).replace('/', "\\/");
    Some(format!("{}:has-text(/^{escaped}/)", tag(page, element)?))
}

/// Whether a character may stand in a line that somebody reads: no control, nothing that turns the order of what follows.
fn is_plain(c: char) -> bool {
    let turns = matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    !c.is_control() && !turns && (c == ' ' || !is_space(c))
}

/// An element by its place under the nearest that has a name.
pub fn by_place(page: &Page, node: usize) -> Option<String> {
    let mut steps: Vec<String> = Vec::new();
    let mut at = node;
    loop {
        let named = if at == node { None } else { simple(page, at) };
        let is_top = matches!(page.tag(at), Tag::Body | Tag::Main | Tag::Html);
        if let Some(name) = named.or_else(|| is_top.then(|| page.name(at).to_owned())) {
            steps.push(name);
            break;
        }
        if steps.len() == MOST_STEPS {
            return None;
        }
        let above = page.parent(at)?;
        let name = tag(page, at)?;
        let like = page.children(above).filter(|&n| page.tag(n) != Tag::Text && page.name(n) == page.name(at));
        let place = like.take_while(|&n| n != at).count() + 1;
        steps.push(format!("{name}:nth-of-type({place})"));
        at = above;
    }
    steps.reverse();
    Some(steps.join(" > "))
}

/// The name of an element, where it can stand in a selector as it is.
pub fn tag(page: &Page, node: usize) -> Option<&str> {
    Some(page.name(node)).filter(|name| {
        name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.len() <= MOST_NAME
            && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_made_by_machines_are_none() {
        for name in ["css-1a2b3c4", "sc-bZQynM", "x", "a b", "1st"] {
            assert!(!is_chosen(name), "{name}");
        }
        for name in ["newsletter", "o-self-promo", "col2", "articleBody"] {
            assert!(is_chosen(name), "{name}");
        }
    }

    #[test]
    fn what_turns_the_order_of_a_line_is_never_written() {
        let page = Page::from_html("<p>Read \u{202e}moc.elpmaxe</p><p>\u{2067}all</p>", None);
        let lines: Vec<Option<String>> = (0..page.len())
            .filter(|&node| page.tag(node) == Tag::P)
            .map(|node| by_text(&page, &(node..page.end(node)), node))
            .collect();
        assert_eq!(lines, [Some("p:has-text(/^Read /)".into()), None]);
    }
}
