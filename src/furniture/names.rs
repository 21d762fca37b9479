//! What the names of all elements of a page say, read in one pass, each value once: kinds by their words, and a few signs by
//! one whole word.

use super::lexicon::{Kind, Kinds, kinds_of, kinds_of_role, kinds_of_tag};
use crate::page::{Known, Lengths, Page, Tag};
use html5ever::local_name;

/// What the attributes of an element say in one word, whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Sign {
    /// A class by which pages and frameworks leave a part out of print.
    NotPrinted = 1,
    /// A class or id of the links of a wiki by which its readers edit it.
    EditLink = 2,
    /// The role of a row of tabs.
    TabList = 4,
    /// A class of the boxes of a wiki: notices on the article, links to others.
    WikiBox = 8,
}

impl Sign {
    /// The signs that an id may bear.
    const OF_ID: u8 = Self::EditLink as u8;
}

/// Classes by which pages and frameworks leave a part out of print, sorted.
const NOT_PRINTED: [&str; 8] = [
    "d-print-none",
    "dontprint",
    "hidden-print",
    "no-print",
    "non-printing",
    "noprint",
    "print-hidden",
    "print:hidden",
];
/// Class of the links of `MediaWiki` by which a section is edited.
const EDIT_LINK: &str = "mw-editsection";
/// Classes of the boxes of `MediaWiki`, by its templates that nearly all wikis have taken over, sorted: notices, small ones,
/// tables of links, links to sister sites.
const WIKI_BOXES: [&str; 4] = ["ambox", "mbox-small", "navbox", "sistersitebox"];
static SIGNED: Lengths = Lengths::NONE.with_all(&NOT_PRINTED).with_all(&WIKI_BOXES).with(EDIT_LINK);

/// The signs of one word of a `class` or an `id`, as bits.
fn sign_of(word: &str) -> u8 {
    match word {
        _ if !SIGNED.may_hold(word) => 0,
        EDIT_LINK => Sign::EditLink as u8,
        _ if NOT_PRINTED.binary_search(&word).is_ok() => Sign::NotPrinted as u8,
        _ if WIKI_BOXES.binary_search(&word).is_ok() => Sign::WikiBox as u8,
        _ => 0,
    }
}

/// The lowest bit of the signs, where those of the kinds stand below.
const SIGNS: u32 = 28;
const _: () = assert!((Kind::AsideRole as u32) < SIGNS);

/// What the names of each element say.
pub struct Names {
    /// For each node its kinds.
    pub kinds: Vec<Kinds>,
    /// For each node its signs, as bits.
    pub signs: Vec<u8>,
    /// Nodes of some kind, or with some sign.
    pub named: Vec<u32>,
}

impl Names {
    /// Reads the names of all elements; names come again and again, so each is read once.
    pub fn of(page: &Page) -> Self {
        let mut known = Known::of(|word| kinds_of(word).bits() | u32::from(sign_of(word)) << SIGNS);
        let mut names =
            Names { kinds: Vec::with_capacity(page.len()), signs: Vec::with_capacity(page.len()), named: Vec::new() };
        for node in 0..page.len() {
            let tag = page.tag(node);
            let (mut kinds, mut signs) = (kinds_of_tag(tag), 0);
            // An id on these is made from their words, for links to them; on these tags it does not name a thing.
            let is_anchor =
                tag.heading_level().is_some() || matches!(tag, Tag::A | Tag::P | Tag::Li | Tag::Dt | Tag::Section);
            for (name, value) in page.named(node) {
                if *name == local_name!("class") || *name == local_name!("id") {
                    let said = known.get(value);
                    let is_id = *name == local_name!("id");
                    signs |= (said >> SIGNS) as u8 & if is_id { Sign::OF_ID } else { u8::MAX };
                    if !is_id || !is_anchor {
                        kinds = kinds.union(Kinds::from_bits(said & !(u32::MAX << SIGNS)));
                    }
                } else if *name == local_name!("role") {
                    kinds = kinds.union(kinds_of_role(value));
                    signs |= if value == "tablist" { Sign::TabList as u8 } else { 0 };
                } else if *name == local_name!("aria-modal") && value == "true" {
                    kinds = kinds.with(Kind::DialogRole);
                } else if *name == local_name!("itemtype") && value.ends_with("/BreadcrumbList") {
                    kinds = kinds.with(Kind::Breadcrumb);
                }
            }
            if matches!(tag, Tag::Html | Tag::Body) {
                kinds = Kinds::default();
            }
            if signs != 0 || !kinds.is_empty() {
                names.named.push(node as u32);
            }
            names.kinds.push(kinds);
            names.signs.push(signs);
        }
        names
    }
}
