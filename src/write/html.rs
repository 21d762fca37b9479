//! An Article as one HTML file that needs nothing else: semantic elements, a small style sheet, text escaped in one place.

use super::mathml::{self, Stands, push_math};
use crate::article::{Article, Block, BlockKind, Definition, Direction, Figure, Footnote, Image, Inline, Row};
use std::fmt::Write;

/// Readable on a screen of any width, on paper, and in the dark.
const STYLE: &str = ":root{color-scheme:light dark}\
body{max-width:40em;margin:2em auto;padding:0 1em;font:1.1em/1.6 serif;overflow-wrap:break-word}\
img{max-width:100%;height:auto}figure{margin:1.5em 0}figcaption,.meta{font-size:.85em;opacity:.8}\
pre{overflow-x:auto;padding:1em;border:1px solid;white-space:pre}.standfirst{font-weight:bold}\
blockquote,aside{margin:1em 0;padding-inline-start:1em;border-inline-start:3px solid}\
table{border-collapse:collapse;display:block;overflow-x:auto}td,th{border:1px solid;padding:.3em .6em;text-align:start}";

/// Writes the article.
pub fn html(article: &Article) -> String {
    let mut out = String::from("<!DOCTYPE html>\n<html");
    out.extend(article.lang.iter().map(|lang| attribute("lang", lang)));
    if article.dir == Direction::Rtl {
        out.push_str(" dir=\"rtl\"");
    }
    out.push_str(">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n");
    // The page it was taken from is not told who reads the file.
    out.push_str("<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
    push_escaped(&mut out, &article.title);
    out.push_str("</title>\n");
    if let Some(byline) = &article.byline {
        out.extend(["<meta name=\"author\"", &attribute("content", byline), ">\n"]);
    }
    if let Some(address) = &article.address {
        out.extend(["<link rel=\"canonical\"", &attribute("href", address), ">\n"]);
    }
    out.extend(["<style>", STYLE, mathml::STYLE, "</style>\n</head>\n<body>\n<article>\n<header>\n"]);
    if !article.title.is_empty() {
        push_element(&mut out, "h1", |out| push_escaped(out, &article.title));
        out.push('\n');
    }
    push_meta(&mut out, article);
    out.push_str("</header>\n");
    push_blocks(&mut out, &article.blocks);
    out.push_str("</article>\n</body>\n</html>\n");
    out
}

/// Byline, date and site, each isolated so that its direction does not move its neighbors.
fn push_meta(out: &mut String, article: &Article) {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(article.byline.as_ref().map(|byline| element("bdi", byline)));
    if let Some(date) = &article.published {
        let day = date.get(..10).unwrap_or(date);
        parts.push(format!("<time{}>{}</time>", attribute("datetime", date), escaped(day)));
    }
    parts.extend(article.site.as_ref().map(|site| element("bdi", site)));
    if !parts.is_empty() {
        out.extend(["<p class=\"meta\">", &parts.join(" · "), "</p>\n"]);
    }
}

/// Recursion is bounded by `MAX_BLOCK_DEPTH`.
fn push_blocks(out: &mut String, blocks: &[Block]) {
    for block in blocks {
        push_block(out, block);
        out.push('\n');
    }
}

fn push_block(out: &mut String, block: &Block) {
    let mut said = String::new();
    said.extend(block.lang.iter().map(|lang| attribute("lang", lang)));
    said.push_str(match block.dir {
        Some(Direction::Rtl) => " dir=\"rtl\"",
        Some(Direction::Ltr) => " dir=\"ltr\"",
        None => "",
    });
    match &block.kind {
        BlockKind::Paragraph { content } => {
            let _ = write!(out, "<p{said}>");
            push_inlines(out, content);
            out.push_str("</p>");
        }
        BlockKind::Standfirst { content } => {
            let _ = write!(out, "<p class=\"standfirst\"{said}>");
            push_inlines(out, content);
            out.push_str("</p>");
        }
        BlockKind::Heading { level, content } => {
            let _ = write!(out, "<h{level}{said}>");
            push_inlines(out, content);
            let _ = write!(out, "</h{level}>");
        }
        BlockKind::List { ordered, start, items } => {
            let name = if *ordered { "ol" } else { "ul" };
            let start = start.map(|start| format!(" start=\"{start}\"")).unwrap_or_default();
            let _ = writeln!(out, "<{name}{start}{said}>");
            for item in items {
                push_element(out, "li", |out| push_tight(out, item));
                out.push('\n');
            }
            let _ = write!(out, "</{name}>");
        }
        BlockKind::Quote { blocks } => {
            let _ = writeln!(out, "<blockquote{said}>");
            push_blocks(out, blocks);
            out.push_str("</blockquote>");
        }
        BlockKind::Aside { blocks } => {
            let _ = writeln!(out, "<aside{said}>");
            push_blocks(out, blocks);
            out.push_str("</aside>");
        }
        BlockKind::Code { text, language } => {
            let class = language.as_ref().map(|language| attribute("class", &format!("language-{language}")));
            let _ = write!(out, "<pre{said}><code{}>", class.unwrap_or_default());
            push_escaped(out, text);
            out.push_str("</code></pre>");
        }
        BlockKind::Table { caption, rows } => push_table(out, &said, caption.as_deref(), rows),
        BlockKind::Figure(figure) => push_figure(out, &said, figure),
        BlockKind::Embed { title, address, site } => {
            let _ = write!(out, "<p{said}>");
            out.extend(["<a rel=\"noopener noreferrer\"", &attribute("href", address), ">", &escaped(title), "</a>"]);
            if title != site {
                out.extend([" (", &escaped(site), ")"]);
            }
            out.push_str("</p>");
        }
        BlockKind::Math { text, markup, tree, number } => {
            let _ = write!(out, "<p class=\"math\"{said}>");
            push_math(out, tree, text, markup, Stands::Alone);
            out.extend(number.iter().map(|number| format!(" ({})", escaped(number))));
            out.push_str("</p>");
        }
        BlockKind::Definitions { items } => {
            let _ = writeln!(out, "<dl{said}>");
            for item in items {
                push_definition(out, item);
            }
            out.push_str("</dl>");
        }
        BlockKind::Footnotes { items } => {
            let _ = writeln!(out, "<section role=\"doc-endnotes\"{said}>\n<ol>");
            for item in items {
                push_footnote(out, item);
            }
            out.push_str("</ol>\n</section>");
        }
        BlockKind::Rule => out.push_str("<hr>"),
    }
}

/// Blocks in an item or a cell: a paragraph alone is its text.
fn push_tight(out: &mut String, blocks: &[Block]) {
    match blocks {
        [Block { kind: BlockKind::Paragraph { content }, lang: None, dir: None, .. }, rest @ ..]
            if !matches!(rest.first().map(|block| &block.kind), Some(BlockKind::Paragraph { .. })) =>
        {
            push_inlines(out, content);
            if !rest.is_empty() {
                out.push('\n');
                push_blocks(out, rest);
            }
        }
        blocks => push_blocks(out, blocks),
    }
}

fn push_table(out: &mut String, said: &str, caption: Option<&[Inline]>, rows: &[Row]) {
    let _ = writeln!(out, "<table{said}>");
    if let Some(caption) = caption {
        push_element(out, "caption", |out| push_inlines(out, caption));
        out.push('\n');
    }
    for row in rows {
        out.push_str("<tr>");
        for cell in &row.cells {
            let name = if cell.header { "th" } else { "td" };
            let _ = write!(out, "<{name}");
            if cell.columns > 1 {
                let _ = write!(out, " colspan=\"{}\"", cell.columns);
            }
            if cell.rows > 1 {
                let _ = write!(out, " rowspan=\"{}\"", cell.rows);
            }
            out.push('>');
            push_tight(out, &cell.blocks);
            let _ = write!(out, "</{name}>");
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</table>");
}

fn push_figure(out: &mut String, said: &str, figure: &Figure) {
    let _ = writeln!(out, "<figure{said}>");
    for image in &figure.images {
        push_image(out, image);
    }
    if figure.caption.is_some() || figure.credit.is_some() {
        out.push_str("<figcaption>");
        push_inlines(out, figure.caption.as_deref().unwrap_or_default());
        if let Some(credit) = &figure.credit {
            if figure.caption.is_some() {
                out.push(' ');
            }
            out.push_str(&element("small", credit));
        }
        out.push_str("</figcaption>\n");
    }
    out.push_str("</figure>");
}

fn push_image(out: &mut String, image: &Image) {
    out.extend(["<img", &attribute("src", &image.address), &attribute("alt", &image.alt)]);
    if let (Some(width), Some(height)) = (image.width, image.height) {
        let _ = write!(out, " width=\"{width}\" height=\"{height}\"");
    }
    out.push_str(">\n");
}

fn push_definition(out: &mut String, definition: &Definition) {
    for term in &definition.terms {
        push_element(out, "dt", |out| push_inlines(out, term));
        out.push('\n');
    }
    for detail in &definition.details {
        push_element(out, "dd", |out| push_tight(out, detail));
        out.push('\n');
    }
}

fn push_footnote(out: &mut String, footnote: &Footnote) {
    let _ = write!(out, "<li id=\"note-{0}\" value=\"{0}\">", footnote.id);
    push_tight(out, &footnote.blocks);
    let _ = writeln!(out, " <a role=\"doc-backlink\" href=\"#reference-{}\">↩</a></li>", footnote.id);
}

/// Recursion is bounded by `MAX_INLINE_DEPTH`.
fn push_inlines(out: &mut String, content: &[Inline]) {
    for inline in content {
        let name = match inline {
            Inline::Text { text } => {
                push_escaped(out, text);
                continue;
            }
            Inline::Break => {
                out.push_str("<br>\n");
                continue;
            }
            Inline::Code { text } => {
                out.push_str(&element("code", text));
                continue;
            }
            Inline::Math { text, markup, tree } => {
                push_math(out, tree, text, markup, Stands::InLine);
                continue;
            }
            Inline::Footnote { id, label } => {
                let _ = write!(
                    out,
                    "<sup><a role=\"doc-noteref\" id=\"reference-{id}\" href=\"#note-{id}\">{}</a></sup>",
                    escaped(label)
                );
                continue;
            }
            Inline::Link { address, title, content } => {
                out.extend(["<a rel=\"noopener noreferrer\"", &attribute("href", address)]);
                out.extend(title.iter().map(|title| attribute("title", title)));
                out.push('>');
                push_inlines(out, content);
                out.push_str("</a>");
                continue;
            }
            Inline::Ruby { content, reading } => {
                out.push_str("<ruby>");
                push_inlines(out, content);
                out.extend(["<rp>(</rp><rt>", &escaped(reading), "</rt><rp>)</rp></ruby>"]);
                continue;
            }
            Inline::Abbr { title, content } => {
                out.extend(["<abbr", &attribute("title", title), ">"]);
                push_inlines(out, content);
                out.push_str("</abbr>");
                continue;
            }
            Inline::Emphasis { .. } => "em",
            Inline::Strong { .. } => "strong",
            Inline::Mark { .. } => "mark",
            Inline::Sub { .. } => "sub",
            Inline::Sup { .. } => "sup",
            Inline::Deleted { .. } => "del",
            Inline::Small { .. } => "small",
        };
        push_element(out, name, |out| push_inlines(out, inline.content().unwrap_or_default()));
    }
}

fn push_element(out: &mut String, name: &str, inner: impl FnOnce(&mut String)) {
    let _ = write!(out, "<{name}>");
    inner(out);
    let _ = write!(out, "</{name}>");
}

fn element(name: &str, text: &str) -> String {
    format!("<{name}>{}</{name}>", escaped(text))
}

pub(super) fn attribute(name: &str, value: &str) -> String {
    format!(" {name}=\"{}\"", escaped(value))
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_escaped(&mut out, text);
    out
}

/// The one place where text becomes markup; good in elements and in double-quoted attributes.
pub(super) fn push_escaped(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // These can neither be written in HTML nor referred to.
            '\0'..='\u{8}' | '\u{b}' | '\u{e}'..='\u{1f}' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{MathNode, MathTag};
    use crate::compose::{Kept, compose};
    use crate::describe::Metadata;
    use crate::page::{Page, Tag};

    const EVIL: &str = "\"'><script>alert(1)</script><img src=x onerror=y>&amp;";

    fn article(source: &str) -> Article {
        let page = Page::from_html(source, url::Url::parse("https://limpide.example/").ok());
        let composed = compose(&page, &Kept::new(&page, |_| true), &Metadata::default());
        Article { blocks: composed.blocks, title: "T".into(), ..Article::default() }
    }

    #[test]
    fn what_is_written_reads_back_as_the_same_blocks() {
        let source = "<p>a <em>b</em> <a href='https://x.example/?a=1&b=2' title='q\"'>c</a><br>d<sub>e</sub></p>\
            <h2>h</h2><ul><li>i<ul><li>j<li>k</ul><li>l</ul><ol start=3><li>m<li>n</ol><blockquote><p>q</blockquote>\
            <pre class=language-rust>x &lt; y\n  z</pre><table><caption>C</caption><tr><th>k<th>l<tr><td colspan=2>m</table>\
            <figure><img src=a.jpg alt='A \"b\"'><figcaption>At sea</figcaption></figure>\
            <p>so <math><mi>a</mi><mo>&lt;</mo><mfrac><mn>1</mn><mi>b</mi></mfrac></math></p>\
            <script type='math/tex; mode=display'>x^2 + \\sqrt{y}</script>\
            <dl><dt>t<dd>u</dl><hr><p lang=ar dir=rtl>end <ruby>漢<rt>かん</rt></ruby> <abbr title=x>y</abbr></p>";
        let first = article(source);
        let written = html(&Article { title: String::new(), ..first.clone() });
        let second = article(&written);
        let without_nodes = |article: &Article| {
            let mut json = serde_json::to_string(&article.blocks).unwrap_or_default();
            while let Some(start) = json.find("\"node\":") {
                let end = json[start..].find(',').map_or(json.len(), |i| start + i + 1);
                json.replace_range(start..end, "");
            }
            json
        };
        assert_eq!(without_nodes(&first), without_nodes(&second), "{written}");
    }

    #[test]
    fn no_text_becomes_markup() {
        let evil = || Some(EVIL.to_string());
        let text = || vec![Inline::text(EVIL), Inline::Code { text: EVIL.into() }];
        let link = Inline::Link { address: EVIL.into(), title: Some(EVIL.into()), content: text() };
        let blocks = vec![
            BlockKind::Paragraph { content: vec![link] }.into(),
            BlockKind::Code { text: EVIL.into(), language: Some(EVIL.into()) }.into(),
            BlockKind::Figure(Figure {
                images: vec![Image { address: EVIL.into(), alt: EVIL.into(), ..Image::default() }],
                caption: Some(text()),
                credit: Some(EVIL.into()),
            })
            .into(),
            BlockKind::Embed { title: EVIL.into(), address: EVIL.into(), site: EVIL.into() }.into(),
            BlockKind::Math {
                text: EVIL.into(),
                markup: "tex",
                tree: vec![MathNode::token(MathTag::Mi, EVIL)],
                number: evil(),
            }
            .into(),
        ];
        let written = html(&Article {
            title: EVIL.into(),
            byline: evil(),
            published: evil(),
            site: evil(),
            lang: evil(),
            address: evil(),
            blocks,
            ..Article::default()
        });
        let page = Page::from_html(&written, None);
        let images = (0..page.len()).filter(|&n| page.tag(n) == Tag::Img).count();
        assert_eq!(images, 1, "{written}");
        assert!(!written.contains("<script") && !written.contains("<img src=x"));
        assert!((0..page.len()).all(|n| page.attrs(n).all(|(name, _)| !name.starts_with("on"))));
    }

    #[test]
    fn the_document_says_what_is_known() {
        let article = Article {
            title: "A & B".into(),
            lang: Some("ar".into()),
            dir: Direction::Rtl,
            published: Some("2020-02-28T10:00:00Z".into()),
            ..Article::default()
        };
        let written = html(&article);
        assert!(written.starts_with("<!DOCTYPE html>\n<html lang=\"ar\" dir=\"rtl\">"));
        assert!(written.contains("<h1>A &amp; B</h1>"));
        assert!(written.contains("<time datetime=\"2020-02-28T10:00:00Z\">2020-02-28</time>"));
    }
}
