//! Where the page shows what the metadata says: the elements around the title that hold nothing but byline, dates and
//! reading time, and the standfirst. A paragraph that merely mentions them is text and stays.

use super::apart;
use super::byline::name_words::{LABELS, ROLES};
use super::clues::Clues;
use super::dates::words::{CHANGED, LINKS, MONTHS};
use super::dates::{self, Order};
use super::title::Spelled;
use super::value::clean;
use crate::page::text::{folded, is_spaceless};
use crate::page::{Page, Tag, order};
use std::sync::LazyLock;

/// Bytes of other text after the title, standfirst and captions, behind which the head of the article has ended.
const HEAD_BYTES: usize = 1_200;
/// Bytes of text between the title and the standfirst.
const STANDFIRST_AFTER: u32 = 1_000;
/// Bytes of text between the title and a paragraph that says what the description says.
const DESCRIBED_AFTER: u32 = 500;
/// Bytes of text before the title in which it is looked for.
const HEAD_BEFORE: u32 = 400;
/// Bytes of an element that only says who and when.
const SAID_BYTES: u32 = 240;
/// Other words that a byline may hold.
const MOST_UNKNOWN: usize = 4;
/// Bytes of a standfirst.
const STANDFIRST_BYTES: std::ops::RangeInclusive<u32> = 30..=1_200;
/// From here on a paragraph says what the description says.
const SAYS_DESCRIPTION: f32 = 0.85;

/// Words that stand beside names and dates in the head of an article, in the languages of the brief; folded, sorted.
#[rustfmt::skip]
const HEAD_WORDS: [&str; 163] = [
    "ago", "am", "and", "at", "author", "authors", "avr", "bst", "by", "cdt", "cest", "cet", "changed", "clock",
    "comment", "comments", "created", "cst", "ct", "date", "di", "dienstag", "dimanche", "dinsdag", "domenica",
    "domingo", "donderdag", "donnerstag", "e", "edited", "edt", "en", "erstellt", "est", "et", "first",
    "followed", "for", "freitag", "fri", "friday", "from", "geplaatst", "gepubliceerd", "giovedi", "gmt",
    "guest", "heure", "heures", "hour", "hours", "hs", "i", "ist", "jeudi", "jour", "jueves", "kl", "klo",
    "klokka", "la", "last", "le", "lectura", "lecture", "leestijd", "leitura", "les", "lesezeit", "lettura",
    "lezen", "lundi", "lunedi", "lunes", "maandag", "mardi", "martedi", "martes", "mercoledi", "mercredi",
    "miercoles", "min", "mins", "minute", "minuten", "minutes", "minuti", "minutos", "mis", "mise", "mittwoch",
    "modifie", "modified", "mon", "monday", "montag", "no", "o", "och", "og", "on", "opublikowano", "original",
    "originally", "pdt", "photo", "photos", "pm", "posted", "pst", "pt", "pubblicato", "publicada", "publicado",
    "publicerad", "publiceret", "publie", "publiee", "publisert", "published", "read", "reading", "reporter",
    "sabado", "samedi", "samstag", "sat", "saturday", "shared", "sonntag", "staff", "sun", "sunday", "tempo",
    "temps", "thu", "thursday", "tiempo", "time", "tue", "tuesday", "uhr", "um", "und", "update", "updated",
    "utc", "uur", "vendredi", "venerdi", "veroffentlicht", "viernes", "von", "vrijdag", "wed", "wednesday",
    "woensdag", "writer", "y", "year", "years", "zaterdag", "zondag",
];

/// All words that stand beside names and dates, sorted.
static BESIDE: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let labels = LABELS.iter().flat_map(|label| label.split(' '));
    let tables = HEAD_WORDS.iter().chain(&CHANGED).chain(&LINKS).chain(&ROLES).copied();
    let mut words: Vec<&str> = order::by_text(tables.chain(labels).collect(), |word| word);
    words.dedup();
    words
});

