//! The walk over what is kept, in document order. Elements that only group are passed through, those with a structure
//! go to their room; each run of text between them becomes a paragraph. Recursion goes from a structure to what it holds
//! and is bounded by `MAX_BLOCK_DEPTH`; nothing recurses on the depth of the page.

use super::Kept;
use super::flow::{Flow, Frame, FrameKind, Mode, Placed, Scope, Voice};
use super::footnotes::References;
use super::math::Allowance;
use super::run::{Run, Wrap};
use super::verbatim::Verbatim;
use crate::article::{Block, BlockKind, Footnote, Inline, MAX_OUTPUT_NODES};
use crate::describe::Metadata;
use crate::page::tag::Flow as TagFlow;
use crate::page::text::{is_space, push_collapsed};
use crate::page::{Note, Page, Tag};

/// Left unspent for what is open when the limit is met.
const RESERVE: usize = 1_000;

/// What is shared by the whole of one composition.
#[derive(Debug)]
pub(super) struct Writer<'a> {
    pub page: &'a Page,
    pub kept: &'a Kept,
    pub metadata: &'a Metadata,
    pub references: References,
    /// What is not to be translated.
    verbatim: Verbatim,
    /// The footnotes met so far.
    pub footnotes: Vec<(usize, Footnote)>,
    /// Those met within the text that refers to them.
    pub notes_within: Vec<(usize, Footnote)>,
    /// Whether a footnote is being written.
    pub is_in_note: bool,
    /// Characters of images carried as data addresses.
    pub data_units: usize,
    /// What may still be spent on formulas.
    pub allowance: Allowance,
    /// Whether the page shows that it has TeX between delimiters, once it was asked.
    pub has_tex: Option<bool>,
    pub notes: Vec<Note>,
    spent: usize,
}

impl<'a> Writer<'a> {
    #[inline(never)]
    pub fn new(page: &'a Page, kept: &'a Kept, metadata: &'a Metadata) -> Self {
        let (footnotes, notes_within, notes) = (Vec::new(), Vec::new(), Vec::new());
        let references = References::find(page, kept);
        Self {
            page,
            kept,
            metadata,
            references,
            verbatim: Verbatim::find(page, kept),
            footnotes,
            notes_within,
            is_in_note: false,
            data_units: 0,
            allowance: Allowance::default(),
            has_tex: None,
            notes,
            spent: 0,
        }
    }

    /// Writes the nodes as blocks.
    pub fn blocks(&mut self, start: usize, end: usize, scope: Scope<'a>) -> Vec<Placed> {
        let mut flow = Flow::new(Mode::Blocks, scope);
        self.speak(&mut flow, start);
        self.walk(&mut flow, start, end);
        flow.out.pop_if(|last| last.block.kind == BlockKind::Rule);
        flow.out
    }

    /// Writes what an element holds as blocks, a level deeper.
    pub fn inner_blocks(&mut self, node: usize, flow: &Flow<'a>) -> Vec<Block> {
        self.inner_range(node, node + 1, self.page.end(node), flow)
    }

    /// Writes some nodes in an element as blocks, a level deeper.
    pub fn inner_range(&mut self, node: usize, start: usize, end: usize, flow: &Flow<'a>) -> Vec<Block> {
        self.inner_placed(node, start, end, flow).into_iter().map(|placed| placed.block).collect()
    }

    /// The same, with the places they came from.
    pub fn inner_placed(&mut self, node: usize, start: usize, end: usize, flow: &Flow<'a>) -> Vec<Placed> {
        let scope = Scope { depth: flow.scope.depth + 1, voice: self.voice_of(node, flow.voice), container: node };
        self.blocks(start, end, scope)
    }

    /// Writes nodes as one run of text; media in it come apart. The nodes of `skip` are passed over.
    pub fn line(
        &mut self,
        start: usize,
        end: usize,
        mode: Mode,
        flow: &Flow<'a>,
        skip: Vec<usize>,
    ) -> (Vec<Inline>, Vec<Placed>) {
        let mut line = Flow::new(mode, flow.scope);
        (line.skip, line.voice) = (skip, flow.voice);
        self.speak(&mut line, start);
        self.walk(&mut line, start, end);
        let content = line.run.take();
        self.spent += line.run.take_made();
        line.out.append(&mut line.waiting);
        (content, line.out)
    }

