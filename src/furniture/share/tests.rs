//! What goes and what stays of share and follow bars.

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
    check(&in_text("").replace("</div></article>", &format!("{call}</div></article>")), &[("share-label", "Follow")]);
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
    check_in_text("<p class=social-history>The social history of the ferry begins with a quarrel over salt.</p>", &[]);
    check_in_text("<ul><li><a href='/w/Facebook'>Facebook</a></li><li><a href='/w/X'>X</a></li></ul>", &[]);
    check_in_text("<blockquote class=tweet><p>The tide was late. <a href=x>@keeper</a></p></blockquote>", &[]);
}
