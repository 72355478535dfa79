// Error messages.
#pragma once

#include <concepts>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

namespace network2 {

/// A number to six significant digits, as printf's %g writes it: 0.5, 1e+300, nan. (printf, or a
/// stream, would make the WebAssembly file larger by a twentieth, or by half.)
std::string text_of(double number);

/// What a message shows: a text, which must outlive it, an integer, or a number as text_of has it.
class Shown {
 public:
  Shown(const char* text) : value_(text) {}
  Shown(std::integral auto number) : value_(static_cast<long long>(number)) {}
  Shown(double number) : value_(number) {}

  std::string text() const;

 private:
  std::variant<const char*, long long, double> value_;
};

/// The pattern with each {} replaced by the next value; there are as many of one as of the other.
std::string filled(std::string_view pattern, std::initializer_list<Shown> values);

/// Throws std::invalid_argument with the filled pattern as its message.
[[noreturn]] void refuse(std::string_view pattern, std::initializer_list<Shown> values = {});

}  // namespace network2
