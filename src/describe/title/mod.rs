//! The headline, and the element that shows it. Order of trust: the heading that says what the data says; else what the
//! data says (JSON-LD, Open Graph, other meta elements, the document's title), without the site's name.

mod candidate;
mod spelled;

use super::clues::Clues;
use super::heading;
use super::json_ld::Linked;
use super::masthead;
use super::site::{Site, key, main_part};
use super::value::{TITLE_CHARS, clean, clean_shown, is_address, limited};
use crate::page::Page;
use candidate::{Heading, chosen};
pub use spelled::Spelled;

/// Names of meta elements that say the headline, most trusted first.
const TITLE_METAS: &[&str] = &[
    "og:title",
    "twitter:title",
    "parsely-title",
    "sailthru.title",
    "dc.title",
    "dcterms.title",
    "citation_title",
    "article:title",
    "headline",
    "title",
];
/// Bytes of a heading; a longer one is no headline.
pub const HEADING_BYTES: u32 = 600;
/// Texts of a heading that are looked at one by one.
const MAX_PIECES: usize = 12;
/// From here on, heading and data say the same.
const AGREES: f32 = 0.5;

/// The headline and where it is shown.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Title {
    /// The headline; empty if there is none.
    pub text: String,
    /// The element that shows it.
    pub node: Option<usize>,
}

/// The titles of the page itself, before anything is known of the site: they tell which of the data is the article's.
#[inline(never)]
pub fn page_titles(clues: &Clues<'_>) -> Vec<Spelled> {
    let titles = clues.meta(TITLE_METAS).filter_map(clean).chain(clean_shown(&clues.document_title));
    titles.map(|title| Spelled::of(&title)).collect()
}

/// Whether the headline is that of one of the titles.
pub fn is_among(headline: &str, titles: &[Spelled]) -> bool {
    let headline = Spelled::of(headline);
    titles.iter().any(|title| title.likeness(&headline) >= AGREES)
}

/// What the data calls the article, most trusted first, without the site's name.
#[inline(never)]
pub fn said(clues: &Clues<'_>, linked: &Linked, site: &Site) -> Vec<String> {
    let metas = clues.meta(TITLE_METAS).filter_map(clean);
    let sure = linked.headline.iter().cloned().chain(metas).map(|title| site.surely_stripped(&title).to_owned());
    let is_title = |title: &str| !is_address(title) && !site.is_name(title);
    let mut said: Vec<String> = Vec::new();
    for title in sure {
        if is_title(&title) && !said.contains(&title) {
            said.push(title);
        }
    }
    if let Some(title) = clean_shown(&clues.document_title) {
        // What the cards keep of the document's title is no site's name.
        let guessed = site.guessed(&title);
        let is_kept = said.iter().any(|sure| sure.len() > guessed.len() && sure.starts_with(guessed));
        let title = if is_kept { site.surely_stripped(&title) } else { guessed };
        if is_title(title) && !said.iter().any(|other| other == title) {
            said.push(title.to_owned());
        }
    }
    said
}

/// Finds the headline.
#[inline(never)]
pub fn find(page: &Page, clues: &Clues<'_>, site: &Site, said: &[String]) -> Title {
    // Unless the data calls the article so.
    let is_said = |node: usize| said.iter().any(|title| key(title) == key(&heading::text(page, node)));
    let topic = masthead::topic(page, clues).filter(|&(masthead, _)| !is_said(masthead));
    let topic_text = topic.and_then(|(_, topic)| clean_shown(&heading::text(page, topic)));
    let spelled: Vec<Spelled> = said.iter().chain(&topic_text).map(|title| Spelled::of(title)).collect();
    let nodes = clues.headings.iter().copied().filter(|&node| topic.is_none_or(|(masthead, _)| masthead != node));
    let nodes = nodes.chain(topic.map(|(_, topic)| topic).filter(|topic| !clues.headings.contains(topic)));
    let headings: Vec<Heading> = nodes.filter_map(|node| Heading::at(page, clues, site, &spelled, node)).collect();
    let heading = chosen(page, clues, &headings);
    let text = match heading {
        Some(Heading { node, text, .. }) => {
            site.surely_stripped(&own_part(page, *node, said).unwrap_or_else(|| text.clone())).to_owned()
        }
        None => said.first().cloned().or_else(|| clean_shown(&clues.document_title)).unwrap_or_default(),
    };
    Title { text: limited(&text, TITLE_CHARS), node: heading.map(|heading| heading.node) }
}

