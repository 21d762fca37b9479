//! What the words of class names and identifiers say of an element.

use crate::page::Lengths;

/// Characters of a name that are read.
const MAX_NAME: usize = 80;

/// What the words of a class say; it may say several of these at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Named(pub(super) u32);

impl Named {
    pub(super) const BYLINE: Self = Self(1);
    pub(super) const AUTHOR_BOX: Self = Self(2);
    pub(super) const DATE: Self = Self(4);
    pub(super) const STANDFIRST: Self = Self(8);
    pub(super) const HEADLINE: Self = Self(16);
    pub(super) const ELSEWHERE: Self = Self(32);
    pub(super) const OWN_FOOT: Self = Self(64);
    pub(super) const LOOSE: Self = Self(128);

    pub(super) fn has(self, one: Self) -> bool {
        self.0 & one.0 != 0
    }

    pub(super) fn add(&mut self, one: Self, is_said: bool) {
        self.0 |= if is_said { one.0 } else { 0 };
    }

    /// What one word of a class says.
    #[inline(never)]
    pub(super) fn of(word: &str) -> Self {
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
        let is_loose = |part: &&String| LOOSE_WORDS.contains(&part.as_str());
        let mut elsewhere = parts.iter().filter(|part| is_elsewhere(part));
        named.add(Self::LOOSE, parts.iter().filter(|part| is_elsewhere(part)).any(|part| is_loose(&part)));
        named.add(Self::ELSEWHERE, elsewhere.any(|part| !is_loose(&part)));
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

#[rustfmt::skip]
const BYLINE_WORDS: [&str; 25] = [
    "auteur", "auteurs", "author", "authorname", "authors", "autor", "autore", "autoren", "autores", "autori", "byline",
    "bylines", "contributor", "contributors", "forfatter", "fromauthor", "journalist", "kirjoittaja", "personname", "postedby", "redacteur",
    "signature", "skribent", "writer", "writtenby",
];
#[rustfmt::skip]
const DATE_WORDS: [&str; 15] = [
    "data", "date", "dateline", "dates", "datetime", "datum", "dato", "fecha", "posted", "pubdate", "publishdate",
    "published", "publishing", "time", "timestamp",
];
#[rustfmt::skip]
const STANDFIRST_WORDS: [&str; 27] = [
    "bajada", "chapeau", "chapo", "copete", "deck", "dek", "entradilla", "excerpt", "ingress", "intro", "introduction",
    "lead", "leadtext", "lede", "manchet", "sommario", "standfirst", "subhead", "subheading", "subheadline", "subhed",
    "subtitle", "subtitulo", "summary", "teasertext", "underrubrik", "vorspann",
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

/// Words in the names of what holds other voices and other articles.
#[rustfmt::skip]
const ELSEWHERE_WORDS: [&str; 12] = [
    "comment", "comments", "disqus", "footer", "kommentare", "popular", "recommended", "related", "respond", "sidebar", "teaser",
    "trending",
];

/// Those of them by which some name what stands at the foot or the head of an article itself.
const LOOSE_WORDS: [&str; 2] = ["footer", "teaser"];

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
}
