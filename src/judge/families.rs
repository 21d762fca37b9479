//! Words by which furniture gives itself away, by family, in the languages of the training pages and their neighbors.
//! Only a hint to the judge, which learned how far to trust it; the rules that name reasons stand in `furniture`.

use super::names::Hash;
use crate::page::order;
use crate::page::text::is_spaceless;
use std::sync::LazyLock;

macro_rules! families {
    ($( $family:ident $meaning:literal: $($phrase:literal)* ; )*) => {
        /// A family of words.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Family { $( #[doc = $meaning] $family ),* }

        /// All families.
        pub const FAMILIES: &[Family] = &[$( Family::$family ),*];

        const PHRASES: &[(Family, &[&str])] = &[$( (Family::$family, &[$($phrase),*]) ),*];
    };
}

families! {
    Share "sharing and following": "share" "share this" "tweet" "facebook" "twitter" "whatsapp" "linkedin" "pinterest" "telegram" "copy link" "follow us" "follow" "partager" "partagez" "suivez" "teilen" "folgen sie" "folgen" "merken" "compartir" "síguenos" "condividi" "seguici" "compartilhar" "compartilhe" "siga" "udostępnij" "podziel się" "deel" "delen" "dela" "del" "paylaş" "поделиться" "подписывайтесь" "sdílet" "공유" "シェア" "ツイート" "分享" "bagikan" "jaa" ;
    Newsletter "newsletters": "newsletter" "newsletters" "subscribe" "sign up" "signup" "inbox" "your email" "email address" "infolettre" "abonnez vous" "inscrivez vous" "anmelden" "e mail adresse" "abonnieren" "suscríbete" "suscribirse" "boletín" "iscriviti" "assine" "inscreva" "zapisz się" "nieuwsbrief" "nyhetsbrev" "nyhedsbrev" "abone" "bülten" "рассылка" "подпишитесь" "구독" "뉴스레터" "メルマガ" "订阅" "uutiskirje" ;
    Cookie "consent": "cookie" "cookies" "gdpr" "consent" "privacy policy" "datenschutz" "datenschutzerklärung" "einwilligung" "confidentialité" "privacidad" "privacidade" "prywatności" "privacyverklaring" "integritetspolicy" "çerez" "конфиденциальности" "プライバシ" "隐私" "쿠키" ;
    Related "other articles": "related" "read more" "read also" "read next" "see also" "also read" "more from" "more stories" "more news" "you may also" "might also" "recommended" "recommended for" "trending" "most read" "popular" "latest news" "latest" "top stories" "don't miss" "keep reading" "up next" "next post" "previous post" "recent posts" "à lire" "a lire" "lire aussi" "lire la" "sur le même" "les plus lus" "voir aussi" "mehr zum" "lesen sie" "lesen sie auch" "mehr lesen" "mehr dazu" "das könnte" "auch interessant" "meistgelesen" "weitere artikel" "zum thema" "weiterlesen" "verwandte" "ähnliche" "te puede" "lee también" "más leídas" "relacionados" "relacionadas" "leggi anche" "potrebbe interessarti" "più letti" "leia também" "leia mais" "mais lidas" "czytaj też" "czytaj także" "zobacz także" "polecamy" "lees ook" "meest gelezen" "läs mer" "läs också" "les også" "læs også" "lue myös" "ayrıca" "ilgili" "читайте также" "по теме" "関連" "すすめ" "あわせて" "人気" "相关" "推荐" "관련" "많이 본" "baca juga" ;
    Comment "readers' comments": "comment" "comments" "leave a comment" "leave a reply" "add comment" "post a comment" "reply" "replies" "commentaire" "commentaires" "kommentar" "kommentare" "antworten" "comentario" "comentarios" "comentários" "commenti" "komentarze" "komentarz" "reacties" "reageer" "kommentarer" "yorum" "yorumlar" "комментарии" "комментировать" "댓글" "コメント" "评论" "komentar" "kommentit" ;
    Copyright "copyright and law": "copyright" "all rights" "rights reserved" "terms of" "privacy" "disclaimer" "tous droits" "mentions légales" "alle rechte" "impressum" "agb" "nutzungsbedingungen" "derechos reservados" "aviso legal" "diritti riservati" "direitos reservados" "wszelkie prawa" "regulamin" "alle rechten" "все права" "無断転載" "版权" "저작권" "무단전재" "tüm hakları" ;
    Login "accounts": "log in" "login" "sign in" "register" "password" "my account" "create an account" "connexion" "se connecter" "mot de" "einloggen" "registrieren" "passwort" "iniciar sesión" "accedi" "entrar" "zaloguj" "inloggen" "logga in" "giriş" "войти" "로그인" "ログイン" "登录" "会員" "masuk" ;
    Ad "advertising": "advertisement" "advertisements" "ad" "ads" "sponsored" "promoted" "advertorial" "publicité" "anzeige" "werbung" "gesponsert" "publicidad" "patrocinado" "pubblicità" "publicidade" "reklama" "advertentie" "annons" "annonce" "annonse" "reklam" "реклама" "広告" "广告" "광고" "iklan" "mainos" ;
    Navigation "moving about": "home" "menu" "skip to" "back to" "next" "previous" "search" "main content" "view all" "see all" "show more" "load more" "contact us" "about us" "accueil" "rechercher" "startseite" "suche" "suchen" "zurück" "weiter" "nach oben" "inhalt" "inicio" "buscar" "siguiente" "anterior" "cerca" "szukaj" "strona główna" "zoeken" "sök" "ara" "главная" "поиск" "검색" "検索" "ホーム" "首页" "搜索" ;
    Byline "authors and dates": "by" "written by" "posted by" "posted on" "published" "updated" "author" "par" "publié" "publié le" "mis à jour" "von" "veröffentlicht" "aktualisiert" "stand" "por" "publicado" "actualizado" "di" "pubblicato" "aggiornato" "atualizado" "autor" "opublikowano" "door" "av" "yazar" "автор" "опубликовано" "기자" "입력" "投稿" "更新" "記者" "作者" ;
    Time "reading time": "min read" "minute read" "minutes read" "min de lecture" "lesezeit" "min lesezeit" "minuten" "min de lectura" "tempo di lettura" "min" "minutes ago" "hours ago" "days ago" "il y" "vor" "dk okuma" ;
    Tags "tags and topics": "tags" "tagged" "topics" "filed under" "categories" "category" "posted in" "schlagwörter" "schlagworte" "themen" "mots clés" "étiquettes" "etiquetas" "temas" "tag" "argomenti" "tagi" "onderwerpen" "ämnen" "etiketler" "теги" "キーワ" "标签" "태그" ;
    Caption "image captions": "photo" "image" "photograph" "credit" "getty" "getty images" "reuters" "afp" "ap photo" "photo by" "image credit" "crédit" "foto" "bild" "fotos" "imagen" "fotografía" "immagine" "imagem" "zdjęcie" "fot" "beeld" "fotoğraf" "фото" "写真" "图片" "사진" "video" "watch" ;
    Author "about the author": "about the" "about the author" "is a" "writer" "journalist" "reporter" "editor" "contributor" "freelance" "à propos" "über den" "zur person" "redakteur" "redakteurin" "sobre el" "sobre o" "o autorze" "about me" "view all posts" "email the author" ;
    Paywall "payment": "subscriber" "subscribers" "subscription" "premium" "free trial" "already a" "unlimited access" "abonné" "abonnés" "réservé" "abonnenten" "abo" "jetzt testen" "suscriptores" "abbonati" "assinante" "prenumerera" "abonnee" "有料" "続きを" ;
    Promotion "the site's own offers": "download" "app store" "google play" "our app" "buy now" "shop now" "get started" "learn more" "book now" "free" "télécharger" "herunterladen" "jetzt" "descargar" "scarica" "baixar" "pobierz" "indir" "скачать" "アプリ" "下载" "donate" "support us" "join" ;
    Shop "buying": "add to" "add to cart" "cart" "in stock" "out of stock" "quantity" "shipping" "price" "sku" "reviews" "rating" "stars" "panier" "warenkorb" "versand" "carrito" "carrello" "checkout" "wishlist" ;
    Forum "forums": "joined" "posts" "thread" "quote" "likes" "reputation" "views" "member" "moderator" "report" "permalink" "answered" "asked" "votes" "solution" "beiträge" "registriert" "zitieren" "message" "messages" ;
}