/// The headline of a heading of several pieces as the data says it: those pieces that are it, where others stand beside them,
/// a kicker, a date, a count of comments; or all of them, with the colon between that the page only draws.
fn own_part(page: &Page, node: usize, said: &[String]) -> Option<String> {
    let texts = heading::texts(page, node);
    if !(2..=MAX_PIECES).contains(&texts.len()) {
        return None;
    }
    let keys: Vec<String> = said.iter().map(|title| key(title)).collect();
    // A section that the data puts before the headline is a piece of the heading.
    let mains: Vec<String> = said.iter().filter_map(|title| main_part(title)).map(key).collect();
    let runs = (0..texts.len()).flat_map(|start| (start + 1..=texts.len()).map(move |end| (start, end)));
    let run = runs
        .filter_map(|(start, end)| texts.get(start..end))
        .find(|run| run.len() < texts.len() && [&keys, &mains].iter().any(|all| all.contains(&key(&run.join(" ")))));
    if let Some(run) = run {
        return clean_shown(behind_mark(&run.join(" ")));
    }
    let (whole, own) = (key(&texts.concat()), heading::text(page, node));
    let drawn = |title: &str| title.matches([':', '–', '—', '-']).count();
    let is_apart = |title: &str| title.contains(" :");
    let tells_more = |title: &str| drawn(title) > drawn(&own) || (is_apart(&own) && !is_apart(title));
    said.iter().zip(&keys).find(|(title, key)| **key == whole && tells_more(title)).map(|(title, _)| title.clone())
}

