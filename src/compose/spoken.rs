//! Words that a page says to those who hear it and hides from those who see it. What is seen says the same or all that
//! matters, mostly: then the hidden words are left out. Where they are the text itself and what is seen are its pieces (a
//! drop cap, the figures of a price), the pieces go; where they stand for an icon, they stay.

use super::flow::{Flow, Frame, FrameKind};
use super::walk::Writer;
use crate::page::{Look, Page, Tag};
use crate::segment::is_medium;

/// Class words of what is said and not shown. A tab tells of others too.
const CLASSES: [&str; 16] = [
    "a-offscreen",
    "element-invisible",
    "govuk-visually-hidden",
    "screen-reader-only",
    "screen-reader-text",
    "screenreader-only",
    "screenreader-text",
    "show-for-sr",
    "sr-only",
    "u-hiddenvisually",
    "u-screen-reader-text",
    "u-visually-hidden",
    "usa-sr-only",
    "visually-hidden",
    "visuallyhidden",
    "wp-block-screen-reader-text",
];
/// More words than this are more than a remark; a page that hides so many may show them after all.
const WORDS_OF_REMARK: u32 = 8;
/// Larger elements than this are no twins; nodes.
const LARGEST_TWIN: usize = 32;

impl Writer<'_> {
    /// Whether what an inline element says is left out, because what is beside it says it.
    pub fn is_said_beside(&self, node: usize) -> bool {
        let page = self.page;
        if is_spoken(page, node) {
            return self.is_remark(node);
        }
        is_mute(page, node)
            && self.siblings(node).iter().flatten().any(|&n| is_spoken(page, n) && self.are_twins(n, node))
    }

    /// Has words that are only said stand apart from the words before and after.
    pub fn part_spoken(&self, flow: &mut Flow<'_>, node: usize) {
        let page = self.page;
        if !is_spoken(page, node) || self.siblings(node).iter().flatten().any(|&n| self.are_twins(node, n)) {
            return;
        }
        let (end, words) = (page.end(node), self.words(node, page.end(node)));
        // A sign alone parts what is beside it: the stroke of a fraction.
        if !words.contains(char::is_alphanumeric) {
            return;
        }
        if words.starts_with(char::is_alphanumeric) {
            flow.run.space();
        }
        let next = page.nodes(end..page.len()).take(LARGEST_TWIN).find(|&n| page.tag(n) == Tag::Text);
        if next.is_some_and(|next| page.text(next).starts_with(char::is_alphanumeric)) {
            flow.frames.push(Frame { node, end, kind: FrameKind::Apart, voice: flow.voice });
        }
    }

    /// Whether the words only said may be left out, and nothing is lost for those who see the page.
    fn is_remark(&self, node: usize) -> bool {
        let (page, end) = (self.page, self.page.end(node));
        let count = |n: usize| self.kept.count(n, page.end(n));
        if page.nodes(node..end).any(|n| is_medium(page.tag(n))) {
            return false;
        }
        let siblings = self.siblings(node);
        if siblings.iter().flatten().any(|&n| self.are_twins(node, n)) {
            return false;
        }
        let block = page.block_of(node);
        let is_alone = |n: usize| count(n) == count(node);
        if is_alone(block) {
            return false;
        }
        // A drawing that is explained on hover says something of its own.
        if page.parent(node).is_some_and(|parent| page.tag(parent) == Tag::Abbr && is_alone(parent)) {
            return false;
        }
        let mut around = page.ancestors(node).take_while(|&n| n != block);
        if around.any(|n| page.tag(n) == Tag::A && !is_alone(n)) {
            return true;
        }
        if !self.words(node, end).contains(char::is_alphanumeric) {
            // The mark of an item; within a text the sign may be all that parts two figures.
            return self.kept.count(block, node) == 0;
        }
        // What is beside it or around it is a drawing, or was left out.
        let is_drawn =
            |n: usize| page.tag(n) != Tag::Text && !matches!(page.tag(n), Tag::Br | Tag::Input) && count(n) == 0;
        let stands_for = siblings.iter().flatten().any(|&n| is_drawn(n)) || page.parent(node).is_some_and(is_alone);
        !stands_for && page.measure(node, end).words <= WORDS_OF_REMARK
    }

    /// Whether words that are only said and an element that is only shown are the same words, both kept.
    fn are_twins(&self, spoken: usize, shown: usize) -> bool {
        let page = self.page;
        let is_small = |n: usize| page.end(n) - n <= LARGEST_TWIN && self.is_kept(n);
        if !is_mute(page, shown) || !is_small(spoken) || !is_small(shown) {
            return false;
        }
        let letters = |n: usize| -> String {
            self.words(n, page.end(n)).chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
        };
        let said = letters(spoken);
        !said.is_empty() && said == letters(shown)
    }

    /// The nodes before and after, white space passed over.
    fn siblings(&self, node: usize) -> [Option<usize>; 2] {
        let page = self.page;
        let is_blank = |&n: &usize| page.tag(n) == Tag::Text && page.reading(n).is_blank;
        let (before, after) = (page.before(node), page.after(node));
        [
            before.filter(is_blank).map_or(before, |blank| page.before(blank)),
            after.filter(is_blank).map_or(after, |blank| page.after(blank)),
        ]
    }
}

