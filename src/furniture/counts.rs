//! How much any range of a page holds, answered at once: counts are summed up along the page, and those of a range are
//! the sums at its end less the sums at its start.

use super::lexicon::{Kind, Kinds};
use crate::page::{Page, Tag};
use crate::segment::{Block, is_medium};

/// A block of this many words that is not made of links is text, whatever stands around it.
const LONG_WORDS: u32 = 20;

/// How much a range holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Words.
    pub words: u32,
    /// Words in links and buttons.
    pub linked: u32,
    /// Words in long blocks of text.
    pub long: u32,
    /// Words in long blocks of comments, dialogs and menus.
    pub aside: u32,
    /// Links that hold text.
    pub links: u32,
    /// Images, videos, formulas.
    pub media: u32,
    /// Frames.
    pub frames: u32,
    /// Fields for an e-mail address.
    pub addresses: u32,
    /// Buttons and fields of forms.
    pub controls: u32,
    /// Fields for longer texts.
    pub areas: u32,
    /// Blocks that begin in it.
    pub blocks: u32,
}

impl Counts {
    /// What is left of the counts at the end of a range without those at its start.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        Self {
            words: self.words - other.words,
            linked: self.linked - other.linked,
            long: self.long - other.long,
            aside: self.aside - other.aside,
            links: self.links - other.links,
            media: self.media - other.media,
            frames: self.frames - other.frames,
            addresses: self.addresses - other.addresses,
            controls: self.controls - other.controls,
            areas: self.areas - other.areas,
            blocks: self.blocks - other.blocks,
        }
    }

    /// Whether at least this share of the words, in percent, stands in links and buttons.
    pub fn is_linked(&self, percent: u32) -> bool {
        self.words > 0 && self.linked * 100 >= self.words * percent
    }

    /// Whether there is nothing to read or see.
    pub fn is_blank(&self) -> bool {
        self.words + self.media + self.frames == 0
    }
}

/// Running counts: the counts of a range are those at its end less those at its start.
pub fn sums(page: &Page, blocks: &[Block], kinds: &[Kinds]) -> Vec<Counts> {
    let mut sums = Vec::with_capacity(page.len() + 1);
    let mut counts = Counts::default();
    let mut blocks = blocks.iter().peekable();
    let (mut long_end, mut link_end, mut aside_end) = (0, 0, 0);
    let (mut link_is_counted, mut is_aside_text) = (true, false);
    sums.push(counts);
    for node in 0..page.len() {
        let tag = page.tag(node);
        if node >= aside_end && is_aside(page, node, kinds.get(node).copied().unwrap_or_default()) {
            aside_end = page.end(node);
        }
        if let Some(block) = blocks.next_if(|block| block.start <= node) {
            counts.blocks += 1;
            let is_text = block.measure.words >= LONG_WORDS && block.link_density() < 0.5 && !block.is_hidden;
            if is_text {
                (long_end, is_aside_text) = (block.end, node < aside_end);
            }
        }
        match tag {
            Tag::Text => {
                let words = page.reading(node).measure().words;
                counts.words += words;
                if node < long_end && is_aside_text {
                    counts.aside += words;
                } else if node < long_end {
                    counts.long += words;
                }
                if node < link_end && words > 0 {
                    counts.linked += words;
                    counts.links += u32::from(!link_is_counted);
                    link_is_counted = true;
                }
            }
            Tag::A if page.attr(node, "href").is_some() => {
                (link_end, link_is_counted) = (page.end(node), false);
            }
            Tag::Button => {
                counts.controls += 1;
                (link_end, link_is_counted) = (page.end(node), true);
            }
            Tag::Input => {
                counts.controls += 1;
                let names = ["type", "name", "id"];
                let is_address = names.iter().filter_map(|name| page.attr(node, name)).any(|value| {
                    let value = value.to_ascii_lowercase();
                    value.split(|c: char| !c.is_ascii_alphabetic()).any(|word| matches!(word, "email" | "mail"))
                });
                counts.addresses += u32::from(is_address);
            }
            Tag::Textarea => counts.areas += 1,
            Tag::Iframe => counts.frames += 1,
            Tag::Script => {}
            tag => counts.media += u32::from(is_medium(tag)),
        }
        sums.push(counts);
    }
    sums
}

/// Whether long text in an element is not the article's, so that it does not help to find the main text.
fn is_aside(page: &Page, node: usize, kinds: Kinds) -> bool {
    if kinds.has(Kind::MenuRole) || kinds.has(Kind::DialogRole) || is_page_footer(page, node, kinds) {
        return true;
    }
    (kinds.has(Kind::Consent) || kinds.has(Kind::Comments))
        && matches!(page.tag(node), Tag::Div | Tag::Section | Tag::Aside | Tag::Ol | Tag::Ul | Tag::Other)
}

/// A footer outside of articles.
fn is_page_footer(page: &Page, node: usize, kinds: Kinds) -> bool {
    kinds.has(Kind::FooterRole) && !page.ancestors(node).any(|n| matches!(page.tag(n), Tag::Article | Tag::Main))
}
