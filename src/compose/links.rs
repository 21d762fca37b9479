//! Addresses of links: absolute, of the few schemes a reader follows, without names and passwords in them.

use crate::page::Page;
use url::Url;

/// The address a link leads to; none when it leads nowhere a reader would go.
pub(super) fn address(page: &Page, href: &str) -> Option<String> {
    let href = href.trim();
    if let Some(fragment) = href.strip_prefix('#') {
        return (!fragment.is_empty()).then(|| format!("#{fragment}"));
    }
    let url = page.resolve(href)?;
    if let Some(fragment) = fragment_of(page, &url) {
        return (!fragment.is_empty()).then(|| format!("#{fragment}"));
    }
    match url.scheme() {
        "http" | "https" => Some(without_userinfo(url).into()),
        "mailto" | "tel" if url.path().len() > 1 => Some(url.into()),
        _ => None,
    }
}

/// The fragment, when the address is of the page itself.
fn fragment_of<'u>(page: &Page, url: &'u Url) -> Option<&'u str> {
    let fragment = url.fragment()?;
    let own = page.address()?;
    let is_same = own.host_str() == url.host_str()
        && own.port_or_known_default() == url.port_or_known_default()
        && own.scheme() == url.scheme()
        && own.path() == url.path()
        && own.query() == url.query();
    is_same.then_some(fragment)
}

/// The fragment that a link of the page to itself names.
pub(super) fn fragment(page: &Page, link: usize) -> Option<String> {
    let href = page.attr(link, "href")?.trim();
    let fragment = match href.strip_prefix('#') {
        Some(fragment) => fragment.to_string(),
        None if href.contains('#') => fragment_of(page, &page.resolve(href)?)?.to_string(),
        None => return None,
    };
    (!fragment.is_empty()).then_some(fragment)
}

/// An http or https address made absolute.
pub(super) fn web_address(page: &Page, address: &str) -> Option<Url> {
    page.resolve(address).filter(|url| matches!(url.scheme(), "http" | "https")).map(without_userinfo)
}

/// `https://bank.example@evil.example/` shows the wrong host to a hasty reader.
fn without_userinfo(mut url: Url) -> Url {
    // Both fail only for addresses that can have no userinfo.
    let _ = url.set_username("");
    let _ = url.set_password(None);
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(href: &str, expected: Option<&str>) {
        let page = Page::from_html("<p>x", Url::parse("https://limpide.example/a/b?q").ok());
        assert_eq!(address(&page, href).as_deref(), expected, "{href}");
    }

    #[test]
    fn addresses_are_absolute() {
        check("c", Some("https://limpide.example/a/c"));
        check("//other.example/é", Some("https://other.example/%C3%A9"));
        check("mailto:a@b.example", Some("mailto:a@b.example"));
        check("tel:+33123", Some("tel:+33123"));
    }

    #[test]
    fn places_in_the_page_are_fragments() {
        check("#s", Some("#s"));
        check("https://limpide.example/a/b?q#s", Some("#s"));
        check("https://limpide.example/a/b#s", Some("https://limpide.example/a/b#s"));
        check("#", None);
    }

    #[test]
    fn nothing_else_is_a_link() {
        for href in
            ["javascript:alert(1)", " java\nscript:alert(1)", "data:text/html,x", "file:///etc", "blob:x", "tel:", ""]
        {
            check(href, None);
        }
    }

    #[test]
    fn names_in_addresses_are_dropped() {
        check("https://bank.example:x@evil.example/", Some("https://evil.example/"));
    }
}
