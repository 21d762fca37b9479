// As much of a DOM as the modules under test ask for: every getter and method of every prototype, answered by the stub
// that it is called on. To be imported first.

/** A prototype that has whatever it is asked for. */
const prototype = new Proxy(
  {},
  {
    get: (_, name) =>
      /** @this {any} @param {unknown[]} said */
      function (...said) {
        return this[name](...said);
      },
    getOwnPropertyDescriptor: (_, name) => ({
      configurable: true,
      /** @this {any} */
      get() {
        return this[name];
      },
    }),
  },
);
const INTERFACES = `CharacterData Document Element FontFaceSet HTMLElement HTMLFrameElement HTMLIFrameElement
  HTMLImageElement HTMLSlotElement MathMLElement Node SVGElement EventTarget`;
/** @type {any} */ for (const name of INTERFACES.split(/\s+/)) globalThis[name] ??= { prototype };

/**
 * An element with what stands in it.
 * @param {string} localName
 * @param {Record<string, string>} attributes
 * @param {any[]} children elements, or texts
 * @returns {any}
 */
export function stub(localName, attributes, ...children) {
  const own = {
    nodeType: 1,
    localName,
    children: children.map((child) =>
      typeof child === 'string' ? { nodeType: 3, data: child } : child,
    ),
    shadowRoot: null,
    assignedSlot: null,
    parentNode: null,
    get firstChild() {
      return this.children[0] ?? null;
    },
    nextSibling: null,
    hasAttributes: () => Object.keys(attributes).length > 0,
    getAttributeNames: () => Object.keys(attributes),
    getAttribute: (/** @type {string} */ name) => attributes[name] ?? null,
  };
  for (const [at, child] of own.children.entries())
    Object.assign(child, { parentNode: own, nextSibling: own.children[at + 1] ?? null });
  return own;
}

/**
 * A document that is shown nowhere.
 * @param {any} documentElement
 * @returns {any}
 */
export function stubPage(documentElement) {
  const URL = 'https://a.example/';
  return { documentElement, URL, baseURI: URL, contentType: 'text/html' };
}
