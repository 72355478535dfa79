/** What leaves the lab as a file. */
import { EXPERIMENTS } from '../lab/experiments/index.js';
import { csvFileName, runsToCsv } from '../model/csv.js';
import { asJavaScript } from '../programs/javascript.js';
import { asPython } from '../programs/python.js';
import { runNames } from '../texts/run-names.js';
import { pngOf } from '../views/chart-png.js';
import { svgOf } from '../views/chart-svg.js';

/** @typedef {import('../lab/state.js').LabState} LabState */

/**
 * Hands something over as a download.
 * @param {string} name of the file
 * @param {string} type of its content
 * @param {string | Blob | Uint8Array<ArrayBuffer>} content
 */
export function download(name, type, content) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/**
 * Saves the curves of the runs that the charts show, as CSV.
 * @param {LabState} state
 */
export function saveCurves({ notebook, present }) {
  const names = runNames(notebook);
  const shown = notebook.runs.filter(
    ({ id, isShown, group }) =>
      isShown ||
      id === present.id ||
      notebook.groups.some((one) => one.id === group && one.isShown),
  );
  const named = shown.map(({ id, run }) => ({ name: names.get(id) ?? '', run }));
  download(csvFileName(named, EXPERIMENTS), 'text/csv', runsToCsv(named));
}

/** @param {ReturnType<import('../views/chart.js').Chart['_picture']>} chart */
export async function saveChart({ format, kind, title, picture }) {
  const content = format === 'svg' ? svgOf(picture, title) : await pngOf(picture);
  download(`network2-${kind}.${format}`, format === 'svg' ? 'image/svg+xml' : 'image/png', content);
}

/**
 * Saves a program that repeats a run.
 * @param {import('../model/run.js').Run} run
 * @param {'javascript' | 'python'} language
 */
export function saveProgram(run, language) {
  if (language === 'python') download('run.py', 'text/x-python', asPython(run, EXPERIMENTS));
  else download('run.mjs', 'text/javascript', asJavaScript(run, EXPERIMENTS));
}
