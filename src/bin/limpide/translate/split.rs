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

/// The sentences of a text, or its words; each keeps what must not be torn.
fn parted(text: &str, is_sentence: bool, is_whole: bool) -> Vec<&str> {
    let wholes = wholes(text, is_whole);
    let starts: Vec<usize> = if is_sentence {
        text.split_sentence_bound_indices().map(|(at, _)| at).collect()
    } else {
        text.split_word_bound_indices().map(|(at, _)| at).collect()
    };
    let is_free = |at: &usize| {
        let next = wholes.partition_point(|&(_, end)| end <= *at);
        wholes.get(next).is_none_or(|&(start, _)| start >= *at)
    };
    let mut units = Vec::new();
    let mut begin = 0;
    for at in starts.into_iter().filter(|at| *at > 0 && is_free(at)).chain([text.len()]) {
        units.extend(text.get(begin..at));
        begin = at;
    }
    units
}

/// What is not to be torn, in its order: each tag, or all from one that begins to the one that ends it.
fn wholes(text: &str, is_whole: bool) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let Ok(tag) = Regex::new(TAG) else { return found };
    let mut depth = 0_usize;
    for matched in tag.captures_iter(text) {
        let Some(whole) = matched.get(0) else { continue };
        let has = |group: usize| matched.get(group).is_some();
        match found.last_mut() {
            Some(last) if depth > 0 => last.1 = whole.end(),
            _ => found.push((whole.start(), whole.end())),
        }
        if !is_whole || whole.as_str().starts_with('&') || has(2) || has(4) {
            continue;
        }
        depth = if has(1) || has(3) { depth.saturating_sub(1) } else { depth + 1 };
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
