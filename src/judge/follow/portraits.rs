//! Pictures of who wrote the article, which go with the line that names them. A picture that they took is none.

use super::Case;
use super::captions::is_in_figure;
use crate::page::{Page, Tag};
use crate::segment::Block;
use std::ops::Range;

/// How far around a picture the line that says who wrote the article is looked for, elements; how many blocks stand there
/// at most, and how many words besides.
const AROUND_BYLINE: usize = 4;
const MAX_BYLINE_BLOCKS: usize = 8;
const MAX_BYLINE_WORDS: u32 = 8;
/// A block of so many words that is kept by itself is text; a byline stands behind a standfirst, and not behind so many.
const WORDS_OF_TEXT: u32 = 20;
const TEXTS_OF_HEAD: usize = 2;
const LEAST_TEXT: f32 = 0.5;

/// With these words begins who took a picture; lower case.
const CREDITS: [&str; 44] = [
    "bild",
    "bilder",
    "billede",
    "copyright",
    "credit",
    "credits",
    "crédit",
    "crédits",
    "fot",
    "foto",
    "fotografia",
    "fotografie",
    "fotografía",
    "fotos",
    "fotoğraf",
    "illustration",
    "image",
    "images",
    "imagem",
    "imagen",
    "immagine",
    "kuva",
    "photo",
    "photograph",
    "photographie",
    "photography",
    "photos",
    "picture",
    "pictures",
    "valokuva",
    "zdjęcie",
    "zdj",
    "φωτογραφία",
    "фото",
    "צילום",
    "صورة",
    "تصوير",
    "عکس",
    "写真",
    "撮影",
    "摄影",
    "攝影",
    "사진",
    "ภาพ",
];

/// Where the article's own text is, so that a picture in the midst of it is no portrait.
pub(super) struct Portraits {
    amid: Range<usize>,
}

impl Portraits {
    pub(super) fn of(case: &Case<'_>) -> Self {
        let is_text = |index: usize, block: &Block| {
            block.measure.words >= WORDS_OF_TEXT && case.is_at_least(index, LEAST_TEXT) && case.is_free(index)
        };
        let mut texts =
            case.blocks.iter().enumerate().filter(|&(index, block)| is_text(index, block)).map(|(at, _)| at);
        let first = texts.nth(TEXTS_OF_HEAD - 1);
        Self { amid: first.map_or(0..0, |first| first..texts.next_back().unwrap_or(first)) }
    }

    /// Whether a picture stands with the line that says who wrote the article: it is theirs.
    pub(super) fn is_one(&self, case: &Case<'_>, index: usize, block: &Block) -> bool {
        let Case { page, blocks, title, .. } = *case;
        // A figure is the article's, unless it stands in the byline itself.
        let is_figure = is_in_figure(page, block) && !case.is_said(block);
        if !block.is_medium() || is_figure || self.amid.contains(&index) {
            return false;
        }
        let around = page.ancestors(block.container).take(AROUND_BYLINE);
        let mut near = std::iter::once(block.container)
            .chain(around)
            .take_while(|&node| page.tag(node) != Tag::Body && !title.is_some_and(|title| page.contains(node, title)));
        near.any(|node| {
            let inside = blocks.get(case.blocks_in(node)).unwrap_or_default();
            let (said, other): (Vec<&Block>, Vec<&Block>) =
                inside.iter().take(MAX_BYLINE_BLOCKS + 1).partition(|block| case.is_said(block));
            let words: u32 = other.iter().map(|block| block.measure.words).sum();
            inside.len() <= MAX_BYLINE_BLOCKS
                && words <= MAX_BYLINE_WORDS
                && said.iter().any(|block| !block.is_medium() && !is_credit(page, block))
        })
    }
}

/// Whether a line says who took a picture.
fn is_credit(page: &Page, block: &Block) -> bool {
    let text = block.text(page).to_lowercase();
    let first = text.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty());
    first.is_some_and(|first| CREDITS.contains(&first)) || text.trim_start().starts_with(['©', 'ⓒ'])
}
