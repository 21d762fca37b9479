//! A `math` element of the page as a tree. Walked in document order with an explicit stack; what the allow-list does not
//! have is a row of what it holds, and annotations, images, scripts and styles are left out with all they hold.

use super::alphabets::Alphabet;
use super::linear::linear;
use super::numbers::{number_out, tag_out};
use super::parts::{Class, Part, Parts};
use crate::article::{MathNode, MathTag, Room};
use crate::page::tag::Flow;
use crate::page::text::push_collapsed;
use crate::page::{Page, Tag};

/// A formula as the page has it.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Native {
    pub tree: Vec<MathNode>,
    /// The number that the page gives the formula.
    pub number: Option<String>,
}

/// Left out with all they hold.
const LEFT_OUT: [&str; 6] = ["annotation", "annotation-xml", "mglyph", "maligngroup", "malignmark", "foreignobject"];

/// The longest list of what columns or rows are like that is read, bytes.
const LONGEST_LIST: usize = 500;

/// An element being read.
#[derive(Debug)]
struct Open<'a> {
    node: usize,
    end: usize,
    what: What,
    alphabet: Option<Alphabet>,
    text: String,
    parts: Vec<Part>,
    /// How the columns of a table stand, and the lines between them and between the rows.
    columns: Option<&'a str>,
    column_lines: Option<&'a str>,
    row_lines: Option<&'a str>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum What {
    Element(MathTag),
    /// Letters in quotation marks.
    Quoted,
    Fenced,
    Labeled,
}

impl What {
    fn holds_text(self) -> bool {
        matches!(self, Self::Quoted) || matches!(self, Self::Element(tag) if tag.room() == Room::Text)
    }
}

/// What is read so far.
#[derive(Debug)]
struct Reader<'a> {
    page: &'a Page,
    parts: Parts,
    open: Vec<Open<'a>>,
    /// The labels of the rows that have one, and the places of those rows in their tables.
    labels: Vec<(String, usize)>,
}

/// Reads the `math` element of at most so many elements; none where it is empty or over a limit.
pub(super) fn read(page: &Page, math: usize, most: usize) -> Option<Native> {
    let end = page.end(math);
    let mut reader = Reader { page, parts: Parts::new(most), open: Vec::new(), labels: Vec::new() };
    reader.open(math, What::Element(MathTag::Mrow));
    // Only the first child of an action is shown; what stands behind it is passed over.
    let mut passed: Vec<(usize, usize)> = Vec::new();
    let mut node = math + 1;
    while node < end {
        if let Some((_, behind)) = passed.pop_if(|(from, _)| *from <= node) {
            node = node.max(behind);
            continue;
        }
        while reader.open.len() > 1 && reader.open.last().is_some_and(|open| open.end <= node) {
            reader.close()?;
        }
        match page.tag(node) {
            Tag::Text => {
                reader.text(node)?;
                node += 1;
            }
            tag if is_left_out(page, node, tag) => node = page.end(node),
            _ => {
                let name = page.name(node);
                if name == "maction" {
                    let first = page.children(node).find(|&child| page.tag(child) != Tag::Text);
                    passed.extend(first.map(|first| (page.end(first), page.end(node))));
                }
                if !reader.open.last()?.what.holds_text() {
                    reader.open(node, what_of(name));
                }
                node += 1;
            }
        }
    }
    while reader.open.len() > 1 {
        reader.close()?;
    }
    reader.finish(math)
}

fn is_left_out(page: &Page, node: usize, tag: Tag) -> bool {
    let is_medium = matches!(tag, Tag::Img | Tag::Video | Tag::Audio | Tag::Iframe | Tag::Embed | Tag::Svg);
    is_medium || tag.flow() == Flow::Outside || LEFT_OUT.iter().any(|name| page.name(node).eq_ignore_ascii_case(name))
}

fn what_of(name: &str) -> What {
    match name {
        "ms" => What::Quoted,
        "mfenced" => What::Fenced,
        "mlabeledtr" => What::Labeled,
        name => What::Element(MathTag::of(name).unwrap_or(MathTag::Mrow)),
    }
}

