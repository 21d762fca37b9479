//! The names that a page gives its elements come again and again; what each says is found out once.

use std::collections::HashMap;

/// What the words of `class` and `id` say, as bits.
#[derive(Debug)]
pub struct Known<'a> {
    read: fn(&str) -> u32,
    words: HashMap<&'a str, u32>,
}

impl<'a> Known<'a> {
    /// Nothing is known yet; `read` tells what a word says.
    pub fn of(read: fn(&str) -> u32) -> Self {
        Self { read, words: HashMap::new() }
    }

    /// What a word says.
    pub fn get(&mut self, word: &'a str) -> u32 {
        *self.words.entry(word).or_insert_with(|| (self.read)(word))
    }
}
