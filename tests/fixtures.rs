//! Every fixture page gives the article it states, from its file and from the snapshot of it alike.

use limpide::{Breadth, CleanError, Cleaned, Options, Page, PutBack, clean, snapshot, write};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use url::Url;

/// The metadata a fixture states.
const METADATA: [&str; 7] = ["title", "byline", "published", "modified", "site", "lang", "dir"];

/// Removals of a fixture that are put back one by one, each at both ends.
const MOST_PUT_BACK: usize = 4;

struct Fixture {
    name: String,
    folder: PathBuf,
    page: Page,
}

fn fixtures() -> Vec<Fixture> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut folders: Vec<PathBuf> = fs::read_dir(root).into_iter().flatten().flatten().map(|e| e.path()).collect();
    folders.sort();
    let fixtures = folders.into_iter().filter(|folder| folder.is_dir()).map(|folder| {
        let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let page = match fs::read_to_string(folder.join("source.html")) {
            Ok(html) => Page::from_html(&html, Url::parse(&format!("https://limpide.example/{name}/")).ok()),
            Err(_) => Page::from_text(&read(&folder, "source.txt")),
        };
        Fixture { name, folder, page }
    });
    fixtures.collect()
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap_or_default()
}

/// What differs from what the fixture states, as sentences.
fn differences(fixture: &Fixture, answer: &Result<Cleaned, CleanError>) -> Vec<String> {
    let mut out = Vec::new();
    let stated: Value = serde_json::from_str(&read(&fixture.folder, "expected.json")).unwrap_or_default();
    assert!(stated.is_object(), "{}: expected.json is not an object", fixture.name);
    let cleaned = match answer {
        Err(error) if stated["error"] == error.code() => return out,
        Err(error) => return vec![format!("error {}", error.code())],
        Ok(_) if stated["error"].is_string() => return vec![format!("an article where {} is stated", stated["error"])],
        Ok(cleaned) => cleaned,
    };
    let given = serde_json::to_value(&cleaned.article).unwrap_or_default();
    for key in METADATA {
        let stated = if key == "dir" && stated[key].is_null() { &Value::from("ltr") } else { &stated[key] };
        if given[key] != *stated {
            out.push(format!("{key}: {} instead of {stated}", given[key]));
        }
    }
    let text = write::text(&cleaned.article, write::TextForm::Document);
    let expected = read(&fixture.folder, "expected.txt");
    if text.trim_end() != expected.trim_end() {
        let lines = |text: &str| text.lines().filter(|l| !l.is_empty()).map(String::from).collect::<Vec<_>>();
        let (given, stated) = (lines(&text), lines(&expected));
        out.extend(stated.iter().filter(|l| !given.contains(l)).map(|l| format!("missing: {l}")));
        out.extend(given.iter().filter(|l| !stated.contains(l)).map(|l| format!("too much: {l}")));
        if out.is_empty() {
            out.push(format!("the same lines in another order or spacing:\n{text}"));
        }
    }
    let notes = serde_json::to_value(&cleaned.notes).unwrap_or_default();
    if !stated["notes"].is_null() && stated["notes"] != notes {
        out.push(format!("notes {notes} instead of {}", stated["notes"]));
    }
    if stated["certainty"].as_str().is_some_and(|certainty| certainty != cleaned.certainty.name()) {
        out.push(format!("{} instead of {}", cleaned.certainty.name(), stated["certainty"]));
    }
    let next =
        cleaned.next_page.as_ref().map_or(Value::from(false), |next| serde_json::to_value(next).unwrap_or_default());
    if !stated["nextPage"].is_null() && stated["nextPage"] != next {
        out.push(format!("next page {next} instead of {}", stated["nextPage"]));
    }
    out.extend(image_differences(&stated, &given));
    out.extend(removal_differences(&stated, cleaned));
    out
}

fn image_differences(stated: &Value, given: &Value) -> Option<String> {
    let stated: Vec<&str> = stated["images"].as_array()?.iter().filter_map(Value::as_str).collect();
    let mut images = Vec::new();
    collect_images(given, &mut images);
    let agree = images.len() == stated.len() && images.iter().zip(&stated).all(|(image, part)| image.contains(part));
    (!agree).then(|| format!("images {images:?} instead of {stated:?}"))
}

/// The addresses of all images of an article; bounded by the nesting an Article may have.
fn collect_images(value: &Value, out: &mut Vec<String>) {
    if let Some(images) = value["images"].as_array() {
        out.extend(images.iter().filter_map(|image| image["address"].as_str()).map(String::from));
    }
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect_images(value, out)),
        Value::Object(values) => {
            values.iter().filter(|(key, _)| *key != "images").for_each(|(_, value)| collect_images(value, out));
        }
        _ => {}
    }
}

