//! Snapshot bytes into a page. The bytes are not trusted: every length is checked against what is there.

use super::{
    ELEMENT_HIDDEN, HEADER_WORDS, KIND_ELEMENT, KIND_END, KIND_LINES, KIND_MASK, KIND_TEXT, LOOKS, MAGIC, VERSION,
    limits,
};
use crate::address;
use crate::error::CleanError;
use crate::page::{Builder, Note, Page, Source, build_attribute, from_lines};

impl Page {
    /// Builds the page a snapshot describes.
    pub fn from_snapshot(bytes: &[u8]) -> Result<Self, CleanError> {
        decode(bytes).ok_or(CleanError::BadSnapshot)
    }
}

/// The notes by the bits of the header's flags.
const NOTES: [(u32, Note); 5] =
    [(1, Note::NodesCut), (2, Note::TimeCut), (4, Note::TextCut), (8, Note::Flattened), (16, Note::ImagesLeftOut)];

/// The bit that says that the tab shows plain text: the browser's own markup around it is no part of it.
const PLAIN_TEXT: u32 = 32;

fn decode(bytes: &[u8]) -> Option<Page> {
    let mut words = Words { bytes };
    let header: Vec<u32> = (0..HEADER_WORDS).map_while(|_| words.next()).collect();
    let &[MAGIC, VERSION, count, _units, flags, names] = header.as_slice() else { return None };
    let (records, text) = words.bytes.split_at_checked((count as usize).checked_mul(4)?)?;
    let mut words = Words { bytes: records };
    let mut strings = Strings { rest: std::str::from_utf8(text).ok()? };
    if names as usize > limits::NAMES {
        return None;
    }
    let lengths: Vec<u32> = (0..names).map_while(|_| words.next()).collect();
    let (address, base) = (words.next()?, words.next()?);
    let names: Vec<&str> = lengths.iter().map(|&length| strings.take(length)).collect::<Option<_>>()?;
    let address = address::read(strings.take(address)?, None);
    let base = address::read(strings.take(base)?, None).filter(|url| matches!(url.scheme(), "http" | "https"));

    let mut builder = Builder::default();
    let mut plain = (flags & PLAIN_TEXT != 0).then(String::new);
    let mut depth = 0usize;
    while let Some(record) = words.next() {
        match record & KIND_MASK {
            KIND_END if depth > 0 => {
                depth -= 1;
                builder.close();
            }
            kind @ (KIND_TEXT | KIND_LINES) => {
                let text = strings.take(record >> 2)?;
                match &mut plain {
                    Some(plain) => plain.push_str(text),
                    None if kind == KIND_LINES => builder.lines(text),
                    None => builder.text(text),
                }
            }
            KIND_ELEMENT => {
                let name = names.get((record >> 16) as usize)?;
                let count = (record >> 8 & 0xff) as usize;
                if count > limits::ATTRIBUTES {
                    return None;
                }
                let mut attributes = Vec::with_capacity(count);
                for _ in 0..count {
                    let (name, length) = (words.next()?, words.next()?);
                    attributes.push(build_attribute(names.get(name as usize)?, strings.take(length)?));
                }
                depth += 1;
                builder.open(name, attributes, record >> 2 & ELEMENT_HIDDEN != 0);
                for (_, look) in LOOKS.into_iter().filter(|(flag, _)| record >> 2 & flag != 0) {
                    builder.look(look);
                }
            }
            _ => return None,
        }
    }
    let notes = NOTES.into_iter().filter(|(bit, _)| flags & bit != 0).map(|(_, note)| note);
    if let Some(plain) = plain {
        return Some(from_lines(&plain, notes).finish(Source::Text, address, None));
    }
    notes.for_each(|note| builder.note(note));
    Some(builder.finish(Source::Tab, address, base))
}

/// The records, one after another.
struct Words<'a> {
    bytes: &'a [u8],
}

impl Words<'_> {
    fn next(&mut self) -> Option<u32> {
        let (word, rest) = self.bytes.split_first_chunk::<4>()?;
        self.bytes = rest;
        Some(u32::from_le_bytes(*word))
    }
}

/// The text section, cut by lengths in UTF-16 code units.
struct Strings<'a> {
    rest: &'a str,
}

