/**
 * The shape of what the core answers, as types only: docs/interface.md says what each part means.
 * Nothing imports this file when the extension runs.
 *
 * @typedef {{ address: string, alt: string, width?: number, height?: number }} Image
 * @typedef {'tex' | 'plain'} MathMarkup
 * @typedef {{ tag: string, attributes?: Record<string, string>, text?: string, children?: MathNode[] }} MathNode
 * @typedef {{ text: string, markup?: MathMarkup, tree?: MathNode[] }} Formula
 *
 * @typedef {(
 *   | { kind: 'text', text: string }
 *   | { kind: 'emphasis' | 'strong' | 'mark' | 'sub' | 'sup' | 'deleted' | 'small' | 'verbatim', content: Inline[] }
 *   | { kind: 'foreign', lang: string, dir?: 'ltr' | 'rtl', content: Inline[] }
 *   | { kind: 'link', address: string, content: Inline[], title?: string }
 *   | { kind: 'code', text: string }
 *   | { kind: 'ruby', content: Inline[], reading: string }
 *   | { kind: 'abbr', title: string, content: Inline[] }
 *   | { kind: 'break' }
 *   | { kind: 'footnote', id: number, label: string }
 *   | ({ kind: 'math' } & Formula)
 * )} Inline
 *
 * @typedef {{ header: boolean, columns: number, rows: number, blocks: Block[] }} Cell
 *
 * @typedef {(
 *   | { kind: 'paragraph' | 'standfirst', content: Inline[] }
 *   | { kind: 'heading', level: number, content: Inline[] }
 *   | { kind: 'list', ordered: boolean, start?: number, numbers?: number[], items: Block[][] }
 *   | { kind: 'quote' | 'aside', blocks: Block[] }
 *   | { kind: 'code', text: string, language?: string }
 *   | { kind: 'table', caption?: Inline[], rows: { cells: Cell[] }[] }
 *   | { kind: 'figure', images: Image[], caption?: Inline[], credit?: string }
 *   | { kind: 'embed', title: string, address: string, site: string }
 *   | ({ kind: 'math', number?: string } & Formula)
 *   | { kind: 'definitions', items: { terms: Inline[][], details: Block[][] }[] }
 *   | { kind: 'footnotes', items: { id: number, blocks: Block[] }[] }
 *   | { kind: 'rule' }
 * )} BlockBody
 * @typedef {{ node?: number, lang?: string, dir?: 'ltr' | 'rtl' }} BlockPlace
 * @typedef {BlockBody & BlockPlace} Block
 *
 * @typedef {object} Article
 * @property {string} title
 * @property {string} [byline]
 * @property {string} [published] ISO 8601
 * @property {string} [modified] ISO 8601
 * @property {string} [site]
 * @property {string} [lang] BCP 47
 * @property {'ltr' | 'rtl'} dir
 * @property {Image} [lead]
 * @property {string} [address]
 * @property {number} words
 * @property {number} minutes
 * @property {Block[]} blocks
 *
 * @typedef {(
 *   | 'ad' | 'newsletter' | 'related' | 'share' | 'consent' | 'navigation' | 'comments' | 'author-box' | 'legal'
 *   | 'hidden' | 'promotion' | 'paywall' | 'error-notice' | 'duplicate' | 'user-rule' | 'picked' | 'low-score'
 * )} Reason
 *
 * @typedef {object} Removal
 * @property {number} id its first node
 * @property {number} end one past its last node
 * @property {Reason} reason
 * @property {string} rule
 * @property {string} excerpt
 * @property {number} words
 * @property {number[]} nodes
 * @property {number} before
 * @property {boolean} isBack
 *
 * @typedef {(
 *   | 'nodes-cut' | 'time-cut' | 'text-cut' | 'flattened' | 'images-left-out' | 'shortened' | 'links-only' | 'few-words'
 * )} Note
 *
 * @typedef {object} Cleaned
 * @property {Article} article
 * @property {Removal[]} removals
 * @property {number} confidence 0 to 1
 * @property {'sure' | 'likely' | 'unsure'} certainty the same in words
 * @property {number} breadth of the choice, -2 to 2
 * @property {boolean} canWiden whether one step wider shows more
 * @property {boolean} canNarrow whether one step narrower shows less
 * @property {Note[]} notes
 * @property {NextPage} [nextPage] absent where the article does not go on
 * @property {Obeyed} [rules] what the user's rules came to; absent where there are none
 *
 * @typedef {{ address: string, number?: number, of?: number }} NextPage
 *
 * @typedef {'too-slow' | 'no-time' | 'too-much' | 'too-much-together' | 'nothing-to-read'} SkipReason
 *
 * @typedef {object} Obeyed
 * @property {{ line: number, text: string, count: number }[]} used
 * @property {{ line: number, text: string, why: SkipReason }[]} skipped
 * @property {string} [nextPage]
 * @property {boolean} opens
 *
 * @typedef {object} Weighed what a rule does on a page
 * @property {string} rule
 * @property {'remove' | 'keep' | 'article' | 'title' | 'byline' | 'date' | 'next-page' | 'other'} does
 * @property {number} count of the elements it finds
 * @property {number} words in them
 * @property {number} percent of the article's words
 * @property {string} excerpt
 * @property {boolean} takesTitle
 * @property {boolean} isEverywhere
 * @property {'no-rule' | 'elsewhere' | 'nothing' | SkipReason} [why] it does nothing
 * @property {number} [column] where it stops being understood, from 1
 * @property {string} [message] why, in English
 *
 * @typedef {{ lines: Weighed[], best: number }} Proposed from narrow to wide, and the one most likely meant
 */

export {};
