//! How much of site configs is used: measured on 25 written by hand in `tests/configs/` and 175 put together from lines as
//! people write them, two hundred in all. The shares are printed and held.

use limpide::Page;
use limpide::configs::{Import, Outcome, Shown, Tally, decoded, host_of_file, import};
use limpide::xpath::{Budget, parse};
use std::io;
use std::path::{Path, PathBuf};

/// Thousandths of the lines that ask for something. Measured: 914. Bad lines and lines nobody can honor are among them.
const SHARE_FLOOR: usize = 905;
/// Thousandths of the expressions that can be read. Measured: 980; the rest is broken on purpose, or of XPath 2.
const EXPRESSIONS_FLOOR: usize = 975;
/// Thousandths of the expressions that look at no attribute a tab leaves out. Measured: 973.
const IN_A_TAB_FLOOR: usize = 965;
/// Configs in all.
const CONFIGS: usize = 200;
/// Steps that one expression may take on a page of the fixtures.
const STEPS: u64 = 2_000_000;

/// Words that ids and classes are made of.
const WORDS: [&str; 20] = [
    "article", "content", "story", "post", "entry", "main", "text", "body", "news", "related", "share", "social", "ad",
    "banner", "promo", "teaser", "comments", "author", "sidebar", "caption",
];

/// Lines, `%` a word of the table, with how often of a thousand lines each sort is written.
const LINES: [(u32, &[&str]); 9] = [
    (
        120,
        &[
            "body: //div[@class='%-%']",
            "body: //div[@id='%']",
            "body: //div[contains(@class, '%-body')]",
            "body: //article",
            "body: //div[@itemprop='articleBody']",
            "body: //div[@id='%'] | //div[@class='%-extra']",
            "body: //div[contains(concat(' ',normalize-space(@class),' '),' % ')]",
            "body: (//div[@class='%'])[1]",
            "body: //section[contains(@class, '%') and not(contains(@class, '%'))]",
            "body: //div[@class='%']/div[2]",
            "body: //td[@class='%']/p",
            "body: //h1/following-sibling::div[@class='%']",
        ],
    ),
    (
        90,
        &[
            "title: //h1",
            "title: //h1[@class='%-title']",
            "title: //meta[@property='og:title']/@content",
            "title: //div[@id='%']//h2",
            "title: substring-before(//title, ' - ')",
            "title: //header/h1[1]",
            "title: //h1[@itemprop='headline']/text()",
            "title: concat(//h1, ': ', //h2)",
        ],
    ),
    (
        110,
        &[
            "author: //a[@rel='author']",
            "author: //span[@class='%-author']",
            "author: //meta[@name='author']/@content",
            "author: substring-after(//p[@class='%'], 'By ')",
            "author: //*[@itemprop='author']/*[@itemprop='name']",
            "author: //div[@class='%']/span[1]",
            "date: //time/@datetime",
            "date: //span[@class='%-date']",
            "date: //meta[@property='article:published_time']/@content",
            "date: //time[1]",
            "date: substring-after(//p[@class='%'], '| ')",
            "date: normalize-space(//li[@class='%'][last()])",
        ],
    ),
    (
        330,
        &[
            "strip: //div[@class='%-%']",
            "strip: //div[@id='%-%']",
            "strip: //div[contains(@class, '%')]",
            "strip: //aside",
            "strip: //p[contains(., 'Read more')]",
            "strip: //p[starts-with(., 'ALSO')]",
            "strip: //ul[@class='%']/li[last()]",
            "strip: //a[contains(@href, '/%/')]/parent::p",
            "strip: //h3[text()='Related']/following-sibling::*",
            "strip: //span[@class='%']/ancestor::div[1]",
            "strip: //div[@class='%']//script",
            "strip: //figure[not(.//img)]",
            "strip: //img[@width='1']",
            "strip: //*[contains(@class, '%') or contains(@id, '%')]",
            "strip: //div[@data-%]",
            "strip: //h1",
            "strip: //div[@class='%']/p[position() < 3]",
            "strip: //p[string-length(normalize-space(.)) < 2]",
            "strip: //div[@class=\"%\"]/*[self::ul or self::ol]",
            "strip: //div[preceding-sibling::div[@id='%']]",
            "strip: //p[count(a) > 2]",
            "strip: //section[@aria-label='%']",
            "strip: //a[@class='%']/..",
        ],
    ),
    (
        130,
        &[
            "strip_id_or_class: %",
            "strip_id_or_class: %-%",
            "strip_id_or_class: \"%\"",
            "strip_image_src: /%/",
            "strip_image_src: doubleclick",
            "strip_id_or_class: fb_like",
        ],
    ),
    (
        60,
        &[
            "prune: no",
            "tidy: no",
            "prune: yes",
            "autodetect_on_failure: no",
            "parser: html5php",
            "convert_double_br_tags: yes",
        ],
    ),
    (
        90,
        &[
            "test_url: https://www.%.example/%/2021/1.html",
            "test_url: http://%.example/?p=12",
            "test_contains: The % was",
        ],
    ),
    (
        60,
        &[
            "next_page_link: //a[@rel='next']",
            "next_page_link: //a[contains(text(), 'Next')]/@href",
            "single_page_link: //a[contains(@href, 'print')]",
            "single_page_link: //a[@class='%']/@href",
            "replace_string(<div class=\"%\">): <p>",
            "find_string: <noscript>",
            "replace_string: <div>",
            "http_header(user-agent): PHP/7.4",
            "if_page_contains: //div[@id='%']",
            "wrap_in(p): //div[@class='%']",
            "next_page_link: //li[@class='%']/following-sibling::li[1]/a",
        ],
    ),
    (
        10,
        &[
            "strip: //div[@class='%'",
            "strip //div[@id='%']",
            "body: //div[@id=%']",
            "strip: .%",
            "titel: //h1",
            "strip: //p[matches(., '%')]",
            "strip_id_or_class:",
        ],
    ),
];

