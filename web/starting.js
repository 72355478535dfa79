// Says why the page has not started, as soon as that is certain. A script of the old kind: it runs where modules do not.
(() => {
  /** @type {string | null} which of the reasons in the notice it is */
  let reason = location.protocol === 'file:' ? 'file' : null;

  const show = () => {
    const notice = document.querySelector('.not-started');
    if (notice && reason) notice.classList.add('for-sure', reason);
  };

  addEventListener(
    'error',
    ({ target }) => {
      if (!(target instanceof HTMLScriptElement)) return;
      reason ??= origin === 'null' ? 'sandbox' : 'missing';
      show();
    },
    true,
  );
  document.addEventListener('DOMContentLoaded', show);
})();
