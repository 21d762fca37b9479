//! Links that lead to who wrote the article.

use crate::page::Page;
use html5ever::local_name;

/// Parts of a path that lead to the page of a person.
const PERSON_PATHS: [&str; 12] = [
    "/author",
    "/auteur",
    "/autor",
    "/by/",
    "/contributor",
    "/journalist",
    "/memberlist.php?mode=viewprofile",
    "/people/",
    "/profile/",
    "/reporter",
    "/staff/",
    "/writer",
];

/// Whether the link leads to an author's page, by its `rel` or its path.
pub fn is_author_link(page: &Page, node: usize) -> bool {
    let href = page.value(node, &local_name!("href")).unwrap_or_default();
    let leads = |tail: &[u8]| PERSON_PATHS.iter().any(|path| tail.starts_with(path.as_bytes()));
    let mut tails =
        (0..href.len()).filter_map(|at| href.as_bytes().get(at..)).filter(|tail| tail.first() == Some(&b'/'));
    page.value(node, &local_name!("rel")).is_some_and(is_author) || tails.any(leads)
}

/// Whether a `rel` says that the link leads to the author.
pub(super) fn is_author(rel: &str) -> bool {
    rel.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case("author"))
}
