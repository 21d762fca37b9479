//! Headings, which follow the text under them.

use super::Case;
use super::followers::is_code;
use super::labels::Labels;
use super::threads::signs;
use super::{Sort, set};
use crate::page::Page;
use crate::segment::Block;

/// A heading as likely as this stays in an article though no text is under it: a list or a picture is.
const SURE_HEADING: f32 = 0.8;
/// A title is not longer, bytes.
const TITLE_BYTES: usize = 400;
/// One less likely than this does not stay for the heading of a part of it.
const LEAST_HEAD: f32 = 0.4;
/// How far a heading looks for the text under it, blocks.
const REACH: usize = 12;
/// So many lines that say who wrote it and when may stand between a heading and its text.
const MAX_LINES: usize = 3;
/// What chooses how something is shown says no more words.
pub(super) const MAX_CONTROL_WORDS: u32 = 8;

/// A heading but that of the page.
pub(super) struct Heading {
    index: usize,
    under: Under,
    /// Whether the text is near enough for the heading to go with it, and the heading of a part.
    is_near: [bool; 2],
    /// Whether it stays though no text is under it.
    is_sure: bool,
    /// Whether code is all that is under it, which is settled later.
    is_of_code: bool,
}

/// What stands first under a heading.
#[derive(Debug, Clone, Copy, Default)]
struct Under {
    /// The label of a text: a term, a question.
    label: Option<usize>,
    text: Option<usize>,
    /// The heading of a part of it.
    part: Option<usize>,
}

/// The headings of a page, from the last to the first, since one may be under another.
pub(super) fn headings(case: &Case<'_>, labels: &Labels) -> Vec<Heading> {
    let Case { page, blocks, .. } = *case;
    let is_heading = |block: &Block| is_heading(page, block) && !case.is_title(block);
    let all = blocks.iter().enumerate().rev().filter(|&(index, block)| case.is_free(index) && is_heading(block));
    let title = case.title.map(|node| page.range_head(node, page.end(node), TITLE_BYTES));
    let heading = |(index, block): (usize, &Block)| {
        let under = under(case, labels, index);
        let first = under.text.or(under.label).and_then(|under| blocks.get(under));
        // One that only repeats the title is said already.
        let repeats = title.as_ref().is_some_and(|title| *title == block.text(page));
        let is_near_to = |other: Option<&Block>| !repeats && other.is_some_and(|other| is_kin(page, block, other));
        let is_near = is_near_to(first);
        let is_near_part =
            case.is_at_least(index, LEAST_HEAD) && is_near_to(under.part.and_then(|part| blocks.get(part)));
        let is_sure = case.sort == Sort::Other || case.is_at_least(index, SURE_HEADING);
        let is_of_code = under.label.is_none() && first.is_some_and(|other| is_code(page, other));
        Heading { index, under, is_near: [is_near, is_near_part], is_sure, is_of_code }
    };
    all.map(heading).collect()
}

impl Heading {
    pub(super) fn settle(&self, is_kept: &mut [bool]) {
        let is_at = |index: Option<usize>| index.is_some_and(|index| is_kept.get(index) == Some(&true));
        let (holds, was_kept) = (is_at(self.under.label) || is_at(self.under.text), is_at(Some(self.index)));
        let [is_near, is_near_part] = self.is_near;
        let holds_part = is_at(self.under.part) && (was_kept || is_near_part);
        let is_headed = (holds && (was_kept || is_near)) || holds_part;
        set(is_kept, self.index, is_headed || (was_kept && self.is_sure));
    }

    /// Settles a heading of code once that is settled.
    pub(super) fn settle_late(&self, is_kept: &mut [bool]) {
        let [is_near, _] = self.is_near;
        if self.is_of_code && is_near && self.under.text.is_some_and(|text| is_kept.get(text) == Some(&true)) {
            set(is_kept, self.index, true);
        }
    }
}

/// Whether a block is one.
pub(super) fn is_heading(page: &Page, block: &Block) -> bool {
    page.tag(block.container).heading_level().is_some()
}

