//! Random Articles with hard text, for what holds of every one: whatever `compose` could make, and no more.

use crate::article::{
    Article, Block, BlockKind, Cell, Definition, Direction, Figure, Footnote, Image, Inline, MathNode, MathTag, Row,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// Words that some format reads as something else than words.
pub const HARD: [&str; 66] = [
    "#",
    "##",
    "-",
    "+",
    "*",
    "**",
    "***",
    "_",
    "__x__",
    "*a*",
    "1.",
    "2)",
    "12.",
    "===",
    "---",
    "***",
    "```",
    "~~~",
    "~~",
    "`",
    "``a`",
    "\\",
    "\\*",
    "\\\\",
    "|",
    "a|b",
    "||",
    "[",
    "]",
    "[x]:",
    "[a](b)",
    "![",
    "!",
    "](",
    "[^1]",
    "[^1]:",
    "^",
    "<b>",
    "</p>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?x",
    "&amp;",
    "&",
    "&#38;",
    "&lt;",
    "<",
    ">",
    "> q",
    "\"",
    "'",
    "$x$",
    "$$",
    "{x}",
    "%41",
    ":",
    ":-:",
    "http://a.example/b_c_d",
    "www.a.example",
    "a@b.example",
    "\u{a0}",
    "://",
    "=",
    "<script>",
];

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[a-z]{1,6}",
        1 => "[A-Z][a-zé]{1,5}[.,;:!?]?",
        1 => "[0-9]{1,4}[.)]?",
        2 => prop::sample::select(&HARD[..]).prop_map(String::from),
        1 => "[*_`~#!&<>|\\\\.:()\\[\\]+=\\-\"'$^{}]{1,4}",
        1 => "[漢字東京水、。「」かなカナ]{1,5}",
        1 => "[אבגשלום]{2,5}",
        1 => "[مرحبا]{2,5}",
        1 => prop::sample::select(&["“x”", "«\u{a0}y\u{a0}»", "…", "—", "é", "e\u{301}", "👩‍👩‍👧", "🇫🇷", "l’été", "x\u{ad}y"][..])
            .prop_map(String::from),
    ]
}

/// Words with one space between them, and at times one at the ends.
pub fn text() -> impl Strategy<Value = String> {
    (vec(word(), 1..6), 0..6_u8).prop_map(|(words, ends)| {
        let text = words.join(" ");
        match ends {
            0 => format!(" {text}"),
            1 => format!("{text} "),
            _ => text,
        }
    })
}

fn line() -> impl Strategy<Value = String> {
    text().prop_map(|text| text.trim_matches(' ').to_owned())
}

/// Addresses as the core writes them.
pub fn web_address() -> impl Strategy<Value = String> {
    "[a-z]{1,5}\\.example/[a-zA-Z0-9/_~.!*'(),;:@&=+$|-]{0,12}(\\?[a-z]{1,3}=[a-z0-9_*|&=()]{0,6})?(#[a-z_*-]{1,5})?"
        .prop_filter_map("an address", |rest| url::Url::parse(&format!("https://{rest}")).ok())
        .prop_map(String::from)
}

fn formula() -> impl Strategy<Value = (String, &'static str, Vec<MathNode>)> {
    let fraction = MathNode::around(
        MathTag::Mfrac,
        vec![MathNode::token(MathTag::Mn, "1"), MathNode::token(MathTag::Mi, "<x>").with("mathvariant", "normal")],
    );
    let tree = prop::sample::select(vec![vec![], vec![fraction], vec![MathNode::token(MathTag::Mo, "−")]]);
    (line(), prop::sample::select(&["tex", "plain"][..]), tree)
}

