// Files of data/ that are linked into the program, so that it runs from anywhere.
#pragma once

#include <string_view>

namespace binome {

// The text of an embedded file by its name ("theme.tsv"); empty if there is no such file. CMakeLists.txt lists them.
std::string_view embedded_file(std::string_view name);

}  // namespace binome
