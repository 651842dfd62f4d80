#include "index/internal/compact_rows.hpp"

#include <algorithm>
#include <numeric>

namespace binome {

ConceptCodes::ConceptCodes(const Candidates& candidates) : codes_(candidates.concept_count) {
  std::vector<std::uint32_t> holders(candidates.concept_count);
  std::vector<std::uint64_t> wanted(candidates.concept_count);
  for (std::size_t c = 0; c < candidates.size(); ++c) {
    for (const ConceptId v : candidates.has_of(c)) ++holders[v];
    const WantsView wants = candidates.wants_of(c);
    for (std::size_t i = 0; i < wants.concepts.size(); ++i) wanted[wants.concepts[i]] += wants.weights[i];
  }
  // At most 2³² candidates × 2⁴⁷ of weight: a double is precise enough for an order, and the same everywhere.
  std::vector<double> mass(candidates.concept_count);
  for (std::size_t v = 0; v < mass.size(); ++v) mass[v] = (holders[v] + 1.0) * (static_cast<double>(wanted[v]) + 1.0);
  std::vector<std::uint32_t> order(candidates.concept_count);
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) { return mass[x] > mass[y]; });
  for (std::uint32_t rank = 0; rank < order.size(); ++rank) codes_[order[rank]] = rank;
}

CodedQuery::CodedQuery(const Query& query, const ConceptCodes& codes)
    : prior(query.wants.prior), wants_something(query.wants.wants_something) {
  for (const ConceptId v : query.has) {
    const std::uint32_t code = codes[v];
    if (code < kBitCodes) has_bits[code / 16] = static_cast<std::uint16_t>(has_bits[code / 16] | 1U << (code % 16));
    else other_has.push_back(code);
  }
  bit_wants.reserve(query.wants.concepts.size());
  bit_weights.reserve(query.wants.concepts.size());
  for (std::size_t i = 0; i < query.wants.concepts.size(); ++i) {
    const std::uint32_t code = codes[query.wants.concepts[i]];
    if (code < kBitCodes) {
      bit_wants.push_back(static_cast<std::uint16_t>(code));
      bit_weights.push_back(query.wants.weights[i]);
    } else {
      other_wants.push_back(code);
      other_weights.push_back(query.wants.weights[i]);
    }
  }
}

namespace {

constexpr std::uint32_t kRare = 1 << 16;  // codes from here on take 32 bits

// A row begins with these words, then the has bits; then codes and weights in the order of CandidateRow.
enum Header : std::size_t { kPrior, kWantsSomething, kHas, kRareHas, kBitWants, kWants, kRareWants, kHeaderWords = 8 };
constexpr std::size_t kBits = kHeaderWords + kBitCodes / 16;

// The codes of one candidate, sorted into classes; reused from row to row.
struct SortedRow {
  std::vector<std::uint16_t> has, rare_has, bit_wants, wants, rare_wants, bit_weights, weights, rare_weights;

