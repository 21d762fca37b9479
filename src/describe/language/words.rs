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