/// A headline without the mark that parts it from what stands before it.
fn behind_mark(text: &str) -> &str {
    text.trim_start_matches(['–', '—', '|', '•', '·', '»', ':', '\u{a0}', ' '])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Tag;

    fn check(html: &str, title: &str, tag: Option<Tag>) {
        let page = Page::from_html(html, None);
        let clues = Clues::of(&page);
        let linked = Linked::default();
        let mut site = Site::of(&page, &clues, &linked);
        let said = said(&clues, &linked, &site);
        site.note_added(&clues.document_title, said.first().map_or("", String::as_str));
        let found = find(&page, &clues, &site, &said);
        assert_eq!((found.text.as_str(), found.node.map(|n| page.tag(n))), (title, tag), "{html}");
    }

    #[test]
    fn the_heading_that_agrees_is_the_headline() {
        check(
            "<title>Rain falls on wheat | Farm</title><h1>Farm</h1><h1>Rain falls on wheat</h1>",
            "Rain falls on wheat",
            Some(Tag::H1),
        );
        check(
            "<title>Rain falls on wheat | Farm</title><h1>Farm weekly</h1><h2>Rain falls on wheat</h2>",
            "Rain falls on wheat",
            Some(Tag::H2),
        );
        check(
            "<meta property=og:title content='Rain fell on the wheat'><h1>Rain falls on the wheat</h1>",
            "Rain falls on the wheat",
            Some(Tag::H1),
        );
    }

    #[test]
    fn the_only_h1_outranks_the_headings_of_sections() {
        let lead = "It rained on the wheat all day long. ".repeat(20);
        check(
            &format!(
                "<title>5 best fields of wheat</title><h1>Top fields of wheat to see</h1><p>{lead}</p><h2>5 best fields of wheat</h2>"
            ),
            "Top fields of wheat to see",
            Some(Tag::H1),
        );
        check(
            "<title>Wheat and rye in the valley</title><h1>What grows where</h1><h3>Wheat</h3>",
            "Wheat and rye in the valley",
            None,
        );
    }

    #[test]
    fn what_the_documents_title_adds_is_no_headline() {
        check(
            "<title>Rain Blog: Small fields of wheat</title><meta property=og:title content='Small fields of wheat'>\
             <h1>Rain Blog</h1><h3>Small fields of wheat</h3>",
            "Small fields of wheat",
            Some(Tag::H3),
        );
        check(
            "<title>What is wheat - A short guide</title><meta property=og:title content='What is wheat - A short guide'>\
             <h1>A guide to wheat</h1><p>x</p><h2>What is wheat?</h2>",
            "A guide to wheat",
            Some(Tag::H1),
        );
    }

    #[test]
    fn the_name_of_the_site_in_an_h1_is_no_headline() {
        let blog = |masthead: &str| {
            format!(
                "<title>Field Notes: What the rain does to the wheat</title>{masthead}<h3 class=post-title>What the rain does to the wheat</h3>"
            )
        };
        let title = "What the rain does to the wheat";
        check(&blog("<h1><a href='/'>Field Notes</a></h1>"), title, Some(Tag::H3));
        check(&blog("<h1>Field Notes</h1>"), title, Some(Tag::H3));
        check("<title>Rain</title><h1><a href='/'>Rain</a></h1>", "Rain", Some(Tag::H1));
        check("<h1><a href='/'>Rain</a></h1>", "Rain", Some(Tag::H1));
        check("<title>Rain: a life</title><h1>Rain</h1><h2>a life</h2>", "Rain", Some(Tag::H1));
    }

    #[test]
    fn the_name_of_a_board_is_no_headline() {
        let board = "<div role=banner><h1>Boatyard Board</h1></div>";
        let title = "Painting below the waterline";
        for heading in [
            "<h2 class=topic-title><a href=/t>Painting below the waterline</a></h2>",
            "<h3>Painting below the waterline</h3>",
        ] {
            for end in ["", " of an old boat in the yard"] {
                let heading = heading.replace("waterline", &format!("waterline{end}"));
                let page = format!("<title>{title}{end} - Boatyard Board</title>{board}{heading}<p>x");
                let tag = if heading.starts_with("<h2") { Tag::H2 } else { Tag::H3 };
                check(&page, &format!("{title}{end}"), Some(tag));
            }
        }
        check(
            "<title>I found letters under the floor : canals</title><h1><a href=/r/canals>canals</a></h1>             <p><a class=title href=/r/canals/1>I found letters under the floor</a></p>",
            "I found letters under the floor",
            Some(Tag::A),
        );
        check(
            "<meta property=og:title content='A guide to wheat'><title>Rain - A guide to wheat</title><h1>A guide to wheat</h1><h2>Rain</h2>",
            "A guide to wheat",
            Some(Tag::H1),
        );
        // A book, and a series.
        check(
            "<title>Moby Dick - Chapter One</title><h2>Moby Dick</h2><h1>Chapter One</h1>",
            "Chapter One",
            Some(Tag::H1),
        );
        check(
            "<title>Growing our wheat - Year two</title><h1>Year two</h1><a href=/s>Growing our wheat</a>",
            "Year two",
            Some(Tag::H1),
        );
    }

    #[test]
    fn a_short_part_behind_a_bar_is_not_the_headline() {
        check("<h1>How to help the wheat grow | Farm | Opinion</h1>", "How to help the wheat grow", Some(Tag::H1));
        check("<title>Rain &amp;#38; wheat</title><h1>Rain &amp;#38; wheat</h1>", "Rain & wheat", Some(Tag::H1));
        check("<title>Rain</title><h1><i>–</i> Rain</h1>", "Rain", Some(Tag::H1));
    }

    #[test]
    fn a_kicker_in_the_heading_is_not_the_headline() {
        check(
            "<meta property=og:title content='Rain falls on wheat'><h1><span>Farms</span><span>Rain falls on wheat</span></h1>",
            "Rain falls on wheat",
            Some(Tag::H1),
        );
        check(
            "<meta property=og:title content='Rain falls on wheat'><h1><span>Farms</span><i> – </i><b>Rain falls on wheat</b></h1>",
            "Rain falls on wheat",
            Some(Tag::H1),
        );
        check(
            "<meta property=og:title content='Farms | Rain falls on wheat'><h1><span>Farms</span> Rain falls on wheat</h1>",
            "Rain falls on wheat",
            Some(Tag::H1),
        );
        check(
            "<meta property=og:title content='Farms: Rain falls on wheat'><h1><span>Farms</span> <b>Rain</b> falls on wheat</h1>",
            "Farms: Rain falls on wheat",
            Some(Tag::H1),
        );
        check(
            "<meta property=og:title content='Farms: Rain falls'><h1><div>Farms</div><span class=visually-hidden>: </span>Rain falls</h1>",
            "Farms: Rain falls",
            Some(Tag::H1),
        );
        check(
            "<meta property=og:title content=\"Rain's work\"><h1><i>Rain’s</i> work</h1>",
            "Rain’s work",
            Some(Tag::H1),
        );
    }

    #[test]
    fn without_a_heading_the_data_is_believed() {
        check("<title>Rain falls on wheat | Farm</title><h1></h1>", "Rain falls on wheat", None);
        check("<meta property=og:title content='Rain'><title>x</title><h1 hidden>Rain</h1>", "Rain", None);
        check("<meta property=og:title content='{{title}}'><h1>Rain</h1>", "Rain", Some(Tag::H1));
        check("<p>a</p>", "", None);
    }

    #[test]
    fn headings_of_navigation_are_none() {
        check(
            "<title>Rain on wheat</title><nav><h1>Rain on wheat</h1></nav><h2>Rain on wheat</h2>",
            "Rain on wheat",
            Some(Tag::H2),
        );
    }
}
