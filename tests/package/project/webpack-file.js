// The engine's file, as webpack gives its address.
import { show } from './show.js';

show({ wasmUrl: new URL('network2-lab/network2.wasm', import.meta.url) });
