/** A polynomial through noisy points, beside the text about regularisation. */
export default {
  title: 'Why small weights help: a fit by hand',
  about:
    'The full points are known to the fit, the hollow ones are not. With degree 9 and <i>λ</i> = 0 the curve goes through every full point, and between them it goes wherever it likes. Raise <i>λ</i>, and see what becomes of the hollow points.',
  degree: 'Degree',
  seen: 'error on the full points',
  unseen: 'error on the hollow points',
  largest: 'largest coefficient',
  why: 'Large coefficients let a curve turn sharply after every accident of the data. Regularisation makes them costly, so that what is left is what many points agree on. So it is, the book argues, with the weights of a network; it also says that nobody can fully explain it yet.',
  summary:
    'A polynomial of degree {degree, number} with λ = {lambda, number}: its error is {seen, number, fixed2} on the points that it was fitted to, {unseen, number, fixed2} on the others.',
};
