//! A text that is longer than a service takes, in pieces: between sentences, and not inside of markup where that can be
//! helped. Joined, the pieces are the text.

use regex_lite::Regex;
use unicode_segmentation::UnicodeSegmentation;

/// Placeholders of all kinds, and references to characters; the first group says that one ends, the second that it stands
/// alone.
const TAG: &str = r"<(/)?[a-z]+\d+(/)?>|[\[{<⟦]{2}(/)?\d+(/)?[\]}>⟧]{2}|&[#0-9A-Za-z]+;";

/// Cuts a text into pieces of at most so many characters.
pub fn split(text: &str, most: usize) -> Vec<&str> {
    if length(text) <= most {
        return vec![text];
    }
    let mut units = vec![text];
    for (is_sentence, is_whole) in [(true, true), (true, false), (false, false)] {
        let parted = |unit| if length(unit) <= most { vec![unit] } else { parted(unit, is_sentence, is_whole) };
        units = units.into_iter().flat_map(parted).collect();
    }
    gathered(text, units.into_iter().flat_map(|unit| cut(unit, most)), most)
}

fn length(text: &str) -> usize {
    text.chars().count()
}

/// A placeholder in a text, or a reference to a character.
struct Mark {
    start: usize,
    end: usize,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Begins,
    Ends,
    /// Stands alone.
    Empty,
    Character,
}

fn marks(text: &str) -> Vec<Mark> {
    let Ok(tag) = Regex::new(TAG) else { return Vec::new() };
    let marks = tag.captures_iter(text).filter_map(|found| {
        let whole = found.get(0)?;
        let has = |group: usize| found.get(group).is_some();
        let kind = match whole.as_str() {
            text if text.starts_with('&') => Kind::Character,
            _ if has(1) || has(3) => Kind::Ends,
            _ if has(2) || has(4) => Kind::Empty,
            _ => Kind::Begins,
        };
        Some(Mark { start: whole.start(), end: whole.end(), kind })
    });
    marks.collect()
}

/// The sentences of a text, or its words; each keeps what must not be torn.
fn parted(text: &str, is_sentence: bool, is_whole: bool) -> Vec<&str> {
    let marks = marks(text);
    let wholes = wholes(&marks, is_whole);
    let is_free = |at: &usize| {
        let next = wholes.partition_point(|&(_, end)| end <= *at);
        wholes.get(next).is_none_or(|&(start, _)| start >= *at)
    };
    let mut units = Vec::new();
    let mut begin = 0;
    for at in starts(text, &marks, is_sentence).into_iter().filter(|at| *at > 0 && is_free(at)).chain([text.len()]) {
        if at > begin {
            units.extend(text.get(begin..at));
            begin = at;
        }
    }
    units
}

/// Where sentences, or words, begin; placeholders are no letters of either. One that ends belongs to what was before.
fn starts(text: &str, marks: &[Mark], is_sentence: bool) -> Vec<usize> {
    let mut words = String::new();
    // Where each run of the words begins, in them and in the text.
    let mut runs = vec![(0, 0)];
    let mut at = 0;
    for mark in marks.iter().filter(|mark| mark.kind != Kind::Character) {
        words.push_str(text.get(at..mark.start).unwrap_or_default());
        at = mark.end;
        runs.push((words.len(), at));
    }
    words.push_str(text.get(at..).unwrap_or_default());
    let starts: Vec<usize> = if is_sentence {
        words.split_sentence_bound_indices().map(|(start, _)| start).collect()
    } else {
        words.split_word_bound_indices().map(|(start, _)| start).collect()
    };
    let in_text = |start: usize| {
        let run = runs.partition_point(|&(from, _)| from < start).checked_sub(1);
        let (from, to) = run.and_then(|run| runs.get(run)).copied().unwrap_or_default();
        let mut place = to + start.saturating_sub(from);
        for mark in marks.iter().skip(marks.partition_point(|mark| mark.start < place)) {
            if mark.start != place || mark.kind != Kind::Ends {
                break;
            }
            place = mark.end;
        }
        place
    };
    starts.into_iter().map(in_text).collect()
}

/// What is not to be torn, in its order: each mark, or all from one that begins to the one that ends it.
fn wholes(marks: &[Mark], is_whole: bool) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut depth = 0_usize;
    for mark in marks {
        match found.last_mut() {
            Some(last) if depth > 0 => last.1 = mark.end,
            _ => found.push((mark.start, mark.end)),
        }
        match mark.kind {
            Kind::Begins if is_whole => depth += 1,
            Kind::Ends => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    found
}

/// Pieces of so many characters, wherever they end.
fn cut(text: &str, most: usize) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((at, _)) = rest.char_indices().nth(most.max(1)) {
        let (piece, after) = rest.split_at_checked(at).unwrap_or((rest, ""));
        pieces.push(piece);
        rest = after;
    }
    pieces.push(rest);
    pieces
}

/// As few pieces as there can be in this order.
fn gathered<'a>(text: &'a str, units: impl Iterator<Item = &'a str>, most: usize) -> Vec<&'a str> {
    let mut pieces = Vec::new();
    let (mut start, mut end, mut size) = (0, 0, 0);
    for unit in units {
        let added = length(unit);
        if size > 0 && size + added > most {
            pieces.extend(text.get(start..end));
            (start, size) = (end, 0);
        }
        (end, size) = (end + unit.len(), size + added);
    }
    pieces.extend(text.get(start..end));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_between_its_sentences() {
        let text = "One is here. Two is there. Three.";
        assert_eq!(split(text, 40), [text]);
        assert_eq!(split(text, 27), ["One is here. Two is there. ", "Three."]);
        assert_eq!(split("a b c d e f", 4), ["a b ", "c d ", "e f"]);
        assert_eq!(split("漢字漢字漢字", 4), ["漢字漢字", "漢字"]);
    }

    #[test]
    fn markup_stays_whole_where_it_can() {
        let text = "A. <a1>One. Two.</a1> Three is long. Four <x2/>.";
        assert_eq!(split(text, 30), ["A. <a1>One. Two.</a1> ", "Three is long. Four <x2/>."]);
        let pieces = split("<a1>One. Two. Three. Four. Five.</a1>", 12);
        assert!(pieces.iter().all(|piece| length(piece) <= 12) && pieces.len() > 2, "{pieces:?}");
        assert_eq!(pieces.concat(), "<a1>One. Two. Three. Four. Five.</a1>");
        assert_eq!(split("[[1]]One. Two.[[/1]] Three. &amp; x", 24), ["[[1]]One. Two.[[/1]] ", "Three. &amp; x"]);
    }
}
