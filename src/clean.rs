//! The corridor: from a page to its article, each step a room of its own.

use crate::article::{Article, minutes};
use crate::certainty::{Certainty, MOST_OF_NO_ARTICLE, doubt};
use crate::compose::{Composed, compose};
use crate::describe::{Metadata, describe};
use crate::error::CleanError;
use crate::furniture::{Reason, Scene, mark};
use crate::judge::{Breadth, Model, Verdict, judge_by};
use crate::options::Options;
use crate::page::text::measure;
use crate::page::{Note, Page, order};
use crate::pages::{NextPage, Pages, next_page};
use crate::rules::{Applied, Skipped, Used, obey_marks, obey_verdict};
use crate::segment::{Block, segment};
use crate::sweep::{ByHand, Removal, Swept, name_of, sweep, taken};
use crate::write::{TextForm, text};
use serde::Serialize;
use std::borrow::Cow;

/// Confidence is told in thousandths: further digits differ with the exponential function of the machine.
const CONFIDENCE_STEPS: f32 = 1000.0;

/// The article of a page, and all that is not part of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Cleaned {
    /// The article.
    pub article: Article,
    /// What was removed, in document order.
    pub removals: Vec<Removal>,
    /// How well the choice at breadth 0 is expected to agree with a careful reader's: F1, 0 to 1.
    pub confidence: f32,
    /// The same in words.
    pub certainty: Certainty,
    /// The breadth of the choice, nearer to 0 than the one asked for where there is nothing further.
    pub breadth: Breadth,
    /// Whether one step wider keeps more.
    pub can_widen: bool,
    /// Whether one step narrower keeps less.
    pub can_narrow: bool,
    /// What was left out by limits, and what the page seems to be instead of an article.
    pub notes: Vec<Note>,
    /// The next page of the article, where it goes on.
    pub next_page: Option<NextPage>,
    /// What the user's rules came to; none where there were none.
    pub rules: Option<Obeyed>,
}

/// What the user's rules came to on a page.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Obeyed {
    /// Those that did something.
    pub used: Vec<Used>,
    /// Those that hold here and were left out, and why.
    pub skipped: Vec<Skipped>,
    /// The next page of the article, where a rule says how to find it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_page: Option<String>,
    /// Whether the site opens in the reader by itself.
    pub opens: bool,
}

impl Cleaned {
    /// The answer as JSON, the form docs/interface.md states.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        let article = serde_json::to_string(&self.article)?;
        let removals = serde_json::to_string(&self.removals)?;
        let notes = serde_json::to_string(&self.notes)?;
        let (confidence, certainty) = (decimal(self.confidence), self.certainty.name());
        let (breadth, can_widen, can_narrow) = (self.breadth.steps(), self.can_widen, self.can_narrow);
        let next = match &self.next_page {
            Some(next) => format!(",\"nextPage\":{}", serde_json::to_string(next)?),
            None => String::new(),
        };
        let rules = match &self.rules {
            Some(rules) => format!(",\"rules\":{}", serde_json::to_string(rules)?),
            None => String::new(),
        };
        Ok(format!(
            "{{\"article\":{article},\"removals\":{removals},\"confidence\":{confidence},\"certainty\":\"{certainty}\",\
             \"breadth\":{breadth},\"canWiden\":{can_widen},\"canNarrow\":{can_narrow},\"notes\":{notes}{next}{rules}}}"
        ))
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
    pub mark: Option<(Reason, Cow<'static, str>)>,
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
    let Judged { metadata, blocks, pages, verdict, applied } = &judged(model, page, options)?;
    let lines = options.rules.lines();
    let stays = order::by_key(applied.kept.clone(), |range| order::of_range(range.start, range.end));
    let by_hand = ByHand { put_back: &options.put_back, taken: &taken::ranges(page, &options.take), ruled: &stays };
    let Swept { kept, mut removals } = sweep(page, blocks, metadata, &verdict.marks, verdict, by_hand, lines);
    let Composed { blocks: composed, starts, mut notes } = compose(page, &kept, metadata);
    for removal in &mut removals {
        removal.before = starts.partition_point(|&start| start < removal.range.0) as u32;
    }
    notes.extend_from_slice(page.notes());
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
        blocks: composed,
    };
    let length = measure(&text(&article, TextForm::Body));
    article.words = length.words;
    article.minutes = minutes(length, article.lang.as_deref());
    let mut confidence = (verdict.confidence * CONFIDENCE_STEPS).round() / CONFIDENCE_STEPS;
    // What the reader took away says nothing of what the page is.
    let taken: u32 =
        removals.iter().filter(|removal| removal.reason == Reason::Picked).map(|removal| removal.words).sum();
    let doubt = doubt(page, blocks, verdict, article.words + taken);
    // Nor is there a doubt about what they pointed at.
    if let Some(doubt) = if options.article.is_some() { None } else { doubt? } {
        confidence = confidence.min(MOST_OF_NO_ARTICLE);
        notes.push(doubt);
    }
    notes = order::by_key(notes, |&note| note as u64);
    notes.dedup();
    let Verdict { breadth, can_widen, can_narrow, .. } = *verdict;
    let certainty = Certainty::of(confidence);
    let next_page = next_page(page, blocks, verdict, pages.as_ref(), applied.next_page.as_deref());
    let rules = (!options.rules.is_empty()).then(|| Obeyed {
        used: applied.used.clone(),
        skipped: applied.skipped.clone(),
        next_page: applied.next_page.clone(),
        opens: applied.opens,
    });
    page.steps().check()?;
    Ok(Cleaned { article, removals, confidence, certainty, breadth, can_widen, can_narrow, notes, next_page, rules })
}

