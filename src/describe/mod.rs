//! What the page says of its article: title, byline, dates, site, language, direction, lead image, address.
//!
//! Every value has its order of trust, stated at the head of its file and in its tables. In short: what is meant for
//! machines and is the article's own (JSON-LD) before what is meant for cards (Open Graph, other meta elements), before
//! microdata, before what the page shows. The title alone is the other way round: the heading that agrees with the data is
//! what the reader saw. All of it is the page's word, washed by `value` and believed only where it reads as what it is
//! said to be.

mod address;
mod broken;
mod byline;
mod clues;
mod dates;
mod facts;
mod heading;
mod json_ld;
mod language;
mod masthead;
mod plain;
mod published;
mod said;
mod site;
mod standfirst;
mod title;
mod told;
mod value;

use crate::article::{Direction, Image};
use crate::page::{Page, Source};
use clues::Clues;
use json_ld::Linked;
pub(crate) use language::{direction_of, well_formed};
use site::Site;
pub use told::Told;

/// What is known of the article, and where the page shows it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Metadata {
    /// The headline, without the site's name; may be empty.
    pub title: String,
    /// The authors, names joined by ", ".
    pub byline: Option<String>,
    /// ISO 8601, as precise as the page says.
    pub published: Option<String>,
    /// ISO 8601.
    pub modified: Option<String>,
    /// The name of the site.
    pub site: Option<String>,
    /// BCP 47.
    pub lang: Option<String>,
    /// The direction of the text.
    pub dir: Direction,
    /// The image that stands for the article elsewhere.
    pub lead: Option<Image>,
    /// The canonical address, http or https.
    pub address: Option<String>,
    /// The element that shows the title (normally an `h1`), when the page shows it.
    pub title_node: Option<usize>,
    /// The element that sums the article up (the *chapô*), when the page sets one apart.
    pub standfirst_node: Option<usize>,
    /// Elements that only show the byline, the dates, the reading time, the site's name: said by the metadata, so not part of the text.
    pub said_nodes: Vec<usize>,
    /// Elements that hold a caption without their image (plain text knows no figures).
    pub caption_nodes: Vec<usize>,
}

/// Reads the metadata of a page.
pub fn describe(page: &Page) -> Metadata {
    if page.source() == Source::Text { describe_text(page) } else { describe_page(page) }
}

#[inline(never)]
fn describe_page(page: &Page) -> Metadata {
    let clues = Clues::of(page);
    let shown_titles = title::page_titles(&clues);
    let linked = json_ld::read(page.json_ld(), |headline| title::is_among(headline, &shown_titles));
    let mut site = Site::of(page, &clues, &linked);
    let said = title::said(&clues, &linked, &site);
    site.note_added(&clues.document_title, said.first().map_or("", String::as_str));
    let title = title::find(page, &clues, &site, &said);
    let mastheads = masthead::all(page, &clues, &title);
    let names: Vec<String> = mastheads.iter().map(|&node| page.subtree_text(node)).collect();
    site.learn(&clues.document_title, &title.text, &names);
    let sample = language::sample(page);
    let lang = language::language(page, &clues, &linked, &sample);
    let names = byline::find(page, &clues, &linked, &site, title.node);
    let dates = published::find(page, &clues, &linked, title.node, lang.as_deref());
    let mut said_nodes = said::nodes(page, &clues, title.node, &names, &dates);
    said_nodes.extend(mastheads);
    let descriptions = standfirst::descriptions(&clues, linked.description.as_ref());
    Metadata {
        byline: byline::line(&names),
        published: dates.published,
        modified: dates.modified,
        dir: language::direction(page, title.node, lang.as_deref(), &sample),
        lang,
        lead: address::lead(page, &clues, &linked),
        address: address::canonical(page, &clues),
        standfirst_node: standfirst::find(page, &clues, title.node, &descriptions, &said_nodes),
        said_nodes,
        caption_nodes: Vec::new(),
        site: site.name,
        title: title.text,
        title_node: title.node,
    }
}

