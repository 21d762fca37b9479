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
/// Words of a name below a post, and the blocks of an element that tells it, its picture among them.
const NAME_WORDS: u32 = 4;
const SIGNED_BLOCKS: usize = 3;
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

/// What parts of a post are called that tell of it.
const PARTS: [&str; 5] = ["footer", "header", "info", "meta", "signature"];

/// What is said of a post below it.
const COMMENTS: [&str; 3] = ["comment", "comments", "reply"];

/// A thread.
pub(super) struct Thread {
    posts: Vec<Post>,
}

struct Post {
    /// The blocks that say who wrote it and when.
    head: Vec<usize>,
    /// Whether these stand below what it says, and where it ends, a node.
    is_signed_below: bool,
    end: usize,
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
    let is_whole = |node: usize| page.is_post(node) && !page.is_called(node, &PARTS);
    let is_question = |node: usize| page.tag(node) == Tag::Div && page.is_called(node, &["question"]);
    let named = page.nodes(0..page.len()).filter(|&node| is_whole(node) || is_question(node));
    let looks: Vec<(u32, usize)> = named.map(|node| (look(page, node), node)).collect();
    let looks = order::by_key(looks, |&(look, node)| u64::from(look) << 32 | node as u64);
    let alike = || looks.chunk_by(|one, other| one.0 == other.0);
    let many = alike().filter(|alike| alike.len() >= LEAST_POSTS).filter_map(|alike| thread(case, alike));
    many.chain(answer(page, &looks).and_then(|pair| thread(case, &pair))).collect()
}

/// A question and the one answer to it, which looks otherwise.
fn answer(page: &Page, looks: &[(u32, usize)]) -> Option<[(u32, usize); 2]> {
    let called = |name: &'static str| looks.iter().filter(move |&&(_, node)| page.is_called(node, &[name]));
    let (mut questions, mut answers) = (called("question"), called("answer"));
    let (Some(&question), None, Some(&answer), None) =
        (questions.next(), questions.next(), answers.next(), answers.next())
    else {
        return None;
    };
    (page.end(question.1) <= answer.1).then_some([question, answer])
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
    let end = range.end;
    let own = case.blocks_between(range);
    let is_text =
        |&index: &usize| blocks.get(index).is_some_and(|block| block.measure.words > 0) && case.is_free(index);
    let texts: Vec<usize> = own.clone().filter(is_text).collect();
    let first = texts.iter().take(HEAD_BLOCKS).copied();
    let is_short = |&index: &usize| blocks.get(index).is_some_and(|block| block.measure.words <= HEAD_WORDS);
    let short: Vec<usize> = first.take_while(is_short).collect();
    let says = |index: usize, is: fn(&Page, usize) -> bool| {
        blocks.get(index).is_some_and(|block| parts_of(page, node, block).any(|part| is(page, part)))
    };
    // A letter stands for a picture of them.
    let is_word =
        |index: usize| blocks.get(index).is_some_and(|block| block.text(page).trim().chars().nth(1).is_some());
    let named = short.iter().copied().find(|&index| is_word(index) && says(index, Page::names_person));
    // Who wrote it signs below those who have changed it.
    let signed = || texts.iter().copied().rfind(|&index| is_word(index) && case.signs_post(node, index));
    let named = named.or_else(signed);
    let is_portrait =
        |&index: &usize| blocks.get(index).is_some_and(Block::is_medium) && says(index, Page::shows_person);
    let name = named.and_then(|index| blocks.get(index)).map_or(0..0, |block| name_in(page, node, block));
    let portraits: Vec<usize> = own.filter(is_portrait).take(HEAD_BLOCKS).collect();
    // A picture of them may stand between who it was and when.
    let below = named.filter(|index| !short.contains(index));
    let is_signed_below = below.is_some();
    let beside = below.map(|index| index.saturating_sub(2)..index + 3);
    let near = beside.into_iter().flatten().filter(|index| texts.contains(index));
    let timed = short.iter().copied().chain(near).find(|&index| says(index, Page::says_when));
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
    Post { head, is_signed_below, end, name, portraits, blocks: blocks_of, parts }
}

