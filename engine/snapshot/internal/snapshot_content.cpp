#include "engine/snapshot/internal/snapshot_content.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <set>

#include "engine/parallel/parallel.hpp"
#include "features/error_codes.hpp"

namespace binome::snapshot {
namespace {

tl::unexpected<Error> contradiction(const std::string& section) { return damaged_snapshot("content", section); }

// Whether `good(i)` holds for all i below `count`; in parallel.
template <typename Good>
bool all_good(std::size_t count, const Good& good) {
  std::atomic<bool> bad = false;
  parallel_blocks(0, count, 8192, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last && !bad; ++i) {
      if (!good(i)) bad = true;
    }
  });
  return !bad;
}

bool ascend(std::span<const std::uint32_t> numbers, std::size_t bound) {
  for (std::size_t i = 1; i < numbers.size(); ++i) {
    if (numbers[i - 1] >= numbers[i]) return false;
  }
  return numbers.empty() || numbers.back() < bound;
}

// Ends of rows over `total` values.
bool are_ends(std::span<const std::uint64_t> ends, std::size_t rows, std::size_t total) {
  if (ends.size() != rows || (rows == 0 ? 0 : ends.back()) != total) return false;
  return std::is_sorted(ends.begin(), ends.end());
}

}  // namespace

// Reads sections; remembers the first error, after which everything is empty.
class SectionReader {
 public:
  explicit SectionReader(const SnapshotFile& file) : file_(file) {}

  template <typename T>
  std::span<const T> read(const std::string& name) {
    if (error_) return {};
    const auto section = file_.section<T>(name);
    if (section) return *section;
    error_ = section.error();
    return {};
  }
  // One element or row each of `count`.
  template <typename T>
  std::span<const T> read(const std::string& name, std::size_t count) {
    const std::span<const T> values = read<T>(name);
    require(values.size() == count, name);
    return error_ ? std::span<const T>{} : values;
  }
  template <typename T>
  Rows<T> read_rows(const std::string& name, std::size_t count) {
    const auto ends = read<std::uint64_t>(name + ".ends");
    const auto values = read<T>(name);
    require(are_ends(ends, count, values.size()), name + ".ends");
    return error_ ? Rows<T>() : Rows<T>(ends, Column<T>(values));
  }

  void require(bool holds, const std::string& section) {
    if (!holds && !error_) error_ = contradiction(section).value();
  }
  void refuse(const Error& error) {
    if (!error_) error_ = error;
  }
  bool failed() const { return error_.has_value(); }
  const Error& error() const { return *error_; }

 private:
  const SnapshotFile& file_;
  std::optional<Error> error_;
};

TermTable::TermTable(const TextRows& codes, const Taxonomy& taxonomy) : codes_(codes) {
  for (std::size_t t = 0; t < codes.size(); ++t) {
    const std::string_view text = text_of(codes, t);
    const std::size_t colon = text.find(':');
    const auto vocabulary = std::find(kVocabularyNames.begin(), kVocabularyNames.end(), text.substr(0, colon));
    const bool known = colon != std::string_view::npos && vocabulary != kVocabularyNames.end();
    terms_.push_back(known ? taxonomy.find(static_cast<Vocabulary>(vocabulary - kVocabularyNames.begin()), text.substr(colon + 1))
                           : Term());
  }
}

std::optional<std::string_view> TermTable::unknown() const {
  const auto found = std::find(terms_.begin(), terms_.end(), Term());
  if (found == terms_.end()) return std::nullopt;
  return text_of(codes_, static_cast<std::size_t>(found - terms_.begin()));
}

