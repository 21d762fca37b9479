//! Which links refer to notes, and which elements the notes are.

use super::super::Kept;
use super::super::links::fragment;
use super::margin::{Within, notes_within};
use crate::page::{Page, Tag};
use std::collections::{BTreeMap, HashMap, HashSet};

/// A longer label is a link in a sentence; characters.
pub(super) const LONGEST_LABEL: usize = 8;
/// A larger element is a part of the page, not a note; nodes.
const LARGEST_NOTE: usize = 400;

/// Signs of notes, alone or before their number.
const STARS: [char; 6] = ['*', '＊', '※', '†', '‡', '§'];

/// What leads where.
#[derive(Debug, Default)]
pub struct References {
    /// The id each reference names.
    pub(super) links: HashMap<usize, u32>,
    /// The id of each note's element.
    pub(super) notes: BTreeMap<usize, u32>,
    /// The note of each reference that holds its note itself.
    pub(super) within: HashMap<usize, usize>,
    /// Numbers and signs of those notes, which the references say again.
    pub(super) marks: HashSet<usize>,
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
            let is_note = |&note: &usize| note > *link && kept.is_kept(page, note) && is_mutual(page, *link, note);
            if let Some(note) = note_of(page, target).filter(is_note) {
                pairs.push((*link, note));
                elements.insert(note, 0);
            }
        }
        add_neighbors(page, kept, &mut elements);
        elements.extend(within.iter().map(|within| (within.note, 0)));
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
        for Within { element, note, mark } in within {
            if let Some(&id) = references.notes.get(&note) {
                references.links.insert(element, id);
                references.within.insert(element, note);
                let label = mark.map_or_else(|| id.to_string(), |mark| label_of(page, mark, id));
                references.labels.insert(id, label);
                // One that leads to another note is a reference of its own.
                let is_free =
                    |mark: &usize| !page.nodes(*mark..page.end(*mark)).any(|n| references.links.contains_key(&n));
                references.marks.extend(mark.filter(is_free));
            }
        }
        references
    }
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
    is_short && (is_raised || (text.starts_with('[') && label.bytes().all(|b| b.is_ascii_digit())) || is_starred(label))
}

/// Whether a label is a star and a number, as Japanese blogs write them.
fn is_starred(label: &str) -> bool {
    let number = label.strip_prefix(STARS).unwrap_or_default();
    !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a note leads back to its reference, or that is raised or says that it is one.
fn is_mutual(page: &Page, link: usize, note: usize) -> bool {
    let text = page.subtree_text(link);
    if !is_starred(bare(&text)) {
        return true;
    }
    let names: Vec<&str> =
        std::iter::once(link).chain(page.ancestors(link).take(2)).filter_map(|n| page.attr(n, "id")).collect();
    let mut links = page.nodes(note..page.end(note)).take(LARGEST_NOTE).filter(|&n| page.tag(n) == Tag::A);
    links.any(|n| fragment(page, n).is_some_and(|fragment| names.contains(&fragment.as_str())))
}

pub(super) fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '[' | ']' | '(' | ')' | '{' | '}'))
}

fn label_of(page: &Page, link: usize, id: u32) -> String {
    let text = page.subtree_text(link);
    let label = bare(&text);
    let is_label =
        label.chars().count() <= LONGEST_LABEL && label.chars().any(|c| c.is_alphanumeric() || STARS.contains(&c));
    if is_label { label.to_string() } else { id.to_string() }
}

/// The element that holds the note a target marks.
fn note_of(page: &Page, target: usize) -> Option<usize> {
    let block =
        if page.tag(target).is_block() { target } else { page.ancestors(target).find(|&n| page.tag(n).is_block())? };
    let is_note = match page.tag(block) {
        Tag::Li => true,
        Tag::P
            if page.parent(block).is_some_and(|item| page.tag(item) == Tag::Li && begins_with(page, item, block)) =>
        {
            return page.parent(block);
        }
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

/// Whether nothing stands in an element before a node of it.
fn begins_with(page: &Page, element: usize, node: usize) -> bool {
    page.nodes(element + 1..node).all(|n| page.tag(n) == Tag::Text && page.reading(n).is_blank)
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