/// The nodes of a block that are the name: the smallest part that says so and has words.
fn name_in(page: &Page, post: usize, block: &Block) -> Range<usize> {
    let nodes = |part: usize| block.start.max(part)..block.end.min(page.end(part));
    let has_words = |part: &usize| page.measure(nodes(*part).start, nodes(*part).end).words > 0;
    let naming = parts_of(page, post, block).filter(|&part| page.names_person(part)).filter(has_words);
    naming.map(nodes).min_by_key(Range::len).unwrap_or(0..0)
}

impl Case<'_> {
    /// Whether a block is all of an element that is called who wrote the post, below what it says, and not in a comment on it.
    fn signs_post(&self, post: usize, index: usize) -> bool {
        let Some(block) = self.blocks.get(index).filter(|block| block.measure.words <= NAME_WORDS) else {
            return false;
        };
        let above = || self.page.ancestors(block.start).take(AROUND_BLOCK).take_while(|&part| part != post);
        let is_all = |part: usize| self.blocks_in(part).filter(|&other| self.is_free(other)).count() <= SIGNED_BLOCKS;
        let is_comment =
            |part: usize| self.page.is_called(part, &COMMENTS) || self.page.attr(part, "itemprop") == Some("comment");
        !above().any(is_comment) && above().any(|part| self.page.is_called_person(part) && is_all(part))
    }
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
        self.said(is_kept).map(|post| post.name.clone())
    }

    /// Where the posts end whose names stay below them, nodes.
    pub(super) fn ends(&self, is_kept: &[bool]) -> impl Iterator<Item = usize> {
        self.said(is_kept).filter(|post| post.is_signed_below).map(|post| post.end)
    }

    /// The posts whose names stay.
    fn said(&self, is_kept: &[bool]) -> impl Iterator<Item = &Post> {
        self.posts.iter().filter(|post| post.head.first().is_some_and(|&index| is_kept.get(index) == Some(&true)))
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
    let tells = |part| page.names_person(part) || (!leads_on && page.says_when(part));
    inside.chain(above).filter(|&part| page.tag(part) != Tag::Text).any(tells)
}

/// The elements in a block and those right around it, within its post.
fn parts_of<'a>(page: &'a Page, post: usize, block: &Block) -> impl Iterator<Item = usize> + 'a {
    let around = page.ancestors(block.start).take(AROUND_NAME).take_while(move |&part| part != post);
    page.nodes(block.start..block.end).take(INTO_BLOCK).filter(|&part| page.tag(part) != Tag::Text).chain(around)
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
    fn a_post_is_signed_below() {
        let signed = |name: &str| {
            format!(
                "<div class=sign><div class=action-time>on 9 May</div><div class=user-details><a href=/x>{name}</a></div></div>"
            )
        };
        let comment =
            "<ul><li class=comment><p>Not so, I would say!<p><a class=comment-user href=/users/3>Eve</a></ul>";
        let answer = |name: &str, text: &str| {
            let text =
                format!("<p>{text} and so much more that these are hardly the words of somebody's name, are they");
            format!("<div class=answer>{text}</p>{}{comment}</div>", signed(name))
        };
        let (one, two) = (answer("Ann", "keep one"), answer("Bo", "keep two"));
        let long = |text: &str| {
            format!("{text} and so much more that these are hardly the words of somebody's name, are they")
        };
        check(
            &[one.clone(), two].concat(),
            &[&long("keep one"), "on 9 May", "Ann", &long("keep two"), "on 9 May", "Bo"],
        );
        let question = one.replace("<div class=answer>", "<div class=question>").replace(">Ann<", ">Di<");
        let both = [&long("keep one")[..], "on 9 May", "Di", &long("keep one"), "on 9 May", "Ann"];
        check(&[question, one].concat(), &both);
    }

    #[test]
    fn an_answer_within_a_post_has_a_name_of_its_own() {
        let inner = format!("{}</div>", post("Bo", "keep two").trim_end_matches("</div>"));
        let posts =
            format!("<div class=post><p class=username>Ann</p><p>keep one</p>{inner}</div>{}", post("Cy", "keep"));
        check(&posts, &["Ann", "keep one", "Bo", "9:00", "keep two", "Cy", "9:00", "keep"]);
    }
}
