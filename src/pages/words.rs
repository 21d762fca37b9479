//! What links between the pages of an article say, a line for each language. All words are written as
//! [`folded`](crate::page::text::folded) leaves them. Every language is asked on every page: what a link must be besides is
//! decided by its address.

use crate::page::order;
use std::sync::LazyLock;

/// What one language says.
#[derive(Debug, Clone, Copy)]
pub struct PageWords {
    /// BCP 47, the primary part alone.
    pub code: &'static str,
    /// To the next page; sorted. Longer texts may begin with one, if a colon or a title follows.
    pub next: &'static [&'static str],
    /// To the page before; sorted.
    pub before: &'static [&'static str],
    /// What stands before or after the number of a page; sorted.
    pub page: &'static [&'static str],
    /// What stands between the number of a page and how many there are; sorted.
    pub of: &'static [&'static str],
    /// All pages as one, and the line that says that the text goes on elsewhere or began there; sorted.
    pub around: &'static [&'static str],
}

/// All languages, sorted by code.
#[rustfmt::skip]
pub const LANGUAGES: &[PageWords] = &[
    PageWords {
        code: "ar",
        next: &["التالي", "التالية", "الصفحة التالية"],
        before: &["السابق", "السابقة", "الصفحة السابقة"],
        page: &["الصفحات", "الصفحة", "صفحة"],
        of: &["من"],
        around: &["عرض الكل"],
    },
    PageWords {
        code: "bg",
        next: &["към следващата страница", "напред", "следваща", "следваща страница"],
        before: &["назад", "предишна", "предишна страница"],
        page: &["стр", "страница", "страници"],
        of: &["от"],
        around: &["на една страница", "покажи всички", "цялата статия"],
    },
    PageWords {
        code: "bn",
        next: &["পরবর্তী", "পরবর্তী পাতা", "পরবর্তী পৃষ্ঠা", "পরের পাতা", "পরের পৃষ্ঠা"],
        before: &["আগের পাতা", "আগের পৃষ্ঠা", "পূর্ববর্তী", "পূর্ববর্তী পাতা", "পূর্ববর্তী পৃষ্ঠা"],
        page: &["পাতা", "পৃষ্ঠা"],
        of: &[],
        around: &["সব দেখুন"],
    },
    PageWords {
        code: "ca",
        next: &["a la pagina seguent", "pagina seguent", "seguent"],
        before: &["anterior", "pagina anterior"],
        page: &["pag", "pagina", "pagines"],
        of: &["de"],
        around: &["article complet", "en una sola pagina"],
    },
    PageWords {
        code: "cs",
        next: &["dalsi", "dalsi strana", "dalsi stranka", "nasledujici", "nasledujici strana", "nasledujici stranka"],
        before: &["predchozi", "predchozi strana", "predchozi stranka"],
        page: &["strana", "stranka", "stranky", "strany"],
        of: &["z", "ze"],
        around: &["cely clanek", "na jedne strance"],
    },
    PageWords {
        code: "da",
        next: &["naeste", "naeste side", "videre"],
        before: &["forrige", "forrige side", "tilbage"],
        page: &["side", "sider"],
        of: &["af"],
        around: &["vis alle", "vis hele artiklen"],
    },
    PageWords {
        code: "de",
        next: &["auf der nachsten seite", "nachste", "nachste seite", "vor", "weiter", "weiter auf der nachsten seite", "weiterlesen auf der nachsten seite", "zur nachsten seite"],
        before: &["vorherige", "vorherige seite", "zur vorherigen seite", "zuruck"],
        page: &["seite", "seiten"],
        of: &["von"],
        around: &["alle seiten", "alles auf einer seite", "artikel auf einer seite lesen", "auf einer seite", "auf einer seite lesen"],
    },
    PageWords {
        code: "el",
        next: &["επομενη", "επομενη σελιδα", "επομενο"],
        before: &["προηγουμενη", "προηγουμενη σελιδα", "προηγουμενο"],
        page: &["σελιδα", "σελιδεσ"],
        of: &["απο"],
        around: &["ολο το αρθρο"],
    },
    PageWords {
        code: "en",
        next: &["continue to next page", "continue to the next page", "continued on next page", "continued on the next page", "go to next page", "go to the next page", "next", "next page", "on to the next page", "the next page"],
        before: &["back", "go to previous page", "go to the previous page", "prev", "prev page", "previous", "previous page"],
        page: &["p", "page", "pages", "pg"],
        of: &["of"],
        around: &["all on one page", "all pages", "entire article", "full article", "on one page", "read all", "read as one page", "read on one page", "show all", "single page", "view all", "view all pages", "view as a single page", "view as single page", "view full article", "view on one page", "view single page"],
    },
    PageWords {
        code: "es",
        next: &["a la pagina siguiente", "pagina siguiente", "proxima pagina", "siguiente", "siguiente pagina"],
        before: &["anterior", "pagina anterior"],
        page: &["pag", "pagina", "paginas"],
        of: &["de"],
        around: &["articulo completo", "en una sola pagina", "ver todo"],
    },
    PageWords {
        code: "et",
        next: &["jargmine", "jargmine lehekulg", "jargmine leht"],
        before: &["eelmine", "eelmine lehekulg", "eelmine leht"],
        page: &["lehekulg", "leht", "lk"],
        of: &[],
        around: &["kogu artikkel", "naita koiki", "terve artikkel"],
    },
    PageWords {
        code: "fa",
        next: &["بعدی", "صفحه بعد", "صفحه بعدی"],
        before: &["صفحه قبل", "صفحه قبلی", "قبلی"],
        page: &["صفحات", "صفحه"],
        of: &["از"],
        around: &["نمایش همه"],
    },
    PageWords {
        code: "fi",
        next: &["seuraava", "seuraava sivu", "seuraavalle sivulle"],
        before: &["edellinen", "edellinen sivu", "edelliselle sivulle"],
        page: &["sivu", "sivut"],
        of: &[],
        around: &["koko artikkeli", "nayta kaikki"],
    },
    PageWords {
        code: "fr",
        next: &["a la page suivante", "aller a la page suivante", "la page suivante", "page suivante", "suivant", "suivante"],
        before: &["page precedente", "precedent", "precedente"],
        page: &["page", "pages"],
        of: &["de", "sur"],
        around: &["afficher tout", "article complet", "sur une seule page", "toutes les pages", "voir tout"],
    },
    PageWords {
        code: "he",
        next: &["הבא", "העמוד הבא", "לעמוד הבא"],
        before: &["הקודם", "לעמוד הקודם"],
        page: &["דף", "עמוד", "עמודים"],
        of: &["מתוך"],
        around: &["הצג הכל"],
    },
    PageWords {
        code: "hi",
        next: &["अगला", "अगला पृष्ठ", "अगला पेज", "अगले पेज पर जाएं"],
        before: &["पिछला", "पिछला पृष्ठ", "पिछला पेज"],
        page: &["पृष्ठ", "पेज"],
        of: &[],
        around: &["सभी देखें"],
    },
    PageWords {
        code: "hr",
        next: &["na sljedecu stranicu", "sledeca", "sledeca strana", "sledeca stranica", "sljedeca", "sljedeca stranica"],
        before: &["prethodna", "prethodna strana", "prethodna stranica"],
        page: &["str", "strana", "stranica", "stranice"],
        of: &["od"],
        around: &["ceo tekst", "cijeli clanak", "na jednoj stranici"],
    },
    PageWords {
        code: "hu",
        next: &["a kovetkezo oldalra", "kovetkezo", "kovetkezo oldal", "tovabb a kovetkezo oldalra"],
        before: &["elozo", "elozo oldal"],
        page: &["oldal", "oldalak"],
        of: &[],
        around: &["a teljes cikk", "egy oldalon"],
    },
    PageWords {
        code: "id",
        next: &["berikutnya", "halaman berikutnya", "halaman selanjutnya", "halaman seterusnya", "ke halaman berikutnya", "selanjutnya", "seterusnya"],
        before: &["halaman sebelumnya", "sebelumnya"],
        page: &["hal", "halaman", "muka surat"],
        of: &["dari", "daripada"],
        around: &["lihat semua", "semua halaman", "tampilkan semua"],
    },
    PageWords {
        code: "it",
        next: &["alla pagina successiva", "avanti", "pagina seguente", "pagina successiva", "prossima pagina", "successiva", "successivo"],
        before: &["indietro", "pagina precedente", "precedente"],
        page: &["pag", "pagina", "pagine"],
        of: &["di"],
        around: &["articolo completo", "mostra tutto", "su una sola pagina"],
    },
    PageWords {
        code: "ja",
        next: &["次", "次のページ", "次のページへ", "次のページを読む", "次の頁", "次へ"],
        before: &["前", "前のページ", "前のページへ", "前へ"],
        page: &["ページ", "頁"],
        of: &[],
        around: &["1ページで読む", "全文を読む", "全文表示"],
    },
    PageWords {
        code: "ko",
        next: &["다음", "다음 페이지", "다음 페이지로", "다음페이지"],
        before: &["이전", "이전 페이지", "이전페이지"],
        page: &["쪽", "페이지"],
        of: &[],
        around: &["전체 보기"],
    },
    PageWords {
        code: "lt",
        next: &["kitas", "kitas puslapis", "sekantis puslapis", "toliau"],
        before: &["ankstesnis", "ankstesnis puslapis", "atgal"],
        page: &["psl", "puslapiai", "puslapis"],
        of: &[],
        around: &["rodyti viska", "visas straipsnis"],
    },
    PageWords {
        code: "lv",
        next: &["nakama", "nakama lapa", "nakamais", "uz nakamo lapu"],
        before: &["iepriekseja", "iepriekseja lapa", "ieprieksejais"],
        page: &["lapa", "lapas", "lpp"],
        of: &[],
        around: &["radit visu", "viss raksts"],
    },
    PageWords {
        code: "nl",
        next: &["naar de volgende pagina", "volgende", "volgende pagina"],
        before: &["vorige", "vorige pagina"],
        page: &["pagina", "pagina's"],
        of: &["van"],
        around: &["alles op een pagina", "hele artikel", "op een pagina"],
    },
    PageWords {
        code: "no",
        next: &["neste", "neste side", "til neste side"],
        before: &["forrige", "forrige side"],
        page: &["side", "sider"],
        of: &["av"],
        around: &["vis alle", "vis hele artikkelen"],
    },
    PageWords {
        code: "pl",
        next: &["nastepna", "nastepna strona", "nastepne", "przejdz do nastepnej strony"],
        before: &["poprzednia", "poprzednia strona", "poprzednie"],
        page: &["str", "strona", "strony"],
        of: &["z", "ze"],
        around: &["caly artykul", "na jednej stronie"],
    },
    PageWords {
        code: "pt",
        next: &["pagina seguinte", "proxima", "proxima pagina", "proximo", "seguinte"],
        before: &["anterior", "pagina anterior"],
        page: &["pag", "pagina", "paginas"],
        of: &["de"],
        around: &["artigo completo", "em uma so pagina", "numa so pagina", "ver tudo"],
    },
    PageWords {
        code: "ro",
        next: &["pagina urmatoare", "urmatoarea", "urmatoarea pagina", "urmatorul"],
        before: &["anterioara", "pagina anterioara"],
        page: &["pagina", "pagini"],
        of: &["din"],
        around: &["tot articolul"],
    },
    PageWords {
        code: "ru",
        next: &["далее", "на следующую страницу", "следующая", "следующая страница"],
        before: &["назад", "предыдущая", "предыдущая страница"],
        page: &["стр", "страница", "страницы"],
        of: &["из"],
        around: &["вся статья", "на одной странице"],
    },
    PageWords {
        code: "sk",
        next: &["dalsia", "dalsia strana", "dalsia stranka", "nasledujuca", "nasledujuca strana", "nasledujuca stranka"],
        before: &["predchadzajuca", "predchadzajuca strana", "predchadzajuca stranka"],
        page: &["strana", "stranka", "strany"],
        of: &["z", "zo"],
        around: &["cely clanok", "na jednej strane"],
    },
    PageWords {
        code: "sl",
        next: &["na naslednjo stran", "naprej", "naslednja", "naslednja stran"],
        before: &["nazaj", "prejsnja", "prejsnja stran"],
        page: &["str", "stran", "strani"],
        of: &["od"],
        around: &["cel clanek", "celoten clanek", "na eni strani"],
    },
    PageWords {
        code: "sr",
        next: &["на следећу страну", "следећа", "следећа страна", "следећа страница"],
        before: &["претходна", "претходна страна", "претходна страница"],
        page: &["стр", "страна", "стране", "страница"],
        of: &["од"],
        around: &["на једној страни", "цео текст"],
    },
    PageWords {
        code: "sv",
        next: &["nasta", "nasta sida", "till nasta sida"],
        before: &["foregaende", "foregaende sida", "forra sidan", "tidigare"],
        page: &["sida", "sidor"],
        of: &["av"],
        around: &["hela artikeln", "visa alla"],
    },
    PageWords {
        code: "ta",
        next: &["அடுத்த பக்கம்", "அடுத்தது", "அடுத்து"],
        before: &["முந்தைய பக்கம்", "முந்தையது"],
        page: &["பக்கங்கள்", "பக்கம்"],
        of: &[],
        around: &[],
    },
    PageWords {
        code: "th",
        next: &["ถัดไป", "หน้าต่อไป", "หน้าถัดไป"],
        before: &["ก่อนหน้า", "หน้าก่อนหน้า", "หน้าที่แล้ว"],
        page: &["หน้า", "หน้าที่"],
        of: &["จาก"],
        around: &["ดูทั้งหมด", "อ่านทั้งหมด"],
    },
    PageWords {
        code: "tr",
        next: &["ileri", "sonraki", "sonraki sayfa", "sonraki sayfaya gec"],
        before: &["geri", "onceki", "onceki sayfa"],
        page: &["sayfa", "sayfalar"],
        of: &[],
        around: &["tamamini goster", "tek sayfada oku"],
    },
    PageWords {
        code: "uk",
        next: &["далі", "на наступну сторінку", "наступна", "наступна сторінка"],
        before: &["назад", "попередня", "попередня сторінка"],
        page: &["стор", "сторінка", "сторінки"],
        of: &["з", "із"],
        around: &["на одній сторінці", "уся стаття"],
    },
    PageWords {
        code: "ur",
        next: &["اگلا", "اگلا صفحہ", "اگلے صفحے پر جائیں"],
        before: &["پچھلا", "پچھلا صفحہ"],
        page: &["صفحات", "صفحہ"],
        of: &[],
        around: &["سب دیکھیں", "مکمل مضمون"],
    },
    PageWords {
        code: "vi",
        next: &["sau", "tiếp theo", "trang kế tiếp", "trang sau", "trang tiếp", "trang tiếp theo"],
        before: &["trang trước", "trước"],
        page: &["trang"],
        of: &["tren"],
        around: &["toan bộ bai viết", "xem tất cả"],
    },
    PageWords {
        code: "zh",
        next: &["下一頁", "下一页", "下頁", "下页", "后一页", "後一頁"],
        before: &["上一頁", "上一页", "上頁", "上页", "前一頁", "前一页"],
        page: &["第", "頁", "页"],
        of: &["共"],
        around: &["全文閱讀", "全文阅读", "在本页阅读全文", "显示全文", "閱讀全文", "阅读全文", "顯示全文"],
    },
];

