//! Tables of data; a table that lays the page out is passed through, and gives its cells in order.

use super::flow::{Flow, Mode};
use super::walk::Writer;
use crate::article::{BlockKind, Cell, Row};
use crate::page::{Page, Tag};

/// A cell with more words than this is a column of the page, unless headers say otherwise.
const WORDS_OF_CELL: u32 = 100;
/// The same, where empty lines part it.
const WORDS_OF_PARTED_CELL: u32 = 50;
/// So many paragraphs and the like in a cell do not fit a table of data without headers.
const BLOCKS_IN_CELL: usize = 3;
/// No cell spans more rows or columns than this.
const MOST_SPANNED: u16 = 100;

/// What a table looks like, nested tables left out.
#[derive(Debug, Default)]
struct Shape {
    rows: usize,
    columns: usize,
    headers: usize,
    longest: u32,
    longest_parted: u32,
    most_blocks: usize,
    has_caption: bool,
    holds_table: bool,
}

impl<'a> Writer<'a> {
    /// Writes a table of data or of code; `false` when it has to be passed through.
    pub fn table(&mut self, flow: &mut Flow<'a>, node: usize) -> bool {
        if self.code_table(flow, node) {
            return true;
        }
        if !self.is_data(node) {
            return false;
        }
        self.bound(flow);
        let page = self.page;
        let (mut rows, mut caption): (Vec<Row>, _) = (Vec::new(), None);
        let mut n = node + 1;
        while n < page.end(node) {
            let end = page.end(n);
            match page.tag(n) {
                Tag::Tr => {
                    self.spend(1);
                    rows.push(Row::default());
                    n += 1;
                    continue;
                }
                Tag::Caption if self.is_kept(n) => {
                    let (words, media) = self.line(n + 1, end, Mode::Line, flow, Vec::new());
                    caption = Some(words).filter(|words| !words.is_empty());
                    flow.out.extend(media);
                }
                tag @ (Tag::Td | Tag::Th) => {
                    let blocks = self.inner_blocks(n, flow);
                    let cell = Cell {
                        header: tag == Tag::Th,
                        columns: self.spanned(n, "colspan"),
                        rows: self.spanned(n, "rowspan"),
                        blocks,
                    };
                    self.spend(1);
                    push_cell(&mut rows, cell);
                }
                Tag::Text | Tag::Img if self.is_kept(n) => {
                    let blocks = self.inner_range(n, n, end, flow);
                    if !blocks.is_empty() {
                        push_cell(&mut rows, Cell { header: false, columns: 1, rows: 1, blocks });
                    }
                }
                _ if end > n + 1 => {
                    n += 1;
                    continue;
                }
                _ => {}
            }
            n = end;
        }
        drop_empty(&mut rows);
        if !rows.is_empty() {
            self.emit(flow, node, BlockKind::Table { caption, rows });
        } else if let Some(content) = caption {
            self.emit(flow, node, BlockKind::Paragraph { content });
        }
        true
    }

    fn spanned(&self, node: usize, name: &str) -> u16 {
        let value = self.page.attr(node, name).and_then(|value| value.trim().parse::<u16>().ok());
        value.unwrap_or(1).clamp(1, MOST_SPANNED)
    }

    fn is_data(&self, node: usize) -> bool {
        let page = self.page;
        let role = page.attr(node, "role").unwrap_or_default();
        if matches!(role, "presentation" | "none") {
            return false;
        }
        let shape = self.shape(node);
        if shape.holds_table || shape.columns < 2 {
            return false;
        }
        let says_so = shape.headers > 0 || shape.has_caption || matches!(role, "table" | "grid");
        let is_text = shape.longest > WORDS_OF_CELL
            || shape.longest_parted > WORDS_OF_PARTED_CELL
            || shape.most_blocks >= BLOCKS_IN_CELL;
        says_so || (shape.rows > 1 && !is_text)
    }

    /// Looks at the kept cells. A nested table is jumped over, so that each node is looked at once however deep tables
    /// are nested.
    fn shape(&self, node: usize) -> Shape {
        let page = self.page;
        let mut shape = Shape::default();
        let (mut columns, mut words, mut blocks, mut is_parted) = (0, 0, 0, false);
        let mut n = node + 1;
        while n < page.end(node) {
            if page.tag(n) == Tag::Br && follows_break(page, n) {
                // The first empty line parts two paragraphs, the next begins a third.
                blocks += if std::mem::replace(&mut is_parted, true) { 1 } else { 2 };
                shape.most_blocks = shape.most_blocks.max(blocks);
            }
            if !self.is_kept(n) {
                n = page.end(n);
                continue;
            }
            match page.tag(n) {
                Tag::Table => {
                    shape.holds_table = true;
                    n = page.end(n);
                    continue;
                }
                Tag::Tr => {
                    shape.rows += 1;
                    columns = 0;
                }
                tag @ (Tag::Td | Tag::Th) => {
                    columns += 1;
                    shape.columns = shape.columns.max(columns);
                    shape.headers += usize::from(tag == Tag::Th);
                    (words, blocks, is_parted) = (0, 0, false);
                }
                Tag::Caption => shape.has_caption = true,
                Tag::Text => words += page.reading(n).measure().words,
                tag if tag.is_block() => blocks += 1,
                _ => {}
            }
            shape.longest = shape.longest.max(words);
            shape.longest_parted = shape.longest_parted.max(if is_parted { words } else { 0 });
            shape.most_blocks = shape.most_blocks.max(blocks);
            n += 1;
        }
        shape
    }
}