/// The elements around the title that only show byline, dates and reading time; none stands within another.
#[inline(never)]
pub fn said_nodes(page: &Page, clues: &Clues<'_>, title: Option<usize>, authors: &[String]) -> Vec<usize> {
    let Some(title) = title else { return Vec::new() };
    let names: Vec<String> = authors.iter().flat_map(|name| words(name)).collect();
    let at = clues.bytes_before(title);
    let (mut found, mut heard) = (Vec::new(), Heard { page, names: &names, told: Vec::new() });
    let (mut node, mut others) = (0, 0);
    while node < page.len() && others < HEAD_BYTES {
        let (bytes, end) = (clues.bytes_before(node), page.end(node));
        // What a quoted post says of itself is part of the quote.
        if page.tag(node) == Tag::Blockquote {
            node = end;
            continue;
        }
        let is_head = bytes + HEAD_BEFORE >= at && !page.contains(node, title) && !page.contains(title, node);
        let only_says = is_head && can_be_said(page, clues, node) && only_says(&mut heard, clues, node);
        if only_says && stands_apart(&mut heard, clues, title, node) {
            found.push(node);
            node = end;
            continue;
        }
        // Behind so much other text, the head has ended.
        if node > title && page.tag(node) == Tag::Text && !page.contains(title, node) {
            others += page.reading(node).trimmed as usize;
        }
        node += 1;
    }
    found
}

fn words(text: &str) -> Vec<String> {
    folded(text).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Whether the element is short, shown, and holds no figure, heading or form.
fn can_be_said(page: &Page, clues: &Clues<'_>, node: usize) -> bool {
    let tag = page.tag(node);
    let is_element = !matches!(
        tag,
        Tag::Text | Tag::Head | Tag::Title | Tag::Meta | Tag::Link | Tag::Body | Tag::Html | Tag::Main | Tag::Article
    );
    is_element && clues.is_line(page, node, SAID_BYTES) && !clues.has_part(node, page.end(node))
}

/// What the words of one text are, counted.
#[derive(Debug, Clone, Copy, Default)]
struct Told {
    /// Words that are neither a name nor of a date nor stand beside them.
    strange: usize,
    has_role: bool,
    /// Whether a name or a number is among them.
    may_say: bool,
}

/// The texts of the head, each read once, though it stands in several elements that may be no more than it.
struct Heard<'a> {
    page: &'a Page,
    /// Words of the names of the authors.
    names: &'a [String],
    /// For each node; none where it was not asked for.
    told: Vec<Option<Told>>,
}

impl Heard<'_> {
    fn told(&mut self, node: usize) -> Told {
        if let Some(Some(told)) = self.told.get(node) {
            return *told;
        }
        let mut told = Told::default();
        for word in folded(self.page.text(node)).split(' ').filter(|word| !word.is_empty()) {
            told.has_role |= ROLES.contains(&word);
            match kind_of(word, self.names) {
                Kind::Name | Kind::Number => told.may_say = true,
                Kind::Unknown => told.strange += 1,
                Kind::Beside | Kind::Sign => {}
            }
        }
        self.told.resize(self.told.len().max(node + 1), None);
        if let Some(slot) = self.told.get_mut(node) {
            *slot = Some(told);
        }
        told
    }
}

/// Whether every word of the element is part of a name of the authors, of a date, or stands beside them in any head.
fn only_says(heard: &mut Heard<'_>, clues: &Clues<'_>, node: usize) -> bool {
    let (page, names) = (heard.page, heard.names);
    let mut all = Told::default();
    for text in page.nodes(node..page.end(node)).filter(|&n| page.tag(n) == Tag::Text) {
        let Told { strange, has_role, may_say } = heard.told(text);
        all.strange += strange;
        all.has_role |= has_role;
        all.may_say |= may_say;
        if all.strange > MOST_UNKNOWN {
            return false;
        }
    }
    // A byline by class may hold what somebody does, or where; but no sentence about them.
    let is_byline = clues.bylines.binary_search(&node).is_ok() || clues.dates.binary_search(&node).is_ok();
    let has_role = all.has_role;
    // Most elements are left at this.
    if !all.may_say || (all.strange > 0 && !is_byline && !has_role) {
        return false;
    }
    // Name and role stand side by side, often with nothing but their elements between them.
    let texts = page.nodes(node..page.end(node)).filter(|&n| page.tag(n) == Tag::Text).map(|n| folded(page.text(n)));
    let texts: Vec<String> = texts.collect();
    let text = page.subtree_text(node);
    let words = || texts.iter().flat_map(|text| text.split(' ')).filter(|word| !word.is_empty());
    let count = words().count();
    let is_sentence = text.ends_with('.') && count > 6;
    let allowed =
        |is_placed: bool| if (is_byline || is_placed) && text.len() < 120 && !is_sentence { MOST_UNKNOWN } else { 0 };
    let (mut people, mut numbers, mut beside, mut unknown) = (0, 0, 0, 0);
    for word in words() {
        match kind_of(word, names) {
            Kind::Name => people += 1,
            Kind::Number => numbers += 1,
            Kind::Beside => beside += 1,
            Kind::Sign => {}
            Kind::Unknown => unknown += 1,
        }
        if unknown > allowed(has_role) {
            return false;
        }
    }
    // A number alone is a price or a score; with such words it is a time.
    let says = people > 0 || (numbers > 0 && (beside > 0 || dates::find(&text, Order::DayFirst).is_some()));
    // "Hannah Whitlock Environment reporter, NPN East": a name, and what its bearer does where.
    let is_placed = people > 1 && has_role;
    let half = if is_placed { count.div_ceil(2) + 1 } else { count.div_ceil(2).max(1) };
    says && unknown <= allowed(is_placed) && unknown < half
}

