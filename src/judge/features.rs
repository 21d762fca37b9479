//! The features of a block: numbers between about -1 and 1 that do not depend on the language. One table names them.

use super::kinship::{Kinship, Sums, is_prose};
use crate::furniture::Scene;
use crate::page::{Page, Tag};
use crate::segment::Block;

macro_rules! features {
    ($( $name:ident: $meaning:literal ),* $(,)?) => {
        /// Name and meaning of each feature, in order.
        pub const FEATURES: &[(&str, &str)] = &[$( (stringify!($name), $meaning) ),*];

        #[derive(Debug, Clone, Copy, Default)]
        struct Row { $( $name: f32 ),* }

        impl Row {
            const fn values(self) -> [f32; COUNT] {
                [$( self.$name ),*]
            }
        }
    };
}

/// How many features there are.
pub const COUNT: usize = 38;

features! {
    length: "ln(1 + words) / 5, at most 1",
    is_short: "fewer than 6 words",
    is_prose: "at least 12 words, few of them links, with a sentence's end",
    link_density: "share of words in links",
    is_linked: "link density over 0.5",
    commas: "commas a word, times 5, at most 1",
    has_stop: "holds a sentence's end",
    is_medium: "holds media alone",
    is_hidden: "not shown by the page",
    in_half: "inside the smallest subtree with half of the prose",
    in_three_quarters: "inside the smallest subtree with three quarters of the prose",
    in_nine_tenths: "inside the smallest subtree with nine tenths of the prose",
    in_best: "inside the element whose own paragraphs weigh most",
    near_best: "1 / (1 + hops from the container up into the best element)",
    after_title: "after the shown title",
    right_after_title: "exp(-blocks since the title / 10)",
    before_title: "before the shown title",
    is_heading: "h1 to h6",
    heads_prose: "a heading followed by prose before the next heading",
    in_list: "in a list item",
    in_table: "in a table",
    in_pre: "preformatted",
    in_quote: "in a blockquote",
    in_figure: "in a figure or figcaption",
    in_article: "in an article element or articleBody",
    in_main: "in main",
    in_aside: "in aside",
    in_navigation: "in nav",
    in_header: "in header, not of the article",
    in_footer: "in footer",
    in_form: "in a form, button, label or fieldset",
    in_content_class: "an ancestor's class names content",
    in_boilerplate_class: "the block's or a near ancestor's class names boilerplate",
    previous_prose: "share of prose in the 3 blocks before",
    next_prose: "share of prose in the 3 blocks after",
    siblings_prose: "share of prose among the words of the parent's subtree",
    siblings_links: "link density of the container's parent's subtree",
    after_last: "after the last prose of the best element",
}

const _: () = assert!(FEATURES.len() == COUNT);

/// The features of every block of a page; marked blocks count as if they were not there.
pub fn features(scene: &Scene<'_>, is_marked: &[bool]) -> Vec<[f32; COUNT]> {
    let Scene { page, blocks, metadata } = *scene;
    let kinship = Kinship::of(page, blocks, is_marked);
    let shape = Shape::of(page, blocks, is_marked, &kinship);
    let title = metadata.title_node.and_then(|node| blocks.iter().position(|b| b.start >= node));
    let prose: Vec<bool> = blocks.iter().zip(is_marked).map(|(b, &m)| !m && is_prose(b)).collect();
    let heads = heads_prose(page, blocks, &prose);
    let kinds = class_kinds(page);
    let mut rows = Vec::with_capacity(blocks.len());
    for (index, block) in blocks.iter().enumerate() {
        let mut row = Row { heads_prose: flag(heads.get(index) == Some(&true)), ..Row::default() };
        own_text(&mut row, block);
        place(&mut row, page, &shape, block);
        if let Some(title) = title {
            row.after_title = flag(index > title);
            row.before_title = flag(index < title);
            row.right_after_title = if index > title { (-((index - title) as f32) / 10.0).exp() } else { 0.0 };
        }
        ancestors(&mut row, page, block, &kinds);
        row.previous_prose = share(prose.get(index.saturating_sub(3)..index));
        row.next_prose = share(prose.get(index + 1..(index + 4).min(blocks.len())));
        let parent = page.parent(block.container).unwrap_or(block.container);
        let around: Sums = kinship.subtree(page, parent);
        row.siblings_prose = if around.words > 0.0 { around.prose / around.words } else { 0.0 };
        row.siblings_links = around.link_density();
        rows.push(row.values());
    }
    rows
}

const fn flag(is_so: bool) -> f32 {
    if is_so { 1.0 } else { 0.0 }
}

fn share(blocks: Option<&[bool]>) -> f32 {
    let blocks = blocks.unwrap_or_default();
    blocks.iter().filter(|&&is_prose| is_prose).count() as f32 / 3.0
}

