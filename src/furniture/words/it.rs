//! Italian.

use super::super::Reason;
use super::{Language, Words};

/// The words of furniture in Italian.
pub const WORDS: Language = Language {
    code: "it",
    reasons: &[
        (
            Reason::Ad,
            Words {
                whole: &[
                    "annunci",
                    "annuncio",
                    "contenuto sponsorizzato",
                    "continua a leggere dopo la pubblicita",
                    "pubblicita",
                    "sponsorizzato",
                ],
                ..Words::NONE
            },
        ),
        (
            Reason::Newsletter,
            Words {
                whole: &["iscriviti alla newsletter", "iscriviti alla nostra newsletter", "la nostra newsletter"],
                label: &["newsletter"],
                opening: &[
                    "iscriviti alla newsletter",
                    "iscriviti alla nostra newsletter",
                    "iscriviti gratis alla",
                    "ricevi la nostra newsletter",
                ],
                evidence: &["casella di posta", "e mail", "email", "iscriviti", "newsletter"],
            },
        ),
        (
            Reason::Related,
            Words {
                whole: &[
                    "altre notizie",
                    "approfondimenti",
                    "articoli correlati",
                    "articoli recenti",
                    "articoli simili",
                    "contenuti correlati",
                    "correlati",
                    "i piu letti",
                    "le piu lette",
                    "leggi anche",
                    "leggi di piu",
                    "leggi tutto",
                    "notizie correlate",
                    "potrebbe interessarti",
                    "potrebbe interessarti anche",
                    "potrebbero interessarti",
                    "sullo stesso argomento",
                    "ti potrebbe interessare",
                    "ultime notizie",
                    "ultimi articoli",
                ],
                label: &[
                    "approfondisci",
                    "guarda anche",
                    "leggi anche",
                    "leggi di piu",
                    "leggi pure",
                    "per approfondire",
                    "vedi anche",
                ],
                ..Words::NONE
            },
        ),
        (
            Reason::Share,
            Words {
                whole: &[
                    "condividi",
                    "condividi l'articolo",
                    "condividi questo articolo",
                    "condividi su",
                    "condividi su facebook",
                    "condividi su twitter",
                    "condividi su whatsapp",
                    "copia link",
                    "invia per email",
                    "salva",
                    "seguici",
                    "seguici su",
                    "stampa",
                ],
                label: &["condividi", "condividi su", "seguici su"],
                opening: &["seguici su facebook", "seguici su instagram"],
                evidence: &["condividi", "email", "facebook", "stampa", "twitter", "whatsapp"],
            },
        ),
        (
            Reason::Consent,
            Words {
                whole: &[
                    "accetta",
                    "accetta e continua",
                    "accetta tutti",
                    "accetta tutti i cookie",
                    "accetta tutto",
                    "accetto",
                    "continua senza accettare",
                    "gestisci preferenze",
                    "rifiuta",
                    "rifiuta tutto",
                ],
                opening: &[
                    "noi e i nostri partner",
                    "questo sito usa i cookie",
                    "questo sito utilizza cookie",
                    "utilizziamo i cookie",
                ],
                evidence: &[
                    "accetta",
                    "consenso",
                    "cookie",
                    "dati personali",
                    "dispositivo",
                    "partner",
                    "preferenze",
                    "privacy",
                    "rifiuta",
                ],
                ..Words::NONE
            },
        ),
        (
            Reason::Navigation,
            Words {
                whole: &[
                    "salta al contenuto",
                    "salta al contenuto principale",
                    "torna su",
                    "vai al contenuto",
                    "vai al contenuto principale",
                    "vai al menu",
                ],
                ..Words::NONE
            },
        ),
        (
            Reason::Comments,
            Words {
                whole: &[
                    "commenta",
                    "commenti",
                    "i commenti sono chiusi",
                    "lascia un commento",
                    "lascia una risposta",
                    "nessun commento",
                ],
                opening: &["i commenti sono chiusi", "il tuo indirizzo email non sara"],
                ..Words::NONE
            },
        ),
        (
            Reason::AuthorBox,
            Words {
                whole: &["informazioni sull'autore", "l'autore", "sull'autore"],
                label: &["sull'autore"],
                ..Words::NONE
            },
        ),
        (
            Reason::Legal,
            Words {
                whole: &["note legali", "riproduzione riservata", "tutti i diritti riservati"],
                opening: &["riproduzione riservata", "tutti i diritti riservati"],
                evidence: &["copyright", "diritti riservati", "riproduzione"],
                ..Words::NONE
            },
        ),
        (
            Reason::Promotion,
            Words {
                whole: &["scarica l'app", "seguici su google news"],
                opening: &[
                    "scarica l'app",
                    "scarica la nostra app",
                    "seguici su google news",
                    "unisciti al canale whatsapp",
                ],
                evidence: &["app", "google news", "podcast"],
                ..Words::NONE
            },
        ),
        (
            Reason::Paywall,
            Words {
                whole: &["abbonati", "accedi", "contenuto riservato agli abbonati", "sei gia abbonato"],
                opening: &[
                    "abbonati per",
                    "questo articolo e riservato agli abbonati",
                    "questo contenuto e riservato agli abbonati",
                    "sei gia abbonato",
                ],
                evidence: &["abbonamento", "abbonati", "accedi"],
                ..Words::NONE
            },
        ),
        (
            Reason::ErrorNotice,
            Words {
                whole: &["errore 404", "pagina non trovata"],
                opening: &[
                    "il contenuto che stai cercando",
                    "la pagina che cerchi",
                    "la pagina che stai cercando",
                    "la pagina richiesta",
                ],
                ..Words::NONE
            },
        ),
    ],
};
