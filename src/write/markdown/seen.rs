//! What a reader of Markdown sees, for tests and fuzzing.

use pulldown_cmark::{CodeBlockKind, Event, MetadataBlockKind, Options, Parser, Tag, TagEnd};

/// The structure that a reader of Markdown sees, in brackets: blocks and marks by name, what HTML says for what Markdown
/// cannot say as if it were a mark, text as it is.
#[derive(Default)]
struct Seen {
    out: String,
    /// Whether inlines stand where a paragraph is left unsaid, in a tight item.
    is_bare: bool,
    /// For each open container whether it may hold such.
    containers: Vec<bool>,
}

impl Seen {
    fn open(&mut self, name: &str, is_item: bool) {
        self.end_bare();
        self.out.push_str(name);
        self.out.push('(');
        self.containers.push(is_item);
    }

    fn close(&mut self) {
        self.end_bare();
        self.containers.pop();
        self.out.push(')');
    }

    fn end_bare(&mut self) {
        if std::mem::take(&mut self.is_bare) {
            self.out.push(')');
            self.containers.pop();
        }
    }

    fn inline(&mut self, text: &str) {
        if self.containers.last() == Some(&true) {
            self.out.push_str("p(");
            self.containers.push(false);
            self.is_bare = true;
        }
        self.out.push_str(text);
    }
}

pub fn seen(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut seen = Seen::default();
    let mut is_metadata = false;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::MetadataBlock(MetadataBlockKind::YamlStyle)) => is_metadata = true,
            Event::End(TagEnd::MetadataBlock(_)) => is_metadata = false,
            _ if is_metadata => {}
            Event::Start(tag) => match tag {
                Tag::Paragraph => seen.open("p", false),
                Tag::Heading { level, .. } => seen.open(&format!("{level}"), false),
                Tag::BlockQuote(_) => seen.open("quote", false),
                Tag::List(None) => seen.open("ul", false),
                Tag::List(Some(start)) => seen.open(&format!("ol{start}"), false),
                Tag::Item => seen.open("li", true),
                Tag::CodeBlock(CodeBlockKind::Fenced(language)) => seen.open(&format!("code[{language}]"), false),
                Tag::Table(_) => seen.open("table", false),
                Tag::TableHead | Tag::TableRow => seen.open("row", false),
                Tag::TableCell => seen.open("cell", false),
                Tag::FootnoteDefinition(id) => seen.open(&format!("note{id}"), false),
                Tag::Emphasis => seen.inline("em<"),
                Tag::Strong => seen.inline("strong<"),
                Tag::Strikethrough => seen.inline("del<"),
                Tag::Link { dest_url, title, .. } => seen.inline(&format!("a[{dest_url}][{title}]<")),
                Tag::Image { dest_url, title, .. } => seen.inline(&format!("img[{dest_url}][{title}]<")),
                other => seen.inline(&format!("?{other:?}")),
            },
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image) => {
                seen.inline(">");
            }
            Event::End(_) => seen.close(),
            Event::Text(text) => seen.inline(&text),
            Event::Code(text) => seen.inline(&format!("code<{text}>")),
            Event::SoftBreak => seen.inline("\n"),
            Event::HardBreak => seen.inline("br"),
            Event::Rule => {
                seen.end_bare();
                seen.out.push_str("hr");
            }
            Event::FootnoteReference(id) => seen.inline(&format!("[^{id}]")),
            Event::InlineHtml(tag) => seen.inline(&mark_of(&tag)),
            other => seen.inline(&format!("?{other:?}")),
        }
    }
    seen.out
}

/// An element of HTML as the mark it stands for.
fn mark_of(tag: &str) -> String {
    if tag == "<br>" {
        return "br".into();
    }
    if tag.starts_with("</") {
        return ">".into();
    }
    let inner = tag.trim_start_matches('<').trim_end_matches('>');
    match inner.split_once(" title=\"") {
        Some((name, title)) => {
            let title = title.trim_end_matches('"').replace("&quot;", "\"").replace("&#124;", "|");
            format!("{name}[{}]<", title.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
        }
        None => format!("{inner}<"),
    }
}
