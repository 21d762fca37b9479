//! Lines of a width: broken where Unicode lets a line end (UAX 14), counted in columns of a terminal (UAX 11).

use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_width::UnicodeWidthStr;

/// Columns a text takes on one line.
pub(super) fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// The text with every line at most so wide, unless it cannot be broken there. Line ends that are there stay.
pub(super) fn wrapped(text: &str, columns: usize) -> String {
    text.split('\n').map(|line| broken(line, columns)).collect::<Vec<_>>().join("\n")
}

fn broken(line: &str, columns: usize) -> String {
    if width(line) <= columns {
        return line.to_owned();
    }
    let mut lines: Vec<String> = Vec::new();
    let (mut current, mut from) = (String::new(), 0);
    for (to, opportunity) in linebreaks(line) {
        let piece = line.get(from..to).unwrap_or_default();
        from = to;
        let is_full = !current.is_empty() && width(&current) + width(piece.trim_end_matches(' ')) > columns;
        if is_full {
            lines.push(std::mem::take(&mut current).trim_end_matches(' ').to_owned());
        }
        current.push_str(piece);
        if opportunity == BreakOpportunity::Mandatory {
            break;
        }
    }
    current.push_str(line.get(from..).unwrap_or_default());
    lines.push(current.trim_end_matches(' ').to_owned());
    lines.join("\n")
}
