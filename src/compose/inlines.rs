//! Elements within a text: what each means there. One that means nothing is passed through.

use super::flow::{Flow, Frame, FrameKind, Mode};
use super::links;
use super::run::Wrap;
use super::walk::Writer;
use crate::article::Inline;
use crate::page::text::collapsed;
use crate::page::{Look, Tag};

/// Longer titles of links and abbreviations are not shown on hover by anyone; characters.
const MAX_TITLE: usize = 300;

/// How far into a `cite` emphasis is looked for, nodes: one may stand in another to any depth.
const NODES_OF_CITE: usize = 64;
/// How far into one a second sentence is looked for, bytes.
const BYTES_OF_CITE: usize = 200;
/// Names of the lists of what an article refers to.
const REFERENCE_LISTS: [&str; 5] = ["ref-list", "references", "reflist", "bibliography", "ltx_biblist"];
/// How far above a reference its list stands, elements: in an item of a list, which may stand in a section that has the name.
const ABOVE_REFERENCE: usize = 4;

/// Within class words of what a report begins with: its place, its kind.
const STAMPS: [&str; 4] = ["dateline", "kicker", "location", "stamp"];

impl<'a> Writer<'a> {
    /// Enters an inline element, or writes it whole; gives the node to go on with.
    pub fn visit_inline(&mut self, flow: &mut Flow<'a>, node: usize, tag: Tag) -> usize {
        let end = self.page.end(node);
        if self.is_said_beside(node) || self.is_unseen(node) {
            return end;
        }
        self.part_spoken(flow, node);
        if self.page.looks(node, Look::APART) {
            self.enter(flow, node);
        }
        if self.is_next_field(node) {
            flow.run.space();
        }
        if self.is_leading_icon(flow, node) {
            flow.frames.push(Frame { node, end, kind: FrameKind::Apart, voice: flow.voice });
        }
        if self.is_stamp(flow, node) {
            flow.frames.push(Frame { node, end, kind: FrameKind::Apart, voice: flow.voice });
        }
        let wrap = match tag {
            Tag::Cite if self.is_reference(node) => return node + 1,
            Tag::Em | Tag::I | Tag::Cite | Tag::Dfn | Tag::Var => Wrap::Emphasis,
            Tag::B | Tag::Strong => Wrap::Strong,
            Tag::Mark => Wrap::Mark,
            Tag::Sub => Wrap::Sub,
            Tag::Sup => Wrap::Sup,
            Tag::Del | Tag::S | Tag::Strike => Wrap::Deleted,
            Tag::Small => Wrap::Small,
            Tag::A => match self.page.attr(node, "href").and_then(|href| links::address(self.page, href)) {
                // The sign beside a heading or a term that leads to itself.
                Some(address) if address.starts_with('#') && self.is_anchor_sign(node) => return end,
                Some(_) if self.is_source_link(node) => return end,
                Some(address) if address.starts_with('#') && self.names_its_heading(node) => return node + 1,
                Some(address) => Wrap::Link { address, title: self.title(node) },
                None => return node + 1,
            },
            Tag::Abbr | Tag::Acronym => match self.title(node) {
                Some(title) => Wrap::Abbr { title },
                None => return node + 1,
            },
            Tag::Code | Tag::Kbd | Tag::Samp | Tag::Tt => {
                let text = self.words(node, end);
                if !text.is_empty() {
                    // White space at the edges stands outside the code.
                    if self.starts_apart(node, end) {
                        flow.run.space();
                    }
                    self.begin(flow, node);
                    flow.run.push(Inline::Code { text });
                    if self.ends_apart(node, end) {
                        flow.run.space();
                    }
                }
                return end;
            }
            Tag::Q => {
                self.begin(flow, node);
                flow.quote(node, end);
                return node + 1;
            }
            Tag::Ruby if !flow.is_ruby => {
                self.ruby(flow, node);
                return end;
            }
            Tag::Rp if self.is_parenthesis(node) => return end,
            Tag::Svg | Tag::Select | Tag::Textarea | Tag::Input | Tag::Source => return end,
            Tag::Rt | Tag::Rtc if flow.is_ruby => return end,
            Tag::Button if self.is_copy_button(node) => return end,
            _ => return node + 1,
        };
        flow.wrap(node, end, wrap);
        node + 1
    }

    /// What the page says of the element on hover, when it is worth showing.
    fn title(&self, node: usize) -> Option<String> {
        let title = collapsed(self.page.attr(node, "title")?);
        (!title.is_empty() && title.chars().count() <= MAX_TITLE).then_some(title)
    }

