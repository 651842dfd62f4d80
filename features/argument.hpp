// What a sentence is about: named texts, numbers and lists, put into it where it is said.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "features/language.hpp"

namespace binome {

struct Argument {
  using Value = std::variant<std::string, std::int64_t, double, Bilingual, std::vector<std::string>, std::vector<Bilingual>>;

  Argument(std::string_view its_name, std::string_view text) : name(its_name), value(std::string(text)) {}
  Argument(std::string_view its_name, const char* text) : name(its_name), value(std::string(text)) {}
  Argument(std::string_view its_name, std::string text) : name(its_name), value(std::move(text)) {}
  Argument(std::string_view its_name, Bilingual text) : name(its_name), value(std::move(text)) {}
  Argument(std::string_view its_name, double number) : name(its_name), value(number) {}
  Argument(std::string_view its_name, std::integral auto number) : name(its_name), value(static_cast<std::int64_t>(number)) {}
  Argument(std::string_view its_name, std::vector<std::string> texts) : name(its_name), value(std::move(texts)) {}
  Argument(std::string_view its_name, std::vector<Bilingual> texts) : name(its_name), value(std::move(texts)) {}

  std::string_view name;  // a literal
  Value value;

  bool operator==(const Argument&) const = default;
};

}  // namespace binome
