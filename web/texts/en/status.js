/** The line of figures above the charts. */
const SET = '{set, select, training {training} test {test} other {validation}}';

export default {
  epochs: '{epoch, plural, one {epoch} other {epochs}} of {epochs, number}',
  accuracy: 'accuracy',
  accuracyOn: `${SET} accuracy`,
  speed: 'images per second',
  timeLeft: 'time left',
  none: '–',
  moment: '< 1 s',
  seconds: '{time, number} s',
  minutes: '{time, number} min',
  hours: '{time, number, fixed1} h',
  imagesFetched: 'Images fetched',
  progress: 'Progress of the run',
  fetching: 'Fetching MNIST: {received, number, fixed1} of {total, number, fixed1} MB',
  loading: 'Loading the engine',
  ready:
    'Ready: {layers} neurons, {images, plural, one {# training image} other {# training images}}.',
  paused: 'Paused.',
  runOf: 'Run {run, number} of {runs, number}: {name}',
  complete: 'The run is complete.',
  stuck: 'The run stopped early because the accuracy had stopped improving.',
  stoppedEarly:
    'The run stopped early because {epochs, plural, one {the last epoch did not improve} other {none of the last # epochs improved}} the accuracy.',
  spoken: `Epoch {epoch, number}: {accuracy, number, percent2} of the ${SET} images.`,
};
