#include "features/taxonomy.hpp"

#include <algorithm>
#include <tuple>

#include "features/error_codes.hpp"
#include "features/label_folding.hpp"

namespace binome {

Result<Term> Taxonomy::add(Vocabulary vocabulary, const TaxonomyRow& row) {
  auto& codes = codes_[index(vocabulary)];
  Term parent;
  if (!row.parent.empty()) {
    parent = find(vocabulary, row.parent);
    if (!parent) {
      return fail(ErrorCode::taxonomy_unknown_parent, {{"vocabulary", name_of(vocabulary)}, {"parent", row.parent}, {"value", row.code}});
    }
  }
  auto& entries = entries_[index(vocabulary)];
  const Term term(vocabulary, static_cast<std::uint32_t>(entries.size()));
  if (!codes.emplace(row.code, term).second) {
    return fail(ErrorCode::taxonomy_code_twice, {{"vocabulary", name_of(vocabulary)}, {"value", row.code}});
  }
  entries.push_back({row.code, parent, row.label});
  own_labels(term, row);
  return term;
}

Result<Term> Taxonomy::add_labels(Vocabulary vocabulary, std::string_view code, const TaxonomyRow& labels) {
  const Term term = find(vocabulary, code);
  if (!term) {
    return fail(ErrorCode::taxonomy_unknown_code, {{"vocabulary", name_of(vocabulary)}, {"value", code}});
  }
  if (!labels.label.fr.empty()) entries_[index(vocabulary)][term.position()].label = labels.label;
  own_labels(term, labels);
  return term;
}

void Taxonomy::refuse(Vocabulary vocabulary, std::string_view label, Unresolved why) {
  refused_[index(vocabulary)].insert_or_assign(fold_label(label), std::move(why));
}

Result<Term> Taxonomy::add_insee(std::string_view level, std::string_view insee, std::string_view place_code) {
  const Term place = find(Vocabulary::place, place_code);
  if (!place) {
    return fail(ErrorCode::insee_unknown_place, {{"insee", insee}, {"place", place_code}});
  }
  insee_.insert_or_assign(std::string(level) + ":" + std::string(insee), place);
  return place;
}

Term Taxonomy::find_insee(std::string_view level, std::string_view insee) const {
  const auto found = insee_.find(std::string(level) + ":" + std::string(insee));
  return found == insee_.end() ? Term() : found->second;
}

void Taxonomy::own_labels(Term term, const TaxonomyRow& row) {
  auto own = [&](const std::string& text) {
    const std::string folded = fold_label(text);
    if (folded.empty()) return;
    LabelOwner& owner = labels_[index(term.vocabulary())][folded];
    if (owner.terms.empty() || row.rank < owner.rank) owner = {row.rank, {}};
    if (row.rank == owner.rank && std::find(owner.terms.begin(), owner.terms.end(), term) == owner.terms.end()) {
      owner.terms.push_back(term);
    }
  };
  own(row.code);
  const auto own_written = [&](const std::string& text) {
    own(text);
    if (!text.empty()) written_[index(term.vocabulary())].push_back({term, text});
  };
  own_written(row.label.fr);
  own_written(row.label.en);
  for (const std::string& alias : row.aliases) own_written(alias);
}

Term Taxonomy::find(Vocabulary vocabulary, std::string_view code) const {
  const auto& codes = codes_[index(vocabulary)];
  const auto found = codes.find(code);
  return found == codes.end() ? Term() : found->second;
}

tl::expected<Term, Unresolved> Taxonomy::resolve(Vocabulary vocabulary, std::string_view label) const {
  if (const Term term = find(vocabulary, label)) return term;
  const std::string folded = fold_label(label);
  const auto& refused = refused_[index(vocabulary)];
  if (const auto found = refused.find(folded); found != refused.end()) return tl::make_unexpected(found->second);
  const Labels& labels = labels_[index(vocabulary)];
  const auto found = labels.find(folded);
  if (found == labels.end()) {
    return tl::make_unexpected(Unresolved{Unresolved::Reason::unknown, look_alikes(vocabulary, folded), {}});
  }
  // A region and its chief district often share a name: the region is meant.
  const std::vector<Term>& owners = found->second.terms;
  for (const Term candidate : owners) {
    if (std::all_of(owners.begin(), owners.end(), [&](Term other) { return is_within(other, candidate); })) return candidate;
  }
  return tl::make_unexpected(Unresolved{Unresolved::Reason::ambiguous, owners, {}});
}

std::vector<Taxonomy::Label> Taxonomy::labels_of(Vocabulary vocabulary) const {
  std::vector<Label> labels;
  for (const Label& label : written_[index(vocabulary)]) {
    const std::string folded = fold_label(label.text);
    const auto found = labels_[index(vocabulary)].find(folded);
    // Looked up before it is resolved: an unknown label would be compared with all.
    if (found == labels_[index(vocabulary)].end()) continue;
    const auto resolved = resolve(vocabulary, label.text);
    if (resolved && *resolved == label.term) labels.push_back(label);
  }
  return labels;
}

Term Taxonomy::root(Term term) const {
  while (parent(term)) term = parent(term);
  return term;
}

bool Taxonomy::is_within(Term term, Term ancestor) const {
  for (; term; term = parent(term)) {
    if (term == ancestor) return true;
  }
  return false;
}

Result<Term> Taxonomy::add_overseas(std::string_view code) {
  const Term country = find(Vocabulary::place, code);
  if (!country) return fail(ErrorCode::taxonomy_unknown_code, {{"vocabulary", "place"}, {"value", code}});
  overseas_.push_back({country, find(Vocabulary::place, "FR-" + std::string(code))});
  return country;
}

Term Taxonomy::country_of(Term place) const {
  while (place && !is_country(place)) place = parent(place);
  const bool overseas = std::any_of(overseas_.begin(), overseas_.end(), [=](const Overseas& one) { return one.country == place; });
  return place && overseas ? find(Vocabulary::place, "FR") : place;
}

Result<Term> Taxonomy::add_size(std::string_view code, std::int64_t least) {
  const Term size = find(Vocabulary::size, code);
  if (!size) return fail(ErrorCode::taxonomy_unknown_code, {{"vocabulary", "size"}, {"value", code}});
  sizes_.emplace_back(least, size);
  return size;
}

Term Taxonomy::size_class(std::int64_t inhabitants) const {
  const auto above = std::find_if(sizes_.begin(), sizes_.end(), [=](const auto& size) { return inhabitants < size.first; });
  return above == sizes_.begin() ? Term() : std::prev(above)->second;
}

bool Taxonomy::is_country(Term place) const {
  if (!place || place.vocabulary() != Vocabulary::place) return false;
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const std::string& code = this->code(place);
  return code.size() == 2 && is_capital(code[0]) && is_capital(code[1]);
}

std::vector<Term> Taxonomy::look_alikes(Vocabulary vocabulary, const std::string& folded) const {
  constexpr std::size_t kMost = 3;
  constexpr std::size_t kLongest = 80;  // a longer text is no label, and comparing it would be slow
  if (folded.empty() || folded.size() > kLongest) return {};
  // (distance relative to length, rank, term): the nearest label of each term, then the nearest terms.
  std::vector<std::tuple<double, std::uint8_t, Term>> near;
  for (const auto& [label, owner] : labels_[index(vocabulary)]) {
    const std::size_t longer = std::max(label.size(), folded.size());
    double distance = static_cast<double>(edit_distance(label, folded, longer / 2)) / static_cast<double>(longer);
    const bool contains =
        std::min(label.size(), folded.size()) >= 4 && ((" " + label + " ").find(" " + folded + " ") != std::string::npos ||
                                                       (" " + folded + " ").find(" " + label + " ") != std::string::npos);
    if (contains) distance = std::min(distance, 0.3);
    if (distance > 0.5) continue;
    for (const Term term : owner.terms) near.emplace_back(distance, owner.rank, term);
  }
  std::sort(near.begin(), near.end());
  std::vector<Term> best;
  for (const auto& [distance, rank, term] : near) {
    if (best.size() == kMost) break;
    if (std::find(best.begin(), best.end(), term) == best.end()) best.push_back(term);
  }
  return best;
}

}  // namespace binome
