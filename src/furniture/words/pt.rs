//! Portuguese.

use super::super::Reason;
use super::{Language, Words};

/// The words of furniture in Portuguese.
pub const WORDS: Language = Language {
    code: "pt",
    reasons: &[
        (
            Reason::Ad,
            Words {
                whole: &[
                    "anuncio",
                    "conteudo patrocinado",
                    "continua apos a publicidade",
                    "continua depois da publicidade",
                    "patrocinado",
                    "pub",
                    "publicidade",
                ],
                ..Words::NONE
            },
        ),
        (
            Reason::Newsletter,
            Words {
                whole: &[
                    "assine a newsletter",
                    "assine nossa newsletter",
                    "inscreva se na newsletter",
                    "subscreva a nossa newsletter",
                ],
                label: &["newsletter"],
                opening: &[
                    "assine a nossa newsletter",
                    "assine nossa newsletter",
                    "inscreva se em nossa newsletter",
                    "inscreva se na nossa newsletter",
                    "receba as noticias",
                    "subscreva a newsletter",
                ],
                evidence: &["caixa de entrada", "e mail", "email", "inscreva se", "newsletter"],
            },
        ),
        (
            Reason::Related,
            Words {
                whole: &[
                    "artigos relacionados",
                    "leia mais",
                    "leia tambem",
                    "mais lidas",
                    "mais lidos",
                    "mais noticias",
                    "noticias relacionadas",
                    "relacionadas",
                    "relacionados",
                    "saiba mais",
                    "ultimas noticias",
                    "veja tambem",
                    "voce pode gostar",
                ],
                label: &["leia mais", "leia tambem", "ler mais", "saiba mais", "veja mais", "veja tambem"],
                ..Words::NONE
            },
        ),
        (
            Reason::Share,
            Words {
                whole: &[
                    "compartilhar",
                    "compartilhe",
                    "compartilhe esta noticia",
                    "compartilhe no facebook",
                    "compartilhe no whatsapp",
                    "copiar link",
                    "enviar por e mail",
                    "guardar",
                    "imprimir",
                    "partilhar",
                    "partilhe este artigo",
                    "salvar",
                    "siga nos",
                ],
                label: &["compartilhe", "partilhar", "siga nos"],
                evidence: &["compartilhar", "email", "facebook", "imprimir", "partilhar", "twitter", "whatsapp"],
                ..Words::NONE
            },
        ),
        (
            Reason::Consent,
            Words {
                whole: &[
                    "aceitar",
                    "aceitar todos",
                    "aceitar todos os cookies",
                    "aceitar tudo",
                    "aceito",
                    "gerir preferencias",
                    "rejeitar",
                    "rejeitar tudo",
                ],
                opening: &[
                    "este site usa cookies",
                    "este site utiliza cookies",
                    "nos e os nossos parceiros",
                    "utilizamos cookies",
                ],
                evidence: &[
                    "aceitar",
                    "consentimento",
                    "cookies",
                    "dados pessoais",
                    "dispositivo",
                    "parceiros",
                    "preferencias",
                    "privacidade",
                    "rejeitar",
                ],
                ..Words::NONE
            },
        ),
        (
            Reason::Navigation,
            Words {
                whole: &[
                    "ir para o conteudo",
                    "ir para o conteudo principal",
                    "pular para o conteudo",
                    "pular para o conteudo principal",
                    "saltar para o conteudo",
                    "voltar ao topo",
                ],
                ..Words::NONE
            },
        ),
        (
            Reason::Comments,
            Words {
                whole: &["comentarios", "deixe um comentario", "deixe uma resposta", "nenhum comentario"],
                opening: &["o seu endereco de e mail nao sera"],
                ..Words::NONE
            },
        ),
        (
            Reason::AuthorBox,
            Words {
                whole: &["sobre a autora", "sobre o autor"],
                label: &["sobre a autora", "sobre o autor"],
                ..Words::NONE
            },
        ),
        (
            Reason::Legal,
            Words {
                whole: &["todos os direitos reservados"],
                opening: &["e proibida a reproducao", "todos os direitos reservados"],
                evidence: &["copyright", "direitos reservados"],
                ..Words::NONE
            },
        ),
        (
            Reason::Paywall,
            Words {
                whole: &[
                    "assine",
                    "assine ja",
                    "conteudo exclusivo para assinantes",
                    "exclusivo para assinantes",
                    "ja e assinante",
                ],
                opening: &[
                    "este conteudo e exclusivo para assinantes",
                    "ja e assinante",
                    "para continuar a ler",
                    "para continuar lendo",
                ],
                evidence: &["assinante", "assinantes", "assinatura", "assine"],
                ..Words::NONE
            },
        ),
        (
            Reason::ErrorNotice,
            Words {
                whole: &["erro 404", "pagina nao encontrada"],
                opening: &["a pagina que procura", "a pagina que voce procura"],
                ..Words::NONE
            },
        ),
    ],
};
