//! One walk over the page that notes what may say something of the article: meta elements, headings, and the elements
//! whose names speak of a byline, a date or a standfirst. The rest of the room looks at these alone.

mod author;
mod named;

pub use author::is_author_link;
pub use named::parts;

use crate::page::{Known, Page, Tag};
use author::is_author;
use html5ever::local_name;
use named::Named;

/// Notes of each kind that are kept; a page with more is a list, and the first are nearest to its head.
const MAX_NOTES: usize = 200;

/// Nodes of an element that is read as a line.
const LINE_NODES: usize = 400;
/// Bytes of text between the title and a line of its head, whatever that is called; and of the line.
const BELOW_TITLE: u32 = 160;
const BELOW_BYTES: u32 = 300;
/// Nodes of an aside that is too small to hold other articles.
const SMALL_ASIDE: usize = 40;

/// What the page says, sorted by kind, in document order.
#[derive(Debug, Default)]
pub struct Clues<'a> {
    /// Meta elements: name in lower case, content.
    pub metas: Vec<(String, &'a str)>,
    /// The canonical address.
    pub canonical: Option<&'a str>,
    /// The image of `link rel=image_src`.
    pub image: Option<&'a str>,
    /// The text of `title`.
    pub document_title: String,
    /// Headings, 1 to 4, and elements that are the headline by name.
    pub headings: Vec<usize>,
    /// Elements with an `itemprop`.
    pub items: Vec<(usize, &'a str)>,
    /// Elements of links to authors.
    pub author_links: Vec<usize>,
    /// Links to the page of a person, by their path.
    pub person_links: Vec<usize>,
    /// `time` elements.
    pub times: Vec<usize>,
    /// Elements whose class names the byline.
    pub bylines: Vec<usize>,
    /// Elements whose class names the author in a box about them.
    pub boxes: Vec<usize>,
    /// Elements whose class names a date.
    pub dates: Vec<usize>,
    /// Elements whose class names the standfirst.
    pub standfirsts: Vec<usize>,
    /// Bytes of text before each node.
    before: Vec<u32>,
    /// Headings, figures, media and forms before each node.
    parts: Vec<u32>,
    /// Elements that hold other voices or other articles, by their name or class.
    elsewhere: Vec<bool>,
    /// Those of them that are called a footer or a teaser.
    loose: Vec<usize>,
}

impl<'a> Clues<'a> {
    /// Walks the page.
    #[inline(never)]
    pub fn of(page: &'a Page) -> Self {
        let mut clues = Self { before: Vec::with_capacity(page.len() + 1), ..Self::default() };
        let mut known = Known::of(|word| Named::of(word).0);
        let (mut bytes, mut parts) = (0u32, 0u32);
        for node in 0..page.len() {
            clues.before.push(bytes);
            clues.parts.push(parts);
            parts += u32::from(is_part(page.tag(node)));
            clues.elsewhere.push(false);
            match page.tag(node) {
                Tag::Text => bytes = bytes.saturating_add(page.reading(node).trimmed),
                Tag::Meta => clues.add_meta(page, node),
                Tag::Link => clues.add_link(page, node),
                Tag::Title
                    if clues.document_title.is_empty() && page.ancestors(node).all(|n| page.tag(n) != Tag::Svg) =>
                {
                    clues.document_title = page.subtree_text(node);
                }
                tag => clues.add_element(page, &mut known, node, tag),
            }
        }
        clues.before.push(bytes);
        clues.parts.push(parts);
        clues
    }

    /// The contents of the meta elements of these names, in the order of the names.
    pub fn meta(&self, names: &'static [&'static str]) -> impl Iterator<Item = &'a str> {
        names.iter().flat_map(|&name| self.metas.iter().filter(move |(n, _)| n == name).map(|&(_, content)| content))
    }

    /// Bytes of text between the start of two nodes, whichever comes first.
    pub fn distance(&self, a: usize, b: usize) -> u32 {
        self.bytes_before(a).abs_diff(self.bytes_before(b))
    }

    /// Bytes of text in the range.
    pub fn bytes(&self, start: usize, end: usize) -> u32 {
        self.bytes_before(end).saturating_sub(self.bytes_before(start))
    }

    /// Whether a heading, figure, medium or form begins in the range.
    pub fn has_part(&self, start: usize, end: usize) -> bool {
        let before = |node: usize| self.parts.get(node).or(self.parts.last());
        before(start) != before(end)
    }

    /// Whether the element is short enough to be a line: so many bytes of text, few nodes. Bounds what is read of it.
    pub fn is_line(&self, page: &Page, node: usize, bytes: u32) -> bool {
        let end = page.end(node);
        (1..=bytes).contains(&self.bytes(node, end)) && end - node <= LINE_NODES
    }

    /// Whether the node stands among readers' comments or in a list of other articles, by the names of what it stands in.
    /// What holds the title too is the article's own, whatever its name, and so is a line right below it that is called a
    /// footer or a teaser.
    pub fn is_foreign(&self, page: &Page, node: usize, title: Option<usize>) -> bool {
        let mut around = std::iter::once(node).chain(page.ancestors(node));
        around.any(|n| {
            let is_elsewhere = self.elsewhere.get(n).copied().unwrap_or_default();
            let is_own = |title: usize| page.contains(n, title) || self.is_right_below(page, title, n);
            is_elsewhere && !title.is_some_and(is_own)
        })
    }

    /// Whether the element is no longer than a line or two, and nothing more stands between it and the title.
    fn is_right_below(&self, page: &Page, title: usize, node: usize) -> bool {
        let end = page.end(title);
        node >= end
            && self.bytes(end, node) <= BELOW_TITLE
            && self.loose.binary_search(&node).is_ok()
            && self.is_line(page, node, BELOW_BYTES)
            && !self.has_part(end, page.end(node))
    }

    /// Bytes of text before the node.
    pub fn bytes_before(&self, node: usize) -> u32 {
        self.before.get(node).or(self.before.last()).copied().unwrap_or_default()
    }

    fn add_meta(&mut self, page: &'a Page, node: usize) {
        let Some(content) = page.attr(node, "content").filter(|content| !content.trim().is_empty()) else { return };
        if self.metas.len() >= MAX_NOTES {
            return;
        }
        for key in ["property", "name", "itemprop", "http-equiv"] {
            if let Some(name) = page.attr(node, key) {
                self.metas.extend(name.split_ascii_whitespace().map(|name| (name.to_ascii_lowercase(), content)));
            }
        }
        if let Some(name) = page.attr(node, "itemprop") {
            self.items.push((node, name));
        }
    }

    fn add_link(&mut self, page: &'a Page, node: usize) {
        let (Some(rel), Some(href)) = (page.attr(node, "rel"), page.attr(node, "href")) else { return };
        if rel.eq_ignore_ascii_case("canonical") && self.canonical.is_none() {
            self.canonical = Some(href);
        } else if rel.eq_ignore_ascii_case("image_src") && self.image.is_none() {
            self.image = Some(href);
        }
        if let Some(name) = page.attr(node, "itemprop") {
            self.items.push((node, name));
        }
    }

    fn add_element(&mut self, page: &'a Page, known: &mut Known<'a>, node: usize, tag: Tag) {
        // A small aside is where some put the byline.
        let is_aside = tag == Tag::Aside && page.end(node) - node > SMALL_ASIDE;
        let mut named = Named::default();
        named.add(Named::ELSEWHERE, is_aside || tag == Tag::Nav);
        for (name, value) in page.named(node) {
            if *name == local_name!("class") || *name == local_name!("id") {
                named.0 |= known.get(value);
            } else if *name == local_name!("itemprop") {
                named.add(Named::ELSEWHERE, value.eq_ignore_ascii_case("comment"));
                if self.items.len() < MAX_NOTES {
                    self.items.push((node, value));
                }
            } else if *name == local_name!("rel") && is_author(value) {
                add(&mut self.author_links, node);
            }
        }
        // So does the standard: a footer tells of the article it stands in.
        let is_own_foot =
            |node| named.has(Named::OWN_FOOT) || page.ancestors(node).any(|n| page.tag(n) == Tag::Article);
        named.add(Named::LOOSE, tag == Tag::Footer && !is_own_foot(node));
        if tag == Tag::A && is_author_link(page, node) {
            add(&mut self.person_links, node);
        }
        // The body's class says what the page has, not what the body is.
        if (named.has(Named::ELSEWHERE) || named.has(Named::LOOSE))
            && !matches!(tag, Tag::Html | Tag::Body)
            && let Some(flag) = self.elsewhere.last_mut()
        {
            *flag = true;
            if !named.has(Named::ELSEWHERE) {
                add(&mut self.loose, node);
            }
        }
        if tag == Tag::Time {
            add(&mut self.times, node);
        }
        if tag.heading_level().is_some_and(|level| level <= 4) || named.has(Named::HEADLINE) {
            add(&mut self.headings, node);
        }
        if named.has(Named::BYLINE) {
            add(&mut self.bylines, node);
        }
        if named.has(Named::AUTHOR_BOX) {
            add(&mut self.boxes, node);
        }
        if named.has(Named::DATE) {
            add(&mut self.dates, node);
        }
        if named.has(Named::STANDFIRST) {
            add(&mut self.standfirsts, node);
        }
    }
}

