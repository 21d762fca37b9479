//! Figures: images with what is said of them. The caption comes once, the credit apart from it. A figure that holds
//! anything else than images and their caption is passed through.

use super::credit;
use super::flow::{Flow, Mode, Placed};
use super::images::{Picked, identity};
use super::walk::Writer;
use crate::article::{BlockKind, Figure, Image, Inline, plain_text};
use crate::page::text::folded;
use crate::page::{Page, Tag, order};
use html5ever::local_name;

/// A longer text in a figure is not a caption; words.
const LONGEST_CAPTION: usize = 150;
/// Further than this a figure is not looked into, nodes.
const FAR: usize = 400;

/// Words of class names that say "caption".
const CAPTION: [&str; 12] = [
    "bildtext",
    "bildunterschrift",
    "caption",
    "captions",
    "cutline",
    "didascalia",
    "epigrafe",
    "figcaption",
    "imagecaption",
    "legend",
    "legende",
    "thumbcaption",
];
/// Words of class names that say "credit" wherever they stand.
const CREDIT: [&str; 10] = [
    "attribution",
    "copyright",
    "credit",
    "credits",
    "fotocredit",
    "imagecredit",
    "photocredit",
    "photographer",
    "photographe",
    "urheber",
];
/// Those that say so within a caption only.
const CREDIT_IN_CAPTION: [&str; 6] = ["agency", "author", "auteur", "byline", "photo", "source"];

impl<'a> Writer<'a> {
    /// Writes an image into the flow.
    pub fn image(&mut self, flow: &mut Flow<'a>, node: usize) {
        match self.pick(node) {
            Picked::Text(text) => {
                self.begin(flow, node);
                flow.run.text(&text);
            }
            Picked::Formula(tex) => self.tex_image(flow, node, &tex),
            Picked::Image(image) => {
                let last = flow.last().map(|last| (last.start, &mut last.block.kind));
                if let Some((start, BlockKind::Figure(figure))) = last {
                    if figure
                        .images
                        .last()
                        .is_some_and(|other| is_same(other, &image) && is_near(self.page, start, node))
                    {
                        return;
                    }
                    let is_together = figure_around(self.page, start).is_some_and(|f| self.page.contains(f, node));
                    if is_together && (figure.caption.is_none() || figure.images.is_empty()) {
                        figure.images.push(image);
                        self.spend(1);
                        return;
                    }
                }
                self.spend(1);
                let figure = Figure { images: vec![image], caption: None, credit: None };
                self.place(flow, node, BlockKind::Figure(figure));
            }
            Picked::Nothing => {}
        }
    }

    /// Writes a figure whole; `false` when it has to be passed through.
    pub fn figure(&mut self, flow: &mut Flow<'a>, node: usize) -> bool {
        let page = self.page;
        let end = page.end(node);
        if !self.is_simple_figure(node) {
            return false;
        }
        let (fallbacks, mut skip) = (self.fallbacks(node), self.button_labels(node));
        let mut images: Vec<Image> = Vec::new();
        for img in page.nodes(node + 1..end) {
            if page.tag(img) != Tag::Img || !self.is_kept(img) {
                continue;
            }
            if fallbacks.contains(&img) {
                skip.push(img);
                continue;
            }
            if let Picked::Image(image) = self.pick(img) {
                skip.push(img);
                if !images.last().is_some_and(|last| is_same(last, &image)) {
                    images.push(image);
                }
            }
        }
        let (caption, credit, media) = self.caption(node, flow, skip);
        self.spend(images.len());
        let gallery = match flow.out.last_mut() {
            Some(Placed { start, block }) if caption.is_none() && credit.is_none() => match &mut block.kind {
                // Images of one gallery that share its caption are one figure.
                BlockKind::Figure(figure) if figure.caption.is_none() && figure.credit.is_none() => {
                    figure_around(page, *start).filter(|&around| page.contains(around, node)).map(|_| figure)
                }
                _ => None,
            },
            _ => None,
        };
        if let Some(figure) = gallery {
            figure.images.append(&mut images);
        } else if !images.is_empty() || caption.is_some() || credit.is_some() {
            self.emit(flow, node, BlockKind::Figure(Figure { images, caption, credit }));
        }
        flow.out.extend(media.into_iter().filter(|placed| !matches!(placed.block.kind, BlockKind::Figure(_))));
        true
    }

