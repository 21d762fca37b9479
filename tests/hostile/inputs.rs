//! Pages made to break a reader, each a few pieces of markup repeated: one table, inputs.json, from which this file makes
//! pages as a script would build them and the walk would read them, inputs.mjs the same in a tab.

use limpide::Page;
use limpide::page::{Builder, Note, Source, build_attribute};
use limpide::snapshot::limits;
use serde::Deserialize;
use std::collections::HashSet;

const TABLE: &str = include_str!("inputs.json");
/// Pieces that are repeated no more often are the shape of a page and not its size: they stay in a smaller one.
const SHAPE: f64 = 512.0;
/// The article that stands before each of them.
const ARTICLE: &str = include_str!("article.html");
/// UTF-16 code units of the data images of a page.
const DATA_IMAGES_UNITS: usize = 8 << 20;

/// One kind of page.
#[derive(Debug, Deserialize)]
pub struct Input {
    /// What it is called in tables.
    pub name: String,
    pieces: Vec<(String, u32)>,
}

/// All of them.
pub fn inputs() -> Vec<Input> {
    serde_json::from_str(TABLE).unwrap_or_default()
}

impl Input {
    /// The page's markup, at a share of its full size.
    pub fn markup(&self, share: f64) -> String {
        let mut markup = ARTICLE.to_owned();
        for (piece, times) in &self.pieces {
            let count = f64::from(*times);
            #[allow(clippy::cast_sign_loss, reason = "nothing is repeated less than not at all")]
            let times = if count > SHAPE { (count * share).max(SHAPE) as u32 } else { *times };
            for n in 0..times {
                if piece.contains("{n}") {
                    markup.push_str(&piece.replace("{n}", &n.to_string()));
                } else {
                    markup.push_str(piece);
                }
            }
        }
        markup
    }

    /// The page as the walk reads it in a tab where a script built it: nothing is closed or moved that the pieces do not close
    /// or move themselves.
    pub fn page(&self, share: f64) -> Page {
        let markup = self.markup(share);
        let mut walk = Walk::default();
        let mut rest = markup.as_str();
        while let Some(start) = rest.find('<') {
            let (text, tag) = rest.split_at(start);
            walk.text(text);
            let inner = tag.strip_prefix('<').unwrap_or_default();
            if !inner.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!') {
                walk.text("<");
                rest = inner;
                continue;
            }
            let (tag, after) = inner.split_once('>').unwrap_or((inner, ""));
            match tag.strip_prefix('/') {
                Some(name) => walk.close(name),
                None => walk.open(tag),
            }
            rest = after;
            if tag.starts_with("noscript") || tag.starts_with("script") {
                // Their content is text.
                let (text, after) = rest.split_at(rest.rfind("</").unwrap_or(rest.len()));
                let first = rest.find("</noscript>").or_else(|| rest.find("</script>"));
                let (text, after) = first.map_or((text, after), |end| rest.split_at(end));
                walk.text(text);
                rest = after;
            }
        }
        walk.text(rest);
        walk.builder.finish(Source::Tab, "https://limpide.example/story".parse().ok(), None)
    }
}

/// The limits of extension/content/walk.js, around the builder.
#[derive(Default)]
struct Walk {
    builder: Builder,
    open: Vec<String>,
    visited: usize,
    units: usize,
    image_units: usize,
    is_over: bool,
    names: HashSet<String>,
}

impl Walk {
    fn visit(&mut self) -> bool {
        self.visited += 1;
        if self.visited > limits::NODES {
            self.builder.note(Note::NodesCut);
            self.is_over = true;
        } else if self.units >= limits::UNITS {
            self.builder.note(Note::TextCut);
            self.is_over = true;
        }
        !self.is_over
    }

    fn text(&mut self, text: &str) {
        if text.is_empty() || self.is_over || !self.visit() {
            return;
        }
        let text = text.replace("&amp;", "&").replace('\0', "\u{fffd}");
        let most = limits::TEXT_UNITS.min(limits::UNITS - self.units);
        let kept: String = text.chars().take(most).collect();
        if kept.len() < text.len() {
            self.builder.note(Note::TextCut);
        }
        self.units += kept.chars().count();
        self.builder.text(&kept);
    }

    fn open(&mut self, tag: &str) {
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        if name.starts_with('!') || self.is_over {
            return;
        }
        let is_void = matches!(name, "img" | "br" | "meta" | "input");
        if !self.visit() {
            return;
        }
        let attributes = self.attributes(attributes).into_iter();
        let attributes = attributes.map(|(name, value)| build_attribute(&name, &value)).collect();
        // Stands for a name that is one too many, and those of the head and of attributes count as well.
        let is_known = self.names.contains(name) || self.names.len() + 64 < limits::NAMES;
        if is_known {
            self.names.insert(name.to_owned());
        }
        self.builder.open(if is_known { name } else { "div" }, attributes, tag.ends_with(" hidden"));
        if is_void {
            self.builder.close();
        } else {
            self.open.push(name.to_owned());
        }
    }

    fn attributes(&mut self, mut rest: &str) -> Vec<(String, String)> {
        let mut attributes = Vec::new();
        while let Some((name, after)) = rest.split_once("=\"")
            && attributes.len() < limits::ATTRIBUTES
        {
            let (value, after) = after.split_once('"').unwrap_or((after, ""));
            rest = after;
            let is_image = value.starts_with("data:");
            let most = if is_image { limits::DATA_IMAGE_UNITS } else { limits::ATTRIBUTE_UNITS };
            if value.len() > most || is_image && self.image_units + value.len() > DATA_IMAGES_UNITS {
                self.builder.note(if is_image { Note::ImagesLeftOut } else { Note::TextCut });
                continue;
            }
            let counted = if is_image { &mut self.image_units } else { &mut self.units };
            *counted += value.len();
            attributes.push((name.trim().to_owned(), value.replace("&amp;", "&")));
        }
        attributes
    }

    /// Closes the element of the name that was opened last, and what is open in it.
    fn close(&mut self, name: &str) {
        let Some(at) = self.open.iter().rposition(|open| open == name) else { return };
        while self.open.len() > at {
            self.open.pop();
            if !self.is_over {
                self.builder.close();
            }
        }
    }
}
