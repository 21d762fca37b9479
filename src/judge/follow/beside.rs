//! The texts beside what follows them, on either side, and what is passed over on the way.

use super::Case;
use super::headings::is_heading;
use crate::page::Page;
use crate::segment::Block;
use std::ops::Range;

/// How far a follower looks for the text around it, blocks that are none themselves.
const REACH: usize = 12;
/// A label has no more words: the name of a file or a language, a counter, a button.
pub(super) const MAX_LABEL_WORDS: u32 = 4;
/// With more of its words in links, a label beside a picture may be a teaser.
const MAX_LABEL_LINKS: f32 = 0.5;

/// A text beside a follower.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text {
    pub index: usize,
    /// How many elements up the follower meets it.
    pub hops: usize,
    pub is_title: bool,
    is_label: bool,
}

/// What stands beside a follower.
#[derive(Debug, Default)]
pub(super) struct Beside {
    pub before: Option<Text>,
    pub after: Option<Text>,
    /// What is nearer and was passed over: where it is kept, so is the follower.
    pub near: Vec<usize>,
}

/// What looks for the texts beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Looker {
    /// Code and formulas: over labels, and over the heading they stand under, which follows them.
    Code,
    /// Anything else: over labels in the element that it shares with the text.
    Other,
}

/// Looks for the texts beside blocks that stand in an element. `stops` are the blocks that may be texts, in order: however
/// long a gallery is, its pictures see what is around it. `is_text` says of a block whether it is one.
pub(super) fn beside(
    case: &Case<'_>,
    looker: Looker,
    (node, own): (usize, &Range<usize>),
    stops: &[usize],
    is_text: &dyn Fn(usize) -> bool,
) -> Beside {
    let Case { page, blocks, .. } = *case;
    let text = |at: usize| {
        let other = blocks.get(at).filter(|_| is_text(at))?;
        let around = std::iter::once(node).chain(page.ancestors(node));
        let hops = around.take_while(|&node| !page.contains(node, other.start)).count();
        let is_heading_over = looker == Looker::Code && at < own.start && is_heading(page, other);
        let is_title = case.is_title(other);
        let is_label = !is_title && (is_heading_over || is_label(page, other, looker));
        Some(Text { index: at, hops, is_title, is_label })
    };
    let at = |place: usize| stops.partition_point(|&stop| stop < place);
    let before = stops.get(..at(own.start)).unwrap_or_default().iter().rev().take(REACH);
    let after = stops.get(at(own.end)..).unwrap_or_default().iter().take(REACH);
    let (before, after) = (up_to_text(before.copied().filter_map(text)), up_to_text(after.copied().filter_map(text)));
    let sides = [&before, &after];
    let nearest = sides.iter().filter_map(|side| side.last()).filter(|text| !text.is_label).map(|text| text.hops).min();
    // A label that is all that its element says is the text of it.
    let is_passed =
        |text: &&Text| text.is_label && nearest.is_some_and(|nearest| looker == Looker::Code || nearest <= text.hops);
    let [before_at, after_at] = sides.map(|side| side.iter().find(|text| !is_passed(text)).copied());
    let hops = [before_at, after_at].iter().flatten().map(|text| text.hops).min().unwrap_or_default();
    let near = sides.iter().flat_map(|side| side.iter().take_while(is_passed));
    let near = near.filter(|text| text.hops <= hops).map(|text| text.index).collect();
    Beside { before: before_at, after: after_at, near }
}

/// The labels up to the first text that is none, and that.
fn up_to_text(texts: impl Iterator<Item = Text>) -> Vec<Text> {
    let mut found = Vec::new();
    for text in texts {
        found.push(text);
        if !text.is_label {
            break;
        }
    }
    found
}

fn is_label(page: &Page, block: &Block, looker: Looker) -> bool {
    let may_link = looker == Looker::Code;
    block.measure.words <= MAX_LABEL_WORDS
        && (may_link || block.link_density() <= MAX_LABEL_LINKS)
        && !is_heading(page, block)
}

#[cfg(test)]
mod tests {
    use super::super::check::check;

    const KEEP: &str = "<p>This much of it we keep.</p>";
    const DROP: &str = "<p>This much of it goes, all.</p>";

    #[test]
    fn code_is_not_its_label() {
        let keep = "This much of it we keep.";
        for label in ["<span>gate.toml</span>", "<div>Terminal</div>", "<p>Code: <a href=#>Select all</a></p>"] {
            let code = format!("<div>{label}<pre>x</pre><button>Copy</button></div>");
            check(&format!("{KEEP}{code}{KEEP}"), &[keep, "x", keep]);
            check(&format!("{DROP}{code}{DROP}"), &[]);
        }
        check(&format!("{DROP}<div><p>Look:</p><pre>x</pre></div>{DROP}"), &["Look:", "x"]);
    }

    #[test]
    fn a_picture_is_not_its_counter() {
        let keep = "This much of it we keep.";
        let slide = |text: &str| format!("<div><i>1 of 3</i><div><img src=a></div><h3>The sea</h3>{text}</div>");
        check(&slide(KEEP), &["img", "The sea", keep]);
        check(&format!("{KEEP}{}{KEEP}", slide(DROP)), &[keep, keep]);
        // However many pictures there are, with what is said of each.
        let gallery = "<figure><img src=a><figcaption><p>At sea<p>Ann Lee</figcaption></figure>".repeat(20);
        let all = [&[keep], ["img", "At sea", "Ann Lee"].repeat(20).as_slice(), &[keep]].concat();
        check(&format!("{KEEP}{gallery}{KEEP}"), &all);
        check(&format!("{KEEP}<div>{gallery}</div>{DROP}"), &all[..all.len() - 1]);
        check(&format!("{DROP}{gallery}{DROP}"), &[]);
        // Where it is all that stands beside a picture, that is what it is said of.
        check(&format!("{KEEP}<section><img src=a width=99><p>Ann!</p></section>{KEEP}"), &[keep, keep]);
    }
}
