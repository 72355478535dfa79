import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pictureOf, ticksBetween } from '../../web/views/chart-picture.js';
import { svgOf } from '../../web/views/chart-svg.js';
import { LOOKS } from '../../web/views/looks.js';
import { PRINTED } from '../../web/views/theme.js';
import { elementsOf } from './support/well-formed.js';

/** @typedef {import('../../web/views/series.js').Series} Series */

/** @param {Partial<Series>} rest @returns {Series} */
const series = (rest) => ({
  ...{ key: 'a', owner: 'a', what: /** @type {const} */ ('evaluation'), look: 0 },
  ...{ x: [1, 2, 3], y: [50, 75, 90], ...rest },
});

/** @param {Partial<import('../../web/views/chart-picture.js').Chart>} [rest] @returns {string} the file */
const chart = (rest) =>
  svgOf(
    pictureOf({
      ...{ series: [series({})], x: [0, 3], y: [0, 100], kind: /** @type {const} */ ('accuracy') },
      ...{ title: 'Accuracy', xLabel: 'epochs', keys: [{ look: 0, name: 'First run' }], note: 'thick', ...rest }, // prettier-ignore
    }),
    rest?.title ?? 'Accuracy',
  );

/** Texts, as they stand. @param {string} svg */
const textsOf = (svg) => elementsOf(svg).filter(({ name }) => name === 'text').map(({ text }) => text); // prettier-ignore

/** Paths with a colour of a run, without those of the keys. @param {string} svg */
const curvesOf = (svg) =>
  elementsOf(svg).filter(({ name, attributes }) => name === 'path' && 'clip-path' in attributes);

test('a chart names its runs, axes and values', () => {
  const texts = textsOf(chart());
  for (const text of ['Accuracy', 'epochs', 'First run', 'thick', '0%', '100%', '3']) {
    assert.ok(texts.includes(text), `${text} in ${texts}`);
  }
});

test('whatever runs are called, the file is well-formed, and says it', () => {
  const name = '<script>alert("1")</script> & \'2\' ]]> <!--';
  const svg = chart({ title: name, note: name, xLabel: name, keys: [{ look: 5, name }] });
  const escaped = "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; '2' ]]&gt; &lt;!--";
  assert.equal(textsOf(svg).filter((text) => text === escaped).length, 4);
  assert.ok(elementsOf(svg).every((element) => element.name !== 'script'));
  assert.doesNotThrow(() => elementsOf(chart({ keys: [{ look: 0, name: 'a\u0000b\u001b\ud800\uffff' }] }))); // prettier-ignore
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30 }), fc.string(), (one, other) => {
      elementsOf(chart({ title: other, keys: [{ look: 1, name: one }] }));
    }),
    { seed: 1, numRuns: 300 },
  );
});

test('each run has its colour and dash, in curve and key', () => {
  const all = LOOKS.map((_, look) => series({ key: `${look}`, look }));
  const keys = LOOKS.map((_, look) => ({ look, name: `${look}` }));
  const svg = chart({ series: all, keys });
  const lines = elementsOf(svg).filter(({ attributes }) =>
    PRINTED.runs.includes(attributes.stroke),
  );
  assert.equal(lines.length, 12);
  const looks = lines.map(({ attributes }) => `${attributes.stroke} ${attributes['stroke-dasharray']}`); // prettier-ignore
  assert.equal(new Set(looks).size, 6);
  assert.deepEqual(looks.slice(0, 6), looks.slice(6));
});

test('a band is drawn between the lowest and the highest', () => {
  const band = [
    series({ what: 'low', y: [10, 20, 30] }),
    series({ what: 'high', y: [30, 40, 50] }),
    series({ y: [20, 30, 40] }),
  ];
  const [area, mean, ...more] = curvesOf(chart({ series: band }));
  assert.deepEqual(more, []);
  assert.match(area.attributes.d, /^M.*Z$/);
  const points = [...area.attributes.d.matchAll(/([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]); // prettier-ignore
  assert.equal(points.length, 6);
  assert.deepEqual(points.slice(0, 3).map(([x]) => x), points.slice(3).map(([x]) => x).reverse()); // prettier-ignore
  assert.ok(points.slice(0, 3).every(([, y], i) => y < points[5 - i][1]));
  assert.doesNotMatch(mean.attributes.d, /Z/);
});

test('values that are no numbers are left out, and a single one is a point', () => {
  const [line] = curvesOf(chart({ series: [series({ y: [50, NaN, 75] })] }));
  assert.equal(line.attributes.d.split('L').length, 2);
  const svg = chart({ series: [series({ x: [1], y: [50] }), series({ y: [null, Infinity, NaN] })] }); // prettier-ignore
  assert.equal(elementsOf(svg).filter(({ name }) => name === 'circle').length, 1);
  assert.doesNotMatch(svg, /NaN|Infinity/);
});

test('marks of the book are circles without a line', () => {
  const svg = chart({ series: [series({ what: 'published', owner: 'published' })] });
  assert.equal(elementsOf(svg).filter(({ name }) => name === 'circle').length, 3);
  assert.deepEqual(curvesOf(svg), []);
});

test('ticks are round numbers between the ends', () => {
  assert.deepEqual(ticksBetween(0, 30), [0, 5, 10, 15, 20, 25, 30]);
  assert.deepEqual(ticksBetween(93, 100), [94, 96, 98, 100]);
  assert.deepEqual(ticksBetween(0, 0.3), [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3]);
  assert.deepEqual(ticksBetween(0, 1), [0, 0.2, 0.4, 0.6, 0.8, 1]);
  assert.deepEqual(ticksBetween(7, 7), [7]);
});

test('ticks are few, rising, evenly spaced and never outside', () => {
  const end = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  const length = fc.double({ min: 1e-3, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(end, length, (low, more) => {
      const high = low + more;
      const ticks = ticksBetween(low, high);
      const room = more * 1e-6;
      assert.ok(ticks.length >= 2 && ticks.length <= 8, `${ticks.length} ticks`);
      assert.ok(ticks.every((tick) => tick >= low - room && tick <= high + room));
      const steps = ticks.slice(1).map((tick, i) => tick - ticks[i]);
      assert.ok(steps.every((step) => step > 0 && Math.abs(step - steps[0]) <= steps[0] * 1e-3));
    }),
    { seed: 1, numRuns: 500 },
  );
});
