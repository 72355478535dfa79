/** The dialog for data of one's own, which is loaded when somebody wants it. */
export default {
  title: 'Your own data',
  close: 'Close',
  about:
    'Train the network on images of your own, with up to {classes, number} classes: letters, other digits, shapes, or anything else that can be told apart on 28 by 28 pixels. The images stay in this browser; nothing is sent anywhere.',
  kinds: 'The lab takes',
  kindIdx:
    'two IDX files, images and labels, such as those of MNIST, Fashion-MNIST and EMNIST; or four, if images for testing have files of their own; EMNIST’s mapping.txt beside them names the classes',
  kindCsv:
    'a CSV file as Kaggle has it, with a label and 784 numbers from 0 to 255 in each line; or two, for training and testing',
  kindPictures: 'PNG or JPEG pictures in folders, one folder for each class, named after it',
  packed: 'Any of these may be compressed (.gz) or packed into one .zip file.',
  drop: 'Drop the files anywhere on this page, or choose them here.',
  files: 'Choose files…',
  folder: 'Choose a folder…',
  otherFiles: 'Choose other files…',
  kept: 'Data in this browser',
  useKept: 'Use',
  useOf: 'Use “{title}”',
  remove: 'Remove',
  removeOf: 'Remove “{title}” from this browser',
  reading: 'Reading the files…',
  readingShare: 'Reading the files: {share, number, percent}',
  preparing: 'Preparing the images…',
  found:
    '“{title}”: {images, plural, one {# image} other {# images}} in {classes, plural, one {# class} other {# classes}}.',
  sizes:
    '{training, number} for training, {validation, number} for validation and {test, number} for testing.',
  splitByFiles:
    'The images for testing have a file of their own; those for validation are the last of the others.',
  splitBySeed: 'Which image goes where is drawn at random, always in the same way.',
  unused:
    '{images, plural, one {# image is} other {# images are}} not used: the lab takes at most 50,000 for training, and 10,000 each for validation and testing.',
  looksWrong: 'Before you train',
  transpose: 'Exchange rows and columns',
  transposeSeen: 'The images seem to lie on their side, as those of EMNIST do.',
  invert: 'Exchange ink and paper',
  invertSeen: 'The images are dark on light; the network expects ink to be light, as MNIST has it.',
  fromOne: 'Count the labels from 0',
  fromOneSeen: 'The labels begin at 1, as those of EMNIST’s letters do.',
  perClass:
    'Images in a class: {least, number} to {most, number}. {isUneven, select, true {Classes with few images are learnt less well.} other {}}',
  empty: '{classes, plural, one {# class has} other {# classes have}} no images: {names}.',
  blank: '{images, plural, one {# image is} other {# images are}} blank.',
  repeated:
    '{images, plural, one {# image repeats} other {# images repeat}} an earlier one exactly.',
  shared:
    '{images, plural, one {# image for testing is} other {# images for testing are}} among the training images too, so the accuracy on the test data will look better than it is.',
  sorted: 'The images come class by class; they are shuffled, always in the same way.',
  clean: 'No blank or repeated images were found.',
  leftOut: 'Left out: {why}',
  classes: 'Classes',
  className: 'Name of class {label, number}',
  classImages: '{images, plural, one {# image} other {# images}}',
  use: 'Use this data',
  useOther: 'Use other data…',
  useMnist: 'Back to MNIST',
  trainedOnOwn:
    'Your own data: “{title}”, {classes, number} classes. {isKept, select, false {The browser does not keep them: they are here until you close the page.} other {}}',
  notHere:
    '{isLookedFor, select, true {Looking for the data of this run.} other {The data of this run are somebody’s own, and they are not in this browser. Whoever has them can drop them on the page.}}',
  mostMistakes:
    'The most frequent mistakes: the right answer, what the network reads, and how often. Choose one to see the images, surest first.',
  noName: 'Every class needs a name of its own.',

  kind: '{kind, select, idx {IDX files} csv {CSV files} other {pictures}}',
  nothing: 'There are no files in what was dropped.',
  unknownFile:
    '{file} is neither an IDX nor a CSV file, no zip file and no picture in PNG or JPEG.',
  jsonFile:
    '{file} is JSON, not images. Networks are loaded with “Load network”, and hand-in files with “Open a hand-in file”.',
  largeFile:
    '{file} holds more than the {limit, number} MB that the lab takes at a time. Choose a smaller set.',
  damaged: '{file} is damaged and cannot be unpacked: {detail}.',
  otherIdx:
    '{file} is an IDX file of another kind: it begins with {magic}, but images of bytes begin with 00000803 and labels with 00000801.',
  imageSize:
    'The images in {file} have {height, number} × {width, number} pixels, but the network has 28 × 28 inputs.',
  idxLength:
    '{file} should be {expected, number} bytes long by what its header says, but it has {bytes, number}. It may not have been downloaded completely.',
  counts:
    '{file} holds {images, plural, one {# image} other {# images}}, but {other} holds {labels, plural, one {# label} other {# labels}}.',
  noLabels: '{file} holds images, but there is no file with their labels. Choose both at once.',
  noImages: '{file} holds labels, but there is no file with their images. Choose both at once.',
  noRows: '{file} has no lines with images.',
  columns:
    'Line {line, number} of {file} has {columns, plural, one {# column} other {# columns}}, but it should have 785: a label and 784 pixels.',
  pixel:
    'Line {line, number} of {file} has “{got}” for a pixel, which must be a whole number from 0 to 255.',
  label: 'Image {line, number} of {file} has no label.',
  noPicture: '{file} cannot be read as a picture.',
  noFolder:
    '{file} is in no folder. Put the pictures of each class into a folder that is named after the class, and drop the folders or a zip file of them.',
  severalKinds: 'There are {kinds} among the files. Choose one kind at a time.',
  manySets:
    'There are {count, number} sets of images: {sets}. Choose one, or one for training and one for testing.',
  manyClasses:
    'There are {classes, number} classes, but the lab takes at most {limit, number}. EMNIST’s balanced data have 47.',
  fewClasses: 'There is only one class. The network needs two at least, to tell them apart.',
  fewImages:
    '{images, plural, one {There is only # image} other {There are only # images}}. The lab needs at least {least, number} for training.',
  other: 'The files could not be read: {detail}.',
};
