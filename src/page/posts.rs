//! Elements that are posts by their names, of a thread, of a blog, comments, and those that say who wrote one and when.

use super::{Page, Tag};
use html5ever::local_name;

/// What posts are called in the names of classes.
const POSTS: [&str; 10] =
    ["answer", "comment", "comtr", "message", "post", "postcontainer", "posting", "postbitlegacy", "reply", "status"];

/// Who writes posts, their pictures, and when it was, in the names of classes; what paths to people hold.
const NAMES: [&str; 13] = [
    "author",
    "byline",
    "creator",
    "displayname",
    "member",
    "nick",
    "nickname",
    "poster",
    "postprofile",
    "user",
    "userinfo",
    "username",
    "usertext",
];
const PORTRAITS: [&str; 4] = ["avatar", "gravatar", "portrait", "userpic"];
const TIMES: [&str; 6] = ["age", "ago", "date", "posted", "time", "timestamp"];
const PEOPLE: [&str; 8] = ["author", "member", "members", "people", "profile", "u", "user", "users"];

/// With more nodes, an article is no post of a thread.
const POST_NODES: usize = 400;
/// How far around a time the link is looked for that leads to its post, elements.
const AROUND_TIME: usize = 3;

impl Page {
    /// Whether an element is called a post, or is an article with the addresses of one.
    pub fn is_post(&self, node: usize) -> bool {
        let is_box = matches!(self.tag(node), Tag::Article | Tag::Div | Tag::Li | Tag::Section | Tag::Table | Tag::Tr);
        let is_signed = || self.tag(node) == Tag::Article && self.author_link(node).is_some();
        is_box && (self.is_called(node, &POSTS) || is_signed())
    }

    /// The link to who wrote a post, where a time in it leads to an address below theirs: `/ann`, and `/ann/status/12`.
    /// Services whose classes are made up by machines say so by nothing else.
    pub fn author_link(&self, post: usize) -> Option<usize> {
        let range = post..self.end(post);
        let target = |link: usize| self.value(link, &local_name!("href")).map(str::trim);
        let is_link = |&node: &usize| self.tag(node) == Tag::A;
        if range.len() > POST_NODES {
            return None;
        }
        let time = self.nodes(range.clone()).find(|&node| self.tag(node) == Tag::Time)?;
        let own =
            self.ancestors(time).take(AROUND_TIME).take_while(|&node| node != post).find(is_link).and_then(target)?;
        let is_above = |path: &str| {
            path.len() > 1 && own.strip_prefix(path).is_some_and(|rest| rest.starts_with('/') && rest.len() > 1)
        };
        let has_words = |&node: &usize| self.measure(node, self.end(node)).words > 0;
        self.nodes(range).filter(is_link).filter(|&node| target(node).is_some_and(is_above)).find(has_words)
    }

    /// Whether an element is called a post, and the one beside it, before it, as well.
    pub fn is_next_post(&self, node: usize) -> bool {
        let is_space = |&n: &usize| self.tag(n) == Tag::Text && self.reading(n).is_blank;
        let before = || self.before(node).and_then(|n| if is_space(&n) { self.before(n) } else { Some(n) });
        self.is_post(node) && before().is_some_and(|n| self.tag(n) == self.tag(node) && self.is_post(n))
    }

    /// Whether an element says by its names, or leads to, who wrote something.
    pub fn names_person(&self, node: usize) -> bool {
        let is_person = |path: &str| {
            let mut steps = path.split(['/', '?']).filter(|step| !step.is_empty());
            steps.any(|step| step.starts_with(['@', '~']) || PEOPLE.contains(&step))
        };
        // The address of a post is below its author's, and its link says when it was written.
        let leads_to_person = || {
            self.tag(node) == Tag::A
                && self.value(node, &local_name!("href")).is_some_and(is_person)
                && !self.says_when(node)
                && !self.children(node).any(|part| self.says_when(part))
        };
        self.is_called_person(node) || leads_to_person()
    }

    /// Whether an element says by its names that it is who wrote something.
    pub fn is_called_person(&self, node: usize) -> bool {
        let says_so =
            || self.value(node, &local_name!("rel")) == Some("author") || self.attr(node, "itemprop") == Some("author");
        self.is_called(node, &NAMES) || says_so()
    }

    /// Whether an element is called the picture of somebody, or is a link to them.
    pub fn shows_person(&self, node: usize) -> bool {
        self.is_called(node, &PORTRAITS) || (self.tag(node) == Tag::A && self.names_person(node))
    }

    /// Whether an element says by its names when something was written: those that scripts define have a `datetime` as well.
    pub fn says_when(&self, node: usize) -> bool {
        self.tag(node) == Tag::Time || self.is_called(node, &TIMES) || self.attr(node, "datetime").is_some()
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

    #[test]
    fn the_address_of_a_post_tells_its_author() {
        let name = |links: &str| {
            let page = Page::from_html(&format!("<article>{links}<p>Text</article>"), None);
            let article = page.first(Tag::Article)?;
            page.author_link(article).map(|link| page.subtree_text(link))
        };
        let links = |person: &str, post: &str| {
            format!(
                "<a href={person}><img src=a></a><a href={person}><b>Ann</b></a> <a href={post}><time>9:00</time></a>"
            )
        };
        assert_eq!(name(&links("/ann", "/ann/status/12")).as_deref(), Some("Ann"));
        for (person, post) in [("/", "/12"), ("/ann", "/anna/12"), ("/ann", "/ann"), ("/ann/", "/ben/12")] {
            assert_eq!(name(&links(person, post)), None, "{person} {post}");
        }
    }

    #[test]
    fn a_link_to_a_post_names_nobody() {
        let names = |link: &str| {
            let page = Page::from_html(link, None);
            (0..page.len()).filter(|&node| page.tag(node) == Tag::A).any(|node| page.names_person(node))
        };
        assert!(names("<a href=/@ann>Ann</a>"));
        assert!(!names("<a href=/@ann/12 class=relative-time>9:00</a>"));
        assert!(!names("<a href=/@ann/12><time>9:00</time></a>"));
    }
}
