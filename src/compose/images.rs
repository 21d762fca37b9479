//! Images: the real address behind lazy loading, `srcset` and `picture`; what is too small to be content becomes its
//! words or nothing.

use super::links::web_address;
use super::math::in_sentence;
use super::walk::Writer;
use crate::article::Image;
use crate::page::text::collapsed;
use crate::page::{Note, Tag};
use crate::snapshot::limits;

/// A wider image gains a reader nothing; CSS pixels, twice the widest column.
const WIDEST: u64 = 1_600_000;
/// Up to this it is an icon or an emoji: a character of the text; pixels.
const ICON: u32 = 32;
/// Up to this it is a face beside a name; pixels.
const AVATAR: u32 = 48;
/// Up to this an image that calls itself an avatar is one; pixels.
const NAMED_AVATAR: u32 = 150;
/// Above this a dimension is a mistake; pixels.
const LARGEST: u32 = 20_000;
/// The data images of one article in all, UTF-16 code units (SECURITY.md).
const DATA_UNITS_IN_ALL: usize = 8 << 20;
/// A data image shorter than this holds a few dots at most.
const LEAST_DATA: usize = 400;

/// Where lazy loaders put the address, the most usual first.
const LAZY: [&str; 14] = [
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-lazy",
    "data-original-src",
    "data-url",
    "data-image",
    "data-img-src",
    "data-img-url",
    "data-hi-res-src",
    "data-full-src",
    "data-large-file",
    "data-orig-file",
    "data-actualsrc",
];
/// Where they put the list of sizes.
const SETS: [&str; 4] = ["srcset", "data-srcset", "data-lazy-srcset", "data-original-set"];
/// Names of files that hold the place of an image.
const PLACEHOLDERS: [&str; 18] = [
    "blank",
    "spacer",
    "transparent",
    "pixel",
    "placeholder",
    "loading",
    "loader",
    "spinner",
    "lazyload",
    "lazy",
    "1x1",
    "dot",
    "clear",
    "grey",
    "gray",
    "empty",
    "trans",
    "preload",
];
/// Parts of the addresses of images that only count readers.
const TRACKERS: [&str; 14] = [
    "doubleclick.net",
    "googlesyndication.com",
    "google-analytics.com",
    "googleadservices.com",
    "facebook.com/tr",
    "scorecardresearch.com",
    "quantserve.com",
    "matomo.php",
    "piwik.php",
    "pixel.wp.com",
    "stats.wordpress.com",
    "feedburner.com/~r/",
    "feedsportal.com",
    "/pixel.gif?",
];
const EMOJI: [&str; 6] = ["emoji", "wp-smiley", "emojione", "twemoji", "smiley", "emoticon"];
const FORMULAS: [&str; 4] = ["latex", "tex", "mwe-math-fallback-image-inline", "mwe-math-fallback-image-display"];

/// What an `img` is to the text.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Picked {
    /// A picture to show.
    Image(Image),
    /// A character drawn as an image; its words.
    Text(String),
    /// A formula drawn as an image; its TeX.
    Formula(String),
    /// Nothing to a reader.
    Nothing,
}

