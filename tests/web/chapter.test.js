import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CHAPTER, nextInChapter } from '../../web/lab/chapter.js';
import { EXPERIMENTS } from '../../web/lab/experiments/index.js';

test('the chapter goes through twelve experiments that there are, each of which asks a question', () => {
  assert.equal(CHAPTER.length, 12);
  assert.equal(new Set(CHAPTER).size, 12);
  for (const id of CHAPTER) assert.ok(EXPERIMENTS.find((one) => one.id === id)?.question, id);
});

test('each leads to the next, none to the first, and the last nowhere', () => {
  assert.deepEqual(nextInChapter(null), { id: CHAPTER[0], place: 1 });
  assert.deepEqual(nextInChapter(CHAPTER[0]), { id: CHAPTER[1], place: 2 });
  assert.equal(nextInChapter(CHAPTER[11]), null);
  assert.equal(nextInChapter('schedule'), null);
});
