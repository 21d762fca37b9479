//! Languages as the services name them: what enters is a tag of BCP 47 (`fr`, `pt-BR`, `zh-TW`).

/// Codes that are not used any more, and languages that go by their larger one.
const SAME: [(&str, &str); 9] = [
    ("cmn", "zh"),
    ("in", "id"),
    ("iw", "he"),
    ("ji", "yi"),
    ("jw", "jv"),
    ("mo", "ro"),
    ("no", "nb"),
    ("tl", "fil"),
    ("yue", "zh"),
];
/// Where Chinese is written with traditional characters, unless the script says otherwise.
const TRADITIONAL: [&str; 3] = ["TW", "HK", "MO"];
/// Where English is written as in Britain.
const BRITISH: [&str; 6] = ["GB", "AU", "IE", "NZ", "ZA", "IN"];
/// Names that a model knows languages by.
const NAMES: [(&str, &str); 45] = [
    ("ar", "Arabic"),
    ("bg", "Bulgarian"),
    ("bn", "Bangla"),
    ("ca", "Catalan"),
    ("cs", "Czech"),
    ("da", "Danish"),
    ("de", "German"),
    ("el", "Greek"),
    ("en", "English"),
    ("eo", "Esperanto"),
    ("es", "Spanish"),
    ("et", "Estonian"),
    ("eu", "Basque"),
    ("fa", "Persian"),
    ("fi", "Finnish"),
    ("fr", "French"),
    ("ga", "Irish"),
    ("gl", "Galician"),
    ("he", "Hebrew"),
    ("hi", "Hindi"),
    ("hr", "Croatian"),
    ("hu", "Hungarian"),
    ("id", "Indonesian"),
    ("it", "Italian"),
    ("ja", "Japanese"),
    ("ko", "Korean"),
    ("lt", "Lithuanian"),
    ("lv", "Latvian"),
    ("ms", "Malay"),
    ("nb", "Norwegian Bokmål"),
    ("nl", "Dutch"),
    ("pl", "Polish"),
    ("pt", "Portuguese"),
    ("ro", "Romanian"),
    ("ru", "Russian"),
    ("sk", "Slovak"),
    ("sl", "Slovenian"),
    ("sq", "Albanian"),
    ("sr", "Serbian"),
    ("sv", "Swedish"),
    ("th", "Thai"),
    ("tr", "Turkish"),
    ("uk", "Ukrainian"),
    ("vi", "Vietnamese"),
    ("zh", "Chinese"),
];

/// A tag in its parts, each empty where none is said.
struct Parts {
    language: String,
    script: String,
    region: String,
}

fn parts(tag: &str) -> Parts {
    let mut parts = tag.split(['-', '_']);
    let said = parts.next().unwrap_or_default().to_ascii_lowercase();
    let rest: Vec<&str> = parts.collect();
    let letters = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let script = rest.iter().find(|part| part.len() == 4 && letters(part)).map(|part| part.to_ascii_lowercase());
    let region = rest.iter().find(|part| part.len() == 2 && letters(part)).map(|part| part.to_ascii_uppercase());
    let language = SAME.iter().find(|&&(other, _)| other == said).map(|&(_, same)| same.to_owned());
    Parts { language: language.unwrap_or(said), script: script.unwrap_or_default(), region: region.unwrap_or_default() }
}

/// Whether a tag is Chinese in traditional characters.
fn is_traditional(tag: &str) -> bool {
    let Parts { language, script, region } = parts(tag);
    let is_cantonese = tag.split(['-', '_']).next().is_some_and(|said| said.eq_ignore_ascii_case("yue"));
    language == "zh"
        && if script.is_empty() { is_cantonese || TRADITIONAL.contains(&region.as_str()) } else { script == "hant" }
}

/// Whether two tags are one language for whoever reads.
pub fn is_same(one: &str, other: &str) -> bool {
    parts(one).language == parts(other).language && is_traditional(one) == is_traditional(other)
}

/// As `LibreTranslate` names it.
pub fn libre(tag: Option<&str>) -> String {
    let Some(tag) = tag else { return "auto".into() };
    let Parts { language, region, .. } = parts(tag);
    match (language.as_str(), region.as_str()) {
        ("zh", _) => if is_traditional(tag) { "zh-Hant" } else { "zh-Hans" }.into(),
        ("fil", _) => "tl".into(),
        ("pt", "BR") => "pt-BR".into(),
        _ => language,
    }
}

/// As `DeepL` names what a text is in.
pub fn deepl_source(tag: &str) -> String {
    parts(tag).language.to_ascii_uppercase()
}

/// As `DeepL` names what a text is to be in: where it knows varieties, one of them.
pub fn deepl_target(tag: &str) -> String {
    let Parts { language, region, .. } = parts(tag);
    match language.as_str() {
        "en" if BRITISH.contains(&region.as_str()) => "EN-GB".into(),
        "en" => "EN-US".into(),
        "pt" => if region == "BR" { "PT-BR" } else { "PT-PT" }.into(),
        "zh" => if is_traditional(tag) { "ZH-HANT" } else { "ZH-HANS" }.into(),
        _ => language.to_ascii_uppercase(),
    }
}

/// As the published format of the hook names it.
pub fn hook(tag: Option<&str>) -> String {
    let Some(tag) = tag else { return "auto".into() };
    match parts(tag).language.as_str() {
        "zh" => if is_traditional(tag) { "zh-TW" } else { "zh-CN" }.into(),
        "nb" => "no".into(),
        language => language.to_owned(),
    }
}

/// As one says it to a model: its name with the tag.
pub fn english(tag: &str) -> String {
    let language = parts(tag).language;
    match NAMES.iter().find(|&&(code, _)| code == language) {
        Some((_, name)) => format!("{name} ({tag})"),
        None => tag.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_service_has_names_of_its_own() {
        let named = |tag| [libre(Some(tag)), deepl_source(tag), deepl_target(tag), hook(Some(tag))].join(" ");
        assert_eq!(named("fr-CA"), "fr FR FR fr");
        assert_eq!(named("en-GB"), "en EN EN-GB en");
        assert_eq!(named("pt-BR"), "pt-BR PT PT-BR pt");
        assert_eq!(named("zh-TW"), "zh-Hant ZH ZH-HANT zh-TW");
        assert_eq!(named("zh-Hans-HK"), "zh-Hans ZH ZH-HANS zh-CN");
        assert_eq!(named("no"), "nb NB NB no");
        assert_eq!([libre(None), hook(None)], ["auto", "auto"]);
        assert_eq!([english("fr"), english("tlh")], ["French (fr)", "tlh"]);
        assert!(is_same("fr", "fr-FR") && is_same("no", "nb") && !is_same("zh-TW", "zh-CN") && !is_same("fr", "en"));
    }
}
