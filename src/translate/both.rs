//! The Article with its translation: instead of the text of the page, or each block behind its original.

use super::direction_of;
use super::parts::append;
use super::places::{Title, titles};
use crate::article::{Article, Block, BlockKind, Direction, Figure, Inline, minutes, plain_text};
use crate::page::text::measure;
use crate::write::{TextForm, text};
use std::collections::{BTreeMap, HashMap};

/// What is to be seen of a translated Article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Show {
    /// The translation; where there is none, the original, in its own language.
    #[default]
    Translation,
    /// The original, each block followed by its translation.
    Both,
}

impl Show {
    /// What is meant by this name.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "translation" => Some(Self::Translation),
            "both" => Some(Self::Both),
            _ => None,
        }
    }
}

/// Puts pieces, the content of each place by its path, into the Article; `to` is their language. What comes out is
/// written as any Article is. In both, the translation of a heading is a paragraph: it is no part of its own.
pub fn translated(article: &Article, pieces: &BTreeMap<String, Vec<Inline>>, show: Show, to: &str) -> Article {
    let mut article = article.clone();
    let making = Making { pieces, show, to: Voice { lang: Some(to.to_owned()), dir: direction_of(to) } };
    let around = Voice { lang: article.lang.clone(), dir: article.dir };
    let blocks = std::mem::take(&mut article.blocks);
    article.blocks = making.blocks(blocks, "/blocks", &around);
    let title = pieces.get("/title").map(|title| plain_text(title)).filter(|title| !title.is_empty());
    match (show, title) {
        (Show::Translation, title) => {
            if let Some(title) = title {
                article.title = title;
            }
            article.lang.clone_from(&making.to.lang);
            article.dir = making.to.dir;
            let length = measure(&text(&article, TextForm::Body));
            article.words = length.words;
            article.minutes = minutes(length, article.lang.as_deref());
        }
        (Show::Both, Some(title)) => {
            let mut block = Block::from(BlockKind::Paragraph { content: strong(vec![Inline::text(title)]) });
            making.mark(&mut block, &around);
            article.blocks.insert(0, block);
        }
        // Who reads both reads one of them first: the length stays that of the text.
        (Show::Both, None) => {}
    }
    article
}

/// The language and the direction around a block.
#[derive(Debug, Clone, PartialEq)]
struct Voice {
    lang: Option<String>,
    dir: Direction,
}

struct Making<'a> {
    pieces: &'a BTreeMap<String, Vec<Inline>>,
    show: Show,
    to: Voice,
}

