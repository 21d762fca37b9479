//! What the page says of the article in JSON-LD (schema.org). Of all the nodes, one is the article; the rest only lend
//! what it refers to by `@id`. Broken JSON is mended where a browser-side reader would still read it.

mod nodes;
mod parse;
mod values;

use crate::page::order;
use nodes::{PAGE, all_nodes, is_a, main_nodes, rank};
use parse::parsed;
use serde_json::{Map, Value};
use values::{image, names, text_of};

/// Scripts that are looked at, of each page.
const MAX_SCRIPTS: usize = 40;

/// What one node says.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Linked {
    /// The headline, or the name.
    pub headline: Option<String>,
    /// The authors' names as they are said.
    pub authors: Vec<String>,
    /// When it was published, as it is said.
    pub published: Option<String>,
    /// When it was changed, as it is said.
    pub modified: Option<String>,
    /// Who published it, or the site it is part of.
    pub publisher: Option<String>,
    /// The address of its image.
    pub image: Option<String>,
    /// Its language, as it is said.
    pub lang: Option<String>,
    /// A sentence or two on what it says.
    pub description: Option<String>,
}

type Node = Map<String, Value>;

/// Reads the article out of the texts of a page's scripts. `says_title` tells whether a headline is that of the page.
#[inline(never)]
pub fn read(texts: &[String], says_title: impl Fn(&str) -> bool) -> Linked {
    let values: Vec<Value> = texts.iter().take(MAX_SCRIPTS).flat_map(|text| parsed(text)).collect();
    let nodes = all_nodes(&values);
    let main = main_nodes(&values);
    let mut ranked: Vec<(u8, &Node)> = main.into_iter().filter_map(|node| Some((rank(node)?, node))).collect();
    // Stable: among equals the first of the page stays first.
    ranked = order::by_key(ranked, |(rank, node)| {
        let is_titled = text_of(node, &["headline", "name"]).is_some_and(|title| says_title(&title));
        u64::from(u8::MAX - rank) * 2 + u64::from(!is_titled)
    });
    let mut linked = Linked::default();
    let best = ranked.first().map_or(0, |(rank, _)| *rank);
    let mut is_first = true;
    for (rank, node) in ranked {
        // A second article is another article; the page around the article may fill what it leaves out.
        if is_first || rank < best {
            linked.fill(node, &nodes, rank);
        }
        is_first = false;
    }
    // What Baidu asks pages to say has a context of its own, and no type.
    if let Some(node) = nodes.iter().find(|node| text_of(node, &["@context"]).is_some_and(|at| at.contains("cambrian")))
    {
        linked.published = linked.published.or_else(|| text_of(node, &["pubDate"]));
        linked.modified = linked.modified.or_else(|| text_of(node, &["upDate"]));
    }
    if linked.publisher.is_none() {
        let site = nodes.iter().find(|node| is_a(node, "WebSite"));
        linked.publisher = site.and_then(|node| text_of(node, &["name"]));
    }
    linked
}

