//! Share and follow bars.

mod pictures;

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
        name: "share-pictures",
        reason: Reason::Share,
        trust: Trust::Sign,
        says: "A picture that is a button: all of a link that shares the page, or described as one that shares or prints it.",
        find: pictures::pictures,
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
    "вайбър",
    "вајбер",
    "вконтакте",
    "одноклассники",
    "твитер",
    "телеграм",
    "туитър",
    "фейсбук",
    "фејсбук",
    "וואטסאפ",
    "טוויטר",
    "טלגרם",
    "פייסבוק",
    "إكس",
    "إنستغرام",
    "تويتر",
    "تيليغرام",
    "فيسبوك",
    "فیس بک",
    "واتساب",
    "واٹس ایپ",
    "ٹوئٹر",
    "ٹویٹر",
    "ٹیلی گرام",
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
fn is_follow_call(survey: &Survey<'_>, at: usize, block: &Block) -> bool {
    let is_link = block.links == 1 && block.link_words == block.measure.words && block.measure.words <= ROW_WORDS;
    let may_call = block.measure.words <= CALL_WORDS && survey.core.is_some() && survey.is_after_text(block.start);
    if !is_link && !may_call {
        return false;
    }
    let text = survey.folded(at);
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
        if (is_label && is_sure || is_follow_call(survey, at, block))
            && !survey.is_heading(block)
            && !survey.is_data(block)
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

/// Blocks of a box with a code: its picture and a few calls.
const CODE_BLOCKS: u32 = 6;

/// A call with the picture of the code in a box of its own: one picture, and no words but such calls.
fn with_code(survey: &Survey<'_>, call: Range<usize>) -> Range<usize> {
    let calls = |at: usize| {
        let said = survey.said(at);
        said.whole.has(Reason::Share) || said.opening.has(Reason::Share) || said.opening.has(Reason::Promotion)
    };
    let is_silent = |at: usize| survey.blocks.get(at).is_some_and(|block| block.measure.words == 0);
    let top = survey.climb(call.start, |node, counts| {
        let is_box = !matches!(survey.page.tag(node), Tag::Article | Tag::Main | Tag::Body);
        let is_small = counts.media <= 1 && counts.blocks <= CODE_BLOCKS;
        is_box && is_small && survey.blocks_in(&survey.range(node)).all(|at| is_silent(at) || calls(at))
    });
    let grown = survey.range(top);
    if grown.end >= call.end && survey.count(&grown).media == 1 { grown } else { call }
}

#[cfg(test)]
mod tests;
