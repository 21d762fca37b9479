//! The headings of a page that could be the headline, and the choice among them.

use super::{AGREES, HEADING_BYTES, Spelled, behind_mark};
use crate::describe::clues::Clues;
use crate::describe::heading;
use crate::describe::masthead;
use crate::describe::site::Site;
use crate::describe::value::{clean, clean_shown};
use crate::page::{Page, Tag};

/// From here on, they say it in the same words.
const SAME: f32 = 0.9;
/// From here on, they speak of the same.
const RELATED: f32 = 0.3;
/// Share of a title that a heading below the first level must be to stand for it.
const MIN_SHARE: f32 = 0.34;
/// Bytes of text between the headline and a heading behind which the latter is that of a section.
const LEAD_BYTES: u32 = 300;

/// The heading that is the headline.
pub fn chosen<'a>(page: &Page, clues: &Clues<'_>, headings: &'a [Heading]) -> Option<&'a Heading> {
    // Among equals the first.
    let best = headings.iter().reduce(|best, next| if next.score > best.score { next } else { best })?;
    let is_top = |heading: &Heading| page.tag(heading.node) == Tag::H1;
    let mut tops = headings.iter().filter(|heading| is_top(heading));
    let only_top = tops.next().filter(|_| tops.next().is_none());
    if let Some(top) = only_top.filter(|top| best.node > top.node) {
        // A section's heading below the only h1 often has more of the words that search engines are told.
        let is_section = clues.bytes(page.end(top.node), best.node) > LEAD_BYTES;
        if top.shared > 0.1 && (best.shared < SAME || (is_section && top.shared > RELATED)) {
            return Some(top);
        }
    }
    // A later one that has a word of the title by chance heads something beside the text.
    let is_later = headings.iter().any(|heading| is_top(heading) && heading.node < best.node);
    Some(best).filter(|best| best.score >= AGREES && !(is_later && is_top(best) && best.shared < RELATED))
}

/// A heading that could be the headline.
pub struct Heading {
    /// The element.
    pub node: usize,
    /// What it says.
    pub text: String,
    /// How much it shares with what the data says, 0 to 1.
    shared: f32,
    /// How likely it is the headline.
    score: f32,
}

impl Heading {
    /// The heading, if it could be the headline; `said` is what the data says.
    pub fn at(page: &Page, clues: &Clues<'_>, site: &Site, said: &[Spelled], node: usize) -> Option<Self> {
        let text = heading_text(page, clues, site, node)?;
        let level = page.tag(node).heading_level();
        let own = Spelled::of(&text);
        // A word or two of a title head a section as well, but for the first level.
        let is_part = |title: &&Spelled| level == Some(1) || own.len() as f32 >= title.len() as f32 * MIN_SHARE;
        let shared = said.iter().filter(is_part).map(|title| title.likeness(&own)).fold(0.0, f32::max);
        // The site's name in its place, unless the article is called no more than that.
        if shared < SAME && !said.is_empty() && masthead::is_of_site(page, clues, node, &text) {
            return None;
        }
        // With nothing said, the first h1 is the headline.
        let shared = if said.is_empty() && level == Some(1) { AGREES } else { shared };
        let rank = match level {
            Some(1) => 0.45,
            Some(2) => 0.1,
            _ => 0.0,
        };
        let is_item = page.attr(node, "itemprop").is_some_and(|prop| prop.contains("headline"));
        let bonus = if shared > 0.2 { rank + if is_item { 0.1 } else { 0.0 } } else { 0.0 };
        Some(Self { node, text, shared, score: shared + bonus })
    }
}

/// The text of a heading that could be a headline.
fn heading_text(page: &Page, clues: &Clues<'_>, site: &Site, node: usize) -> Option<String> {
    if !clues.is_line(page, node, HEADING_BYTES) || page.is_hidden(node) {
        return None;
    }
    let is_elsewhere = page.ancestors(node).any(|n| matches!(page.tag(n), Tag::Nav | Tag::Footer | Tag::Dialog));
    // An h1 is the article's wherever it stands; other headings head cards and comments too.
    let is_foreign = page.tag(node) != Tag::H1 && clues.is_foreign(page, node, None);
    if is_elsewhere || is_foreign {
        return None;
    }
    let text = heading::text(page, node);
    // Some escape what their template escapes again.
    let text = if text.contains("&#") { clean(&text) } else { clean_shown(&text) }?;
    let text = behind_mark(&text).to_owned();
    (!site.is_masthead(&text)).then_some(text)
}
