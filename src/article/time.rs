//! How long an article takes to read: by words where words are set apart, by characters in Chinese and Japanese.

use crate::page::text::Measure;

/// Words a minute of silent reading: the mean of 190 studies (Brysbaert 2019, "How many words do we read per minute?").
const WORDS_A_MINUTE: u32 = 238;
/// Characters a minute, read aloud: 255 in Chinese and 357 in Japanese (Trauzettel-Klosinski and Dietz 2012, the International
/// Reading Speed Texts); times 1.3, by which silent reading is faster than reading aloud (238 to 183 words, Brysbaert 2019).
const CHINESE_A_MINUTE: u32 = 332;
/// As above.
const JAPANESE_A_MINUTE: u32 = 464;

/// Minutes of reading, rounded up.
pub fn minutes(measure: Measure, lang: Option<&str>) -> u32 {
    let primary = lang.unwrap_or_default().split('-').next().unwrap_or_default();
    match primary {
        "zh" | "yue" => measure.characters.div_ceil(CHINESE_A_MINUTE),
        "ja" => measure.characters.div_ceil(JAPANESE_A_MINUTE),
        _ => measure.words.div_ceil(WORDS_A_MINUTE),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::text::measure;

    #[test]
    fn words_count_where_they_are_set_apart() {
        let text = "one two three four ".repeat(238);
        assert_eq!(minutes(measure(&text), Some("en-GB")), 4);
        assert_eq!(minutes(measure(&text), None), 4);
        assert_eq!(minutes(Measure::default(), None), 0);
    }

    #[test]
    fn characters_count_in_chinese_and_japanese() {
        let text = "河水清澈".repeat(332);
        assert_eq!(minutes(measure(&text), Some("zh-Hant")), 4);
        assert_eq!(minutes(measure(&text), Some("ja")), 3);
    }
}
