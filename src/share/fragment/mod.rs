//! A link to words on a page: the text directive that a browser scrolls to and highlights (WICG, Text Fragments), built so
//! that the first match of its rules is the passage meant.

mod find;
mod page;

use find::{Directive, find};
use page::PageText;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::ops::Range;

/// A longer passage is named by its first and last words, characters.
const MOST_WHOLE: usize = 120;
/// Words at each end of a long passage, fewest first.
const ENDS: [usize; 5] = [3, 5, 8, 12, 20];
/// Words around a passage that stands there more than once, fewest first.
const AROUND: [usize; 7] = [0, 1, 2, 3, 5, 8, 13];
/// What a directive may hold as it is. The hyphen, the comma and the ampersand are its own marks.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'_').remove(b'.').remove(b'~');

/// Words that were selected, and some of what stands around them, by which they are told from the same words elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Selection<'a> {
    /// The words; each block on a line of its own.
    pub text: &'a str,
    /// What stands before them.
    pub before: &'a str,
    /// What stands behind them.
    pub after: &'a str,
}

/// The text directive, `text=…`, by which a browser finds the selection on a page of this text, each block of which is a
/// line. Words that are selected in part are named whole. None where the page does not hold the selection, or holds it so
/// often that nothing around it tells which.
pub fn text_directive(page: &str, selection: &Selection) -> Option<String> {
    let page = PageText::new(page);
    let range = page.whole_words(page.locate(selection)?);
    candidates(&page, &range)
        .find(|candidate| find(&page, candidate).as_ref() == Some(&range))
        .map(|found| written(&page, &found))
}

/// An address with a text directive behind its fragment.
pub fn with_directive(address: &str, directive: &str) -> String {
    let address = address.split_once(":~:").map_or(address, |(address, _)| address).trim_end_matches('#');
    let sign = if address.contains('#') { "" } else { "#" };
    format!("{address}{sign}:~:{directive}")
}

/// The directives that could name a range, shortest first.
fn candidates<'a>(page: &'a PageText, range: &'a Range<usize>) -> impl Iterator<Item = Directive> + 'a {
    let is_whole = range.len() <= MOST_WHOLE && !page.has_line_end(range);
    let whole = is_whole.then(|| (range.clone(), None)).into_iter();
    let ends = ENDS.into_iter().filter_map(|words| {
        let (first, last) = (page.first_words(range, words), page.last_words(range, words));
        (first.end <= last.start && !first.is_empty() && !last.is_empty()).then_some((first, Some(last)))
    });
    // Where its ends meet, a passage is named whole, however long.
    let late = (!is_whole && !page.has_line_end(range)).then(|| (range.clone(), None));
    whole.chain(ends).chain(late).flat_map(move |(start, end)| {
        let around = AROUND.into_iter().flat_map(|words| [(words, 0), (0, words), (words, words)]);
        around.map(move |(before, after)| Directive {
            prefix: page.words_before(range.start, before),
            start: start.clone(),
            end: end.clone(),
            suffix: page.words_after(range.end, after),
        })
    })
}

/// A directive as it stands in an address.
fn written(page: &PageText, directive: &Directive) -> String {
    let words = |range: &Range<usize>| utf8_percent_encode(&page.text(range), PLAIN).to_string();
    let mut parts = Vec::new();
    parts.extend(directive.prefix.as_ref().map(|prefix| format!("{}-", words(prefix))));
    parts.push(words(&directive.start));
    parts.extend(directive.end.as_ref().map(words));
    parts.extend(directive.suffix.as_ref().map(|suffix| format!("-{}", words(suffix))));
    format!("text={}", parts.join(","))
}

