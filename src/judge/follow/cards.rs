//! Cards that lead to another page: a picture and words in one link, or two links to one place. What is left of a card
//! whose words go is no picture of the article.

use super::captions::{is_in_figure, is_teaser};
use super::{Case, set};
use crate::page::{Page, Tag};
use crate::segment::Block;
use html5ever::local_name;
use std::ops::Range;

/// How far around a block the link is looked for that holds it, elements; and how far into a block the one it holds, nodes.
const AROUND_LINK: usize = 6;
const INTO_BLOCK: usize = 30;
/// A card has no more blocks, and its words are so many: fewer are what a button says.
const MAX_BLOCKS: usize = 10;
const LEAST_WORDS: u32 = 3;
/// Words that lead to where a picture leads are links for the most part.
const LEAST_LINKS: f32 = 0.5;
/// Addresses that end so are the picture itself, larger.
const PICTURES: [&str; 8] = ["avif", "gif", "jpeg", "jpg", "png", "svg", "tif", "webp"];

/// A picture, and the words that lead where it leads.
pub(super) struct Card {
    picture: usize,
    texts: Vec<usize>,
    /// Whether part of it is marked, where all of it may go.
    is_marked: bool,
}

/// The cards of a page.
pub(super) fn cards(case: &Case<'_>) -> Vec<Card> {
    let free = |&(index, block): &(usize, &Block)| block.is_medium() && case.is_free(index);
    case.blocks.iter().enumerate().filter(free).filter_map(|(index, block)| card(case, index, block)).collect()
}

impl Card {
    /// Drops what is left of a card once its words are gone.
    pub(super) fn settle(&self, is_kept: &mut [bool]) {
        if self.is_marked {
            self.texts.iter().for_each(|&index| set(is_kept, index, false));
        }
        if !self.texts.iter().any(|&index| is_kept.get(index) == Some(&true)) {
            set(is_kept, self.picture, false);
        }
    }
}

fn card(case: &Case<'_>, picture: usize, block: &Block) -> Option<Card> {
    let Case { page, blocks, .. } = *case;
    let link = link_around(page, block.start)?;
    let to = address(page, link)?;
    let inside = case.blocks_in(link);
    if inside.len() > MAX_BLOCKS {
        return None;
    }
    let texts = |range: Range<usize>, is_part: &dyn Fn(&Block) -> bool| -> Vec<usize> {
        let texts = range.filter(|&at| blocks.get(at).is_some_and(|block| block.measure.words > 0 && is_part(block)));
        texts.collect()
    };
    let own = texts(inside, &|block| !is_caption(page, block));
    let is_button = words(blocks, &own) < LEAST_WORDS;
    if !own.is_empty() && !is_button {
        let is_marked = own.iter().any(|&at| !case.is_free(at));
        let is_teaser = blocks.get(*own.first()?).is_some_and(|text| is_in_figure(page, text) && is_teaser(page, text));
        return Some(Card { picture, texts: own, is_marked: is_marked && is_teaser });
    }
    // The line next to it on either side leads there as well.
    let leads_there = |other: &Block| {
        other.link_density() >= LEAST_LINKS
            && !is_caption(page, other)
            && link_around(page, other.start).or_else(|| link_in(page, other)).and_then(|link| address(page, link))
                == Some(to)
    };
    let beside = texts(picture.saturating_sub(1)..picture + 2, &leads_there);
    let is_line = words(blocks, &beside) >= LEAST_WORDS;
    is_line.then_some(Card { picture, texts: beside, is_marked: false })
}

fn words(blocks: &[Block], texts: &[usize]) -> u32 {
    texts.iter().filter_map(|&at| blocks.get(at)).map(|block| block.measure.words).sum()
}

fn link_around(page: &Page, node: usize) -> Option<usize> {
    page.ancestors(node).take(AROUND_LINK).find(|&node| page.tag(node) == Tag::A)
}

fn link_in(page: &Page, block: &Block) -> Option<usize> {
    page.nodes(block.start..block.end).take(INTO_BLOCK).find(|&node| page.tag(node) == Tag::A)
}

/// Where a link leads, if that is another page.
fn address(page: &Page, link: usize) -> Option<&str> {
    let address = page.value(link, &local_name!("href"))?.trim();
    let path = address.split(['?', '#']).next().filter(|path| !path.is_empty())?;
    let is_picture = path.rsplit_once('.').is_some_and(|(_, end)| PICTURES.iter().any(|p| p.eq_ignore_ascii_case(end)));
    let is_script = path.get(..11).is_some_and(|start| start.eq_ignore_ascii_case("javascript:"));
    (!is_picture && !is_script).then_some(address)
}

/// Whether a text says of itself that it is the caption of a figure.
fn is_caption(page: &Page, block: &Block) -> bool {
    let mut around = std::iter::once(block.container).chain(page.ancestors(block.container)).take(AROUND_LINK);
    around.any(|node| page.tag(node) == Tag::Figcaption)
}

#[cfg(test)]
mod tests {
    use super::super::check::check;

    /// What is kept between two paragraphs.
    fn between(html: &str, expected: &[&str]) {
        let all = [&["keep"], expected, &["keep"]].concat();
        check(&format!("<article><p>keep</p>{html}<p>keep</p></article>"), &all);
    }

    #[test]
    fn a_picture_goes_with_the_words_in_its_link() {
        between("<div><a href=/b><div><img src=a></div><div>Who counts boats?</div><div>Ann</div></a></div>", &[]);
        between("<a href=/b><img src=a><p>We keep this title</p></a>", &["img", "We keep this title"]);
        between("<a href=/b.jpg><img src=a><p>View it in full</p></a>", &["img"]);
        between("<a href=#><img src=a><p>View it in full</p></a>", &["img"]);
        between("<a href=/b><img src=a><p>Zoom</p></a>", &["img"]);
        between("<figure><a href=/b><img src=a><figcaption>All at sea!</figcaption></a></figure>", &["img"]);
    }

    #[test]
    fn a_picture_goes_with_the_line_that_leads_where_it_leads() {
        between("<div><a href=/b><img src=a></a><p><a href=/b>Who counts boats?</a></p></div>", &[]);
        between("<div><a href=/b><img src=a></a></div><p><a href=/c>Who counts boats?</a></p>", &["img"]);
        between("<h3><a href=/b>A thing we keep</a></h3><a href=/b><img src=a></a>", &["A thing we keep", "img"]);
    }
}
