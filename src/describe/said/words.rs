//! The words of the head of an article: those that stand beside names and dates without being part of them, and what each
//! word of a line there is.

use crate::describe::byline::name_words::{LABELS, ROLES, SPACELESS_LABELS};
use crate::describe::dates::month_of_asia;
use crate::describe::dates::words::{
    CHANGED, LINKS, MONTHS, PLAIN_LABELS, PUBLISHED, SPACELESS_CHANGED, SPACELESS_PUBLISHED, pieces,
};
use crate::page::order;
use crate::page::text::is_spaceless;
use std::sync::LazyLock;

/// Words that stand beside names and dates in the head of an article, in the languages of the brief; folded, sorted.
#[rustfmt::skip]
pub const HEAD_WORDS: [&str; 163] = [
    "ago", "am", "and", "at", "author", "authors", "avr", "bst", "by", "cdt", "cest", "cet", "changed", "clock",
    "comment", "comments", "created", "cst", "ct", "date", "di", "dienstag", "dimanche", "dinsdag", "domenica",
    "domingo", "donderdag", "donnerstag", "e", "edited", "edt", "en", "erstellt", "est", "et", "first",
    "followed", "for", "freitag", "fri", "friday", "from", "geplaatst", "gepubliceerd", "giovedi", "gmt",
    "guest", "heure", "heures", "hour", "hours", "hs", "i", "ist", "jeudi", "jour", "jueves", "kl", "klo",
    "klokka", "la", "last", "le", "lectura", "lecture", "leestijd", "leitura", "les", "lesezeit", "lettura",
    "lezen", "lundi", "lunedi", "lunes", "maandag", "mardi", "martedi", "martes", "mercoledi", "mercredi",
    "miercoles", "min", "mins", "minute", "minuten", "minutes", "minuti", "minutos", "mis", "mise", "mittwoch",
    "modifie", "modified", "mon", "monday", "montag", "no", "o", "och", "og", "on", "opublikowano", "original",
    "originally", "pdt", "photo", "photos", "pm", "posted", "pst", "pt", "pubblicato", "publicada", "publicado",
    "publicerad", "publiceret", "publie", "publiee", "publisert", "published", "read", "reading", "reporter",
    "sabado", "samedi", "samstag", "sat", "saturday", "shared", "sonntag", "staff", "sun", "sunday", "tempo",
    "temps", "thu", "thursday", "tiempo", "time", "tue", "tuesday", "uhr", "um", "und", "update", "updated",
    "utc", "uur", "vendredi", "venerdi", "veroffentlicht", "viernes", "von", "vrijdag", "wed", "wednesday",
    "woensdag", "writer", "y", "year", "years", "zaterdag", "zondag",
];

/// Words that make of a number beside them a time, a reading time or a count of comments; folded, sorted. The labels of
/// dates do so too.
#[rustfmt::skip]
const WHEN: [&str; 38] = [
    "ago", "am", "bst", "cdt", "cest", "cet", "comment", "comments", "cst", "edt", "est", "gmt", "ist", "klo",
    "klokka", "lectura", "lecture", "leestijd", "leitura", "lesezeit", "lettura", "lezen", "pdt", "pm", "pst", "read",
    "reading", "uhr", "utc", "コメント", "前", "浏览", "瀏覽", "留言", "評論", "评论", "閱讀", "阅读",
];

/// Those of them that make of a number a count or a length, and no time of day; folded, sorted.
#[rustfmt::skip]
pub const COUNTS: [&str; 22] = [
    "ago", "comment", "comments", "followed", "heures", "hours", "lectura", "lecture", "leestijd", "leitura", "lesezeit",
    "lettura", "lezen", "min", "mins", "minute", "minuten", "minutes", "minuti", "minutos", "read", "reading",
];

/// The same of scripts without spaces, as parts of words.
#[rustfmt::skip]
pub const SPACELESS_COUNTS: [&str; 14] = [
    "いいね", "コメント", "シェア", "分で読", "前", "收藏", "推荐", "推薦", "浏览", "瀏覽", "点赞", "评论", "閱讀", "阅读",
];

/// The same of scripts without spaces, where several of them grow together; sorted.
#[rustfmt::skip]
const SPACELESS: [&str; 113] = [
    "นาที", "นาฬิกา", "วันที่", "เวลา", "โดย", "いいね", "および", "と", "に", "の", "シェア", "一", "三", "上午", "下午", "中午", "二",
    "于", "五", "人", "今天", "件", "作成", "全文", "六", "共", "凌晨", "分", "分で読めます", "分享", "分鐘", "分钟", "刚刚", "初回", "前天", "剛剛",
    "午前", "午後", "原创", "原創", "原文", "周", "四", "土", "天", "字", "字数", "字數", "小时", "小時", "已", "年", "必要", "所要", "推荐", "推薦",
    "收藏", "文章", "於", "日", "日付", "日時", "日期", "时", "时间", "星期", "昨天", "昨日", "時", "時間", "晚上", "曜", "曜日", "最后", "最後",
    "最終", "最近", "月", "木", "本文", "本日", "次", "次数", "水", "火", "点", "点赞", "点钟", "由", "登録", "的", "目安", "秒", "秒前", "第",
    "約", "约", "观看", "記事", "読む", "読了", "轉載", "转载", "週", "週間", "金", "閲覧", "閲覧数", "阅读数", "阅读量", "首次", "點", "點鐘",
];

