//! What one piece of TeX is in `MathML`: letters in their alphabets, operators, delimiters, scripts and accents.

use super::alphabets::Alphabet;
use super::parts::{Class, Part};
use crate::article::{MathNode, MathTag, Parts};
use pulldown_latex::event::{
    Content, DelimiterSize, DelimiterType, Dimension, DimensionUnit, Font, Line, ScriptPosition, ScriptType,
};

/// Signs above a letter that are accents.
const ACCENTS: &str = "^ˆ~˜¯‾ˉ˙¨⃛⃜´`ˇ˘˚→←↔⃗⏞⏜⎴";
/// Delimiters that a browser knows for such wherever they stand, and stretches.
const OPENING: &str = "([{⟨⌊⌈";
const CLOSING: &str = ")]}⟩⌋⌉";
/// Commands for upright letters, the longer before those they begin with.
const UPRIGHT: [&str; 6] = ["mathrm", "mathup", "textrm", "text", "operatorname", "rm "];

/// The piece that stands for some content.
pub(super) fn of(content: Content, alphabet: Option<Alphabet>, is_fenced: bool) -> Option<(MathNode, Class)> {
    use MathTag::{Mi, Mn, Mo, Mtext};
    let token = |tag, c: char| MathNode::token(tag, c);
    Some(match content {
        Content::Text(text) => {
            // What the reader makes of a backslash and a space.
            let text = if text == "&nbsp;" { "\u{a0}".to_string() } else { plain(text)? };
            let text = alphabet.map_or(text.clone(), |alphabet| alphabet.spell(&text));
            (MathNode::token(Mtext, text), Class::Ordinary)
        }
        Content::Number(number) => {
            let number = alphabet.map_or(number.to_string(), |alphabet| alphabet.spell(number));
            (MathNode::token(Mn, number), Class::Ordinary)
        }
        Content::Function(name) => {
            let name = plain(name)?;
            let mut node = MathNode::token(Mi, name.trim());
            if node.text.chars().count() == 1 {
                node.set("mathvariant", "normal");
            }
            (node, Class::Function)
        }
        Content::Ordinary { content, stretchy: true } => (token(Mo, content).with("stretchy", "true"), Class::Ordinary),
        Content::Ordinary { content, .. } => (letter(content, alphabet), Class::Ordinary),
        Content::LargeOp { content, small } => {
            let mut node = token(Mo, content);
            if small {
                node.set("largeop", "false");
            }
            (node, Class::Large)
        }
        // TeX sets no space around it.
        Content::BinaryOp { content: '/', .. } => {
            (token(Mo, '/').with("lspace", "0em").with("rspace", "0em"), Class::Ordinary)
        }
        Content::BinaryOp { content, .. } => (token(Mo, content), Class::Binary),
        Content::Relation { content, .. } => {
            let mut bytes = [0; 8];
            let text = std::str::from_utf8(content.encode_utf8_to_buf(&mut bytes)).ok()?;
            (MathNode::token(Mo, text), Class::Relation)
        }
        Content::Delimiter { content, size, ty } => delimiter(content, size, ty, is_fenced),
        Content::Punctuation(content) => {
            let node = token(Mo, content);
            let is_known = matches!(content, ',' | ';');
            (if is_known { node } else { node.with("separator", "true") }, Class::Punctuation)
        }
    })
}

/// Text without the escapes of TeX; none where more of TeX is left in it.
fn plain(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next()? {
                c @ ('$' | '%' | '&' | '_' | '#' | '{' | '}') => out.push(c),
                ',' | ';' | ':' => out.push('\u{2009}'),
                ' ' => out.push('\u{a0}'),
                _ => {
                    // The name of a function is upright without being told so.
                    let rest = text.get(text.len() - chars.as_str().len() - 1..)?;
                    let name = UPRIGHT.iter().find(|name| rest.starts_with(**name))?;
                    chars = rest.get(name.len()..)?.chars();
                }
            },
            '$' => return None,
            '{' | '}' => {}
            '~' => out.push('\u{a0}'),
            '`' => out.push('‘'),
            '\'' => out.push('’'),
            c if c.is_whitespace() && out.is_empty() => out.push('\u{a0}'),
            c => out.push(c),
        }
    }
    if out.ends_with(' ') {
        out.pop();
        out.push('\u{a0}');
    }
    Some(out)
}

