//! Pages as sites write them: what is marked, kept, put back and switched, by words that are known apart.
#![no_main]

use arbitrary::Unstructured;
use libfuzzer_sys::fuzz_target;
use limpide::furniture::{Languages, Reason};
use limpide::{Breadth, Options, Page, PutBack};
use limpide_fuzz::ask;
use limpide_fuzz::page::Made;

fuzz_target!(|data: &[u8]| {
    let mut u = Unstructured::new(data);
    let choices: u32 = u.arbitrary().unwrap_or_default();
    let made = Made::of(&mut u);
    let page = Page::from_html(&made.html, ask::address());
    let reasons = Reason::FURNITURE.into_iter().zip(0..).filter(|(_, at)| choices >> 31 == 1 && choices >> at & 1 == 1);
    let languages = ["fr", "en", "ja", "de"].into_iter().zip(14..).filter(|(_, at)| choices >> at & 1 == 1);
    let options = Options {
        keep_reasons: reasons.map(|(reason, _)| reason).collect(),
        skip_languages: languages.map(|(tag, _)| Languages::of(tag)).fold(Languages::NONE, Languages::and),
        ..Options::default()
    };
    let at =
        |steps| ask::cleaned(&page, &Options { breadth: Breadth::new(steps).unwrap_or_default(), ..options.clone() });
    let Ok(cleaned) = at(0) else { return };
    ask::invents_nothing(&page, &cleaned.article);
    if !made.is_moved {
        ask::keeps_order(&page, &cleaned.article);
    }
    for removal in &cleaned.removals {
        assert!(!options.keep_reasons.contains(&removal.reason), "{removal:?}");
    }
    let kept = ask::kept_leaves(&page, &cleaned);
    if let (Ok(narrow), Ok(wide)) = (at(-1), at(1)) {
        let (less, more) = (ask::kept_leaves(&page, &narrow), ask::kept_leaves(&page, &wide));
        assert!(
            less.iter().zip(&kept).zip(&more).all(|((less, kept), more)| less <= kept && kept <= more),
            "narrower keeps more"
        );
    }
    // All that was removed can be had again, and then nothing is missing.
    let put_back = cleaned.removals.iter().map(|removal| PutBack::Removal(removal.id)).collect();
    let Ok(whole) = ask::cleaned(&page, &Options { put_back, ..options.clone() }) else { panic!("nothing is left") };
    ask::invents_nothing(&page, &whole.article);
    assert!(whole.removals.iter().all(|removal| removal.is_back), "{:?}", whole.removals);
    ask::agrees_with_its_snapshot(&page, &options);
});
