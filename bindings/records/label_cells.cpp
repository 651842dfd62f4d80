#include "bindings/records/label_cells.hpp"

#include <algorithm>

#include "bindings/records/cell_values.hpp"
#include "bindings/records/taxonomy_files.hpp"
#include "data/embedded.hpp"
#include "features/label_folding.hpp"

namespace binome {
namespace {

constexpr std::string_view kSoftSeparators = ",/;";  // may occur within a label
constexpr std::string_view kHardSeparators = "|\n";  // never do
constexpr std::size_t kMostSeen = 50'000;

std::vector<std::string_view> split_any(std::string_view text, std::string_view separators, std::size_t most) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= text.size() && parts.size() <= most;) {
    const std::size_t end = std::min(text.find_first_of(separators, begin), text.size());
    const std::string_view part = trim(text.substr(begin, end - begin));
    if (!part.empty()) parts.push_back(part);
    begin = end + 1;
  }
  return parts;
}

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

// "4 - Éducation de qualité", "ODD n° 4" and the like: the number, and the words behind it.
struct NumberedGoal {
  std::string number;  // empty: not of that form
  std::string_view words;
  bool marked = false;  // punctuation stands between them
};

NumberedGoal split_goal(std::string_view text) {
  std::size_t digits = text.find_first_of("0123456789");
  if (digits == std::string_view::npos) return {};
  const std::string before = fold_label(text.substr(0, digits));
  for (const std::string_view known : {"", "odd", "sdg", "odd n", "objectif", "goal"}) {
    if (before != known) continue;
    std::size_t end = digits;
    while (end < text.size() && has_digit(text.substr(end, 1))) ++end;
    while (end - digits > 1 && text[digits] == '0') ++digits;
    NumberedGoal goal{std::string(text.substr(digits, end - digits)), trim(text.substr(end)), false};
    while (!goal.words.empty()) {
      std::size_t mark = 0;
      for (const std::string_view punctuation : {"-", ":", ".", ")", "\xE2\x80\x93", "\xE2\x80\x94"}) {
        if (goal.words.starts_with(punctuation)) mark = punctuation.size();
      }
      if (mark == 0) break;
      goal.marked = true;
      goal.words = trim(goal.words.substr(mark));
    }
    return goal;
  }
  return {};
}

}  // namespace

void LabelCells::SeparatedLabels::add(Vocabulary vocabulary, std::string_view label) {
  const auto separators = static_cast<std::size_t>(
      std::count_if(label.begin(), label.end(), [](char c) { return kSoftSeparators.find(c) != std::string_view::npos; }));
  if (separators == 0) return;
  const auto index = static_cast<std::size_t>(vocabulary);
  labels[index].insert(fold_label(label));
  most_parts[index] = std::max(most_parts[index], separators + 1);
}

// A taxonomy shows its labels; the aliases are in the tables it is made from.
LabelCells::LabelCells(const Taxonomy& taxonomy) : taxonomy_(taxonomy) {
  static const SeparatedLabels kAliases = collect_aliases();
  separated_ = kAliases;
  for (std::size_t i = 0; i < kVocabularyNames.size(); ++i) {
    const auto vocabulary = static_cast<Vocabulary>(i);
    for (std::uint32_t position = 0; position < taxonomy_.size(vocabulary); ++position) {
      const Bilingual& label = taxonomy_.labels(Term(vocabulary, position));
      separated_.add(vocabulary, label.fr);
      separated_.add(vocabulary, label.en);
    }
  }
}

LabelCells::SeparatedLabels LabelCells::collect_aliases() {
  SeparatedLabels separated;
  for (std::size_t i = 0; i < kVocabularyNames.size(); ++i) {
    const std::string table = std::string(kVocabularyNames[i]) + ".tsv";
    const auto rows = parse_tsv(table, embedded_file(table));
    if (!rows) continue;
    for (const auto& row : *rows) {
      for (const std::string_view alias : split_any(row.back(), "|", row.back().size())) separated.add(static_cast<Vocabulary>(i), alias);
    }
  }
  const auto sectors = parse_tsv("dac.tsv", embedded_file("dac.tsv"));
  if (!sectors) return separated;
  for (const auto& row : *sectors) {
    for (std::size_t column = 2; column < row.size(); ++column) separated.add(Vocabulary::theme, row[column]);
  }
  return separated;
}

const tl::expected<Term, Unresolved>& LabelCells::one(Vocabulary vocabulary, std::string_view text) {
  if (seen_.size() >= kMostSeen) seen_.clear();
  std::string key(name_of(vocabulary));
  key += ':';
  key += text;
  const auto found = seen_.find(key);
  if (found != seen_.end()) return found->second;
  return seen_.emplace(std::move(key), resolve(vocabulary, text)).first->second;
}

tl::expected<Term, Unresolved> LabelCells::resolve(Vocabulary vocabulary, std::string_view text) const {
  if (vocabulary == Vocabulary::odd) return resolve_odd(text);
  return taxonomy_.resolve(vocabulary, text);
}

tl::expected<Term, Unresolved> LabelCells::resolve_odd(std::string_view text) const {
  auto direct = taxonomy_.resolve(Vocabulary::odd, text);
  if (direct) return direct;
  const NumberedGoal goal = split_goal(text);
  const Term numbered = goal.number.empty() ? Term() : taxonomy_.find(Vocabulary::odd, goal.number);
  if (!numbered) return direct;
  if (goal.words.empty()) return numbered;
  if (has_digit(goal.words)) return direct;
  const auto worded = taxonomy_.resolve(Vocabulary::odd, goal.words);
  if (worded && taxonomy_.is_within(numbered, *worded)) return numbered;
  const bool own_words = !worded && goal.marked && goal.words.find_first_of(kSoftSeparators) == std::string_view::npos;
  if (own_words) return numbered;
  if (worded) return tl::make_unexpected(Unresolved{Unresolved::Reason::ambiguous, {numbered, *worded}, {}});
  return direct;
}

bool LabelCells::is_one_label(Vocabulary vocabulary, std::string_view text) const {
  const auto& labels = separated_.labels[static_cast<std::size_t>(vocabulary)];
  if (labels.contains(fold_label(text))) return true;
  return vocabulary == Vocabulary::odd && labels.contains(fold_label(split_goal(text).words));
}

LabelValues LabelCells::several(Vocabulary vocabulary, std::string_view text, std::size_t most, std::size_t most_unresolved) {
  LabelValues values;
  std::size_t read = 0;
  auto take = [&](std::string_view value) {
    const auto& resolved = one(vocabulary, value);
    if (resolved) values.terms.push_back(*resolved);
    else values.unresolved.emplace_back(std::string(value), resolved.error());
  };
  for (const std::string_view piece : split_any(text, kHardSeparators, most)) {
    const std::vector<std::string_view> parts = split_any(piece, kSoftSeparators, most);
    read += parts.size();
    values.too_many = values.too_many || read > most;
    if (values.too_many) return values;
    for (std::size_t i = 0; i < parts.size() && values.unresolved.size() < most_unresolved;) {
      std::size_t count = std::min(parts.size() - i, std::max<std::size_t>(1, separated_.most_parts[static_cast<std::size_t>(vocabulary)]));
      auto run = [&] {
        const std::string_view last = parts[i + count - 1];
        return std::string_view(parts[i].data(), static_cast<std::size_t>(last.data() + last.size() - parts[i].data()));
      };
      while (count > 1 && !is_one_label(vocabulary, run())) --count;
      take(run());
      i += count;
    }
  }
  return values;
}

}  // namespace binome
