//! Blocks as a document of plain text: list marks, quote marks, footnotes in brackets, headings one can tell from
//! paragraphs.

use super::wrap::{self, width};
use crate::article::{Article, Block, BlockKind, Definition, Figure, Footnote, Inline, Row, item_numbers, plain_text};
use crate::write::lines::prefixed;
use crate::write::{Links, updated};
use std::collections::BTreeMap;

/// However deep a paragraph stands, its lines are not narrower; columns.
const LEAST_WIDTH: usize = 20;

/// How a document looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// Words and marks.
    Plain,
    /// Headings underlined, the address under the title.
    Underlined,
}

/// Writes a document. Recursion is bounded by the depth that Articles are made and read with.
pub(super) struct Document {
    look: Look,
    /// Columns left for a line here.
    width: Option<usize>,
    /// The addresses of links so far, and the number of the first; none where links are their words.
    links: Option<Vec<String>>,
    first: u32,
    /// What the text calls each footnote.
    labels: BTreeMap<u32, String>,
}

impl Document {
    /// Begins.
    pub fn new(look: Look, wrap: Option<u16>, links: Links) -> Self {
        let links = (links == Links::Notes).then(Vec::new);
        Self { look, width: wrap.map(usize::from), links, first: 1, labels: BTreeMap::new() }
    }

    /// Writes the article, without a line end behind it.
    pub fn write(mut self, article: &Article) -> String {
        // The numbers of links begin where those of notes end, so that each is there once.
        let notes = article.blocks.iter().filter_map(|block| match &block.kind {
            BlockKind::Footnotes { items } => items.iter().map(|item| item.id).max(),
            _ => None,
        });
        self.first = notes.max().unwrap_or(0).saturating_add(1);
        let mut paragraphs = self.header(article);
        paragraphs.extend(article.blocks.iter().map(|block| self.block(block)));
        let links = self.links.take().unwrap_or_default();
        let addresses: Vec<String> =
            (u64::from(self.first)..).zip(links).map(|(number, address)| format!("[{number}] {address}")).collect();
        paragraphs.push(addresses.join("\n"));
        paragraphs.retain(|paragraph| !paragraph.trim().is_empty());
        paragraphs.join("\n\n")
    }

    /// The title, and under it `byline · date · site` of what is known.
    fn header(&self, article: &Article) -> Vec<String> {
        let date = article.published.as_deref().map(|date| date.get(..10).unwrap_or(date));
        // The plain form is that of the fixtures: a date, and no marks.
        let updated = updated(article).filter(|_| self.look == Look::Underlined);
        let known = [article.byline.as_deref(), date, updated.as_deref(), article.site.as_deref()];
        let line: Vec<&str> = known.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        let line = self.wrapped(&line.join(" · "));
        let address = article.address.clone().filter(|_| self.look == Look::Underlined);
        let about: Vec<String> = [line].into_iter().filter(|line| !line.is_empty()).chain(address).collect();
        vec![self.underlined(self.wrapped(&article.title), '='), about.join("\n")]
    }

    /// One block, without the empty lines around it.
    fn block(&mut self, block: &Block) -> String {
        match &block.kind {
            BlockKind::Paragraph { content } | BlockKind::Standfirst { content } => self.paragraph(content),
            BlockKind::Heading { level, content } => {
                let heading = self.paragraph(content);
                self.underlined(heading, if *level == 2 { '-' } else { '~' })
            }
            BlockKind::List { ordered, start, numbers, items } => {
                let numbers = ordered.then(|| item_numbers(*start, numbers));
                self.list(numbers, items)
            }
            BlockKind::Quote { blocks } => {
                let quoted = self.narrower(2, |document| document.blocks(blocks, "\n\n"));
                prefixed(&quoted, "> ", "> ")
            }
            BlockKind::Aside { blocks } => self.blocks(blocks, "\n\n"),
            // TeX may say the number itself.
            BlockKind::Math { text, number: Some(number), .. } if !text.contains("\\tag") => {
                format!("{text} ({number})")
            }
            BlockKind::Code { text, .. } | BlockKind::Math { text, .. } => text.clone(),
            BlockKind::Table { caption, rows } => self.table(caption.as_deref(), rows),
            BlockKind::Figure(figure) => self.figure(figure),
            BlockKind::Embed { title, address, .. } => format!("{title}: {address}"),
            BlockKind::Definitions { items } => {
                let items: Vec<String> = items.iter().map(|item| self.definition(item)).collect();
                items.join("\n")
            }
            BlockKind::Footnotes { items } => {
                let items: Vec<String> = items.iter().map(|item| self.footnote(item)).collect();
                items.join("\n")
            }
            BlockKind::Rule => "* * *".into(),
        }
    }

