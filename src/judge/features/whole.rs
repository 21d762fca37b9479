//! Features of the whole page, the same for all its blocks: from them the model tells an article from a forum, a shop, a
//! list.

use super::{COUNT, Feature, Ground, Row, Rows, flag, ln, metas};
use crate::furniture::Scene;
use crate::judge::families::{Family, has};
use crate::judge::kinship::share;
use crate::judge::lineage::FAR;
use crate::judge::names::{Hash, Kind, tokens};
use crate::page::{Page, Tag, order};

/// What the data of a page says it is, the most telling first.
const TYPES: [(&str, f32); 22] = [
    ("\"Product\"", 6.0),
    ("\"ProductGroup\"", 6.0),
    ("\"DiscussionForumPosting\"", 5.0),
    ("\"QAPage\"", 5.0),
    ("\"NewsArticle\"", 1.0),
    ("\"ReportageNewsArticle\"", 1.0),
    ("\"BlogPosting\"", 1.0),
    ("\"Article\"", 1.0),
    ("\"Recipe\"", 2.0),
    ("\"TechArticle\"", 3.0),
    ("\"CollectionPage\"", 7.0),
    ("\"ItemList\"", 7.0),
    ("\"SearchResultsPage\"", 7.0),
    ("\"Event\"", 8.0),
    ("\"JobPosting\"", 8.0),
    ("\"FAQPage\"", 4.0),
    ("\"HowTo\"", 4.0),
    ("\"Service\"", 9.0),
    ("\"LocalBusiness\"", 9.0),
    ("\"SoftwareApplication\"", 9.0),
    ("\"AboutPage\"", 10.0),
    ("\"WebPage\"", 11.0),
];
/// What `og:type` says, where JSON-LD says nothing.
const OPEN_GRAPH: [(&str, f32); 4] = [("article", 12.0), ("product", 13.0), ("website", 14.0), ("profile", 15.0)];
/// What words of the path name, in the order of preference.
const PATHS: [(&str, f32); 38] = [
    ("forum", 8.0),
    ("forums", 8.0),
    ("thread", 8.0),
    ("threads", 8.0),
    ("topic", 8.0),
    ("questions", 8.0),
    ("discussion", 8.0),
    ("t", 8.0),
    ("product", 7.0),
    ("products", 7.0),
    ("shop", 7.0),
    ("p", 7.0),
    ("collections", 6.0),
    ("collection", 6.0),
    ("category", 6.0),
    ("categories", 6.0),
    ("tag", 6.0),
    ("tags", 6.0),
    ("search", 6.0),
    ("docs", 5.0),
    ("doc", 5.0),
    ("documentation", 5.0),
    ("api", 5.0),
    ("reference", 5.0),
    ("guide", 5.0),
    ("manual", 5.0),
    ("wiki", 5.0),
    ("services", 4.0),
    ("service", 4.0),
    ("solutions", 4.0),
    ("pricing", 4.0),
    ("about", 4.0),
    ("blog", 1.0),
    ("blogs", 1.0),
    ("news", 1.0),
    ("article", 1.0),
    ("articles", 1.0),
    ("story", 1.0),
];
/// Bytes of JSON-LD that are looked through.
const MAX_DATA: usize = 64 << 10;

#[inline(never)]
pub(super) fn fill(scene: &Scene<'_>, ground: &Ground<'_>, rows: &mut Rows) {
    let mut values = [0.0; COUNT];
    let mut row = Row(&mut values);
    sums(&mut row, ground);
    blocks(&mut row, ground);
    row.set(Feature::PageType, said_type(scene.page));
    address(&mut row, scene.page);
    let first = Feature::PageBlocks as usize;
    let whole = values.get(first..).unwrap_or_default();
    for mut row in rows.rows() {
        row.set_from(Feature::PageBlocks, whole);
    }
}

fn sums(row: &mut Row<'_>, ground: &Ground<'_>) {
    let Ground { page, kinship, .. } = ground;
    let whole = kinship.whole();
    row.set(Feature::PageBlocks, ln(whole.blocks));
    row.set(Feature::PageWords, ln(whole.words));
    row.set(Feature::PageLinks, whole.link_density());
    row.set(Feature::PageProse, share(whole.prose, whole.words));
    row.set(Feature::PageProses, ln(whole.proses));
    row.set(Feature::PageAverage, ln(share(whole.prose, whole.proses)));
    row.set(Feature::PageHeadings, share(whole.headings, whole.blocks));
    let half = kinship.subtree(page, ground.half);
    row.set(Feature::PageHalf, share(half.words, whole.words));
    row.set(Feature::PageHalfBlocks, ln(half.blocks));
    row.set(Feature::PageHalfProse, share(half.prose, whole.prose));
    row.set(Feature::PageBest, share(kinship.subtree(page, ground.best).prose, whole.prose));
    let longest = ground.blocks.iter().map(|block| block.measure.words).max().unwrap_or_default();
    row.set(Feature::PageLongest, share(longest as f32, whole.words));
    let articles = ground.lineage.lines().iter().filter(|line| line.distance(Kind::Article) == 0).count();
    row.set(Feature::PageArticles, ln(articles as f32));
}

