//! HTML text into scraper's tree, by html5ever. More than half of most pages is scripts and styles, which are never read:
//! the tokenizer says where one begins, and is set on behind it.

use super::build::is_read_script;
use ego_tree::NodeId;
use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{TagKind, TagToken, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink};
use html5ever::{LocalName, TokenizerResult, local_name};
use scraper::{Html, HtmlTreeSink};

/// Parses HTML text as a document. The scripts and styles that nothing reads are empty in it.
pub(super) fn parse(html: &str) -> Html {
    let sink = HtmlTreeSink::new(Html::new_document());
    let builder = TreeBuilder::new(sink, TreeBuilderOpts::default());
    let tokenizer = Tokenizer::new(Abridger { builder, input: BufferQueue::default() }, TokenizerOpts::default());
    let input = &tokenizer.sink.input;
    input.push_back(StrTendril::from_slice(html));
    // It stops at the end of each script, for those who run them.
    while !matches!(tokenizer.feed(input), TokenizerResult::Done) {}
    tokenizer.end();
    tokenizer.sink.builder.sink.finish()
}

/// Stands between the tokenizer and the tree builder, and drops what is not read from the input.
struct Abridger {
    builder: TreeBuilder<NodeId, HtmlTreeSink>,
    input: BufferQueue,
}

impl Abridger {
    /// Drops the input up to the end tag of this name.
    fn pass_over(&self, name: &str) {
        let Some(mut rest) = self.input.pop_front() else { return };
        if let Some(length) = length_of_raw_text(&rest, name) {
            rest.pop_front(length as u32);
        }
        self.input.push_front(rest);
    }
}

impl TokenSink for Abridger {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        let unread = unread_name(&token);
        let result = self.builder.process_token(token, line);
        if let (Some(name), TokenSinkResult::RawData(_)) = (unread, &result) {
            self.pass_over(&name);
        }
        result
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// The name of a start tag whose text nothing reads.
fn unread_name(token: &Token) -> Option<LocalName> {
    let TagToken(tag) = token else { return None };
    let kind = || tag.attrs.iter().find(|a| &*a.name.local == "type").map(|a| &*a.value);
    let is_unread = tag.kind == TagKind::StartTag
        && (tag.name == local_name!("style") || (tag.name == local_name!("script") && !is_read_script(kind())));
    is_unread.then(|| tag.name.clone())
}

/// Bytes before the end tag of this name. None where it does not come, or where a `<!--` may make it mean something else
/// (the script data escaped states).
fn length_of_raw_text(text: &str, name: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut from = 0;
    loop {
        let at = from + text.get(from..)?.find('<')?;
        from = at + 1;
        match bytes.get(from)? {
            b'/' => {
                let end = from + 1 + name.len();
                let is_name = bytes.get(from + 1..end).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()));
                if is_name && matches!(bytes.get(end), Some(b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' | b'/' | b'>')) {
                    return Some(at);
                }
            }
            b'!' if bytes.get(from..)?.starts_with(b"!--") => return None,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Page;

    /// The tree without scripts and styles is the one that html5ever makes, and those are empty.
    #[track_caller]
    fn check(html: &str) {
        let shown = |tree: Html| {
            let nodes = tree.tree.nodes().filter(|node| {
                let parent = node.parent().and_then(|parent| parent.value().as_element().map(|e| e.name().to_owned()));
                !matches!(parent.as_deref(), Some("script" | "style"))
            });
            nodes.map(|node| format!("{:?}", node.value())).collect::<Vec<_>>()
        };
        assert_eq!(shown(parse(html)), shown(Html::parse_document(html)), "{html}");
    }

    #[test]
    fn the_tree_is_the_same() {
        for html in [
            "<!doctype html><script>if (a < b) c('</div>')</script><p>a",
            "<style>p::before { content: '</p>' }</style><p>a<script src=x></script>b",
            "<p>a<SCRIPT>'</scripts>'</ScRiPt ><p>b",
            "<script><!-- <script> </script> --></script><p>a",
            "<style><!-- p {} --></style\n><p>a",
            "<p>a<script>never ends",
            "<p>a<script></script",
            "<script>\r\n1</script>\r\n<style>\0</style/><p>a",
            "<svg><style>a<b>c</b></style><script>a<b>c</script></svg><p>d",
            "<select><script>a</script><option>b</select><table><style>c</style><tr><td>d",
            "<noscript><style>a</style></noscript><p>&amp<script>&amp;</script>&am",
            "<title><script>a</script></title><textarea><style>b</style></textarea>",
        ] {
            check(html);
        }
    }

    #[test]
    fn what_is_read_is_kept() {
        let html = "<script type='application/ld+json'>{\"a\": 1}</script><script>b</script><p><script type=math/tex>c</script>";
        let page = Page::from_html(html, None);
        assert_eq!(page.json_ld(), ["{\"a\": 1}"]);
        let math = page.first(crate::page::Tag::Script).map(|node| page.raw_text(node));
        assert_eq!(math.as_deref(), Some("c"));
    }
}
