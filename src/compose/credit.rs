//! Who made an image, where the caption says it in its last words: after "Photo:", "©" and their like, in brackets, or
//! as a chain of names and agencies.

use crate::article::Inline;

/// Longer tails are sentences, not credits; characters.
const LONGEST: usize = 120;

/// Words that, with a colon, a slash or a "by" after them, begin a credit.
const MARKERS: [&str; 55] = [
    "bild",
    "bilder",
    "copyright",
    "credit",
    "credits",
    "crédit",
    "crédit photo",
    "crédits",
    "crédits photo",
    "fonte",
    "foto",
    "fotograf",
    "fotos",
    "fuente",
    "illustration",
    "image",
    "image credit",
    "imagem",
    "imagen",
    "images",
    "kuva",
    "photo",
    "photo credit",
    "photograph",
    "photographie",
    "photos",
    "picture",
    "quelle",
    "source",
    "valokuva",
    "πηγή",
    "φωτογραφία",
    "источник",
    "фото",
    "фотограф",
    "באדיבות",
    "צילום",
    "צילומים",
    "קרדיט",
    "الصورة",
    "تصوير",
    "صورة",
    "مصدر الصورة",
    "供图",
    "写真",
    "图源",
    "图片来源",
    "圖片來源",
    "提供",
    "摄影",
    "撮影",
    "攝影",
    "사진",
    "사진 제공",
    "출처",
];
/// Markers that name a picture, which "by" may follow.
const PICTURES: [&str; 8] = ["bild", "foto", "illustration", "image", "photo", "photograph", "photos", "picture"];
const BY: [&str; 5] = ["by", "de", "par", "por", "von"];
/// Agencies and picture libraries, lower case.
const AGENCIES: [&str; 40] = [
    "afp",
    "alamy",
    "anadolu",
    "anp",
    "ansa",
    "ap",
    "apa",
    "belga",
    "bloomberg",
    "dpa",
    "efe",
    "epa",
    "flickr",
    "getty",
    "gettyimages",
    "handout",
    "imago",
    "istock",
    "istockphoto",
    "jiji",
    "keystone",
    "kyodo",
    "lusa",
    "magnum",
    "maxppp",
    "nurphoto",
    "pexels",
    "pixabay",
    "pixsell",
    "reuters",
    "ritzau",
    "shutterstock",
    "sipa",
    "sputnik",
    "tass",
    "unsplash",
    "upi",
    "wikimedia",
    "xinhua",
    "zuma",
];
/// Small words that stand among names.
const PARTICLES: [&str; 28] = [
    "al", "and", "archives", "bin", "by", "da", "de", "del", "den", "der", "di", "dos", "du", "el", "et", "file",
    "for", "la", "le", "of", "per", "pool", "pour", "the", "und", "van", "via", "von",
];

/// Where the caption ends, in bytes, and the credit after it.
pub(super) fn find(text: &str) -> Option<(usize, String)> {
    let text = text.trim_end();
    let (end, credit) = bracketed(text).or_else(|| open(text))?;
    let credit = credit.trim().trim_end_matches([')', ']']).trim();
    (!credit.is_empty()).then(|| (end, credit.to_string()))
}

/// `… (Foto: A. Name)`.
fn bracketed(text: &str) -> Option<(usize, &str)> {
    let inner = text.trim_end_matches('.').strip_suffix([')', ']', '）'])?;
    let (start, bracket) = inner.char_indices().rev().take(LONGEST).find(|(_, c)| matches!(c, '(' | '[' | '（'))?;
    let inner = inner.get(start + bracket.len_utf8()..)?;
    let is_credit = is_marked(inner) || is_chain(inner);
    is_credit.then_some((start, inner))
}

/// `… Photo: A. Name`, `… © Name`, `… First LAST / AGENCY`: the longest tail that reads as a credit.
fn open(text: &str) -> Option<(usize, &str)> {
    let first = text.char_indices().rev().take(LONGEST).last().map_or(0, |(i, _)| i);
    let mut is_start = first == 0;
    for (at, c) in text.char_indices().skip_while(|(i, _)| *i < first) {
        if c.is_whitespace() {
            continue;
        }
        let tail = text.get(at..)?;
        if c == '©' || (is_start && (is_marked(tail) || is_chain(tail))) {
            return Some((at, tail));
        }
        let is_dash = matches!(c, '|' | '–' | '—' | '·' | '•' | '/' | '-');
        let is_spaced = text.get(at + c.len_utf8()..).is_some_and(|rest| rest.starts_with(char::is_whitespace));
        is_start = c == '。' || ((is_dash || is_end(c)) && is_spaced);
    }
    None
}

/// What ends a sentence, or closes one.
const fn is_end(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '»' | '”' | '"' | ')' | ']' | '。')
}

fn is_marked(text: &str) -> bool {
    let text = text.trim_start();
    if text.starts_with('©') || text.starts_with("(c)") || text.starts_with("(C)") {
        return true;
    }
    // The marker itself is short: its lower case is compared, whose length may differ.
    let end = text.char_indices().take(24).find(|(_, c)| matches!(c, ':' | '：' | '＝' | '/' | '©'));
    if let Some((end, _)) = end {
        let word = text.get(..end).unwrap_or_default().trim().to_lowercase();
        return MARKERS.contains(&word.as_str());
    }
    let mut words = text.split_whitespace();
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let has_name = words.next().is_some_and(|name| name.starts_with(char::is_uppercase));
    has_name && PICTURES.contains(&first.to_lowercase().as_str()) && BY.contains(&second)
}

