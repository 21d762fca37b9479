//! The rules on the command line: read for a page, checked line by line, and made of site configs of FiveFilters' Full-Text
//! RSS, with a report on every line that is not used.

use crate::{Failure, emit, input};
use clap::Subcommand;
use limpide::configs::archive::unpack;
use limpide::configs::{
    Import, MAX_BYTES, Shown, Tally, Trial, decoded, host_of_file, host_of_text, import, is_archive, trials_in, try_on,
};
use limpide::rules::{Meaning, RuleSet, Unused};
use limpide::{Cleaned, Options, clean};
use std::path::{Path, PathBuf};

/// What is done with rules.
#[derive(Debug, Subcommand)]
pub enum RulesCommand {
    /// Say what each line of a file of rules does, or why it does nothing.
    Check {
        /// The rules; `-` reads standard input.
        file: PathBuf,
        /// Fail where a line is not used.
        #[arg(long)]
        strict: bool,
    },
    /// Try rules on a saved page: what each finds there, and whether the article holds what the trials in the rules say
    /// (`! test_url: …`, then `! test_contains: …`).
    Test {
        /// The rules.
        file: PathBuf,
        /// The page they are tried on.
        page: PathBuf,
        /// Where the page was found; the trial of this address is made. Not needed where there is one trial.
        #[arg(long)]
        url: Option<url::Url>,
    },
    /// Turn site configs of Full-Text RSS into rules; what cannot be used is told on standard error.
    Import {
        /// A config named after its host (example.com.txt), or a zip of such files; `-` reads standard input.
        file: PathBuf,
        /// The host, where the file is not named after it.
        #[arg(long)]
        host: Option<String>,
        /// Write the rules to this file instead of standard output.
        #[arg(long)]
        output: Option<PathBuf>,
        /// Tell what became of every line, not only of those that are not used.
        #[arg(long)]
        report: bool,
    },
}

/// Does it.
pub fn run(command: RulesCommand) -> Result<(), Failure> {
    match command {
        RulesCommand::Check { file, strict } => check(&file, strict),
        RulesCommand::Test { file, page, url } => test(&file, &page, url.as_ref()),
        RulesCommand::Import { file, host, output, report } => {
            bring_in(&file, host.as_deref(), output.as_deref(), report)
        }
    }
}

/// The rules of some files, one after another.
pub fn read(files: &[PathBuf]) -> Result<RuleSet, Failure> {
    let mut text = String::new();
    for file in files {
        text.push_str(&text_of(file)?);
        text.push('\n');
    }
    Ok(RuleSet::parse(&text)?)
}

fn text_of(file: &Path) -> Result<String, Failure> {
    String::from_utf8(input::bytes(file)?)
        .map_err(|_| Failure(format!("{} is no text in UTF-8; save the rules as UTF-8", file.display())))
}

/// What a person should know of rules that did nothing: those that were not read, and those that were left out here.
pub fn complaints(cleaned: &Cleaned, rules: &RuleSet) -> Vec<String> {
    let unread = rules.explained().zip(1..).filter_map(|(said, line)| {
        let unused = said.err()?;
        Some(format!("rules, line {line}, column {}: not used: {}", unused.column, unused.why()))
    });
    let skipped = cleaned.rules.iter().flat_map(|rules| &rules.skipped);
    unread.chain(skipped.map(|skipped| format!("rules, line {}: {}", skipped.line, skipped.why))).collect()
}

/// Says what each line does.
fn check(file: &Path, strict: bool) -> Result<(), Failure> {
    let rules = RuleSet::parse(&text_of(file)?)?;
    let (mut out, mut used, mut off, mut unused) = (String::new(), 0, 0, 0);
    for (number, (line, said)) in rules.lines().iter().zip(rules.explained()).enumerate() {
        let number = number + 1;
        match said {
            Ok(said) if said.is_empty() => {}
            Ok(said) => {
                let counted = if matches!(line.meaning, Meaning::Off(_)) { &mut off } else { &mut used };
                *counted += 1;
                out.push_str(&format!("{number}: {said}\n"));
            }
            Err(Unused { column, cause, .. }) => {
                unused += 1;
                out.push_str(&format!("{number}:{column}: not used: {cause}\n    {}\n", line.text.trim()));
            }
        }
    }
    let off = if off > 0 { format!("{off} switched off, ") } else { String::new() };
    out.push_str(&format!("{used} rules, {off}{unused} lines not used\n"));
    emit(None, out.as_bytes())?;
    if strict && unused > 0 {
        return Err(Failure(format!("{} has lines that are not used", file.display())));
    }
    Ok(())
}

