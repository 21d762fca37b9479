//! Who made a picture, where an element of its own beside the caption says it and nothing calls it a credit.

use super::credit;
use super::figures::is_called_caption;
use super::walk::Writer;
use crate::page::Tag;
use crate::page::text::folded;

/// A longer text beside a caption is not who took the picture; words.
const LONGEST_NAME: usize = 6;

impl Writer<'_> {
    /// Whether an element says a few words on the picture, before the element that says its caption: whose it is.
    pub(super) fn is_beside(&self, node: usize, figcaption: Option<usize>) -> bool {
        let Some(figcaption) = figcaption.filter(|&f| self.page.end(node) <= f && self.is_plain(node)) else {
            return false;
        };
        // "Getty Images" is a name; "Open image" is a button.
        let text = self.words(node, self.page.end(node));
        let caption = folded(&self.words(figcaption, self.page.end(figcaption)));
        is_name(&text) && !caption.is_empty() && !caption.starts_with(&folded(&text))
    }

    /// Whether an element is the last of a caption and touches the element before, which ends a sentence: the page sets
    /// them apart, and what it sets apart is whose the picture is.
    pub(super) fn is_behind(&self, node: usize, figcaption: Option<usize>) -> bool {
        let page = self.page;
        let Some(figcaption) = figcaption.filter(|&f| page.parent(node) == Some(f) && self.is_plain(node)) else {
            return false;
        };
        let Some(before) = page.before(node).filter(|&before| page.tag(before) != Tag::Text) else { return false };
        let (said, text) = (self.words(before, page.end(before)), self.words(node, page.end(node)));
        said.trim_end().ends_with(['.', '!', '?', '…', '。', '”', '"', '»'])
            && (is_name(&text) || credit::without_leader(&text).is_some())
            && self.words(page.end(node), page.end(figcaption)).is_empty()
    }

    fn is_plain(&self, node: usize) -> bool {
        let page = self.page;
        let is_other = |n: usize| matches!(page.tag(n), Tag::A | Tag::Button) || is_called_caption(page, n);
        matches!(page.tag(node), Tag::Span | Tag::Small) && !page.nodes(node..page.end(node)).any(is_other)
    }
}

fn is_name(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.clone().all(|word| word.starts_with(char::is_uppercase))
        && (2..=LONGEST_NAME).contains(&words.by_ref().count())
}

#[cfg(test)]
mod tests {
    use crate::compose::check::check;

    const A: &str = "img[https://limpide.example/a.jpg]";

    #[test]
    fn what_touches_the_end_of_a_caption_is_its_credit() {
        let figure = |said: &str| format!("<figure><img src=a.jpg><figcaption>{said}</figcaption></figure>");
        let expected = format!("figure({A} caption(At sea.) credit(Ann Lee))");
        check(&figure("<span>At sea.</span><span>Ann Lee</span>"), &expected);
        let credit = "<span><span>Credit...</span><span><i>Ann Lee</i> for The Echo</span></span>";
        let expected = format!("figure({A} caption(At sea.) credit(Ann Lee for The Echo))");
        check(&figure(&format!("<span>At sea.</span>{credit}")), &expected);
        check(&figure("<span>At sea</span><span>side</span>"), &format!("figure({A} caption(At seaside))"));
        check(&figure("<span>At sea.</span> <span>At dawn.</span>"), &format!("figure({A} caption(At sea. At dawn.))"));
    }
}