/// Names and agencies alone, as in `Alexey DRUZHININ / SPUTNIK / AFP`.
fn is_chain(text: &str) -> bool {
    if text.chars().count() > 80 {
        return false;
    }
    let (mut has_capitals, mut has_agency) = (false, false);
    for word in text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’')).filter(|w| !w.is_empty()) {
        let lower = word.to_lowercase();
        has_capitals |= word.chars().count() > 1 && word.chars().all(char::is_uppercase);
        has_agency |= AGENCIES.contains(&lower.as_str()) && word.starts_with(char::is_uppercase) || word == "dpa";
        let is_name = !word.starts_with(char::is_lowercase);
        if !is_name && !PARTICLES.contains(&lower.as_str()) && word != "dpa" {
            return false;
        }
    }
    has_agency || (has_capitals && text.contains('/'))
}

/// What follows `Credit...`, a marker with a leader behind it that says nothing more.
pub(super) fn without_leader(text: &str) -> Option<&str> {
    let (marker, said) = text.split_once("...").or_else(|| text.split_once('…'))?;
    let said = said.trim();
    (MARKERS.contains(&marker.trim().to_lowercase().as_str()) && !said.is_empty()).then_some(said)
}

/// Cuts inlines after so many bytes of their plain text, and the white space and dashes before the cut. Recursion is
/// bounded by `MAX_INLINE_DEPTH`.
pub(super) fn truncate(inlines: &mut Vec<Inline>, bytes: usize) {
    cut(inlines, bytes);
    trim(inlines);
}

/// Gives how many bytes are still to be kept after these inlines.
fn cut(inlines: &mut Vec<Inline>, mut bytes: usize) -> usize {
    let mut kept = 0;
    for inline in inlines.iter_mut() {
        if bytes == 0 {
            break;
        }
        kept += 1;
        match inline {
            Inline::Text { text } | Inline::Code { text } | Inline::Math { text, .. } => {
                if text.len() > bytes {
                    while !text.is_char_boundary(bytes) {
                        bytes -= 1;
                    }
                    text.truncate(bytes);
                    bytes = 0;
                } else {
                    bytes -= text.len();
                }
            }
            Inline::Break => bytes -= 1,
            Inline::Footnote { label, .. } => bytes = bytes.saturating_sub(label.len() + 2),
            other => {
                if let Some(content) = other.content_mut() {
                    bytes = cut(content, bytes);
                }
            }
        }
    }
    inlines.truncate(kept);
    bytes
}

fn trim(inlines: &mut Vec<Inline>) {
    while let Some(last) = inlines.last_mut() {
        match last {
            Inline::Text { text } => {
                let end = text.trim_end_matches(|c: char| {
                    c.is_whitespace() || matches!(c, '|' | '–' | '—' | '·' | '•' | '/' | '-')
                });
                text.truncate(end.len());
                if !text.is_empty() {
                    return;
                }
            }
            Inline::Break => {}
            Inline::Emphasis { content }
            | Inline::Strong { content }
            | Inline::Small { content }
            | Inline::Verbatim { content }
            | Inline::Link { content, .. }
            | Inline::Mark { content } => {
                trim(content);
                if !content.is_empty() {
                    return;
                }
            }
            _ => return,
        }
        inlines.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::plain_text;

    fn check(text: &str, caption: &str, credit: &str) {
        let (mut inlines, mut found) = (vec![Inline::text(text)], String::new());
        if let Some((end, credit)) = find(text) {
            truncate(&mut inlines, end);
            found = credit;
        }
        assert_eq!((plain_text(&inlines).as_str(), found.as_str()), (caption, credit), "{text}");
    }

    #[test]
    fn chains_of_names_and_agencies() {
        check(
            "Ici, à Sotchi en octobre 2019. Alexey DRUZHININ / SPUTNIK / AFP",
            "Ici, à Sotchi en octobre 2019.",
            "Alexey DRUZHININ / SPUTNIK / AFP",
        );
        check("A view of Rome. J. Smith/Reuters", "A view of Rome.", "J. Smith/Reuters");
        check("AFP", "", "AFP");
        check("Die Brücke von gestern (Anna Meier/dpa)", "Die Brücke von gestern", "Anna Meier/dpa");
    }

    #[test]
    fn marked_tails() {
        check("Le port. Photo : Jean Dupont", "Le port.", "Photo : Jean Dupont");
        check("Der Hafen (Foto: A. Meier)", "Der Hafen", "Foto: A. Meier");
        check("Le port – Crédit : Jean Dupont", "Le port", "Crédit : Jean Dupont");
        check("The port © Jane Doe 2020", "The port", "© Jane Doe 2020");
        check("A harbor. Photo by Jane Doe", "A harbor.", "Photo by Jane Doe");
        check("港。写真：山田", "港。", "写真：山田");
        check("הנמל בבוקר (צילום: רוזה וינט)", "הנמל בבוקר", "צילום: רוזה וינט");
        check("הנמל בבוקר. צילום: רוזה וינט", "הנמל בבוקר.", "צילום: רוזה וינט");
        check("الميناء فجرا (تصوير: رنا حداد)", "الميناء فجرا", "تصوير: رنا حداد");
        check("새벽의 항구. 사진: 김민수", "새벽의 항구.", "사진: 김민수");
    }

    #[test]
    fn sentences_are_not_credits() {
        for caption in [
            "The port at dawn.",
            "He works at NASA. She does not.",
            "Photo by the sea is an art",
            "The ratio is 1/2 (see below)",
            "Un bateau. Le port de Brest",
            "",
        ] {
            check(caption, caption, "");
        }
    }
}
