//! An answer without placeholders. Links, emphasis and what was kept out go to their words where the answer has these:
//! those of the source, or their translation. A link whose words are not found follows the text in parentheses, in the words
//! of the page: it keeps its address and says which it was, and the sentence stays as it was translated.

use super::Answer;
use super::clean::{cleaned, one_line};
use super::glossary::is_apart;
use super::parts::{Part, append, inline, push_plain};
use crate::article::{Inline, plain_text};
use crate::page::text::is_spaceless;
use std::collections::HashMap;

/// Bytes looked through for the words of a text, together; beyond them, what is left follows the text.
const MAX_WORK: usize = 50_000_000;
/// Characters that have to stand around words in the answer as in the source, where they are one word with them.
const MAX_AROUND: usize = 12;

/// The answer with what the source has at its words; none where it says nothing.
pub(super) fn attached(core: &[Part], answer: &Answer) -> Option<Vec<Inline>> {
    let text = cleaned(&answer.text);
    let text = text.trim();
    if !text.chars().any(char::is_alphanumeric) {
        return None;
    }
    let breaks = breaks(core);
    let has_lines = breaks > 0 && text.matches('\n').count() == breaks;
    let text = if has_lines { text.to_owned() } else { text.replace('\n', " ") };
    let mut wanting = Wanting { plain: String::new(), order: 0, words: answer.words.iter() };
    let mut wanted = wanting.parts(core);
    let mut seeking =
        Seeking { text: &text, source: &wanting.plain, claims: Vec::new(), from: HashMap::new(), left: MAX_WORK };
    let mut missing = Vec::new();
    while !wanted.is_empty() {
        // The longest words first: shorter ones may stand within them.
        wanted.sort_by_key(|one| std::cmp::Reverse(one.range.1 - one.range.0));
        let mut further = Vec::new();
        for one in wanted {
            if seeking.claims(&one) {
                continue;
            }
            match one.part {
                Part::Around(shell, _) if !matches!(shell, Inline::Link { .. }) => further.extend(one.inner),
                part => missing.push((one.order, inline(part))),
            }
        }
        wanted = further;
    }
    let mut content = seeking.content();
    missing.sort_by_key(|&(order, _)| order);
    push_missing(missing.into_iter().map(|(_, inline)| inline), &mut content);
    Some(content)
}

/// What the answer should have at its words.
struct Wanted<'a> {
    part: &'a Part,
    /// Where it stands among the others.
    order: usize,
    /// The bytes of its words in the source.
    range: (usize, usize),
    /// Its words translated, where it is a link and they are known.
    words: Option<&'a str>,
    inner: Vec<Wanted<'a>>,
}

/// Reads the source for what is wanted.
struct Wanting<'a> {
    plain: String,
    order: usize,
    words: std::slice::Iter<'a, String>,
}

impl<'a> Wanting<'a> {
    fn parts(&mut self, parts: &'a [Part]) -> Vec<Wanted<'a>> {
        parts.iter().filter_map(|part| self.part(part)).collect()
    }

    fn part(&mut self, part: &'a Part) -> Option<Wanted<'a>> {
        let start = self.plain.len();
        let order = self.order;
        self.order += 1;
        let (mut words, mut inner) = (None, Vec::new());
        match part {
            Part::Around(shell, parts) => {
                if matches!(shell, Inline::Link { .. }) {
                    words = self.words.next().map(String::as_str);
                }
                inner = self.parts(parts);
            }
            part => push_plain(std::slice::from_ref(part), &mut self.plain),
        }
        let is_wanted = match part {
            Part::Text(_) | Part::Term(_) => false,
            Part::Kept(inline) => *inline != Inline::Break,
            Part::Around(..) => true,
        };
        is_wanted.then_some(Wanted { part, order, range: (start, self.plain.len()), words, inner })
    }
}

/// Finds words in an answer, each place in it for one part.
struct Seeking<'a> {
    text: &'a str,
    source: &'a str,
    /// What goes where, in order.
    claims: Vec<(usize, usize, Inline)>,
    /// Where to go on looking for the same words.
    from: HashMap<String, usize>,
    left: usize,
}

impl Seeking<'_> {
    /// Whether words for the part are found; then they are its own.
    fn claims(&mut self, wanted: &Wanted<'_>) -> bool {
        let (start, end) = wanted.range;
        let (Some(before), Some(words), Some(after)) =
            (self.source.get(..start), self.source.get(start..end), self.source.get(end..))
        else {
            return false;
        };
        if let Some(translated) = wanted.words.filter(|_| !holds_kept(wanted.part)).map(one_line)
            && let Some((start, end)) = self.find(translated.trim(), "", "", is_same_letter)
        {
            return self.claim(start, end, with_words(wanted.part, self.text.get(start..end).unwrap_or_default()));
        }
        let is_word = |c: &char| c.is_alphanumeric() && !is_spaceless(*c);
        let (mut lead, mut trail) = (String::new(), String::new());
        if words.chars().next().is_some_and(|c| is_word(&c)) {
            lead = before
                .chars()
                .rev()
                .take_while(is_word)
                .take(MAX_AROUND)
                .collect::<Vec<_>>()
                .into_iter()
                .rev()
                .collect();
        }
        if words.chars().next_back().is_some_and(|c| is_word(&c)) {
            trail = after.chars().take_while(is_word).take(MAX_AROUND).collect();
        }
        match self.find(words.trim(), &lead, &trail, |one, other| one == other) {
            Some((start, end)) => self.claim(start, end, inline(wanted.part)),
            None => false,
        }
    }

