//! What the names that pages give their elements say: class and id words are cut at hyphens, underscores, capitals and
//! digits, and each token is compared whole, so that `header` never holds an `ad`.

use crate::page::{Lengths, Tag};

/// What the name of an element can promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum Kind {
    /// Advertising.
    Ad,
    /// A box about the author.
    Author,
    /// The way to this page.
    Breadcrumb,
    /// Readers' comments.
    Comments,
    /// A consent dialog, by a name that nothing else has.
    Consent,
    /// Something about cookies or consent.
    Cookie,
    /// An error notice.
    Error,
    /// Copyright and legal lines.
    Legal,
    /// A menu.
    Navigation,
    /// A newsletter box.
    Newsletter,
    /// Other pages of the same text.
    Pagination,
    /// A subscription prompt.
    Paywall,
    /// Promotion of the site itself.
    Promotion,
    /// A sentence of the text set apart.
    PullQuote,
    /// Links to other articles.
    Related,
    /// Share and follow buttons.
    Share,
    /// A link past the menus.
    Skip,
    /// Who wrote a post of a thread, and what stands under every post of theirs.
    Poster,
    /// The subjects of the article.
    Tags,
    /// Markup that scripts copy, and placeholders.
    Template,
    /// A header, by tag or role.
    HeaderRole,
    /// A footer, by tag or role.
    FooterRole,
    /// A menu, by tag or role.
    MenuRole,
    /// A search form, by tag or role.
    SearchRole,
    /// A dialog, by tag or role.
    DialogRole,
    /// Something beside the text, by tag or role.
    AsideRole,
}

/// A set of kinds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Kinds(u32);

impl Kinds {
    /// The set as bits.
    pub const fn bits(self) -> u32 {
        self.0
    }

    /// The set of these bits.
    pub const fn from_bits(bits: u32) -> Self {
        Self(bits)
    }

    /// Whether the kind is in the set.
    pub const fn has(self, kind: Kind) -> bool {
        self.0 & (1 << kind as u32) != 0
    }

    /// The set with one kind more.
    #[must_use]
    pub const fn with(self, kind: Kind) -> Self {
        Self(self.0 | (1 << kind as u32))
    }

