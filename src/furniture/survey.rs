//! What every rule needs to know of a page, found once: what the names of elements say, what the words of blocks say,
//! counts that answer for any range at once, and where the main text stands.

use super::counts::{Counts, sums};
use super::lexicon::{Kind, Kinds};
use super::names::{Names, Sign};
use super::words::{Reasons, Spoken};
use super::{Reason, Scene};
use crate::describe::Metadata;
use crate::page::text::{folded, measure};
use crate::page::{Page, Source, Tag};
use crate::pages::Pages;
use crate::segment::Block;
use std::borrow::Cow;
use std::ops::Range;

/// No label of words alone marks a block of more words than this.
pub const LABELLED_WORDS: u32 = 60;
/// A page with fewer words in long blocks may be a list.
const ARTICLE_WORDS: u32 = 60;
/// With fewer, the text may be the introduction to a list.
const ZONE_WORDS: u32 = 100;
/// Words a block may have to be compared with whole phrases.
const PHRASE_WORDS: u32 = 14;
/// A label is not longer; bytes.
const LABEL_BYTES: usize = 80;
/// A label that is one word of Latin letters and not longer is a verb and no more; bytes.
const VERB_BYTES: usize = 6;
/// The main text is the smallest element that holds this share of the long blocks' words, in percent.
const CORE_PERCENT: u32 = 60;

