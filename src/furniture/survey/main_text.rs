//! Where the main text stands, and the article around it.

use super::super::lexicon::Kinds;
use super::Survey;
use crate::page::Tag;

/// With fewer, the text may be the introduction to a list.
const ZONE_WORDS: u32 = 100;
/// The main text is the smallest element that holds this share of the long blocks' words, in percent.
const CORE_PERCENT: u32 = 60;

impl Survey<'_> {
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

    /// The smallest element that holds most of the long text.
    pub(super) fn find_core(&self) -> Option<usize> {
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
    pub(super) fn find_zone(&self) -> Option<usize> {
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
    pub(super) fn mute(&mut self) {
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
