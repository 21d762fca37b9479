//! What is said of a picture: in a figure, or in an element that holds the picture and a few words and nothing else.

use super::Case;
use super::followers::is_small;
use super::headings::is_heading;
use crate::judge::names::{Hash, Kind, kinds_of, kinds_of_tag, tokens};
use crate::page::{Page, Tag};
use crate::segment::Block;
use html5ever::local_name;
use std::ops::Range;

/// With more of its words in links, text in a figure may be a teaser.
const MAX_LINKS: f32 = 0.5;
/// A caption has no more words.
const MAX_WORDS: u32 = 80;
/// A picture and what is said of it are no more blocks.
const MAX_BLOCKS: usize = 4;
/// How far around a text its figure is looked for, elements.
const HOPS: usize = 4;
/// How far above that something else is named, elements.
const ABOVE: usize = 2;
/// Text beside a picture is a caption when it is as likely as this, where no name calls it one; or as this, where a name
/// speaks of pictures at least.
const LEAST_CAPTION: f32 = 0.2;
const LEAST_PICTURED: f32 = 0.02;

/// Class names of an element have no more bytes.
const MAX_NAMES: usize = 2_000;
/// What a class name says of a caption, as a part of any word of it, and as a whole word.
const PART: &str = "caption";
const NAMES: [&str; 7] = ["bildtext", "bildunterschrift", "cutline", "didascalia", "epigrafe", "legend", "legende"];

/// Elements named so hold a picture and a few words that are not a caption.
const OTHER: u64 = bits(&[
    Kind::Nav,
    Kind::Aside,
    Kind::Form,
    Kind::Dialog,
    Kind::Comment,
    Kind::Related,
    Kind::Share,
    Kind::Author,
    Kind::Newsletter,
    Kind::Ad,
    Kind::Menu,
    Kind::Consent,
    Kind::Overlay,
    Kind::Card,
    Kind::Post,
    Kind::Product,
    Kind::Login,
]);

/// What names the slides of a show, which names cards as well: the words of a slide are a caption where they lead nowhere.
const SLIDES: [&str; 6] = ["carousel", "slide", "slider", "slides", "slideshow", "swiper"];

/// A picture and what is said of it, in an element of their own that no tag calls a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Captioned {
    /// Where they stand.
    pub node: usize,
    /// Their blocks.
    pub blocks: Range<usize>,
    /// Whether a name calls the text a caption.
    pub is_named: bool,
}

/// The pictures with captions that are no figures, in order.
#[inline(never)]
pub(super) fn captioned(case: &Case<'_>) -> Vec<Captioned> {
    let Case { page, blocks, .. } = *case;
    let is_picture = |&(index, block): &(usize, &Block)| {
        case.is_free(index) && block.is_medium() && !is_in_figure(page, block) && !is_small(page, block)
    };
    let mut found: Vec<Captioned> = Vec::new();
    for (index, block) in blocks.iter().enumerate().filter(is_picture) {
        let one = around(case, index, block).or_else(|| beside(case, index, block));
        // A text is said of one picture.
        let is_new = |one: &Captioned| found.last().is_none_or(|last| last.blocks.end <= one.blocks.start);
        found.extend(one.filter(is_new));
    }
    found
}

/// The smallest element around a picture that holds words as well, where they may be a caption.
fn around(case: &Case<'_>, picture: usize, block: &Block) -> Option<Captioned> {
    let Case { page, blocks, title, .. } = *case;
    let is_end = |node: usize| {
        matches!(page.tag(node), Tag::Html | Tag::Body | Tag::Main | Tag::Article)
            || title.is_some_and(|title| page.contains(node, title))
    };
    let mut around = std::iter::once(block.container).chain(page.ancestors(block.container)).take(HOPS);
    let (node, inside) = around
        .by_ref()
        .take_while(|&node| !is_end(node))
        .map(|node| (node, case.blocks_in(node)))
        .find(|(_, inside)| inside.len() > 1)?;
    let texts = || inside.clone().filter(|&index| index != picture);
    let is_alone = texts().all(|index| !blocks.get(index).is_some_and(Block::is_medium));
    if inside.len() > MAX_BLOCKS || !is_alone || !may_be_caption(case, node, texts()) {
        return None;
    }
    let is_named = texts().any(|index| is_called_caption(case, node, index));
    let kinds = || {
        let inside = texts().chain([picture]).filter_map(|index| blocks.get(index));
        let parts =
            inside.flat_map(|block| page.ancestors(block.start).take(HOPS)).filter(|&part| page.contains(node, part));
        parts.chain(page.ancestors(node).take(ABOVE)).fold(0, |kinds, part| kinds | kinds_at(page, part))
    };
    // A name that leads somewhere is somebody's.
    let is_linked = || texts().any(|index| blocks.get(index).is_some_and(|block| block.link_density() > MAX_LINKS));
    let is_likely = || {
        let kinds = if page.parent(node).is_some_and(|above| page.tag(above) == Tag::Li) { OTHER } else { kinds() };
        let least = if kinds & bits(&[Kind::Caption]) == 0 { LEAST_CAPTION } else { LEAST_PICTURED };
        kinds & OTHER == 0 && !is_linked() && texts().any(|index| case.is_at_least(index, least))
    };
    (is_named || is_likely()).then_some(Captioned { node, blocks: inside, is_named })
}