namespace {

Error unknown_code(std::string_view code) { return Error(ErrorCode::snapshot_unknown_code, {{"value", code.substr(0, 64)}}); }

TermTable read_term_table(SectionReader& reader, const TextRows& codes, const Taxonomy& taxonomy) {
  TermTable table(codes, taxonomy);
  if (const auto code = table.unknown()) reader.refuse(unknown_code(*code));
  return table;
}

// Rows of numbers as rows of terms, each in order.
Rows<Term> read_terms(SectionReader& reader, const TermTable& table, const std::string& name, std::size_t count) {
  const Rows<std::uint32_t> numbers = reader.read_rows<std::uint32_t>(name, count);
  if (reader.failed()) return {};
  std::vector<Term> terms(numbers.total());
  const bool good = all_good(count, [&](std::size_t row) {
    const std::span<const std::uint32_t> from = numbers[row];
    const auto to = terms.begin() + (from.data() - numbers.values().data());
    std::transform(from.begin(), from.end(), to, [&](std::uint32_t number) { return table[number]; });
    const auto end = to + static_cast<std::ptrdiff_t>(from.size());
    if (!std::is_sorted(to, end)) std::sort(to, end);
    return end == to || *(end - 1);  // "no term" comes last
  });
  reader.require(good, name);
  return {numbers.ends(), Column(std::move(terms))};
}

// Numbers as terms, one an actor, each a kind or, where it may be, none.
Column<Term> read_kinds(SectionReader& reader, const TermTable& table, const std::string& name, std::size_t count, bool may_be_none) {
  const auto numbers = reader.read<std::uint32_t>(name, count);
  std::vector<Term> terms;
  terms.reserve(numbers.size());
  for (const std::uint32_t number : numbers) {
    const Term term = table[number];
    reader.require(term ? term.vocabulary() == Vocabulary::kind : may_be_none && number == kNoTerm, name);
    terms.push_back(term);
  }
  return Column(std::move(terms));
}

// Actors of one kind are neighbours.
bool are_together(std::span<const Term> kinds) {
  std::set<Term> seen;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if ((i == 0 || kinds[i] != kinds[i - 1]) && !seen.insert(kinds[i]).second) return false;
  }
  return true;
}

AttributeRows::Columns read_attributes(SectionReader& reader, const TermTable& table, std::size_t count) {
  AttributeRows::Columns columns{
      .kinds = read_kinds(reader, table, "kinds", count, false),
      .subkinds = read_kinds(reader, table, "subkinds", count, true),
      .visible = Column(reader.read<std::uint8_t>("visible", count)),
      .kinds_sought = read_terms(reader, table, "sought", count),
      .must = read_terms(reader, table, "must", count),
      .held = read_terms(reader, table, "held", count),
      .partners = reader.read_rows<ActorIndex>("partners", count),
  };
  if (reader.failed()) return {};
  reader.require(are_together(columns.kinds.all()), "kinds");
  reader.require(all_good(count, [&](std::size_t i) { return ascend(columns.partners[i], count); }), "partners");
  return columns;
}

Column<ActorPair> read_feedback(SectionReader& reader, const std::string& name, std::size_t count) {
  const auto pairs = reader.read<ActorPair>(name);
  for (std::size_t p = 0; p < pairs.size(); ++p) {
    reader.require(pairs[p].actor < count && pairs[p].about < count && (p == 0 || pairs[p - 1] < pairs[p]), name);
  }
  return Column(pairs);
}

HeldRows read_has(SectionReader& reader, std::size_t count, std::size_t concepts) {
  HeldRows held = reader.read_rows<ConceptId>("has", count);
  if (!reader.failed()) reader.require(all_good(count, [&](std::size_t row) { return ascend(held[row], concepts); }), "has");
  return held;
}

// q ascends, weighs at least 1 each and, with e, at most kScale: a score never leaves 0 … kScale.
bool is_good(const WantsView& wants, std::size_t concepts) {
  if (!ascend(wants.concepts, concepts) || (!wants.wants_something && !wants.concepts.empty())) return false;
  std::uint64_t sum = wants.prior;
  for (const std::uint16_t weight : wants.weights) {
    if (weight == 0) return false;
    sum += weight;
  }
  return sum <= kScale;
}

WantRows read_wants(SectionReader& reader, std::size_t pair, std::size_t rows, std::size_t concepts) {
  WantRows::Columns columns;
  columns.ends = reader.read<std::uint64_t>(of_pair("wants.ends", pair));
  columns.concepts = reader.read<ConceptId>(of_pair("wants", pair));
  columns.weights = reader.read<std::uint16_t>(of_pair("wants.weights", pair), columns.concepts.size());
  columns.priors = reader.read<std::uint16_t>(of_pair("wants.priors", pair), rows);
  columns.wants_something = reader.read<std::uint8_t>(of_pair("wants.something", pair), rows);
  reader.require(are_ends(columns.ends, rows, columns.concepts.size()), of_pair("wants.ends", pair));
  if (reader.failed()) return {};
  WantRows wants(columns);
  reader.require(all_good(rows, [&](std::size_t row) { return is_good(wants[row], concepts); }), of_pair("wants", pair));
  return wants;
}

