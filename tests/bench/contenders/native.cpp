// The engine compiled for this machine, for the bench. For each line on standard input, a number of
// seconds, trains for that long and answers with a line of JSON (see answer.js).
//   network2_native FOLDER_OF_IDX_FILES float32|float64 HIDDEN[,HIDDEN...]
#include <sys/resource.h>

#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "network2/sgd.hpp"

namespace {

constexpr std::size_t kMiniBatchSize = 10;
constexpr std::size_t kStride = 50;  // mini-batches a call, as in network2.js

std::vector<std::uint8_t> bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::vector<int> sizes_of(const std::string& hidden) {
  std::vector<int> sizes{784};
  std::istringstream numbers(hidden);
  for (std::string number; std::getline(numbers, number, ',');) sizes.push_back(std::stoi(number));
  sizes.push_back(10);
  return sizes;
}

template <class Scalar>
void answer_requests(network2::Dataset training, const std::vector<int>& sizes) {
  network2::Random random(0);
  network2::Network<Scalar> network(sizes, {}, random);
  network2::Sgd<Scalar> sgd(network, training, kMiniBatchSize, random);
  network2::Hyperparameters hyperparameters;
  hyperparameters.eta = 0.5;
  hyperparameters.lambda = 5;
  for (std::string line; std::getline(std::cin, line);) {
    const double seconds = std::stod(line);
    const auto start = std::chrono::steady_clock::now();
    std::chrono::duration<double> elapsed{};
    std::size_t images = 0;
    while (elapsed.count() < seconds) {
      images += sgd.train(kStride, hyperparameters) * kMiniBatchSize;
      elapsed = std::chrono::steady_clock::now() - start;
    }
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::cout << R"({"images":)" << images << R"(,"seconds":)" << elapsed.count() << R"(,"memory":)"
              << usage.ru_maxrss * 1024 << "}" << std::endl;
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() != 3) {
    std::cerr << "usage: network2_native FOLDER_OF_IDX_FILES float32|float64 HIDDEN[,HIDDEN...]\n";
    return 2;
  }
  const auto training =
      network2::dataset_from_idx(bytes_of(arguments[0] + "/train-images-idx3-ubyte"),
                                 bytes_of(arguments[0] + "/train-labels-idx1-ubyte"))
          .slice(0, 50'000);
  const auto sizes = sizes_of(arguments[2]);
  if (arguments[1] == "float64") {
    answer_requests<double>(training, sizes);
  } else {
    answer_requests<float>(training, sizes);
  }
}
