//! Walks what is kept of a page and writes the typed Article. Never edits the tree.

mod voice;
mod walk;

mod flow;
mod structure;

mod buttons;
mod code;
mod embeds;
mod facts;
mod fallbacks;
mod figures;
mod footnotes;
mod languages;
mod lists;
mod numbers;
mod pictured;
mod tables;
mod verse;
mod word_lists;

mod credit;
mod images;
mod whose;

mod fields;
mod inlines;
mod line_ends;
mod links;
mod math;
mod run;
mod signs;
mod spoken;
mod unseen;
mod verbatim;

#[cfg(test)]
mod check;
#[cfg(test)]
mod promises;

use crate::article::{Block, BlockKind, plain_text};
use crate::describe::Metadata;
use crate::page::text::folded;
use crate::page::{Note, Page, Tag};
use crate::segment::is_medium;
use flow::{Flow, Mode, Scope, Voice};
use std::collections::HashSet;
use std::ops::Range;
use walk::Writer;

/// Which nodes are part of the article.
#[derive(Debug, Clone)]
pub struct Kept {
    /// How many kept leaves (texts, media) stand before each node; one more than there are nodes.
    before: Vec<u32>,
    /// The nodes that say who wrote a post, in document order; they are set strong.
    names: Vec<Range<usize>>,
    /// Where posts end that say it below their text, nodes, rising; a break sets them apart.
    ends: Vec<usize>,
}

impl Kept {
    /// `is_kept` says of a text or a medium whether it is kept; it is not asked of white space and of other elements.
    pub fn new(page: &Page, is_kept: impl Fn(usize) -> bool) -> Self {
        let mut before = Vec::with_capacity(page.len() + 1);
        let mut count = 0;
        before.push(0);
        for node in 0..page.len() {
            let is_leaf = match page.tag(node) {
                Tag::Text => !page.reading(node).is_blank,
                tag => page.end(node) == node + 1 && is_medium(tag),
            };
            count += u32::from(is_leaf && is_kept(node));
            before.push(count);
        }
        Self { before, names: Vec::new(), ends: Vec::new() }
    }

    /// The same, where these nodes, in document order, say who wrote a post, and posts that say it below their text end
    /// before these, rising: names are set strong, and a break sets what follows apart.
    #[must_use]
    pub fn with_posts(self, names: Vec<Range<usize>>, ends: Vec<usize>) -> Self {
        Self { names, ends, ..self }
    }

    /// How many kept leaves stand in a range of nodes.
    fn count(&self, start: usize, end: usize) -> u32 {
        let at = |node: usize| self.before.get(node).or(self.before.last()).copied().unwrap_or_default();
        at(end).saturating_sub(at(start))
    }

    /// Whether a node stands in a name.
    fn is_name(&self, node: usize) -> bool {
        let after = self.names.partition_point(|name| name.start <= node);
        after.checked_sub(1).and_then(|last| self.names.get(last)).is_some_and(|name| node < name.end)
    }

    /// Whether the node is kept: the leaf itself, or any leaf in the element.
    pub fn is_kept(&self, page: &Page, node: usize) -> bool {
        self.before.get(page.end(node)) > self.before.get(node)
    }
}

/// The text of an article, and where each part of it came from.
#[derive(Debug, Clone, Default)]
pub struct Composed {
    /// The blocks.
    pub blocks: Vec<Block>,
    /// For each block, the first node it came from.
    pub starts: Vec<usize>,
    /// What had to be left out.
    pub notes: Vec<Note>,
}

/// Writes what is kept as blocks.
#[inline(never)]
pub fn compose(page: &Page, kept: &Kept, metadata: &Metadata) -> Composed {
    let mut writer = Writer::new(page, kept, metadata);
    let voice = Voice { lang: metadata.lang.as_deref(), dir: metadata.dir };
    let mut flow = Flow::new(Mode::Blocks, Scope { depth: 1, voice, container: 0 });
    writer.walk(&mut flow, 0, page.len());
    let (mut placed, notes_at) = (flow.out, flow.notes_at);
    writer.place_footnotes(&mut placed, notes_at);
    part_posts(&mut placed, &kept.ends);
    while placed.pop_if(|last| last.block.kind == BlockKind::Rule).is_some() {}
    if let Some(said) = title_said(&placed, &metadata.title) {
        placed.remove(said);
    }
    let mut composed = Composed { notes: writer.notes, ..Composed::default() };
    for piece in placed {
        composed.starts.push(piece.start);
        composed.blocks.push(piece.block);
    }
    structure::level_headings(&mut composed.blocks);
    let written: HashSet<u32> = written_notes(&composed.blocks);
    if written.len() < writer.references.count() {
        footnotes::undo_missing(&mut composed.blocks, &written);
    }
    composed
}

/// Sets a break where a post ends that is signed below, and another follows: the name would read as if it headed that.
fn part_posts(placed: &mut Vec<flow::Placed>, ends: &[usize]) {
    let is_apart = |kind: &BlockKind| matches!(kind, BlockKind::Rule | BlockKind::Heading { .. });
    for &end in ends.iter().rev() {
        let at = placed.partition_point(|piece| piece.start < end);
        let beside = [at.checked_sub(1).and_then(|last| placed.get(last)), placed.get(at)];
        if let [Some(last), Some(next)] = beside
            && !is_apart(&last.block.kind)
            && !is_apart(&next.block.kind)
        {
            let block = Block { node: None, lang: None, dir: None, kind: BlockKind::Rule };
            placed.insert(at, flow::Placed { start: end, block });
        }
    }
}

/// The heading that says the title again before the text begins.
fn title_said(placed: &[flow::Placed], title: &str) -> Option<usize> {
    let title = folded(title);
    let mut beginning = placed.iter().take_while(|placed| {
        matches!(placed.block.kind, BlockKind::Heading { .. } | BlockKind::Figure(_) | BlockKind::Embed { .. })
    });
    beginning.position(|placed| match &placed.block.kind {
        BlockKind::Heading { content, .. } => !title.is_empty() && folded(&plain_text(content)) == title,
        _ => false,
    })
}

fn written_notes(blocks: &[Block]) -> HashSet<u32> {
    let notes = blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Footnotes { items } => Some(items),
        _ => None,
    });
    notes.flatten().map(|note| note.id).collect()
}
