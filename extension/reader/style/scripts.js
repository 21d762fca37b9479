/**
 * The style of the article by the script of its language.
 */

export const SCRIPTS_STYLE = `
article:is(:lang(ar), :lang(fa), :lang(ur), :lang(ps), :lang(ckb), :lang(ug), :lang(sd)) {
  --serif: 'Geeza Pro', 'Noto Naskh Arabic', 'Traditional Arabic', 'Sakkal Majalla', serif;
  --lines: calc(var(--line-height) + 0.28);
  font-size: calc(1.06 * var(--text-size));
  letter-spacing: 0;
}
article:lang(ja) h1 { word-break: auto-phrase; }
article:is(:lang(ar), :lang(fa), :lang(ur)) h1 { line-height: 1.5; letter-spacing: 0; }
article:is(:lang(ar), :lang(fa), :lang(ur)) :is(h2, h3, h4, h5, h6) { line-height: 1.6; letter-spacing: 0; }
article:is(:lang(ar), :lang(fa), :lang(ur), :lang(he)) :is(em, h5, h6) { font-style: normal; }
article:lang(he) { --serif: 'New Peninim MT', 'David', 'Noto Serif Hebrew', 'Frank Ruehl CLM', serif; --lines: calc(var(--line-height) + 0.08); }
article:is(:lang(ja), :lang(zh), :lang(ko)) { --measure: calc(var(--chars) * 0.576em); --lines: calc(var(--line-height) + 0.23); line-break: strict; }
article:lang(ja) { --serif: 'Hiragino Mincho ProN', 'Yu Mincho', 'Noto Serif CJK JP', 'Noto Serif JP', serif; }
article:lang(zh) { --serif: 'Songti SC', 'Noto Serif CJK SC', 'Noto Serif SC', SimSun, serif; }
article:is(:lang(zh-TW), :lang(zh-HK), :lang(zh-Hant)) { --serif: 'Songti TC', 'Noto Serif CJK TC', 'Noto Serif TC', PMingLiU, serif; }
article:lang(ko) { --serif: AppleMyungjo, 'Noto Serif CJK KR', 'Noto Serif KR', Batang, serif; word-break: keep-all; }
article:is(:lang(ja), :lang(zh), :lang(ko)) :is(em, h5, h6) { font-style: normal; font-weight: 700; }
article:is(:lang(ja), :lang(zh), :lang(ko)) h1 { font-size: clamp(1.5em, 1.1em + 2vw, 2em); line-height: 1.4; letter-spacing: 0; }
article:is(:lang(ja), :lang(zh)) :is(h2, h3) { letter-spacing: 0; line-height: 1.5; }
`;
