//! Lists of items and lists of terms. A list that only lays the page out gives its content alone.

use super::flow::{Flow, Mode, Placed};
use super::numbers::Counter;
use super::walk::Writer;
use crate::article::{Block, BlockKind, Definition, Inline};
use crate::page::Tag;

/// An item alone in its list with more blocks than this is a part of the page, not an item.
const BLOCKS_OF_ONE_ITEM: usize = 2;

impl<'a> Writer<'a> {
    /// Writes a list.
    pub fn list(&mut self, flow: &mut Flow<'a>, node: usize, tag: Tag) {
        self.bound(flow);
        let page = self.page;
        let mut items: Vec<Vec<Placed>> = Vec::new();
        let mut loose: Option<usize> = None;
        let (mut marks, mut counter) = (Marks::default(), Counter::of(page, node));
        let end = page.end(node);
        let mut child = node + 1;
        while child <= end {
            let is_item = child < end && page.tag(child) == Tag::Li;
            if (is_item || child == end)
                && let Some(start) = loose.take()
            {
                // What stands between items belongs to the one before: a nested list, mostly.
                let placed = self.inner_placed(node, start, child, flow);
                match items.last_mut() {
                    Some(last) => last.extend(placed),
                    None if !placed.is_empty() => items.push(placed),
                    None => {}
                }
            }
            if child == end {
                break;
            }
            let number = if is_item { counter.count(page, child) } else { 0 };
            if is_item && self.is_kept(child) {
                if self.visit_note_item(child) {
                    child = page.end(child);
                    continue;
                }
                let mark = self.mark_of(child);
                let is_drawn = mark.as_ref().is_some_and(|(_, mark)| marks.is_drawn(mark, tag, items.len()));
                let shown = self.number_block(child, number).filter(|_| tag == Tag::Ol);
                let start = match &mark {
                    Some((mark, _)) if is_drawn => page.end(*mark),
                    _ => shown.map_or(child + 1, |mark| page.end(mark)),
                };
                let mut placed = self.inner_placed(child, start, page.end(child), flow);
                if mark.is_some() && !is_drawn {
                    join_mark(&mut placed);
                }
                if !placed.is_empty() {
                    self.spend(1);
                    counter.write(number);
                    items.push(placed);
                }
            } else if !is_item && self.is_kept(child) {
                loose.get_or_insert(child);
            }
            child = page.end(child).max(child + 1);
        }
        if items.is_empty() {
            return;
        }
        if is_layout(&items, tag) {
            flow.out.extend(items.into_iter().flatten());
            return;
        }
        let items: Vec<Vec<Block>> =
            items.into_iter().map(|item| item.into_iter().map(|placed| placed.block).collect()).collect();
        let is_ordered = tag == Tag::Ol && !marks.has_own;
        let first = page.children(node).find(|&n| page.tag(n) == Tag::Li).and_then(|n| page.attr(n, "value"));
        let start = page.attr(node, "start").or(first).and_then(|start| start.trim().parse().ok()).or(marks.first);
        let numbers = if is_ordered { counter.numbers(page, node, items.len()) } else { Vec::new() };
        let start = numbers.first().copied().or(start).filter(|&start: &i32| is_ordered && start != 1);
        self.emit(flow, node, BlockKind::List { ordered: is_ordered, start, numbers, items });
    }

    /// The mark that a page writes at the start of an item, as `LaTeXML` does, and what it says.
    fn mark_of(&self, item: usize) -> Option<(usize, String)> {
        let page = self.page;
        let mut parts = page.children(item).filter(|&n| page.tag(n) != Tag::Text || !page.reading(n).is_blank);
        let mark = parts.next().filter(|&n| page.tag(n) == Tag::Span && self.is_kept(n))?;
        page.class_words(mark).any(|word| word == "ltx_tag_item").then(|| (mark, self.words(mark, page.end(mark))))
    }

    /// Writes terms and their details.
    pub fn definitions(&mut self, flow: &mut Flow<'a>, node: usize) {
        self.bound(flow);
        let page = self.page;
        let mut items: Vec<Definition> = Vec::new();
        let mut n = node + 1;
        while n < page.end(node) {
            let end = page.end(n);
            if !self.is_kept(n) {
                n = end;
                continue;
            }
            match page.tag(n) {
                Tag::Dt if self.references.are_numbered_by(page, n) => n = end,
                Tag::Dd if self.visit_note_item(n) => n = end,
                Tag::Dt => {
                    let (term, media) = self.line(n + 1, end, Mode::Line, flow, Vec::new());
                    if items.last().is_none_or(|item| !item.details.is_empty()) {
                        items.push(Definition::default());
                    }
                    if let Some(item) = items.last_mut() {
                        item.terms.extend(Some(term).filter(|term| !term.is_empty()));
                        if !media.is_empty() {
                            item.details.push(media.into_iter().map(|placed| placed.block).collect());
                        }
                    }
                    self.spend(1);
                    n = end;
                }
                // Groups may stand in a `div`.
                Tag::Div | Tag::Template | Tag::Other if holds_terms(self, n) => n += 1,
                tag => {
                    let start = if tag == Tag::Dd { n + 1 } else { n };
                    let blocks = self.inner_range(n, start, end, flow);
                    if !blocks.is_empty() {
                        if items.is_empty() {
                            items.push(Definition::default());
                        }
                        if let Some(item) = items.last_mut() {
                            item.details.push(blocks);
                        }
                        self.spend(1);
                    }
                    n = end;
                }
            }
        }
        items.retain(|item| !item.terms.is_empty() || !item.details.is_empty());
        if items.iter().all(|item| item.terms.is_empty()) {
            // Old forums indent with `dd`.
            for block in items.into_iter().flat_map(|item| item.details).flatten() {
                flow.out.push(Placed { start: node, block });
            }
        } else {
            self.emit(flow, node, BlockKind::Definitions { items });
        }
    }
}

