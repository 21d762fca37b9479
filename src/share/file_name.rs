//! A title as the name of a file: one that every system takes, that is what it looks like, and that stays in its folder.

/// Bytes of a name, without its end: 255 are the most on common disks, and some add their own.
const MAX_BYTES: usize = 180;
/// Names that Windows keeps for devices, whatever stands behind a point.
const RESERVED: [&str; 8] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "COM", "LPT"];
/// What a file without a title is called.
const NAMELESS: &str = "article";

/// The name for a file of this title; `extension` is without its point.
pub fn file_name(title: &str, extension: &str) -> String {
    let mut name = String::with_capacity(title.len().min(MAX_BYTES));
    for c in title.chars() {
        let c = match c {
            // A colon is read as a pause, a slash as an or; both are kept as one.
            '/' | '\\' | '|' | ':' => '-',
            '"' | '<' | '>' | '?' | '*' => ' ',
            c if c.is_whitespace() => ' ',
            c if is_unseen(c) => continue,
            c => c,
        };
        let is_double = c == ' ' && (name.is_empty() || name.ends_with(' '));
        if is_double {
            continue;
        }
        name.push(c);
        // The rest would be cut off again.
        if name.len() > MAX_BYTES * 2 {
            break;
        }
    }
    cut(&mut name);
    let name = name.trim_matches(|c: char| c == ' ' || c == '.' || c == '-' || c == '~');
    let name = if name.is_empty() { NAMELESS } else { name };
    let device = if is_device(name) { "_" } else { "" };
    format!("{device}{name}.{extension}")
}

/// Characters that are not seen, or that change how others are: controls, marks of direction, tags, what is unassigned for
/// good. The joiner stays: families are made of it.
fn is_unseen(c: char) -> bool {
    let code = u32::from(c);
    c.is_control()
        || matches!(code, 0xad | 0x34f | 0x61c | 0x115f..=0x1160 | 0x17b4..=0x17b5 | 0x180b..=0x180f | 0x200b..=0x200c
            | 0x200e..=0x200f | 0x202a..=0x202e | 0x2060..=0x206f | 0x3164 | 0xfeff | 0xffa0 | 0xfff0..=0xffff
            | 0xe000..=0xf8ff | 0xfdd0..=0xfdef | 0xe0000..=0xe0fff | 0xf0000..=0x0010_ffff)
        || code & 0xfffe == 0xfffe
}

/// Shortens a name, at the end of a word where there is one, never within a character that is made of several.
fn cut(name: &mut String) {
    if name.len() <= MAX_BYTES {
        return;
    }
    let mut end = MAX_BYTES;
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    let space = name.get(..end).and_then(|start| start.rfind(' ')).filter(|&space| space > MAX_BYTES / 2);
    if let Some(space) = space {
        return name.truncate(space);
    }
    let is_joined = |c: char| matches!(u32::from(c), 0x300..=0x36f | 0x200d | 0xfe00..=0xfe0f | 0x1f3fb..=0x1f3ff | 0x1f1e6..=0x1f1ff | 0x3099..=0x309a);
    // What joins the next to the last goes with both.
    while name.get(end..).and_then(|rest| rest.chars().next()).is_some_and(is_joined)
        || name.get(..end).is_some_and(|start| start.ends_with('\u{200d}'))
    {
        let Some(last) = name.get(..end).and_then(|start| start.chars().next_back()) else { break };
        end -= last.len_utf8();
    }
    name.truncate(end);
}

/// Whether Windows takes a name for a device: what stands before the first point counts.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    RESERVED.iter().any(|reserved| match stem.strip_prefix(reserved) {
        Some("") => !matches!(*reserved, "COM" | "LPT"),
        Some(rest) => {
            matches!(*reserved, "COM" | "LPT")
                && matches!(rest, "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³")
        }
        None => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn hostile_titles_are_plain_names() {
        for (title, expected) in [
            ("../../etc/passwd", "etc-passwd.md"),
            ("..\\..\\C:\\boot.ini", "C--boot.ini.md"),
            ("/", "article.md"),
            ("", "article.md"),
            (" . . ", "article.md"),
            (".htaccess", "htaccess.md"),
            ("~/.ssh", "ssh.md"),
            ("CON", "_CON.md"),
            ("nul.txt", "_nul.txt.md"),
            ("Com1", "_Com1.md"),
            ("lpt³.x", "_lpt³.x.md"),
            ("Aux: a story", "Aux- a story.md"),
            ("Console", "Console.md"),
            ("COM", "COM.md"),
            ("invoice\u{202e}fdp.exe", "invoicefdp.exe.md"),
            ("a\u{0}b\u{7}c\nd\te", "abc d e.md"),
            ("What? \"Why\" <how> a|b *", "What Why how a-b.md"),
            ("trailing dots...", "trailing dots.md"),
            ("zero\u{200b}width\u{feff}", "zerowidth.md"),
            ("Été à l’île — 東京 ☂️", "Été à l’île — 東京 ☂️.md"),
            ("👩‍👩‍👧 family", "👩‍👩‍👧 family.md"),
            ("مرحبا\u{200f} بالعالم", "مرحبا بالعالم.md"),
        ] {
            assert_eq!(file_name(title, "md"), expected, "{title:?}");
        }
    }

    #[test]
    fn long_titles_are_cut_at_a_word() {
        let name = file_name(&"word ".repeat(60), "epub");
        assert!(name.len() <= MAX_BYTES + 5 && name.ends_with("word.epub"), "{name}");
        let name = file_name(&"東".repeat(300), "epub");
        assert_eq!(name, format!("{}.epub", "東".repeat(60)));
        let name = file_name(&"👩‍👩‍👧".repeat(100), "md");
        assert!(name.trim_end_matches(".md").chars().next_back().is_some_and(|c| c == '👧'), "{name}");
        let name = file_name(&format!("{}e\u{301}", "x".repeat(MAX_BYTES - 1)), "md");
        assert_eq!(name, format!("{}.md", "x".repeat(MAX_BYTES - 1)));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_title_is_a_name(title in any::<String>(), words in "[./\\\\:a-zA-Z0-9 ~\u{202e}\u{301}👩\u{200d}]{0,400}") {
            for title in [title, words] {
                let name = file_name(&title, "html");
                let stem = name.strip_suffix(".html").unwrap_or_default();
                prop_assert!(!stem.is_empty() && name.len() <= 255, "{:?}", name);
                prop_assert!(!stem.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|', '\0']), "{:?}", name);
                prop_assert!(!stem.starts_with([' ', '.']) && !stem.ends_with([' ', '.']), "{:?}", name);
                prop_assert!(!name.chars().any(char::is_control) && !is_device(stem), "{:?}", name);
                prop_assert_eq!(&file_name(stem, "html"), &name);
            }
        }
    }
}
