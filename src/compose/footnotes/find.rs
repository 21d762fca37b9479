//! Which links refer to notes, and which elements the notes are.

use super::super::Kept;
use super::super::links::fragment_of;
use crate::page::{Page, Tag};
use std::collections::{BTreeMap, HashMap, HashSet};

/// A longer label is a link in a sentence; characters.
const LONGEST_LABEL: usize = 8;
/// A larger element is a part of the page, not a note; nodes.
const LARGEST_NOTE: usize = 400;

/// How far into its reference a note begins, nodes: behind the mark, in an element that is laid over the page.
const NODES_BEFORE_NOTE: usize = 16;

/// What leads where.
#[derive(Debug, Default)]
pub struct References {
    /// The id each reference names.
    pub(super) links: HashMap<usize, u32>,
    /// The id of each note's element.
    pub(super) notes: BTreeMap<usize, u32>,
    /// The note of each reference that holds its note itself.
    pub(super) within: HashMap<usize, usize>,
    /// What the references to each id show.
    pub(super) labels: HashMap<u32, String>,
}

impl References {
    /// How many notes there are.
    pub fn count(&self) -> usize {
        self.notes.len()
    }

    /// Whether a term is no more than the number of the note after it.
    pub fn are_numbered_by(&self, page: &Page, term: usize) -> bool {
        detail_after(page, term).is_some_and(|detail| self.notes.contains_key(&detail))
    }

    /// Finds the references of the page and their notes.
    pub fn find(page: &Page, kept: &Kept) -> Self {
        let is_reference = |&n: &usize| page.tag(n) == Tag::A && kept.is_kept(page, n) && looks_like_reference(page, n);
        let links: Vec<(usize, String)> =
            (0..page.len()).filter(is_reference).filter_map(|n| Some((n, fragment(page, n)?))).collect();
        let within = notes_within(page, kept);
        if links.is_empty() && within.is_empty() {
            return Self::default();
        }
        let wanted: HashSet<&str> = links.iter().map(|(_, fragment)| fragment.as_str()).collect();
        let mut targets: HashMap<&str, usize> = HashMap::new();
        for n in 0..page.len() {
            let names = [page.attr(n, "id"), page.attr(n, "name").filter(|_| page.tag(n) == Tag::A)];
            for name in names.into_iter().flatten().filter(|name| wanted.contains(name)) {
                targets.entry(name).or_insert(n);
            }
        }
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        let mut elements: BTreeMap<usize, u32> = BTreeMap::new();
        for (link, fragment) in &links {
            // A link that leads up the page leads back from a note.
            let Some(&target) = targets.get(fragment.as_str()).filter(|&target| target > link) else { continue };
            if let Some(note) = note_of(page, target).filter(|&note| note > *link && kept.is_kept(page, note)) {
                pairs.push((*link, note));
                elements.insert(note, 0);
            }
        }
        add_neighbors(page, kept, &mut elements);
        elements.extend(within.iter().map(|(_, note)| (*note, 0)));
        let mut end = 0;
        elements.retain(|&note, _| {
            let is_apart = note >= end;
            end = end.max(page.end(note));
            is_apart
        });
        for (id, (_, number)) in (1..).zip(elements.iter_mut()) {
            *number = id;
        }
        let mut references = Self { notes: elements, ..Self::default() };
        for (link, note) in pairs {
            if let Some(&id) = references.notes.get(&note) {
                references.links.insert(link, id);
                references.labels.entry(id).or_insert_with(|| label_of(page, link, id));
            }
        }
        for (element, note) in within {
            if let Some(&id) = references.notes.get(&note) {
                references.links.insert(element, id);
                references.within.insert(element, note);
                let mark = page.children(element).find(|&n| page.tag(n) == Tag::Sup);
                references.labels.insert(id, mark.map_or_else(|| id.to_string(), |mark| label_of(page, mark, id)));
            }
        }
        references
    }
}

