//! The elements of a page by class and id, made once for all rules: ten thousand rules are ten thousand look-ups.

use super::cut::Key;
use crate::page::{Page, Tag};
use std::collections::HashMap;

/// The elements of a page by what rules name them.
#[derive(Debug, Default)]
pub struct Index<'a> {
    classes: HashMap<&'a str, Vec<usize>>,
    ids: HashMap<&'a str, Vec<usize>>,
}

impl<'a> Index<'a> {
    /// Looks at every element once.
    pub fn of(page: &'a Page) -> Self {
        let mut index = Self::default();
        for node in (0..page.len()).filter(|&node| page.tag(node) != Tag::Text) {
            for (name, value) in page.attrs(node) {
                match name {
                    "class" => {
                        for word in value.split_ascii_whitespace() {
                            index.classes.entry(word).or_default().push(node);
                        }
                    }
                    "id" => index.ids.entry(value.trim()).or_default().push(node),
                    _ => {}
                }
            }
        }
        index
    }

    /// The elements that may be found by these keys, in document order.
    pub fn candidates(&self, keys: &[Key]) -> Vec<usize> {
        let lists = keys.iter().filter_map(|key| match key {
            Key::Class(name) => self.classes.get(name.as_str()),
            Key::Id(name) => self.ids.get(name.as_str()),
        });
        let mut nodes: Vec<usize> = lists.flatten().copied().collect();
        nodes.sort_unstable();
        nodes.dedup();
        nodes
    }
}
