//! One walk over the page that notes what may say something of the article: meta elements, headings, and the elements
//! whose names speak of a byline, a date or a standfirst. The rest of the room looks at these alone.

use crate::page::{Known, Lengths, Page, Tag};
use html5ever::local_name;

/// Notes of each kind that are kept; a page with more is a list, and the first are nearest to its head.
const MAX_NOTES: usize = 200;

/// Characters of a name that are read.
const MAX_NAME: usize = 80;
/// Nodes of an element that is read as a line.
const LINE_NODES: usize = 400;
/// Nodes of an aside that is too small to hold other articles.
const SMALL_ASIDE: usize = 40;

/// What the page says, sorted by kind, in document order.
#[derive(Debug, Default)]
pub struct Clues<'a> {
    /// Meta elements: name in lower case, content.
    pub metas: Vec<(String, &'a str)>,
    /// The canonical address.
    pub canonical: Option<&'a str>,
    /// The image of `link rel=image_src`.
    pub image: Option<&'a str>,
    /// The text of `title`.
    pub document_title: String,
    /// Headings, 1 to 4, and elements that are the headline by name.
    pub headings: Vec<usize>,
    /// Elements with an `itemprop`.
    pub items: Vec<(usize, &'a str)>,
    /// Elements of links to authors.
    pub author_links: Vec<usize>,
    /// Links to the page of a person, by their path.
    pub person_links: Vec<usize>,
    /// `time` elements.
    pub times: Vec<usize>,
    /// Elements whose class names the byline.
    pub bylines: Vec<usize>,
    /// Elements whose class names the author in a box about them.
    pub boxes: Vec<usize>,
    /// Elements whose class names a date.
    pub dates: Vec<usize>,
    /// Elements whose class names the standfirst.
    pub standfirsts: Vec<usize>,
    /// Bytes of text before each node.
    before: Vec<u32>,
    /// Headings, figures, media and forms before each node.
    parts: Vec<u32>,
    /// Elements that hold other voices or other articles, by their name or class.
    elsewhere: Vec<bool>,
}

/// What the words of a class say; it may say several of these at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Named(u32);

impl Named {
    const BYLINE: Self = Self(1);
    const AUTHOR_BOX: Self = Self(2);
    const DATE: Self = Self(4);
    const STANDFIRST: Self = Self(8);
    const HEADLINE: Self = Self(16);
    const ELSEWHERE: Self = Self(32);
    const OWN_FOOT: Self = Self(64);

    fn has(self, one: Self) -> bool {
        self.0 & one.0 != 0
    }

    fn add(&mut self, one: Self, is_said: bool) {
        self.0 |= if is_said { one.0 } else { 0 };
    }
}

#[rustfmt::skip]
const BYLINE_WORDS: [&str; 25] = [
    "auteur", "auteurs", "author", "authorname", "authors", "autor", "autore", "autoren", "autores", "autori", "byline",
    "bylines", "contributor", "contributors", "forfatter", "fromauthor", "journalist", "kirjoittaja", "personname", "postedby", "redacteur",
    "signature", "skribent", "writer", "writtenby",
];
#[rustfmt::skip]
const DATE_WORDS: [&str; 16] = [
    "data", "date", "dateline", "dates", "datetime", "datum", "dato", "datum", "fecha", "posted", "pubdate", "publishdate",
    "published", "publishing", "time", "timestamp",
];
#[rustfmt::skip]
const STANDFIRST_WORDS: [&str; 24] = [
    "bajada", "chapeau", "chapo", "copete", "deck", "dek", "entradilla", "excerpt", "ingress", "intro", "introduction",
    "lead", "leadtext", "lede", "manchet", "sommario", "standfirst", "subheadline", "subtitle", "subtitulo", "summary",
    "teasertext", "underrubrik", "vorspann",
];
/// Words beside which a name does not speak of the article's own head.
#[rustfmt::skip]
const FOREIGN_WORDS: [&str; 40] = [
    "about", "ad", "ads", "avatar", "bio", "biography", "box", "card", "comment", "commentaire", "comments", "copyright",
    "event", "footer", "follow", "form", "gallery", "image", "img", "like", "logo", "menu", "modal", "nav", "newsletter",
    "photo", "picture", "popular", "profile", "promo", "recent", "recommended", "related", "search", "share", "sharing",
    "sidebar", "social", "trending", "widget",
];

/// What a name ends with that is the headline's, beside a word for the article.
const TITLE_WORDS: [&str; 7] = ["tit", "title", "titel", "titre", "titulo", "heading", "headline"];

/// What a word must look like to be in any of these tables; every clue needs one that is. A standfirst may also be the
/// description of something.
static LENGTHS: Lengths = Lengths::NONE
    .with_all(&BYLINE_WORDS)
    .with_all(&DATE_WORDS)
    .with_all(&STANDFIRST_WORDS)
    .with_all(&FOREIGN_WORDS)
    .with_all(&TITLE_WORDS)
    .with_all(&ELSEWHERE_WORDS)
    .with("description");

impl<'a> Clues<'a> {
    /// Walks the page.
    #[inline(never)]
    pub fn of(page: &'a Page) -> Self {
        let mut clues = Self { before: Vec::with_capacity(page.len() + 1), ..Self::default() };
        let mut known = Known::of(|word| Named::of(word).0);
        let (mut bytes, mut parts) = (0u32, 0u32);
        for node in 0..page.len() {
            clues.before.push(bytes);
            clues.parts.push(parts);
            parts += u32::from(is_part(page.tag(node)));
            clues.elsewhere.push(false);
            match page.tag(node) {
                Tag::Text => bytes = bytes.saturating_add(page.reading(node).trimmed),
                Tag::Meta => clues.add_meta(page, node),
                Tag::Link => clues.add_link(page, node),
                Tag::Title
                    if clues.document_title.is_empty() && page.ancestors(node).all(|n| page.tag(n) != Tag::Svg) =>
                {
                    clues.document_title = page.subtree_text(node);
                }
                tag => clues.add_element(page, &mut known, node, tag),
            }
        }
        clues.before.push(bytes);
        clues.parts.push(parts);
        clues
    }

    /// The contents of the meta elements of these names, in the order of the names.
    pub fn meta(&self, names: &'static [&'static str]) -> impl Iterator<Item = &'a str> {
        names.iter().flat_map(|&name| self.metas.iter().filter(move |(n, _)| n == name).map(|&(_, content)| content))
    }

    /// Bytes of text between the start of two nodes, whichever comes first.
    pub fn distance(&self, a: usize, b: usize) -> u32 {
        self.bytes_before(a).abs_diff(self.bytes_before(b))
    }

    /// Bytes of text in the range.
    pub fn bytes(&self, start: usize, end: usize) -> u32 {
        self.bytes_before(end).saturating_sub(self.bytes_before(start))
    }

    /// Whether a heading, figure, medium or form begins in the range.
    pub fn has_part(&self, start: usize, end: usize) -> bool {
        let before = |node: usize| self.parts.get(node).or(self.parts.last());
        before(start) != before(end)
    }

    /// Whether the element is short enough to be a line: so many bytes of text, few nodes. Bounds what is read of it.
    pub fn is_line(&self, page: &Page, node: usize, bytes: u32) -> bool {
        let end = page.end(node);
        (1..=bytes).contains(&self.bytes(node, end)) && end - node <= LINE_NODES
    }

    /// Whether the node stands among readers' comments or in a list of other articles, by the names of what it stands in.
    /// What holds the title too is the article's own, whatever its name.
    pub fn is_foreign(&self, page: &Page, node: usize, title: Option<usize>) -> bool {
        let mut around = std::iter::once(node).chain(page.ancestors(node));
        around.any(|n| {
            let is_elsewhere = self.elsewhere.get(n).copied().unwrap_or_default();
            is_elsewhere && !title.is_some_and(|title| page.contains(n, title))
        })
    }

    /// Bytes of text before the node.
    pub fn bytes_before(&self, node: usize) -> u32 {
        self.before.get(node).or(self.before.last()).copied().unwrap_or_default()
    }

    fn add_meta(&mut self, page: &'a Page, node: usize) {
        let Some(content) = page.attr(node, "content").filter(|content| !content.trim().is_empty()) else { return };
        if self.metas.len() >= MAX_NOTES {
            return;
        }
        for key in ["property", "name", "itemprop", "http-equiv"] {
            if let Some(name) = page.attr(node, key) {
                self.metas.extend(name.split_ascii_whitespace().map(|name| (name.to_ascii_lowercase(), content)));
            }
        }
        if let Some(name) = page.attr(node, "itemprop") {
            self.items.push((node, name));
        }
    }

    fn add_link(&mut self, page: &'a Page, node: usize) {
        let (Some(rel), Some(href)) = (page.attr(node, "rel"), page.attr(node, "href")) else { return };
        if rel.eq_ignore_ascii_case("canonical") && self.canonical.is_none() {
            self.canonical = Some(href);
        } else if rel.eq_ignore_ascii_case("image_src") && self.image.is_none() {
            self.image = Some(href);
        }
        if let Some(name) = page.attr(node, "itemprop") {
            self.items.push((node, name));
        }
    }

    fn add_element(&mut self, page: &'a Page, known: &mut Known<'a>, node: usize, tag: Tag) {
        // A small aside is where some put the byline.
        let is_aside = tag == Tag::Aside && page.end(node) - node > SMALL_ASIDE;
        let mut named = Named::default();
        named.add(Named::ELSEWHERE, is_aside || tag == Tag::Nav);
        for (name, value) in page.named(node) {
            if *name == local_name!("class") || *name == local_name!("id") {
                named.0 |= known.get(value);
            } else if *name == local_name!("itemprop") {
                named.add(Named::ELSEWHERE, value.eq_ignore_ascii_case("comment"));
                if self.items.len() < MAX_NOTES {
                    self.items.push((node, value));
                }
            } else if *name == local_name!("rel") && is_author(value) {
                add(&mut self.author_links, node);
            }
        }
        // So does the standard: a footer tells of the article it stands in.
        let is_own_foot =
            |node| named.has(Named::OWN_FOOT) || page.ancestors(node).any(|n| page.tag(n) == Tag::Article);
        named.add(Named::ELSEWHERE, tag == Tag::Footer && !is_own_foot(node));
        if tag == Tag::A && is_author_link(page, node) {
            add(&mut self.person_links, node);
        }
        // The body's class says what the page has, not what the body is.
        if named.has(Named::ELSEWHERE)
            && !matches!(tag, Tag::Html | Tag::Body)
            && let Some(flag) = self.elsewhere.last_mut()
        {
            *flag = true;
        }
        if tag == Tag::Time {
            add(&mut self.times, node);
        }
        if tag.heading_level().is_some_and(|level| level <= 4) || named.has(Named::HEADLINE) {
            add(&mut self.headings, node);
        }
        if named.has(Named::BYLINE) {
            add(&mut self.bylines, node);
        }
        if named.has(Named::AUTHOR_BOX) {
            add(&mut self.boxes, node);
        }
        if named.has(Named::DATE) {
            add(&mut self.dates, node);
        }
        if named.has(Named::STANDFIRST) {
            add(&mut self.standfirsts, node);
        }
    }
}

