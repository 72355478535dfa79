// A JSON text as a tree. nlohmann's own tree allocates memory when it is destroyed, and ends the
// program where there is none; so only its parser is used, and its values for what has no parts.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace network2 {

class JsonValue {
 public:
  using Scalar = nlohmann::json;  // null, true, false, a number or a text
  using Array = std::vector<JsonValue>;

  /// Throws std::invalid_argument that says where the text is wrong.
  static JsonValue parse(std::string_view text);

  const Scalar* scalar() const { return std::get_if<Scalar>(&value_); }
  const Array* array() const { return std::get_if<Array>(&value_); }
  bool is_object() const { return std::holds_alternative<Object>(value_); }

  /// The member of an object, null when it has none of that name.
  const JsonValue& member(std::string_view name) const;

  /// What an error message shows of it.
  std::string shown() const;

 private:
  friend class JsonBuilder;
  struct Member;
  using Object = std::vector<Member>;

  std::variant<Scalar, Array, Object> value_;
};

struct JsonValue::Member {
  std::string name;
  JsonValue value;
};

}  // namespace network2
