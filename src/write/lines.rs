//! Lines of what is written as text.

/// The lines with one prefix before the first and another before the rest; empty lines get no white space at their end.
pub fn prefixed(text: &str, first: &str, rest: &str) -> String {
    let lines = text.split('\n').enumerate().map(|(i, line)| {
        let prefix = if i == 0 { first } else { rest };
        if line.is_empty() { prefix.trim_end().to_string() } else { format!("{prefix}{line}") }
    });
    lines.collect::<Vec<_>>().join("\n")
}
