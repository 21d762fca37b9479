//! `limpide clean --translate`: an article in another language, by the service that is named. The text goes to that service
//! and nowhere else; what it does not translate stays as it was.

mod ask;
mod language;
mod refusal;
mod send;
mod service;
mod split;

use crate::Failure;
use ask::{Asking, Text};
use clap::{Args, ValueEnum};
use indicatif::ProgressBar;
use limpide::article::{Article, Inline};
use limpide::translate::{self, Answer, Glossary, Piece, Segment, Setup, Show};
use service::Service;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use url::Url;

/// The variable that holds the key, where no file does. On the command line everyone on the machine could read it.
const KEY: &str = "LIMPIDE_TRANSLATE_KEY";
/// Bytes of a file with a key in it.
const MAX_KEY: usize = 1_000;

/// What is asked of a translation.
#[derive(Debug, Args)]
#[command(next_help_heading = "Translation")]
pub struct TranslateArguments {
    /// Translate into this language, from that of the article or from another that is named: `en`, `fr:en`.
    #[arg(long, value_name = "[FROM:]TO", requires = "service")]
    translate: Option<Languages>,
    /// The service that translates. The text of the article is sent to it, and nowhere else.
    #[arg(long, value_enum, requires = "translate")]
    service: Option<Service>,
    /// Where the service is: an address with https, or one of this machine.
    #[arg(long, value_name = "URL", requires = "translate")]
    endpoint: Option<Url>,
    /// A file that holds the key of the service; else the variable `LIMPIDE_TRANSLATE_KEY` does.
    #[arg(long, value_name = "FILE", requires = "translate")]
    key_file: Option<PathBuf>,
    /// The model, for services that have several.
    #[arg(long, value_name = "NAME", requires = "translate")]
    model: Option<String>,
    /// A file of words that are not translated, one a line.
    #[arg(long, value_name = "FILE", requires = "translate")]
    glossary: Option<PathBuf>,
    /// Whether the original is shown too.
    #[arg(long, value_enum, default_value_t = Shown::Translation, requires = "translate")]
    show: Shown,
}

/// What is seen of a translated article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Shown {
    /// The translation alone.
    Translation,
    /// Each paragraph with its translation behind it.
    Both,
}

/// The languages of a translation, as `[FROM:]TO`.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Languages {
    from: Option<String>,
    to: String,
}

impl FromStr for Languages {
    type Err = String;

    fn from_str(said: &str) -> Result<Self, Self::Err> {
        let (from, to) = said.split_once(':').map_or((None, said), |(from, to)| (Some(from), to));
        let tag = |tag: &str| {
            translate::language(tag).ok_or_else(|| format!("“{tag}” is no language; name one as in `fr:en` or `pt-BR`"))
        };
        let from = from.filter(|from| !matches!(*from, "" | "auto")).map(tag).transpose()?;
        Ok(Self { from, to: tag(to)? })
    }
}

/// What translates the articles of a run.
pub struct Translator {
    languages: Languages,
    setup: Setup,
    show: Show,
    asking: Asking,
}

/// A translated article, and what a person should know of it.
pub struct Translated {
    /// The article.
    pub article: Article,
    /// What there is to say, a sentence each.
    pub lines: Vec<String>,
    /// Whether all of it was translated.
    pub is_whole: bool,
}

impl Translator {
    /// What is asked for; none where nothing is to be translated.
    pub fn of(arguments: &TranslateArguments) -> Result<Option<Self>, Failure> {
        let (Some(languages), Some(service)) = (arguments.translate.clone(), arguments.service) else {
            return Ok(None);
        };
        let key = key(arguments.key_file.as_deref())?;
        if service == Service::Deepl && key.is_empty() {
            return Err(Failure(format!(
                "DeepL asks for a key; name a file that holds it with --key-file, or set {KEY}"
            )));
        }
        let model = arguments.model.clone().unwrap_or_default();
        if service == Service::Openai && model.is_empty() {
            return Err(Failure("this service has several models; name one with --model".into()));
        }
        let endpoint = match &arguments.endpoint {
            Some(endpoint) => Ok(endpoint.clone()),
            None => Url::parse(service.endpoint(&key)),
        };
        let endpoint = endpoint.ok().filter(send::is_allowed).ok_or_else(|| {
            Failure("texts are sent with https, or to this machine; name such an address with --endpoint".into())
        })?;
        let terms = match &arguments.glossary {
            Some(file) => read(file)?,
            None => String::new(),
        };
        let setup = Setup { markup: service.markup(), glossary: Glossary::of(terms.lines()) };
        let show = match arguments.show {
            Shown::Translation => Show::Translation,
            Shown::Both => Show::Both,
        };
        let asking = Asking::new(service, endpoint, key, model);
        Ok(Some(Self { languages, setup, show, asking }))
    }