/// Whether the element is more than a line of text.
const fn is_part(tag: Tag) -> bool {
    tag.heading_level().is_some()
        || matches!(tag, Tag::Figure | Tag::Picture | Tag::Video | Tag::Iframe | Tag::Form | Tag::Figcaption)
}

fn add(nodes: &mut Vec<usize>, node: usize) {
    if nodes.len() < MAX_NOTES {
        nodes.push(node);
    }
}

impl Named {
    #[inline(never)]
    fn of(word: &str) -> Self {
        let is_short = word.len() <= MAX_NAME;
        if is_short && !LENGTHS.may_hold_part(word) {
            return Self::default();
        }
        let parts = parts(word);
        let has = |words: &[&str]| parts.iter().any(|part| words.contains(&part.as_str()));
        let last = parts.last().map(String::as_str).unwrap_or_default();
        let is_byline = has(&BYLINE_WORDS);
        let mut named = Self::default();
        // The foot of an article says who wrote it, and when.
        let is_own_foot = has(&["footer"]) && has(&["article", "entry", "post"]);
        let is_elsewhere =
            |part: &String| ELSEWHERE_WORDS.contains(&part.as_str()) && !(is_own_foot && part == "footer");
        named.add(Self::OWN_FOOT, is_own_foot);
        named.add(Self::ELSEWHERE, parts.iter().any(is_elsewhere));
        named.add(Self::AUTHOR_BOX, last == "name" && is_byline);
        if parts.is_empty() || has(&FOREIGN_WORDS) {
            return named;
        }
        named.add(Self::BYLINE, is_byline);
        named.add(Self::DATE, has(&DATE_WORDS) && !has(&["update", "updated", "modified", "read", "reading"]));
        let is_standfirst = STANDFIRST_WORDS.contains(&last)
            || (matches!(last, "text" | "content" | "p" | "description") && has(&STANDFIRST_WORDS))
            || (last == "description" && has(&["article", "post", "entry", "page", "story"]));
        named.add(Self::STANDFIRST, is_standfirst);
        let is_title = TITLE_WORDS.contains(&last);
        let is_of_article =
            || has(&["entry", "article", "post", "story", "headline", "page", "content", "news"]) || last == "headline";
        named.add(Self::HEADLINE, is_title && is_of_article());
        named
    }
}

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
    let leads = |tail: &[u8]| PERSON_PATHS.iter().any(|path| tail.starts_with(path.as_bytes()));
    let mut tails =
        (0..href.len()).filter_map(|at| href.as_bytes().get(at..)).filter(|tail| tail.first() == Some(&b'/'));
    page.value(node, &local_name!("rel")).is_some_and(is_author) || tails.any(leads)
}