fn blocks(row: &mut Row<'_>, ground: &Ground<'_>) {
    let [mut prices, mut dates, mut forum, mut shop, mut comments, mut cards, mut tables, mut h1] = [0.0f32; 8];
    let (mut code, mut characters) = (0.0f32, 0.0f32);
    let mut signatures: Vec<(u32, f32)> = Vec::with_capacity(ground.blocks.len());
    for (_, block, facts, line) in ground.each() {
        prices += flag(facts.has_price);
        dates += flag(facts.has_date || facts.has_year);
        forum += flag(has(facts.families, Family::Forum));
        shop += flag(has(facts.families, Family::Shop));
        comments += flag(line.distance(Kind::Comment) < FAR);
        cards += flag(line.distance(Kind::Card) < FAR);
        tables += flag(line.distance(Kind::Table) < FAR);
        h1 += flag(ground.page.tag(block.container) == Tag::H1);
        code += facts.code as f32;
        characters += facts.characters as f32;
        signatures.push((line.signature, block.measure.words as f32));
    }
    let whole = ground.kinship.whole();
    let of_blocks = |part: f32| share(part, whole.blocks);
    row.set_from(Feature::PagePrices, &[prices, dates, forum, shop].map(of_blocks));
    row.set(Feature::PageCode, share(code, characters));
    row.set_from(Feature::PageComments, &[comments, cards, tables].map(of_blocks));
    row.set(Feature::PageH1, h1.min(10.0));
    let signatures = order::by_key(signatures, |&(signature, _)| u64::from(signature));
    let likes = signatures.chunk_by(|a, b| a.0 == b.0).map(|like| like.iter().map(|&(_, words)| words).sum());
    row.set(Feature::PageLikes, share(likes.fold(0.0, f32::max), whole.words));
}

fn said_type(page: &Page) -> f32 {
    let (mut rank, mut room) = (TYPES.len(), MAX_DATA);
    for data in page.json_ld() {
        let mut end = room.min(data.len());
        while !data.is_char_boundary(end) {
            end -= 1;
        }
        let data = data.get(..end).unwrap_or_default();
        let found = TYPES.iter().take(rank).position(|(name, _)| data.contains(name));
        rank = found.unwrap_or(rank);
        room -= data.len().min(room);
    }
    if let Some((_, value)) = TYPES.get(rank) {
        return *value;
    }
    let kind = metas(page).find(|&node| page.attr(node, "property") == Some("og:type"));
    let kind = kind.and_then(|node| page.attr(node, "content")).unwrap_or_default();
    OPEN_GRAPH.iter().find(|(name, _)| *name == kind).map_or(0.0, |(_, value)| *value)
}

fn address(row: &mut Row<'_>, page: &Page) {
    let Some(address) = page.address() else {
        row.set(Feature::PathDepth, -1.0);
        return;
    };
    let path = address.path();
    let parts = path.split('/').filter(|part| !part.is_empty());
    row.set(Feature::PathDepth, parts.clone().count().min(12) as f32);
    let words = |part: &str| part.split(['-', '_']).filter(|word| !word.is_empty()).count();
    row.set(Feature::PathWords, parts.clone().next_back().map_or(0, words).min(30) as f32);
    row.set(Feature::PathFigures, path.bytes().filter(u8::is_ascii_digit).count().min(30) as f32);
    row.set(Feature::PathQuery, flag(address.query().is_some()));
    let mut rank = PATHS.len();
    for part in parts.chain(address.host_str().into_iter().flat_map(|host| host.split('.').take(1))) {
        tokens(part, |token| {
            let found = PATHS.iter().take(rank).position(|(name, _)| Hash::of(name) == token);
            rank = found.unwrap_or(rank);
        });
    }
    row.set(Feature::PathName, PATHS.get(rank).map_or(0.0, |(_, value)| *value));
}
