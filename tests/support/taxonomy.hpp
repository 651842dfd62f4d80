// The taxonomy that the program carries, for tests.
#pragma once

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <string_view>

#include "bindings/records/taxonomy_files.hpp"

namespace binome::testing {

inline const Taxonomy& taxonomy() {
  static const Taxonomy kTaxonomy = [] {
    auto loaded = load_taxonomy();
    if (!loaded) throw std::runtime_error("the taxonomy cannot be read");
    return std::move(*loaded);
  }();
  return kTaxonomy;
}

inline Term term(Vocabulary vocabulary, std::string_view code) {
  const Term found = taxonomy().find(vocabulary, code);
  EXPECT_TRUE(found) << code;
  return found;
}

}  // namespace binome::testing
