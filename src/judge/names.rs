//! What class names, ids, roles and tags say an element is: tokens and their hashes, and the kinds of element the features
//! measure distances to. Names are English on nearly every site, whatever its language.

use crate::page::{Tag, order};
use html5ever::{LocalName, local_name};
use std::sync::LazyLock;

/// FNV-1a's start and factor for 32 bits (Fowler, Noll, Vo).
const SEED: u32 = 0x811c_9dc5;
const FACTOR: u32 = 0x0100_0193;
/// A byte and three zeros.
const FACTOR_OF_FOUR: u32 = FACTOR.wrapping_pow(4);

/// A hash over bytes and characters as they come (FNV-1a).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hash(pub u32);

impl Hash {
    /// The hash of nothing.
    pub const fn new() -> Self {
        Self(SEED)
    }

    /// With one more byte.
    pub const fn byte(self, byte: u8) -> Self {
        Self((self.0 ^ byte as u32).wrapping_mul(FACTOR))
    }

    /// With one more number, such as a character or another hash.
    pub const fn number(self, number: u32) -> Self {
        if number < 256 {
            return Self((self.0 ^ number).wrapping_mul(FACTOR_OF_FOUR));
        }
        let [a, b, c, d] = number.to_le_bytes();
        self.byte(a).byte(b).byte(c).byte(d)
    }

    /// The hash of an ASCII name.
    pub fn of(name: &str) -> u32 {
        name.bytes().fold(Self::new(), Self::byte).0
    }
}

/// Longer names are generated, and cut here, bytes.
const MAX_NAME: usize = 96;

/// Calls `found` with the hash of each word of a class name, in lower case: cut at what is no letter and where a capital
/// begins a word; and of the whole name's letters, where it has several words.
pub fn tokens(name: &str, mut found: impl FnMut(u32)) {
    let (mut whole, mut word, mut length, mut words) = (Hash::new(), Hash::new(), 0, 0);
    let mut was_lower = false;
    for byte in name.bytes().take(MAX_NAME) {
        let is_letter = byte.is_ascii_alphabetic();
        if length > 0 && (!is_letter || (byte.is_ascii_uppercase() && was_lower)) {
            found(word.0);
            (word, length, words) = (Hash::new(), 0, words + 1);
        }
        was_lower = byte.is_ascii_lowercase();
        if is_letter {
            let lower = byte.to_ascii_lowercase();
            (whole, word, length) = (whole.byte(lower), word.byte(lower), length + 1);
        }
    }
    if length > 0 {
        found(word.0);
        if words > 0 {
            found(whole.0);
        }
    }
}

macro_rules! kinds {
    ($( $kind:ident $meaning:literal: $($name:literal)* ; )*) => {
        /// What an element is, by its tag, role or names.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Kind { $( #[doc = $meaning] $kind ),* }

        /// How many kinds there are.
        pub const KINDS: usize = [$( Kind::$kind ),*].len();

        const NAMED: &[(Kind, &[&str])] = &[$( (Kind::$kind, &[$($name),*]) ),*];
    };
}

kinds! {
    Article "an `article`": ;
    Main "the `main` element": ;
    Nav "a `nav`": ;
    Aside "an `aside`": ;
    Header "a `header`": ;
    Footer "a `footer`": ;
    Form "a form, fieldset, button or label": ;
    Table "a table": ;
    List "a list": ;
    Figure "a figure": ;
    Quote "a quotation": ;
    Dialog "a dialog": ;
    Link "a link around it": ;
    Body "marked as the article's body": "articlebody" "articlecontent" "articletext" "entrycontent" "postcontent" "postbody" "storybody" "storycontent" "blogcontent" "contentbody" "bodytext" "richtext" "wysiwyg" "markdown" "prose";
    Content "named content": "content" "article" "post" "entry" "story" "main" "body" "text" "description" "documentation";
    Comment "named comments": "comment" "comments" "disqus" "discussion" "respond" "commentlist" "reply" "replies";
    Related "named related": "related" "recommended" "recommendation" "recommendations" "recirc" "recirculation" "more" "popular" "trending" "latest" "recent" "readmore" "outbrain" "taboola" "suggestions" "similar" "upsell" "next" "previous";
    Share "named share": "share" "sharing" "social" "sharebar" "addtoany" "follow";
    Author "named author": "author" "byline" "bio" "authorbox" "contributor" "profile" "avatar";
    Newsletter "named newsletter": "newsletter" "subscribe" "subscription" "signup" "optin" "mailchimp" "email" "paywall" "premium" "register";
    Ad "named advertising": "ad" "ads" "advert" "advertisement" "sponsor" "sponsored" "promo" "promotion" "dfp" "adslot" "banner" "cta" "affiliate" "partner";
    Menu "named navigation": "nav" "navigation" "navbar" "menu" "breadcrumb" "breadcrumbs" "pagination" "pager" "toolbar" "tabs" "submenu" "dropdown" "toc" "skip";
    Data "named data about the article": "meta" "date" "time" "timestamp" "tags" "tag" "category" "categories" "topic" "topics" "label" "info" "details" "stats";
    Side "named sidebar": "sidebar" "side" "widget" "rail" "aside" "secondary" "complementary" "widgets";
    Foot "named footer": "footer" "foot" "bottom" "copyright" "legal" "disclaimer" "colophon";
    Head "named header": "header" "masthead" "topbar" "hero" "title" "headline" "heading" "subtitle";
    Consent "named consent": "cookie" "cookies" "consent" "gdpr" "onetrust" "ccpa" "cmp" "didomi" "sourcepoint" "privacy";
    Overlay "named overlay": "modal" "popup" "overlay" "dialog" "lightbox" "drawer" "tooltip" "toast" "notification" "alert";
    Card "named card": "card" "cards" "teaser" "tile" "item" "listing" "grid" "carousel" "slider" "slide" "swiper" "feed" "thumb" "result" "results";
    Caption "named caption": "caption" "gallery" "credit" "figure" "media" "image" "photo" "video" "wpcaption" "player" "embed";
    Post "named forum post": "message" "messages" "thread" "forum" "reply" "topic" "question" "answer" "posts" "quote" "signature";
    Product "named product": "product" "products" "price" "cart" "review" "reviews" "rating" "shop" "buy" "sku" "variant" "shipping";
    Unseen "named hidden": "hidden" "sr" "screen" "visually" "visuallyhidden" "assistive" "offscreen" "noprint" "print" "collapse" "accordion";
    Login "named account": "login" "signin" "account" "user" "password" "member" "auth" "search" "searchform";
}