impl<'a> Reader<'a> {
    fn open(&mut self, node: usize, what: What) {
        let page = self.page;
        let around = self.open.last();
        let said = page.attr(node, "mathvariant").and_then(Alphabet::of_variant);
        let inherited = around.and_then(|open| open.alphabet);
        let table = |name| page.attr(node, name).filter(|list| list.len() <= LONGEST_LIST);
        let is_row = matches!(what, What::Element(MathTag::Mtr) | What::Labeled);
        let inherit = |value: fn(&Open<'a>) -> Option<&'a str>| around.filter(|_| is_row).and_then(value);
        let open = Open {
            node,
            end: page.end(node),
            what,
            alphabet: said.or(inherited),
            text: String::new(),
            parts: Vec::new(),
            columns: table("columnalign").or_else(|| inherit(|open| open.columns)),
            column_lines: table("columnlines").or_else(|| inherit(|open| open.column_lines)),
            row_lines: table("rowlines").or_else(|| inherit(|open| open.row_lines)),
        };
        self.open.push(open);
    }

    fn text(&mut self, node: usize) -> Option<()> {
        let text = self.page.text(node);
        let open = self.open.last_mut()?;
        if open.what.holds_text() {
            push_collapsed(&mut open.text, text);
        } else if text.contains(|c: char| !c.is_whitespace()) && !matches!(open.what, What::Element(MathTag::Mspace)) {
            let part = self.parts.leaf(MathNode::token(MathTag::Mtext, text.trim()), Class::Ordinary)?;
            self.open.last_mut()?.parts.push(part);
        }
        Some(())
    }

    fn close(&mut self) -> Option<()> {
        let open = self.open.pop()?;
        let part = match open.what {
            What::Element(tag) => self.element(tag, open)?,
            What::Quoted => {
                let text = format!("\"{}\"", open.text.trim());
                self.parts.leaf(MathNode::token(MathTag::Mtext, text), Class::Ordinary)?
            }
            What::Fenced => self.fenced(open)?,
            What::Labeled => self.labeled(open)?,
        };
        self.open.last_mut()?.parts.push(part);
        Some(())
    }

    fn element(&mut self, tag: MathTag, open: Open<'a>) -> Option<Part> {
        let mut node = MathNode::around(tag, Vec::new());
        for (name, value) in self.page.attrs(open.node) {
            node.set(name, value);
        }
        match tag.room() {
            Room::Nothing => self.parts.leaf(node, Class::Ordinary),
            Room::Text => {
                node.text = spelled(tag, open.alphabet, open.text.trim());
                if tag == MathTag::Mi && open.alphabet == Some(Alphabet::Upright) {
                    node.set("mathvariant", "normal");
                } else {
                    node.attributes.retain(|attribute| attribute.name() != "mathvariant");
                }
                self.parts.leaf(node, Class::Ordinary)
            }
            Room::Any if tag == MathTag::Mtd => self.cell(node, open),
            Room::Any if matches!(tag, MathTag::Mtable | MathTag::Mtr) => {
                let inner = if tag == MathTag::Mtable { MathTag::Mtr } else { MathTag::Mtd };
                let mut parts = self.each_as(inner, open.parts)?;
                let is_lost = tag == MathTag::Mtr && !self.is_in(MathTag::Mtable);
                if is_lost {
                    node = MathNode::around(MathTag::Mrow, Vec::new());
                    for cell in &mut parts {
                        cell.node = MathNode::around(MathTag::Mrow, std::mem::take(&mut cell.node.children));
                    }
                }
                self.parts.around(node, parts, Class::Ordinary)
            }
            _ => self.parts.around(node, open.parts, Class::Ordinary),
        }
    }

    /// Whether the element just closed stands directly in one of these.
    fn is_in(&self, tag: MathTag) -> bool {
        self.open.last().is_some_and(|open| open.what == What::Element(tag))
    }

    /// A cell, with what its row and its table say of its column. Outside of a row it is none.
    fn cell(&mut self, mut node: MathNode, open: Open<'a>) -> Option<Part> {
        let row = self.open.last().filter(|row| matches!(row.what, What::Element(MathTag::Mtr) | What::Labeled));
        let Some(row) = row else {
            return self.parts.around(MathNode::around(MathTag::Mrow, Vec::new()), open.parts, Class::Ordinary);
        };
        // The label of a row is none of its columns.
        let column = row.parts.len().checked_sub(usize::from(row.what == What::Labeled));
        let of_column = |list: Option<&'a str>, at: usize| {
            let mut words = list.unwrap_or_default().split_ascii_whitespace();
            words.clone().nth(at).or_else(|| words.next_back())
        };
        let mut said = Vec::new();
        if let Some(column) = column {
            let columns = if open.columns.is_none() { row.columns } else { None };
            let before = column.checked_sub(1);
            said.push(("columnalign", of_column(columns, column)));
            said.push(("columnlines", before.and_then(|before| of_column(row.column_lines, before))));
        }
        let rows = self.open.len().checked_sub(2).and_then(|at| self.open.get(at)).map_or(0, |table| table.parts.len());
        said.push(("rowlines", rows.checked_sub(1).and_then(|above| of_column(row.row_lines, above))));
        for (name, value) in said {
            node.set(name, value.unwrap_or_default());
        }
        self.parts.around(node, open.parts, Class::Ordinary)
    }

