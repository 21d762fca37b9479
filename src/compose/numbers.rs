//! The numbers of a list's items, as HTML counts them (section 4.4.5): up from the first or down to it, and on from those
//! that items give themselves.

use super::walk::Writer;
use crate::page::{Page, Tag};

/// No number of an item is longer; bytes.
const SHORT: usize = 12;

/// Counts through the items of an ordered list.
#[derive(Debug)]
pub(super) struct Counter {
    next: i32,
    step: i32,
    /// The numbers of the items written so far.
    written: Vec<i32>,
}

impl Counter {
    /// At the first item of a list.
    pub fn of(page: &Page, list: usize) -> Self {
        let is_reversed = page.attr(list, "reversed").is_some();
        let given = page.attr(list, "start").and_then(|start| start.trim().parse().ok());
        let all = || page.children(list).filter(|&n| page.tag(n) == Tag::Li).count();
        let first = if is_reversed { i32::try_from(all()).unwrap_or(i32::MAX) } else { 1 };
        Self { next: given.unwrap_or(first), step: if is_reversed { -1 } else { 1 }, written: Vec::new() }
    }

    /// The number of the next item of the list.
    pub fn count(&mut self, page: &Page, item: usize) -> i32 {
        let given = page.attr(item, "value").and_then(|value| value.trim().parse().ok());
        let number: i32 = given.unwrap_or(self.next);
        self.next = number.saturating_add(self.step);
        number
    }

    /// Notes that an item is written.
    pub fn write(&mut self, number: i32) {
        self.written.push(number);
    }

    /// The numbers of all `items` written, where the list does not just count them up: then an item left out is not missed.
    pub fn numbers(self, page: &Page, list: usize, items: usize) -> Vec<i32> {
        let gives_own = page.children(list).skip(1).any(|n| page.tag(n) == Tag::Li && page.attr(n, "value").is_some());
        let is_counted = self.step < 0 || gives_own;
        let counts_up =
            self.written.iter().zip(self.written.iter().skip(1)).all(|(one, next)| one.checked_add(1) == Some(*next));
        if is_counted && !counts_up && self.written.len() == items { self.written } else { Vec::new() }
    }
}

impl Writer<'_> {
    /// The block at the start of an item that says no more than the number the list shows.
    pub fn number_block(&self, item: usize, number: i32) -> Option<usize> {
        let page = self.page;
        let mut parts = page.children(item).filter(|&n| page.tag(n) != Tag::Text || !page.reading(n).is_blank);
        let mark = parts.next().filter(|&n| page.tag(n) == Tag::Div && self.is_kept(n))?;
        let text = page.range_head(mark, page.end(mark), SHORT);
        let is_number = text.trim_end_matches(['.', ')', ':']).parse() == Ok(number);
        (is_number && self.kept.count(page.end(mark), page.end(item)) > 0).then_some(mark)
    }
}

#[cfg(test)]
mod tests {
    use crate::compose::check::check;

    #[test]
    fn a_list_counts_as_it_says() {
        check("<ol reversed><li>a<li>b<li>c</ol>", "ol(li[3](p(a)) li[2](p(b)) li[1](p(c)))");
        check("<ol reversed start=9><li>a<li>b</ol>", "ol(li[9](p(a)) li[8](p(b)))");
        check("<ol><li>a<li value=5>b<li>c</ol>", "ol(li[1](p(a)) li[5](p(b)) li[6](p(c)))");
        check("<ol><li value=5>a<li value=6>b</ol>", "ol[5](li(p(a)) li(p(b)))");
        check("<ul reversed><li>a<li value=5>b</ul>", "ul(li(p(a)) li(p(b)))");
    }

    #[test]
    fn a_number_in_a_block_of_its_own_is_not_said_twice() {
        check("<ol><li><div>1</div><div>a</div><li> <div>2.</div>b</ol>", "ol(li(p(a)) li(p(b)))");
        check("<ol start=4><li><div>4</div>a<li><div>5</div>b</ol>", "ol[4](li(p(a)) li(p(b)))");
        check("<ol><li><div>3</div>a<li><div>2</div></ol>", "ol(li(p(3) p(a)) li(p(2)))");
        check("<ol><li><span>1</span> cup<li>salt</ol>", "ol(li(p(1 cup)) li(p(salt)))");
    }
}
