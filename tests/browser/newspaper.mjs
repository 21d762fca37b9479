// A page made up of the size of real ones: what is measured on it can be measured anywhere.

/**
 * A page of a newspaper: the article, and around it what such pages carry.
 * @param {{ paragraphs: number, cards: number, padding: number, state: number }} size
 */
export function newspaper({ paragraphs, cards, padding, state }) {
  const sentence =
    'The ferry left the north quay at six in the morning with forty people, two dogs and a piano on board. ';
  const card = (/** @type {number} */ at) =>
    `<div class="card card--teaser col-md-4 js-tracked" data-track='{"position":${at},"list":"teasers"}' data-padding="${'x'.repeat(padding)}"><a class="card__link" href="/story/${at}"><span class="card__kicker">Harbor</span><h3 class="card__title">Story number ${at} of the harbor</h3></a></div>`;
  const cardsFrom = (/** @type {number} */ from, /** @type {number} */ to) =>
    Array.from({ length: to - from }, (_, at) => card(from + at)).join('\n');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The piano on the ferry</title></head><body>
<nav>${Array.from({ length: 60 }, (_, at) => `<a href="/section/${at}">Section ${at}</a>`).join(' ')}</nav>
<main><article><h1>The piano on the ferry</h1><p class="byline">By Leonie Abara</p>
${Array.from({ length: paragraphs }, (_, at) => `<p>Crossing ${at}. ${sentence.repeat(5)}</p>`).join('\n')}</article>
<aside>${cardsFrom(0, cards >> 1)}</aside></main><section>${cardsFrom(cards >> 1, cards)}</section>
<script type="application/json">${JSON.stringify({ state: 'y'.repeat(state) })}</script>
</body></html>`;
}
