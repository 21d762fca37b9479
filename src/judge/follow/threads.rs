//! Posts of a thread: each stays with who wrote it and when, and where most of them stay the shortest does too. Without its
//! name, an answer reads as if it were the question's author who gave it.

use super::super::names::{Hash, tokens};
use super::{Case, set};
use crate::page::{Page, Tag, order};
use crate::segment::Block;
use html5ever::local_name;
use std::ops::Range;

/// A thread has so many posts at least that look alike; the first may look otherwise.
const LEAST_POSTS: usize = 2;
/// Blocks at the beginning of a post that are asked for its author, and the words of one that names somebody.
const HEAD_BLOCKS: usize = 6;
const HEAD_WORDS: u32 = 14;
/// What is as likely as this beside quotations is what a post says itself.
const LEAST_OWN: f32 = 0.3;
/// How far around a word the element is looked for that says it is a name, and around a block its post's parts, elements.
const AROUND_NAME: usize = 4;
const AROUND_BLOCK: usize = 12;
/// With more of its words in links, a line with a date leads to what is of that day.
const MAX_LINKS: f32 = 0.5;
/// How far into a block names are looked for, nodes.
const INTO_BLOCK: usize = 40;
/// Classes of an element by which it looks like others, and bytes of one: it is asked for each block in it.
const CLASSES: usize = 8;
const CLASS_BYTES: usize = 64;

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
const TIMES: [&str; 5] = ["ago", "date", "posted", "time", "timestamp"];
const PEOPLE: [&str; 8] = ["author", "member", "members", "people", "profile", "u", "user", "users"];

/// A thread.
pub(super) struct Thread {
    posts: Vec<Post>,
}

struct Post {
    /// The blocks that say who wrote it and when.
    head: Vec<usize>,
    /// The nodes of the first of these that are the name.
    name: Range<usize>,
    /// The pictures of who wrote it.
    portraits: Vec<usize>,
    /// Its other blocks with words, those that no mark covers.
    blocks: Vec<usize>,
    /// Which of these stand in an element that looks like this, by the number of the look.
    parts: Vec<(u32, usize)>,
}

/// The threads of a page.
#[inline(never)]
pub(super) fn threads(case: &Case<'_>) -> Vec<Thread> {
    let page = case.page;
    let named = page.nodes(0..page.len()).filter(|&node| page.is_post(node));
    let looks: Vec<(u32, usize)> = named.map(|node| (look(page, node), node)).collect();
    let looks = order::by_key(looks, |&(look, node)| u64::from(look) << 32 | node as u64);
    let alike = looks.chunk_by(|one, other| one.0 == other.0).filter(|alike| alike.len() >= LEAST_POSTS);
    alike.filter_map(|alike| thread(case, alike)).collect()
}

fn thread(case: &Case<'_>, alike: &[(u32, usize)]) -> Option<Thread> {
    let page = case.page;
    let ends = alike.iter().skip(1).map(|&(_, next)| next).chain([usize::MAX]);
    // One within another is an answer to it, and has its own blocks.
    let posts = alike.iter().zip(ends).map(|(&(_, node), next)| post(case, node, node..page.end(node).min(next)));
    let posts: Vec<Post> = posts.filter(|post| !post.blocks.is_empty()).collect();
    let signed = posts.iter().filter(|post| !post.head.is_empty()).count();
    (posts.len() >= LEAST_POSTS && signed * 2 > posts.len()).then_some(Thread { posts })
}