    /// Images, and words about them, and nothing else.
    fn is_simple_figure(&self, node: usize) -> bool {
        let page = self.page;
        let (mut has_image, mut words) = (false, 0);
        for n in page.nodes(node + 1..page.end(node)) {
            match page.tag(n) {
                Tag::Text if self.is_kept(n) => words += page.text(n).split_ascii_whitespace().count(),
                Tag::Img => has_image |= self.is_kept(n),
                Tag::Table | Tag::Pre | Tag::Blockquote | Tag::Ul | Tag::Ol | Tag::Dl | Tag::Figure | Tag::Iframe => {
                    return false;
                }
                Tag::Video | Tag::Audio | Tag::Embed | Tag::Object if self.is_kept(n) => return false,
                Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6 => return false,
                _ => {}
            }
            if n > node + FAR
                || words > LONGEST_CAPTION
                || self.metadata.title_node == Some(n)
                || self.metadata.standfirst_node == Some(n)
            {
                return false;
            }
        }
        has_image
    }

    /// What an element says as a caption: the words, and the credit apart.
    pub fn caption(
        &mut self,
        node: usize,
        flow: &Flow<'a>,
        mut skip: Vec<usize>,
    ) -> (Option<Vec<Inline>>, Option<String>, Vec<Placed>) {
        let page = self.page;
        let (mut said, mut credits): (Vec<(usize, String)>, Vec<String>) = (Vec::new(), Vec::new());
        let is_credit = |n: usize| has_word(page, n, &CREDIT) || has_word(page, n, &CREDIT_IN_CAPTION);
        let mut n = node + 1;
        let end = page.end(node);
        let figcaption = page.nodes(n..end).take(FAR).find(|&n| page.tag(n) == Tag::Figcaption);
        while n < end {
            let has_image = page.nodes(n..page.end(n)).take(FAR).any(|m| page.tag(m) == Tag::Img && self.is_kept(m));
            if page.tag(n) == Tag::Text || !self.is_kept(n) || has_image {
                n += 1;
                continue;
            }
            let text = || self.words(n, page.end(n));
            let is_whose = is_credit(n) || self.is_beside(n, figcaption) || self.is_behind(n, figcaption);
            if is_whose && page.tag(n) != Tag::Figcaption {
                let text = text();
                let text = credit::without_leader(&text).map_or(text.clone(), str::to_string);
                // The same credit is often there twice, for two widths of screen.
                if !credits.contains(&text) {
                    credits.push(text);
                }
                skip.push(n);
                n = page.end(n);
                continue;
            }
            if page.tag(n) == Tag::Figcaption || has_word(page, n, &CAPTION) {
                let text = folded(&text());
                if said.iter().any(|(end, other)| *end <= n && other.starts_with(&text)) && !text.is_empty() {
                    skip.push(n);
                    n = page.end(n);
                    continue;
                }
                said.push((page.end(n), text));
            }
            n += 1;
        }
        skip = order::by_key(skip, |&node| node as u64);
        let (mut caption, media) = self.line(node + 1, end, Mode::Line, flow, skip);
        credits.retain(|credit| !credit.is_empty());
        let mut credit = (!credits.is_empty()).then(|| credits.join(" "));
        if credit.is_none()
            && let Some((end, found)) = credit::find(&plain_text(&caption))
        {
            credit::truncate(&mut caption, end);
            credit = Some(found);
        }
        (Some(caption).filter(|caption| !caption.is_empty()), credit, media)
    }

