//! The tracked seeds of a target: few small inputs that together reach as much as few can, chosen from what the fixtures
//! give and what was found, by what libFuzzer says each of them reaches.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result};

use super::{LENGTH, home};
use crate::fixture;
use crate::root;
use crate::step::{output, program, run};

/// At most so many inputs for a target.
const MOST: usize = 40;
/// And so many bytes in all.
const BYTES: usize = 64 << 10;
/// Inputs of choices alone that are tried.
const CHOICES: u64 = 200;

/// Chooses the seeds of a target anew.
pub fn choose(built: &Path, folder: &Path, target: &str) -> Result<()> {
    let (raw, merged) = (folder.join("raw").join(target), folder.join("merged").join(target));
    let found = folder.join("found").join(target);
    for folder in [&raw, &merged] {
        let _ = fs::remove_dir_all(folder);
    }
    for folder in [&raw, &merged, &found] {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    for (at, bytes) in candidates(target)?.iter().enumerate().filter(|(_, bytes)| bytes.len() <= LENGTH as usize) {
        fs::write(raw.join(format!("{at:04}")), bytes)?;
    }
    let seeds = home().join("seeds").join(target);
    let control = folder.join(format!("{target}.merge"));
    let _ = fs::remove_file(&control);
    let mut merge = program(&built.join(target).to_string_lossy(), ["-merge=1"]);
    merge.arg(format!("-merge_control_file={}", control.display())).arg(format!("-max_len={LENGTH}"));
    // An input that fails is left there, not where the command was called.
    merge.arg(format!("-artifact_prefix={}/", found.display()));
    let known = [folder.join("corpus").join(target), seeds.clone()];
    merge.stdout(Stdio::null()).stderr(Stdio::null());
    run(merge.arg(merged).arg(raw).args(known.iter().filter(|folder| folder.is_dir())))?;
    let inputs = read(&fs::read_to_string(&control)?);
    let mut chosen = Vec::new();
    for file in widest(&inputs) {
        chosen.push(fs::read(file).with_context(|| format!("cannot read {}", file.display()))?);
    }
    let _ = fs::remove_dir_all(&seeds);
    fs::create_dir_all(&seeds)?;
    for (at, bytes) in chosen.iter().enumerate() {
        fs::write(seeds.join(format!("{at:02}")), bytes)?;
    }
    println!(
        "{target}: {} of {} inputs, {} bytes",
        chosen.len(),
        inputs.len(),
        chosen.iter().map(Vec::len).sum::<usize>()
    );
    Ok(())
}

/// An input: its file, how long it is, what it reaches.
struct Input {
    file: PathBuf,
    length: usize,
    reaches: Vec<u32>,
}

/// Reads the control file of a merge: how many files there are and how many of them are known, the files, and for each,
/// when it was tried, `STARTED number length` and `FT number feature…`.
fn read(control: &str) -> Vec<Input> {
    let mut lines = control.lines();
    let count = lines.next().and_then(|line| line.parse().ok()).unwrap_or(0);
    lines.next();
    let mut inputs: Vec<Input> = lines
        .by_ref()
        .take(count)
        .map(|file| Input { file: file.into(), length: usize::MAX, reaches: Vec::new() })
        .collect();
    for line in lines {
        let mut words = line.split_ascii_whitespace();
        let (Some(kind), Some(at)) = (words.next(), words.next().and_then(|word| word.parse::<usize>().ok())) else {
            continue;
        };
        let Some(input) = inputs.get_mut(at) else { continue };
        match kind {
            "STARTED" => input.length = words.next().and_then(|word| word.parse().ok()).unwrap_or(usize::MAX),
            "FT" => input.reaches = words.filter_map(|word| word.parse().ok()).collect(),
            _ => {}
        }
    }
    inputs
}

/// Those that reach most of what the ones before them do not, as many as there is room for.
fn widest(inputs: &[Input]) -> Vec<&Path> {
    let (mut chosen, mut reached, mut room) = (Vec::new(), HashSet::new(), BYTES);
    while chosen.len() < MOST {
        let fitting = inputs.iter().filter(|input| input.length <= room);
        let gains = fitting.map(|input| (input.reaches.iter().filter(|one| !reached.contains(*one)).count(), input));
        // The shorter one of two that reach as much.
        let best = gains.max_by_key(|(gain, input)| (*gain, usize::MAX - input.length));
        let Some((_, input)) = best.filter(|(gain, _)| *gain > 0) else { break };
        room -= input.length;
        reached.extend(input.reaches.iter().copied());
        chosen.push(input.file.as_path());
    }
    chosen
}

/// What the fixtures give a target.
fn candidates(target: &str) -> Result<Vec<Vec<u8>>> {
    match target {
        "page" => pages()?.iter().map(|file| Ok(fs::read(file)?)).collect(),
        "snapshot" => {
            let limpide = fixture::command_line()?;
            let mut all: Vec<Vec<u8>> = (0..CHOICES).map(choices).collect();
            for page in pages()? {
                let mut command =
                    program(&limpide.to_string_lossy(), ["snapshot", "--url", "https://limpide.example/a"]);
                let done = command.arg(page).output()?;
                all.push(done.stdout);
            }
            Ok(all)
        }
        "rules" => Ok(lines()?.into_iter().map(String::into_bytes).collect()),
        "obey" | "wasm" => Ok(with_choices(lines()?)),
        "xpath" => {
            let expressions = lines()?.into_iter().filter_map(|line| Some(line.split_once(": ")?.1.to_owned()));
            Ok(with_choices(expressions.filter(|one| one.contains('/')).collect()))
        }
        _ => Ok((0..CHOICES).map(choices).collect()),
    }
}

/// The fixtures that are short enough.
fn pages() -> Result<Vec<PathBuf>> {
    let listed = output(&mut program("git", ["ls-files", "tests/pages/*/source.html"]))?;
    let all = listed.lines().map(|name| root().join(name));
    Ok(all.filter(|file| fs::metadata(file).is_ok_and(|file| file.len() <= u64::from(LENGTH))).collect())
}

/// Lines of rules: those of the site configs of the tests, whole and one by one, and those of the document.
fn lines() -> Result<Vec<String>> {
    let listed = output(&mut program("git", ["ls-files", "tests/configs/*.txt"]))?;
    let mut all = Vec::new();
    for name in listed.lines() {
        // One of them is written in old letters.
        let text = String::from_utf8_lossy(&fs::read(root().join(name))?).into_owned();
        all.extend(text.lines().map(String::from));
        all.push(text);
    }
    let document = fs::read_to_string(root().join("docs/rules.md"))?;
    // Rules stand between backticks.
    all.extend(
        document
            .split('`')
            .skip(1)
            .step_by(2)
            .filter(|text| text.contains("##") || text.contains("#@"))
            .map(String::from),
    );
    all.sort();
    all.dedup();
    Ok(all)
}

fn with_choices(texts: Vec<String>) -> Vec<Vec<u8>> {
    texts.into_iter().zip(0..).map(|(text, at)| [text.into_bytes(), vec![0], choices(at)].concat()).collect()
}

/// Bytes as of dice, the same for the same number: Steele and Vigna's splitmix64.
fn choices(number: u64) -> Vec<u8> {
    let mut seed = number.wrapping_mul(0xD134_2543_DE82_EF95);
    let next = |_| {
        seed = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = (seed ^ (seed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)).to_le_bytes()
    };
    (0..8 + number % 180).flat_map(next).collect()
}
