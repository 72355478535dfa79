#include "text.hpp"

#include <cmath>
#include <stdexcept>

namespace network2 {
namespace {

constexpr int kDigits = 6;

/// digits x 10^(exponent - 5), with 100000 <= digits < 1000000.
struct Decimal {
  long digits;
  int exponent;
};

Decimal decimal_of(double positive) {
  int exponent = 0;
  while (positive >= 10) {
    positive /= 10;
    ++exponent;
  }
  while (positive < 1) {
    positive *= 10;
    --exponent;
  }
  const long digits = std::lround(positive * 1e5);
  return digits < 1'000'000 ? Decimal{digits, exponent} : Decimal{digits / 10, exponent + 1};
}

std::string exponent_text(int exponent) {
  const std::string digits = std::to_string(std::abs(exponent));
  return (exponent < 0 ? "e-" : "e+") + std::string(digits.size() < 2 ? "0" : "") + digits;
}

}  // namespace

std::string text_of(double number) {
  if (std::isnan(number)) return "nan";
  const std::string sign = std::signbit(number) ? "-" : "";
  if (std::isinf(number)) return sign + "inf";
  if (number == 0) return sign + "0";
  const auto [value, exponent] = decimal_of(std::abs(number));
  std::string digits = std::to_string(value);
  const bool is_scientific = exponent < -4 || exponent >= kDigits;
  const int before_point = is_scientific ? 1 : exponent + 1;
  if (before_point <= 0) digits.insert(0, static_cast<std::size_t>(1 - before_point), '0');
  const auto point = static_cast<std::size_t>(before_point <= 0 ? 1 : before_point);
  std::string fraction = digits.substr(point);
  while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  return sign + digits.substr(0, point) + (fraction.empty() ? "" : "." + fraction) +
         (is_scientific ? exponent_text(exponent) : "");
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
