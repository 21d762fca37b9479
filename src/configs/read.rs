//! The text of a config into its lines, and a line into its parts.

/// What a line that is no comment says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Statement<'t> {
    /// The directive's name.
    pub name: &'t str,
    /// What stands in parentheses behind the name.
    pub argument: Option<&'t str>,
    /// What stands behind the colon, without white space at its ends.
    pub value: &'t str,
    /// Where the value begins in the line, in characters from 1.
    pub column: usize,
}

/// The lines with their numbers, from 1; a line ends as on any system.
pub fn lines(config: &str) -> impl Iterator<Item = (usize, &str)> {
    let config = config.strip_prefix('\u{feff}').unwrap_or(config);
    let lines = config.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'));
    let numbered = (1..).zip(lines);
    // The end of the last line begins no other.
    let count = numbered.clone().count();
    numbered.take_while(move |(number, line)| *number < count || !line.is_empty())
}

/// Reads a line; none for a blank one and for a comment. A line without a colon is all value and has no name.
pub fn statement(line: &str) -> Option<Statement<'_>> {
    let trimmed = line.trim_start();
    if trimmed.is_empty() || trimmed.starts_with('#') {
        return None;
    }
    let length = trimmed.bytes().take_while(|b| b.is_ascii_alphanumeric() || b"_-".contains(b)).count();
    let (name, behind) = trimmed.split_at_checked(length)?;
    let (argument, behind) = match behind.trim_start().strip_prefix('(').and_then(|inside| inside.split_once("):")) {
        Some((argument, value)) => (Some(argument), Some(value)),
        None => (None, behind.trim_start().strip_prefix(':')),
    };
    let (name, value) = match behind {
        Some(value) if !name.is_empty() => (name, value.trim()),
        _ => ("", trimmed.trim_end()),
    };
    let column = line.get(..offset(line, value)).map_or(0, |before| before.chars().count()) + 1;
    Some(Statement { name, argument, value, column })
}

/// Bytes before a part of the line.
fn offset(line: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(line.as_ptr() as usize).min(line.len())
}
