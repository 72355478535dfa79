/** What went wrong, and what can be done about it. */
export default {
  tryAgain: 'Try again',
  dismiss: 'Dismiss',
};
