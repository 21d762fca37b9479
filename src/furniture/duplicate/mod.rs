//! What was said already: a caption twice, the title again, a sentence of the text set large beside it.

mod pull_quote;

use super::counts::Counts;
use super::survey::Survey;
use super::{Reason, Rule, Trust};
use crate::page::text::measure;
use crate::page::{Tag, order};
use crate::segment::Block;
use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ops::Range;

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "caption-twice",
        reason: Reason::Duplicate,
        trust: Trust::Sign,
        says: "A caption that is said again, with its credit, right after or before; the shorter goes.",
        find: caption_twice,
    },
    Rule {
        name: "title-repeated",
        reason: Reason::Duplicate,
        trust: Trust::Sign,
        says: "A block that repeats the title of the page.",
        find: title_repeated,
    },
    Rule {
        name: "pull-quote",
        reason: Reason::Duplicate,
        trust: Trust::Sign,
        says: "A quotation set apart whose words stand in the text around it as well, unless it is one that a reply answers.",
        find: pull_quote::find,
    },
    Rule {
        name: "block-repeated",
        reason: Reason::Duplicate,
        trust: Trust::Sign,
        says: "A block of the text that was said before, word by word.",
        find: block_repeated,
    },
];

/// Fewer words may be said twice without being a repeat.
const CAPTION_WORDS: u32 = 6;
/// Words that the longer of two captions may have more: its credit.
const CREDIT_WORDS: u32 = 15;
/// How far apart two sayings of a caption may stand, in blocks.
const NEAR: usize = 2;
/// Words of a paragraph that is not said twice on purpose.
const REPEAT_WORDS: u32 = 12;

fn caption_twice(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let mut found = copies(survey);
    for (at, block) in survey.blocks.iter().enumerate() {
        if block.measure.words < CAPTION_WORDS || survey.is_data_of_text(block) {
            continue;
        }
        let shorter = &survey.said(at).folded;
        if shorter.is_empty() || *shorter == survey.title {
            continue;
        }
        let near = (at.saturating_sub(NEAR)..=at + NEAR).filter(|&other| other != at);
        let is_said = near.into_iter().any(|other| {
            let Some(longer) = survey.blocks.get(other) else { return false };
            let more = longer.measure.words.saturating_sub(block.measure.words);
            let is_longer = longer.measure.words > block.measure.words;
            let begins =
                || survey.said(other).folded.strip_prefix(shorter.as_str()).is_some_and(|rest| rest.starts_with(' '));
            is_longer && more <= CREDIT_WORDS && begins() && is_caption(survey, block, longer)
        });
        if is_said {
            found.push(text_of(survey, block));
        }
    }
    order::by_key(found, |range| range.start as u64)
}

/// The captions outside of figures that say what the one of the figure before them says: for when the picture is set large.
fn copies(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let page = survey.page;
    let captions: Vec<usize> = page.nodes(0..page.len()).filter(|&n| page.tag(n) == Tag::Figcaption).collect();
    let has_figure = |node: usize| page.ancestors(node).take(8).any(|n| page.tag(n) == Tag::Figure);
    let is_copy = |one: usize, other: usize| {
        let (first, copy) = (survey.range(one), survey.range(other));
        has_figure(one)
            && !has_figure(other)
            && survey.blocks_in(&(first.end..copy.start)).len() <= NEAR
            && survey.count(&copy).words > 0
            && survey.folded_text(&first) == survey.folded_text(&copy)
    };
    let pairs = captions.iter().zip(captions.iter().skip(1));
    pairs.filter(|&(&one, &other)| is_copy(one, other)).map(|(_, &copy)| survey.range(copy)).collect()
}

/// Whether two blocks can be captions: in the same figure, beside a picture, or neighbors in plain text.
fn is_caption(survey: &Survey<'_>, one: &Block, other: &Block) -> bool {
    let in_figure = |block: &Block| {
        block.media > 0
            || survey
                .page
                .ancestors(block.start)
                .take(8)
                .any(|n| matches!(survey.page.tag(n), Tag::Figure | Tag::Figcaption | Tag::Picture))
    };
    survey.is_plain() || in_figure(one) || in_figure(other)
}

/// The text of a block without its pictures.
fn text_of(survey: &Survey<'_>, block: &Block) -> Range<usize> {
    if block.media == 0 {
        return survey.alone(block);
    }
    let page = survey.page;
    let mut texts = (block.start..block.end).filter(|&n| page.tag(n) == Tag::Text && measure(page.text(n)).words > 0);
    let first = texts.next().unwrap_or(block.start);
    let last = texts.next_back().unwrap_or(first);
    let range = first..page.end(last);
    let counts = survey.count(&range);
    if counts.media > 0 {
        return first..first; // a picture between the words: left alone
    }
    let same = |_: usize, c: &Counts| c.words == counts.words && c.media + c.frames == 0;
    match page.parent(first).filter(|&n| page.end(n) >= range.end && same(n, &survey.count_in(n))) {
        Some(parent) => survey.range(survey.climb(parent, same)),
        None => range,
    }
}

