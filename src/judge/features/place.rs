//! Features of where a block stands: in the page, after the title, under its heading, and after what usually ends an article.

use super::{Feature, Ground, Row, Rows, flag, ln};
use crate::judge::facts::Facts;
use crate::judge::families::{Family, has};
use crate::judge::kinship::{is_furniture, share};
use crate::page::{Page, Tag};
use crate::segment::Block;

/// What is said of an end that has not been seen: above any count of blocks that matters, ln(1+n).
const NEVER: f32 = 7.0;
/// The families that usually stand after an article, in the order of the features table.
const ENDS: [Family; 6] =
    [Family::Share, Family::Newsletter, Family::Related, Family::Comment, Family::Tags, Family::Author];
/// A block with more words than this ends nothing.
const MAX_END_WORDS: u32 = 12;

/// The heading that governs the blocks after it.
#[derive(Clone, Copy)]
struct Heading {
    at: usize,
    level: u8,
    node: usize,
}

/// What has been seen on the way through the page.
struct Seen {
    heading: Option<Heading>,
    /// For each end the block that showed it last.
    ends: [Option<usize>; ENDS.len()],
    /// The last two short blocks with furniture words.
    furniture: [Option<usize>; 2],
    /// The last block at which two of three were such.
    cluster: Option<usize>,
}

#[inline(never)]
pub(super) fn fill(ground: &Ground<'_>, rows: &mut Rows) {
    let under = under_headings(ground);
    let mut seen = Seen { heading: None, ends: [None; ENDS.len()], furniture: [None; 2], cluster: None };
    for ((at, block, facts, _), mut row) in ground.each().zip(rows.rows()) {
        let level = ground.page.tag(block.container).heading_level().unwrap_or_default();
        in_page(&mut row, ground, at, block, level);
        by_title(&mut row, ground, at, facts);
        if let Some(heading) = seen.heading {
            by_heading(&mut row, ground, at, heading);
        }
        if let Some(&(prose, links)) = under.get(at).filter(|_| level > 0) {
            row.set(Feature::HeadsProse, ln(prose));
            row.set(Feature::HeadsLinks, links);
        }
        by_ends(&mut row, ground, at, &seen);
        seen.look(at, block, facts, level);
    }
}

impl Seen {
    fn look(&mut self, at: usize, block: &Block, facts: &Facts, level: u8) {
        if level > 0 && block.measure.words > 0 {
            self.heading = Some(Heading { at, level, node: block.start });
        }
        if block.measure.words <= MAX_END_WORDS {
            for (end, family) in self.ends.iter_mut().zip(ENDS) {
                if has(facts.families, family) {
                    *end = Some(at);
                }
            }
        }
        if is_furniture(block, facts) {
            if self.furniture.iter().flatten().any(|&before| before + 2 >= at) {
                self.cluster = Some(at);
            }
            self.furniture = [self.furniture[1], Some(at)];
        }
    }
}

fn in_page(row: &mut Row<'_>, ground: &Ground<'_>, at: usize, block: &Block, level: u8) {
    let Ground { page, kinship, .. } = ground;
    let (whole, before) = (kinship.whole(), kinship.blocks(0, at));
    row.set(Feature::Tag, sort(page, block.container));
    row.set(Feature::ParentTag, page.parent(block.container).map_or(0.0, |parent| sort(page, parent)));
    row.set(Feature::Level, f32::from(level));
    row.set(Feature::Depth, page.depth(block.container).min(60) as f32);
    row.set(Feature::Position, share(at as f32, whole.blocks));
    row.set(Feature::WordsBefore, share(before.words, whole.words));
    row.set(Feature::ProseBefore, share(before.prose, whole.prose));
    let from = kinship.before(ground.half);
    let half = kinship.subtree(page, ground.half).prose;
    row.set(Feature::HalfBefore, share(kinship.blocks(from, at).prose, half).min(1.0));
}

fn by_title(row: &mut Row<'_>, ground: &Ground<'_>, at: usize, facts: &Facts) {
    row.set(Feature::InTitle, share(facts.in_title as f32, facts.compared as f32));
    row.set(Feature::OfTitle, share(facts.in_title as f32, ground.title_words as f32).min(1.0));
    row.set(Feature::InDescription, share(facts.in_description as f32, facts.compared as f32));
    row.set(Feature::HasTitle, flag(ground.title.is_some()));
    let Some(title) = ground.title else { return };
    let distance = ln(at.abs_diff(title) as f32);
    row.set(Feature::AfterTitle, if at < title { -distance } else { distance });
    let prose = ln(ground.kinship.blocks(title, at).prose);
    row.set(Feature::ProseSinceTitle, if at < title { -1.0 } else { prose });
    row.set(Feature::FurnitureBefore, ground.kinship.blocks(title, at).furniture.min(40.0));
    if let Some(block) = ground.blocks.get(title) {
        row.set(Feature::TitleHops, ground.lineage.hops(at, block.start) as f32);
    }
}

