//! Advertising: its labels between the paragraphs, and the slots it stands in.

use super::counts::Counts;
use super::lexicon::Kind;
use super::survey::Survey;
use super::{Reason, Rule, Trust};
use crate::page::Tag;
use crate::page::text::folded;
use crate::segment::Block;
use std::ops::Range;

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "ad-label",
        reason: Reason::Ad,
        trust: Trust::Sign,
        says: "A block that says no more than that an advertisement stands here, with the slot around it.",
        find: label,
    },
    Rule {
        name: "ad-slot",
        reason: Reason::Ad,
        trust: Trust::Name,
        says: "An element that is named as an advertisement and holds no text of its own.",
        find: slot,
    },
    Rule {
        name: "ad-frame",
        reason: Reason::Ad,
        trust: Trust::Sign,
        says: "A frame whose address is one of an advertising service.",
        find: frame,
    },
    Rule {
        name: "ad-banner",
        reason: Reason::Ad,
        trust: Trust::Sign,
        says: "An image that a server of advertisements sends, one in a strip size that only advertisements have and without a description, or one described as an advertisement and no more.",
        find: banner,
    },
];

/// The strips among the standard sizes of advertisements (IAB, "New Ad Portfolio"), pixels.
const STRIPS: [(&str, &str); 10] = [
    ("120", "600"),
    ("160", "600"),
    ("234", "60"),
    ("300", "50"),
    ("320", "50"),
    ("468", "60"),
    ("728", "90"),
    ("88", "31"),
    ("970", "250"),
    ("970", "90"),
];

/// How far around an image its figure is looked for, elements.
const FIGURE_DEPTH: usize = 6;

fn banner(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let page = survey.page;
    let size = |node: usize| page.attr(node, "width").zip(page.attr(node, "height"));
    let is_strip = |node: usize| size(node).is_some_and(|size| STRIPS.contains(&size));
    let is_served = |node: usize| page.attr(node, "src").is_some_and(|src| is_served(survey, src));
    let is_ad = |node: &usize| match page.attr(*node, "alt").map(str::trim) {
        _ if is_served(*node) => true,
        None | Some("") => is_strip(*node),
        // A report about advertisements shows some, and says under each what it is.
        Some(alt) => survey.spoken.whole(&folded(alt)).has(Reason::Ad) && !is_captioned(survey, *node),
    };
    let images = (0..page.len()).filter(|&node| page.tag(node) == Tag::Img);
    images.filter(is_ad).map(|node| survey.range(node)).collect()
}

/// Whether an image stands in a figure that holds words.
fn is_captioned(survey: &Survey<'_>, image: usize) -> bool {
    let figure = survey.page.ancestors(image).take(FIGURE_DEPTH).find(|&n| survey.page.tag(n) == Tag::Figure);
    figure.is_some_and(|figure| survey.count_in(figure).words > 0)
}

/// Words that an advertisement's slot may hold: more is a text that happens to have such a name.
const SLOT_WORDS: u32 = 60;
/// Blocks that a slot known by its label may hold.
const SLOT_BLOCKS: u32 = 8;

/// Hosts of advertising services, sorted.
const HOSTS: &[&str] = &[
    "adform.net",
    "adnxs.com",
    "adservice.google.com",
    "amazon-adsystem.com",
    "criteo.com",
    "doubleclick.net",
    "googlesyndication.com",
    "outbrain.com",
    "rubiconproject.com",
    "taboola.com",
    "teads.tv",
];

fn label(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let is_label = |block: usize| survey.said(block).whole.has(Reason::Ad);
    let labels = survey.blocks.iter().enumerate().filter(|&(at, _)| is_label(at));
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, block) in labels {
        if let Some(figure) = figure_of(survey, block) {
            found.push(figure);
            continue;
        }
        // A menu links to the page for advertisers, a chapter or a table may be about advertising.
        let is_named = survey.is_near(block.start, Kind::Ad);
        if !is_named && (block.links > 0 || survey.is_heading(block) || survey.is_data(block)) {
            continue;
        }
        if found.last().is_some_and(|last| last.contains(&block.start)) {
            continue;
        }
        let alone = survey.alone(block);
        let only_labels = |node: usize, counts: &Counts| {
            let is_small = counts.words <= SLOT_WORDS && counts.blocks <= SLOT_BLOCKS;
            let is_bare = survey.is(node, Kind::Ad) || counts.media + counts.frames == 0;
            is_small
                && is_bare
                && survey.blocks_in(&survey.range(node)).all(|b| b == at || is_empty_or_label(survey, b))
        };
        let top = survey.climb(alone.start, only_labels);
        let grown = survey.range(top);
        found.push(if grown.end >= alone.end { grown } else { alone });
    }
    found
}

