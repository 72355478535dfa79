/** @type {import('../../index.js').ExperimentTexts} */
export default {
  title: 'A schedule for the learning rate',
  setup:
    'In one run η stays the same. In the other it is halved each time ten epochs have brought no improvement in the accuracy on the validation data; this is an exercise in the chapter.',
  question: 'Which run finds the network that reads the most validation images correctly?',
  about:
    'Take large steps first, and small ones once large ones no longer help. In one run η is halved each time ten epochs have brought no improvement in the accuracy on the validation data, and the run ends when η has fallen to 1/128 of its initial value; this is an exercise in the chapter. In the other run η stays the same.',
  runs: ['constant', 'halved when stuck'],
};
