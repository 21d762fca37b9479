/**
 * The DOM as the browser made it: getters and methods taken once from their prototypes, so that a page cannot
 * stand in their place (`<form><input name="firstChild">` would, and `<img name="createElement">` on the document).
 */

/**
 * @param {object} prototype
 * @param {string} name
 * @returns {any} the function to `.call` on a node
 */
function getter(prototype, name) {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (get === undefined) throw new Error(`no getter ${name}`);
  return get;
}

/** @typedef {{ call(node: Node): Node | null }} NodeGetter */
/** @typedef {{ call(element: Element): string }} StringGetter */

export const firstChildOf = /** @type {NodeGetter} */ (getter(Node.prototype, 'firstChild'));
export const nextSiblingOf = /** @type {NodeGetter} */ (getter(Node.prototype, 'nextSibling'));
export const previousSiblingOf = /** @type {NodeGetter} */ (
  getter(Node.prototype, 'previousSibling')
);
export const ownerDocumentOf = /** @type {{ call(node: Node): Document | null }} */ (
  getter(Node.prototype, 'ownerDocument')
);
export const parentElementOf = /** @type {{ call(node: Node): Element | null }} */ (
  getter(Node.prototype, 'parentElement')
);
export const parentOf = /** @type {NodeGetter} */ (getter(Node.prototype, 'parentNode'));
export const slotOf = /** @type {{ call(element: Element): HTMLSlotElement | null }} */ (
  getter(Element.prototype, 'assignedSlot')
);
export const innerTextOf = /** @type {StringGetter} */ (getter(HTMLElement.prototype, 'innerText'));
export const nodeTypeOf = /** @type {{ call(node: Node): number }} */ (
  getter(Node.prototype, 'nodeType')
);
export const baseAddressOf = /** @type {{ call(node: Node): string }} */ (
  getter(Node.prototype, 'baseURI')
);
export const dataOf = /** @type {{ call(node: Node): string }} */ (
  getter(CharacterData.prototype, 'data')
);
export const localNameOf = /** @type {StringGetter} */ (getter(Element.prototype, 'localName'));
export const firstElementChildOf = /** @type {{ call(element: Element): Element | null }} */ (
  getter(Element.prototype, 'firstElementChild')
);
export const shadowRootOf = /** @type {{ call(element: Element): ShadowRoot | null }} */ (
  getter(Element.prototype, 'shadowRoot')
);
export const {
  hasAttributes,
  getAttributeNames,
  getAttribute,
  checkVisibility,
  matches,
  scrollIntoView,
  getBoundingClientRect: rectOf,
} = Element.prototype;
export const { assignedNodes } = HTMLSlotElement.prototype;
export const frameDocumentOf = /** @type {{ call(frame: Element): Document | null }} */ (
  getter(HTMLIFrameElement.prototype, 'contentDocument')
);
export const oldFrameDocumentOf = /** @type {{ call(frame: Element): Document | null }} */ (
  getter(HTMLFrameElement.prototype, 'contentDocument')
);
export const currentAddressOf = /** @type {StringGetter} */ (
  getter(HTMLImageElement.prototype, 'currentSrc')
);
export const naturalWidthOf = /** @type {{ call(image: Element): number }} */ (
  getter(HTMLImageElement.prototype, 'naturalWidth')
);
export const naturalHeightOf = /** @type {{ call(image: Element): number }} */ (
  getter(HTMLImageElement.prototype, 'naturalHeight')
);
export const documentElementOf = /** @type {{ call(page: Document): Element | null }} */ (
  getter(Document.prototype, 'documentElement')
);
export const bodyOf = /** @type {{ call(page: Document): HTMLElement | null }} */ (
  getter(Document.prototype, 'body')
);
export const addressOf = /** @type {{ call(page: Document): string }} */ (
  getter(Document.prototype, 'URL')
);
export const readyStateOf = /** @type {{ call(page: Document): DocumentReadyState }} */ (
  getter(Document.prototype, 'readyState')
);
export const activeElementOf = /** @type {{ call(page: Document): Element | null }} */ (
  getter(Document.prototype, 'activeElement')
);
export const contentTypeOf = /** @type {{ call(page: Document): string }} */ (
  getter(Document.prototype, 'contentType')
);
export const styleSheetsOf = /** @type {{ call(page: Document): CSSStyleSheet[] }} */ (
  getter(Document.prototype, 'adoptedStyleSheets')
);
export const fontsOf = /** @type {{ call(page: Document): FontFaceSet }} */ (
  getter(Document.prototype, 'fonts')
);
export const { forEach: eachFace } = FontFaceSet.prototype;
export const {
  createDocumentFragment,
  createElement,
  createElementNS,
  createTextNode,
  execCommand,
  getElementsByTagName: allOf,
  getSelection,
  querySelector,
  querySelectorAll,
  elementsFromPoint,
} = Document.prototype;
export const { addEventListener } = EventTarget.prototype;
export const { contains } = Node.prototype;

const namespaceOf = /** @type {{ call(element: Element): string | null }} */ (
  getter(Element.prototype, 'namespaceURI')
);
/**
 * By namespace: each takes the elements of its own interface alone.
 * @type {Map<string | null, (this: any, options: FocusOptions) => void>}
 */
const FOCUS = new Map([
  ['http://www.w3.org/1999/xhtml', HTMLElement.prototype.focus],
  ['http://www.w3.org/2000/svg', SVGElement.prototype.focus],
  ['http://www.w3.org/1998/Math/MathML', MathMLElement.prototype.focus],
]);

/**
 * Gives an element of any kind the focus, and scrolls nothing for it.
 * @param {Element} element
 */
export function focusQuietly(element) {
  FOCUS.get(namespaceOf.call(element))?.call(element, { preventScroll: true });
}

/** The text of the page as it is seen, a line a block. */
export function pageText() {
  const body = bodyOf.call(document);
  return body ? innerTextOf.call(body) : '';
}