/// References that hold their notes, and the notes: so `LaTeXML` writes them, and shows them on hover.
fn notes_within(page: &Page, kept: &Kept) -> Vec<(usize, usize)> {
    let is_named = |n: usize, name: &str| page.tag(n) == Tag::Span && page.class_words(n).any(|word| word == name);
    let elements = (0..page.len()).filter(|&n| is_named(n, "ltx_note") && kept.is_kept(page, n));
    let notes = elements.filter_map(|n| {
        let mut inner = page.nodes(n..page.end(n)).take(NODES_BEFORE_NOTE);
        Some((n, inner.find(|&inner| is_named(inner, "ltx_note_content") && kept.is_kept(page, inner))?))
    });
    notes.collect()
}

/// Where one item of a list is a note, all are.
fn add_neighbors(page: &Page, kept: &Kept, elements: &mut BTreeMap<usize, u32>) {
    let items = elements.keys().filter(|&&note| page.tag(note) == Tag::Li);
    let lists: HashSet<usize> = items.filter_map(|&note| page.parent(note)).collect();
    for list in lists {
        let items = page.children(list).filter(|&n| page.tag(n) == Tag::Li && kept.is_kept(page, n));
        elements.extend(items.map(|n| (n, 0)));
    }
}

/// The fragment a link of the page to itself names.
pub(super) fn fragment(page: &Page, link: usize) -> Option<String> {
    let href = page.attr(link, "href")?.trim();
    let fragment = match href.strip_prefix('#') {
        Some(fragment) => fragment.to_string(),
        None if href.contains('#') => fragment_of(page, &page.resolve(href)?)?.to_string(),
        None => return None,
    };
    (!fragment.is_empty()).then_some(fragment)
}

fn looks_like_reference(page: &Page, link: usize) -> bool {
    if !page.attr(link, "href").is_some_and(|href| href.contains('#')) {
        return false;
    }
    let says_so = page.attr(link, "role") == Some("doc-noteref")
        || page.attr(link, "rel") == Some("footnote")
        || page.class_words(link).any(|word| {
            matches!(word, "footnote-ref" | "footnote-reference" | "footnote-anchor" | "noteref" | "footnote")
        });
    let is_raised = page.ancestors(link).take(2).any(|n| page.tag(n) == Tag::Sup)
        || page.children(link).any(|n| page.tag(n) == Tag::Sup);
    if says_so {
        return true;
    }
    let text = page.subtree_text(link);
    let label = bare(&text);
    let is_short = !label.is_empty() && label.chars().count() <= LONGEST_LABEL;
    is_short && (is_raised || (text.starts_with('[') && label.bytes().all(|b| b.is_ascii_digit())))
}

pub(super) fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '[' | ']' | '(' | ')' | '{' | '}'))
}

fn label_of(page: &Page, link: usize, id: u32) -> String {
    let text = page.subtree_text(link);
    let label = bare(&text);
    if label.is_empty() || label.chars().count() > LONGEST_LABEL { id.to_string() } else { label.to_string() }
}

/// The element that holds the note a target marks.
fn note_of(page: &Page, target: usize) -> Option<usize> {
    let block =
        if page.tag(target).is_block() { target } else { page.ancestors(target).find(|&n| page.tag(n).is_block())? };
    let is_note = match page.tag(block) {
        Tag::Li => true,
        Tag::Dt => return detail_after(page, block).filter(|_| is_number(page, block)),
        Tag::P => page.end(block) - block <= LARGEST_NOTE,
        Tag::Div | Tag::Aside => {
            let says_so = page.attr(block, "role") == Some("doc-footnote")
                || page.class_words(block).any(|word| word == "footnote");
            page.end(block) - block <= LARGEST_NOTE
                && (says_so || !page.nodes(block..page.end(block)).any(|n| matches!(page.tag(n), Tag::Li | Tag::Table)))
        }
        _ => false,
    };
    is_note.then_some(block)
}

fn is_number(page: &Page, term: usize) -> bool {
    !page.subtree_text(term).chars().any(char::is_alphabetic)
}

/// The detail that follows a term.
fn detail_after(page: &Page, term: usize) -> Option<usize> {
    let next = page.end(term);
    let is_space = page.tag(next) == Tag::Text && page.reading(next).is_blank;
    let next = if is_space { next + 1 } else { next };
    (page.tag(next) == Tag::Dd && page.parent(next) == page.parent(term)).then_some(next)
}
