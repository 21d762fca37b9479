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
    // Behind `/people/` or `/authors` alone is the list of all of them.
    let is_one = |rest: &[u8]| rest.iter().enumerate().any(|(at, &c)| c != b'/' && !(at == 0 && c == b's'));
    let leads = |tail: &[u8]| PERSON_PATHS.iter().any(|path| tail.strip_prefix(path.as_bytes()).is_some_and(is_one));
    let mut tails =
        (0..href.len()).filter_map(|at| href.as_bytes().get(at..)).filter(|tail| tail.first() == Some(&b'/'));
    page.value(node, &local_name!("rel")).is_some_and(is_author) || tails.any(leads)
}

/// Whether a `rel` says that the link leads to the author.
pub(super) fn is_author(rel: &str) -> bool {
    rel.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case("author"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Tag;

    fn check(link: &str, expected: bool) {
        let page = Page::from_html(link, None);
        let node = page.first(Tag::A).unwrap_or_default();
        assert_eq!(is_author_link(&page, node), expected, "{link}");
    }

    #[test]
    fn a_link_to_one_person_is_told_from_the_list_of_all() {
        for href in ["/author/ann-lee", "/authors/7", "/a/staff/ann/", "/author?id=3", "/authorpage.html"] {
            check(&format!("<a href='{href}'>Ann Lee</a>"), true);
        }
        for href in ["/people/", "https://field.example/staff/", "/authors", "/authors/", "/auteurs//"] {
            check(&format!("<a href='{href}'>People</a>"), false);
        }
        check("<a rel=author href=/people/>Ann Lee</a>", true);
    }
}
