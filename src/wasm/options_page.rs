//! What the options page asks: what lines of rules are, what they do on a page, what is known of furniture.

use super::read;
use crate::error::CleanError;
use crate::furniture::Catalog;
use crate::import::{Asked, Refused, import};
use crate::rehearsal::rehearse;
use crate::rules::{MAX_TEXT, Told, Vocabulary, told};
use js_sys::Uint8Array;
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

/// Tells what each line of a text is: `{"lines": […]}`, or an error as `clean` has it. Lines do not depend on each other: who
/// has seen some asks for the others alone.
#[wasm_bindgen]
pub fn rules(text: &str) -> String {
    #[derive(Serialize)]
    struct Answer {
        lines: Vec<Told>,
    }
    written(told::told(text).map(|lines| Answer { lines }))
}

/// Tries rules on the page of a snapshot, instead of those of the options.
#[wasm_bindgen(js_name = testRules)]
pub fn test_rules(snapshot: &Uint8Array, options: &str, text: &str) -> String {
    written(read(snapshot, options).and_then(|(page, options)| rehearse(&page, &options, text)))
}

/// Reads a file of rules of any format; `about` is `{"name", "host"?, "confirmed"?}`. Nothing is kept by it.
#[wasm_bindgen(js_name = importRules)]
pub fn import_rules(bytes: &Uint8Array, about: &str) -> String {
    let asked = match Asked::from_json(about) {
        Ok(asked) => asked,
        Err(error) => return error.to_json(),
    };
    // What is too large is not even copied.
    let bytes = if bytes.length() as usize > MAX_TEXT { bytes.slice(0, MAX_TEXT as u32 + 1) } else { bytes.clone() };
    import(&bytes.to_vec(), &asked).map_or_else(Refused::to_json, |imported| written(Ok(imported)))
}

/// All that can stand in a rule.
#[wasm_bindgen]
pub fn vocabulary() -> String {
    written(Ok(Vocabulary::all()))
}

/// What furniture is known, by reason and language.
#[wasm_bindgen]
pub fn furniture() -> String {
    written(Ok(Catalog::all()))
}

fn written(answer: Result<impl Serialize, CleanError>) -> String {
    let written = answer.and_then(|answer| serde_json::to_string(&answer).map_err(|_| CleanError::BadOptions));
    written.unwrap_or_else(CleanError::to_json)
}