/// A picture, and the text after it that its name calls a caption.
fn beside(case: &Case<'_>, picture: usize, block: &Block) -> Option<Captioned> {
    let next = picture + 1;
    let caption = case.blocks.get(next)?;
    let mut own = std::iter::once(caption.container).chain(case.page.ancestors(caption.container)).take(ABOVE);
    let node = own.find(|&node| is_caption_name(case.page, node))?;
    let is_one = !case.page.contains(node, block.start) && may_be_caption(case, node, std::iter::once(next));
    is_one.then_some(Captioned { node: block.container, blocks: picture..next + 1, is_named: true })
}

/// Whether texts in an element may be what is said of a picture: few words, few links, nothing of another kind.
fn may_be_caption(case: &Case<'_>, node: usize, texts: impl Iterator<Item = usize>) -> bool {
    let Case { page, blocks, .. } = *case;
    let (mut words, mut link_words) = (0, 0);
    for index in texts {
        let Some(block) = blocks.get(index).filter(|block| case.is_free(index) && !case.is_said(block)) else {
            return false;
        };
        let mut parts = std::iter::once(block.container).chain(page.ancestors(block.container)).take(HOPS);
        let is_inside = |&part: &usize| page.contains(node, part);
        if is_heading(page, block) || parts.by_ref().take_while(is_inside).any(|part| is_other(page.tag(part))) {
            return false;
        }
        words += block.measure.words;
        link_words += block.link_words;
    }
    (1..=MAX_WORDS).contains(&words) && link_words as f32 <= MAX_LINKS * words as f32
}

/// Whether a name within an element calls the whole of a text a caption.
fn is_called_caption(case: &Case<'_>, node: usize, index: usize) -> bool {
    let Case { page, blocks, .. } = *case;
    let Some(block) = blocks.get(index) else { return false };
    let mut around = page.ancestors(block.start).take(HOPS + 1).filter(|&part| page.contains(node, part));
    around.any(|part| page.end(part) >= block.end && is_caption_name(page, part))
}

fn is_caption_name(page: &Page, node: usize) -> bool {
    names_of(page, node).any(|name| {
        let lower = name.to_ascii_lowercase();
        lower.contains(PART) || lower.split(['-', '_']).any(|word| NAMES.contains(&word))
    })
}

/// The names of an element; none where they are too long to be names, which each picture under it would have to read.
fn names_of(page: &Page, node: usize) -> impl Iterator<Item = &str> {
    let length = |name| page.value(node, name).map_or(0, str::len);
    let is_short = length(&local_name!("class")) + length(&local_name!("id")) <= MAX_NAMES;
    is_short.then(|| page.class_words(node)).into_iter().flatten()
}

fn kinds_at(page: &Page, node: usize) -> u64 {
    let mut kinds = kinds_of_tag(page.tag(node));
    let is_slide = |token: u32| SLIDES.iter().any(|name| Hash::of(name) == token);
    let kinds_of = |token: u32| match kinds_of(token) {
        kinds if kinds & bits(&[Kind::Card]) != 0 && is_slide(token) => 0,
        kinds => kinds,
    };
    names_of(page, node).for_each(|name| tokens(name, |token| kinds |= kinds_of(token)));
    kinds
}

const fn bits(kinds: &[Kind]) -> u64 {
    let (mut bits, mut rest) = (0, kinds);
    while let [kind, others @ ..] = rest {
        bits |= 1 << (*kind as u32);
        rest = others;
    }
    bits
}

