//! Videos, sounds and posts: each becomes a card that leads to it. Frames that count, sell or follow become nothing.

use super::flow::Flow;
use super::links::web_address;
use super::walk::Writer;
use crate::article::{Block, BlockKind, Inline};
use crate::page::text::collapsed;
use crate::page::{Page, Tag, facade};
use url::Url;

/// Hosts whose frames are content, and what a card is called that has no title.
const HOSTS: [(&str, &str); 34] = [
    ("archive.org", "Internet Archive"),
    ("bandcamp.com", "Bandcamp"),
    ("bsky.app", "Bluesky"),
    ("codepen.io", "CodePen"),
    ("codesandbox.io", "CodeSandbox"),
    ("dailymotion.com", "Dailymotion"),
    ("datawrapper.de", "Datawrapper"),
    ("deezer.com", "Deezer"),
    ("docs.google.com", "Google Docs"),
    ("dwcdn.net", "Datawrapper"),
    ("facebook.com", "Facebook"),
    ("flourish.studio", "Flourish"),
    ("genial.ly", "Genially"),
    ("gist.github.com", "GitHub Gist"),
    ("infogram.com", "Infogram"),
    ("instagram.com", "Instagram"),
    ("issuu.com", "Issuu"),
    ("jsfiddle.net", "JSFiddle"),
    ("jwplayer.com", "Video"),
    ("openstreetmap.org", "OpenStreetMap"),
    ("podcasts.apple.com", "Apple Podcasts"),
    ("rumble.com", "Rumble"),
    ("scribd.com", "Scribd"),
    ("slideshare.net", "SlideShare"),
    ("soundcloud.com", "SoundCloud"),
    ("spotify.com", "Spotify"),
    ("ted.com", "TED"),
    ("tiktok.com", "TikTok"),
    ("twitch.tv", "Twitch"),
    ("twitter.com", "Twitter"),
    ("vimeo.com", "Vimeo"),
    ("x.com", "X"),
    ("youtube-nocookie.com", "YouTube"),
    ("youtube.com", "YouTube"),
];
/// Parts of the addresses of frames that are never content.
const NEVER: [&str; 22] = [
    "2mdn.net",
    "adnxs.com",
    "adservice",
    "adsystem",
    "amazon-adsystem",
    "disqus.com",
    "doubleclick",
    "/ads/",
    "facebook.com/plugins/like",
    "facebook.com/plugins/page",
    "facebook.com/plugins/share",
    "googlesyndication",
    "googletagmanager",
    "hotjar.com",
    "newsletter",
    "outbrain",
    "platform.twitter.com/widgets",
    "recaptcha",
    "safeframe",
    "taboola",
    "widgets.wp.com",
    "cookiebot",
];
/// Texts in what holds the place of a video that are looked at.
const MOST_TEXTS: usize = 40;
/// A longer text in what holds the place of a video is not its title; characters.
const LONGEST_TITLE: usize = 200;
/// Titles that only say that there is a frame.
const EMPTY_TITLES: [&str; 13] = [
    "advertisement",
    "embed",
    "embedded content",
    "iframe",
    "play",
    "play video",
    "player",
    "twitter tweet",
    "video",
    "video player",
    "view this post on instagram",
    "vimeo video player",
    "youtube video player",
];
/// What the posts of each site are called in the class of the quote that stands for them.
const POSTS: [(&str, &str); 5] = [
    ("twitter-tweet", "Twitter"),
    ("instagram-media", "Instagram"),
    ("tiktok-embed", "TikTok"),
    ("bluesky-embed", "Bluesky"),
    ("mastodon-embed", "Mastodon"),
];

impl<'a> Writer<'a> {
    /// Writes an embed; none when the node's own content has to be read instead.
    pub fn embed(&mut self, flow: &mut Flow<'a>, node: usize, tag: Tag) -> Option<usize> {
        let page = self.page;
        let end = page.end(node);
        // A frame of the page's own site comes with its document.
        if tag == Tag::Iframe && page.children(node).any(|n| page.tag(n) != Tag::Text) {
            return None;
        }
        if let Some(kind) = self.card(node, tag) {
            let is_said = flow.last().is_some_and(|last| last.block.kind == kind);
            if !is_said {
                self.place(flow, node, kind);
            }
        }
        Some(end)
    }

