//! The language and direction of the article. Order of trust: the root element's lang, og:locale, content-language,
//! JSON-LD, and last the text itself; but letters that the language said does not use outrank whoever said it.

use super::clues::Clues;
use super::json_ld::Linked;
use crate::article::Direction;
use crate::page::{Page, Tag};

/// Characters of the text that are looked at.
const SAMPLE_CHARS: usize = 6_000;
/// Characters of a language tag.
const TAG_CHARS: usize = 35;
/// Common words that must be found in a text before they say its language.
const MIN_WORDS: usize = 5;
/// Names of meta elements that say the language, most trusted first.
const LANGUAGE_METAS: &[&str] =
    &["og:locale", "content-language", "language", "dc.language", "dcterms.language", "inlanguage"];
/// Languages written from right to left.
const RIGHT_TO_LEFT: [&str; 10] = ["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"];

/// The language of the page, BCP 47.
#[inline(never)]
pub fn language(page: &Page, clues: &Clues<'_>, linked: &Linked, sample: &str) -> Option<String> {
    let root = ["lang", "xml:lang"].iter().filter_map(|name| page.attr(0, name));
    let body = page.first(Tag::Body).and_then(|node| page.attr(node, "lang"));
    let metas = clues.meta(LANGUAGE_METAS);
    let said = root.chain(body).chain(metas).chain(linked.lang.as_deref()).find_map(well_formed);
    let script = by_script(sample);
    match (said, script) {
        (Some(said), Some(script)) if !shares_script(&said, script) => Some(script.to_owned()),
        (Some(said), _) => Some(said),
        (None, Some(script)) => Some(script.to_owned()),
        (None, None) => by_words(sample).map(str::to_owned),
    }
}

/// The direction of the text.
#[inline(never)]
pub fn direction(page: &Page, title_node: Option<usize>, lang: Option<&str>, sample: &str) -> Direction {
    let around = title_node.into_iter().flat_map(|node| std::iter::once(node).chain(page.ancestors(node)));
    let body = page.first(Tag::Body).into_iter();
    let said = around.chain(body).chain([0]).find_map(|node| match page.attr(node, "dir")?.trim() {
        dir if dir.eq_ignore_ascii_case("rtl") => Some(Direction::Rtl),
        dir if dir.eq_ignore_ascii_case("ltr") => Some(Direction::Ltr),
        _ => None,
    });
    said.or_else(|| lang.map(direction_of)).unwrap_or_else(|| {
        let strong = sample.chars().find(|c| c.is_alphabetic());
        if strong.is_some_and(is_right_to_left) { Direction::Rtl } else { Direction::Ltr }
    })
}

/// The direction a language is written in; its script says it, where that is named.
pub fn direction_of(lang: &str) -> Direction {
    let mut parts = lang.split('-');
    let language = parts.next().unwrap_or_default();
    let script = parts.next().filter(|part| part.len() == 4).map(str::to_ascii_lowercase);
    let is_rtl = match script.as_deref() {
        Some("arab" | "hebr" | "syrc" | "thaa" | "nkoo") => true,
        Some(_) => false,
        None => RIGHT_TO_LEFT.contains(&language.to_ascii_lowercase().as_str()),
    };
    if is_rtl { Direction::Rtl } else { Direction::Ltr }
}

const fn is_right_to_left(c: char) -> bool {
    matches!(c as u32, 0x590..=0x8FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFF)
}

