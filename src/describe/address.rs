//! The address of the article and of the image that stands for it. A page may call only its own site canonical: the
//! address shown is never one the page made up.

use super::clues::Clues;
use super::json_ld::Linked;
use super::value::{clean, is_placeholder};
use crate::article::Image;
use crate::page::Page;
use url::{Host, Url};

/// Names of meta elements with the image, most trusted first.
const IMAGE_METAS: &[&str] = &[
    "og:image:secure_url",
    "og:image",
    "og:image:url",
    "twitter:image",
    "twitter:image:src",
    "parsely-image-url",
    "image",
];
/// Names of meta elements with the canonical address.
const ADDRESS_METAS: &[&str] = &["og:url"];
/// Bytes of an address.
const MAX_BYTES: usize = 2_048;
/// Pixels an image may claim.
const MAX_PIXELS: u32 = 20_000;

/// The canonical address: `rel=canonical`, og:url, else the page's own; http or https, without user and password.
pub fn canonical(page: &Page, clues: &Clues<'_>) -> Option<String> {
    let said = clues.canonical.into_iter().chain(clues.meta(ADDRESS_METAS));
    let own = page.address().and_then(|address| web(address.clone()));
    said.filter_map(|raw| web(page.resolve(raw)?))
        .find(|said| own.as_ref().is_none_or(|own| is_same_site(said, own)))
        .or(own)
        .map(String::from)
}

/// The image: og:image, twitter:image, JSON-LD, `rel=image_src`.
pub fn lead(page: &Page, clues: &Clues<'_>, linked: &Linked) -> Option<Image> {
    let said = clues.meta(IMAGE_METAS).chain(linked.image.as_deref()).chain(clues.image);
    let address = said.filter(|raw| !is_placeholder(raw)).find_map(|raw| web(page.resolve(&clean(raw)?)?))?;
    let pixels =
        |name| clues.meta(name).find_map(|raw| raw.trim().parse().ok()).filter(|n| (1..=MAX_PIXELS).contains(n));
    Some(Image {
        address: String::from(address),
        alt: clues.meta(&["og:image:alt", "twitter:image:alt"]).find_map(clean).unwrap_or_default(),
        width: pixels(&["og:image:width"]),
        height: pixels(&["og:image:height"]),
    })
}

/// The address if it is one of the web, without user and password.
fn web(mut address: Url) -> Option<Url> {
    let is_web = matches!(address.scheme(), "http" | "https") && address.as_str().len() <= MAX_BYTES;
    (is_web && address.set_username("").is_ok() && address.set_password(None).is_ok()).then_some(address)
}

/// Whether two addresses look as if they belonged to the same registered name. Without a public suffix list: the last
/// two labels agree, three where the second-last is as short as in `co.uk`.
fn is_same_site(a: &Url, b: &Url) -> bool {
    match (a.host(), b.host()) {
        (Some(Host::Domain(a)), Some(Host::Domain(b))) => registered(a) == registered(b),
        (a, b) => a == b,
    }
}

/// The labels of a host's registered name, the last first.
pub fn registered(host: &str) -> Vec<&str> {
    let labels: Vec<&str> = host.trim_end_matches('.').split('.').rev().collect();
    let is_double = matches!(labels.as_slice(), [top, second, ..] if top.len() == 2 && second.len() <= 3);
    labels.into_iter().take(if is_double { 3 } else { 2 }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(html: &str) -> Page {
        Page::from_html(html, Url::parse("https://user:pw@www.example.co.uk/a?x=1").ok())
    }

    fn check(html: &str, expected: &str) {
        let page = page(html);
        assert_eq!(canonical(&page, &Clues::of(&page)).as_deref(), Some(expected), "{html}");
    }

    #[test]
    fn the_site_itself_may_say_its_address() {
        check("<link rel=canonical href=/b>", "https://www.example.co.uk/b");
        check("<link rel=canonical href='https://m.example.co.uk/b'>", "https://m.example.co.uk/b");
        check("<meta property=og:url content='http://example.co.uk/c'>", "http://example.co.uk/c");
    }

    #[test]
    fn no_other_may() {
        let own = "https://www.example.co.uk/a?x=1";
        for href in
            ["https://evil.co.uk/", "javascript:alert(1)", "data:text/html,x", "//evil.example/", "https://[", ""]
        {
            check(&format!("<link rel=canonical href='{href}'>"), own);
        }
    }

    #[test]
    fn the_image_is_absolute_and_of_the_web() {
        let page = page(
            "<meta property=og:image content='javascript:x'><meta property=og:image content='/i.jpg?a=1&amp;amp;b=2'>\
             <meta property=og:image:width content=1200><meta property=og:image:height content=-3>\
             <meta property=og:image:alt content='A field'>",
        );
        let image = lead(&page, &Clues::of(&page), &Linked::default()).unwrap_or_default();
        assert_eq!(image.address, "https://www.example.co.uk/i.jpg?a=1&b=2");
        assert_eq!((image.alt.as_str(), image.width, image.height), ("A field", Some(1200), None));
    }
}
