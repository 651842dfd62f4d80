// A request in words, as people and programs write it: labels or codes.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace binome {

struct RequestWords {
  std::string actor;
  std::string listing;
  std::size_t k = 10;
  std::vector<std::string> kinds;
  std::vector<std::string> countries;
  std::vector<std::string> themes;
  std::vector<std::string> exclude;
  bool include_partners = false;
  std::optional<double> diversity;  // mu of diversify()
  std::vector<std::string> fields;  // of the record, to be given with each match
};

}  // namespace binome
