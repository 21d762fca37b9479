//! The standfirst: the element that sums the article up, set apart by its name, by saying what the description says, or by
//! its place between the title and the text.

use super::byline::after_label;
use super::clues::{Clues, parts};
use super::dates::{self, Order};
use super::title::Spelled;
use super::value::clean;
use crate::page::text::{folded, measure};
use crate::page::{Page, Tag, order};

/// Bytes of text between the title and the standfirst.
const STANDFIRST_AFTER: u32 = 1_000;
/// Bytes of text between the title and a paragraph that says what the description says.
const DESCRIBED_AFTER: u32 = 500;
/// Bytes of a standfirst.
const STANDFIRST_BYTES: std::ops::RangeInclusive<u32> = 30..=1_200;
/// Bytes of a short one, which a heading or the description must vouch for; and words.
const SHORT_BYTES: u32 = 10;
const SHORT_WORDS: u32 = 3;
/// Bytes of a description from which on one that is much like it says the same.
const DESCRIBED_BYTES: usize = 60;
/// From here on a paragraph says what the description says.
const SAYS_DESCRIPTION: f32 = 0.85;
/// Names that the headings of sections go by too: theirs alone stand for the standfirst right below the title, with so
/// many bytes of text between.
const SECTION_NAMES: [&str; 2] = ["subhead", "subheading"];
const SECTION_AFTER: u32 = 120;
/// What stands in the place of a standfirst: bytes, words of a heading, words of a paragraph.
const PLACED_BYTES: std::ops::RangeInclusive<u32> = 30..=400;
const PLACED_HEADING_WORDS: u32 = 5;
const PLACED_WORDS: u32 = 9;
/// Nodes after the title among which it begins, and siblings behind it that are looked at.
const PLACED_NODES: usize = 80;
const PLACED_SIBLINGS: usize = 40;
/// Bytes of the text that it stands before.
const TEXT_BYTES: u32 = 400;

/// The element that sums the article up: named so by class or microdata, or right after the title and saying what the
/// description says.
#[inline(never)]
pub fn find(
    page: &Page,
    clues: &Clues<'_>,
    title: Option<usize>,
    description: &[String],
    said: &[usize],
) -> Option<usize> {
    let title = title?;
    let headline = folded(&page.subtree_text(title));
    let is_head = |node: usize| {
        let end = page.end(node);
        let bytes = clues.bytes(node, end);
        let is_said = said.iter().any(|&other| page.contains(other, node) || page.contains(node, other));
        node > title
            && !page.contains(title, node)
            && !page.is_hidden(node)
            && (SHORT_BYTES..=*STANDFIRST_BYTES.end()).contains(&bytes)
            && clues.is_line(page, node, *STANDFIRST_BYTES.end())
            && clues.bytes(page.end(title), node) <= STANDFIRST_AFTER
            && !is_said
            && is_one_paragraph(page, node)
            && !clues.is_foreign(page, node, Some(title))
            && !page.ancestors(node).any(|n| matches!(page.tag(n), Tag::Figure | Tag::Form | Tag::Figcaption))
            // A bar that appears when the page is scrolled says the title again.
            && folded(&page.subtree_text(node)) != headline
    };
    let description: Vec<Spelled> = description.iter().map(|text| Spelled::of(text)).collect();
    let likeness = |text: &str| {
        let own = Spelled::of(text);
        description.iter().map(|description| description.likeness(&own)).fold(0.0, f32::max)
    };
    let is_right_below = |node: usize| clues.bytes(page.end(title), node) <= SECTION_AFTER;
    // A few words may be a label, unless they are a heading or what the description says.
    let is_long = |node: usize, text: &str| {
        let is_heading = page.tag(node).heading_level().is_some();
        clues.bytes(node, page.end(node)) >= *STANDFIRST_BYTES.start()
            || (measure(text).words >= SHORT_WORDS && ((is_heading && is_right_below(node)) || likeness(text) >= 1.0))
    };
    let is_of_section = |node: usize| {
        let mut names = page.class_words(node).flat_map(parts);
        names.any(|part| SECTION_NAMES.contains(&part.as_str())) && !is_right_below(node)
    };
    let named = clues.standfirsts.iter().copied().filter(|&node| !is_of_section(node));
    let items =
        clues.items.iter().filter(|(_, prop)| matches!(*prop, "description" | "alternativeHeadline" | "abstract"));
    let by_name: Vec<usize> = named.chain(items.map(|&(node, _)| node)).filter(|&node| is_head(node)).collect();
    let by_name = order::by_key(by_name, |&node| node as u64);
    let is_named = |&&node: &&usize| !is_within_text(page, node) && is_long(node, &page.subtree_text(node));
    if let Some(&node) = by_name.iter().find(is_named) {
        return Some(node);
    }
    let end = page.len();
    let mut node = page.end(title);
    while node < end && clues.bytes(page.end(title), node) <= DESCRIBED_AFTER {
        let is_paragraph = matches!(page.tag(node), Tag::P | Tag::Div | Tag::H2 | Tag::H3 | Tag::Strong);
        if is_paragraph && is_head(node) {
            let text = page.subtree_text(node);
            let likeness = likeness(&text);
            let is_heading = matches!(page.tag(node), Tag::H2 | Tag::H3);
            let is_same = is_heading && likeness >= 1.0 && is_long(node, &text);
            if is_same || (likeness >= SAYS_DESCRIPTION && text.len() >= DESCRIBED_BYTES) {
                // A description is often the first paragraph's beginning; set apart it is only where it is no sibling of it.
                let next = following_paragraph(page, node);
                return (page.tag(node) != Tag::P || next.is_none()).then_some(node);
            }
        }
        node += 1;
    }
    placed(page, clues, title, said).filter(|&node| is_head(node))
}

