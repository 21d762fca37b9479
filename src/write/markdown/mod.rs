//! An Article as Markdown: `CommonMark` with the tables, footnotes and strikethrough of GitHub, and a YAML front matter.
//! Text stays text: whatever Markdown would read as a mark is escaped.

mod inline;
#[cfg(test)]
mod promises;
#[cfg(test)]
mod seen;

use super::lines::prefixed;
use super::text::body_text;
use super::{FrontMatter, updated};
use crate::article::{Article, Block, BlockKind, Definition, Figure, Footnote, Image, Inline, Row, item_numbers};
use inline::{At, address, escape_line, inlines};
use std::borrow::Cow;

/// `CommonMark` reads no longer list numbers (section 5.2).
const LARGEST_NUMBER: i64 = 999_999_999;

/// Writes the article.
pub(super) fn markdown(article: &Article, front: FrontMatter) -> String {
    let mut parts: Vec<String> = Vec::new();
    if front == FrontMatter::Written {
        parts.push(front_matter(article));
    }
    if !article.title.is_empty() {
        parts.push(format!("# {}", inlines(&[Inline::text(article.title.as_str())], At::Heading)));
    }
    if front == FrontMatter::LeftOut {
        parts.push(inlines(&about(article), At::Paragraph));
    }
    parts.push(blocks(&article.blocks));
    parts.retain(|part| !part.is_empty());
    let mut out = parts.join("\n\n");
    out.truncate(out.trim_end_matches('\n').len());
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

/// What is known of the article, as YAML. A JSON string is a YAML string too (YAML 1.2, section 1.3).
fn front_matter(article: &Article) -> String {
    let fields = [
        ("title", Some(article.title.as_str())),
        ("author", article.byline.as_deref()),
        ("published", article.published.as_deref()),
        ("updated", article.updated()),
        ("source", article.address.as_deref()),
        ("site", article.site.as_deref()),
        ("language", article.lang.as_deref()),
    ];
    let known = fields.into_iter().filter_map(|(name, value)| Some((name, value.filter(|value| !value.is_empty())?)));
    let lines: Vec<String> = known.map(|(name, value)| format!("{name}: {}\n", quoted(value))).collect();
    if lines.is_empty() { String::new() } else { format!("---\n{}---", lines.concat()) }
}

/// A text in quotation marks as YAML reads it. What ends a line to it, and may not stand in a file (section 5.1), is
/// written by number.
fn quoted(text: &str) -> String {
    let json = serde_json::to_string(text).unwrap_or_default();
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}') => {
                out.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    out
}

/// The same as a line for people: byline, date, and the site, which leads to the article.
fn about(article: &Article) -> Vec<Inline> {
    let date = article.published.as_deref().map(|date| date.get(..10).unwrap_or(date));
    let updated = updated(article);
    let known = [article.byline.as_deref(), date, updated.as_deref()];
    let mut parts: Vec<Inline> = known.into_iter().flatten().map(Inline::text).collect();
    let site = article.site.as_deref().or(article.address.as_deref());
    parts.extend(site.map(|site| match &article.address {
        Some(address) => Inline::Link { address: address.clone(), title: None, content: vec![Inline::text(site)] },
        None => Inline::text(site),
    }));
    let mut line = Vec::new();
    for part in parts {
        if !line.is_empty() {
            line.push(Inline::text(" · "));
        }
        line.push(part);
    }
    line
}

/// Blocks with an empty line between them. Recursion is bounded by `MAX_BLOCK_DEPTH`.
fn blocks(blocks: &[Block]) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut is_other_mark = false;
    let mut previous: Option<Cow<'_, BlockKind>> = None;
    for kind in blocks.iter().flat_map(|block| parts_of(&block.kind)) {
        // Two lists in a row are one to Markdown, unless their marks differ.
        let before = previous;
        let is_other = before.as_ref().is_some_and(|before| are_lists(before, &kind)) && !is_other_mark;
        let part = write_block(&kind, is_other);
        if part.is_empty() {
            previous = before;
            continue;
        }
        previous = Some(kind);
        is_other_mark = is_other;
        parts.push(part);
    }
    parts.join("\n\n")
}

