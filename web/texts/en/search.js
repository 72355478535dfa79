/** The search for hyperparameters at random; it comes with its view. */
export default {
  open: 'Search for η and λ',
  about:
    'Each try takes the present settings, but draws η and λ at random between the bounds, as often from one decade as from another, and is judged by the validation data. A grid would try only a few values of each.',
  eta: 'η',
  lambda: 'λ',
  from: '{setting} from',
  to: '{setting} to',
  tries: 'Tries',
  epochs: 'Epochs of each',
  start: 'Search',
  invalid:
    'A search needs bounds above 0, the lower one first, {tries, number} tries at most, and {epochs, number} epochs at most.',
  title: 'What the search has found',
  waiting: 'The first try is under way.',
  axes: 'λ upwards, η to the right: the more ink a point has, the better the try. The best is ringed.',
  rank: 'Place',
  accuracy: 'Validation data',
  summary:
    'Tries of η and λ, each with the accuracy it came to. The best: η {eta}, λ {lambda}, {accuracy, number, percent2}.',
  failed: 'diverged',
  take: 'Take η = {eta}, λ = {lambda}',
  taken: 'These are the present settings.',
  next: 'Then search again between narrower bounds about them, with more epochs.',
};
