// The page: the worker starts while the rest is on its way.
import { startWorkerEarly } from './worker/client.js';

try {
  startWorkerEarly();
} catch {
  // The lab says why when it opens a session.
}

/** What stands in the page for a script that never came. */
const notice = document.querySelector('.not-started');

import('./embed/network2-lab.js').catch((error) => {
  // Nobody need wait any longer.
  notice?.classList.add('for-sure');
  notice?.append(String(error.message));
});
// The element says why it does not come, with what can be done about it.
import('./embed/lab.js').catch(() => notice?.remove());
