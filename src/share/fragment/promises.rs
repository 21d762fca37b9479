//! What holds of every page and selection: a browser finds exactly the passage, whole words of it. The browser is played
//! by a matcher of its own, which reads the address as the specification says and compares plainly.

use super::*;
use proptest::prelude::*;

/// What a browser makes of a directive: the places of the first match in the text, bytes.
fn browse(page: &str, directive: &str) -> Option<(usize, usize)> {
    let parts: Vec<&str> = directive.strip_prefix("text=")?.split(',').collect();
    let decoded = |part: &str| {
        assert!(!part.contains(['-', '&', ',', ' ', '#']), "{part} is not encoded");
        percent_encoding::percent_decode_str(part).decode_utf8_lossy().to_lowercase()
    };
    let (mut prefix, mut suffix) = (None, None);
    let mut words = Vec::new();
    for part in parts {
        match (part.strip_suffix('-'), part.strip_prefix('-')) {
            (Some(part), _) => prefix = Some(decoded(part)),
            (_, Some(part)) => suffix = Some(decoded(part)),
            _ => words.push(decoded(part)),
        }
    }
    let page = page.to_lowercase();
    let is_bound = |at: usize| {
        let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !(word(page[..at].chars().next_back()) && word(page[at..].chars().next()))
    };
    let skip = |at: usize| at + page[at..].len() - page[at..].trim_start().len();
    let places = |words: &str, from: usize| {
        let found: Vec<usize> = page[from..].match_indices(words).map(|(at, _)| from + at).collect();
        // Matches may lie over one another.
        let all = page[from..].char_indices().map(|(at, _)| from + at).filter(|&at| page[at..].starts_with(words));
        assert!(found.iter().all(|at| all.clone().any(|other| other == *at)));
        all.collect::<Vec<_>>()
    };
    let ends_well = |end: usize| match &suffix {
        None => is_bound(end),
        Some(suffix) => {
            let at = skip(end);
            page[at..].starts_with(suffix.as_str()) && is_bound(at + suffix.len())
        }
    };
    let starts: Vec<usize> = match &prefix {
        None => places(&words[0], 0).into_iter().filter(|&at| is_bound(at)).collect(),
        Some(prefix) => places(prefix, 0)
            .into_iter()
            .filter(|&at| is_bound(at))
            .map(|at| skip(at + prefix.len()))
            .filter(|&at| page[at..].starts_with(words[0].as_str()))
            .collect(),
    };
    for start in starts {
        let after = start + words[0].len();
        let Some(end) = words.get(1) else {
            if ends_well(after) {
                return Some((start, after));
            }
            continue;
        };
        if !is_bound(after) {
            continue;
        }
        let ends = places(end, after).into_iter().filter(|&at| is_bound(at)).map(|at| at + end.len());
        if let Some(end) = ends.into_iter().find(|&end| ends_well(end)) {
            return Some((start, end));
        }
    }
    None
}

/// Pages of few words, so that the same stand there again and again.
fn page() -> impl Strategy<Value = String> {
    let word = prop::sample::select(
        &["sea", "the", "The", "a", "calm", "calm,", "loud.", "-", "&", "(sea)", "x-y", "seas", "été"][..],
    );
    let line = prop::collection::vec(word, 1..30).prop_map(|words| words.join(" "));
    prop::collection::vec(line, 1..6).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_browser_finds_the_passage(page in page(), from in 0.0..1.0_f64, share in 0.0..1.0_f64) {
        let places: Vec<usize> = page.char_indices().map(|(at, _)| at).chain([page.len()]).collect();
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let place = |part: f64| places[(part * (places.len() - 1) as f64) as usize];
        let (start, end) = (place(from), place(from + (1.0 - from) * share));
        let text = &page[start..end];
        prop_assume!(text.chars().any(char::is_alphanumeric));
        // A reader selects no white space at the ends, and what is around it is known.
        let (start, end) = (start + text.len() - text.trim_start().len(), end - (text.len() - text.trim_end().len()));
        let selection = Selection { text: &page[start..end], before: &page[..start], after: &page[end..] };
        if let Some(directive) = text_directive(&page, &selection) {
            let found = browse(&page, &directive);
            let (first, last) = found.ok_or_else(|| TestCaseError::fail(format!("{directive} finds nothing")))?;
            // All that was selected, and of the words around it no more than what is of them.
            prop_assert!(first <= start && last >= end, "{} finds {:?}", directive, &page[first..last]);
            prop_assert!(!page[first..start].contains(char::is_whitespace), "{} finds {:?}", directive, &page[first..last]);
            prop_assert!(!page[end..last].contains(char::is_whitespace), "{} finds {:?}", directive, &page[first..last]);
        }
    }

    #[test]
    fn every_passage_of_a_page_without_repeats_has_a_link(from in 0..200_usize, length in 1..200_usize) {
        let words: Vec<String> = (0..200).map(|n| format!("{}{n}", if n % 17 == 0 { "Été" } else { "mot" })).collect();
        let lines: Vec<String> = words.chunks(23).map(|line| line.join(" ")).collect();
        let page = lines.join("\n");
        let text = words[from..(from + length).min(200)].join(" ");
        let directive = text_directive(&page, &Selection { text: &text, ..Selection::default() });
        let found = directive.as_deref().and_then(|directive| browse(&page, directive));
        let found = found.map(|(start, end)| page[start..end].replace('\n', " "));
        prop_assert_eq!(found, Some(text), "{:?}", directive);
    }

    #[test]
    fn no_text_is_a_panic(page in "[a-zA-Z'.,\\n \u{301}\u{200d}漢字é👩-]{0,60}", text in "[a-z'.\\n 漢é\u{301}]{0,12}") {
        let _ = text_directive(&page, &Selection { text: &text, before: &page, after: &text });
    }
}
