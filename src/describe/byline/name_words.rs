//! The words around names in bylines, in the languages of the brief, folded as [`crate::page::text::folded`] folds.

/// What stands before names: longest first within a language, so that the whole label goes.
#[rustfmt::skip]
pub const LABELS: &[&str] = &[
    "article written by", "this article was written by", "article by", "words and photos by", "text and photos by",
    "text by", "words by", "story by", "written by", "posted by", "published by", "reported by", "created by",
    "co authored by", "coauthored by", "co written by", "cowritten by", "written and edited by", "edited and written by",
    "edited and co written by", "edited and authored by",
    "submitted by", "contributed by", "compiled by", "a post by", "post by", "guest post by", "authored by", "author name",
    "this post was written by", "articles by", "interview by", "authors", "author", "by",
    "texte par", "propos recueillis par", "publie par", "ecrit par", "redige par", "article de", "par", "auteurs", "auteur",
    "ein artikel von", "ein kommentar von", "ein beitrag von", "eine analyse von", "geschrieben von", "aus berlin von", "von unserem", "von", "autoren",
    "autorin", "autor", "text",
    "escrito por", "publicado por", "por", "autora", "autores", "texto", "redaccion",
    "scritto da", "a cura di", "articolo di", "di", "autore", "escrito", "texto de",
    "geschreven door", "door", "auteur s", "tekst", "skrevet af", "skrevet av", "av", "af", "text av", "napisal", "przez",
    "yazan", "yazar", "автор", "текст",
    "מאת", "נכתב על ידי", "بقلم", "بقلم الكاتب", "بواسطة", "كتبه", "كتبته",
    "autorica", "autorka", "pise", "napisao", "napisala", "avtor", "avtorica", "escrit per", "text de", "autorius",
    "parase", "tekstas", "autors", "teksts", "kirjutas", "аутор", "ауторка", "пише", "написао", "написала", "авторка",
    "تحریر", "مصنف",
    "text und fotos", "text und foto", "texte et photos", "textes et photos", "texto y fotos", "testo e foto", "testi e foto",
    "text och foto", "tekst og foto", "tekst en foto", "teksti ja kuvat", "words and pictures by",
    // As publishing systems say it in the languages they speak.
    "gespeichert von", "veroffentlicht von", "verfasst von", "eingestellt von", "erstellt von", "eingereicht von", "soumis par",
    "poste par", "propose par", "enviado por", "redactado por", "inviato da", "pubblicato da", "inserito da", "postado por",
    "submetido por", "geplaatst door", "ingediend door", "gepubliceerd door", "publicerad av", "inskickad av", "postat av",
    "publisert av", "sendt inn av", "indsendt af", "publiceret af", "opublikowane przez", "napisane przez", "wyslane przez",
    "vlozil", "napsal", "napsala", "irta", "szerzo", "kozzetette", "scris de", "publicat de", "autorul", "kirjoittanut",
    "kirjoittaja", "teksti", "hofundur", "haber", "yazi", "ekleyen", "penulis", "oleh", "ditulis oleh", "laporan", "tac gia",
    "dang boi", "συντακτησ", "συντακτρια", "γραφει", "γραφει ο", "γραφει η", "написал", "написала", "опубликовал", "написав",
    "авторы", "автори", "به قلم", "contributors", "contributor",
];

/// The same in scripts without capitals, where they are words of running text and a sign or a space parts them from the name;
/// longest first.
pub const SPACELESS_LABELS: [&str; 31] = [
    "글·사진",
    "글/사진",
    "文·写真",
    "文・写真",
    "取材・文",
    "取材·文",
    "作者",
    "撰文",
    "著者",
    "執筆",
    "記者",
    "记者",
    "文/图",
    "文",
    "글",
    "기자",
    "글쓴이",
    "작성자",
    "投稿者",
    "ライター",
    "文責",
    "撰稿",
    "लेखक",
    "लेखिका",
    "লেখক",
    "লিখেছেন",
    "الكاتب",
    "إعداد",
    "نویسنده",
    "כותבת",
    "כותב",
];

/// Short labels that are words of running text in their language; they count only before capitals.
#[rustfmt::skip]
pub const WEAK_LABELS: [&str; 18] = [
    "af", "av", "de", "di", "door", "par", "por", "text", "von", "pise", "пише", "haber", "laporan", "oleh", "teksti", "yazi",
    "contributor", "contributors",
];