/// Numbers that look random and are the same on every machine (Knuth's MMIX generator).
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % most
    }

    fn line(&mut self) -> String {
        let mut at = u32::try_from(self.below(1000)).unwrap_or_default();
        let sort = LINES.iter().find(|(often, _)| at.checked_sub(*often).map(|left| at = left).is_none());
        let lines = sort.map_or(LINES[0].1, |(_, lines)| *lines);
        let pattern = lines[self.below(lines.len())];
        let parts: Vec<&str> = pattern.split('%').collect();
        let words: Vec<&str> = parts.iter().map(|_| WORDS[self.below(WORDS.len())]).collect();
        parts.iter().zip(words).enumerate().fold(String::new(), |line, (at, (part, word))| {
            if at == 0 { (*part).to_owned() } else { format!("{line}{word}{part}") }
        })
    }

    fn config(&mut self) -> String {
        let end = ["\n", "\n", "\n", "\r\n"][self.below(4)];
        let mut config = String::from(["", "# a comment", "\u{feff}"][self.below(3)]) + end;
        for _ in 0..4 + self.below(14) {
            config += &self.line();
            config += end;
        }
        config
    }
}

fn files(folder: &str) -> io::Result<Vec<PathBuf>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<PathBuf> = folder.read_dir()?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
    files.sort();
    Ok(files)
}

fn imports() -> io::Result<Vec<(String, Import)>> {
    let mut imports = Vec::new();
    for path in files("tests/configs")? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let host = host_of_file(&name).map_err(io::Error::other)?;
        imports.push((name, import(&host, &decoded(&std::fs::read(&path)?))));
    }
    let mut dice = Dice(1);
    for at in imports.len()..CONFIGS {
        let host = format!("site-{at}.example");
        imports.push((format!("{host}.txt"), import(&host, &dice.config())));
    }
    Ok(imports)
}

/// Whether the line's value is an expression for us to read.
fn has_expression(text: &str) -> bool {
    ["body", "title", "author", "date", "strip", "next_page_link"]
        .iter()
        .any(|name| text.trim_start().strip_prefix(name).is_some_and(|rest| rest.trim_start().starts_with(':')))
}

