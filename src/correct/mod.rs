//! What is asked of the core where a reader corrects it: which line keeps or removes something on the page's site or says
//! what the article is, and what a line would do here.

mod keeping;

pub use keeping::rule_to_keep;

use crate::clean::{Judged, judged};
use crate::error::CleanError;
use crate::judge::Model;
use crate::options::{Options, number};
use crate::page::Page;
use crate::rules::{Action, For, Ground, RuleSet, Why, propose, weigh};
use serde_json::Value;

/// A longer line is not looked at, bytes: the core reads no rule of more than a kilobyte.
const MOST_LINE: usize = 1 << 14;

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// Which line keeps the removal of this id for good.
    Keep(u32),
    /// Which lines remove the element of this number.
    Remove(u32),
    /// Which lines say that the element of this number is the article.
    Article(u32),
    /// What this line does.
    Line(String),
}

impl About {
    /// Reads a question: an object with one field, named as above.
    pub fn from_json(json: &str) -> Result<Self, CleanError> {
        let Ok(Value::Object(fields)) = serde_json::from_str(json) else { return Err(CleanError::BadOptions) };
        let mut fields = fields.iter();
        let asked = match (fields.next().map(|(name, value)| (name.as_str(), value)), fields.next()) {
            (Some(("keep", value)), None) => number(value).map(Self::Keep),
            (Some(("remove", value)), None) => number(value).map(Self::Remove),
            (Some(("article", value)), None) => number(value).map(Self::Article),
            (Some(("line", Value::String(line))), None) => (line.len() <= MOST_LINE).then(|| Self::Line(line.clone())),
            _ => None,
        };
        asked.ok_or(CleanError::BadOptions)
    }
}

/// Answers as JSON, the form docs/interface.md states.
pub fn suggest(page: &Page, options: &Options, about: &About) -> Result<String, CleanError> {
    let asked = match *about {
        About::Keep(id) => {
            let rule = rule_to_keep(page, options, id)?;
            return written(&rule).map(|rule| format!("{{\"rule\":{rule}}}"));
        }
        About::Remove(number) => Ok((number, For::Removal)),
        About::Article(number) => Ok((number, For::Article)),
        About::Line(ref line) => Err(line),
    };
    // What was pointed at may be the whole page, and the page no article: the lines are for others of its site too.
    let options = Options { article: None, ..options.clone() };
    let Judged { metadata, blocks, verdict, .. } = &judged(Model::own(), page, &options)?;
    let ground = Ground::of(page, blocks, &verdict.is_kept, metadata.title_node, options.clock);
    match asked {
        Ok((number, aim)) => {
            let node = page.numbered(number);
            let mut proposed = node.map(|node| propose(&ground, node, host(page).as_str(), aim)).unwrap_or_default();
            if aim == For::Article {
                proposed.retain(|line| left_out(page, &options, &line.rule).is_none());
            }
            written(&proposed)
        }
        Err(line) => {
            let mut weighed = weigh(line, &ground);
            if weighed.does == Action::Article.name() && weighed.why.is_none() {
                weighed.why = left_out(page, &options, line).map(|why| why.name().to_owned());
            }
            written(&weighed).map(|line| format!("{{\"line\":{line}}}"))
        }
    }
}

/// Why a line that says what the article is would be left out here: only the judge knows whether there is anything to read.
fn left_out(page: &Page, options: &Options, line: &str) -> Option<Why> {
    let options = Options { rules: RuleSet::parse(line).ok()?, ..options.clone() };
    let judged = judged(Model::own(), page, &options).ok()?;
    judged.applied.skipped.first().map(|skipped| skipped.why)
}

/// The page's host as rules name it, without the customary `www.` where a domain is left, and without the dot that may end
/// a name; empty where it has none.
pub(super) fn host(page: &Page) -> String {
    let host = page.address().and_then(|address| address.host_str()).unwrap_or_default().to_ascii_lowercase();
    let host = host.strip_suffix('.').unwrap_or(&host);
    host.strip_prefix("www.").filter(|domain| domain.contains('.')).unwrap_or(host).to_owned()
}

fn written(answer: &impl serde::Serialize) -> Result<String, CleanError> {
    serde_json::to_string(answer).map_err(|_| CleanError::BadOptions)
}
