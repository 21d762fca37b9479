//! Pages as sites write them, made of the fuzzer's bytes: an article with all that stands around and between its parts.
//! Most words are numbered, so that each is there once and one that was invented, doubled or moved is seen.

mod words;

use crate::arbitrary::HARD;
use arbitrary::{Result, Unstructured};
use std::fmt::Write;
use words::{LABELS, NAMES, RAW, SAID, TAGS, TEX};

/// Elements nested in one another by choice, bounded so that a page stays a page.
const DEPTH: usize = 9;
/// Bytes of a page, about.
const SIZE: usize = 24_000;
/// How often an element may be repeated around its content.
const REPEATS: u16 = 600;

/// A page, and what can be asked of what becomes of it.
#[derive(Debug, Default)]
pub struct Made {
    /// The page.
    pub html: String,
    /// How many numbered words it has.
    words: u32,
    /// Whether its words are such as some form reads as something else.
    is_hard: bool,
    /// Whether parts of it are moved or said in other words: notes, captions, formulas.
    pub is_moved: bool,
}

impl Made {
    /// A page of the bytes. Where they end, it ends.
    pub fn of(u: &mut Unstructured<'_>) -> Self {
        let mut made = Self { html: "<!doctype html><html".into(), ..Self::default() };
        // What was chosen before the bytes ended stands.
        let _ = made.page(u);
        made
    }

    /// A page whose words some form reads as something else than words.
    pub fn of_hard_text(u: &mut Unstructured<'_>) -> Self {
        let mut made = Self { html: "<!doctype html><html".into(), is_hard: true, ..Self::default() };
        let _ = made.page(u);
        made
    }

    fn page(&mut self, u: &mut Unstructured<'_>) -> Result<()> {
        let lang = *u.choose(&["", " lang=fr", " lang=en", " lang=ja", " lang=ar dir=rtl", " lang=x"])?;
        self.html.extend([lang, "><head><title>Un titre "]);
        self.sentence(u)?;
        self.html.push_str("</title>");
        for meta in [
            "<base href=/b/>",
            "<meta property=og:title content='Un titre'>",
            "<meta name=author content=Ann>",
            "<link rel=next href=/p/2>",
        ] {
            if u.ratio(1, 4)? {
                self.html.push_str(meta);
            }
        }
        self.html.push_str("</head><body>");
        while self.html.len() < SIZE && !u.is_empty() {
            self.part(u, 0)?;
        }
        Ok(())
    }

    fn part(&mut self, u: &mut Unstructured<'_>, depth: usize) -> Result<()> {
        if self.html.len() > SIZE {
            return Ok(());
        }
        match u.int_in_range(0..=20)? {
            0..=4 => self.around("p", u, |made, u| made.sentence(u)),
            5 => self.around("h2", u, |made, u| made.sentence(u)),
            6 => self.cards(u),
            7 => self.menu(u),
            8 => self.table(u),
            9 => self.list(u, depth),
            10 => self.figure(u),
            11 => self.notes(u),
            12 => self.label(u),
            13 => self.raw(u),
            14 => self.deep(u),
            15 => self.sentence(u),
            16 => self.formula(u),
            _ if depth < DEPTH => {
                let tag = *u.choose(&TAGS)?;
                if matches!(
                    tag,
                    "figcaption"
                        | "rt"
                        | "rp"
                        | "caption"
                        | "button"
                        | "form"
                        | "noscript"
                        | "table"
                        | "a href=#n1"
                        | "address"
                ) {
                    self.is_moved = true;
                }
                let parts = u.int_in_range(0..=5)?;
                self.around(tag, u, |made, u| (0..parts).try_for_each(|_| made.part(u, depth + 1)))
            }
            _ => self.sentence(u),
        }
    }

