//! Dutch.

use super::super::Reason;
use super::{Language, Words};

/// The words of furniture in Dutch.
pub const WORDS: Language = Language {
    code: "nl",
    reasons: &[
        (
            Reason::Ad,
            Words {
                whole: &[
                    "advertentie",
                    "advertenties",
                    "artikel gaat verder na de advertentie",
                    "gesponsord",
                    "lees verder na de advertentie",
                    "reclame",
                    "tekst gaat verder onder de advertentie",
                ],
                ..Words::NONE
            },
        ),
        (
            Reason::Newsletter,
            Words {
                whole: &[
                    "aanmelden voor de nieuwsbrief",
                    "meld je aan voor onze nieuwsbrief",
                    "nieuwsbrief ontvangen",
                    "schrijf je in voor de nieuwsbrief",
                    "schrijf je in voor onze nieuwsbrief",
                ],
                label: &["nieuwsbrief"],
                opening: &[
                    "abonneer je op onze nieuwsbrief",
                    "meld je aan voor de nieuwsbrief",
                    "meld je aan voor onze nieuwsbrief",
                    "ontvang onze nieuwsbrief",
                    "schrijf je in voor de nieuwsbrief",
                    "schrijf je in voor onze nieuwsbrief",
                ],
                evidence: &["aanmelden", "e mail", "email", "inbox", "nieuwsbrief"],
            },
        ),
        (
            Reason::Related,
            Words {
                whole: &[
                    "aanbevolen",
                    "dit vind je misschien ook interessant",
                    "gerelateerd",
                    "gerelateerde artikelen",
                    "gerelateerde berichten",
                    "laatste nieuws",
                    "lees meer",
                    "lees ook",
                    "lees verder",
                    "meer nieuws",
                    "meer over dit onderwerp",
                    "meest gelezen",
                    "ook interessant",
                    "verder lezen",
                ],
                label: &["bekijk ook", "lees hier", "lees meer", "lees ook", "lees verder", "luister ook", "zie ook"],
                ..Words::NONE
            },
        ),
        (
            Reason::Share,
            Words {
                whole: &[
                    "artikel delen",
                    "deel",
                    "deel dit artikel",
                    "deel op facebook",
                    "deel op twitter",
                    "deel op whatsapp",
                    "delen",
                    "delen via",
                    "kopieer link",
                    "printen",
                    "volg ons",
                    "volg ons op",
                ],
                label: &["deel dit artikel", "delen", "volg ons op"],
                evidence: &["delen", "email", "facebook", "printen", "twitter", "whatsapp"],
                ..Words::NONE
            },
        ),
        (
            Reason::Consent,
            Words {
                whole: &[
                    "accepteren",
                    "alle cookies accepteren",
                    "alles accepteren",
                    "alles weigeren",
                    "cookies accepteren",
                    "ik ga akkoord",
                    "weigeren",
                ],
                opening: &["deze website gebruikt cookies", "wij en onze partners", "wij gebruiken cookies"],
                evidence: &[
                    "accepteren",
                    "cookies",
                    "gegevens",
                    "partners",
                    "privacy",
                    "toestemming",
                    "voorkeuren",
                    "weigeren",
                ],
                ..Words::NONE
            },
        ),
        (
            Reason::Navigation,
            Words {
                whole: &[
                    "direct naar de inhoud",
                    "ga naar de inhoud",
                    "ga naar hoofdinhoud",
                    "ga naar inhoud",
                    "naar boven",
                    "naar de inhoud",
                    "naar hoofdinhoud",
                    "overslaan en naar de inhoud gaan",
                    "terug naar boven",
                ],
                ..Words::NONE
            },
        ),
        (
            Reason::Comments,
            Words {
                whole: &["geef een reactie", "laat een reactie achter", "plaats een reactie", "reacties", "reageer"],
                opening: &["het e mailadres wordt niet gepubliceerd"],
                ..Words::NONE
            },
        ),
        (Reason::AuthorBox, Words { whole: &["over de auteur"], label: &["over de auteur"], ..Words::NONE }),
        (
            Reason::Legal,
            Words {
                whole: &["alle rechten voorbehouden"],
                opening: &["alle rechten voorbehouden"],
                evidence: &["copyright", "rechten voorbehouden"],
                ..Words::NONE
            },
        ),
        (
            Reason::Paywall,
            Words {
                whole: &["abonneer", "al abonnee", "alleen voor abonnees", "exclusief voor abonnees", "word abonnee"],
                opening: &[
                    "al abonnee",
                    "dit artikel is alleen voor abonnees",
                    "dit artikel is exclusief voor abonnees",
                ],
                evidence: &["abonnee", "abonnees", "abonnement", "inloggen"],
                ..Words::NONE
            },
        ),
        (
            Reason::ErrorNotice,
            Words {
                whole: &["pagina niet gevonden"],
                opening: &["de opgevraagde pagina", "de pagina die je zoekt", "de pagina die u zoekt"],
                ..Words::NONE
            },
        ),
    ],
};
