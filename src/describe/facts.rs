//! Whether a date or a name stands in a row of facts, such as `Date: 11 November 2026` beside `Place: Upper Lock`: such a
//! row tells of what the article is about, and not of the article.

use super::byline::is_label;
use super::dates::words::{PLAIN_LABELS, says_change, says_publication};
use super::said::HEAD_WORDS;
use crate::page::text::folded;
use crate::page::{Page, Tag};

/// Bytes of the label of a row.
const LABEL_BYTES: usize = 40;
/// Bytes of a row that are read.
const ROW_BYTES: usize = 160;
/// Rows of a list that are looked at, and nodes of each.
const MOST_ROWS: usize = 40;
const ROW_NODES: usize = 60;

/// Labels in the head of an article that say where it is filed, and who has read it; folded, sorted.
#[rustfmt::skip]
const FILED: [&str; 38] = [
    "aufrufe", "categoria", "categorias", "categorie", "categories", "category", "filed", "hits", "kategori", "kategoria",
    "kategorie", "kategorien", "keywords", "label", "labels", "language", "mots", "quelle", "reads", "rubrica", "rubriek",
    "rubrik", "rubrique", "schlagworte", "section", "source", "subject", "tag", "tags", "tema", "temas", "thema", "topic",
    "topics", "type", "updated", "version", "views",
];

/// Whether the element is, or stands in, a row that has a label, beside rows whose labels speak of neither author, dates
/// nor section.
pub fn is_fact(page: &Page, title: Option<usize>, node: usize) -> bool {
    let holds_title = |n: usize| title.is_some_and(|title| page.contains(n, title));
    let mut around = std::iter::once(node).chain(page.ancestors(node)).take_while(|&n| !holds_title(n));
    let Some(row) = around.find(|&n| matches!(page.tag(n), Tag::Tr | Tag::Li | Tag::P)) else { return false };
    let Some(list) = page.parent(row).filter(|_| label(page, row).is_some()) else { return false };
    let is_row = |&other: &usize| other != title.unwrap_or(usize::MAX) && page.tag(other) == page.tag(row);
    let rows = page.children(list).filter(|&other| page.tag(other) != Tag::Text);
    // Paragraphs are rows where they follow one another.
    let mut labels: Vec<(usize, String)> = Vec::new();
    let mut is_run = false;
    for other in rows.take(MOST_ROWS) {
        let said = Some(other).filter(is_row).and_then(|other| label(page, other));
        match said {
            Some(said) => labels.push((other, said)),
            None if page.tag(row) != Tag::P => {}
            None if is_run => break,
            None => labels.clear(),
        }
        is_run |= other == row;
    }
    !labels.iter().any(|(_, label)| is_of_article(label))
        && labels.iter().any(|(other, label)| *other != row && is_of_other(label))
}

/// What stands before the value of a row, folded: its first cell, the text before a colon, or an element of its own.
fn label(page: &Page, row: usize) -> Option<String> {
    if page.end(row) - row > ROW_NODES {
        return None;
    }
    let text = if page.tag(row) == Tag::Tr {
        let mut cells = page.children(row).filter(|&n| matches!(page.tag(n), Tag::Td | Tag::Th));
        let (first, second) = (cells.next()?, cells.next()?);
        let value = page.range_head(second, page.end(second), ROW_BYTES);
        (!value.trim().is_empty()).then(|| page.range_head(first, page.end(first), ROW_BYTES))?
    } else {
        let text = page.range_head(row, page.end(row), ROW_BYTES);
        let parted = text.split_once([':', '：']).filter(|(_, value)| !value.trim().is_empty());
        parted.map(|(label, _)| label.to_owned()).or_else(|| set_apart(page, row, &text))?
    };
    let text = text.trim().trim_end_matches([':', '：']);
    let is_label = !text.is_empty() && text.len() <= LABEL_BYTES && !text.contains(char::is_numeric);
    is_label.then(|| folded(text)).filter(|label| !label.is_empty())
}

/// The text of the element with which a row begins, where more follows.
fn set_apart(page: &Page, row: usize, text: &str) -> Option<String> {
    let first = page.children(row).find(|&n| page.tag(n) != Tag::Text || page.reading(n).characters > 0)?;
    let own = page.range_head(first, page.end(first), ROW_BYTES);
    let is_label = matches!(page.tag(first), Tag::B | Tag::Strong) && own.trim().len() < text.trim().len();
    is_label.then_some(own)
}

/// Whether the label announces who wrote the article, or when it was published or changed.
fn is_of_article(label: &str) -> bool {
    let says_when = |word: &str| (says_publication(word) || says_change(word)) && !PLAIN_LABELS.contains(&word);
    is_label(label) || label.split(' ').any(says_when)
}

/// Whether the label speaks of nothing that the head of an article has.
fn is_of_other(label: &str) -> bool {
    let is_known = |word: &str| HEAD_WORDS.contains(&word) || PLAIN_LABELS.contains(&word) || FILED.contains(&word);
    !label.split(' ').any(is_known)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the facts stay, and no date is taken of them.
    fn stays(head: &str) -> bool {
        let text = "<p>For a week it rained on the wheat of the whole valley, and nobody in the town spoke of it.</p>";
        let page =
            Page::from_html(&format!("<title>Lantern walk</title><h1>Lantern walk</h1>{head}{text}{text}"), None);
        let metadata = crate::describe::describe(&page);
        metadata.said_nodes.is_empty() && metadata.published.is_none()
    }

    #[test]
    fn the_table_is_sorted() {
        assert!(FILED.is_sorted());
    }

    #[test]
    fn the_date_of_a_row_of_facts_is_not_the_articles() {
        for head in [
            "<table><tr><th>Date<td>11 November 2026<tr><th>Time<td>6 pm<tr><th>Place<td>Upper Lock, Oakley</table>",
            "<table><tr><td>Datum<td><time datetime=2026-11-11>11. November 2026</time><tr><td>Ort<td>Oakley</table>",
            "<ul><li>Date: 11 November 2026<li>Time: 6 pm to 8 pm<li>Place: Upper Lock</ul>",
            "<ul><li><strong>When</strong> 11 November 2026<li><strong>Where</strong> Upper Lock</ul>",
            "<p>Date: 11 November 2026</p><p>Place: Upper Lock, Oakley</p><p>Price: free</p>",
        ] {
            assert!(stays(head), "{head}");
        }
    }

    #[test]
    fn a_list_that_tells_of_the_article_is_a_stamp() {
        for head in [
            "<ul><li>Date: 11 November 2026<li>Author: Ann Lee</ul>",
            "<ul><li>Date: 11 November 2026<li>Category: Weather</ul>",
            "<ul><li>By Ann Lee<li>11 November 2026<li>5 min read<li>3 comments</ul>",
            "<ul><li>Published: 11 November 2026<li>Place: Upper Lock</ul>",
            "<p>Date: 11 November 2026</p>",
        ] {
            assert!(!stays(head), "{head}");
        }
    }
}
