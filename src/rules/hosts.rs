//! The hosts a rule is for: `rfi.fr,~video.rfi.fr,google.*`.

use super::unused::{Cause, Unused};
use std::borrow::Cow;

/// A name of a host, or the beginning of one.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Name {
    /// This host and those below it.
    Host(String),
    /// The same under any public suffix of one or two labels: `google.*`.
    Entity(String),
}

/// Where a rule holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hosts {
    only: Vec<Name>,
    never: Vec<Name>,
}

impl Hosts {
    /// Reads a list. An empty one holds everywhere.
    pub fn parse(list: &str) -> Result<Self, Unused> {
        let mut hosts = Self::default();
        let mut column = 1;
        for part in list.split(',') {
            let name = part.trim();
            if name == "*" {
                // Everywhere, as an empty list says too.
            } else if !name.is_empty() {
                let (to, name) = match name.strip_prefix('~') {
                    Some(name) => (&mut hosts.never, name),
                    None => (&mut hosts.only, name),
                };
                let begin = column + part.chars().take_while(|c| c.is_whitespace()).count();
                let refused = || Unused::of(begin, part.trim(), Cause::NoHost(name.to_owned()));
                to.push(name_of(name).ok_or_else(refused)?);
            } else if list.contains(',') {
                return Err(Unused::of(column, part, Cause::HostMissing));
            }
            column += part.chars().count() + 1;
        }
        Ok(hosts)
    }

    /// Whether the rule holds on this host, given in lower case; a dot at its end says nothing.
    pub fn hold(&self, host: &str) -> bool {
        let host = host.strip_suffix('.').unwrap_or(host);
        let is_among = |names: &[Name]| names.iter().any(|name| name.is(host));
        (self.only.is_empty() || is_among(&self.only)) && !is_among(&self.never)
    }

    /// Whether some host is named on which the rule holds.
    pub fn are_named(&self) -> bool {
        !self.only.is_empty()
    }

    /// The hosts as they are written: those it holds on, and those it does not.
    pub fn said(&self) -> (Vec<Cow<'_, str>>, Vec<Cow<'_, str>>) {
        (self.only.iter().map(Name::text).collect(), self.never.iter().map(Name::text).collect())
    }
}

impl Name {
    fn is(&self, host: &str) -> bool {
        let is_or_below =
            |host: &str, name: &str| host.strip_suffix(name).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
        match self {
            Self::Host(name) => is_or_below(host, name),
            Self::Entity(name) => {
                let mut ends = host.rmatch_indices('.').take(2).map(|(at, _)| at);
                ends.any(|at| host.get(..at).is_some_and(|host| is_or_below(host, name)))
            }
        }
    }

    fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Host(name) => Cow::Borrowed(name),
            Self::Entity(name) => Cow::Owned(format!("{name}.*")),
        }
    }
}

fn name_of(name: &str) -> Option<Name> {
    let lower = name.to_ascii_lowercase();
    let (base, is_entity) = match lower.strip_suffix(".*") {
        Some(base) => (base, true),
        None => (lower.as_str(), false),
    };
    let is_label =
        |label: &str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    let is_address = base.starts_with('[') && base.ends_with(']');
    (base.split('.').all(is_label) || is_address)
        .then(|| if is_entity { Name::Entity(base.to_owned()) } else { Name::Host(base.to_owned()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(list: &str, yes: &[&str], no: &[&str]) {
        let Ok(hosts) = Hosts::parse(list) else { panic!("{list} was refused") };
        for host in yes {
            assert!(hosts.hold(host), "{list} should hold on {host}");
        }
        for host in no {
            assert!(!hosts.hold(host), "{list} should not hold on {host}");
        }
    }

    #[test]
    fn hosts_hold_with_what_is_below_them() {
        check("", &["rfi.fr", ""], &[]);
        check("*", &["rfi.fr", ""], &[]);
        check("*,~rfi.fr", &["example.com"], &["rfi.fr"]);
        check("rfi.fr", &["rfi.fr", "www.rfi.fr", "www.rfi.fr."], &["norfi.fr", "rfi.fr.example", "fr"]);
        check("RFI.fr, bbc.co.uk", &["rfi.fr", "www.bbc.co.uk"], &["co.uk"]);
        check("rfi.fr,~video.rfi.fr", &["www.rfi.fr"], &["video.rfi.fr", "hd.video.rfi.fr", "example.com"]);
        check("~rfi.fr", &["example.com"], &["www.rfi.fr"]);
        check("google.*", &["google.com", "news.google.co.uk"], &["google", "google.a.b.c", "notgoogle.com"]);
        check("127.0.0.1,localhost", &["127.0.0.1", "localhost"], &["10.0.0.1"]);
    }

    #[test]
    fn what_is_no_host_is_refused_where_it_stands() {
        let column = |list: &str| Hosts::parse(list).err().map(|unused| unused.column);
        assert_eq!(column("rfi.fr,a b"), Some(8));
        assert_eq!(column("été.fr"), Some(1));
        assert_eq!(column("a.fr,,b.fr"), Some(6));
        assert_eq!(column("a..fr"), Some(1));
    }
}
