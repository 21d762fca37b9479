//! The events of `pulldown-latex` as a tree: groups, scripts, fractions and tables, on an explicit stack. A stream that
//! does not come out even is no formula.

use super::alphabets::Alphabet;
use super::atoms;
use super::environments::{Brace, Columns, Table, said_of, table_of};
use super::parts::{Class, Part, Parts};
use super::spaces::{Place, spaced};
use crate::article::{MathNode, MathTag, Room};
use pulldown_latex::event::{
    ColumnAlignment, EnvironmentFlow, Grouping, ScriptPosition, ScriptType, StateChange, Style, Visual,
};
use pulldown_latex::{Event, Parser, Storage};

/// The most events of one formula. The reader gives a few for each command; more of them is a fault of it.
const MAX_EVENTS: usize = 40_000;

/// A group being read, or an element that waits for its arguments.
#[derive(Debug)]
enum Frame {
    Group(Group),
    Waiting { what: Waiting, parts: Vec<Part> },
}

#[derive(Debug)]
struct Group {
    kind: Kind,
    alphabet: Option<Alphabet>,
    parts: Vec<Part>,
    /// The size that holds from a place in `parts` on.
    style: Option<(usize, Style)>,
}

#[derive(Debug)]
enum Kind {
    Row,
    Fenced(Option<char>, Option<char>),
    Table(Table),
}

#[derive(Debug, Clone, Copy)]
enum Waiting {
    Visual(Visual),
    Script(ScriptType, ScriptPosition),
}

impl Waiting {
    const fn arguments(self) -> usize {
        match self {
            Self::Visual(Visual::SquareRoot | Visual::Negation) => 1,
            Self::Visual(Visual::Root | Visual::Fraction(_))
            | Self::Script(ScriptType::Subscript | ScriptType::Superscript, _) => 2,
            Self::Script(ScriptType::SubSuperscript, _) => 3,
        }
    }
}

/// Reads TeX; none where it is not understood.
pub(super) fn read(tex: &str, parts: Parts) -> Option<Vec<MathNode>> {
    let storage = Storage::new();
    let mut builder = Builder { parts, stack: vec![Frame::Group(Group::new(Kind::Row, None))] };
    for (count, event) in Parser::new(tex, &storage).enumerate() {
        if count > MAX_EVENTS {
            return None;
        }
        builder.event(event.ok()?)?;
    }
    let Some(Frame::Group(group)) = builder.stack.pop() else { return None };
    let is_whole = builder.stack.is_empty() && matches!(group.kind, Kind::Row);
    let row = builder.row(group.parts, group.style, Place::First)?;
    is_whole.then(|| Parts::finish(row))
}

impl Group {
    fn new(kind: Kind, alphabet: Option<Alphabet>) -> Self {
        Self { kind, alphabet, parts: Vec::new(), style: None }
    }
}

#[derive(Debug)]
struct Builder {
    parts: Parts,
    stack: Vec<Frame>,
}

impl Builder {
    fn event(&mut self, event: Event) -> Option<()> {
        match event {
            Event::Content(content) => {
                let is_fenced = matches!(self.stack.last(), Some(Frame::Group(Group { kind: Kind::Fenced(..), .. })));
                let (node, class) = atoms::of(content, self.alphabet(), is_fenced)?;
                let part = self.parts.leaf(node, class)?;
                self.give(part)
            }
            Event::Begin(grouping) => {
                let kind = match grouping {
                    Grouping::Normal => Kind::Row,
                    Grouping::LeftRight(open, close) => Kind::Fenced(open, close),
                    environment => Kind::Table(table_of(environment)?),
                };
                // What was said of letters before an environment does not hold in it.
                let alphabet = if matches!(kind, Kind::Table(_)) { None } else { self.alphabet() };
                self.stack.push(Frame::Group(Group::new(kind, alphabet)));
                Some(())
            }
            Event::End => self.end(),
            Event::Visual(visual) => {
                self.stack.push(Frame::Waiting { what: Waiting::Visual(visual), parts: Vec::new() });
                Some(())
            }
            Event::Script { ty, position } => {
                self.stack.push(Frame::Waiting { what: Waiting::Script(ty, position), parts: Vec::new() });
                Some(())
            }
            Event::Space { width, height, depth } => {
                let mut node = MathNode::around(MathTag::Mspace, Vec::new());
                for (name, length) in [("width", width), ("height", height), ("depth", depth)] {
                    if let Some(length) = length {
                        node.set(name, &atoms::length(length));
                    }
                }
                let part = self.parts.leaf(node, Class::Space)?;
                self.give(part)
            }
            Event::StateChange(change) => self.change(change),
            Event::EnvironmentFlow(flow) => self.flow(flow),
        }
    }

