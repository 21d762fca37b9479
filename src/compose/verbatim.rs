//! What a page says is the same in every language, by `translate="no"` or the class `notranslate`, which services know as
//! well: names, quotations, commands. A page that says so of all of its text speaks to what would translate it in place,
//! and not of its words.

use super::Kept;
use crate::page::{Page, Tag};
use html5ever::local_name;

/// The parts of a page that are not to be translated.
#[derive(Debug, Default)]
pub(super) struct Verbatim {
    /// From the first node to one past the last, in order, none within another.
    ranges: Vec<(usize, usize)>,
}

impl Verbatim {
    /// Those of a page, where each holds less than half of what is kept.
    pub fn find(page: &Page, kept: &Kept) -> Self {
        let all = kept.count(0, page.len());
        let mut ranges = Vec::new();
        let mut node = 0;
        while node < page.len() {
            let end = page.end(node);
            if says_so(page, node) && kept.count(node, end) * 2 < all {
                ranges.push((node, end));
                node = end;
            } else {
                node += 1;
            }
        }
        Self { ranges }
    }

    /// Whether such a part begins with this element.
    pub fn begins(&self, node: usize) -> bool {
        self.ranges.binary_search_by_key(&node, |&(start, _)| start).is_ok()
    }

    /// Whether the node is in such a part.
    pub fn holds(&self, node: usize) -> bool {
        let after = self.ranges.partition_point(|&(start, _)| start <= node);
        after.checked_sub(1).and_then(|at| self.ranges.get(at)).is_some_and(|&(_, end)| node < end)
    }
}

fn says_so(page: &Page, node: usize) -> bool {
    page.tag(node) != Tag::Text
        && page.named(node).any(|(name, value)| {
            (*name == local_name!("class") && value.split_ascii_whitespace().any(|word| word == "notranslate"))
                || (*name == local_name!("translate") && value.trim().eq_ignore_ascii_case("no"))
        })
}

#[cfg(test)]
mod tests {
    use crate::compose::check::check;

    #[test]
    fn what_is_the_same_in_every_language_says_so() {
        check(
            "<p>a b c <span translate=no>d <em>e</em></span> <i class='x notranslate'>f</i> g",
            "p(a b c verbatim(d em(e)) verbatim(em(f)) g)",
        );
        check("<p>a b<p translate=NO>c<p>d e", "p(a b) p(verbatim(c)) p(d e)");
        check(
            "<p>a<p>b<p>c<ul translate=no><li>d<li><b>e</b></ul><h2 translate=no>f</h2>",
            "p(a) p(b) p(c) ul(li(p(verbatim(d))) li(p(verbatim(strong(e))))) h2(verbatim(f))",
        );
        check(
            "<p>a b<div translate=no><p>c<p>d</div><p>e<p>f<p>g",
            "p(a b) p(verbatim(c)) p(verbatim(d)) p(e) p(f) p(g)",
        );
    }

    #[test]
    fn what_has_no_words_needs_no_saying() {
        check(
            "<p>a <code translate=no>b</code> <span class=notranslate> <kbd>c</kbd></span> d e",
            "p(a code(b) code(c) d e)",
        );
    }

    #[test]
    fn a_page_that_says_so_of_all_means_something_else() {
        check("<body class=notranslate><p>a<p translate=yes>b", "p(a) p(b)");
        check("<h1>x</h1><div translate=no><p>a<p>b</div>", "h2(x) p(a) p(b)");
    }
}