/// The longest phrase, tokens.
const LONGEST: usize = 3;

struct Table {
    /// Which of the low bits of a hash occur at all: turns most words away at once.
    sieve: [u64; 64],
    entries: Vec<(u32, u32)>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { sieve: [0; 64], entries: Vec::new() };
    for (family, phrases) in PHRASES {
        for phrase in *phrases {
            let mut tokens = Tokens::default();
            let mut hash = None;
            for c in phrase.chars().chain([' ']) {
                tokens.push(c, |token| hash = Some(joined(hash, token)));
            }
            let hash = hash.unwrap_or_default();
            if let Some(bits) = table.sieve.get_mut((hash >> 6) as usize % 64) {
                *bits |= 1 << (hash % 64);
            }
            table.entries.push((hash, 1 << (*family as u32)));
        }
    }
    table.entries = order::by_key(std::mem::take(&mut table.entries), |&(hash, _)| u64::from(hash));
    table.entries.dedup_by(|next, kept| {
        next.0 == kept.0 && {
            kept.1 |= next.1;
            true
        }
    });
    table
});

fn joined(before: Option<u32>, token: u32) -> u32 {
    before.map_or(token, |before| Hash(before).number(token).0)
}

fn lookup(hash: u32) -> u32 {
    let table = &*TABLE;
    let may_occur = table.sieve.get((hash >> 6) as usize % 64).is_some_and(|bits| bits >> (hash % 64) & 1 == 1);
    if !may_occur {
        return 0;
    }
    let at = table.entries.binary_search_by_key(&hash, |entry| entry.0);
    at.ok().and_then(|at| table.entries.get(at)).map_or(0, |entry| entry.1)
}