/// Those of them that announce who wrote it, or where it was first; sorted.
#[rustfmt::skip]
const SOURCES: [&str; 28] = [
    "作者", "來源", "写真", "出处", "出處", "取材", "图", "图片", "圖", "執筆", "提供", "摄影", "撮影", "撰文", "攝影", "文", "文字", "来源", "編輯",
    "编辑", "著者", "記者", "记者", "責任", "責編", "责任", "责编", "配信",
];

/// Characters that a word of a script without spaces has.
const SPACELESS_WORD: usize = 4;

/// All words that stand beside names and dates, sorted.
static BESIDE: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let labels = LABELS.iter().flat_map(|label| label.split(' '));
    let tables = HEAD_WORDS.iter().chain(&CHANGED).chain(PUBLISHED).chain(&LINKS).chain(&ROLES).copied();
    let spaced = SPACELESS_LABELS.into_iter().filter(|label| !label.contains(is_spaceless));
    let mut words: Vec<&str> = order::by_text(tables.chain(labels).chain(spaced).collect(), |word| word);
    words.dedup();
    words
});

/// All pieces of words of scripts without spaces that stand beside names and dates, sorted.
static PIECES: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let tables = [&SPACELESS[..], &SOURCES, &SPACELESS_CHANGED, &SPACELESS_PUBLISHED, &WHEN];
    let mut words: Vec<&str> = order::by_text(tables.concat(), |word| word);
    words.dedup();
    words
});

/// What a word of the head is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A word of a name of the authors.
    Name,
    /// A number.
    Number,
    /// A month.
    Month,
    /// A word that stands beside names and dates.
    Beside,
    /// One of those that make of a number a time.
    When,
    /// One that announces who wrote it, or where it was first.
    Source,
    /// One letter: a part of `a.m.`, a sign.
    Sign,
    /// Another word, or as many as a text without spaces has.
    Unknown(usize),
}

/// What the folded word is; `names` are the words of the names of the authors.
pub fn kind_of(word: &str, names: &[String]) -> Kind {
    if names.iter().any(|name| name == word) {
        return Kind::Name;
    }
    let starts_number =
        || word.starts_with(char::is_numeric) && word.chars().filter(|c| !c.is_numeric()).take(4).count() <= 3;
    if starts_number() {
        return Kind::Number;
    }
    if MONTHS.binary_search_by_key(&word, |(month, _)| month).is_ok() || month_of_asia(word).is_some() {
        return Kind::Month;
    }
    if word.contains(is_spaceless) {
        return spaceless_kind(word);
    }
    let makes_time = || WHEN.contains(&word) || (is_label(word) && !PLAIN_LABELS.contains(&word));
    if word.chars().nth(1).is_none() {
        Kind::Sign
    } else if BESIDE.binary_search(&word).is_err() {
        Kind::Unknown(1)
    } else if makes_time() {
        Kind::When
    } else {
        Kind::Beside
    }
}

fn is_label(word: &str) -> bool {
    CHANGED.contains(&word) || PUBLISHED.contains(&word)
}

/// A word of a script without spaces is known where all that it is made of is.
fn spaceless_kind(word: &str) -> Kind {
    let Some(pieces) = pieces(word, &PIECES) else {
        return Kind::Unknown((word.chars().count() / SPACELESS_WORD).max(1));
    };
    let has = |table: &[&str]| pieces.iter().any(|piece| table.contains(piece));
    if word.contains(char::is_numeric) {
        Kind::Number
    } else if has(&SOURCES) {
        Kind::Source
    } else if has(&WHEN) || has(&SPACELESS_CHANGED) || has(&SPACELESS_PUBLISHED) {
        Kind::When
    } else {
        Kind::Beside
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        assert!(HEAD_WORDS.is_sorted());
        assert!(WHEN.is_sorted());
        assert!(COUNTS.is_sorted());
        assert!(SPACELESS.is_sorted());
        assert!(SOURCES.is_sorted());
    }

    #[test]
    fn words_without_spaces_are_known_by_their_pieces() {
        for word in ["上午", "最后", "曜日", "年", "นาที", "โดย"] {
            assert_eq!(kind_of(word, &[]), Kind::Beside, "{word}");
        }
        for word in ["发布于", "更新时间", "最后修改于", "公開日", "最終更新日", "分钟前", "阅读", "โพสต์"]
        {
            assert_eq!(kind_of(word, &[]), Kind::When, "{word}");
        }
        for word in ["更新2024年3月12日", "2024年3月12日", "15度"] {
            assert_eq!(kind_of(word, &[]), Kind::Number, "{word}");
        }
        for word in ["大豆", "春先", "内墙", "塩", "选料", "บาท", "冬北京"] {
            assert_eq!(kind_of(word, &[]), Kind::Unknown(1), "{word}");
        }
        assert_eq!(kind_of("责任编辑", &[]), Kind::Source);
        assert_eq!(kind_of("去年の十一月に仕込んだ味噌を", &[]), Kind::Unknown(3));
    }
}
