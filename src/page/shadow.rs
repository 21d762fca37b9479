//! Declarative shadow roots of a file, flattened as the walk flattens those of a tab: the content of the template stands
//! in place of what its host holds, and that in the slots of its name. What no slot takes is not shown.
//! <https://html.spec.whatwg.org/multipage/scripting.html#attr-template-shadowrootmode>

use ego_tree::{NodeId, NodeRef};
use scraper::{Html, Node};
use std::collections::{BTreeMap, BTreeSet};

/// Elements beside custom ones that may have a shadow root: <https://dom.spec.whatwg.org/#valid-shadow-host-name>.
#[rustfmt::skip]
const HOSTS: [&str; 18] = [
    "article", "aside", "blockquote", "body", "div", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "main", "nav",
    "p", "section", "span",
];

/// Flattens every declarative shadow root of the tree, the outer before those in it. A node belongs to one root, so that
/// all of them together are read once.
pub(super) fn flatten(tree: &mut Html) {
    let roots: Vec<NodeId> = tree.tree.nodes().filter(is_shadow_root).map(|node| node.id()).collect();
    for root in roots {
        attach(tree, root);
    }
}

/// Puts the content of a root in place of what its host holds.
fn attach(tree: &mut Html, root: NodeId) {
    let Some(template) = tree.tree.get(root) else { return };
    let Some(host) = template.parent().filter(may_be_host) else { return };
    let light = host.children().filter(|node| node.id() != root);
    let light: Vec<(NodeId, Option<String>)> = light.map(|node| (node.id(), wanted_slot(&node))).collect();
    // The parser keeps the content of a template in a fragment of its own.
    let fragment = template.first_child().filter(|node| node.value().is_fragment()).unwrap_or(template);
    let content: Vec<NodeId> = fragment.children().map(|node| node.id()).collect();
    let (host, slots) = (host.id(), slots_in(template));
    put(tree, root, None);
    let mut filled = BTreeSet::new();
    for (node, name) in light {
        let slot = name.as_ref().and_then(|name| slots.get(name)).copied();
        // What stands in a slot is shown where nothing is put into it.
        if let Some(slot) = slot.filter(|slot| filled.insert(*slot)) {
            empty(tree, slot);
        }
        put(tree, node, slot);
    }
    for node in content {
        put(tree, node, Some(host));
    }
}

/// Takes the children of a node out of the tree.
fn empty(tree: &mut Html, node: NodeId) {
    let children = tree.tree.get(node).into_iter().flat_map(|node| node.children());
    for child in children.map(|child| child.id()).collect::<Vec<_>>() {
        put(tree, child, None);
    }
}

/// Moves a node behind the children of another, or out of the tree.
fn put(tree: &mut Html, node: NodeId, parent: Option<NodeId>) {
    if let Some(mut parent) = parent.and_then(|parent| tree.tree.get_mut(parent)) {
        parent.append_id(node);
    } else if let Some(mut node) = tree.tree.get_mut(node) {
        node.detach();
    }
}

/// The slots of a root by their name, of each name the first. Those in a template within it belong to another root.
fn slots_in(template: NodeRef<'_, Node>) -> BTreeMap<String, NodeId> {
    let mut slots = BTreeMap::new();
    let mut open: Vec<NodeRef<'_, Node>> = vec![template];
    while let Some(node) = open.pop() {
        if node.value().as_element().is_some_and(|element| element.name() == "slot") {
            slots.entry(attr(&node, "name").unwrap_or_default().to_owned()).or_insert(node.id());
        }
        let is_inner = node.id() != template.id() && is_template(&node);
        if !is_inner {
            open.extend(node.children().rev());
        }
    }
    slots
}

/// The name of the slot that a child of a host is shown in; none where it is neither an element nor text.
fn wanted_slot(node: &NodeRef<'_, Node>) -> Option<String> {
    match node.value() {
        Node::Element(_) => Some(attr(node, "slot").unwrap_or_default().to_owned()),
        Node::Text(_) => Some(String::new()),
        _ => None,
    }
}

fn is_template(node: &NodeRef<'_, Node>) -> bool {
    node.value().as_element().is_some_and(|element| element.name() == "template")
}

fn is_shadow_root(node: &NodeRef<'_, Node>) -> bool {
    let mode = || attr(node, "shadowrootmode").unwrap_or_default();
    is_template(node) && ["open", "closed"].iter().any(|known| mode().eq_ignore_ascii_case(known))
}

fn may_be_host(node: &NodeRef<'_, Node>) -> bool {
    node.value().as_element().is_some_and(|element| element.name().contains('-') || HOSTS.contains(&element.name()))
}

fn attr<'a>(node: &NodeRef<'a, Node>, name: &str) -> Option<&'a str> {
    let element = node.value().as_element()?;
    element.attrs.iter().find(|(own, _)| &*own.local == name).map(|(_, value)| &**value)
}

#[cfg(test)]
mod tests {
    use crate::page::Page;

    #[track_caller]
    fn check(html: &str, text: &str) {
        assert_eq!(Page::from_html(html, None).subtree_text(0), text, "{html}");
    }

    #[test]
    fn the_content_stands_in_place_of_what_the_host_holds() {
        check("<x-a><template shadowrootmode=open><p>a</p></template><p>b</p></x-a><p>c", "a c");
        check("<div><template shadowrootmode=Closed><p>a</p></template></div>", "a");
        for plain in
            ["<x-a><template><p>a</p></template>b</x-a>", "<ul><template shadowrootmode=open>a</template>b</ul>"]
        {
            check(plain, "b");
        }
        check(
            "<x-a><template shadowrootmode=open>a<slot></slot></template><template shadowrootmode=open>b</template>c",
            "ac",
        );
    }

    #[test]
    fn slots_are_filled_by_their_names() {
        check(
            "<x-a><template shadowrootmode=open><h1><slot name=t>none</slot></h1><slot></slot><i><slot name=u>d</slot></i>\
             <slot>e</slot></template>a<!-- x --><b slot=t>t</b><p>b</p><b slot=v>v</b></x-a>",
            "t a b de",
        );
    }

    #[test]
    fn roots_stand_within_roots() {
        check(
            "<x-a><template shadowrootmode=open><x-b><template shadowrootmode=open>(<slot></slot>)</template><i>i</i>\
             <slot></slot></x-b></template><x-c><template shadowrootmode=open>[<slot></slot>]</template>c</x-c></x-a>",
            "(i[c])",
        );
    }

    #[test]
    fn depth_costs_nothing() {
        let html = format!("{}a", "<x-a><template shadowrootmode=open>".repeat(5_000));
        check(&html, "a");
    }
}
