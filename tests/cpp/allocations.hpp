// Allocations that are counted and can be made to fail, in a program that is linked with
// allocations.cpp.
#pragma once

namespace network2::testing {

/// Allocations that have not been freed.
long live_allocations();

/// As long as it lives, the allocation number `failing` fails, counted from 0; all others succeed.
class FailingAllocation {
 public:
  explicit FailingAllocation(long failing);
  FailingAllocation(const FailingAllocation&) = delete;
  FailingAllocation(FailingAllocation&&) = delete;
  FailingAllocation& operator=(const FailingAllocation&) = delete;
  FailingAllocation& operator=(FailingAllocation&&) = delete;
  ~FailingAllocation();
};

}  // namespace network2::testing