impl Linked {
    fn fill(&mut self, node: &Node, nodes: &[&Node], rank: u8) {
        let or = |old: &mut Option<String>, new: Option<String>| {
            if old.is_none() {
                *old = new;
            }
        };
        if rank > PAGE {
            or(&mut self.headline, text_of(node, &["headline", "name"]));
        }
        if self.authors.is_empty() {
            self.authors = ["author", "creator"]
                .iter()
                .filter_map(|key| node.get(*key))
                .map(|value| names(value, nodes))
                .find(|names| !names.is_empty())
                .unwrap_or_default();
        }
        or(&mut self.published, text_of(node, &["datePublished", "dateCreated", "uploadDate"]));
        or(&mut self.modified, text_of(node, &["dateModified"]));
        or(&mut self.publisher, node.get("publisher").and_then(|value| names(value, nodes).into_iter().next()));
        or(&mut self.image, ["image", "thumbnailUrl"].iter().find_map(|key| image(node.get(*key)?, nodes)));
        or(&mut self.lang, text_of(node, &["inLanguage"]));
        or(&mut self.description, text_of(node, &["description"]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn linked(json: &str) -> Linked {
        read(&[json.to_owned()], |title| title == "Ours")
    }

    fn check(json: &str, headline: &str, authors: &[&str]) {
        let linked = linked(json);
        assert_eq!(
            (linked.headline.unwrap_or_default().as_str(), linked.authors.as_slice()),
            (headline, &*authors.iter().map(|&a| a.to_owned()).collect::<Vec<_>>()),
            "{json}"
        );
    }

    #[test]
    fn authors_come_in_many_shapes() {
        check(r#"{"@type":"NewsArticle","headline":"T","author":"Ann Lee"}"#, "T", &["Ann Lee"]);
        check(
            r#"{"@type":"Article","headline":"T","author":[{"@type":"Person","name":"Ann"},{"name":"Bob"},"Ann"]}"#,
            "T",
            &["Ann", "Bob"],
        );
        check(
            r#"[{"@type":["Article","BlogPosting"],"name":"T","author":{"name":["Ann","Bob"]}}]"#,
            "T",
            &["Ann", "Bob"],
        );
        check(r#"{"@type":"Article","creator":{"givenName":"Ann","familyName":"Lee"}}"#, "", &["Ann Lee"]);
        check(r#"{"@type":"Article","author":{"name":"{{author}}"}}"#, "", &[]);
    }

    #[test]
    fn references_in_a_graph_are_followed() {
        check(
            r##"{"@graph":[{"@type":"WebPage","name":"P"},{"@type":"Article","headline":"T","author":{"@id":"#a"}},{"@type":"Person","@id":"#a","name":"Ann"}]}"##,
            "T",
            &["Ann"],
        );
    }

    #[test]
    fn the_article_is_the_one_with_the_title_of_the_page() {
        check(
            r#"[{"@type":"Article","headline":"Other","author":"X"},{"@type":"Article","headline":"Ours","author":"Y"}]"#,
            "Ours",
            &["Y"],
        );
        check(
            r#"{"@type":"ItemList","itemListElement":[{"@type":"Article","headline":"In a list","author":"X"}]}"#,
            "",
            &[],
        );
    }

    #[test]
    fn the_page_fills_what_the_article_leaves_out() {
        let linked = linked(
            r#"{"@graph":[{"@type":"Article","headline":"T"},{"@type":"WebPage","datePublished":"2024-01-02","inLanguage":"fr"},{"@type":"WebSite","name":"S"}]}"#,
        );
        assert_eq!(linked.published.as_deref(), Some("2024-01-02"));
        assert_eq!((linked.lang.as_deref(), linked.publisher.as_deref()), (Some("fr"), Some("S")));
    }

    #[test]
    fn the_dates_of_baidu_have_names_of_their_own() {
        let linked = linked(
            r#"{"@context":"https://ziyuan.baidu.com/contexts/cambrian.jsonld","pubDate":"2022-08-14T16:20:11","upDate":"2023-01-03"}"#,
        );
        assert_eq!(linked.published.as_deref(), Some("2022-08-14T16:20:11"));
        assert_eq!(linked.modified.as_deref(), Some("2023-01-03"));
    }

    #[test]
    fn broken_json_is_mended() {
        check("{\"@type\":\"Article\",\"headline\":\"One\nline\",\"author\":\"Ann\",}", "One line", &["Ann"]);
        check("//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"T\",\"author\":[\"Ann\",]}\n//]]>", "T", &["Ann"]);
        check("<!-- {\"@type\":\"Article\",\"headline\":\"T\"}; -->", "T", &[]);
        check("{\"@type\":\"Article\"} {\"@type\":\"Article\",\"headline\":\"Ours\"}", "Ours", &[]);
    }

    #[test]
    fn hostile_json_ends() {
        for json in [
            "",
            "{",
            "[[[[",
            "null",
            "\"x\"",
            "{\"@type\":{}}",
            "{\"@type\":\"Article\",\"author\":{\"@id\":1},\"headline\":{}}",
        ] {
            let _ = linked(json);
        }
        let _ = linked(&"[".repeat(100_000));
        let _ = linked(&"{\"author\":".repeat(10_000));
        check(r##"{"@type":"Article","headline":"T","author":{"@id":"#a","x":{"@id":"#a"}}}"##, "T", &[]);
    }
}
