//! Footnotes: references in the text, matched by address with the notes they lead to. The notes come once, after one
//! another; the links that lead back from them are dropped.

mod find;
mod margin;

pub(super) use find::References;

use super::flow::{Flow, Mode, Placed, Scope, Voice};
use super::links::fragment;
use super::structure::each_text;
use super::walk::Writer;
use crate::article::{Block, BlockKind, Footnote, Inline, plain_text};
use crate::page::{Page, Tag, order};
use find::bare;
use std::collections::HashSet;

/// A larger element holds more than the number of a note and its brackets; nodes.
const LARGEST_MARK: usize = 12;
/// A larger paragraph of links is a part of its note; nodes.
const LARGEST_LINKS: usize = 64;
/// The name of a catalog has so many words at most: `CAS`, `Google Scholar`, `View at Publisher`.
const WORDS_OF_CATALOG: u32 = 3;

impl<'a> Writer<'a> {
    /// Writes a note or a reference to one, or passes over a link that leads back; none when the node is neither.
    pub fn visit_note(&mut self, flow: &mut Flow<'a>, node: usize, tag: Tag) -> Option<usize> {
        let page = self.page;
        let end = page.end(node);
        if self.references.marks.contains(&node) {
            return Some(end);
        }
        if matches!(tag, Tag::A | Tag::Span | Tag::Small)
            && let Some(&id) = self.references.links.get(&node)
        {
            let label = self.references.labels.get(&id).cloned().unwrap_or_else(|| id.to_string());
            self.begin(flow, node);
            flow.run.push_footnote(id, label);
            if let Some(&note) = self.references.within.get(&node) {
                let written = self.note_at(note, id);
                self.notes_within.extend(written);
            }
            return Some(end);
        }
        if tag == Tag::A {
            return (self.is_in_note && leads_back(page, node)).then_some(end);
        }
        if self.is_in_note && matches!(tag, Tag::Span | Tag::Sup) && is_mark(page, node) {
            return Some(end);
        }
        if flow.mode == Mode::Blocks && self.references.notes.contains_key(&node) {
            self.bound(flow);
            self.visit_note_item(node);
            return Some(end);
        }
        None
    }

    /// Writes a note aside; `false` when the node is not one.
    pub fn visit_note_item(&mut self, node: usize) -> bool {
        let Some(&id) = self.references.notes.get(&node) else { return false };
        let written = self.note_at(node, id);
        self.footnotes.extend(written);
        true
    }

    /// A note with its element; none when nothing of it is left to say.
    fn note_at(&mut self, node: usize, id: u32) -> Option<(usize, Footnote)> {
        let voice = Voice { lang: self.metadata.lang.as_deref(), dir: self.metadata.dir };
        self.is_in_note = true;
        // Notes never hold notes, so this recurses once.
        let placed = self.blocks(node + 1, self.end_of_note(node), Scope { depth: 2, voice, container: node });
        self.is_in_note = false;
        let mut blocks: Vec<_> = placed.into_iter().map(|placed| placed.block).collect();
        if let Some(label) = self.references.labels.get(&id)
            && let Some(BlockKind::Paragraph { content }) = blocks.first_mut().map(|block| &mut block.kind)
        {
            strip_label(content, label);
            if content.is_empty() {
                blocks.remove(0);
            }
        }
        if blocks.is_empty() {
            return None;
        }
        self.spend(1);
        Some((node, Footnote { id, blocks }))
    }

    /// Where a note ends: before the links to the catalogs that have what it names, and before any that stand in a
    /// paragraph of links.
    fn end_of_note(&self, note: usize) -> usize {
        let (page, end) = (self.page, self.page.end(note));
        let last = page.children(note).filter(|&n| self.is_kept(n)).last();
        let Some(last) = last.filter(|&n| matches!(page.tag(n), Tag::P | Tag::Div | Tag::Ul)) else { return end };
        if self.kept.count(note, last) == 0 || page.end(last) - last > LARGEST_LINKS {
            return end;
        }
        let is_few = |link: usize| page.measure(link, page.end(link)).words <= WORDS_OF_CATALOG;
        let links = page.nodes(last..page.end(last)).filter(|&n| page.tag(n) == Tag::A);
        let links = links.map(is_few).collect::<Vec<_>>();
        let is_linked = |n: usize| page.ancestors(n).take_while(|&n| n >= last).any(|n| page.tag(n) == Tag::A);
        let has_words = |&n: &usize| page.tag(n) == Tag::Text && page.text(n).contains(char::is_alphanumeric);
        let are_alone = page.nodes(last..page.end(last)).filter(has_words).all(is_linked);
        let says_so = links.len() > 1 || page.class_words(last).any(|word| word.contains("links"));
        if are_alone && says_so && !links.is_empty() && links.iter().all(|&is_few| is_few) { last } else { end }
    }

