/** Lets errors keep their fault on the way to the page: Comlink hands on name, message and stack only. */
import * as Comlink from 'comlink';
import { faultOf } from '../data/fault.js';

/** Comlink's own way to hand on what was thrown; on the other side it takes over all that is sent. */
const thrown = /** @type {Comlink.TransferHandler<any, any>} */ (
  Comlink.transferHandlers.get('throw')
);

Comlink.transferHandlers.set('throw', {
  ...thrown,
  serialize(/** @type {{value: unknown}} */ error) {
    const [serialized, transferables] = thrown.serialize(error);
    const fault = faultOf(error.value);
    if (fault) Object.assign(serialized.value, { fault });
    return [serialized, transferables];
  },
});
