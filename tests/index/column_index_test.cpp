// The postings index offers what brute force offers, with every family of instructions that this machine has.
#include <map>

#include "engine/ranking/top_k.hpp"
#include "index/internal/tile_search.hpp"
#include "tests/support/test_directory.hpp"

namespace binome {
namespace {

using testing::make_engine;

struct Population {
  std::unique_ptr<Engine> engine;
  Term kind;
  std::vector<ActorIndex> actors;
  std::vector<Query> queries;
  Candidates candidates;

  explicit Population(std::size_t count) : engine(make_engine(testing::synthetic(count), {})) {
    kind = testing::term(Vocabulary::kind, "association");
    const auto range = engine->built().profiles.of_kind(kind);
    const WantRows& wants = engine->built().pairs.table(kind, kind).wants();
    static std::map<const Engine*, HeldRows> rows;
    HeldRows& held = rows[engine.get()];
    for (ActorIndex i = 0; i < engine->built().profiles.size(); ++i) held.append(engine->actors().held(i));
    for (ActorIndex i = range.begin; i < range.end; ++i) {
      actors.push_back(i);
      queries.push_back({wants[i - range.begin], engine->actors().held(i)});
    }
    candidates = {&held, &wants, actors, range.begin, engine->built().space.size()};
  }

  using Answer = std::vector<std::vector<std::tuple<ActorIndex, int, int>>>;
  template <typename Search>
  Answer best(std::size_t k, const Search& search) const {
    std::vector<TopK> collectors;
    std::vector<Collector*> pointers;
    collectors.reserve(queries.size());
    for (std::size_t q = 0; q < queries.size(); ++q) {
      collectors.emplace_back(k, actors[q], actors, engine->actors().order(),
                              [this, q](ActorIndex other) { return !engine->judge(actors[q], other); });
      pointers.push_back(&collectors.back());
    }
    EXPECT_TRUE(search(pointers).has_value());
    Answer answer;
    for (TopK& collector : collectors) {
      auto& list = answer.emplace_back();
      for (const ScoredActor& found : collector.take()) list.emplace_back(found.actor, found.score.a, found.score.b);
    }
    return answer;
  }
};

TEST(ColumnIndex, EqualsBruteForceWithAllInstructions) {
  const Population population(500);
  const std::span<const Query> queries = population.queries;
  const auto all = static_cast<std::uint32_t>(population.actors.size());
  const auto brute = make_brute_force_index(population.candidates);
  for (const std::size_t k : {1U, 20U, 1000U}) {
    for (const CandidateRange range : {CandidateRange{0, all}, CandidateRange{37, 161}, CandidateRange{5, 5}}) {
      const auto expected = population.best(k, [&](auto& collectors) { return brute->search(queries, range, collectors); });
      for (const Instructions instructions : {Instructions::generic, Instructions::avx2, Instructions::avx512, Instructions::amx}) {
        if (instructions > best_instructions()) continue;
        const auto index = make_column_index(population.candidates, run_in_turn, instructions);
        EXPECT_EQ(population.best(k, [&](auto& collectors) { return index->search(queries, range, collectors); }), expected);
        if (range.begin != 0) continue;
        EXPECT_EQ(population.best(k, [&](auto& collectors) { return index->search_one_another(queries, collectors, run_in_turn); }),
                  expected);
        const auto one_by_one = [&](auto& collectors) {
          for (std::size_t q = 0; q < queries.size(); ++q)
            (void)index->search(queries.subspan(q, 1), range, std::span(collectors).subspan(q, 1));
          return Result<void>();
        };
        EXPECT_EQ(population.best(k, one_by_one), expected);
      }
    }
  }
}

// Blocks of bounds are made only where the processor has tiles; the search over them is the same with the generic ones.
TEST(ColumnIndex, TilesEqualBruteForceOnAnyMachine) {
  const Population population(500);
  const std::span<const Query> queries = population.queries;
  const auto all = static_cast<std::uint32_t>(population.actors.size());
  const ConceptCodes codes(population.candidates);
  const CompactRows rows(population.candidates, codes, run_in_turn);
  const WantColumns wanted(rows, run_in_turn);
  ObjectPool<CompactScorer> scorers([&] { return std::make_unique<CompactScorer>(codes.size(), bit_sums(Instructions::generic)); });
  const auto brute = make_brute_force_index(population.candidates);
  const auto tiles = [&](const QueryRows& own, CandidateRange range, bool one_another, std::span<Collector* const> collectors) {
    Shortlists lists(rows, own, collectors);
    search_tiles({rows, wanted, own, range, one_another, tile_bounds(Instructions::generic)}, lists, scorers, run_in_turn);
    return Result<void>();
  };
  const QueryRows asking(queries, codes);
  const QueryRows themselves(rows);
  for (const std::size_t k : {1U, 20U}) {
    for (const CandidateRange range : {CandidateRange{0, all}, CandidateRange{37, 161}}) {
      const auto expected = population.best(k, [&](auto& collectors) { return brute->search(queries, range, collectors); });
      EXPECT_EQ(population.best(k, [&](auto& collectors) { return tiles(asking, range, false, collectors); }), expected);
      if (range.begin == 0) {
        EXPECT_EQ(population.best(k, [&](auto& collectors) { return tiles(themselves, range, true, collectors); }), expected);
      }
    }
  }
}

}  // namespace
}  // namespace binome