    /// Writes nodes as the base text of a ruby, `depth` inlines deep.
    pub fn ruby_base(&mut self, start: usize, end: usize, depth: usize, flow: &Flow<'a>) -> Vec<Inline> {
        let mut line = Flow::new(Mode::Line, flow.scope);
        (line.run, line.is_ruby, line.voice) = (Run::new(depth), true, flow.voice);
        self.walk(&mut line, start, end);
        self.spent += line.run.take_made();
        line.run.take()
    }

    /// Has all that is written into a flow say that it is not to be translated, where the flow begins in such a part.
    fn speak(&self, flow: &mut Flow<'a>, start: usize) {
        if self.verbatim.holds(start) {
            flow.run.open(Wrap::Verbatim);
        }
    }

    /// The kept text of some nodes, white space collapsed.
    pub fn words(&self, start: usize, end: usize) -> String {
        let mut out = String::new();
        let mut node = start;
        while node < end {
            if !self.is_kept(node) {
                let end = self.page.end(node);
                // Between two words, whatever element it is in.
                if self.holds_blank(node) && self.page.nodes(node..end).any(|n| self.page.tag(n) == Tag::Text) {
                    push_collapsed(&mut out, " ");
                }
                node = end;
                continue;
            }
            match self.page.tag(node) {
                Tag::Text => push_collapsed(&mut out, self.page.text(node)),
                tag if tag.is_block() || tag == Tag::Br => push_collapsed(&mut out, " "),
                _ => {}
            }
            node += 1;
        }
        out.truncate(out.trim_end_matches(is_space).len());
        out
    }

    /// Whether anything in the node is kept.
    pub fn is_kept(&self, node: usize) -> bool {
        self.kept.is_kept(self.page, node)
    }

    fn is_blank(&self, text: usize) -> bool {
        self.page.text(text).chars().all(is_space)
    }

    /// Whether all that is kept of the page stands in the node.
    pub fn is_all(&self, node: usize) -> bool {
        self.kept.count(node, self.page.end(node)) == self.kept.count(0, self.page.len())
    }

    /// Writes the nodes into the flow.
    pub fn walk(&mut self, flow: &mut Flow<'a>, start: usize, end: usize) {
        let mut node = start;
        while node < end {
            self.leave(flow, node);
            // A paragraph is as long as its author likes, so what it holds counts before it has ended.
            self.spent += flow.run.take_made();
            if self.spent + RESERVE > MAX_OUTPUT_NODES {
                if self.kept.count(node, end) > 0 {
                    self.note(Note::Shortened);
                }
                break;
            }
            let tag = self.page.tag(node);
            let notes = self.footnotes.len();
            let is_mark = matches!(tag, Tag::Br | Tag::Hr);
            let is_visited = is_mark || self.is_kept(node) || (tag == Tag::Text && self.is_blank(node));
            node = if is_visited {
                self.visit(flow, node, tag)
            } else {
                // Text left out keeps its neighbors apart.
                if tag == Tag::Text || self.page.end(node) > node + 1 {
                    flow.run.space();
                }
                if tag.is_block() {
                    self.bound(flow);
                }
                self.page.end(node)
            };
            if self.footnotes.len() > notes {
                flow.notes_at = flow.out.len();
            }
        }
        self.leave(flow, usize::MAX);
        self.bound(flow);
    }

    /// Notes once that something was left out.
    pub fn note(&mut self, note: Note) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// Closes the elements that end before the node.
    fn leave(&mut self, flow: &mut Flow<'a>, node: usize) {
        while let Some(frame) = flow.frames.pop_if(|frame| frame.end <= node) {
            match frame.kind {
                FrameKind::Block => {
                    // Its container is still this one when the paragraph is written.
                    let voice = frame.voice;
                    flow.frames.push(frame);
                    self.bound(flow);
                    flow.frames.pop();
                    flow.voice = voice;
                }
                FrameKind::Wrap => flow.run.close(),
                FrameKind::Apart => flow.run.space(),
                // A mark alone in its paragraph would quote nothing.
                FrameKind::Quotation(_) if flow.run.is_empty() => {}
                FrameKind::Quotation(mark) => {
                    flow.run.text(mark);
                }
            }
        }
    }

    /// Ends the text before and after a block-level element.
    pub fn bound(&mut self, flow: &mut Flow<'a>) {
        match flow.mode {
            Mode::Blocks => self.flush(flow),
            Mode::Line => flow.run.space(),
            Mode::Lines => flow.run.line_break(),
        }
    }

