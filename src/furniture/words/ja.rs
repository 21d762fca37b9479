//! Japanese.

use super::super::Reason;
use super::{Language, Words};

/// The words of furniture in Japanese.
pub const WORDS: Language = Language {
    code: "ja",
    reasons: &[
        (
            Reason::Ad,
            Words {
                whole: &[
                    "pr",
                    "sponsored",
                    "スポンサードリンク",
                    "スポンサーリンク",
                    "広告",
                    "広告の後に本文が続きます",
                ],
                ..Words::NONE
            },
        ),
        (
            Reason::Newsletter,
            Words {
                whole: &["ニュースレターに登録", "ニュースレター登録", "メルマガ登録", "メールマガジン登録"],
                label: &["ニュースレター", "メールマガジン"],
                opening: &["ニュースレターに登録", "メルマガ登録", "メールマガジンに登録", "メールマガジン登録"],
                evidence: &["ニュースレター", "メルマガ", "メール", "メールアドレス", "メールマガジン", "登録"],
            },
        ),
        (
            Reason::Related,
            Words {
                whole: &[
                    "あわせて読みたい",
                    "おすすめ記事",
                    "こちらもおすすめ",
                    "この記事を読んだ人はこちらも",
                    "アクセスランキング",
                    "ランキング",
                    "人気の記事",
                    "人気記事",
                    "新着記事",
                    "最新記事",
                    "注目記事",
                    "続きを読む",
                    "関連ニュース",
                    "関連リンク",
                    "関連記事",
                ],
                label: &["あわせて読みたい", "続きを読む", "関連ニュース", "関連リンク", "関連記事"],
                ..Words::NONE
            },
        ),
        (
            Reason::Share,
            Words {
                whole: &[
                    "この記事をシェア",
                    "シェア",
                    "シェアする",
                    "ツイート",
                    "ツイートする",
                    "フォロー",
                    "フォローする",
                    "ブックマーク",
                    "リンクをコピー",
                    "保存",
                    "印刷",
                ],
                label: &["この記事をシェア", "シェア"],
                ..Words::NONE
            },
        ),
        (
            Reason::Consent,
            Words {
                whole: &[
                    "すべて受け入れる",
                    "すべて同意",
                    "すべて拒否",
                    "同意して続ける",
                    "同意する",
                    "承諾する",
                    "拒否する",
                ],
                evidence: &["cookie", "クッキー", "プライバシー", "個人情報", "同意", "端末", "設定"],
                ..Words::NONE
            },
        ),
        (
            Reason::Navigation,
            Words {
                whole: &[
                    "コンテンツへスキップ",
                    "トップへ戻る",
                    "ページの先頭へ",
                    "ページトップへ",
                    "メインコンテンツに移動",
                    "メインコンテンツへスキップ",
                    "本文へ",
                    "本文へスキップ",
                    "本文へ移動",
                ],
                ..Words::NONE
            },
        ),
        (
            Reason::Comments,
            Words {
                whole: &["コメント", "コメントする", "コメントを書く", "コメントを残す", "コメント一覧"],
                ..Words::NONE
            },
        ),
        (Reason::AuthorBox, Words { whole: &["この記事を書いた人", "著者プロフィール"], ..Words::NONE }),
        (
            Reason::Legal,
            Words {
                whole: &["無断転載を禁じます", "無断転載禁止"],
                opening: &["無断複写", "無断転載"],
                evidence: &["無断", "著作権", "転載"],
                ..Words::NONE
            },
        ),
        (
            Reason::Paywall,
            Words {
                whole: &[
                    "この記事は有料会員限定です",
                    "ログインして続きを読む",
                    "会員限定記事",
                    "有料会員限定",
                    "続きを読むには会員登録が必要です",
                ],
                opening: &["この記事は会員限定", "この記事は有料会員限定"],
                evidence: &["ログイン", "会員", "有料"],
                ..Words::NONE
            },
        ),
        (
            Reason::ErrorNotice,
            Words { whole: &["ページが見つかりません"], opening: &["お探しのページ"], ..Words::NONE },
        ),
    ],
};
