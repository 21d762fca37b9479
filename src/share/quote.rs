//! Words of an article as a quotation that says whose they are, with a link that leads to them on the page.

use super::fragment::{Selection, text_directive, with_directive};
use crate::article::Article;
use crate::write::html::{attribute, escaped};
use crate::write::{TextForm, text};

/// The marks around a quotation, by language; those of English elsewhere.
const MARKS: [(&str, &str, &str); 31] = [
    ("ar", "«", "»"),
    ("bg", "„", "“"),
    ("bs", "„", "”"),
    ("ca", "«", "»"),
    ("cs", "„", "“"),
    ("da", "„", "“"),
    ("de", "„", "“"),
    ("el", "«", "»"),
    ("es", "«", "»"),
    ("et", "„", "“"),
    ("fa", "«", "»"),
    ("fi", "”", "”"),
    ("fr", "«\u{a0}", "\u{a0}»"),
    ("hr", "„", "”"),
    ("hu", "„", "”"),
    ("it", "«", "»"),
    ("ja", "「", "」"),
    ("lt", "„", "“"),
    ("nb", "«", "»"),
    ("nn", "«", "»"),
    ("no", "«", "»"),
    ("pl", "„", "”"),
    ("pt", "«", "»"),
    ("ro", "„", "”"),
    ("ru", "«", "»"),
    ("sk", "„", "“"),
    ("sl", "„", "“"),
    ("sr", "„", "“"),
    ("sv", "”", "”"),
    ("uk", "«", "»"),
    ("zh-hant", "「", "」"),
];

/// A quotation, ready to be copied.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Quote {
    /// As plain text: `“…” — author, title, site, date, link`.
    pub text: String,
    /// As HTML.
    pub html: String,
    /// The link alone, where the article has an address.
    pub link: Option<String>,
}

/// Quotes a selection of an article that was [prepared](super::prepared). `page` is the text of the page it came from, a
/// line a block, in which the link has to find the words; where it is not at hand, that of the article. None where nothing
/// is selected.
pub fn quote(article: &Article, selection: &Selection, page: Option<&str>) -> Option<Quote> {
    let lines: Vec<String> = selection.text.lines().map(collapsed).filter(|line| !line.is_empty()).collect();
    if lines.is_empty() {
        return None;
    }
    let link = article.address.as_deref().map(|address| {
        let own = || format!("{}\n{}", article.title, text(article, TextForm::Body));
        let directive = page.map_or_else(|| text_directive(&own(), selection), |page| text_directive(page, selection));
        directive.map_or_else(|| address.to_owned(), |directive| with_directive(address, &directive))
    });
    let (open, close) = marks(article.lang.as_deref().unwrap_or_default());
    let day = article.published.as_deref().map(|date| date.get(..10).unwrap_or(date));
    let known = [article.byline.as_deref(), Some(article.title.as_str()), article.site.as_deref(), day];
    let mut said: Vec<&str> = known.into_iter().flatten().filter(|part| !part.trim().is_empty()).collect();
    let words = said.join(", ");
    said.extend(link.as_deref());
    let text = match said.join(", ") {
        source if source.is_empty() => format!("{open}{}{close}", lines.join("\n")),
        source => format!("{open}{}{close} — {source}", lines.join("\n")),
    };
    let paragraphs: String = lines.iter().map(|line| format!("<p>{}</p>", escaped(line))).collect();
    let cite = link.as_deref().map(|link| attribute("cite", link)).unwrap_or_default();
    let source = match &link {
        Some(link) => {
            let words = if words.is_empty() { link } else { &words };
            format!("<a{}>{}</a>", attribute("href", link), escaped(words))
        }
        None => escaped(&words),
    };
    let source = if source.is_empty() { source } else { format!("<p>— {source}</p>") };
    Some(Quote { text, html: format!("<blockquote{cite}>{paragraphs}</blockquote>{source}"), link })
}

fn collapsed(line: &str) -> String {
    line.split([' ', '\t', '\r']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn marks(lang: &str) -> (&'static str, &'static str) {
    let lang = lang.to_ascii_lowercase();
    let is_of = |name: &str| lang.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    let traditional = ["zh-tw", "zh-hk", "zh-mo"].iter().any(|name| is_of(name));
    let found = MARKS.iter().find(|(name, ..)| is_of(name) || (traditional && *name == "zh-hant"));
    found.map_or(("“", "”"), |(_, open, close)| (open, close))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{BlockKind, Inline};

    fn article(lang: &str) -> Article {
        let paragraph = |text: &str| BlockKind::Paragraph { content: vec![Inline::text(text)] }.into();
        Article {
            title: "The <sea>".into(),
            byline: Some("Ann Lee".into()),
            published: Some("2024-02-28T10:00:00Z".into()),
            site: Some("Quay".into()),
            lang: Some(lang.into()),
            address: Some("https://quay.example/sea".into()),
            blocks: vec![paragraph("The water was calm."), paragraph("It was calm, and then it was not.")],
            ..Article::default()
        }
    }

    #[test]
    fn a_quotation_says_whose_it_is_and_leads_there() {
        let selection = Selection { text: " it was\n  not. ", before: "and then ", after: "" };
        let quoted = quote(&article("en"), &selection, None).unwrap_or_default();
        let link = "https://quay.example/sea#:~:text=it%20was%20not.";
        assert_eq!(quoted.link.as_deref(), Some(link));
        assert_eq!(quoted.text, format!("“it was\nnot.” — Ann Lee, The <sea>, Quay, 2024-02-28, {link}"));
        assert_eq!(
            quoted.html,
            format!(
                "<blockquote cite=\"{link}\"><p>it was</p><p>not.</p></blockquote>\
                 <p>— <a href=\"{link}\">Ann Lee, The &lt;sea&gt;, Quay, 2024-02-28</a></p>"
            )
        );
    }

    #[test]
    fn the_marks_are_those_of_the_language() {
        let selection = Selection { text: "calm", ..Selection::default() };
        for (lang, start) in [
            ("fr-CA", "«\u{a0}calm\u{a0}» — "),
            ("de", "„calm“ — "),
            ("ja", "「calm」 — "),
            ("zh-TW", "「calm」 — "),
            ("zh", "“calm” — "),
            ("dev", "“calm” — "),
        ] {
            let quoted = quote(&article(lang), &selection, None).unwrap_or_default();
            assert!(quoted.text.starts_with(start), "{lang}: {}", quoted.text);
        }
    }

    #[test]
    fn what_is_not_known_is_not_said() {
        let selection = Selection { text: "calm", ..Selection::default() };
        let bare = Article { title: "T".into(), ..Article::default() };
        assert_eq!(quote(&bare, &selection, None).unwrap_or_default().text, "“calm” — T");
        assert_eq!(quote(&Article::default(), &selection, None).unwrap_or_default().text, "“calm”");
        // Words that the page does not have, such as those of a translation, are quoted with the plain link.
        let quoted = quote(&article("en"), &Selection { text: "calme", ..selection }, Some("The water was calm."));
        assert_eq!(quoted.and_then(|quoted| quoted.link).as_deref(), Some("https://quay.example/sea"));
        assert_eq!(quote(&article("en"), &Selection::default(), None), None);
    }
}