fn letter(c: char, alphabet: Option<Alphabet>) -> MathNode {
    // LaTeX slants small Greek letters and no capital ones.
    let is_upright = match alphabet {
        None => ('Α'..='Ω').contains(&c) || c == '∇',
        Some(alphabet) => alphabet == Alphabet::Upright,
    };
    let text = match alphabet {
        Some(Alphabet::Italic) | None => c.to_string(),
        Some(alphabet) => alphabet.spell(c.encode_utf8(&mut [0; 4])),
    };
    let node = MathNode::token(MathTag::Mi, text);
    if is_upright { node.with("mathvariant", "normal") } else { node }
}

fn delimiter(c: char, size: Option<DelimiterSize>, kind: DelimiterType, is_fenced: bool) -> (MathNode, Class) {
    let node = MathNode::token(MathTag::Mo, c);
    let (node, class) = match kind {
        DelimiterType::Open if OPENING.contains(c) => (node, Class::Open),
        DelimiterType::Open => (node.with("form", "prefix"), Class::Open),
        DelimiterType::Close if CLOSING.contains(c) => (node, Class::Close),
        DelimiterType::Close => (node.with("form", "postfix"), Class::Close),
        DelimiterType::Fence => (node.with("lspace", "0em").with("rspace", "0em"), Class::Ordinary),
    };
    let Some(size) = size else { return (node.with("stretchy", "false"), class) };
    let node = node.with("stretchy", "true").with("symmetric", "true");
    // Between `\left` and `\right` a bar is as high as they are.
    if is_fenced && kind == DelimiterType::Fence {
        return (node.with("lspace", "0.2778em").with("rspace", "0.2778em"), Class::Relation);
    }
    let height = match size {
        DelimiterSize::Big => "1.2em",
        DelimiterSize::BIG => "1.8em",
        DelimiterSize::Bigg => "2.4em",
        DelimiterSize::BIGG => "3em",
    };
    (node.with("minsize", height).with("maxsize", height), class)
}

/// A delimiter that is as high as what stands in it, at the beginning or the end of a row.
pub(super) fn fence(sign: char) -> MathNode {
    let node = MathNode::token(MathTag::Mo, sign);
    let is_known = OPENING.contains(sign) || CLOSING.contains(sign) || matches!(sign, '|' | '‖');
    if is_known { node } else { node.with("stretchy", "true").with("fence", "true") }
}