/// The tag in its usual spelling; none where it is none (RFC 5646, less the grandfathered and private ones).
pub fn well_formed(raw: &str) -> Option<String> {
    // `en-US,fr` and `fr_FR.UTF-8` are met too.
    let raw = raw.trim().split([',', ';', '.', ' ']).next().unwrap_or_default();
    if raw.is_empty() || raw.len() > TAG_CHARS || !raw.is_ascii() {
        return None;
    }
    let mut out = String::new();
    let mut is_extension = false;
    for (at, part) in raw.split(['-', '_']).enumerate() {
        let letters = part.bytes().all(|b| b.is_ascii_alphabetic());
        if part.is_empty() || part.len() > 8 || !part.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return None;
        }
        let part = part.to_ascii_lowercase();
        match (at, part.len()) {
            (0, 2 | 3) if letters => out.push_str(&part),
            (0, _) => return None,
            (_, length) => {
                out.push('-');
                is_extension |= length == 1;
                match length {
                    2 if letters && !is_extension => out.push_str(&part.to_ascii_uppercase()),
                    4 if letters && !is_extension => {
                        let (first, rest) = part.split_at_checked(1).unwrap_or_default();
                        out.push_str(&first.to_ascii_uppercase());
                        out.push_str(rest);
                    }
                    _ => out.push_str(&part),
                }
            }
        }
    }
    let is_none = matches!(out.as_str(), "und" | "mul" | "zxx" | "xx" | "mis");
    (!is_none && !out.ends_with("-x")).then_some(out)
}

/// Scripts that say a language, or nearly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Arabic,
    Hebrew,
    Kana,
    Hangul,
    Han,
    Cyrillic,
    Greek,
    Thai,
    Devanagari,
    Armenian,
    Georgian,
    Bengali,
    Tamil,
    Telugu,
    Khmer,
    Other,
}

#[rustfmt::skip]
const fn script_of(c: char) -> Script {
    match c as u32 {
        0x41..=0x5A | 0x61..=0x7A | 0xC0..=0x24F | 0x1E00..=0x1EFF => Script::Latin,
        0x600..=0x6FF | 0x750..=0x77F | 0x8A0..=0x8FF | 0xFB50..=0xFDFF | 0xFE70..=0xFEFE => Script::Arabic,
        0x590..=0x5FF | 0xFB1D..=0xFB4F => Script::Hebrew,
        0x3040..=0x30FF => Script::Kana,
        0xAC00..=0xD7AF | 0x1100..=0x11FF => Script::Hangul,
        0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF => Script::Han,
        0x400..=0x52F => Script::Cyrillic,
        0x370..=0x3FF | 0x1F00..=0x1FFF => Script::Greek,
        0xE00..=0xE7F => Script::Thai,
        0x900..=0x97F => Script::Devanagari,
        0x530..=0x58F => Script::Armenian,
        0x10A0..=0x10FF => Script::Georgian,
        0x980..=0x9FF => Script::Bengali,
        0xB80..=0xBFF => Script::Tamil,
        0xC00..=0xC7F => Script::Telugu,
        0x1780..=0x17FF => Script::Khmer,
        _ => Script::Other,
    }
}

/// The languages that are written in a script other than the Latin one, the likeliest first.
const fn languages_of(script: Script) -> &'static [&'static str] {
    match script {
        Script::Arabic => &["ar", "fa", "ur", "ps", "ckb", "sd", "ug", "ku", "az", "ks", "pa", "ms"],
        Script::Hebrew => &["he", "iw", "yi"],
        Script::Kana => &["ja"],
        Script::Hangul => &["ko"],
        Script::Han => &["zh", "ja", "yue", "wuu", "ko"],
        Script::Cyrillic => &[
            "ru", "uk", "bg", "sr", "mk", "be", "kk", "ky", "mn", "tg", "tt", "ba", "uz", "bs", "az", "cv", "os", "ce",
            "sh",
        ],
        Script::Greek => &["el", "grc"],
        Script::Thai => &["th"],
        Script::Devanagari => &["hi", "mr", "ne", "sa", "bho", "mai", "kok"],
        Script::Armenian => &["hy"],
        Script::Georgian => &["ka"],
        Script::Bengali => &["bn", "as"],
        Script::Tamil => &["ta"],
        Script::Telugu => &["te"],
        Script::Khmer => &["km"],
        Script::Latin | Script::Other => &[],
    }
}

