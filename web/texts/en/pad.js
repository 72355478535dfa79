/** The drawing pad, what the network sees, and how it reads it. */
export default {
  pad: 'Drawing pad',
  keys: 'Move the pen with the arrow keys, lower or lift it with Space, undo a stroke with Backspace, and clear the pad with Escape.',
  hint: 'Draw a digit here <small>by mouse, pen, finger or arrow keys</small>',
  undo: 'Undo',
  clear: 'Clear',
  image: 'Your digit as 28 by 28 pixels',
  noImage: 'No digit is shown',
  examples: 'The first training images, to be shown to the network',
  example: 'Training image of a {label}',
  fromTraining: 'From the training data',
  exampleHint: 'Draw your own here',
  nothingRead: 'What the network sees: your digit as an MNIST image.',
  reading: 'The network reads <reading>{digit}</reading>',
  whosePictures: 'The pictures are of your network, the bars of the trained one.',
  outputs: 'Outputs of the network',
  noOutput: '–',
  spoken:
    'The network reads {digit}, output {output, number, fixed2}; its second choice is {second}, output {secondOutput, number, fixed2}.',
  whichReader: 'Which network reads the digit',
  readBy: 'Read by',
  reader: 'A trained one',
  own: 'Yours',
  aboutReader:
    'This network came with the page. It was trained on distorted images for seven minutes.',
  untrained: 'Your network has not been trained yet.',
  aboutOwn: 'Your network after {epochs, plural, one {# epoch} other {# epochs}}.',
};
