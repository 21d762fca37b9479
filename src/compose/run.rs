//! A run of inline content while it is being written: text comes in piece by piece, white space collapses across the
//! pieces as in a browser, and the elements around the text become nested inlines. A run can be taken in the middle of
//! its elements (a paragraph ends inside a link); they are open again in the next.

use crate::article::{Inline, MAX_INLINE_DEPTH};
use crate::page::text::{is_space, stream_safe};

/// What an element around the text means.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Wrap {
    Emphasis,
    Strong,
    Mark,
    Sub,
    Sup,
    Deleted,
    Small,
    Link {
        address: String,
        title: Option<String>,
    },
    Abbr {
        title: String,
    },
    /// Words that are not to be translated.
    Verbatim,
}

impl Wrap {
    fn around(self, content: Vec<Inline>) -> Inline {
        match self {
            Self::Emphasis => Inline::Emphasis { content },
            Self::Strong => Inline::Strong { content },
            Self::Mark => Inline::Mark { content },
            Self::Sub => Inline::Sub { content },
            Self::Sup => Inline::Sup { content },
            Self::Deleted => Inline::Deleted { content },
            Self::Small => Inline::Small { content },
            Self::Link { address, title } => Inline::Link { address, title, content },
            Self::Abbr { title } => Inline::Abbr { title, content },
            Self::Verbatim => Inline::Verbatim { content },
        }
    }

    fn is_link(&self) -> bool {
        matches!(self, Self::Link { .. })
    }
}

/// White space or breaks seen, and not written before something follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    None,
    Space,
    Breaks(u32),
}

/// The run. Content stands in one list for each open wrap, and one below them.
#[derive(Debug)]
pub(super) struct Run {
    base: Vec<Inline>,
    open: Vec<(Wrap, Vec<Inline>)>,
    gap: Gap,
    /// How many wraps were open around the gap.
    gap_depth: usize,
    has_content: bool,
    /// How many wraps may be open at once.
    room: usize,
    /// Inlines made and not yet counted by the owner.
    made: usize,
    eats_bracket: bool,
    /// Combining marks at the end.
    marks: usize,
}

impl Run {
    /// A run that stands `depth` inlines deep.
    pub fn new(depth: usize) -> Self {
        let room = (MAX_INLINE_DEPTH - 1).saturating_sub(depth);
        let (base, open) = (Vec::new(), Vec::new());
        let (gap, gap_depth, has_content, made, eats_bracket) = (Gap::None, 0, false, 0, false);
        Self { base, open, gap, gap_depth, has_content, room, made, eats_bracket, marks: 0 }
    }

    /// Whether nothing has been written since the start or the last take.
    pub fn is_empty(&self) -> bool {
        !self.has_content
    }

    /// Whether an empty line came last.
    pub fn is_at_empty_line(&self) -> bool {
        matches!(self.gap, Gap::Breaks(2..)) && self.has_content
    }

    /// How many wraps are open.
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// What was written last, where nothing has come between.
    pub fn last(&self) -> Option<&Inline> {
        let content = self.open.last().map_or(&self.base, |(_, content)| content);
        content.last().filter(|_| self.gap == Gap::None)
    }

    /// How many inlines were made since this was last asked.
    pub fn take_made(&mut self) -> usize {
        std::mem::take(&mut self.made)
    }

    /// Adds text, white space collapsed.
    pub fn text(&mut self, text: &str) {
        // An empty line is often held open by a no-break space alone.
        if matches!(self.gap, Gap::Breaks(_)) && text.chars().all(char::is_whitespace) {
            return;
        }
        let text = stream_safe(text, &mut self.marks);
        let mut rest = text.as_ref();
        // How a paragraph is indented is the reader's: pages do it by ideographic and no-break spaces, some of theirs only.
        if !self.has_content {
            rest = rest.trim_start();
        }
        if std::mem::take(&mut self.eats_bracket) {
            rest = rest.strip_prefix(']').unwrap_or(rest);
        }
        while !rest.is_empty() {
            let spaces = rest.find(|c: char| !is_space(c)).unwrap_or(rest.len());
            if spaces > 0 {
                self.space();
            }
            let (_, tail) = rest.split_at(spaces);
            let (word, tail) = tail.split_at(tail.find(is_space).unwrap_or(tail.len()));
            if !word.is_empty() {
                self.settle();
                self.push_text(self.open.len(), word);
            }
            rest = tail;
        }
    }

    /// Notes that what follows stands apart from what came.
    pub fn space(&mut self) {
        if self.gap == Gap::None && self.has_content {
            self.open_gap(Gap::Space);
        }
    }

