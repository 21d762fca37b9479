//! The rule for something on a page: written so that it finds just this here, and the same on the site's other pages.

mod keep;
mod name;
mod propose;
mod weigh;

pub use keep::keeps;
pub use propose::{For, Proposed, propose};
pub use weigh::{Ground, Weighed, weigh};

#[cfg(test)]
mod tests {
    use crate::correct::rule_to_keep;
    use crate::{Breadth, Options, Page, clean};
    use url::Url;

    fn page(part: &str) -> Page {
        let text = "<p>The ferry left the quay at six, with forty people, two dogs and a piano on board, and nobody knew whose it was.</p>";
        let html = format!(
            "<title>Ferry</title><body><main><h1>Ferry</h1>{text}{text}{part}<p>It rained for eleven days on the whole of the plain, and on the hills as well.</p></main>"
        );
        Page::from_html(&html, Url::parse("https://www.ferry.example/a").ok())
    }

    /// The line suggested for the removal that begins with these words; and that it holds.
    #[track_caller]
    fn check(part: &str, begins: &str, expected: &str) {
        let page = page(part);
        let clean = |rules: &str| {
            clean(
                &page,
                &Options {
                    rules: crate::rules::RuleSet::parse(rules).unwrap_or_default(),
                    breadth: Breadth::default(),
                    ..Options::default()
                },
            )
        };
        let Ok(cleaned) = clean("") else { panic!("nothing was cleaned") };
        let Some(removal) = cleaned.removals.iter().find(|removal| removal.excerpt.starts_with(begins)) else {
            panic!("{begins} was not removed: {:?}", cleaned.removals);
        };
        let line = rule_to_keep(&page, &Options::default(), removal.id).ok().flatten().unwrap_or_default();
        assert_eq!(line, expected);
        let Ok(kept) = clean(&line) else { panic!("nothing was cleaned") };
        assert!(
            !kept.removals.iter().any(|removal| removal.excerpt.starts_with(begins)),
            "{line} does not hold: {:?}",
            kept.removals
        );
        let text = crate::write::text(&kept.article, crate::write::TextForm::Body);
        assert!(text.contains(begins), "{line} does not keep it: {text}");
    }

    #[test]
    fn what_has_a_name_is_kept_by_it() {
        let list = "<h3>Related articles</h3><ul><li><a href=/a>A bridge for the valley</a><li><a href=/b>The last of the ferries</a></ul>";
        check(
            &format!("<div class='related-posts x93fK2aa'>{list}</div>"),
            "Related articles",
            "ferry.example##div.related-posts:keep()",
        );
        check(&format!("<div id=related>{list}</div>"), "Related articles", "ferry.example###related:keep()");
    }

    #[test]
    fn what_has_none_is_kept_by_the_rule_or_by_its_words() {
        check("<p>Advertisement</p>", "Advertisement", "ferry.example#@#:furniture(ad-label)");
    }

    #[test]
    fn the_narrowest_name_is_taken_and_none_that_says_only_how_it_looks() {
        check(
            "<section class=relative><div class=sp-ad><p class='text-center uppercase'>Advertisement</p></div></section>",
            "Advertisement",
            "ferry.example##div.sp-ad:keep()",
        );
        check(
            "<footer class=entry-footer><span class=cat-links>Notes</span> <span class=tags-links><a href=/t rel=tag>maps</a></span></footer>",
            "Notes",
            "ferry.example##footer.entry-footer:keep()",
        );
    }

    #[test]
    fn what_another_rule_would_take_next_is_kept_as_well() {
        let form = "<form><input type=email name=email placeholder='Your email'><button>Sign up</button></form>";
        let page = page(&format!(
            "<div><h3>Sign up for our newsletter</h3><p>The week on the river, every Friday in your inbox.</p>{form}</div>"
        ));
        let Ok(cleaned) = clean(&page, &Options::default()) else { panic!("nothing was cleaned") };
        let Some(removal) = cleaned.removals.iter().find(|removal| removal.excerpt.contains("Sign up")) else {
            panic!("{:?}", cleaned.removals)
        };
        // The same where it had been put back by hand.
        for put_back in [Vec::new(), vec![crate::PutBack::Range(removal.id, removal.end)]] {
            let options = Options { put_back, ..Options::default() };
            let line = rule_to_keep(&page, &options, removal.id).ok().flatten().unwrap_or_default();
            let rules = crate::rules::RuleSet::parse(&line).unwrap_or_default();
            let kept = clean(&page, &Options { rules, ..Options::default() });
            let text = kept.map(|kept| crate::write::text(&kept.article, crate::write::TextForm::Body));
            assert!(
                text.as_ref().is_ok_and(|text| text.contains("newsletter") && text.contains("every Friday")),
                "{line}: {text:?}"
            );
        }
    }

    #[test]
    fn what_no_rule_brings_gets_none() {
        let page = page("<a class=skip-link href='#top'>Skip to content</a>");
        let Ok(cleaned) = clean(&page, &Options::default()) else { panic!("nothing was cleaned") };
        for removal in cleaned.removals {
            let line = rule_to_keep(&page, &Options::default(), removal.id).ok().flatten();
            let rules = crate::rules::RuleSet::parse(line.as_deref().unwrap_or_default()).unwrap_or_default();
            let text = clean(&page, &Options { rules, ..Options::default() })
                .map(|kept| crate::write::text(&kept.article, crate::write::TextForm::Body));
            assert_eq!(line.is_some(), text.is_ok_and(|text| text.contains("Skip to content")));
        }
    }
}
