//! Files into pages: gzipped or not, HTML or plain text, in whatever encoding the bytes say. What is neither is refused
//! with a sentence.

use crate::Failure;
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use limpide::Page;
use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use url::Url;

/// A larger file is refused, bytes unpacked.
const MAX_BYTES: u64 = 256 << 20;
/// Where a `meta` element must name the encoding, bytes: browsers look no further.
const PRESCAN_BYTES: usize = 1_024;

/// Text, and what sort it is.
#[derive(Debug, PartialEq, Eq)]
pub enum Input {
    /// HTML.
    Markup(String),
    /// Plain text.
    Text(String),
}

impl Input {
    /// The page it describes, found at this address.
    pub fn into_page(self, url: Option<Url>) -> Page {
        match self {
            Self::Markup(html) => Page::from_html(&html, url),
            Self::Text(text) => Page::from_text(&text),
        }
    }
}

/// Reads a page from a file, or from standard input for `-`.
pub fn read(path: &Path) -> Result<Input, Failure> {
    let is_text = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("txt"));
    let input = from_bytes(&bytes(path)?)?;
    Ok(match input {
        Input::Markup(text) if is_text => Input::Text(text),
        input => input,
    })
}

/// Reads the bytes of a file, or of standard input for `-`, unpacking gzip.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let name = if path == Path::new("-") { "standard input".into() } else { path.display().to_string() };
    let bytes = if path == Path::new("-") { unpacked(io::stdin().lock()) } else { File::open(path).and_then(unpacked) };
    let bytes = bytes.map_err(|error| Failure(format!("{name} could not be read: {error}")))?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Failure(format!("{name} is larger than {} MB; no page is", MAX_BYTES >> 20)));
    }
    Ok(bytes)
}

fn unpacked(mut reader: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.by_ref().take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return Ok(bytes);
    }
    let mut out = Vec::new();
    flate2::read::MultiGzDecoder::new(bytes.as_slice()).take(MAX_BYTES + 1).read_to_end(&mut out)?;
    Ok(out)
}

/// Decodes the bytes of a page and tells markup from plain text.
pub fn from_bytes(bytes: &[u8]) -> Result<Input, Failure> {
    if let Some(kind) = binary(bytes) {
        return Err(Failure(format!("this is {kind}, not a web page or text; save the page as HTML and try again")));
    }
    let text = decoded(bytes);
    if text.trim().is_empty() {
        return Err(Failure("the file is empty: there is nothing to read".into()));
    }
    Ok(if is_markup(&text) { Input::Markup(text.into_owned()) } else { Input::Text(text.into_owned()) })
}

/// What a file that is no text is, by its first bytes; any other with NUL bytes that is not UTF-16 is binary as well.
fn binary(bytes: &[u8]) -> Option<&'static str> {
    const SIGNATURES: [(&[u8], &str); 7] = [
        (b"%PDF-", "a PDF document"),
        (b"\x89PNG", "an image"),
        (b"\xff\xd8\xff", "an image"),
        (b"GIF8", "an image"),
        (b"PK\x03\x04", "a zip archive or office document"),
        (b"\x7fELF", "a program"),
        (b"\0asm", "a program"),
    ];
    let signature = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, kind)| *kind);
    let is_utf16 = Encoding::for_bom(bytes).is_some();
    let head = bytes.get(..8_192).unwrap_or(bytes);
    signature.or_else(|| (!is_utf16 && head.contains(&0)).then_some("a binary file"))
}

/// By byte order mark, else UTF-8 where it can be nothing else, else as `meta` says, else windows-1252, as browsers do.
/// Whoever saves a page from a browser writes UTF-8 and leaves the `meta` as it was.
fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    let is_utf8 = !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok();
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding).or(is_utf8.then_some(UTF_8));
    marked.or_else(|| named(bytes)).unwrap_or(WINDOWS_1252).decode(bytes).0
}

/// The encoding a `meta` element names; UTF-16 there is a mistake for UTF-8, as the HTML standard has it.
fn named(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..PRESCAN_BYTES).unwrap_or(bytes).to_ascii_lowercase();
    let at = head.windows(8).position(|w| w == b"charset=")? + 8;
    let rest = head.get(at..)?;
    let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
    let end = rest.iter().position(|b| !b.is_ascii_alphanumeric() && !b"-_:.".contains(b)).unwrap_or(rest.len());
    let encoding = Encoding::for_label(rest.get(..end)?)?;
    Some(if encoding == encoding_rs::UTF_16LE || encoding == encoding_rs::UTF_16BE { UTF_8 } else { encoding })
}

/// Whether the text is HTML: it begins with a tag, a comment or a doctype, or has an element only pages have.
fn is_markup(text: &str) -> bool {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let mut head = start.len().min(4_096);
    while !start.is_char_boundary(head) {
        head -= 1;
    }
    let lower = start.get(..head).unwrap_or_default().to_ascii_lowercase();
    let is_tag =
        lower.strip_prefix('<').is_some_and(|r| r.starts_with(|c: char| c.is_ascii_alphabetic() || "!?".contains(c)));
    is_tag || ["<html", "<body", "<p>", "<div", "</p>"].iter().any(|tag| lower.contains(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<Input, String> {
        from_bytes(bytes).map_err(|failure| failure.to_string())
    }

    #[test]
    fn decodes_by_mark_by_meta_and_by_guess() {
        assert_eq!(read(b"<p>\xe9t\xe9"), Ok(Input::Markup("<p>été".into())));
        assert_eq!(read("<p>été".as_bytes()), Ok(Input::Markup("<p>été".into())));
        assert_eq!(
            read("<meta charset=windows-1252><p>été".as_bytes()),
            Ok(Input::Markup("<meta charset=windows-1252><p>été".into()))
        );
        assert_eq!(
            read(b"<meta charset=\"iso-8859-2\"><p>\xb1"),
            Ok(Input::Markup("<meta charset=\"iso-8859-2\"><p>ą".into()))
        );
        assert_eq!(read(b"\xff\xfe<\0p\0>\0\xe9\0"), Ok(Input::Markup("<p>é".into())));
    }

    #[test]
    fn tells_markup_from_text() {
        assert_eq!(read(b"a < b and b > c"), Ok(Input::Text("a < b and b > c".into())));
        assert_eq!(read(b"\n<!doctype html>x"), Ok(Input::Markup("\n<!doctype html>x".into())));
    }

    #[test]
    fn refuses_what_is_no_text_with_a_sentence() {
        for (bytes, word) in
            [(&b"%PDF-1.7"[..], "PDF"), (b"\x89PNG\r\n", "image"), (b"a\0b", "binary"), (b" \n", "empty")]
        {
            assert!(read(bytes).is_err_and(|sentence| sentence.contains(word)));
        }
    }
}
