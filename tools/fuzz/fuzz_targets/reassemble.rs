//! Answers of a service, harmed in any way: no link, code, formula or note is lost, and none is made.
#![no_main]

use arbitrary::{Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use limpide::article::{Article, Inline, plain_text};
use limpide::translate::{
    Answer, Glossary, Markup, Piece, Segment, Setup, Show, Spot, places, reassemble, segments, translated,
};
use limpide_fuzz::harm::{HARM_WORDS, Harm, harmed, held_in, kinds};
use limpide_fuzz::{ask, chance};
use std::collections::BTreeMap;

fn answers(segments: &[Segment], answer: impl Fn(&Segment) -> String) -> Vec<Answer> {
    segments.iter().map(|one| Answer { path: one.path.clone(), text: answer(one), ..Answer::default() }).collect()
}

fn made(pieces: Vec<(String, Piece)>) -> impl Iterator<Item = (String, Vec<Inline>)> {
    pieces.into_iter().filter_map(|(path, piece)| match piece {
        Piece::Content(content) | Piece::Unchanged(content) => Some((path, content)),
        Piece::Again => None,
    })
}

/// What a service does to every text.
fn harms(u: &mut Unstructured<'_>) -> Vec<Harm> {
    let count = u.int_in_range(0..=4).unwrap_or(0);
    (0..count).filter_map(|_| one_harm(u).ok()).collect()
}

fn one_harm(u: &mut Unstructured<'_>) -> Result<Harm> {
    let (at, to) = (usize::from(u.arbitrary::<u16>()?), usize::from(u.arbitrary::<u16>()?));
    Ok(match u.int_in_range(0..=6)? {
        0 => Harm::Drop(at),
        1 => Harm::Double(at),
        2 => Harm::Move(at, to),
        3 => Harm::Cut(at),
        4 => Harm::Words,
        5 => Harm::Instead((*u.choose(&HARM_WORDS)?).into()),
        _ => Harm::Invent(at, (*u.choose(&HARM_WORDS)?).into()),
    })
}

fuzz_target!(|data: &[u8]| {
    // Before the first zero stands a whole answer, for all segments; without one, those that were sent are harmed.
    let (raw, rest) = ask::halves(data);
    let mut u = Unstructured::new(rest);
    let markup = *u.choose(&[Markup::Xml, Markup::Html, Markup::Plain]).unwrap_or(&Markup::Xml);
    let terms = u.choose(&[&[][..], &["w1", "http", "é", "漢", "[[1]]"][..]]).map_or(&[][..], |terms| terms);
    let harms = harms(&mut u);
    let (plain_harms, has_words) = (harms.get(1..).unwrap_or_default(), u.arbitrary().unwrap_or(false));
    let article = chance::article(&mut u);
    let setup = Setup { markup, glossary: Glossary::of(terms.iter().copied()) };
    let segments = segments(&article, &setup);
    let answer = |one: &Segment| if raw.is_empty() { harmed(&one.text, &harms) } else { raw.clone() };
    let pieces = reassemble(&article, &setup, &answers(&segments, answer));
    assert_eq!(pieces.len(), segments.len());
    let asked_again: Vec<Answer> = segments
        .iter()
        .zip(&pieces)
        .filter(|(_, (_, piece))| *piece == Piece::Again)
        .map(|(one, _)| Answer {
            path: one.path.clone(),
            text: harmed(&one.plain, plain_harms),
            is_plain: true,
            words: if has_words {
                one.words.iter().map(|word| harmed(word, plain_harms)).collect()
            } else {
                Vec::new()
            },
        })
        .collect();
    let again = reassemble(&article, &setup, &asked_again);
    assert!(again.len() == asked_again.len() && again.iter().all(|(_, piece)| *piece != Piece::Again));
    let made: BTreeMap<String, Vec<Inline>> = made(pieces).chain(made(again)).collect();
    assert_eq!(made.len(), segments.len());
    for place in places(&article) {
        let Some(content) = made.get(&place.path) else { continue };
        let source = match place.spot {
            Spot::Content(content) => content.to_vec(),
            Spot::Line(line) => vec![Inline::text(line)],
        };
        assert_eq!(held_in(content), held_in(&source), "{content:?} of {source:?}");
        let (mut had, mut has) = (Vec::new(), Vec::new());
        kinds(&source, &mut had);
        kinds(content, &mut has);
        for kind in has {
            let at = had.iter().position(|known| *known == kind);
            assert!(at.is_some(), "{kind} is not in {source:?}");
            at.into_iter().for_each(|at| drop(had.swap_remove(at)));
        }
        assert!(plain_text(content).chars().any(char::is_alphanumeric), "{content:?} says nothing");
    }
    for show in [Show::Translation, Show::Both] {
        let translated = translated(&article, &made, show, "ar");
        let json = serde_json::to_string(&translated).unwrap_or_default();
        assert!(Article::from_json(&json).is_ok(), "{json}");
        assert!(!json.contains(['\u{202e}', '\u{2066}']), "{json}");
    }
});