impl Making<'_> {
    /// Recursion is bounded by the depth that Articles are made and read with.
    fn blocks(&self, blocks: Vec<Block>, path: &str, around: &Voice) -> Vec<Block> {
        let mut out = Vec::new();
        for (at, block) in blocks.into_iter().enumerate() {
            self.block(block, &format!("{path}/{at}"), around, &mut out);
        }
        out
    }

    fn block(&self, mut block: Block, path: &str, around: &Voice, out: &mut Vec<Block>) {
        let voice =
            Voice { lang: block.lang.clone().or_else(|| around.lang.clone()), dir: block.dir.unwrap_or(around.dir) };
        let mut copy = None;
        match &mut block.kind {
            BlockKind::Paragraph { content }
            | BlockKind::Standfirst { content }
            | BlockKind::Heading { content, .. } => {
                match (self.show, self.piece(content, &format!("{path}/content"))) {
                    (Show::Translation, Some(piece)) => *content = piece,
                    (Show::Translation, None) => {
                        self.keep(&mut block, &voice);
                        out.push(block);
                        return;
                    }
                    (Show::Both, piece) => copy = piece.map(|piece| beside(&block.kind, piece)),
                }
            }
            BlockKind::List { items, .. } => {
                for (at, item) in items.iter_mut().enumerate() {
                    *item = self.blocks(std::mem::take(item), &format!("{path}/items/{at}"), &voice);
                }
            }
            BlockKind::Quote { blocks } | BlockKind::Aside { blocks } => {
                *blocks = self.blocks(std::mem::take(blocks), &format!("{path}/blocks"), &voice);
            }
            BlockKind::Table { caption, rows } => {
                self.content(caption.as_mut(), &format!("{path}/caption"), &voice);
                for (y, row) in rows.iter_mut().enumerate() {
                    for (x, cell) in row.cells.iter_mut().enumerate() {
                        let path = format!("{path}/rows/{y}/cells/{x}/blocks");
                        cell.blocks = self.blocks(std::mem::take(&mut cell.blocks), &path, &voice);
                    }
                }
            }
            BlockKind::Figure(figure) => self.figure(figure, path, &voice),
            BlockKind::Embed { title, .. } => self.line(title, &format!("{path}/title")),
            BlockKind::Definitions { items } => {
                for (at, item) in items.iter_mut().enumerate() {
                    for (n, term) in item.terms.iter_mut().enumerate() {
                        self.content(Some(term), &format!("{path}/items/{at}/terms/{n}"), &voice);
                    }
                    for (n, detail) in item.details.iter_mut().enumerate() {
                        let path = format!("{path}/items/{at}/details/{n}");
                        *detail = self.blocks(std::mem::take(detail), &path, &voice);
                    }
                }
            }
            BlockKind::Footnotes { items } => {
                for (at, item) in items.iter_mut().enumerate() {
                    item.blocks =
                        self.blocks(std::mem::take(&mut item.blocks), &format!("{path}/items/{at}/blocks"), &voice);
                }
            }
            BlockKind::Code { .. } | BlockKind::Math { .. } | BlockKind::Rule => {}
        }
        if self.show == Show::Translation {
            // What stands in it says what it is in, where that is not the language of the article now.
            (block.lang, block.dir) = (None, None);
        }
        out.push(block);
        if let Some(kind) = copy {
            let mut copy = Block::from(kind);
            self.mark(&mut copy, around);
            out.push(copy);
        }
    }

    /// A block that stays as it was, in an Article of another language now.
    fn keep(&self, block: &mut Block, voice: &Voice) {
        block.lang = voice.lang.clone().filter(|_| voice.lang != self.to.lang);
        block.dir = Some(voice.dir).filter(|&dir| dir != self.to.dir);
    }

    /// A translation among blocks of another language.
    fn mark(&self, block: &mut Block, around: &Voice) {
        block.lang = self.to.lang.clone().filter(|_| around.lang != self.to.lang);
        block.dir = Some(self.to.dir).filter(|&dir| dir != around.dir);
    }

    /// A translation among words of another language.
    fn spoken(&self, content: Vec<Inline>, around: &Voice) -> Vec<Inline> {
        match self.to.lang.clone().filter(|_| around.lang != self.to.lang) {
            Some(lang) => {
                let dir = Some(self.to.dir).filter(|&dir| dir != around.dir);
                vec![Inline::Foreign { lang, dir, content }]
            }
            None => content,
        }
    }

    /// A caption or a term, which stand in one line with their translation or on the next.
    fn content(&self, content: Option<&mut Vec<Inline>>, path: &str, around: &Voice) {
        let Some(content) = content else { return };
        let Some(piece) = self.piece(content, path) else { return };
        if self.show == Show::Both {
            content.push(Inline::Break);
            append(content, self.spoken(piece, around));
        } else {
            *content = piece;
        }
    }

    /// The translation of a content, what it says on hover translated too where it is.
    fn piece(&self, content: &[Inline], path: &str) -> Option<Vec<Inline>> {
        let mut piece = self.pieces.get(path).filter(|piece| !piece.is_empty())?.clone();
        let translated = |title: Title<'_>| {
            let text = plain_text(self.pieces.get(&title.path)?);
            (!text.is_empty()).then(|| (title.text.to_owned(), text))
        };
        let titles: HashMap<String, String> = titles(content, path).into_iter().filter_map(translated).collect();
        if !titles.is_empty() {
            put_titles(&mut piece, &titles);
        }
        Some(piece)
    }

    fn line(&self, line: &mut String, path: &str) {
        let Some(piece) = self.pieces.get(path).map(|piece| plain_text(piece)).filter(|piece| !piece.is_empty()) else {
            return;
        };
        *line = if self.show == Show::Both { format!("{line} · {piece}") } else { piece };
    }

    fn figure(&self, figure: &mut Figure, path: &str, around: &Voice) {
        self.content(figure.caption.as_mut(), &format!("{path}/caption"), around);
        // Nothing can say in what language a part of an alternative text is.
        let images = figure.images.iter_mut().enumerate().filter(|_| self.show == Show::Translation);
        for (at, image) in images {
            self.line(&mut image.alt, &format!("{path}/images/{at}/alt"));
        }
    }
}

/// Says on hover what stands for what was said there. Links change their places among words: a title is known by itself.
fn put_titles(content: &mut [Inline], titles: &HashMap<String, String>) {
    for inline in content {
        if let Inline::Link { title: Some(title), .. } | Inline::Abbr { title, .. } = inline
            && let Some(text) = titles.get(title)
        {
            title.clone_from(text);
        }
        put_titles(inline.content_mut().map_or(&mut [], |inner| inner), titles);
    }
}

/// The translation of a block, as one that follows it.
fn beside(kind: &BlockKind, piece: Vec<Inline>) -> BlockKind {
    match kind {
        BlockKind::Standfirst { .. } => BlockKind::Standfirst { content: piece },
        BlockKind::Heading { .. } => BlockKind::Paragraph { content: strong(piece) },
        _ => BlockKind::Paragraph { content: piece },
    }
}