#[cfg(test)]
mod promises;

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(page: &str, text: &str, expected: &str) {
        let selection = Selection { text, ..Selection::default() };
        assert_eq!(text_directive(page, &selection).as_deref(), Some(expected), "{text}");
    }

    #[test]
    fn words_that_are_there_once_are_named_alone() {
        check("One two three.\nFour five.", "two three", "text=two%20three");
        check(
            "It rained - all day, & more.",
            "rained - all day, & more",
            "text=rained%20%2D%20all%20day%2C%20%26%20more",
        );
        check("Été à l’école.", "Été à l’école.", "text=%C3%89t%C3%A9%20%C3%A0%20l%E2%80%99%C3%A9cole.");
        check("今日は、東京に行く。", "東京に行く", "text=%E6%9D%B1%E4%BA%AC%E3%81%AB%E8%A1%8C%E3%81%8F");
    }

    #[test]
    fn words_cut_in_two_are_named_whole() {
        check("A waterfall falls.", "terfa", "text=waterfall");
        check("Dans l'école du village.", "école du vil", "text=l%27%C3%A9cole%20du%20village");
        check("A 1.5 m fall", "5 m", "text=1.5%20m");
        // Where no space says where a word ends, the clause is named.
        check("今日は、東京に行く。", "京に", "text=%E6%9D%B1%E4%BA%AC%E3%81%AB%E8%A1%8C%E3%81%8F");
    }

    #[test]
    fn words_that_are_there_twice_have_what_stands_around_them() {
        let page = "The sea was calm.\nThen the sea was loud, and the sea was calm again.";
        let selection = |before, after| Selection { text: "the sea", before, after };
        let directive = |before, after| text_directive(page, &selection(before, after));
        assert_eq!(directive("", " was calm.").as_deref(), Some("text=The%20sea"));
        assert_eq!(directive("Then ", " was loud").as_deref(), Some("text=Then-,the%20sea"));
        assert_eq!(directive("loud, and ", "").as_deref(), Some("text=and-,the%20sea"));
        // Same letters, other accents: a browser takes one for the other.
        let page = "La cote est haute. La côte est loin.";
        let selection = Selection { text: "côte", before: "La ", after: " est loin" };
        assert_eq!(text_directive(page, &selection).as_deref(), Some("text=haute.%20La-,c%C3%B4te"));
    }

    #[test]
    fn long_passages_are_named_by_their_ends() {
        let page = "Alpha beta gamma delta one.\nEpsilon zeta eta theta two.\nIota kappa lambda mu three.";
        check(
            page,
            "gamma delta one.\nEpsilon zeta eta theta two.\nIota kappa",
            "text=gamma%20delta%20one.,Iota%20kappa",
        );
        let long = (0..60).map(|n| format!("w{n}")).collect::<Vec<_>>().join(" ");
        check(&format!("x {long} y"), &long, "text=w0%20w1%20w2,w57%20w58%20w59");
    }

    #[test]
    fn what_is_not_there_is_not_named() {
        let directive = |page, text| text_directive(page, &Selection { text, ..Selection::default() });
        assert_eq!(directive("One two.", "three"), None);
        assert_eq!(directive("One two.", " \n "), None);
        assert_eq!(directive("", "one"), None);
        // Lines that are all alike: the first with such neighbors is meant.
        let same = Selection { text: "tick", before: "tick\n", after: "\ntick" };
        assert_eq!(text_directive(&"tick\n".repeat(60), &same).as_deref(), Some("text=tick-,tick"));
    }

    #[test]
    fn a_passage_that_reads_otherwise_in_between_is_found_by_its_ends() {
        let page = "One fine day it rained.\nAdvertisement\nThe next day it snowed and all was white.";
        check(page, "fine day it rained.\nThe next day it snowed", "text=fine%20day%20it,day%20it%20snowed");
    }

    #[test]
    fn a_directive_stands_behind_the_fragment() {
        for (address, expected) in [
            ("https://a.example/b", "https://a.example/b#:~:text=c"),
            ("https://a.example/b#d", "https://a.example/b#d:~:text=c"),
            ("https://a.example/b#", "https://a.example/b#:~:text=c"),
            ("https://a.example/b#:~:text=old", "https://a.example/b#:~:text=c"),
        ] {
            assert_eq!(with_directive(address, "text=c"), expected);
        }
    }
}
