//! A small formula drawn as an image in the middle of a sentence: where its class says so, its words stand in its place.

use crate::compose::images::Picked;
use crate::page::{Page, Tag};

/// Words of classes that say "formula".
const FORMULAS: [&str; 6] = ["equation", "formula", "inline-formula", "inline-math", "math", "math-inline"];
/// What sites leave around the TeX in the words of the image, the longest first.
const FENCES: [(&str, &str); 5] =
    [("$inline$", "$inline$"), ("$display$", "$display$"), ("\\(", "\\)"), ("$$", "$$"), ("$", "$")];
/// Nodes around the image within which the sentence has to go on.
const BESIDE: usize = 12;

/// What an image with these words is to the sentence it stands in; none where it is a picture.
pub fn in_sentence(page: &Page, node: usize, words: &str) -> Option<Picked> {
    let class = page.attr(node, "class")?;
    let is_formula = class.split_ascii_whitespace().any(|word| FORMULAS.contains(&word));
    if words.is_empty() || !is_formula || !is_among_words(page, node) {
        return None;
    }
    let inner = |(open, close): &(&str, &str)| words.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
    let tex = FENCES.iter().find_map(inner).unwrap_or(words).trim();
    Some(if is_prose(tex) { Picked::Text(words.to_owned()) } else { Picked::Formula(tex.to_owned()) })
}

fn is_among_words(page: &Page, node: usize) -> bool {
    let block = page.block_of(node);
    page.nodes(node.saturating_sub(BESIDE)..page.len().min(node + BESIDE))
        .any(|n| page.tag(n) == Tag::Text && !page.text(n).trim().is_empty() && page.block_of(n) == block)
}

/// Whether it says the formula in words: two plain words follow one another.
fn is_prose(text: &str) -> bool {
    let is_word = |word: &str| word.chars().count() > 2 && word.chars().all(char::is_alphabetic);
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(2).any(|pair| pair.iter().all(|word| is_word(word)))
}

#[cfg(test)]
mod tests {
    use crate::compose::check::check;

    #[test]
    fn a_formula_drawn_in_a_sentence_stands_in_it() {
        for alt in ["q = kv^3", "$q = kv^3$", "$inline$q = kv^3$inline$"] {
            check(
                &format!("<p>The rate is <img class='formula inline' alt='{alt}' src=f.svg>, at the wall."),
                "p(The rate is math[tex](q = kv^3), at the wall.)",
            );
        }
        check("<p>so <img class=formula alt='rate times time' src=f.svg> is", "p(so rate times time is)");
    }

    #[test]
    fn a_picture_of_a_formula_is_a_figure() {
        check(
            "<p>a</p><p><img class=formula alt='q = kv^3' src=f.svg></p>",
            "p(a) figure(img[https://limpide.example/f.svg|q = kv^3])",
        );
        check("<p>so <img class=formula src=f.svg> is", "p(so is) figure(img[https://limpide.example/f.svg])");
    }
}
