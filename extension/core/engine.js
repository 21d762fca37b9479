/**
 * One instance of the core, wherever it runs: started when first asked, kept warm, and replaced by a fresh one
 * after a trap or a page that made it large.
 */

/**
 * What wasm-bindgen writes into pkg/limpide.js.
 * @typedef {object} Glue
 * @property {(options: { module_or_path: string }) => Promise<{ memory: WebAssembly.Memory }>} default
 * @property {(snapshot: Uint8Array, options: string) => string} clean
 * @property {(snapshot: Uint8Array, options: string, about: string) => string} suggest
 * @property {(text: string) => string} rules
 * @property {(snapshot: Uint8Array, options: string, text: string) => string} testRules
 * @property {(bytes: Uint8Array, about: string) => string} importRules
 * @property {() => string} vocabulary
 * @property {() => string} furniture
 * @property {() => void} __wbg_reset_state
 */

/** Bytes of memory above which an instance is not kept; wasm memory never shrinks by itself. */
const LARGE = 64 << 20;

/** The core trapped; the page it was given is to blame, or a bug, and the next page gets a fresh instance. */
export class CoreTrap extends Error {}

/** The core was asked something that it refuses; what it says is the message. */
export class Refusal extends Error {}

export class Engine {
  #glue;
  #address;
  /** @type {Promise<{ memory: WebAssembly.Memory }> | null} */
  #starting = null;

  /**
   * @param {Glue} glue
   * @param {string} address of the compiled core
   */
  constructor(glue, address) {
    this.#glue = glue;
    this.#address = address;
  }

  /** Compiles the core; where that is forbidden the promise is rejected with WebAssembly.CompileError. */
  start() {
    // Once started, the glue answers at once with the instance it has now.
    this.#starting ??= this.#glue.default({ module_or_path: this.#address }).finally(() => {
      this.#starting = null;
    });
    return this.#starting;
  }

  /**
   * @param {Uint8Array} snapshot
   * @param {string} options
   * @returns {Promise<string>} JSON
   */
  clean(snapshot, options) {
    return this.#run(() => this.#glue.clean(snapshot, options));
  }

  /**
   * The rules that could be written about something.
   * @param {Uint8Array} snapshot
   * @param {string} options
   * @param {string} about the question, as JSON
   * @returns {Promise<string>} JSON
   */
  suggest(snapshot, options, about) {
    return this.#run(() => this.#glue.suggest(snapshot, options, about));
  }

  /**
   * One of the questions that the options page has.
   * @template {'rules' | 'testRules' | 'importRules' | 'vocabulary' | 'furniture'} Name
   * @param {Name} question
   * @param {Parameters<Glue[Name]>} about
   * @returns {Promise<string>} JSON
   */
  ask(question, ...about) {
    const answer = /** @type {(...about: any[]) => string} */ (this.#glue[question]);
    return this.#run(() => answer(...about));
  }

  /**
   * One of the questions to the writers, whose glue is another.
   * @template {keyof import('../shared/writers.js').Writers} Name
   * @param {Name} question
   * @param {unknown[]} about
   * @returns {Promise<ReturnType<import('../shared/writers.js').Writers[Name]>>}
   * @throws {Refusal}
   */
  write(question, about) {
    const glue = /** @type {any} */ (this.#glue);
    return this.#run(() => glue[question](...about));
  }

  /**
   * @template T
   * @param {() => T} work
   * @returns {Promise<T>}
   */
  async #run(work) {
    const { memory } = await this.start();
    try {
      const answer = work();
      if (memory.buffer.byteLength > LARGE) this.#replace();
      return answer;
    } catch (error) {
      // What wasm-bindgen throws for an error of ours is its text.
      if (typeof error === 'string') throw new Refusal(error);
      this.#replace();
      throw new CoreTrap('the core trapped', { cause: error });
    }
  }

  #replace() {
    this.#glue.__wbg_reset_state();
  }
}
