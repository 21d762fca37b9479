//! Links to other articles: lines that begin with a label ("À lire aussi : …"), lists and cards under a heading that
//! announces them, and boxes named after them.

use super::lexicon::Kind;
use super::survey::{LABELLED_WORDS, Survey};
use super::{Reason, Rule, Trust};
use crate::page::Tag;
use crate::segment::Block;
use std::ops::Range;

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "related-label",
        reason: Reason::Related,
        trust: Trust::Sign,
        says: "A line that is a label such as \"Read also\" and the link it announces.",
        find: label,
    },
    Rule {
        name: "related-list",
        reason: Reason::Related,
        trust: Trust::Sign,
        says: "A heading such as \"More on this story\" with the links or cards under it.",
        find: list,
    },
    Rule {
        name: "related-box",
        reason: Reason::Related,
        trust: Trust::Name,
        says: "An element named as a box of related links that holds links for the most part.",
        find: named_box,
    },
    Rule {
        name: "related-cards",
        reason: Reason::Related,
        trust: Trust::Sign,
        says: "An aside that is a row of link cards.",
        find: cards,
    },
    Rule {
        name: "related-links",
        reason: Reason::Related,
        trust: Trust::Sign,
        says: "A list of titles that are links, after the text and outside the element that holds title and text.",
        find: links_after,
    },
];

/// Words of a heading that announces links.
const HEADING_WORDS: u32 = 10;
/// Words of a list of links with its heading.
const LIST_WORDS: u32 = 600;
/// Share of the words under a heading that must be links, in percent; cards have a date or a summary beside the link.
const LINKED: u32 = 50;
/// The same beside the article, in percent.
const LINKED_BESIDE: u32 = 15;
/// How far up a box is looked for.
const CLIMB: usize = 40;

/// Links that say no more than that there is more, at most, within a text.
const LINKS_OF_TEXT: usize = 2;

fn label(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let says_more = |at: usize, block: &Block| {
        let is_whole = survey.said(at).whole.has(Reason::Related) && block.measure.words > 1;
        is_whole && is_one_link(block) && survey.is_in_core(block.start) && !survey.is_data(block)
    };
    let links = survey.blocks.iter().enumerate().filter(|&(at, block)| says_more(at, block)).count();
    // More of them lead each to the rest of its own teaser.
    let is_article = links <= LINKS_OF_TEXT && survey.is_article();
    for (at, block) in survey.blocks.iter().enumerate() {
        let said = survey.said(at);
        let is_whole = said.whole.has(Reason::Related) && block.measure.words > 1;
        let is_alone = is_whole && survey.is_plain() || is_article && says_more(at, block);
        let is_short = block.measure.words <= LABELLED_WORDS / 2;
        // A heading that is a link, label and all, heads nothing of its own.
        let may_be = !survey.is_heading(block) || (is_one_link(block) && !said.whole.has(Reason::Related));
        if (said.label.has(Reason::Related) && is_short || is_alone) && may_be {
            found.push(survey.alone(block));
        }
    }
    found
}

fn is_one_link(block: &Block) -> bool {
    block.links == 1 && block.link_words == block.measure.words
}

fn list(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    if !survey.is_article() {
        return found; // on a page of lists, "Latest news" heads the content
    }
    for (at, block) in survey.blocks.iter().enumerate() {
        let is_label = block.measure.words <= HEADING_WORDS && survey.said(at).whole.has(Reason::Related);
        // A linked label that is no heading is an entry of a menu.
        let is_entry = block.links > 0 && !survey.is_heading(block);
        if !is_label || is_entry || found.last().is_some_and(|last| last.contains(&block.start)) {
            continue;
        }
        let heading = survey.alone(block);
        // What it announced is loaded later, or was left out.
        let is_box = survey.page.tag(heading.start).heading_level().is_none() && survey.is_after_text(block.start);
        let is_left = survey.is_heading(block) && survey.core.is_some() && (is_box || is_last(survey, block));
        let links = box_of(survey, at, &heading).or_else(|| run_after(survey, &heading));
        found.extend(links.or_else(|| is_left.then_some(heading)));
    }
    found
}

