//! What the letters of a text say of its language.

use super::SAMPLE_CHARS;

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
pub fn by_script(sample: &str) -> Option<&'static str> {
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
pub fn shares_script(said: &str, guessed: &str) -> bool {
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
