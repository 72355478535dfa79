/**
 * @param {Uint8Array<ArrayBuffer>} bytes gzip
 * @returns {Promise<Uint8Array<ArrayBuffer>>} what was compressed; rejects where these bytes are no gzip
 */
export async function gunzip(bytes) {
  const { readable, writable } = new DecompressionStream('gzip');
  const writer = writable.getWriter();
  const written = writer.write(bytes).then(() => writer.close());
  const [unpacked] = await Promise.all([new Response(readable).arrayBuffer(), written]);
  return new Uint8Array(unpacked);
}
