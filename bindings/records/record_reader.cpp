#include "bindings/records/record_reader.hpp"

#include <algorithm>

#include "bindings/wording/shown_value.hpp"

namespace binome {

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

}  // namespace binome
