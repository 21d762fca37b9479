//! The picture that leads to the front page, above the title: the logo of the site, or of the house that it belongs to.

use super::survey::Survey;
use super::{Reason, Rule, Trust};
use crate::page::Tag;
use std::ops::Range;

pub(super) const RULES: &[Rule] = &[Rule {
    name: "site-logo",
    reason: Reason::Navigation,
    trust: Trust::Sign,
    says: "A picture above the title that is all of a link to the front page of a site.",
    find: logo,
}];

fn logo(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let (page, Some(title)) = (survey.page, survey.title_node) else { return Vec::new() };
    let is_picture = |node: usize| {
        let counts = survey.count_in(node);
        (counts.words, counts.media) == (0, 1)
    };
    let is_logo = |node: &usize| {
        page.tag(*node) == Tag::A
            && is_picture(*node)
            && page.attr(*node, "href").is_some_and(|href| leads_to_front(survey, href))
    };
    (0..title).filter(is_logo).map(|node| survey.range(node)).collect()
}

/// Whether the address is that of the front page of a site, whose article an article's picture cannot lead to.
fn leads_to_front(survey: &Survey<'_>, href: &str) -> bool {
    let href = href.trim();
    let is_front = || {
        let url = survey.page.resolve(href);
        url.is_some_and(|url| url.has_host() && url.path() == "/" && url.query().is_none())
    };
    href == "/" || (!href.starts_with('#') && is_front())
}

#[cfg(test)]
mod tests {
    use super::super::check::{check, in_text};

    fn check_above(html: &str, expected: &[(&str, &str)]) {
        check(&in_text("").replace("<article>", &format!("{html}<article>")), expected);
    }

    #[test]
    fn a_picture_that_leads_to_the_front_page_goes() {
        for href in ["/", "https://quay.example", "https://www.quay.example/"] {
            check_above(&format!("<div><a href='{href}'><img src=a alt='The Quay'></a></div>"), &[("site-logo", "")]);
        }
    }

    #[test]
    fn other_pictures_above_the_title_stay() {
        for href in ["/ferry.jpg", "https://quay.example/ferries/", "#", "/?p=12"] {
            check_above(&format!("<div><a href='{href}'><img src=a alt='The ferry'></a></div>"), &[]);
        }
        check_above("<div><a href='/'>The Quay</a><img src=a></div>", &[]);
        check(&in_text("<p><a href=/><img src=a></a></p>"), &[]);
    }
}
