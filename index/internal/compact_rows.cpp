#include "index/internal/compact_rows.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace binome {

ConceptCodes::ConceptCodes(const Candidates& candidates) : codes_(candidates.concept_count) {
  std::vector<std::uint32_t> holders(candidates.concept_count);
  std::vector<std::uint64_t> wanted(candidates.concept_count);
  for (std::size_t c = 0; c < candidates.size(); ++c) {
    for (const ConceptId v : candidates.held_of(c)) ++holders[v];
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

namespace {

constexpr std::uint32_t kRare = 1 << 16;  // codes from here on take 32 bits

// A row begins with these words, then has_bits and light_bits; then codes and weights in the order of CodedRow.
// The number of elements of rare_has takes two words: a hub may have a great many partners.
enum Header : std::size_t { kPrior, kWantsSomething, kHas, kRareHas, kRareHasHigh, kLight, kHeavy, kWants, kRareWants, kHeaderWords };
constexpr std::size_t kLightBits = kHeaderWords + kBitWords;
constexpr std::size_t kFixedWords = kLightBits + kBitWords;

// The codes of one row, sorted into classes; reused from row to row.
class RowWriter {
 public:
  explicit RowWriter(const ConceptCodes& codes) : codes_(codes) {}

  // Appends the row.
  void write(std::span<const ConceptId> held, const WantsView& wants, std::vector<std::uint16_t>& to) {
    for (auto* list : {&held_, &rare_has_, &heavy_, &wants_, &rare_wants_, &heavy_weights_, &weights_, &rare_weights_}) list->clear();
    std::size_t light = 0;
    const std::size_t begin = to.size();
    to.resize(begin + kFixedWords);
    const auto set_bit = [&](std::size_t bits, std::uint32_t code) {
      std::uint16_t& word = to[begin + bits + code / 16];
      word = static_cast<std::uint16_t>(word | 1U << (code % 16));
    };
    for (const ConceptId v : held) {
      const std::uint32_t code = codes_[v];
      if (code < kBitCodes) set_bit(kHeaderWords, code);
      else push(held_, rare_has_, code);
    }
    for (std::size_t i = 0; i < wants.concepts.size(); ++i) {
      const std::uint32_t code = codes_[wants.concepts[i]];
      const std::uint16_t weight = wants.weights[i];
      if (code >= kBitCodes) {
        push(wants_, rare_wants_, code);
        (code < kRare ? weights_ : rare_weights_).push_back(weight);
      } else if (weight < 256) {
        set_bit(kLightBits, code);
        light_weights_[code] = static_cast<std::uint8_t>(weight);
        ++light;
      } else {
        heavy_.push_back(static_cast<std::uint16_t>(code));
        heavy_weights_.push_back(weight);
      }
    }
    const std::uint16_t header[kHeaderWords] = {wants.prior,
                                                static_cast<std::uint16_t>(wants.wants_something ? 1 : 0),
                                                count(held_),
                                                count(rare_has_),
                                                static_cast<std::uint16_t>(rare_has_.size() >> 16),
                                                static_cast<std::uint16_t>(light),
                                                count(heavy_),
                                                count(wants_),
                                                count(rare_wants_)};
    std::copy(std::begin(header), std::end(header), to.begin() + static_cast<std::ptrdiff_t>(begin));
    const auto append = [&](const std::vector<std::uint16_t>& list) { to.insert(to.end(), list.begin(), list.end()); };
    append(held_);
    append(rare_has_);
    std::size_t place = 0;  // of a byte
    const std::size_t weights = to.size();
    to.resize(weights + (light + 1) / 2);
    for (std::uint32_t w = 0; w < kBitWords; ++w) {
      for (unsigned word = to[begin + kLightBits + w]; word != 0; word &= word - 1, ++place) {
        const unsigned weight = light_weights_[w * 16 + static_cast<std::uint32_t>(__builtin_ctz(word))];
        to[weights + place / 2] = static_cast<std::uint16_t>(to[weights + place / 2] | weight << (place % 2 * 8));
      }
    }
    for (const auto* list : {&heavy_, &heavy_weights_, &wants_, &rare_wants_, &weights_, &rare_weights_}) append(*list);
  }

 private:
  template <typename List>
  static std::uint16_t count(const List& list) {
    return static_cast<std::uint16_t>(list.size());
  }
  static void push(std::vector<std::uint16_t>& common, std::vector<std::uint16_t>& rare, std::uint32_t code) {
    if (code < kRare) return common.push_back(static_cast<std::uint16_t>(code));
    rare.push_back(static_cast<std::uint16_t>(code));
    rare.push_back(static_cast<std::uint16_t>(code >> 16));
  }

  const ConceptCodes& codes_;
  std::vector<std::uint16_t> held_, rare_has_, heavy_, wants_, rare_wants_, heavy_weights_, weights_, rare_weights_;
  std::array<std::uint8_t, kBitCodes> light_weights_{};  // by code
};

}  // namespace

CodedRow::CodedRow(const std::uint16_t* words)
    : prior(words[kPrior]), wants_something(words[kWantsSomething] != 0), has_bits(words + kHeaderWords), light_bits(words + kLightBits) {
  const std::uint16_t* at = words + kFixedWords;
  const auto take = [&](std::size_t count) {
    const std::span<const std::uint16_t> list(at, count);
    at += count;
    return list;
  };
  held = take(words[kHas]);
  rare_has = take(words[kRareHas] | std::size_t{words[kRareHasHigh]} << 16);
  light_weights = {reinterpret_cast<const std::uint8_t*>(at), words[kLight]};
  at += (words[kLight] + 1U) / 2;
  heavy = take(words[kHeavy]);
  heavy_weights = take(words[kHeavy]);
  wants = take(words[kWants]);
  rare_wants = take(words[kRareWants]);
  other_weights = at;
}

CompactRows::CompactRows(const Candidates& candidates, const ConceptCodes& codes, const TaskRunner& run) : starts_(candidates.size() + 1) {
  // In parts, each by itself, which are then joined.
  constexpr std::size_t kRowsATask = 4096;
  std::vector<std::vector<std::uint16_t>> parts((candidates.size() + kRowsATask - 1) / kRowsATask);
  run(parts.size(), [&](std::size_t task) {
    RowWriter writer(codes);
    for (std::size_t c = task * kRowsATask; c < std::min(candidates.size(), (task + 1) * kRowsATask); ++c) {
      writer.write(candidates.held_of(c), candidates.wants_of(c), parts[task]);
      starts_[c + 1] = parts[task].size();
    }
  });
  std::vector<std::size_t> begins(parts.size() + 1);
  for (std::size_t p = 0; p < parts.size(); ++p) begins[p + 1] = begins[p] + parts[p].size();
  words_.resize(begins.back());
  run(parts.size(), [&](std::size_t task) {
    std::copy(parts[task].begin(), parts[task].end(), words_.begin() + static_cast<std::ptrdiff_t>(begins[task]));
    for (std::size_t c = task * kRowsATask; c < std::min(candidates.size(), (task + 1) * kRowsATask); ++c) starts_[c + 1] += begins[task];
    parts[task] = {};
  });
}

std::vector<std::uint16_t> coded_words(const Query& query, const ConceptCodes& codes) {
  std::vector<std::uint16_t> words;
  words.reserve(kFixedWords + query.held.size() + 3 * query.wants.concepts.size());
  RowWriter(codes).write(query.held, query.wants, words);
  return words;
}

void CompactScorer::load(const CodedRow& query) {
  for (const std::uint32_t code : touched_) wanted_[code] = had_[code] = 0;
  touched_.clear();
  query_ = query;
  query.each_other_wanted([&](std::uint32_t code, std::uint16_t weight) {
    wanted_[code] = weight;
    touched_.push_back(code);
  });
  query.each_other_had([&](std::uint32_t code) {
    had_[code] = 0xFFFF;
    touched_.push_back(code);
  });
}

}  // namespace binome
