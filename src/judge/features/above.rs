//! Features of the elements above a block: kinds, names, likes, and how much text of which sort they hold.

use super::{COUNT, Feature, Ground, Row, Rows, ln};
use crate::judge::kinship::{Sums, share};
use crate::judge::lineage::Line;
use crate::judge::names::Kind;
use crate::page::{Page, Tag, order};

/// How many elements up the most twins are looked for.
const TWIN_LEVELS: usize = 6;
/// Elements up that hold more blocks than those below, of which features are taken.
const LEVELS: usize = 5;
/// How many elements up those are looked for.
const MAX_CLIMB: usize = 40;
/// The first feature of each of them, in order; the section's last.
const FIRSTS: [Feature; LEVELS] =
    [Feature::Up1Words, Feature::Up2Words, Feature::Up3Words, Feature::Up4Words, Feature::Up5Words];
/// Features of an element above.
const WIDTH: usize = Feature::Up2Words as usize - Feature::Up1Words as usize;

/// The blocks in elements of one signature.
#[derive(Clone, Copy, Default)]
struct Likes {
    blocks: f32,
    words: f32,
    link_words: f32,
}

#[inline(never)]
pub(super) fn fill(ground: &Ground<'_>, rows: &mut Rows) {
    let likes = likes(ground);
    let articles = article_ordinals(ground);
    let whole = ground.kinship.whole();
    // What an element holds is asked once, not once a block.
    let held: Vec<Held> = ground.lineage.lines().iter().map(|line| Held::of(ground, line, &whole)).collect();
    let page_weight = ground.lineage.lines().iter().find(|line| ground.page.tag(line.node) == Tag::Body);
    let page_weight = page_weight.map_or(0.0, |line| line.inherited);
    let indices = ground.lineage.of_blocks();
    for (((_, _, _, line), &index), mut row) in ground.each().zip(indices).zip(rows.rows()) {
        for (place, &distance) in line.nearest.iter().enumerate() {
            if let Some(slot) = row.0.get_mut(Feature::NearArticle as usize + place) {
                *slot = f32::from(distance);
            }
        }
        names(&mut row, ground, line);
        row.set(Feature::LexiconPage, page_weight);
        row.set(Feature::Twins, ln(line.twins as f32));
        twins(&mut row, ground, index as usize, &held);
        if let Some((_, likes)) = find(&likes, line.signature) {
            row.set(Feature::Likes, ln(likes.blocks));
            row.set(Feature::LikesWords, ln(share(likes.words, likes.blocks)));
            row.set(Feature::LikesLinks, share(likes.link_words, likes.words));
            row.set(Feature::LikesShare, share(likes.words, whole.words));
        }
        row.set(Feature::ArticleOrdinal, articles.get(index as usize).copied().unwrap_or_default());
        levels(&mut row, ground, index as usize, &held);
    }
}

fn names(row: &mut Row<'_>, ground: &Ground<'_>, line: &Line) {
    let mut up = ground.lineage.up(line).map(|line| line.weight.sum());
    let mut next = || up.next().unwrap_or_default();
    row.set_from(Feature::LexiconOwn, &[next(), next(), next(), next()]);
    row.set_from(Feature::LexiconAgainst, &[line.against, line.speaks_for, line.inherited]);
}

/// The line of this index and those above it, with what each holds.
fn up<'a>(
    ground: &'a Ground<'_>,
    held: &'a [Held],
    index: usize,
) -> impl Iterator<Item = (usize, &'a Line, &'a Held)> + use<'a> {
    let lines = ground.lineage.lines();
    let at = move |index: usize| Some((index, lines.get(index)?, held.get(index)?));
    std::iter::successors(at(index), move |&(index, line, _)| at(line.parent).filter(|&(above, ..)| above != index))
}

fn twins(row: &mut Row<'_>, ground: &Ground<'_>, index: usize, held: &[Held]) {
    let most = up(ground, held, index).take(TWIN_LEVELS).max_by_key(|(_, line, _)| line.twins);
    if let Some((_, line, held)) = most {
        row.set(Feature::TwinsUp, ln(line.twins as f32));
        row.set_from(Feature::TwinsUpWords, held.values.get(..1).unwrap_or_default());
    }
}