/// What a phrase says, in whatever language; one may say several things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sayings(u8);

impl Sayings {
    /// To the next page.
    pub const NEXT: Self = Self(1);
    /// To the page before.
    pub const BEFORE: Self = Self(2);
    /// Beside the number of a page.
    pub const PAGE: Self = Self(4);
    /// Between the number of a page and how many there are.
    pub const OF: Self = Self(8);
    /// All pages as one.
    pub const AROUND: Self = Self(16);

    /// Whether these are among them.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether it says anything of pages.
    pub fn is_any(self) -> bool {
        self != Self::default()
    }
}

/// The phrases of all languages in one list, sorted: most links of a page are asked, and say nothing of the kind.
static PHRASES: LazyLock<Vec<(&str, Sayings)>> = LazyLock::new(|| {
    let mut phrases: Vec<(&str, Sayings)> = Vec::new();
    for language in LANGUAGES {
        let PageWords { next, before, page, of, around, .. } = *language;
        let lists = [
            (next, Sayings::NEXT),
            (before, Sayings::BEFORE),
            (page, Sayings::PAGE),
            (of, Sayings::OF),
            (around, Sayings::AROUND),
        ];
        phrases.extend(lists.iter().flat_map(|&(list, saying)| list.iter().map(move |&phrase| (phrase, saying))));
    }
    let mut phrases = order::by_text(phrases, |&(phrase, _)| phrase);
    phrases.dedup_by(|other, first| {
        let is_same = other.0 == first.0;
        if is_same {
            first.1.0 |= other.1.0;
        }
        is_same
    });
    phrases
});

