/** The attributes of the element, as the text form of a description. */

/** Attributes that are a key of the text form each. */
export const KEYS = /** @type {const} */ ([
  'experiment',
  'view',
  'hide',
  'theme',
  'lang',
  'predict',
  'autoplay',
]);

/**
 * @param {Element} element
 * @param {typeof KEYS[number]} key
 * @returns {string} what the text form has of the attribute
 */
function valueOf(element, key) {
  const value = element.getAttribute(key) ?? '';
  if (key === 'autoplay') return ''; // being there is all that it says
  if (key === 'lang') return value.split('-')[0]; // of en-GB, en
  return value;
}

/**
 * Changes keys of a text form to what the attributes say.
 * @param {string} text
 * @param {Element} element
 * @param {readonly (typeof KEYS[number])[]} keys of which the attributes are looked at; one that is missing takes its
 *   key away
 * @returns {string}
 */
export function withKeys(text, element, keys) {
  if (keys.length === 0) return text;
  const pairs = new URLSearchParams(text.replace(/^[#?]/, ''));
  for (const key of keys) {
    if (element.hasAttribute(key)) pairs.set(key, valueOf(element, key));
    else pairs.delete(key);
  }
  return pairs.toString();
}

/**
 * @param {Element} element
 * @returns {string} what its attributes say together; `state` gives way to the others
 */
export function textOf(element) {
  const given = KEYS.filter((key) => element.hasAttribute(key));
  return withKeys(element.getAttribute('state') ?? '', element, given);
}

/**
 * Gives a class a property for each attribute, of the same name.
 * @param {{prototype: object}} element its class
 * @param {readonly string[]} names of attributes that are texts; a value of null takes the attribute away
 * @param {readonly string[]} flags of attributes that are there or not
 */
export function reflect({ prototype }, names, flags) {
  for (const name of names) {
    Object.defineProperty(prototype, name, {
      configurable: true,
      enumerable: true,
      get() {
        return this.getAttribute(name) ?? '';
      },
      set(value) {
        if (value === null || value === undefined) this.removeAttribute(name);
        else this.setAttribute(name, String(value));
      },
    });
  }
  for (const name of flags) {
    Object.defineProperty(prototype, name, {
      configurable: true,
      enumerable: true,
      get() {
        return this.hasAttribute(name);
      },
      set(value) {
        this.toggleAttribute(name, Boolean(value));
      },
    });
  }
}