/// The figure whose only words are the label, and whose picture leads elsewhere: a banner with a caption.
fn figure_of(survey: &Survey<'_>, block: &Block) -> Option<Range<usize>> {
    let page = survey.page;
    let figure = page.ancestors(block.start).take(4).find(|&n| page.tag(n) == Tag::Figure)?;
    let is_link = |n: usize| page.tag(n) == Tag::A && page.attr(n, "href").is_some();
    let is_led = |n: usize| page.tag(n) == Tag::Img && page.ancestors(n).take_while(|&n| n > figure).any(is_link);
    let is_banner =
        survey.count_in(figure).words == block.measure.words && page.nodes(figure..page.end(figure)).any(is_led);
    is_banner.then(|| survey.range(figure))
}

/// Whether a block is another label of the same slot, or holds frames alone.
fn is_empty_or_label(survey: &Survey<'_>, block: usize) -> bool {
    survey.blocks.get(block).is_some_and(|b| b.measure.words == 0) || survey.said(block).whole.has(Reason::Ad)
}

fn slot(survey: &Survey<'_>) -> Vec<Range<usize>> {
    survey.outermost(Kind::Ad, |node, counts| {
        counts.long == 0 && counts.words <= SLOT_WORDS && !is_publication(survey, node, counts)
    })
}

/// Words of a line that says who published the text, and when.
const LINE_WORDS: u32 = 20;

/// Whether an element, or the line it is a part of, says when the text was published or by whom: what is named `pub` may
/// be that too.
fn is_publication(survey: &Survey<'_>, node: usize, counts: &Counts) -> bool {
    let page = survey.page;
    if counts.words == 0 || counts.words > LINE_WORDS || counts.media + counts.frames > 0 {
        return false;
    }
    let own = survey.range(node);
    let blocks = survey.blocks_in(&(0..node + 1)).end.saturating_sub(1)..survey.blocks_in(&own).end;
    let line = blocks.clone().filter_map(|at| survey.blocks.get(at)).fold(own.clone(), |line, block| {
        let is_part = block.start < own.end && own.start < block.end;
        if is_part { line.start.min(block.start)..line.end.max(block.end) } else { line }
    });
    let tells = |n: usize| {
        page.tag(n) == Tag::Time
            || page.attr(n, "rel") == Some("author")
            || matches!(page.attr(n, "itemprop"), Some("author" | "datePublished" | "dateModified"))
    };
    let names = |text: &str| survey.authors.iter().any(|author| text.contains(author.as_str()));
    survey.count(&line).words <= LINE_WORDS && (page.nodes(line).any(tells) || names(&survey.folded_text(&own)))
}

fn frame(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let frames = (0..survey.page.len()).filter(|&n| survey.page.tag(n) == Tag::Iframe);
    let is_ad = |node: &usize| survey.page.attr(*node, "src").is_some_and(|src| is_served(survey, src));
    frames.filter(is_ad).map(|node| survey.range(node)).collect()
}

/// The path from which the servers of Revive, once `OpenX`, which many sites run themselves, send an image.
const SERVED: &str = "/delivery/avw.php";

/// Whether an address is one of an advertising service.
fn is_served(survey: &Survey<'_>, src: &str) -> bool {
    // Most addresses are left at this.
    if !HOSTS.iter().chain([&SERVED]).any(|part| src.contains(part)) {
        return false;
    }
    let Some(url) = survey.page.resolve(src) else { return false };
    let host = url.host_str().unwrap_or_default();
    let is_host = |ad: &&str| host.strip_suffix(*ad).is_some_and(|sub| sub.is_empty() || sub.ends_with('.'));
    url.path().ends_with(SERVED) || HOSTS.iter().any(is_host)
}

#[cfg(test)]
mod tests {
    use super::super::check::{check_in_text, check_plain};
    use super::*;