  void clear() {
    for (auto* list : {&has, &rare_has, &bit_wants, &wants, &rare_wants, &bit_weights, &weights, &rare_weights}) list->clear();
  }
  static void push(std::vector<std::uint16_t>& common, std::vector<std::uint16_t>& rare, std::uint32_t code) {
    if (code < kRare) return common.push_back(static_cast<std::uint16_t>(code));
    rare.push_back(static_cast<std::uint16_t>(code));
    rare.push_back(static_cast<std::uint16_t>(code >> 16));
  }
};

std::size_t row_words(const Candidates& candidates, std::size_t c, const ConceptCodes& codes) {
  std::size_t words = kBits;
  for (const ConceptId v : candidates.has_of(c)) words += codes[v] < kBitCodes ? 0 : codes[v] < kRare ? 1 : 2;
  for (const ConceptId v : candidates.wants_of(c).concepts) words += codes[v] < kRare ? 2 : 3;
  return words;
}

void write_row(const Candidates& candidates, std::size_t c, const ConceptCodes& codes, SortedRow& row, std::uint16_t* to) {
  row.clear();
  std::uint16_t* bits = to + kHeaderWords;
  for (const ConceptId v : candidates.has_of(c)) {
    const std::uint32_t code = codes[v];
    if (code < kBitCodes) bits[code / 16] = static_cast<std::uint16_t>(bits[code / 16] | 1U << (code % 16));
    else SortedRow::push(row.has, row.rare_has, code);
  }
  const WantsView wants = candidates.wants_of(c);
  for (std::size_t i = 0; i < wants.concepts.size(); ++i) {
    const std::uint32_t code = codes[wants.concepts[i]];
    SortedRow::push(code < kBitCodes ? row.bit_wants : row.wants, row.rare_wants, code);
    (code < kBitCodes ? row.bit_weights : code < kRare ? row.weights : row.rare_weights).push_back(wants.weights[i]);
  }
  to[kPrior] = wants.prior;
  to[kWantsSomething] = wants.wants_something ? 1 : 0;
  to[kHas] = static_cast<std::uint16_t>(row.has.size());
  to[kRareHas] = static_cast<std::uint16_t>(row.rare_has.size());
  to[kBitWants] = static_cast<std::uint16_t>(row.bit_wants.size());
  to[kWants] = static_cast<std::uint16_t>(row.wants.size());
  to[kRareWants] = static_cast<std::uint16_t>(row.rare_wants.size());
  std::uint16_t* at = to + kBits;
  for (const auto* list :
       {&row.has, &row.rare_has, &row.bit_wants, &row.wants, &row.rare_wants, &row.bit_weights, &row.weights, &row.rare_weights})
    at = std::copy(list->begin(), list->end(), at);
}

}  // namespace

CompactRows::CompactRows(const Candidates& candidates, const ConceptCodes& codes, const TaskRunner& run) : starts_(candidates.size() + 1) {
  constexpr std::size_t kRowsATask = 4096;
  const auto by_rows = [&](const auto& body) {
    run((candidates.size() + kRowsATask - 1) / kRowsATask, [&](std::size_t task) {
      SortedRow row;
      for (std::size_t c = task * kRowsATask; c < std::min(candidates.size(), (task + 1) * kRowsATask); ++c) body(c, row);
    });
  };
  by_rows([&](std::size_t c, SortedRow&) { starts_[c + 1] = row_words(candidates, c, codes); });
  std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
  words_.resize(starts_.back());
  by_rows([&](std::size_t c, SortedRow& row) { write_row(candidates, c, codes, row, words_.data() + starts_[c]); });
}

CandidateRow CompactRows::operator[](std::size_t candidate) const {
  const std::uint16_t* from = words_.data() + starts_[candidate];
  CandidateRow row;
  row.prior = from[kPrior];
  row.wants_something = from[kWantsSomething] != 0;
  row.has_bits = from + kHeaderWords;
  const std::uint16_t* at = from + kBits;
  const auto take = [&](Header count) {
    const std::span<const std::uint16_t> list(at, from[count]);
    at += from[count];
    return list;
  };
  row.has = take(kHas);
  row.rare_has = take(kRareHas);
  row.bit_wants = take(kBitWants);
  row.wants = take(kWants);
  row.rare_wants = take(kRareWants);
  row.weights = at;
  return row;
}

void CompactScorer::load(const CodedQuery& query) {
  for (const std::uint32_t code : touched_) wanted_[code] = had_[code] = 0;
  query_ = &query;
  touched_ = query.other_wants;
  touched_.insert(touched_.end(), query.other_has.begin(), query.other_has.end());
  for (std::size_t i = 0; i < query.other_wants.size(); ++i) wanted_[query.other_wants[i]] = query.other_weights[i];
  for (const std::uint32_t code : query.other_has) had_[code] = 0xFFFF;
}

}  // namespace binome