/// Whether nothing follows a block in the element of the main text.
fn is_last(survey: &Survey<'_>, block: &Block) -> bool {
    let Some(core) = survey.core else { return false };
    survey.is_in_core(block.start) && survey.count(&(block.end..survey.page.end(core))).words == 0
}

/// The largest element that begins with the heading and holds links for the most part.
fn box_of(survey: &Survey<'_>, at: usize, heading: &Range<usize>) -> Option<Range<usize>> {
    let own = survey.count(heading);
    let mut found = None;
    for node in survey.page.ancestors(heading.start).take(CLIMB) {
        let counts = survey.count_in(node);
        let (words, linked) = (counts.words.saturating_sub(own.words), counts.linked.saturating_sub(own.linked));
        let is_room = matches!(survey.page.tag(node), Tag::Article | Tag::Td);
        // Beside the article, cards may have a summary under each title.
        let is_beside = survey.is_outside(node) && counts.links >= 2;
        let is_long = counts.words > LIST_WORDS || (counts.long > 0 && !is_beside);
        if survey.holds_core(node) || is_room || is_long || !survey.begins_with(node, heading.start) {
            break;
        }
        if words == 0 {
            continue;
        }
        if linked * 100 < words * if is_beside { LINKED_BESIDE } else { LINKED } {
            break;
        }
        // An empty last block of the heading's own element is no list.
        if counts.links > own.links && survey.blocks_in(&survey.range(node)).end > at + 1 {
            found = Some(survey.range(node));
        }
    }
    found
}

/// The heading and the elements after it that are links, up to the first that is not.
fn run_after(survey: &Survey<'_>, heading: &Range<usize>) -> Option<Range<usize>> {
    let parent = survey.page.parent(heading.start)?;
    let limit = survey.page.end(parent);
    let mut next = heading.end;
    let mut end = None;
    while next < limit {
        let range = survey.range(next);
        let counts = survey.count(&range);
        if counts.words > 0 {
            if !counts.is_linked(70) || counts.long > 0 || survey.holds_core(next) || counts.words > LIST_WORDS {
                break;
            }
            end = Some(range.end);
        }
        next = range.end.max(next + 1);
    }
    end.map(|end| heading.start..end)
}

fn named_box(survey: &Survey<'_>) -> Vec<Range<usize>> {
    if !survey.is_article() {
        return Vec::new();
    }
    let boxes = survey.outermost(Kind::Related, |_, counts| {
        counts.long == 0 && counts.words <= LIST_WORDS && counts.links > 0 && counts.is_linked(LINKED)
    });
    boxes.into_iter().map(|range| with_line_before(survey, range)).collect()
}

/// Words of a line that announces a box.
const LINE_WORDS: u32 = 6;

/// A box with the short line right before it that ends with a colon: whatever the language, it announces the box.
fn with_line_before(survey: &Survey<'_>, range: Range<usize>) -> Range<usize> {
    let page = survey.page;
    let before = survey.blocks_in(&(0..range.start)).end.checked_sub(1);
    let Some(block) = before.and_then(|at| survey.blocks.get(at)) else { return range };
    let is_line = (1..=LINE_WORDS).contains(&block.measure.words)
        && block.end <= range.start
        && block.media == 0
        && block.text(page).trim_end().ends_with([':', '：']);
    let line = if is_line { survey.alone(block) } else { return range };
    let is_beside = page.parent(line.start) == page.parent(range.start) && line.end <= range.start;
    if is_beside { line.start..range.end } else { range }
}

fn cards(survey: &Survey<'_>) -> Vec<Range<usize>> {
    if !survey.is_article() {
        return Vec::new();
    }
    survey.outermost(Kind::AsideRole, |_, counts| {
        counts.links >= 3 && counts.long == 0 && counts.is_linked(60) && counts.words >= 12
    })
}

/// Words of a link, on average, from which it is a title and not a menu's entry.
const TITLE_WORDS: u32 = 3;