/// Whether an element that only says who and when is no part of the text.
fn stands_apart(heard: &mut Heard<'_>, clues: &Clues<'_>, title: usize, node: usize) -> bool {
    let page = heard.page;
    !apart::is_in_text(page, title, node, &mut |text| heard.told(text).strange)
        && !apart::is_entry(page, node, &mut |other| {
            clues.is_line(page, other, SAID_BYTES) && only_says(heard, clues, other)
        })
}

enum Kind {
    Name,
    /// A number, or a month: of a date, a time.
    Number,
    /// A word that stands beside names and dates.
    Beside,
    /// One letter: a part of `a.m.`, a sign.
    Sign,
    Unknown,
}

fn kind_of(word: &str, names: &[String]) -> Kind {
    if names.iter().any(|name| name == word) {
        return Kind::Name;
    }
    let starts_number =
        || word.starts_with(char::is_numeric) && word.chars().filter(|c| !c.is_numeric()).take(4).count() <= 3;
    if starts_number() || MONTHS.binary_search_by_key(&word, |(month, _)| month).is_ok() {
        return Kind::Number;
    }
    let length = word.chars().take(5).count();
    let is_known = || BESIDE.binary_search(&word).is_ok();
    if length == 1 {
        Kind::Sign
    } else if (length <= 4 && word.chars().all(is_spaceless)) || is_known() {
        Kind::Beside
    } else {
        Kind::Unknown
    }
}

/// The element that sums the article up: named so by class or microdata, or right after the title and saying what the
/// description says.
#[inline(never)]
pub fn standfirst(
    page: &Page,
    clues: &Clues<'_>,
    title: Option<usize>,
    description: &[String],
    said: &[usize],
) -> Option<usize> {
    let title = title?;
    let is_head = |node: usize| {
        let end = page.end(node);
        let bytes = clues.bytes(node, end);
        let is_said = said.iter().any(|&other| page.contains(other, node) || page.contains(node, other));
        node > title
            && !page.contains(title, node)
            && !page.is_hidden(node)
            && STANDFIRST_BYTES.contains(&bytes)
            && clues.is_line(page, node, *STANDFIRST_BYTES.end())
            && clues.bytes(page.end(title), node) <= STANDFIRST_AFTER
            && !is_said
            && is_one_paragraph(page, node)
            && !clues.is_foreign(page, node, Some(title))
            && !page.ancestors(node).any(|n| matches!(page.tag(n), Tag::Figure | Tag::Form | Tag::Figcaption))
    };
    let named = clues.standfirsts.iter().copied();
    let items =
        clues.items.iter().filter(|(_, prop)| matches!(*prop, "description" | "alternativeHeadline" | "abstract"));
    let by_name: Vec<usize> = named.chain(items.map(|&(node, _)| node)).filter(|&node| is_head(node)).collect();
    let by_name = order::by_key(by_name, |&node| node as u64);
    if let Some(&node) = by_name.iter().find(|&&node| !is_within_text(page, node)) {
        return Some(node);
    }
    let description: Vec<Spelled> = description.iter().map(|text| Spelled::of(text)).collect();
    let end = page.len();
    let mut node = page.end(title);
    while node < end && clues.bytes(page.end(title), node) <= DESCRIBED_AFTER {
        let is_paragraph = matches!(page.tag(node), Tag::P | Tag::Div | Tag::H2 | Tag::H3 | Tag::Strong);
        if is_paragraph && is_head(node) {
            let text = page.subtree_text(node);
            let own = Spelled::of(&text);
            if description.iter().any(|description| description.likeness(&own) >= SAYS_DESCRIPTION) && text.len() >= 60
            {
                // A description is often the first paragraph's beginning; set apart it is only where it is no sibling of it.
                let next = following_paragraph(page, node);
                return (page.tag(node) != Tag::P || next.is_none()).then_some(node);
            }
        }
        node += 1;
    }
    None
}