fn is_other(tag: Tag) -> bool {
    tag.heading_level().is_some() || matches!(tag, Tag::Blockquote | Tag::Table | Tag::Li | Tag::Pre | Tag::Dl)
}

/// Whether a block is part of a figure.
pub(super) fn is_in_figure(page: &Page, block: &Block) -> bool {
    let mut around = std::iter::once(block.container).chain(page.ancestors(block.container)).take(HOPS);
    around.any(|node| matches!(page.tag(node), Tag::Figure | Tag::Figcaption) || is_blogger_table(page, node))
}

/// Whether it is the table in which Blogger sets a picture above its caption.
fn is_blogger_table(page: &Page, node: usize) -> bool {
    page.tag(node) == Tag::Table && page.class_words(node).any(|word| word == "tr-caption-container")
}

/// Text in a figure that may be no caption: a link, a heading, a quotation, much text.
pub(super) fn is_teaser(page: &Page, block: &Block) -> bool {
    if block.measure.words == 0 {
        return false;
    }
    let mut around = std::iter::once(block.container).chain(page.ancestors(block.container)).take(HOPS);
    // The heading of a slide is part of what is said of it.
    let is_headed = |node: usize| !page.ancestors(node).take(HOPS).any(|above| page.tag(above) == Tag::Figcaption);
    let is_other = |node: usize| match page.tag(node) {
        Tag::Blockquote | Tag::Table | Tag::Li => !is_blogger_table(page, node),
        tag => tag.heading_level().is_some() && is_headed(node),
    };
    block.link_density() > MAX_LINKS || block.measure.words > MAX_WORDS || around.any(is_other)
}

#[cfg(test)]
mod tests {
    use super::super::check::check;

    /// What is kept of a picture between two paragraphs.
    fn between(html: &str, expected: &[&str]) {
        let all = [&["keep"], expected, &["keep"]].concat();
        check(&format!("<article><p>keep</p>{html}<p>keep</p></article>"), &all);
    }

    #[test]
    fn a_caption_by_name_goes_with_its_picture() {
        between("<div class=wp-caption><img src=a><p class=wp-caption-text>a!</p></div>", &["img", "a!"]);
        between("<div><div><img src=a></div><div class=imageCaption>a<i>b</i></div></div>", &["img", "ab"]);
        between("<div><div><img src=a></div></div><p class=caption>a</p>", &["img", "a"]);
        check("<p>keep</p><div><p>no</p><div><img src=a><p class=caption>a</p></div></div>", &["keep"]);
    }

    #[test]
    fn a_caption_by_its_place_stays_between_what_stays() {
        between("<div><img src=a><p>At sea</p></div>", &["img", "At sea"]);
        check("<p>keep</p><div><img src=a><p>At sea</p></div><p>no</p>", &["keep"]);
        between("<div><img src=a><p>At sea!</p></div>", &[]);
        between("<div class=photo><img src=a><p>At sea!</p></div>", &["img", "At sea!"]);
        for card in [
            "<div><img src=a><p><a href=/b>At sea</a></p></div>",
            "<div><img src=a><a href=/b>Ann</a><p>She writes on the sea, and was there.</p></div>",
            "<div class=author-box><img src=a><p>At sea</p></div>",
            "<div><img src=a width=32 height=32><p>At sea</p></div>",
        ] {
            between(card, &[]);
        }
        between("<div class=author-box><img src=a><p>At sea with k</p></div>", &["img", "At sea with k"]);
    }

    #[test]
    fn an_image_and_its_caption_follow_the_text_around() {
        check("<h1>t</h1><figure><img src=a><figcaption>c</figcaption></figure><p>keep</p>", &["img", "c", "keep"]);
        check("<p>keep</p><figure><img src=a><figcaption><a href=/x>Buy!</a></figcaption></figure>", &["keep", "img"]);
        let slide = "<figure><img src=a><figcaption><h2>c!</h2><p>d</p></figcaption></figure>";
        check(&format!("<p>keep</p>{slide}<p>keep</p>"), &["keep", "img", "c!", "d", "keep"]);
        let teaser = "<figure><img src=a><h2>c!</h2></figure>";
        check(&format!("<p>keep</p>{teaser}<p>keep</p>"), &["keep", "img", "keep"]);
        let blogger = "<table class=tr-caption-container><tr><td><img src=a><tr><td>c</table>";
        check(&format!("<p>keep</p>{blogger}<p>keep</p>"), &["keep", "img", "c", "keep"]);
    }
}
