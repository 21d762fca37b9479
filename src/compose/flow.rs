//! One stretch of the page while it is being written: the run of text at hand, the elements it stands in, the blocks
//! that are done.

use super::run::{Run, Wrap};
use crate::article::{Block, Direction};

/// The language and the direction of a stretch.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Voice<'a> {
    pub lang: Option<&'a str>,
    pub dir: Direction,
}

/// Where blocks stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scope<'a> {
    /// 1 for the blocks of the article itself.
    pub depth: usize,
    /// What surrounds the blocks.
    pub voice: Voice<'a>,
    /// The element that holds them.
    pub container: usize,
}

/// What a block-level element does to the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// It ends a paragraph.
    Blocks,
    /// All text becomes one line.
    Line,
    /// All text becomes one run with line breaks.
    Lines,
}

/// A block and the first node it came from.
#[derive(Debug)]
pub(super) struct Placed {
    pub start: usize,
    pub block: Block,
}

/// An element being passed through, with something to do at its end.
#[derive(Debug)]
pub(super) struct Frame<'a> {
    pub node: usize,
    pub end: usize,
    pub kind: FrameKind,
    /// The voice around it.
    pub voice: Voice<'a>,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum FrameKind {
    Block,
    Wrap,
    Quotation(&'static str),
    /// Stands apart from what follows.
    Apart,
}

/// One stretch of the page while it is being written.
#[derive(Debug)]
pub(super) struct Flow<'a> {
    pub mode: Mode,
    pub scope: Scope<'a>,
    pub out: Vec<Placed>,
    pub run: Run,
    /// Media met within a paragraph, which stand after it.
    pub waiting: Vec<Placed>,
    /// Nodes to pass over, in order.
    pub skip: Vec<usize>,
    /// Where the text is the base of a ruby, which holds no other.
    pub is_ruby: bool,
    /// The voice of the element at hand.
    pub voice: Voice<'a>,
    pub frames: Vec<Frame<'a>>,
    /// Where the run began.
    pub run_start: Option<usize>,
    /// Index in `out` after which footnotes were met last.
    pub notes_at: usize,
}

impl<'a> Flow<'a> {
    pub fn new(mode: Mode, scope: Scope<'a>) -> Self {
        Self {
            mode,
            scope,
            out: Vec::new(),
            run: Run::new(0),
            waiting: Vec::new(),
            skip: Vec::new(),
            is_ruby: false,
            voice: scope.voice,
            frames: Vec::new(),
            run_start: None,
            notes_at: 0,
        }
    }

    /// The element whose paragraph is being written.
    pub fn container(&self) -> usize {
        let block = self.frames.iter().rev().find(|frame| matches!(frame.kind, FrameKind::Block));
        block.map_or(self.scope.container, |frame| frame.node)
    }

    /// Opens a wrap until the end of the element.
    pub fn wrap(&mut self, node: usize, end: usize, wrap: Wrap) {
        if self.run.open(wrap) {
            self.frames.push(Frame { node, end, kind: FrameKind::Wrap, voice: self.voice });
        }
    }

    /// Writes a quotation mark now and the other at the end of the element.
    pub fn quote(&mut self, node: usize, end: usize) {
        let is_inner = self.frames.iter().any(|frame| matches!(frame.kind, FrameKind::Quotation(_)));
        let (open, close) = if is_inner { ("‘", "’") } else { ("“", "”") };
        self.run.text(open);
        self.frames.push(Frame { node, end, kind: FrameKind::Quotation(close), voice: self.voice });
    }

    /// The block written last, if no text has come since.
    pub fn last(&mut self) -> Option<&mut Placed> {
        if self.run.is_empty() && self.waiting.is_empty() { self.out.last_mut() } else { self.waiting.last_mut() }
    }
}
