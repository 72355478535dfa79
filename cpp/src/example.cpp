#include <algorithm>
#include <cstring>

#include "network2/examples.hpp"
#include "network2/packet.hpp"
#include "record.hpp"

namespace network2 {
namespace {

void store_as(float* to, const Packet<float>& packet) { store(to, packet); }
void store_as(double* to, const Packet<float>& packet) {
  store(to, Packet<double>{packet[0], packet[1]});
  store(to + 2, Packet<double>{packet[2], packet[3]});
}

/// count numbers, each times the unit, filled up with zeros to whole groups.
template <class Scalar>
void read_bytes(const std::byte* values, std::size_t count, float unit, Scalar* inputs) {
  using Words = PacketOf<std::int32_t>::Type;
  for (std::size_t i = 0; i < count; i += kGroup) {
    Words words;
    std::memcpy(&words, values + i, sizeof words);
    for (int shift = 0; shift < 32; shift += 8) {
      const Words pixels = (words >> shift) & 0xFF;
      store_as(inputs, __builtin_convertvector(pixels, Packet<float>) * unit);
      inputs += 4;
    }
  }
}

template <class Value, class Scalar>
void read_values(const std::byte* values, std::size_t count, Scalar* inputs) {
  for (std::size_t i = 0; i < count; ++i) {
    Value value;
    std::memcpy(&value, values + i * sizeof value, sizeof value);
    inputs[i] = static_cast<Scalar>(value);
  }
  for (std::size_t i = 0; i + 1 < Example::kStep; ++i) inputs[count + i] = 0;
}

/// The i-th of the values, exactly.
double value_at(const std::byte* values, std::size_t i, InputType type) {
  const auto read = [&](auto value) {
    std::memcpy(&value, values + i * sizeof value, sizeof value);
    return static_cast<double>(value);
  };
  switch (type) {
    case InputType::bytes:
      return std::to_integer<int>(values[place_of_byte(i)]) / 256.0;
    case InputType::integers:
      return std::to_integer<int>(values[place_of_byte(i)]);
    case InputType::floats:
      return read(float{});
    case InputType::doubles:
      break;
  }
  return read(double{});
}

}  // namespace

Example::Parts Example::parts() const {
  const auto* firsts = reinterpret_cast<const std::uint16_t*>(record_ + sizeof(Header));
  const auto* lengths = reinterpret_cast<const std::uint8_t*>(firsts + header().runs);
  return {firsts, lengths, reinterpret_cast<const std::byte*>(lengths + header().runs)};
}

template <class Scalar>
void Example::write_inputs(std::span<Scalar> to) const {
  const auto [firsts, lengths, values] = parts();
  std::fill(to.begin(), to.end(), Scalar{0});
  std::size_t i = 0;
  if (has_all()) {
    for (Scalar& input : to) input = static_cast<Scalar>(value_at(values, i++, type_));
  }
  for (std::uint32_t run = 0; run < header().runs; ++run) {
    for (std::size_t k = 0; k < lengths[run]; ++k) {
      to[firsts[run] + k] = static_cast<Scalar>(value_at(values, i++, type_));
    }
  }
}

template <class Scalar>
void Example::write_outputs(double off, std::span<Scalar> to) const {
  if (targets_ != nullptr) {
    (*targets_)[label()].write_inputs(to);
    return;
  }
  std::fill(to.begin(), to.end(), static_cast<Scalar>(off));
  to[label()] = 1;
}

template <class Scalar>
void Example::expand(std::uint32_t stride, std::uint32_t* offsets, Scalar* inputs) const {
  using Words = PacketOf<std::uint32_t>::Type;
  static_assert(kLongestRun == 8 && kSlack >= kLongestRun && kSlack >= kGroup);
  const auto [label, count, runs] = header();
  const auto [firsts, lengths, values] = parts();
  const Words low = Words{0, 1, 2, 3} * stride;
  const Words high = Words{4, 5, 6, 7} * stride;
  const auto write_run = [&](std::uint32_t first) {
    const std::uint32_t begin = first * stride;
    store(offsets, low + begin);  // past the end of the run too: the next one writes over it
    store(offsets + 4, high + begin);
  };
  for (std::uint32_t run = 0; run < runs; ++run) {
    write_run(firsts[run]);
    offsets += lengths[run];
  }
  if (has_all()) {
    for (std::uint32_t i = 0; i < count; i += kLongestRun) {
      write_run(i);
      offsets += std::min<std::size_t>(kLongestRun, count - i);
    }
  }
  const std::uint32_t any_place = runs > 0 ? firsts[0] * stride : 0;
  for (std::size_t i = 0; i + 1 < kStep; ++i) offsets[i] = any_place;
  switch (type_) {
    case InputType::bytes:
      return read_bytes(values, count, 1.0F / 256, inputs);
    case InputType::integers:
      return read_bytes(values, count, 1.0F, inputs);
    case InputType::floats:
      return read_values<float>(values, count, inputs);
    case InputType::doubles:
      return read_values<double>(values, count, inputs);
  }
}

template void Example::expand(std::uint32_t, std::uint32_t*, float*) const;
template void Example::expand(std::uint32_t, std::uint32_t*, double*) const;
template void Example::write_inputs(std::span<float>) const;
template void Example::write_inputs(std::span<double>) const;
template void Example::write_outputs(double, std::span<float>) const;
template void Example::write_outputs(double, std::span<double>) const;

}  // namespace network2
