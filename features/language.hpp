// The two languages that people read. French comes first everywhere.
#pragma once

#include <string>

namespace binome {

enum class Language { fr, en };

// A text in both languages.
struct Bilingual {
  std::string fr;
  std::string en;

  const std::string& in(Language language) const { return language == Language::fr ? fr : en; }
  bool operator==(const Bilingual&) const = default;
};

}  // namespace binome
