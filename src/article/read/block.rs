//! Blocks from JSON, with all that stands in them.

use super::{Object, Read, ReadError, Reader, direction, image, is_lang, list, number, object, said, text};
use crate::article::{
    Block, BlockKind, Cell, Definition, Figure, Footnote, Inline, MAX_MATH_DEPTH, MAX_MATH_NODES,
    MAX_MATH_NODES_IN_ALL, MAX_MATH_TEXT, MathNode, MathTag, Room, Row, address,
};
use serde_json::Value;

/// No cell spans more rows or columns than this.
const MOST_SPANNED: u32 = 100;

impl Reader {
    /// Blocks at this depth.
    pub(super) fn blocks(&mut self, value: Option<Value>, depth: usize) -> Read<Vec<Block>> {
        let mut blocks = Vec::new();
        for value in list(value)? {
            blocks.extend(self.block(value, depth)?);
        }
        Ok(blocks)
    }

    /// A block; none where nothing of it may be kept.
    fn block(&mut self, value: Value, depth: usize) -> Read<Option<Block>> {
        self.spend(depth)?;
        let mut fields = object(value)?;
        let node = number(fields.remove("node"))?;
        let lang = said(&mut fields, "lang")?.filter(|lang| is_lang(lang));
        let dir = direction(fields.get("dir"))?;
        let kind = self.kind(&mut fields, depth)?;
        Ok(kind.map(|kind| Block { node, lang, dir, kind }))
    }

    fn kind(&mut self, fields: &mut Object, depth: usize) -> Read<Option<BlockKind>> {
        let kind = match text(fields, "kind")?.as_str() {
            "paragraph" => BlockKind::Paragraph { content: self.content(fields, "content")? },
            "standfirst" => BlockKind::Standfirst { content: self.content(fields, "content")? },
            "heading" => {
                let level = number(fields.remove("level"))?.and_then(|level| u8::try_from(level).ok());
                let level = level.filter(|level| (2..=6).contains(level)).ok_or(ReadError::BadArticle)?;
                BlockKind::Heading { level, content: self.content(fields, "content")? }
            }
            "list" => self.list(fields, depth)?,
            "quote" => BlockKind::Quote { blocks: self.blocks(fields.remove("blocks"), depth + 1)? },
            "aside" => BlockKind::Aside { blocks: self.blocks(fields.remove("blocks"), depth + 1)? },
            "code" => BlockKind::Code { text: text(fields, "text")?, language: said(fields, "language")? },
            "table" => self.table(fields, depth)?,
            "figure" => return self.figure(fields),
            "embed" => embed(fields)?,
            "math" => {
                let (text, markup, tree) = self.formula(fields)?;
                BlockKind::Math { text, markup, tree, number: said(fields, "number")? }
            }
            "definitions" => BlockKind::Definitions { items: self.definitions(fields, depth)? },
            "footnotes" => {
                let mut items = Vec::new();
                for item in list(fields.remove("items"))? {
                    let mut item = object(item)?;
                    let id = number(item.remove("id"))?.ok_or(ReadError::BadArticle)?;
                    items.push(Footnote { id, blocks: self.blocks(item.remove("blocks"), depth + 1)? });
                }
                BlockKind::Footnotes { items }
            }
            "rule" => BlockKind::Rule,
            _ => return Err(ReadError::BadArticle),
        };
        Ok(Some(kind))
    }

    fn list(&mut self, fields: &mut Object, depth: usize) -> Read<BlockKind> {
        let ordered = fields.get("ordered").and_then(Value::as_bool).ok_or(ReadError::BadArticle)?;
        let start = fields.remove("start").filter(|start| !start.is_null());
        let start = start.map(|start| start.as_i64().and_then(|n| i32::try_from(n).ok()).ok_or(ReadError::BadArticle));
        let mut items = Vec::new();
        for item in list(fields.remove("items"))? {
            self.spend(depth)?;
            items.push(self.blocks(Some(item), depth + 1)?);
        }
        let mut numbers = Vec::new();
        if let Some(given) = fields.remove("numbers").filter(|numbers| !numbers.is_null()) {
            // No more than there are items to number.
            for number in list(Some(given))?.into_iter().take(items.len()) {
                let number = number.as_i64().and_then(|number| i32::try_from(number).ok());
                numbers.push(number.ok_or(ReadError::BadArticle)?);
            }
        }
        Ok(BlockKind::List { ordered, start: start.transpose()?, numbers, items })
    }

    fn table(&mut self, fields: &mut Object, depth: usize) -> Read<BlockKind> {
        let caption = self.optional_content(fields, "caption")?;
        let mut rows = Vec::new();
        for row in list(fields.remove("rows"))? {
            self.spend(depth)?;
            let mut cells = Vec::new();
            for cell in list(object(row)?.remove("cells"))? {
                let mut cell = object(cell)?;
                let header = cell.get("header").and_then(Value::as_bool).ok_or(ReadError::BadArticle)?;
                let mut span = |name| {
                    let count = number(cell.remove(name))?.filter(|count| (1..=MOST_SPANNED).contains(count));
                    count.and_then(|count| u16::try_from(count).ok()).ok_or(ReadError::BadArticle)
                };
                let (columns, rows) = (span("columns")?, span("rows")?);
                // What a cell spans is written as cells of its own where there is no other way.
                for _ in 0..columns {
                    self.spend(depth)?;
                }
                cells.push(Cell { header, columns, rows, blocks: self.blocks(cell.remove("blocks"), depth + 1)? });
            }
            rows.push(Row { cells });
        }
        Ok(BlockKind::Table { caption, rows })
    }

