// What the tests leave in a page's own world to look at later.
declare global {
  /** Changes of the document that the page's own observer saw. */
  var changes: { type: string; target: string; added: string[]; removed: string[] }[];
  /** What the page heard or saw while the article was pointed at on it. */
  var noticed: string[];
  /** The extension's interface, where a test stands in for it. */
  var chrome: any;
  /** What has had the focus. */
  var focused: Set<EventTarget | null>;
  /** Keys that the page's own listeners heard. */
  var heard: string[];
  /** Violations of its policy that the page's own listener saw. */
  /** Answers what was asked of a core that a test stands in for, the oldest question first. */
  var answers: ((answer: unknown) => void)[];
  /** The reader's button, pressed in the page's own world; and what came of each press. */
  var pressReader: () => void;
  var pressed: string[];
  var violations: string[];
  /** How often the page heard of scrolling. */
  var scrolls: number;
  /** The elements of the page by their number, as the walk counts them. */
  var walked: Element[];
}
export {};
