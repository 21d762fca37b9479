//! The environments of TeX as tables: how their columns stand, and what stands around them.

use super::parts::Part;
use pulldown_latex::event::{ArrayColumn, ColumnAlignment, Grouping, Line};

/// A table being read.
#[derive(Debug)]
pub(super) struct Table {
    pub rows: Vec<Part>,
    pub cells: Vec<Part>,
    pub columns: Columns,
    /// Whether it is set as a formula of its own is.
    pub is_display: bool,
    pub brace: Option<Brace>,
    /// The line above the row at hand.
    pub line: Option<Line>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Brace {
    Before,
    After,
}

#[derive(Debug)]
pub(super) enum Columns {
    /// All alike.
    Like(ColumnAlignment),
    /// Right and left by turns, around what is aligned.
    Turns,
    /// As said one by one.
    Said(Box<[ArrayColumn]>),
}

/// How a column stands, and the line before it.
pub(super) fn said_of(columns: &[ArrayColumn], column: usize) -> (ColumnAlignment, Option<Line>) {
    let (mut at, mut line) = (0, None);
    for said in columns {
        match said {
            ArrayColumn::Separator(said) => line = Some(*said),
            ArrayColumn::Column(align) if at == column => return (*align, line),
            ArrayColumn::Column(_) => (at, line) = (at + 1, None),
        }
    }
    (ColumnAlignment::Center, None)
}

/// The table that an environment is; none for groups.
pub(super) fn table_of(grouping: Grouping) -> Option<Table> {
    let (columns, is_display, brace) = match grouping {
        Grouping::Normal | Grouping::LeftRight(..) => return None,
        Grouping::Array(columns) => (Columns::Said(columns), false, None),
        Grouping::Matrix { alignment } | Grouping::SubArray { alignment } => (Columns::Like(alignment), false, None),
        Grouping::Cases { left } => {
            let brace = if left { Brace::Before } else { Brace::After };
            (Columns::Like(ColumnAlignment::Left), false, Some(brace))
        }
        Grouping::Align { .. }
        | Grouping::Aligned
        | Grouping::Alignat { .. }
        | Grouping::Alignedat { .. }
        | Grouping::Split => (Columns::Turns, true, None),
        Grouping::Equation { .. } | Grouping::Gather { .. } | Grouping::Gathered | Grouping::Multline => {
            (Columns::Like(ColumnAlignment::Center), true, None)
        }
    };
    Some(Table { rows: Vec::new(), cells: Vec::new(), columns, is_display, brace, line: None })
}