    /// Notes a line break.
    pub fn line_break(&mut self) {
        match self.gap {
            Gap::Breaks(n) => self.gap = Gap::Breaks(n + 1),
            Gap::Space | Gap::None if self.has_content => self.open_gap(Gap::Breaks(1)),
            Gap::Space | Gap::None => {}
        }
    }

    /// The gap belongs outside the wraps that hold nothing before it.
    fn open_gap(&mut self, gap: Gap) {
        self.gap = gap;
        self.gap_depth = self.open.iter().rposition(|(_, content)| !content.is_empty()).map_or(0, |i| i + 1);
    }

    /// Adds a whole inline.
    pub fn push(&mut self, inline: Inline) {
        self.settle();
        self.eats_bracket = false;
        self.made += 1;
        let depth = self.open.len();
        self.content(depth).push(inline);
        self.has_content = true;
    }

    /// Adds a footnote reference; brackets that the page writes around it are part of its label.
    pub fn push_footnote(&mut self, id: u32, label: String) {
        let depth = self.open.len();
        let mut had_bracket = false;
        if self.gap == Gap::None
            && let Some(Inline::Text { text }) = self.content(depth).last_mut()
            && text.ends_with('[')
        {
            text.pop();
            had_bracket = true;
            if text.is_empty() {
                self.content(depth).pop();
            }
        }
        self.push(Inline::Footnote { id, label });
        self.eats_bracket = had_bracket;
    }

    /// Opens a wrap; `false` when it would mean nothing here (too deep, a link in a link, twice the same), and then it
    /// must not be closed.
    pub fn open(&mut self, wrap: Wrap) -> bool {
        let is_twice = self.open.iter().any(|(open, _)| *open == wrap || (open.is_link() && wrap.is_link()));
        if is_twice || self.open.len() >= self.room {
            return false;
        }
        self.open.push((wrap, Vec::new()));
        true
    }

    /// Closes the wrap opened last.
    pub fn close(&mut self) {
        let Some((wrap, content)) = self.open.pop() else { return };
        let depth = self.open.len();
        self.gap_depth = self.gap_depth.min(depth);
        let is_reference = wrap == Wrap::Sup && content.iter().all(|i| matches!(i, Inline::Footnote { .. }));
        // Code, formulas and references are never translated.
        let is_verbatim = wrap == Wrap::Verbatim && !has_words(&content);
        // White space means nothing more for being raised or underlined.
        if is_reference || is_verbatim || content.iter().all(is_blank) {
            join(self.content(depth), content);
            return;
        }
        let made = wrap.around(content);
        let target = self.content(depth);
        match (target.last_mut(), made) {
            (Some(Inline::Emphasis { content: last }), Inline::Emphasis { content })
            | (Some(Inline::Strong { content: last }), Inline::Strong { content })
            | (Some(Inline::Mark { content: last }), Inline::Mark { content })
            | (Some(Inline::Sub { content: last }), Inline::Sub { content })
            | (Some(Inline::Sup { content: last }), Inline::Sup { content })
            | (Some(Inline::Deleted { content: last }), Inline::Deleted { content })
            | (Some(Inline::Small { content: last }), Inline::Small { content })
            | (Some(Inline::Verbatim { content: last }), Inline::Verbatim { content }) => join(last, content),
            (_, made) => {
                target.push(made);
                self.made += 1;
            }
        }
    }

    /// Ends the run: gives what was written, and goes on with the same wraps open. Blank runs give nothing.
    pub fn take(&mut self) -> Vec<Inline> {
        let wraps: Vec<Wrap> = self.open.iter().map(|(wrap, _)| wrap.clone()).collect();
        while !self.open.is_empty() {
            self.close();
        }
        let taken = std::mem::take(&mut self.base);
        self.gap = Gap::None;
        self.has_content = false;
        self.eats_bracket = false;
        self.open.extend(wraps.into_iter().map(|wrap| (wrap, Vec::new())));
        if taken.iter().all(is_blank) { Vec::new() } else { taken }
    }

    fn settle(&mut self) {
        if self.has_content {
            match self.gap {
                Gap::None => {}
                Gap::Space => self.push_text(self.gap_depth, " "),
                Gap::Breaks(_) => {
                    let depth = self.gap_depth;
                    self.content(depth).push(Inline::Break);
                    self.made += 1;
                }
            }
        }
        self.gap = Gap::None;
    }