/// Whether a break comes after another one, and nothing between.
fn follows_break(page: &Page, node: usize) -> bool {
    let before = page.before(node);
    let before =
        before.filter(|&n| page.tag(n) == Tag::Text && page.reading(n).is_blank).map_or(before, |n| page.before(n));
    before.is_some_and(|n| page.tag(n) == Tag::Br)
}

/// Takes out the rows that hold nothing that was kept. What spans them from above spans as many less: else what stands
/// behind would move under other headings.
fn drop_empty(rows: &mut Vec<Row>) {
    let is_empty = |row: &Row| row.cells.iter().all(|cell| cell.blocks.is_empty());
    let mut dropped = vec![0_u16; rows.len() + 1];
    for (at, row) in rows.iter().enumerate() {
        if let [.., before, after] = dropped.get_mut(..at + 2).unwrap_or_default() {
            *after = before.saturating_add(u16::from(is_empty(row)));
        }
    }
    for (at, row) in rows.iter_mut().enumerate() {
        for cell in &mut row.cells {
            let end = dropped.get(at + usize::from(cell.rows)).or(dropped.last());
            let gone = end.copied().unwrap_or_default() - dropped.get(at + 1).copied().unwrap_or_default();
            cell.rows = cell.rows.saturating_sub(gone).max(1);
        }
    }
    rows.retain(|row| !is_empty(row));
}

fn push_cell(rows: &mut Vec<Row>, cell: Cell) {
    match rows.last_mut() {
        Some(row) => row.cells.push(cell),
        None => rows.push(Row { cells: vec![cell] }),
    }
}

#[cfg(test)]
mod tests {
    use crate::compose::check::check;

    #[test]
    fn data_keeps_its_shape() {
        check(
            "<table><caption>C</caption><thead><tr><th>a<th>b<tbody><tr><td>1<td colspan=2 rowspan=999>2</table>",
            "table(caption(C) row(th(p(a)) th(p(b))) row(td(p(1)) td[2x100](p(2))))",
        );
        check("<table><tr><td>a<td>b<tr><td>c<td></table>", "table(row(td(p(a)) td(p(b))) row(td(p(c)) td()))");
    }

    #[test]
    fn an_empty_row_moves_nothing_under_another_heading() {
        check(
            "<table><tr><th>Year<th>Town<tr><td rowspan=2>1990<td>Lyon<tr><td><tr><td>1991<td>Nice</table>",
            "table(row(th(p(Year)) th(p(Town))) row(td(p(1990)) td(p(Lyon))) row(td(p(1991)) td(p(Nice))))",
        );
        check(
            "<table><tr><th>a<th>b<tr><td rowspan=4>1<td>2<tr><td><tr><td>3<tr><td><tr><td>4<td>5</table>",
            "table(row(th(p(a)) th(p(b))) row(td[1x2](p(1)) td(p(2))) row(td(p(3))) row(td(p(4)) td(p(5))))",
        );
    }

    #[test]
    fn layout_gives_its_cells_in_order() {
        check("<table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>", "p(a) p(b) p(c) p(d)");
        check("<table><tr><td>a<tr><td>b</table>", "p(a) p(b)");
        check(
            "<table><tr><td>nav<td><table><tr><td>a<td>b<tr><td>c<td>d</table></table>",
            "p(nav) table(row(td(p(a)) td(p(b))) row(td(p(c)) td(p(d))))",
        );
        check("<table><tr><td><p>a<p>b<p>c<td>d<tr><td>e<td>f</table>", "p(a) p(b) p(c) p(d) p(e) p(f)");
    }

    #[test]
    fn a_cell_is_measured_in_every_script() {
        let page = |text: &str| format!("<table><tr><td>a<td>{text}<tr><td>b<td>c</table>");
        let long = "桥".repeat(210);
        check(&page(&long), &format!("p(a) p({long}) p(b) p(c)"));
        check(&page("b<br><br>c<br> <br>d"), "p(a) p(b) p(c) p(d) p(b) p(c)");
        let half = "桥".repeat(60);
        check(&page(&format!("{half}<br><br>{half}")), &format!("p(a) p({half}) p({half}) p(b) p(c)"));
        check(&page("b<br><br>c"), "table(row(td(p(a)) td(p(b) p(c))) row(td(p(b)) td(p(c))))");
        check(&page("b<br>c<br>d<br>e"), "table(row(td(p(a)) td(p(b⏎c⏎d⏎e))) row(td(p(b)) td(p(c))))");
    }

    #[test]
    fn cells_hold_blocks() {
        check("<table><tr><th>a<td><ul><li>b<li>c</ul></table>", "table(row(th(p(a)) td(ul(li(p(b)) li(p(c))))))");
    }

    #[test]
    fn empty_tables_and_rows_are_dropped() {
        check(
            "<table><tr><td>a<td>b<tr><td><td><tr><td>c<td>d</table>",
            "table(row(td(p(a)) td(p(b))) row(td(p(c)) td(p(d))))",
        );
        check("<table><tr><td> <td></table>x", "p(x)");
    }
}
