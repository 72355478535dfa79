// Numbers as error messages show them.
#pragma once

#include <string>

namespace network2 {

/// A number to six significant digits, as printf's %g writes it: 0.5, 1e+300, nan. (printf, or a
/// stream, would make the WebAssembly file larger by a twentieth, or by half.)
std::string text_of(double number);

}  // namespace network2
