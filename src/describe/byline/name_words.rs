//! The words around names in bylines, in the languages of the brief, folded as [`crate::page::text::folded`] folds.

/// What stands before names: longest first within a language, so that the whole label goes.
#[rustfmt::skip]
pub const LABELS: [&str; 75] = [
    "article written by", "this article was written by", "article by", "words and photos by", "text and photos by",
    "text by", "words by", "story by", "written by", "posted by", "published by", "reported by", "created by",
    "submitted by", "contributed by", "compiled by", "a post by", "post by", "guest post by", "authored by", "author name",
    "authors", "author", "by", "from",
    "texte par", "propos recueillis par", "publie par", "ecrit par", "redige par", "article de", "par", "auteurs", "auteur",
    "ein artikel von", "ein kommentar von", "ein beitrag von", "eine analyse von", "geschrieben von", "aus berlin von", "von unserem", "von", "autoren",
    "autorin", "autor", "text",
    "escrito por", "publicado por", "por", "autora", "autores", "texto", "redaccion",
    "scritto da", "a cura di", "articolo di", "di", "autore", "escrito", "texto de",
    "geschreven door", "door", "auteur s", "tekst", "skrevet af", "skrevet av", "av", "af", "text av", "napisal", "przez",
    "yazan", "yazar", "автор", "текст",
];

/// Short labels that are words of running text in their language; they count only before capitals.
#[rustfmt::skip]
pub const WEAK_LABELS: [&str; 10] = ["af", "av", "de", "di", "door", "from", "par", "por", "text", "von"];

/// What ends the names: what follows is a date, a role or a button.
#[rustfmt::skip]
pub const ENDS: [&str; 55] = [
    "am", "last updated", "last modified", "updated", "published", "posted", "date", "modified", "reviewed by", "medically reviewed", "fact checked",
    "edited by", "photography by", "photos by", "illustration by", "on", "in", "at", "min read", "read time", "minute read", "follow", "share",
    "comments", "leave a comment", "no comments", "comment", "view all posts", "see all", "read more", "view bio", "view profile", "view", "more by",
    "publie", "mis a jour", "le", "modifie", "avec", "veroffentlicht", "aktualisiert", "stand", "publicado", "actualizado",
    "pubblicato", "aggiornato", "atualizado", "gepubliceerd", "publicerad", "uppdaterad", "publisert", "oppdatert",
    "opublikowano", "yayinlanma", "опубликовано",
];

/// Names that name nobody.
#[rustfmt::skip]
pub const NOBODY: [&str; 31] = [
    "admin", "administrator", "author", "authors", "autor", "blog", "by", "contributor", "editor", "editorial", "editors", "facebook",
    "guest", "guest author", "home", "link", "instagram", "linkedin", "news", "root", "share", "staff", "staff report", "staff reports",
    "staff writer", "super user", "twitter", "user", "webmaster", "wordpress", "x",
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

/// Words that tell of those who had a hand in the text, but have not written it.
#[rustfmt::skip]
pub const OTHER_HANDS: [&str; 14] = [
    "approved", "checked", "checker", "edited", "fact", "illustration", "illustrations", "medically", "photography",
    "photos", "reviewed", "reviewer", "translated", "updated",
];
