//! A short form of blocks for tests: `p(text em(text))`, blocks apart by a space, inlines as they follow one another.

use super::{Kept, compose};
use crate::article::{Block, BlockKind, Direction, Image, Inline};
use crate::describe::Metadata;
use crate::page::Page;
use url::Url;

/// Composes a page of which all is kept, and compares.
#[track_caller]
pub fn check(html: &str, expected: &str) {
    assert_eq!(shown(html, &Metadata::default()), expected, "{html}");
}

pub fn shown(html: &str, metadata: &Metadata) -> String {
    let page = Page::from_html(html, Url::parse("https://limpide.example/").ok());
    let kept = Kept::new(&page, |_| true);
    let composed = compose(&page, &kept, metadata);
    assert_eq!(composed.blocks.len(), composed.starts.len());
    blocks(&composed.blocks)
}

pub fn blocks(blocks: &[Block]) -> String {
    blocks.iter().map(block).collect::<Vec<_>>().join(" ")
}

fn block(block: &Block) -> String {
    let mut said = String::new();
    said.extend(block.lang.iter().flat_map(|lang| ["@", lang]));
    said.push_str(match block.dir {
        Some(Direction::Rtl) => "@rtl",
        Some(Direction::Ltr) => "@ltr",
        None => "",
    });
    let (name, inner) = match &block.kind {
        BlockKind::Paragraph { content } => ("p".into(), inlines(content)),
        BlockKind::Standfirst { content } => ("standfirst".into(), inlines(content)),
        BlockKind::Heading { level, content } => (format!("h{level}"), inlines(content)),
        BlockKind::List { ordered, start, numbers, items } => {
            let start = start.map(|start| format!("[{start}]")).filter(|_| numbers.is_empty()).unwrap_or_default();
            let mut numbers = numbers.iter().map(|number| format!("[{number}]"));
            let mut item = |item: &Vec<_>| format!("li{}({})", numbers.next().unwrap_or_default(), blocks(item));
            let items: Vec<String> = items.iter().map(&mut item).collect();
            (format!("{}{start}", if *ordered { "ol" } else { "ul" }), items.join(" "))
        }
        BlockKind::Quote { blocks: inner } => ("quote".into(), blocks(inner)),
        BlockKind::Aside { blocks: inner } => ("aside".into(), blocks(inner)),
        BlockKind::Code { text, language } => {
            let language = language.as_ref().map(|language| format!("[{language}]")).unwrap_or_default();
            (format!("code{language}"), text.clone())
        }
        BlockKind::Table { caption, rows } => {
            let caption = caption.iter().map(|caption| format!("caption({})", inlines(caption)));
            let rows = rows.iter().map(|row| {
                let cells = row.cells.iter().map(|cell| {
                    let span = match (cell.columns, cell.rows) {
                        (1, 1) => String::new(),
                        (columns, rows) => format!("[{columns}x{rows}]"),
                    };
                    format!("{}{span}({})", if cell.header { "th" } else { "td" }, blocks(&cell.blocks))
                });
                format!("row({})", cells.collect::<Vec<_>>().join(" "))
            });
            ("table".into(), caption.chain(rows).collect::<Vec<_>>().join(" "))
        }
        BlockKind::Figure(figure) => {
            let images = figure.images.iter().map(image);
            let caption = figure.caption.iter().map(|caption| format!("caption({})", inlines(caption)));
            let credit = figure.credit.iter().map(|credit| format!("credit({credit})"));
            ("figure".into(), images.chain(caption).chain(credit).collect::<Vec<_>>().join(" "))
        }
        BlockKind::Embed { title, address, site } => {
            assert!(Url::parse(address).is_ok_and(|url| url.host_str().is_some_and(|host| host.ends_with(site))));
            return format!("embed[{title}|{address}]");
        }
        BlockKind::Math { text, markup, number, .. } => {
            let number = number.as_ref().map(|number| format!("[{number}]")).unwrap_or_default();
            (format!("math[{markup}]{number}"), text.clone())
        }
        BlockKind::Definitions { items } => {
            let items = items.iter().flat_map(|item| {
                let terms = item.terms.iter().map(|term| format!("dt({})", inlines(term)));
                terms.chain(item.details.iter().map(|detail| format!("dd({})", blocks(detail))))
            });
            ("dl".into(), items.collect::<Vec<_>>().join(" "))
        }
        BlockKind::Footnotes { items } => {
            let items = items.iter().map(|item| format!("{}({})", item.id, blocks(&item.blocks)));
            ("notes".into(), items.collect::<Vec<_>>().join(" "))
        }
        BlockKind::Rule => return "rule".into(),
    };
    format!("{name}{said}({inner})")
}

fn image(image: &Image) -> String {
    let alt = if image.alt.is_empty() { String::new() } else { format!("|{}", image.alt) };
    let size = image.width.zip(image.height).map(|(w, h)| format!("|{w}x{h}")).unwrap_or_default();
    format!("img[{}{alt}{size}]", image.address)
}

fn inlines(content: &[Inline]) -> String {
    content
        .iter()
        .map(|inline| {
            let inner = inlines(inline.content().unwrap_or_default());
            match inline {
                Inline::Text { text } => text.clone(),
                Inline::Emphasis { .. } => format!("em({inner})"),
                Inline::Strong { .. } => format!("strong({inner})"),
                Inline::Mark { .. } => format!("mark({inner})"),
                Inline::Sub { .. } => format!("sub({inner})"),
                Inline::Sup { .. } => format!("sup({inner})"),
                Inline::Deleted { .. } => format!("del({inner})"),
                Inline::Small { .. } => format!("small({inner})"),
                Inline::Link { address, title: None, .. } => format!("link[{address}]({inner})"),
                Inline::Link { address, title: Some(title), .. } => format!("link[{address}|{title}]({inner})"),
                Inline::Code { text } => format!("code({text})"),
                Inline::Ruby { reading, .. } => format!("ruby[{reading}]({inner})"),
                Inline::Abbr { title, .. } => format!("abbr[{title}]({inner})"),
                Inline::Verbatim { .. } => format!("verbatim({inner})"),
                Inline::Foreign { lang, .. } => format!("foreign[{lang}]({inner})"),
                Inline::Break => "⏎".into(),
                Inline::Footnote { id, label } => format!("^{id}[{label}]"),
                Inline::Math { text, markup, .. } => format!("math[{markup}]({text})"),
            }
        })
        .collect()
}
