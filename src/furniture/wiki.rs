//! What a wiki puts into its articles for those who write them.

use super::names::Sign;
use super::survey::Survey;
use super::{Reason, Rule, Trust};
use std::ops::Range;

pub(super) const RULES: &[Rule] = &[Rule {
    name: "edit-link",
    reason: Reason::Navigation,
    trust: Trust::Sign,
    says: "A link to edit a section of an encyclopedia, beside its heading.",
    find: edit_link,
}];

fn edit_link(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let is_link = |node: usize| survey.bears(node, Sign::EditLink);
    survey.outermost_named(is_link, |_, counts| counts.words <= 8)
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
}
