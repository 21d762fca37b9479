//! The addresses an Article may hold. `compose` makes no others; what comes back from outside is asked again.

use crate::address::read;
use crate::snapshot::limits::DATA_IMAGE_UNITS;
use url::Url;

/// Bytes of an address that is no image: browsers stop far below.
const MAX_ADDRESS: usize = 64 << 10;

/// The kinds of images that a data address may hold: those that are dots and nothing else.
const DATA_IMAGES: [&str; 6] = ["image/png", "image/jpeg", "image/jpg", "image/gif", "image/webp", "image/avif"];

/// An address of the web, http or https, without user and password; none for any other.
pub fn web(address: &str) -> Option<Url> {
    let mut url = read(address, None).filter(|_| address.len() <= MAX_ADDRESS)?;
    let is_web = matches!(url.scheme(), "http" | "https") && url.has_host();
    (is_web && url.set_username("").is_ok() && url.set_password(None).is_ok()).then_some(url)
}

/// An address a link may lead to: http, https, mailto, tel, or a place in the article.
pub fn link(address: &str) -> Option<String> {
    if let Some(fragment) = address.strip_prefix('#') {
        return (!fragment.is_empty() && address.len() <= MAX_ADDRESS).then(|| address.to_owned());
    }
    let url = read(address, None).filter(|_| address.len() <= MAX_ADDRESS)?;
    match url.scheme() {
        "http" | "https" => web(address).map(String::from),
        "mailto" | "tel" if url.path().len() > 1 => Some(url.into()),
        _ => None,
    }
}

/// An address an image may have: http, https, or an image as a data address.
pub fn image(address: &str) -> Option<String> {
    let Some(data) = address.get(..5).filter(|start| start.eq_ignore_ascii_case("data:")) else {
        return web(address).map(String::from);
    };
    let rest = address.get(data.len()..)?;
    let end = rest.find([';', ','])?;
    let kind = rest.get(..end)?;
    let is_image = DATA_IMAGES.iter().any(|known| kind.eq_ignore_ascii_case(known));
    (is_image && address.len() <= DATA_IMAGE_UNITS).then(|| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_of_few_schemes() {
        for (address, expected) in [
            ("https://user:secret@limpide.example/a?b#c", Some("https://limpide.example/a?b#c")),
            ("mailto:a@limpide.example", Some("mailto:a@limpide.example")),
            ("tel:+331", Some("tel:+331")),
            ("#note", Some("#note")),
            ("#", None),
            ("javascript:alert(1)", None),
            (" java\nscript:alert(1)", None),
            ("data:text/html,x", None),
            ("chrome-extension://abc/reader.html", None),
            ("moz-extension://abc/reader.html", None),
            ("blob:https://limpide.example/1", None),
            ("file:///etc/passwd", None),
            ("about:blank", None),
            ("view-source:https://limpide.example/", None),
            ("/relative", None),
            ("tel:", None),
        ] {
            assert_eq!(link(address).as_deref(), expected, "{address}");
        }
    }

    #[test]
    fn images_are_of_the_web_or_dots() {
        assert!(image("https://limpide.example/a.svg").is_some());
        assert!(image("data:image/png;base64,AAAA").is_some());
        assert!(image("DATA:image/WebP,x").is_some());
        for address in
            ["data:image/svg+xml,<svg>", "data:text/html,x", "blob:https://a.example/1", "data:image/png", "é"]
        {
            assert_eq!(image(address), None, "{address}");
        }
        assert_eq!(image(&format!("data:image/png;base64,{}", "A".repeat(DATA_IMAGE_UNITS))), None);
    }
}