    /// Makes a paragraph of the text written so far.
    fn flush(&mut self, flow: &mut Flow<'a>) {
        let content = flow.run.take();
        self.spent += flow.run.take_made();
        let start = flow.run_start.take();
        if let Some(start) = start.filter(|_| !content.is_empty()) {
            let kind = BlockKind::Paragraph { content };
            let block = self.block(flow.container(), kind, flow.voice, flow.scope.voice);
            flow.out.push(Placed { start, block });
        }
        flow.out.append(&mut flow.waiting);
    }

    /// Writes a block that ends the text before it.
    pub fn emit(&mut self, flow: &mut Flow<'a>, node: usize, kind: BlockKind) {
        self.flush(flow);
        let block = self.block(node, kind, self.voice_of(node, flow.voice), flow.scope.voice);
        flow.out.push(Placed { start: node, block });
    }

    /// Writes a medium: at once, or after the paragraph it stands in.
    pub fn place(&mut self, flow: &mut Flow<'a>, node: usize, kind: BlockKind) {
        if flow.run.is_empty() && flow.mode == Mode::Blocks {
            self.emit(flow, node, kind);
        } else {
            let block = self.block(node, kind, flow.voice, flow.scope.voice);
            flow.waiting.push(Placed { start: node, block });
        }
    }

    fn block(&mut self, node: usize, kind: BlockKind, voice: Voice<'a>, around: Voice<'a>) -> Block {
        self.spent += 1;
        let lang = voice.lang.filter(|_| voice.lang != around.lang).map(String::from);
        let dir = (voice.dir != around.dir).then_some(voice.dir);
        Block { node: Some(self.page.number(node)), lang, dir, kind }
    }

    /// Counts rows, cells and the like, which are nodes of the article too.
    pub fn spend(&mut self, nodes: usize) {
        self.spent += nodes;
    }

    /// Starts a piece of text or an inline; an empty line before it ends the paragraph.
    pub fn begin(&mut self, flow: &mut Flow<'a>, node: usize) {
        if flow.mode == Mode::Blocks && flow.run.is_at_empty_line() {
            self.flush(flow);
        }
        flow.run_start.get_or_insert(node);
    }

    /// Writes what a node is, or enters it; gives the node to go on with.
    fn visit(&mut self, flow: &mut Flow<'a>, node: usize, tag: Tag) -> usize {
        let end = self.page.end(node);
        if self.metadata.title_node == Some(node) || flow.skip.binary_search(&node).is_ok() {
            if tag.is_block() {
                self.bound(flow);
            }
            flow.run.space();
            return end;
        }
        match tag {
            Tag::Text => {
                let text = self.page.text(node);
                if text.contains(|c: char| !c.is_whitespace()) {
                    self.begin(flow, node);
                } else if !self.is_blank(node) {
                    // No-break spaces alone begin nothing, but what they stand in begins here.
                    flow.run_start.get_or_insert(node);
                }
                let is_name = self.kept.is_name(node) && flow.run.open(Wrap::Strong);
                self.text_in_lines(flow, node, text);
                if is_name {
                    flow.run.close();
                }
                return end;
            }
            Tag::Br => {
                flow.run.line_break();
                return end;
            }
            _ => {}
        }
        if self.verbatim.begins(node) {
            flow.wrap(node, end, Wrap::Verbatim);
        }
        if let Some(next) = self.visit_note(flow, node, tag) {
            return next;
        }
        if let Some(next) = self.visit_medium(flow, node, tag) {
            return next;
        }
        if flow.mode == Mode::Blocks
            && let Some(next) = self.visit_structure(flow, node, tag)
        {
            return next;
        }
        match tag.flow() {
            TagFlow::Outside => end,
            TagFlow::Block => {
                self.enter(flow, node);
                node + 1
            }
            TagFlow::Inline => self.visit_inline(flow, node, tag),
        }
    }

    /// Passes into a block-level element.
    pub fn enter(&mut self, flow: &mut Flow<'a>, node: usize) {
        self.bound(flow);
        let voice = self.voice_of(node, flow.voice);
        let (end, around) = (self.page.end(node), flow.voice);
        flow.frames.push(Frame { node, end, kind: FrameKind::Block, voice: around });
        flow.voice = voice;
    }
}
