//! Limpide turns a web page into its article.
//!
//! A page comes in as a [`snapshot`] of a live tab, as HTML or as plain text, becomes a [`page::Page`], and leaves
//! [`clean()`] as a typed [`article::Article`] with the list of all that was removed. The core does no I/O and knows no
//! browser; the door to one stands in `wasm`, and only there.
//!
//! ```
//! use limpide::write::{Format, WriteOptions, to};
//! use limpide::{Options, Page, clean};
//!
//! let html = "<nav><a href=/>Home</a></nav><h1>The stairs</h1>
//!     <p>The lighthouse was sold in spring to a man who wanted the stairs and not the lamp, and he paid in cash.";
//! let page = Page::from_html(html, "https://light.example/stairs".parse().ok());
//! let cleaned = clean(&page, &Options::default())?;
//! assert_eq!(cleaned.article.title, "The stairs");
//! assert_eq!(cleaned.removals.len(), 1);
//! let markdown = to(Format::Markdown, &cleaned.article, &WriteOptions::default());
//! assert!(markdown.ends_with(b"and he paid in cash.\n"));
//! # Ok::<(), limpide::CleanError>(())
//! ```

mod address;
pub mod article;
pub mod certainty;
pub mod clean;
pub mod compose;
pub mod correct;
pub mod describe;

pub mod error;

pub mod furniture;
pub mod judge;
pub mod options;
pub mod page;
pub mod pages;
pub mod rehearsal;
pub mod rules;
pub mod segment;

pub mod share;
pub mod snapshot;
pub mod sweep;
pub mod translate;
pub mod write;

pub mod configs;
pub mod import;
pub mod xpath;

// Each door is a module of its own in the browser; the lints look at both at once, since the core behind them is one.
#[cfg(all(target_arch = "wasm32", any(not(feature = "writer"), clippy)))]
mod wasm;
#[cfg(all(target_arch = "wasm32", any(feature = "writer", clippy)))]
mod wasm_writer;

pub use clean::{Cleaned, clean};
pub use error::CleanError;
pub use judge::Breadth;
pub use options::Options;
pub use page::Page;
pub use sweep::PutBack;