/// What the marks say that a page writes itself at the start of its items.
#[derive(Debug, Default)]
struct Marks {
    /// The number of the first item.
    first: Option<i32>,
    /// Whether some say what no list shows by itself: a letter, a word.
    has_own: bool,
}

impl Marks {
    /// Whether the mark of the next item after so many is the one that the list shows there by itself.
    fn is_drawn(&mut self, mark: &str, tag: Tag, items: usize) -> bool {
        let mark = mark.trim_matches(|c: char| !c.is_alphanumeric());
        let number: Option<i32> = mark.parse().ok().filter(|_| tag == Tag::Ol);
        if items == 0 {
            self.first = number;
        }
        let is_next = number.is_some_and(|number| {
            self.first
                .is_some_and(|first| i32::try_from(items).is_ok_and(|items| first.checked_add(items) == Some(number)))
        });
        let is_drawn = is_next || (mark.is_empty() && tag != Tag::Ol);
        self.has_own |= !is_drawn;
        is_drawn
    }
}

/// A mark that is kept begins the paragraph after it.
fn join_mark(placed: &mut Vec<Placed>) {
    let [Placed { block: first, .. }, Placed { block: second, .. }, ..] = placed.as_mut_slice() else { return };
    if let BlockKind::Paragraph { content: mark } = &mut first.kind
        && let BlockKind::Paragraph { content } = &mut second.kind
    {
        mark.push(Inline::text(" "));
        mark.append(content);
        placed.remove(1);
    }
}

/// Whether the first elements in the node are terms or details.
fn holds_terms(writer: &Writer<'_>, node: usize) -> bool {
    writer.page.children(node).take(8).any(|n| matches!(writer.page.tag(n), Tag::Dt | Tag::Dd))
}

/// Whether the items are parts of the page: one alone with much in it, sections with headings, images.
fn is_layout(items: &[Vec<Placed>], tag: Tag) -> bool {
    let is_heading = |placed: &Placed| matches!(placed.block.kind, BlockKind::Heading { .. });
    let is_figure = |placed: &Placed| matches!(placed.block.kind, BlockKind::Figure(_) | BlockKind::Embed { .. });
    if let [item] = items {
        return item.len() > BLOCKS_OF_ONE_ITEM || item.iter().any(|placed| is_heading(placed) || is_figure(placed));
    }
    let sections = items.iter().filter(|item| item.iter().any(is_heading)).count();
    (tag != Tag::Ol && sections * 2 >= items.len()) || items.iter().flatten().all(is_figure)
}

#[cfg(test)]
mod tests {
    use crate::compose::check::check;

    #[test]
    fn lists_nest() {
        check("<ul><li>a<ul><li>b</ul><li>c</ul>", "ul(li(p(a) ul(li(p(b)))) li(p(c)))");
        check("<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>", "ul(li(p(a) ul(li(p(b)))) li(p(c)))");
        check("<ol start=3><li>a<li>b<p>c</ol>", "ol[3](li(p(a)) li(p(b) p(c)))");
        check("<ol><li value=5>a<li>b</ol>", "ol[5](li(p(a)) li(p(b)))");
    }

    #[test]
    fn a_mark_the_page_writes_is_not_said_twice() {
        let items = |marks: [&str; 2]| {
            let item = |mark, text| format!("<li> <span class=ltx_tag_item>{mark}</span><div><p>{text}</div>");
            format!("{}{}", item(marks[0], "a"), item(marks[1], "b"))
        };
        check(&format!("<ul>{}</ul>", items(["•", "–"])), "ul(li(p(a)) li(p(b)))");
        check(&format!("<ol>{}</ol>", items(["1.", "2."])), "ol(li(p(a)) li(p(b)))");
        check(&format!("<ol>{}</ol>", items(["3.", "4."])), "ol[3](li(p(a)) li(p(b)))");
        check(&format!("<ol>{}</ol>", items(["(i)", "(ii)"])), "ul(li(p((i) a)) li(p((ii) b)))");
        check(&format!("<ul>{}</ul>", items(["First", "Then"])), "ul(li(p(First a)) li(p(Then b)))");
    }

    #[test]
    fn empty_items_and_lists_are_dropped() {
        check("<ul><li></li><li>a</li><li>b</li></ul><ul><li> </ul>", "ul(li(p(a)) li(p(b)))");
    }

    #[test]
    fn text_directly_in_a_list_is_not_lost() {
        check("<ul>x<li>a</li>y<li>b</li></ul>", "ul(li(p(x)) li(p(a) p(y)) li(p(b)))");
    }

    #[test]
    fn a_list_that_lays_out_gives_its_content() {
        check("<ul><li><h2>a</h2><p>b</ul>", "h2(a) p(b)");
        check("<ul><li><h2>a</h2><p>b<li><h2>c</h2><p>d</ul>", "h2(a) p(b) h2(c) p(d)");
        check(
            "<ul><li><img src=a.jpg><li><img src=b.jpg></ul>",
            "figure(img[https://limpide.example/a.jpg]) figure(img[https://limpide.example/b.jpg])",
        );
    }

    #[test]
    fn terms_and_details() {
        check("<dl><dt>a<dt>b<dd>c<dd>d<dt>e<dd>f</dl>", "dl(dt(a) dt(b) dd(p(c)) dd(p(d)) dt(e) dd(p(f)))");
        check("<dl><div><dt>a</dt><dd>b</dd></div></dl>", "dl(dt(a) dd(p(b)))");
        check("<dl><dd>a<dd>b</dl>", "p(a) p(b)");
    }
}
