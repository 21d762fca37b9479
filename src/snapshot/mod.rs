//! The bytes in which the browser side hands a page over; docs/interface.md states the format.

mod decode;
mod encode;
pub mod limits;

pub use encode::encode;

use crate::page::Look;

/// The first word: "LIMP".
const MAGIC: u32 = 0x504D_494C;
/// The version this code reads and writes.
const VERSION: u32 = 1;
/// Words in the header.
const HEADER_WORDS: usize = 6;
/// Low two bits of a record: what it is.
const KIND_MASK: u32 = 3;
const KIND_END: u32 = 0;
const KIND_TEXT: u32 = 1;
const KIND_ELEMENT: u32 = 2;
/// A text whose line ends the page shows.
const KIND_LINES: u32 = 3;
/// Element flag, shifted by two: the element is not rendered.
const ELEMENT_HIDDEN: u32 = 1;
/// Element flags: how the element looks.
const LOOKS: [(u32, Look); 3] = [(8, Look::UNSEEN), (16, Look::APART), (32, Look::HEARD)];