fn own_text(row: &mut Row, block: &Block) {
    let words = block.measure.words as f32;
    row.length = ((1.0 + words).ln() / 5.0).min(1.0);
    row.is_short = flag(block.measure.words < 6);
    row.is_prose = flag(is_prose(block));
    row.link_density = block.link_density();
    row.is_linked = flag(block.link_density() > 0.5);
    row.commas = (block.commas as f32 * 5.0 / words.max(1.0)).min(1.0);
    row.has_stop = flag(block.sentences > 0);
    row.is_medium = flag(block.is_medium());
    row.is_hidden = flag(block.is_hidden);
}

/// The elements the page is weighed by.
#[derive(Debug)]
struct Shape {
    half: usize,
    three_quarters: usize,
    nine_tenths: usize,
    best: usize,
    /// One past the last node of the best element's last prose.
    last: usize,
}

impl Shape {
    fn of(page: &Page, blocks: &[Block], is_marked: &[bool], kinship: &Kinship) -> Self {
        let best = best_element(page, blocks, is_marked, kinship);
        let inside = |b: &&Block| page.contains(best, b.start) && is_prose(b);
        let last = blocks.iter().rev().find(inside).map_or(page.len(), |b| b.end);
        let [half, three_quarters, nine_tenths] = [0.5, 0.75, 0.9].map(|s| kinship.smallest_with(page, s));
        Self { half, three_quarters, nine_tenths, best, last }
    }
}

/// The element whose own paragraphs weigh most, as Readability scores them (Arc90, 2009): a paragraph counts for its
/// parent in full, for the grandparent by half, above that by a third of each level; links take their share away.
fn best_element(page: &Page, blocks: &[Block], is_marked: &[bool], kinship: &Kinship) -> usize {
    let mut scores = vec![0f32; page.len()];
    for (block, _) in blocks.iter().zip(is_marked).filter(|(b, m)| !**m && is_prose(b) && !b.is_hidden) {
        let value = 1.0 + block.commas as f32 + (block.measure.letters as f32 / 100.0).min(3.0);
        let holder =
            if page.tag(block.container) == Tag::P { page.parent(block.container) } else { Some(block.container) };
        let Some(holder) = holder else { continue };
        for (level, node) in std::iter::once(holder).chain(page.ancestors(holder)).take(5).enumerate() {
            let part = match level {
                0 => 1.0,
                1 => 0.5,
                level => 1.0 / (3.0 * level as f32),
            };
            if let Some(score) = scores.get_mut(node) {
                *score += value * part;
            }
        }
    }
    let weigh = |(node, score): (usize, f32)| (node, score * (1.0 - kinship.subtree(page, node).link_density()));
    let weighed = scores.into_iter().enumerate().filter(|(_, score)| *score > 0.0).map(weigh);
    weighed.max_by(|a, b| a.1.total_cmp(&b.1)).map_or(0, |(node, _)| node)
}

fn place(row: &mut Row, page: &Page, shape: &Shape, block: &Block) {
    row.in_half = flag(page.contains(shape.half, block.start));
    row.in_three_quarters = flag(page.contains(shape.three_quarters, block.start));
    row.in_nine_tenths = flag(page.contains(shape.nine_tenths, block.start));
    row.in_best = flag(page.contains(shape.best, block.start));
    let hops = std::iter::once(block.container).chain(page.ancestors(block.container));
    let hops = hops.take_while(|&n| !page.contains(n, shape.best)).count();
    row.near_best = 1.0 / (1.0 + hops as f32);
    row.after_last = flag(block.start >= shape.last);
}

/// For each block whether it is a heading with prose under it, found in one pass from the end.
fn heads_prose(page: &Page, blocks: &[Block], prose: &[bool]) -> Vec<bool> {
    let (mut heads, mut has_prose) = (vec![false; blocks.len()], false);
    for (index, block) in blocks.iter().enumerate().rev() {
        if page.tag(block.container).heading_level().is_some() {
            if let Some(head) = heads.get_mut(index) {
                *head = has_prose;
            }
            has_prose = false;
        } else {
            has_prose |= prose.get(index) == Some(&true);
        }
    }
    heads
}

