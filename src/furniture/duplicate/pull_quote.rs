//! Pull quotes: a sentence of the text set large beside it. What a reply quotes of what it answers, or an author of what
//! was said before, looks the same and is text: there the quotation stands apart from the text that it repeats, in a
//! thread, or after a colon.

use super::super::lexicon::Kind;
use super::super::survey::Survey;
use super::super::{comments, posts};
use crate::page::Tag;
use crate::page::text::{folded, measure};
use std::ops::{Range, RangeInclusive};

/// Words of a pull quote, at least and at most.
const QUOTE_WORDS: RangeInclusive<u32> = 5..=60;
/// How many pull quotes are looked for in the text: each costs one walk over it.
const QUOTES: usize = 24;
/// An element that holds fewer words beside the quote holds who said it, and no text.
const ROOM_WORDS: u32 = 12;

/// Finds them.
pub(super) fn find(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let page = survey.page;
    let is_quote =
        |node: usize| survey.is(node, Kind::PullQuote) || matches!(page.tag(node), Tag::Aside | Tag::Blockquote);
    let quotes = survey.outermost_where(is_quote, |node, counts| {
        QUOTE_WORDS.contains(&counts.words) && counts.media == 0 && survey.is_in_core(node)
    });
    if quotes.is_empty() {
        return quotes;
    }
    let text = Text::without(survey, &quotes);
    let is_thread = comments::says_thread(survey) || posts::has_posters(survey);
    let is_said = |quote: &Range<usize>| {
        let blocks = if is_named(survey, quote) {
            0..survey.blocks.len()
        } else if is_thread || is_announced(survey, quote) {
            return false;
        } else {
            survey.blocks_in(&room(survey, quote))
        };
        text.holds_all(&blocks, &page.range_text(quote.start, quote.end))
    };
    quotes.into_iter().take(QUOTES).filter(is_said).collect()
}

/// Whether a quote, or the element that holds it and nothing else, is named as a pull quote.
fn is_named(survey: &Survey<'_>, quote: &Range<usize>) -> bool {
    let words = survey.count(quote).words;
    let mut around = survey.page.ancestors(quote.start).take_while(|&n| survey.count_in(n).words == words);
    let mut within = survey.page.nodes(quote.clone()).take_while(|&n| survey.count_in(n).words == words);
    around.any(|n| survey.is(n, Kind::PullQuote)) || within.any(|n| survey.is(n, Kind::PullQuote))
}

/// Whether the text before a quote ends with a colon: what is announced is not there for its looks.
fn is_announced(survey: &Survey<'_>, quote: &Range<usize>) -> bool {
    let before = survey.blocks_in(&(0..quote.start)).end;
    let mut blocks = survey.blocks.get(..before).into_iter().flatten().rev().filter(|block| block.measure.words > 0);
    blocks.next().is_some_and(|block| block.text(survey.page).trim_end().ends_with([':', '：']))
}

/// The smallest element that holds a quote and text beside it: what a pull quote repeats stands there as well, what a reply
/// quotes in the post of someone else.
fn room(survey: &Survey<'_>, quote: &Range<usize>) -> Range<usize> {
    let least = survey.count(quote).words + ROOM_WORDS;
    let room = survey.page.ancestors(quote.start).find(|&n| survey.count_in(n).words >= least);
    room.map_or(0..survey.page.len(), |node| survey.range(node))
}

/// The words of the blocks that are neither quotes nor very short, folded, each block's behind a space.
struct Text {
    words: String,
    /// Where each block begins in it.
    starts: Vec<usize>,
}

impl Text {
    fn without(survey: &Survey<'_>, quotes: &[Range<usize>]) -> Self {
        let mut text = Self { words: String::from(" "), starts: Vec::with_capacity(survey.blocks.len()) };
        for (at, block) in survey.blocks.iter().enumerate() {
            text.starts.push(text.words.len());
            let is_short = block.measure.words < *QUOTE_WORDS.start();
            let next = quotes.partition_point(|quote| quote.end <= block.start);
            if !is_short && !quotes.get(next).is_some_and(|quote| quote.contains(&block.start)) {
                text.words.push_str(&survey.folded(at));
                text.words.push(' ');
            }
        }
        text
    }