fn post(case: &Case<'_>, node: usize, range: Range<usize>) -> Post {
    let Case { page, blocks, .. } = *case;
    let own = case.blocks_between(range);
    let is_text =
        |&index: &usize| blocks.get(index).is_some_and(|block| block.measure.words > 0) && case.is_free(index);
    let texts: Vec<usize> = own.clone().filter(is_text).collect();
    let first = texts.iter().take(HEAD_BLOCKS).copied();
    let is_short = |&index: &usize| blocks.get(index).is_some_and(|block| block.measure.words <= HEAD_WORDS);
    let short: Vec<usize> = first.take_while(is_short).collect();
    let part_that = |index: usize, is: fn(&Page, usize) -> bool| {
        blocks.get(index).and_then(|block| parts_of(page, node, block).find(|&part| is(page, part)))
    };
    let says = |index: usize, is: fn(&Page, usize) -> bool| part_that(index, is).is_some();
    // A letter stands for a picture of them.
    let is_word =
        |index: usize| blocks.get(index).is_some_and(|block| block.text(page).trim().chars().nth(1).is_some());
    let named = short.iter().copied().find(|&index| is_word(index) && says(index, names_person));
    let is_portrait = |&index: &usize| blocks.get(index).is_some_and(Block::is_medium) && says(index, shows_person);
    let name = named.and_then(|index| Some((blocks.get(index)?, part_that(index, names_person)?)));
    let name = name.map_or(0..0, |(block, part)| block.start.max(part)..block.end.min(page.end(part)));
    let portraits: Vec<usize> = own.filter(is_portrait).take(HEAD_BLOCKS).collect();
    let timed = short.iter().copied().find(|&index| says(index, says_when));
    let head: Vec<usize> = named.into_iter().chain(timed.filter(|_| named.is_some())).collect();
    let blocks_of: Vec<usize> = texts.into_iter().filter(|index| !head.contains(index)).collect();
    let is_quoted = |index: usize| {
        let mut around = blocks.get(index).into_iter().flat_map(|block| page.ancestors(block.start).take(AROUND_BLOCK));
        around.any(|part| page.tag(part) == Tag::Blockquote)
    };
    // What is quoted was said before, where anything else is said.
    let has_own = blocks_of.iter().any(|&index| case.is_at_least(index, LEAST_OWN) && !is_quoted(index));
    let mut parts = Vec::new();
    for &index in blocks_of.iter().filter(|&&index| !(has_own && is_quoted(index))) {
        let around = blocks.get(index).into_iter().flat_map(|block| page.ancestors(block.start).take(AROUND_BLOCK));
        parts.extend(around.take_while(|&part| part != node).map(|part| (look(page, part), index)));
    }
    let parts = order::by_key(parts, |&(look, index)| u64::from(look) << 32 | index as u64);
    Post { head, name, portraits, blocks: blocks_of, parts }
}

impl Thread {
    /// Keeps the posts of which nothing is, where something is of most others, in the part where it stands.
    #[inline(never)]
    pub(super) fn fill(&self, is_kept: &mut [bool]) {
        let kept: Vec<&Post> = self.posts.iter().filter(|post| post.is_kept(is_kept)).collect();
        if kept.len() * 2 <= self.posts.len() {
            return;
        }
        let mut bodies: Vec<u32> = kept.iter().filter_map(|post| post.body(is_kept)).collect();
        bodies.sort_unstable();
        let Some(body) = bodies.chunk_by(|one, other| one == other).max_by_key(|same| same.len()) else { return };
        let Some(&look) = body.first().filter(|_| body.len() * 2 > kept.len()) else { return };
        let silent: Vec<&Post> = self.posts.iter().filter(|post| !post.is_kept(is_kept)).collect();
        silent.iter().flat_map(|post| post.in_part(look)).for_each(|index| set(is_kept, index, true));
    }

    /// Keeps who wrote the posts that stay, where there are several; by their names, and not in pictures.
    #[inline(never)]
    pub(super) fn name(&self, is_kept: &mut [bool]) {
        let kept: Vec<&Post> = self.posts.iter().filter(|post| post.is_kept(is_kept)).collect();
        if kept.len() >= 2 {
            kept.iter().flat_map(|post| &post.head).for_each(|&index| set(is_kept, index, true));
            kept.iter().flat_map(|post| &post.portraits).for_each(|&index| set(is_kept, index, false));
        }
    }

    /// The names that stay, nodes.
    pub(super) fn names(&self, is_kept: &[bool]) -> impl Iterator<Item = Range<usize>> {
        let is_said = |post: &&Post| post.head.first().is_some_and(|&index| is_kept.get(index) == Some(&true));
        self.posts.iter().filter(is_said).map(|post| post.name.clone())
    }
}

impl Post {
    fn is_kept(&self, is_kept: &[bool]) -> bool {
        self.blocks.iter().any(|&index| is_kept.get(index) == Some(&true))
    }

    /// The look of the smallest part that holds all that is kept of it.
    fn body(&self, is_kept: &[bool]) -> Option<u32> {
        let is_in = |&&(_, index): &&(u32, usize)| is_kept.get(index) == Some(&true);
        let kept = self.blocks.iter().filter(|&&index| is_kept.get(index) == Some(&true)).count();
        let parts = self.parts.chunk_by(|one, other| one.0 == other.0);
        let whole = parts.filter(|part| part.iter().filter(is_in).count() >= kept);
        whole.min_by_key(|part| part.len()).and_then(|part| part.first()).map(|&(look, _)| look)
    }

    fn in_part(&self, look: u32) -> impl Iterator<Item = usize> {
        let from = self.parts.partition_point(|&(other, _)| other < look);
        self.parts.iter().skip(from).take_while(move |&&(other, _)| other == look).map(|&(_, index)| index)
    }
}

/// A number for how an element looks: its tag and its first class names, figures aside.
fn look(page: &Page, node: usize) -> u32 {
    look_by(page, node, CLASSES)
}