fn ancestors(row: &mut Row, page: &Page, block: &Block, kinds: &[Option<ClassKind>]) {
    let mut in_article = false;
    for (distance, node) in std::iter::once(block.container).chain(page.ancestors(block.container)).enumerate() {
        match page.tag(node) {
            tag if tag.heading_level().is_some() => row.is_heading = 1.0,
            Tag::Li | Tag::Dd | Tag::Dt => row.in_list = 1.0,
            Tag::Td | Tag::Th => row.in_table = 1.0,
            Tag::Pre => row.in_pre = 1.0,
            Tag::Blockquote => row.in_quote = 1.0,
            Tag::Figure => row.in_figure = 1.0,
            Tag::Article => in_article = true,
            Tag::Main => row.in_main = 1.0,
            Tag::Aside => row.in_aside = 1.0,
            Tag::Nav => row.in_navigation = 1.0,
            Tag::Header if !in_article && row.in_main == 0.0 => row.in_header = 1.0,
            Tag::Footer => row.in_footer = 1.0,
            Tag::Form | Tag::Fieldset => row.in_form = 1.0,
            _ => {}
        }
        match kinds.get(node).copied().flatten() {
            Some(ClassKind::Content) => row.in_content_class = 1.0,
            Some(ClassKind::Body) => {
                row.in_content_class = 1.0;
                in_article = true;
            }
            Some(ClassKind::Boilerplate) => {
                row.in_boilerplate_class = f32::max(row.in_boilerplate_class, 1.0 / (1.0 + distance as f32 / 4.0));
            }
            None => {}
        }
    }
    row.in_article = flag(in_article);
    let mut inline = page.ancestors(block.start).take_while(|&n| n > block.container);
    if inline.any(|n| matches!(page.tag(n), Tag::Button | Tag::Label)) {
        row.in_form = 1.0;
    }
}

/// What a class or id says an element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ClassKind {
    Content,
    Body,
    Boilerplate,
}

const BODY: [&str; 4] = ["articlebody", "entrycontent", "postbody", "storybody"];
const CONTENT: [&str; 14] = [
    "article",
    "body",
    "content",
    "description",
    "documentation",
    "entry",
    "main",
    "markdown",
    "post",
    "prose",
    "richtext",
    "story",
    "text",
    "wysiwyg",
];
const BOILERPLATE: [&str; 58] = [
    "actions",
    "ad",
    "ads",
    "advert",
    "advertisement",
    "author",
    "banner",
    "bio",
    "breadcrumb",
    "breadcrumbs",
    "byline",
    "card",
    "cards",
    "carousel",
    "category",
    "comment",
    "comments",
    "cookie",
    "copyright",
    "cta",
    "date",
    "dropdown",
    "footer",
    "footnav",
    "header",
    "login",
    "menu",
    "meta",
    "metadata",
    "modal",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "pagination",
    "popular",
    "popup",
    "promo",
    "rating",
    "recommended",
    "related",
    "reply",
    "search",
    "share",
    "sharing",
    "sidebar",
    "sidenav",
    "signature",
    "social",
    "sponsor",
    "subscribe",
    "subscription",
    "tags",
    "teaser",
    "toc",
    "toolbar",
    "trending",
    "widget",
];

/// What the class of each block-level element says of it.
fn class_kinds(page: &Page) -> Vec<Option<ClassKind>> {
    let is_read = |node| {
        let tag = page.tag(node);
        (tag.is_block() || tag == Tag::Other) && !matches!(tag, Tag::Body | Tag::Html)
    };
    (0..page.len()).map(|node| if is_read(node) { class_kind(page, node) } else { None }).collect()
}

fn class_kind(page: &Page, node: usize) -> Option<ClassKind> {
    if page.attr(node, "itemprop").is_some_and(|name| name.contains("articleBody")) {
        return Some(ClassKind::Body);
    }
    let mut kind = None;
    for word in page.class_words(node) {
        let whole: String = word.chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_lowercase()).collect();
        if BODY.contains(&whole.as_str()) {
            return Some(ClassKind::Body);
        }
        for token in tokens(word) {
            if BOILERPLATE.binary_search(&token.as_str()).is_ok() {
                return Some(ClassKind::Boilerplate);
            }
            if CONTENT.binary_search(&token.as_str()).is_ok() {
                kind = Some(ClassKind::Content);
            }
        }
    }
    kind
}

/// The words of a class name: cut at what is not a letter and where a capital begins a word.
fn tokens(word: &str) -> Vec<String> {
    let mut out: Vec<String> = vec![String::new()];
    let mut was_lower = false;
    for c in word.chars() {
        if !c.is_ascii_alphabetic() || (c.is_ascii_uppercase() && was_lower) {
            out.push(String::new());
        }
        was_lower = c.is_ascii_lowercase();
        if c.is_ascii_alphabetic()
            && let Some(last) = out.last_mut()
        {
            last.push(c.to_ascii_lowercase());
        }
    }
    out.retain(|token| !token.is_empty());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(CONTENT.is_sorted() && BOILERPLATE.is_sorted());
    }

    #[test]
    fn cuts_class_names_into_words() {
        assert_eq!(tokens("articleBody__main-2col"), ["article", "body", "main", "col"]);
    }
}
