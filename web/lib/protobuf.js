/** The wire format of Protocol Buffers (protobuf.dev/programming-guides/encoding), as much as writing ONNX needs. */

/** How a field is written. */
const VARINT = 0;
const LENGTH = 2;
const FIXED32 = 5;

/** @param {number} value an integer >= 0, below 2^53 @returns {number[]} seven bits to a byte, the lowest first */
function varint(value) {
  const bytes = [];
  for (; value >= 0x80; value = Math.floor(value / 0x80)) bytes.push((value % 0x80) | 0x80);
  return [...bytes, value];
}

/**
 * A message, as pieces that follow one another.
 * @typedef {(Uint8Array | number[])[]} Message
 */

/** @param {number} number of the field @param {number} type */
const tag = (number, type) => varint(number * 8 + type);

/**
 * @param {number} number of the field
 * @param {number} value an integer >= 0
 * @returns {Message} the field
 */
export const integerField = (number, value) => [tag(number, VARINT), varint(value)];

/**
 * @param {number} number of the field
 * @param {number} value rounded to float32
 * @returns {Message} the field
 */
export const floatField = (number, value) => [
  tag(number, FIXED32),
  new Uint8Array(Float32Array.of(value).buffer),
];

/**
 * @param {number} number of the field
 * @param {Uint8Array} bytes
 * @returns {Message} the field
 */
export const bytesField = (number, bytes) => [tag(number, LENGTH), varint(bytes.length), bytes];

/**
 * @param {number} number of the field
 * @param {string} text
 * @returns {Message} the field
 */
export const textField = (number, text) => bytesField(number, new TextEncoder().encode(text));

/**
 * @param {number} number of the field
 * @param {...Message} fields of the message in it
 * @returns {Message} the field
 */
export function messageField(number, ...fields) {
  const pieces = fields.flat();
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  return [tag(number, LENGTH), varint(length), ...pieces];
}

/**
 * @param {...Message} fields of a message
 * @returns {Uint8Array} its bytes
 */
export function written(...fields) {
  const pieces = fields.flat();
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let end = 0;
  for (const piece of pieces) {
    bytes.set(piece, end);
    end += piece.length;
  }
  return bytes;
}