fn links_after(survey: &Survey<'_>) -> Vec<Range<usize>> {
    survey.outermost_where(
        |node| survey.is_outside(node) && is_list(survey.page.tag(node)),
        |node, counts| {
            let is_list = counts.links >= 3 && counts.long == 0 && counts.is_linked(70) && counts.words <= LIST_WORDS;
            is_list && counts.linked >= counts.links * TITLE_WORDS && survey.is_after_text(node)
        },
    )
}

fn is_list(tag: Tag) -> bool {
    matches!(tag, Tag::Div | Tag::Section | Tag::Ul | Tag::Ol | Tag::Dl)
}

#[cfg(test)]
mod tests {
    use super::super::check::{check, check_in_text, check_plain, in_text};

    #[test]
    fn a_label_and_its_link_are_a_line() {
        check_in_text(
            "<p><strong>À lire aussi : </strong><a href=x>Deux soldats turcs tués</a></p>",
            &[("related-label", "À lire aussi")],
        );
        check_in_text("<p>Lire aussi <a href=x>Deux soldats turcs tués</a></p>", &[("related-label", "Lire aussi")]);
        check_in_text("<p>Read more: <a href=x>The winter timetable</a></p>", &[("related-label", "Read more")]);
        check_in_text("<p><a href=x>Related: The winter timetable</a></p>", &[("related-label", "Related")]);
        check_in_text(
            "<div><a href=x><span>Read more</span> <span>The bridge: a story in three votes</span></a></div>",
            &[("related-label", "Read more")],
        );
        check_in_text("<p><a href=x>Read more <em>widely</em>, said the keeper</a></p>", &[]);
    }

    #[test]
    fn a_heading_goes_with_its_links() {
        let links =
            "<ul><li><a href=a>Cinq cartes pour comprendre</a></li><li><a href=b>Le chantier a repris</a></li></ul>";
        check_in_text(&format!("<div><h3>Sur le même sujet</h3>{links}</div>"), &[("related-list", "Sur le même")]);
        check_in_text(&format!("<h3>Sur le même sujet</h3>{links}"), &[("related-list", "Sur le même")]);
        check_in_text(
            "<p><b>Lire aussi</b></p><p><a href=a>Deux soldats turcs tués</a></p>",
            &[("related-list", "Lire aussi Deux")],
        );
    }

    #[test]
    fn cards_are_known_by_their_box() {
        let card = "<div><a href=a><img src=a><p>Why the harbour wall had to move</p></a></div>";
        check(&format!("{}<aside>{card}{card}{card}</aside>", in_text("")), &[("related-cards", "Why the")]);
        check_in_text(&format!("<div class=related-stories>{card}</div>"), &[("related-box", "Why the")]);
    }

    #[test]
    fn beside_the_article_cards_have_summaries() {
        let card = "<div><h4><a href=a>Why the wall had to move</a></h4><p>The sea came over it twice in the winter of 2019, and the county would not wait for the third time.</p></div>";
        check(
            &format!("<body>{}<div><h3>You may also like</h3>{card}{card}</div>", in_text("")),
            &[("related-list", "You may also like")],
        );
        check_in_text(&format!("<div><h3>You may also like</h3>{card}</div>"), &[]);
    }

    #[test]
    fn titles_after_the_text_are_other_articles() {
        let links = "<ul><li><a href=a>Bus shelter row rumbles on</a><li><a href=b>Marrow record stands firm</a><li><a href=c>Choir seeks tenors again</a></ul>";
        check(
            &format!("<body>{}<div class=side><h3>Also in the Voice</h3>{links}</div>", in_text("")),
            &[("related-links", "Also in")],
        );
        check_in_text(&format!("<p>These are the ships that I mean:</p>{links}"), &[]);
        check(&in_text("").replace("</article>", &format!("{links}</article>")), &[]);
    }

    #[test]
    fn a_line_with_a_colon_goes_with_the_box_that_it_announces() {
        let links = "<ul class=related><li><a href=a>Why the harbour wall had to move</a></li></ul>";
        check_in_text(&format!("<p>Tovább a hullámokhoz:</p>{links}"), &[("related-box", "Tovább")]);
        check_in_text(&format!("<p>She sails at six.</p>{links}"), &[("related-box", "Why")]);
        let long = "<p>These are the ships that I mean, and I mean all of them:</p>";
        check_in_text(&format!("{long}{links}"), &[("related-box", "Why")]);
    }