const _: () = assert!(KINDS <= 64, "kinds are bits of one number");

static TABLE: LazyLock<Vec<(u32, u64)>> = LazyLock::new(|| {
    let mut table: Vec<(u32, u64)> = Vec::new();
    for (kind, names) in NAMED {
        for name in *names {
            table.push((Hash::of(name), 1 << (*kind as u32)));
        }
    }
    let mut table = order::by_key(table, |&(hash, _)| u64::from(hash));
    // A word may name two kinds.
    table.dedup_by(|next, kept| {
        next.0 == kept.0 && {
            kept.1 |= next.1;
            true
        }
    });
    table
});

/// The kinds a token names, as bits.
pub fn kinds_of(token: u32) -> u64 {
    let table = &*TABLE;
    let at = table.binary_search_by_key(&token, |entry| entry.0);
    at.ok().and_then(|at| table.get(at)).map_or(0, |entry| entry.1)
}

const fn bit(kind: Kind) -> u64 {
    1 << (kind as u32)
}

/// What a tag says an element is, as bits.
pub fn kinds_of_tag(tag: Tag) -> u64 {
    match tag {
        Tag::Article => bit(Kind::Article),
        Tag::Main => bit(Kind::Main),
        Tag::Nav => bit(Kind::Nav),
        Tag::Aside => bit(Kind::Aside),
        Tag::Header => bit(Kind::Header),
        Tag::Footer => bit(Kind::Footer),
        Tag::Form | Tag::Fieldset | Tag::Button | Tag::Label | Tag::Search => bit(Kind::Form),
        Tag::Table => bit(Kind::Table),
        Tag::Ul | Tag::Ol | Tag::Dl => bit(Kind::List),
        Tag::Figure | Tag::Figcaption => bit(Kind::Figure),
        Tag::Blockquote => bit(Kind::Quote),
        Tag::Dialog => bit(Kind::Dialog),
        Tag::A => bit(Kind::Link),
        _ => 0,
    }
}

/// What a role or microdata say an element is, as bits.
pub fn kinds_of_attribute(name: &LocalName, value: &str) -> u64 {
    if *name == local_name!("role") {
        match value {
            "main" => bit(Kind::Main),
            "navigation" | "menu" | "menubar" | "tablist" => bit(Kind::Nav),
            "complementary" => bit(Kind::Aside),
            "banner" => bit(Kind::Header),
            "contentinfo" => bit(Kind::Footer),
            "search" | "form" | "button" => bit(Kind::Form),
            "dialog" | "alertdialog" => bit(Kind::Dialog),
            "article" => bit(Kind::Article),
            _ => 0,
        }
    } else if *name == local_name!("itemprop") {
        match value {
            "articleBody" => bit(Kind::Body),
            "comment" => bit(Kind::Comment),
            "author" => bit(Kind::Author),
            _ => 0,
        }
    } else if *name == local_name!("aria-modal") && value == "true" {
        bit(Kind::Dialog)
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_class_names_into_words() {
        let mut found = Vec::new();
        tokens("articleBody__main-2col", |token| found.push(token));
        let expected = ["article", "body", "main", "col", "articlebodymaincol"].map(Hash::of);
        assert_eq!(found, expected);
    }

    #[test]
    fn knows_kinds_by_name_tag_and_role() {
        assert_eq!(kinds_of(Hash::of("newsletter")), 1 << (Kind::Newsletter as u32));
        assert_eq!(kinds_of(Hash::of("limpide")), 0);
        assert_eq!(kinds_of_tag(Tag::Nav), bit(Kind::Nav));
        assert_eq!(kinds_of_attribute(&local_name!("role"), "dialog"), bit(Kind::Dialog));
        assert_eq!(kinds_of_attribute(&local_name!("class"), "dialog"), 0);
    }
}