    fn claim(&mut self, start: usize, end: usize, inline: Inline) -> bool {
        let at = self.claims.partition_point(|&(other, ..)| other < start);
        self.claims.insert(at, (start, end, inline));
        true
    }

    /// The next free place where the words stand between what has to stand around them.
    fn find(
        &mut self,
        words: &str,
        lead: &str,
        trail: &str,
        is_same: impl Fn(char, char) -> bool,
    ) -> Option<(usize, usize)> {
        let whole = [lead, words, trail].concat();
        let first = words.chars().next().and(whole.chars().next())?;
        let from = self.from.get(&whole).copied().unwrap_or_default();
        let rest = self.text.get(from..)?;
        self.left = self.left.saturating_sub(rest.len());
        if self.left == 0 {
            return None;
        }
        for (at, c) in rest.char_indices() {
            if !is_same(c, first) {
                continue;
            }
            let Some(length) = same_length(rest.get(at..).unwrap_or_default(), &whole, &is_same) else { continue };
            let (start, end) = (from + at, from + at + length);
            let (start_of_words, end_of_words) = (start + lead.len(), end - trail.len());
            if is_apart(self.text, start, end) && self.is_free(start_of_words, end_of_words) {
                self.from.insert(whole, end);
                return Some((start_of_words, end_of_words));
            }
        }
        self.from.insert(whole, self.text.len());
        None
    }

    fn is_free(&self, start: usize, end: usize) -> bool {
        let at = self.claims.partition_point(|&(_, other_end, _)| other_end <= start);
        self.claims.get(at).is_none_or(|&(other, ..)| other >= end)
    }

    /// The text with what was found in its places.
    fn content(self) -> Vec<Inline> {
        let mut content = Vec::new();
        let mut at = 0;
        for (start, end, inline) in self.claims {
            push_lines(self.text.get(at..start).unwrap_or_default(), &mut content);
            append(&mut content, vec![inline]);
            at = end;
        }
        push_lines(self.text.get(at..).unwrap_or_default(), &mut content);
        content
    }
}

/// How many bytes of the text are the words; none where it does not begin with them.
fn same_length(text: &str, words: &str, is_same: impl Fn(char, char) -> bool) -> Option<usize> {
    let mut rest = text.chars();
    words.chars().all(|c| rest.next().is_some_and(|other| is_same(other, c))).then(|| text.len() - rest.as_str().len())
}

/// Whether two letters are the same but for their case.
fn is_same_letter(one: char, other: char) -> bool {
    one == other || one.to_lowercase().eq(other.to_lowercase())
}

/// Whether something that was kept out stands in it.
fn holds_kept(part: &Part) -> bool {
    match part {
        Part::Kept(_) => true,
        Part::Around(_, inner) => inner.iter().any(holds_kept),
        Part::Text(_) | Part::Term(_) => false,
    }
}

/// A part around other words than its own.
fn with_words(part: &Part, words: &str) -> Inline {
    let mut around = inline(part);
    if let Some(content) = around.content_mut() {
        *content = vec![Inline::text(words)];
    }
    around
}

fn push_lines(text: &str, out: &mut Vec<Inline>) {
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            out.push(Inline::Break);
        }
        append(out, vec![Inline::text(line)]);
    }
}

/// What is not in the answer: references to footnotes as they stand, all else in parentheses.
fn push_missing(missing: impl Iterator<Item = Inline>, out: &mut Vec<Inline>) {
    let (references, others): (Vec<Inline>, Vec<Inline>) =
        missing.partition(|inline| matches!(inline, Inline::Footnote { .. }));
    let mut before = " (";
    for inline in others {
        append(out, vec![Inline::text(before), inline]);
        before = ", ";
    }
    if before != " (" {
        append(out, vec![Inline::text(")")]);
    }
    out.extend(references);
}

/// How many lines end in the source.
fn breaks(parts: &[Part]) -> usize {
    let count = |part: &Part| match part {
        Part::Kept(inline) => plain_text(std::slice::from_ref(inline)).matches('\n').count(),
        Part::Around(_, inner) => breaks(inner),
        Part::Text(_) | Part::Term(_) => 0,
    };
    parts.iter().map(count).sum()
}

#[cfg(test)]
mod tests {
    use crate::translate::Markup;
    use crate::translate::check::{content, put_back};

    #[track_caller]
    fn check(source: &str, answer: &str, expected: &str) {
        assert_eq!(put_back(&content(source), Markup::Xml, answer, true), expected, "{source} {answer}");
    }

    #[test]
    fn what_has_its_words_goes_there() {
        check("voir link(Le Monde) et code(ls)", "see Le Monde and ls", "see link(Le Monde) and code(ls)");
        check("link(Paris) ou link(Paris Match)", "Paris Match or Paris", "link(Paris Match) or link(Paris)");
        check("link(ici) et link(ici)", "ici and ici", "link(ici) and link(ici)");
        check("le COsub(2) du em(monde)", "the CO2 of the world", "the COsub(2) of the world");
        check("un texte ^1 suivi", "a text [1] followed", "a text ^1 followed");
    }

    #[test]
    fn what_has_not_follows_the_text() {
        check("voir link(le rapport) et code(ls) em(x)", "see it", "see it (link(le rapport), code(ls))");
        check("un texte ^1 suivi de ^2 mots", "a text followed", "a text followed^1^2");
        // Not in the middle of a word.
        check("un link(art) x", "a party", "a party (link(art))");
    }

    #[test]
    fn lines_end_where_as_many_do() {
        check("a / b / c", "A\nB\n\n C", "A / B / C");
        check("a / b / c", "A\nB C", "A B C");
    }
}
