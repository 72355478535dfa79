/** Around the articles. */
export default {
  explanation: 'Explanation',
  missing: 'This text did not arrive. Choose it again when you are back online.',
  readOn: 'Read on',
};
