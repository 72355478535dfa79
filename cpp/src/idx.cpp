// The IDX format of the MNIST files.
#include <algorithm>
#include <array>
#include <string>

#include "network2/dataset.hpp"
#include "text.hpp"

namespace network2 {
namespace {

constexpr std::uint32_t kImagesMagic = 0x00000803;
constexpr std::uint32_t kLabelsMagic = 0x00000801;
constexpr std::size_t kSmallestClasses = 10;

std::string hex(std::uint32_t word) {
  constexpr std::array<char, 17> kDigits{"0123456789abcdef"};
  std::string text = "0x";
  for (int shift = 28; shift >= 0; shift -= 4) text += kDigits.at((word >> shift) & 0xFU);
  return text;
}

std::uint32_t big_endian(std::span<const std::uint8_t> bytes, std::size_t word) {
  std::uint32_t value = 0;
  for (std::size_t i = 4 * word; i < 4 * word + 4; ++i) value = value << 8U | bytes[i];
  return value;
}

struct IdxFile {
  std::array<std::uint32_t, 3> dimensions{};
  std::span<const std::uint8_t> payload;
};

IdxFile parse(const char* name, std::span<const std::uint8_t> bytes, std::uint32_t magic) {
  const std::size_t rank = magic & 0xFFU;
  const std::size_t header = 4 + 4 * rank;
  if (bytes.size() < header) {
    refuse("{} must be an IDX file with a header of {} bytes, got {} bytes",
           {name, header, bytes.size()});
  }
  if (big_endian(bytes, 0) != magic) {
    refuse("{} must begin with the IDX magic number {}, got {}",
           {name, hex(magic).c_str(), hex(big_endian(bytes, 0)).c_str()});
  }
  IdxFile file;
  file.payload = bytes.subspan(header);
  double expected = 1;  // three 32-bit factors overflow 64 bits, not a double
  for (std::size_t i = 0; i < rank; ++i) {
    file.dimensions.at(i) = big_endian(bytes, i + 1);
    expected *= file.dimensions.at(i);
  }
  if (static_cast<double>(file.payload.size()) != expected) {
    const auto [count, rows, columns] = file.dimensions;
    if (rank == 1) {
      refuse("{} must hold {} bytes after its header, got {}", {name, count, file.payload.size()});
    }
    refuse("{} must hold {} x {} x {} bytes after its header, got {}",
           {name, count, rows, columns, file.payload.size()});
  }
  return file;
}

}  // namespace

Dataset dataset_from_idx(std::span<const std::uint8_t> images,
                         std::span<const std::uint8_t> labels) {
  const IdxFile image_file = parse("images", images, kImagesMagic);
  const IdxFile label_file = parse("labels", labels, kLabelsMagic);
  const auto [count, rows, columns] = image_file.dimensions;
  if (count != label_file.dimensions[0]) {
    refuse("images and labels must hold equally many examples, got {} images and {} labels",
           {count, label_file.dimensions[0]});
  }
  // As a double: where a size has 32 bits, the product of the two may not fit.
  if (static_cast<double>(rows) * columns > static_cast<double>(kMaxInputSize)) {
    refuse("images must have at most {} pixels, got {} x {}", {kMaxInputSize, rows, columns});
  }
  const std::vector<std::uint32_t> numbers(label_file.payload.begin(), label_file.payload.end());
  std::size_t classes = kSmallestClasses;
  for (const std::uint32_t label : numbers) classes = std::max<std::size_t>(classes, label + 1);
  const std::size_t input_size = static_cast<std::size_t>(rows) * columns;
  return Dataset(std::make_shared<const Examples>(image_file.payload, std::span(numbers),
                                                  input_size, classes));
}

}  // namespace network2