impl Writer<'_> {
    /// Decides what an `img` is.
    pub fn pick(&mut self, node: usize) -> Picked {
        let page = self.page;
        let alt = collapsed(page.attr(node, "alt").unwrap_or_default());
        let has = |names: &[&str]| {
            let class = page.attr(node, "class").unwrap_or_default();
            class.split_ascii_whitespace().any(|word| names.contains(&word))
        };
        if has(&FORMULAS) && !alt.is_empty() {
            return Picked::Formula(alt);
        }
        if let Some(formula) = in_sentence(page, node, &alt) {
            return formula;
        }
        if has(&EMOJI) {
            return Picked::Text(alt);
        }
        // A slide that is not shown now is hidden with what is around it; a hidden image alone is there for no reader.
        if page.is_hidden(node) && !page.parent(node).is_some_and(|parent| page.is_hidden(parent)) {
            return Picked::Nothing;
        }
        let (width, height) = (self.pixels(node, "width"), self.pixels(node, "height"));
        let (natural_width, natural_height) = (self.pixels(node, ":width"), self.pixels(node, ":height"));
        if width.is_some_and(|w| w <= 1) || height.is_some_and(|h| h <= 1) {
            return Picked::Nothing;
        }
        let Some(Found { address, is_live }) = self.find_address(node, natural_width) else {
            return Picked::Nothing;
        };
        if TRACKERS.iter().any(|tracker| address.contains(tracker)) {
            return Picked::Nothing;
        }
        let (shown_width, shown_height) =
            (width.or(natural_width.filter(|_| is_live)), height.or(natural_height.filter(|_| is_live)));
        let largest = shown_width.max(shown_height);
        if is_live && natural_width.max(natural_height).is_some_and(|size| size <= 2) {
            return Picked::Nothing;
        }
        if largest.is_some_and(|size| size <= ICON) {
            return Picked::Text(alt);
        }
        let is_avatar = page.class_words(node).any(|word| word.contains("avatar") || word.contains("gravatar"));
        if largest.is_some_and(|size| size <= AVATAR || (is_avatar && size <= NAMED_AVATAR)) {
            return Picked::Nothing;
        }
        if address.starts_with("data:") {
            self.data_units += address.len();
            if address.len() > limits::DATA_IMAGE_UNITS || self.data_units > DATA_UNITS_IN_ALL {
                self.data_units = self.data_units.saturating_sub(address.len());
                self.note(Note::ImagesLeftOut);
                return Picked::Nothing;
            }
        }
        let (width, height) = if is_live && natural_width.is_some() && natural_height.is_some() {
            (natural_width, natural_height)
        } else {
            (width, height)
        };
        let is_size = |size: &u32| (1..=LARGEST).contains(size);
        let (width, height) = (width.filter(is_size), height.filter(is_size));
        Picked::Image(Image { address, alt, width, height })
    }

    /// Whether an image is a picture in its own right: no dot, no blurred preview.
    pub fn shows(&self, node: usize) -> bool {
        let sizes = ["width", "height", ":width", ":height"].iter().filter_map(|name| self.pixels(node, name));
        let found = self.find_address(node, self.pixels(node, ":width"));
        sizes.min().is_none_or(|size| size > ICON) && found.is_some_and(|found| !found.address.starts_with("data:"))
    }

    fn pixels(&self, node: usize, name: &str) -> Option<u32> {
        let value = self.page.attr(node, name)?.trim();
        // AMP's images that grow with the column may give no more than their shape: 16 by 9.
        if self.page.attr(node, "layout").is_some_and(|layout| layout != "fixed") && !name.starts_with(':') {
            return value.parse().ok().filter(|&size| size > ICON);
        }
        let number = value.strip_suffix("px").unwrap_or(value);
        number.parse().ok().or_else(|| number.split('.').next()?.parse().ok())
    }

    fn find_address(&self, node: usize, natural_width: Option<u32>) -> Option<Found> {
        let page = self.page;
        let other = || self.listed_address(node).or_else(|| self.named_address(node));
        let live = page.attr(node, ":src").and_then(|src| self.usable(src));
        if let Some(address) = live {
            // A blurred preview of a few dots is not the image while another address is there.
            let better = natural_width.filter(|&w| w <= AVATAR).and_then(|_| other());
            return Some(match better {
                Some(better) if better != address => Found { address: better, is_live: false },
                _ => Found { address, is_live: true },
            });
        }
        other().map(|address| Found { address, is_live: false })
    }

    /// The best of the sizes that the image and the `picture` around it offer.
    fn listed_address(&self, node: usize) -> Option<String> {
        let page = self.page;
        let picture = page.ancestors(node).take(3).find(|&n| page.tag(n) == Tag::Picture);
        let sources = picture.into_iter().flat_map(|p| page.children(p)).take_while(|&n| n < node).take(32);
        let sources = sources.filter(|&n| page.tag(n) == Tag::Source && self.is_shown_source(n));
        sources.chain([node]).find_map(|n| self.best_of_sets(n))
    }

    /// A source whose type browsers show, and which is not the crop for narrow screens.
    fn is_shown_source(&self, node: usize) -> bool {
        let kind = self.page.attr(node, "type").unwrap_or_default();
        let is_known = kind.is_empty()
            || ["image/jpeg", "image/png", "image/webp", "image/avif", "image/gif", "image/svg+xml"].contains(&kind);
        is_known && !self.page.attr(node, "media").is_some_and(|media| media.contains("max-width"))
    }

    fn best_of_sets(&self, node: usize) -> Option<String> {
        let mut best: Option<(u64, &str)> = None;
        for name in SETS {
            for (address, size) in candidates(self.page.attr(node, name).unwrap_or_default()) {
                if best.is_none_or(|(other, _)| is_better(size, other)) && self.usable(address).is_some() {
                    best = Some((size, address));
                }
            }
        }
        self.usable(best?.1)
    }

    fn named_address(&self, node: usize) -> Option<String> {
        let page = self.page;
        let named = LAZY.iter().find_map(|name| self.usable(page.attr(node, name)?));
        named.or_else(|| self.usable(page.attr(node, "src")?)).or_else(|| {
            let mut others = page.attrs(node).filter(|(name, value)| name.starts_with("data-") && is_image_file(value));
            others.find_map(|(_, value)| self.usable(value))
        })
    }

    /// The absolute address, when it may be shown and is not there only to hold a place.
    fn usable(&self, address: &str) -> Option<String> {
        let address = address.trim();
        if let Some(data) = address.get(..5).filter(|start| start.eq_ignore_ascii_case("data:")) {
            let rest = address.get(data.len()..)?;
            let (kind, _) = rest.split_once([';', ','])?;
            let is_shown = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"]
                .iter()
                .any(|shown| kind.eq_ignore_ascii_case(shown));
            return (is_shown && address.len() >= LEAST_DATA && !address.contains(char::is_whitespace))
                .then(|| format!("data:{rest}"));
        }
        let url = web_address(self.page, address)?;
        let file = url.path_segments().and_then(Iterator::last).unwrap_or_default().to_ascii_lowercase();
        let stem = file.split('.').next().unwrap_or_default();
        // The page's own address as an image is an empty `src`.
        let is_page = self.page.address().is_some_and(|own| own.path() == url.path() && own.host() == url.host());
        let is_placeholder = PLACEHOLDERS.contains(&stem) || stem.contains("placeholder");
        (!is_placeholder && !is_page).then(|| url.into())
    }
}

