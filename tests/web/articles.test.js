import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { entriesOf } from '../entries.js';
import { compileArticle } from '../../tools/articles.js';
import { root } from '../../tools/run.js';
import { EXPERIMENTS } from '../../web/lab/experiments/index.js';
import { articles } from '../../web/texts/index.js';

const FOLDER = join(root, 'web/texts/en/articles');

/** @param {string} topic */
const compiled = (topic) => compileArticle(readFileSync(join(FOLDER, `${topic}.html`), 'utf8'));

test('every file of an article is in the list, and every entry has its file', () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.html'));
  assert.deepEqual(Object.keys(articles()).map((topic) => `${topic}.html`).sort(), files.sort()); // prettier-ignore
});

for (const [topic, { title }] of entriesOf(Object.entries(articles()))) {
  test(`the article ${topic} compiles: a heading, MathML, no TeX, nothing that the policy refuses`, () => {
    const html = compiled(topic);
    assert.ok(html.startsWith(`<h2>${title}</h2>`), html.slice(0, 80));
    assert.doesNotMatch(html.replace(/<math.*?<\/math>/g, ''), /[\\^_$]|style=|<script/);
    assert.doesNotMatch(html, /\\| style=|merror/);
    for (const [name] of entriesOf(html.matchAll(/<(p|li|h3)>.*?<\/\1>/gs))) {
      assert.doesNotMatch(name, /<div/, 'a formula on a line of its own within a paragraph');
    }
  });

  test(`the article ${topic} has 120 to 350 words`, () => {
    const text = compiled(topic).replace(/<math.*?<\/math>/g, ' ').replace(/<[^>]*>/g, ' '); // prettier-ignore
    const words = text.match(/[\p{L}\d]+(?:[’.,][\p{L}\d]+)*/gu) ?? [];
    assert.ok(words.length >= 120 && words.length <= 350, `${words.length} words`);
  });
}

test('the topics of the experiments are there', () => {
  for (const { id, topic } of entriesOf(EXPERIMENTS)) assert.ok(topic in articles(), id);
});

test('a wrong formula is refused by name, and so is one that needs a style', () => {
  assert.throws(() => compileArticle('<p>\\(\\frac{1}\\)</p>'), /in the formula \\frac\{1\}/);
  assert.throws(() => compileArticle('<p>\\(\\nosuchthing\\)</p>'), /in the formula \\nosuchthing/);
  assert.throws(() => compileArticle('\\[\\colorbox{red}{x}\\]'), /would be refused/);
});
