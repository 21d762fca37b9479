//! Where the picture of an article is: under its title, or above it, with nothing between them but what belongs to the head
//! of the article.

use super::Case;
use super::beside::MAX_LABEL_WORDS;
use super::headings::is_heading;
use crate::segment::Block;
use std::ops::Range;

/// A line of the head has no more words: a topic, a place, a count of comments; and there are no more lines.
const MAX_LINE_WORDS: u32 = 12;
const MAX_LINES: usize = 12;
/// One text of it may have so many: the standfirst, which nothing may name.
const MAX_STANDFIRST_WORDS: u32 = 60;
/// With more of its words in links, a longer text leads away.
const MAX_LINKS: f32 = 0.5;
/// So many blocks below the title are looked at: the pictures of a lead may be some, each with what is said of it.
const MAX_BLOCKS: usize = 40;
/// No more labels stand between the picture and the title below it: the section, the topic.
const MAX_LABELS: usize = 3;

/// The blocks around the title in which a picture is the article's.
pub(super) struct Lead {
    above: Range<usize>,
    below: Range<usize>,
}

impl Lead {
    /// `is_follower` says of each block whether it is a picture, or said of one.
    pub(super) fn of(case: &Case<'_>, is_follower: &[bool]) -> Self {
        let title = case.blocks.iter().position(|block| case.is_title(block));
        title.map_or(Self { above: 0..0, below: 0..0 }, |title| Self {
            above: above(case, is_follower, title),
            below: below(case, is_follower, title),
        })
    }

    /// Whether only the head of the article stands between the title and what begins here below it.
    pub(super) fn is_below(&self, index: usize) -> bool {
        self.below.contains(&index)
    }

    /// Whether only labels stand between what ends before this and the title below it.
    pub(super) fn is_above(&self, index: usize) -> bool {
        self.above.contains(&index)
    }
}

fn below(case: &Case<'_>, is_follower: &[bool], title: usize) -> Range<usize> {
    let from = title + 1;
    let (mut lines, mut has_standfirst, mut to) = (0, false, from);
    for (at, block) in case.blocks.iter().enumerate().skip(from).take(MAX_BLOCKS) {
        to = at + 1;
        if is_follower.get(at) == Some(&true) {
            continue;
        }
        lines += 1;
        if block.measure.words > MAX_LINE_WORDS && case.is_free(at) && !case.is_said(block) {
            if has_standfirst || !may_be_standfirst(block) {
                break;
            }
            has_standfirst = true;
        }
        if lines > MAX_LINES {
            break;
        }
    }
    from..to
}

fn may_be_standfirst(block: &Block) -> bool {
    block.measure.words <= MAX_STANDFIRST_WORDS && block.link_density() <= MAX_LINKS
}

fn above(case: &Case<'_>, is_follower: &[bool], title: usize) -> Range<usize> {
    let (mut labels, mut from) = (0, title);
    for (at, block) in case.blocks.iter().enumerate().take(title).rev().take(MAX_LINES) {
        if is_follower.get(at) != Some(&true) {
            labels += 1;
            let is_label = block.measure.words <= MAX_LABEL_WORDS && !is_heading(case.page, block);
            if !is_label || !case.is_free(at) || labels > MAX_LABELS {
                break;
            }
        }
        from = at;
    }
    from..title
}

#[cfg(test)]
mod tests {
    use super::super::check::check;

    const FIGURE: &str = "<figure><img src=a><figcaption>At sea</figcaption></figure>";
    const KEEP: &str = "<p>This much of it we keep.</p>";
    const LONG: &str = "one two three four five six seven eight nine ten eleven twelve thirteen";

    #[test]
    fn a_lead_stands_behind_the_standfirst() {
        let head = format!("<header><h1>t</h1><h2>{LONG}</h2>{FIGURE}</header>");
        check(&format!("{head}{KEEP}"), &["img", "At sea", "This much of it we keep."]);
        let away = format!("<a href=/b>{LONG}</a>");
        check(&format!("<div><h1>t</h1><p>{away}</p>{FIGURE}</div>{KEEP}"), &["This much of it we keep."]);
        check(&format!("<div><h1>t</h1><p>{LONG}</p><p>{LONG}</p>{FIGURE}</div>{KEEP}"), &["This much of it we keep."]);
    }

    #[test]
    fn a_lead_may_be_many_pictures() {
        let slide = format!("<div class=slide><img src=a><div><p>{LONG}</p></div></div>");
        let slides = format!("<h1>t</h1><div class=carousel>{slide}{slide}</div><span>1 of 2|</span>");
        check(&format!("{slides}{KEEP}"), &["img", LONG, "img", LONG, "This much of it we keep."]);
        check(&slides, &[]);
    }

    #[test]
    fn a_lead_stands_above_the_label_of_the_title() {
        let figure = "<div><figure><img src=a></figure></div>";
        check(
            &format!("{figure}<aside><a href=/c>Canals</a></aside><h1>t</h1>{KEEP}"),
            &["img", "This much of it we keep."],
        );
        check(&format!("{figure}<p>{LONG}</p><h1>t</h1>{KEEP}"), &["This much of it we keep."]);
        check(&format!("<div>{figure}<p>no</p></div><p>a</p><h1>t</h1>{KEEP}"), &["img", "This much of it we keep."]);
    }
}
