//! Share and follow bars.

use super::lexicon::Kind;
use super::survey::Survey;
use super::{Reason, Rule, Trust};
use crate::page::Tag;
use crate::page::text::folded;
use crate::segment::Block;
use std::ops::Range;

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "share-bar",
        reason: Reason::Share,
        trust: Trust::Name,
        says: "An element named after sharing that holds a few links, buttons or names of networks.",
        find: named_bar,
    },
    Rule {
        name: "share-links",
        reason: Reason::Share,
        trust: Trust::Sign,
        says: "A row of links that share the page on networks, with its label.",
        find: links,
    },
    Rule {
        name: "share-buttons",
        reason: Reason::Share,
        trust: Trust::Sign,
        says: "A row of buttons or links of which each names a network or a way to share.",
        find: buttons,
    },
    Rule {
        name: "share-label",
        reason: Reason::Share,
        trust: Trust::Sign,
        says: "A block that says no more than that one may share, print or follow.",
        find: label,
    },
];

/// Words of a bar.
const BAR_WORDS: u32 = 40;

/// Names of networks and of ways to share, folded and sorted.
const NETWORKS: &[&str] = &[
    "bluesky",
    "buffer",
    "discord",
    "e mail",
    "email",
    "facebook",
    "flipboard",
    "instagram",
    "line",
    "linkedin",
    "mail",
    "mastodon",
    "messenger",
    "pinterest",
    "pocket",
    "qq",
    "qq空间",
    "reddit",
    "rss",
    "signal",
    "skype",
    "snapchat",
    "telegram",
    "threads",
    "tiktok",
    "tumblr",
    "twitter",
    "viber",
    "vk",
    "vkontakte",
    "wechat",
    "weibo",
    "whatsapp",
    "x",
    "x twitter",
    "xing",
    "youtube",
    "вконтакте",
    "одноклассники",
    "телеграм",
    "וואטסאפ",
    "טוויטר",
    "טלגרם",
    "פייסבוק",
    "إكس",
    "إنستغرام",
    "تويتر",
    "تيليغرام",
    "فيسبوك",
    "واتساب",
    "はてなブックマーク",
    "ツイッター",
    "フェイスブック",
    "微信",
    "微博",
    "朋友圈",
    "네이버",
    "밴드",
    "카카오스토리",
    "카카오톡",
    "트위터",
    "페이스북",
];

/// Networks whose names are no other words, as calls to follow name them.
const FOLLOWED: [&str; 8] =
    ["bluesky", "facebook", "instagram", "linkedin", "telegram", "tiktok", "twitter", "whatsapp"];

/// Parts of the addresses that share a page.
const SHARE_ADDRESSES: &[&str] = &[
    "/intent/post",
    "/intent/tweet",
    "/partage",
    "/share",
    "/sharer",
    "?share=",
    "addtoany.com",
    "api.whatsapp.com",
    "mailto:?",
    "pinterest.com/pin/create",
    "sharearticle",
    "t.me/share",
    "whatsapp://send",
];

fn named_bar(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let page = survey.page;
    let is_named = |node: usize| {
        survey.is(node, Kind::Share) && !matches!(page.tag(node), Tag::Text | Tag::Img | Tag::Figure | Tag::Picture)
    };
    survey.outermost_named(is_named, |node, counts| {
        let is_bar = counts.is_linked(40) || counts.words <= 6 || speaks(survey, node);
        counts.long == 0 && counts.words <= BAR_WORDS && is_bar && counts.words > 0
    })
}

/// Whether what an element says speaks of sharing, or its blocks are names of networks.
fn speaks(survey: &Survey<'_>, node: usize) -> bool {
    let mut blocks = survey.blocks_in(&survey.range(node));
    blocks.clone().any(|b| survey.said(b).whole.has(Reason::Share) || survey.said(b).opening.has(Reason::Share))
        || blocks.all(|b| is_network(&survey.said(b).folded))
}

fn is_network(folded: &str) -> bool {
    NETWORKS.binary_search(&folded).is_ok()
}