/// Cuts a stream of characters into tokens: words in lower case; in scripts without spaces each character.
#[derive(Debug, Clone, Copy)]
pub struct Tokens {
    hash: Hash,
    length: u32,
}

impl Default for Tokens {
    fn default() -> Self {
        Self { hash: Hash::new(), length: 0 }
    }
}

impl Tokens {
    /// Takes a character; a token that ends here is handed to `found`. A white space at the end flushes.
    pub fn push(&mut self, c: char, mut found: impl FnMut(u32)) {
        // Nearly all of nearly every page.
        if c.is_ascii_alphanumeric() {
            self.hash = self.hash.number(u32::from(c.to_ascii_lowercase()));
            self.length += 1;
            return;
        }
        let is_apostrophe = matches!(c, '\'' | '’');
        if is_spaceless(c) {
            self.flush(&mut found);
            found(Hash::new().number(c as u32).0);
        } else if c.is_alphanumeric() {
            self.hash = c.to_lowercase().fold(self.hash, |hash, c| hash.number(c as u32));
            self.length += 1;
        } else if is_apostrophe && self.length > 0 {
            self.hash = self.hash.number(u32::from('\''));
        } else {
            self.flush(&mut found);
        }
    }

    /// Takes ASCII letters that stand side by side.
    pub fn letters(&mut self, letters: &[u8]) {
        self.hash = letters.iter().fold(self.hash, |hash, byte| hash.number(u32::from(byte.to_ascii_lowercase())));
        self.length += letters.len() as u32;
    }

    fn flush(&mut self, found: &mut impl FnMut(u32)) {
        if self.length > 0 {
            found(self.hash.0);
            *self = Self::default();
        }
    }
}

/// Finds the families of a stream of tokens.
#[derive(Debug, Clone, Copy, Default)]
pub struct Finder {
    last: [Option<u32>; LONGEST - 1],
    /// The families found, as bits.
    pub families: u32,
}

impl Finder {
    /// Takes the next token.
    pub fn push(&mut self, token: u32) {
        let [before, last] = self.last;
        self.families |= lookup(token);
        if let Some(last) = last {
            self.families |= lookup(joined(Some(last), token));
            if let Some(before) = before {
                self.families |= lookup(joined(Some(joined(Some(before), last)), token));
            }
        }
        self.last = [last, Some(token)];
    }
}

/// Whether the family is among the bits.
pub const fn has(families: u32, family: Family) -> bool {
    families >> (family as u32) & 1 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn families(text: &str) -> Vec<Family> {
        let (mut tokens, mut finder) = (Tokens::default(), Finder::default());
        text.chars().chain([' ']).for_each(|c| tokens.push(c, |token| finder.push(token)));
        FAMILIES.iter().copied().filter(|&family| has(finder.families, family)).collect()
    }

    #[test]
    fn finds_words_and_phrases_in_many_languages() {
        assert_eq!(families("LIRE AUSSI : la suite"), [Family::Related]);
        assert_eq!(families("Leave a comment"), [Family::Comment]);
        assert_eq!(families("関連記事"), [Family::Related]);
        assert_eq!(families("Читайте также"), [Family::Related]);
        assert_eq!(families("Der Fluss trat über die Ufer"), []);
    }
}