/// The heading or paragraph right after the title, where the text that follows stands apart from both: in an element of
/// its own beside it, or outside of the one that holds the two.
fn placed(page: &Page, clues: &Clues<'_>, title: usize, said: &[usize]) -> Option<usize> {
    let start = page.end(title);
    let is_said = |node: usize| said.iter().any(|&other| page.contains(other, node));
    let is_shown = |&node: &usize| page.reading(node).characters > 0 && !page.is_hidden(node) && !is_said(node);
    let text = (start..page.len()).take(PLACED_NODES).find(is_shown)?;
    let node = page.ancestors(text).find(|&n| page.tag(n).is_block())?;
    let level = page.tag(node).heading_level();
    let is_placed = (page.tag(node) == Tag::P || level.is_some_and(|level| level > 1))
        && PLACED_BYTES.contains(&clues.bytes(node, page.end(node)));
    let whole = page.measure(node, page.end(node));
    let least = if level.is_some() { PLACED_HEADING_WORDS } else { PLACED_WORDS };
    let mut links = page.nodes(node..page.end(node)).filter(|&n| page.tag(n) == Tag::A);
    if !is_placed || whole.words < least || links.any(|link| page.measure(link, page.end(link)).words * 2 > whole.words)
    {
        return None;
    }
    // A line that says who and when, though it says more than the metadata.
    let own = page.subtree_text(node);
    if after_label(own.trim()).is_some() || dates::find(&own, Order::DayFirst).is_some() {
        return None;
    }
    let around = page.ancestors(node).find(|&n| page.contains(n, title))?;
    let branch = std::iter::once(node).chain(page.ancestors(node)).find(|&n| page.parent(n) == Some(around))?;
    let has_more = |&n: &usize| is_shown(&n) && !page.contains(node, n);
    if page.nodes(branch..page.end(branch)).any(|n| has_more(&n)) {
        return None;
    }
    let behind = page.children(around).filter(|&n| n > branch && !is_said(n)).take(PLACED_SIBLINGS);
    let behind: Vec<usize> = behind.filter(|&n| clues.bytes(n, page.end(n)) > 0).collect();
    // A heading of the same level heads a section, and so does this one.
    if level.is_some() && behind.iter().any(|&n| page.tag(n) == page.tag(node)) {
        return None;
    }
    let is_beside = |&&n: &&usize| !matches!(page.tag(n), Tag::Figure | Tag::Aside | Tag::Text);
    let bytes_of = |n: usize| clues.bytes(n, page.end(n));
    match behind.iter().find(is_beside) {
        // The text has an element of its own, with more than a paragraph in it.
        Some(&body) if bytes_of(body) >= TEXT_BYTES => {
            let is_body = matches!(page.tag(body), Tag::Div | Tag::Section | Tag::Article | Tag::Main);
            let paragraphs = page.nodes(body + 1..page.end(body)).filter(|&n| page.tag(n).is_block());
            // What begins with a heading is a section, and what stands before it an introduction.
            let first = (body..page.end(body)).take(PLACED_NODES).find(is_shown);
            let is_section = first.is_some_and(|n| page.tag(page.block_of(n)).heading_level().is_some());
            (is_body && !is_section && paragraphs.take(2).count() == 2).then_some(node)
        }
        Some(&line) if page.tag(line) == Tag::P || page.tag(line).heading_level().is_some() => None,
        _ => {
            let rest = page.end(around);
            let is_text = |n: usize| page.tag(n) == Tag::P && bytes_of(n) >= TEXT_BYTES / 4;
            let body = (rest..page.len()).take(PLACED_NODES).any(is_text);
            let is_small = clues.bytes(page.end(node), rest) <= TEXT_BYTES;
            (body && is_small).then_some(node)
        }
    }
}

/// Whether the element is a run of text, or holds a single one.
fn is_one_paragraph(page: &Page, node: usize) -> bool {
    let blocks = page.nodes(node + 1..page.end(node)).filter(|&n| page.tag(n).is_block()).count();
    let paragraphs =
        page.nodes(node + 1..page.end(node)).filter(|&n| matches!(page.tag(n), Tag::P | Tag::Li | Tag::Figure)).count();
    blocks <= 3 && paragraphs <= 1
}

