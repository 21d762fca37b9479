//! What holds of every Article: a Markdown reader sees the same structure and the same words in it.

use super::seen::seen;
use super::*;
use crate::article::{Cell, plain_text};
use crate::write::arbitrary;
use proptest::prelude::*;

/// The same of an Article: what Markdown cannot say is what its writer makes of it.
fn meant(article: &Article) -> String {
    let mut out = String::new();
    if !article.title.is_empty() {
        out.push_str(&format!("h1({})", article.title));
    }
    out + &meant_blocks(&article.blocks)
}

fn meant_blocks(blocks: &[Block]) -> String {
    blocks.iter().map(|block| meant_block(&block.kind)).collect()
}

fn paragraph(inner: &str) -> String {
    if inner.is_empty() { String::new() } else { format!("p({inner})") }
}

fn meant_block(kind: &BlockKind) -> String {
    match kind {
        BlockKind::Paragraph { content } | BlockKind::Standfirst { content } => {
            paragraph(&meant_inlines(content, "br"))
        }
        BlockKind::Heading { level, content } => format!("h{level}({})", meant_inlines(content, " ")),
        BlockKind::List { ordered: true, numbers, .. } if !numbers.is_empty() => {
            parts_of(kind).iter().map(|part| meant_block(part)).collect()
        }
        BlockKind::List { ordered, start, items, .. } => {
            let name = if *ordered { format!("ol{}", start.unwrap_or(1)) } else { "ul".into() };
            let items: String = items.iter().map(|item| format!("li({})", meant_blocks(item))).collect();
            format!("{name}({items})")
        }
        BlockKind::Quote { blocks } | BlockKind::Aside { blocks } => format!("quote({})", meant_blocks(blocks)),
        BlockKind::Code { text, language } => format!("code[{}]({text}\n)", language.as_deref().unwrap_or_default()),
        BlockKind::Math { text, markup: "tex", .. } => format!("code[math]({text}\n)"),
        BlockKind::Math { text, number: Some(number), .. } => format!("p({text} ({number}))"),
        BlockKind::Math { text, .. } => format!("p({text})"),
        BlockKind::Table { caption, rows } => {
            let caption = caption.as_deref().map(|caption| paragraph(&meant_inlines(caption, "br")));
            format!("{}{}", caption.unwrap_or_default(), meant_table(rows))
        }
        BlockKind::Figure(figure) => {
            let images: Vec<String> = figure.images.iter().map(meant_image).collect();
            let caption = figure.caption.as_deref().map(|caption| meant_inlines(caption, "br"));
            let words: Vec<String> = caption.into_iter().chain(figure.credit.clone()).collect();
            paragraph(&images.join("\n")) + &paragraph(&words.join("br"))
        }
        BlockKind::Embed { title, address: to, .. } => format!("p(a[{}][]<{title}>)", read_address(to)),
        BlockKind::Definitions { items } => {
            let items = items.iter().map(|item| {
                let terms: String =
                    item.terms.iter().map(|term| format!("p(strong<{}>)", meant_inlines(term, "br"))).collect();
                let details: String =
                    item.details.iter().map(|detail| format!("li({})", meant_blocks(detail))).collect();
                if details.is_empty() { terms } else { format!("{terms}ul({details})") }
            });
            items.collect()
        }
        BlockKind::Footnotes { items } => {
            items.iter().map(|item| format!("note{}({})", item.id, meant_blocks(&item.blocks))).collect()
        }
        BlockKind::Rule => "hr".into(),
    }
}

/// An address as it is read: references in it are those that were put there.
fn read_address(to: &str) -> String {
    address(to).replace("&amp;", "&")
}

fn meant_image(image: &Image) -> String {
    format!("img[{}][]<{}>", read_address(&image.address), image.alt)
}

