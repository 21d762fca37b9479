//! The corridor: from a page to its article, each step a room of its own.

use crate::article::Article;
use crate::compose::{Composed, compose};
use crate::describe::{Metadata, describe};
use crate::error::CleanError;
use crate::furniture::{Reason, Scene, mark};
use crate::judge::{Model, Verdict, judge_by};
use crate::page::text::measure;
use crate::page::{Note, Page, Source, Tag, order};
use crate::segment::{Block, segment};
use crate::sweep::{Removal, Swept, sweep};
use crate::write::{TextForm, text};
use serde::Serialize;
use serde_json::Value;

/// Words a minute of silent reading: the mean of 190 studies (Brysbaert 2019, "How many words do we read per minute?").
const WORDS_A_MINUTE: u32 = 238;
/// Fewer kept words than this are no article.
const MIN_WORDS: u32 = 25;
/// A block of fewer words is no sentence of an article.
const SENTENCE_WORDS: u32 = 8;

/// Confidence is told in thousandths: further digits differ with the exponential function of the machine.
const CONFIDENCE_STEPS: f32 = 1000.0;

/// What the reader wants otherwise than the default.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// The ids of the removals to put back.
    pub put_back: Vec<u32>,
}

impl Options {
    /// Reads options from JSON; an empty text is the default.
    pub fn from_json(json: &str) -> Result<Self, CleanError> {
        if json.trim().is_empty() {
            return Ok(Self::default());
        }
        // Read by hand: what serde makes of a struct prints every kind of wrong value, floats with their tables too.
        let Ok(Value::Object(fields)) = serde_json::from_str(json) else { return Err(CleanError::BadOptions) };
        let mut options = Self::default();
        for (name, value) in &fields {
            let (true, Value::Array(ids)) = (name == "putBack", value) else { return Err(CleanError::BadOptions) };
            let ids: Option<Vec<u32>> = ids.iter().map(|id| u32::try_from(id.as_u64()?).ok()).collect();
            options.put_back = ids.ok_or(CleanError::BadOptions)?;
        }
        Ok(options)
    }
}

/// The article of a page, and all that is not part of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Cleaned {
    /// The article.
    pub article: Article,
    /// What was removed, in document order.
    pub removals: Vec<Removal>,
    /// How well the choice is expected to agree with a careful reader's: F1, 0 to 1.
    pub confidence: f32,
    /// What was left out by limits.
    pub notes: Vec<Note>,
}

impl Cleaned {
    /// The answer as JSON, the form ARCHITECTURE.md states.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        let article = serde_json::to_string(&self.article)?;
        let removals = serde_json::to_string(&self.removals)?;
        let notes = serde_json::to_string(&self.notes)?;
        let confidence = decimal(self.confidence);
        Ok(format!("{{\"article\":{article},\"removals\":{removals},\"confidence\":{confidence},\"notes\":{notes}}}"))
    }
}

/// A number from 0 to 1 to three places. To print any float takes tables of 20 KB.
#[allow(clippy::cast_sign_loss, reason = "no confidence is below zero")]
fn decimal(number: f32) -> String {
    let steps = (number * CONFIDENCE_STEPS).round() as u32;
    let digits = format!("{:03}", steps % 1000);
    let digits = digits.trim_end_matches('0');
    format!("{}.{}", steps / 1000, if digits.is_empty() { "0" } else { digits })
}

/// How one block was judged, for those who want to know why.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Explained {
    /// The block's text.
    pub text: String,
    /// Whether it is part of the article.
    pub is_kept: bool,
    /// The reason and rule, where a rule marked it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mark: Option<(Reason, &'static str)>,
    /// The probability the judge gave it.
    pub probability: f32,
}

/// Turns a page into its article.
pub fn clean(page: &Page, options: &Options) -> Result<Cleaned, CleanError> {
    clean_with(Model::own(), page, options)
}

