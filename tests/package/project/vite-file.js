// The engine's file, as Vite gives its address.
import wasmUrl from 'network2-lab/network2.wasm?url';
import { show } from './show.js';

show({ wasmUrl });
