/** What stands in the place of a lab that has not come yet, or cannot come. No values: it has to be small. */
export default {
  title: 'Network2 Lab',
  about:
    'A neural network that learns to read handwritten digits, here in your browser, and then reads yours.',
  start: 'Start',
  loading: 'Loading the lab',
  failed:
    'Network2 Lab could not be loaded. Load the page again; if that does not help, tell the person who runs this site what this says:',
  trustedTypes:
    'The Content-Security-Policy of this page requires Trusted Types and refused ours: it has to allow the policies “network2-lab” and “lit-html”.',
};
