//! Builds a page node by node: the one way in, for snapshots, plain text and parsed markup alike. It holds the limits on
//! depth and number, so that nothing behind it has to.

use super::{Entry, Look, Note, Page, Reading, Source, Steps, Tag, facade, noscript, order};
use crate::snapshot::limits;
use ego_tree::NodeId;
use html5ever::{Attribute, LocalName, QualName, ns, tendril::StrTendril};
use scraper::{Html, Node, StrTendril as TreeTendril, node};
use url::Url;

/// Elements of scripts that say how long ago something was, with the attributes of `time`.
const TIMES: [&str; 4] = ["local-time", "relative-time", "time-ago", "time-until"];

/// A page while it is being built.
#[derive(Debug)]
pub struct Builder {
    pub(super) tree: Html,
    outline: Vec<Entry>,
    open: Vec<Open>,
    json_ld: Vec<String>,
    notes: Vec<Note>,
    elements: u32,
}

/// An element whose end has not come yet.
#[derive(Debug)]
struct Open {
    id: NodeId,
    /// Its place in the outline, or that of the nearest element that has one.
    place: usize,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// In the outline, closed at its end.
    Shown,
    /// Too deep: its text goes to the nearest element above.
    Flattened,
    /// In the outline, but nothing in it is.
    Opaque,
    /// Not in the outline, nor is anything in it.
    LeftOut,
    /// JSON-LD: its text is kept aside.
    Data,
    /// Its text is markup that only shows without scripts.
    Noscript,
}

impl Default for Builder {
    fn default() -> Self {
        Self::on(Html::new_document())
    }
}

impl Builder {
    /// Starts on a tree that may already hold nodes to adopt.
    pub(super) fn on(tree: Html) -> Self {
        Self { tree, outline: Vec::new(), open: Vec::new(), json_ld: Vec::new(), notes: Vec::new(), elements: 0 }
    }

    /// Opens an element, as the last child of the one open now.
    pub fn open(&mut self, name: &str, attributes: Vec<Attribute>, is_hidden: bool) {
        let parent = self.open.last().map_or_else(|| self.tree.tree.root().id(), |o| o.id);
        let kind =
            attributes.iter().find(|attribute| &*attribute.name.local == "type").map(|attribute| &*attribute.value);
        let is_data = name == "script" && kind_of_script(kind) == Kind::Data;
        let element = Node::Element(node::Element::new(html_name(name), attributes));
        if let Some(mut parent) = self.tree.tree.get_mut(parent) {
            let id = parent.append(element).id();
            self.enter(id, Tag::of(name), is_hidden);
        }
        // The browser side counts what it wrote, but for data; that it is not used here does not move the numbers after it.
        let is_unused = self.open.last().is_some_and(|open| matches!(open.kind, Kind::LeftOut | Kind::Flattened));
        if is_unused && !is_data {
            self.elements += 1;
        }
    }

    /// Says how the element just opened looks.
    pub fn look(&mut self, look: Look) {
        let own = self.open.last().filter(|open| matches!(open.kind, Kind::Shown | Kind::Opaque));
        let Some(element) = own.and_then(|open| self.outline.get_mut(open.place)) else { return };
        element.look = element.look.and(look);
        element.is_hidden |= look.has(Look::UNSEEN);
        // An element that means nothing by itself is the block that it looks like.
        if look.has(Look::APART) && matches!(element.tag, Tag::Span | Tag::Font | Tag::Other) {
            element.tag = Tag::Div;
        }
    }

    /// Appends text whose line ends are shown to the element open now.
    pub fn lines(&mut self, text: &str) {
        let before = self.outline.len();
        self.text(text);
        if let Some(text) = self.outline.get_mut(before) {
            text.look = Look::LINES;
        }
    }

