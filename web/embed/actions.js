/** What is done about the events of the views. */
import { handIn, networksOf } from '../lab/handing-in.js';
import { download, saveChart, saveCurves, saveProgram } from './downloads.js';
import { openOwnData } from './own-data.js';

/** @typedef {import('./lab.js').LabView} LabView */

/** @param {{images: Uint8Array<ArrayBuffer>, labels: Uint8Array<ArrayBuffer>}} digits two IDX files */
const idxFiles = ({ images, labels }) => [
  new File([images], 'my-digits-images-idx3-ubyte'),
  new File([labels], 'my-digits-labels-idx1-ubyte'),
];

/** @type {Record<string, (view: LabView, detail: any) => unknown>} */
export const ACTIONS = {
  'lab-configure': ({ _lab }, change) => _lab.configure(change),
  'lab-start': (view) => view.start(),
  'lab-pause': (view) => view.pause(),
  'lab-step': (view, goal) => view.step(goal),
  'lab-reset': (view) => view.reset(),
  'lab-choose': ({ _lab }, id) => _lab.choose(id),
  'lab-next': (view, id) => {
    void view.showExperiment();
    return view._lab.choose(id);
  },
  'lab-present': async (view) => {
    const { Lecture } = await import('./lecture.js');
    if (!view.lecture) await new Lecture(view).begin();
  },
  'lab-walk': async (view, { image, label }) => {
    await import('../views/backprop/walk.js');
    await view._lab.walking.begin(image, label);
    view.scrollToWalk();
  },
  'lab-walk-step': ({ _lab }, eta) => _lab.walking.step(eta),
  'lab-walk-end': ({ _lab }) => _lab.walking.end(),
  'lab-open-test-data': ({ _lab }) => _lab.openTestData(),
  'lab-find-mistakes': ({ _lab }) => _lab.mistakes.find(),
  'lab-gallery': ({ _lab }, why) => _lab.mistakes.open(why),
  'lab-sketch': ({ _lab }, forecast) => _lab.sketchForecast(forecast),
  'lab-forecast': (view, forecast) => {
    void view.focusStart();
    return view._lab.makeForecast(forecast);
  },
  'lab-skip-forecast': (view) => {
    void view.focusStart();
    view._lab.skipForecast();
  },
  'lab-try': (view, what) => view.openArticle(what),
  'lab-retry': ({ _lab }) => _lab.retry(),
  'lab-dismiss': ({ _lab }) => _lab.dismiss(),
  'lab-read-by': ({ _lab }, reader) => _lab.readBy(reader),
  'lab-load-reader': ({ _lab }) => _lab.loadReader(),
  'lab-reopen': ({ _lab }, id) => _lab.reopen(id),
  'lab-duplicate': ({ _lab }, id) => _lab.duplicate(id),
  'lab-keep': ({ _lab }, { id, change }) => _lab.notebook.change(id, change),
  'lab-remove': ({ _lab }, id) => _lab.notebook.remove(id),
  'lab-undo': ({ _lab }) => _lab.notebook.undo(),
  'lab-several': ({ _lab }, what) => _lab.runSeveral(what),
  'lab-search': ({ _lab }, search) => _lab.search(search),
  'lab-pause-group': ({ _lab }) => _lab.batches.pause(),
  'lab-continue-group': ({ _lab }, id) => _lab.batches.continue(id),
  'lab-stop-group': ({ _lab }) => _lab.batches.stop(),
  'lab-image': ({ _lab }, { image }) => _lab.show(image),
  'lab-example': ({ _lab }, { image, label }) => _lab.show(image, label),
  'lab-reread': (view, { image, label }) => {
    view.scrollToPad();
    return view._lab.show(image, label);
  },
  'lab-neuron': (view, neuron) => view.openNeuron(neuron),
  'lab-put': (view, { image }) => {
    view.put = image;
    return view._lab.show(image);
  },
  'lab-pictures': (view, files) => view.withPictures((panel) => panel.take(files)),
  'lab-wrong': (view) => view.withPictures((panel) => panel.ask()),
  'lab-own-digits': (view) => view.withPictures((panel) => panel.showMine()),
  'lab-train-digits': (view, digits) => openOwnData(view, { files: idxFiles(digits), entries: [] }),
  'lab-save-digits': (_, { images, labels }) => {
    download('my-digits-images-idx3-ubyte', 'application/octet-stream', images);
    download('my-digits-labels-idx1-ubyte', 'application/octet-stream', labels);
  },
  'lab-save-network': async ({ _lab }) => {
    const network = await _lab.saveNetwork();
    if (network) download('network2.json', 'application/json', network);
  },
  'lab-load-network': ({ _lab }, { file }) => _lab.loadNetwork(file),
  'lab-own-data': (view) => openOwnData(view),
  'lab-use-data': async ({ _lab }, data) => (await _lab.ownData()).use(data),
  'lab-mnist': async ({ _lab }) => (await _lab.ownData()).useMnist(),
  'lab-remove-data': async ({ _lab }, id) => (await _lab.ownData()).remove(id),
  'lab-save-curves': ({ state }) => saveCurves(state),
  'lab-save-chart': (_, chart) => saveChart(chart),
  'lab-save-program': ({ state }, language) => saveProgram(state.run, language),
  'lab-share-link': (view) => view.shareLink(),
  'lab-embed': (view) => view.embed(),
  'lab-print': () => print(),
  'lab-hand-in': async ({ state, _lab }, { author, hasNetworks }) => {
    const { runs } = state.notebook;
    const networks = hasNetworks ? await networksOf(runs, _lab.notebook) : {};
    download('network2-runs.json', 'application/json', handIn(runs, { author, networks }));
  },
  'lab-open-hand-in': ({ _lab }, file) => _lab.openHandIn(file),
  'lab-verify': ({ state, _lab }) => _lab.verify(state.notebook.runs.map(({ id }) => id)),
};
