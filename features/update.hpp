// One change of a directory: what a live engine applies, a store writes to its log and tells its listeners.
#pragma once

#include <string>
#include <variant>

#include "features/record.hpp"

namespace binome {

// Adds a record, or puts it in place of the one of its type and id. Feedback is only ever added.
struct Put {
  AnyRecord record;
};

// Takes the record of this type and id away. Not for feedback, which has no id: an event `withdrawn` takes it back.
struct Remove {
  RecordType type = RecordType::actor;
  std::string id;
};

using Update = std::variant<Put, Remove>;

}  // namespace binome
