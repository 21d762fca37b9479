//! How an element looks: its tag and the names of its classes, by which the posts of a thread are alike.

use super::super::super::names::{Hash, tokens};
use crate::page::Page;
use html5ever::local_name;

/// Classes of an element by which it looks like others, and bytes of one: it is asked for each block in it.
const CLASSES: usize = 8;
const CLASS_BYTES: usize = 64;

/// A number for how an element looks: its tag and its first class names, figures aside.
pub(super) fn look(page: &Page, node: usize) -> u32 {
    look_by(page, node, CLASSES)
}

/// The same by so many of its class names.
pub(in super::super) fn look_by(page: &Page, node: usize, classes: usize) -> u32 {
    let mut hash = Hash::new().number(page.tag(node) as u32);
    let class = page.value(node, &local_name!("class")).unwrap_or_default();
    let head =
        class.char_indices().nth(CLASSES * CLASS_BYTES).map_or(class, |(at, _)| class.get(..at).unwrap_or(class));
    let is_name = |word: &&str| !word.bytes().any(|byte| byte.is_ascii_digit());
    for word in head.split_ascii_whitespace().take(CLASSES).filter(is_name).take(classes) {
        tokens(word, |token| hash = hash.number(token));
    }
    hash.0
}
