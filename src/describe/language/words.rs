//! What the words of a text say of its language, where its letters are those of many.

/// Common words that must be found in a text before they say its language.
const MIN_WORDS: usize = 5;

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

/// Words of a text that are looked at where a language is said.
const MOST_WORDS: usize = 800;
/// Fewer words are no text to doubt a language by.
const LEAST_WORDS: usize = 200;
/// Of a language's own text, these are its common words at least; in percent. Menus around it have fewer of them.
const OWN_PERCENT: usize = 5;
/// Of the text in another language, these are that one's common words at least; in percent.
const OTHER_PERCENT: usize = 12;
/// And so many times as many as those of the language said, and of any third: neighbors such as Danish and Norwegian share
/// most of theirs.
const OTHER_TIMES: usize = 5;
const THIRD_TIMES: usize = 2;

/// The language that a text is in, where it can only be another one than is said: templates say `en` in all languages.
#[inline(never)]
pub fn by_other_words(said: &str, sample: &str) -> Option<&'static str> {
    let said = said.split('-').next().unwrap_or_default();
    let own = COMMON_WORDS.iter().find(|(language, _)| *language == said).map(|(_, words)| words)?;
    let all = || sample.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).take(MOST_WORDS);
    // Most texts are left at this: as many of their own as even the longest would need.
    let enough = MOST_WORDS * OWN_PERCENT / 100;
    if all().filter(|word| own.contains(word)).take(enough).count() == enough {
        return None;
    }
    let lower: Vec<String> = all().map(str::to_lowercase).collect();
    let words: Vec<&str> = lower.iter().map(String::as_str).collect();
    let count = |common: &[&str]| words.iter().filter(|word| common.contains(word)).count();
    let own = count(own);
    if words.len() < LEAST_WORDS || own * 100 >= words.len() * OWN_PERCENT {
        return None;
    }
    let (mut best, mut third) = (("", 0), 0);
    for (language, common) in COMMON_WORDS {
        let found = count(common);
        if found > best.1 {
            third = best.1;
            best = (language, found);
        } else {
            third = third.max(found);
        }
    }
    let is_sure =
        best.1 * 100 >= words.len() * OTHER_PERCENT && best.1 >= own * OTHER_TIMES && best.1 >= third * THIRD_TIMES;
    is_sure.then_some(best.0)
}

/// The language whose common words the text has most of.
pub fn by_words(sample: &str) -> Option<&'static str> {
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
