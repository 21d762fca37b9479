//! What plain text says of itself: its lines are all there is. The title is the first line that reads as one; a line that
//! repeats the one before it and adds a credit is a caption; one paragraph set before the text is the standfirst.

use crate::page::text::{folded, measure};
use crate::page::{Page, Tag};

/// Characters of a title.
const TITLE_CHARS: std::ops::RangeInclusive<usize> = 3..=200;
/// Lines in which the title is looked for.
const TITLE_LINES: usize = 12;
/// Characters a credit adds to a caption.
const CREDIT_CHARS: usize = 120;
/// Characters of a standfirst.
const STANDFIRST_CHARS: std::ops::RangeInclusive<usize> = 60..=400;
/// Sentences of a standfirst.
const STANDFIRST_SENTENCES: usize = 3;

/// Lines of navigation that stand before a title, in the languages of the brief; folded, sorted.
#[rustfmt::skip]
const SKIPPED: [&str; 83] = [
    "acceder au contenu", "acceder au contenu principal", "accueil", "advertisement", "aller a la navigation",
    "aller au contenu", "aller au contenu principal", "ana icerige gec", "anmelden", "anzeige", "buscar",
    "cerca", "close", "close menu", "direkt zum inhalt", "fermer", "ga naar de inhoud", "ga til indhold",
    "home", "hopp til innhold", "hoppa till innehall", "icerige atla", "inicio", "inloggen", "ir al contenido",
    "ir al contenido principal", "ir para o conteudo", "ir para o conteudo principal", "jump to content",
    "jump to navigation", "log in", "login", "main content", "main menu", "menu", "naar de inhoud",
    "naar hoofdinhoud", "navigation", "open menu", "partager", "pasar al contenido principal",
    "passer au contenu", "passer au contenu principal", "print", "przejdz do tresci", "publicidad", "publicite",
    "pular para o conteudo", "recherche", "rechercher", "s'abonner", "salta al contenuto",
    "saltar al contenido", "se connecter", "search", "share", "sign in", "siirry sisaltoon", "skip links",
    "skip navigation", "skip to content", "skip to main", "skip to main content", "skip to navigation",
    "spring naar content", "startseite", "subscribe", "suche", "toggle navigation", "vai al contenuto",
    "vai al contenuto principale", "zoeken", "zum hauptinhalt springen", "zum inhalt", "zum inhalt springen",
    "перейти к основному содержанию", "перейти к содержимому", "תפריט", "انتقل إلى المحتوى", "メインコンテンツへスキップ",
    "跳到主要內容", "跳到内容", "본문 바로가기",
];

/// What the lines of a text are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plain {
    /// The title.
    pub title: Option<usize>,
    /// Captions, the longer of the two lines each.
    pub captions: Vec<usize>,
    /// The standfirst.
    pub standfirst: Option<usize>,
}

/// Reads the lines.
pub fn read(page: &Page) -> Plain {
    let mut lines =
        (0..page.len()).filter(|&node| page.tag(node) == Tag::P).map(|node| (node, page.subtree_text(node))).peekable();
    let mut plain = Plain::default();
    for (node, text) in lines.by_ref().take(TITLE_LINES) {
        if is_title(&text) {
            plain.title = Some(node);
            break;
        }
        if !is_skipped(&text) {
            // Text that begins without a title.
            return plain;
        }
    }
    if plain.title.is_none() {
        return plain;
    }
    let mut next = lines.next();
    while let Some((node, text)) = next.take() {
        let Some((other, after)) = lines.peek() else { break };
        if is_caption(&text, after) {
            plain.captions.push(*other);
        } else if is_caption(after, &text) {
            plain.captions.push(node);
        } else {
            let is_followed = measure(after).words > 0;
            plain.standfirst = Some(node).filter(|_| is_followed && is_standfirst(&text));
            break;
        }
        lines.next();
        next = lines.next();
    }
    plain
}

fn is_skipped(text: &str) -> bool {
    let folded = folded(text);
    SKIPPED.binary_search(&folded.as_str()).is_ok() || measure(text).letters < 2
}

/// A line of a few words that does not end as a sentence in the middle of others.
fn is_title(text: &str) -> bool {
    let sentences = sentences(text);
    let ends = text.ends_with(['.', '。', ',', ';']) && !text.ends_with("...");
    TITLE_CHARS.contains(&text.chars().count())
        && !is_skipped(text)
        && sentences <= 2
        && !(ends && text.chars().count() > 100)
}

/// Whether the longer line is the shorter one and a credit.
fn is_caption(short: &str, long: &str) -> bool {
    let Some(credit) = long.strip_prefix(short) else { return false };
    let credit = credit.trim();
    !credit.is_empty() && measure(short).words >= 4 && credit.chars().count() <= CREDIT_CHARS && sentences(credit) <= 1
}

fn is_standfirst(text: &str) -> bool {
    STANDFIRST_CHARS.contains(&text.chars().count()) && (1..=STANDFIRST_SENTENCES).contains(&sentences(text))
}

/// Sentence ends that are followed by white space or the end.
fn sentences(text: &str) -> usize {
    let mut chars = text.chars().peekable();
    let mut count = 0;
    while let Some(c) = chars.next() {
        let ends = matches!(c, '.' | '!' | '?' | '…') && chars.peek().is_none_or(|next| next.is_whitespace());
        count += usize::from(ends || matches!(c, '。' | '！' | '？' | '؟' | '।'));
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, title: &str, captions: &[&str], standfirst: &str) {
        let page = Page::from_text(text);
        let plain = read(&page);
        let say = |node: Option<usize>| node.map(|n| page.subtree_text(n)).unwrap_or_default();
        assert_eq!(say(plain.title), title, "{text}");
        assert_eq!(plain.captions.iter().map(|&n| page.subtree_text(n)).collect::<Vec<_>>(), captions, "{text}");
        assert_eq!(say(plain.standfirst), standfirst, "{text}");
    }

    const SUM: &str = "Alors que la pluie tombe sur la vallée depuis une semaine, les paysans ont perdu le blé.";

    #[test]
    fn a_page_copied_as_text_is_read() {
        check(
            &format!(
                "Accéder au contenu principal\n\nLa pluie sur le blé\n\nUn champ dans la vallée, en mai 2019.\nUn champ dans la vallée, en mai 2019. Ann LEE / AFP\n\n{SUM}\n\nLa suite."
            ),
            "La pluie sur le blé",
            &["Un champ dans la vallée, en mai 2019. Ann LEE / AFP"],
            SUM,
        );
    }

    #[test]
    fn text_without_them_has_none() {
        check("Rain\n\nIt rained.\n\nIt rained again.", "Rain", &[], "");
        check(&format!("{SUM} {SUM} {SUM}\n\nText."), "", &[], "");
        check("", "", &[], "");
        check("Skip to content\nMenu", "", &[], "");
        check("Rain\nIt rained all day long.", "Rain", &[], "");
    }

    #[test]
    fn the_table_of_navigation_is_sorted() {
        assert!(SKIPPED.is_sorted());
    }
}
