#include <array>
#include <bit>
#include <set>

#include "engine/snapshot/internal/snapshot_sections.hpp"
#include "engine/snapshot/snapshot.hpp"
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
HeldRows has_of_kinds(const Engine& engine, const std::set<Term>& kinds) {
  HeldRows held;
  for (ActorIndex i = 0; i < engine.profiles().size(); ++i) {
    held.append(kinds.contains(engine.profiles()[i].kind) ? engine.held(i) : std::span<const ConceptId>{});
  }
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
  for (const Term asker : engine.kinds()) {
    for (const Term asked : engine.kinds()) pairs.push_back({asker, asked});
  }
  return pairs;
}

void write_snapshot(const Engine& engine, std::span<const KindPair> pairs, const std::function<void(std::span<const std::byte>)>& sink) {
  std::set<KindPair> both_ways;
  std::set<Term> kinds;
  for (const auto& [asker, asked] : pairs) {
    both_ways.insert({{asker, asked}, {asked, asker}});
    kinds.insert({asker, asked});
  }
  const Population population = engine.population();
  const AttributeRows::Columns& actors = population.attributes().columns();
  TermNumbers number(engine.taxonomy());
  for (const Term kind : kinds) number.use(kind);
  for (const auto& terms :
       {actors.kinds.all(), actors.subkinds.all(), actors.kinds_sought.values(), actors.must.values(), actors.held.values()})
    number.use(terms);
  TextRows names;
  for (ActorIndex i = 0; i < engine.size(); ++i) {
    const ActorCard card = engine.card(i);
    number.use(card.country);
    number.use(card.subdivision);
    names.append(card.name);
  }
  const TextRows codes = number.number_all();

  const Date today = engine.today();
  const snapshot::About about{.actors = engine.size(),
                              .concepts = population.concept_count,
                              .seed = engine.options().seed,
                              .weights_fingerprint = snapshot::fingerprint(engine.weights()),
                              .taxonomy_fingerprint = snapshot::fingerprint(engine.taxonomy()),
                              .year = static_cast<std::uint32_t>(today.year),
                              .month = today.month,
                              .day = today.day};
  const std::vector<ActorIndex> order = by_id(population.ids);
  const std::vector<std::uint32_t> kind_numbers = number(actors.kinds.all());
  const std::vector<std::uint32_t> subkind_numbers = number(actors.subkinds.all());
  const std::vector<std::uint32_t> sought_numbers = number(actors.kinds_sought.values());
  const std::vector<std::uint32_t> must_numbers = number(actors.must.values());
  const std::vector<std::uint32_t> held_numbers = number(actors.held.values());
  const HeldRows held = has_of_kinds(engine, kinds);
  std::vector<TwoTerms> homes;
  for (ActorIndex i = 0; i < engine.size(); ++i) homes.push_back({number(engine.card(i).country), number(engine.card(i).subdivision)});
  std::vector<TwoTerms> pair_numbers;
  std::vector<KindPairView> views;
  std::vector<BlockColumns> blocks;
  for (const auto& [asker, asked] : both_ways) {
    pair_numbers.push_back({number(asker), number(asked)});
    views.push_back(engine.pair(asker, asked));
    BlockColumns& columns = blocks.emplace_back();
    for (const ProfileSimilarity::Block& block : views.back().blocks) {
      columns.ends.push_back(block.end);
      columns.weights.push_back(block.weight);
    }
  }

  SnapshotWriter writer;
  writer.add("about", std::span(&about, 1));
  add_rows(writer, "terms", codes);
  add_rows(writer, "ids", population.ids);
  writer.add("ids.order", std::span(order));
  writer.add("kinds", std::span(kind_numbers));
  writer.add("subkinds", std::span(subkind_numbers));
  writer.add("visible", actors.visible.all());
  writer.add("sought.ends", actors.kinds_sought.ends());
  writer.add("sought", std::span(sought_numbers));
  writer.add("must.ends", actors.must.ends());
  writer.add("must", std::span(must_numbers));
  writer.add("held.ends", actors.held.ends());
  writer.add("held", std::span(held_numbers));
  add_rows(writer, "partners", actors.partners);
  writer.add("declined", population.eligibility.feedback().declined.all());
  writer.add("met", population.eligibility.feedback().met.all());
  add_rows(writer, "has", held);
  writer.add("pairs", std::span(pair_numbers));
  for (std::size_t p = 0; p < views.size(); ++p) add_wants(writer, views[p], blocks[p], p);
  add_rows(writer, "names", names);
  writer.add("homes", std::span(homes));
  writer.write(sink);
}

}  // namespace binome