/// Inlines, some of which may stand at a place where no line ends.
pub fn content() -> impl Strategy<Value = Vec<Inline>> {
    let leaf = prop_oneof![
        6 => text().prop_map(Inline::text),
        1 => line().prop_map(|text| Inline::Code { text }),
        1 => Just(Inline::Break),
        1 => (1..4_u32).prop_map(|id| Inline::Footnote { id, label: id.to_string() }),
        1 => formula().prop_map(|(text, markup, tree)| Inline::Math { text, markup, tree }),
    ];
    let inline = leaf.prop_recursive(3, 14, 3, |inner| {
        let content = || vec(inner.clone(), 1..3);
        prop_oneof![
            content().prop_map(|content| Inline::Emphasis { content }),
            content().prop_map(|content| Inline::Strong { content }),
            content().prop_map(|content| Inline::Mark { content }),
            content().prop_map(|content| Inline::Sub { content }),
            content().prop_map(|content| Inline::Sup { content }),
            content().prop_map(|content| Inline::Deleted { content }),
            content().prop_map(|content| Inline::Small { content }),
            (web_address(), option::weighted(0.3, line()), content())
                .prop_map(|(address, title, content)| Inline::Link { address, title, content }),
            (content(), line()).prop_map(|(content, reading)| Inline::Ruby { content, reading }),
            (content(), line()).prop_map(|(content, title)| Inline::Abbr { title, content }),
            content().prop_map(|content| Inline::Verbatim { content }),
            (content(), any::<bool>()).prop_map(|(content, is_rtl)| Inline::Foreign {
                lang: if is_rtl { "he" } else { "zh-Hant" }.into(),
                dir: is_rtl.then_some(Direction::Rtl),
                content,
            }),
        ]
    });
    vec(inline, 1..5).prop_map(composed)
}

/// The inlines as `compose` leaves them: texts in one piece, no space at the ends or beside another, nothing empty, no
/// break at an end, no link in a link.
fn composed(content: Vec<Inline>) -> Vec<Inline> {
    let mut is_space = true;
    let mut content = spaced(content, &mut is_space, false);
    while trimmed(&mut content) {}
    if content.is_empty() { vec![Inline::text("x")] } else { content }
}

fn spaced(content: Vec<Inline>, is_space: &mut bool, is_linked: bool) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    for mut inline in content {
        match &mut inline {
            Inline::Text { text } => {
                if *is_space {
                    *text = text.trim_start_matches(' ').to_owned();
                }
                if text.is_empty() {
                    continue;
                }
                *is_space = text.ends_with(' ');
                if let Some(Inline::Text { text: before }) = out.last_mut() {
                    before.push_str(text);
                    continue;
                }
            }
            Inline::Break => {
                if out.is_empty() || *is_space {
                    continue;
                }
                *is_space = true;
            }
            Inline::Link { content, .. } if is_linked => {
                for inline in spaced(std::mem::take(content), is_space, true) {
                    match (out.last_mut(), inline) {
                        (Some(Inline::Text { text: before }), Inline::Text { text }) => before.push_str(&text),
                        (_, inline) => out.push(inline),
                    }
                }
                continue;
            }
            other => {
                let is_link = matches!(other, Inline::Link { .. });
                if let Some(content) = other.content_mut() {
                    *content = spaced(std::mem::take(content), is_space, is_linked || is_link);
                    while matches!(content.last(), Some(Inline::Break)) {
                        content.pop();
                    }
                    if content.is_empty() {
                        continue;
                    }
                } else {
                    *is_space = false;
                }
            }
        }
        out.push(inline);
    }
    out
}

/// Takes a space or a break off the end; whether there was one.
fn trimmed(content: &mut Vec<Inline>) -> bool {
    let Some(last) = content.last_mut() else { return false };
    let is_changed = match last {
        Inline::Break => {
            content.pop();
            return true;
        }
        Inline::Text { text } => {
            let length = text.trim_end_matches(' ').len();
            let is_longer = length < text.len();
            text.truncate(length);
            is_longer && !text.is_empty()
        }
        other => other.content_mut().is_some_and(trimmed),
    };
    let is_empty = match content.last() {
        Some(Inline::Text { text }) => text.is_empty(),
        Some(other) => other.content().is_some_and(<[Inline]>::is_empty),
        None => false,
    };
    if is_empty {
        content.pop();
    }
    is_changed || is_empty
}

fn image() -> impl Strategy<Value = Image> {
    (web_address(), prop_oneof![Just(String::new()), line()], option::of(1..2_000_u32))
        .prop_map(|(address, alt, size)| Image { address, alt, width: size, height: size.map(|size| size / 2 + 1) })
}

fn code() -> impl Strategy<Value = String> {
    vec("[ \t]{0,3}[a-z`~#<>&*|\\\\=\"'{}()\\[\\]é漢-]{0,12}", 1..5)
        .prop_map(|lines| lines.join("\n"))
        .prop_filter("code says something", |code| !code.trim().is_empty())
        .prop_map(|code| code.trim_end().trim_start_matches('\n').to_owned())
}