    /// Whether a `cite` holds a whole reference and not the title of a work alone. Its own emphasis tells what is a title
    /// in it, and would be flattened by more around it.
    fn is_reference(&self, node: usize) -> bool {
        let page = self.page;
        let is_named = |word: &str| matches!(word, "citation" | "reference" | "ltx_cite");
        let is_list = |word: &str| REFERENCE_LISTS.contains(&word);
        let has_own = |n: usize| matches!(page.tag(n), Tag::I | Tag::Em | Tag::B | Tag::Strong);
        page.class_words(node).any(is_named)
            || page.nodes(node + 1..page.end(node)).take(NODES_OF_CITE).any(has_own)
            || (page.ancestors(node).take(ABOVE_REFERENCE).any(|n| page.class_words(n).any(is_list))
                && page.range_head(node, page.end(node), BYTES_OF_CITE).contains(". "))
    }

    /// Whether the place or the label that begins a paragraph is parted from its sentence by its style alone.
    fn is_stamp(&self, flow: &Flow<'a>, node: usize) -> bool {
        let page = self.page;
        let is_named = |word: &str| STAMPS.iter().any(|name| word.contains(name));
        let next = page.after(node).map_or("", |next| page.text(next));
        page.tag(node) == Tag::Span
            && flow.run.is_empty()
            && next.starts_with(char::is_uppercase)
            && page.class_words(node).any(is_named)
            && page.subtree_text(node).ends_with(char::is_lowercase)
    }

    /// Whether white space, a break, a block's edge or words left out stand before the first word: gone, they still part
    /// words.
    fn starts_apart(&self, node: usize, end: usize) -> bool {
        let page = self.page;
        for n in page.nodes(node..end) {
            match page.tag(n) {
                Tag::Text if page.text(n).is_empty() => {}
                Tag::Text => return !self.is_kept(n) || page.text(n).starts_with(char::is_whitespace),
                tag if tag == Tag::Br || tag.is_block() => return true,
                _ => {}
            }
        }
        false
    }

    /// The same after the last word.
    fn ends_apart(&self, node: usize, end: usize) -> bool {
        let page = self.page;
        for n in (node..end).rev() {
            match page.tag(n) {
                Tag::Text if page.text(n).is_empty() => {}
                Tag::Text if !self.is_kept(n) || page.text(n).ends_with(char::is_whitespace) => return true,
                Tag::Text => return page.ancestors(n).take_while(|&a| a >= node).any(|a| page.tag(a).is_block()),
                Tag::Br => return true,
                _ => {}
            }
        }
        false
    }

    /// Bases with the readings that follow them. `rb`s followed by as many `rt`s go in pairs, as in old markup.
    fn ruby(&mut self, flow: &mut Flow<'a>, node: usize) {
        let page = self.page;
        let mut bases: Vec<(usize, usize)> = Vec::new();
        let mut readings: Vec<String> = Vec::new();
        let mut steps: Vec<(usize, bool)> = Vec::new();
        for child in page.children(node) {
            if page.tag(child) == Tag::Rtc {
                steps.extend(page.children(child).map(|n| (n, true)));
            } else {
                steps.push((child, page.tag(child) == Tag::Rt));
            }
        }
        for (child, is_reading) in steps {
            if self.is_parenthesis(child) || !self.is_kept(child) {
                continue;
            }
            if is_reading {
                readings.push(self.words(child, page.end(child)));
                continue;
            }
            if !readings.is_empty() {
                self.ruby_group(flow, &mut bases, &mut readings);
            }
            bases.push((child, page.end(child)));
        }
        self.ruby_group(flow, &mut bases, &mut readings);
    }

    fn ruby_group(&mut self, flow: &mut Flow<'a>, bases: &mut Vec<(usize, usize)>, readings: &mut Vec<String>) {
        let (bases, readings) = (std::mem::take(bases), std::mem::take(readings));
        if bases.is_empty() {
            flow.run.text(&readings.concat());
            return;
        }
        let pairs: Vec<((usize, usize), String)> = if bases.len() == readings.len() {
            bases.into_iter().zip(readings).collect()
        } else {
            let range = bases.first().map(|first| first.0).zip(bases.last().map(|last| last.1));
            range.into_iter().map(|range| (range, readings.concat())).collect()
        };
        for ((start, end), outer) in pairs {
            let content = self.ruby_base(start, end, flow.run.depth() + 1, flow);
            let reading = self.reading_within(start, end, outer);
            if content.is_empty() {
                flow.run.text(&reading);
                continue;
            }
            if self.starts_apart(start, end) {
                flow.run.space();
            }
            self.begin(flow, start);
            if reading.is_empty() {
                for inline in content {
                    flow.run.push(inline);
                }
            } else {
                flow.run.push(Inline::Ruby { content, reading });
            }
            if self.ends_apart(start, end) {
                flow.run.space();
            }
        }
    }

    /// The reading of some base, behind the readings of what is annotated in it by itself.
    fn reading_within(&self, start: usize, end: usize, outer: String) -> String {
        let is_reading = |n: &usize| matches!(self.page.tag(*n), Tag::Rt | Tag::Rtc);
        let mut readings: Vec<String> = Vec::new();
        let mut node = start;
        while node < end {
            if is_reading(&node) {
                readings.push(self.words(node, self.page.end(node)));
                node = self.page.end(node);
            } else {
                node += 1;
            }
        }
        readings.push(outer);
        readings.retain(|reading| !reading.is_empty());
        readings.join(" ")
    }

