//! A page into snapshot bytes: what the walk would write for the same document. Tests and tools feed the wasm with it.

use super::{ELEMENT_HIDDEN, KIND_ELEMENT, KIND_END, KIND_LINES, KIND_TEXT, LOOKS, MAGIC, VERSION};
use crate::page::{Look, Note, Page, Tag};
use std::collections::HashMap;

/// The snapshot of a page.
pub fn encode(page: &Page) -> Vec<u8> {
    let mut writer = Writer::default();
    let mut open: Vec<usize> = Vec::new();
    // Data belongs to no place: it goes into the first element there is.
    let mut data = page.json_ld();
    let mut node = 0;
    while node < page.len() {
        while open.last().is_some_and(|&end| node >= end) {
            open.pop();
            writer.records.push(KIND_END);
        }
        if page.tag(node) == Tag::Text {
            let units = writer.string(page.text(node));
            let kind = if page.looks(node, Look::LINES) { KIND_LINES } else { KIND_TEXT };
            writer.records.push(kind | units << 2);
            node += 1;
            continue;
        }
        writer.element(page, node);
        for text in std::mem::take(&mut data) {
            writer.script(&[("type", "application/ld+json")], text);
        }
        if page.tag(node) == Tag::Embed {
            // What holds the place of a video says in its words what the video is.
            for text in page.element(node).iter().flat_map(scraper::ElementRef::text) {
                let units = writer.string(text);
                writer.records.push(KIND_TEXT | units << 2);
            }
        }
        if matches!(page.tag(node), Tag::Script | Tag::Noscript) {
            let text = page.raw_text(node);
            // Where no scripts ran, what stands in a `noscript` are elements as all others.
            if page.tag(node) == Tag::Script || !text.is_empty() || page.end(node) == node + 1 {
                let units = writer.string(&text);
                writer.records.push(KIND_TEXT | units << 2);
                writer.records.push(KIND_END);
                node = page.end(node);
                continue;
            }
            // An element first says that what follows is no markup; this one holds nothing, and has no number.
            writer.open_script(&[("type", "application/ld+json")]);
            writer.records.push(KIND_END);
        }
        open.push(page.end(node));
        node += 1;
    }
    writer.records.extend(open.iter().map(|_| KIND_END));
    writer.finish(page)
}

#[derive(Default)]
struct Writer {
    names: Vec<String>,
    by_name: HashMap<String, u32>,
    records: Vec<u32>,
    text: String,
}

impl Writer {
    fn name(&mut self, name: &str) -> u32 {
        if let Some(&index) = self.by_name.get(name) {
            return index;
        }
        let index = self.names.len() as u32;
        self.names.push(name.to_owned());
        self.by_name.insert(name.to_owned(), index);
        index
    }

    fn string(&mut self, text: &str) -> u32 {
        self.text.push_str(text);
        units(text)
    }

    fn element(&mut self, page: &Page, node: usize) {
        let name = self.name(page.name(node));
        let attributes: Vec<(u32, &str)> =
            page.attrs(node).take(super::limits::ATTRIBUTES).map(|(name, value)| (self.name(name), value)).collect();
        let is_hidden = page.is_hidden(node) && !page.looks(node, Look::UNSEEN);
        let looks = LOOKS.into_iter().filter(|&(_, look)| page.looks(node, look));
        let flags = looks.fold(if is_hidden { ELEMENT_HIDDEN } else { 0 }, |flags, (flag, _)| flags | flag);
        self.records.push(KIND_ELEMENT | flags << 2 | (attributes.len() as u32) << 8 | name << 16);
        for (name, value) in attributes {
            let units = self.string(value);
            self.records.extend([name, units]);
        }
    }

    fn script(&mut self, attributes: &[(&str, &str)], text: &str) {
        self.open_script(attributes);
        let units = self.string(text);
        self.records.extend([KIND_TEXT | units << 2, KIND_END]);
    }

    fn open_script(&mut self, attributes: &[(&str, &str)]) {
        let name = self.name("script");
        self.records.push(KIND_ELEMENT | (attributes.len() as u32) << 8 | name << 16);
        for (name, value) in attributes {
            let (name, units) = (self.name(name), self.string(value));
            self.records.extend([name, units]);
        }
    }

    fn finish(self, page: &Page) -> Vec<u8> {
        let address = page.address().map_or("", |url| url.as_str());
        let base = page.base().map_or("", |url| url.as_str());
        let head: Vec<u32> = self.names.iter().map(|name| units(name)).chain([units(address), units(base)]).collect();
        let text: String = self.names.iter().map(String::as_str).chain([address, base, &self.text]).collect();
        let flags = page.notes().iter().fold(0, |flags, note| {
            flags
                | match note {
                    Note::NodesCut => 1,
                    Note::TimeCut => 2,
                    Note::TextCut => 4,
                    Note::Flattened => 8,
                    Note::ImagesLeftOut => 16,
                    // Found out later, not by the walk.
                    Note::Shortened | Note::LinksOnly | Note::FewWords => 0,
                }
        });
        let words = (head.len() + self.records.len()) as u32;
        let header = [MAGIC, VERSION, words, units(&text), flags, self.names.len() as u32];
        let words = header.into_iter().chain(head).chain(self.records);
        words.flat_map(u32::to_le_bytes).chain(text.into_bytes()).collect()
    }
}

fn units(text: &str) -> u32 {
    text.chars().map(char::len_utf16).sum::<usize>() as u32
}
