#include "bindings/records/taxonomy_files.hpp"

#include <rapidjson/document.h>

#include <algorithm>
#include <charconv>

#include "data/embedded.hpp"
#include "features/error_codes.hpp"

namespace binome {
namespace {

constexpr std::uint8_t kCuratedRank = 0;      // data/taxonomy: what we reviewed
constexpr std::uint8_t kSubdivisionRank = 1;  // data/taxonomy/place_subdivision.tsv
constexpr std::uint8_t kIsoNameRank = 2;      // the names of iso-codes: 5,000 subdivisions, many of them homonyms

using Rows = std::vector<std::vector<std::string>>;

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  while (true) {
    const std::size_t end = text.find(separator, begin);
    parts.emplace_back(text.substr(begin, end - begin));
    if (end == std::string_view::npos) return parts;
    begin = end + 1;
  }
}

std::vector<std::string> aliases(std::string_view cell) { return cell.empty() ? std::vector<std::string>{} : split(cell, '|'); }

// Reads the embedded tables into one taxonomy; the first error stops everything.
class TaxonomyLoader {
 public:
  Result<Taxonomy> load() {
    for (const Vocabulary vocabulary : {Vocabulary::kind, Vocabulary::theme, Vocabulary::odd, Vocabulary::place, Vocabulary::language,
                                        Vocabulary::trait, Vocabulary::mode, Vocabulary::skill, Vocabulary::size}) {
      each(std::string(name_of(vocabulary)) + ".tsv", [&](const auto& row) {
        return taxonomy_.add(vocabulary, {row[0], row[1], {row[2], row[3]}, aliases(row[4]), kCuratedRank});
      });
    }
    add_iso_subdivisions();
    each("place_subdivision.tsv", [&](const auto& row) {
      return taxonomy_.add_labels(Vocabulary::place, row[0], {row[0], {}, {row[1], row[2]}, aliases(row[3]), kSubdivisionRank});
    });
    each("insee.tsv", [&](const auto& row) { return taxonomy_.add_insee(row[0], row[1], row[2]); });
    each("place_overseas.tsv", [&](const auto& row) { return taxonomy_.add_overseas(row[0]); });
    each("size.tsv", [&](const auto& row) { return add_size(row); });
    each("place_ambiguous.tsv", [&](const auto& row) { return refuse_ambiguous(row); });
    each("place_retired.tsv", [&](const auto& row) {
      taxonomy_.refuse(Vocabulary::place, row[0], {Unresolved::Reason::retired, {}, {row[1], row[2]}});
      return Result<Term>();
    });
    each("dac.tsv", [&](const auto& row) { return add_dac(row); });
    if (error_) return tl::make_unexpected(*error_);
    return std::move(taxonomy_);
  }

 private:
  // Calls `use(row)` for each row of an embedded table.
  template <typename Use>
  void each(const std::string& name, Use use) {
    if (error_) return;
    const Result<Rows> rows = parse_tsv(name, embedded_file(name));
    if (!rows) {
      error_ = rows.error();
      return;
    }
    for (const auto& row : *rows) {
      const Result<Term> added = use(row);
      if (added) continue;
      error_ = added.error();
      return;
    }
  }

  Result<Term> add_size(const std::vector<std::string>& row) {
    std::int64_t least = 0;
    const auto [end, error] = std::from_chars(row[5].data(), row[5].data() + row[5].size(), least);
    if (error != std::errc() || end != row[5].data() + row[5].size()) {
      return fail(ErrorCode::size_unreadable, {{"value", row[5]}});
    }
    return taxonomy_.add_size(row[0], least);
  }

  Result<Term> refuse_ambiguous(const std::vector<std::string>& row) {
    Unresolved why{Unresolved::Reason::ambiguous, {}, {row[2], row[3]}};
    for (const std::string& code : split(row[1], '|')) {
      const Term candidate = taxonomy_.find(Vocabulary::place, code);
      if (!candidate) return fail(ErrorCode::taxonomy_unknown_code, {{"vocabulary", name_of(Vocabulary::place)}, {"value", code}});
      why.nearest.push_back(candidate);
    }
    taxonomy_.refuse(Vocabulary::place, row[0], why);
    return Term();
  }

  // A DAC/CRS code or sector name is a further label of a theme; one without a theme is refused with a reason.
  Result<Term> add_dac(const std::vector<std::string>& row) {
    if (!row[1].empty()) return taxonomy_.add_labels(Vocabulary::theme, row[1], {row[0], {}, {}, {row[2], row[3]}, kIsoNameRank});
    taxonomy_.refuse(Vocabulary::theme, row[0],
                     {Unresolved::Reason::unknown,
                      {},
                      {"ce secteur CAD (" + row[2] + ") ne correspond à aucun thème", "this DAC sector (" + row[3] + ") is no theme"}});
    return Term();
  }

  // Debian's iso_3166-2.json: the parent is written without its country. Parents must come before their children.
  void add_iso_subdivisions() {
    if (error_) return;
    rapidjson::Document iso;
    const std::string_view text = embedded_file("iso_3166-2.json");
    iso.Parse(text.data(), text.size());
    if (iso.HasParseError() || !iso.IsObject() || !iso.HasMember("3166-2")) {
      error_ = Error(ErrorCode::iso_unreadable);
      return;
    }
    std::vector<TaxonomyRow> waiting;
    for (const auto& item : iso["3166-2"].GetArray()) {
      TaxonomyRow row{item["code"].GetString(), {}, {item["name"].GetString(), item["name"].GetString()}, {}, kIsoNameRank};
      const std::string country = row.code.substr(0, row.code.find('-'));
      const std::string parent = item.HasMember("parent") ? item["parent"].GetString() : "";
      row.parent = parent.empty() ? country : parent.find('-') == std::string::npos ? country + "-" + parent : parent;
      waiting.push_back(std::move(row));
    }
    // Each round adds the rows whose parent is there; a parent that never comes is replaced by the country.
    while (!waiting.empty()) {
      std::vector<TaxonomyRow> later;
      for (TaxonomyRow& row : waiting) {
        if (taxonomy_.find(Vocabulary::place, row.parent)) add(row);
        else later.push_back(std::move(row));
      }
      if (later.size() == waiting.size()) {
        for (TaxonomyRow& row : later) {
          if (row.parent.find('-') == std::string::npos) return add(row);  // no such country: adding says so
          row.parent.resize(row.parent.find('-'));
        }
      }
      if (error_) return;
      waiting = std::move(later);
    }
  }

  void add(const TaxonomyRow& row) {
    const auto added = taxonomy_.add(Vocabulary::place, row);
    if (!added) error_ = added.error();
  }

  Taxonomy taxonomy_;
  std::optional<Error> error_;
};

}  // namespace

Result<Rows> parse_tsv(std::string_view name, std::string_view text) {
  Rows rows;
  std::size_t columns = 0;
  std::size_t line_number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    begin = end + 1;
    ++line_number;
    if (line.empty() || line.front() == '#') continue;
    auto cells = split(line, '\t');
    if (columns == 0) {
      columns = cells.size();
    } else if (cells.size() == columns) {
      rows.push_back(std::move(cells));
    } else {
      return fail(ErrorCode::table_cells, {{"file", name}, {"line", line_number}, {"cells", cells.size()}, {"expected", columns}});
    }
  }
  return rows;
}

Result<Taxonomy> load_taxonomy() { return TaxonomyLoader().load(); }

}  // namespace binome