    /// The parts, each an element of this kind or in one.
    fn each_as(&mut self, tag: MathTag, parts: Vec<Part>) -> Option<Vec<Part>> {
        let mut out = Vec::with_capacity(parts.len());
        for mut part in parts {
            if tag == MathTag::Mtr && part.node.tag != tag && part.node.tag != MathTag::Mtd {
                part = self.parts.around(MathNode::around(MathTag::Mtd, Vec::new()), vec![part], Class::Ordinary)?;
            }
            if part.node.tag != tag {
                part = self.parts.around(MathNode::around(tag, Vec::new()), vec![part], Class::Ordinary)?;
            }
            out.push(part);
        }
        Some(out)
    }

    /// `mfenced`, which no browser shows any more, as what it stands for.
    fn fenced(&mut self, open: Open<'a>) -> Option<Part> {
        let page = self.page;
        let sign = |name, usual| page.attr(open.node, name).unwrap_or(usual).trim();
        let separators: Vec<char> = sign("separators", ",").chars().filter(|c| !c.is_whitespace()).collect();
        let mut parts = Vec::new();
        let fence = |parts: &mut Parts, sign: &str, form| {
            parts.leaf(MathNode::token(MathTag::Mo, sign).with("form", form).with("fence", "true"), Class::Ordinary)
        };
        parts.extend(fence(&mut self.parts, sign("open", "("), "prefix"));
        for (at, part) in open.parts.into_iter().enumerate() {
            let separator = at.checked_sub(1).and_then(|at| separators.get(at).or(separators.last()));
            if let Some(separator) = separator {
                let node = MathNode::token(MathTag::Mo, separator.to_string()).with("separator", "true");
                parts.push(self.parts.leaf(node, Class::Ordinary)?);
            }
            parts.push(part);
        }
        parts.extend(fence(&mut self.parts, sign("close", ")"), "postfix"));
        parts.retain(|part| part.node.tag != MathTag::Mo || !part.node.text.is_empty());
        self.parts.around(MathNode::around(MathTag::Mrow, Vec::new()), parts, Class::Ordinary)
    }

    /// A row with a label, which comes first in the page and stands last where it is shown.
    fn labeled(&mut self, mut open: Open<'a>) -> Option<Part> {
        if !open.parts.is_empty() && self.is_in(MathTag::Mtable) {
            let label = open.parts.remove(0);
            let place = self.open.last().map_or(0, |table| table.parts.len());
            self.labels.push((linear(std::slice::from_ref(&label.node)), place));
            open.parts.push(label);
        }
        let parts = self.each_as(MathTag::Mtd, open.parts)?;
        let tag = if self.is_in(MathTag::Mtable) { MathTag::Mtr } else { MathTag::Mrow };
        self.parts.around(MathNode::around(tag, Vec::new()), parts, Class::Ordinary)
    }

    fn finish(mut self, math: usize) -> Option<Native> {
        let open = self.open.pop()?;
        let page = self.page;
        let mut top = MathNode::around(MathTag::Mrow, Vec::new());
        for name in ["dir", "displaystyle"] {
            page.attr(math, name).into_iter().for_each(|value| top.set(name, value));
        }
        let mut tree = if top.attributes.is_empty() {
            Parts::finish(open.parts)
        } else {
            Parts::finish(vec![self.parts.around(top, open.parts, Class::Ordinary)?])
        };
        let number = match self.labels.as_slice() {
            [(label, row)] => number_out(&mut tree, label, *row),
            _ => tag_out(&mut tree),
        };
        let is_empty = linear(&tree).is_empty();
        (!is_empty).then_some(Native { tree, number })
    }
}

