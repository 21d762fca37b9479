//! What a page holds more than once and shows once: a date for wide screens and its short form for narrow ones, a plan on a
//! light ground and the same on a dark one.

use super::text::folded;
use super::{Page, Tag};
use std::collections::HashSet;

/// Within class words of what is shown on some screens alone.
const SCREENS: [&str; 22] = [
    "dark",
    "desk",
    "desktop",
    "handheld",
    "landscape",
    "large",
    "lg",
    "light",
    "md",
    "mobile",
    "narrow",
    "phone",
    "portrait",
    "sm",
    "small",
    "smartphone",
    "tablet",
    "wide",
    "xl",
    "xs",
    "xxl",
    "xxs",
];
/// How many elements that are not shown may stand between the two.
const BETWEEN: usize = 4;
/// More than this is a text of its own, bytes.
const LARGEST: usize = 8_000;
/// How far the one that is shown is read, bytes.
const READ: usize = 32_000;
/// Of so many words at most is a wording within a line, which may have no word in common with the other.
const WORDING: usize = 12;
/// One with so many words more than the other is what the other only begins.
const MORE: usize = 6;
/// Nodes of a part whose pictures are looked at.
const NODES: usize = 200;

impl Page {
    /// Whether an element that is not shown says no more, for another screen, than one beside it that is.
    pub fn is_shown_beside(&self, node: usize) -> bool {
        let is_hidden_in_shown = || self.parent(node).is_some_and(|parent| !self.is_hidden(parent));
        if !self.is_hidden(node) || self.tag(node) == Tag::Text || !is_hidden_in_shown() {
            return false;
        }
        [Self::before, Self::after].iter().any(|next| {
            let mut beside = std::iter::successors(next(self, node), |&other| next(self, other)).take(2 * BETWEEN);
            let is_passed = |&other: &usize| self.is_hidden(other) || self.is_blank_text(other);
            let shown = beside.find(|other| !is_passed(other)).filter(|&other| self.tag(other) != Tag::Text);
            // Within a line both are the same element; a button beside is none.
            let is_alike = |shown: usize| match self.tag(node) {
                tag if tag.is_block() => self.tag(shown).is_block(),
                tag => self.tag(shown) == tag,
            };
            shown.is_some_and(|shown| is_alike(shown) && self.are_twins(node, shown))
        })
    }

    fn is_blank_text(&self, node: usize) -> bool {
        self.tag(node) == Tag::Text && self.reading(node).is_blank
    }

    fn are_twins(&self, hidden: usize, shown: usize) -> bool {
        let is_named = self.is_of_screens(hidden) || self.is_of_screens(shown);
        let said = folded(&self.range_head(hidden, self.end(hidden), LARGEST));
        if said.is_empty() {
            return self.are_pictures_of_one(hidden, shown, is_named);
        }
        let text = self.range_head(shown, self.end(shown), READ);
        let other = folded(&text);
        let (words, others): (Vec<&str>, HashSet<&str>) = (said.split(' ').collect(), other.split(' ').collect());
        let count = other.split(' ').filter(|word| !word.is_empty()).count();
        let is_begun = text.ends_with('…') || text.ends_with("...");
        if count == 0 || is_begun || said.len() >= LARGEST || words.len() > 2 * count + MORE {
            return false;
        }
        let is_wording = !self.tag(hidden).is_block() && words.len() <= WORDING && count <= WORDING;
        if !is_named {
            // Fewer of the same words, or the short forms of them.
            let is_form =
                |word: &str| others.iter().any(|other| is_short_for(word, other) || is_short_for(other, word));
            let is_said = |word: &&str| others.contains(*word) || (is_wording && is_form(word));
            return !self.tag(hidden).is_block() && words.iter().all(is_said);
        }
        let shared = words.iter().filter(|word| others.contains(**word)).count();
        is_wording || shared * 2 >= words.len()
    }

    /// Whether two parts without words show one picture, each for its screen.
    fn are_pictures_of_one(&self, hidden: usize, shown: usize, is_named: bool) -> bool {
        let pictures = |part: usize| {
            let images = self.nodes(part..self.end(part)).take(NODES).filter(|&n| self.tag(n) == Tag::Img);
            images.map(|image| self.attr(image, "alt").unwrap_or_default().trim()).collect::<Vec<_>>()
        };
        let (own, others) = (pictures(hidden), pictures(shown));
        let is_same = || own.iter().all(|alt| !alt.is_empty() && others.contains(alt));
        !own.is_empty() && !others.is_empty() && (is_named || is_same())
    }

