//! An image that the page has twice: once for its loader, once in a `noscript` for browsers without scripts. It is one.

use super::flow::Flow;
use super::walk::Writer;
use crate::page::{Page, Tag};

/// Further than this a figure is not looked into, nodes.
const FAR: usize = 400;

impl<'a> Writer<'a> {
    /// Whether a `noscript` only repeats the lazy image before it.
    pub fn is_fallback(&self, flow: &mut Flow<'a>, node: usize) -> bool {
        let page = self.page;
        let end = page.end(node);
        let is_image_alone = page.nodes(node..end).take(FAR).all(|n| match page.tag(n) {
            Tag::Text => page.text(n).trim().is_empty(),
            _ => true,
        });
        let Some(last) = flow.last() else { return false };
        let is_lazy = page.attrs(last.start).any(|(name, _)| name.starts_with("data-") && name.contains("src"));
        let is_image = page.tag(last.start) == Tag::Img;
        let is_beside = page.parent(node).is_some_and(|parent| page.contains(parent, last.start));
        let is_near = || {
            node <= last.start + FAR
                && page
                    .nodes(page.end(last.start)..node)
                    .all(|n| page.tag(n) != Tag::Text || page.text(n).trim().is_empty())
        };
        is_image_alone && is_lazy && is_image && is_beside && is_near()
    }

    /// The images of a figure that stand in a `noscript` beside as many others, or after a lazy one: whatever their
    /// addresses, they are the same pictures in other sizes. In document order.
    pub fn fallbacks(&self, figure: usize) -> Vec<usize> {
        let page = self.page;
        let nodes = || page.nodes(figure + 1..page.end(figure)).take(FAR);
        let mut found: Vec<usize> = Vec::new();
        for noscript in nodes().filter(|&n| page.tag(n) == Tag::Noscript) {
            let Some(parent) = page.parent(noscript) else { continue };
            let images = || page.nodes(parent..page.end(parent)).take(FAR).filter(|&n| page.tag(n) == Tag::Img);
            let hidden = images().filter(|&img| is_in_noscript(page, img)).count();
            let shown = images().filter(|&img| !is_in_noscript(page, img) && self.is_kept(img) && self.shows(img));
            let has_data = |img: usize| page.attrs(img).any(|(name, _)| name.starts_with("data-"));
            let is_after_lazy = || {
                let mut before = nodes().take_while(|&n| n < noscript).filter(|&n| page.tag(n) == Tag::Img);
                before.any(|img| has_data(img) && self.is_kept(img) && self.shows(img))
            };
            if shown.count() >= hidden || is_after_lazy() {
                found.extend(images().filter(|&img| page.contains(noscript, img)));
            }
        }
        found
    }
}

/// Whether an image stands in a `noscript`, which holds an image and little around it.
fn is_in_noscript(page: &Page, img: usize) -> bool {
    page.ancestors(img).take(4).any(|n| page.tag(n) == Tag::Noscript)
}

#[cfg(test)]
mod tests {
    use crate::compose::check::check;

    #[test]
    fn the_copy_for_browsers_without_scripts_is_not_a_second_image() {
        let expected = "figure(img[https://limpide.example/a_r.jpg] caption(At sea))";
        let caption = "<figcaption>At sea</figcaption></figure>";
        for images in [
            "<noscript><img src=a_b.jpg></noscript><img src='data:image/svg+xml,x' data-original=a_r.jpg>",
            "<noscript><img src=a_b.jpg></noscript><img src=a_r.jpg>",
            "<img src=a_r.jpg><noscript><img src=a_b.jpg></noscript>",
            "<div><noscript><img src=a_b.jpg></noscript><img src=a_r.jpg></div>",
            "<div><img data-src=a_r.jpg></div><div><noscript><img src=a_b.jpg></noscript></div>",
        ] {
            check(&format!("<figure>{images}{caption}"), expected);
        }
    }

    #[test]
    fn the_copy_stays_where_it_is_the_only_image() {
        let expected = "figure(img[https://limpide.example/a.jpg] caption(At sea))";
        for image in ["<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>", "<img src=t.gif width=1 height=1>", ""]
        {
            let html = format!("<figure>{image}<noscript><img src=a.jpg></noscript><figcaption>At sea</figcaption>");
            check(&html, expected);
        }
        check(
            "<figure><div><img src=a.jpg></div><div><noscript><img src=b.jpg></noscript></div></figure>",
            "figure(img[https://limpide.example/a.jpg] img[https://limpide.example/b.jpg])",
        );
    }
}