    /// Gives a caption or a credit that stands beside a figure to it; `false` when the node is not one.
    pub fn attach(&mut self, flow: &mut Flow<'a>, node: usize, tag: Tag) -> bool {
        let page = self.page;
        let is_caption = tag == Tag::Figcaption || has_word(page, node, &CAPTION);
        let is_credit = !is_caption && has_word(page, node, &CREDIT);
        if !(is_caption || is_credit) || !flow.run.is_empty() || !flow.waiting.is_empty() {
            return false;
        }
        let (has_caption, has_credit) = match flow.out.last().map(|last| &last.block.kind) {
            Some(BlockKind::Figure(figure)) => (figure.caption.is_some(), figure.credit.is_some()),
            Some(BlockKind::Table { caption, .. }) if tag == Tag::Figcaption => (caption.is_some(), true),
            _ if tag == Tag::Figcaption && figure_around(page, node).is_some_and(|f| self.has_image_after(node, f)) => {
                let (caption, credit, _) = self.caption(node, flow, Vec::new());
                if caption.is_some() || credit.is_some() {
                    let figure = Figure { images: Vec::new(), caption, credit };
                    self.emit(flow, node, BlockKind::Figure(figure));
                }
                return true;
            }
            _ => return false,
        };
        let holds_media =
            page.nodes(node..page.end(node)).take(FAR).any(|n| page.tag(n) == Tag::Img && self.is_kept(n));
        let is_long = page.end(node) > node + FAR;
        if holds_media || is_long || (is_caption && has_caption) || (is_credit && has_credit) {
            return false;
        }
        if is_credit {
            let words = self.words(node, page.end(node));
            if let Some(BlockKind::Figure(figure)) = flow.out.last_mut().map(|last| &mut last.block.kind) {
                figure.credit = Some(words).filter(|words| !words.is_empty());
            }
            return true;
        }
        let (words, said, media) = match flow.out.last().map(|last| &last.block.kind) {
            Some(BlockKind::Table { .. }) => {
                let (words, media) = self.line(node + 1, page.end(node), Mode::Line, flow, Vec::new());
                (Some(words).filter(|words| !words.is_empty()), None, media)
            }
            _ => self.caption(node, flow, Vec::new()),
        };
        match flow.out.last_mut().map(|last| &mut last.block.kind) {
            Some(BlockKind::Figure(figure)) => {
                figure.caption = words;
                figure.credit = match (figure.credit.take(), said) {
                    (Some(own), Some(said)) if own != said => Some(format!("{own} {said}")),
                    (own, said) => own.or(said),
                };
            }
            Some(BlockKind::Table { caption, .. }) => *caption = words,
            _ => {}
        }
        flow.out.extend(media);
        true
    }

    fn has_image_after(&self, node: usize, figure: usize) -> bool {
        let page = self.page;
        page.nodes(page.end(node)..page.end(figure)).take(FAR).any(|n| page.tag(n) == Tag::Img && self.is_kept(n))
    }
}

fn is_same(one: &Image, other: &Image) -> bool {
    one.address == other.address || identity(&one.address) == identity(&other.address)
}

/// Whether no text stands between two nodes.
fn is_near(page: &Page, start: usize, node: usize) -> bool {
    node <= start + FAR
        && page.nodes(page.end(start)..node).all(|n| page.tag(n) != Tag::Text || page.text(n).trim().is_empty())
}

/// The outermost of the figures near around a node.
fn figure_around(page: &Page, node: usize) -> Option<usize> {
    page.ancestors(node).take(8).filter(|&n| page.tag(n) == Tag::Figure).last()
}

/// Whether an element says by itself that it is a caption or a credit.
pub(super) fn is_caption(page: &Page, node: usize) -> bool {
    page.tag(node) == Tag::Figcaption || has_word(page, node, &CAPTION) || has_word(page, node, &CREDIT)
}

/// Whether the class of an element calls it a caption.
pub(super) fn is_called_caption(page: &Page, node: usize) -> bool {
    has_word(page, node, &CAPTION)
}

/// Whether a word of the class or the `itemprop` is in the list; `wp-caption-text` has three words.
fn has_word(page: &Page, node: usize, words: &[&str]) -> bool {
    page.value(node, &local_name!("class")).is_some_and(|class| {
        class.split([' ', '-', '_', '\n', '\t']).any(|word| words.iter().any(|w| w.eq_ignore_ascii_case(word)))
    }) || page
        .value(node, &local_name!("itemprop"))
        .is_some_and(|property| matches!(property, "copyrightHolder" | "creditText"))
        && words.contains(&"credit")
}

