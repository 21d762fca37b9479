//! The months of Bengali, Tamil and Thai, and what letters these and other scripts of Asia have.

/// Names of the months as they are spoken of; Thai short forms without their points. Sorted.
#[rustfmt::skip]
const MONTHS: [(&str, u8); 52] = [
    ("অক্টোবর", 10), ("আগষ্ট", 8), ("আগস্ট", 8), ("এপ্রিল", 4), ("জানুয়ারি", 1), ("জানুয়ারী", 1),
    ("জুন", 6), ("জুলাই", 7), ("ডিসেম্বর", 12), ("নভেম্বর", 11), ("ফেব্রুয়ারি", 2), ("ফেব্রুয়ারী", 2),
    ("মার্চ", 3), ("মে", 5), ("সেপ্টেম্বর", 9), ("அக்டோபர்", 10), ("ஆகஸ்டு", 8), ("ஆகஸ்ட்", 8),
    ("ஏப்ரல்", 4), ("செப்டம்பர்", 9), ("ஜனவரி", 1), ("ஜூன்", 6), ("ஜூலை", 7), ("டிசம்பர்", 12),
    ("நவம்பர்", 11), ("பிப்ரவரி", 2), ("மார்ச்", 3), ("மே", 5), ("กค", 7), ("กพ", 2),
    ("กย", 9), ("กรกฎาคม", 7), ("กันยายน", 9), ("กุมภาพันธ", 2), ("ตค", 10), ("ตุลาคม", 10),
    ("ธค", 12), ("ธันวาคม", 12), ("พค", 5), ("พย", 11), ("พฤศจิกายน", 11), ("พฤษภาคม", 5),
    ("มกราคม", 1), ("มค", 1), ("มิถุนายน", 6), ("มิย", 6), ("มีค", 3), ("มีนาคม", 3),
    ("สค", 8), ("สิงหาคม", 8), ("เมย", 4), ("เมษายน", 4),
];

/// The number of the month that the word names.
pub fn month(word: &str) -> Option<u32> {
    // The sign over a letter that is not spoken; folding takes it off.
    let word = word.trim_end_matches('\u{e4c}');
    let at = MONTHS.binary_search_by_key(&word, |(name, _)| name).ok()?;
    MONTHS.get(at).map(|&(_, month)| u32::from(month))
}

/// Whether the word stands between a month and its year: `พ.ศ.`, of the Buddhist era; `ค.ศ.`, of the common one; year.
pub fn names_era(word: &str) -> bool {
    matches!(word, "พศ" | "คศ" | "ปี")
}

/// Whether the character is one of Thai.
pub const fn is_thai(c: char) -> bool {
    matches!(c, '\u{e01}'..='\u{e4e}')
}

/// Whether the character is a letter or a mark of these scripts or of others of India; folding takes the marks out.
pub const fn is_marked(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{965}' | '\u{970}'..='\u{9e5}' | '\u{b82}'..='\u{bd7}')
        || matches!(c, '\u{a01}'..='\u{a5e}' | '\u{a70}'..='\u{ae3}')
        || matches!(c, '\u{c00}'..='\u{c63}' | '\u{c80}'..='\u{ce3}' | '\u{d00}'..='\u{d63}')
        || is_thai(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_months_are_sorted() {
        assert!(MONTHS.is_sorted());
    }
}