    /// An element with attributes, which is closed whatever becomes of its content.
    fn around(
        &mut self,
        tag: &str,
        u: &mut Unstructured<'_>,
        inner: impl FnOnce(&mut Self, &mut Unstructured<'_>) -> Result<()>,
    ) -> Result<()> {
        let _ = write!(self.html, "<{tag}");
        let has_names = u.ratio(1, 3)?;
        if has_names {
            let (first, second) = (u.choose(&NAMES)?, u.choose(&NAMES)?);
            if u.ratio(1, 2)? {
                let _ = write!(self.html, " class='{first} {second}'");
            } else {
                let _ = write!(self.html, " id={first}-{second}");
            }
            self.is_moved |= [first, second]
                .iter()
                .any(|name| matches!(**name, "caption" | "credit" | "katex-html" | "byline" | "lead"));
        }
        if u.ratio(1, 6)? {
            let said = u.choose(&SAID)?;
            self.is_moved |= said.starts_with("id=");
            let _ = write!(self.html, " {said}");
        }
        self.html.push_str("> ");
        let done = inner(self, u);
        let _ = write!(self.html, " </{}>", tag.split(' ').next().unwrap_or_default());
        done
    }

    fn word(&mut self) {
        self.words += 1;
        let _ = write!(self.html, "w{} ", self.words);
    }

    fn sentence(&mut self, u: &mut Unstructured<'_>) -> Result<()> {
        let length = *u.choose(&[1, 2, 4, 9, 18, 40, 90])?;
        for at in 0..length {
            if self.is_hard && at % 2 == 1 {
                let hard = *u.choose(&HARD)?;
                self.html.push_str(&hard.replace('&', "&amp;").replace('<', "&lt;"));
                // At times it stands beside the next.
                self.html.push_str(if u.ratio(1, 4)? { "" } else { " " });
                continue;
            }
            self.word();
            if at % 17 == 16 {
                self.html.push_str("go , and so . ");
            }
        }
        self.html.push_str(u.choose(&[". ", ", ", "! ", " ", " : ", "。", " https://a.example/ ", " $x^2$ "])?);
        Ok(())
    }

    fn label(&mut self, u: &mut Unstructured<'_>) -> Result<()> {
        let tag = *u.choose(&["p", "div", "h3", "span", "a href=/y", "strong", "button", "li"])?;
        let label = *u.choose(&LABELS)?;
        self.is_moved |= tag == "button";
        self.around(tag, u, |made, _| {
            made.html.push_str(label);
            Ok(())
        })
    }

    fn cards(&mut self, u: &mut Unstructured<'_>) -> Result<()> {
        let (count, name) = (u.int_in_range(1..=8)?, *u.choose(&NAMES)?);
        self.label(u)?;
        self.is_moved = true;
        for at in 0..count {
            let _ = write!(self.html, "<div class='{name} card'><a href=/card-{at}><img src=/c{at}.jpg alt=''><h3>");
            let done = self.sentence(u);
            self.html.push_str("</h3></a></div>");
            done?;
        }
        Ok(())
    }

    fn menu(&mut self, u: &mut Unstructured<'_>) -> Result<()> {
        let (count, tag) = (u.int_in_range(1..=12)?, *u.choose(&["nav", "ul", "div class=menu", "footer"])?);
        self.around(tag, u, |made, _| {
            for at in 0..count {
                let _ = write!(made.html, "<li><a href=/m{at}>");
                made.word();
                made.html.push_str("</a></li>");
            }
            Ok(())
        })
    }

    fn table(&mut self, u: &mut Unstructured<'_>) -> Result<()> {
        let (rows, columns) = (u.int_in_range(1..=5)?, u.int_in_range(1..=5)?);
        self.is_moved = true;
        self.around("table", u, |made, u| {
            for _ in 0..rows {
                made.html.push_str("<tr>");
                for _ in 0..columns {
                    let cell =
                        *u.choose(&["td", "th", "td colspan=2", "td rowspan=3", "td colspan=0 rowspan=65535"])?;
                    let _ = write!(made.html, "<{cell}> ");
                    made.sentence(u)?;
                }
            }
            Ok(())
        })
    }

    fn list(&mut self, u: &mut Unstructured<'_>, depth: usize) -> Result<()> {
        let (tag, items) = (*u.choose(&["ul", "ol", "ol start=-3", "ol reversed", "dl"])?, u.int_in_range(1..=6)?);
        self.around(tag, u, |made, u| {
            for _ in 0..items {
                let item = if tag == "dl" { *u.choose(&["dt", "dd"])? } else { "li" };
                made.around(item, u, |made, u| {
                    made.sentence(u)?;
                    if depth < DEPTH && u.ratio(1, 4)? { made.list(u, depth + 1) } else { Ok(()) }
                })?;
            }
            Ok(())
        })
    }

    fn figure(&mut self, u: &mut Unstructured<'_>) -> Result<()> {
        self.is_moved = true;
        self.around("figure", u, |made, u| {
            made.html.push_str("<img src=/f.jpg alt=f width=600>");
            made.around("figcaption", u, |made, u| made.sentence(u))
        })
    }

    fn notes(&mut self, u: &mut Unstructured<'_>) -> Result<()> {
        let count = u.int_in_range(1..=4_u8)?;
        self.is_moved = true;
        for at in 1..=count {
            let _ = write!(self.html, "<sup id=r{at}><a href='#n{at}'>{at}</a></sup> ");
            self.sentence(u)?;
        }
        self.html.push_str("<ol>");
        for at in 1..=count {
            let _ = write!(self.html, "<li id=n{at}> ");
            self.sentence(u)?;
            let _ = write!(self.html, "<a href='#r{at}'>↩</a>");
        }
        self.html.push_str("</ol>");
        Ok(())
    }

    fn raw(&mut self, u: &mut Unstructured<'_>) -> Result<()> {
        self.is_moved = true;
        self.html.push_str(u.choose(&RAW)?);
        self.html.push(' ');
        Ok(())
    }

    fn formula(&mut self, u: &mut Unstructured<'_>) -> Result<()> {
        let (begin, end) = *u.choose(&[
            ("<script type='math/tex'>", "</script>"),
            ("<script type='math/tex; mode=display'>", "</script>"),
            ("\\(", "\\)"),
            ("\\[", "\\]"),
            ("<img class=mwe-math-fallback-image-inline src=m.svg alt='{\\displaystyle ", "}'>"),
        ])?;
        let length = u.int_in_range(1..=24)?;
        self.is_moved = true;
        self.html.push_str(begin);
        for _ in 0..length {
            self.html.push_str(u.choose(&TEX)?);
        }
        self.html.extend([end, " "]);
        Ok(())
    }

    /// The same element in itself, deeper than anything follows.
    fn deep(&mut self, u: &mut Unstructured<'_>) -> Result<()> {
        let (tag, count) = (*u.choose(&TAGS)?, usize::from(u.int_in_range(1..=REPEATS)?));
        self.is_moved = true;
        self.html.push_str(&format!("<{tag}>").repeat(count));
        self.word();
        let name = tag.split(' ').next().unwrap_or_default();
        self.html.push_str(&format!("</{name}>").repeat(count));
        Ok(())
    }
}
