#include "bindings/records/csv_reader.hpp"

#include <algorithm>
#include <istream>

#include "bindings/files/csv_rows.hpp"
#include "bindings/records/csv_actor.hpp"
#include "bindings/wording/shown_value.hpp"
#include "features/error_codes.hpp"
#include "features/label_folding.hpp"

namespace binome {
namespace {

class CsvReader final : public RecordReader {
 public:
  CsvReader(EncodedText text, std::string file, const Taxonomy& taxonomy, const CsvOptions& options)
      : text_(std::move(text)), file_(std::move(file)), taxonomy_(taxonomy), options_(options), rows_(open_rows()) {}

  // Reads the header line; to be called once, before next().
  std::optional<Error> open() {
    if (!rows_.next(row_)) return Error(ErrorCode::file_empty, {{"file", file_}});
    if (row_.wrong) return Error(ErrorCode::header_unreadable, {{"file", file_}}, {*row_.wrong});
    if (row_.cells.size() > options_.limits.list_values) {
      return Error(ErrorCode::too_many_columns, {{"file", file_}, {"most", options_.limits.list_values}});
    }
    auto columns = map_columns(file_, decoded_cells(), options_.mappings, options_.all_mappings_used);
    if (!columns) return columns.error();
    actors_.emplace(taxonomy_, std::move(*columns), options_.limits);
    // A `sep=` line belongs to it, and the line ends as they are.
    preamble_ = std::string(text_.mark()) + std::string(text_.bytes().substr(0, rows_.position()));
    return std::nullopt;
  }

  bool next(ParsedRecord& out) override {
    out.problems.clear();
    out.record = AnyRecord();
    if (!rows_.next(row_)) return false;
    out.line = row_.line;
    out.raw = row_.raw;
    if (row_.wrong) {
      out.problems.push_back({{}, 0, heading(row_.wrong_cell), shorten(text_.decode(row_.raw.substr(0, kShown))), *row_.wrong});
    } else if (row_.raw.find('\0') != std::string_view::npos) {
      out.problems.push_back({{},
                              0,
                              {},
                              shorten(text_.decode(row_.raw.substr(0, kShown))),
                              {"octet nul : la ligne est abîmée", "NUL byte: the row is damaged"}});
    } else {
      out.record = actors_->read(decoded_cells(), out.problems);
    }
    for (Problem& problem : out.problems) {
      problem.file = file_;
      problem.line = row_.line;
    }
    return true;
  }

  std::vector<Bilingual> notices() const override {
    std::vector<Bilingual> notices;
    if (options_.encoding == TextEncoding::automatic && text_.encoding() == TextEncoding::cp1252) {
      notices.push_back(
          {file_ + " : lu comme du Windows-1252 (sinon : --encoding)", file_ + ": read as Windows-1252 (otherwise: --encoding)"});
    }
    for (const ColumnMapping& mapping : options_.mappings) {
      if (has_heading(mapping.heading)) continue;
      notices.push_back(
          {file_ + " : --map : pas de colonne « " + mapping.heading + " »", file_ + ": --map: no column \"" + mapping.heading + "\""});
    }
    for (std::size_t i = 0; i < actors_->columns().size(); ++i) {
      const CsvColumn& column = actors_->columns()[i];
      if (!column.field.empty()) continue;
      Bilingual notice{file_ + " : colonne inconnue « " + column.heading + " », conservée telle quelle",
                       file_ + ": unknown column \"" + column.heading + "\", kept as it is"};
      if (is_personal(column.heading)) {
        notice.fr += " ; pour écarter ces données personnelles : --map \"" + column.heading + "=-\"";
        notice.en += "; to leave these personal data out: --map \"" + column.heading + "=-\"";
      }
      notices.push_back(std::move(notice));
    }
    return notices;
  }

  std::string preamble() const override { return preamble_; }

 private:
  static constexpr std::size_t kShown = 400;  // bytes of a damaged row that are decoded to be shown

  CsvRows open_rows() const {
    const auto declared = declared_separator(text_.bytes());
    const char separator = options_.separator.value_or(declared.value_or(detect_separator(text_.bytes())));
    CsvRows rows(text_.bytes(), separator, options_.limits.line_bytes);
    if (declared) rows.skip_line();
    return rows;
  }

  const std::vector<std::string>& decoded_cells() {
    cells_.resize(row_.cells.size());
    for (std::size_t i = 0; i < cells_.size(); ++i) cells_[i] = text_.decode(row_.cells[i]);
    return cells_;
  }

  bool has_heading(const std::string& heading) const {
    const auto& columns = actors_->columns();
    return std::any_of(columns.begin(), columns.end(),
                       [&](const CsvColumn& column) { return fold_label(column.heading) == fold_label(heading); });
  }

  std::string heading(std::size_t column) const {
    return column < actors_->columns().size() ? actors_->columns()[column].heading : std::string();
  }

  EncodedText text_;
  std::string file_;
  const Taxonomy& taxonomy_;
  CsvOptions options_;
  CsvRows rows_;  // of text_, which does not move
  CsvRow row_;
  std::vector<std::string> cells_;
  std::string preamble_;
  std::optional<CsvActors> actors_;
};

}  // namespace

std::optional<char> parse_separator(std::string_view text) {
  const std::string folded = fold_label(text);
  if (text == "\\t" || folded == "tab" || folded == "tabulation") return '\t';
  if (folded == "point virgule" || folded == "semicolon") return ';';
  if (folded == "virgule" || folded == "comma") return ',';
  if (text.size() != 1 || text[0] == '"' || text[0] == '\n' || text[0] == '\r' || static_cast<unsigned char>(text[0]) >= 0x80)
    return std::nullopt;
  return text[0];
}

Result<std::unique_ptr<RecordReader>> open_csv(std::istream& in, std::string file, const Taxonomy& taxonomy, const CsvOptions& options) {
  Result<EncodedText> text = EncodedText::read(in, file, options.encoding, options.limits.file_bytes);
  if (!text) return tl::make_unexpected(text.error());
  auto reader = std::make_unique<CsvReader>(std::move(*text), std::move(file), taxonomy, options);
  if (auto error = reader->open()) return tl::make_unexpected(std::move(*error));
  return reader;
}

}  // namespace binome
