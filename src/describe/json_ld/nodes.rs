//! The nodes of a page's JSON-LD: which of them may be the article, and what kind of thing each is.

use super::Node;
use serde_json::Value;

/// Nodes that are looked at, of all scripts.
const MAX_NODES: usize = 20_000;

/// The nodes that may be the article: at the top, in a `@graph`, or the main entity of one of these.
pub fn main_nodes(values: &[Value]) -> Vec<&Node> {
    let mut steps: Vec<&Value> = values.iter().rev().collect();
    let mut found = Vec::new();
    while let Some(value) = steps.pop() {
        match value {
            Value::Array(items) => steps.extend(items.iter().rev()),
            Value::Object(node) if found.len() < MAX_NODES => {
                found.push(node);
                steps.extend(["mainEntityOfPage", "mainEntity", "@graph"].iter().filter_map(|key| node.get(*key)));
            }
            _ => {}
        }
    }
    found
}

/// Every node, wherever it stands.
pub fn all_nodes(values: &[Value]) -> Vec<&Node> {
    let mut steps: Vec<&Value> = values.iter().rev().collect();
    let mut found = Vec::new();
    while let Some(value) = steps.pop() {
        match value {
            Value::Array(items) => steps.extend(items.iter().rev()),
            Value::Object(node) if found.len() < MAX_NODES => {
                found.push(node);
                steps.extend(node.values().filter(|value| value.is_object() || value.is_array()));
            }
            _ => {}
        }
    }
    found
}

/// The rank of a node that is the page around the article.
pub const PAGE: u8 = 1;

/// How much the node's type is that of an article; none if it is not one at all.
pub fn rank(node: &Node) -> Option<u8> {
    types(node)
        .filter_map(|name| match name {
            "Review"
            | "CriticReview"
            | "Recipe"
            | "HowTo"
            | "Chapter"
            | "Book"
            | "CreativeWork"
            | "Question"
            | "DiscussionForumPosting"
            | "QAPage"
            | "PodcastEpisode" => Some(3),
            "VideoObject" | "Course" | "Guide" => Some(2),
            "LiveBlogPosting" | "Report" => Some(4),
            "WebPage" | "ItemPage" | "AboutPage" | "FAQPage" | "MedicalWebPage" | "CollectionPage" => Some(PAGE),
            name if name.ends_with("Article") || name.ends_with("BlogPosting") => Some(4),
            _ => None,
        })
        .max()
}

fn types(node: &Node) -> impl Iterator<Item = &str> {
    let value = node.get("@type");
    let several = value.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let names = value.and_then(Value::as_str).into_iter().chain(several.iter().filter_map(Value::as_str));
    names.map(|name| name.rsplit(['/', '#', ':']).next().unwrap_or(name))
}

/// Whether the node is of this type.
pub fn is_a(node: &Node, name: &str) -> bool {
    types(node).any(|t| t == name)
}
