#include "engine/snapshot/snapshot_writer.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <set>

#include "engine/snapshot/internal/snapshot_sections.hpp"
#include "index/snapshot_file.hpp"

namespace binome {
namespace snapshot {

std::uint64_t fingerprint(const BlockWeights& weights) {
  std::string text;
  for (const BlockWeights::Row& row : weights.rows()) {
    text += row.asker + "\t" + row.asked + "\t" + row.block + "\t" + std::to_string(std::bit_cast<std::uint64_t>(row.weight)) + "\n";
  }
  return snapshot_checksum(std::as_bytes(std::span(text)));
}

std::uint64_t fingerprint(const Taxonomy& taxonomy) {
  std::string text;
  for (std::size_t v = 0; v < kVocabularyNames.size(); ++v) {
    const auto vocabulary = static_cast<Vocabulary>(v);
    for (std::uint32_t position = 0; position < taxonomy.size(vocabulary); ++position) {
      const Term term(vocabulary, position);
      text.append(kVocabularyNames[v]).append(":").append(taxonomy.code(term)).append("\t");
      if (const Term parent = taxonomy.parent(term)) text += taxonomy.code(parent);
      text += "\n";
    }
  }
  return snapshot_checksum(std::as_bytes(std::span(text)));
}

}  // namespace snapshot

namespace {

using snapshot::of_pair;
using snapshot::TwoTerms;

// Numbers the terms that a snapshot holds, in their order.
class TermNumbers {
 public:
  explicit TermNumbers(const Taxonomy& taxonomy) : taxonomy_(taxonomy) {
    for (std::size_t v = 0; v < numbers_.size(); ++v) numbers_[v].assign(taxonomy.size(static_cast<Vocabulary>(v)), snapshot::kNoTerm);
  }

  void use(Term term) {
    if (term) number_of(term) = 0;
  }
  void use(std::span<const Term> terms) {
    for (const Term term : terms) use(term);
  }
  // After all are in use; the codes, in order.
  TextRows number_all() {
    TextRows codes;
    for (std::size_t v = 0; v < numbers_.size(); ++v) {
      for (std::uint32_t position = 0; position < numbers_[v].size(); ++position) {
        if (numbers_[v][position] == snapshot::kNoTerm) continue;
        numbers_[v][position] = static_cast<std::uint32_t>(codes.size());
        const std::string code = std::string(kVocabularyNames[v]) + ":" + taxonomy_.code(Term(static_cast<Vocabulary>(v), position));
        codes.append(code);
      }
    }
    return codes;
  }
  std::uint32_t operator()(Term term) { return term ? number_of(term) : snapshot::kNoTerm; }
  std::vector<std::uint32_t> operator()(std::span<const Term> terms) {
    std::vector<std::uint32_t> numbers;
    numbers.reserve(terms.size());
    for (const Term term : terms) numbers.push_back((*this)(term));
    return numbers;
  }

 private:
  std::uint32_t& number_of(Term term) { return numbers_[static_cast<std::size_t>(term.vocabulary())][term.position()]; }