    /// Appends text to the element open now.
    pub fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let Some(parent) = self.open.last().map(|o| o.id) else { return };
        let value = Node::Text(node::Text { text: TreeTendril::from(text) });
        if let Some(mut parent) = self.tree.tree.get_mut(parent) {
            let id = parent.append(value).id();
            self.enter_text(id);
        }
    }

    /// Closes the element open now.
    pub fn close(&mut self) {
        let Some(open) = self.open.pop() else { return };
        match open.kind {
            Kind::Shown | Kind::Opaque => {
                self.read_as_image(open.place);
                self.end(open.place);
            }
            Kind::Noscript => {
                self.expand_noscript(&open);
                self.end(open.place);
            }
            Kind::Data | Kind::LeftOut | Kind::Flattened => {}
        }
    }

    /// Notes that something was left out before the page came here.
    pub fn note(&mut self, note: Note) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// Closes all that is open and gives the page.
    pub fn finish(mut self, source: Source, address: Option<Url>, base: Option<Url>) -> Page {
        while !self.open.is_empty() {
            self.close();
        }
        self.notes = order::by_key(self.notes, |&note| note as u64);
        let Self { tree, outline, json_ld, notes, .. } = self;
        let text = |entry: &Entry| tree.tree.get(entry.id).and_then(|node| node.value().as_text());
        let read = |entry: &Entry| match entry.tag {
            Tag::Text => text(entry).map_or(Reading::NOTHING, |text| Reading::of(text)),
            _ => Reading::NOTHING,
        };
        let readings = outline.iter().map(read).collect();
        Page { tree, outline, readings, json_ld, address, base, source, notes, steps: Steps::default() }
    }

    /// AMP's images are elements of its own, in which its script makes the image. Where it has not run, they are the image,
    /// and what stands in them is for those who cannot show it.
    fn read_as_image(&mut self, place: usize) {
        let Some(entry) = self.outline.get(place).filter(|entry| entry.tag == Tag::Other) else { return };
        let element = self.tree.tree.get(entry.id).and_then(|node| node.value().as_element());
        let is_image = element.is_some_and(|element| matches!(element.name(), "amp-img" | "amp-anim"));
        let holds_image = || self.outline.iter().skip(place + 1).any(|entry| entry.tag == Tag::Img);
        if is_image && !holds_image() {
            self.outline.truncate(place + 1);
            if let Some(entry) = self.outline.last_mut() {
                entry.tag = Tag::Img;
            }
        }
    }

    fn end(&mut self, place: usize) {
        let end = self.outline.len() as u32;
        if let Some(entry) = self.outline.get_mut(place) {
            entry.end = end;
        }
    }

    /// Takes an element of the tree into the outline and makes it the one open.
    pub(super) fn enter(&mut self, id: NodeId, tag: Tag, is_hidden: bool) {
        let tag = match tag {
            Tag::Other if self.is_time(id) => Tag::Time,
            // What stands instead of frames is text to a parser, as what stands instead of scripts.
            Tag::Other if self.name(id) == Some("noframes") => Tag::Noscript,
            tag if self.is_facade(id, tag) => Tag::Embed,
            tag => tag,
        };
        let is_hidden = is_hidden && tag != Tag::Noscript; // hidden only because scripts run, or frames are shown
        // Where no scripts run, what stands in a `noscript` are elements and no text.
        if let Some(noscript) = self.open.last_mut().filter(|open| open.kind == Kind::Noscript) {
            noscript.kind = Kind::Shown;
            let before = self.tree.tree.get(id).into_iter().flat_map(|element| element.prev_siblings());
            let before: Vec<NodeId> = before.filter(|node| node.value().is_text()).map(|node| node.id()).collect();
            before.into_iter().rev().for_each(|text| self.enter_text(text));
        }
        let above = self.open.last().map_or((0, Kind::Shown), |o| (o.place, o.kind));
        let kind = match above.1 {
            Kind::Opaque | Kind::LeftOut | Kind::Data | Kind::Noscript => Kind::LeftOut,
            Kind::Shown | Kind::Flattened if self.outline.len() >= limits::NODES => {
                self.note(Note::NodesCut);
                Kind::LeftOut
            }
            Kind::Shown | Kind::Flattened => self.kind_of(id, tag),
        };
        let place = match kind {
            Kind::Shown | Kind::Opaque | Kind::Noscript => {
                let number = self.elements;
                self.elements += 1;
                self.push(id, tag, above.0, number, is_hidden)
            }
            Kind::Flattened | Kind::LeftOut | Kind::Data => above.0,
        };
        self.open.push(Open { id, place, kind });
    }

    fn kind_of(&mut self, id: NodeId, tag: Tag) -> Kind {
        if tag == Tag::Script {
            return kind_of_script(self.attribute(id, "type"));
        }
        if tag.is_left_out() {
            Kind::LeftOut
        } else if self.open.len() >= limits::DEPTH {
            self.note(Note::Flattened);
            Kind::Flattened
        } else if tag == Tag::Noscript {
            Kind::Noscript
        } else if tag.is_opaque() {
            Kind::Opaque
        } else {
            Kind::Shown
        }
    }

    /// Whether the element holds the place of a video or a post.
    fn is_facade(&self, id: NodeId, tag: Tag) -> bool {
        let may_be = matches!(tag, Tag::Div | Tag::Blockquote | Tag::Other);
        let element = self.tree.tree.get(id).filter(|_| may_be).and_then(|node| node.value().as_element());
        element.is_some_and(|element| facade::address(element.name(), |name| element.attr(name)).is_some())
    }

    /// Whether the element is one of those by which scripts say how long ago something was: a time by another name.
    fn is_time(&self, id: NodeId) -> bool {
        self.name(id).is_some_and(|name| TIMES.contains(&name))
    }

    fn name(&self, id: NodeId) -> Option<&str> {
        self.tree.tree.get(id).and_then(|node| node.value().as_element()).map(node::Element::name)
    }

    fn attribute(&self, id: NodeId, name: &str) -> Option<&str> {
        let element = self.tree.tree.get(id)?.value().as_element()?;
        element.attrs.iter().find(|(n, _)| &*n.local == name).map(|(_, value)| &**value)
    }

    /// Takes a text of the tree into the outline, under the element open now.
    pub(super) fn enter_text(&mut self, id: NodeId) {
        let Some((place, kind)) = self.open.last().map(|o| (o.place, o.kind)) else { return };
        match kind {
            Kind::Shown | Kind::Flattened if self.outline.len() >= limits::NODES => self.note(Note::NodesCut),
            Kind::Shown | Kind::Flattened => {
                let number = self.outline.get(place).map_or(0, |e| e.number);
                self.push(id, Tag::Text, place, number, false);
            }
            Kind::Data => {
                if let Some(text) = self.tree.tree.get(id).and_then(|n| n.value().as_text().map(|t| t.to_string())) {
                    self.json_ld.push(text);
                }
            }
            Kind::Opaque | Kind::LeftOut | Kind::Noscript => {}
        }
    }

    fn push(&mut self, id: NodeId, tag: Tag, parent: usize, number: u32, is_hidden: bool) -> usize {
        let place = self.outline.len();
        let above = self.outline.get(parent).copied();
        let depth = above.map_or(0, |e| e.depth + 1);
        let is_hidden =
            is_hidden || above.is_some_and(|e| e.is_hidden && (tag == Tag::Text || !e.look.has(Look::UNSEEN)));
        let (parent, end) = (parent as u32, place as u32 + 1);
        let block = above.map_or(0, |e| if e.tag.is_block() { parent } else { e.block });
        let look = Look::default();
        self.outline.push(Entry { id, tag, parent, block, end, number, depth, is_hidden, look });
        place
    }

    /// A script-less browser would show what stands in a `noscript`: lazy images' real addresses, forum posts. The
    /// outline gets it, at the place of the `noscript`; the elements share its number, for no live node stands for them.
    fn expand_noscript(&mut self, open: &Open) {
        let markup: String = self
            .tree
            .tree
            .get(open.id)
            .into_iter()
            .flat_map(|n| n.children())
            .filter_map(|c| c.value().as_text().map(|t| t.to_string()))
            .collect();
        let number = self.outline.get(open.place).map_or(0, |e| e.number);
        let before = self.elements;
        self.open.push(Open { id: open.id, place: open.place, kind: Kind::Shown });
        let depth = self.open.len();
        for event in noscript::events(&markup) {
            match event {
                noscript::Event::Open { name, attributes } => self.open(&name, attributes, false),
                noscript::Event::Text(text) => self.text(&text),
                noscript::Event::Close if self.open.len() > depth => self.close(),
                noscript::Event::Close => {}
            }
        }
        while self.open.len() > depth {
            self.close();
        }
        self.open.pop();
        for entry in self.outline.iter_mut().skip(open.place) {
            entry.number = number;
        }
        self.elements = before;
    }
}

