//! The texts of scripts as JSON. Broken JSON is mended where a browser-side reader would still read it.

use serde_json::Value;

/// The values in one script. Several in a row are read one after another.
pub fn parsed(text: &str) -> Vec<Value> {
    let strict: Result<Vec<Value>, _> = serde_json::Deserializer::from_str(text).into_iter().collect();
    strict.unwrap_or_else(|_| {
        let mended = mended(text);
        serde_json::Deserializer::from_str(&mended).into_iter().map_while(Result::ok).collect()
    })
}

/// The text with what often breaks it taken out: wrappers of comments and CDATA, line ends within strings, commas before
/// a closing bracket, a semicolon at the end.
fn mended(text: &str) -> String {
    let start = text.find(['{', '[']).unwrap_or(text.len());
    let mut text = text.get(start..).unwrap_or_default();
    // `//<![CDATA[` begins with a bracket too.
    if let Some(rest) = text.strip_prefix("[CDATA[") {
        text = rest;
    }
    let end = text.rfind(['}', ']']).map_or(0, |at| at + 1);
    let mut text = text.get(..end).unwrap_or_default();
    while let Some(rest) = text.strip_suffix("]]").filter(|_| !text.trim_start().starts_with('[')) {
        text = rest;
    }
    let (mut out, mut in_string, mut is_escaped) = (String::with_capacity(text.len()), false, false);
    for c in text.chars() {
        if in_string {
            in_string = is_escaped || c != '"';
            is_escaped = c == '\\' && !is_escaped;
            out.push(if c.is_control() { ' ' } else { c });
            continue;
        }
        if matches!(c, '}' | ']') {
            let kept = out.trim_end_matches(|c: char| c.is_whitespace() || c == ',').len();
            out.truncate(kept);
        }
        in_string = c == '"';
        out.push(c);
    }
    out
}
