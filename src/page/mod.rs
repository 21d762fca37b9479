//! The page the core works on: scraper's tree, and beside it a flat outline of its elements and texts in document order,
//! in which a subtree is a range. Built from a snapshot, from HTML or from plain text; never changed afterwards.

mod build;
pub mod facade;
mod html;
mod known;
mod look;
mod noscript;
pub mod order;
mod parse;
mod plain;
mod posts;
mod reading;
pub mod references;
mod screens;
mod shadow;
pub(crate) mod spans;
pub mod steps;
pub mod tag;
pub mod text;

pub use build::{Builder, attribute as build_attribute};
pub use known::{Known, Lengths, place};
pub use look::Look;
pub(crate) use plain::from_lines;
pub use reading::{Meter, Reading};
pub use steps::Steps;
pub use tag::Tag;

use ego_tree::NodeId;
use html5ever::{LocalName, local_name};
use scraper::{ElementRef, Html, Node};
use std::ops::Range;
use url::Url;

/// Where the page came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// A tab, walked by the browser side.
    Tab,
    /// HTML text.
    Markup,
    /// Plain text.
    Text,
}

/// What is to be said of a page: what had to be left out, by the limits, and what it is instead of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Note {
    /// More nodes than are visited.
    NodesCut,
    /// The walk took too long.
    TimeCut,
    /// More text than is read.
    TextCut,
    /// Nesting deeper than is followed.
    Flattened,
    /// Data images larger than are carried.
    ImagesLeftOut,
    /// The article itself was shortened.
    Shortened,
    /// The page is links, with no sentence between them.
    LinksOnly,
    /// There is little to read on the page.
    FewWords,
}

/// One node of the outline.
#[derive(Debug, Clone, Copy)]
struct Entry {
    id: NodeId,
    tag: Tag,
    parent: u32,
    /// The nearest block-level element that it stands in, or the root: asked of every text in every room.
    block: u32,
    /// One past the last node of the subtree.
    end: u32,
    /// Number of the element (of the parent element for text).
    number: u32,
    depth: u16,
    is_hidden: bool,
    look: Look,
}

/// A page: nodes are named by their place in document order, `0..len()`; 0 is the root element.
#[derive(Debug)]
pub struct Page {
    tree: Html,
    outline: Vec<Entry>,
    /// What each node of the outline holds, where it is text.
    readings: Vec<Reading>,
    json_ld: Vec<String>,
    address: Option<Url>,
    base: Option<Url>,
    source: Source,
    notes: Vec<Note>,
    steps: Steps,
}

impl Page {
    /// How many nodes the page has.
    pub fn len(&self) -> usize {
        self.outline.len()
    }

    /// Whether the page has no node.
    pub fn is_empty(&self) -> bool {
        self.outline.is_empty()
    }

    /// Where the page came from.
    pub fn source(&self) -> Source {
        self.source
    }

    /// The page's own address.
    pub fn address(&self) -> Option<&Url> {
        self.address.as_ref()
    }

    /// What relative addresses are resolved against.
    pub fn base(&self) -> Option<&Url> {
        self.base.as_ref().or(self.address.as_ref())
    }

    /// What was left out by the limits.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// The work that was done on the page.
    pub fn steps(&self) -> &Steps {
        &self.steps
    }

    /// The texts of the page's `application/ld+json` scripts.
    pub fn json_ld(&self) -> &[String] {
        &self.json_ld
    }

    fn entry(&self, node: usize) -> Option<&Entry> {
        self.outline.get(node)
    }

    /// The tag; [`Tag::Text`] for a text node.
    pub fn tag(&self, node: usize) -> Tag {
        self.entry(node).map_or(Tag::Other, |e| e.tag)
    }

    /// The parent; none for the root.
    pub fn parent(&self, node: usize) -> Option<usize> {
        self.entry(node).map(|e| e.parent as usize).filter(|&p| p != node)
    }

