//! Images that are written into a file: their bytes, which the caller hands over by address or the address itself holds,
//! and what sort they are, told by the bytes alone.

use std::collections::BTreeMap;

/// Bytes of all images together: a file above it is of no use to a reader.
const MAX_BYTES: usize = 128 << 20;

/// A sort of image that every browser shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImageKind {
    /// Portable Network Graphics.
    Png,
    /// JPEG.
    Jpeg,
    /// GIF.
    Gif,
    /// WebP.
    Webp,
    /// AV1 still images.
    Avif,
}

impl ImageKind {
    /// The sort by the first bytes (WHATWG MIME Sniffing, section 6.1); none of any other file.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let has = |at: usize, mark: &[u8]| bytes.get(at..at + mark.len()) == Some(mark);
        match () {
            () if has(0, b"\x89PNG\r\n\x1a\n") => Some(Self::Png),
            () if has(0, b"\xff\xd8\xff") => Some(Self::Jpeg),
            () if has(0, b"GIF87a") || has(0, b"GIF89a") => Some(Self::Gif),
            () if has(0, b"RIFF") && has(8, b"WEBP") => Some(Self::Webp),
            () if has(4, b"ftypavif") || has(4, b"ftypavis") => Some(Self::Avif),
            () => None,
        }
    }

    /// The media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Gif => "image/gif",
            Self::Webp => "image/webp",
            Self::Avif => "image/avif",
        }
    }

    /// The end of a file's name, without the point.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpg",
            Self::Gif => "gif",
            Self::Webp => "webp",
            Self::Avif => "avif",
        }
    }
}

/// The images at hand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Images {
    known: BTreeMap<String, Vec<u8>>,
    bytes: usize,
}

impl Images {
    /// Takes the bytes of the image at an address; whether they are an image and there is room for them.
    pub fn add(&mut self, address: impl Into<String>, bytes: Vec<u8>) -> bool {
        let is_image = ImageKind::of(&bytes).is_some() && self.bytes + bytes.len() <= MAX_BYTES;
        if is_image {
            self.bytes += bytes.len();
            self.known.insert(address.into(), bytes);
        }
        is_image
    }

    /// Whether none is at hand.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// The image at an address, if its bytes are at hand.
    pub(super) fn at(&self, address: &str) -> Option<(ImageKind, &[u8])> {
        let bytes = self.known.get(address)?;
        Some((ImageKind::of(bytes)?, bytes))
    }
}

/// The bytes that a data address holds, in the one form that is in use: base64.
pub(super) fn data_bytes(address: &str) -> Option<Vec<u8>> {
    let (head, data) = address.split_once(',')?;
    if !head.to_ascii_lowercase().ends_with(";base64") {
        return None;
    }
    let mut out = Vec::with_capacity(data.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for byte in data.bytes().filter(|byte| !byte.is_ascii_whitespace() && *byte != b'=') {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(six);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count & 0xff) as u8);
        }
    }
    Some(out)
}

/// An image as a data address (RFC 2397, RFC 4648).
pub(super) fn data_address(kind: ImageKind, bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = format!("data:{};base64,", kind.media_type());
    out.reserve(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4 {
            let letter = LETTERS.get((bits >> (18 - 6 * at) & 63) as usize);
            out.push(letter.filter(|_| at <= three.len()).map_or('=', |&letter| char::from(letter)));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn data_comes_back(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
            prop_assert_eq!(data_bytes(&data_address(ImageKind::Gif, &bytes)), Some(bytes));
        }
    }

    #[test]
    fn data_is_written_as_the_standard_has_it() {
        assert_eq!(data_address(ImageKind::Png, b"foobar"), "data:image/png;base64,Zm9vYmFy");
        assert_eq!(data_address(ImageKind::Png, b"fooba"), "data:image/png;base64,Zm9vYmE=");
        assert_eq!(data_bytes("data:image/png,abc"), None);
        assert_eq!(data_bytes("data:image/png;base64,a!"), None);
    }

    #[test]
    fn only_images_are_taken() {
        let mut images = Images::default();
        assert!(images.add("https://a.example/a", b"GIF89a...".to_vec()));
        assert!(!images.add("https://a.example/b", b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec()));
        assert!(!images.add("https://a.example/c", b"<html>".to_vec()));
        assert!(images.at("https://a.example/a").is_some() && images.at("https://a.example/b").is_none());
    }
}
