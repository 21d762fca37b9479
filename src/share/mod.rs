//! What is done with an Article before it leaves the house, and what else can be shared of it than a whole file.

mod file_name;
mod fragment;
mod prepare;
mod quote;
mod template;
mod trackers;

pub use file_name::file_name;
pub use fragment::{Selection, text_directive, with_directive};
pub use prepare::{prepared, shared_address};
pub use quote::{Quote, quote};
pub use template::{Filled, TEMPLATE_NAMES, fill};
pub use trackers::without_trackers;