    /// Translates an article. What fails stays as it was and is told; an error is that nothing could be translated.
    pub fn translated(&self, article: &Article, progress: &ProgressBar) -> Result<Translated, Failure> {
        let said = |segment: &Segment| {
            let here = segment.lang.clone();
            here.or_else(|| self.languages.from.clone()).or_else(|| article.lang.clone())
        };
        let to = self.languages.to.as_str();
        let mut segments = translate::segments(article, &self.setup);
        segments.retain(|segment| said(segment).is_none_or(|from| !language::is_same(&from, to)));
        if segments.is_empty() {
            let line = format!("there is nothing to translate: the article is in {to} already, or has no words");
            return Ok(Translated { article: article.clone(), lines: vec![line], is_whole: true });
        }
        progress.set_length(segments.len() as u64);
        let mut contents: BTreeMap<String, Vec<Inline>> = BTreeMap::new();
        let mut pending: Vec<&Segment> = segments.iter().collect();
        let mut refused = None;
        for is_plain in [false, true] {
            let texts = pending.iter().map(|segment| Text {
                parts: if is_plain {
                    std::iter::once(&segment.plain).chain(&segment.words).map(String::as_str).collect()
                } else {
                    vec![segment.text.as_str()]
                },
                from: said(segment),
            });
            let (translations, refusal) = self.asking.ask(&texts.collect::<Vec<_>>(), to, is_plain, progress);
            refused = refusal.or(refused);
            let answer = |(segment, translation): (&&Segment, Option<Vec<String>>)| {
                let mut words = translation?;
                let text = if words.is_empty() { String::new() } else { words.remove(0) };
                Some(Answer { path: segment.path.clone(), text, is_plain, words })
            };
            let answers: Vec<Answer> = pending.iter().zip(translations).filter_map(answer).collect();
            let mut again = Vec::new();
            for (path, piece) in translate::reassemble(article, &self.setup, &answers) {
                match piece {
                    Piece::Content(content) => drop(contents.insert(path, content)),
                    Piece::Again => again.push(path),
                    Piece::Unchanged(_) => {}
                }
            }
            pending.retain(|segment| again.contains(&segment.path));
        }
        let missing = segments.len() - contents.len();
        let why =
            refused.map_or_else(|| "the service gave no answer to them".to_owned(), |refusal| refusal.to_string());
        if contents.is_empty() {
            return Err(Failure(format!("nothing was translated: {why}")));
        }
        let lines = match missing {
            0 => Vec::new(),
            missing => vec![format!("{missing} of {} texts stay as they were: {why}", segments.len())],
        };
        let article = translate::translated(article, &contents, self.show, to);
        Ok(Translated { article, lines, is_whole: missing == 0 })
    }
}

/// The key, without white space around it; empty where there is none.
fn key(file: Option<&Path>) -> Result<String, Failure> {
    let key = match file {
        Some(file) => read(file)?,
        None => std::env::var(KEY).unwrap_or_default(),
    };
    let key = key.trim().to_owned();
    let is_key = key.len() <= MAX_KEY && key.bytes().all(|byte| byte.is_ascii_graphic());
    // What is in it is told to nobody.
    if is_key { Ok(key) } else { Err(Failure("the key is not one line of plain characters".into())) }
}

fn read(file: &Path) -> Result<String, Failure> {
    fs::read_to_string(file).map_err(|error| Failure(format!("{} could not be read: {error}", file.display())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_a_pair_or_one() {
        let read = |said: &str| said.parse::<Languages>().ok().map(|languages| (languages.from, languages.to));
        assert_eq!(read("fr:en"), Some((Some("fr".into()), "en".into())));
        assert_eq!(read("pt_br"), Some((None, "pt-BR".into())));
        assert_eq!(read("auto:en"), Some((None, "en".into())));
        for said in ["", "fr:", "fr:en:de", "french", "e\"n"] {
            assert_eq!(read(said), None, "{said}");
        }
    }
}
