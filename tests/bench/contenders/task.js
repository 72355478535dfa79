/** What all contenders train: the book's run with cross-entropy cost and L2 regularisation. */
export const TASK = { miniBatchSize: 10, eta: 0.5, lambda: 5, trainingSize: 50_000 };
