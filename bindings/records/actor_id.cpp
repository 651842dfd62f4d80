#include "bindings/records/actor_id.hpp"

#include <cstdint>
#include <cstdio>

#include "features/label_folding.hpp"

namespace binome {
namespace {

// FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), 64 bits.
std::uint64_t fnv1a(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return hash;
}

// The ASCII letters and digits of a folded label, its words joined by hyphens; `all`: nothing else was in it.
std::string slug(std::string_view folded, bool& all) {
  std::string text;
  for (const char c : folded) {
    if (static_cast<unsigned char>(c) >= 0x80) all = false;
    else if (c != ' ') text += c;
    else if (!text.empty() && text.back() != '-') text += '-';
  }
  while (text.ends_with('-')) text.pop_back();
  return text;
}

}  // namespace

std::string make_actor_id(std::string_view name, std::string_view place) {
  constexpr std::size_t kLongest = 128;
  const std::string folded_name = fold_label(name);
  const std::string folded_place = fold_label(place);
  bool all = true;
  std::string id = slug(folded_name, all);
  if (id.empty()) all = false;  // nothing but a place is left
  const std::string where = slug(folded_place, all);
  if (!where.empty()) id += (id.empty() ? "" : "-") + where;
  if (all && id.size() <= kLongest) return id;
  char hash[20];
  const int size = std::snprintf(hash, sizeof hash, "-%016llx", static_cast<unsigned long long>(fnv1a(folded_name + "\n" + folded_place)));
  id.resize(std::min(id.size(), kLongest - static_cast<std::size_t>(size)));
  while (id.ends_with('-')) id.pop_back();
  return id.empty() ? std::string("acteur") + hash : id + hash;
}

}  // namespace binome
