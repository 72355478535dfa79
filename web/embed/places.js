/** Where the files of the lab are. */

const moduleUrl = import.meta.url;

/**
 * The folder that this module's folder stands in: data and page are there, wherever the host's page is. A bundle that is
 * no module does not know its own address.
 */
const SITE = new URL('../', moduleUrl ?? document.baseURI).href;

/**
 * @param {string | null} base folder of data and engine, where they are not beside this module
 * @returns {{data: string, engine: string | null}} addresses of the folder of the data and of the engine; null for the
 *   engine that is beside the worker
 */
export function placesIn(base) {
  const folder = base?.replace(/\/?$/, '/') ?? '';
  const url = URL.canParse(folder, document.baseURI) && new URL(folder, document.baseURI);
  if (!base || !url || !/^(https?|file):$/.test(url.protocol)) {
    return { data: new URL('data/', SITE).href, engine: null };
  }
  return { data: new URL('data/', url).href, engine: new URL('network2.wasm', url).href };
}

/**
 * @param {import('./lab.js').LabView} lab
 * @returns {string} address of the page that shows the whole of it
 */
export const pageOf = ({ standalone }) =>
  standalone ? location.href.replace(/[#?].*$/, '') : `${SITE}index.html`;
