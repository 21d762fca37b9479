//! What a person should know of an article beside the article.

use limpide::Cleaned;
use limpide::certainty::Certainty;
use limpide::page::Note;
use limpide::pages::NextPage;

/// What there is to say, a sentence each. `missing` images were asked for and are linked instead.
pub fn about(cleaned: &Cleaned, missing: usize) -> Vec<String> {
    let missing = match missing {
        0 => None,
        1 => Some("one image is not in the folder and is linked".to_owned()),
        many => Some(format!("{many} images are not in the folder and are linked")),
    };
    let next = cleaned.next_page.as_ref().map(goes_on);
    doubt(cleaned).into_iter().chain(next).chain(missing).collect()
}

/// What a person should know of an article that may not be one, and what they can do.
fn doubt(cleaned: &Cleaned) -> Option<String> {
    let said = match cleaned.certainty {
        _ if cleaned.notes.contains(&Note::LinksOnly) => "this page is a list of links",
        _ if cleaned.notes.contains(&Note::FewWords) => "there is little to read on this page",
        Certainty::Sure => return None,
        Certainty::Likely => "this may not be the whole article",
        Certainty::Unsure => "unsure what the article is on this page; this is the best guess",
    };
    let steps = i64::from(cleaned.breadth.steps());
    let wider = cleaned.can_widen.then(|| format!("--breadth {} shows more", steps + 1));
    let narrower = cleaned.can_narrow.then(|| format!("--breadth {} less", steps - 1));
    let ways: Vec<String> = wider.into_iter().chain(narrower).collect();
    Some(if ways.is_empty() { said.to_owned() } else { format!("{said}; {}", ways.join(", ")) })
}

/// Where the article goes on: nothing is fetched.
fn goes_on(next: &NextPage) -> String {
    let which = match (next.number, next.of) {
        (Some(number), Some(of)) => format!(" with page {number} of {of}"),
        (Some(number), None) => format!(" with page {number}"),
        _ => String::new(),
    };
    format!("the article goes on{which}: {}", next.address)
}
