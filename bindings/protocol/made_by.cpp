#include "bindings/protocol/made_by.hpp"

#include "bindings/files/fingerprint.hpp"
#include "bindings/records/weights_file.hpp"

namespace binome {

MadeBy made_by(const Matcher& matcher) {
  MadeBy made{BINOME_VERSION, {}, matcher.today()};
  if (const auto known = matcher.weights()) {
    Fingerprint weights;
    weights.add(weights_text(**known));
    made.weights = weights.text();
  }
  return made;
}

void write_made_by(JsonText& json, const MadeBy& made_by) {
  json.member("program", made_by.program);
  if (!made_by.weights.empty()) json.member("weights", made_by.weights);
  json.member("today", to_string(made_by.today));
}

}  // namespace binome
