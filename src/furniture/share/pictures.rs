//! The pictures of buttons that share or print a page: told by where they lead, or by what is said of them.

use super::super::Reason;
use super::super::survey::Survey;
use crate::page::Tag;
use crate::page::text::folded;
use std::ops::Range;

/// Parts of addresses that only a button leads to. What pins a picture is not among them: it may lie on the picture.
const BUTTONS: [&str; 12] = [
    "api.whatsapp.com/send",
    "facebook.com/share.php",
    "facebook.com/sharer",
    "linkedin.com/sharearticle",
    "reddit.com/submit",
    "t.me/share/",
    "telegram.me/share/",
    "twitter.com/intent/tweet",
    "twitter.com/share",
    "vk.com/share.php",
    "whatsapp://send",
    "xing.com/spi/shares",
];
/// How far around a picture its link or button is looked for, elements.
const DEPTH: usize = 3;

/// The links and pictures that are such buttons.
pub(super) fn pictures(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let page = survey.page;
    let shares = |link: usize| {
        let counts = survey.count_in(link);
        let href = || page.attr(link, "href").map(str::to_ascii_lowercase);
        let leads = || href().is_some_and(|href| BUTTONS.iter().any(|part| href.contains(part)));
        counts.words == 0 && counts.media > 0 && leads()
    };
    let says_so = |image: usize| {
        let is_control = |node: usize| matches!(page.tag(node), Tag::A | Tag::Button);
        let control = page.ancestors(image).take(DEPTH).find(|&node| is_control(node));
        let alt = page.attr(image, "alt").map(folded).filter(|alt| !alt.is_empty());
        control.is_some_and(|node| survey.count_in(node).words == 0)
            && alt.is_some_and(|alt| survey.spoken.whole(&alt).has(Reason::Share))
    };
    let is_button = |&node: &usize| match page.tag(node) {
        Tag::A => shares(node),
        Tag::Img => says_so(node),
        _ => false,
    };
    (0..page.len()).filter(is_button).map(|node| survey.range(node)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::check::check_in_text;

    #[test]
    fn a_picture_that_shares_the_page_goes() {
        for href in ["https://twitter.com/intent/tweet?url=u", "https://www.facebook.com/sharer/sharer.php?u=u"] {
            check_in_text(&format!("<div><a href='{href}'><img src=a></a></div>"), &[("share-pictures", "")]);
        }
        for alt in ["Share on Facebook", "Imprimer"] {
            check_in_text(&format!("<div><a href=/x><img src=a alt='{alt}'></a></div>"), &[("share-pictures", "")]);
        }
    }

    #[test]
    fn other_pictures_stay() {
        let pin = "https://www.pinterest.com/pin/create/button/?url=u";
        check_in_text(&format!("<div><a href='{pin}'><img src=ferry.jpg alt='The ferry'></a></div>"), &[]);
        check_in_text("<div><a href='https://quay.example/share-the-bread'><img src=bread.jpg></a></div>", &[]);
        check_in_text("<div><img src=a alt='Share on Facebook'></div>", &[]);
        check_in_text("<div><a href=/x><img src=a alt='A share of the catch'></a></div>", &[]);
    }
}