    /// All of both sets.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The set without those of another.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether nothing is in it.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// Single tokens, sorted.
const TOKENS: &[(&str, Kind)] = &[
    ("ad", Kind::Ad),
    ("addthis", Kind::Share),
    ("addtoany", Kind::Share),
    ("ads", Kind::Ad),
    ("adsbox", Kind::Ad),
    ("adsbygoogle", Kind::Ad),
    ("adsense", Kind::Ad),
    ("adslot", Kind::Ad),
    ("advert", Kind::Ad),
    ("advertisement", Kind::Ad),
    ("advertising", Kind::Ad),
    ("advertorial", Kind::Ad),
    ("adverts", Kind::Ad),
    ("adzone", Kind::Ad),
    ("anzeige", Kind::Ad),
    ("ariane", Kind::Breadcrumb),
    ("axeptio", Kind::Consent),
    ("breadcrumb", Kind::Breadcrumb),
    ("breadcrumbs", Kind::Breadcrumb),
    ("cmp", Kind::Cookie),
    ("cmplz", Kind::Consent),
    ("commentaires", Kind::Comments),
    ("commentlist", Kind::Comments),
    ("comments", Kind::Comments),
    ("consent", Kind::Cookie),
    ("consentement", Kind::Cookie),
    ("cookie", Kind::Cookie),
    ("cookiebot", Kind::Consent),
    ("cookies", Kind::Cookie),
    ("copyright", Kind::Legal),
    ("dfp", Kind::Ad),
    ("didomi", Kind::Consent),
    ("disqus", Kind::Comments),
    ("eyeo", Kind::Ad),
    ("gdpr", Kind::Consent),
    ("infolettre", Kind::Newsletter),
    ("klaro", Kind::Consent),
    ("kommentare", Kind::Comments),
    ("leaderboard", Kind::Ad),
    ("mailchimp", Kind::Newsletter),
    ("menu", Kind::Navigation),
    ("mgid", Kind::Ad),
    ("mpu", Kind::Ad),
    ("nav", Kind::Navigation),
    ("navbar", Kind::Navigation),
    ("navigation", Kind::Navigation),
    ("newsletter", Kind::Newsletter),
    ("newsletters", Kind::Newsletter),
    ("notfound", Kind::Error),
    ("onetrust", Kind::Consent),
    ("outbrain", Kind::Ad),
    ("pager", Kind::Pagination),
    ("pagination", Kind::Pagination),
    ("partage", Kind::Share),
    ("partager", Kind::Share),
    ("paywall", Kind::Paywall),
    ("poster", Kind::Poster),
    ("postprofile", Kind::Poster),
    ("promo", Kind::Promotion),
    ("promobox", Kind::Promotion),
    ("promos", Kind::Promotion),
    ("promotion", Kind::Promotion),
    ("pub", Kind::Ad),
    ("publicidad", Kind::Ad),
    ("publicite", Kind::Ad),
    ("pullquote", Kind::PullQuote),
    ("quantcast", Kind::Consent),
    ("recommendations", Kind::Related),
    ("recommended", Kind::Related),
    ("regwall", Kind::Paywall),
    ("related", Kind::Related),
    ("relatedposts", Kind::Related),
    ("rgpd", Kind::Consent),
    ("share", Kind::Share),
    ("sharebar", Kind::Share),
    ("sharedaddy", Kind::Share),
    ("shares", Kind::Share),
    ("sharethis", Kind::Share),
    ("sharing", Kind::Share),
    ("signature", Kind::Poster),
    ("skeleton", Kind::Template),
    ("skiplink", Kind::Skip),
    ("skiplinks", Kind::Skip),
    ("smartbanner", Kind::Promotion),
    ("social", Kind::Share),
    ("socials", Kind::Share),
    ("sponsor", Kind::Ad),
    ("sponsored", Kind::Ad),
    ("sponsoring", Kind::Ad),
    ("sponsors", Kind::Ad),
    ("taboola", Kind::Ad),
    ("tagcloud", Kind::Tags),
    ("taglist", Kind::Tags),
    ("tags", Kind::Tags),
    ("tarteaucitron", Kind::Consent),
    ("template", Kind::Template),
    ("tpl", Kind::Template),
    ("trustarc", Kind::Consent),
    ("truste", Kind::Consent),
    ("usercentrics", Kind::Consent),
    ("userinfo", Kind::Poster),
    ("username", Kind::Poster),
    ("werbung", Kind::Ad),
];

/// Two tokens that stand together, sorted.
const PAIRS: &[(&str, &str, Kind)] = &[
    ("about", "author", Kind::Author),
    ("app", "banner", Kind::Promotion),
    ("app", "download", Kind::Promotion),
    ("app", "promo", Kind::Promotion),
    ("author", "about", Kind::Author),
    ("author", "bio", Kind::Author),
    ("author", "biography", Kind::Author),
    ("author", "box", Kind::Author),
    ("author", "card", Kind::Author),
    ("author", "description", Kind::Author),
    ("author", "profile", Kind::Author),
    ("bio", "box", Kind::Author),
    ("borlabs", "cookie", Kind::Consent),
    ("cc", "window", Kind::Consent),
    ("comment", "form", Kind::Comments),
    ("comment", "list", Kind::Comments),
    ("comment", "respond", Kind::Comments),
    ("comment", "section", Kind::Comments),
    ("comment", "thread", Kind::Comments),
    ("consent", "banner", Kind::Consent),
    ("consent", "dialog", Kind::Consent),
    ("consent", "manager", Kind::Consent),
    ("consent", "modal", Kind::Consent),
    ("consent", "popup", Kind::Consent),
    ("cookie", "banner", Kind::Consent),
    ("cookie", "bar", Kind::Consent),
    ("cookie", "consent", Kind::Consent),
    ("cookie", "dialog", Kind::Consent),
    ("cookie", "disclaimer", Kind::Consent),
    ("cookie", "hint", Kind::Consent),
    ("cookie", "law", Kind::Consent),
    ("cookie", "message", Kind::Consent),
    ("cookie", "modal", Kind::Consent),
    ("cookie", "notice", Kind::Consent),
    ("cookie", "notification", Kind::Consent),
    ("cookie", "overlay", Kind::Consent),
    ("cookie", "popup", Kind::Consent),
    ("cookie", "wall", Kind::Consent),
    ("cookie", "warning", Kind::Consent),
    ("cookies", "banner", Kind::Consent),
    ("cookies", "notice", Kind::Consent),
    ("email", "signup", Kind::Newsletter),
    ("fil", "ariane", Kind::Breadcrumb),
    ("follow", "us", Kind::Share),
    ("lire", "aussi", Kind::Related),
    ("main", "menu", Kind::Navigation),
    ("message", "user", Kind::Poster),
    ("more", "stories", Kind::Related),
    ("most", "read", Kind::Related),
    ("nav", "links", Kind::Pagination),
    ("next", "prev", Kind::Pagination),
    ("not", "found", Kind::Error),
    ("page", "links", Kind::Pagination),
    ("post", "actions", Kind::Poster),
    ("post", "author", Kind::Poster),
    ("post", "date", Kind::Poster),
    ("post", "head", Kind::Poster),
    ("post", "meta", Kind::Poster),
    ("post", "navigation", Kind::Pagination),
    ("post", "profile", Kind::Poster),
    ("post", "tags", Kind::Tags),
    ("post", "user", Kind::Poster),
    ("prev", "next", Kind::Pagination),
    ("pull", "quote", Kind::PullQuote),
    ("qc", "cmp", Kind::Consent),
    ("read", "also", Kind::Related),
    ("sign", "up", Kind::Newsletter),
    ("similar", "articles", Kind::Related),
    ("similar", "posts", Kind::Related),
    ("similar", "threads", Kind::Related),
    ("skip", "link", Kind::Skip),
    ("skip", "links", Kind::Skip),
    ("skip", "to", Kind::Skip),
    ("sp", "message", Kind::Consent),
    ("subscribe", "box", Kind::Paywall),
    ("tag", "cloud", Kind::Tags),
    ("tag", "links", Kind::Tags),
    ("tag", "list", Kind::Tags),
    ("topic", "list", Kind::Tags),
    ("trc", "related", Kind::Ad),
    ("user", "details", Kind::Poster),
    ("user", "info", Kind::Poster),
    ("user", "stats", Kind::Poster),
];

/// A name that begins with one of these says what something has, lacks or belongs to, not what it is. Sorted.
const DESCRIBING: &[&str] = &[
    "after", "before", "cat", "category", "format", "has", "hide", "is", "no", "non", "not", "open", "opens", "show",
    "tag", "type", "with", "without",
];

/// What a token must look like to begin anything in the tables above.
static LENGTHS: Lengths = {
    let (mut lengths, mut at) = (Lengths::NONE.with_all(DESCRIBING), 0);
    while at < TOKENS.len() {
        lengths = lengths.with(TOKENS[at].0);
        at += 1;
    }
    at = 0;
    while at < PAIRS.len() {
        lengths = lengths.with(PAIRS[at].0);
        at += 1;
    }
    lengths
};

/// Tokens beside `pub` that make it a publication. Sorted.
const PUBLICATION: &[&str] = &[
    "author", "authors", "by", "byline", "data", "date", "dates", "day", "id", "info", "infos", "meta", "name", "time",
    "title", "year",
];

/// What a `role` says.
pub fn kinds_of_role(role: &str) -> Kinds {
    match role {
        "banner" => Kinds::default().with(Kind::HeaderRole),
        "contentinfo" => Kinds::default().with(Kind::FooterRole),
        "navigation" => Kinds::default().with(Kind::MenuRole),
        "menu" | "menubar" | "directory" => Kinds::default().with(Kind::Navigation),
        "search" => Kinds::default().with(Kind::SearchRole),
        "dialog" | "alertdialog" => Kinds::default().with(Kind::DialogRole),
        "complementary" => Kinds::default().with(Kind::AsideRole),
        _ => Kinds::default(),
    }
}

/// What a tag says.
pub fn kinds_of_tag(tag: Tag) -> Kinds {
    match tag {
        Tag::Header => Kinds::default().with(Kind::HeaderRole),
        Tag::Footer => Kinds::default().with(Kind::FooterRole),
        Tag::Nav => Kinds::default().with(Kind::MenuRole),
        Tag::Menu => Kinds::default().with(Kind::Navigation),
        Tag::Search => Kinds::default().with(Kind::SearchRole),
        Tag::Dialog => Kinds::default().with(Kind::DialogRole),
        Tag::Aside => Kinds::default().with(Kind::AsideRole),
        _ => Kinds::default(),
    }
}

/// What one word of a `class` or an `id` says.
pub fn kinds_of(word: &str) -> Kinds {
    if !LENGTHS.may_hold_part(word) {
        return Kinds::default();
    }
    // A token that stands in a hash by chance is none.
    let tokens: Vec<String> = word.split(['-', '_']).flat_map(|part| without_chance(tokens(part))).collect();
    let mut kinds = Kinds::default();
    let mut rest = tokens.iter().map(String::as_str).peekable();
    let mut token = "";
    while let Some(following) = rest.next() {
        let previous = std::mem::replace(&mut token, following);
        if !LENGTHS.may_hold(token) {
            continue;
        }
        let next = rest.peek().copied().unwrap_or_default();
        if let Some(kind) = pair(token, next) {
            kinds = kinds.with(kind);
        } else if DESCRIBING.binary_search(&token).is_ok() {
            break;
        }
        let is_other = match token {
            "pub" => [previous, next].iter().any(|beside| PUBLICATION.binary_search(beside).is_ok()),
            "ad" | "ads" => next == "free",
            _ => false,
        };
        if is_other {
            continue;
        }
        if let Ok(at) = TOKENS.binary_search_by(|(known, _)| (*known).cmp(token)) {
            kinds = TOKENS.get(at).map_or(kinds, |(_, kind)| kinds.with(*kind));
        }
    }
    kinds
}

fn pair(first: &str, second: &str) -> Option<Kind> {
    let at = PAIRS.binary_search_by(|(a, b, _)| (*a, *b).cmp(&(first, second))).ok()?;
    PAIRS.get(at).map(|(_, _, kind)| *kind)
}

/// Letters of a token that stands in a hash by chance.
const MOST_BY_CHANCE: usize = 3;
/// A part of a name with more pieces is no name that a person gave.
const MOST_PIECES: usize = 12;

/// The pieces of a part of a name, those emptied that stand in a hash by chance, as style compilers write them (`eUlMPU`,
/// `9f3ad41c`).
fn without_chance(mut pieces: Vec<String>) -> Vec<String> {
    let is_by_chance: Vec<bool> = (0..pieces.len())
        .map(|at| {
            let is_short = pieces.get(at).is_some_and(|piece| piece.len() <= MOST_BY_CHANCE);
            pieces.len() >= 3 && is_short && (pieces.len() > MOST_PIECES || is_hash_around(&pieces, at))
        })
        .collect();
    for (piece, is_by_chance) in pieces.iter_mut().zip(is_by_chance) {
        if is_by_chance {
            piece.clear();
        }
    }
    pieces
}

/// Whether the other pieces are what is left of a hash.
fn is_hash_around(pieces: &[String], at: usize) -> bool {
    let is_number = |piece: &str| piece.starts_with(|c: char| c.is_ascii_digit());
    let mut others = pieces.iter().enumerate().filter(|&(other, _)| other != at).map(|(_, piece)| piece.as_str());
    if pieces.iter().any(|piece| is_number(piece)) {
        // What follows the word is its size or its number: `ad300x250`, `mpu1b`.
        let is_size = at == 0 && (pieces.len() == 3 || others.clone().all(|other| is_number(other) || other == "x"));
        !is_size && others.all(|other| is_number(other) || other.len() <= 2)
    } else {
        others.all(|other| other.len() <= 2)
    }
}

/// The tokens of a name, lower case.
fn tokens(word: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut token = String::new();
    let mut previous = ' ';
    for c in word.chars() {
        let is_new = (c.is_uppercase() && previous.is_lowercase()) || (c.is_numeric() != previous.is_numeric());
        if (is_new || !c.is_alphanumeric()) && !token.is_empty() {
            tokens.push(std::mem::take(&mut token));
        }
        if c.is_ascii_alphanumeric() {
            token.push(c.to_ascii_lowercase());
        } else if c.is_alphanumeric() {
            token.extend(c.to_lowercase());
        }
        previous = c;
    }
    if !token.is_empty() {
        tokens.push(token);
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, expected: &[Kind]) {
        let expected = expected.iter().fold(Kinds::default(), |kinds, &kind| kinds.with(kind));
        assert_eq!(kinds_of(word), expected, "{word}");
    }

    #[test]
    fn the_tables_are_sorted_and_without_repeats() {
        let mut tokens: Vec<_> = TOKENS.iter().map(|(token, _)| *token).collect();
        tokens.sort_unstable();
        for (token, (known, _)) in tokens.iter().zip(TOKENS) {
            assert_eq!(token, known);
        }
        assert!(PAIRS.is_sorted_by(|a, b| (a.0, a.1) < (b.0, b.1)));
        assert!(TOKENS.is_sorted_by(|a, b| a.0 < b.0));
        let firsts =
            TOKENS.iter().map(|entry| entry.0).chain(PAIRS.iter().map(|pair| pair.0)).chain(DESCRIBING.iter().copied());
        assert!(
            firsts.flat_map(str::chars).all(|c| c.is_ascii_lowercase()),
            "names are turned away by their letters alone"
        );
        assert!(DESCRIBING.is_sorted_by(|a, b| a < b) && PUBLICATION.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn names_are_read_by_whole_tokens() {
        check("o-ad-container--banner", &[Kind::Ad]);
        check("adSlot2", &[Kind::Ad]);
        check("header", &[]);
        check("gradient-shadow", &[]);
        check("o-self-promo--newsletter", &[Kind::Promotion, Kind::Newsletter]);
        check("CybotCookiebotDialog", &[Kind::Consent]);
        check("sp_message_container_612", &[Kind::Consent]);
        check("fil-ariane", &[Kind::Breadcrumb]);
    }

    #[test]
    fn a_token_in_a_hash_is_none() {
        for hash in ["eUlMPU", "css-9f3ad41c", "_1x5ad7c", "styles_box__3aD2x", "sc-6ad6b6a-0"] {
            check(hash, &[]);
        }
        for name in ["ad300x250", "topMPU", "fbAds", "styles_ad__3Xk2", "div-gpt-ad-1623-0", "ad2", "mpu1b"] {
            check(name, &[Kind::Ad]);
        }
    }

    #[test]
    fn a_name_that_tells_what_something_has_is_not_that_thing() {
        check("has-ads", &[]);
        check("no-ad", &[]);
        check("tag-newsletter", &[]);
        check("tag-links", &[Kind::Tags]);
        check("m-pub-dates__date", &[]);
        check("date-pub", &[]);
        check("pubInfo", &[]);
        check("pub-slot", &[Kind::Ad]);
    }
}
