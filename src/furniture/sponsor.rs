//! Sponsors within the text: the box of a letter or an episode that is brought by somebody, what a sponsor offers, and where
//! the thing reviewed is sold.

use super::survey::Survey;
use super::{Reason, Rule, Trust};
use crate::page::Tag;
use crate::segment::Block;
use std::ops::Range;

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "sponsor-box",
        reason: Reason::Ad,
        trust: Trust::Sign,
        says: "A box that begins by naming a sponsor (\"Together with …\") and whose links all lead to other sites.",
        find: named_box,
    },
    Rule {
        name: "sponsor-line",
        reason: Reason::Ad,
        trust: Trust::Sign,
        says: "A short block that names a sponsor and its discount, with the heading that announces sponsors.",
        find: line,
    },
    Rule {
        name: "deal",
        reason: Reason::Ad,
        trust: Trust::Sign,
        says: "An entry of a list that gives a shop, a price and a button to buy, with the line that announces them.",
        find: deals,
    },
];

/// Words of the label that names a sponsor.
const LABEL_WORDS: u32 = 8;
/// Words of a box.
const BOX_WORDS: u32 = 120;
/// Blocks of a box.
const BOX_BLOCKS: u32 = 8;
/// Words of a heading over sponsors.
const HEADING_WORDS: u32 = 3;
/// Words of an entry of a shop.
const DEAL_WORDS: u32 = 15;

fn named_box(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let page = survey.page;
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, block) in survey.blocks.iter().enumerate() {
        let is_label = (2..=LABEL_WORDS).contains(&block.measure.words)
            && survey.spoken.begins_with_label(Reason::Ad, &survey.said(at).folded);
        if !is_label || found.last().is_some_and(|last| last.contains(&block.start)) {
            continue;
        }
        let first = survey.alone(block).start;
        let top = survey.climb(first, |node, counts| {
            let is_room = matches!(page.tag(node), Tag::Article | Tag::Header | Tag::Footer);
            let is_short = counts.words <= BOX_WORDS && counts.blocks <= BOX_BLOCKS;
            !is_room && is_short && survey.begins_with(node, first)
        });
        let range = survey.range(top);
        if survey.count(&range).words > block.measure.words && leads_away(survey, &range) {
            found.push(range);
        }
    }
    found
}

/// Whether there are links in a range, and all lead to other sites.
fn leads_away(survey: &Survey<'_>, range: &Range<usize>) -> bool {
    let page = survey.page;
    let own = page.base().and_then(|base| base.host_str());
    let hrefs = page.nodes(range.clone()).filter(|&n| page.tag(n) == Tag::A).filter_map(|n| page.attr(n, "href"));
    let mut links = hrefs.peekable();
    let is_away = |href: &str| {
        let has_scheme = href.trim_start().starts_with("http") || href.trim_start().starts_with("//");
        has_scheme && page.resolve(href).is_some_and(|url| url.host_str().is_some() && url.host_str() != own)
    };
    links.peek().is_some() && links.all(is_away)
}

fn line(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let offers = |at: usize| {
        let offered = || survey.spoken.evidence(Reason::Ad, &survey.said(at).folded) > 0;
        survey.said(at).held.has(Reason::Ad) && offered()
    };
    for (at, block) in survey.blocks.iter().enumerate() {
        if survey.is_heading(block) || !offers(at) {
            continue;
        }
        let before = at.checked_sub(1).and_then(|at| survey.blocks.get(at).map(|block| (at, block)));
        let is_heading = |(at, block): &(usize, &Block)| {
            let is_short = block.measure.words <= HEADING_WORDS && survey.is_heading(block);
            is_short && survey.spoken.label(&survey.said(*at).folded).has(Reason::Ad)
        };
        // Over other text too, the heading heads more than the sponsor.
        let is_last =
            survey.blocks.get(at + 1).is_none_or(|next| survey.is_heading(next) || survey.is_after_text(next.start));
        if let Some((_, heading)) = before.filter(is_heading).filter(|_| is_last) {
            found.push(survey.alone(heading));
        }
        found.push(survey.alone(block));
    }
    found
}

fn deals(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, block) in survey.blocks.iter().enumerate() {
        if !is_deal(survey, at, block) {
            continue;
        }
        let before = at.checked_sub(1).and_then(|at| survey.blocks.get(at).map(|block| (at, block)));
        if let Some((at, label)) = before
            && label.measure.words <= LABEL_WORDS
            && survey.said(at).opening.has(Reason::Ad)
        {
            found.push(survey.alone(label));
        }
        found.push(survey.alone(block));
    }
    found
}

/// Whether a block is the entry of a shop: it ends with the words of a button to buy, after a price.
fn is_deal(survey: &Survey<'_>, at: usize, block: &Block) -> bool {
    let page = survey.page;
    if !(3..=DEAL_WORDS).contains(&block.measure.words) {
        return false;
    }
    let folded = &survey.said(at).folded;
    let button = folded.rmatch_indices(' ').nth(1).and_then(|(space, _)| folded.get(space + 1..));
    let may_be = |n: usize| matches!(page.tag(n), Tag::A | Tag::Button | Tag::Li);
    button.is_some_and(|button| survey.spoken.whole(button).has(Reason::Ad))
        && (may_be(block.container) || (block.start..block.end).any(may_be))
        && block.text(page).contains(['$', '€', '£', '¥'])
}

#[cfg(test)]
mod tests {
    use super::super::check::check_in_text;

    #[test]
    fn a_box_begins_by_naming_its_sponsor() {
        let link = "<a href='https://rope.example/?c=p'>Try it free.</a>";
        check_in_text(
            &format!("<div><p><b>Together with RopeCo</b></p><p>Line that lasts ten times longer. {link}</p></div>"),
            &[("sponsor-box", "Together with")],
        );
        check_in_text("<div><p>Together with the deckhand</p><p>we left. <a href=/x>More</a></p></div>", &[]);
        check_in_text(&format!("<p>Together with RopeCo</p><p>Line that lasts. {link}</p>"), &[]);
        check_in_text("<div><h2>Together with Ann</h2><p>The crossing took an hour.</p></div>", &[]);
    }

    #[test]
    fn a_sponsor_goes_with_its_heading() {
        let line = "<p>This episode is sponsored by RopeCo. Use code SLOW for 10% off at <a href='https://rope.example'>rope.example</a>.</p>";
        check_in_text(
            &format!("<h2>Sponsors</h2>{line}<h2>Notes</h2>"),
            &[("sponsor-line", "Sponsors"), ("sponsor-line", "This episode")],
        );
        check_in_text("<h2>Sponsors</h2><p>The race was sponsored by the county.</p>", &[]);
    }

    #[test]
    fn shops_go_with_the_line_that_announces_them() {
        check_in_text(
            "<div><p>Today’s best W2 deals</p><ul><li><a><span>Chandlers</span> <span>$49</span> <span>View Deal</span></a></li></ul></div>",
            &[("deal", "Today"), ("deal", "Chandlers")],
        );
        check_in_text("<ul><li>She paid $49 and did not view a deal</li></ul>", &[]);
    }
}
