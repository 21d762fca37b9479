//! Furniture switched off by reason, by rule and by language: what is left alone is shown, and nothing else changes.

use limpide::furniture::{Languages, Reason};
use limpide::rules::RuleSet;
use limpide::write::{TextForm, text};
use limpide::{Cleaned, Options, Page, clean};
use std::fs;
use std::path::{Path, PathBuf};
use url::Url;

/// Every so many fixtures one is tried with each of its reasons; the count is prime, so that languages change.
const EVERY: usize = 7;

const PAGE: &str = "<html lang=fr><title>Le bac</title><body><main><h1>Le bac</h1>\
    <p>Le bac a quitté le quai à six heures, avec quarante personnes, deux chiens et un piano, sans que nul sache à qui il était.</p>\
    <p>Publicité</p>\
    <p>Il a plu onze jours sur toute la plaine, et sur les collines aussi, et le fleuve est monté jusqu’au pont de bois.</p>\
    <div class=newsletter><p>Recevez notre lettre du matin</p></div>\
    <p>Quand il est redescendu, le piano était sur l’autre rive, accordé, et le second jurait ne pas l’avoir déplacé lui-même.</p>\
    </main></body>";

fn cleaned(page: &Page, options: &Options) -> Cleaned {
    clean(page, options).unwrap_or_else(|error| unreachable!("{error}"))
}

fn body(options: &Options) -> String {
    text(&cleaned(&Page::from_html(PAGE, Url::parse("https://quai.example/bac").ok()), options).article, TextForm::Body)
}

fn pages() -> Vec<(PathBuf, Page)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut folders: Vec<PathBuf> = fs::read_dir(root).into_iter().flatten().flatten().map(|e| e.path()).collect();
    folders.sort();
    let chosen = folders.into_iter().step_by(EVERY).filter_map(|folder| {
        let html = fs::read_to_string(folder.join("source.html")).ok()?;
        Some((folder, Page::from_html(&html, Url::parse("https://limpide.example/a").ok())))
    });
    chosen.collect()
}

#[test]
fn a_reason_that_is_left_alone_removes_nothing_and_its_words_are_read() {
    let (mut tried, mut lost) = (0, Vec::new());
    for (folder, page) in pages() {
        let Ok(before) = clean(&page, &Options::default()) else { continue };
        for reason in Reason::FURNITURE {
            let mine = || before.removals.iter().filter(|removal| removal.reason == reason && removal.words > 0);
            if mine().next().is_none() {
                continue;
            }
            let after = cleaned(&page, &Options { keep_reasons: vec![reason], ..Options::default() });
            let still = after.removals.iter().find(|removal| removal.reason == reason);
            assert!(still.is_none(), "{}: {reason}: {still:?}", folder.display());
            for removal in mine() {
                tried += 1;
                // Another mark may hold what this one held too; the judge alone may not take it.
                let taken = after.removals.iter().any(|other| {
                    other.reason == Reason::LowScore && other.id <= removal.id && removal.end <= other.end
                });
                if taken {
                    lost.push(format!("{}: {reason}: {}", folder.display(), removal.excerpt));
                }
            }
        }
    }
    assert!(tried > 100 && lost.is_empty(), "{tried} tried, lost: {lost:#?}");
}

#[test]
fn a_reason_and_a_rule_of_it_are_left_alone_and_the_others_are_not() {
    let plain = body(&Options::default());
    assert!(!plain.contains("Publicité") && !plain.contains("Recevez"), "{plain}");
    let ad = body(&Options { keep_reasons: vec![Reason::Ad], ..Options::default() });
    assert!(ad.contains("Publicité") && !ad.contains("Recevez"), "{ad}");
    let rules = RuleSet::parse("quai.example#@#:furniture(newsletter-box)").unwrap_or_default();
    let letter = body(&Options { rules, ..Options::default() });
    assert!(!letter.contains("Publicité") && letter.contains("Recevez"), "{letter}");
}

#[test]
fn what_is_left_alone_stands_in_the_article_that_a_rule_names() {
    let rules = RuleSet::parse("quai.example##p:nth-of-type(1):article()").unwrap_or_default();
    let both = body(&Options { rules, keep_reasons: Reason::FURNITURE.to_vec(), ..Options::default() });
    assert!(both.contains("quarante") && !both.contains("Publicité"), "{both}");
}

#[test]
fn a_language_that_is_skipped_says_nothing_and_structures_still_do() {
    let page = Page::from_html(PAGE, None);
    let skipping = |tags: &[&str]| {
        let skip_languages = tags.iter().map(|tag| Languages::of(tag)).fold(Languages::NONE, Languages::and);
        let cleaned = cleaned(&page, &Options { skip_languages, ..Options::default() });
        let named = |rule: &str| cleaned.removals.iter().any(|removal| removal.rule == rule);
        (named("ad-label"), named("newsletter-box"))
    };
    assert_eq!(skipping(&[]), (true, true));
    assert_eq!(skipping(&["de", "en"]), (true, true));
    assert_eq!(skipping(&["fr"]), (false, true));
}