    /// The notes as one block, put where the last of them stood; at the end where all stand in the text.
    #[inline(never)]
    pub fn place_footnotes(&mut self, placed: &mut Vec<Placed>, at: usize) {
        let at = if self.footnotes.is_empty() { placed.len() } else { at };
        let mut notes = std::mem::take(&mut self.footnotes);
        notes.append(&mut self.notes_within);
        let mut notes = order::by_key(notes, |(node, _)| *node as u64);
        // A text that was tried as one thing and written as another names its notes twice.
        notes.dedup_by_key(|(node, _)| *node);
        let Some((start, _)) = notes.first() else { return };
        let start = *start;
        let items = notes.into_iter().map(|(_, note)| note).collect();
        let mut at = at.min(placed.len());
        let is_rule =
            at.checked_sub(1).and_then(|i| placed.get(i)).is_some_and(|last| last.block.kind == BlockKind::Rule);
        if is_rule {
            at -= 1;
            placed.remove(at);
        }
        // The places of blocks never go back.
        let start = at.checked_sub(1).and_then(|i| placed.get(i)).map_or(start, |last| start.max(last.start));
        placed.insert(at, Placed { start, block: BlockKind::Footnotes { items }.into() });
    }
}

/// Whether a link in a note leads back to the text.
fn leads_back(page: &Page, link: usize) -> bool {
    if fragment(page, link).is_none() {
        return false;
    }
    let says_so = page.attr(link, "role") == Some("doc-backlink")
        || page.attr(link, "rev") == Some("footnote")
        || page.class_words(link).any(|word| word.contains("back") || word == "reversefootnote");
    let text = page.subtree_text(link);
    let label = bare(&text);
    let is_mark = label.chars().all(|c| !c.is_alphabetic()) || (label.chars().count() == 1 && text != label);
    says_so || is_mark
}

/// Whether an element in a note is its number or its way back, with all that stands around it.
fn is_mark(page: &Page, node: usize) -> bool {
    let is_named = |word: &str| matches!(word, "mw-cite-backlink" | "ltx_note_mark" | "ltx_tag_note" | "ltx_note_type");
    if page.class_words(node).any(is_named) {
        return true;
    }
    let end = page.end(node);
    end - node <= LARGEST_MARK
        && page.nodes(node..end).any(|n| page.tag(n) == Tag::A && leads_back(page, n))
        && !page.subtree_text(node).chars().any(char::is_alphabetic)
}

/// Drops the number a page writes at the start of its note.
fn strip_label(content: &mut Vec<Inline>, label: &str) {
    let is_label = match content.first() {
        Some(inline @ Inline::Sup { .. }) => {
            bare(&plain_text(std::slice::from_ref(inline))).trim_end_matches('.') == label
        }
        _ => false,
    };
    if is_label {
        content.remove(0);
    }
    if let Some(Inline::Text { text }) = content.first_mut() {
        let rest = text.trim_start();
        let numbered = [format!("[{label}]"), format!("{label}.")];
        let rest = match numbered.iter().find_map(|number| rest.strip_prefix(number.as_str())) {
            Some(after) if !is_label && after.starts_with(char::is_whitespace) => after.trim_start(),
            // What stood between the way back and the note.
            _ => rest.trim_start_matches([':', '：']).trim_start(),
        };
        *text = rest.to_string();
        if text.is_empty() {
            content.remove(0);
        }
    }
}

/// References whose note was not written are what the page shows: a raised mark.
#[inline(never)]
pub(super) fn undo_missing(blocks: &mut [Block], written: &HashSet<u32>) {
    each_text(blocks, &mut |content| undo(content, written));
}

