//! What a page writes on its controls, and the mark at its end: labels that only a screen needs.

use super::survey::Survey;
use super::{Reason, Rule, Trust};
use crate::page::Tag;
use crate::page::text::folded;
use crate::segment::Block;
use std::ops::Range;

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "picture-control",
        reason: Reason::Navigation,
        trust: Trust::Sign,
        says: "A label in a figure that says no more than that the picture can be enlarged.",
        find: picture_control,
    },
    Rule {
        name: "page-button",
        reason: Reason::Navigation,
        trust: Trust::Sign,
        says: "A button that says no more than that it unfolds a part of the page or leads about it.",
        find: page_button,
    },
    Rule {
        name: "end-mark",
        reason: Reason::Navigation,
        trust: Trust::Sign,
        says: "A line after the text that says no more than that it ends here.",
        find: end_mark,
    },
];

/// Words of a label on a picture; one word may be what the picture shows.
const CONTROL_WORDS: std::ops::RangeInclusive<u32> = 2..=6;

fn picture_control(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let page = survey.page;
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut figure_end = 0;
    for node in 0..page.len() {
        if page.tag(node) == Tag::Figure {
            figure_end = figure_end.max(page.end(node));
        }
        let may_be = node < figure_end
            && matches!(page.tag(node), Tag::Button | Tag::A | Tag::Span | Tag::Div | Tag::P)
            && found.last().is_none_or(|last| last.end <= node);
        let counts = if may_be { survey.count_in(node) } else { continue };
        if CONTROL_WORDS.contains(&counts.words)
            && counts.media == 0
            && survey.spoken.whole(&folded(&page.subtree_text(node))).has(Reason::Navigation)
        {
            found.push(survey.range(node));
        }
    }
    found
}

fn page_button(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let buttons = survey.blocks.iter().enumerate().filter(|&(at, block)| {
        survey.said(at).whole.has(Reason::Navigation) && is_button(survey, block) && !survey.is_heading(block)
    });
    buttons.map(|(_, block)| survey.alone(block)).collect()
}

/// Whether all that a block says stands in one button.
fn is_button(survey: &Survey<'_>, block: &Block) -> bool {
    let page = survey.page;
    if block.media > 0 || page.ancestors(block.start).take(6).any(|n| page.tag(n) == Tag::Figure) {
        return false; // a picture's own
    }
    let may_be = |n: usize| page.tag(n) == Tag::Button || page.attr(n, "role") == Some("button");
    let around = page.ancestors(block.start).take(3).filter(|&n| page.end(n) >= block.end);
    let holds_all = |n: usize| {
        let counts = survey.count_in(n);
        counts.words == block.measure.words && counts.media == 0
    };
    (block.start..block.end).chain(around).any(|n| may_be(n) && holds_all(n))
}

/// Ends of a text as agencies and channels write them, folded and sorted.
const ENDS: [&str; 7] = ["end", "انتهای پیام", "پایان پیام", "全文完", "完结", "本文完", "正文完"];

/// A block of this many words is text.
const TEXT_WORDS: u32 = 20;

fn end_mark(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let is_text = |block: &Block| block.measure.words >= TEXT_WORDS;
    let last_text = survey.blocks.iter().rposition(is_text);
    let is_last = |at: usize, block: &Block| {
        // Where the page hides its text until a script has run, no block counts as the main text.
        let is_behind = || last_text.is_some_and(|last| last < at);
        survey.core.map_or_else(is_behind, |core| block.start > core && survey.is_after_text(block.start))
    };
    let is_end = |at: usize, block: &Block| {
        ENDS.contains(&survey.said(at).folded.as_str())
            && !survey.is_heading(block)
            && !survey.is_data(block)
            && is_last(at, block)
    };
    let ends = survey.blocks.iter().enumerate().filter(|&(at, block)| is_end(at, block));
    ends.map(|(_, block)| survey.alone(block)).take(1).collect()
}

#[cfg(test)]
mod tests {
    use super::super::check::{check, check_in_text, in_text};

    #[test]
    fn a_picture_says_that_it_can_be_enlarged() {
        let figure = |label: &str| {
            format!("<figure><img src=a><{label}</span><figcaption>The lower ferry at noon.</figcaption></figure>")
        };
        check_in_text(&figure("span>View image in fullscreen"), &[("picture-control", "View image")]);
        check_in_text(&figure("span>Menu"), &[]);
        check_in_text("<p><span>Enlarge image</span> is what the button said.</p>", &[]);
    }

    #[test]
    fn a_button_unfolds_a_part_of_the_page() {
        let quote = |label: &str| {
            format!(
                "<blockquote><div>Nobody ever asked the tide.</div><div><a role=button>{label}</a></div></blockquote>"
            )
        };
        check_in_text(&quote("Click to expand..."), &[("page-button", "Click to")]);
        check_in_text("<div><button>Click to expand</button></div>", &[("page-button", "Click to")]);
        check_in_text(&quote("The keeper"), &[]);
        check_in_text("<p>Click to expand</p><h2><button>Menu</button></h2>", &[]);
    }

    #[test]
    fn the_end_of_the_text_is_no_text() {
        let after = |line: &str| in_text("").replace("</div></article>", &format!("{line}</div></article>"));
        check(&after("<p>- END -</p>"), &[("end-mark", "- END -")]);
        check(&after("<p>انتهای پیام/</p>"), &[("end-mark", "انتهای")]);
        check(&after("<p>The end</p>"), &[]);
        let hidden = after("<p>- END -</p>").replace("class=body", "style='visibility:hidden'");
        check(&hidden, &[("end-mark", "- END -")]);
        check_in_text("<p>END</p>", &[]);
        check(&after("<h2>End</h2>"), &[]);
    }
}