    fn blocks(&mut self, blocks: &[Block], between: &str) -> String {
        let parts: Vec<String> = blocks.iter().map(|block| self.block(block)).collect();
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(between)
    }

    fn list(&mut self, mut numbers: Option<impl Iterator<Item = i64>>, items: &[Vec<Block>]) -> String {
        let mut lines = Vec::new();
        for item in items {
            let number = numbers.as_mut().and_then(Iterator::next);
            let mark = number.map_or_else(|| "- ".into(), |number| format!("{number}. "));
            let text = self.narrower(mark.len(), |document| document.blocks(item, "\n"));
            lines.push(prefixed(&text, &mark, "  "));
        }
        lines.join("\n")
    }

    fn table(&mut self, caption: Option<&[Inline]>, rows: &[Row]) -> String {
        let mut lines: Vec<String> = caption.map(|caption| self.paragraph(caption)).into_iter().collect();
        // A row is one line, however long.
        let width = self.width.take();
        for row in rows {
            let cells: Vec<String> =
                row.cells.iter().map(|cell| self.blocks(&cell.blocks, " ").replace('\n', " ")).collect();
            lines.push(cells.join(" | ").trim_end().to_owned());
        }
        self.width = width;
        lines.join("\n")
    }

    fn figure(&mut self, figure: &Figure) -> String {
        let caption = figure.caption.as_deref().map(|caption| self.paragraph(caption));
        let credit = figure.credit.as_deref().map(|credit| self.wrapped(credit));
        caption.into_iter().chain(credit).collect::<Vec<_>>().join("\n")
    }

    fn definition(&mut self, definition: &Definition) -> String {
        let mut lines: Vec<String> = definition.terms.iter().map(|term| self.paragraph(term)).collect();
        for detail in &definition.details {
            let text = self.narrower(2, |document| document.blocks(detail, "\n"));
            lines.push(prefixed(&text, "  ", "  "));
        }
        lines.join("\n")
    }

    fn footnote(&mut self, footnote: &Footnote) -> String {
        let label = self.labels.get(&footnote.id).cloned().unwrap_or_else(|| footnote.id.to_string());
        let mark = format!("[{label}] ");
        let text = self.narrower(width(&mark), |document| document.blocks(&footnote.blocks, "\n"));
        prefixed(&text, &mark, "  ")
    }

    /// Does something where a line has fewer columns.
    fn narrower<T>(&mut self, by: usize, work: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.width;
        self.width = before.map(|width| width.saturating_sub(by).max(LEAST_WIDTH));
        let done = work(self);
        self.width = before;
        done
    }

    fn wrapped(&self, text: &str) -> String {
        self.width.map_or_else(|| text.to_owned(), |width| wrap::wrapped(text, width))
    }

    fn underlined(&self, text: String, line: char) -> String {
        if self.look == Look::Plain || text.is_empty() {
            return text;
        }
        let columns = text.lines().map(width).max().unwrap_or(0);
        let columns = self.width.map_or(columns, |width| width.min(columns));
        format!("{text}\n{}", line.to_string().repeat(columns))
    }

    /// The words of some inlines, the numbers of their links behind them.
    fn paragraph(&mut self, content: &[Inline]) -> String {
        let mut out = String::new();
        self.push(content, &mut out);
        self.wrapped(&out)
    }

    fn push(&mut self, content: &[Inline], out: &mut String) {
        for inline in content {
            match inline {
                Inline::Footnote { id, label } => {
                    self.labels.entry(*id).or_insert_with(|| label.clone());
                    out.extend(["[", label, "]"]);
                }
                Inline::Link { address, content, .. } => {
                    self.push(content, out);
                    let words = plain_text(content);
                    if let Some(links) = self.links.as_mut().filter(|_| !says(&words, address)) {
                        let at = links.iter().position(|known| known == address).unwrap_or_else(|| {
                            links.push(address.clone());
                            links.len() - 1
                        });
                        out.push_str(&format!("[{}]", u64::from(self.first) + at as u64));
                    }
                }
                Inline::Ruby { content, reading } => {
                    self.push(content, out);
                    if !reading.is_empty() {
                        out.extend(["(", reading, ")"]);
                    }
                }
                other => match other.content() {
                    Some(content) => self.push(content, out),
                    None => out.push_str(&plain_text(std::slice::from_ref(other))),
                },
            }
        }
    }
}

/// Whether the words of a link are its address.
fn says(words: &str, address: &str) -> bool {
    let bare = |text: &str| {
        let text = text.trim().trim_end_matches('/');
        let rest = ["https://", "http://", "mailto:", "tel:"].iter().find_map(|scheme| text.strip_prefix(scheme));
        rest.unwrap_or(text).to_owned()
    };
    bare(words) == bare(address)
}