fn links(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let page = survey.page;
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < survey.blocks.len() {
        let end = at + survey.blocks.iter().skip(at).take_while(|block| shares(survey, block)).count();
        let run = survey.blocks.get(at..end).unwrap_or_default();
        if let (Some(first), Some(last)) = (run.first(), run.last()) {
            let links: u32 = run.iter().map(|block| block.links.max(1)).sum();
            if links >= 2 || run.len() >= 2 {
                let range = first.start..last.end;
                let counts = survey.count(&range);
                let inner = page.ancestors(first.start).find(|&n| page.end(n) >= last.end);
                let fits = |_: usize, c: &super::counts::Counts| c.words <= counts.words + 4 && c.media <= counts.media;
                let inner = inner.filter(|&n| !survey.holds_core(n) && fits(n, &survey.count_in(n)));
                found.push(inner.map_or(range, |inner| survey.range(survey.climb(inner, fits))));
            }
        }
        at = end.max(at + 1);
    }
    found
}

/// Whether a block is nothing but links that share the page.
fn shares(survey: &Survey<'_>, block: &Block) -> bool {
    let page = survey.page;
    if block.links == 0 || block.link_words < block.measure.words || block.measure.words > 16 {
        return false;
    }
    let mut links = (block.start..block.end)
        .chain(page.ancestors(block.start).take(3))
        .filter(|&n| page.tag(n) == Tag::A)
        .filter_map(|n| page.attr(n, "href"))
        .peekable();
    links.peek().is_some()
        && links.all(|href| {
            let href = href.to_ascii_lowercase();
            SHARE_ADDRESSES.iter().any(|part| href.contains(part))
        })
}

/// Words of a row of buttons.
const ROW_WORDS: u32 = 16;

fn buttons(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let rows = survey.blocks.iter().filter(|block| is_row(survey, block) && !survey.is_data(block));
    rows.map(|block| survey.alone(block)).collect()
}

/// Whether a block is made of names of networks and of ways to share, two at least, most of them to be clicked; beside
/// them may stand how often it was done.
fn is_row(survey: &Survey<'_>, block: &Block) -> bool {
    let page = survey.page;
    if block.measure.words < 2 || block.measure.words > ROW_WORDS {
        return false;
    }
    if !survey.count(&(block.start..block.end)).is_linked(50) {
        return false;
    }
    let (mut names, mut calls) = (0, 0);
    for node in (block.start..block.end).filter(|&n| page.tag(n) == Tag::Text) {
        let said = folded(page.text(node));
        if survey.spoken.whole(&said).has(Reason::Share) {
            calls += 1;
        } else if is_network(&said) {
            names += 1;
        } else if !said.bytes().all(|byte| byte.is_ascii_digit() || byte == b' ') {
            return false;
        }
    }
    // Names alone are links to what an article on networks names.
    calls >= 1 && names + calls >= 2
}

/// Words of a call to follow, after the text.
const CALL_WORDS: u32 = 40;
/// How many words of evidence make such a call, the names of networks among them.
const CALL_EVIDENCE: usize = 3;

/// Whether a block names two networks and calls to follow there: as one link, or in a few words after the text.
fn is_follow_call(survey: &Survey<'_>, block: &Block) -> bool {
    let is_link = block.links == 1 && block.link_words == block.measure.words && block.measure.words <= ROW_WORDS;
    let may_call = block.measure.words <= CALL_WORDS && survey.core.is_some() && survey.is_after_text(block.start);
    if !is_link && !may_call {
        return false;
    }
    let text = folded(&block.text(survey.page));
    text.split(' ').filter(|word| FOLLOWED.contains(word)).count() >= 2
        && (is_link || survey.spoken.evidence(Reason::Share, &text) >= CALL_EVIDENCE)
}

fn label(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, block) in survey.blocks.iter().enumerate() {
        let said = survey.said(at);
        let is_label = said.whole.has(Reason::Share) || (said.opening.has(Reason::Share) && block.measure.words <= 20);
        // One word may be anything; as a button or a link it is a control.
        let is_control = survey.count(&(block.start..block.end)).is_linked(90);
        let is_sure = block.measure.words >= 3 || is_control;
        if (is_label && is_sure || is_follow_call(survey, block)) && !survey.is_heading(block) && !survey.is_data(block)
        {
            let alone = survey.alone(block);
            found.push(if names_code(&said.folded) { with_code(survey, alone) } else { alone });
        }
    }
    found
}

/// Whether a call speaks of a code to be scanned, folded.
fn names_code(folded: &str) -> bool {
    ["二维码", "二維碼", "qr code", "qr kod", "qrコード", "qr코드"].iter().any(|name| folded.contains(name))
}

