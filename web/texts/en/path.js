/** The first steps, and the way through the chapter. */
export default {
  title: 'First steps',
  watch: 'Press Start and watch',
  draw: 'Draw a digit',
  change: 'Slide η, then start again',
  chapter: 'Go on: chapter 3 in twelve experiments',
  close: 'Hide',
  done: 'You have been through the chapter in twelve experiments. Two games in the list above go on from here: find the hyperparameters, and tune, then open the seal.',
  next: 'Next, {place, number} of {all, number}: {title}',
};