fn by_heading(row: &mut Row<'_>, ground: &Ground<'_>, at: usize, heading: Heading) {
    row.set(Feature::HeadingDistance, ln((at - heading.at) as f32));
    row.set(Feature::HeadingLevel, f32::from(heading.level));
    row.set(Feature::HeadingHops, ground.lineage.hops(at, heading.node) as f32);
    let Some((block, facts)) = ground.blocks.get(heading.at).zip(ground.facts.get(heading.at)) else { return };
    row.set(Feature::HeadingWords, block.measure.words.min(30) as f32);
    row.set(Feature::HeadingFurniture, facts.families.count_ones() as f32);
    row.set(Feature::HeadingRelated, flag(has(facts.families, Family::Related)));
    row.set(Feature::HeadingComment, flag(has(facts.families, Family::Comment)));
    row.set(Feature::HeadingInTitle, share(facts.in_title as f32, facts.compared as f32));
}

fn by_ends(row: &mut Row<'_>, ground: &Ground<'_>, at: usize, seen: &Seen) {
    let kinship = &ground.kinship;
    let since = |end: Option<usize>| end.map_or(NEVER, |end| ln((at - end) as f32));
    row.set_from(Feature::SinceShare, &seen.ends.map(since));
    row.set(Feature::SinceFurniture, since(seen.cluster));
    let prose = seen.cluster.map_or(NEVER + 2.0, |cluster| ln(kinship.blocks(cluster, at).prose));
    row.set(Feature::ProseSinceFurniture, prose);
    let (from, to) = (kinship.before(ground.best), kinship.before(ground.page.end(ground.best)));
    let whole = kinship.blocks(from, to).prose;
    row.set(Feature::ProseLeft, share(kinship.blocks(at.max(from) + 1, to).prose, whole).min(1.0));
    row.set(Feature::ProseDone, share(kinship.blocks(from, at.min(to)).prose, whole).min(1.0));
    row.set(Feature::AfterBest, ln(at.saturating_sub(to) as f32));
}

/// For each block the words of prose and the share of links between it and the next heading, in one pass from the end.
fn under_headings(ground: &Ground<'_>) -> Vec<(f32, f32)> {
    let mut next = ground.blocks.len();
    let mut under = vec![(0.0, 0.0); next];
    for (at, slot) in under.iter_mut().enumerate().rev() {
        let sums = ground.kinship.blocks(at + 1, next);
        *slot = (sums.prose, sums.link_density());
        let container = ground.blocks.get(at).map_or(0, |block| block.container);
        if ground.page.tag(container).heading_level().is_some() {
            next = at;
        }
    }
    under
}

/// The sort of an element, in an order trees can cut: text-like first, table-like last.
fn sort(page: &Page, node: usize) -> f32 {
    match page.tag(node) {
        Tag::P => 1.0,
        Tag::Blockquote | Tag::Q => 2.0,
        Tag::Pre => 3.0,
        Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6 | Tag::Hgroup => 4.0,
        Tag::Article | Tag::Main => 5.0,
        Tag::Section => 6.0,
        Tag::Div | Tag::Center => 7.0,
        Tag::Figure | Tag::Figcaption | Tag::Caption => 8.0,
        Tag::Dd | Tag::Dt | Tag::Dl => 9.0,
        Tag::Li => 10.0,
        Tag::Ul | Tag::Ol => 11.0,
        Tag::Td => 12.0,
        Tag::Th => 13.0,
        Tag::Tr | Tag::Table | Tag::Tbody | Tag::Thead | Tag::Tfoot => 14.0,
        Tag::Summary | Tag::Details => 15.0,
        Tag::Address | Tag::Aside | Tag::Header => 16.0,
        Tag::Footer | Tag::Nav | Tag::Menu => 17.0,
        Tag::Form | Tag::Fieldset | Tag::Legend | Tag::Label | Tag::Button => 18.0,
        Tag::Body => 19.0,
        _ => 20.0,
    }
}
