// What a fuzzer asserts.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace network2::fuzz {

/// Ends the fuzzer, which then keeps the input, unless `holds`; `what` should have been the case.
inline void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "not so: %s\n", what);
  std::abort();
}

}  // namespace network2::fuzz
