"""A network in NumPy in the manner of the book, one example at a time, for the bench.

numpy_network2.py FOLDER_OF_IDX_FILES HIDDEN: for each line on standard input, a number of seconds,
trains for that long and answers with a line of JSON (see answer.js).
"""
import json
import os
import random
import resource
import sys
import time

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # like the others

import numpy as np  # noqa: E402

ETA, LAMBDA, MINI_BATCH_SIZE, TRAINING_SIZE = 0.5, 5.0, 10, 50000


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


class Network:
    def __init__(self, sizes):
        self.biases = [np.random.randn(n, 1) for n in sizes[1:]]
        self.weights = [np.random.randn(n, m) / np.sqrt(m) for m, n in zip(sizes, sizes[1:])]

    def backprop(self, x, y):
        activations = [x]
        for b, w in zip(self.biases, self.weights):
            activations.append(sigmoid(w @ activations[-1] + b))
        delta = activations[-1] - y
        nabla_b, nabla_w = [], []
        for layer in range(len(self.weights) - 1, -1, -1):
            nabla_b.insert(0, delta)
            nabla_w.insert(0, delta @ activations[layer].T)
            if layer > 0:
                a = activations[layer]
                delta = (self.weights[layer].T @ delta) * a * (1 - a)
        return nabla_b, nabla_w

    def update_mini_batch(self, mini_batch):
        sum_b = [np.zeros(b.shape) for b in self.biases]
        sum_w = [np.zeros(w.shape) for w in self.weights]
        for x, y in mini_batch:
            nabla_b, nabla_w = self.backprop(x, y)
            sum_b = [total + one for total, one in zip(sum_b, nabla_b)]
            sum_w = [total + one for total, one in zip(sum_w, nabla_w)]
        step = ETA / len(mini_batch)
        decay = 1 - ETA * LAMBDA / TRAINING_SIZE
        self.weights = [decay * w - step * nw for w, nw in zip(self.weights, sum_w)]
        self.biases = [b - step * nb for b, nb in zip(self.biases, sum_b)]


def load_training_data(folder):
    images = np.fromfile(os.path.join(folder, "train-images-idx3-ubyte"), np.uint8, offset=16)
    labels = np.fromfile(os.path.join(folder, "train-labels-idx1-ubyte"), np.uint8, offset=8)
    inputs = images[: 784 * TRAINING_SIZE].reshape(TRAINING_SIZE, 784, 1).astype(np.float32) / 256
    outputs = np.eye(10).reshape(10, 10, 1)
    return [(x, outputs[label]) for x, label in zip(inputs, labels)]


def main(folder, hidden):
    network = Network([784, hidden, 10])
    training_data = load_training_data(folder)
    random.shuffle(training_data)
    at = 0
    for line in sys.stdin:
        start = time.perf_counter()
        images, elapsed = 0, 0.0
        while elapsed < float(line):
            network.update_mini_batch(training_data[at : at + MINI_BATCH_SIZE])
            images += MINI_BATCH_SIZE
            at += MINI_BATCH_SIZE
            if at == TRAINING_SIZE:
                random.shuffle(training_data)
                at = 0
            elapsed = time.perf_counter() - start
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        print(json.dumps({"images": images, "seconds": elapsed, "memory": memory}), flush=True)


main(sys.argv[1], int(sys.argv[2]))
