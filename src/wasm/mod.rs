//! The door to the browser: snapshot bytes and options in, JSON out. Nothing but this folder knows of wasm-bindgen. The
//! answer is one string because both hosts hand it on, and a string crosses every border unchanged.

mod options_page;

use crate::correct::{About, suggest};
use crate::rules::Clock;
use crate::{CleanError, Options, Page, clean};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;

/// A larger snapshot than the walk may write is not looked at, bytes.
const MAX_SNAPSHOT_BYTES: u32 = 64 << 20;

/// Makes a trap say where it happened, on the console.
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|info| web_sys::console::error_1(&format!("limpide: {info}").into())));
}

/// Cleans the page of a snapshot. Answers JSON as docs/interface.md states it: the article, or
/// `{"error": {"code", "message"}}`.
#[wasm_bindgen(js_name = clean)]
pub fn clean_snapshot(snapshot: &js_sys::Uint8Array, options: &str) -> String {
    let answer = read(snapshot, options).and_then(|(page, options)| clean(&page, &options));
    let written = answer.and_then(|cleaned| cleaned.to_json().map_err(|_| CleanError::BadSnapshot));
    written.unwrap_or_else(CleanError::to_json)
}

/// Answers a question of a reader who corrects the choice, such as `{"remove": 12}`: the lines that could be written, or what
/// one does; or an error as `clean` has it.
#[wasm_bindgen(js_name = suggest)]
pub fn suggest_lines(snapshot: &js_sys::Uint8Array, options: &str, about: &str) -> String {
    let answer = About::from_json(about).and_then(|about| {
        let (page, options) = read(snapshot, options)?;
        suggest(&page, &options, &about)
    });
    answer.unwrap_or_else(CleanError::to_json)
}

fn read(snapshot: &js_sys::Uint8Array, options: &str) -> Result<(Page, Options), CleanError> {
    if snapshot.length() > MAX_SNAPSHOT_BYTES {
        return Err(CleanError::BadSnapshot);
    }
    let options = Options { clock: Clock(now), ..Options::from_json(options)? };
    Ok((Page::from_snapshot(&snapshot.to_vec())?, options))
}

thread_local! {
    /// The clock of pages and workers alike, which shows fractions of a millisecond.
    static PERFORMANCE: Option<web_sys::Performance> =
        js_sys::Reflect::get(&js_sys::global(), &"performance".into()).ok().and_then(|clock| clock.dyn_into().ok());
}

/// Milliseconds.
fn now() -> f64 {
    PERFORMANCE.with(|clock| clock.as_ref().map_or_else(js_sys::Date::now, web_sys::Performance::now))
}
