/** The package's command, `network2-lab`: what it says, and what it says of itself. */
const SET = '{set, select, training {training} validation {validation} other {test}}';

export default {
  usage: 'Usage: network2-lab COMMAND [OPTION]...',
  moreHelp:
    'network2-lab COMMAND --help says how a command is called; --version gives the version. The exit code is 0 when all went well, 1 when something failed, and 2 when the command was called wrongly.',

  train: 'Train a network on MNIST',
  evaluate: 'Measure how well a saved network does',
  predict: 'Read pictures of handwritten digits',
  convert: 'Write a saved network in another format',
  figures: 'Draw the figures of the book’s chapter 3 again',
  verify: 'Run a hand-in file again',

  'usage.train': 'Usage: network2-lab train [OPTION]...',
  'usage.evaluate': 'Usage: network2-lab evaluate FILE [OPTION]...',
  'usage.predict': 'Usage: network2-lab predict PICTURE.png... [OPTION]...',
  'usage.convert': 'Usage: network2-lab convert FROM TO [OPTION]...',
  'usage.figures': 'Usage: network2-lab figures [FIGURE]... [OPTION]...',
  'usage.verify': 'Usage: network2-lab verify FILE [OPTION]...',

  'about.train':
    'Trains a network on MNIST and shows after every epoch what the monitors say. The same settings give the same network, to the last bit, here and in the page.',
  'about.evaluate':
    'Counts how many images a saved network reads right, and gives its mean cost without regularisation. FILE is one that network2.py, the page or this command has saved (.json or .safetensors).',
  'about.predict':
    'Reads pictures of single digits, dark on light or light on dark, as a network reads the drawing pad of the page: each is scaled to 20 pixels and centred by its mass. A picture of 28 × 28 pixels is taken as it is.',
  'about.convert':
    'Reads a network from a .json or .safetensors file, and writes it as .json (the format of network2.py), .safetensors or .onnx, whichever TO ends with.',
  'about.figures':
    'Runs the experiments, or those whose ids are given, and says of each run whether it came out as published (✓) or not (✗). All of them take several minutes. The figures are {all}.',
  'about.verify':
    'Runs every run of a hand-in file again and says whether each gives the same results.',

  settings: 'Settings of the run:',
  value: 'VALUE',
  setting:
    '{rule} {isList, select, true {Several are separated by commas. } other {}}By default: {standard}.',
  switch: '{name}: measured after every epoch, and in the JSON.',

  'value.save': 'FILE',
  'value.data': 'PLACE',
  'value.set': 'SET',
  'value.network': 'FILE',
  'value.precision': 'NAME',
  'value.out': 'FOLDER',
  'option.save':
    'Save the network when it is trained, as .json (the format of network2.py), .safetensors or .onnx. May be given several times.',
  'option.data':
    'Where MNIST is, when it is not in the package: a folder, with the four original files or the chunks of the package, or the http address of a folder of chunks.',
  'option.json': 'Print the results as JSON.',
  'option.help': 'Say how the command is called.',
  'option.set':
    'The images: “test” (the default), “validation” (the last 10,000 of the training file) or “training” (its first 50,000).',
  'option.network': 'The network that reads. By default, the one that comes with the page.',
  'option.precision': '“float32” or “float64”. By default, the one in which the network was saved.',
  'option.out': 'Write the curves as CSV files into this folder.',

  unknown:
    'There is no command “{name}”.{hasMeant, select, true { Did you mean “{meant}”?} other {}}\nnetwork2-lab --help lists the commands.',
  unknownOption:
    'There is no option {name}.{hasMeant, select, true { Did you mean {meant}?} other {}}',
  needsValue: 'The option {name} needs a value.',
  takesNoValue: 'The option {name} takes no value.',
  wrongCall:
    '{extra, select, null {An argument is missing.} other {“{extra}” is an argument too many.}}\n{usage}\nnetwork2-lab {name} --help says more.',
  wrongSet: 'The set of images must be “test”, “validation” or “training”, not “{set}”.',
  wrongPrecision: 'The precision must be “float32” or “float64”, not “{precision}”.',
  wrongEnding:
    'A network can be saved as .json, .safetensors or .onnx, but {path} ends with none of these.',
  wrongAddress:
    'MNIST must be in a folder or at an address that begins with http:// or https://, not at {address}.',
  noFolder: 'There is no folder {folder}.',
  noMnist:
    'MNIST is not in this copy of the package. Say with --data in which folder or at which address it is.',
  noMnistInFolder:
    'MNIST is not in {folder}: there should be the four files of its makers (train-images-idx3-ubyte and so on, also with .gz) or the chunks of this package with their manifest.json.',
  noMnistThere: 'MNIST could not be had from {place}: {reason}',
  wrongMnist: 'The files in {folder} are not those of MNIST: {detail}.',
  unreadable:
    '{path} cannot be read: {reason, select, ENOENT {there is no such file} EISDIR {it is a folder} EACCES {permission was denied} other {{detail}}}.',
  onnxIsWritten:
    '{path} is an ONNX file. Networks are written in that form for other programs, and cannot be read back from it: take the .json or .safetensors file.',
  noNetwork: '{path} holds no network that can be read: {detail}.',
  divergedFile:
    '{path} holds a network that had diverged when it was saved: its weights are not all finite numbers.',
  noPng:
    '{path} is no PNG that can be read: {detail}. Pictures of other kinds have to be converted to PNG first.',
  emptyPicture: '{path} is empty: nothing in it stands out from the paper.',
  unknownFigure:
    'There is no figure “{id}”.{hasMeant, select, true { Did you mean “{meant}”?} other {}} The figures are {all}.',

  accuracy: '{right, number} ({share, number, percent2})',
  progress: 'Epoch {epoch, number} of {epochs, number}',
  figureProgress: '{run}, epoch {epoch, number} of {epochs, number}',
  trained:
    '{epochs, plural, one {One epoch} other {# epochs}} in {seconds, number, fixed1} seconds. Fingerprint of the network: {fingerprint}.',
  saved: 'Saved as {path}.',
  evaluated: `The network reads {right, number} of {size, number} ${SET} images right ({share, number, percent2}). Mean cost: {cost, number, fixed4}.`,
  file: 'File',
  digit: 'Digit',
  activation: 'Activation',
  neuron:
    'w = {w}, b = {b}, {kind, select, linear {quadratic with linear output} other {{kind}}}: output {first} to {last}{isPublished, select, true {; the book: {inBookFirst} to {inBookLast}} other {}}.',
  surprise:
    'Surprise at the right answer: {atLow} where it was given the probability {low}, {atHigh} where {high}.',
  softmax: 'z = {z}: activations {a}.',
  notAsPublished:
    '{runs, plural, one {One run is not as published.} other {# runs are not as published.}}',
};