/// What Markdown has for a block. It has no terms: they stand in bold over a list of their details. Its lists count up: one
/// that does not is as many as it takes.
fn parts_of(kind: &BlockKind) -> Vec<Cow<'_, BlockKind>> {
    let items = match kind {
        BlockKind::Definitions { items } => items,
        BlockKind::List { ordered: true, start, numbers, items } if !numbers.is_empty() => {
            return counted_up(*start, numbers, items);
        }
        _ => return vec![Cow::Borrowed(kind)],
    };
    let mut parts = Vec::new();
    for Definition { terms, details } in items {
        let terms = terms.iter().map(|term| vec![Inline::Strong { content: term.clone() }]);
        parts.extend(terms.map(|content| Cow::Owned(BlockKind::Paragraph { content })));
        if !details.is_empty() {
            let (start, numbers, items) = (None, Vec::new(), details.clone());
            parts.push(Cow::Owned(BlockKind::List { ordered: false, start, numbers, items }));
        }
    }
    parts
}

/// The lists of which each counts up from its first number.
fn counted_up<'a>(start: Option<i32>, numbers: &[i32], items: &[Vec<Block>]) -> Vec<Cow<'a, BlockKind>> {
    let mut lists: Vec<(i64, Vec<Vec<Block>>)> = Vec::new();
    let mut expected = None;
    for (number, item) in item_numbers(start, numbers).zip(items) {
        match lists.last_mut() {
            Some((_, list)) if expected == Some(number) => list.push(item.clone()),
            _ => lists.push((number, vec![item.clone()])),
        }
        expected = Some(number + 1);
    }
    let list = |(first, items)| BlockKind::List {
        ordered: true,
        start: i32::try_from(first).ok().filter(|&first| first != 1),
        numbers: Vec::new(),
        items,
    };
    lists.into_iter().map(|part| Cow::Owned(list(part))).collect()
}

fn are_lists(previous: &BlockKind, next: &BlockKind) -> bool {
    let order = |kind: &BlockKind| if let BlockKind::List { ordered, .. } = kind { Some(*ordered) } else { None };
    order(previous).is_some() && order(previous) == order(next)
}

fn write_block(kind: &BlockKind, is_other_mark: bool) -> String {
    match kind {
        BlockKind::Paragraph { content } | BlockKind::Standfirst { content } => inlines(content, At::Paragraph),
        BlockKind::Heading { level, content } => {
            format!("{} {}", "#".repeat(usize::from(*level)), inlines(content, At::Heading))
        }
        BlockKind::List { ordered: true, numbers, .. } if !numbers.is_empty() => blocks(&[Block::from(kind.clone())]),
        BlockKind::List { ordered, start, items, .. } => {
            list(ordered.then(|| start.unwrap_or(1)), items, is_other_mark)
        }
        BlockKind::Quote { blocks: inner } | BlockKind::Aside { blocks: inner } => prefixed(&blocks(inner), "> ", "> "),
        BlockKind::Code { text, language } => fenced(text, language.as_deref().unwrap_or_default()),
        BlockKind::Math { text, markup: "tex", .. } => fenced(text, "math"),
        BlockKind::Math { text, number: Some(number), .. } => escape_line(&format!("{text} ({number})")),
        BlockKind::Math { text, .. } => escape_line(text),
        BlockKind::Table { caption, rows } => table(caption.as_deref(), rows),
        BlockKind::Figure(figure) => write_figure(figure),
        BlockKind::Embed { title, address: to, .. } => {
            let title = vec![Inline::text(title.as_str())];
            inlines(&[Inline::Link { address: to.clone(), title: None, content: title }], At::Paragraph)
        }
        BlockKind::Definitions { .. } => blocks(&[Block::from(kind.clone())]),
        BlockKind::Footnotes { items } => items.iter().map(footnote).collect::<Vec<_>>().join("\n\n"),
        BlockKind::Rule => "***".into(),
    }
}

