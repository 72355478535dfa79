// Shows what the worker reports, so that the page can be used while it trains.
const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
const list = /** @type {HTMLOListElement} */ (document.querySelector('ol'));

worker.addEventListener('message', ({ data }) => {
  const item = document.createElement('li');
  item.textContent = data;
  list.append(item);
});
worker.postMessage({ base: new URL('mnist/', document.baseURI).href });
