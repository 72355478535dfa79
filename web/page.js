// The page: the worker starts while the rest is on its way.
import { startWorkerEarly } from './worker/client.js';

try {
  startWorkerEarly();
} catch {
  // The lab says why when it opens a session.
}

import('./embed/network2-lab.js').catch((error) => {
  // What stands in index.html for a script that never came need not wait any longer.
  const notice = document.querySelector('.not-started');
  notice?.classList.add('for-sure');
  notice?.append(String(error.message));
});
