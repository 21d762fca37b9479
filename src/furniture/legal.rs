//! Copyright and legal lines.

use super::lexicon::Kind;
use super::survey::Survey;
use super::{Reason, Rule, Trust};
use crate::page::Tag;
use crate::segment::Block;
use std::ops::Range;

pub(super) const RULES: &[Rule] = &[Rule {
    name: "copyright-line",
    reason: Reason::Legal,
    trust: Trust::Sign,
    says: "A line after the text that claims copyright, forbids to reproduce it or counts the visitors of the page.",
    find: lines,
}];

/// Words of a line.
const LINE_WORDS: u32 = 50;

/// A line of no more words that begins as legal lines do is one.
const FEW_WORDS: u32 = 5;
/// How many words of evidence a longer one holds within the text.
const EVIDENCE_IN_TEXT: usize = 2;
/// How many words of evidence make a line that begins with the name of the site, after the text.
const EVIDENCE: usize = 3;

/// Words of a line that counts the visitors of the page.
const COUNTER_WORDS: u32 = 25;

/// The legal lines of the page, in document order.
pub(super) fn lines(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, block) in survey.blocks.iter().enumerate() {
        if block.measure.words == 0 || block.measure.words > LINE_WORDS {
            continue;
        }
        let said = survey.said(at);
        let is_linked = block.links > 0 && block.link_words == block.measure.words;
        let is_after = survey.is_after_text(block.start);
        let evidence = || survey.spoken.evidence(Reason::Legal, &said.folded);
        // "Any reproduction of the pattern took three days" begins as legal lines do: within the text more must be said.
        let is_surely = || is_after || block.measure.words <= FEW_WORDS || evidence() >= EVIDENCE_IN_TEXT;
        let forbids = said.opening.has(Reason::Legal) && is_surely();
        let claims = (forbids || is_after) && is_claim(survey, at, block);
        let is_named = is_after && !is_linked && survey.is_near(block.start, Kind::Legal);
        let speaks = is_after && !is_linked && evidence() >= EVIDENCE;
        // Old pages count their visitors in the last line.
        let is_counter = is_after && block.measure.words <= COUNTER_WORDS && said.held.has(Reason::Legal);
        if (forbids || claims || is_named || speaks || is_counter)
            && !is_in_figure(survey, block)
            && !survey.is_heading(block)
        {
            let range = survey.alone(block);
            if found.last().is_none_or(|last| last.end <= range.start) {
                found.push(range);
            }
        }
    }
    found
}

/// A credit under a picture is not a legal line.
fn is_in_figure(survey: &Survey<'_>, block: &Block) -> bool {
    survey.page.ancestors(block.start).take(6).any(|n| matches!(survey.page.tag(n), Tag::Figure | Tag::Figcaption))
}

/// "© 2024 …", "Copyright 1999 …", "(c) 2020 …".
fn is_claim(survey: &Survey<'_>, at: usize, block: &Block) -> bool {
    let page = survey.page;
    let folded = &survey.said(at).folded;
    let has_word = folded.starts_with("copyright");
    let has_sign = (block.start..block.end).any(|n| !page.text(n).is_ascii() && page.text(n).contains(['©', '℗']));
    let head = page.text(block.start).trim_start().get(..3);
    let is_signed = has_sign || head.is_some_and(|head| head.eq_ignore_ascii_case("(c)"));
    if !has_word && !is_signed {
        return false;
    }
    let mut words = folded.split(' ').take(6);
    let has_year = words.any(|word| word.len() == 4 && (word.starts_with("19") || word.starts_with("20")));
    has_year || (has_word && has_sign) || survey.spoken.evidence(Reason::Legal, folded) > usize::from(has_word)
}

#[cfg(test)]
mod tests {
    use super::super::check::{check, check_in_text, check_plain, in_text};

    #[test]
    fn a_line_after_the_text_claims_the_rights() {
        for line in
            ["© 2026 Copyright RFI - Tous droits réservés.", "Copyright 1999 Walter Pym", "(c) 2020 The Courier"]
        {
            check(&format!("<body>{}<p>{line}</p>", in_text("")), &[("copyright-line", line)]);
        }
        check_plain("A title\n\nAll rights reserved.", &[("copyright-line", "All rights")]);
    }

    #[test]
    fn a_note_against_copying_may_stand_anywhere() {
        check_in_text("<p>Reproduction interdite.</p>", &[("copyright-line", "Reproduction")]);
        let page = |line: &str| in_text(line).replacen("<body>", "<html lang=fr><body>", 1);
        check(
            &page("<p>Toute reproduction, même partielle, de cet article est interdite.</p>"),
            &[("copyright-line", "Toute")],
        );
        check(&page("<p>Toute reproduction du motif demandait trois jours de travail à la brodeuse.</p>"), &[]);
    }

    #[test]
    fn a_line_may_begin_with_the_name_of_the_site() {
        let after = |line: &str| format!("<html lang=ja><body>{}<p>{line}</p>", in_text(""));
        let line = "湖畔新聞に掲載の記事・写真の無断転載を禁じます。";
        check(&after(line), &[("copyright-line", line)]);
        check(&after("彼は無断で船に乗った。"), &[]);
    }

    #[test]
    fn credits_and_texts_on_copyright_stay() {
        check_in_text("<figure><img src=a><figcaption>© 2020 Getty Images</figcaption></figure>", &[]);
        check_in_text("<p>© 2019 Anna Bell / AFP</p>", &[]);
        check_in_text("<p>Copyright was still young in 1988, and the county knew little of it.</p>", &[]);
        check_in_text("<h2>Copyright</h2><p>All that the law says fits on a page.</p>", &[]);
    }
}