fn meant_table(rows: &[Row]) -> String {
    // A grid by its own means: every place that a cell covers is taken.
    let mut grid: Vec<Vec<Option<String>>> = vec![Vec::new(); rows.len()];
    for (at, row) in rows.iter().enumerate() {
        let mut column = 0;
        for cell in &row.cells {
            while grid[at].get(column).is_some_and(Option::is_some) {
                column += 1;
            }
            for down in 0..usize::from(cell.rows) {
                let Some(line) = grid.get_mut(at + down) else { break };
                line.resize(line.len().max(column + usize::from(cell.columns)), None);
                for right in 0..usize::from(cell.columns) {
                    let is_first = down == 0 && right == 0;
                    line[column + right] = Some(if is_first { meant_cell(cell) } else { String::new() });
                }
            }
            column += usize::from(cell.columns);
        }
    }
    let columns = grid.iter().map(Vec::len).max().unwrap_or(0);
    let mut lines: Vec<String> = grid
        .into_iter()
        .map(|mut line| {
            line.resize(columns, None);
            let cells: String =
                line.iter().map(|cell| format!("cell({})", cell.as_deref().unwrap_or_default())).collect();
            format!("row({cells})")
        })
        .collect();
    if !rows.first().is_some_and(|row| row.cells.iter().any(|cell| cell.header)) {
        lines.insert(0, format!("row({})", "cell()".repeat(columns)));
    }
    format!("table({})", lines.concat())
}

fn meant_cell(cell: &Cell) -> String {
    let parts = cell.blocks.iter().map(|block| match &block.kind {
        BlockKind::Paragraph { content } | BlockKind::Heading { content, .. } => meant_inlines(content, "br"),
        BlockKind::Figure(figure) => {
            let caption = figure.caption.as_deref().map(|caption| meant_inlines(caption, "br"));
            figure.images.iter().map(meant_image).chain(caption).collect::<Vec<_>>().join(" ")
        }
        _ => {
            let words = body_text(std::slice::from_ref(block));
            let lines = words.lines().map(|line| line.trim_matches([' ', '\t']).to_owned());
            lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("br")
        }
    });
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("br")
}

fn meant_inlines(content: &[Inline], line_end: &str) -> String {
    let parts = content.iter().map(|inline| {
        let inner = || meant_inlines(inline.content().unwrap_or_default(), line_end);
        match inline {
            Inline::Break => line_end.to_owned(),
            Inline::Code { text } => format!("code<{text}>"),
            Inline::Math { text, markup: "tex", .. } => format!("$code<{text}>$"),
            Inline::Text { text } | Inline::Math { text, .. } => text.clone(),
            Inline::Footnote { id, .. } => format!("[^{id}]"),
            Inline::Link { address: to, title, .. } => {
                format!("a[{}][{}]<{}>", read_address(to), title.as_deref().unwrap_or_default(), inner())
            }
            Inline::Verbatim { .. } | Inline::Foreign { .. } => inner(),
            Inline::Emphasis { .. } => format!("em<{}>", inner()),
            Inline::Strong { .. } => format!("strong<{}>", inner()),
            Inline::Deleted { .. } => format!("del<{}>", inner()),
            Inline::Mark { .. } => format!("mark<{}>", inner()),
            Inline::Sub { .. } => format!("sub<{}>", inner()),
            Inline::Sup { .. } => format!("sup<{}>", inner()),
            Inline::Small { .. } => format!("small<{}>", inner()),
            Inline::Abbr { title, .. } => format!("abbr[{title}]<{}>", inner()),
            Inline::Ruby { reading, .. } => format!("ruby<{}rp<(>rt<{reading}>rp<)>>", inner()),
        }
    });
    parts.collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, max_shrink_iters: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn inlines_are_read_back_as_they_were(content in arbitrary::content()) {
        let article = Article { blocks: vec![BlockKind::Paragraph { content }.into()], ..Article::default() };
        // References without a note are none to a reader of Markdown.
        let article = crate::share::prepared(&article, None);
        let written = markdown(&article, FrontMatter::Written);
        prop_assert_eq!(seen(&written), meant(&article), "{}", written);
    }

    #[test]
    fn articles_are_read_back_as_they_were(article in arbitrary::article()) {
        let article = crate::share::prepared(&article, None);
        let written = markdown(&article, FrontMatter::Written);
        prop_assert_eq!(seen(&written), meant(&article), "{}", written);
        let plain = markdown(&Article { blocks: vec![], ..article.clone() }, FrontMatter::LeftOut);
        let words = plain_text(&about(&article));
        prop_assert!(words.is_empty() || seen(&plain).contains("p("), "{}", plain);
    }
}