impl<'a> Strings<'a> {
    fn take(&mut self, units: u32) -> Option<&'a str> {
        let units = units as usize;
        // ASCII, by far the most common, needs no counting.
        if let Some(head) = self.rest.as_bytes().get(..units)
            && head.is_ascii()
        {
            let (text, rest) = self.rest.split_at_checked(units)?;
            self.rest = rest;
            return Some(text);
        }
        let (mut seen, mut end) = (0, 0);
        for c in self.rest.chars() {
            if seen >= units {
                break;
            }
            seen += c.len_utf16();
            end += c.len_utf8();
        }
        let (text, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest;
        (seen == units).then_some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::super::encode;
    use super::*;
    use crate::page::{Look, Tag};
    use url::Url;

    #[test]
    fn data_is_given_back_once_wherever_it_stood() {
        let script = "<script type='application/ld+json'>{}</script>";
        for html in
            [format!("<head>{script}</head>"), format!("<p>a</p>{script}"), format!("<frameset></frameset>{script}")]
        {
            let page = Page::from_html(&html, None);
            let again = Page::from_snapshot(&encode(&page)).unwrap_or_else(|error| unreachable!("{error}"));
            assert_eq!(again.json_ld(), page.json_ld(), "{html}");
        }
    }

    #[test]
    fn a_noscript_of_elements_stays_one() {
        let page = Page::from_html(
            "<math><mi>x</mi><noscript>One <mi>two</mi></noscript><noscript><template></template>&lt;mi></noscript></math><noscript><i>a</i></noscript>",
            None,
        );
        let again = Page::from_snapshot(&encode(&page)).unwrap_or_else(|error| unreachable!("{error}"));
        let tags = |page: &Page| (0..page.len()).map(|node| (page.tag(node), page.number(node))).collect::<Vec<_>>();
        assert_eq!(tags(&again), tags(&page));
        assert_eq!(again.subtree_text(0), page.subtree_text(0));
    }

    #[test]
    fn more_attributes_than_are_read_are_left_out_either_way() {
        let names: String = (0..40).map(|at| format!(" data-a{at:02}={at}")).collect();
        let page = Page::from_html(&format!("<p{names}>a</p>"), None);
        let node = page.first(Tag::P).unwrap_or_default();
        assert_eq!(page.attrs(node).count(), limits::ATTRIBUTES);
        let again = Page::from_snapshot(&encode(&page)).unwrap_or_else(|error| unreachable!("{error}"));
        assert!(again.attrs(node).eq(page.attrs(node)));
    }

    #[test]
    fn gives_back_what_was_encoded() {
        let html = "<html lang=fr><body><p class='a b' hidden>é<b>𝄞</b> x</p><noscript><p>n</p></noscript><script type='application/ld+json'>{}</script>";
        let page = Page::from_html(html, Url::parse("https://limpide.example/a").ok());
        let again = Page::from_snapshot(&encode(&page)).unwrap_or_else(|error| unreachable!("{error}"));
        assert_eq!(again.len(), page.len());
        for node in 0..page.len() {
            assert_eq!(
                (again.tag(node), again.text(node), again.end(node)),
                (page.tag(node), page.text(node), page.end(node))
            );
            assert_eq!(again.attrs(node).collect::<Vec<_>>(), page.attrs(node).collect::<Vec<_>>());
            assert_eq!((again.is_hidden(node), again.number(node)), (page.is_hidden(node), page.number(node)));
        }
        assert_eq!(again.json_ld(), page.json_ld());
        assert_eq!(again.address(), page.address());
    }

    #[test]
    fn how_elements_and_texts_look_is_told() {
        let mut builder = Builder::default();
        for name in ["html", "body", "p"] {
            builder.open(name, Vec::new(), false);
        }
        builder.look(Look::UNSEEN);
        builder.text("a\nb");
        builder.open("span", Vec::new(), false);
        builder.look(Look::APART.and(Look::HEARD));
        builder.lines("c\nd");
        let page = builder.finish(Source::Tab, None, None);
        let again = Page::from_snapshot(&encode(&page)).unwrap_or_else(|error| unreachable!("{error}"));
        for page in [&page, &again] {
            let nodes = |tag: Tag| (0..page.len()).filter(move |&node| page.tag(node) == tag);
            let texts = nodes(Tag::Text).map(|n| (page.text(n), page.is_hidden(n), page.looks(n, Look::LINES)));
            assert_eq!(texts.collect::<Vec<_>>(), [("a\nb", true, false), ("c\nd", false, true)]);
            let spans =
                nodes(Tag::Div).map(|n| (page.name(n), page.looks(n, Look::HEARD), page.looks(n, Look::UNSEEN)));
            assert_eq!(spans.collect::<Vec<_>>(), [("span", true, false)]);
        }
    }

    #[test]
    fn reads_plain_text_as_text() {
        let shown = Page::from_html("<body><pre>Un titre\n\nUne ligne.</pre>", None);
        let mut bytes = encode(&shown);
        bytes[16] |= 32;
        let page = Page::from_snapshot(&bytes).unwrap_or_else(|error| unreachable!("{error}"));
        assert_eq!(page.source(), Source::Text);
        assert_eq!((0..page.len()).filter(|&n| page.tag(n) == Tag::P).count(), 2);
    }

    #[test]
    fn refuses_damaged_bytes() {
        let page = Page::from_html("<body><p class=x>texte é</p>", None);
        let bytes = encode(&page);
        for cut in 0..bytes.len() {
            // Cut text is refused; no cut may panic.
            let _ = Page::from_snapshot(bytes.get(..cut).unwrap_or_default());
        }
        for at in 0..bytes.len() {
            let mut damaged = bytes.clone();
            if let Some(byte) = damaged.get_mut(at) {
                *byte ^= 0xff;
            }
            let _ = Page::from_snapshot(&damaged);
        }
        assert_eq!(Page::from_snapshot(&[]).err(), Some(CleanError::BadSnapshot));
        assert_eq!(Page::from_snapshot(b"<html>").err(), Some(CleanError::BadSnapshot));
    }
}
