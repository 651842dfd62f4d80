// The help of the program and of its commands: everyday options first, then the others, in lines of 100 columns at most.
#pragma once

#include <memory>

#include "features/result.hpp"

namespace CLI {
class FormatterBase;
}  // namespace CLI

namespace binome {

// The groups of options that are not for every day.
inline constexpr const char* kAdvancedGroup = "advanced";
inline constexpr const char* kGeneralGroup = "general";

std::shared_ptr<CLI::FormatterBase> help_formatter(Language language);

}  // namespace binome