/// Tries rules on a page.
fn test(file: &Path, page: &Path, url: Option<&url::Url>) -> Result<(), Failure> {
    let text = text_of(file)?;
    let trials = trials_in(&text);
    let wanted = |trial: &&Trial| url.is_none_or(|url| url::Url::parse(&trial.address).as_ref() == Ok(url));
    let mut fitting = trials.iter().filter(wanted);
    let trial = match (fitting.next(), fitting.next()) {
        (Some(trial), None) => Some(trial),
        (Some(_), Some(_)) => {
            let all: Vec<&str> = trials.iter().map(|trial| trial.address.as_str()).collect();
            return Err(Failure(format!("there are several trials; say which by --url: {}", all.join(", "))));
        }
        (None, _) => None,
    };
    let address = url.cloned().or_else(|| url::Url::parse(&trial?.address).ok());
    let page = input::read(page)?.into_page(address);
    let options = Options { rules: RuleSet::parse(&text)?, ..Options::default() };
    let cleaned = clean(&page, &options)?;
    let mut out = String::new();
    for used in cleaned.rules.iter().flat_map(|rules| &rules.used) {
        out.push_str(&format!(
            "line {}: found {}, in {:.1} ms: {}\n",
            used.line,
            used.count,
            used.ms,
            used.text.trim()
        ));
    }
    for line in complaints(&cleaned, &options.rules) {
        out.push_str(&format!("{line}\n"));
    }
    let verdicts = trial.map_or(Ok(Vec::new()), |trial| try_on(&page, trial, &options))?;
    for verdict in &verdicts {
        out.push_str(&format!("{} {}\n", if verdict.is_there { "holds:  " } else { "MISSING:" }, verdict.text));
    }
    emit(None, out.as_bytes())?;
    let missing = verdicts.iter().filter(|verdict| !verdict.is_there).count();
    if missing > 0 {
        return Err(Failure(format!("the article lacks {missing} of {} texts it must hold", verdicts.len())));
    }
    Ok(())
}

/// Site configs in, rules out.
fn bring_in(file: &Path, host: Option<&str>, output: Option<&Path>, report: bool) -> Result<(), Failure> {
    let bytes = input::bytes(file)?;
    let (imports, skipped) = if is_archive(&bytes) {
        if host.is_some() {
            return Err(Failure(
                "--host is for one config; the files of an archive are named after their hosts".into(),
            ));
        }
        let unpacked = unpack(&bytes).map_err(Failure)?;
        (unpacked.imports, unpacked.skipped)
    } else {
        (vec![one(file, &bytes, host)?], vec![])
    };
    let groups: Vec<String> =
        imports.iter().map(|(_, import)| import.rules()).filter(|text| !text.is_empty()).collect();
    if groups.is_empty() {
        return Err(Failure(nothing_used(file, &imports)));
    }
    emit(output, groups.join("\n").as_bytes())?;
    let shown = if report { Shown::All } else { Shown::NotUsed };
    for (name, import) in &imports {
        for line in import.complaints(name, shown) {
            eprintln!("{line}");
        }
    }
    for (name, why) in &skipped {
        eprintln!("{name}: skipped: {why}");
    }
    eprintln!("limpide: {}", Tally::of(imports.iter().map(|(_, import)| import)));
    Ok(())
}

/// The import of a single config, with the name it is told by.
fn one(file: &Path, bytes: &[u8], host: Option<&str>) -> Result<(String, Import), Failure> {
    let name = file.display().to_string();
    if bytes.len() > MAX_BYTES {
        return Err(Failure(format!("{name} is larger than {} KB; no site config is", MAX_BYTES >> 10)));
    }
    if bytes.contains(&0) {
        return Err(Failure(format!("{name} is no text; a site config is a text file or a zip of them")));
    }
    let host = match host {
        Some(host) => host_of_text(host),
        None => host_of_file(&name).map_err(|why| format!("{why}; say which host it is for with --host")),
    };
    Ok((name, import(&host.map_err(Failure)?, &decoded(bytes))))
}

/// Why there is nothing to write, with the first complaint where there is one.
fn nothing_used(file: &Path, imports: &[(String, Import)]) -> String {
    let first = imports.iter().find_map(|(name, import)| import.complaints(name, Shown::NotUsed).into_iter().next());
    let first = first.map_or_else(String::new, |complaint| format!("; {complaint}"));
    format!("no line of {} says anything that is used, so nothing was written{first}", file.display())
}