/// The phrases for the next page that longer texts may begin with.
static OPENINGS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let is_long = |phrase: &&str| phrase.contains(' ') || !phrase.is_ascii() && phrase.chars().count() > 3;
    LANGUAGES.iter().flat_map(|language| language.next).copied().filter(is_long).collect()
});

/// What a folded text says, where it is one of the phrases.
pub fn sayings(folded: &str) -> Sayings {
    let found = PHRASES.binary_search_by_key(&folded, |&(phrase, _)| phrase).ok();
    found.and_then(|at| PHRASES.get(at)).map(|&(_, sayings)| sayings).unwrap_or_default()
}

/// Whether a folded text begins with the words for the next page, two at least, and goes on.
pub fn begins_with_next(folded: &str) -> bool {
    OPENINGS.iter().any(|phrase| folded.strip_prefix(phrase).is_some_and(|rest| rest.starts_with(' ')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::text::folded;

    #[test]
    fn the_words_are_sorted_and_folded() {
        assert!(LANGUAGES.is_sorted_by(|a, b| a.code < b.code));
        for language in LANGUAGES {
            let PageWords { code, next, before, page, of, around } = language;
            for list in [next, before, page, of, around] {
                for phrase in *list {
                    assert_eq!(folded(phrase), *phrase, "{code}");
                }
                let wrong = list.windows(2).find(|pair| pair[0] >= pair[1]);
                assert_eq!(wrong, None, "{code}");
            }
        }
    }

    #[test]
    fn a_phrase_says_all_that_it_says_in_any_language() {
        for language in LANGUAGES {
            for (list, saying) in [(language.next, Sayings::NEXT), (language.of, Sayings::OF)] {
                assert!(list.iter().all(|phrase| sayings(phrase).has(saying)), "{}", language.code);
            }
        }
        assert!(!sayings("ferry").is_any() && !sayings("").is_any());
        assert!(begins_with_next("next page the ferry") && !begins_with_next("next page"));
    }

    #[test]
    fn the_languages_are_those_of_the_furniture() {
        let furniture = crate::furniture::words::CODES;
        assert_eq!(LANGUAGES.iter().map(|language| language.code).collect::<Vec<_>>(), furniture);
    }
}
