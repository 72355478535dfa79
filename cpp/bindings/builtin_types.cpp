// The types of C++ that JavaScript and the engine exchange, for Embind. This takes the place of the
// part of Embind that is written in C++, which registers all types there are, wide strings among
// them, and needs printf to name a type that is not: 4 KB that every visitor would wait for.
#include <emscripten/bind.h>
#include <emscripten/emscripten.h>

#include <cstdint>
#include <cstring>
#include <limits>

namespace network2::bindings {
namespace {

using emscripten::memory_view;
using emscripten::internal::TypeID;
using namespace emscripten::internal;  // _embind_register_*

template <class Integer>
void register_integer(const char* name) {
  using Limits = std::numeric_limits<Integer>;
  _embind_register_integer(TypeID<Integer>::get(), name, sizeof(Integer), Limits::min(),
                           Limits::max());
}

// The views by their places in embind.js's list of typed arrays.
template <class Number>
void register_memory_view(unsigned typed_array) {
  _embind_register_memory_view(TypeID<memory_view<Number>>::get(), typed_array, "memory_view");
}

}  // namespace

EMSCRIPTEN_BINDINGS(builtin_types) {
  _embind_register_void(TypeID<void>::get(), "void");
  _embind_register_bool(TypeID<bool>::get(), "bool", sizeof(bool), true, false);
  register_integer<int>("int");
  register_integer<unsigned>("unsigned int");
  register_integer<unsigned long>("unsigned long");
  _embind_register_float(TypeID<double>::get(), "double", sizeof(double));
  _embind_register_emval(TypeID<emscripten::val>::get(), "emscripten::val");
  register_memory_view<std::uint8_t>(1);
  register_memory_view<int>(4);
  register_memory_view<std::uint32_t>(5);
  register_memory_view<float>(6);
  register_memory_view<double>(7);
}

}  // namespace network2::bindings

/// The name of a type that is not registered, for Embind's messages. The caller frees it.
extern "C" EMSCRIPTEN_KEEPALIVE char* __getTypeName(const void* /*type*/) {
  return strdup("a type that builtin_types.cpp lacks");
}
