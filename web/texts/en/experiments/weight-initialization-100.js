/** @type {import('../../index.js').ExperimentTexts} */
export default {
  title: 'Weight initialisation, 100 hidden neurons',
  setup:
    'A network with 100 hidden neurons begins with weights of standard deviation 1/√n, the default ones, or of standard deviation 1, the large ones; for 30 epochs, and again for 60.',
  question:
    'After 60 epochs, which initial weights lead to the higher accuracy on the validation data?',
  about:
    'The same comparison with 100 hidden neurons. The first two runs are the book’s: after 30 epochs the default weights are ahead by 0.4 percentage points on the validation data, 97.8% to 97.4%. The other two go on for 60 epochs, by the end of which the gap has shrunk to 0.2 points, no more than luck is worth: as in the book’s program, the generators of random numbers are not set back between the runs, so each draws other numbers. So the default weights learn faster; that they end higher is not certain.',
  runs: [
    'default weights',
    'large weights',
    'default weights, 60 epochs',
    'large weights, 60 epochs',
  ],
};
