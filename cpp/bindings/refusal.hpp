// How a C++ exception gets to JavaScript: as a value.
//
// An exception must not leave the engine by itself. On its way out it passes Embind's JavaScript,
// which then never frees the arguments it has converted, and functions of WebAssembly, which then
// never give back their part of the stack: the stack pointer stays where it was when the exception
// was thrown. After 80,000 to 160,000 of them there was no stack left. So what can fail returns a
// val, which is either its result or an Error; web/lib/engine.js throws that.
#pragma once

#include <emscripten/val.h>

#include <type_traits>

namespace network2::bindings {

/// The C++ exception that is being handled as a JavaScript RangeError, not thrown. Needs no memory
/// of the engine.
emscripten::val refusal();

/// What `f` returns, or the C++ exception it throws as a RangeError.
template <class F>
emscripten::val guarded(F f) {
  try {
    if constexpr (std::is_void_v<decltype(f())>) {
      f();
      return emscripten::val::undefined();
    } else {
      return emscripten::val(f());
    }
  } catch (...) {
    return refusal();
  }
}

}  // namespace network2::bindings
