//! The last paragraph of a text: where all before it stay and nothing stands behind it, it ends what they say.

use super::{Case, set};
use crate::page::Tag;
use crate::segment::Block;
use std::ops::Range;

/// So many paragraphs before the last are a text.
const LEAST_BEFORE: usize = 3;
/// A paragraph as likely as this may be the last of a text.
const LEAST: f32 = 0.3;
/// Fewer words may be a signature, a source, a place.
const LEAST_WORDS: u32 = 15;
/// With more of its words in links, it leads elsewhere.
const MAX_LINKS: f32 = 0.2;

/// The paragraphs of an element, of which the last is less likely than the others.
pub(super) struct Ending {
    before: Range<usize>,
    last: usize,
}

/// The endings of a page.
pub(super) fn endings(case: &Case<'_>) -> Vec<Ending> {
    let Case { page, blocks, .. } = *case;
    let parent = |block: &Block| page.parent(block.container).filter(|_| page.tag(block.container) == Tag::P);
    let (mut found, mut from) = (Vec::new(), 0);
    for run in blocks.chunk_by(|one, other| parent(one).is_some() && parent(one) == parent(other)) {
        let start = from;
        from += run.len();
        let (Some((last, before)), Some(above)) = (run.split_last(), run.first().and_then(parent)) else { continue };
        let index = start + before.len();
        let may_end = before.len() >= LEAST_BEFORE
            && case.is_free(index)
            && case.is_at_least(index, LEAST)
            && last.measure.words >= LEAST_WORDS
            && last.sentences > 0
            && last.link_density() <= MAX_LINKS;
        if may_end && blocks.get(from).is_none_or(|next| next.start >= page.end(above)) {
            found.push(Ending { before: start..index, last: index });
        }
    }
    found
}

impl Ending {
    /// Keeps the last paragraph where all before it are kept.
    pub(super) fn settle(&self, is_kept: &mut [bool]) {
        if is_kept.get(self.before.clone()).is_some_and(|before| !before.contains(&false)) {
            set(is_kept, self.last, true);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Sort;
    use super::super::check::check_as;

    #[test]
    fn the_last_paragraph_stays_with_all_before_it() {
        let last = "So it was, and so they left it as it was, for all of the days that were to come.";
        let text = "<p>keep one</p><p>keep two</p><p>keep three</p>";
        let all = ["keep one", "keep two", "keep three"];
        let check = |html: &str, expected: &[&str]| check_as(Sort::Other, html, expected);
        check(&format!("<div>{text}<p>{last}</p></div><p>no</p>"), &[&all[..], &[last]].concat());
        check(&format!("<div>{text}<p>{last}</p>no</div>"), &all);
        check(&format!("<div>{text}<p>Some of it.</p></div><p>no</p>"), &all);
        check(&format!("<div>{text}<p>{last}!</p></div><p>no</p>"), &all);
        check(&format!("<div>{}<p>{last}</p></div>", text.replace("keep two", "no!!")), &["keep one", "keep three"]);
    }
}
