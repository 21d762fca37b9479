//! Lines such as "You may also like:", which announce links: they go where these went.

use super::headings::is_heading;
use super::{Case, set};
use crate::segment::Block;

/// A line that announces links has no more words.
const MAX_WORDS: u32 = 10;
/// From this share of words in links on, a block is such a link.
const LINKED: f32 = 0.7;
/// How many pictures may stand between a line and the link.
const REACH: usize = 3;

/// A line that announces a link, and that link, by number.
pub(super) struct Announcer {
    line: usize,
    link: usize,
}

/// The lines of a page that announce links.
pub(super) fn announcers(case: &Case<'_>) -> Vec<Announcer> {
    let announced = |(line, block): (usize, &Block)| {
        let is_short = (1..=MAX_WORDS).contains(&block.measure.words) && block.links == 0;
        if !is_short || !case.is_free(line) || is_heading(case.page, block) || !ends_with_colon(case, block) {
            return None;
        }
        let mut after = case.blocks.iter().enumerate().skip(line + 1).take(REACH + 1);
        let (link, next) = after.find(|(_, next)| !next.is_medium())?;
        (next.links > 0 && next.link_density() >= LINKED).then_some(Announcer { line, link })
    };
    case.blocks.iter().enumerate().filter_map(announced).collect()
}

impl Announcer {
    /// Drops the line where the link is not kept.
    pub(super) fn settle(&self, is_kept: &mut [bool]) {
        if is_kept.get(self.link) == Some(&false) {
            set(is_kept, self.line, false);
        }
    }
}

/// Whether the last words of a block end with a colon.
pub(super) fn ends_with_colon(case: &Case<'_>, block: &Block) -> bool {
    let leaves = case.page.nodes(block.start..block.end).map(|node| case.page.text(node).trim_end());
    leaves.filter(|text| !text.is_empty()).last().is_some_and(|text| text.ends_with([':', '：']))
}

#[cfg(test)]
mod tests {
    use super::super::check::check;

    #[test]
    fn a_line_that_announces_links_goes_with_them() {
        check("<p>keep</p><p>Like this, too:</p><p><a href=/b>Other</a></p>", &["keep"]);
        check("<p>keep</p><p>Like <b>this:</b> </p><img src=a><ul><li><a href=/b>Other</a>", &["keep", "img"]);
        check("<p>keep</p><p>Look at:</p><p><a href=/b>link</a></p>", &["keep", "Look at:", "link"]);
        check("<p>keep</p><p>Look at:</p><p>no <a href=/b>Other</a></p>", &["keep", "Look at:"]);
        check("<p>keep</p><p>Look at this</p><p><a href=/b>Other</a></p>", &["keep", "Look at this"]);
    }
}