/// The text in its alphabet. The letters of one `mi` are slanted by the browser itself.
fn spelled(tag: MathTag, alphabet: Option<Alphabet>, text: &str) -> String {
    match alphabet {
        Some(Alphabet::Italic) if tag == MathTag::Mi && text.chars().count() == 1 => text.to_string(),
        Some(alphabet) => alphabet.spell(text),
        None => text.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Native, read};
    use crate::compose::math::check::{check_native, shown};
    use crate::page::{Page, Tag};

    #[test]
    fn elements_of_the_table_come_through_and_others_are_rows() {
        check_native("<math><mfrac><mi>a</mi><mn>2</mn></mfrac></math>", "frac(a 2)");
        check_native("<math><menclose><mi>a</mi><mo>+</mo><mi>b</mi></menclose><mo>=</mo></math>", "row(a + b) =");
        check_native("<math><mrow><mrow><mi>a</mi></mrow></mrow></math>", "a");
        check_native("<math><msup><mi>a</mi></msup><msub><mi>b</mi><mn>1</mn><mn>2</mn></msub></math>", "a row(b 1 2)");
        check_native("<math><msup><none/><mn>2</mn></msup></math>", "sup(row() 2)");
        check_native("<math><mi> a\n b </mi>text</math>", "a b \"text\"");
        check_native("<math dir=rtl><mi>a</mi><mo>+</mo></math>", "row[dir=rtl](a +)");
        check_native("<math></math>", "-");
        check_native("<math><mspace width=1em></mspace></math>", "-");
    }

    #[test]
    fn attributes_are_those_of_the_table() {
        check_native(
            "<math><mo stretchy=false lspace=0 class=x id=y style='color:red' onclick='z()'>|</mo><mi>a</mi></math>",
            "|[lspace=0em stretchy=false] a",
        );
        check_native(
            "<math><mi mathvariant=normal>d</mi><mi mathvariant=double-struck>R</mi><mi mathvariant=italic>x</mi></math>",
            "d[mathvariant=normal] ℝ x",
        );
        check_native("<math><mstyle mathvariant=bold><mi>x</mi><mn>1</mn></mstyle></math>", "𝐱 𝟏");
        check_native("<math href=https://limpide.example/><mrow href=/x><mi>a</mi><mi>b</mi></mrow></math>", "a b");
    }

    #[test]
    fn annotations_images_scripts_and_second_faces_are_left_out() {
        check_native(
            "<math><semantics><mi>a</mi><annotation encoding='application/x-tex'>a</annotation></semantics></math>",
            "a",
        );
        check_native("<math><semantics><mi>a</mi><annotation-xml><mi>b</mi></annotation-xml></semantics></math>", "a");
        check_native("<math><mtext>a<style>b</style><script>c</script></mtext></math>", "\"a\"");
        check_native("<math><mi>a<mglyph src=/x.png></mglyph></mi></math>", "a");
        check_native(
            "<math><maction><maction><mi>a</mi><mi>b</mi></maction><mi>c</mi></maction><mi>d</mi></math>",
            "a d",
        );
    }

    #[test]
    fn what_browsers_no_longer_draw_is_what_it_stood_for() {
        check_native(
            "<math><mfenced open='[' separators=';'><mi>a</mi><mi>b</mi><mi>c</mi></mfenced></math>",
            "[[fence=true form=prefix] a ; b ; c )[fence=true form=postfix]",
        );
        check_native("<math><ms>a</ms></math>", "\"\"a\"\"");
    }

    #[test]
    fn columns_and_lines_of_a_table_are_said_by_its_cells() {
        check_native(
            "<math><mtable columnalign='right left' columnlines=solid rowlines='none dashed'><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd><mtd><mi>c</mi></mtd></mtr>\
             <mtr columnalign=center><mtd columnalign=left><mi>d</mi></mtd></mtr><mtr><mtd><mi>e</mi></mtd></mtr></mtable></math>",
            "table(tr(td[columnalign=right](a) td[columnalign=left columnlines=solid](b) \
             td[columnalign=left columnlines=solid](c)) tr(td[columnalign=left](d)) \
             tr(td[columnalign=right rowlines=dashed](e)))",
        );
        check_native("<math><mtable><mi>a</mi></mtable><mtr><mtd><mi>b</mi></mtr></math>", "table(tr(td(a))) row(b)");
    }

    #[test]
    fn numbers_are_taken_out() {
        let numbered = |html: &str| {
            let page = Page::from_html(html, None);
            let read = page.first(Tag::Math).and_then(|math| read(&page, math, 100)).unwrap_or_default();
            let Native { tree, number } = read;
            (shown(&tree), number)
        };
        let one = "<math><mtable><mlabeledtr><mtd><mtext>(2.1)</mtext></mtd><mtd><mi>a</mi></mtd></mlabeledtr></mtable></math>";
        assert_eq!(numbered(one), ("a".into(), Some("2.1".into())));
        let katex = "<math><mtable><mtr><mtd></mtd><mtd><mi>a</mi></mtd><mtd></mtd><mtd><mtext>(1)</mtext></mtd></mtr></mtable></math>";
        assert_eq!(numbered(katex), ("a".into(), Some("1".into())));
        let two = "<math><mtable><mlabeledtr><mtd><mtext>(1)</mtext></mtd><mtd><mi>a</mi></mtd></mlabeledtr>\
            <mlabeledtr><mtd><mtext>(2)</mtext></mtd><mtd><mi>b</mi></mtd></mlabeledtr></mtable></math>";
        assert_eq!(numbered(two), ("table(tr(td(a) td(\"(1)\")) tr(td(b) td(\"(2)\")))".into(), None));
    }

    #[test]
    fn a_formula_over_a_limit_is_not_read() {
        check_native(&format!("<math>{}<mi>a</mi>", "<msqrt>".repeat(40)), "-");
        check_native(&format!("<math>{}", "<mi>a</mi>".repeat(1_001)), "-");
        check_native(&format!("<math><mi>{}</mi>", "a".repeat(501)), "-");
        // A row that says nothing is none.
        check_native(&format!("<math>{}<mi>a</mi>", "<mrow>".repeat(100)), "a");
    }
}
