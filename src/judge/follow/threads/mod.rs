//! Posts of a thread: each stays with who wrote it and when, and where most of them stay the shortest does too. Without its
//! name, an answer reads as if it were the question's author who gave it.

mod look;
mod post;

use super::{Case, set};
use crate::page::{Page, Tag, order};
use look::look;
pub(super) use look::look_by;
use post::Post;
pub(super) use post::signs;
use std::ops::Range;

/// A thread has so many posts at least that look alike; the first may look otherwise.
const LEAST_POSTS: usize = 2;
/// What parts of a post are called that tell of it.
const PARTS: [&str; 5] = ["footer", "header", "info", "meta", "signature"];

/// A thread.
pub(super) struct Thread {
    posts: Vec<Post>,
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
    let posts = alike.iter().zip(ends).map(|(&(_, node), next)| Post::of(case, node..page.end(node).min(next)));
    let posts: Vec<Post> = posts.filter(|post| !post.blocks.is_empty()).collect();
    let signed = posts.iter().filter(|post| !post.head.is_empty()).count();
    (posts.len() >= LEAST_POSTS && signed * 2 > posts.len()).then_some(Thread { posts })
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
