//! The links of a page that lead to the other pages of the same article: by their address, and by what they say.

use super::address::{Form, Numbered, number, readings, whole};
use super::words::{Sayings, begins_with_next, sayings};
use crate::page::text::folded;
use crate::page::{Page, Tag};
use url::Url;

/// A link to another page says no more than this, bytes of text, and holds no more nodes.
const MOST_TEXT: u32 = 120;
const MOST_NODES: usize = 12;
/// More links than these are no list of pages.
const MOST_LINKS: usize = 400;

/// What a link says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    /// The number of a page.
    Number(u32),
    /// "Next page".
    NextPage,
    /// "Next", or an arrow.
    Next,
    /// "Previous", or an arrow.
    Before,
    /// "All pages".
    Around,
    /// Nothing of the kind, but its relation is the next.
    Relation,
}

/// A link to a page of the article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageLink {
    /// The element: a link, or one of the head.
    pub node: usize,
    /// Where it leads.
    pub address: Url,
    /// The number of the page, as its address has it; none where that is the article without a number.
    pub number: Option<u32>,
    /// How the address says it.
    pub form: Option<Form>,
    /// What it says.
    pub says: Says,
    /// Whether its relation is the next.
    pub is_related: bool,
}

/// The pages of an article, as far as one of them shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pages {
    /// The number that the address of this page says; none where it says none.
    pub own: Option<u32>,
    /// The links to its other pages and to itself, in document order.
    pub links: Vec<PageLink>,
}

/// A link with what it says, before it is known where it leads.
struct Candidate {
    node: usize,
    says: Says,
    is_related: bool,
    address: Url,
}

impl Pages {
    /// Looks for the links to other pages of the article that the page shows; none where there are none.
    #[inline(never)]
    pub fn of(page: &Page) -> Option<Self> {
        let own = page.address().filter(|own| matches!(own.scheme(), "http" | "https"))?;
        let candidates = candidates(page, own);
        if candidates.is_empty() {
            return None;
        }
        let own_whole = whole(own);
        let first = first_page(&candidates, &own_whole);
        if !first.links.is_empty() {
            return Some(first);
        }
        let mut found = readings(own).into_iter().filter_map(|reading| later_page(&candidates, &own_whole, &reading));
        found.next()
    }
}

/// The pages, where the address of this one says no number.
fn first_page(candidates: &[Candidate], own: &str) -> Pages {
    let mut links = Vec::new();
    let mut leads_on = false;
    for candidate in candidates {
        if whole(&candidate.address) == own {
            links.push(candidate.link(None));
        } else if let Some(reading) = readings(&candidate.address).into_iter().find(|reading| reading.stem == own) {
            leads_on = true;
            links.push(candidate.link(Some(&reading)));
        }
    }
    if !leads_on {
        links.clear();
    }
    Pages { own: None, links }
}

/// The pages, where the address of this one says a number in this way.
fn later_page(candidates: &[Candidate], own_whole: &str, own: &Numbered) -> Option<Pages> {
    let (mut links, mut is_first_seen, mut numbers) = (Vec::new(), false, 0);
    for candidate in candidates {
        let is_own = whole(&candidate.address) == own_whole;
        let same = |reading: &Numbered| reading.form == own.form && reading.stem == own.stem;
        if whole(&candidate.address) == own.stem {
            is_first_seen = true;
            links.push(candidate.link(None));
        } else if let Some(reading) = readings(&candidate.address).into_iter().find(same) {
            numbers += usize::from(!is_own && candidate.says == Says::Number(reading.number));
            links.push(candidate.link(Some(&reading)));
        }
    }
    // A number at the end of a name may be a part of it, as that of a chapter: then nothing stands without it.
    let is_sure =
        is_first_seen || matches!(own.form, Form::Parameter | Form::Named) || numbers >= 2 && own.form == Form::Segment;
    (is_sure && !links.is_empty()).then_some(Pages { own: Some(own.number), links })
}