fn levels(row: &mut Row<'_>, ground: &Ground<'_>, index: usize, held: &[Held]) {
    let (mut level, mut below, mut last) = (0, 0, None);
    let mut has_section = false;
    for (_, _, held) in up(ground, held, index).take(MAX_CLIMB) {
        if !has_section && held.is_section {
            has_section = true;
            row.set_from(Feature::SectionWords, &held.values);
        }
        if held.blocks > below && level < LEVELS {
            if let Some(&first) = FIRSTS.get(level) {
                row.set_from(first, &held.values);
                last = Some(&held.values);
            }
            (level, below) = (level + 1, held.blocks);
        }
        if has_section && level == LEVELS {
            break;
        }
    }
    // Above the root there is the root again.
    for &first in FIRSTS.get(level..).unwrap_or_default() {
        row.set_from(first, last.map_or(&[], |values| values));
    }
    if !has_section {
        row.set_from(Feature::SectionWords, last.map_or(&[], |values| values));
    }
}

fn is_section(page: &Page, node: usize) -> bool {
    use Tag::{Article, Aside, Body, Footer, Form, Header, Main, Nav, Section, Table};
    matches!(page.tag(node), Section | Article | Main | Aside | Nav | Header | Footer | Form | Table | Body)
}

/// What an element holds.
struct Held {
    values: [f32; WIDTH],
    blocks: usize,
    is_section: bool,
}

impl Held {
    fn of(ground: &Ground<'_>, line: &Line, whole: &Sums) -> Self {
        let Ground { page, kinship, .. } = ground;
        let (from, to) = (kinship.before(line.node), kinship.before(line.end));
        let sums = kinship.blocks(from, to);
        let values = [
            ln(sums.words),
            share(sums.words, whole.words),
            sums.link_density(),
            ln(sums.blocks),
            ln(sums.average()),
            share(sums.prose, sums.words),
            share(sums.paragraphs, sums.blocks),
            share(sums.furniture, sums.blocks),
        ];
        Self { values, blocks: to - from, is_section: is_section(page, line.node) }
    }
}

fn likes(ground: &Ground<'_>) -> Vec<(u32, Likes)> {
    let one = |(_, block, _, line): (_, &crate::segment::Block, _, &Line)| {
        let (words, link_words) = (block.measure.words as f32, block.link_words as f32);
        (line.signature, Likes { blocks: 1.0, words, link_words })
    };
    let mut likes = order::by_key(ground.each().map(one).collect(), |&(signature, _)| u64::from(signature));
    likes.dedup_by(|next, kept| {
        let is_like = next.0 == kept.0;
        if is_like {
            kept.1.blocks += next.1.blocks;
            kept.1.words += next.1.words;
            kept.1.link_words += next.1.link_words;
        }
        is_like
    });
    likes
}

fn find(likes: &[(u32, Likes)], signature: u32) -> Option<&(u32, Likes)> {
    likes.binary_search_by_key(&signature, |&(other, _)| other).ok().and_then(|at| likes.get(at))
}

/// For each line how many article elements begin before the one it stands in; -1 where it stands in none.
fn article_ordinals(ground: &Ground<'_>) -> Vec<f32> {
    let lines = ground.lineage.lines();
    let (mut ordinals, mut articles): (Vec<f32>, f32) = (Vec::with_capacity(lines.len()), 0.0);
    for line in lines {
        let ordinal = if line.distance(Kind::Article) == 0 {
            articles += 1.0;
            (articles - 1.0).min(30.0)
        } else {
            ordinals.get(line.parent).copied().unwrap_or(-1.0)
        };
        ordinals.push(ordinal);
    }
    ordinals
}

const _: () = assert!(Feature::SectionWords as usize + WIDTH <= COUNT);
const _: () = assert!(Feature::NearLogin as usize - Feature::NearArticle as usize + 1 == crate::judge::names::KINDS);