    #[test]
    fn a_link_that_says_only_that_there_is_more_goes() {
        check_in_text("<p><a href=a>More on this story</a></p>", &[("related-label", "More on")]);
        check_in_text(
            "<h3><a href=a><span>Read more</span> The winter timetable</a></h3>",
            &[("related-label", "Read more")],
        );
        check_in_text("<h3><a href=a>The winter timetable</a></h3>", &[]);
    }

    #[test]
    fn sentences_and_lists_of_links_stay() {
        check_in_text("<p>Read more about the bridge in <a href=x>the report</a> that the county published.</p>", &[]);
        check_in_text(
            "<p>Related work: many have measured the tide, <a href=x>Osei</a> among the first to do so.</p>",
            &[],
        );
        check_in_text(
            "<ul><li><a href=a>The coastline that grew</a></li><li><a href=b>Trap streets</a></li></ul>",
            &[],
        );
        check_in_text("<h2>Related</h2><p>She is related to the ferry of the lower lake.</p>", &[]);
        check(
            &in_text("").replace("</div></article>", "<h3>Similar articles</h3><div></div></div></article>"),
            &[("related-list", "Similar")],
        );
        let after = |html: &str| {
            in_text("").replace("</div></article>", &format!("</div>{html}<p>Next: the tide.</p></article>"))
        };
        check(&after("<div><h3>Similar articles</h3><br></div>"), &[("related-list", "Similar")]);
        check(&after("<h3>Similar articles</h3>"), &[]);
        check_plain("À lire : un livre\n\nLire aussi est un plaisir.", &[("related-label", "À lire")]);
    }

    #[test]
    fn a_line_of_plain_text_needs_no_link() {
        check_plain(
            "Les combats\n\nÀ lire aussi : Deux soldats turcs tués\n\nMais c'est un dialogue.",
            &[("related-label", "À lire aussi")],
        );
    }

    #[test]
    fn one_short_word_needs_its_colon_and_its_link() {
        check_in_text("<p>Mira: <a href=x>el muelle al amanecer</a></p>", &[("related-label", "Mira")]);
        check_in_text("<p>Lea: <a href=x>La barca que no se jubila</a></p>", &[("related-label", "Lea")]);
        check_in_text("<p>Se her: <a href=x>Broen som ble vedtatt</a></p>", &[("related-label", "Se her")]);
        check_in_text("<p>Mira <a href=x>el muelle al amanecer</a></p>", &[]);
        check_in_text("<p>Lea <a href=x>la carta de su abuela</a></p>", &[]);
        check_in_text("<p>Mira: <a href=x>este informe</a> lo dice todo, y lo dice desde hace años.</p>", &[]);
        check_plain("Mira: no sé qué decirte.\n\nLes: det står på døra.", &[]);
    }

    #[test]
    fn a_label_of_another_language_is_a_label_before_its_link() {
        let english = |line: &str| in_text(line).replacen("<body>", "<html lang=en><body>", 1);
        for label in ["Lea también", "Czytaj też", "Les også", "Läs också", "Lue myös", "Vezi și", "Ayrıca okuyun"]
        {
            let line = format!("<p>{label}: <a href=x>A title of another article</a></p>");
            check(&english(&line), &[("related-label", label)]);
        }
        check(&english("<p>Lea también: <a href=x>la carta</a> que su abuela escribió desde el puerto.</p>"), &[]);
    }