/// The element for scripts, its pieces, and what it is to its neighbors: what its base is.
pub(super) fn scripted(
    kind: ScriptType,
    position: ScriptPosition,
    mut parts: Vec<Part>,
) -> Option<(MathNode, Vec<Part>, Class)> {
    use MathTag::{Mover, Msub, Msubsup, Msup, Munder, Munderover};
    let is_beside = position == ScriptPosition::Right;
    let tag = match kind {
        ScriptType::Subscript if is_beside => Msub,
        ScriptType::Superscript if is_beside => Msup,
        ScriptType::SubSuperscript if is_beside => Msubsup,
        ScriptType::Subscript => Munder,
        ScriptType::Superscript => Mover,
        ScriptType::SubSuperscript => Munderover,
    };
    let mut node = MathNode::around(tag, Vec::new());
    let base = parts.first_mut()?;
    let class = base.class;
    if !is_beside {
        let is_movable = position == ScriptPosition::Movable;
        if class == Class::Function && base.node.tag == MathTag::Mi {
            // Only an operator lets its scripts move beside it within a sentence.
            base.node = MathNode::token(MathTag::Mo, base.node.text.as_str())
                .with("form", "prefix")
                .with("lspace", "0em")
                .with("rspace", "0em");
        }
        if base.node.tag == MathTag::Mo && matches!(class, Class::Large | Class::Function) {
            // Sums have it by themselves.
            if class == Class::Function || !is_movable {
                base.node.set("movablelimits", if is_movable { "true" } else { "false" });
            }
        }
        if class == Class::Relation && base.node.text.chars().all(is_arrow) {
            base.node.set("stretchy", "true");
        }
    }
    if let (Mover, [below, above]) = (tag, parts.as_mut_slice())
        && above.node.children.is_empty()
        && above.node.text.chars().count() == 1
        && ACCENTS.contains(above.node.text.as_str())
    {
        let is_letter = below.node.text.chars().count() == 1;
        let is_line = "‾¯".contains(above.node.text.as_str());
        let is_stretchy = above.node.tag == MathTag::Mo || (is_line && !is_letter);
        // The signs that fonts have in several widths.
        let sign = match above.node.text.as_str() {
            "^" if !is_letter => "\u{302}",
            "^" => "ˆ",
            "~" => "˜",
            sign => sign,
        };
        above.node = MathNode::token(MathTag::Mo, sign).with("stretchy", if is_stretchy { "true" } else { "false" });
        node.set("accent", "true");
    }
    if let (Munder, [_, below]) = (tag, parts.as_mut_slice())
        && below.node.tag == MathTag::Mo
        && below.node.text.chars().all(|c| "_‾⏟⏝⎵→".contains(c))
    {
        node.set("accentunder", "true");
    }
    Some((node, parts, class))
}

/// Arrows, which grow to what stands above and below them.
fn is_arrow(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{21FF}' | '\u{27F0}'..='\u{27FF}' | '\u{2900}'..='\u{297F}')
}

/// A length in the units of style sheets.
pub(super) fn length(length: Dimension) -> String {
    /// Points of TeX, and of Didot, in an inch.
    const POINTS: f32 = 72.27;
    const DIDOT: f32 = POINTS * 1157.0 / 1238.0;
    let (value, unit) = match length.unit {
        DimensionUnit::Em => (length.value, "em"),
        DimensionUnit::Mu => (length.value / 18.0, "em"),
        DimensionUnit::Ex => (length.value, "ex"),
        DimensionUnit::Mm => (length.value, "mm"),
        DimensionUnit::Cm => (length.value, "cm"),
        DimensionUnit::In => (length.value, "in"),
        DimensionUnit::Bp => (length.value, "pt"),
        DimensionUnit::Pt => (length.value / POINTS, "in"),
        DimensionUnit::Pc => (length.value * 12.0 / POINTS, "in"),
        DimensionUnit::Sp => (length.value / 65_536.0 / POINTS, "in"),
        DimensionUnit::Dd => (length.value / DIDOT, "in"),
        DimensionUnit::Cc => (length.value * 12.0 / DIDOT, "in"),
    };
    format!("{}{unit}", Parts::of(value))
}

/// A line of a table.
pub(super) fn line(line: Line) -> &'static str {
    match line {
        Line::Solid => "solid",
        Line::Dashed => "dashed",
    }
}

/// The alphabet of a font.
pub(super) fn alphabet_of(font: Font) -> Alphabet {
    match font {
        Font::UpRight => Alphabet::Upright,
        Font::Bold => Alphabet::Bold,
        Font::Italic => Alphabet::Italic,
        Font::BoldItalic => Alphabet::BoldItalic,
        Font::BoldSymbol => Alphabet::BoldSymbol,
        Font::Script => Alphabet::Script,
        Font::BoldScript => Alphabet::BoldScript,
        Font::Fraktur => Alphabet::Fraktur,
        Font::BoldFraktur => Alphabet::BoldFraktur,
        Font::DoubleStruck | Font::DoubleStruckItalic => Alphabet::DoubleStruck,
        Font::SansSerif => Alphabet::Sans,
        Font::BoldSansSerif => Alphabet::BoldSans,
        Font::SansSerifItalic => Alphabet::ItalicSans,
        Font::SansSerifBoldItalic => Alphabet::BoldItalicSans,
        Font::Monospace => Alphabet::Monospace,
    }
}