    /// Whether an element only sets a reading apart where it cannot be set above: some sites write text into it.
    fn is_parenthesis(&self, node: usize) -> bool {
        let (page, end) = (self.page, self.page.end(node));
        page.tag(node) == Tag::Rp && !page.nodes(node..end).any(|n| page.text(n).contains(char::is_alphanumeric))
    }

    /// A heading, a term or a summary: what it says on one line. Media in it follow it.
    pub fn one_line(&mut self, flow: &mut Flow<'a>, node: usize) -> Vec<Inline> {
        let (content, media) = self.line(node + 1, self.page.end(node), Mode::Line, flow, Vec::new());
        flow.waiting.extend(media);
        content
    }
}

#[cfg(test)]
mod tests {
    use crate::compose::check::check;

    #[test]
    fn a_cited_title_is_emphasis_and_a_whole_reference_is_not() {
        check("<p>a <cite>The Estuary</cite>", "p(a em(The Estuary))");
        check(
            "<ol><li><cite class='citation book'>Oduya, M. (2004). Quay Press.</cite><li>b</ol>",
            "ol(li(p(Oduya, M. (2004). Quay Press.)) li(p(b)))",
        );
        check("<p><cite>Oduya, M. <i>The Estuary</i>. <b>4</b></cite>", "p(Oduya, M. em(The Estuary). strong(4))");
        check("<p>a <cite class=ltx_cite>(Morrow, 2019)</cite>", "p(a (Morrow, 2019))");
        check(
            "<p>x<ul class=ref-list><li><span>1.</span> <cite>Morrow A. Bars. 2001;1:9.</cite><li>b</ul>",
            "p(x) ul(li(p(1. Morrow A. Bars. 2001;1:9.)) li(p(b)))",
        );
        check(
            "<p>x<ul class=references><li><cite>The Estuary</cite>, by Oduya<li>b</ul>",
            "p(x) ul(li(p(em(The Estuary), by Oduya)) li(p(b)))",
        );
    }

    #[test]
    fn elements_keep_their_meaning() {
        check(
            "<p>a <em>b</em> <strong>c</strong> <mark>d</mark> H<sub>2</sub>O e<sup>f</sup> <del>g</del> <small>h</small>",
            "p(a em(b) strong(c) mark(d) Hsub(2)O esup(f) del(g) small(h))",
        );
        check("<p>press <kbd> Ctrl </kbd>+<code>a  b</code>", "p(press code(Ctrl) +code(a b))");
        // What is trimmed off code still parts it from what follows.
        check("<p><code>a<br></code>b <code> <br>c</code>d", "p(code(a) b code(c)d)");
        check("<p><abbr title='World Wide Web'>WWW</abbr> <abbr>x</abbr>", "p(abbr[World Wide Web](WWW) x)");
        check("<p><time datetime=2020>now</time> <bdi>b</bdi> <u>u</u>", "p(now b u)");
    }

    #[test]
    fn links_keep_their_text_and_lose_bad_addresses() {
        check("<p><a href=/x>a</a>", "p(link[https://limpide.example/x](a))");
        check("<p><a href='javascript:x()'>a</a> <a>b</a> <a href=/y> </a>c", "p(a b c)");
        check(
            "<a href=/x><div>a</div><div>b</div></a>",
            "p(link[https://limpide.example/x](a)) p(link[https://limpide.example/x](b))",
        );
    }

    #[test]
    fn the_place_before_a_report_stands_apart() {
        check("<p><span class=location-stamp>Quảng Nam</span>Ở tuổi", "p(Quảng Nam Ở tuổi)");
        check("<p><span class=brand>Lock</span>Keeper", "p(LockKeeper)");
        check("<p>x <span class=location>Lock</span>Keeper", "p(x LockKeeper)");
    }

    #[test]
    fn quotations_get_the_marks_a_browser_shows() {
        check("<p>He said <q>yes, <q>no</q></q>.", "p(He said “yes, ‘no’”.)");
    }

    #[test]
    fn ruby_pairs_bases_and_readings() {
        check("<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字<rt>じ</rt></ruby>", "p(ruby[かん](漢)ruby[じ](字))");
        check("<p><ruby><rb>旧<rb>金<rt>jiù<rt>jīn</ruby>", "p(ruby[jiù](旧)ruby[jīn](金))");
        check("<p>x<ruby> a <rt>b</rt></ruby>y <ruby>c </ruby>d", "p(x ruby[b](a) y c d)");
        check("<p><ruby><ruby>a<rt>b</rt></ruby><rt>c</rt></ruby>", "p(ruby[b c](a))");
        check("<p><ruby>食<rp>(</rp><rt>た</rt><rp>)べる</rp></ruby>", "p(ruby[た](食))べる)");
        check("<p>a <ruby><rt>b</rt></ruby> c", "p(a b c)");
    }
}
