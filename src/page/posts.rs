//! Elements that are posts by their names: of a thread, of a blog, comments.

use super::{Page, Tag};
use html5ever::local_name;

/// What posts are called in the names of classes.
const POSTS: [&str; 9] =
    ["answer", "comment", "message", "post", "postcontainer", "posting", "postbitlegacy", "reply", "status"];

impl Page {
    /// Whether an element is called a post.
    pub fn is_post(&self, node: usize) -> bool {
        let is_box = matches!(self.tag(node), Tag::Article | Tag::Div | Tag::Li | Tag::Section | Tag::Table | Tag::Tr);
        is_box && self.is_called(node, &POSTS)
    }

    /// Whether an element is called a post, and the one beside it, before it, as well.
    pub fn is_next_post(&self, node: usize) -> bool {
        let is_space = |&n: &usize| self.tag(n) == Tag::Text && self.reading(n).is_blank;
        let before = || self.before(node).and_then(|n| if is_space(&n) { self.before(n) } else { Some(n) });
        self.is_post(node) && before().is_some_and(|n| self.tag(n) == self.tag(node) && self.is_post(n))
    }

    /// Whether a word of an element's classes is one of these, in letters of either case.
    pub fn is_called(&self, node: usize, words: &[&str]) -> bool {
        let class = self.value(node, &local_name!("class")).unwrap_or_default();
        // What parts them is asked of bytes: those of other letters are none of ASCII.
        let mut parts = class.as_bytes().split(|byte| !byte.is_ascii_alphabetic()).filter(|part| !part.is_empty());
        parts.any(|part| words.iter().any(|word| part.eq_ignore_ascii_case(word.as_bytes())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn posts_stand_beside_each_other() {
        let page = Page::from_html("<div class=forum-post>a</div> <div class='Post_2 new'>b</div><div>c</div>", None);
        let all: Vec<usize> = (0..page.len()).filter(|&node| page.tag(node) == Tag::Div).collect();
        assert_eq!(all.iter().map(|&node| page.is_post(node)).collect::<Vec<_>>(), [true, true, false]);
        assert_eq!(all.iter().map(|&node| page.is_next_post(node)).collect::<Vec<_>>(), [false, true, false]);
    }
}