  const Taxonomy& taxonomy_;
  std::array<std::vector<std::uint32_t>, kVocabularyNames.size()> numbers_;
};

template <typename T>
void add_rows(SnapshotWriter& writer, const std::string& name, const Rows<T>& rows) {
  writer.add(name + ".ends", rows.ends());
  writer.add(name, rows.values());
}

// What the actors of some kinds have; the others' rows are empty.
HeldRows held_of_kinds(const Corpus& corpus, const std::set<Term>& kinds) {
  HeldRows held;
  for (ActorIndex i = 0; i < corpus.size(); ++i)
    held.append(kinds.contains(corpus.rows().kind(i)) ? corpus.held(i) : std::span<const ConceptId>{});
  return held;
}

std::vector<ActorIndex> by_id(const TextRows& ids) {
  std::vector<ActorIndex> order(ids.size());
  for (ActorIndex i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](ActorIndex x, ActorIndex y) { return text_of(ids, x) < text_of(ids, y); });
  return order;
}

// The columns of one pair of kinds that the engine does not keep as such.
struct BlockColumns {
  std::vector<ConceptId> ends;
  std::vector<double> weights;
};

// What is written: a column a section, in the order of the file.
struct Sections {
  snapshot::About about;
  TextRows codes;
  std::vector<ActorIndex> order;
  std::vector<std::uint32_t> kinds, subkinds, sought, must, held_terms;
  HeldRows held;
  TextRows names;
  std::vector<TwoTerms> homes;
  std::vector<TwoTerms> pairs;
  std::vector<KindPairView> views;
  std::vector<BlockColumns> blocks;
};

snapshot::About about_of(const Engine& engine) {
  const Date today = engine.today();
  return {.actors = engine.actors().size(),
          .concepts = engine.built().corpus.concept_count,
          .seed = engine.built().options.seed,
          .weights_fingerprint = snapshot::fingerprint(engine.built().weights),
          .taxonomy_fingerprint = snapshot::fingerprint(engine.taxonomy()),
          .year = static_cast<std::uint32_t>(today.year),
          .month = today.month,
          .day = today.day};
}

// Names and seats, whose terms come into use.
std::vector<ActorCard> cards_of(const Engine& engine, TermNumbers& number) {
  std::vector<ActorCard> cards;
  for (ActorIndex i = 0; i < engine.actors().size(); ++i) {
    const ActorCard& card = cards.emplace_back(engine.card(i));
    number.use(card.country);
    number.use(card.subdivision);
  }
  return cards;
}

void add_pairs(Sections& sections, const Engine& engine, const std::set<KindPair>& pairs, TermNumbers& number) {
  for (const auto& [asker, asked] : pairs) {
    sections.pairs.push_back({number(asker), number(asked)});
    sections.views.push_back(engine.built().pairs.view(asker, asked));
    BlockColumns& columns = sections.blocks.emplace_back();
    for (const ProfileSimilarity::Block& block : sections.views.back().blocks) {
      columns.ends.push_back(block.end);
      columns.weights.push_back(block.weight);
    }
  }
}

Sections sections_of(const Engine& engine, std::span<const KindPair> pairs) {
  std::set<KindPair> both_ways;
  std::set<Term> kinds;
  for (const auto& [asker, asked] : pairs) {
    both_ways.insert({{asker, asked}, {asked, asker}});
    kinds.insert({asker, asked});
  }
  const Corpus& corpus = engine.built().corpus;
  const AttributeRows::Columns& actors = corpus.rows().columns();
  TermNumbers number(engine.taxonomy());
  for (const Term kind : kinds) number.use(kind);
  for (const auto& terms :
       {actors.kinds.all(), actors.subkinds.all(), actors.kinds_sought.values(), actors.must.values(), actors.held.values()})
    number.use(terms);
  const std::vector<ActorCard> cards = cards_of(engine, number);
  Sections sections;
  sections.about = about_of(engine);
  sections.codes = number.number_all();
  sections.order = by_id(corpus.ids.rows());
  sections.kinds = number(actors.kinds.all());
  sections.subkinds = number(actors.subkinds.all());
  sections.sought = number(actors.kinds_sought.values());
  sections.must = number(actors.must.values());
  sections.held_terms = number(actors.held.values());
  sections.held = held_of_kinds(corpus, kinds);
  for (const ActorCard& card : cards) {
    sections.names.append(card.name);
    sections.homes.push_back({number(card.country), number(card.subdivision)});
  }
  add_pairs(sections, engine, both_ways, number);
  return sections;
}

void add_wants(SnapshotWriter& writer, const KindPairView& pair, const BlockColumns& blocks, std::size_t number) {
  const WantRows::Columns wants = pair.wants->columns();
  writer.add(of_pair("wants.ends", number), wants.ends);
  writer.add(of_pair("wants", number), wants.concepts);
  writer.add(of_pair("wants.weights", number), wants.weights);
  writer.add(of_pair("wants.priors", number), wants.priors);
  writer.add(of_pair("wants.something", number), wants.wants_something);
  writer.add(of_pair("edges", number), pair.edge_weights);
  writer.add(of_pair("blocks.ends", number), std::span(blocks.ends));
  writer.add(of_pair("blocks.weights", number), std::span(blocks.weights));
}

}  // namespace

std::vector<KindPair> all_pairs(const Engine& engine) {
  std::vector<KindPair> pairs;
  const std::vector<Term> kinds = engine.actors().kinds();
  for (const Term asker : kinds) {
    for (const Term asked : kinds) pairs.push_back({asker, asked});
  }
  return pairs;
}

void write_snapshot(const Engine& engine, std::span<const KindPair> pairs, const std::function<void(std::span<const std::byte>)>& sink) {
  const Sections sections = sections_of(engine, pairs);
  const Corpus& corpus = engine.built().corpus;
  const AttributeRows::Columns& actors = corpus.rows().columns();
  SnapshotWriter writer;
  writer.add("about", std::span(&sections.about, 1));
  add_rows(writer, "terms", sections.codes);
  add_rows(writer, "ids", corpus.ids.rows());
  writer.add("ids.order", std::span(sections.order));
  writer.add("kinds", std::span(sections.kinds));
  writer.add("subkinds", std::span(sections.subkinds));
  writer.add("visible", actors.visible.all());
  writer.add("sought.ends", actors.kinds_sought.ends());
  writer.add("sought", std::span(sections.sought));
  writer.add("must.ends", actors.must.ends());
  writer.add("must", std::span(sections.must));
  writer.add("held.ends", actors.held.ends());
  writer.add("held", std::span(sections.held_terms));
  add_rows(writer, "partners", actors.partners);
  writer.add("declined", corpus.eligibility.feedback().declined.all());
  writer.add("met", corpus.eligibility.feedback().met.all());
  add_rows(writer, "has", sections.held);
  writer.add("pairs", std::span(sections.pairs));
  for (std::size_t p = 0; p < sections.views.size(); ++p) add_wants(writer, sections.views[p], sections.blocks[p], p);
  add_rows(writer, "names", sections.names);
  writer.add("homes", std::span(sections.homes));
  writer.write(sink);
}

}  // namespace binome