#[test]
fn most_of_two_hundred_configs_is_used() -> io::Result<()> {
    let imports = imports()?;
    assert_eq!(imports.len(), CONFIGS);
    let written = Tally::of(imports.iter().take(25).map(|(_, import)| import));
    let tally = Tally::of(imports.iter().map(|(_, import)| import));
    let lines = imports.iter().flat_map(|(_, import)| &import.lines).filter(|line| has_expression(&line.text));
    let read = lines.clone().filter(|line| !matches!(line.outcome, Outcome::NotUsed { .. })).count();
    let rules = || {
        imports
            .iter()
            .flat_map(|(_, i)| &i.lines)
            .filter_map(|l| match &l.outcome {
                Outcome::Used(rules) => Some(rules),
                _ => None,
            })
            .flatten()
    };
    let plain = rules().filter(|rule| !rule.contains(":xpath(")).count();
    println!("25 by hand: {written}\n{CONFIGS} in all: {tally}");
    println!("expressions read: {read} of {}; plain CSS: {plain} of {} rules", lines.clone().count(), rules().count());
    assert!(tally.share() >= SHARE_FLOOR, "{tally}");
    assert!(read * 1000 / lines.count() >= EXPRESSIONS_FLOOR, "{read}");
    Ok(())
}

#[test]
fn every_line_says_what_became_of_it() -> io::Result<()> {
    for (name, import) in imports()? {
        let told = import.complaints(&name, Shown::All);
        let said = import.lines.iter().filter(|line| line.outcome != Outcome::Comment);
        assert_eq!(told.len(), said.count(), "{name}");
        let rules = import.rules();
        let host = format!("{}##", import.host);
        assert!(rules.lines().all(|line| line.starts_with("! ") || line.starts_with(&host)), "{name}: {rules}");
    }
    Ok(())
}

#[test]
fn every_expression_ends_in_time_on_every_fixture() -> io::Result<()> {
    let mut pages = Vec::new();
    for folder in files("tests/pages")? {
        if let Ok(html) = std::fs::read_to_string(folder.join("source.html")) {
            pages.push(Page::from_html(&html, None));
        }
    }
    let mut expressions: Vec<String> = Vec::new();
    for (_, import) in imports()? {
        let values = import.lines.iter().filter(|line| has_expression(&line.text));
        expressions
            .extend(values.filter_map(|line| line.text.split_once(':').map(|(_, value)| value.trim().to_owned())));
    }
    expressions.sort();
    expressions.dedup();
    let mut most = 0;
    for expression in expressions.iter().filter_map(|text| parse(text).ok()) {
        for page in &pages {
            let mut budget = Budget::of(STEPS);
            assert!(expression.find(page, None, &mut budget).is_ok(), "{expression}");
            most = most.max((STEPS - budget.left()) / page.len() as u64);
        }
    }
    println!("{} expressions on {} pages, at most {most} steps a node", expressions.len(), pages.len());
    Ok(())
}

/// A rule that looks at an attribute the walk of a tab does not carry finds nothing there, whatever it finds on a file.
#[test]
fn nearly_all_expressions_mean_the_same_in_a_tab() -> io::Result<()> {
    let list = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("extension/shared/attributes.js"))?;
    let kept: Vec<&str> = list.split('\'').skip(1).step_by(2).collect();
    let (mut all, mut same, mut missed) = (0, 0, Vec::new());
    for (_, import) in imports()? {
        for line in import.lines.iter().filter(|line| has_expression(&line.text)) {
            let Some(expression) = line.text.split_once(':').and_then(|(_, value)| parse(value.trim()).ok()) else {
                continue;
            };
            let names = expression.attributes().into_iter().filter(|name| !kept.contains(name) && *name != "*");
            let names: Vec<String> = names.map(str::to_owned).collect();
            all += 1;
            same += usize::from(names.is_empty());
            missed.extend(names);
        }
    }
    missed.sort();
    missed.dedup();
    println!("{same} of {all} expressions look at nothing that a tab leaves out; the others at {}", missed.join(", "));
    assert!(same * 1000 / all >= IN_A_TAB_FLOOR, "{same} of {all}");
    Ok(())
}
