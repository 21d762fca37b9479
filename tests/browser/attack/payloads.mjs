// Texts that run script, or ask a server, where they are taken for markup: written for these tests, a kind of hole each.
// In each, HIT stands for a statement that tells the server it ran, and REQ for an address that tells it was asked for.

/** @type {string[]} */
export const PAYLOADS = [
  // Script, plainly and in disguise.
  '<script>HIT</script>',
  '<ScRiPt type=module>HIT</sCrIpT >',
  '"><script>HIT</script>',
  '\'-->"></title></textarea></style></noscript><script>HIT</script>',
  // Handlers.
  '<img src=x: onerror="HIT">',
  '<img/src=x:/onerror=HIT//',
  '<body onload="HIT"><p>body</p>',
  '<svg onload="HIT"></svg>',
  '<details open ontoggle="HIT"><summary>details</summary>text</details>',
  '<video src=x: onerror="HIT"></video>',
  '<audio src=x: onerror="HIT"></audio>',
  '<video><source src=x: onerror="HIT"></video>',
  '<input autofocus onfocus="HIT">',
  '<a href="#" tabindex=0 autofocus onfocus="HIT">focus</a>',
  '<marquee onstart="HIT">running text</marquee>',
  '<p style="animation: spin 1ms" onanimationstart="HIT">turn</p><style>@keyframes spin { to { rotate: 1turn } }</style>',
  '<object data="x:" onerror="HIT"></object>',
  '<iframe srcdoc="<script>parent.eval(`HIT`)</script>"></iframe>',
  '<iframe src="javascript:parent.eval(`HIT`)"></iframe>',
  '<embed src="javascript:HIT">',
  // SVG and MathML.
  '<svg><script>HIT</script></svg>',
  '<svg><animate attributeName=x dur=1ms onend="HIT"></animate></svg>',
  '<svg><set attributeName=onload to="HIT"></set></svg>',
  '<svg><use href="data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg><image href=x: onerror=HIT /></svg>#x"></use></svg>',
  '<svg><foreignObject><img src=x: onerror="HIT"></foreignObject></svg>',
  '<math><mtext><img src=x: onerror="HIT"></mtext></math>',
  '<math><annotation-xml encoding="text/html"><img src=x: onerror="HIT"></annotation-xml></math>',
  '<math href="javascript:HIT"><mi>x</mi></math>',
  // What parses otherwise the second time.
  '<noscript><p title="</noscript><img src=x: onerror=HIT>"></p></noscript>',
  '<svg></p><style><a id="</style><img src=x: onerror=HIT>"></a></style></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x: onerror=HIT&gt;">',
  '<form><math><mtext></form><form><mglyph><style></math><img src=x: onerror=HIT>',
  '<template shadowrootmode=open><img src=x: onerror="HIT"></template>',
  '<xmp><p title="</xmp><img src=x: onerror=HIT>"></p></xmp>',
  '<select><template><img src=x: onerror="HIT"></template></select>',
  '<table><caption><svg><desc><b><style><td></style><img src=x: onerror=HIT></table>',
  // Addresses.
  '<a href="javascript:HIT">link</a>',
  '<a href="java\tscript:HIT">link</a>',
  '<a href="&#1;javascript&colon;HIT">link</a>',
  '<a href="data:text/html,<script>HIT</script>">link</a>',
  '<form action="javascript:HIT"><button>send</button></form>',
  '<img src="javascript:HIT" alt="picture">',
  // Names that stand in the way of what is read.
  '<form><input name=attributes><input name=childNodes><input name=nodeName><p>clobbered</p></form>',
  '<form id=limpide-reader><input name=shadowRoot><input name=textContent></form>',
  '<img name=body src=x: alt="body"><img name=createElement src=x: alt="createElement">',
  // Templates of all kinds.
  '%TITLE% %BODY% {{constructor.constructor("HIT")()}} $& $` $\' #{HIT} <%= HIT %>',
  '{{ "a".constructor.prototype.charAt=[].join }}{{ $eval("HIT") }}',
  // What asks without running anything.
  '<link rel=stylesheet href="REQ"><link rel=prefetch href="REQ"><link rel=preload as=image href="REQ">',
  '<style>@import "REQ"; p { background: url(REQ) }</style>',
  '<p style="background: url(REQ)">style</p>',
  '<table background="REQ"><tr><td background="REQ">cell</td></tr></table>',
  '<video poster="REQ"></video>',
  '<svg><image href="REQ"></image><feImage href="REQ"></feImage></svg>',
  '<iframe src="REQ"></iframe><object data="REQ"></object><embed src="REQ">',
  '<img src=x: srcset="REQ 1x" width=1 height=1>',
  '<input type=image src="REQ">',
  // Words that pose as others.
  '\u202egpj.exe\u202c \u2066moc.live\u2069 \u0000\ufffd\ufeff\u200b',
];

/**
 * A payload as it is served: its statements and addresses tell the server which it is, and whether it ran in the page itself
 * or in a tree within it.
 * @param {string} payload
 * @param {number} number
 */
export function armed(payload, number) {
  const where = "this.getRootNode&&this.getRootNode()!==document?'within':'page'";
  return payload
    .replaceAll('HIT', `fetch('/hit/${number}/'.concat(${where}))`.replaceAll("'", '`'))
    .replaceAll('REQ', `/req/${number}`);
}
