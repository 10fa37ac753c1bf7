// The chart library is a script of its own, loaded once and only when a chart wants it.
import { load } from "../script.js";

/** @typedef {{customdata?: [string, string]}} Mark */
/** @typedef {{points?: Mark[], event?: MouseEvent}} MarkEvent */
/** @typedef {HTMLElement & {on(name: string, then: (event: MarkEvent) => void): void}} Plot */
/** @typedef {{data: object[], layout: Record<string, any>}} Figure */
/** @typedef {{
 *   react(plot: HTMLElement, data: object[], layout: object, config: object): Promise<Plot>,
 *   downloadImage(figure: object, options: object): Promise<string>,
 *   Icons: Record<string, object>,
 *   Fx: {unhover(plot: HTMLElement): void},
 * }} Plotly */

/** The library, from this address. Rejects when it cannot be loaded; the next call tries again.
 * @param {string} address @returns {Promise<Plotly>} */
export async function library(address) {
  await load(new URL(address, location.href).href);
  return /** @type {any} */ (window).Plotly;
}
