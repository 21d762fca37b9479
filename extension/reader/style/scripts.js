/**
 * The style of the article, and of a translation within it, by the script of its language; and of lines that go down.
 */

export const SCRIPTS_STYLE = `
/* Letters that join, or hang from one line, are torn apart by space between them. */
:is(article, .translation):is(:lang(ar), :lang(fa), :lang(ur), :lang(ps), :lang(ckb), :lang(ug), :lang(sd), :lang(hi), :lang(mr), :lang(ne), :lang(sa), :lang(bn), :lang(as), :lang(pa)),
:is(article, .translation):is(:lang(ar), :lang(fa), :lang(ur), :lang(ps), :lang(ckb), :lang(ug), :lang(sd), :lang(hi), :lang(mr), :lang(ne), :lang(sa), :lang(bn), :lang(as), :lang(pa)) :is(h1, h2, h3) { letter-spacing: 0; }
/* Scripts without a slanted form. */
:is(article, .translation):is(:lang(ar), :lang(fa), :lang(ur), :lang(ps), :lang(he), :lang(yi), :lang(ja), :lang(zh), :lang(ko), :lang(th), :lang(lo), :lang(km), :lang(my), :lang(hi), :lang(mr), :lang(ne), :lang(bn), :lang(ta), :lang(te), :lang(kn), :lang(ml), :lang(gu), :lang(pa), :lang(si)) :is(em, h5, h6) { font-style: normal; }

:is(article, .translation):is(:lang(ar), :lang(fa), :lang(ur), :lang(ps), :lang(ckb), :lang(ug), :lang(sd)) {
  --serif: 'Geeza Pro', 'Noto Naskh Arabic', 'Traditional Arabic', 'Sakkal Majalla', serif;
  --lines: calc(var(--line-height) + 0.28);
  --type: calc(1.06 * var(--text-size));
}
:is(article, .translation):is(:lang(ar), :lang(fa), :lang(ps), :lang(ckb), :lang(ug), :lang(sd)) h1 { line-height: 1.5; }
/* Nastaliq runs downhill within each word: nothing else needs lines so far apart. */
:is(article, .translation):lang(ur) {
  --serif: 'Noto Nastaliq Urdu', 'Jameel Noori Nastaleeq', 'Urdu Typesetting', 'Geeza Pro', 'Noto Naskh Arabic', serif;
  --lines: calc(var(--line-height) + 0.7);
}
:is(article, .translation):lang(ur) :is(h1, h2, h3, h4, h5, h6) { line-height: 2.1; }
:is(article, .translation):is(:lang(he), :lang(yi)) { --serif: 'New Peninim MT', 'David', 'Noto Serif Hebrew', 'Frank Ruehl CLM', serif; --lines: calc(var(--line-height) + 0.08); }

/* Vowels and tones stand above and below the letters, in up to two storeys. */
:is(article, .translation):is(:lang(th), :lang(lo), :lang(km), :lang(my)) { --lines: calc(var(--line-height) + 0.24); --type: calc(1.06 * var(--text-size)); }
:is(article, .translation):is(:lang(th), :lang(lo), :lang(km), :lang(my)) :is(h1, h2, h3, h4, h5, h6) { line-height: 1.5; letter-spacing: 0; }
:is(article, .translation):lang(th) { --serif: 'Noto Serif Thai', 'Sarabun', 'Thonburi', 'Leelawadee UI', serif; }
:is(article, .translation):lang(lo) { --serif: 'Noto Serif Lao', 'Lao Sangam MN', 'Leelawadee UI', serif; }
:is(article, .translation):lang(km) { --serif: 'Noto Serif Khmer', 'Khmer Sangam MN', 'Leelawadee UI', serif; }
:is(article, .translation):lang(my) { --serif: 'Noto Serif Myanmar', 'Myanmar Sangam MN', 'Myanmar Text', serif; }
:is(article, .translation):is(:lang(hi), :lang(mr), :lang(ne), :lang(sa), :lang(bn), :lang(as), :lang(pa), :lang(gu), :lang(or), :lang(ta), :lang(te), :lang(kn), :lang(ml), :lang(si)) { --lines: calc(var(--line-height) + 0.16); }
:is(article, .translation):is(:lang(hi), :lang(mr), :lang(ne), :lang(sa), :lang(bn), :lang(as), :lang(pa), :lang(gu), :lang(or), :lang(ta), :lang(te), :lang(kn), :lang(ml), :lang(si)) :is(h1, h2, h3, h4, h5, h6) { line-height: 1.4; letter-spacing: 0; }
:is(article, .translation):is(:lang(hi), :lang(mr), :lang(ne), :lang(sa)) { --serif: 'Kohinoor Devanagari', 'Noto Serif Devanagari', 'Nirmala UI', serif; }
:is(article, .translation):is(:lang(bn), :lang(as)) { --serif: 'Kohinoor Bangla', 'Noto Serif Bengali', 'Nirmala UI', serif; }
:is(article, .translation):lang(pa) { --serif: 'Mukta Mahee', 'Noto Serif Gurmukhi', 'Nirmala UI', serif; }
:is(article, .translation):lang(gu) { --serif: 'Kohinoor Gujarati', 'Noto Serif Gujarati', 'Nirmala UI', serif; }
:is(article, .translation):lang(ta) { --serif: 'Tamil Sangam MN', 'Noto Serif Tamil', 'Nirmala UI', serif; }
:is(article, .translation):lang(te) { --serif: 'Kohinoor Telugu', 'Noto Serif Telugu', 'Nirmala UI', serif; }
:is(article, .translation):lang(kn) { --serif: 'Noto Serif Kannada', 'Nirmala UI', serif; }
:is(article, .translation):lang(ml) { --serif: 'Malayalam Sangam MN', 'Noto Serif Malayalam', 'Nirmala UI', serif; }
:is(article, .translation):lang(si) { --serif: 'Sinhala Sangam MN', 'Noto Serif Sinhala', 'Nirmala UI', serif; }

:is(article, .translation):is(:lang(ja), :lang(zh), :lang(ko)) { --measure: calc(var(--chars) * 0.576em); --lines: calc(var(--line-height) + 0.23); line-break: strict; text-autospace: normal; text-spacing-trim: trim-start; }
:is(article, .translation):lang(ja) { --serif: 'Hiragino Mincho ProN', 'Yu Mincho', 'Noto Serif CJK JP', 'Noto Serif JP', serif; }
:is(article, .translation):lang(ja) :is(h1, h2, h3) { word-break: auto-phrase; }
:is(article, .translation):lang(zh) { --serif: 'Songti SC', 'Noto Serif CJK SC', 'Noto Serif SC', 'SimSun', serif; }
:is(article, .translation):is(:lang(zh-TW), :lang(zh-HK), :lang(zh-Hant), :lang(yue)) { --serif: 'Songti TC', 'Noto Serif CJK TC', 'Noto Serif TC', 'PMingLiU', serif; }
:is(article, .translation):lang(ko) { --serif: 'AppleMyungjo', 'Noto Serif CJK KR', 'Noto Serif KR', 'Batang', serif; word-break: keep-all; }
:is(article, .translation):is(:lang(ja), :lang(zh), :lang(ko)) :is(em, h5, h6) { font-weight: 700; }
:is(article, .translation):is(:lang(ja), :lang(zh), :lang(ko)) h1 { font-size: clamp(var(--step2), 1.1em + 2vw, 2em); line-height: 1.4; letter-spacing: 0; }
:is(article, .translation):is(:lang(ja), :lang(zh)) :is(h2, h3) { letter-spacing: 0; }

main[data-writing='vertical'] { writing-mode: vertical-rl; overflow: scroll hidden; }
main[data-writing='vertical'] > article { --type: calc(1.06 * var(--text-size)); padding-block: clamp(28px, 6vw, 96px); }
main[data-writing='vertical'] figure img { max-block-size: 70vw; }
main[data-writing='vertical'] :is(.code, .table, .embed, p.math, .notice) { writing-mode: horizontal-tb; max-inline-size: min(80vw, 40em); align-self: start; }
main[data-writing='vertical'] :is(.site, .facts) { clip-path: inset(var(--dot) 0 0 0); }
main[data-writing='vertical'] :is(.site, .facts) > *::before { inline-size: var(--dot); block-size: auto; }
main[data-writing='vertical'] .trace > span { writing-mode: horizontal-tb; }
.view[data-writing='vertical'] .dimmer { mask-image: linear-gradient(to left, #000 calc(40% - var(--half)), transparent 0 calc(40% + var(--half)), #000 0); }
`;