fn strong(content: Vec<Inline>) -> Vec<Inline> {
    vec![Inline::Strong { content }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::translate::check::{content, shown};

    /// Blocks of each kind that holds text, and a translation of every place, its text in stars.
    fn made(show: Show) -> String {
        let paragraph = |text: &str| Block::from(BlockKind::Paragraph { content: content(text) });
        let figure = Figure { caption: Some(content("f")), ..Figure::default() };
        let blocks = vec![
            BlockKind::Heading { level: 2, content: content("a") }.into(),
            Block {
                lang: Some("en".into()),
                ..BlockKind::Quote { blocks: vec![paragraph("b"), paragraph("!")] }.into()
            },
            BlockKind::List { ordered: false, start: None, numbers: Vec::new(), items: vec![vec![paragraph("c")]] }
                .into(),
            BlockKind::Figure(figure).into(),
            BlockKind::Embed { title: "g".into(), address: "https://a.example/".into(), site: "a.example".into() }
                .into(),
        ];
        let article = Article { title: "t".into(), lang: Some("fr".into()), blocks, ..Article::default() };
        let pieces = super::super::places(&article).into_iter().filter_map(|place| {
            let text = match place.spot {
                super::super::Spot::Content(content) => shown(content),
                super::super::Spot::Line(line) => line.to_owned(),
            };
            (text != "!").then(|| (place.path, content(&format!("*{text}*"))))
        });
        let article = translated(&article, &pieces.collect(), show, "he");
        let said = serde_json::to_string(&article.blocks).unwrap_or_default();
        format!("{} {:?} {:?} {said}", article.title, article.lang, article.dir)
            .replace(r#""kind":"#, "")
            .replace(r#"{"text","text":"#, "{")
    }

    #[test]
    fn what_is_said_on_hover_is_translated_with_its_words() {
        let link = |title: &str, words: &str| Inline::Link {
            address: "https://a.example/".into(),
            title: Some(title.into()),
            content: vec![Inline::text(words)],
        };
        let abbr = |title: &str| Inline::Abbr { title: title.into(), content: vec![Inline::text("ONU")] };
        let source = vec![link("une note", "note"), Inline::text(" l'"), abbr("Nations unies"), link("eau", "eau")];
        let paragraph = |content: &[Inline]| Block::from(BlockKind::Paragraph { content: content.to_vec() });
        let article = Article { lang: Some("fr".into()), blocks: vec![paragraph(&source)], ..Article::default() };
        let paths: Vec<String> = super::super::places(&article).into_iter().map(|place| place.path).collect();
        let (first, second) = ("/blocks/0/content/0/title", "/blocks/0/content/2/title");
        assert_eq!(paths, ["/title", "/blocks/0/content", first, second]);
        let moved = vec![abbr("Nations unies"), link("une note", "a note"), link("eau", "water")];
        let said = [("/blocks/0/content", moved), (first, vec![Inline::text("a note")])];
        let mut pieces: BTreeMap<String, Vec<Inline>> = said.map(|(path, piece)| (path.to_owned(), piece)).into();
        pieces.insert(second.into(), vec![Inline::text("United Nations")]);
        let expected = paragraph(&[abbr("United Nations"), link("a note", "a note"), link("eau", "water")]);
        let made = translated(&article, &pieces, Show::Translation, "en");
        assert_eq!(made.blocks, std::slice::from_ref(&expected));
        let both = translated(&article, &pieces, Show::Both, "en");
        let beside = Block { lang: Some("en".into()), ..expected };
        assert_eq!(both.blocks, [paragraph(&source), beside]);
    }

    #[test]
    fn a_translation_speaks_as_the_article_now_does() {
        let said = made(Show::Translation);
        assert!(said.starts_with(r#"*t* Some("he") Rtl [{"heading","level":2,"content":[{"*a*"}]}"#), "{said}");
        assert!(said.contains(r#"{"quote","blocks":[{"paragraph","content":[{"*b*"}]},"#), "{said}");
        assert!(said.contains(r#"{"lang":"en","dir":"ltr","paragraph","content":[{"!"}]}"#), "{said}");
    }

    #[test]
    fn beside_its_original_it_says_what_it_is() {
        let said = made(Show::Both);
        let copy = r#"{"lang":"he","dir":"rtl","paragraph","content":["#;
        assert!(
            said.starts_with(&format!(r#"t Some("fr") Ltr [{copy}{{"strong","content":[{{"*t*"}}]}}]}},{{"heading""#)),
            "{said}"
        );
        assert!(said.contains(&format!(r#"{{"a"}}]}},{copy}{{"strong","content":[{{"*a*"}}]}}]}}"#)), "{said}");
        assert!(said.contains(&format!(r#"[{{"paragraph","content":[{{"c"}}]}},{copy}{{"*c*"}}]}}]"#)), "{said}");
        assert!(
            said.contains(r#""caption":[{"f"},{"break"},{"foreign","lang":"he","dir":"rtl","content":[{"*f*"}]}]"#),
            "{said}"
        );
        assert!(said.contains(r#""title":"g · *g*""#), "{said}");
    }
}
