// network2.py's own file: what its Network.save writes and its load reads. For native programs; in
// JavaScript, Network.toJSON and Network.fromJSON do the same.
#pragma once

#include <string>
#include <string_view>

#include "network2/network.hpp"

namespace network2 {

/// {"sizes": [...], "weights": [layer][neuron][input], "biases": [layer][neuron][1],
/// "cost": "QuadraticCost" | "CrossEntropyCost" | "LogLikelihoodCost"}, with "hidden" and "output"
/// where an activation is not network2.py's sigmoid. Numbers read back to the same bits.
/// Throws std::invalid_argument when the network has diverged: JSON has no word for NaN.
template <class Scalar>
std::string save(const Network<Scalar>& network);

/// Reads what `save` or network2.py wrote. Throws std::invalid_argument that says what is wrong.
template <class Scalar>
Network<Scalar> load(std::string_view json);

}  // namespace network2
