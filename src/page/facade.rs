//! Facades: what holds the place of a video or a post until the script of its site has put the player there. To a reader
//! it is the embed itself, so it counts as one wherever the tag is asked.

/// Elements named after the site, and where they keep what they show.
const PLAYERS: [(&str, &str, Site); 7] = [
    ("amp-instagram", "data-shortcode", Site::Instagram),
    ("amp-vimeo", "data-videoid", Site::Vimeo),
    ("amp-youtube", "data-videoid", Site::YouTube),
    ("lite-vimeo", "videoid", Site::Vimeo),
    ("lite-youtube", "videoid", Site::YouTube),
    ("youtube-lite", "videoid", Site::YouTube),
    ("youtube-video", "videoid", Site::YouTube),
];
/// Classes of the `div` that waits for a video of `YouTube`.
const CLASSES: [&str; 8] = [
    "lazy-youtube",
    "lite-youtube",
    "youtube",
    "youtube-embed",
    "youtube-facade",
    "youtube-lazy",
    "youtube-lite",
    "youtube-player",
];
/// Where such a `div` keeps which video it is.
const IDS: [&str; 6] = ["data-embed", "data-id", "data-video-id", "data-videoid", "data-youtube-id", "data-yt-id"];
/// The class of the quote that stands for a post on Instagram, and where it keeps the address.
const POST: (&str, &str) = ("instagram-media", "data-instgrm-permalink");
/// Letters of the name of a video on `YouTube`.
const YOUTUBE_ID: usize = 11;
/// A longer name is none, letters.
const LONGEST_ID: usize = 40;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Site {
    Instagram,
    Vimeo,
    YouTube,
}

/// Where the element of this name leads if it is a facade; `attribute` gives its attributes.
pub fn address<'a>(name: &str, attribute: impl Fn(&str) -> Option<&'a str>) -> Option<String> {
    let has_class = |wanted: &[&str]| {
        attribute("class").is_some_and(|class| class.split_ascii_whitespace().any(|word| wanted.contains(&word)))
    };
    match name {
        "div" if has_class(&CLASSES) => IDS.iter().find_map(|id| watch(Site::YouTube, attribute(id)?)),
        "blockquote" if has_class(&[POST.0]) => {
            let address = attribute(POST.1)?.trim();
            let address = address.split(['?', '#']).next().unwrap_or_default();
            ["https://www.instagram.com/", "https://instagram.com/"]
                .iter()
                .any(|site| address.len() > site.len() && address.starts_with(site))
                .then(|| address.to_owned())
        }
        _ => {
            let (_, id, site) = PLAYERS.iter().find(|(player, _, _)| *player == name)?;
            watch(*site, attribute(id)?)
        }
    }
}

/// The page where it is watched.
fn watch(site: Site, id: &str) -> Option<String> {
    let id = id.trim();
    let is_name = |id: &str| id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    let is_id = is_name(id) && (1..=LONGEST_ID).contains(&id.len());
    match site {
        Site::YouTube => (is_id && id.len() == YOUTUBE_ID).then(|| format!("https://www.youtube.com/watch?v={id}")),
        Site::Vimeo => (is_id && id.bytes().all(|b| b.is_ascii_digit())).then(|| format!("https://vimeo.com/{id}")),
        Site::Instagram => is_id.then(|| format!("https://www.instagram.com/p/{id}/")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, attributes: &[(&str, &str)], expected: Option<&str>) {
        let attribute = |wanted: &str| attributes.iter().find(|(name, _)| *name == wanted).map(|(_, value)| *value);
        assert_eq!(address(name, attribute).as_deref(), expected, "{name} {attributes:?}");
    }

    #[test]
    fn a_facade_leads_to_what_it_stands_for() {
        let video = Some("https://www.youtube.com/watch?v=abcdefghi-_");
        check("lite-youtube", &[("videoid", "abcdefghi-_")], video);
        check("div", &[("class", "x youtube-player"), ("data-id", "abcdefghi-_")], video);
        check("lite-vimeo", &[("videoid", "123")], Some("https://vimeo.com/123"));
        let post = ("data-instgrm-permalink", "https://www.instagram.com/p/Ab_1/?utm_source=x");
        check("blockquote", &[("class", "instagram-media"), post], Some("https://www.instagram.com/p/Ab_1/"));
    }

    #[test]
    fn what_is_none_stays_what_it_is() {
        check("lite-youtube", &[("videoid", "a&b=c")], None);
        check("div", &[("class", "youtube-player")], None);
        check("div", &[("class", "player"), ("data-id", "abcdefghi-_")], None);
        check("lite-vimeo", &[("videoid", "x")], None);
        let post = ("data-instgrm-permalink", "javascript:x");
        check("blockquote", &[("class", "instagram-media"), post], None);
        check("p", &[], None);
    }
}
