/** Saving and loading. */
export default {
  save: 'Save network',
  load: 'Load network',
  file: 'Network file',
  about: 'Files are in network2.py’s format: each program loads what the other saves.',
};
