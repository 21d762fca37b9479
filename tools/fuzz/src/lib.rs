//! What the fuzz targets share: pages and Articles made of the fuzzer's bytes, and what is asked of every answer. The
//! generators and readers of the core's own tests are used where they stand.

pub mod page;

pub mod ask;
pub mod chance;
pub mod node;

// The files of the core that are included name what they need as the core does.
use limpide::article;

#[path = "../../../src/write/arbitrary.rs"]
pub mod arbitrary;
#[path = "../../../src/write/epub/check.rs"]
pub mod epub;
#[path = "../../../src/translate/harm.rs"]
pub mod harm;
#[path = "../../../src/write/html/check.rs"]
pub mod html;
#[path = "../../../src/write/markdown/seen.rs"]
pub mod markdown;