/// Recursion is bounded by `MAX_INLINE_DEPTH`.
fn undo(content: &mut [Inline], written: &HashSet<u32>) {
    for inline in content {
        match inline {
            Inline::Footnote { id, label } if !written.contains(id) => {
                *inline = Inline::Sup { content: vec![Inline::text(std::mem::take(label))] };
            }
            other => {
                if let Some(content) = other.content_mut() {
                    undo(content, written);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::compose::check::check;

    #[test]
    fn references_and_notes_are_matched() {
        let expected = "p(a^1[1] b^2[2]) notes(1(p(One.)) 2(p(Two.)))";
        check(
            "<p>a<sup><a href='#fn1' id=r1>1</a></sup> b<sup><a href='#fn2' id=r2>2</a></sup></p><hr><section class=footnotes><ol>\
             <li id=fn1><p>One. <a href='#r1'>↩</a></p><li id=fn2><p>Two. <a href='#r2' class=footnote-back>back</a></p></ol></section>",
            expected,
        );
        check(
            "<p>a<a href='#_ftn1' name='_ftnref1'>[1]</a> b<a href='#_ftn2' name='_ftnref2'>[2]</a></p>\
             <p><a href='#_ftnref1' name='_ftn1'>[1]</a> One.</p><p><a href='#_ftnref2' name='_ftn2'>[2]</a> Two.</p>",
            expected,
        );
        check(
            "<p>a<sup id=r1>[<a href='#n1'>1</a>]</sup> b<sup id=r2>[<a href='#n2'>2</a>]</sup></p><ol class=references>\
             <li id=n1><span class=mw-cite-backlink><a href='#r1'>^</a></span> One.<li id=n2>Two.</ol>",
            expected,
        );
    }

    #[test]
    fn a_newsletter_numbers_its_notes_beside_them() {
        check(
            "<p>a<a class=footnote-anchor id=footnote-anchor-1 href='#footnote-1'>1</a></p><div class=footnote>\
             <a id=footnote-1 href='#footnote-anchor-1' class=footnote-number>1</a>\
             <div class=footnote-content><p>One.</p><ul><li>x<li>y</ul><p>More.</p></div></div>",
            "p(a^1[1]) notes(1(p(One.) ul(li(p(x)) li(p(y))) p(More.)))",
        );
    }

    #[test]
    fn documentation_writes_brackets_around_the_way_back() {
        check(
            "<p>a <a class='footnote-reference brackets' href='#id2' id=id1 role=doc-noteref><span>[</span>1<span>]</span></a></p>\
             <aside class='footnote-list brackets'><aside class='footnote brackets' id=id2 role=doc-footnote><span class=label>\
             <span>[</span><a role=doc-backlink href='#id1'>1</a><span>]</span></span><p>One.</p></aside></aside>",
            "p(a ^1[1]) notes(1(p(One.)))",
        );
        check(
            "<p>a<sup><a href='#n' id=r>1</a></sup><p id=n>See <span>page 7 <a href='#r'>↩</a></span>",
            "p(a^1[1]) notes(1(p(See page 7)))",
        );
    }

    #[test]
    fn notes_may_be_details_of_their_numbers() {
        check(
            "<p>a<a class='footnote-reference brackets' href='#id2' id=id1>1</a></p><dl class='footnote brackets'>\
             <dt class=label id=id2><span class=brackets><a class=fn-backref href='#id1'>1</a></span></dt> <dd><p>One.</p></dd></dl>",
            "p(a^1[1]) notes(1(p(One.)))",
        );
        check(
            "<p>a<sup><a href='#t'>b</a></sup></p><dl><dt id=t>Term<dd>One.<dt>Other<dd>Two.</dl>",
            "p(asup(link[#t](b))) dl(dt(Term) dd(p(One.)) dt(Other) dd(p(Two.)))",
        );
    }

    #[test]
    fn a_reference_may_hold_its_note() {
        let note = |role: &str, text: &str| {
            format!(
                "<span class='ltx_note ltx_role_{role}'><sup class=ltx_note_mark>1</sup><span class=ltx_note_outer>\
                 <span class=ltx_note_content><sup class=ltx_note_mark>1</sup><span class='ltx_tag ltx_tag_note'>1</span>\
                 {text}</span></span></span>"
            )
        };
        check(
            &format!(
                "<p>by lead{}, at slack<h2>b{}</h2><p>c",
                note("footnote", "In <i>one</i> case."),
                note("footnote", "D.")
            ),
            "p(by lead^1[1], at slack) h2(b^2[1]) p(c) notes(1(p(In em(one) case.)) 2(p(D.)))",
        );
        check(&format!("<p>a{}", note("footnotemark", "")), "p(asup(1))");
        let inner = note("footnote", "B.");
        check(&format!("<p>a{}", note("footnote", &format!("A {inner}"))), "p(a^1[1]) notes(1(p(A B.)))");
    }

    #[test]
    fn a_note_in_the_margin_is_a_note() {
        check(
            "<p>the sea.<label for=sn-1 class='margin-toggle sidenote-number'></label><input type=checkbox id=sn-1>\
             <span class=sidenote>By the yard.<br></span> They<label for=mn-2>&#8853;</label><input type=checkbox id=mn-2>\
             <small class=marginnote>In <i>twelves</i>.</small> worked.",
            "p(the sea.^1[1] They^2[2] worked.) notes(1(p(By the yard.)) 2(p(In em(twelves).)))",
        );
        check(
            "<p>noon.<sup><a href='javascript:void(0)'>1</a></sup><span role=tooltip>In the minutes.</span> It went on.",
            "p(noon.^1[1] It went on.) notes(1(p(In the minutes.)))",
        );
        check(
            "<p>The <span class=tooltip>summit pound<span class=tooltiptext>The highest</span></span> fell.",
            "p(The summit pound^1[1] fell.) notes(1(p(The highest)))",
        );
        check("<p><span class=sidenote>All there is.</span>", "p(All there is.)");
    }

    #[test]
    fn catalogs_are_no_part_of_a_reference() {
        check(
            "<p>a<sup><a href='#r1'>1</a>,<a href='#r2'>2</a></sup><ol><li><p id=r1>Vale, G. (2001).</p><p class=links>\
             <a href=/a>Article</a>&nbsp;<a href=/b>CAS</a></p><li><p id=r2>Hale, M.</p><p class=x-links><a href=/c>Google Scholar</a></p>\
             <li><p id=r3>Low, T.</p><p><a href=/d>Letters</a></p></ol>",
            "p(asup(^1[1],^2[2])) notes(1(p(Vale, G. (2001).)) 2(p(Hale, M.)) \
             3(p(Low, T.) p(link[https://limpide.example/d](Letters))))",
        );
    }

    #[test]
    fn a_star_and_a_number_refer_to_a_note_that_leads_back() {
        let note = |back: &str| {
            format!(
                "<p>甘め<span class=footnote><a href='#f-1' id=fn-1>*1</a></span>。<div class=footnote><p class=footnote>\
                 <a href='#{back}' id=f-1>*1</a><span>:</span><span class=footnote-text>十五割。</span></p></div>"
            )
        };
        check(&note("fn-1"), "p(甘め^1[*1]。) notes(1(p(十五割。)))");
        check(&note("top"), "p(甘めlink[#f-1](*1)。) p(link[#top](*1):十五割。)");
    }

    #[test]
    fn a_note_keeps_its_place_and_its_neighbors() {
        check(
            "<p>a<sup><a href='#n2'>2</a></sup><h2>Notes</h2><ol><li id=n1>One.<li id=n2>Two.</ol><h2>More</h2><p>b",
            "p(a^2[2]) h2(Notes) notes(1(p(One.)) 2(p(Two.))) h2(More) p(b)",
        );
    }

    #[test]
    fn other_links_are_links() {
        check("<p><a href='#s'>1. Start</a><h2 id=s>s</h2>", "p(link[#s](1. Start)) h2(s)");
        check("<p>x<sup><a href='#none'>1</a></sup>", "p(xsup(link[#none](1)))");
        check("<p>x<sup><a href='/y'>1</a></sup>", "p(xsup(link[https://limpide.example/y](1)))");
    }

    #[test]
    fn the_number_in_the_note_is_not_said_twice() {
        check("<p>a<sup><a href='#n'>1</a></sup><p id=n><sup>1</sup> One.", "p(a^1[1]) notes(1(p(One.)))");
        check("<p>a<sup><a href='#n'>1</a></sup><p id=n>1. One.", "p(a^1[1]) notes(1(p(One.)))");
    }
}
