//! Why texts were not translated, in words for whoever asked.

use std::fmt;

/// Why texts were not translated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Nobody answers there.
    Unreachable,
    /// Nobody answered in time.
    Timeout,
    /// It answered with another address.
    Redirected,
    /// It answered that it does not, by the status of HTTP.
    Status(u16),
    /// Too much was asked at once.
    Limited,
    /// What it answered is nothing it should answer.
    Garbage,
    /// A text, or the reply, is too long.
    TooLarge,
    /// The key is missing or wrong.
    Key,
    /// The key has nothing left.
    Quota,
    /// It does not translate from or into the language.
    Language,
    /// There is no such model.
    Model,
}

impl Refusal {
    /// Whether it would refuse whatever is asked next, too.
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Unreachable | Self::Redirected | Self::Key | Self::Quota | Self::Language | Self::Model)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unreachable => "the service cannot be reached",
            Self::Timeout => "the service did not answer in time",
            Self::Redirected => "the service leads to another address; name that with --endpoint",
            Self::Status(status) => return write!(f, "the service answered with status {status}"),
            Self::Limited => "the service takes no more for now; try again later",
            Self::Garbage => "what answered is no such service, or is out of order",
            Self::TooLarge => "a text or its translation is longer than is taken",
            Self::Key => "the service does not take the key; name a file that holds it with --key-file",
            Self::Quota => "the key has nothing left",
            Self::Language => "the service does not translate between these languages",
            Self::Model => "the service has no such model; name one with --model",
        })
    }
}