    fn card(&self, node: usize, tag: Tag) -> Option<BlockKind> {
        let page = self.page;
        let address = addresses(page, node).into_iter().find_map(|address| web_address(page, &address))?;
        if NEVER.iter().any(|part| address.as_str().contains(part)) {
            return None;
        }
        let host = address.host_str()?;
        let known = HOSTS.iter().find(|(known, _)| is_host(host, known)).map(|(_, name)| *name);
        let named = ["title", "aria-label", "data-title", "playlabel"].iter().filter_map(|name| page.attr(node, name));
        let said = named.map(collapsed).find(|title| says_more(title)).or_else(|| written(page, node, tag));
        let is_frame = matches!(tag, Tag::Iframe | Tag::Object | Tag::Embed);
        let address = watched(address);
        let site = address.host_str()?.trim_start_matches("www.").to_string();
        let title = match (said, known) {
            (Some(title), _) => title,
            (None, Some(name)) => name.to_string(),
            (None, None) if is_frame => return None,
            (None, None) => site.clone(),
        };
        Some(BlockKind::Embed { title, address: address.into(), site })
    }

    /// A post that stands as a quote keeps its words, and ends with a card that leads to it.
    pub fn post(&self, node: usize, blocks: &mut Vec<Block>) {
        let page = self.page;
        let class = page.attr(node, "class").unwrap_or_default();
        let Some((_, name)) = POSTS.iter().find(|(word, _)| class.split_ascii_whitespace().any(|w| w == *word)) else {
            return;
        };
        let linked =
            || (node..page.end(node)).rev().filter(|&n| page.tag(n) == Tag::A).find_map(|n| page.attr(n, "href"));
        let Some(address) = page.attr(node, "cite").or_else(linked).and_then(|address| web_address(page, address))
        else {
            return;
        };
        let is_linked = blocks.iter().any(|block| match &block.kind {
            BlockKind::Paragraph { content } => links_to(content, address.as_str()),
            _ => false,
        });
        if let Some(site) = address.host_str().filter(|_| !is_linked) {
            let (title, site) = ((*name).to_string(), site.trim_start_matches("www.").to_string());
            blocks.push(BlockKind::Embed { title, site, address: address.into() }.into());
        }
    }
}

/// Whether a title says what there is to see.
fn says_more(title: &str) -> bool {
    !title.is_empty() && !EMPTY_TITLES.contains(&title.to_lowercase().as_str())
}

/// The last words in what holds the place of a video or a post: the link that tells what it is.
fn written(page: &Page, node: usize, tag: Tag) -> Option<String> {
    if tag != Tag::Embed {
        return None;
    }
    let texts = page
        .element(node)?
        .text()
        .take(MOST_TEXTS)
        .map(collapsed)
        .filter(|text| says_more(text) && !text.contains('<'));
    texts.filter(|text| text.chars().count() <= LONGEST_TITLE).last()
}

/// Whether one of the links at hand leads there.
fn links_to(content: &[Inline], to: &str) -> bool {
    content.iter().any(|inline| matches!(inline, Inline::Link { address, .. } if address == to))
}

/// Where the element may lead, the best first. What stands in `video` and `object` is not in the outline.
fn addresses(page: &Page, node: usize) -> Vec<String> {
    /// Where frames that load late keep their address.
    const NAMES: [&str; 7] =
        ["src", "data", "data-src", "data-lazy-src", "data-litespeed-src", "data-embed-src", "data-url"];
    let own = NAMES.iter().filter_map(|name| page.attr(node, name)).filter(|a| !a.starts_with("about:"));
    let mut out: Vec<String> = facade::address(page.name(node), |name| page.attr(node, name)).into_iter().collect();
    out.extend(own.map(String::from));
    let children = page.element(node).into_iter().flat_map(|element| element.child_elements()).take(16);
    out.extend(children.filter_map(|child| match child.value().name() {
        "source" | "embed" => child.attr("src").map(String::from),
        "param" if matches!(child.attr("name"), Some("movie" | "src")) => child.attr("value").map(String::from),
        _ => None,
    }));
    out
}