KindPairView read_view(SectionReader& reader, std::size_t pair, const WantRows& wants, std::size_t concepts) {
  const auto is_amount = [](double amount) { return std::isfinite(amount) && amount >= 0; };
  const auto edges = reader.read<double>(of_pair("edges", pair), concepts);
  reader.require(std::all_of(edges.begin(), edges.end(), is_amount), of_pair("edges", pair));
  const auto ends = reader.read<ConceptId>(of_pair("blocks.ends", pair));
  const auto weights = reader.read<double>(of_pair("blocks.weights", pair), ends.size());
  reader.require(std::is_sorted(ends.begin(), ends.end()) && (ends.empty() ? 0 : ends.back()) == concepts, of_pair("blocks.ends", pair));
  reader.require(std::all_of(weights.begin(), weights.end(), is_amount), of_pair("blocks.weights", pair));
  KindPairView view{&wants, edges, {}};
  if (reader.failed()) return view;
  for (std::size_t b = 0; b < ends.size(); ++b) view.blocks.push_back({ends[b], weights[b]});
  return view;
}

// Ids are what records may have: they go to terminals. `order` sorts them, each once.
void check_ids(SectionReader& reader, const TextRows& ids, std::span<const ActorIndex> order) {
  if (reader.failed()) return;
  constexpr std::size_t kLongestId = 512;  // 128 characters
  const auto printable = [](char c) { return static_cast<unsigned char>(c) > 0x20 && c != 0x7F; };
  const auto is_id = [&](std::size_t i) {
    const std::string_view id = text_of(ids, i);
    return !id.empty() && id.size() <= kLongestId && std::all_of(id.begin(), id.end(), printable);
  };
  reader.require(all_good(ids.size(), is_id), "ids");
  const auto in_order = [&](std::size_t i) {
    return order[i] < ids.size() && (i == 0 || (order[i - 1] < ids.size() && text_of(ids, order[i - 1]) < text_of(ids, order[i])));
  };
  if (!reader.failed()) reader.require(all_good(order.size(), in_order), "ids.order");
}

bool is_day(const About& about) {
  return about.year >= 1 && about.year <= 9999 && about.month >= 1 && about.month <= 12 && about.day >= 1 && about.day <= 31;
}

About read_about(SectionReader& reader) {
  const auto about = reader.read<About>("about", 1);
  if (reader.failed()) return {};
  reader.require(about[0].actors < kNoConcept && about[0].concepts < kNoConcept && is_day(about[0]), "about");
  return about[0];
}

}  // namespace

Content::Content(SectionReader& reader, std::shared_ptr<const void> bytes, const Taxonomy& known)
    : owner(std::move(bytes)),
      about(read_about(reader)),
      codes(reader.read_rows<char>("terms", reader.read<std::uint64_t>("terms.ends").size())),
      terms(read_term_table(reader, codes, known)),
      // In braces, so that sections are read from left to right.
      corpus{known,
             reader.read_rows<char>("ids", about.actors),
             read_has(reader, about.actors, about.concepts),
             AttributeRows(read_attributes(reader, terms, about.actors)),
             FeedbackPairs{read_feedback(reader, "declined", about.actors), read_feedback(reader, "met", about.actors)},
             about.seed,
             about.concepts},
      ids_order(reader.read<ActorIndex>("ids.order", about.actors)),
      names(reader.read_rows<char>("names", about.actors)),
      homes(reader.read<TwoTerms>("homes", about.actors)) {
  check_ids(reader, corpus.ids.rows(), ids_order);
  read_pairs(reader);
}

void Content::read_pairs(SectionReader& reader) {
  const auto kinds = reader.read<TwoTerms>("pairs");
  for (std::size_t p = 0; p < kinds.size() && !reader.failed(); ++p) {
    auto pair = std::make_unique<Pair>();
    pair->kinds = {terms[kinds[p].first], terms[kinds[p].second]};
    reader.require(pair->kinds.asker && pair->kinds.asked, "pairs");
    pair->wants = read_wants(reader, p, corpus.rows().of_kind(pair->kinds.asker).size(), about.concepts);
    pair->view = read_view(reader, p, pair->wants, about.concepts);
    pairs.push_back(std::move(pair));
  }
  // Who is asked answers: both directions are there.
  for (const auto& pair : pairs) reader.require(find(pair->kinds.asked, pair->kinds.asker) != nullptr, "pairs");
}

const Content::Pair* Content::find(Term asker, Term asked) const {
  const auto found = std::find_if(pairs.begin(), pairs.end(), [&](const auto& pair) { return pair->kinds == KindPair{asker, asked}; });
  return found == pairs.end() ? nullptr : found->get();
}

Result<std::unique_ptr<const Content>> Content::read(const SnapshotFile& file, std::shared_ptr<const void> owner,
                                                     const Taxonomy& taxonomy) {
  SectionReader reader(file);
  std::unique_ptr<const Content> content(new Content(reader, std::move(owner), taxonomy));
  if (reader.failed()) return tl::make_unexpected(reader.error());
  return content;
}

}  // namespace binome::snapshot