    #[test]
    fn sentences_that_begin_like_labels_stay_in_every_language() {
        for (lang, text) in [
            ("no", "Del av problemet er isen. Annonse i avisen hjalp ikke, og les også mellom linjene."),
            ("sv", "Dela brödet i två. En annons i tidningen gav inget, och läs även det finstilta."),
            ("da", "Del af problemet er isen. Reklame hjalp ikke, og læs også mellem linjerne."),
            ("fi", "Jaa leipä kahtia. Mainos lehdessä ei auttanut, ja lue myös rivien välit."),
            ("pl", "Reklama mu niepotrzebna. Czytaj także między wierszami, dodaje ze śmiechem."),
            ("cs", "Reklama mu nepomohla. Čtěte také mezi řádky, dodává se smíchem starý hodinář."),
            ("ro", "Publicitate nu a făcut. Citește și printre rânduri, adaugă râzând ceasornicarul."),
            ("tr", "Reklam yapmadılar. Paylaş dedi usta, ekmeği ikiye böldü ve ayrıca okuyun diye ekledi."),
            ("uk", "Реклама йому не потрібна. Читайте також між рядками, додає він зі сміхом."),
            ("el", "Διαφήμιση δεν μπήκε πουθενά. Διαβάστε επίσης τα ημερολόγια, τους είπε."),
            ("ko", "광고 한 줄 없이 손님이 왔다. 관련 기사 한 편이 전부였다고 그는 웃으며 말했다."),
            ("nl", "Advertenties plaatste hij nooit. Lees ook tussen de regels, zei de molenaar lachend."),
            ("nl", "Deel het brood, zei ze, en bewaar de korst voor morgen."),
            ("nl", "Abonnee of niet, iedereen kreeg op zaterdag een krant in de bus."),
            ("pt", "Publicidade nunca fez. Leia também nas entrelinhas, disse o relojoeiro a rir."),
            ("pt", "Assine aqui, disse o notário, e partilhe o pão com quem espera."),
            ("pt", "Entre o porto e a igreja há um caminho que ninguém usa; veja mais quem sobe devagar."),
            ("it", "Pubblicità non ne fece mai. Leggi anche tra le righe, disse ridendo il ferroviere."),
            ("it", "Aggiungi un pizzico di sale e condividi il pane con chi arriva tardi."),
            ("it", "Abbonati erano in pochi, quell’anno, e il giornale usciva ogni due settimane."),
            ("it", "Non è stato possibile caricare la barca prima di sera, disse il capitano."),
            ("ru", "Реклама ему не нужна. Читайте также между строк, добавил он со смехом."),
            ("ru", "Подписка стоила рубль, и поделиться газетой с соседом считалось делом чести."),
            ("ru", "Перепечатка рукописи заняла зиму, а использование материалов архива – ещё две."),
            ("ru", "Не удалось загрузить уголь до темноты, и баржа осталась у причала."),
            ("ja", "広告を出したことはない。関連記事が一つ載っただけだと彼は笑った。"),
            ("ja", "アプリなら何でもできると思っていた。クリックして初めて違うと気づいた。"),
            ("ja", "残りの会員は三人だけになったが、登録は今も続いている。"),
            ("ja", "無断転載が問題になったのは、その写真が新聞に載ってからだ。"),
            ("ja", "チャンネル登録者は百人を超え、ニュースレターを購読する人も増えた。"),
            ("zh", "广告他从来不做。打开微信，他看到老邻居发来的照片。"),
            ("zh", "未经许可，任何人不得上船，老船长总是这样说。"),
            ("zh", "登录后才知道，那封信是三年前寄出的。"),
            ("zh", "訂閱電子報的人愈來愈多，分享到群組裡的也不少。"),
            ("zh", "付费内容卖得不好，会员专享的那一栏很快就取消了。"),
            ("he", "פרסומת הוא לא תלה מעולם. קראו גם בין השורות, אמר השען וצחק."),
            ("he", "אין לעשות שימוש במים האלה, אמר הרועה, ושתף אותנו בלחם שלו."),
            ("he", "לא ניתן לטעון שהנהר שכח את שמו."),
            ("ar", "إعلان واحد لم ينشره قط. اقرأ أيضا ما بين السطور، قال وهو يضحك."),
            ("ar", "حمل التطبيق الصارم للقانون أهل القرية على الرحيل."),
            ("ar", "شارك الجيران في الخبز، وحفظ كل منهم قطعة للغد."),
        ] {
            let html = in_text(&format!("<p>{text}</p>"));
            check(&html.replacen("<body>", &format!("<html lang={lang}><body>"), 1), &[]);
        }
    }
}
