//! A reply as text that may stand in an article: white space as in a page, and nothing in it that turns the direction of
//! the text around it or that is no character at all. Marks that a script is written with stay, as many as a page's may.

use crate::page::text::{is_space, stream_safe};
use std::borrow::Cow;

/// A text with its runs of white space as one space or, where a line ends in them, as one line end.
pub(super) fn cleaned(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let c = match c {
            c if is_dropped(c) => continue,
            '\u{b}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            c if c.is_control() && !is_space(c) => continue,
            '\r' => '\n',
            c if is_space(c) && c != '\n' => ' ',
            c => c,
        };
        match (out.as_bytes().last(), c) {
            (Some(b'\n'), ' ' | '\n') | (Some(b' '), ' ') => {}
            (Some(b' '), '\n') => {
                out.pop();
                out.push('\n');
            }
            _ => out.push(c),
        }
    }
    let fewer = match stream_safe(&out, &mut 0) {
        Cow::Borrowed(_) => None,
        Cow::Owned(fewer) => Some(fewer),
    };
    fewer.unwrap_or(out)
}

/// A text as one line.
pub(super) fn one_line(text: &str) -> String {
    cleaned(text).replace('\n', " ")
}

/// Whether the character turns text around, annotates it, or is none.
const fn is_dropped(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}')
        || matches!(c, '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e001f}')
        || c as u32 & 0xfffe == 0xfffe
        || matches!(c, '\u{fdd0}'..='\u{fdef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_turns_the_text_around() {
        assert_eq!(one_line("a\u{202e}b\u{2066} \t\u{0}c\r\n d\u{feff}\u{7f}"), "ab c d");
        assert_eq!(cleaned("a \n\n b\u{2028}c"), "a\nb\nc");
        for kept in ["a\u{a0}b", "x\u{ad}y", "👩\u{200d}👧", "א\u{200f}!", "می\u{200c}روم"] {
            assert_eq!(one_line(kept), kept);
        }
    }

    #[test]
    fn a_letter_has_as_many_marks_as_a_page_may_give_it() {
        let marks = "\u{301}\u{202e}".repeat(50);
        assert_eq!(one_line(&format!("e{marks} é")), format!("e{} é", "\u{301}".repeat(30)));
    }
}