/// What ends the names: what follows is a date, a role or a button.
#[rustfmt::skip]
pub const ENDS: [&str; 89] = [
    "am", "last updated", "last modified", "updated", "published", "posted", "date", "modified", "reviewed by", "medically reviewed", "fact checked",
    "edited by", "photography by", "photos by", "illustration by", "on", "in", "at", "min read", "read time", "minute read", "follow", "share",
    "comments", "leave a comment", "no comments", "comment", "view all posts", "see all", "read more", "view bio", "view profile", "view", "more by",
    "publie", "mis a jour", "le", "modifie", "avec", "veroffentlicht", "aktualisiert", "stand", "publicado", "actualizado",
    "pubblicato", "aggiornato", "atualizado", "gepubliceerd", "publicerad", "uppdaterad", "publisert", "oppdatert",
    "opublikowano", "yayinlanma", "опубликовано",
    "actualitzat", "objavljeno", "azurirano", "publikovane", "aktualizovane", "paskelbta", "publicets", "avaldatud",
    "објављено", "ажурирано", "публикувано", "публикувана", "обновена", "обновено", "شائع",
    "foto", "fotos", "bilder", "photo", "photos", "photographs by", "photographies", "fotografie", "fotografia", "fotografias",
    "fotografije", "illustration", "illustrationen", "illustrations", "kuvat", "zdjecia", "фото", "צילום", "تصوير",
];

/// The same in scripts without spaces, before a sign.
#[rustfmt::skip]
pub const SPACELESS_ENDS: [&str; 16] = [
    "写真", "撮影", "摄影", "攝影", "编辑", "編輯", "责任编辑", "責任編輯", "構成", "聞き手", "イラスト", "来源", "來源", "사진", "편집", "그림",
];

/// Names that name nobody.
#[rustfmt::skip]
pub const NOBODY: [&str; 40] = [
    "admin", "administrator", "author", "authors", "autor", "blog", "by", "contributor", "e mail", "editor", "editorial", "editors", "email", "facebook",
    "guest", "guest author", "home", "link", "instagram", "linkedin", "news", "root", "share", "staff", "staff report", "staff reports",
    "staff writer", "super user", "twitter", "user", "webmaster", "wordpress", "x",
    "desconocido", "inconnu", "sconosciuto", "unbekannt", "unknown", "неизвестен", "未知",
];

/// Words of roles: a part of a byline with one of them is what somebody does, not who they are.
#[rustfmt::skip]
pub const ROLES: [&str; 44] = [
    "analyst", "autor", "chefredakteur", "chefredakteurin", "chief", "columnist", "columnista", "contributing", "contributor", "correspondent",
    "correspondant", "correspondante", "coordinator", "director", "editor", "editors", "envoye", "founder", "freelance", "freelancer", "head",
    "journalist", "journaliste", "journalistin", "korrespondent", "korrespondentin", "leader", "manager", "officer", "periodista", "photographer",
    "president", "producer", "professor", "redacteur", "redactor", "redakteur", "redakteurin", "redaktor", "reporter", "specialist", "staff",
    "strategist", "writer",
];

/// Small words within the names of people.
#[rustfmt::skip]
pub const PARTICLES: [&str; 22] = [
    "al", "bin", "da", "dal", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el", "ibn", "la", "le", "ten", "van",
    "von", "y", "zu",
];

/// What several people are called who sign together.
#[rustfmt::skip]
pub const TEAMS: [&str; 6] = ["crew", "desk", "editors", "redaktion", "staff", "team"];

/// Words of headings, lists and buttons that stand where names stand.
#[rustfmt::skip]
pub const LISTS: [&str; 75] = [
    "about", "account", "all", "article", "articles", "author", "authors", "back", "blog", "cart", "categories",
    "category", "company", "contact", "contents", "donate", "editorial", "email", "events", "follow", "free",
    "get", "guide", "help", "home", "join", "last", "latest", "learn", "log", "login", "member", "members",
    "menu", "more", "navigation", "new", "news", "newsletter", "our", "podcast", "policy", "popular", "posts",
    "press", "print", "privacy", "published", "read", "related", "resources", "reviewed", "search", "see",
    "services", "share", "sign", "skip", "staff", "subscribe", "support", "table", "tags", "terms", "the",
    "this", "tips", "toggle", "topics", "updated", "use", "video", "videos", "view", "watch",
];

/// Words that tell of those who had a hand in the text, but have not written it.
#[rustfmt::skip]
pub const OTHER_HANDS: [&str; 19] = [
    "analysis", "approved", "checked", "checker", "edited", "fact", "graphics", "illustrated", "illustration", "illustrations", "medically", "photography",
    "photos", "research", "researched", "reviewed", "reviewer", "translated", "updated",
];

/// What buttons say in scripts without spaces that sign a reader in or up; no name holds it.
pub const SIGN_IN: [&str; 8] = ["登录", "登錄", "登陆", "登入", "注册", "註冊", "ログイン", "로그인"];