/// Whether the element is a run of text, or holds a single one.
fn is_one_paragraph(page: &Page, node: usize) -> bool {
    let blocks = page.nodes(node + 1..page.end(node)).filter(|&n| page.tag(n).is_block()).count();
    let paragraphs =
        page.nodes(node + 1..page.end(node)).filter(|&n| matches!(page.tag(n), Tag::P | Tag::Li | Tag::Figure)).count();
    blocks <= 3 && paragraphs <= 1
}

/// Whether the element is a part of a sentence.
fn is_within_text(page: &Page, node: usize) -> bool {
    let parent = page.parent(node).unwrap_or_default();
    !page.tag(node).is_block()
        && page.children(parent).any(|n| page.tag(n) == Tag::Text && page.text(n).trim().len() > 20)
}

/// The paragraph right after this one.
fn following_paragraph(page: &Page, node: usize) -> Option<usize> {
    let parent = page.parent(node)?;
    page.children(parent).filter(|&n| n > node && page.tag(n) != Tag::Text).take(2).find(|&n| page.tag(n) == Tag::P)
}

/// What the data says the article says.
#[inline(never)]
pub fn descriptions(clues: &Clues<'_>, linked: Option<&String>) -> Vec<String> {
    let metas = clues.meta(&["og:description", "description", "twitter:description"]).filter_map(clean);
    metas.chain(linked.cloned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, said: &[&str], standfirst: Option<&str>) {
        let page = Page::from_html(html, None);
        let metadata = super::super::describe(&page);
        let texts: Vec<String> = metadata.said_nodes.iter().map(|&n| page.subtree_text(n)).collect();
        assert_eq!(texts, said, "{html}");
        assert_eq!(metadata.standfirst_node.map(|n| page.subtree_text(n)).as_deref(), standfirst, "{html}");
    }

    #[test]
    fn numbers_alone_are_text() {
        let table = "<table><tr><td>1,693</td><td>$25</td><td>37% / 40%</td></tr></table><p>#2</p><p>19.47</p>";
        check(&format!("<title>Rain</title><h1>Rain</h1>{table}{BODY}"), &[], None);
        let bio = "<p class=author>Ann Lee is a writer of books who lives in London.</p>";
        check(&format!("<title>Rain</title><meta name=author content='Ann Lee'><h1>Rain</h1>{bio}{BODY}"), &[], None);
    }

    const BODY: &str = "<p>On 28 February Ann Lee wrote to the council, and nobody answered her letter.</p>";

    #[test]
    fn lines_that_only_say_who_and_when_are_said() {
        check(
            &format!(
                "<title>Rain on wheat</title><article><h1>Rain on wheat</h1><div class=byline>By <a rel=author>Ann Lee</a></div><p>Published 28 February 2020 at 10:20</p><span>5 min read</span>{BODY}</article>"
            ),
            &["By Ann Lee", "Published 28 February 2020 at 10:20", "5 min read"],
            None,
        );
        check(
            &format!(
                "<title>Pluie</title><h1>Pluie</h1><p>Texte par : Ann Lee</p><p>Publié le : <time datetime=2020-02-28>28/02/2020 - 18:46</time></p>{BODY}"
            ),
            &["Texte par : Ann Lee", "Publié le : 28/02/2020 - 18:46"],
            None,
        );
    }

    #[test]
    fn text_that_mentions_the_author_stays() {
        check(&format!("<title>Rain</title><meta name=author content='Ann Lee'><h1>Rain</h1>{BODY}"), &[], None);
    }

    #[test]
    fn standfirsts_are_named_or_described() {
        let sum = "The rain fell for a week, and the wheat of the whole valley was lost to it.";
        check(&format!("<title>Rain</title><h1>Rain</h1><p class=chapo>{sum}</p>{BODY}"), &[], Some(sum));
        check(
            &format!(
                "<title>Rain</title><meta name=description content='{sum}'><h1>Rain</h1><h2>{sum}</h2><div>{BODY}</div>"
            ),
            &[],
            Some(sum),
        );
        check(&format!("<title>Rain</title><h1>Rain</h1><p>{sum}</p>{BODY}"), &[], None);
        check(
            &format!(
                "<title>Rain</title><meta name=description content='{sum}'><h1>Rain</h1><div><p>{sum}</p>{BODY}</div>"
            ),
            &[],
            None,
        );
    }

    #[test]
    fn the_table_of_words_is_sorted() {
        assert!(HEAD_WORDS.is_sorted());
        assert!(CHANGED.is_sorted());
        assert!(MONTHS.is_sorted());
    }
}
