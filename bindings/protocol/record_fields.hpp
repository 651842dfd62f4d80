// Fields of an actor's record within an answer, so that a page needs no second look-up.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "bindings/protocol/json_text.hpp"
#include "engine/matcher.hpp"

namespace binome {

// Errors: a name that is no top-level field of an actor ("themes", "home", "description"); the nearest is named.
Result<void> check_fields(const std::vector<std::string>& names);

// Writes fields of records and keeps which terms they hold. Refers to its arguments.
class RecordFields {
 public:
  // `names`: as check_fields() takes them.
  RecordFields(const Matcher& matcher, const std::vector<std::string>& names) : matcher_(matcher), names_(names) {}

  // The member "record" of an open object: the fields asked for that the actor has, as in its record. Partners who do not
  // wish to be visible are left out. Nothing where no field was asked for.
  void write(JsonText& json, ActorIndex actor);
  // The member "labels" of an open object: the label of each code in the records written so far, by vocabulary.
  void write_labels(JsonText& json, Language language) const;

 private:
  void keep_terms(const Actor& record);

  const Matcher& matcher_;
  const std::vector<std::string>& names_;
  std::set<Term> terms_;
};

}  // namespace binome
