// Run by the build on data/wording/*.tsv: a sentence that is missing, no pattern, or has other places in the other language
// stops it. Usage: check_wording FILE…
#include <fstream>
#include <iostream>
#include <iterator>

#include "bindings/wording/pattern.hpp"
#include "bindings/wording/wording_table.hpp"

namespace binome {
namespace {

// What is wrong with a row; empty if nothing is.
std::string fault(const WordingRow& row) {
  for (const std::string* text : {&row.text.fr, &row.text.en}) {
    if (text->empty()) return "a sentence is missing";
    if (text->front() == ' ' || text->back() == ' ') return "a sentence begins or ends with a blank: no fragments";
    if (text->find('\t') != std::string::npos) return "three columns are expected";
  }
  const auto fr = Pattern::parse(row.text.fr, Language::fr);
  const auto en = Pattern::parse(row.text.en, Language::en);
  if (!fr || !en) return std::string(fr ? "en" : "fr") + ": no pattern of ICU, or a form that we do not use";
  return fr->places() == en->places() ? "" : "fr and en do not have the same places";
}

int check(int count, char** paths) {
  int faults = 0;
  for (int i = 1; i < count; ++i) {
    std::ifstream file(paths[i]);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    for (const WordingRow& row : read_wording(text)) {
      const std::string wrong = fault(row);
      if (wrong.empty()) continue;
      std::cerr << paths[i] << ": " << row.key << ": " << wrong << "\n";
      ++faults;
    }
  }
  return faults == 0 ? 0 : 1;
}

}  // namespace
}  // namespace binome

int main(int argc, char** argv) { return binome::check(argc, argv); }