/// Whether the element is a part of a sentence.
fn is_within_text(page: &Page, node: usize) -> bool {
    let parent = page.parent(node).unwrap_or_default();
    !page.tag(node).is_block()
        && page.children(parent).any(|n| page.tag(n) == Tag::Text && page.text(n).trim().len() > 20)
}

/// The paragraph right after this one.
fn following_paragraph(page: &Page, node: usize) -> Option<usize> {
    let parent = page.parent(node)?;
    page.children(parent).filter(|&n| n > node && page.tag(n) != Tag::Text).take(2).find(|&n| page.tag(n) == Tag::P)
}

/// What the data says the article says.
#[inline(never)]
pub fn descriptions(clues: &Clues<'_>, linked: Option<&String>) -> Vec<String> {
    let metas = clues.meta(&["og:description", "description", "twitter:description"]).filter_map(clean);
    metas.chain(linked.cloned()).collect()
}

#[cfg(test)]
mod tests {
    use crate::page::Page;

    const BODY: &str = "<p>On 28 February Ann Lee wrote to the council, and nobody answered her letter.</p>";

    fn check(html: &str, standfirst: Option<&str>) {
        let page = Page::from_html(html, None);
        let metadata = crate::describe::describe(&page);
        assert_eq!(metadata.standfirst_node.map(|n| page.subtree_text(n)).as_deref(), standfirst, "{html}");
    }

    #[test]
    fn standfirsts_are_named_or_described() {
        let sum = "The rain fell for a week, and the wheat of the whole valley was lost to it.";
        check(&format!("<title>Rain</title><h1>Rain</h1><p class=chapo>{sum}</p>{BODY}"), Some(sum));
        check(
            &format!(
                "<title>Rain</title><meta name=description content='{sum}'><h1>Rain</h1><h2>{sum}</h2><div>{BODY}</div>"
            ),
            Some(sum),
        );
        check(&format!("<title>Rain</title><h1>Rain</h1><p>{sum}</p>{BODY}"), None);
        check(
            &format!(
                "<title>Rain</title><meta name=description content='{sum}'><h1>Rain</h1><div><p>{sum}</p>{BODY}</div>"
            ),
            None,
        );
    }

    #[test]
    fn what_stands_between_title_and_text_is_one() {
        let sum = "How the board of the river decided to close four locks";
        let text = format!("{BODY}<p>{}</p>", "For a week it rained on the wheat of the whole valley. ".repeat(8));
        let date = "<p class=date>March 4, 2026</p>";
        let figure = "<figure><img src=/a.jpg width=800><figcaption>The old lock</figcaption></figure>";
        for (html, is_one) in [
            (format!("<header><h1>Rain</h1><p>{sum}</p>{figure}</header><div>{text}</div>"), true),
            (format!("<header><h1>Rain</h1><h2>{sum}</h2></header>{text}"), true),
            (format!("<main><h1>Rain</h1><h2>{sum}</h2>{date}<div>{text}</div></main>"), true),
            (format!("<main><h1>Rain</h1><p>{sum}</p>{text}</main>"), false),
            (format!("<main><h1>Rain</h1><p>{sum}</p><section><h2>Why</h2>{text}</section></main>"), false),
            (format!("<main><h1>Rain</h1><h2>{sum}</h2>{text}</main>"), false),
            (
                format!("<main><h1>Rain</h1><h2>{sum}</h2><div>{text}</div><h2>And then</h2><div>{text}</div></main>"),
                false,
            ),
            (
                format!(
                    "<header><h1>Rain</h1><p>By Ann Lee, who keeps the upper lock and writes of boats</p></header><div>{text}</div>"
                ),
                false,
            ),
            (format!("<header><h1>Rain</h1><p>Rain and wheat</p></header><div>{text}</div>"), false),
            (format!("<header><h1>Rain</h1><p><a href=/n>{sum}</a></p></header><div>{text}</div>"), false),
            (format!("<main><h1>Rain</h1><h2 class=subhead>New site for a lock</h2>{date}{text}</main>"), true),
            (format!("<main><h1>Rain</h1>{text}<h2 class=subhead>New site for a lock</h2>{text}</main>"), false),
        ] {
            let html = format!("<title>Rain</title>{html}");
            let expected = if html.contains("subhead>New") { "New site for a lock" } else { sum };
            check(&html, is_one.then_some(expected));
        }
    }

    #[test]
    fn a_short_one_is_a_heading_or_described() {
        let head = "<title>Rain</title><meta name=description content='Letters from a lock'><h1>Rain</h1>";
        check(
            &format!("{head}<h3 class=subtitle>Letters from a lock</h3><div>{BODY}</div>"),
            Some("Letters from a lock"),
        );
        check(
            &format!("{head}<p class=subtitle>Letters from a lock</p><div>{BODY}</div>"),
            Some("Letters from a lock"),
        );
        check(&format!("{head}<h2>Letters from a lock</h2><div>{BODY}</div>"), Some("Letters from a lock"));
        check(&format!("{head}<p class=subtitle>Letters, a list</p><div>{BODY}</div>"), None);
    }
}