fn removal_differences(stated: &Value, cleaned: &Cleaned) -> Vec<String> {
    let is_exact = stated["exact"] == true;
    let given: Vec<String> = cleaned.removals.iter().map(|r| format!("{}: {}", r.reason, r.excerpt)).collect();
    let empty = Vec::new();
    let stated: Vec<String> = stated["removals"].as_array().unwrap_or(&empty).iter().map(line_of).collect();
    if is_exact {
        let agree = given.len() == stated.len() && given.iter().zip(&stated).all(|(g, s)| g.starts_with(s.as_str()));
        return if agree {
            Vec::new()
        } else {
            vec![format!("removals\n    {}\n  instead of\n    {}", given.join("\n    "), stated.join("\n    "))]
        };
    }
    let missing = stated.iter().filter(|line| !is_removed(line, &given));
    missing.map(|line| format!("not removed as {line}")).collect()
}

fn is_removed(stated: &str, given: &[String]) -> bool {
    given.iter().any(|given| given.starts_with(stated))
}

fn line_of(removal: &Value) -> String {
    format!("{}: {}", removal["reason"].as_str().unwrap_or_default(), removal["starts"].as_str().unwrap_or_default())
}

#[test]
fn every_fixture_gives_what_it_states() {
    let mut failures: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let fixtures = fixtures();
    assert!(fixtures.len() >= 25, "{} fixtures", fixtures.len());
    for fixture in &fixtures {
        let found = differences(fixture, &clean(&fixture.page, &Options::default()));
        if !found.is_empty() {
            failures.insert(fixture.name.clone(), found);
        }
    }
    let report: String = failures.iter().map(|(name, found)| format!("{name}\n  {}\n", found.join("\n  "))).collect();
    assert!(failures.is_empty(), "{} of {} fixtures differ\n{report}", failures.len(), fixtures.len());
}

/// How many removals are stated, and how many of them the core makes.
#[derive(Default, Clone, Copy)]
struct Tally {
    stated: usize,
    made: usize,
}

/// The reasons that a word or a structure can give, as columns of the table.
const REASONS: [&str; 14] = [
    "ad",
    "newsletter",
    "related",
    "share",
    "consent",
    "navigation",
    "comments",
    "author-box",
    "legal",
    "hidden",
    "promotion",
    "paywall",
    "error-notice",
    "duplicate",
];

/// The language of a fixture, as a line of the table: the primary part, and for Chinese the script.
fn language_of(stated: &Value) -> String {
    let lang = stated["lang"].as_str().unwrap_or("none").to_lowercase();
    let primary = lang.split('-').next().unwrap_or_default();
    match primary {
        "zh" if lang.contains("hant") || lang.contains("tw") || lang.contains("hk") => "zh-Hant".to_owned(),
        "zh" => "zh-Hans".to_owned(),
        "nb" | "nn" => "no".to_owned(),
        primary => primary.to_owned(),
    }
}

/// Language by reason: what the fixtures state of removals, and what of that the core makes.
fn removals_by_language() -> BTreeMap<String, [Tally; REASONS.len()]> {
    let mut table: BTreeMap<String, [Tally; REASONS.len()]> = BTreeMap::new();
    for fixture in fixtures() {
        let stated: Value = serde_json::from_str(&read(&fixture.folder, "expected.json")).unwrap_or_default();
        let Ok(cleaned) = clean(&fixture.page, &Options::default()) else { continue };
        let given: Vec<String> = cleaned.removals.iter().map(|r| format!("{}: {}", r.reason, r.excerpt)).collect();
        let tallies = table.entry(language_of(&stated)).or_default();
        for removal in stated["removals"].as_array().into_iter().flatten() {
            let column = REASONS.iter().position(|reason| removal["reason"] == *reason);
            if let Some(tally) = column.and_then(|column| tallies.get_mut(column)) {
                tally.stated += 1;
                tally.made += usize::from(is_removed(&line_of(removal), &given));
            }
        }
    }
    table
}

#[test]
fn removals_are_counted_by_language_and_reason() {
    let table = removals_by_language();
    let mut out = format!("\n| | {} |\n|---|{}\n", REASONS.join(" | "), "---|".repeat(REASONS.len()));
    for (language, tallies) in &table {
        let cell = |tally: &Tally| match (tally.made, tally.stated) {
            (0, 0) => "–".to_owned(),
            (made, stated) if made == stated => made.to_string(),
            (made, stated) => format!("{made} of {stated}"),
        };
        let cells: Vec<String> = tallies.iter().map(cell).collect();
        out.push_str(&format!("| {language} | {} |\n", cells.join(" | ")));
    }
    // Not by `println!`, which a passing test keeps to itself.
    std::io::stderr().write_all(out.as_bytes()).unwrap_or_default();
    for (language, tallies) in &table {
        assert!(tallies.iter().all(|tally| tally.made == tally.stated), "{language}:\n{out}");
    }
    let guide = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/furniture.md")).unwrap_or_default();
    for language in table.keys() {
        assert!(guide.contains(&format!("\n| {language} | ")), "docs/furniture.md has no line for {language}:\n{out}");
    }
}

