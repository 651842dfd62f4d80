// Any bytes as a CSV file of actors: what is good goes round, what is refused can be read again and is refused again.
#include "bindings/records/csv_reader.hpp"
#include "bindings/wording/say.hpp"
#include "tests/fuzz/fuzz_support.hpp"

namespace {

using namespace binome;

CsvOptions options() {
  CsvOptions options;
  options.limits = fuzz::limits();
  options.limits.file_bytes = 1 << 20;
  return options;
}

// A rejects file: the header and the refused rows as they stand.
std::string rejects_of(const std::string& text, std::size_t& refused) {
  std::istringstream in(text);
  const auto reader = open_csv(in, "fuzz", fuzz::taxonomy(), options());
  if (!reader) return {};
  std::string rejects = (*reader)->preamble();
  if (!rejects.empty() && rejects.back() != '\n' && rejects.back() != '\r') rejects += '\n';
  ParsedRecord record;
  while ((*reader)->next(record)) {
    if (record.problems.empty()) continue;
    rejects += record.raw + "\n";
    ++refused;
  }
  return rejects;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  std::istringstream in(text);
  const auto reader = open_csv(in, "fuzz", fuzz::taxonomy(), options());
  if (!reader) {
    fuzz::promise(!say(reader.error(), Language::fr).empty() && !say(reader.error(), Language::en).empty(), "an error says what");
    return 0;
  }
  fuzz::check_records(**reader);
  fuzz::promise(!(*reader)->preamble().empty(), "a CSV has a header");
  std::size_t refused = 0;
  const std::string rejects = rejects_of(text, refused);
  std::istringstream again_in(rejects);
  const auto again = open_csv(again_in, "fuzz", fuzz::taxonomy(), options());
  // Fewer bytes may read as another encoding, and that in turn as another header: then nothing is promised.
  if (again && (*again)->preamble() == (*reader)->preamble()) fuzz::check_records(**again);
  return 0;
}
