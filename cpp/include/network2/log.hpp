// The natural logarithm, the same to the last bit on every machine.
#pragma once

namespace network2 {

/// The number nearest to ln x, for a positive normal number x; infinity and NaN come back as they
/// are. (Computed to some 100 bits and rounded once: a case that this decides wrongly is not known,
/// and would be one in 10^14.) The logarithm of the C library is not the same everywhere: glibc
/// takes fused multiply-adds where the processor has them, and one result in some thousand is then
/// another.
double log(double x);

}  // namespace network2
