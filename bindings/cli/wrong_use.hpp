// What is wrong with a command line, in the user's language: the library's own sentences are English.
#pragma once

#include <string>

#include "features/result.hpp"

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace binome {

// What `error` says of the command line that `program` could not parse: names the nearest command or option where one is
// mistyped, and what is missing, given twice or not allowed. Then where help is found.
std::string explain_wrong_use(const CLI::App& program, const CLI::ParseError& error, Language language);

}  // namespace binome
