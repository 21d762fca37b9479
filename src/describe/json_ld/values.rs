//! What a node says under a key: texts, names of people and bodies, addresses of images, through lists and references.

use super::Node;
use crate::describe::value::clean;
use serde_json::Value;

/// Authors that are read.
const MAX_AUTHORS: usize = 20;

/// The first of the keys that says something.
pub fn text_of(node: &Node, keys: &[&str]) -> Option<String> {
    keys.iter().filter_map(|key| node.get(*key)).find_map(first_text)
}

fn first_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => clean(text),
        Value::Number(number) => number.as_i64().map(|number| number.to_string()),
        Value::Array(items) => items.iter().filter_map(Value::as_str).find_map(clean),
        Value::Object(node) => {
            ["@value", "name", "alternateName"].iter().filter_map(|key| node.get(*key)?.as_str()).find_map(clean)
        }
        _ => None,
    }
}

/// The names of people or bodies, through lists and references.
pub fn names(value: &Value, nodes: &[&Node]) -> Vec<String> {
    let mut steps = vec![(value, 0u8)];
    let mut found: Vec<String> = Vec::new();
    while let Some((value, depth)) = steps.pop() {
        if found.len() >= MAX_AUTHORS || depth > 4 {
            break;
        }
        match value {
            Value::String(name) => found.extend(clean(name).filter(|name| !found.contains(name))),
            Value::Array(items) => steps.extend(items.iter().rev().map(|item| (item, depth + 1))),
            Value::Object(node) => match name_of(node).or_else(|| name_of(referred(node, nodes)?)) {
                Some(name) if !found.contains(&name) => found.push(name),
                Some(_) => {}
                // Some put the list under the name.
                None => steps.extend(node.get("name").filter(|name| name.is_array()).map(|name| (name, depth + 1))),
            },
            _ => {}
        }
    }
    found
}

fn name_of(node: &Node) -> Option<String> {
    if let Some(name) = node.get("name").and_then(Value::as_str).and_then(clean) {
        return Some(name);
    }
    let part = |key: &str| node.get(key).and_then(Value::as_str).and_then(clean);
    match (part("givenName"), part("familyName")) {
        (Some(given), Some(family)) => Some(format!("{given} {family}")),
        (given, family) => given.or(family),
    }
}

/// The node with the same `@id` that says more.
fn referred<'a>(node: &Node, nodes: &[&'a Node]) -> Option<&'a Node> {
    let id = node.get("@id")?.as_str()?;
    nodes.iter().find(|other| other.len() > 1 && other.get("@id").and_then(Value::as_str) == Some(id)).copied()
}

/// The address of an image.
pub fn image(value: &Value, nodes: &[&Node]) -> Option<String> {
    match value {
        Value::String(address) => clean(address),
        Value::Array(items) => items.iter().find_map(|item| match item {
            Value::Array(_) => None,
            item => image(item, nodes),
        }),
        Value::Object(node) => {
            text_of(node, &["url", "contentUrl"]).or_else(|| text_of(referred(node, nodes)?, &["url", "contentUrl"]))
        }
        _ => None,
    }
}
