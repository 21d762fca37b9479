//! Whether an element that says who or when stands apart from the text: a line in the head of an article, and not a date in
//! a sentence, a cell, a note, or the entries of a diary. What is part of the text is never taken out of it.

use crate::page::{Page, Tag};

/// Words beside it that are neither names nor dates, up to which a paragraph is a line of the head.
const MOST_STRANGE: usize = 4;
/// The same below a picture.
const MOST_OF_PORTRAIT: usize = 2;
/// Texts of a line; what has more is a whole page.
const MOST_TEXTS: usize = 200;
/// How far around the element its like is looked for, elements; and among how many siblings of each.
const AROUND: usize = 3;
const MOST_SIBLINGS: usize = 200;
/// Nodes of a sibling that are asked whether they are its like.
const MOST_NODES: usize = 40;
/// Bytes of text between entries.
const ENTRY_BYTES: usize = 60;

/// Whether the element stands in a sentence, a caption, a cell or a note. `strange` counts the words of a text that are
/// neither a name nor of a date nor stand beside them.
pub fn is_in_text(page: &Page, title: usize, node: usize, strange: &mut impl FnMut(usize) -> usize) -> bool {
    let around = || std::iter::once(node).chain(page.ancestors(node));
    // Tables are layout, too: then the title is in the same row.
    let mut near = around().take_while(|&n| !page.contains(n, title));
    if near.any(|n| matches!(page.tag(n), Tag::Pre | Tag::Cite | Tag::Dt | Tag::Dd)) {
        return true;
    }
    let mut near = around().take_while(|&n| !page.contains(n, title));
    let row = near.find(|&n| matches!(page.tag(n), Tag::Tr | Tag::Li | Tag::Figcaption));
    // Below the author's portrait stands a name, and what its bearer does.
    let most = row.map_or(0, |row| if page.tag(row) == Tag::Figcaption { MOST_OF_PORTRAIT } else { 0 });
    if row.is_some_and(|row| beside(page, row, node, strange).is_none_or(|(all, _)| all > most)) {
        return true;
    }
    // What a link leads to that leads back is a note.
    let is_note = |row: usize| {
        let mut links = page.nodes(row..page.end(row)).take(MOST_NODES).filter(|&n| page.tag(n) == Tag::A);
        page.attr(row, "id").is_some() && links.any(|n| page.attr(n, "href").is_some_and(|href| href.starts_with('#')))
    };
    let mut rows = page.nodes(node..page.end(node)).take(MOST_NODES).filter(|&n| page.tag(n) == Tag::Li).chain(row);
    if rows.any(is_note) {
        return true;
    }
    let Some(line) = around().find(|&n| page.tag(n).is_block()).filter(|&line| line != node) else { return false };
    let Some((all, loose)) = beside(page, line, node, strange) else { return true };
    let is_paragraph = matches!(page.tag(line), Tag::P | Tag::Blockquote) || page.tag(line).heading_level().is_some();
    loose > 0 || (is_paragraph && all > MOST_STRANGE)
}

/// Whether the element is in a list or a table, or holds one, and the title is not in the same one.
pub fn is_in_list(page: &Page, title: usize, node: usize) -> bool {
    let is_part = |tag: Tag| matches!(tag, Tag::Li | Tag::Tr | Tag::Td | Tag::Th | Tag::Dt | Tag::Dd);
    let mut around = std::iter::once(node).chain(page.ancestors(node)).take_while(|&n| !page.contains(n, title));
    around.any(|n| is_part(page.tag(n)))
        || page.nodes(node..page.end(node)).take(MOST_NODES).any(|n| is_part(page.tag(n)))
}

/// The strange words in `outer` beside `node`: all, and those that stand in no element of their own; none where there is too
/// much to read.
fn beside(page: &Page, outer: usize, node: usize, strange: &mut impl FnMut(usize) -> usize) -> Option<(usize, usize)> {
    let (mut all, mut loose, mut texts) = (0, 0, 0);
    for text in page.nodes(outer..page.end(outer)).filter(|&n| page.tag(n) == Tag::Text) {
        if page.contains(node, text) {
            continue;
        }
        texts += 1;
        if texts > MOST_TEXTS {
            return None;
        }
        let count = strange(text);
        all += count;
        if page.parent(text).is_some_and(|parent| page.contains(parent, node)) {
            loose += count;
        }
    }
    Some((all, loose))
}

