// Text that is to be a saved network: either refused, or a network that is saved to the same again.
#include <cstdint>
#include <stdexcept>
#include <string_view>

#include "network2/json.hpp"
#include "require.hpp"

namespace {

template <class Scalar>
void load_and_save(std::string_view text) {
  try {
    const auto network = network2::load<Scalar>(text);
    const std::string saved = network2::save(network);
    network2::fuzz::require(network2::save(network2::load<Scalar>(saved)) == saved,
                            "what is saved reads back to the same bits");
  } catch (const std::invalid_argument&) {
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  load_and_save<float>(text);
  load_and_save<double>(text);
  return 0;
}
