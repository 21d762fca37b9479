//! Addresses that stand as text: web addresses and those of mail. A service would only spoil them.

/// What begins an address, in any case.
const BEGINNINGS: [&str; 3] = ["https://", "http://", "www."];
/// Bytes of an address that is looked at; longer ones are no text that anyone reads.
const MAX_ADDRESS: usize = 2_000;
/// What stands behind an address, and is not its end.
const TRAILING: [char; 10] = ['.', ',', ';', ':', '!', '?', '\'', '*', ']', '}'];

/// The addresses in a text as ranges of bytes, in order.
pub(super) fn addresses(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut free = 0;
    for (at, byte) in text.bytes().enumerate() {
        if at < free {
            continue;
        }
        let range = match byte {
            b'h' | b'H' | b'w' | b'W' => web(text, at),
            b'@' => mail(text, at, free),
            _ => None,
        };
        if let Some(range) = range {
            free = range.1;
            found.push(range);
        }
    }
    found
}

fn web(text: &str, at: usize) -> Option<(usize, usize)> {
    let (before, rest) = text.split_at_checked(at)?;
    if before.bytes().next_back().is_some_and(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let begins = |start: &&&str| rest.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start));
    let beginning = BEGINNINGS.iter().find(begins)?;
    let is_part = |c: char| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '{' | '}' | '|' | '\\' | '^' | '`');
    let length = rest.chars().take(MAX_ADDRESS).take_while(|&c| is_part(c)).count();
    let mut address = rest.get(..length)?;
    loop {
        let opened = address.matches('(').count();
        let shorter = match address.strip_suffix(TRAILING) {
            None if address.matches(')').count() > opened => address.strip_suffix(')'),
            shorter => shorter,
        };
        let Some(shorter) = shorter else { break };
        address = shorter;
    }
    (address.len() > beginning.len()).then_some((at, at + address.len()))
}

/// The address around an `@`; it begins behind what was found before.
fn mail(text: &str, at: usize, free: usize) -> Option<(usize, usize)> {
    let before = text.get(free..at)?;
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-');
    let name = before.get(before.trim_end_matches(is_name).len()..)?.trim_start_matches('.');
    let host = text.get(at + 1..)?;
    let is_host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let host = host.get(..host.find(|c| !is_host(c)).unwrap_or(host.len()))?.trim_end_matches(['.', '-']);
    let is_whole = !name.is_empty() && host.contains('.') && !host.starts_with(['.', '-']);
    is_whole.then_some((at - name.len(), at + 1 + host.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        addresses(text).into_iter().filter_map(|(start, end)| text.get(start..end)).collect()
    }

    #[test]
    fn addresses_end_where_the_sentence_goes_on() {
        assert_eq!(found("See https://a.example/b?c=d#e."), ["https://a.example/b?c=d#e"]);
        assert_eq!(found("(HTTP://a.example/b_(c)), www.b.example!"), ["HTTP://a.example/b_(c)", "www.b.example"]);
        assert_eq!(found("详见https://a.example/b。然后"), ["https://a.example/b"]);
        assert_eq!(found("Write to a.b+c@d.example, or @d, or a@b."), ["a.b+c@d.example"]);
        assert!(found("http:// www. whttp://a @ xwww.a é@").is_empty());
    }
}