/// Says of each block of a page whether it is kept, and why.
pub fn explain(page: &Page, options: &Options) -> Result<Vec<Explained>, CleanError> {
    explain_with(Model::own(), page, options)
}

/// Says the same of another model's choice.
pub fn explain_with(model: &Model<'_>, page: &Page, options: &Options) -> Result<Vec<Explained>, CleanError> {
    let Judged { blocks, verdict, .. } = judged(model, page, options)?;
    let rows = blocks.iter().zip(&verdict.is_kept).zip(&verdict.probabilities);
    let explained = rows.map(|((block, &is_kept), &probability)| {
        let mark = verdict.marks.iter().find(|mark| (mark.start..mark.end).contains(&block.start));
        let mark = mark.map(|mark| (mark.reason, name_of(mark, options.rules.lines())));
        Explained { text: block.text(page), is_kept: is_kept && mark.is_none(), mark, probability }
    });
    Ok(explained.collect())
}

/// What is known of a page before anything is swept.
pub(crate) struct Judged {
    /// What is known of the article.
    pub metadata: Metadata,
    /// The page's blocks.
    pub blocks: Vec<Block>,
    /// The other pages of the article, where it shows any.
    pub pages: Option<Pages>,
    /// Which of them are kept.
    pub verdict: Verdict,
    /// What the rules found.
    pub applied: Applied,
}

pub(crate) fn judged(model: &Model<'_>, page: &Page, options: &Options) -> Result<Judged, CleanError> {
    page.steps().renew();
    let mut metadata = describe(page);
    let blocks = segment(page);
    page.steps().check()?;
    if blocks.iter().all(|block| block.measure.words == 0) {
        return Err(CleanError::EmptyPage);
    }
    let mut applied = options.rules.on(page, &blocks, options.clock);
    applied.off.extend(options.keep_reasons.iter().map(|reason| reason.name().to_owned()));
    tell(&mut metadata, page, &applied);
    if let Some(number) = options.article {
        let node = page.numbered(number).ok_or(CleanError::NoArticle)?;
        applied.point_at(node..page.end(node));
    }
    let pages = Pages::of(page);
    let skipped = options.skip_languages;
    let scene = Scene { page, blocks: &blocks, metadata: &metadata, pages: pages.as_ref(), skipped };
    let furniture = mark(&scene);
    applied.leave_alone(&furniture);
    let judge = |applied: &Applied| {
        let mut marks = order::by_key(obey_marks(&furniture, applied), |m| order::of_range(m.start, m.end));
        let mut verdict = judge_by(model, &scene, &marks, options.breadth);
        if verdict.words == 0 {
            // Where ways to other pages are all there is, they are what the page is for.
            marks.retain(|mark| !matches!(mark.reason, Reason::Navigation | Reason::Related));
            verdict = judge_by(model, &scene, &marks, options.breadth);
        }
        obey_verdict(page, &mut verdict, &blocks, applied);
        verdict
    };
    let mut verdict = judge(&applied);
    if verdict.words == 0 && options.article.is_some() {
        return Err(CleanError::NoArticle);
    }
    if verdict.words == 0 && !applied.article.is_empty() {
        applied.leave_out_article(options.rules.lines());
        verdict = judge(&applied);
    }
    if verdict.words == 0 && !applied.removed.is_empty() {
        // Each alone leaves something; together they would empty the page.
        applied.leave_out_removals(options.rules.lines());
        verdict = judge(&applied);
    }
    page.steps().check()?;
    Ok(Judged { metadata, blocks, pages, verdict, applied })
}

/// What a rule says of the article is believed before what the page says.
fn tell(metadata: &mut Metadata, page: &Page, applied: &Applied) {
    if let Some(title) = &applied.title {
        metadata.tell_title(title);
    }
    if let Some(byline) = &applied.byline {
        metadata.tell_byline(byline);
    }
    if let Some(date) = &applied.date {
        metadata.tell_date(page, date);
    }
}
