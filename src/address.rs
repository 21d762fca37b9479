//! Addresses as browsers read them. The back end of `url` without Unicode tables (Cargo.toml says why) takes no host beyond
//! ASCII, and in a build with debug assertions some of them end the program before it says so: `École.example`. So those are
//! refused here.

use url::Url;

/// An address, against `base` where it is not whole; none when it is not one, or its host has letters beyond ASCII.
pub fn read(address: &str, base: Option<&Url>) -> Option<Url> {
    if is_beyond_ascii(host_of(address)) {
        return None;
    }
    match base {
        Some(base) => base.join(address).ok(),
        None => Url::parse(address).ok(),
    }
}

/// What may be read as the host: of an address that may have none, more rather than less.
fn host_of(address: &str) -> &str {
    let is_of_scheme = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.') || is_left_out(c);
    let after_scheme = match address.split_once(':') {
        Some((scheme, rest)) if scheme.trim_start().chars().all(is_of_scheme) => {
            let scheme: String = scheme.trim_start().chars().filter(|&c| !is_left_out(c)).collect();
            let has_host =
                ["http", "https", "ftp", "ws", "wss", "file"].iter().any(|s| s.eq_ignore_ascii_case(&scheme));
            if has_host || rest.starts_with("//") { rest } else { "" }
        }
        _ if address.trim_start().starts_with(['/', '\\']) => address.trim_start(),
        _ => "",
    };
    let rest = after_scheme.trim_start_matches(|c| matches!(c, '/' | '\\') || is_left_out(c));
    let authority = rest.split(['/', '\\', '?', '#']).next().unwrap_or_default();
    authority.rsplit('@').next().unwrap_or_default()
}

/// What is taken out of an address before it is read.
fn is_left_out(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r')
}

/// As it stands, or as bytes by number.
fn is_beyond_ascii(host: &str) -> bool {
    !host.is_ascii()
        || host
            .split('%')
            .skip(1)
            .any(|rest| matches!(rest.as_bytes().first(), Some(b'8'..=b'9' | b'a'..=b'f' | b'A'..=b'F')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(address: &str) -> Option<String> {
        read(address, Url::parse("https://limpide.example/a/").ok().as_ref()).map(String::from)
    }

    #[test]
    fn hosts_beyond_ascii_are_refused() {
        for address in [
            "https://École.example/a",
            "https:\\\\École.example/a",
            "https:École.example",
            "//École.example/",
            "ht\ntps://\tÉcole.example",
            "https://%C3%89cole.example/",
            "https://a:b@L\u{e9}.example/",
        ] {
            assert_eq!(joined(address), None, "{address}");
        }
    }

    #[test]
    fn letters_beyond_ascii_are_no_fault_elsewhere() {
        let expected = [
            ("École.html", "https://limpide.example/a/%C3%89cole.html"),
            ("é/ü?x=É#ß", "https://limpide.example/a/%C3%A9/%C3%BC?x=%C3%89#%C3%9F"),
            ("https://quay.example/É", "https://quay.example/%C3%89"),
            ("https://É:p@quay.example/", "https://%C3%89:p@quay.example/"),
            ("mailto:é@quay.example", "mailto:%C3%A9@quay.example"),
            ("a:b", "a:b"),
        ];
        for (address, whole) in expected {
            assert_eq!(joined(address).as_deref(), Some(whole), "{address}");
        }
    }
}
