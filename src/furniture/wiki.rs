//! What a wiki puts into its articles for those who write them, and to lead to others.

use super::names::Sign;
use super::survey::Survey;
use super::{Reason, Rule, Trust};
use std::ops::Range;

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "edit-link",
        reason: Reason::Navigation,
        trust: Trust::Sign,
        says: "A link to edit a section of an encyclopedia, beside its heading.",
        find: edit_link,
    },
    Rule {
        name: "wiki-box",
        reason: Reason::Navigation,
        trust: Trust::Sign,
        says: "A box of an encyclopedia that says what the article lacks, or leads to other articles or sister sites.",
        find: wiki_box,
    },
];

fn edit_link(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let is_link = |node: usize| survey.bears(node, Sign::EditLink);
    survey.outermost_named(is_link, |_, counts| counts.words <= 8)
}

/// A notice is of some sentences; what holds a third of the page's text is no notice, whatever its name.
fn wiki_box(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let is_box = |node: usize| survey.bears(node, Sign::WikiBox);
    survey.outermost_named(is_box, |_, counts| counts.long * 3 < survey.total().long || counts.is_linked(50))
}

#[cfg(test)]
mod tests {
    use super::super::check::check_in_text;

    #[test]
    fn a_section_is_edited_by_a_link_beside_its_heading() {
        check_in_text(
            "<h2>Course<span class=mw-editsection>[<a href=e>edit</a>]</span></h2>",
            &[("edit-link", "[edit]")],
        );
    }

    #[test]
    fn boxes_are_about_the_article() {
        check_in_text(
            "<table class='box-Refs metadata ambox'><tr><td>This section <b>needs citations</b> for <a href=v>verification</a>. \
             Please help improve it by adding some; what has no source may be taken out by anyone.</table>",
            &[("wiki-box", "This section needs citations")],
        );
        check_in_text(
            "<div class='mbox-small metadata'><a href=c>Media about ferries</a></div><table class=navbox><tr><th>Ferries<td>\
             <a href=a>Wexley</a> <a href=b>Orford</a></table>",
            &[("wiki-box", "Media about ferries"), ("wiki-box", "Ferries Wexley")],
        );
        check_in_text("<table class=wikitable><tr><td>Wexley<td>1290<tr><td>Orford<td>1844</table>", &[]);
    }
}