/// A call with the picture of the code in a box of its own: one picture, and no words but such calls.
fn with_code(survey: &Survey<'_>, call: Range<usize>) -> Range<usize> {
    let calls = |at: usize| {
        let said = survey.said(at);
        said.whole.has(Reason::Share) || said.opening.has(Reason::Share) || said.opening.has(Reason::Promotion)
    };
    let is_silent = |at: usize| survey.blocks.get(at).is_some_and(|block| block.measure.words == 0);
    let top = survey.climb(call.start, |node, counts| {
        let is_box = !matches!(survey.page.tag(node), Tag::Article | Tag::Main | Tag::Body);
        is_box && counts.media <= 1 && survey.blocks_in(&survey.range(node)).all(|at| is_silent(at) || calls(at))
    });
    let grown = survey.range(top);
    if grown.end >= call.end && survey.count(&grown).media == 1 { grown } else { call }
}

#[cfg(test)]
mod tests {
    use super::super::check::{check, check_in_text, in_text};
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        assert!(NETWORKS.is_sorted_by(|a, b| a < b) && SHARE_ADDRESSES.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn a_bar_is_known_by_its_name() {
        check_in_text(
            "<div class=share-bar><span>Partager cet article</span><ul><li><a href=f>Facebook</a></li><li>X</li></ul></div>",
            &[("share-bar", "Partager cet article")],
        );
        check_in_text(
            "<div class=t-content__shares><ul><li>Facebook</li><li>Telegram</li></ul></div>",
            &[("share-bar", "Facebook")],
        );
    }

    #[test]
    fn a_row_of_share_links_needs_no_name() {
        check_in_text(
            "<ul><li><a href='https://x.example/share?u=1'>Facebook</a></li><li><a href='mailto:?body=a'>Post</a></li></ul>",
            &[("share-links", "Facebook")],
        );
    }

    #[test]
    fn a_row_of_buttons_needs_no_address() {
        check_in_text(
            "<div class=c1><button>Share</button><button>Email</button><button>Copy link</button> 214</div>",
            &[("share-buttons", "ShareEmail")],
        );
        check_in_text(
            "<p><a href=/f>Follow the Lake Voice on Facebook, X and Instagram</a></p>",
            &[("share-label", "Follow the")],
        );
        let call = "<p>Follow the Lake Voice on Twitter and Facebook, or send us a message.</p>";
        check(
            &in_text("").replace("</div></article>", &format!("{call}</div></article>")),
            &[("share-label", "Follow")],
        );
        check_in_text(call, &[]);
        check_in_text("<p><a href=/f>How Facebook came to the lake</a></p>", &[]);
        check_in_text("<p><a href=/w/a>Facebook</a>, <a href=/w/b>Telegram</a></p>", &[]);
    }

    #[test]
    fn a_label_stands_alone() {
        check_in_text("<p>Partager cet article</p>", &[("share-label", "Partager")]);
        check_in_text("<p><button>Share</button></p>", &[("share-label", "Share")]);
        check_in_text("<p>Suivez-nous sur les réseaux sociaux</p>", &[("share-label", "Suivez")]);
    }

    #[test]
    fn a_call_to_scan_takes_the_code_along() {
        let page = |html: &str| in_text(html).replacen("<body>", "<html lang=zh><body>", 1);
        let call = "<p><img src=a></p><p>长按识别二维码关注我们</p><p>点个<b>在看</b>，分享给更多朋友吧</p>";
        let html = page(&format!("<section>{call}</section>"));
        check(&html, &[("share-label", "长按识别二维码关注我们 点个")]);
        let dom = crate::Page::from_html(&html, None);
        let image = dom.first(Tag::Img).unwrap_or_default();
        let marks = super::super::check::marks_of(&dom, &super::super::check::metadata_of(&dom));
        assert!(marks.iter().any(|(mark, _)| (mark.start..mark.end).contains(&image)));
        check(
            &page(&format!("<section><p>他说。</p>{call}</section>")),
            &[("share-label", "长按"), ("share-label", "点个")],
        );
    }

    #[test]
    fn texts_on_sharing_stay() {
        check_in_text("<p>Share</p><p>Partager</p>", &[]);
        check_in_text("<p>Share this story with nobody, he said, and told it to all.</p>", &[]);
        check_in_text(
            "<p class=social-history>The social history of the ferry begins with a quarrel over salt.</p>",
            &[],
        );
        check_in_text("<ul><li><a href='/w/Facebook'>Facebook</a></li><li><a href='/w/X'>X</a></li></ul>", &[]);
        check_in_text("<blockquote class=tweet><p>The tide was late. <a href=x>@keeper</a></p></blockquote>", &[]);
    }
}
