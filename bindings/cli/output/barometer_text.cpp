#include "bindings/cli/output/barometer_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <ostream>

#include "bindings/wording/numbers.hpp"

namespace binome {
namespace {

constexpr std::size_t kFirstCountries = 10;
constexpr std::size_t kBarWidth = 40;  // characters
constexpr std::string_view kThinBlank = "\u202F";

std::string share_text(double part, Language language) {
  return decimal_text(100 * part, language, 1).append(language == Language::fr ? kThinBlank : std::string_view()).append("%");
}

// Characters of a UTF-8 text; all that is printed here is one column wide.
std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string left(std::string text, std::size_t width) { return text.append(width - std::min(width, width_of(text)), ' '); }
std::string right(const std::string& text, std::size_t width) {
  return std::string(width - std::min(width, width_of(text)), ' ').append(text);
}

// Full blocks and one of eighths; something for every number above 0.
std::string bar(std::size_t number, std::size_t most) {
  constexpr std::array<std::string_view, 8> kEighths = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  if (number == 0 || most == 0) return {};
  const auto eighths = static_cast<std::size_t>(std::lround(share(number, most) * kBarWidth * 8));
  std::string text;
  for (std::size_t i = 0; i < eighths / 8; ++i) text += "█";
  text += kEighths[std::max<std::size_t>(eighths, 1) % 8];
  return text;
}

struct Row {
  std::string label;
  std::size_t number = 0;
  std::string remark;  // a share
};

// Aligned rows with bars.
class Table {
 public:
  Table(std::ostream& out, Language language) : out_(out), language_(language) {}

  void print(const std::string& title, const std::vector<Row>& rows) {
    std::size_t label = 0, number = 0, remark = 0, most = 0;
    for (const Row& row : rows) {
      label = std::max(label, width_of(row.label));
      number = std::max(number, width_of(number_text(row.number, language_)));
      remark = std::max(remark, width_of(row.remark));
      most = std::max(most, row.number);
    }
    out_ << "\n" << title << "\n";
    if (rows.empty()) out_ << "  –\n";
    for (const Row& row : rows) {
      const std::string line = "  " + left(row.label, label) + "  " + right(number_text(row.number, language_), number) +
                               (remark == 0 ? "" : "  " + right(row.remark, remark)) + "  " + bar(row.number, most);
      out_ << line.substr(0, line.find_last_not_of(' ') + 1) << "\n";
    }
  }

 private:
  std::ostream& out_;
  Language language_;
};

class BarometerText {
 public:
  BarometerText(const Barometer& barometer, const Taxonomy& taxonomy, Session& session)
      : barometer_(barometer),
        taxonomy_(taxonomy),
        session_(session),
        language_(session.language()),
        table_(session.out(), session.language()) {}

  void print() {
    heading();
    kinds();
    places();
    subjects();
    collectivities();
    partnerships();
  }

 private:
  std::string say(std::string_view fr, std::string_view en) const { return session_.text(fr, en); }
  std::string label(Term term) const { return taxonomy_.label(term, language_); }
  std::string number(std::size_t value) const { return number_text(value, language_); }
  std::string percent(std::size_t part, std::size_t whole) const { return share_text(share(part, whole), language_); }
  Row row(Term term, std::size_t part, std::size_t whole) const { return {label(term), part, percent(part, whole)}; }

  std::vector<Row> rows(const std::vector<TermCount>& counts, std::size_t whole) const {
    std::vector<Row> rows;
    for (const TermCount& count : counts) rows.push_back(row(count.term, count.structures, whole));
    return rows;
  }

  void heading() {
    const Barometer& b = barometer_;
    session_.out() << say("Baromètre : ", "Barometer: ") << number(b.structures) << say(" structures", " structures") << "\n";
    const auto remark = [&](std::size_t count, std::string_view fr, std::string_view en) {
      if (count > 0) session_.out() << "  " << say("dont ", "of which ") << number(count) << " " << say(fr, en) << "\n";
    };
    remark(b.synthetic, "inventées (enregistrements synthétiques)", "made up (synthetic records)");
    remark(b.invisible, "non visibles", "not visible");
    remark(b.home_abroad, "hors de France", "outside France");
  }

