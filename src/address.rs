//! Addresses as browsers read them. The back end of `url` without Unicode tables (Cargo.toml says why) takes no host beyond
//! ASCII, and in a build with debug assertions some of them end the program before it says so: `École.example`. So those are
//! refused here.

use url::Url;

/// The schemes of addresses that always have a host.
const HOSTED: [&str; 5] = ["http", "https", "ftp", "ws", "wss"];

/// An address, against `base` where it is not whole; none when it is not one, or its host has letters beyond ASCII.
pub fn read(address: &str, base: Option<&Url>) -> Option<Url> {
    if is_beyond_ascii(host_of(address, base)) {
        return None;
    }
    match base {
        Some(base) => base.join(address).ok(),
        None => Url::parse(address).ok(),
    }
}

/// The host as it is written; empty where the address says none.
fn host_of<'a>(address: &'a str, base: Option<&Url>) -> &'a str {
    let address = address.trim_start_matches(|c: char| c <= ' ');
    let scheme_and_rest = address.split_once(':').filter(|(scheme, _)| is_scheme(scheme));
    let (scheme, rest) = scheme_and_rest.map_or((None, address), |(scheme, rest)| (Some(scheme), rest));
    let after_slashes = rest.trim_start_matches(|c| matches!(c, '/' | '\\') || is_left_out(c));
    let slashes = rest.get(..rest.len() - after_slashes.len()).unwrap_or_default();
    let slashes = slashes.chars().filter(|&c| !is_left_out(c)).count();
    let scheme = scheme
        .map(|scheme| scheme.chars().filter(|&c| !is_left_out(c)).map(|c| c.to_ascii_lowercase()).collect::<String>());
    let base = base.map_or("", Url::scheme);
    let has_host = match scheme.as_deref() {
        Some("file") => slashes == 2,
        // Two slashes begin a host. These schemes need none, unless the rest is read against the base.
        Some(scheme) => HOSTED.contains(&scheme) && (slashes >= 2 || scheme != base),
        None => HOSTED.contains(&base) && slashes >= 2,
    };
    if !has_host {
        return "";
    }
    let authority = after_slashes.split(['/', '\\', '?', '#']).next().unwrap_or_default();
    authority.rsplit('@').next().unwrap_or_default()
}

fn is_scheme(text: &str) -> bool {
    !text.is_empty()
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.') || is_left_out(c))
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
    use proptest::prelude::*;

    fn joined(address: &str) -> Option<String> {
        read(address, Url::parse("https://limpide.example/a/").ok().as_ref()).map(String::from)
    }

    #[test]
    fn hosts_beyond_ascii_are_refused() {
        for address in [
            "https://École.example/a",
            "https:\\\\École.example/a",
            "http:École.example",
            "ws:/École.example",
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
            ("/École.html", "https://limpide.example/%C3%89cole.html"),
            ("https:/École.html", "https://limpide.example/%C3%89cole.html"),
            ("https:École.html", "https://limpide.example/a/%C3%89cole.html"),
            ("https://quay.example/É", "https://quay.example/%C3%89"),
            ("https://É:p@quay.example/", "https://%C3%89:p@quay.example/"),
            ("mailto:é@quay.example", "mailto:%C3%A9@quay.example"),
            ("a:b", "a:b"),
        ];
        for (address, whole) in expected {
            assert_eq!(joined(address).as_deref(), Some(whole), "{address}");
        }
    }

    /// What addresses are made of, and what they are parted by.
    const PIECES: [&str; 18] = [
        "https", "http", "ws", "mailto", "x", ":", "/", "/", "\\", "\t", "@", "?", "#", "é", "%c3%a9", "%20", "quay",
        ".example",
    ];

    proptest! {
        /// Small letters never meet the assertion, so that `url` can be asked itself.
        #[test]
        fn nothing_is_refused_that_url_reads(parts in prop::collection::vec(prop::sample::select(&PIECES[..]), 1..9)) {
            let base = Url::parse("https://limpide.example/a/").ok();
            let address = parts.concat();
            prop_assert_eq!(read(&address, None), Url::parse(&address).ok());
            let joined = base.as_ref().and_then(|base| base.join(&address).ok());
            prop_assert_eq!(read(&address, base.as_ref()), joined);
        }
    }
}