/// A list; numbered from `start` if there is one.
fn list(start: Option<i32>, items: &[Vec<Block>], is_other_mark: bool) -> String {
    let is_tight = items.iter().all(|item| is_tight(item));
    let numbers = i64::from(start.unwrap_or(1)).clamp(0, LARGEST_NUMBER)..;
    let lines = numbers.zip(items).map(|(number, item)| {
        let mark = match (start, is_other_mark) {
            (None, false) => "- ".into(),
            (None, true) => "+ ".into(),
            (Some(_), false) => format!("{}. ", number.min(LARGEST_NUMBER)),
            (Some(_), true) => format!("{}) ", number.min(LARGEST_NUMBER)),
        };
        let text = match item.as_slice() {
            [first, nested] if is_tight => {
                [write_block(&first.kind, false), write_block(&nested.kind, false)].join("\n")
            }
            item => blocks(item),
        };
        prefixed(&text, &mark, &" ".repeat(mark.len()))
    });
    lines.collect::<Vec<_>>().join(if is_tight { "\n" } else { "\n\n" })
}

/// Whether an item needs no empty lines: a paragraph, with at most one list under it. A list that does not begin with 1
/// cannot stand right under a paragraph (`CommonMark`, section 5.2).
fn is_tight(item: &[Block]) -> bool {
    match item {
        [] => true,
        [first] => matches!(first.kind, BlockKind::Paragraph { .. }),
        [first, nested] => {
            matches!(first.kind, BlockKind::Paragraph { .. })
                && match &nested.kind {
                    BlockKind::List { ordered, start, numbers, items } => {
                        !(*ordered && (start.is_some() || !numbers.is_empty()))
                            && items.iter().all(|item| is_tight(item))
                    }
                    _ => false,
                }
        }
        _ => false,
    }
}

/// Code between fences longer than any in it.
fn fenced(text: &str, language: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    let language: String = language.chars().filter(|c| !c.is_whitespace() && *c != '`').collect();
    format!("{fence}{language}\n{text}\n{fence}")
}

fn table(caption: Option<&[Inline]>, rows: &[Row]) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut grid: Vec<Vec<String>> = Vec::new();
    // For each column how many rows, this one counted, a cell of an earlier row reaches into.
    let mut reached: Vec<u16> = Vec::new();
    for row in rows {
        let mut cells: Vec<String> = Vec::new();
        let mut below = reached.clone();
        for cell in &row.cells {
            while reached.get(cells.len()).is_some_and(|left| *left > 0) {
                cells.push(String::new());
            }
            for i in 0..usize::from(cell.columns) {
                let column = cells.len();
                below.resize(below.len().max(column + 1), 0);
                if let Some(left) = below.get_mut(column) {
                    *left = (*left).max(cell.rows);
                }
                cells.push(if i == 0 { cell_text(&cell.blocks) } else { String::new() });
            }
        }
        reached = below.into_iter().map(|left| left.saturating_sub(1)).collect();
        grid.push(cells);
    }
    let columns = grid.iter().map(Vec::len).max().unwrap_or(0);
    if columns == 0 {
        return String::new();
    }
    let has_head = rows.first().is_some_and(|row| row.cells.iter().any(|cell| cell.header));
    let head_length = if has_head { grid.first().map_or(0, Vec::len) } else { 0 };
    let mut rows = grid.into_iter();
    let mut head = if has_head { rows.next().unwrap_or_default() } else { Vec::new() };
    head.resize(columns.max(head_length), String::new());
    lines.push(row_line(&head));
    lines.push(row_line(&vec!["---".to_string(); columns]));
    lines.extend(rows.map(|cells| row_line(&cells)));
    let caption = caption.map(|caption| inlines(caption, At::Paragraph));
    caption.into_iter().chain([lines.join("\n")]).collect::<Vec<_>>().join("\n\n")
}

fn row_line(cells: &[String]) -> String {
    format!("| {} |", cells.join(" | "))
}