  void kinds() {
    std::vector<Row> table;
    for (const KindCount& kind : barometer_.kinds) {
      table.push_back(row(kind.kind, kind.structures, barometer_.structures));
      for (const TermCount& subkind : kind.subkinds) {
        Row below = row(subkind.term, subkind.structures, kind.structures);
        below.label.insert(0, "  ");
        table.push_back(std::move(below));
      }
    }
    table_.print(say("Structures par type (part du total ; au-dessous, part du type)",
                     "Structures by kind (share of all; below, share of the kind)"),
                 table);
  }

  void places() {
    const Barometer& b = barometer_;
    table_.print(say("Où elles agissent (part des structures)", "Where they act (share of the structures)"),
                 {{say("en France", "in France"), b.acting_in_france, percent(b.acting_in_france, b.structures)},
                  {say("  seulement en France (part de celles-ci)", "  in France only (share of these)"), b.acting_in_france_only,
                   percent(b.acting_in_france_only, b.acting_in_france)},
                  {say("à l'étranger", "abroad"), b.acting_abroad, percent(b.acting_abroad, b.structures)},
                  {say("lieu inconnu", "place unknown"), b.structures - b.acting_somewhere,
                   percent(b.structures - b.acting_somewhere, b.structures)}});
    session_.out() << "  " << say("Pays étrangers par structure qui en a au moins un : ", "Foreign countries per structure that has one: ")
                   << decimal_text(b.countries_per_structure(), language_, 1) << "\n";
    const auto end = b.countries.begin() + static_cast<std::ptrdiff_t>(std::min(kFirstCountries, b.countries.size()));
    table_.print(say("Les dix premiers pays (structures)", "The ten first countries (structures)"),
                 rows({b.countries.begin(), end}, b.structures));
    std::vector<Row> zones;
    for (const ZoneCount& zone : b.zones) zones.push_back({label(zone.zone), zone.structures, number(zone.cooperations)});
    table_.print(say("Zones (structures ; coopérations : structure × pays), hors France",
                     "Zones (structures; cooperations: structure × country), without France"),
                 zones);
  }

  void subjects() {
    const Barometer& b = barometer_;
    table_.print(say("Domaines (part des structures ; plusieurs par structure)", "Domains (share of the structures; several each)"),
                 rows(b.domains, b.structures));
    std::vector<Row> odds;
    for (const OddCount& odd : b.odds) {
      odds.push_back({label(odd.category), odd.mentions, odd.apart ? say("à part", "apart") : percent(odd.mentions, b.odd_mentions)});
    }
    table_.print(say("ODD (mentions par les structures et les projets)", "SDG (mentions by structures and projects)"), odds);
    table_.print(say("Eau et assainissement (structures par type) : ", "Water and sanitation (structures by kind): ") + number(b.water),
                 rows(b.water_kinds, b.water));
  }

  void collectivities() {
    const Barometer& b = barometer_;
    std::vector<Row> sizes = rows(b.sizes, b.collectivities - b.size_unknown);
    sizes.push_back({say("population inconnue", "population unknown"), b.size_unknown, {}});
    table_.print(say("Collectivités selon leur population (part des populations connues) : ",
                     "Local authorities by population (share of the known ones): ") +
                     number(b.collectivities),
                 sizes);
  }

  void partnerships() {
    const Barometer& b = barometer_;
    table_.print(say("Partenariats", "Partnerships"),
                 {{say("projets", "projects"), b.projects, {}},
                  {say("  à plusieurs structures", "  of several structures"), b.shared_projects, percent(b.shared_projects, b.projects)},
                  {say("  jumelages", "  twinnings"), b.twinnings, percent(b.twinnings, b.projects)}});
    session_.out() << "  "
                   << say("Structures ayant au moins un partenaire dans l'annuaire : ",
                          "Structures with at least one partner in the directory: ")
                   << number(b.partnered) << " (" << percent(b.partnered, b.structures) << ")\n";
  }

  const Barometer& barometer_;
  const Taxonomy& taxonomy_;
  Session& session_;
  const Language language_;
  Table table_;
};

}  // namespace

void print_barometer(const Barometer& barometer, const Taxonomy& taxonomy, Session& session) {
  BarometerText(barometer, taxonomy, session).print();
}

}  // namespace binome