#[test]
fn file_and_snapshot_give_the_same_article() {
    for fixture in fixtures().iter().filter(|f| f.folder.join("source.html").exists()) {
        let page = Page::from_snapshot(&snapshot::encode(&fixture.page)).unwrap_or_else(|error| panic!("{error}"));
        let json = |page: &Page| clean(page, &Options::default()).map(|cleaned| cleaned.to_json().unwrap_or_default());
        assert_eq!(json(&page), json(&fixture.page), "{}", fixture.name);
    }
}

#[test]
fn what_is_put_back_is_in_the_article() {
    for fixture in fixtures() {
        let Ok(cleaned) = clean(&fixture.page, &Options::default()) else { continue };
        for removal in cleaned.removals.iter().filter(|r| r.words > 0) {
            let options = Options { put_back: vec![PutBack::Removal(removal.id)], ..Options::default() };
            let again = clean(&fixture.page, &options).unwrap_or_else(|error| panic!("{}: {error}", fixture.name));
            let back = again.removals.iter().find(|r| r.id == removal.id);
            assert!(back.is_some_and(|r| r.is_back), "{}: {}", fixture.name, removal.excerpt);
            assert!(again.article.words >= cleaned.article.words, "{}: {}", fixture.name, removal.excerpt);
        }
    }
}

#[test]
fn each_step_of_breadth_shows_other_words_and_the_last_says_that_it_is() {
    for Fixture { name, page, .. } in fixtures() {
        let at = |steps| Options { breadth: Breadth::new(steps).unwrap_or_default(), ..Options::default() };
        let Ok(middle) = clean(&page, &at(0)) else { continue };
        let words = |cleaned: &Cleaned| bag(&write::text(&cleaned.article, write::TextForm::Body));
        for direction in [1, -1] {
            let mut before = middle.clone();
            for steps in 1..=2 {
                let can_go = if direction > 0 { before.can_widen } else { before.can_narrow };
                let cleaned = clean(&page, &at(steps * direction)).unwrap_or_else(|error| panic!("{name}: {error}"));
                if !can_go {
                    assert_eq!(cleaned, before, "{name}: {steps} steps of {direction}");
                    break;
                }
                assert_eq!(i64::from(cleaned.breadth.steps()), steps * direction, "{name}");
                assert!(if direction > 0 { cleaned.can_narrow } else { cleaned.can_widen }, "{name}: no way back");
                let (less, more) = if direction > 0 { (&before, &cleaned) } else { (&cleaned, &before) };
                let (less, more) = (words(less), words(more));
                assert!(
                    less.iter().all(|(word, count)| more.get(word) >= Some(count)),
                    "{name}: {steps} of {direction}"
                );
                assert_ne!(less, more, "{name}: {steps} of {direction} changes nothing");
                before = cleaned;
            }
        }
    }
}

#[test]
fn what_was_put_back_stays_at_every_breadth() {
    for Fixture { name, page, .. } in fixtures() {
        let Ok(cleaned) = clean(&page, &Options::default()) else { continue };
        for removal in cleaned.removals.iter().filter(|r| r.words > 0).take(MOST_PUT_BACK) {
            let put_back = vec![PutBack::Range(removal.id, removal.end)];
            let text = page.range_text(removal.range.0, removal.range.1);
            let back = clean(&page, &Options { put_back: put_back.clone(), ..Options::default() });
            let shown = |cleaned: &Cleaned| bag(&write::text(&cleaned.article, write::TextForm::Body));
            let Ok(shown_back) = back.map(|back| shown(&back)) else { panic!("{name}: {text}") };
            for steps in [-2, 2] {
                let breadth = Breadth::new(steps).unwrap_or_default();
                let Ok(again) = clean(&page, &Options { put_back: put_back.clone(), breadth, ..Options::default() })
                else {
                    panic!("{name}")
                };
                let words = shown(&again);
                let is_there = bag(&text).keys().all(|word| !shown_back.contains_key(word) || words.contains_key(word));
                assert!(is_there, "{name} at {steps}: {text}");
                let inside = again.removals.iter().filter(|r| removal.id <= r.id && r.end <= removal.end);
                assert!(inside.into_iter().all(|r| r.is_back), "{name} at {steps}: {text}");
            }
        }
    }
}

/// How often each word is said; numbers are of lists and notes, which are counted anew.
fn bag(text: &str) -> BTreeMap<String, usize> {
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.fold(BTreeMap::new(), |mut bag, word| {
        *bag.entry(word.to_owned()).or_default() += 1;
        bag
    })
}