/// The language of a text that is not written in Latin letters.
fn by_script(sample: &str) -> Option<&'static str> {
    let script = main_script(sample)?;
    let mut languages = languages_of(script).iter();
    let first = languages.next().copied();
    let has = |letters: &[char]| sample.contains(letters);
    match script {
        Script::Arabic if has(&['ٹ', 'ڈ', 'ڑ', 'ں', 'ے']) => Some("ur"),
        Script::Arabic if has(&['پ', 'چ', 'ژ', 'گ']) && has(&['ی', 'ک']) => Some("fa"),
        Script::Cyrillic if has(&['ї', 'є', 'ґ']) => Some("uk"),
        Script::Cyrillic if has(&['ў']) => Some("be"),
        Script::Cyrillic if has(&['ђ', 'ћ', 'љ', 'њ']) => Some("sr"),
        Script::Cyrillic if !has(&['ы', 'э', 'ё']) && has(&['ъ']) => Some("bg"),
        _ => first,
    }
}

/// The script of most letters, where it is not the Latin one. Kana among Han is Japanese.
fn main_script(sample: &str) -> Option<Script> {
    let mut counts: Vec<(Script, usize)> = Vec::new();
    let mut total = 0;
    for c in sample.chars().take(SAMPLE_CHARS).filter(|c| c.is_alphabetic()) {
        let script = script_of(c);
        total += 1;
        match counts.iter_mut().find(|(other, _)| *other == script) {
            Some((_, count)) => *count += 1,
            None => counts.push((script, 1)),
        }
    }
    let count = |script: Script| counts.iter().find(|(other, _)| *other == script).map_or(0, |(_, count)| *count);
    let (han, kana) = (count(Script::Han), count(Script::Kana));
    if (han + kana) * 2 > total && kana * 10 > han + kana {
        return Some(Script::Kana);
    }
    let (script, most) = counts.iter().copied().max_by_key(|(_, count)| *count)?;
    (most * 2 > total && most >= 20 && !matches!(script, Script::Latin | Script::Other)).then_some(script)
}

/// Whether the language said is written in the letters of the one guessed.
fn shares_script(said: &str, guessed: &str) -> bool {
    let said = said.split('-').next().unwrap_or_default();
    let scripts = [
        Script::Arabic,
        Script::Hebrew,
        Script::Kana,
        Script::Hangul,
        Script::Han,
        Script::Cyrillic,
        Script::Greek,
        Script::Thai,
        Script::Devanagari,
        Script::Armenian,
        Script::Georgian,
        Script::Bengali,
        Script::Tamil,
        Script::Telugu,
        Script::Khmer,
    ];
    let shared = scripts.iter().map(|&script| languages_of(script));
    said == guessed || shared.into_iter().any(|languages| languages.contains(&said) && languages.contains(&guessed))
}

/// Words that are frequent in one language and rare in the others.
#[rustfmt::skip]
const COMMON_WORDS: [(&str, &[&str]); 12] = [
    ("en", &["the", "and", "of", "to", "is", "that", "for", "with", "was", "are", "this", "have", "from", "which", "by"]),
    ("fr", &["le", "les", "des", "du", "et", "une", "est", "dans", "pour", "qui", "que", "sur", "au", "avec", "ce", "pas", "aux", "sont"]),
    ("de", &["der", "die", "und", "das", "den", "ist", "nicht", "mit", "von", "ein", "eine", "auf", "für", "im", "zu", "sich", "auch"]),
    ("es", &["el", "los", "las", "y", "del", "una", "por", "con", "que", "en", "su", "más", "como", "pero", "es", "fue", "lo"]),
    ("it", &["il", "di", "che", "della", "per", "con", "non", "sono", "del", "una", "è", "gli", "nel", "più", "anche", "alla", "dei"]),
    ("pt", &["o", "os", "do", "da", "e", "um", "uma", "não", "com", "dos", "em", "ao", "mais", "para", "são", "foi", "pelo"]),
    ("nl", &["het", "een", "van", "en", "niet", "zijn", "met", "voor", "op", "dat", "aan", "ook", "naar", "bij", "wordt", "dit"]),
    ("sv", &["och", "att", "som", "på", "är", "det", "en", "av", "för", "inte", "med", "till", "har", "ett", "om"]),
    ("da", &["og", "at", "af", "det", "en", "på", "ikke", "til", "er", "som", "med", "har", "blev", "være", "efter"]),
    ("pl", &["i", "w", "na", "nie", "się", "z", "że", "jest", "do", "to", "jak", "przez", "dla", "od", "tym"]),
    ("tr", &["ve", "bir", "bu", "için", "ile", "de", "da", "olarak", "çok", "daha", "olan", "gibi", "kadar", "sonra"]),
    ("fi", &["ja", "on", "ei", "että", "oli", "se", "hän", "ovat", "mutta", "myös", "kun", "joka", "sen", "ole"]),
];