/// Blocks of every kind but footnotes.
pub fn blocks() -> impl Strategy<Value = Vec<Block>> {
    let leaf = prop_oneof![
        6 => content().prop_map(|content| BlockKind::Paragraph { content }),
        1 => content().prop_map(|content| BlockKind::Standfirst { content }),
        2 => (2..7_u8, content()).prop_map(|(level, content)| BlockKind::Heading { level, content }),
        1 => (code(), option::of("[a-z+#-]{1,8}")).prop_map(|(text, language)| BlockKind::Code { text, language }),
        1 => figure().prop_map(BlockKind::Figure),
        1 => (line(), web_address(), "[a-z]{1,5}\\.example")
            .prop_map(|(title, address, site)| BlockKind::Embed { title, address, site }),
        1 => (formula(), option::of("[0-9]{1,2}"))
            .prop_map(|((text, markup, tree), number)| BlockKind::Math { text, markup, tree, number }),
        1 => Just(BlockKind::Rule),
    ];
    let block = leaf.prop_map(Block::from).prop_recursive(3, 24, 4, |inner| {
        let blocks = || vec(inner.clone(), 1..4);
        let cell = || (any::<bool>(), 1..3_u16, 1..3_u16, vec(inner.clone(), 0..2));
        let cells =
            vec(cell().prop_map(|(header, columns, rows, blocks)| Cell { header, columns, rows, blocks }), 1..4);
        let kind = prop_oneof![
            3 => (any::<bool>(), option::weighted(0.3, 0..200_i32), any::<bool>(), vec((blocks(), 0..5_i32), 1..4))
                .prop_map(|(ordered, start, is_counted, items)| {
                    let (items, numbers): (Vec<_>, Vec<_>) = items.into_iter().unzip();
                    let numbers = if ordered && is_counted { numbers } else { Vec::new() };
                    let start = numbers.first().copied().or(start).filter(|&start| ordered && start != 1);
                    BlockKind::List { ordered, start, numbers, items }
                }),
            2 => blocks().prop_map(|blocks| BlockKind::Quote { blocks }),
            1 => blocks().prop_map(|blocks| BlockKind::Aside { blocks }),
            2 => (option::of(content()), vec(cells.prop_map(|cells| Row { cells }), 1..4))
                .prop_map(|(caption, rows)| BlockKind::Table { caption, rows }),
            1 => vec((vec(content(), 0..2), vec(blocks(), 0..2)), 1..3).prop_map(|items| BlockKind::Definitions {
                items: items.into_iter().map(|(terms, details)| Definition { terms, details }).collect(),
            }),
        ];
        kind.prop_map(Block::from)
    });
    vec(block, 1..6)
}

fn figure() -> impl Strategy<Value = Figure> {
    (vec(image(), 0..3), option::of(content()), option::of(line()))
        .prop_filter("a figure shows or says something", |(images, caption, _)| !images.is_empty() || caption.is_some())
        .prop_map(|(images, caption, credit)| Figure { images, caption, credit })
}

/// Whole Articles.
pub fn article() -> impl Strategy<Value = Article> {
    let head = (line(), option::of(line()), option::of(line()), option::of(web_address()), option::of(image()));
    let said = (prop::sample::select(&[None, Some("fr"), Some("ar"), Some("ja"), Some("zh-Hant")][..]), any::<bool>());
    let notes = vec(blocks(), 0..4);
    (head, said, blocks(), notes).prop_map(
        |((title, byline, site, address, lead), (lang, is_rtl), mut blocks, notes)| {
            let items: Vec<Footnote> = (1..).zip(notes).map(|(id, blocks)| Footnote { id, blocks }).collect();
            if !items.is_empty() {
                blocks.push(BlockKind::Footnotes { items }.into());
            }
            Article {
                title,
                byline,
                published: Some("2024-02-29T23:30:00+02:00".into()),
                modified: Some("2024-03-02T08:00:00Z".into()),
                site,
                lang: lang.map(String::from),
                dir: if is_rtl { Direction::Rtl } else { Direction::Ltr },
                lead,
                address,
                words: 7,
                minutes: 1,
                blocks,
            }
        },
    )
}