/// Whether the element is one of a row of its like with text between them: the dates of a diary, the times of a live blog.
/// `says` is whether an element says no more than who and when.
pub fn is_entry(page: &Page, node: usize, says: &mut impl FnMut(usize) -> bool) -> bool {
    let ancestors = page.ancestors(node).take(AROUND);
    let mut inner = node;
    for outer in ancestors {
        if page.tag(outer) == Tag::Html {
            return false;
        }
        let (mut found, mut bytes) = (0, ENTRY_BYTES);
        for sibling in page.children(outer).take(MOST_SIBLINGS) {
            let is_like =
                |&n: &usize| page.tag(n) == page.tag(node) && page.attr(n, "class") == page.attr(node, "class");
            let like = (page.tag(sibling) == page.tag(inner)).then(|| {
                let mut nodes = page.nodes(sibling..page.end(sibling)).take(MOST_NODES);
                nodes.find(is_like)
            });
            if bytes >= ENTRY_BYTES && like.flatten().is_some_and(|n| sibling == inner || says(n)) {
                found += 1;
                bytes = 0;
            }
            bytes += bytes_of(page, sibling);
        }
        // Of two, one may be the author's name below the text.
        if found >= 3 {
            return true;
        }
        inner = outer;
    }
    false
}

/// Bytes of the text in an element, as far as it matters.
fn bytes_of(page: &Page, node: usize) -> usize {
    let texts = page.nodes(node..page.end(node)).take(MOST_NODES).filter(|&n| page.tag(n) == Tag::Text);
    texts.map(|text| page.reading(text).trimmed as usize).sum()
}

#[cfg(test)]
mod tests {
    use crate::page::Page;

    /// What is said of the page, below a head that says it.
    fn said(body: &str) -> Vec<String> {
        let head = "<meta name=author content='Ann Lee'><title>Rain on wheat</title><h1>Rain on wheat</h1>";
        let end = "<p>For a week it rained on the wheat of the whole valley, and nobody in the town spoke of it.</p>";
        let page = Page::from_html(&format!("{head}{body}{end}"), None);
        let said = crate::describe::describe(&page).said_nodes;
        said.iter().map(|&node| page.subtree_text(node)).collect()
    }

    #[test]
    fn what_stands_in_a_sentence_is_text() {
        for body in [
            "<p>The storm of <strong>4 March 2025</strong> took the roof, and <em>Ann Lee</em> saw it.",
            "<p><span>The storm of </span><b>4 March 2025</b><span> took the roof off the barn, people say.</span>",
            "<div><b>Ann Lee</b> (born <span>4 March 1960</span>) is a chandler and a writer of letters.</div>",
            "<p>As was shown by <cite>Lee (2019)</cite> and by <cite>(Lee, <a href='#b'>2021</a>)</cite>.",
            "<figure><img src=/a.jpg width=400><figcaption>The barn. <span>Photo: Ann Lee</span></figcaption></figure>",
            "<ul><li><b>4 March 2025</b> – the roof goes</ul>",
            "<table><tr><th>Date<th>Rain<tr><td>4 March 2025<td>much of it<tr><td>5 March 2025<td>none</table>",
            "<dl><dt>4 March 2025<dd>The roof goes.</dl>",
            "<ol><li id=fn:1><p>A. Lee, 2019. <a href='#fnref:1'>↩</a></ol>",
        ] {
            assert_eq!(said(body), [""; 0], "{body}");
        }
    }

    #[test]
    fn a_line_of_the_head_may_hold_other_things() {
        let line = "<div><span>By Ann Lee</span> <a href=/p>Politics</a> <time>4 March 2025</time> <a>Share</a></div>";
        assert_eq!(said(line), ["By Ann Lee", "4 March 2025"]);
        assert_eq!(said("<p><a>Ann Lee</a> | <span>Weather</span>"), ["Ann Lee"]);
        assert_eq!(said("<ul><li>By Ann Lee<li>4 March 2025</ul>"), ["By Ann Lee 4 March 2025"]);
        let layout = "<table><tr><td><h1>Rain on wheat</h1><p>By Ann Lee</p><td>Our other pages on the weather</table>";
        let page =
            Page::from_html(&format!("<title>Rain on wheat</title><meta name=author content='Ann Lee'>{layout}"), None);
        assert_eq!(crate::describe::describe(&page).said_nodes.len(), 1);
    }

    #[test]
    fn the_times_of_entries_are_text() {
        let entry = |time: &str| {
            format!(
                "<div class=entry><time>{time}</time><p>The rain goes on over the wheat, and over all of the town.</p></div>"
            )
        };
        let times = ["10:20 am", "10:10 am", "9:40 am"].map(entry).concat();
        assert_eq!(said(&format!("<p>By Ann Lee</p><div>{times}</div>")), ["By Ann Lee"]);
        let day = |day: u32| {
            format!(
                "<p><b>{day} March 2025</b></p><p>Dear reader, the rain goes on over the wheat, and over the town.</p>"
            )
        };
        assert_eq!(said(&[4, 5, 6].map(day).concat()), [""; 0]);
    }
}