    /// Whether the classes of an element say on which screens it is shown.
    fn is_of_screens(&self, node: usize) -> bool {
        self.class_words(node).any(|word| {
            let parts = word.split(|c: char| !c.is_ascii_alphanumeric()).flat_map(parts_of);
            parts.map(str::to_ascii_lowercase).any(|part| SCREENS.binary_search(&part.as_str()).is_ok())
        })
    }
}

/// Whether a word is another, or the beginning of it.
fn is_short_for(short: &str, long: &str) -> bool {
    short == long || (short.len() > 1 && long.starts_with(short))
}

/// The words of a name written in one: `hiddenOnMobile`.
fn parts_of(word: &str) -> impl Iterator<Item = &str> {
    let mut rest = word;
    std::iter::from_fn(move || {
        let next = rest.char_indices().skip(1).find(|&(_, c)| c.is_ascii_uppercase()).map_or(rest.len(), |(at, _)| at);
        let (part, tail) = rest.split_at(next);
        rest = tail;
        (!part.is_empty()).then_some(part)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the one element with `hidden` is shown beside.
    #[track_caller]
    fn check(html: &str, expected: bool) {
        let page = Page::from_html(&format!("<body><p>Before it.</p>{html}<p>After it.</p>"), None);
        let hidden = (0..page.len()).find(|&node| page.attr(node, "hidden").is_some());
        assert_eq!(page.is_shown_beside(hidden.unwrap_or_default()), expected, "{html}");
    }

    #[test]
    fn the_names_are_in_order() {
        assert!(SCREENS.is_sorted());
    }

    #[test]
    fn a_wording_for_another_screen_is_shown_beside() {
        check("<p>on <span class=lg>Tuesday, 3 March</span><span class=sm hidden>3 Mar</span> it", true);
        check("<p>by <span hidden class='md:hidden'>60</span> <span class=hidden>sixty people</span> it", true);
        check("<p>by <span hidden class=onMobile>60</span> <i hidden>x</i> <span>sixty people</span> it", true);
        check("<p>by hand <span hidden class=sm>and they sing.</span> <button>Read more</button>", false);
        check("<table><tr><th><span>Population</span><span hidden>Pop.</span></table>", true);
        check("<table><tr><th><span>Population</span><span hidden>Village</span></table>", false);
    }

    #[test]
    fn a_part_for_another_screen_is_shown_beside() {
        let cards = "<div hidden><p>Mill End<p>People: 97<p>Saltney<p>People: 86</div>";
        let table = "<div><table><tr><th>Village<th>People<tr><td>Mill End<td>97<tr><td>Saltney<td>86</table></div>";
        check(&format!("{}{cards}", table.replace("<div>", "<div class=wide>")), true);
        check(&format!("{table}{cards}"), false);
        check(&format!("{table}<div hidden><p>Mill End is a village of one mill and of one end.</div>"), false);
        check(
            "<div class=desktop-only><p>The fair brought 12, the bakery 3 and the county 9.</div><div hidden><p>Fair 12, bakery 3, county 9. Swipe.</div>",
            true,
        );
    }

    #[test]
    fn what_is_only_begun_is_not_shown() {
        check("<p><span>The carpenters work…</span><span hidden>The carpenters work by hand.</span>", false);
        check(
            "<p><span>By hand</span><span hidden>by hand they work, with tools that were made by their grandfathers</span>",
            false,
        );
        check(
            "<div><p>By hand.</div><div hidden><p>By hand they work, in the yard, with tools of their own.</div>",
            false,
        );
    }

    #[test]
    fn a_picture_for_another_screen_is_shown_beside() {
        check("<div><img src=a alt=Plan></div><div hidden><img src=b alt=Plan></div>", true);
        check("<div><img src=a alt=One></div><div hidden><img src=b alt=Two></div>", false);
        check("<div><img src=a alt=''></div><div hidden><img src=b alt=''></div>", false);
        check("<div class='light only'><img src=a></div><div hidden><img src=b></div>", true);
    }
}