/// Whether a `rel` says that the link leads to the author.
fn is_author(rel: &str) -> bool {
    rel.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case("author"))
}

/// The lower-case words a class name is made of: `articleHead_byLine-2` is article, head, by, line.
pub fn parts(word: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let (mut current, mut was_lower) = (String::new(), false);
    for c in word.chars().take(MAX_NAME) {
        let starts = c.is_uppercase() && was_lower;
        if (starts || !c.is_alphabetic()) && !current.is_empty() {
            parts.push(std::mem::take(&mut current));
        }
        if c.is_ascii_alphabetic() {
            current.push(c.to_ascii_lowercase());
        } else if c.is_alphabetic() {
            current.extend(c.to_lowercase());
        }
        was_lower = c.is_lowercase();
    }
    if !current.is_empty() {
        parts.push(current);
    }
    parts
}

/// Words in the names of what holds other voices and other articles.
#[rustfmt::skip]
const ELSEWHERE_WORDS: [&str; 12] = [
    "comment", "comments", "disqus", "footer", "kommentare", "popular", "recommended", "related", "respond", "sidebar", "teaser",
    "trending",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(class: &str, byline: bool, date: bool, standfirst: bool) {
        let named = Named::of(class);
        let found = (named.has(Named::BYLINE), named.has(Named::DATE), named.has(Named::STANDFIRST));
        assert_eq!(found, (byline, date, standfirst), "{class}");
    }

    #[test]
    fn class_names_speak() {
        check("m-from-author__name", true, false, false);
        check("articleByline", true, false, false);
        check("author-bio", false, false, false);
        check("entry-date", false, true, false);
        check("reading-time", false, false, false);
        check("t-content__chapo", false, false, true);
        check("article__intro", false, false, true);
        check("leading-none", false, false, false);
        check("card-summary", false, false, false);
    }

    #[test]
    fn class_names_are_cut_at_humps_and_signs() {
        assert_eq!(parts("articleHead_byLine-2"), ["article", "head", "by", "line"]);
        assert_eq!(parts("--_"), Vec::<String>::new());
    }

    #[test]
    fn the_foot_of_an_article_is_its_own() {
        let page = Page::from_html(
            "<footer class=entry-footer><i>a</i></footer><footer><i>a</i></footer><div class=post-related-footer><i>a</i></div>\
             <article><footer><i>a</i></footer></article>",
            None,
        );
        let clues = Clues::of(&page);
        let feet: Vec<usize> = (0..page.len()).filter(|&n| page.tag(n) == Tag::I).collect();
        assert_eq!(
            feet.iter().map(|&n| clues.is_foreign(&page, n, None)).collect::<Vec<_>>(),
            [false, true, true, false]
        );
    }

    #[test]
    fn the_walk_sorts_by_kind() {
        let page = Page::from_html(
            "<title>T</title><meta property=og:title content=O><link rel=canonical href=/c>\
             <h1>H</h1><p class=chapo>s</p><span itemprop=author class=byline>A</span><time>x</time>",
            None,
        );
        let clues = Clues::of(&page);
        assert_eq!(clues.meta(&["og:title"]).collect::<Vec<_>>(), ["O"]);
        assert_eq!((clues.document_title.as_str(), clues.canonical), ("T", Some("/c")));
        let counts = (clues.headings.len(), clues.standfirsts.len(), clues.bylines.len(), clues.times.len());
        assert_eq!(counts, (1, 1, 1, 1));
    }
}
