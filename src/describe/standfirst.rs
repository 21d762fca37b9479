//! The standfirst: the element that sums the article up, set apart by its name or by saying what the description says.

use super::clues::Clues;
use super::title::Spelled;
use super::value::clean;
use crate::page::{Page, Tag, order};

/// Bytes of text between the title and the standfirst.
const STANDFIRST_AFTER: u32 = 1_000;
/// Bytes of text between the title and a paragraph that says what the description says.
const DESCRIBED_AFTER: u32 = 500;
/// Bytes of a standfirst.
const STANDFIRST_BYTES: std::ops::RangeInclusive<u32> = 30..=1_200;
/// From here on a paragraph says what the description says.
const SAYS_DESCRIPTION: f32 = 0.85;

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
    let is_head = |node: usize| {
        let end = page.end(node);
        let bytes = clues.bytes(node, end);
        let is_said = said.iter().any(|&other| page.contains(other, node) || page.contains(node, other));
        node > title
            && !page.contains(title, node)
            && !page.is_hidden(node)
            && STANDFIRST_BYTES.contains(&bytes)
            && clues.is_line(page, node, *STANDFIRST_BYTES.end())
            && clues.bytes(page.end(title), node) <= STANDFIRST_AFTER
            && !is_said
            && is_one_paragraph(page, node)
            && !clues.is_foreign(page, node, Some(title))
            && !page.ancestors(node).any(|n| matches!(page.tag(n), Tag::Figure | Tag::Form | Tag::Figcaption))
    };
    let named = clues.standfirsts.iter().copied();
    let items =
        clues.items.iter().filter(|(_, prop)| matches!(*prop, "description" | "alternativeHeadline" | "abstract"));
    let by_name: Vec<usize> = named.chain(items.map(|&(node, _)| node)).filter(|&node| is_head(node)).collect();
    let by_name = order::by_key(by_name, |&node| node as u64);
    if let Some(&node) = by_name.iter().find(|&&node| !is_within_text(page, node)) {
        return Some(node);
    }
    let description: Vec<Spelled> = description.iter().map(|text| Spelled::of(text)).collect();
    let end = page.len();
    let mut node = page.end(title);
    while node < end && clues.bytes(page.end(title), node) <= DESCRIBED_AFTER {
        let is_paragraph = matches!(page.tag(node), Tag::P | Tag::Div | Tag::H2 | Tag::H3 | Tag::Strong);
        if is_paragraph && is_head(node) {
            let text = page.subtree_text(node);
            let own = Spelled::of(&text);
            if description.iter().any(|description| description.likeness(&own) >= SAYS_DESCRIPTION) && text.len() >= 60
            {
                // A description is often the first paragraph's beginning; set apart it is only where it is no sibling of it.
                let next = following_paragraph(page, node);
                return (page.tag(node) != Tag::P || next.is_none()).then_some(node);
            }
        }
        node += 1;
    }
    None
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
}
