#include "refusal.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <exception>
#include <new>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace {

/// What operator new throws here: it says how much memory there was not.
class OutOfMemory : public std::bad_alloc {
 public:
  explicit OutOfMemory(std::size_t size) : size_(size) {}
  std::size_t size() const { return size_; }

 private:
  std::size_t size_;
};

void* allocated(void* memory, std::size_t size) {
  if (memory == nullptr) throw OutOfMemory(size);
  return memory;
}

/// What malloc had no memory for last: Eigen asks it directly, and throws what does not say how
/// much.
std::size_t missing = 0;

}  // namespace

// The linker has everybody call this for malloc, see CMakeLists.txt.
extern "C" void* __real_malloc(std::size_t size);
extern "C" void* __wrap_malloc(std::size_t size) {
  void* const memory = __real_malloc(size);
  if (memory == nullptr) missing = size;
  return memory;
}

void* operator new(std::size_t size) { return allocated(std::malloc(size == 0 ? 1 : size), size); }

void* operator new(std::size_t size, std::align_val_t alignment) {
  const auto multiple = static_cast<std::size_t>(alignment);
  const std::size_t whole = (size + multiple - 1) / multiple * multiple;
  return allocated(std::aligned_alloc(multiple, whole), size);
}

namespace network2::bindings {
namespace {

using emscripten::val;

val range_error(const char* message) { return val::global("RangeError").new_(val(message)); }

/// "... : 1024 bytes more are needed", written without any memory of the engine: there is none.
val out_of_memory(std::size_t size) {
  std::array<char, 96> text{"there is not enough memory for this: "};
  constexpr std::string_view kEnd = " bytes more are needed";
  char* const begin = text.data() + std::string_view(text.data()).size();
  char* const end = std::to_chars(begin, text.data() + text.size(), size).ptr;
  std::copy(kEnd.begin(), kEnd.end(), end);
  return range_error(text.data());
}

}  // namespace

val refusal() {
  constexpr const char* kOutOfMemory = "there is not enough memory for this";
  try {
    throw;
  } catch (const OutOfMemory& error) {
    return out_of_memory(error.size());
  } catch (const std::bad_alloc&) {
    const std::size_t size = std::exchange(missing, 0);
    return size > 0 ? out_of_memory(size) : range_error(kOutOfMemory);
  } catch (const std::length_error&) {  // of a std::vector
    return range_error(kOutOfMemory);
  } catch (const std::exception& error) {
    return range_error(error.what());
  }
}

}  // namespace network2::bindings