/// An address found, and whether it is the one the browser shows.
struct Found {
    address: String,
    is_live: bool,
}

/// Whether an image of this size serves a reader better: the widest up to the limit, else the narrowest above it.
fn is_better(size: u64, other: u64) -> bool {
    match (size <= WIDEST, other <= WIDEST) {
        (true, true) => size > other,
        (false, false) => size < other,
        (fits, _) => fits,
    }
}

/// The addresses of a `srcset` with their widths; a density counts as so many times a column (HTML, 4.8.4.2.2).
fn candidates(set: &str) -> Vec<(&str, u64)> {
    /// What one times is taken for, pixels.
    const COLUMN: u64 = 700;
    let mut out = Vec::new();
    let mut rest = set.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
    // 100 is more than any page has reason to list.
    while !rest.is_empty() && out.len() < 100 {
        let (address, tail) = rest.split_at(rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len()));
        let bare = address.trim_end_matches(',');
        let (descriptor, tail) =
            if bare.len() < address.len() { ("", tail) } else { tail.split_at(tail.find(',').unwrap_or(tail.len())) };
        let descriptor = descriptor.trim();
        let width = match descriptor.strip_suffix('w') {
            Some(width) => thousandths(width),
            None => descriptor.strip_suffix('x').map_or(Some(1_000), thousandths).map(|x| x.saturating_mul(COLUMN)),
        };
        out.extend(width.filter(|&width| width > 0).map(|width| (bare, width)));
        rest = tail.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
    }
    out
}

/// A decimal number in thousandths; what follows the third place is cut.
fn thousandths(number: &str) -> Option<u64> {
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let is_number =
        number.len() <= 16 && number.bytes().all(|b| b.is_ascii_digit() || b == b'.') && !part.contains('.');
    let digits = whole.bytes().chain(part.bytes().chain(*b"000").take(3));
    (is_number && number != "." && !number.is_empty())
        .then(|| digits.fold(0, |sum, digit| sum * 10 + u64::from(digit - b'0')))
}

fn is_image_file(value: &str) -> bool {
    let path = value.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    [".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif"].iter().any(|end| path.ends_with(end))
        && !path.contains(char::is_whitespace)
}

