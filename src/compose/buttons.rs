//! What a figure says that is no caption: the label of a button around its picture, "click to view it in full size".

use super::figures::is_caption;
use super::walk::Writer;
use crate::page::Tag;

/// What a button says has no more words.
const BUTTON_WORDS: u32 = 15;

impl Writer<'_> {
    /// The texts of a figure that only label a button around the picture.
    pub fn button_labels(&self, figure: usize) -> Vec<usize> {
        let page = self.page;
        let is_button = |n: usize| page.attr(n, "role").is_some_and(|role| role.eq_ignore_ascii_case("button"));
        let (mut found, mut node) = (Vec::new(), figure + 1);
        while node < page.end(figure) {
            let end = page.end(node);
            if page.tag(node) == Tag::Figcaption {
                node = end;
                continue;
            }
            let holds_caption = || page.nodes(node..end).any(|n| is_caption(page, n));
            if is_button(node) && page.measure(node, end).words <= BUTTON_WORDS && !holds_caption() {
                found.extend(page.nodes(node..end).filter(|&n| page.tag(n) == Tag::Text));
                node = end;
                continue;
            }
            node += 1;
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use crate::compose::check::check;

    const A: &str = "img[https://limpide.example/a.jpg]";

    #[test]
    fn what_a_button_in_a_figure_says_is_no_caption() {
        let button =
            "<div role=button><span>Press enter to view it in full size</span><div><img src=a.jpg></div></div>";
        check(
            &format!("<figure>{button}<figcaption>At dawn</figcaption></figure>"),
            &format!("figure({A} caption(At dawn))"),
        );
        check(&format!("<figure>{button}</figure>"), &format!("figure({A})"));
        check(
            "<figure><div role=button><img src=a.jpg><p class=caption>At dawn</p></div></figure>",
            &format!("figure({A} caption(At dawn))"),
        );
        check(
            "<figure><img src=a.jpg><figcaption><span role=button>At dawn</span></figcaption></figure>",
            &format!("figure({A} caption(At dawn))"),
        );
    }
}