    fn figure(&mut self, fields: &mut Object) -> Read<Option<BlockKind>> {
        let mut images = Vec::new();
        for value in list(fields.remove("images"))? {
            self.spend(0)?;
            images.extend(image(value)?);
        }
        let (caption, credit) = (self.optional_content(fields, "caption")?, said(fields, "credit")?);
        let is_empty = images.is_empty() && caption.is_none() && credit.is_none();
        Ok((!is_empty).then_some(BlockKind::Figure(Figure { images, caption, credit })))
    }

    fn definitions(&mut self, fields: &mut Object, depth: usize) -> Read<Vec<Definition>> {
        let mut items = Vec::new();
        for item in list(fields.remove("items"))? {
            self.spend(depth)?;
            let mut item = object(item)?;
            let (mut terms, mut details) = (Vec::new(), Vec::new());
            for term in list(item.remove("terms"))? {
                terms.push(self.inlines(term, 0, false)?);
            }
            for detail in list(item.remove("details"))? {
                details.push(self.blocks(Some(detail), depth + 1)?);
            }
            items.push(Definition { terms, details });
        }
        Ok(items)
    }

    fn content(&mut self, fields: &mut Object, name: &str) -> Read<Vec<Inline>> {
        self.inlines(fields.remove(name).ok_or(ReadError::BadArticle)?, 0, false)
    }

    fn optional_content(&mut self, fields: &mut Object, name: &str) -> Read<Option<Vec<Inline>>> {
        let value = fields.remove(name).filter(|value| !value.is_null());
        value.map(|value| self.inlines(value, 0, false)).transpose()
    }

    /// A formula: its text, what that is, and its tree; without one where the tree is none that can be set.
    pub(super) fn formula(&mut self, fields: &mut Object) -> Read<(String, &'static str, Vec<MathNode>)> {
        let text = text(fields, "text")?;
        let markup = match said(fields, "markup")?.as_deref() {
            Some("tex") => "tex",
            Some("plain") => "plain",
            _ => return Err(ReadError::BadArticle),
        };
        let Some(tree) = fields.remove("tree").filter(|tree| !tree.is_null()) else {
            return Ok((text, markup, Vec::new()));
        };
        let mut left = MAX_MATH_NODES.min(MAX_MATH_NODES_IN_ALL.saturating_sub(self.math_nodes));
        let before = left;
        let tree = math(tree, 1, &mut left)?;
        self.math_nodes += before - left;
        Ok((text, markup, tree.unwrap_or_default()))
    }
}

/// A card; its title alone where it leads nowhere.
fn embed(fields: &mut Object) -> Read<BlockKind> {
    let (title, to, site) = (text(fields, "title")?, text(fields, "address")?, text(fields, "site")?);
    Ok(match address::web(&to) {
        Some(url) => BlockKind::Embed { title, address: url.into(), site },
        None => BlockKind::Paragraph { content: vec![Inline::text(title)] },
    })
}

/// A row of a formula; none where it passes a limit or an element lacks its parts. Recursion is bounded by `MAX_MATH_DEPTH`.
fn math(value: Value, depth: usize, left: &mut usize) -> Read<Option<Vec<MathNode>>> {
    if depth > MAX_MATH_DEPTH {
        return Ok(None);
    }
    let mut row = Vec::new();
    for value in list(Some(value))? {
        let mut fields = object(value)?;
        let tag = MathTag::of(&text(&mut fields, "tag")?).ok_or(ReadError::BadArticle)?;
        let mut node = MathNode::token(tag, said(&mut fields, "text")?.unwrap_or_default());
        if let Some(Value::Object(attributes)) = fields.remove("attributes") {
            for (name, value) in &attributes {
                node.set(name, value.as_str().ok_or(ReadError::BadArticle)?);
            }
        }
        if let Some(children) = fields.remove("children") {
            let Some(children) = math(children, depth + 1, left)? else { return Ok(None) };
            node.children = children;
        }
        let is_whole = match tag.room() {
            Room::Text => node.children.is_empty() && node.text.chars().count() <= MAX_MATH_TEXT,
            Room::Nothing => node.children.is_empty() && node.text.is_empty(),
            Room::Any => node.text.is_empty(),
            Room::Exactly(count) => node.children.len() == count && node.text.is_empty(),
        };
        let Some(rest) = left.checked_sub(1).filter(|_| is_whole) else { return Ok(None) };
        *left = rest;
        row.push(node);
    }
    Ok(Some(row))
}
