//! What is done with an Article before it leaves the house, and what else can be shared of it than a whole file.

mod prepare;
mod trackers;

pub use prepare::prepared;
pub use trackers::without_trackers;
