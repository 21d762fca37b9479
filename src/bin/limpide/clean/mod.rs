//! `limpide clean`: one page to standard output or a file, or many pages to a folder, in any form an article is written in.

mod images;
mod many;
mod said;

use crate::translate::{TranslateArguments, Translated, Translator};
use crate::{Done, Failure, emit, input, rules};
use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};
use limpide::furniture::words::CODES;
use limpide::furniture::{Languages, Reason};
use limpide::write::{self, FrontMatter, Links, TextForm, WriteOptions};
use limpide::{Breadth, Cleaned, Options, Page, clean};
use std::io::{IsTerminal, stderr};
use std::path::{Path, PathBuf};

/// What `clean` can be told.
#[derive(Debug, Args)]
pub struct CleanArguments {
    /// The pages: HTML or text files, gzipped or not, or folders of them; `-` or nothing reads standard input.
    #[arg(default_value = "-", value_name = "FILE|FOLDER")]
    files: Vec<PathBuf>,
    /// Where the page was found; relative links are read against it.
    #[arg(long)]
    url: Option<url::Url>,
    /// The form of the article.
    #[arg(long, value_enum, default_value_t = Format::Txt)]
    format: Format,
    /// Whether Markdown begins with title, author, date and address as YAML.
    #[arg(long, value_name = "true|false", default_value_t = true, default_missing_value = "true", num_args = 0..=1, require_equals = true, action = clap::ArgAction::Set)]
    front_matter: bool,
    /// Break the lines of plain text at this many columns.
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(20..))]
    wrap: Option<u16>,
    /// Number the links of plain text and list their addresses at the end.
    #[arg(long)]
    link_notes: bool,
    /// Write the images of this folder into HTML and EPUB. They are known by the file names of their addresses, or by
    /// `images.json` in it, which names a file for each address. Nothing is fetched.
    #[arg(long, value_name = "DIR")]
    embed_images: Option<PathBuf>,
    /// How much is kept: 0 what is most likely the article, above it more, below it less.
    #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(i64).range(-2..=2), allow_hyphen_values = true)]
    breadth: i64,
    /// Rules to go by, a file of them; may be given again.
    #[arg(long, value_name = "FILE")]
    rules: Vec<PathBuf>,
    /// Leave alone what is furniture for this reason; may be given again.
    #[arg(long = "keep-reason", value_name = "REASON", value_parser = reason_of)]
    keep_reasons: Vec<Reason>,
    /// Do not go by the words of furniture of this language, a tag such as fr; may be given again.
    #[arg(long = "skip-language", value_name = "LANGUAGE", value_parser = language_of)]
    skip_languages: Vec<Languages>,
    /// Write to this file instead of standard output; of several pages, to this folder.
    #[arg(long, value_name = "FILE|FOLDER")]
    output: Option<PathBuf>,
    /// The file is a snapshot, as the browser side writes it.
    #[arg(long, hide = true)]
    snapshot: bool,
    #[command(flatten)]
    translation: TranslateArguments,
}

/// A form of the article, named as its files end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Plain text.
    #[value(alias = "text")]
    Txt,
    /// Markdown.
    #[value(alias = "markdown")]
    Md,
    /// One HTML file.
    Html,
    /// A book, EPUB 3.
    Epub,
    /// The article and all that was removed, as data.
    Json,
    /// The text that the pages of tests/pages state.
    #[value(hide = true)]
    Fixture,
}

impl Format {
    const fn extension(self) -> &'static str {
        match self {
            Self::Txt | Self::Fixture => "txt",
            Self::Md => "md",
            Self::Html => "html",
            Self::Epub => "epub",
            Self::Json => "json",
        }
    }
}

/// Cleans what it was given.
pub fn run(arguments: &CleanArguments) -> Result<Done, Failure> {
    let options = Options {
        breadth: Breadth::new(arguments.breadth).unwrap_or_default(),
        rules: rules::read(&arguments.rules)?,
        keep_reasons: arguments.keep_reasons.clone(),
        skip_languages: arguments.skip_languages.iter().copied().fold(Languages::NONE, Languages::and),
        ..Options::default()
    };
    let folder = arguments.embed_images.as_deref().map(images::Folder::open).transpose()?;
    let translator = Translator::of(&arguments.translation)?;
    let job = Job { arguments, options, folder, translator };
    match arguments.files.as_slice() {
        [file] if !file.is_dir() => one(&job, file),
        files => many::run(&job, files),
    }
}