/// The blocks of a cell on one line; structures in it give their words.
fn cell_text(blocks: &[Block]) -> String {
    let parts = blocks.iter().map(|block| match &block.kind {
        BlockKind::Paragraph { content } | BlockKind::Heading { content, .. } => inlines(content, At::Cell),
        BlockKind::Figure(figure) => {
            let caption = figure.caption.as_deref().map(|caption| inlines(caption, At::Cell));
            figure.images.iter().map(image).chain(caption).collect::<Vec<_>>().join(" ")
        }
        _ => {
            let words = body_text(std::slice::from_ref(block));
            let lines = words.lines().map(|line| line.trim_matches([' ', '\t'])).filter(|line| !line.is_empty());
            lines.map(|line| inlines(&[Inline::text(line)], At::Cell)).collect::<Vec<_>>().join("<br>")
        }
    });
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("<br>")
}

fn write_figure(figure: &Figure) -> String {
    let images = figure.images.iter().map(image).collect::<Vec<_>>().join("\n");
    let mut words = figure.caption.clone().unwrap_or_default();
    if let Some(credit) = &figure.credit {
        if !words.is_empty() {
            words.push(Inline::Break);
        }
        words.push(Inline::text(credit.as_str()));
    }
    let parts = [images, inlines(&words, At::Paragraph)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn image(image: &Image) -> String {
    format!("![{}]({})", inlines(&[Inline::text(image.alt.as_str())], At::Cell), address(&image.address))
}

fn footnote(footnote: &Footnote) -> String {
    prefixed(&blocks(&footnote.blocks), &format!("[^{}]: ", footnote.id), "    ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::{Kept, compose};
    use crate::describe::Metadata;
    use crate::page::Page;
    use pulldown_cmark::{Options, Parser};

    /// What a Markdown reader makes of it, as HTML.
    fn read(markdown: &str) -> String {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
        let mut out = String::new();
        pulldown_cmark::html::push_html(&mut out, Parser::new_ext(markdown, options));
        out
    }

    fn article(html: &str) -> Article {
        let page = Page::from_html(html, url::Url::parse("https://limpide.example/").ok());
        let composed = compose(&page, &Kept::new(&page, |_| true), &Metadata::default());
        Article { blocks: composed.blocks, ..Article::default() }
    }

    /// The HTML that a Markdown reader makes of what is written of this HTML.
    #[track_caller]
    fn check(html: &str, expected: &str) {
        let written = markdown(&article(html), FrontMatter::Written);
        assert_eq!(read(&written).replace('\n', ""), expected, "{written}");
    }

    #[test]
    fn the_day_of_the_last_change_is_told_where_it_is_another() {
        let article = Article {
            published: Some("2020-02-28T10:00:00Z".into()),
            modified: Some("2020-03-01T08:00:00Z".into()),
            ..Article::default()
        };
        let written = markdown(&article, FrontMatter::Written);
        assert!(written.contains("\nupdated: \"2020-03-01T08:00:00Z\"\n"), "{written}");
        assert_eq!(markdown(&article, FrontMatter::LeftOut), "2020-02-28 · ↻ 2020-03-01\n");
        let same = Article { modified: Some("2020-02-28T12:00:00Z".into()), ..article };
        assert_eq!(markdown(&same, FrontMatter::LeftOut), "2020-02-28\n");
    }

    #[test]
    fn text_stays_text() {
        check(
            "<p>*a* _b_ [c](d) &lt;b&gt; &amp;amp; `e` ~~f~~ \\g",
            "<p>*a* _b_ [c](d) &lt;b&gt; &amp;amp; `e` ~~f~~ \\g</p>",
        );
        check(
            "<p># a<br>- b<br>+ c<br>1. d<br>2) e<br>===<br>---<br>&gt; f<br>| g |",
            "<p># a<br />- b<br />+ c<br />1. d<br />2) e<br />===<br />---<br />&gt; f<br />| g |</p>",
        );
        check("<p>wow!<a href=/x>a</a>", "<p>wow!<a href=\"https://limpide.example/x\">a</a></p>");
    }

    #[test]
    fn a_list_that_does_not_count_up_is_many() {
        check("<ol reversed><li>a<li>b</ol>", "<ol start=\"2\"><li>a</li></ol><ol><li>b</li></ol>");
        check(
            "<ul><li>x<ol><li>a<li value=4>b<li>c</ol><li>y</ul>",
            "<ul><li><p>x</p><ol><li>a</li></ol><ol start=\"4\"><li>b</li><li>c</li></ol></li><li><p>y</p></li></ul>",
        );
    }

    #[test]
    fn marks_mean_what_they_meant() {
        check(
            "<p>a<b>b</b>c <i>d <b>e</b></i> <del>f</del>",
            "<p>a<strong>b</strong>c <em>d <strong>e</strong></em> <del>f</del></p>",
        );
        check("<p>a<b>“b”</b>c<i>d</i><b>e</b>", "<p>a<strong>“b”</strong>c<em>d</em><strong>e</strong></p>");
        check(
            "<p>H<sub>2</sub>O <code>a`b</code> <code>`</code>",
            "<p>H<sub>2</sub>O <code>a`b</code> <code>`</code></p>",
        );
        check(
            "<p><a href='/a(b) c' title='q\"r'>x</a>",
            "<p><a href=\"https://limpide.example/a%28b%29%20c\" title=\"q&quot;r\">x</a></p>",
        );
    }

    #[test]
    fn blocks_keep_their_structure() {
        check("<h1>a #</h1><h2>b<br>c</h2>", "<h2>a #</h2><h3>b c</h3>");
        check("<ul><li>a<ul><li>b<li>c</ul><li>d</ul>", "<ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ul>");
        check("<ol start=9><li>a<li><p>b<p>c</ol>", "<ol start=\"9\"><li><p>a</p></li><li><p>b</p><p>c</p></li></ol>");
        check("<ul><li>a<li>b</ul><ul><li>c<li>d</ul>", "<ul><li>a</li><li>b</li></ul><ul><li>c</li><li>d</li></ul>");
        check(
            "<ul><li>a<ol start=3><li>b<li>c</ol><li>d</ul>",
            "<ul><li><p>a</p><ol start=\"3\"><li>b</li><li>c</li></ol></li><li><p>d</p></li></ul>",
        );
        check(
            "<p>x<blockquote><p>a<p>b</blockquote><hr><p>y",
            "<p>x</p><blockquote><p>a</p><p>b</p></blockquote><hr /><p>y</p>",
        );
        check("<pre class=lang-md>```\na\n```</pre>", "<pre><code class=\"language-md\">```a```</code></pre>");
        check(
            "<figure><img src=a.jpg alt='[x]'><figcaption>At sea</figcaption></figure>",
            "<p><img src=\"https://limpide.example/a.jpg\" alt=\"[x]\" /></p><p>At sea</p>",
        );
        check(
            "<p>a<sup><a href='#n'>1</a></sup>: b<p id=n>Note.",
            "<p>a<sup class=\"footnote-reference\"><a href=\"#1\">1</a></sup>: b</p><div class=\"footnote-definition\" id=\"1\"><sup class=\"footnote-definition-label\">1</sup><p>Note.</p></div>",
        );
    }

    #[test]
    fn tables_have_a_head_and_straight_columns() {
        check(
            "<table><tr><th>a<th>b|c<tr><td rowspan=2>d<td><code>e|f</code><tr><td><ul><li>g<li>h</ul></table>",
            "<table><thead><tr><th>a</th><th>b|c</th></tr></thead><tbody><tr><td>d</td><td><code>e|f</code></td></tr>\
             <tr><td></td><td>g<br>h</td></tr></tbody></table>",
        );
        check(
            "<table><tr><td>a<td>b<tr><td colspan=2>c</table>",
            "<table><thead><tr><th></th><th></th></tr></thead><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td><td></td></tr></tbody></table>",
        );
    }

    #[test]
    fn the_front_matter_holds_any_value() {
        let article = Article {
            title: "A: \"b\" --- # c\n---".into(),
            byline: Some("Ann Lee".into()),
            lang: Some("en".into()),
            ..Article::default()
        };
        let written = markdown(&article, FrontMatter::Written);
        assert!(written.starts_with(
            "---\ntitle: \"A: \\\"b\\\" --- # c\\n---\"\nauthor: \"Ann Lee\"\nlanguage: \"en\"\n---\n\n# "
        ));
        assert_eq!(markdown(&Article::default(), FrontMatter::Written), "");
        assert_eq!(markdown(&Article::default(), FrontMatter::LeftOut), "");
    }
}
