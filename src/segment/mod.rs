//! Cuts a page into blocks, the unit of judgement: a run of inline content under one block-level element, ended by the
//! next block-level element or by an empty line (two line breaks). Every text and medium of the body is in exactly one
//! block, blocks stand in document order and never overlap.

use crate::page::text::{Measure, is_spaceless};
use crate::page::{Page, Tag};

/// How far above a text its link is looked for.
const LINK_HOPS: usize = 12;

/// A run of inline content.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// Its first leaf.
    pub start: usize,
    /// One past its last leaf.
    pub end: usize,
    /// The block-level element it stands in.
    pub container: usize,
    /// How much text it holds.
    pub measure: Measure,
    /// Words in links.
    pub link_words: u32,
    /// Links that hold text.
    pub links: u32,
    /// Images, videos, frames and formulas.
    pub media: u32,
    /// Sentence ends: `.`, `!`, `?`, `…` and those of other scripts.
    pub sentences: u32,
    /// Commas, those of other scripts too.
    pub commas: u32,
    /// Whether the page does not show it.
    pub is_hidden: bool,
}

impl Block {
    /// Share of the words that are links, 0 to 1.
    pub fn link_density(&self) -> f32 {
        if self.measure.words == 0 { 0.0 } else { self.link_words as f32 / self.measure.words as f32 }
    }

    /// Whether it holds no text, media alone.
    pub fn is_medium(&self) -> bool {
        self.measure.characters == 0 && self.media > 0
    }

    /// Its text, white space collapsed.
    pub fn text(&self, page: &Page) -> String {
        page.range_text(self.start, self.end)
    }
}

/// Cuts the body of a page into blocks.
#[inline(never)]
pub fn segment(page: &Page) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open: Option<Block> = None;
    let mut breaks = 0;
    let mut node = page.first(Tag::Body).unwrap_or_default();
    let end = page.end(node);
    while node < end {
        let tag = page.tag(node);
        if tag == Tag::Head {
            node = page.end(node);
            continue;
        }
        if tag == Tag::Br {
            breaks += 1;
        } else if tag.is_block() && tag != Tag::Iframe {
            blocks.extend(open.take());
        } else if is_leaf(page, node) {
            let container = page.block_of(node);
            if open.as_ref().is_some_and(|b| b.container != container || breaks > 1) {
                blocks.extend(open.take());
            }
            let block = open.get_or_insert_with(|| Block::at(page, node, container));
            block.add(page, node);
            breaks = 0;
        }
        node += 1;
    }
    blocks.extend(open);
    blocks
}

/// Whether the node is content by itself: text that is not only white space, or a medium.
fn is_leaf(page: &Page, node: usize) -> bool {
    match page.tag(node) {
        Tag::Text => page.reading(node).characters > 0,
        tag => is_medium(tag),
    }
}

/// Images, videos, frames and formulas.
pub const fn is_medium(tag: Tag) -> bool {
    matches!(tag, Tag::Img | Tag::Video | Tag::Audio | Tag::Iframe | Tag::Math | Tag::Script | Tag::Embed | Tag::Object)
}

impl Block {
    fn at(page: &Page, node: usize, container: usize) -> Self {
        let (measure, is_hidden) = (Measure::default(), page.is_hidden(node));
        let (start, end) = (node, node + 1);
        let (link_words, links, media, sentences, commas) = (0, 0, 0, 0, 0);
        Self { start, end, container, measure, link_words, links, media, sentences, commas, is_hidden }
    }

    fn add(&mut self, page: &Page, node: usize) {
        let previous = self.end;
        self.end = page.end(node);
        if page.tag(node) != Tag::Text {
            self.media += 1;
            return;
        }
        let reading = page.reading(node);
        let Measure { words, letters, characters } = reading.measure();
        self.measure.words += words;
        self.measure.letters += letters;
        self.measure.characters += characters;
        // A link may hold the whole block, as cards are built.
        let link = page.ancestors(node).take(LINK_HOPS).find(|&n| page.tag(n) == Tag::A);
        if let Some(link) = link.filter(|&n| page.attr(n, "href").is_some()) {
            self.link_words += words;
            self.links += u32::from(link >= previous || self.links == 0);
        }
        self.sentences += reading.sentences;
        self.commas += reading.commas;
    }

    /// Whether most of its letters belong to a script without spaces.
    pub fn is_spaceless(&self, page: &Page) -> bool {
        let text = self.text(page);
        text.chars().filter(|&c| is_spaceless(c)).count() * 2 > self.measure.letters as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: &[&str]) {
        let page = Page::from_html(html, None);
        let texts: Vec<String> = segment(&page).iter().map(|b| b.text(&page)).collect();
        assert_eq!(texts, expected, "{html}");
    }

    #[test]
    fn a_block_element_ends_a_run_on_both_sides() {
        check("<div>a <b>b</b><p>c</p> d</div>", &["a b", "c", "d"]);
        check("<div>a<hr>b</div>", &["a", "b"]);
        check("<a href=x><div>a</div><div>b</div></a>", &["a", "b"]);
    }

    #[test]
    fn an_empty_line_ends_a_run_and_a_line_break_does_not() {
        check("<div>a<br>b<br><br>c<br> <br>d</div>", &["a b", "c", "d"]);
    }

    #[test]
    fn media_are_blocks_or_parts_of_them() {
        let page = Page::from_html("<figure><img src=a><figcaption>c</figcaption></figure><p>t <img src=b></p>", None);
        let shape: Vec<_> = segment(&page).iter().map(|b| (b.media, b.measure.words)).collect();
        assert_eq!(shape, [(1, 0), (0, 1), (1, 1)]);
    }

    #[test]
    fn counts_links_and_sentences() {
        let page =
            Page::from_html("<p>One. Two, <a href=x>three <b>four</b></a> and <a href=y>five</a>! v1.2</p>", None);
        let block = segment(&page).remove(0);
        assert_eq!((block.links, block.link_words, block.sentences, block.commas), (2, 3, 2, 1));
        assert_eq!(block.measure.words, 7);
    }
}