fn is_spoken(page: &Page, node: usize) -> bool {
    page.tag(node) != Tag::Text
        && !page.tag(node).is_block()
        && (page.looks(node, Look::HEARD) || page.class_words(node).any(|word| CLASSES.binary_search(&word).is_ok()))
}

/// Whether those who hear the page do not hear this of it.
fn is_mute(page: &Page, node: usize) -> bool {
    page.tag(node) != Tag::Text && page.attr(node, "aria-hidden") == Some("true")
}

#[cfg(test)]
mod tests {
    use super::CLASSES;
    use crate::compose::check::check;

    #[test]
    fn the_names_are_in_order() {
        assert!(CLASSES.is_sorted());
    }

    #[test]
    fn what_is_said_and_shown_is_written_once() {
        check("<p><span class=dropcap aria-hidden=true>T</span><span class=sr-only>T</span>he canal", "p(The canal)");
        check(
            "<p><span class=screen-reader-text>What</span> <span aria-hidden=true><b>W</b>hat</span> was dug",
            "p(What was dug)",
        );
        check(
            "<p>at <span class=a-offscreen>$12.99</span><span aria-hidden=true><sup>$</sup>12<sup>99</sup></span>, new",
            "p(at $12.99, new)",
        );
        check("<p>at <span class=sr-only>minus</span><span aria-hidden=true>−</span>5 degrees", "p(at −5 degrees)");
    }

    #[test]
    fn remarks_for_those_who_hear_are_left_out() {
        check(
            "<p><a href=/x>the minutes<span class=sr-only> (opens in new tab)</span></a>, kept",
            "p(link[https://limpide.example/x](the minutes), kept)",
        );
        check(
            "<p>x <a href=/x>more<svg></svg><span class=sr-only>about the men who had never seen the sea at all</span></a>",
            "p(x link[https://limpide.example/x](more))",
        );
        check(
            "<figure><img src=a.jpg><figcaption><span class=visually-hidden>Image caption, </span><p>A heron</figcaption></figure>",
            "figure(img[https://limpide.example/a.jpg] caption(A heron))",
        );
        check(
            "<ul><li><span><input type=checkbox><label><span class=sr-only>▢ </span></label></span>500 g<li>salt</ul>",
            "ul(li(p(500 g)) li(p(salt)))",
        );
    }

    #[test]
    fn what_stands_for_a_drawing_stays() {
        check(
            "<table><tr><th>a<th>b<tr><td>x<td><i class=check></i><span class=sr-only>Yes</span></table>",
            "table(row(th(p(a)) th(p(b))) row(td(p(x)) td(p(Yes))))",
        );
        check("<p>Press <svg></svg><span class=sr-only>Settings</span> twice", "p(Press Settings twice)");
        check("<p>read<i><span class=sr-only>Deprecated</span></i>", "p(read em(Deprecated))");
        check(
            "<p>x <a href=/x><svg></svg><span class=sr-only>Feed</span></a>",
            "p(x link[https://limpide.example/x](Feed))",
        );
        check(
            "<p><a href=/x><code>align</code> <abbr title='Not for new sites'> <span class=sr-only>Deprecated</span></abbr></a>",
            "p(link[https://limpide.example/x](code(align) abbr[Not for new sites](Deprecated)))",
        );
        check("<p><span class=sr-only>All of it.</span>", "p(All of it.)");
    }

    #[test]
    fn what_parts_figures_stays_and_long_words_stand_apart() {
        check("<p>by <span>1</span><span class=sr-only>/</span><span>2</span>", "p(by 1/2)");
        check(
            "<p>The lock<span class=sr-only>one two three four five six seven eight nine</span>was shut.",
            "p(The lock one two three four five six seven eight nine was shut.)",
        );
    }
}
