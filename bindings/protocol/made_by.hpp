// What made an answer: which program, with which weights, on which day.
#pragma once

#include <string>

#include "bindings/protocol/json_text.hpp"
#include "engine/matcher.hpp"

namespace binome {

struct MadeBy {
  std::string program;  // its version: "0.1.0"
  std::string weights;  // a fingerprint of the weights; empty where the matcher does not know them (a snapshot)
  Date today;           // the day on which listings are judged
};

MadeBy made_by(const Matcher& matcher);
// The members "program", "weights" and "today" of an open object.
void write_made_by(JsonText& json, const MadeBy& made_by);

}  // namespace binome
