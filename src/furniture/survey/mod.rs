//! What every rule needs to know of a page, found once: what the names of elements say, what the words of blocks say,
//! counts that answer for any range at once, and where the main text stands.

mod elements;
mod main_text;
mod said;

pub use said::{LABELLED_WORDS, Said};

use super::counts::{Counts, sums};
use super::lexicon::{Kind, Kinds};
use super::names::{Names, Sign};
use super::words::{Reasons, Spoken};
use super::{Reason, Scene};
use crate::article;
use crate::describe::Metadata;
use crate::page::text::folded;
use crate::page::{Page, Source, Tag};
use crate::pages::Pages;
use crate::segment::Block;
use std::borrow::Cow;
use std::ops::Range;

/// A page with fewer words in long blocks may be a list.
const ARTICLE_WORDS: u32 = 60;

/// A scene, and what was found out about it.
#[derive(Debug)]
pub struct Survey<'a> {
    /// The page.
    pub page: &'a Page,
    /// Its blocks.
    pub blocks: &'a [Block],
    /// The other pages of the article, where it shows any.
    pub pages: Option<&'a Pages>,
    /// The folded title; empty when there is none.
    pub title: String,
    /// The element that shows the title.
    pub title_node: Option<usize>,
    /// The smallest element that holds most of the long blocks, those of consent, comments and page footers left aside.
    pub core: Option<usize>,
    /// The smallest element that holds the title and the main text.
    zone: Option<usize>,
    /// The authors of the article that have more than one name, folded.
    pub authors: Vec<String>,
    /// Whose words count.
    pub spoken: Spoken,
    /// What announces a newsletter in them: looked for in every block.
    pub newsletters: Vec<&'static str>,
    said: Vec<Said>,
    kinds: Vec<Kinds>,
    signs: Vec<u8>,
    /// Nodes of some kind, or with some sign.
    named: Vec<u32>,
    sums: Vec<Counts>,
}

impl<'a> Survey<'a> {
    /// Looks at the whole page once.
    #[inline(never)]
    pub fn of(scene: &Scene<'a>) -> Self {
        let Scene { page, blocks, metadata, pages, skipped } = *scene;
        let lang = metadata.lang.as_deref().or_else(|| page.attr(0, "lang"));
        let spoken = Spoken::of(lang, skipped);
        let Names { kinds, signs, named } = Names::of(page);
        let mut survey = Self {
            page,
            blocks,
            pages,
            title: folded(&metadata.title),
            title_node: metadata.title_node,
            authors: authors(metadata),
            core: None,
            zone: None,
            newsletters: spoken.labels(Reason::Newsletter).collect(),
            said: blocks.iter().map(|block| Said::of(page, block, &spoken)).collect(),
            spoken,
            sums: sums(page, blocks, &kinds),
            kinds,
            signs,
            named,
        };
        survey.core = survey.find_core();
        survey.zone = survey.find_zone();
        survey.mute();
        survey
    }

    /// What the words of a block say.
    pub fn said(&self, block: usize) -> &Said {
        static NOTHING: Said = Said {
            folded: String::new(),
            whole: Reasons::NONE,
            label: Reasons::NONE,
            opening: Reasons::NONE,
            held: Reasons::NONE,
        };
        self.said.get(block).unwrap_or(&NOTHING)
    }

    /// Whether the names of an element say this.
    pub fn is(&self, node: usize, kind: Kind) -> bool {
        self.kinds.get(node).is_some_and(|kinds| kinds.has(kind))
    }

    /// Whether the attributes of an element bear this sign.
    pub fn bears(&self, node: usize, sign: Sign) -> bool {
        self.signs.get(node).is_some_and(|signs| signs & sign as u8 != 0)
    }

    /// Whether an element or one of its few nearest parents says this.
    pub fn is_near(&self, node: usize, kind: Kind) -> bool {
        self.is(node, kind) || self.page.ancestors(node).take(4).any(|n| self.is(n, kind))
    }

    /// How much a range holds.
    pub fn count(&self, range: &Range<usize>) -> Counts {
        let at = |node: usize| self.sums.get(node).or(self.sums.last()).copied().unwrap_or_default();
        if range.start < range.end { at(range.end).minus(at(range.start)) } else { Counts::default() }
    }

    /// How much an element holds.
    pub fn count_in(&self, node: usize) -> Counts {
        self.count(&self.range(node))
    }

    /// How much the page holds.
    pub fn total(&self) -> Counts {
        self.sums.last().copied().unwrap_or_default()
    }

    /// The range of an element.
    pub fn range(&self, node: usize) -> Range<usize> {
        node..self.page.end(node)
    }

    /// The blocks that begin in a range.
    pub fn blocks_in(&self, range: &Range<usize>) -> Range<usize> {
        let at = |node: usize| self.sums.get(node).or(self.sums.last()).map_or(0, |counts| counts.blocks as usize);
        at(range.start)..at(range.end)
    }

    /// The folded text of a block.
    pub fn folded(&self, block: usize) -> Cow<'_, str> {
        match (self.said(block).folded.as_str(), self.blocks.get(block)) {
            ("", Some(long)) => Cow::Owned(folded(&long.text(self.page))),
            (short, _) => Cow::Borrowed(short),
        }
    }

    /// The folded text of a range, up to about 400 words of its blocks.
    pub fn folded_text(&self, range: &Range<usize>) -> String {
        let mut out = String::new();
        for block in self.blocks.get(self.blocks_in(range)).into_iter().flatten() {
            if out.len() > 2_400 {
                break;
            }
            out.push_str(&folded(&self.page.range_text(block.start, block.end.min(range.end))));
            out.push(' ');
        }
        out
    }

    /// Whether the page is plain text, where a line is all there is to go by.
    pub fn is_plain(&self) -> bool {
        self.page.source() == Source::Text
    }

    /// Whether the page is an article: it has long text, or one article element.
    pub fn is_article(&self) -> bool {
        self.total().long >= ARTICLE_WORDS
            || (0..self.page.len()).filter(|&n| self.page.tag(n) == Tag::Article).take(2).count() == 1
    }

    /// Whether a block is a heading.
    pub fn is_heading(&self, block: &Block) -> bool {
        let page = self.page;
        std::iter::once(block.container)
            .chain(page.ancestors(block.container).take(2))
            .any(|n| page.tag(n).heading_level().is_some())
    }

    /// Whether a block stands where single words are data: in a table of figures, a definition, code, a caption.
    pub fn is_data(&self, block: &Block) -> bool {
        let page = self.page;
        std::iter::once(block.container).chain(page.ancestors(block.container).take(4)).any(|n| {
            matches!(page.tag(n), Tag::Th | Tag::Dt | Tag::Dd | Tag::Pre | Tag::Code | Tag::Figcaption | Tag::Caption)
                || (matches!(page.tag(n), Tag::Td | Tag::Li) && self.is_in_core(n))
        })
    }

    /// Whether a block stands in code or in a table, where the same is said again and again.
    pub fn is_data_of_text(&self, block: &Block) -> bool {
        let page = self.page;
        std::iter::once(block.container)
            .chain(page.ancestors(block.container).take(6))
            .any(|n| matches!(page.tag(n), Tag::Pre | Tag::Code | Tag::Td | Tag::Th | Tag::Dd))
    }
}

/// The names of the authors that have more than one part, folded.
fn authors(metadata: &Metadata) -> Vec<String> {
    let names = metadata.byline.iter().flat_map(|byline| article::authors(byline)).map(folded);
    names.filter(|name| name.contains(' ')).collect()
}
