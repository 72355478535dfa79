// The page: the worker starts while the rest is on its way.
import { startWorkerEarly } from './worker/client.js';

startWorkerEarly();
void import('./embed/network2-lab.js');