/// The first text block under a heading, before a heading of its own rank or a higher one; and the label and the heading
/// before it. Who wrote the text and when is no text: it stays where the text does.
fn under(case: &Case<'_>, labels: &Labels, index: usize) -> Under {
    let Case { page, blocks, .. } = *case;
    let level = |block: &Block| page.tag(block.container).heading_level();
    let (mut found, mut lines) = (Under::default(), 0);
    let Some(rank) = blocks.get(index).and_then(level) else { return found };
    for (at, block) in blocks.iter().enumerate().skip(index + 1).take(REACH) {
        match level(block) {
            Some(level) if level <= rank => break,
            Some(_) => found.part = found.part.or(Some(at)),
            None if !case.is_free(at) || block.is_medium() => {}
            None if lines < MAX_LINES && signs(page, block) => lines += 1,
            None if labels.is_label(at) => found.label = found.label.or(Some(at)),
            None => {
                found.text = Some(at);
                // A few words between it and the first of its parts are a control of both.
                let next = blocks.get(at + 1).and_then(level).filter(|&level| level > rank);
                let is_control = next.is_some() && block.measure.words <= MAX_CONTROL_WORDS;
                found.part = found.part.or((is_control && case.is_free(at + 1)).then_some(at + 1));
                break;
            }
        }
    }
    found
}

/// Whether two blocks share a parent or grandparent.
fn is_kin(page: &Page, one: &Block, other: &Block) -> bool {
    page.ancestors(one.container).take(2).any(|node| page.contains(node, other.start))
}

#[cfg(test)]
mod tests {
    use super::super::check::{check, check_as};
    use super::*;

    #[test]
    fn a_heading_follows_its_text() {
        check("<div><h2>a</h2><p>keep</p><h2>b</h2><p>no</p><h2>kc</h2></div>", &["a", "keep"]);
    }

    #[test]
    fn who_wrote_it_may_stand_between_a_heading_and_its_text() {
        let post = |line: &str, text: &str| {
            format!("<article><header><h2><a href=/p>a</a></h2>{line}</header><div><p>{text}</p></div></article>")
        };
        let line =
            "<div class=meta>By!! <span class=author><a href=/a/t>Thea Lund</a></span> / <time>12 May</time></div>";
        check(&post(line, "keep"), &["a", "keep"]);
        check(&post("<div><a rel=author href=/t>Thea Lund!!</a></div>", "keep"), &["a", "keep"]);
        check(&post(line, "no"), &[]);
        let other = "<ul><li><time>12 May</time> <a href=/p>Of another day, and of another matter</a></ul>";
        check(&format!("<div><h2>a</h2>{other}<p>keep</p></div>"), &["keep"]);
    }

    #[test]
    fn a_heading_stays_with_the_heading_of_its_part() {
        let part = "<h3>b</h3><ul><li>keep one<li>keep two<li>keep three</ul>";
        let all = ["a", "b", "keep one", "keep two", "keep three"];
        check(&format!("<div><h2>a</h2><div>Metric!!</div>{part}</div>"), &all);
        check(&format!("<div><h2>a</h2><div>Metric!!</div>{}</div>", part.replace("keep", "no")), &[]);
    }

    #[test]
    fn headings_are_what_a_list_lists() {
        let list = "<div><h2>k one</h2><h2>k two</h2><h2>three</h2></div>";
        check(list, &[]);
        check_as(Sort::Other, list, &["k one", "k two"]);
    }

    #[test]
    fn a_heading_of_code_follows_it() {
        let code = "<h2>a</h2><div><pre>x</pre></div><h2>b</h2>";
        check(&format!("<p>keep</p>{code}<p>keep</p>"), &["keep", "a", "x", "b", "keep"]);
        check(&format!("<p>no</p>{code}<p>no</p>"), &[]);
    }

    #[test]
    fn a_heading_of_terms_follows_what_is_said_of_them() {
        let details = "<details><summary><a href=/s>no</a><h3>a</h3></summary><p>keep</p></details>";
        check(&format!("<h2>of</h2>{details}"), &["of", "a", "keep"]);
        check("<h3>a</h3><dl><dt>t</dt><dd><p>keep</p></dd></dl>", &["a", "t", "keep"]);
    }
}