    #[test]
    fn hosts_are_sorted() {
        assert!(HOSTS.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn a_label_goes_with_its_slot() {
        check_in_text("<div class=x><p>Publicité</p><div></div></div>", &[("ad-label", "Publicité")]);
        check_in_text("<p>La suite après cette publicité</p>", &[("ad-label", "La suite")]);
        check_in_text("<p>Advertisement · Scroll to continue</p>", &[("ad-label", "Advertisement")]);
        check_in_text("<p>- Publicité -</p>", &[("ad-label", "- Publicité")]);
        check_in_text("<div><p>Publicité</p><p>La suite après cette publicité</p></div>", &[("ad-label", "Publicité")]);
    }

    #[test]
    fn a_picture_described_as_an_advertisement_goes() {
        let check_image = |alt: &str, expected: &[(&str, &str)]| {
            check_in_text(&format!("<p><a href='https://shop.example/'><img src=a alt='{alt}'></a></p>"), expected);
        };
        check_image("Publicité", &[("ad-banner", "")]);
        check_image("Advertisement", &[("ad-banner", "")]);
        check_image("Advertisement of a soap, 1921", &[]);
        for src in
            ["https://ads.quay.example/www/delivery/avw.php?zoneid=2&amp;n=a", "https://ad.doubleclick.net/ad/n;sz=1"]
        {
            check_in_text(&format!("<p><img src='{src}' alt='The soap'></p>"), &[("ad-banner", "")]);
        }
        let plate = "<figure><img src=a alt=Advertisement><figcaption>The soap of 1921.</figcaption></figure>";
        check_in_text(plate, &[]);
    }

    #[test]
    fn a_caption_that_says_advertisement_takes_its_banner_along() {
        let banner = "<a href='https://shop.example/'><img src=a></a>";
        check_in_text(
            &format!("<figure>{banner}<figcaption>Advertisement</figcaption></figure>"),
            &[("ad-label", "Advertisement")],
        );
        check_in_text("<figure><img src=a><figcaption>Advertisement</figcaption></figure>", &[]);
        check_in_text(&format!("<figure>{banner}<figcaption>Advertisement of 1921</figcaption></figure>"), &[]);
    }

    #[test]
    fn a_slot_is_known_by_its_name() {
        check_in_text(
            "<div class='m-block-ad'><span>Publicité</span><button title=x></button><div></div></div>",
            &[("ad-slot", "Publicité")].map(|(_, text)| ("ad-label", text)),
        );
        check_in_text("<div class=taboola-feed><p>Twelve tricks</p><img src=a></div>", &[("ad-slot", "Twelve")]);
        check_in_text("<iframe src='https://x.doubleclick.net/a'></iframe>", &[("ad-frame", "")]);
    }

    #[test]
    fn a_label_does_not_take_the_picture_beside_it() {
        check_in_text("<div><p>Publicité</p><figure><img src=a></figure></div>", &[("ad-label", "Publicité")]);
        let page = crate::Page::from_html(
            &super::super::check::in_text("<div><p>Publicité</p><figure><img src=a></figure></div>"),
            None,
        );
        let marks = super::super::check::marks_of(&page, &super::super::check::metadata_of(&page));
        let image = page.first(Tag::Img).unwrap_or_default();
        assert!(marks.iter().all(|(mark, _)| !(mark.start..mark.end).contains(&image)));
    }

    #[test]
    fn the_word_in_a_text_stays() {
        check_in_text("<p>Publicité ou pas, la place n'avait jamais paru si grande.</p>", &[]);
        check_in_text("<h2>Publicité</h2><p>La régie vend des panneaux.</p>", &[]);
        check_in_text("<table><tr><th>Publicité</th><td>380 000</td></tr></table>", &[]);
        check_in_text("<ul><li>Radio</li><li>Publicité</li></ul>", &[]);
        check_in_text("<div class=ad-free-reading><p>Short and to the point, as she was.</p></div>", &[]);
        check_in_text("<p class=gradient>Shade</p><p class='pub-date'>14 March</p>", &[]);
    }

    #[test]
    fn a_line_on_who_published_it_is_no_slot() {
        let time = "<time datetime=2026-03-04>Publié le 4 mars</time>";
        check_in_text(&format!("<div><span class=su-pub>Courrier <a href=/a>Yann Gall</a></span>. {time}</div>"), &[]);
        check_in_text(&format!("<div class=pub>{time}</div>"), &[]);
        check_in_text(
            &format!("<div class=pub><a href=/x><img src=a>Twelve tricks</a></div><p>{time}</p>"),
            &[("ad-slot", "Twelve")],
        );
    }

    #[test]
    fn the_text_goes_on_after_an_advertisement() {
        for (lang, line) in [
            ("nl", "Artikel gaat verder na deze advertentie"),
            ("nl", "Tekst gaat verder onder de foto"),
            ("es", "El artículo continúa después del anuncio"),
            ("de", "Der Artikel wird nach der Anzeige fortgesetzt"),
            ("it", "L’articolo continua dopo l’annuncio"),
            ("pt", "O artigo continua depois da publicidade"),
            ("pl", "Artykuł dalej pod reklamą"),
        ] {
            let page = super::super::check::in_text(&format!("<p>{line}</p>"));
            super::super::check::check(
                &page.replacen("<body>", &format!("<html lang={lang}><body>"), 1),
                &[("ad-label", line)],
            );
        }
    }

    #[test]
    fn plain_text_has_whole_lines() {
        check_plain(
            "Publicité : la ville décroche\n\nPublicité\n\nLa publicité rapportait à la ville.",
            &[("ad-label", "Publicité")],
        );
    }
}
