// The chart library is a script of its own, loaded once and only when a chart wants it.

/** @typedef {{customdata?: [string, string]}} Mark */
/** @typedef {{points?: Mark[], event?: MouseEvent}} MarkEvent */
/** @typedef {HTMLElement & {on(name: string, then: (event: MarkEvent) => void): void}} Plot */
/** @typedef {{data: object[], layout: Record<string, any>}} Figure */
/** @typedef {{
 *   react(plot: HTMLElement, data: object[], layout: object, config: object): Promise<Plot>,
 *   downloadImage(figure: object, options: object): Promise<string>,
 *   Icons: Record<string, object>,
 * }} Plotly */

/** @type {Promise<Plotly> | undefined} */
let loading;

/** The library, from this address. Rejects when it cannot be loaded; the next call tries again.
 * @param {string} address @returns {Promise<Plotly>} */
export function library(address) {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => resolve(/** @type {any} */ (window).Plotly);
    script.onerror = () => {
      loading = undefined;
      script.remove();
      reject(new Error(`no chart library at ${address}`));
    };
    document.head.append(script);
  });
  return loading;
}