/// The language whose common words the text has most of.
fn by_words(sample: &str) -> Option<&'static str> {
    let lower = sample.to_lowercase();
    let mut counts = [0usize; COMMON_WORDS.len()];
    for word in lower.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        for (count, (_, words)) in counts.iter_mut().zip(COMMON_WORDS) {
            *count += usize::from(words.contains(&word));
        }
    }
    let best = counts.iter().zip(COMMON_WORDS).max_by_key(|(count, _)| **count);
    best.filter(|(count, _)| **count >= MIN_WORDS).map(|(_, (language, _))| language)
}

/// The beginning of the text that a reader sees, in which letters and words are counted.
#[inline(never)]
pub fn sample(page: &Page) -> String {
    let mut out = String::new();
    let body = page.first(Tag::Body).unwrap_or_default();
    for node in body..page.end(body) {
        if page.tag(node) == Tag::Text && !page.is_hidden(node) {
            out.push_str(page.text(node));
            out.push(' ');
            // Bytes bound characters from above.
            if out.len() > SAMPLE_CHARS * 4 {
                break;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, lang: &str, dir: Direction) {
        let page = Page::from_html(html, None);
        let sample = sample(&page);
        let found = language(&page, &Clues::of(&page), &Linked::default(), &sample);
        assert_eq!(found.as_deref().unwrap_or_default(), lang, "{html}");
        assert_eq!(direction(&page, None, found.as_deref(), &sample), dir, "{html}");
    }

    #[test]
    fn what_is_said_is_spelled_well() {
        check("<html lang=EN_us>", "en-US", Direction::Ltr);
        check("<html lang=zh-hant-tw>", "zh-Hant-TW", Direction::Ltr);
        check("<meta property=og:locale content=ar_AR>", "ar-AR", Direction::Rtl);
        check("<html lang='{{lang}}'><meta http-equiv=Content-Language content='de, en'>", "de", Direction::Ltr);
        check("<html lang=az-Arab>", "az-Arab", Direction::Rtl);
    }

    #[test]
    fn tags_that_are_none_are_refused() {
        for raw in ["", "x", "english", "en--us", "en-toolongpart", "e1", "und", "日本", "a-b", "-", "i-klingon"] {
            assert_eq!(well_formed(raw), None, "{raw}");
        }
    }

    #[test]
    fn letters_outrank_a_wrong_tag() {
        check("<html lang=en><p>東京都は今日も雨が降っています。明日は晴れるでしょう。", "ja", Direction::Ltr);
        check("<html lang=en><p>هذا نص عربي طويل بما يكفي لمعرفة لغته واتجاهه", "ar", Direction::Rtl);
        check("<html lang=fa><p>هذا نص عربي طويل بما يكفي لمعرفة لغته واتجاهه", "fa", Direction::Rtl);
        check("<html lang=ru><p>English words only, and more than twenty letters of them", "ru", Direction::Ltr);
    }

    #[test]
    fn the_text_tells_where_nothing_is_said() {
        check("<p>Le chat est sur la table et les chiens sont dans la cour avec une balle", "fr", Direction::Ltr);
        check("<p>The cat is on the table and the dogs are in the yard with a ball", "en", Direction::Ltr);
        check("<p>Die Katze ist auf dem Tisch und der Hund ist nicht im Hof", "de", Direction::Ltr);
        check("<p>Сегодня в Москве идёт дождь, а завтра будет снег", "ru", Direction::Ltr);
        check("<p dir=rtl>x", "", Direction::Ltr);
    }
}
