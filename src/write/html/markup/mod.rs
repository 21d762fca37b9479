//! Blocks and inlines as markup: the elements are those of HTML, and where they are written as XML, with what EPUB asks
//! for besides.

mod inlines;
mod notes;

use super::escape::{attribute, element, escaped, push_escaped, strict};
use super::mathml::{Stands, push_math};
use crate::article::{Block, BlockKind, Definition, Direction, Figure, Image, Inline, Row, plain_text};
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write;

/// How elements are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::write) enum Syntax {
    /// As HTML.
    Html,
    /// As XML, in a book.
    Xhtml,
}

/// Writes markup. Recursion is bounded by the depth that Articles are made and read with.
pub(in crate::write) struct Markup<'a> {
    /// What is written so far.
    pub out: String,
    syntax: Syntax,
    /// Where images are, by their address. In a book those that are not there are linked.
    sources: &'a BTreeMap<String, String>,
    /// Ids are of one element each, whatever refers to a note twice.
    references: HashSet<u32>,
    notes: HashSet<u32>,
    /// The headings so far; the first has the id `part-1`.
    pub headings: Vec<(u8, String)>,
    is_linked: bool,
}

impl<'a> Markup<'a> {
    /// Begins.
    pub fn new(syntax: Syntax, sources: &'a BTreeMap<String, String>) -> Self {
        let out = String::new();
        Self {
            out,
            syntax,
            sources,
            references: HashSet::new(),
            notes: HashSet::new(),
            headings: Vec::new(),
            is_linked: false,
        }
    }

