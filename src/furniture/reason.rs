//! Why something was removed.

use serde::Serialize;

/// Why something was removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// Advertising and its labels.
    Ad,
    /// Newsletter and sign-up boxes.
    Newsletter,
    /// Links to other articles.
    Related,
    /// Share and follow bars.
    Share,
    /// Consent dialogs.
    Consent,
    /// Navigation, skip links, breadcrumbs, page headers and footers.
    Navigation,
    /// Readers' comments.
    Comments,
    /// Boxes about the author.
    AuthorBox,
    /// Copyright and legal lines.
    Legal,
    /// Not shown by the page.
    Hidden,
    /// Promotion of the site itself: apps, events, shops.
    Promotion,
    /// Subscription prompts.
    Paywall,
    /// Error notices left in the page.
    ErrorNotice,
    /// Said already.
    Duplicate,
    /// A rule of the user's.
    UserRule,
    /// The reader pointed at it and took it away.
    Picked,
    /// Nothing names it, but it does not read as part of the article.
    LowScore,
}

impl Reason {
    /// Those of furniture, in their order.
    pub const FURNITURE: [Self; 14] = [
        Self::Ad,
        Self::Newsletter,
        Self::Related,
        Self::Share,
        Self::Consent,
        Self::Navigation,
        Self::Comments,
        Self::AuthorBox,
        Self::Legal,
        Self::Hidden,
        Self::Promotion,
        Self::Paywall,
        Self::ErrorNotice,
        Self::Duplicate,
    ];

    /// The reason of furniture that has this name.
    pub fn of_furniture(name: &str) -> Option<Self> {
        Self::FURNITURE.into_iter().find(|reason| reason.name() == name)
    }

    /// The stable name: in JSON, in rules, in the reader's words.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ad => "ad",
            Self::Newsletter => "newsletter",
            Self::Related => "related",
            Self::Share => "share",
            Self::Consent => "consent",
            Self::Navigation => "navigation",
            Self::Comments => "comments",
            Self::AuthorBox => "author-box",
            Self::Legal => "legal",
            Self::Hidden => "hidden",
            Self::Promotion => "promotion",
            Self::Paywall => "paywall",
            Self::ErrorNotice => "error-notice",
            Self::Duplicate => "duplicate",
            Self::UserRule => "user-rule",
            Self::Picked => "picked",
            Self::LowScore => "low-score",
        }
    }
}

impl std::fmt::Display for Reason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}