    fn alphabet(&self) -> Option<Alphabet> {
        self.stack.iter().rev().find_map(|frame| match frame {
            Frame::Group(group) => Some(group.alphabet),
            Frame::Waiting { .. } => None,
        })?
    }

    /// Hands a piece to what is open; what waited for it alone is a piece too.
    fn give(&mut self, part: Part) -> Option<()> {
        let mut part = part;
        loop {
            match self.stack.last_mut()? {
                Frame::Group(group) => {
                    group.parts.push(part);
                    return Some(());
                }
                Frame::Waiting { what, parts } => {
                    parts.push(part);
                    if parts.len() < what.arguments() {
                        return Some(());
                    }
                    let (what, parts) = (*what, std::mem::take(parts));
                    self.stack.pop();
                    part = self.element(what, parts)?;
                }
            }
        }
    }

    fn element(&mut self, what: Waiting, parts: Vec<Part>) -> Option<Part> {
        match what {
            Waiting::Visual(Visual::Negation) => {
                let [mut part] = <[Part; 1]>::try_from(parts).ok()?;
                if part.node.tag.room() != Room::Text {
                    return None;
                }
                part.node.text.push('\u{338}');
                Some(part)
            }
            Waiting::Visual(visual) => {
                let tag = match visual {
                    Visual::SquareRoot | Visual::Negation => MathTag::Msqrt,
                    Visual::Root => MathTag::Mroot,
                    Visual::Fraction(_) => MathTag::Mfrac,
                };
                let mut node = MathNode::around(tag, Vec::new());
                if let Visual::Fraction(Some(thickness)) = visual {
                    node.set("linethickness", &atoms::length(thickness));
                }
                self.parts.around(node, parts, Class::Ordinary)
            }
            Waiting::Script(kind, position) => {
                let (node, parts, class) = atoms::scripted(kind, position, parts)?;
                self.parts.around(node, parts, class)
            }
        }
    }

    fn change(&mut self, change: StateChange) -> Option<()> {
        let Frame::Group(group) = self.stack.last_mut()? else { return None };
        match change {
            StateChange::Font(font) => group.alphabet = font.map(atoms::alphabet_of),
            // Colors are the reader's own.
            StateChange::Color(_) => {}
            StateChange::Style(style) => {
                let (parts, before) = (std::mem::take(&mut group.parts), group.style.take());
                let done = self.row(parts, before, Place::First)?;
                let Frame::Group(group) = self.stack.last_mut()? else { return None };
                group.style = Some((done.len(), style));
                group.parts = done;
            }
        }
        Some(())
    }

    /// A finished row: spaces as TeX sets them, and from where a size holds on, all of that size.
    fn row(&mut self, mut parts: Vec<Part>, style: Option<(usize, Style)>, place: Place) -> Option<Vec<Part>> {
        let Some((from, style)) = style else { return spaced(&mut self.parts, parts, place) };
        let styled = parts.split_off(from.min(parts.len()));
        let styled = spaced(&mut self.parts, styled, Place::First)?;
        let (is_display, level) = match style {
            Style::Display => ("true", "0"),
            Style::Text => ("false", "0"),
            Style::Script => ("false", "1"),
            Style::ScriptScript => ("false", "2"),
        };
        let node =
            MathNode::around(MathTag::Mstyle, Vec::new()).with("displaystyle", is_display).with("scriptlevel", level);
        if !styled.is_empty() {
            parts.push(self.parts.around(node, styled, Class::Ordinary)?);
        }
        Some(parts)
    }

