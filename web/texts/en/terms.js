/** Words that may be new, explained where they stand. */
export default {
  epoch:
    'An epoch is one pass through all the training images. Their order is shuffled before each.',
  validation:
    'Images that the network never trains on. Settings are chosen by how well it reads them: they are its evaluation data.',
  test: 'Images that neither train the network nor choose its settings. They are for the verdict at the end.',
  training: 'The images that the network learns from, in mini-batches of a few at a time.',
  speed: 'Training images that the network learns from in a second, on this computer.',
  eta: 'The learning rate: how long each step down the slope of the cost is. Too small is slow; too large jumps over the valley.',
  lambda:
    'The regularisation parameter: how strongly weights are pulled towards 0. It keeps a network from learning its training images by heart. 0 turns it off.',
  hidden:
    'Neurons between the 784 pixels and the ten outputs. Each looks at the whole image with weights of its own.',
  trainingSize:
    'How many of MNIST’s 50,000 training images the network learns from. MNIST is a collection of handwritten digits, 28 by 28 pixels each.',
};
