//! A page from HTML text, for files. The parser stands here and nowhere else; the browser side never needs it.

use super::parse::parse;
use super::{Builder, Page, Source, Tag, shadow};
use crate::snapshot::limits;
use ego_tree::NodeId;
use html5ever::{QualName, local_name, ns};
use scraper::{Html, Node};
use url::Url;

impl Page {
    /// Parses HTML text. `address` is where the page was found; relative addresses are read against its `base`.
    pub fn from_html(html: &str, address: Option<Url>) -> Self {
        let mut end = html.len().min(limits::HTML_BYTES);
        while !html.is_char_boundary(end) {
            end -= 1;
        }
        let mut tree = parse(html.get(..end).unwrap_or_default());
        drop_attributes(&mut tree);
        shadow::flatten(&mut tree);
        let base = base_of(&tree, address.as_ref());
        let root = tree.tree.root().children().find(|n| n.value().is_element()).map(|n| n.id());
        let mut builder = Builder::on(tree);
        if end < html.len() {
            builder.note(super::Note::TextCut);
        }
        if let Some(root) = root {
            adopt(&mut builder, root);
        }
        builder.finish(Source::Markup, address, base)
    }
}

/// Takes the parsed tree into the outline, in document order and without recursion.
fn adopt(builder: &mut Builder, root: NodeId) {
    // Each element that is open, and what comes behind it.
    let (mut next, mut open): (Option<NodeId>, Vec<Option<NodeId>>) = (Some(root), Vec::new());
    loop {
        let Some(id) = next else {
            // All in the innermost element has been seen.
            match open.pop() {
                Some(behind) => {
                    builder.close();
                    next = behind;
                    continue;
                }
                None => break,
            }
        };
        let Some(node) = builder.tree.tree.get(id) else { break };
        let behind = node.next_sibling().map(|sibling| sibling.id()).filter(|_| id != root);
        next = behind;
        match node.value() {
            Node::Text(_) => builder.enter_text(id),
            Node::Element(element) => {
                let tag = Tag::of(element.name());
                let is_hidden = is_hidden(element) || in_closed_details(&node);
                next = node.first_child().map(|child| child.id());
                open.push(behind);
                builder.enter(id, tag, is_hidden);
            }
            _ => {}
        }
    }
}

/// What a browser would not show by its own style sheet or the element's own style. Style sheets are not read.
fn is_hidden(element: &scraper::node::Element) -> bool {
    let attr = |name: &str| element.attrs.iter().find(|(n, _)| &*n.local == name).map(|(_, v)| &**v);
    if attr("hidden").is_some() || (element.name() == "dialog" && attr("open").is_none()) {
        return true;
    }
    attr("style").is_some_and(|style| {
        style.split(';').filter_map(|declaration| declaration.split_once(':')).any(|(property, value)| {
            let value = value.trim().trim_end_matches("!important").trim_end();
            (property.trim().eq_ignore_ascii_case("display") && value.eq_ignore_ascii_case("none"))
                || (property.trim().eq_ignore_ascii_case("visibility") && value.eq_ignore_ascii_case("hidden"))
        })
    })
}

/// A closed `details` shows its summary alone.
fn in_closed_details(node: &ego_tree::NodeRef<'_, Node>) -> bool {
    let is_summary = node.value().as_element().is_some_and(|e| e.name() == "summary");
    let parent = node.parent();
    let parent = parent.as_ref().and_then(|p| p.value().as_element());
    !is_summary && parent.is_some_and(|e| e.name() == "details" && !e.attrs.iter().any(|(n, _)| &*n.local == "open"))
}

/// Names that begin with a colon are the walk's own; a file cannot claim them. And no element has more than are read of it in
/// a tab.
fn drop_attributes(tree: &mut Html) {
    for node in tree.tree.values_mut() {
        let Node::Element(element) = node else { continue };
        if element.attrs.iter().any(|(name, _)| name.local.starts_with(':')) {
            element.attrs.retain(|(name, _)| !name.local.starts_with(':'));
        }
        // What scripts keep for themselves goes first.
        let mut spare = element.attrs.len().saturating_sub(limits::ATTRIBUTES);
        if spare > 0 {
            element.attrs.retain(|(name, _)| {
                let goes = spare > 0 && (name.local.starts_with("data-") || name.local.starts_with("on"));
                spare -= usize::from(goes);
                !goes
            });
            element.attrs.truncate(limits::ATTRIBUTES);
        }
    }
}

/// The first `base` with an address, as browsers do; only http and https are believed.
fn base_of(tree: &Html, address: Option<&Url>) -> Option<Url> {
    let name = QualName::new(None, ns!(html), local_name!("base"));
    let href =
        tree.tree.values().filter_map(Node::as_element).filter(|e| e.name == name).find_map(|e| e.attr("href"))?;
    crate::address::read(href, address).filter(|url| matches!(url.scheme(), "http" | "https"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subtree_is_a_range() {
        let page = Page::from_html("<body><div><p>a<b>b</b></p>c</div><p>d", None);
        let div = page.first(Tag::Div).unwrap_or_default();
        assert_eq!(page.subtree_text(div), "ab c");
        assert_eq!(page.children(div).count(), 2);
        assert_eq!(page.tag(page.end(div)), Tag::P);
    }

    #[test]
    fn noscript_is_read_in_place() {
        let page = Page::from_html("<body><p>a</p><noscript><p>b <img src=x.jpg></p></noscript><p>c", None);
        assert_eq!(page.subtree_text(0), "a b c");
        assert!(page.first(Tag::Img).is_some());
    }

    #[test]
    fn a_base_moves_relative_addresses() {
        let address = Url::parse("https://limpide.example/a/b").ok();
        let page = Page::from_html("<base href='/c/'><a href=d>d</a>", address);
        assert_eq!(page.resolve("d").map(String::from).as_deref(), Some("https://limpide.example/c/d"));
    }

    #[test]
    fn depth_is_bounded_and_text_is_not_lost() {
        let page = Page::from_html(&format!("{}deep{}", "<div>".repeat(5_000), "</div>".repeat(5_000)), None);
        assert!((0..page.len()).all(|n| page.depth(n) <= limits::DEPTH));
        assert!(page.subtree_text(0).contains("deep"));
        assert_eq!(page.notes(), [super::super::Note::Flattened]);
    }

    #[test]
    fn knows_what_a_file_hides() {
        let page = Page::from_html(
            "<p hidden>a</p><p style='color:red; display : none'>b</p><details><summary>s</summary>d</details>",
            None,
        );
        let hidden: Vec<_> =
            (0..page.len()).filter(|&n| page.tag(n) == Tag::Text && page.is_hidden(n)).map(|n| page.text(n)).collect();
        assert_eq!(hidden, ["a", "b"]);
    }
}
