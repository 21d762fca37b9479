//! An Article as one HTML file that needs nothing else: semantic elements, a small style sheet for screen and paper, what
//! is known of the article for people and for programs. Images are linked, or written in where their bytes are at hand.

#[cfg(test)]
mod check;
mod escape;
mod header;
mod json_ld;
mod markup;
mod mathml;
#[cfg(test)]
mod promises;

pub(super) use escape::element;
pub(crate) use escape::{attribute, escaped};
pub(super) use markup::{Markup, Syntax};
pub(super) use mathml::STYLE as MATH_STYLE;

use super::images::{Images, data_address};
use crate::article::{Article, Block, BlockKind, Direction, Image};
use std::collections::BTreeMap;

/// Readable on a screen of any width, on paper, and in the dark.
const STYLE: &str = ":root{color-scheme:light dark}\
body{max-width:40em;margin:2em auto;padding:0 1em;font:1.1em/1.6 serif;overflow-wrap:break-word}\
h1,h2,h3,h4,h5,h6{line-height:1.25;text-wrap:balance}\
img{max-width:100%;height:auto}figure{margin:1.5em 0}figcaption,.meta{font-size:.85em;opacity:.8}\
pre{overflow-x:auto;padding:1em;border:1px solid;white-space:pre}.standfirst{font-weight:bold}\
blockquote,aside{margin:1em 0;padding-inline-start:1em;border-inline-start:3px solid}\
table{border-collapse:collapse;display:block;overflow-x:auto}td,th{border:1px solid;padding:.3em .6em;text-align:start}\
@media(max-width:30em){body{margin:1em auto;font-size:1em}ul,ol,dd{padding-inline-start:1.2em;margin-inline-start:0}}\
@media print{:root{color-scheme:light}body{max-width:none;margin:0;padding:0;font-size:11pt}a{color:inherit}\
pre{white-space:pre-wrap}table{display:table}h1,h2,h3,h4,h5,h6{break-after:avoid}\
figure,pre,tr,blockquote{break-inside:avoid}p{orphans:3;widows:3}.meta a::after{content:\" (\" attr(href) \")\"}}";

/// The file runs nothing and loads nothing but images, whatever stands in it.
const POLICY: &str = "default-src 'none'; img-src http: https: data:; style-src 'unsafe-inline'";

/// Writes the article.
pub(super) fn html(article: &Article, images: &Images) -> String {
    let mut out = String::from("<!DOCTYPE html>\n<html");
    out.extend(article.lang.iter().map(|lang| attribute("lang", lang)));
    out.push_str(if article.dir == Direction::Rtl { " dir=\"rtl\"" } else { " dir=\"ltr\"" });
    out.push_str(">\n<head>\n<meta charset=\"utf-8\">\n");
    out.extend(["<meta http-equiv=\"Content-Security-Policy\"", &attribute("content", POLICY), ">\n"]);
    // The page it was taken from is not told who reads the file.
    out.push_str("<meta name=\"referrer\" content=\"no-referrer\">\n");
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.extend([&element("title", &name_of(article)), "\n"]);
    if let Some(byline) = &article.byline {
        out.extend(["<meta name=\"author\"", &attribute("content", byline), ">\n"]);
    }
    if let Some(address) = &article.address {
        out.extend(["<link rel=\"canonical\"", &attribute("href", address), ">\n"]);
    }
    out.push_str(&json_ld::json_ld(article));
    out.extend(["<style>", STYLE, MATH_STYLE, "</style>\n</head>\n<body>\n<article>\n"]);
    let sources = data_sources(article, images);
    let mut markup = Markup::new(Syntax::Html, &sources);
    markup.header(article);
    markup.blocks(&article.blocks);
    out.extend([&markup.out, "</article>\n</body>\n</html>\n"]);
    out
}

/// What the article is called: no title is empty.
pub(super) fn name_of(article: &Article) -> String {
    let known = [Some(&article.title), article.site.as_ref(), article.address.as_ref()];
    known.into_iter().flatten().find(|name| !name.trim().is_empty()).map_or_else(|| "…".into(), Clone::clone)
}

/// The images of blocks, those within others too, in order. Recursion is bounded as theirs is.
pub(super) fn images_of<'a>(blocks: &'a [Block], out: &mut Vec<&'a Image>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Figure(figure) => out.extend(&figure.images),
            BlockKind::Quote { blocks } | BlockKind::Aside { blocks } => images_of(blocks, out),
            BlockKind::List { items, .. } => items.iter().for_each(|item| images_of(item, out)),
            BlockKind::Table { rows, .. } => {
                rows.iter().flat_map(|row| &row.cells).for_each(|cell| images_of(&cell.blocks, out));
            }
            BlockKind::Definitions { items } => {
                items.iter().flat_map(|item| &item.details).for_each(|detail| images_of(detail, out));
            }
            BlockKind::Footnotes { items } => items.iter().for_each(|item| images_of(&item.blocks, out)),
            _ => {}
        }
    }
}

/// The images at hand as data addresses.
fn data_sources(article: &Article, images: &Images) -> BTreeMap<String, String> {
    let mut shown = Vec::new();
    if !images.is_empty() {
        images_of(&article.blocks, &mut shown);
    }
    let at_hand = shown.into_iter().filter_map(|image| Some((&image.address, images.at(&image.address)?)));
    at_hand.map(|(address, (kind, bytes))| (address.clone(), data_address(kind, bytes))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Figure, Inline, MathNode, MathTag};
    use crate::compose::{Kept, compose};
    use crate::describe::Metadata;
    use crate::page::{Page, Tag};

    const EVIL: &str = "\"'><script>alert(1)</script><img src=x onerror=y>&amp;";

    fn html_of(article: &Article) -> String {
        html(article, &Images::default())
    }

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
        let written = html_of(&Article { title: String::new(), ..first.clone() });
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
        let written = html_of(&Article {
            title: EVIL.into(),
            byline: evil(),
            published: evil(),
            modified: Some(format!("2{EVIL}")),
            site: evil(),
            lang: evil(),
            address: evil(),
            blocks,
            ..Article::default()
        });
        let page = Page::from_html(&written, None);
        let images = (0..page.len()).filter(|&n| page.tag(n) == Tag::Img).count();
        assert_eq!(images, 1, "{written}");
        assert_eq!(written.matches("<script").count(), 1, "{written}");
        assert!(!written.contains("<img src=x"));
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
        let written = html_of(&article);
        assert!(written.starts_with("<!DOCTYPE html>\n<html lang=\"ar\" dir=\"rtl\">"));
        assert!(written.contains("<h1>A &amp; B</h1>"));
        assert!(written.contains("<time datetime=\"2020-02-28T10:00:00Z\">2020-02-28</time>"));
        let changed = |modified: &str| html_of(&Article { modified: Some(modified.into()), ..article.clone() });
        assert!(
            changed("2020-03-01T08:00:00Z")
                .contains("</time> · ↻ <time datetime=\"2020-03-01T08:00:00Z\">2020-03-01</time>")
        );
        assert!(!changed("2020-02-28T12:00:00Z").contains('↻'));
    }
}