/// What is the same for every page of a run.
struct Job<'a> {
    arguments: &'a CleanArguments,
    options: Options,
    folder: Option<images::Folder>,
    translator: Option<Translator>,
}

/// One page, and what a person should know of it.
fn one(job: &Job, file: &Path) -> Result<Done, Failure> {
    let output = job.arguments.output.as_deref();
    if job.arguments.format == Format::Epub && output.is_none() && std::io::stdout().is_terminal() {
        return Err(Failure("a book is no text for a terminal; name a file for it with --output".into()));
    }
    let page = job.page(file)?;
    let mut cleaned = clean(&page, &job.options).or_else(|error| {
        // Who asks for JSON gets the reason in it as well.
        if job.arguments.format == Format::Json {
            emit(output, error.to_json().as_bytes())?;
        }
        Err(Failure::from(error))
    })?;
    let progress = if stderr().is_terminal() { ProgressBar::no_length() } else { ProgressBar::hidden() };
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} texts translated, {eta} left") {
        progress.set_style(style);
    }
    let (done, untranslated) = job.translate(&mut cleaned, &progress)?;
    progress.finish_and_clear();
    let (bytes, missing) = job.written(&cleaned)?;
    emit(output, &bytes)?;
    let lines = said::about(&cleaned, missing).into_iter().chain(rules::complaints(&cleaned, &job.options.rules));
    for line in lines.chain(untranslated) {
        eprintln!("limpide: {line}");
    }
    Ok(done)
}

impl Job<'_> {
    fn page(&self, file: &Path) -> Result<Page, Failure> {
        if self.arguments.snapshot {
            return Ok(Page::from_snapshot(&input::bytes(file)?)?);
        }
        Ok(input::read(file)?.into_page(self.arguments.url.clone()))
    }

    /// Translates the article, where that is asked; how much of it, and what there is to say of it.
    fn translate(&self, cleaned: &mut Cleaned, progress: &ProgressBar) -> Result<(Done, Vec<String>), Failure> {
        let Some(translator) = &self.translator else { return Ok((Done::Whole, Vec::new())) };
        let Translated { article, lines, is_whole } = translator.translated(&cleaned.article, progress)?;
        cleaned.article = article;
        Ok((if is_whole { Done::Whole } else { Done::InPart }, lines))
    }

    /// The article in its form, and how many of its images were asked for and not found.
    fn written(&self, cleaned: &Cleaned) -> Result<(Vec<u8>, usize), Failure> {
        let arguments = self.arguments;
        let format = match arguments.format {
            Format::Txt => write::Format::Text,
            Format::Md => write::Format::Markdown,
            Format::Html => write::Format::Html,
            Format::Epub => write::Format::Epub,
            Format::Fixture => return Ok((write::text(&cleaned.article, TextForm::Document).into_bytes(), 0)),
            Format::Json => {
                let json = cleaned.to_json();
                let json = json.map_err(|error| Failure(format!("the article could not be written: {error}")))?;
                return Ok((json.into_bytes(), 0));
            }
        };
        let mut options = WriteOptions {
            opened: arguments.url.as_ref().map(ToString::to_string),
            front_matter: if arguments.front_matter { FrontMatter::Written } else { FrontMatter::LeftOut },
            wrap: arguments.wrap,
            links: if arguments.link_notes { Links::Notes } else { Links::Words },
            ..WriteOptions::default()
        };
        let mut missing = 0;
        if let Some(folder) = &self.folder {
            (options.images, missing) = folder.read(&write::images_of(format, &cleaned.article));
        }
        Ok((write::to(format, &cleaned.article, &options), missing))
    }
}

fn reason_of(name: &str) -> Result<Reason, String> {
    let all = || Reason::FURNITURE.map(Reason::name).join(", ");
    Reason::of_furniture(name).ok_or_else(|| format!("no furniture goes for this reason; the reasons are {}", all()))
}

fn language_of(tag: &str) -> Result<Languages, String> {
    let all = || CODES.join(", ");
    match Languages::of(tag) {
        Languages::NONE => Err(format!("there are no words of this language; the languages are {}", all())),
        language => Ok(language),
    }
}