impl Candidate {
    fn link(&self, reading: Option<&Numbered>) -> PageLink {
        PageLink {
            node: self.node,
            address: self.address.clone(),
            number: reading.map(|reading| reading.number),
            form: reading.map(|reading| reading.form),
            says: self.says,
            is_related: self.is_related,
        }
    }
}

/// The links of the page's own origin that say what links to other pages say.
fn candidates(page: &Page, own: &Url) -> Vec<Candidate> {
    let mut found = Vec::new();
    for node in 0..page.len() {
        let tag = page.tag(node);
        let is_link = tag == Tag::A || tag == Tag::Link;
        let Some(href) = is_link.then(|| page.attr(node, "href")).flatten() else { continue };
        let is_related = page
            .attr(node, "rel")
            .is_some_and(|rel| rel.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case("next")));
        let said = if tag == Tag::A && !page.is_hidden(node) { says(page, node) } else { None };
        let Some(says) = said.or(is_related.then_some(Says::Relation)) else { continue };
        let Some(mut address) = page.resolve(href) else { continue };
        if address.origin() != own.origin()
            || address.username() != own.username()
            || address.password() != own.password()
        {
            continue;
        }
        address.set_fragment(None);
        found.push(Candidate { node, says, is_related, address });
        if found.len() == MOST_LINKS {
            break;
        }
    }
    found
}

/// What a link says, where it is one of the things that links to other pages say.
fn says(page: &Page, link: usize) -> Option<Says> {
    let end = page.end(link);
    if end - link > MOST_NODES || page.nodes(link..end).map(|node| page.reading(node).trimmed).sum::<u32>() > MOST_TEXT
    {
        return None;
    }
    let text = page.subtree_text(link);
    if let Some(said) = meaning(&text) {
        return Some(said);
    }
    // An arrow drawn as a picture or a letter has its words in a label.
    let is_sign = text.chars().filter(|c| c.is_alphanumeric()).count() < 2;
    let labels = ["aria-label", "title"].iter().filter_map(|name| page.attr(link, name));
    let pictures =
        page.nodes(link..end).filter(|&node| page.tag(node) == Tag::Img).filter_map(|node| page.attr(node, "alt"));
    is_sign.then(|| labels.chain(pictures).find_map(meaning)).flatten()
}

/// What a text says of other pages.
pub fn meaning(text: &str) -> Option<Says> {
    let bare = text.trim();
    match bare {
        ">" | "›" | "»" | "→" | "≫" | ">>" | "▶" | "►" | "❯" | "⟩" => return Some(Says::Next),
        "<" | "‹" | "«" | "←" | "≪" | "<<" | "◀" | "◄" | "❮" | "⟨" => return Some(Says::Before),
        _ => {}
    }
    let folded = folded(bare);
    if let Some(number) = page_number(&folded) {
        return Some(Says::Number(number));
    }
    let said = sayings(&folded);
    if said.has(Sayings::NEXT) {
        let is_whole = folded.contains(' ') || !folded.is_ascii() && folded.chars().count() > 2;
        return Some(if is_whole { Says::NextPage } else { Says::Next });
    }
    if said.has(Sayings::BEFORE) {
        return Some(Says::Before);
    }
    if said.has(Sayings::AROUND) {
        return Some(Says::Around);
    }
    begins_with_next(&folded).then_some(Says::NextPage)
}

/// The number of a page in a folded text that says nothing else: "2", "page 2", "第2页".
fn page_number(folded: &str) -> Option<u32> {
    if !folded.chars().any(|c| digit(c).is_some()) {
        return None;
    }
    let parts = parts(folded);
    let mut numbers = parts.iter().filter_map(|part| part.number);
    let number = numbers.next()?;
    let is_page = |part: &Part<'_>| part.number.is_some() || sayings(part.text).has(Sayings::PAGE);
    (numbers.next().is_none() && parts.len() <= 3 && parts.iter().all(is_page)).then_some(number)
}

