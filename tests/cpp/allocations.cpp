// Takes the place of operator new, and of what the linker's --wrap leads here: Eigen allocates with
// malloc.
#include "allocations.hpp"

#include <cstddef>
#include <cstdlib>
#include <new>

// NOLINTBEGIN: these are what others call new, delete and malloc
extern "C" {
void* __real_malloc(std::size_t size);
void* __real_realloc(void* memory, std::size_t size);
void __real_free(void* memory);
}

namespace {

long live = 0;
long until_failure = -1;  // allocations before the one that fails; negative: none will

bool must_fail() { return until_failure >= 0 && until_failure-- == 0; }

void* counted(void* memory) {
  if (memory != nullptr) ++live;
  return memory;
}

void* allocate(std::size_t size) {
  return must_fail() ? nullptr : counted(__real_malloc(size == 0 ? 1 : size));
}

void release(void* memory) {
  if (memory == nullptr) return;
  --live;
  __real_free(memory);
}

}  // namespace

extern "C" {
void* __wrap_malloc(std::size_t size) { return allocate(size); }
void __wrap_free(void* memory) { release(memory); }
void* __wrap_realloc(void* memory, std::size_t size) {
  if (must_fail()) return nullptr;
  return memory == nullptr ? counted(__real_malloc(size)) : __real_realloc(memory, size);
}
}

void* operator new(std::size_t size) {
  if (void* memory = allocate(size)) return memory;
  throw std::bad_alloc();
}
void* operator new(std::size_t size, std::align_val_t alignment) {
  const auto multiple = static_cast<std::size_t>(alignment);
  const std::size_t whole = (size + multiple - 1) / multiple * multiple;
  if (void* memory = must_fail() ? nullptr : counted(std::aligned_alloc(multiple, whole))) {
    return memory;
  }
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { release(memory); }
void operator delete(void* memory, std::size_t) noexcept { release(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { release(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { release(memory); }
// NOLINTEND

namespace network2::testing {

long live_allocations() { return live; }

FailingAllocation::FailingAllocation(long failing) { until_failure = failing; }
FailingAllocation::~FailingAllocation() { until_failure = -1; }

}  // namespace network2::testing