/// What two sizes of one image have in common: the address without its query and the size in its name.
pub(super) fn identity(address: &str) -> &str {
    if address.starts_with("data:") {
        return address;
    }
    let path = address.split(['?', '#']).next().unwrap_or_default();
    // Addresses that say in their query alone which image they are have to be compared whole.
    if !is_image_file(path) {
        return address;
    }
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let Some((name, size)) = stem.rsplit_once('-') else { return stem };
    let is_number = |text: &str| (2..=5).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    match size.split_once('x') {
        Some((width, height)) if is_number(width) && is_number(height) => name,
        _ => stem,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::check::check;

    #[test]
    fn lazy_images_come_from_where_the_loader_keeps_them() {
        for html in [
            "<img src=a.jpg>",
            "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' data-src=a.jpg>",
            "<img src=/img/blank.gif data-original=a.jpg>",
            "<img data-lazy-srcset='a.jpg 800w, b.jpg 300w'>",
            "<img data-custom=a.jpg>",
            "<img src='data:image/svg+xml,<svg/>'><noscript><img src=a.jpg></noscript>",
        ] {
            check(html, "figure(img[https://limpide.example/a.jpg])");
        }
    }

    #[test]
    fn an_image_of_amp_is_one_where_its_script_did_not_run() {
        check(
            "<amp-img src=a.jpg width=16 height=9 layout=responsive alt=b><div fallback>Offline</div></amp-img><p>c",
            "figure(img[https://limpide.example/a.jpg|b]) p(c)",
        );
        check(
            "<amp-anim src=a.gif width=800 height=450><img src=b.gif></amp-anim><amp-img src=c.jpg></amp-img>",
            "figure(img[https://limpide.example/b.gif]) figure(img[https://limpide.example/c.jpg])",
        );
        check(
            "<amp-img src=a.jpg><noscript><img src=b.jpg></noscript></amp-img>",
            "figure(img[https://limpide.example/b.jpg])",
        );
    }

    #[test]
    fn the_best_size_is_taken() {
        check(
            "<img src=a.jpg srcset='b.jpg 400w, c.jpg 1500w, d.jpg 3000w'>",
            "figure(img[https://limpide.example/c.jpg])",
        );
        check("<img src=a.jpg srcset='b,1.jpg, c.jpg 2x'>", "figure(img[https://limpide.example/c.jpg])");
        check(
            "<picture><source type=image/jxl srcset=x.jxl><source media='(max-width: 500px)' srcset=m.jpg>\
             <source type=image/webp srcset='a.webp 700w'><img src=b.jpg></picture>",
            "figure(img[https://limpide.example/a.webp])",
        );
    }

    #[test]
    fn an_image_and_its_fallback_are_one() {
        check(
            "<img data-src=a-300x200.jpg><noscript><img src=a-1024x768.jpg></noscript><p>t",
            "figure(img[https://limpide.example/a-300x200.jpg]) p(t)",
        );
        check(
            "<img src=a.jpg><img src=a.jpg><img src=b.jpg>",
            "figure(img[https://limpide.example/a.jpg]) figure(img[https://limpide.example/b.jpg])",
        );
    }

    #[test]
    fn what_is_not_content_is_dropped_or_said() {
        check("<p>ok <img class=emoji alt='🙂' src=e.png>", "p(ok 🙂)");
        check("<p>a <img width=16 height=16 alt=PDF src=i.png> b", "p(a PDF b)");
        check("<p>a<img width=1 height=1 src=t.gif><img src='https://www.facebook.com/tr?id=1'>", "p(a)");
        check("<p>a<img width=40 height=40 src=face.jpg><img hidden src=h.jpg>", "p(a)");
        check("<p>a<img src='javascript:x'><img src='data:text/html,x'>", "p(a)");
    }

    #[test]
    fn sizes_and_words_are_carried() {
        check(
            "<img src=a.jpg alt=' a  b ' width=640 height=480px>",
            "figure(img[https://limpide.example/a.jpg|a b|640x480])",
        );
    }

    #[test]
    fn an_image_in_a_sentence_follows_it() {
        check("<p>a <img src=i.jpg> b</p><p>c", "p(a b) figure(img[https://limpide.example/i.jpg]) p(c)");
        check("<p><img src=i.jpg> b</p>", "figure(img[https://limpide.example/i.jpg]) p(b)");
    }

    #[test]
    fn data_images_have_a_limit() {
        let small = format!("data:image/png;base64,{}", "A".repeat(1_000));
        check(&format!("<img src='{small}'>"), &format!("figure(img[{small}])"));
        let large = "A".repeat(limits::DATA_IMAGE_UNITS + 1);
        check(&format!("<p>t</p><img src='data:image/png;base64,{large}'>"), "p(t)");
    }

    #[test]
    fn sizes_in_names_do_not_make_another_image() {
        assert_eq!(identity("https://a.example/b-300x200.jpg?w=1"), identity("https://a.example/b-1024x768.jpg"));
        assert_ne!(identity("https://a.example/b-1.jpg"), identity("https://a.example/b-2.jpg"));
        assert_ne!(identity("https://a.example/i?id=1"), identity("https://a.example/i?id=2"));
    }
}
