#include "bindings/records/record_reader.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "bindings/wording/shown_value.hpp"

namespace binome {

const std::vector<ListField>& actor_list_fields() {
  using V = Vocabulary;
  static const std::vector<ListField> kFields = {
      {"themes", V::theme, &Actor::facts},          {"odds", V::odd, &Actor::facts},
      {"countries", V::place, &Actor::facts},       {"languages", V::language, &Actor::facts},
      {"traits", V::trait, &Actor::facts},          {"offers.skills", V::skill, &Actor::offers},
      {"offers.modes", V::mode, &Actor::offers},    {"seeks.kinds", V::kind, &Actor::seeks},
      {"seeks.skills", V::skill, &Actor::seeks},    {"seeks.modes", V::mode, &Actor::seeks},
      {"seeks.themes", V::theme, &Actor::seeks},    {"seeks.odds", V::odd, &Actor::seeks},
      {"seeks.countries", V::place, &Actor::seeks}, {"seeks.sizes", V::size, &Actor::seeks},
      {"seeks.traits", V::trait, &Actor::seeks},    {"seeks.must.countries", V::place, &Actor::must},
      {"seeks.must.kinds", V::kind, &Actor::must},  {"seeks.must.skills", V::skill, &Actor::must},
      {"seeks.must.modes", V::mode, &Actor::must},  {"seeks.must.languages", V::language, &Actor::must},
  };
  return kFields;
}

const std::vector<ListName>& list_names() {
  using V = Vocabulary;
  static const std::vector<ListName> kNames = {
      {"kinds", V::kind},      {"skills", V::skill},       {"modes", V::mode}, {"themes", V::theme}, {"odds", V::odd},
      {"countries", V::place}, {"languages", V::language}, {"sizes", V::size}, {"traits", V::trait},
  };
  return kNames;
}

void sort_unknown(UnknownMembers& unknown) {
  std::stable_sort(unknown.begin(), unknown.end(), [](const UnknownMember& a, const UnknownMember& b) { return a.parent < b.parent; });
}

std::vector<Problem> locate_home(Home& home, const Taxonomy& taxonomy) {
  std::vector<Problem> problems;
  auto find = [&](std::string_view level, const std::string& insee) {
    if (insee.empty()) return;
    if (const Term place = taxonomy.find_insee(level, insee)) {
      home.subdivision = place;
    } else {
      problems.push_back(
          {{},
           0,
           "home." + std::string(level),
           shorten(insee),
           {"code INSEE inconnu (exemples : région 52, département 44)", "unknown INSEE code (for example: region 52, department 44)"}});
    }
  };
  find("region", home.region);
  find("department", home.department);
  return problems;
}

bool is_valid_id(std::string_view id) {
  constexpr int kLongest = 128;
  const auto length = static_cast<std::int32_t>(id.size());
  if (length == 0 || length > 4 * kLongest) return false;
  int characters = 0;
  const auto is_ascii_graph = [](char c) { return c > ' ' && c < '\x7F'; };
  if (length <= kLongest && std::all_of(id.begin(), id.end(), is_ascii_graph)) return true;
  for (std::int32_t at = 0; at < length;) {
    UChar32 c = 0;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(id.data()), at, length, c);
    if (c < 0 || !u_isgraph(c)) return false;
    ++characters;
  }
  return characters <= kLongest;
}

}  // namespace binome
