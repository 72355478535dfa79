/**
 * Typed arrays of any realm: of this one, of a frame, of Node's vm, as those that jsdom hands out. `instanceof`
 * knows this realm's only.
 */

/** @type {(this: unknown) => string | undefined} what every realm's typed arrays have in common */
const kindGetter = /** @type {any} */ (
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag)
    ?.get
);

/**
 * @param {unknown} value any value
 * @returns {string | undefined} 'Uint8Array' for that and for Node's Buffer, and so on; undefined for what is no typed
 *   array
 */
export const kindOf = (value) => kindGetter.call(value);

/**
 * @param {any} array a typed array
 * @returns {Uint8Array<ArrayBuffer>} its bytes, not copied
 */
export const bytesOf = ({ buffer, byteOffset, byteLength }) =>
  new Uint8Array(buffer, byteOffset, byteLength);