    /// Whether all that is said stands in these blocks, in one place or sentence by sentence.
    fn holds_all(&self, blocks: &Range<usize>, said: &str) -> bool {
        let at = |block: usize| self.starts.get(block).copied().unwrap_or(self.words.len());
        let text = self.words.get(at(blocks.start).saturating_sub(1)..at(blocks.end)).unwrap_or_default();
        let holds = |words: &str| !words.is_empty() && text.contains(&format!(" {words} "));
        if holds(&folded(said)) {
            return true;
        }
        // In the text, "she said" may stand between its sentences.
        let sentences = said.split_inclusive(['.', '!', '?', '。', '！', '？']).map(folded);
        let sentences: Vec<String> = sentences.filter(|sentence| !sentence.is_empty()).collect();
        sentences.iter().any(|sentence| measure(sentence).words >= *QUOTE_WORDS.start())
            && sentences.iter().all(|sentence| holds(sentence))
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::check::{check, check_in_text, in_text};

    const SAID: &str = "So the old ship works on.";

    #[test]
    fn a_pull_quote_repeats_the_text() {
        check_in_text("<blockquote><p>So the old ship works on.</p></blockquote>", &[("pull-quote", SAID)]);
        check_in_text(
            &format!("<figure><blockquote>{SAID}</blockquote><p>Ada Voss, engineer</p></figure>"),
            &[("pull-quote", SAID)],
        );
        check_in_text("<aside class=pullquote>a jug of milk a day</aside>", &[]);
        check_in_text(
            "<aside>So the old ship works on. Her replacement arrived last autumn.</aside>",
            &[("pull-quote", "So the old")],
        );
        check_in_text(
            "<blockquote><p>Nobody ever asked the tide what it wanted, said the keeper.</p></blockquote>",
            &[],
        );
    }

    #[test]
    fn what_stands_before_the_text_that_it_repeats_goes_and_the_text_stays() {
        let line = "On the far bank, at the café that opens when the first boat lands, opinion is settled.";
        check_in_text(&format!("<blockquote>{line}</blockquote><p>{line}</p>"), &[("pull-quote", "On the far")]);
    }

    #[test]
    fn what_a_reply_answers_stays() {
        let answer =
            "<p>I doubt it. I went down to the quay on Sunday, and she lay at her moorings with the doors shut.</p>";
        check_in_text(&format!("<div><h3>marten</h3><blockquote>{SAID}</blockquote>{answer}</div>"), &[]);
        let named = format!("<div><blockquote class=pull-quote>{SAID}</blockquote>{answer}</div>");
        check_in_text(&named, &[("pull-quote", SAID)]);
        let line = "On the far bank, at the café that opens when the first boat lands, opinion is settled.";
        check_in_text(&format!("<p>{line}</p><div><blockquote>{line}</blockquote>{answer}</div>"), &[]);
    }

    #[test]
    fn what_is_announced_stays() {
        check_in_text(
            &format!("<p>One sentence was disputed:</p><blockquote>{SAID}</blockquote><p>He is right.</p>"),
            &[],
        );
        check_in_text(&format!("<aside><div>gudr:</div><blockquote>{SAID}</blockquote></aside><p>No.</p>"), &[]);
    }

    #[test]
    fn in_threads_quotes_are_text() {
        let post = |text: &str| format!("<div class=post-author>marten</div>{text}");
        let posts = format!(
            "{}{}{}",
            post("<p>It rains.</p>"),
            post(&format!("<blockquote>{SAID}</blockquote><p>No.</p>")),
            post("<p>Yes.</p>")
        );
        check_in_text(&posts, &[]);
        let thread = in_text(&format!("<blockquote>{SAID}</blockquote>"));
        check(&format!("<script type='application/ld+json'>{{\"@type\":\"QAPage\"}}</script>{thread}"), &[]);
    }
}
