//! The rules on the command line: site configs of FiveFilters' Full-Text RSS in, our rules out, and a report on every
//! line that is not used.

use crate::{Failure, emit, input};
use clap::Subcommand;
use limpide::configs::archive::{decoded, is_archive, unpack};
use limpide::configs::{Import, MAX_BYTES, Shown, Tally, host_of_file, host_of_text, import};
use std::path::{Path, PathBuf};

/// What is done with rules.
#[derive(Debug, Subcommand)]
pub enum RulesCommand {
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
    let RulesCommand::Import { file, host, output, report } = command;
    let bytes = input::bytes(&file)?;
    let (imports, skipped) = if is_archive(&bytes) {
        if host.is_some() {
            return Err(Failure(
                "--host is for one config; the files of an archive are named after their hosts".into(),
            ));
        }
        let unpacked = unpack(&bytes).map_err(Failure)?;
        (unpacked.imports, unpacked.skipped)
    } else {
        (vec![one(&file, &bytes, host.as_deref())?], vec![])
    };
    let groups: Vec<String> =
        imports.iter().map(|(_, import)| import.rules()).filter(|text| !text.is_empty()).collect();
    if groups.is_empty() {
        return Err(Failure(nothing_used(&file, &imports)));
    }
    emit(output.as_deref(), groups.join("\n").as_bytes())?;
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
