/**
 * Declarative shadow roots, as the walk of a tab flattens them: the content of the template stands in place of what its
 * host holds, and that in the slots of its name. What no slot takes is not shown. `src/page/shadow.rs` does it for files on
 * the command line.
 */

/**
 * @typedef {import('parse5').DefaultTreeAdapterTypes.Element} Element
 * @typedef {import('parse5').DefaultTreeAdapterTypes.ChildNode} ChildNode
 */

/** Elements beside custom ones that may have a shadow root: https://dom.spec.whatwg.org/#valid-shadow-host-name */
const HOSTS = new Set(
  `article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span`.split(
    ' ',
  ),
);

export class ShadowRoots {
  /** @type {Map<Element, ChildNode[]>} what is put into a slot */
  #put = new Map();

  /**
   * What is shown in an element.
   * @param {Element} element
   * @returns {readonly ChildNode[]}
   */
  childrenOf(element) {
    if (element.tagName === 'slot') return this.#put.get(element) ?? element.childNodes;
    const root = mayBeHost(element) ? element.childNodes.find(isShadowRoot) : undefined;
    if (root === undefined) return element.childNodes;
    const { childNodes } = /** @type {{ content: { childNodes: ChildNode[] } }} */ (
      /** @type {unknown} */ (root)
    ).content;
    const slots = slotsIn(childNodes);
    for (const child of element.childNodes) {
      const slot = child === root ? undefined : slots.get(wantedSlot(child) ?? '\0');
      if (slot) this.#put.set(slot, [...(this.#put.get(slot) ?? []), child]);
    }
    return childNodes;
  }
}

/**
 * The slots by their name, of each name the first. Those in a template within belong to another root.
 * @param {readonly ChildNode[]} nodes
 */
function slotsIn(nodes) {
  /** @type {Map<string, Element>} */
  const slots = new Map();
  const open = nodes.toReversed();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (!('tagName' in node)) continue;
    const name = node.tagName === 'slot' ? (attribute(node, 'name') ?? '') : null;
    if (name !== null && !slots.has(name)) slots.set(name, node);
    open.push(...node.childNodes.toReversed());
  }
  return slots;
}

/**
 * The name of the slot that a child of a host is shown in; null where it is neither an element nor text.
 * @param {ChildNode} node
 */
function wantedSlot(node) {
  if ('tagName' in node) return attribute(node, 'slot') ?? '';
  return node.nodeName === '#text' ? '' : null;
}

/** @param {ChildNode} node */
function isShadowRoot(node) {
  if (!('tagName' in node) || node.tagName !== 'template') return false;
  return /^(?:open|closed)$/i.test(attribute(node, 'shadowrootmode') ?? '');
}

/** @param {Element} element */
function mayBeHost({ tagName }) {
  return tagName.includes('-') || HOSTS.has(tagName);
}

/**
 * @param {Element} element
 * @param {string} name
 */
function attribute(element, name) {
  return element.attrs.find((own) => own.name === name)?.value;
}