/// How many pages there are, where a folded text says the number of this one and theirs and nothing else: "page 2 of 5",
/// "2/5", "第2页 共5页".
pub fn count_said(folded: &str, own: u32) -> Option<u32> {
    let parts = parts(folded);
    let numbers: Vec<u32> = parts.iter().filter_map(|part| part.number).collect();
    let is_said = |part: &Part<'_>| {
        let said = sayings(part.text);
        part.number.is_some() || said.has(Sayings::PAGE) || said.has(Sayings::OF)
    };
    match numbers.as_slice() {
        &[at, all] if at == own && all >= own && all > 1 && parts.len() <= 7 && parts.iter().all(is_said) => Some(all),
        _ => None,
    }
}

/// Whether a folded text says of pages and nothing else: their numbers, the words beside these, the ways to them.
pub fn says_of_pages(folded: &str) -> bool {
    let is_any = |text: &str| sayings(text).is_any();
    is_any(folded) || parts(folded).iter().all(|part| part.number.is_some() || is_any(part.text))
}

/// A run of digits, or of anything else without a space.
struct Part<'a> {
    text: &'a str,
    number: Option<u32>,
}

fn parts(folded: &str) -> Vec<Part<'_>> {
    let mut found = Vec::new();
    if folded.len() > MOST_TEXT as usize {
        return found;
    }
    for word in folded.split(' ').filter(|word| !word.is_empty()) {
        let mut rest = word;
        while let Some(first) = rest.chars().next() {
            let is_digit = digit(first).is_some();
            let end = rest.find(|c: char| digit(c).is_some() != is_digit).unwrap_or(rest.len());
            let (text, tail) = rest.split_at_checked(end).unwrap_or((rest, ""));
            let digits: String =
                text.chars().filter_map(digit).filter_map(|digit| char::from_digit(digit, 10)).collect();
            found.push(Part { text, number: if is_digit { number(&digits) } else { None } });
            rest = tail;
        }
    }
    found
}

/// A digit of the scripts that have their own.
fn digit(c: char) -> Option<u32> {
    let zero = match c {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        '\u{966}'..='\u{96f}' => '\u{966}',
        '\u{ff10}'..='\u{ff19}' => '\u{ff10}',
        _ => return None,
    };
    Some(u32::from(c) - u32::from(zero))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_say_numbers_and_ways() {
        for (text, expected) in [
            ("2", Some(Says::Number(2))),
            ("[2]", Some(Says::Number(2))),
            ("Page 2", Some(Says::Number(2))),
            ("第2页", Some(Says::Number(2))),
            ("٢", Some(Says::Number(2))),
            ("Next page »", Some(Says::NextPage)),
            ("Nächste Seite: Der Motor", Some(Says::NextPage)),
            ("Página siguiente", Some(Says::NextPage)),
            ("次のページへ", Some(Says::NextPage)),
            ("下一页", Some(Says::NextPage)),
            ("Suivant", Some(Says::Next)),
            ("›", Some(Says::Next)),
            ("Zurück", Some(Says::Before)),
            ("View all", Some(Says::Around)),
            ("2 comments", None),
            ("Next: the ferry", None),
            ("1999", None),
        ] {
            assert_eq!(meaning(text), expected, "{text}");
        }
    }

    #[test]
    fn a_line_says_how_many_there_are() {
        for (text, expected) in [
            ("Page 2 of 5", Some(5)),
            ("2 / 5", Some(5)),
            ("Seite 2 von 5", Some(5)),
            ("第2页 共5页", Some(5)),
            ("Page 3 of 5", None),
            ("2 of 5 stars", None),
            ("2 of 1", None),
        ] {
            assert_eq!(count_said(&folded(text), 2), expected, "{text}");
        }
    }
}
