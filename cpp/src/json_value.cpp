#include "json_value.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace network2 {

/// Builds the tree of what nlohmann's parser reports.
class JsonBuilder {
 public:
  explicit JsonBuilder(JsonValue& root) : root_(root) {}

  bool null() { return add(JsonValue::Scalar()); }
  bool boolean(bool value) { return add(JsonValue::Scalar(value)); }
  bool number_integer(std::int64_t value) { return add(JsonValue::Scalar(value)); }
  bool number_unsigned(std::uint64_t value) { return add(JsonValue::Scalar(value)); }
  bool number_float(double value, const std::string& /*text*/) {
    return add(JsonValue::Scalar(value));
  }
  bool string(std::string& value) { return add(JsonValue::Scalar(std::move(value))); }
  bool binary(JsonValue::Scalar::binary_t& /*value*/) { return false; }  // not in texts
  bool start_object(std::size_t /*size*/) { return open(JsonValue::Object()); }
  bool start_array(std::size_t /*size*/) { return open(JsonValue::Array()); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool key(std::string& name) {
    name_ = std::move(name);
    return true;
  }
  bool parse_error(std::size_t /*position*/, const std::string& /*token*/,
                   const std::exception& error) {
    throw std::invalid_argument(std::string("json must be a network saved by network2.py: ") +
                                error.what());
  }

 private:
  /// The place of the value that comes next.
  JsonValue& next() {
    if (open_.empty()) return root_;
    if (auto* array = std::get_if<JsonValue::Array>(&open_.back()->value_)) {
      return array->emplace_back();
    }
    auto& object = std::get<JsonValue::Object>(open_.back()->value_);
    object.push_back({std::move(name_), {}});
    return object.back().value;
  }

  bool add(JsonValue::Scalar value) {
    next().value_ = std::move(value);
    return true;
  }

  template <class Parts>
  bool open(Parts parts) {
    // A tree is destroyed from its leaves: a few levels are more than a network has.
    constexpr std::size_t kMostLevels = 16;
    if (open_.size() == kMostLevels) {
      throw std::invalid_argument(
          "json must be a network saved by network2.py, got arrays within arrays on more than 16 "
          "levels");
    }
    JsonValue& value = next();
    value.value_ = std::move(parts);
    open_.push_back(&value);  // it stays where it is as long as it is open
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  JsonValue& root_;
  std::vector<JsonValue*> open_;
  std::string name_;
};

JsonValue JsonValue::parse(std::string_view text) {
  JsonValue root;
  JsonBuilder builder(root);
  Scalar::sax_parse(text, &builder);
  return root;
}

const JsonValue& JsonValue::member(std::string_view name) const {
  static const JsonValue kNothing;
  const auto* object = std::get_if<Object>(&value_);
  if (object == nullptr) return kNothing;
  // The last one of a name counts, as in JavaScript and Python.
  const auto found = std::find_if(object->rbegin(), object->rend(),
                                  [&](const Member& member) { return member.name == name; });
  return found == object->rend() ? kNothing : found->value;
}

std::string JsonValue::shown() const {
  if (const Array* parts = array()) return "an array of " + std::to_string(parts->size());
  if (is_object()) return "an object";
  constexpr std::size_t kLongest = 40;
  // What is no UTF-8 is replaced: this is about to be an error already.
  std::string text = scalar()->dump(-1, ' ', true, Scalar::error_handler_t::replace);
  return text.size() <= kLongest ? text : text.substr(0, kLongest) + "...";
}

}  // namespace network2