fn title_repeated(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let page = survey.page;
    let Some(title_node) = survey.title_node else { return Vec::new() };
    if measure(&survey.title).words < 3 {
        return Vec::new();
    }
    let is_repeat = |at: usize, block: &Block| {
        survey.said(at).folded == survey.title && !page.contains(title_node, block.start) && block.media == 0
    };
    // Far from the text it is a link to this page in a list, which is not this rule's business.
    let is_near = |block: &Block| block.start < title_node || survey.is_in_core(block.start);
    let repeats = survey.blocks.iter().enumerate().filter(|(at, block)| is_repeat(*at, block) && is_near(block));
    repeats.map(|(_, block)| survey.alone(block)).collect()
}

fn block_repeated(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let page = survey.page;
    let mut said: HashMap<Cow<'_, str>, usize> = HashMap::new();
    let mut found = Vec::new();
    for (at, block) in survey.blocks.iter().enumerate() {
        let is_text = block.measure.words >= REPEAT_WORDS && block.media == 0 && survey.is_in_core(block.start);
        // A refrain is said again on purpose.
        let is_verse = (block.start..block.end).any(|n| page.tag(n) == Tag::Br);
        // Whether a quotation is a repeat is asked by the rule of pull quotes.
        let is_quoted = || {
            page.ancestors(block.start).take_while(|&n| survey.is_in_core(n)).any(|n| page.tag(n) == Tag::Blockquote)
        };
        if !is_text || is_verse || survey.is_data_of_text(block) || is_quoted() {
            continue;
        }
        match said.entry(survey.folded(at)) {
            Entry::Occupied(first) => {
                let first = survey.blocks.get(*first.get());
                // What one hand wrote twice side by side is meant; copies for phones and quotes stand elsewhere.
                let parent = |block: &Block| page.parent(block.container);
                if !survey.is_plain() && first.is_some_and(|first| parent(first) == parent(block)) {
                    continue;
                }
                let hidden = first.filter(|first| first.is_hidden && !block.is_hidden);
                found.push(survey.alone(hidden.unwrap_or(block)));
            }
            Entry::Vacant(place) => {
                place.insert(at);
            }
        }
    }
    order::by_key(found, |range| range.start as u64)
}

#[cfg(test)]
mod tests {
    use super::super::check::{check, check_in_text, check_plain, in_text, marks_of, metadata_of};
    use crate::page::{Page, Tag};

    const CAPTION: &str = "Entre Moscou et Ankara, le dialogue est difficile sur la situation en Syrie.";

    #[test]
    fn the_shorter_caption_goes() {
        check_plain(
            &format!("Les combats à Idleb\n\n{CAPTION}\n{CAPTION} Alexey DRUZHININ / SPUTNIK / AFP\n\nAlors que."),
            &[("caption-twice", CAPTION)],
        );
        let html = format!(
            "<figure><picture><img src=a></picture><span>{CAPTION}</span><figcaption><span>{CAPTION}</span> <span>A. D. / AFP</span></figcaption></figure>"
        );
        check_in_text(&html, &[("caption-twice", CAPTION)]);
        let page = Page::from_html(&in_text(&html), None);
        let image = page.first(Tag::Img).unwrap_or_default();
        assert!(marks_of(&page, &metadata_of(&page)).iter().all(|(m, _)| !(m.start..m.end).contains(&image)));
    }

    #[test]
    fn a_caption_for_the_picture_set_large_goes() {
        let caption = "<figcaption><p>The quay.<p>Photo: A. D.</figcaption>";
        let figure = format!("<figure><img src=a>{caption}</figure>");
        check_in_text(
            &format!("<div>{figure}<div>{caption}</div></div>"),
            &[("caption-twice", "The quay. Photo: A. D.")],
        );
        check_in_text(&figure.repeat(2), &[]);
        check_in_text(&format!("<div>{figure}<div>{}</div></div>", caption.replace("quay", "boat")), &[]);
    }

    #[test]
    fn the_title_is_said_once() {
        check_in_text("<p>The ferry that refuses to retire</p>", &[("title-repeated", "The ferry")]);
    }

    #[test]
    fn a_paragraph_is_said_once() {
        let line = "<p>On the far bank, at the café that opens when the first boat lands, opinion is settled.</p>";
        let phone = format!("<div class=phone>{line}</div>");
        check_in_text(&format!("<div class=desk>{line}</div>{phone}"), &[("block-repeated", "On the far")]);
        check_in_text(&format!("{line}{phone}"), &[("block-repeated", "On the far")]);
    }

    #[test]
    fn what_is_said_twice_on_purpose_stays() {
        check_in_text(
            "<p>Row, row, row your boat,<br>gently down the stream of the river that we know</p>".repeat(2).as_str(),
            &[],
        );
        let line = "<p>On the far bank, at the café that opens when the first boat lands, opinion is settled.</p>";
        check_in_text(&format!("{line}{line}"), &[]);
        check_in_text("<p>She sails at six.</p><p>She sails at six.</p>", &[]);
        check_in_text("<p>She sails at six from the quay.</p><p>She sails at six from the quay, and at noon.</p>", &[]);
        check("<body><h1>The ferry</h1><p>The ferry</p><p>It sails.</p>", &[]);
    }
}