    fn push_text(&mut self, depth: usize, text: &str) {
        self.has_content = true;
        let target = self.content(depth);
        if let Some(Inline::Text { text: last }) = target.last_mut() {
            last.push_str(text);
        } else {
            target.push(Inline::text(text));
            self.made += 1;
        }
    }

    fn content(&mut self, depth: usize) -> &mut Vec<Inline> {
        match depth.checked_sub(1).and_then(|i| self.open.get_mut(i)) {
            Some((_, content)) => content,
            None => &mut self.base,
        }
    }
}

/// Appends, joining the texts that meet.
fn join(target: &mut Vec<Inline>, content: Vec<Inline>) {
    for inline in content {
        match (target.last_mut(), inline) {
            (Some(Inline::Text { text: last }), Inline::Text { text }) => last.push_str(&text),
            (_, inline) => target.push(inline),
        }
    }
}

/// Whether there is text that something could be said of.
fn has_words(content: &[Inline]) -> bool {
    content.iter().any(|inline| match inline {
        Inline::Text { .. } => !is_blank(inline),
        other => has_words(other.content().unwrap_or_default()),
    })
}

/// Whether there is nothing to see in it. The content of a wrap is never blank, or it would not be one.
fn is_blank(inline: &Inline) -> bool {
    match inline {
        Inline::Text { text } => {
            text.chars().all(|c| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}'))
        }
        Inline::Break => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::plain_text;

    #[test]
    fn white_space_collapses_across_pieces() {
        let mut run = Run::new(0);
        run.text(" \n a ");
        run.text("  b");
        run.text("c\u{a0} ");
        assert_eq!(plain_text(&run.take()), "a bc\u{a0}");
    }

    #[test]
    fn marks_are_not_piled_up() {
        let mut run = Run::new(0);
        run.text(&format!("a{}b{}", "\u{301}".repeat(50), "\u{301}".repeat(20)));
        run.open(Wrap::Strong);
        run.text(&format!("{}c\u{301} e\u{302}\u{323}", "\u{301}".repeat(20)));
        run.close();
        let (thirty, twenty, ten) = ("\u{301}".repeat(30), "\u{301}".repeat(20), "\u{301}".repeat(10));
        assert_eq!(plain_text(&run.take()), format!("a{thirty}b{twenty}{ten}c\u{301} e\u{302}\u{323}"));
    }

    #[test]
    fn a_space_at_the_edge_of_a_wrap_stands_outside_it() {
        let mut run = Run::new(0);
        run.text("a");
        run.open(Wrap::Strong);
        run.text(" b ");
        run.close();
        run.text("c");
        let strong = Inline::Strong { content: vec![Inline::text("b")] };
        assert_eq!(run.take(), [Inline::text("a "), strong, Inline::text(" c")]);
    }

    #[test]
    fn a_run_taken_in_the_middle_goes_on_in_the_same_wrap() {
        let mut run = Run::new(0);
        run.open(Wrap::Emphasis);
        run.text("a");
        assert_eq!(run.take(), [Inline::Emphasis { content: vec![Inline::text("a")] }]);
        run.text("b");
        run.close();
        assert_eq!(run.take(), [Inline::Emphasis { content: vec![Inline::text("b")] }]);
    }

    #[test]
    fn neighbors_of_one_kind_become_one() {
        let mut run = Run::new(0);
        for text in ["a", "b", " c"] {
            run.open(Wrap::Strong);
            run.text(text);
            run.close();
        }
        let strong = |text: &str| Inline::Strong { content: vec![Inline::text(text)] };
        assert_eq!(run.take(), [strong("ab"), Inline::text(" "), strong("c")]);
    }

    #[test]
    fn breaks_stand_between_texts_only() {
        let mut run = Run::new(0);
        run.line_break();
        run.text("a");
        run.line_break();
        run.text(" b");
        run.line_break();
        run.text("\u{a0}");
        assert_eq!(run.take(), [Inline::text("a"), Inline::Break, Inline::text("b")]);
    }

    #[test]
    fn blank_runs_are_nothing() {
        let mut run = Run::new(0);
        run.open(Wrap::Strong);
        run.text("\u{a0}");
        assert!(run.take().is_empty());
        run.close();
        assert!(run.take().is_empty());
    }

    #[test]
    fn wraps_are_never_deeper_than_the_limit() {
        let mut run = Run::new(0);
        let wraps = [Wrap::Emphasis, Wrap::Strong, Wrap::Mark];
        let opened = (0..40).filter(|i| run.open(Wrap::Abbr { title: i.to_string() })).count();
        assert_eq!(opened, MAX_INLINE_DEPTH - 1);
        assert!(!run.open(wraps[0].clone()));
    }
}