fn is_host(host: &str, known: &str) -> bool {
    host.strip_suffix(known).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// The page where a reader watches it, where the rule is simple.
fn watched(address: Url) -> Url {
    let host = address.host_str().unwrap_or_default();
    let parts: Vec<&str> =
        address.path_segments().map(|parts| parts.filter(|p| !p.is_empty()).collect()).unwrap_or_default();
    let page = match parts.as_slice() {
        ["embed" | "v", id] if is_host(host, "youtube.com") || is_host(host, "youtube-nocookie.com") => {
            match (*id, address.query_pairs().find(|(name, _)| name == "list")) {
                ("videoseries", Some((_, list))) => format!("https://www.youtube.com/playlist?list={list}"),
                ("videoseries" | "live_stream", _) => return address,
                (id, _) => format!("https://www.youtube.com/watch?v={id}"),
            }
        }
        ["video", id] if is_host(host, "player.vimeo.com") => format!("https://vimeo.com/{id}"),
        ["embed", "video", id] if is_host(host, "dailymotion.com") => format!("https://www.dailymotion.com/video/{id}"),
        ["embed" | "embed-podcast", kind, id] if is_host(host, "open.spotify.com") => {
            format!("https://open.spotify.com/{kind}/{id}")
        }
        ["player"] if is_host(host, "w.soundcloud.com") => {
            match address.query_pairs().find(|(name, _)| name == "url") {
                Some((_, url)) if url.starts_with("https://soundcloud.com/") => url.into_owned(),
                _ => return address,
            }
        }
        ["p" | "reel" | "tv", id, "embed", ..] if is_host(host, "instagram.com") => {
            format!("https://www.instagram.com/p/{id}/")
        }
        _ => return address,
    };
    Url::parse(&page).unwrap_or(address)
}

#[cfg(test)]
mod tests {
    use crate::compose::check::check;

    #[test]
    fn frames_lead_to_where_they_are_watched() {
        for (src, address) in [
            ("https://www.youtube.com/embed/ab?rel=0", "https://www.youtube.com/watch?v=ab"),
            ("//player.vimeo.com/video/12", "https://vimeo.com/12"),
            ("https://www.dailymotion.com/embed/video/x1", "https://www.dailymotion.com/video/x1"),
            ("https://open.spotify.com/embed/track/t1", "https://open.spotify.com/track/t1"),
            ("https://maps.example/m", "https://maps.example/m"),
        ] {
            check(&format!("<iframe title='A title' src='{src}'></iframe>"), &format!("embed[A title|{address}]"));
        }
        check(
            "<iframe title='YouTube video player' data-src='https://www.youtube-nocookie.com/embed/ab'></iframe>",
            "embed[YouTube|https://www.youtube.com/watch?v=ab]",
        );
    }

    #[test]
    fn frames_that_are_not_content_are_dropped() {
        check("<p>a<iframe src='https://unknown.example/x'></iframe>", "p(a)");
        check("<p>a<iframe title=Ad src='https://ad.doubleclick.net/x'></iframe>", "p(a)");
        check("<p>a<iframe title=x src='javascript:x'></iframe>", "p(a)");
    }

    #[test]
    fn videos_and_sounds_are_cards() {
        check("<video title=Film><source src=/f.mp4></video>", "embed[Film|https://limpide.example/f.mp4]");
        check("<p>a <audio src=/s.mp3></audio> b", "p(a b) embed[limpide.example|https://limpide.example/s.mp3]");
        check(
            "<object data='https://www.youtube.com/v/ab'></object>",
            "embed[YouTube|https://www.youtube.com/watch?v=ab]",
        );
    }

    #[test]
    fn what_holds_the_place_of_a_player_leads_to_it() {
        let video = "https://www.youtube.com/watch?v=abcdefghijk";
        check(
            "<p>a</p><lite-youtube videoid=abcdefghijk playlabel=Rain></lite-youtube>",
            &format!("p(a) embed[Rain|{video}]"),
        );
        check(
            "<lite-youtube videoid=abcdefghijk><a title='Play video'><span>Rain</span></a></lite-youtube><p>a</p>",
            &format!("embed[Rain|{video}] p(a)"),
        );
        check(
            "<p>a</p><div class=youtube-player data-id=abcdefghijk></div><p>b",
            &format!("p(a) embed[YouTube|{video}] p(b)"),
        );
    }

    #[test]
    fn a_post_keeps_its_words_and_its_link() {
        check(
            "<p>x<blockquote class=twitter-tweet><p>t</p>— A <a href='https://twitter.com/a/status/1'>1 May</a></blockquote>",
            "p(x) quote(p(t) p(— A link[https://twitter.com/a/status/1](1 May)))",
        );
        check(
            "<p>x<blockquote class=instagram-media data-instgrm-permalink='https://www.instagram.com/p/1/?a=b'>\
             <a>View this post on Instagram</a><p><a>A post shared by Ann</a></p></blockquote>",
            "p(x) embed[A post shared by Ann|https://www.instagram.com/p/1/]",
        );
    }
}