    /// The parents, from the nearest to the root.
    pub fn ancestors(&self, node: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.parent(node), |&n| self.parent(n)).take_while(|_| self.steps.step())
    }

    /// One past the last node of the subtree: `node..end(node)` is the subtree.
    pub fn end(&self, node: usize) -> usize {
        self.entry(node).map_or(node, |e| e.end as usize)
    }

    /// The children in order.
    pub fn children(&self, node: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.end(node);
        let first = Some(node + 1).filter(|&n| n < end);
        std::iter::successors(first, move |&n| Some(self.end(n)).filter(|&n| n < end)).take_while(|_| self.steps.step())
    }

    /// The sibling before.
    pub fn before(&self, node: usize) -> Option<usize> {
        let parent = self.parent(node)?;
        let last = node.checked_sub(1).filter(|&last| last > parent)?;
        std::iter::once(last).chain(self.ancestors(last)).find(|&n| self.parent(n) == Some(parent))
    }

    /// The sibling after.
    pub fn after(&self, node: usize) -> Option<usize> {
        let next = self.end(node);
        self.parent(node).filter(|&parent| next < self.end(parent)).map(|_| next)
    }

    /// The nodes from one up to another, in order.
    pub fn nodes(&self, range: Range<usize>) -> impl Iterator<Item = usize> + '_ {
        range.take_while(|_| self.steps.step())
    }

    /// Whether `inner` stands in the subtree of `outer` (a node contains itself).
    pub fn contains(&self, outer: usize, inner: usize) -> bool {
        (outer..self.end(outer)).contains(&inner)
    }

    /// Distance from the root.
    pub fn depth(&self, node: usize) -> usize {
        self.entry(node).map_or(0, |e| usize::from(e.depth))
    }

    /// The number by which the browser side knows the element; for text, its parent's.
    pub fn number(&self, node: usize) -> u32 {
        self.entry(node).map_or(0, |e| e.number)
    }

    /// The element that the browser side knows by a number.
    pub fn numbered(&self, number: u32) -> Option<usize> {
        self.nodes(0..self.len()).find(|&node| self.number(node) == number && self.tag(node) != Tag::Text)
    }

    /// Whether the page does not show the node: computed visibility in a tab, `hidden` and inline style in a file.
    pub fn is_hidden(&self, node: usize) -> bool {
        self.entry(node).is_some_and(|e| e.is_hidden)
    }

    /// Whether the style sheets of the page make this of a node; a file does not tell.
    pub fn looks(&self, node: usize, look: Look) -> bool {
        self.entry(node).is_some_and(|e| e.look.has(look))
    }

    /// The text of a text node; empty for an element.
    pub fn text(&self, node: usize) -> &str {
        match self.entry(node).and_then(|e| self.tree.tree.get(e.id)).map(|n| n.value()) {
            Some(Node::Text(text)) => text,
            _ => "",
        }
    }

    /// What a text node holds; nothing for an element.
    pub fn reading(&self, node: usize) -> &Reading {
        static NOTHING: Reading = Reading::NOTHING;
        self.readings.get(node).unwrap_or(&NOTHING)
    }

    /// The value of an attribute.
    pub fn attr(&self, node: usize, name: &str) -> Option<&str> {
        // Names differ in their first letters mostly, which is asked without a call.
        let is_named = |other: &str| other.as_bytes().first() == name.as_bytes().first() && other == name;
        self.attrs(node).find(|(other, _)| is_named(other)).map(|(_, value)| value)
    }

    /// All attributes: name and value.
    pub fn attrs(&self, node: usize) -> impl Iterator<Item = (&str, &str)> {
        self.named(node).map(|(name, value)| (&**name, value))
    }

    /// All attributes, the names as the parser has them: to compare them is to compare numbers.
    pub fn named(&self, node: usize) -> impl Iterator<Item = (&LocalName, &str)> {
        let entry = self.entry(node).filter(|entry| entry.tag != Tag::Text);
        let element = entry.and_then(|e| self.tree.tree.get(e.id)).and_then(|n| n.value().as_element());
        element.map_or(&[][..], |e| &e.attrs).iter().map(|(name, value)| (&name.local, &**value))
    }

    /// The value of an attribute whose name the parser has.
    pub fn value(&self, node: usize, name: &LocalName) -> Option<&str> {
        self.named(node).find(|&(other, _)| other == name).map(|(_, value)| value)
    }

    /// The local name, for elements the tag table does not know as well.
    pub fn name(&self, node: usize) -> &str {
        self.entry(node)
            .and_then(|e| self.tree.tree.get(e.id))
            .and_then(|n| n.value().as_element())
            .map_or("", |e| e.name())
    }

    /// The words of `class` and `id`.
    pub fn class_words(&self, node: usize) -> impl Iterator<Item = &str> {
        self.named(node)
            .filter(|&(name, _)| *name == local_name!("class") || *name == local_name!("id"))
            .flat_map(|(_, value)| value.split_ascii_whitespace())
    }

    /// Whether its `class` holds one of these words.
    pub fn has_class(&self, node: usize, words: &[&str]) -> bool {
        let class = self.value(node, &local_name!("class")).unwrap_or_default();
        class.split_ascii_whitespace().any(|word| words.contains(&word))
    }

    /// The node as scraper sees it, for selectors.
    pub fn element(&self, node: usize) -> Option<ElementRef<'_>> {
        self.entry(node).and_then(|e| self.tree.tree.get(e.id)).and_then(ElementRef::wrap)
    }

    /// The text directly in an element that the outline does not go into, such as a `math/tex` script.
    pub fn raw_text(&self, node: usize) -> String {
        let id = self.entry(node).map(|e| e.id);
        // What a `noscript` was expanded to stands behind its own text, and is in the outline.
        let expanded = if self.end(node) > node + 1 { self.entry(node + 1).map(|e| e.id) } else { None };
        let children = id.and_then(|id| self.tree.tree.get(id)).into_iter().flat_map(|n| n.children());
        let own = children.take_while(|child| Some(child.id()) != expanded);
        own.filter_map(|child| child.value().as_text().map(|text| text.to_string())).collect()
    }

    /// All text in a subtree, white space collapsed, block ends and line breaks as one space.
    pub fn subtree_text(&self, node: usize) -> String {
        self.range_text(node, self.end(node))
    }

    /// All text in a range of nodes, white space collapsed, block ends and line breaks as one space.
    pub fn range_text(&self, start: usize, end: usize) -> String {
        self.range_head(start, end, usize::MAX)
    }

    /// The same, at least so many bytes of it where there are more.
    pub fn range_head(&self, start: usize, end: usize, bytes: usize) -> String {
        let held = self.readings.get(start..end.min(self.len())).unwrap_or_default();
        let held: usize = held.iter().map(|reading| reading.trimmed as usize + 1).sum();
        let mut out = String::with_capacity(held.min(bytes));
        let (mut previous_block, mut parent) = (usize::MAX, usize::MAX);
        for node in self.nodes(start..end.min(self.len())) {
            if out.len() > bytes {
                break;
            }
            match self.tag(node) {
                Tag::Text => {
                    // Beside the text before it stands in the same block.
                    let above = self.parent(node).unwrap_or_default();
                    let block = if above == parent { previous_block } else { self.block_of(node) };
                    parent = above;
                    if block != previous_block && !out.is_empty() {
                        text::push_collapsed(&mut out, " ");
                    }
                    previous_block = block;
                    let text = if self.reading(node).is_blank { " " } else { self.text(node) };
                    if !self.steps.read(text.len()) {
                        break;
                    }
                    text::push_collapsed(&mut out, text);
                }
                Tag::Br => text::push_collapsed(&mut out, " "),
                _ => {}
            }
        }
        out.truncate(out.trim_end_matches(text::is_space).len());
        out
    }

    /// How much there is to read in a range of nodes, as in its text.
    pub fn measure(&self, start: usize, end: usize) -> text::Measure {
        let mut meter = Meter::default();
        let (mut previous_block, mut parent) = (usize::MAX, usize::MAX);
        for node in self.nodes(start..end.min(self.len())) {
            match self.tag(node) {
                Tag::Text => {
                    let above = self.parent(node).unwrap_or_default();
                    if above != parent {
                        parent = above;
                        let block = self.block_of(node);
                        if block != previous_block {
                            meter.gap();
                        }
                        previous_block = block;
                    }
                    meter.push(self.reading(node));
                }
                Tag::Br => meter.gap(),
                _ => {}
            }
        }
        meter.measure()
    }

    /// The nearest block-level element that a node stands in.
    pub fn block_of(&self, node: usize) -> usize {
        self.entry(node).map_or(0, |e| e.block as usize)
    }

    /// The first node of a tag, in document order.
    pub fn first(&self, tag: Tag) -> Option<usize> {
        self.nodes(0..self.len()).find(|&n| self.tag(n) == tag)
    }

    /// An address of the page made absolute; none when it is not one.
    pub fn resolve(&self, address: &str) -> Option<Url> {
        let address = address.trim_matches(|c: char| c.is_ascii_whitespace() || c.is_ascii_control());
        if address.is_empty() {
            return None;
        }
        crate::address::read(address, self.base())
    }
}