/// Turns a page into its article by another model than the compiled one: what a model is worth is measured on what people
/// would read.
pub fn clean_with(model: &Model<'_>, page: &Page, options: &Options) -> Result<Cleaned, CleanError> {
    let judged = judged(model, page)?;
    let Judged { metadata, blocks, verdict } = &judged;
    let Swept { kept, mut removals } = sweep(page, blocks, metadata, &verdict.marks, verdict, &options.put_back);
    let Composed { blocks, starts, mut notes } = compose(page, &kept, metadata);
    for removal in &mut removals {
        removal.before = starts.partition_point(|&start| start < removal.range.0) as u32;
    }
    notes.extend_from_slice(page.notes());
    notes = order::by_key(notes, |&note| note as u64);
    notes.dedup();
    let mut article = Article {
        title: metadata.title.clone(),
        byline: metadata.byline.clone(),
        published: metadata.published.clone(),
        modified: metadata.modified.clone(),
        site: metadata.site.clone(),
        lang: metadata.lang.clone(),
        dir: metadata.dir,
        lead: metadata.lead.clone(),
        address: metadata.address.clone(),
        words: 0,
        minutes: 0,
        blocks,
    };
    article.words = measure(&text(&article, TextForm::Body)).words;
    article.minutes = article.words.div_ceil(WORDS_A_MINUTE);
    if is_no_article(&judged, page, article.words) {
        return Err(CleanError::NoArticle);
    }
    let confidence = (verdict.confidence * CONFIDENCE_STEPS).round() / CONFIDENCE_STEPS;
    Ok(Cleaned { article, removals, confidence, notes })
}

/// Says of each block of a page whether it is kept, and why.
pub fn explain(page: &Page) -> Result<Vec<Explained>, CleanError> {
    explain_with(Model::own(), page)
}

/// Says the same of another model's choice.
pub fn explain_with(model: &Model<'_>, page: &Page) -> Result<Vec<Explained>, CleanError> {
    let Judged { blocks, verdict, .. } = judged(model, page)?;
    let rows = blocks.iter().zip(&verdict.is_kept).zip(&verdict.probabilities);
    let explained = rows.map(|((block, &is_kept), &probability)| {
        let mark = verdict.marks.iter().find(|m| (m.start..m.end).contains(&block.start)).map(|m| (m.reason, m.rule));
        Explained { text: block.text(page), is_kept: is_kept && mark.is_none(), mark, probability }
    });
    Ok(explained.collect())
}

struct Judged {
    metadata: Metadata,
    blocks: Vec<Block>,
    verdict: Verdict,
}

fn judged(model: &Model<'_>, page: &Page) -> Result<Judged, CleanError> {
    let metadata = describe(page);
    let blocks = segment(page);
    if blocks.iter().all(|block| block.measure.words == 0) {
        return Err(CleanError::EmptyPage);
    }
    let scene = Scene { page, blocks: &blocks, metadata: &metadata };
    let mut marks = mark(&scene);
    marks = order::by_key(marks, |m| order::of_range(m.start, m.end));
    let verdict = judge_by(model, &scene, &marks);
    Ok(Judged { metadata, blocks, verdict })
}

/// Whether what is kept does not read as an article at all: next to nothing, links without a sentence
/// between them, or a form to sign in.
fn is_no_article(judged: &Judged, page: &Page, words: u32) -> bool {
    if page.source() == Source::Text {
        return words == 0;
    }
    let kept = || judged.blocks.iter().zip(&judged.verdict.is_kept).filter(|(_, kept)| **kept).map(|(block, _)| block);
    let links: u32 = kept().map(|block| block.link_words).sum();
    let is_sentence =
        |block: &&Block| block.sentences > 0 && block.measure.words >= SENTENCE_WORDS && block.link_density() < 0.5;
    let prose: u32 = kept().filter(is_sentence).map(|block| block.measure.words).sum();
    let is_login = || (0..page.len()).any(|n| page.tag(n) == Tag::Input && page.attr(n, "type") == Some("password"));
    words < MIN_WORDS || (prose == 0 && links * 2 > words) || (prose < MIN_WORDS && is_login())
}
