//! Runs a peer over pages: `peer dom_smoothie|legible`. One line {"id", "path", "url"} in, one line of what came out of it
//! back, as tools/bench/README.md says. The first line tells the version.

use anyhow::bail;
use cpu_time::ThreadTime;
use dom_smoothie::{Config, Readability, TextMode};
use measure::corpus::{self, Input};
use measure::predict::{Prediction, ms};
use serde::Deserialize;
use serde_json::json;
use std::io::{BufRead, Write};
use std::path::PathBuf;

#[derive(Deserialize)]
struct Page {
    id: String,
    path: PathBuf,
    url: Option<String>,
}

fn main() -> anyhow::Result<()> {
    let name = std::env::args().nth(1).unwrap_or_default();
    let (clean, version): (fn(&Page) -> anyhow::Result<Prediction>, &str) = match name.as_str() {
        "dom_smoothie" => (smoothie, "0.19.0"),
        "legible" => (legible, "0.5.1"),
        _ => bail!("usage: peer dom_smoothie|legible"),
    };
    let mut out = std::io::stdout().lock();
    writeln!(out, "{}", json!({ "version": version }))?;
    for line in std::io::stdin().lock().lines() {
        let page: Page = serde_json::from_str(&line?)?;
        let answer = clean(&page).unwrap_or_else(|error| {
            let error = error.to_string().chars().take(80).collect::<String>();
            Prediction { text: Some(String::new()), error: Some(format!("failed: {error}")), ..Prediction::default() }
        });
        writeln!(out, "{}", serde_json::to_string(&Prediction { id: page.id, ..answer })?)?;
        out.flush()?;
    }
    Ok(())
}

fn text(page: &Page) -> String {
    match corpus::read(&page.path) {
        Input::Markup(text) | Input::Text(text) => text,
    }
}

/// With line ends between blocks: its own default glues their words.
fn smoothie(page: &Page) -> anyhow::Result<Prediction> {
    let start = ThreadTime::now();
    let config = Config { text_mode: TextMode::Formatted, ..Config::default() };
    let mut document = Readability::new(text(page), page.url.as_deref(), Some(config))?;
    let parsed = start.elapsed();
    let article = document.parse()?;
    let whole = start.elapsed();
    Ok(Prediction {
        text: Some(article.text_content.to_string()),
        title: Some(article.title),
        byline: article.byline,
        date: article.published_time,
        ms: Some(ms(whole)),
        parse_ms: Some(ms(parsed)),
        ..Prediction::default()
    })
}

fn legible(page: &Page) -> anyhow::Result<Prediction> {
    let start = ThreadTime::now();
    let html = text(page);
    let document = legible::Document::new(&html);
    let parsed = start.elapsed();
    let article = document.parse(page.url.as_deref(), None)?;
    let whole = start.elapsed();
    Ok(Prediction {
        text: Some(article.text_content),
        title: Some(article.title),
        byline: article.byline,
        date: article.published_time,
        ms: Some(ms(whole)),
        parse_ms: Some(ms(parsed)),
        ..Prediction::default()
    })
}