    /// Blocks, each with a line end behind it.
    pub fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
            self.out.push('\n');
        }
    }

    fn block(&mut self, block: &Block) {
        let said = self.said(block.lang.as_deref(), block.dir);
        match &block.kind {
            BlockKind::Paragraph { content } => self.around("p", &said, |markup| markup.inlines(content)),
            BlockKind::Standfirst { content } => {
                self.around("p", &format!(" class=\"standfirst\"{said}"), |markup| markup.inlines(content));
            }
            BlockKind::Heading { level, content } => {
                self.headings.push((*level, plain_text(content)));
                let said = format!(" id=\"part-{}\"{said}", self.headings.len());
                self.around(&format!("h{level}"), &said, |markup| markup.inlines(content));
            }
            BlockKind::List { ordered, start, numbers, items } => {
                let name = if *ordered { "ol" } else { "ul" };
                let start = start.map(|start| format!(" start=\"{start}\"")).unwrap_or_default();
                self.lines(name, &format!("{start}{said}"), |markup| {
                    let mut numbers = numbers.iter();
                    for item in items {
                        let value = numbers.next().map(|number| format!(" value=\"{number}\"")).unwrap_or_default();
                        markup.around("li", &value, |markup| markup.tight(item));
                        markup.out.push('\n');
                    }
                });
            }
            BlockKind::Quote { blocks } => self.lines("blockquote", &said, |markup| markup.blocks(blocks)),
            BlockKind::Aside { blocks } => self.lines("aside", &said, |markup| markup.blocks(blocks)),
            BlockKind::Code { text, language } => {
                let class = language.as_ref().map(|language| attribute("class", &format!("language-{language}")));
                self.around("pre", &said, |markup| {
                    markup.around("code", &class.unwrap_or_default(), |markup| push_escaped(&mut markup.out, text));
                });
            }
            BlockKind::Table { caption, rows } => self.table(&said, caption.as_deref(), rows),
            BlockKind::Figure(figure) => self.figure(&said, figure),
            BlockKind::Embed { title, address, site } => self.around("p", &said, |markup| {
                let said = format!(" rel=\"noopener noreferrer\"{}", markup.href(address));
                markup.around("a", &said, |markup| push_escaped(&mut markup.out, title));
                if title != site {
                    markup.out.extend([" (", &escaped(site), ")"]);
                }
            }),
            BlockKind::Math { text, markup: language, tree, number } => {
                self.around("p", &format!(" class=\"math\"{said}"), |markup| {
                    push_math(&mut markup.out, markup.syntax, tree, text, language, Stands::Alone);
                    markup.out.extend(number.iter().map(|number| format!(" ({})", escaped(number))));
                });
            }
            BlockKind::Definitions { items } => self.lines("dl", &said, |markup| {
                for item in items {
                    markup.definition(item);
                }
            }),
            BlockKind::Footnotes { items } => self.footnotes(&said, items),
            BlockKind::Rule => self.out.push_str(if self.syntax == Syntax::Html { "<hr>" } else { "<hr/>" }),
        }
    }

    /// A language and a direction as attributes.
    fn said(&self, lang: Option<&str>, dir: Option<Direction>) -> String {
        let mut said = String::new();
        if let Some(lang) = lang {
            said.push_str(&attribute("lang", lang));
            if self.syntax == Syntax::Xhtml {
                said.push_str(&attribute("xml:lang", lang));
            }
        }
        said.push_str(match dir {
            Some(Direction::Rtl) => " dir=\"rtl\"",
            Some(Direction::Ltr) => " dir=\"ltr\"",
            None => "",
        });
        said
    }

    /// Blocks in an item or a cell: a paragraph alone is its text.
    fn tight(&mut self, blocks: &[Block]) {
        match blocks {
            [Block { kind: BlockKind::Paragraph { content }, lang: None, dir: None, .. }, rest @ ..]
                if !matches!(rest.first().map(|block| &block.kind), Some(BlockKind::Paragraph { .. })) =>
            {
                self.inlines(content);
                if !rest.is_empty() {
                    self.out.push('\n');
                    self.blocks(rest);
                }
            }
            blocks => self.blocks(blocks),
        }
    }

    fn table(&mut self, said: &str, caption: Option<&[Inline]>, rows: &[Row]) {
        self.lines("table", said, |markup| {
            if let Some(caption) = caption {
                markup.around("caption", "", |markup| markup.inlines(caption));
                markup.out.push('\n');
            }
            // A first row of headers heads the columns.
            let is_head = |row: &Row| row.cells.iter().all(|cell| cell.header && cell.rows == 1);
            let (head, body) =
                rows.split_at_checked(usize::from(rows.first().is_some_and(is_head))).unwrap_or_default();
            for (name, scope, rows) in [("thead", "col", head), ("tbody", "row", body)] {
                if !rows.is_empty() {
                    markup.lines(name, "", |markup| rows.iter().for_each(|row| markup.row(row, scope)));
                    markup.out.push('\n');
                }
            }
        });
    }

    /// A row; its headers head what `scope` says.
    fn row(&mut self, row: &Row, scope: &str) {
        self.around("tr", "", |markup| {
            for cell in &row.cells {
                let mut said = if cell.header { attribute("scope", scope) } else { String::new() };
                if cell.columns > 1 {
                    let _ = write!(said, " colspan=\"{}\"", cell.columns);
                }
                if cell.rows > 1 {
                    let _ = write!(said, " rowspan=\"{}\"", cell.rows);
                }
                let name = if cell.header { "th" } else { "td" };
                markup.around(name, &said, |markup| markup.tight(&cell.blocks));
            }
        });
        self.out.push('\n');
    }

    fn figure(&mut self, said: &str, figure: &Figure) {
        self.lines("figure", said, |markup| {
            figure.images.iter().for_each(|image| markup.image(image));
            if figure.caption.is_some() || figure.credit.is_some() {
                markup.around("figcaption", "", |markup| {
                    markup.inlines(figure.caption.as_deref().unwrap_or_default());
                    if let Some(credit) = &figure.credit {
                        if figure.caption.is_some() {
                            markup.out.push(' ');
                        }
                        markup.out.push_str(&element("small", credit));
                    }
                });
                markup.out.push('\n');
            }
        });
    }

    fn image(&mut self, image: &Image) {
        let source = match (self.sources.get(&image.address), self.syntax) {
            (Some(source), _) => source,
            (None, Syntax::Html) => &image.address,
            (None, Syntax::Xhtml) => return self.linked_image(image),
        };
        self.out.extend(["<img", &attribute("src", source), &attribute("alt", &image.alt)]);
        if let (Some(width), Some(height)) = (image.width, image.height) {
            let _ = write!(self.out, " width=\"{width}\" height=\"{height}\"");
        }
        self.out.push_str(if self.syntax == Syntax::Html { ">\n" } else { "/>\n" });
    }

    /// An image that is not in the book: what it shows leads to it, else the name of its file.
    fn linked_image(&mut self, image: &Image) {
        let path = image.address.split(['?', '#']).next().unwrap_or_default();
        let file = path.rsplit('/').find(|part| !part.is_empty()).unwrap_or(&image.address);
        let words = if image.alt.trim().is_empty() { file } else { &image.alt };
        if image.address.starts_with("data:") {
            return self.around("p", " class=\"image\"", |markup| push_escaped(&mut markup.out, &image.alt));
        }
        self.around("p", " class=\"image\"", |markup| {
            let said = markup.href(&image.address);
            markup.around("a", &said, |markup| push_escaped(&mut markup.out, words));
        });
        self.out.push('\n');
    }

    /// Terms and details; a group lacks neither (HTML, section 4.4.9).
    fn definition(&mut self, definition: &Definition) {
        if definition.terms.is_empty() {
            self.out.push_str("<dt></dt>\n");
        }
        for term in &definition.terms {
            self.around("dt", "", |markup| markup.inlines(term));
            self.out.push('\n');
        }
        for detail in &definition.details {
            self.around("dd", "", |markup| markup.tight(detail));
            self.out.push('\n');
        }
        if definition.details.is_empty() {
            self.out.push_str("<dd></dd>\n");
        }
    }

    /// Where a link leads. Books are checked by a stricter reading of addresses than browsers have.
    pub(super) fn href(&self, address: &str) -> String {
        match self.syntax {
            Syntax::Html => attribute("href", address),
            Syntax::Xhtml => attribute("href", &strict(address)),
        }
    }

    /// An element with these attributes.
    pub(super) fn around(&mut self, name: &str, said: &str, inner: impl FnOnce(&mut Self)) {
        self.out.extend(["<", name, said, ">"]);
        inner(self);
        self.out.extend(["</", name, ">"]);
    }

    /// An element whose inside begins on a line of its own.
    fn lines(&mut self, name: &str, said: &str, inner: impl FnOnce(&mut Self)) {
        self.around(name, said, |markup| {
            markup.out.push('\n');
            inner(markup);
        });
    }
}