#[cfg(test)]
mod tests {
    use crate::compose::check::check;

    const A: &str = "img[https://limpide.example/a.jpg]";

    #[test]
    fn a_caption_and_its_credit_come_apart() {
        let expected = format!("figure({A} caption(At sea.) credit(Ann Lee))");
        for html in [
            "<figure><img src=a.jpg><figcaption>At sea. <span class=photo-credit>Ann Lee</span></figcaption></figure>",
            "<figure><img src=a.jpg><figcaption>At sea.</figcaption><span class=credit>Ann Lee</span></figure>",
            "<div class=wp-caption><img src=a.jpg><p class=wp-caption-text>At sea.</p><p class=credit>Ann Lee</p></div>",
            "<div><img src=a.jpg><span class=caption>At sea.</span><span class=copyright>Ann Lee</span></div>",
            "<figure><div><img src=a.jpg><span>Ann Lee</span></div><figcaption>At sea.</figcaption></figure>",
        ] {
            check(html, &expected);
        }
        check(
            "<figure><img src=a.jpg><figcaption>At <i>sea</i>. Ann LEE / AFP</figcaption></figure>",
            &format!("figure({A} caption(At em(sea).) credit(Ann LEE / AFP))"),
        );
        check(
            "<figure><img src=a.jpg><figcaption>© Ann Lee</figcaption></figure>",
            &format!("figure({A} credit(© Ann Lee))"),
        );
        let beside = "<img src=a.jpg><div class=credit>Ann Lee</div>";
        let behind = "<figcaption><div class=credit>The Quay</div></figcaption>";
        check(&format!("{beside}{behind}"), &format!("figure({A} credit(Ann Lee The Quay))"));
        check(&format!("{beside}{}", behind.replace("The Quay", "Ann Lee")), &format!("figure({A} credit(Ann Lee))"));
    }

    #[test]
    fn a_caption_is_said_once() {
        check(
            "<figure><img src=a.jpg><span class=caption>At sea</span><figcaption>At sea</figcaption></figure>",
            &format!("figure({A} caption(At sea))"),
        );
    }

    #[test]
    fn all_words_of_a_figure_are_its_caption() {
        check(
            "<figure><img src=a.jpg><p>At <a href=/s>sea</a></p></figure>",
            &format!("figure({A} caption(At link[https://limpide.example/s](sea)))"),
        );
        check(
            "<figure><figcaption>At sea</figcaption><img src=a.jpg></figure>",
            &format!("figure({A} caption(At sea))"),
        );
    }

    #[test]
    fn galleries_keep_their_order() {
        check(
            "<figure><figure><img src=a.jpg></figure><figure><img src=b.jpg></figure><figcaption>Two</figcaption></figure>",
            &format!("figure({A} img[https://limpide.example/b.jpg] caption(Two))"),
        );
        check(
            "<figure><figure><img src=a.jpg><figcaption>One</figcaption></figure>\
             <figure><img src=b.jpg><figcaption>Two</figcaption></figure></figure>",
            &format!("figure({A} caption(One)) figure(img[https://limpide.example/b.jpg] caption(Two))"),
        );
    }

    #[test]
    fn a_figure_of_something_else_is_passed_through() {
        check("<figure><pre>x</pre><figcaption>Code</figcaption></figure>", "code(x) p(Code)");
        check(
            "<figure><table><tr><th>a<th>b<tr><td>1<td>2</table><figcaption>Data</figcaption></figure>",
            "table(caption(Data) row(th(p(a)) th(p(b))) row(td(p(1)) td(p(2))))",
        );
        check(
            "<figure><blockquote><p>q</p></blockquote><figcaption>Someone</figcaption></figure>",
            "quote(p(q)) p(Someone)",
        );
    }

    #[test]
    fn a_class_that_says_caption_means_nothing_elsewhere() {
        check("<p class=caption>text</p>", "p(text)");
    }
}
