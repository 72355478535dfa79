/** What went wrong, and what can be done about it. */
export default {
  tryAgain: 'Try again',
  dismiss: 'Dismiss',
  notFetched:
    '{file} could not be fetched: {reason, select, connection {the connection to the server failed} stalled {nothing arrived for {seconds, number} seconds} status {the server answered {status}} page {the server sent a web page in its place} long {it is longer than the {bytes, number} bytes listed in the manifest} other {{detail}}}.',
  wrongLength:
    '{file} should be {bytes, number} bytes long, but {received, plural, one {# byte} other {# bytes}} arrived.',
  altered: '{file} was altered on its way: its SHA-256 is not the one in the manifest.',
  wrongManifest: 'manifest.json is not a list of chunks: {place}: {detail}.',
  fewImages:
    'manifest.json should list chunks with {images, number} {set} images, but lists {listed, number}.',
  wrongChunk:
    'According to manifest.json, {file} should hold {examples, number} images of {side} × {side} pixels and as many labels, but it holds {images, number} images of {height} × {width} pixels and {labels, number} labels.',
  noChunk: '{file} is not a chunk of MNIST: {detail}.',
  noData:
    'manifest.json could not be fetched{reason, select, status {: the server answered 404} page {: the server sent a web page in its place} other {}}. There has to be a copy of the folder build/public/data of the package network2-lab {reason, select, other {on the server, under the name “data”, and the lab’s attribute “base” has to name} page {in {folder}, or elsewhere under the name “data”, with the lab’s attribute “base” naming} status {in {folder}, or elsewhere under the name “data”, with the lab’s attribute “base” naming}} the folder around it.',
  noEngine:
    '{detail, select, null {The engine is not where the lab is.} other {{detail}}} Whoever makes this page has to put a copy of build/wasm/network2.wasm of the package network2-lab into the folder that the lab’s attribute “base” names.',
  noOwnData:
    'The images of this run are somebody’s own, and they are not in this browser. Whoever has the files can drop them on the page.',
  fewOwnImages: 'There are only {listed, number} {set} images, not {images, number}.',
  noReader:
    'The network that comes with the page could not be loaded: {reason, select, connection {there is no connection} lost {the connection was lost} status {the server answered {status}} other {{detail}}}.',
  noWorker: 'The training worker could not be started: {detail}',
  untrustedWorker:
    'The training worker could not be started: the Content-Security-Policy of this page requires Trusted Types, and has to allow the policy “network2-lab”.',
  noWebAssembly:
    'This browser has no WebAssembly, or it has been turned off, and the engine cannot run without it. Turn it on again, or use a current Chrome, Edge, Firefox or Safari.',
  noSimd:
    'This browser is too old: its WebAssembly lacks SIMD, which the engine needs. Use Chrome or Edge 123, Firefox 128, Safari 17.5, or a later version.',
  noExceptions:
    'This browser is too old: its WebAssembly lacks exceptions, which the engine needs. Use Chrome or Edge 123, Firefox 128, Safari 17.5, or a later version.',
  policy:
    'The Content-Security-Policy of this page forbids what the lab needs. Whoever runs the site has to add {source} to its {directive}.',
  workerEnded:
    'The training worker stopped: {reason, select, silent {nothing has arrived from it for {seconds, number} seconds} closed {it was closed} unstarted {it did not start} other {{detail}}}.',
  wrongSizes:
    'The file must hold a network with 784 inputs and {outputs, number} outputs, but its layer sizes are {sizes}.',
  divergedNetwork:
    'A network that has diverged cannot be saved, because its weights are no longer finite numbers.',
  lostNetwork: 'There is no network to save: it was lost with the training worker.',
  largeFile:
    'A network file can be at most {limit, number} MB; this file is {megabytes, number, significant3} MB.',
  manyLayers:
    'The lab takes networks of at most {limit, number} hidden layers; the one in this file has {layers, number}.',
  wideLayer:
    'The lab takes networks of at most {limit, number} neurons in a layer; the one in this file has {neurons, number}.',
  divergedFile:
    'The network in this file had diverged before it was saved: some of its weights are NaN or infinite.',
  noJson: 'The file is not JSON as network2.py and this lab save it: {detail}.',
  largeHandIn:
    'A hand-in file can be at most {limit, number} MB; this file is {megabytes, number, significant3} MB.',
  noHandIn:
    'The file is not a hand-in file{reason, select, noJson {, because it is not JSON: {detail}} other {: it does not say “network2-lab-hand-in”}}.',
  laterHandIn:
    'The hand-in file was written by a later version of the lab: its format is version {version, number}, and this lab reads version {known, number}.',
  wrongHandIn: 'The hand-in file is damaged, or was altered: what it says at {place} cannot be.',
  diverged:
    'The run diverged: in epoch {epoch, number} the weights ceased to be finite numbers. Try a {factor, select, lambda {λ} other {learning rate η}} below {value}, then start again.',
  engine: '{message}',
};
