// Words that say nothing of what a text is about; most of them say in which language it is.
#pragma once

#include <string_view>

namespace binome {

// The lists that a word is in; if in either, it becomes no concept. A word of both tells nothing of the language.
struct StopWord {
  bool french = false;
  bool english = false;
};

// Of a word in lower case, with its accents (« maïs » is maize, « mais » is not). O(1), thread safe.
StopWord find_stop_word(std::string_view lower);

}  // namespace binome
