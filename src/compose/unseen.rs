//! Words within a line that the page does not show: another wording for narrow screens, a remark that comes when the mouse is
//! there, "copied". The line reads on without them. What is folded away behind its beginning stays.

use super::walk::Writer;
use crate::page::Tag;
use crate::segment::is_medium;

/// Words of a remark; of what is longer more has to follow that is seen.
const WORDS_OF_REMARK: u32 = 12;
/// So many words behind it are a sentence that goes on, and no label that unfolds it.
const WORDS_BEHIND: u32 = 6;
/// How far behind it words are looked for, nodes.
const FAR: usize = 400;

/// Within class words of what appears over a word.
const REMARKS: [&str; 3] = ["popover", "popup", "tooltip"];

impl Writer<'_> {
    /// Whether an inline element that the page hides is left out of the line it stands in.
    pub fn is_unseen(&self, node: usize) -> bool {
        let (page, end) = (self.page, self.page.end(node));
        // What is folded away in `details` is hidden as a whole, its bare text among it.
        let is_line = |parent: usize| !page.is_hidden(parent) && page.tag(parent) != Tag::Details;
        let is_outermost = page.is_hidden(node) && page.parent(node).is_some_and(is_line);
        let is_part =
            |n: usize| page.tag(n).is_block() || page.tag(n) == Tag::Br || is_medium(page.tag(n)) || !page.is_hidden(n);
        if !is_outermost || page.nodes(node..end).any(is_part) {
            return false;
        }
        self.is_remark_over_word(node) || page.is_shown_beside(node) || self.reads_on(node)
    }

    fn is_remark_over_word(&self, node: usize) -> bool {
        let page = self.page;
        page.attr(node, "role") == Some("tooltip")
            || page.class_words(node).any(|word| {
                let word = word.to_ascii_lowercase();
                REMARKS.iter().any(|name| word.contains(name))
            })
    }

    /// Whether the line goes on behind it, by more than a button.
    fn reads_on(&self, node: usize) -> bool {
        let (page, end) = (self.page, self.page.end(node));
        let line = page.end(page.block_of(node));
        let (mut words, mut next) = (0, end);
        let least = if page.measure(node, end).words <= WORDS_OF_REMARK { 1 } else { WORDS_BEHIND };
        while next < line.min(end + FAR) && page.steps().step() {
            let tag = page.tag(next);
            if tag.is_block() || tag == Tag::Br {
                break;
            }
            if page.is_hidden(next) || matches!(tag, Tag::A | Tag::Button | Tag::Label) {
                next = page.end(next);
                continue;
            }
            if tag == Tag::Text && self.is_kept(next) {
                words += page.reading(next).measure().words;
            }
            next += 1;
        }
        words >= least
    }
}

#[cfg(test)]
mod tests {
    use crate::compose::check::check;

    #[test]
    fn a_line_reads_on_without_what_is_not_shown_in_it() {
        check("<p>Call 0555 <span hidden>Copied</span> in the morning", "p(Call 0555 in the morning)");
        check("<p>A feeder<span hidden class=PopOver>A channel that brings water.</span>", "p(A feeder)");
        check("<p>on <span>Tuesday, 3 March</span><span class=sm hidden>3 Mar</span>.", "p(on Tuesday, 3 March.)");
        check("<p>on <span class=sm hidden>3 Mar</span><span>Tuesday, 3 March</span>.", "p(on Tuesday, 3 March.)");
        check("<h2>a <i hidden>b</i>c</h2><p>x", "h2(a c) p(x)");
    }

    #[test]
    fn what_is_folded_away_behind_its_beginning_stays() {
        check(
            "<p>By hand<span>…</span><span hidden> and with songs.</span> <button>More</button>",
            "p(By hand… and with songs. More)",
        );
        check("<p>Where? <span hidden>In a hat.</span>", "p(Where? In a hat.)");
        let rest = "one two three four five six seven eight nine ten eleven twelve thirteen";
        check(&format!("<p>a <span hidden>{rest}</span> <span>Show less</span>"), &format!("p(a {rest} Show less)"));
        check("<p hidden>a <span hidden>b</span> c", "p(a b c)");
        check("<details><summary>a</summary>b <b>c</b> d</details>", "p(strong(a)) p(b strong(c) d)");
    }
}
