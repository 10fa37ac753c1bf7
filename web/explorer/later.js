// What an explorer loads only when it is wanted: texts to show, to sort and to search, and the addresses of links.
import { idle } from "../dom.js";
import { readJson } from "../site_data.js";
import { growIndex } from "./word_index.js";

/** @typedef {import("./rows.js").Texts} Texts */

export class Later {
  /** @param {DOMStringMap} addresses of the files @param {import("./rows.js").Data} data */
  constructor(addresses, data) {
    this.addresses = addresses;
    this.data = data;
    /** @type {Texts | null} */
    this.texts = null;
    /** Column → the address of each row. @type {Record<string, string[]> | null} */
    this.links = null;
    /** @type {Map<string, Promise<any>>} */
    this.loading = new Map();
    /** @type {ReturnType<typeof growIndex> | undefined} */
    this.grow = undefined;
    /** @type {import("./word_index.js").Index | null} */
    this.index = null;
    /** @type {Promise<void> | undefined} */
    this.preparing = undefined;
  }

  /** A file, asked for again only after a failure. @param {"texts" | "links"} name @returns {Promise<any>} */
  load(name) {
    const loading = this.loading.get(name) ?? readJson(this.addresses[name] ?? "").then((it) => (this[name] = it));
    this.loading.set(name, loading);
    loading.catch(() => this.loading.delete(name));
    return loading;
  }

  /** The words of the rows; collected once. */
  async words() {
    await this.load("texts");
    return this.growIndex(() => true);
  }

  /** Collect words before they are asked for, while the browser is idle. */
  prepareWords() {
    this.preparing ??= this.load("texts").then(() => this.growWhenIdle(), () => (this.preparing = undefined));
  }

  growWhenIdle() {
    idle((isTime) => this.growIndex(isTime) ?? this.growWhenIdle());
  }

  /** Null while some are missing. @param {() => boolean} isTime */
  growIndex(isTime) {
    this.grow ??= growIndex(this.data, /** @type {Texts} */ (this.texts));
    return (this.index ??= this.grow(isTime));
  }
}