/// Whether the element is more than a line of text.
const fn is_part(tag: Tag) -> bool {
    tag.heading_level().is_some()
        || matches!(tag, Tag::Figure | Tag::Picture | Tag::Video | Tag::Iframe | Tag::Form | Tag::Figcaption)
}

fn add(nodes: &mut Vec<usize>, node: usize) {
    if nodes.len() < MAX_NOTES {
        nodes.push(node);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_foot_of_an_article_is_its_own() {
        let page = Page::from_html(
            "<footer class=entry-footer><i>a</i></footer><footer><i>a</i></footer><div class=post-related-footer><i>a</i></div>\
             <article><footer><i>a</i></footer></article>",
            None,
        );
        let clues = Clues::of(&page);
        let feet: Vec<usize> = (0..page.len()).filter(|&n| page.tag(n) == Tag::I).collect();
        assert_eq!(
            feet.iter().map(|&n| clues.is_foreign(&page, n, None)).collect::<Vec<_>>(),
            [false, true, true, false]
        );
    }

    #[test]
    fn the_walk_sorts_by_kind() {
        let page = Page::from_html(
            "<title>T</title><meta property=og:title content=O><link rel=canonical href=/c>\
             <h1>H</h1><p class=chapo>s</p><span itemprop=author class=byline>A</span><time>x</time>",
            None,
        );
        let clues = Clues::of(&page);
        assert_eq!(clues.meta(&["og:title"]).collect::<Vec<_>>(), ["O"]);
        assert_eq!((clues.document_title.as_str(), clues.canonical), ("T", Some("/c")));
        let counts = (clues.headings.len(), clues.standfirsts.len(), clues.bylines.len(), clues.times.len());
        assert_eq!(counts, (1, 1, 1, 1));
    }
}
