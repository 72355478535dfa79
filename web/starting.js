// Says why the page has not started, as soon as that is certain. A script of the old kind: it runs where modules do not.
(() => {
  /** @type {string | null} which of the reasons in the notice it is */
  let reason = location.protocol === 'file:' ? 'file' : null;

  const show = () => {
    const notice = document.querySelector('.not-started');
    if (!notice || !reason) return;
    notice.classList.add('for-sure');
    // Not by classes: from a file a style sheet does not come either.
    for (const sentence of notice.querySelectorAll('p'))
      sentence.hidden = !sentence.matches(`.${reason}`);
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