    fn end(&mut self) -> Option<()> {
        let Frame::Group(group) = self.stack.pop()? else { return None };
        if self.stack.is_empty() {
            return None;
        }
        let part = match group.kind {
            Kind::Row => {
                let mut row = self.row(group.parts, group.style, Place::First)?;
                // An operator alone in braces is a letter like others.
                if let [only] = row.as_mut_slice()
                    && only.node.tag == MathTag::Mo
                    && !matches!(only.class, Class::Relation | Class::Large | Class::Function)
                {
                    only.node.set("lspace", "0em");
                    only.node.set("rspace", "0em");
                }
                let class = if let [only] = row.as_slice() { only.class } else { Class::Ordinary };
                let class = if class == Class::Binary { Class::Ordinary } else { class };
                let mut part = self.parts.around(MathNode::around(MathTag::Mrow, Vec::new()), row, class)?;
                part.class = class;
                part
            }
            Kind::Fenced(open, close) => {
                let mut row = Vec::new();
                if let Some(open) = open {
                    row.push(self.parts.leaf(atoms::fence(open), Class::Open)?);
                }
                row.extend(self.row(group.parts, group.style, Place::First)?);
                if let Some(close) = close {
                    row.push(self.parts.leaf(atoms::fence(close), Class::Close)?);
                }
                self.parts.around(MathNode::around(MathTag::Mrow, Vec::new()), row, Class::Close)?
            }
            Kind::Table(table) => self.table(table, group.parts, group.style)?,
        };
        self.give(part)
    }

    fn flow(&mut self, flow: EnvironmentFlow) -> Option<()> {
        let Frame::Group(group) = self.stack.last_mut()? else { return None };
        let (parts, style) = (std::mem::take(&mut group.parts), group.style.take());
        group.alphabet = None;
        let Kind::Table(table) = &mut group.kind else { return None };
        if let EnvironmentFlow::StartLines { lines } = flow {
            table.line = lines.last().copied();
            group.parts = parts;
            return Some(());
        }
        let Frame::Group(Group { kind: Kind::Table(mut table), alphabet, .. }) = self.stack.pop()? else { return None };
        self.cell(&mut table, parts, style)?;
        if let EnvironmentFlow::NewLine { horizontal_lines, .. } = flow {
            self.end_row(&mut table)?;
            table.line = horizontal_lines.last().copied();
        }
        self.stack.push(Frame::Group(Group::new(Kind::Table(table), alphabet)));
        Some(())
    }

    fn cell(&mut self, table: &mut Table, parts: Vec<Part>, style: Option<(usize, Style)>) -> Option<()> {
        let column = table.cells.len();
        let mut node = MathNode::around(MathTag::Mtd, Vec::new());
        let (align, line) = match &table.columns {
            Columns::Like(align) => (*align, None),
            Columns::Turns if column.is_multiple_of(2) => (ColumnAlignment::Right, None),
            Columns::Turns => (ColumnAlignment::Left, None),
            Columns::Said(columns) => said_of(columns, column),
        };
        match align {
            ColumnAlignment::Left => node.set("columnalign", "left"),
            ColumnAlignment::Center => {}
            ColumnAlignment::Right => node.set("columnalign", "right"),
        }
        for (name, line) in [("columnlines", line), ("rowlines", table.line)] {
            if let Some(line) = line {
                node.set(name, atoms::line(line));
            }
        }
        let is_second = matches!(table.columns, Columns::Turns) && !column.is_multiple_of(2);
        let row = self.row(parts, style, if is_second { Place::After } else { Place::First })?;
        table.cells.push(self.parts.around(node, row, Class::Ordinary)?);
        Some(())
    }

    fn end_row(&mut self, table: &mut Table) -> Option<()> {
        let cells = std::mem::take(&mut table.cells);
        table.rows.push(self.parts.around(MathNode::around(MathTag::Mtr, Vec::new()), cells, Class::Ordinary)?);
        Some(())
    }

    fn table(&mut self, mut table: Table, parts: Vec<Part>, style: Option<(usize, Style)>) -> Option<Part> {
        // A line end after the last row begins none.
        if !parts.is_empty() || !table.cells.is_empty() {
            self.cell(&mut table, parts, style)?;
            self.end_row(&mut table)?;
        }
        if let [only] = table.rows.as_mut_slice()
            && let [cell] = only.node.children.as_mut_slice()
            && table.is_display
        {
            // A formula alone in an environment is that formula.
            let row = MathNode::around(MathTag::Mrow, std::mem::take(&mut cell.children));
            only.node = row;
            return table.rows.pop();
        }
        let mut node = MathNode::around(MathTag::Mtable, Vec::new());
        if table.is_display {
            node.set("displaystyle", "true");
        }
        let made = self.parts.around(node, table.rows, Class::Ordinary)?;
        let Some(brace) = table.brace else { return Some(made) };
        let sign = self.parts.leaf(atoms::fence(if brace == Brace::Before { '{' } else { '}' }), Class::Ordinary)?;
        let row = if brace == Brace::Before { vec![sign, made] } else { vec![made, sign] };
        self.parts.around(MathNode::around(MathTag::Mrow, Vec::new()), row, Class::Ordinary)
    }
}
