// Any bytes as a text: its words are folded, bounded, and the same however the reader has been used before.
#include <algorithm>

#include "features/label_folding.hpp"
#include "features/word_reader.hpp"
#include "tests/fuzz/fuzz_support.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace binome;
  const std::string text(reinterpret_cast<const char*>(data), size);
  static WordReader used;  // knows the words of every input before
  WordReader fresh;
  const auto words = fresh.read(text);
  const auto again = used.read(text);
  fuzz::promise(words.size() <= size / 3 + 1, "a word has three letters");
  fuzz::promise(words.size() == again.size(), "as many words");
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view stem = fresh.stem(words[i].stem);
    fuzz::promise(stem == used.stem(again[i].stem), "the same stems");
    fuzz::promise(fresh.form(words[i].form) == used.form(again[i].form), "the same forms");
    fuzz::promise(text.find(fresh.form(words[i].form)) != std::string::npos, "a form stands in the text");
    fuzz::promise(!stem.empty() && stem.find(' ') == std::string_view::npos && fold_label(stem) == stem, "stems are folded");
  }
  std::size_t counted = 0;
  for (const WordReader::Use& use : fresh.uses()) counted += use.count;
  fuzz::promise(counted == words.size(), "every word is counted once");
  return 0;
}
