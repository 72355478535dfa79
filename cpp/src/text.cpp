#include "text.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <stdexcept>

namespace network2 {
namespace {

constexpr int kDigits = 6;

/// digits x 10^(exponent - 5), with 100000 <= digits < 1000000.
struct Decimal {
  long long digits;
  long long exponent;
};

Decimal decimal_of(double positive) {
  long long exponent = 0;
  while (positive >= 10) {
    positive /= 10;
    ++exponent;
  }
  while (positive < 1) {
    positive *= 10;
    --exponent;
  }
  const long long digits = std::llround(positive * 1e5);
  return digits < 1'000'000 ? Decimal{digits, exponent} : Decimal{digits / 10, exponent + 1};
}

}  // namespace

std::string text_of(double number) {
  if (std::isnan(number)) return "nan";
  std::string text = std::signbit(number) ? "-" : "";
  if (std::isinf(number)) return text + "inf";
  if (number == 0) return text + "0";
  const auto [value, exponent] = decimal_of(std::abs(number));
  std::string digits = std::to_string(value);
  while (digits.back() == '0') digits.pop_back();
  const bool is_scientific = exponent < -4 || exponent >= kDigits;
  const long long first = is_scientific ? 0 : exponent;  // of the first digit's power of 10
  if (first < 0) digits.insert(0, static_cast<std::size_t>(-first), '0');
  const auto before_point = static_cast<std::size_t>(std::max(first, 0LL) + 1);
  if (digits.size() < before_point) digits.resize(before_point, '0');
  if (digits.size() > before_point) digits.insert(before_point, 1, '.');
  text += digits;
  if (is_scientific) {
    text += exponent < 0 ? "e-" : "e+";
    if (std::abs(exponent) < 10) text += '0';
    text += std::to_string(std::abs(exponent));
  }
  return text;
}

std::string Shown::text() const {
  if (const auto* text = std::get_if<const char*>(&value_)) return *text;
  if (const auto* number = std::get_if<double>(&value_)) return text_of(*number);
  return std::to_string(*std::get_if<long long>(&value_));
}

std::string filled(std::string_view pattern, std::initializer_list<Shown> values) {
  std::string message(pattern);
  std::size_t place = 0;
  for (const Shown& value : values) {
    place = message.find("{}", place);
    const std::string text = value.text();
    message.replace(place, 2, text);
    place += text.size();
  }
  return message;
}

void refuse(std::string_view pattern, std::initializer_list<Shown> values) {
  throw std::invalid_argument(filled(pattern, values));
}

}  // namespace network2
