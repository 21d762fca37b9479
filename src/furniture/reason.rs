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
    /// Nothing names it, but it does not read as part of the article.
    LowScore,
}
