//! What the page does not show. Hidden tabs and folded sections are content and stay; what goes is what could not be
//! text even if it were shown: templates, dialogs, forms, menus, second copies.

use super::lexicon::Kind;
use super::names::Sign;
use super::survey::Survey;
use super::{Reason, Rule, Trust};
use crate::page::{Look, Tag};
use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "not-shown",
        reason: Reason::Hidden,
        trust: Trust::Name,
        says: "A part that the page hides and that is a template, a dialog, a form, a menu or a copy of what it shows.",
        find: not_shown,
    },
    Rule {
        name: "other-screen",
        reason: Reason::Hidden,
        trust: Trust::Sign,
        says: "A part that the page hides and that is there for another kind of screen, beside one that says the same and is shown.",
        find: other_screen,
    },
    Rule {
        name: "not-printed",
        reason: Reason::Hidden,
        trust: Trust::Sign,
        says: "A short part that the page itself leaves out when it is printed.",
        find: not_printed,
    },
];

fn other_screen(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let page = survey.page;
    // Within a line it is left out where the line is written.
    let is_apart = |node: usize| page.tag(node).is_block() || survey.count_in(node).words == 0;
    let is_twin = |node: usize| page.is_shown_beside(node) && is_apart(node) && !holds_shown(survey, node);
    survey.outermost_where(is_twin, |_, _| true)
}

/// Words of such a part; more may be a text that somebody wanted to keep off paper.
const UNPRINTED_WORDS: u32 = 40;

fn not_printed(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let is_left_out = |node: usize| survey.bears(node, Sign::NotPrinted);
    survey.outermost_named(is_left_out, |_, counts| counts.long == 0 && counts.words <= UNPRINTED_WORDS)
}

/// Words of a hidden form, menu or template.
const CONTROL_WORDS: u32 = 80;

fn not_shown(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let page = survey.page;
    if !(0..page.len()).any(|n| page.is_hidden(n)) {
        return Vec::new();
    }
    let shown: HashSet<Cow<'_, str>> = survey
        .blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| !block.is_hidden && block.measure.words > 0)
        .map(|(at, _)| survey.folded(at))
        .collect();
    let is_hidden = |node: usize| page.is_hidden(node) && page.tag(node) != Tag::Text;
    survey.outermost_where(is_hidden, |node, counts| {
        let is_small = counts.words <= CONTROL_WORDS;
        let is_dialog = survey.is(node, Kind::DialogRole) && (is_small || !survey.is_in_core(node));
        let is_form = is_small && (page.tag(node) == Tag::Form || counts.addresses > 0);
        let is_menu = is_small && counts.links > 1 && counts.is_linked(80);
        let is_markup = is_small && survey.is(node, Kind::Template) || (counts.words == 0 && counts.frames > 0);
        let is_such = is_dialog || is_form || is_menu || is_markup || is_copy(survey, node, &shown);
        is_such && !holds_shown(survey, node)
    })
}

/// Whether a text in an element is shown all the same, as style sheets can have it.
fn holds_shown(survey: &Survey<'_>, node: usize) -> bool {
    let page = survey.page;
    let mut nodes = page.nodes(node..page.end(node));
    page.looks(node, Look::UNSEEN)
        && nodes.any(|n| page.tag(n) == Tag::Text && !page.reading(n).is_blank && !page.is_hidden(n))
}

/// Whether every block of an element is shown elsewhere.
fn is_copy(survey: &Survey<'_>, node: usize, shown: &HashSet<Cow<'_, str>>) -> bool {
    let blocks = survey.blocks_in(&survey.range(node));
    let mut texts = blocks.filter(|&at| survey.blocks.get(at).is_some_and(|block| block.measure.words > 0)).peekable();
    texts.peek().is_some() && texts.all(|at| shown.contains(&survey.folded(at)))
}

#[cfg(test)]
mod tests {
    use super::super::check::check_in_text;

    #[test]
    fn what_is_not_printed_goes_when_it_is_short() {
        check_in_text("<div class=noprint>From the small encyclopedia</div>", &[("not-printed", "From the")]);
        let long = "The ferry left the quay at six. ".repeat(10);
        check_in_text(&format!("<div class=no-print><p>{long}</p></div>"), &[]);
    }

    #[test]
    fn templates_dialogs_forms_and_copies_go() {
        check_in_text("<div class=js-template hidden><p>Name of the ship</p></div>", &[("not-shown", "Name")]);
        check_in_text("<dialog><p>Are you sure?</p></dialog>", &[("not-shown", "Are you")]);
        check_in_text("<form style='display:none'><p>Find</p><input name=q></form>", &[("not-shown", "Find")]);
        check_in_text(
            "<p>Eleven crossings, one gull.</p><div hidden><p>Eleven crossings, one gull.</p></div>",
            &[("not-shown", "Eleven")],
        );
    }

    #[test]
    fn what_is_shown_beside_for_another_screen_goes() {
        check_in_text(
            "<div class=desktop><p>The fair brought 12, the county 9.</div><div class=mobile hidden><p>Fair 12, county 9.</div>",
            &[("other-screen", "Fair 12")],
        );
        check_in_text("<div><img src=a alt=Plan></div><div hidden><img src=b alt=Plan></div>", &[("other-screen", "")]);
        check_in_text("<div><img src=a alt=One></div><div hidden><img src=b alt=Two></div>", &[]);
    }

    #[test]
    fn tabs_and_folded_sections_stay() {
        check_in_text("<div role=tabpanel hidden><p>The second tab says what the ship weighs.</p></div>", &[]);
        check_in_text("<details><summary>More</summary><p>She has six cylinders.</p></details>", &[]);
        check_in_text("<div hidden><p>One paragraph, with <a href=a>a link</a> in it, folded away.</p></div>", &[]);
    }
}
