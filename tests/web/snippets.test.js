import assert from 'node:assert/strict';
import { test } from 'node:test';
import { elementMarkup, frameMarkup } from '../../web/model/snippets.js';

const WHAT = {
  folder: 'https://example.org/lab/',
  description: 'experiment=overfitting-1000&view=compact',
  title: 'Overfitting',
  height: 640,
};

test('a frame shows the description after the #', () => {
  assert.equal(
    frameMarkup(WHAT),
    '<iframe src="https://example.org/lab/embed.html#experiment=overfitting-1000&amp;view=compact" title="Overfitting" loading="lazy" style="border: 0; width: 100%; height: 640px"></iframe>',
  );
  assert.match(frameMarkup({ ...WHAT, description: '' }), /src="https:\/\/example.org\/lab\/embed.html" /); // prettier-ignore
});

test('an element has the keys as attributes where all of them can be', () => {
  const [script, element] = elementMarkup({
    ...WHAT,
    description: `${WHAT.description}&autoplay=`,
  }).split('\n');
  assert.equal(
    script,
    '<script type="module" src="https://example.org/lab/network2-lab.js"></script>',
  );
  assert.equal(
    element,
    '<network2-lab experiment="overfitting-1000" view="compact" autoplay loading="lazy" style="min-height: 640px"></network2-lab>',
  );
});

test('an element has settings as the whole text form', () => {
  const [, element] = elementMarkup({ ...WHAT, description: 'eta=0.25&view=chart' }).split('\n');
  assert.equal(
    element,
    '<network2-lab state="eta=0.25&amp;view=chart" loading="lazy" style="min-height: 640px"></network2-lab>',
  );
});

test('whatever a title holds stays in its attribute', () => {
  const markup = frameMarkup({ ...WHAT, title: '"><script>alert(1)</script>' });
  assert.ok(markup.includes('title="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"'));
});
