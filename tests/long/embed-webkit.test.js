// The element from another host, and frames, in WebKit where it is installed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { onPath } from '../../tools/setup.js';
import { serveHost, serveShared } from '../browser/support.js';
import { evaluateInWebKit, MINI_BROWSER } from '../browser/webkit.js';

const SHORT = 'trainingSize=1000&epochs=1&evaluationSize=1000';

const skip = !(onPath('WebKitWebDriver') && onPath('Xvfb') && MINI_BROWSER);

/** @type {Awaited<ReturnType<typeof serveShared>>} */
let site;
/** @type {Awaited<ReturnType<typeof serveHost>>} */
let host;

before(async () => {
  site = await serveShared();
  host = await serveHost();
});
after(async () => {
  await site.close();
  await host.close();
});

test('in WebKit a lab from another host trains, and reads what is drawn', { skip }, async () => {
  const url = host.page(`<network2-lab view="compact" state="${SHORT}"></network2-lab>`, `<script type="module" src="${site.url}network2-lab.js"></script>`); // prettier-ignore
  const seen = await evaluateInWebKit(
    url,
    `
    await customElements.whenDefined('network2-lab');
    const lab = document.querySelector('network2-lab');
    await lab.start();
    const { history, status } = lab.getState();
    const read = new Promise((resolve) => lab.addEventListener('network2-prediction', ({ detail }) => resolve(detail.digit), { once: true }));
    const canvas = lab.shadowRoot.querySelector('n2-drawing-pad').shadowRoot.querySelector('canvas');
    canvas.setPointerCapture = () => {};
    const { left, top, width, height } = canvas.getBoundingClientRect();
    const send = (type, y) => canvas.dispatchEvent(new PointerEvent(type, { isPrimary: true, pointerId: 1, clientX: left + width / 2, clientY: top + y * height }));
    send('pointerdown', 0.2);
    for (let i = 0; i < 10; i++) send('pointermove', 0.2 + i * 0.06);
    send('pointerup', 0.8);
    return { status, epochs: history.evaluationAccuracy.length, digit: await read };`,
  );
  assert.equal(seen.status, 'complete');
  assert.equal(seen.epochs, 1);
  assert.equal(typeof seen.digit, 'number');
});

for (const [kind, attributes] of [
  ['a frame', ''],
  ['a sandboxed frame', 'sandbox="allow-scripts"'],
]) {
  test(`in WebKit ${kind} trains, and tells its parent of it`, { skip }, async () => {
    const program = `<script>
      globalThis.messages = [];
      globalThis.waiting = [];
      addEventListener('message', ({ data }) => {
        messages.push(data);
        for (const look of waiting) look();
      });
    </script>`;
    const url = host.page(`${program}<iframe src="${site.url}embed.html#${SHORT}" ${attributes} width="960" height="700"></iframe>`); // prettier-ignore
    const epoch = await evaluateInWebKit(
      url,
      `
      const told = (event) => new Promise((resolve) => {
        const look = () => {
          const found = messages.find((one) => one.event === event);
          if (found) resolve(found);
        };
        waiting.push(look);
        look();
      });
      await told('ready');
      document.querySelector('iframe').contentWindow.postMessage({ type: 'network2-lab', call: 'start' }, '*');
      await told('complete');
      return told('epoch');`,
    );
    assert.equal(epoch.epoch, 0);
    assert.ok(epoch.evaluationAccuracy > 0);
  });
}
