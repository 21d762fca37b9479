//! The door of the second module, which writes articles and has them translated: the reader loads it when something is
//! shared or translated, and until then a page costs nothing of it. An Article comes in as JSON, as `clean` gave it or as the reader put it together since.

use crate::article::{Article, Direction, ReadError};
use crate::share::{self, Selection};
use crate::translate;
use crate::write::{self, Format, WriteOptions};
use serde_json::{Value, json};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;

/// Bytes of a page's text.
const MAX_PAGE: usize = 16 << 20;

/// Makes a trap say where it happened, on the console.
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|info| web_sys::console::error_1(&format!("limpide: {info}").into())));
}

/// Writes an article as `md`, `txt`, `html`, `epub` or `json`. `images` holds the bytes of images by their address. What
/// cannot be done is thrown as the text of `{"error": {"code", "message"}}`.
#[wasm_bindgen(js_name = write)]
pub fn write_article(
    article: &str,
    format: &str,
    options: &str,
    images: &js_sys::Map,
) -> Result<js_sys::Uint8Array, String> {
    let format = Format::named(format).ok_or_else(bad_options)?;
    let mut options = WriteOptions::from_json(options).ok_or_else(bad_options)?;
    images.for_each(&mut |bytes, address| {
        if let (Some(address), Ok(bytes)) = (address.as_string(), bytes.dyn_into::<js_sys::Uint8Array>()) {
            options.images.add(address, bytes.to_vec());
        }
    });
    Ok(js_sys::Uint8Array::from(write::to(format, &read(article)?, &options).as_slice()))
}

/// The addresses of the images that a file of this form would hold, if their bytes were handed to `write`: JSON, a list.
#[wasm_bindgen(js_name = imagesOf)]
pub fn images_of(article: &str, format: &str) -> Result<String, String> {
    let format = Format::named(format).ok_or_else(bad_options)?;
    let article = share::prepared(&read(article)?, None);
    Ok(json!(write::images_of(format, &article)).to_string())
}

/// Quotes what is selected: `{"text", "before"?, "after"?, "page"?, "address"?}` in, `{"text", "html", "link"?}` out; null
/// where nothing is selected. `page` is the text of the page, a line a block; the link finds the words in it.
#[wasm_bindgen]
pub fn quote(article: &str, about: &str) -> Result<String, String> {
    let about: Value = serde_json::from_str(about).map_err(|_| bad_options())?;
    let said = |name: &str| match about.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) if text.len() <= MAX_PAGE => Ok(Some(text.as_str())),
        Some(_) => Err(bad_options()),
    };
    let text = said("text")?.ok_or_else(bad_options)?;
    let (before, after) = (said("before")?.unwrap_or_default(), said("after")?.unwrap_or_default());
    let article = share::prepared(&read(article)?, said("address")?);
    let quote = share::quote(&article, &Selection { text, before, after }, said("page")?);
    let Some(quote) = quote else { return Ok("null".into()) };
    let mut answer = json!({ "text": quote.text, "html": quote.html });
    if let (Some(link), Some(fields)) = (quote.link, answer.as_object_mut()) {
        fields.insert("link".into(), link.into());
    }
    Ok(answer.to_string())
}

/// Fills a template of the user's own: `{"text", "unknown": [what stands in braces and is no name]}`.
#[wasm_bindgen]
pub fn fill(template: &str, article: &str, options: &str) -> Result<String, String> {
    let options = WriteOptions::from_json(options).ok_or_else(bad_options)?;
    let filled = share::fill(template, &read(article)?, &options);
    Ok(json!({ "text": filled.text, "unknown": filled.unknown }).to_string())
}

/// The name for a file of this title; `extension` is without its point.
#[wasm_bindgen(js_name = fileName)]
pub fn file_name(title: &str, extension: &str) -> String {
    share::file_name(title, extension)
}

/// An address as it is shared, without what tracks; none where it is not of the web.
#[wasm_bindgen(js_name = sharedAddress)]
pub fn shared_address(address: &str) -> Option<String> {
    share::shared_address(address)
}

/// What of an article is translated: `{"segments": [{"path", "text", "plain", "words"?, "lang"?}]}` in reading order.
/// Options: `{"markup"?: "xml" | "html" | "plain", "glossary"?: [terms]}`.
#[wasm_bindgen]
pub fn segments(article: &str, options: &str) -> Result<String, String> {
    let setup = translate::json::setup(options).ok_or_else(bad_options)?;
    Ok(translate::json::segments(&read(article)?, &setup))
}

/// Puts answers to segments back, `[{"path", "text", "isPlain"?, "words"?}]`, with the options the segments were written
/// with: `{"pieces": [{"path", "content", "isUnchanged"?} | {"path", "isAgain"}]}`.
#[wasm_bindgen]
pub fn reassemble(article: &str, options: &str, answers: &str) -> Result<String, String> {
    let setup = translate::json::setup(options).ok_or_else(bad_options)?;
    translate::json::reassembled(&read(article)?, &setup, answers).map_err(unread)
}

/// An article with pieces, `[{"path", "content"}]`. Options: `{"show"?: "translation" | "both", "to": language}`.
#[wasm_bindgen]
pub fn translated(article: &str, pieces: &str, options: &str) -> Result<String, String> {
    let (show, to) = translate::json::shown(options).ok_or_else(bad_options)?;
    translate::json::translated(&read(article)?, pieces, show, &to).map_err(unread)
}

/// The direction a language is written in, `ltr` or `rtl`.
#[wasm_bindgen(js_name = directionOf)]
pub fn direction_of(lang: &str) -> String {
    match translate::direction_of(lang) {
        Direction::Ltr => "ltr".into(),
        Direction::Rtl => "rtl".into(),
    }
}

fn read(article: &str) -> Result<Article, String> {
    Article::from_json(article).map_err(unread)
}

/// Takes the error for `map_err`.
#[allow(clippy::needless_pass_by_value, reason = "map_err hands it over")]
fn unread(error: ReadError) -> String {
    told(error.code(), &error.to_string())
}

fn bad_options() -> String {
    told("bad-options", "the options are not of the documented form; leave them empty for the defaults")
}

/// An error as `clean` answers it.
fn told(code: &str, message: &str) -> String {
    json!({ "error": { "code": code, "message": message } }).to_string()
}