/// The same by so many of its class names.
pub(super) fn look_by(page: &Page, node: usize, classes: usize) -> u32 {
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

/// Whether a block only says who wrote something, or when.
pub(super) fn signs(page: &Page, block: &Block) -> bool {
    if block.measure.words == 0 || block.measure.words > HEAD_WORDS {
        return false;
    }
    let inside = page.nodes(block.start..block.end).take(INTO_BLOCK);
    let above = page.ancestors(block.start).take(AROUND_NAME).take_while(|&part| page.end(part) <= block.end);
    let leads_on = block.link_density() > MAX_LINKS;
    let tells = |part| names_person(page, part) || (!leads_on && says_when(page, part));
    inside.chain(above).filter(|&part| page.tag(part) != Tag::Text).any(tells)
}

/// The elements in a block and those right around it, within its post.
fn parts_of<'a>(page: &'a Page, post: usize, block: &Block) -> impl Iterator<Item = usize> + 'a {
    let around = page.ancestors(block.start).take(AROUND_NAME).take_while(move |&part| part != post);
    page.nodes(block.start..block.end).take(INTO_BLOCK).filter(|&part| page.tag(part) != Tag::Text).chain(around)
}

fn names_person(page: &Page, part: usize) -> bool {
    let is_person = |path: &str| {
        let mut steps = path.split(['/', '?']).filter(|step| !step.is_empty());
        steps.any(|step| step.starts_with('@') || PEOPLE.contains(&step))
    };
    let leads_to_person = || page.tag(part) == Tag::A && page.value(part, &local_name!("href")).is_some_and(is_person);
    let says_so =
        || page.value(part, &local_name!("rel")) == Some("author") || page.attr(part, "itemprop") == Some("author");
    page.is_called(part, &NAMES) || says_so() || leads_to_person()
}

fn shows_person(page: &Page, part: usize) -> bool {
    page.is_called(part, &PORTRAITS) || (page.tag(part) == Tag::A && names_person(page, part))
}

fn says_when(page: &Page, part: usize) -> bool {
    page.tag(part) == Tag::Time || page.is_called(part, &TIMES)
}

#[cfg(test)]
mod tests {
    use super::super::check::check;

    /// A post with a name, a time and a text.
    fn post(name: &str, text: &str) -> String {
        format!(
            "<div class=post><p class=username>{name}</p><time>9:00</time><div class=body><p>{text}</p></div><p>Reply!!</div>"
        )
    }

    #[test]
    fn posts_stay_with_their_names_and_times() {
        let posts = [post("Ann", "keep one"), post("Bo", "keep two"), post("Cy", "keep three")].concat();
        check(&posts, &["Ann", "9:00", "keep one", "Bo", "9:00", "keep two", "Cy", "9:00", "keep three"]);
        let people = posts.replace("<p class=username>", "<p><a href=/u/a>").replace("</p><time>", "</a></p><time>");
        check(&people, &["Ann", "9:00", "keep one", "Bo", "9:00", "keep two", "Cy", "9:00", "keep three"]);
        check(&[post("Ann", "keep"), post("Bo", "no"), post("Cy", "no")].concat(), &["keep"]);
        check(&[post("Ann", "keep"), post("Bo", "keep")].concat(), &["Ann", "9:00", "keep", "Bo", "9:00", "keep"]);
        check(&post("Ann", "keep"), &["keep"]);
    }

    #[test]
    fn portraits_go_and_pictures_of_a_post_stay() {
        let post = |name: &str| {
            format!(
                "<div class=post><a class=avatar href=/u/1><img src=p></a><p class=user>{name}<p>keep<p><img src=i></div>"
            )
        };
        check(&[post("Ann"), post("Bo")].concat(), &["Ann", "keep", "img", "Bo", "keep", "img"]);
    }

    #[test]
    fn a_short_post_stays_among_others() {
        let posts = [post("Ann", "keep one"), post("Bo", "yes"), post("Cy", "keep three")].concat();
        check(&posts, &["Ann", "9:00", "keep one", "Bo", "9:00", "yes", "Cy", "9:00", "keep three"]);
        let few = [post("Ann", "keep one"), post("Bo", "yes"), post("Cy", "no")].concat();
        check(&few, &["keep one"]);
    }

    #[test]
    fn an_answer_within_a_post_has_a_name_of_its_own() {
        let inner = format!("{}</div>", post("Bo", "keep two").trim_end_matches("</div>"));
        let posts =
            format!("<div class=post><p class=username>Ann</p><p>keep one</p>{inner}</div>{}", post("Cy", "keep"));
        check(&posts, &["Ann", "keep one", "Bo", "9:00", "keep two", "Cy", "9:00", "keep"]);
    }
}
