#include "bindings/protocol/barometer_json.hpp"

#include <cmath>

#include "bindings/protocol/envelope.hpp"

namespace binome {
namespace {

class BarometerJson {
 public:
  BarometerJson(const Barometer& barometer, const Taxonomy& taxonomy, Language language)
      : barometer_(barometer), taxonomy_(taxonomy), language_(language) {}

  std::string write() {
    const Barometer& b = barometer_;
    start_answer(out_, "barometer", {language_, {}});
    numbers({{"structures", b.structures}, {"invisible", b.invisible}, {"synthetic", b.synthetic}, {"home_abroad", b.home_abroad}});
    array("kinds", b.kinds, [&](const KindCount& kind) {
      term(kind.kind, "structures", kind.structures, b.structures);
      array("subkinds", kind.subkinds, [&](const TermCount& one) { term(one.term, "structures", one.structures, kind.structures); });
    });
    numbers({{"acting_somewhere", b.acting_somewhere},
             {"acting_in_france", b.acting_in_france},
             {"acting_in_france_only", b.acting_in_france_only},
             {"acting_abroad", b.acting_abroad}});
    part("acting_in_france_share", b.acting_in_france, b.structures);
    part("acting_in_france_only_share", b.acting_in_france_only, b.acting_in_france);
    rounded("countries_per_structure", b.countries_per_structure(), 100);
    terms("countries", b.countries, b.structures);
    array("zones", b.zones, [&](const ZoneCount& zone) {
      term(zone.zone, "structures", zone.structures, b.structures);
      numbers({{"cooperations", zone.cooperations}});
    });
    terms("domains", b.domains, b.structures);
    array("odds", b.odds, [&](const OddCount& odd) { term(odd.category, "mentions", odd.mentions, odd.apart ? 0 : b.odd_mentions); });
    numbers({{"water_sanitation", b.water}});
    terms("water_sanitation_kinds", b.water_kinds, b.water);
    numbers({{"collectivities", b.collectivities}, {"collectivities_of_unknown_size", b.size_unknown}});
    terms("sizes", b.sizes, b.collectivities - b.size_unknown);
    numbers({{"projects", b.projects}, {"shared_projects", b.shared_projects}, {"twinnings", b.twinnings}, {"partnered", b.partnered}});
    part("partnered_share", b.partnered, b.structures);
    json_.EndObject();
    return out_.text();
  }

 private:
  using Number = std::pair<const char*, std::size_t>;

  void numbers(std::initializer_list<Number> values) {
    for (const auto& [name, value] : values) {
      json_.Key(name);
      json_.Uint64(value);
    }
  }
  void rounded(const char* name, double value, double steps) {
    json_.Key(name);
    json_.Double(std::round(value * steps) / steps);
  }
  void part(const char* name, std::size_t value, std::size_t whole) {
    if (whole > 0) return rounded(name, 100 * share(value, whole), 10);
    json_.Key(name);
    json_.Null();
  }
  void term(Term term, const char* counted, std::size_t value, std::size_t whole) {
    json_.Key("code");
    json_.String(taxonomy_.code(term).c_str());
    json_.Key("label");
    json_.String(taxonomy_.label(term, language_).c_str());
    numbers({{counted, value}});
    part("share", value, whole);
  }
  template <typename Counts, typename Write>
  void array(const char* name, const Counts& counts, Write write) {
    json_.Key(name);
    json_.StartArray();
    for (const auto& count : counts) {
      json_.StartObject();
      write(count);
      json_.EndObject();
    }
    json_.EndArray();
  }
  void terms(const char* name, const std::vector<TermCount>& counts, std::size_t whole) {
    array(name, counts, [&](const TermCount& one) { term(one.term, "structures", one.structures, whole); });
  }

  JsonText out_;
  rapidjson::Writer<rapidjson::StringBuffer>& json_ = out_.writer;
  const Barometer& barometer_;
  const Taxonomy& taxonomy_;
  const Language language_;
};

}  // namespace

std::string barometer_json(const Barometer& barometer, const Taxonomy& taxonomy, Language language) {
  return BarometerJson(barometer, taxonomy, language).write();
}

}  // namespace binome
