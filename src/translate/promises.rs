//! What holds of every article and every answer.

use super::harm::{harm, harmed, held_in, kinds};
use super::*;
use crate::article::{Inline, plain_text};
use crate::write::arbitrary;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn setups() -> impl Strategy<Value = Setup> {
    let glossary = prop::sample::select(vec![vec![], vec!["a", "http", "é", "漢", "[[1]]"]]);
    let markup = prop::sample::select(&[Markup::Xml, Markup::Html, Markup::Plain][..]);
    (markup, glossary).prop_map(|(markup, terms)| Setup { markup, glossary: Glossary::of(terms) })
}

fn answered(segments: &[Segment], is_plain: bool, answer: impl Fn(&Segment) -> String) -> Vec<Answer> {
    let answer =
        |segment: &Segment| Answer { path: segment.path.clone(), text: answer(segment), is_plain, ..Answer::default() };
    segments.iter().map(answer).collect()
}

fn contents(pieces: Vec<(String, Piece)>) -> BTreeMap<String, Vec<Inline>> {
    let content = |(path, piece)| match piece {
        Piece::Content(content) | Piece::Unchanged(content) => Some((path, content)),
        Piece::Again => None,
    };
    pieces.into_iter().filter_map(content).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_identical_translation_is_the_same_article(article in arbitrary::article(), setup in setups()) {
        let segments = segments(&article, &setup);
        let pieces = reassemble(&article, &setup, &answered(&segments, false, |segment| segment.text.clone()));
        prop_assert_eq!(pieces.len(), segments.len());
        for (path, piece) in &pieces {
            // A plain text that has marks of every kind in it is sent again.
            prop_assert!(matches!(piece, Piece::Content(_)) || setup.markup == Markup::Plain, "{} {:?}", path, segments);
        }
        let lang = article.lang.clone().unwrap_or("en".into());
        let expected = Article { lang: Some(lang.clone()), dir: direction_of(&lang), ..article };
        let mut again = translated(&expected, &contents(pieces), Show::Translation, &lang);
        (again.words, again.minutes) = (expected.words, expected.minutes);
        prop_assert_eq!(again, expected);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_answer_loses_a_link_or_makes_one(
        article in arbitrary::article(),
        setup in setups(),
        harms in prop::collection::vec(harm(), 1..5),
        plain_harms in prop::collection::vec(harm(), 0..4),
        has_words in any::<bool>(),
    ) {
        let segments = segments(&article, &setup);
        let pieces = reassemble(&article, &setup, &answered(&segments, false, |one| harmed(&one.text, &harms)));
        let answers: Vec<Answer> = segments.iter().zip(&pieces).filter(|(_, (_, piece))| *piece == Piece::Again).map(|(one, _)| Answer {
            path: one.path.clone(),
            text: harmed(&one.plain, &plain_harms),
            is_plain: true,
            words: if has_words { one.words.iter().map(|word| harmed(word, &plain_harms)).collect() } else { Vec::new() },
        }).collect();
        let again = reassemble(&article, &setup, &answers);
        prop_assert!(again.len() == answers.len() && again.iter().all(|(_, piece)| *piece != Piece::Again));
        let mut made = contents(pieces);
        made.extend(contents(again));
        prop_assert_eq!(made.len(), segments.len());
        for place in places(&article) {
            let Some(content) = made.get(&place.path) else { continue };
            let source = match place.spot {
                Spot::Content(content) => content.to_vec(),
                Spot::Line(line) => vec![Inline::text(line)],
            };
            prop_assert_eq!(held_in(content), held_in(&source), "{:?} of {:?}", content, source);
            let (mut had, mut has) = (Vec::new(), Vec::new());
            kinds(&source, &mut had);
            kinds(content, &mut has);
            for kind in has {
                let at = had.iter().position(|known| *known == kind);
                prop_assert!(at.is_some(), "{} is not in {:?}", kind, source);
                had.swap_remove(at.unwrap_or_default());
            }
            let json = serde_json::to_string(&content).unwrap();
            prop_assert!(!json.contains(['\u{202e}', '\u{2066}']), "{}", json);
            prop_assert!(plain_text(content).chars().any(char::is_alphanumeric));
        }
        // What was made can be read and written as any Article.
        for show in [Show::Translation, Show::Both] {
            let json = serde_json::to_string(&translated(&article, &made, show, "ar")).unwrap();
            prop_assert!(Article::from_json(&json).is_ok());
        }
    }
}

/// A block as a hostile page may have it takes no longer than its length allows.
#[test]
fn large_blocks_take_linear_time() {
    let link = |n: usize| Inline::Link {
        address: format!("https://a.example/{n}"),
        title: None,
        content: vec![Inline::text(format!("w{}", n % 7))],
    };
    let many: Vec<Inline> = (0..20_000).flat_map(|n| [link(n), Inline::text(" a@b.example a ")]).collect();
    let texts = ["a ".repeat(500_000), "www.".repeat(250_000), "a@".repeat(500_000), "<a1".repeat(300_000)];
    let blocks = texts.into_iter().map(|text| vec![Inline::text(text)]).chain([many]);
    let blocks = blocks.map(|content| crate::article::BlockKind::Paragraph { content }.into()).collect();
    let article = Article { blocks, ..Article::default() };
    let setup = Setup { markup: Markup::Plain, glossary: Glossary::of(["a", "b"]) };
    let start = std::time::Instant::now();
    let segments = segments(&article, &setup);
    let answers = answered(&segments, true, |segment| segment.plain.clone());
    let pieces = reassemble(&article, &setup, &answers);
    assert!(pieces.iter().all(|(_, piece)| *piece != Piece::Again));
    reassemble(&article, &setup, &answered(&segments, false, |segment| segment.text.clone()));
    // Many times what it takes without optimization, and far below what a square would.
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}
