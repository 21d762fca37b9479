//! What a heading says by itself: without the link to itself that stands beside it and the wording for another screen, and
//! whether it only leads to the site's first page.

use crate::page::text::push_collapsed;
use crate::page::{Page, Tag};
use url::Url;

/// What the link to a heading itself is called, in its class.
const PERMALINKS: [&str; 6] = ["anchor", "anchor-link", "hash-link", "header-anchor", "headerlink", "permalink"];

/// The text of a heading, less the links to it itself and what it says once more for another screen.
pub fn text(page: &Page, node: usize) -> String {
    let (mut out, mut from) = (String::new(), node);
    for beside in left_out(page, node) {
        push_collapsed(&mut out, &page.range_text(from, beside));
        from = from.max(page.end(beside));
    }
    if out.is_empty() {
        return page.range_text(from, page.end(node));
    }
    let rest = page.range_text(from, page.end(node));
    if !rest.is_empty() {
        push_collapsed(&mut out, " ");
        push_collapsed(&mut out, &rest);
    }
    out
}

/// The texts of a heading one by one, less the same.
pub fn texts(page: &Page, node: usize) -> Vec<&str> {
    let links: Vec<usize> = left_out(page, node).collect();
    let texts = page.nodes(node..page.end(node)).filter(|&n| !links.iter().any(|&link| page.contains(link, n)));
    texts.map(|n| page.text(n).trim()).filter(|text| !text.is_empty()).collect()
}

/// What is no part of a heading: links from it to itself, a sign or named so beside other words; wordings for other screens.
fn left_out(page: &Page, node: usize) -> impl Iterator<Item = usize> + '_ {
    let all = page.measure(node, page.end(node)).letters;
    page.nodes(node..page.end(node)).filter(move |&n| {
        if n > node && page.is_shown_beside(n) {
            return true;
        }
        let is_own = || page.attr(n, "href").is_some_and(|href| leads_to_itself(page, href));
        if page.tag(n) != Tag::A || !is_own() {
            return false;
        }
        let letters = page.measure(n, page.end(n)).letters;
        let is_named = || page.class_words(n).any(|word| PERMALINKS.contains(&word));
        letters == 0 || (letters < all && is_named())
    })
}

/// Whether an address leads to a place on the page itself.
fn leads_to_itself(page: &Page, href: &str) -> bool {
    let href = href.trim();
    let is_own = |own: &Url| {
        let whole = page.resolve(href).filter(|url| url.fragment().is_some());
        whole.is_some_and(|mut url| {
            url.set_fragment(own.fragment());
            url == *own
        })
    };
    href.starts_with('#') || page.address().is_some_and(is_own)
}

/// Whether all that an element says is a link to the site's first page, on another page: the site's name in its place.
pub fn only_leads_home(page: &Page, node: usize) -> bool {
    let end = page.end(node);
    let Some(link) = page.nodes(node..end).find(|&n| page.tag(n) == Tag::A) else { return false };
    let is_all = page.measure(link, page.end(link)).letters == page.measure(node, end).letters;
    is_all && page.attr(link, "href").is_some_and(|href| leads_home(page, href))
}

fn leads_home(page: &Page, href: &str) -> bool {
    // `m=1` is how Blogger asks for its pages for small screens.
    let is_first = |url: &Url| matches!(url.path(), "" | "/") && matches!(url.query(), None | Some("" | "m=1"));
    let Some(own) = page.address() else { return href.trim() == "/" };
    let host = |url: &Url| url.host_str().map(|host| host.trim_start_matches("www.").to_owned());
    !is_first(own) && page.resolve(href).is_some_and(|to| is_first(&to) && host(&to) == host(own))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(html: &str) -> Page {
        Page::from_html(html, Url::parse("https://www.field.example/2025/rain.html").ok())
    }

    #[test]
    fn a_heading_is_said_once_whatever_the_screen() {
        let html = "<h1><span class=lg>Rain falls in the hills</span><span class=sm hidden>Rain falls</span></h1>";
        let page = page(html);
        let heading = page.first(Tag::H1).unwrap_or_default();
        assert_eq!(text(&page, heading), "Rain falls in the hills");
        assert_eq!(texts(&page, heading), ["Rain falls in the hills"]);
    }

    #[test]
    fn the_link_to_a_heading_is_no_part_of_it() {
        for html in [
            "<h1>Rain<a class=headerlink href='#rain'>¶</a></h1>",
            "<h1><a href='#rain'>#</a> Rain</h1>",
            "<h1>Rain <a href='https://www.field.example/2025/rain.html#rain'>§</a></h1>",
            "<h1>Rain<a class=hash-link href='#rain'>\u{200b}</a></h1>",
            "<h1>Rain<a class=header-anchor href='#rain'><i>Permalink</i></a></h1>",
            "<h1><a class=anchor href='#rain'>Rain</a></h1>",
            "<h1><a href='#rain'>Rain</a></h1>",
        ] {
            let page = page(html);
            let node = page.first(Tag::H1).unwrap_or_default();
            assert_eq!((text(&page, node).as_str(), texts(&page, node)), ("Rain", vec!["Rain"]), "{html}");
        }
        let page = page("<h1>Rain <a href='#why'>and why</a> it <a href='/x'>¶</a></h1>");
        assert_eq!(text(&page, page.first(Tag::H1).unwrap_or_default()), "Rain and why it ¶");
    }

    #[test]
    fn a_link_to_the_first_page_is_the_sites() {
        for (html, expected) in [
            ("<h1><a href='/'>Field</a></h1>", true),
            ("<h1><a href='https://field.example/?m=1'><span>Field</span></a></h1>", true),
            ("<h1><a href='/'>Field</a> and rain</h1>", false),
            ("<h1><a href='https://other.example/'>Field</a></h1>", false),
            ("<h1><a href='/2025/'>Field</a></h1>", false),
            ("<h1>Field</h1>", false),
        ] {
            let page = page(html);
            assert_eq!(only_leads_home(&page, page.first(Tag::H1).unwrap_or_default()), expected, "{html}");
        }
        let home = Page::from_html("<h1><a href='/'>Field</a></h1>", Url::parse("https://field.example/").ok());
        assert!(!only_leads_home(&home, home.first(Tag::H1).unwrap_or_default()));
    }
}
