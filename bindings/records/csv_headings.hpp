// The headings that offices write, and the field that each one means.
#pragma once

#include <string_view>

namespace binome {

// The field that a heading means, compared after fold_label; empty if it is not known. What stands in brackets, a number at
// the end ("Pays 2") and the words "du siège" do not matter where the rest is known.
std::string_view field_of_heading(std::string_view heading);

}  // namespace binome