/// What the words of a block say.
#[derive(Debug, Clone, Default)]
pub struct Said {
    /// Its text, folded; empty for a block too long to be furniture by its words.
    pub folded: String,
    /// What it is, when these are its only words.
    pub whole: Reasons,
    /// What it announces, by a label with a colon or a link after it.
    pub label: Reasons,
    /// What its first words are.
    pub opening: Reasons,
}

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
            said: blocks.iter().map(|block| said(page, block, &spoken)).collect(),
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
        static NOTHING: Said =
            Said { folded: String::new(), whole: Reasons::NONE, label: Reasons::NONE, opening: Reasons::NONE };
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

    /// Whether an element is the main text, holds it, or shows the title: never furniture.
    pub fn holds_core(&self, node: usize) -> bool {
        let holds = |inner: Option<usize>| inner.is_some_and(|inner| self.page.contains(node, inner));
        matches!(self.page.tag(node), Tag::Html | Tag::Body | Tag::Main) || holds(self.core) || holds(self.title_node)
    }

    /// Whether a node of an article's page stands outside the element that holds both its title and its text.
    pub fn is_outside(&self, node: usize) -> bool {
        self.zone.is_some_and(|zone| !self.page.contains(zone, node))
    }

    /// Whether a node stands in the main text.
    pub fn is_in_core(&self, node: usize) -> bool {
        self.core.is_some_and(|core| self.page.contains(core, node))
    }

    /// Whether a node stands after the last long block of the main text.
    pub fn is_after_text(&self, node: usize) -> bool {
        let Some(core) = self.core else { return true };
        let end = self.page.end(core);
        node >= end || self.count(&(node..end)).long == 0
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

    /// The outermost elements of a kind that are accepted, none within another.
    pub fn outermost(&self, kind: Kind, accept: impl Fn(usize, &Counts) -> bool) -> Vec<Range<usize>> {
        self.outermost_named(|node| self.is(node, kind), accept)
    }

    /// The outermost elements that are accepted, none within another, of those of any kind or with any sign.
    pub fn outermost_named(
        &self,
        is_kind: impl Fn(usize) -> bool,
        accept: impl Fn(usize, &Counts) -> bool,
    ) -> Vec<Range<usize>> {
        let (mut found, mut end): (Vec<Range<usize>>, usize) = (Vec::new(), 0);
        for node in self.named.iter().map(|&node| node as usize) {
            if node >= end && is_kind(node) && self.accepts(node, &accept) {
                end = self.page.end(node);
                found.push(node..end);
            }
        }
        found
    }

    fn accepts(&self, node: usize, accept: &impl Fn(usize, &Counts) -> bool) -> bool {
        let counts = self.count_in(node);
        !counts.is_blank() && !self.holds_core(node) && accept(node, &counts)
    }

    /// The outermost elements of a kind that are accepted, none within another.
    pub fn outermost_where(
        &self,
        is_kind: impl Fn(usize) -> bool,
        accept: impl Fn(usize, &Counts) -> bool,
    ) -> Vec<Range<usize>> {
        let (mut found, mut node) = (Vec::new(), 0);
        while node < self.page.len() {
            if is_kind(node) && self.accepts(node, &accept) {
                let range = self.range(node);
                node = range.end.max(node + 1);
                found.push(range);
            } else {
                node += 1;
            }
        }
        found
    }

    /// Climbs from an element while its parent is accepted and does not hold the main text.
    pub fn climb(&self, node: usize, mut accept: impl FnMut(usize, &Counts) -> bool) -> usize {
        let mut top = node;
        for parent in self.page.ancestors(node) {
            if self.holds_core(parent) || !accept(parent, &self.count_in(parent)) {
                break;
            }
            top = parent;
        }
        top
    }

    /// Whether an element holds no words before this node, a picture or two at most.
    pub fn begins_with(&self, element: usize, node: usize) -> bool {
        let before = self.count(&(element..node));
        before.words == 0 && before.blocks <= 2
    }

    /// The largest element that holds a block and nothing else to read or see; the block's own range when there is none.
    pub fn alone(&self, block: &Block) -> Range<usize> {
        let own = block.start..block.end;
        let counts = self.count(&own);
        let same = |_: usize, other: &Counts| {
            (other.words, other.media, other.frames) == (counts.words, counts.media, counts.frames)
        };
        let inner = self.page.ancestors(block.start).find(|&n| self.page.end(n) >= block.end);
        match inner.filter(|&n| !self.holds_core(n) && same(n, &self.count_in(n))) {
            Some(inner) => self.range(self.climb(inner, same)),
            None => own,
        }
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

    /// The smallest element that holds most of the long text.
    fn find_core(&self) -> Option<usize> {
        let body = self.page.first(Tag::Body)?;
        let all = self.total().long;
        if all == 0 {
            return None;
        }
        let mut core = body;
        while let Some(inner) =
            self.page.children(core).find(|&child| self.count_in(child).long * 100 >= all * CORE_PERCENT)
        {
            if self.page.tag(inner) == Tag::Text
                || !self.page.tag(inner).is_block() && self.page.tag(inner) != Tag::Other
            {
                break;
            }
            core = inner;
        }
        Some(core)
    }

    /// The smallest element that holds the title and the main text; none on pages of little text.
    fn find_zone(&self) -> Option<usize> {
        let (core, title) = (self.core?, self.title_node?);
        if self.total().long < ZONE_WORDS {
            return None;
        }
        let page = self.page;
        let both = std::iter::once(core).chain(page.ancestors(core)).find(|&n| page.contains(n, title))?;
        // What an article element holds is the article's own, the lists at its end too.
        let own = std::iter::once(both).chain(page.ancestors(both)).find(|&n| page.tag(n) == Tag::Article);
        Some(own.unwrap_or(both))
    }

    /// A name that the main text's own wrappers bear says nothing about what is inside them.
    fn mute(&mut self) {
        let Some(core) = self.core else { return };
        let page = self.page;
        let wrappers = std::iter::once(core)
            .chain(page.ancestors(core))
            .filter(|&n| !matches!(page.tag(n), Tag::Html | Tag::Body));
        let (mut muted, mut outer) = (Kinds::default(), core);
        for wrapper in wrappers {
            let kinds = self.kinds.get(wrapper).copied().unwrap_or_default();
            if !kinds.is_empty() {
                muted = muted.union(kinds);
                outer = wrapper;
            }
        }
        if muted.is_empty() {
            return;
        }
        let end = page.end(outer);
        for kinds in self.kinds.get_mut(outer..end).into_iter().flatten() {
            *kinds = kinds.without(muted);
        }
    }
}

/// What the words of a block say.
fn authors(metadata: &Metadata) -> Vec<String> {
    let names = metadata.byline.iter().flat_map(|byline| byline.split(", ")).map(folded);
    names.filter(|name| name.contains(' ')).collect()
}

fn said(page: &Page, block: &Block, spoken: &Spoken) -> Said {
    let words = block.measure.words;
    if words == 0 || words > LABELLED_WORDS {
        return Said::default();
    }
    let text = block.text(page);
    let folded = folded(&text);
    let whole = if words <= PHRASE_WORDS { spoken.whole(&folded) } else { Reasons::NONE };
    let label = label_of(page, block, &text, spoken);
    // What a person says in a story is no notice of the page, however it begins.
    let is_speech = text.trim_start().starts_with(['—', '–', '«', '»', '“', '„', '「', '『']);
    let opening = if is_speech { Reasons::NONE } else { spoken.opening(&folded) };
    Said { folded, whole, label, opening }
}

/// The label that stands before a colon (in plain text, or before links) or right before a link.
fn label_of(page: &Page, block: &Block, text: &str, spoken: &Spoken) -> Reasons {
    if block.links == 1 && block.link_words == block.measure.words {
        let reasons = spoken.label(&kicker(page, block));
        if reasons != Reasons::NONE {
            return reasons;
        }
    }
    let before_colon = text.find([':', '：']).and_then(|at| text.get(..at)).filter(|label| label.len() <= LABEL_BYTES);
    if let Some(label) = before_colon {
        let rest = block.measure.words.saturating_sub(measure(label).words);
        let is_linked = block.link_words * 2 >= rest && block.links > 0;
        if rest > 0 && (page.source() == Source::Text || is_linked) {
            let folded = folded(label);
            let is_all_linked = is_linked && block.link_words * 10 >= rest * 8;
            let reasons = if is_verb(&folded) && !is_all_linked { Reasons::NONE } else { spoken.label(&folded) };
            if reasons != Reasons::NONE {
                return reasons;
            }
            if is_linked {
                return spoken.foreign_label(&folded);
            }
        }
    }
    if block.links == 0 || block.link_words == block.measure.words {
        return Reasons::NONE;
    }
    let mut label = String::new();
    for node in block.start..block.end {
        if page.tag(node) == Tag::A && page.attr(node, "href").is_some() {
            break;
        }
        label.push_str(page.text(node));
    }
    let rest = block.measure.words.saturating_sub(measure(&label).words);
    if label.len() > LABEL_BYTES || block.link_words * 10 < rest * 8 {
        return Reasons::NONE;
    }
    let folded = folded(&label);
    if is_verb(&folded) {
        return Reasons::NONE;
    }
    match spoken.label(&folded) {
        Reasons::NONE => spoken.foreign_label(&folded),
        own => own,
    }
}

/// What the link of a card says in an element of its own before its title, folded; nothing when the title is all it says.
fn kicker(page: &Page, block: &Block) -> String {
    let mut texts = (block.start..block.end).filter(|&n| page.tag(n) == Tag::Text && measure(page.text(n)).words > 0);
    let (Some(first), Some(_)) = (texts.next(), texts.next()) else { return String::new() };
    let has_own = page.parent(first).is_some_and(|parent| !matches!(page.tag(parent), Tag::A | Tag::P | Tag::Li));
    if has_own && page.text(first).len() <= LABEL_BYTES { folded(page.text(first)) } else { String::new() }
}

/// Whether a label is one short word ("Lea", "Mira", "Se"), with which sentences begin too: it needs its colon, and
/// links for nearly all that follows.
fn is_verb(label: &str) -> bool {
    label.len() <= VERB_BYTES && label.bytes().all(|byte| byte.is_ascii_alphabetic())
}
