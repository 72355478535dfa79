/** @type {import('../../index.js').ExperimentTexts} */
export default {
  title: 'How far can plain backprop go?',
  setup:
    'No convolutions and no committee: two hidden layers of rectified linear neurons, stochastic gradient descent, and images that every epoch distorts anew, so that the network never sees the same one twice.',
  question: 'Where does the accuracy on the test data end?',
  about:
    'No convolutions and no committee: just two hidden layers of rectified linear neurons, stochastic gradient descent, and images that every epoch distorts anew, so that the network never sees the same one twice. On the test images, Simard, Steinkraus and Platt (2003) reached 99.30% with one layer of 800 neurons, and Ciresan and others (2010) 99.65% with six layers and hours on a graphics card. The hyperparameters were chosen on the validation data; the curve shows the test data, by which nothing was chosen.',
  caution:
    'This run takes seven to ten minutes. So was the network made that reads the pad until you have trained your own, but a third of its ones got a flag, as many people write it, and an eighth of its zeros a stroke.',
  runs: ['784 – 500 – 250 – 10'],
};
