//! The door of the second module, which writes articles: the reader loads it when something is shared, and until then a
//! page costs nothing of it. An Article comes in as JSON, as `clean` gave it or as the reader put it together since.

use crate::article::Article;
use crate::write::{self, Format, WriteOptions};
use serde::Serialize;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;

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

fn read(article: &str) -> Result<Article, String> {
    Article::from_json(article).map_err(|error| told(error.code(), &error.to_string()))
}

fn bad_options() -> String {
    told("bad-options", "the options are not of the documented form; leave them empty for the defaults")
}

/// An error as `clean` answers it.
fn told(code: &'static str, message: &str) -> String {
    #[derive(Serialize)]
    struct Answer<'a> {
        error: Named<'a>,
    }
    #[derive(Serialize)]
    struct Named<'a> {
        code: &'static str,
        message: &'a str,
    }
    serde_json::to_string(&Answer { error: Named { code, message } }).unwrap_or_default()
}