/// What a script is, by its type.
fn kind_of_script(kind: Option<&str>) -> Kind {
    match kind.map(str::to_ascii_lowercase) {
        Some(kind) if kind.starts_with("math/") => Kind::Opaque,
        Some(kind) if kind.trim() == "application/ld+json" => Kind::Data,
        _ => Kind::LeftOut,
    }
}

/// Whether the text of a script of this type is read by anyone.
pub(super) fn is_read_script(kind: Option<&str>) -> bool {
    kind_of_script(kind) != Kind::LeftOut
}

/// The name of an HTML element.
fn html_name(name: &str) -> QualName {
    QualName::new(None, ns!(html), LocalName::from(name))
}

/// An attribute without a namespace.
pub fn attribute(name: &str, value: &str) -> Attribute {
    Attribute { name: QualName::new(None, ns!(), LocalName::from(name)), value: StrTendril::from(value) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page of what a walk would write: opened, said, closed.
    fn built(write: impl Fn(&mut Builder)) -> Page {
        let mut builder = Builder::default();
        builder.open("html", Vec::new(), false);
        builder.open("body", Vec::new(), false);
        write(&mut builder);
        builder.finish(Source::Markup, None, None)
    }

    fn element(builder: &mut Builder, name: &str, attributes: &[(&str, &str)], text: &str) {
        let attributes = attributes.iter().map(|(name, value)| attribute(name, value)).collect();
        builder.open(name, attributes, false);
        builder.text(text);
        builder.close();
    }

    #[test]
    fn what_stands_in_a_noscript_is_read_as_text_and_as_elements() {
        let as_text = built(|builder| element(builder, "noscript", &[], "One <b>two</b> three"));
        let as_elements = built(|builder| {
            builder.open("noscript", Vec::new(), false);
            builder.text("One ");
            element(builder, "b", &[], "two");
            builder.text(" three");
            builder.close();
        });
        for page in [&as_text, &as_elements] {
            assert_eq!(page.subtree_text(0), "One two three");
            assert!(page.first(Tag::B).is_some());
        }
    }

    #[test]
    fn what_stands_instead_of_frames_is_read() {
        let frames = "<frameset><frame src=a><noframes><body><h1>Weirs</h1><p>They hold.</body></noframes></frameset>";
        let page = Page::from_html(frames, None);
        assert_eq!(page.subtree_text(0), "Weirs They hold.");
        assert!(page.first(Tag::Body).is_some() && page.first(Tag::H1).is_some());
        let live = built(|builder| element(builder, "noframes", &[], "<p>They hold."));
        assert_eq!(live.first(Tag::P).map(|node| live.subtree_text(node)).as_deref(), Some("They hold."));
    }

    #[test]
    fn data_has_no_number_wherever_it_stands() {
        let data = [("type", "application/ld+json")];
        for around in ["div", "video", "embed"] {
            let page = built(|builder| {
                builder.open(around, Vec::new(), false);
                element(builder, "script", &data, "{}");
                builder.close();
                element(builder, "p", &[], "after");
            });
            assert_eq!(page.first(Tag::P).map(|p| page.number(p)), Some(3), "{around}");
        }
    }
}
