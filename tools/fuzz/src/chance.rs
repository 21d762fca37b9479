//! Articles of the fuzzer's bytes: composed of a page with hard text, or, one in eight, as the core's own tests make them.

use crate::arbitrary;
use crate::page::Made;
use ::arbitrary::Unstructured;
use limpide::Page;
use limpide::article::Article;
use limpide::compose::{Composed, Kept, compose};
use limpide::describe::describe;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// What is kept of a page, as an Article with all that the page says of it.
pub fn composed(page: &Page, is_kept: impl Fn(usize) -> bool) -> (Article, Composed) {
    let metadata = describe(page);
    let composed = compose(page, &Kept::new(page, is_kept), &metadata);
    let article = Article {
        title: metadata.title,
        byline: metadata.byline,
        published: metadata.published,
        modified: metadata.modified,
        site: metadata.site,
        lang: metadata.lang,
        dir: metadata.dir,
        lead: metadata.lead,
        address: metadata.address,
        blocks: composed.blocks.clone(),
        ..Article::default()
    };
    (article, composed)
}

/// An Article.
pub fn article(u: &mut Unstructured<'_>) -> Article {
    if u.ratio(1, 8).unwrap_or(false) {
        let mut seed = [0; 32];
        let _ = u.fill_buffer(&mut seed);
        let chance = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
        let tree = arbitrary::article().new_tree(&mut TestRunner::new_with_rng(Config::default(), chance));
        return tree.map(|tree| tree.current()).unwrap_or_default();
    }
    let made = Made::of_hard_text(u);
    composed(&Page::from_html(&made.html, crate::ask::address()), |_| true).0
}
