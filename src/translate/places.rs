//! Where an Article has text that may be translated, in reading order, each place with its JSON pointer. Names of people
//! and sites, code and formulas are not among them.

use crate::article::{Article, Block, BlockKind, Figure, Inline, plain_text};

/// A place in an Article.
#[derive(Debug, Clone, PartialEq)]
pub struct Place<'a> {
    /// The JSON pointer that leads there.
    pub path: String,
    /// The language there, as the article or the block says.
    pub lang: Option<&'a str>,
    /// What stands there.
    pub spot: Spot<'a>,
}

/// What stands at a place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Spot<'a> {
    /// Text with its meaning.
    Content(&'a [Inline]),
    /// A line of plain text.
    Line(&'a str),
}

/// All places of an Article.
pub fn places(article: &Article) -> Vec<Place<'_>> {
    let lang = article.lang.as_deref();
    let mut found = Found { places: Vec::new() };
    found.add("/title".into(), lang, Spot::Line(&article.title));
    found.blocks(&article.blocks, "/blocks", lang);
    found.places
}

/// What the page says on hover of a link or an abbreviation.
#[derive(Debug)]
pub(super) struct Title<'a> {
    pub path: String,
    pub text: &'a str,
    /// Its language, where the text around it is in another.
    lang: Option<&'a str>,
}

/// What is said on hover in the content at this path, but for what the words say already and what stays as it is.
pub(super) fn titles<'a>(content: &'a [Inline], path: &str) -> Vec<Title<'a>> {
    let mut found = Vec::new();
    push_titles(content, path, None, &mut found);
    found
}

/// Recursion is bounded by the depth that inlines are made and read with.
fn push_titles<'a>(content: &'a [Inline], path: &str, lang: Option<&'a str>, found: &mut Vec<Title<'a>>) {
    for (at, inline) in content.iter().enumerate() {
        let Some(inner) = inline.content().filter(|_| !matches!(inline, Inline::Verbatim { .. })) else { continue };
        let path = format!("{path}/{at}");
        let text = title(inline).filter(|&text| text != plain_text(inner).trim());
        found.extend(text.map(|text| Title { path: format!("{path}/title"), text, lang }));
        let lang = if let Inline::Foreign { lang, .. } = inline { Some(lang.as_str()) } else { lang };
        push_titles(inner, &format!("{path}/content"), lang, found);
    }
}

fn title(inline: &Inline) -> Option<&str> {
    match inline {
        Inline::Link { title, .. } => title.as_deref(),
        Inline::Abbr { title, .. } => Some(title),
        _ => None,
    }
}

struct Found<'a> {
    places: Vec<Place<'a>>,
}

impl<'a> Found<'a> {
    fn add(&mut self, path: String, lang: Option<&'a str>, spot: Spot<'a>) {
        if let Spot::Content(content) = spot {
            let titles = titles(content, &path);
            self.places.push(Place { path, lang, spot });
            let place =
                |title: Title<'a>| Place { path: title.path, lang: title.lang.or(lang), spot: Spot::Line(title.text) };
            self.places.extend(titles.into_iter().map(place));
        } else {
            self.places.push(Place { path, lang, spot });
        }
    }

    /// Recursion is bounded by the depth that Articles are made and read with.
    fn blocks(&mut self, blocks: &'a [Block], path: &str, around: Option<&'a str>) {
        for (at, block) in blocks.iter().enumerate() {
            self.block(block, &format!("{path}/{at}"), block.lang.as_deref().or(around));
        }
    }

    fn block(&mut self, block: &'a Block, path: &str, lang: Option<&'a str>) {
        match &block.kind {
            BlockKind::Paragraph { content }
            | BlockKind::Standfirst { content }
            | BlockKind::Heading { content, .. } => {
                self.add(format!("{path}/content"), lang, Spot::Content(content));
            }
            BlockKind::List { items, .. } => {
                for (at, item) in items.iter().enumerate() {
                    self.blocks(item, &format!("{path}/items/{at}"), lang);
                }
            }
            BlockKind::Quote { blocks } | BlockKind::Aside { blocks } => {
                self.blocks(blocks, &format!("{path}/blocks"), lang);
            }
            BlockKind::Table { caption, rows } => {
                if let Some(caption) = caption {
                    self.add(format!("{path}/caption"), lang, Spot::Content(caption));
                }
                for (y, row) in rows.iter().enumerate() {
                    for (x, cell) in row.cells.iter().enumerate() {
                        self.blocks(&cell.blocks, &format!("{path}/rows/{y}/cells/{x}/blocks"), lang);
                    }
                }
            }
            BlockKind::Figure(figure) => self.figure(figure, path, lang),
            // A card without a title of its own has the name of its site there.
            BlockKind::Embed { title, site, .. } if title != site => {
                self.add(format!("{path}/title"), lang, Spot::Line(title));
            }
            BlockKind::Definitions { items } => {
                for (at, item) in items.iter().enumerate() {
                    for (n, term) in item.terms.iter().enumerate() {
                        self.add(format!("{path}/items/{at}/terms/{n}"), lang, Spot::Content(term));
                    }
                    for (n, detail) in item.details.iter().enumerate() {
                        self.blocks(detail, &format!("{path}/items/{at}/details/{n}"), lang);
                    }
                }
            }
            BlockKind::Footnotes { items } => {
                for (at, item) in items.iter().enumerate() {
                    self.blocks(&item.blocks, &format!("{path}/items/{at}/blocks"), lang);
                }
            }
            BlockKind::Code { .. } | BlockKind::Math { .. } | BlockKind::Rule | BlockKind::Embed { .. } => {}
        }
    }

    fn figure(&mut self, figure: &'a Figure, path: &str, lang: Option<&'a str>) {
        for (at, image) in figure.images.iter().enumerate() {
            self.add(format!("{path}/images/{at}/alt"), lang, Spot::Line(&image.alt));
        }
        if let Some(caption) = &figure.caption {
            self.add(format!("{path}/caption"), lang, Spot::Content(caption));
        }
    }
}
