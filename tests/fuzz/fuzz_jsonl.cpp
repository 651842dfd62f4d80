// Any bytes as a JSON Lines directory, by codes and by labels.
#include "tests/fuzz/fuzz_support.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace binome;
  const std::string text(reinterpret_cast<const char*>(data), size);
  for (const LabelPolicy labels : {LabelPolicy::codes, LabelPolicy::codes_and_labels}) {
    std::istringstream in(text);
    const auto reader = open_jsonl(in, "fuzz", fuzz::taxonomy(), {labels, fuzz::limits()});
    fuzz::check_records(*reader);
  }
  return 0;
}