/// Plain text says nothing but its lines.
fn describe_text(page: &Page) -> Metadata {
    let lines = plain::read(page);
    let sample = language::sample(page);
    let lang = language::language(page, &Clues::default(), &Linked::default(), &sample);
    let title = lines.title.and_then(|node| value::clean_shown(&page.subtree_text(node)));
    Metadata {
        title: title.map(|title| value::limited(&title, value::TITLE_CHARS)).unwrap_or_default(),
        title_node: lines.title,
        standfirst_node: lines.standfirst,
        caption_nodes: lines.captions,
        dir: language::direction(page, lines.title, lang.as_deref(), &sample),
        lang,
        ..Metadata::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use url::Url;

    fn read(html: &str) -> Metadata {
        describe(&Page::from_html(html, Url::parse("https://www.field.example/rain").ok()))
    }

    #[test]
    fn a_news_page_says_all_of_it() {
        let metadata = read(
            r#"<html lang="fr"><title>La pluie sur le blé - Field</title>
            <meta property="og:site_name" content="Field"><meta property="og:title" content="La pluie sur le blé - Field">
            <meta property="og:image" content="/blé.jpg"><link rel="canonical" href="/pluie">
            <script type="application/ld+json">{"@type":"NewsArticle","headline":"La pluie sur le blé",
            "datePublished":"2020-02-28T18:46:27+01:00","author":[{"name":"Ann Lee"},{"name":"Bob Ray"}]}</script>
            <header><h1>Field</h1></header><article><h1>La pluie sur le blé</h1><p class="chapo">Alors que la pluie tombe
            depuis une semaine, le blé de la vallée est perdu.</p><p>Par Ann Lee et Bob Ray</p><p>Le texte.</p></article>"#,
        );
        assert_eq!(metadata.title, "La pluie sur le blé");
        assert_eq!(metadata.byline.as_deref(), Some("Ann Lee, Bob Ray"));
        assert_eq!(metadata.published.as_deref(), Some("2020-02-28T18:46:27+01:00"));
        assert_eq!((metadata.site.as_deref(), metadata.lang.as_deref()), (Some("Field"), Some("fr")));
        assert_eq!(metadata.address.as_deref(), Some("https://www.field.example/pluie"));
        let lead = metadata.lead.map(|lead| lead.address);
        assert_eq!(lead.as_deref(), Some("https://www.field.example/bl%C3%A9.jpg"));
        assert!(metadata.title_node.is_some() && metadata.standfirst_node.is_some());
        // The byline, and the site's name.
        assert_eq!(metadata.said_nodes.len(), 2);
    }

    #[test]
    fn hostile_values_say_nothing() {
        for value in ["{{x}}", "%X%", "${x}", "undefined", "\u{202e}", "javascript:alert(1)", "<%= x %>"] {
            let metadata = read(&format!(
                "<html lang='{value}' dir='{value}'><title>{value}</title><meta name=author content='{value}'>\
                 <meta property=og:site_name content='{value}'><meta name=date content='{value}'>\
                 <meta property=og:image content='{value}'><link rel=canonical href='{value}'><p>x"
            ));
            assert_eq!((metadata.byline, metadata.published, metadata.lang), (None, None, None), "{value}");
            let address = metadata.address.unwrap_or_default();
            assert!(address.starts_with("https://www.field.example/"), "{value} {address}");
            assert!(metadata.lead.is_none_or(|lead| lead.address.starts_with("https:")), "{value}");
        }
    }

    #[test]
    fn plain_text_is_read_by_its_lines() {
        let page = Page::from_text(
            "Aller au contenu\nLa pluie sur le blé\n\nLe blé de la vallée est perdu, et les paysans ne savent plus que faire de la paille.\n\nSuite.",
        );
        let metadata = describe(&page);
        assert_eq!((metadata.title.as_str(), metadata.lang.as_deref()), ("La pluie sur le blé", Some("fr")));
        assert!(metadata.standfirst_node.is_some());
    }
}
