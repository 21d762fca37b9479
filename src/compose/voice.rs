//! The language and direction that an element is written in.

use super::flow::Voice;
use super::walk::Writer;
use crate::article::Direction;

impl<'a> Writer<'a> {
    /// The voice in an element. One that holds the whole article speaks as the article does, whatever it says.
    pub fn voice_of(&self, node: usize, around: Voice<'a>) -> Voice<'a> {
        let page = self.page;
        let mut voice = around;
        if page.attr(node, "lang").is_some() || page.attr(node, "dir").is_some() {
            if self.is_all(node) {
                return around;
            }
            if let Some(lang) = page.attr(node, "lang").map(str::trim).filter(|lang| is_language(lang)) {
                let is_same = around.lang.is_some_and(|other| is_same_language(lang, other));
                voice.lang = if is_same { around.lang } else { Some(lang) };
            }
            match page.attr(node, "dir").map(str::to_ascii_lowercase).as_deref() {
                Some("ltr") => voice.dir = Direction::Ltr,
                Some("rtl") => voice.dir = Direction::Rtl,
                _ => {}
            }
        }
        voice
    }
}

/// Whether it has the shape of a BCP 47 tag; 35 is the length its section 4.4.1 has software allow for.
fn is_language(tag: &str) -> bool {
    (2..=35).contains(&tag.len())
        && tag.split('-').all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// `fr` and `fr-FR` are the same to a reader; `zh-Hans` and `zh-Hant` are not.
fn is_same_language(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let is_prefix = long.get(..short.len()).is_some_and(|start| start.eq_ignore_ascii_case(short));
    is_prefix && matches!(long.as_bytes().get(short.len()), None | Some(b'-'))
}
