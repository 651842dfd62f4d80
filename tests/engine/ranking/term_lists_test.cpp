// The inverted lists say what holds_any() says, and narrow requests give what looking at everybody gives.
#include "engine/ranking/term_lists.hpp"
#include "engine/ranking/eligibility.hpp"
#include "tests/support/test_directory.hpp"

namespace binome {
namespace {

using testing::make_engine;
using testing::term;

TEST(TermLists, SayWhatHoldsAnySays) {
  const auto engine = make_engine(testing::synthetic(400), {});
  const Profiles& profiles = engine->built().profiles;
  const TermLists lists(engine->built().corpus.eligibility.attributes(), engine->taxonomy());
  const Profiles::Range everybody{0, static_cast<ActorIndex>(profiles.size())};
  std::vector<Term> terms = {term(Vocabulary::place, "SN"), term(Vocabulary::place, "FR"), term(Vocabulary::kind, "association"),
                             term(Vocabulary::theme, "agriculture_food"), term(Vocabulary::place, "AQ")};
  for (ActorIndex i = 0; i < 40; ++i) {
    for (const Term held : profiles[i].offers.all()) terms.push_back(held);
  }
  for (const Term some : terms) {
    std::vector<ActorIndex> expected;
    for (ActorIndex i = 0; i < profiles.size(); ++i) {
      if (holds_any(attributes_of(profiles[i]), std::span(&some, 1), engine->taxonomy())) expected.push_back(i);
    }
    const auto found = lists.holders(some, everybody);
    EXPECT_EQ(std::vector(found.begin(), found.end()), expected);
    const Profiles::Range part{50, 300};
    std::erase_if(expected, [&](ActorIndex i) { return i < part.begin || i >= part.end; });
    const auto of_part = lists.holders(some, part);
    EXPECT_EQ(std::vector(of_part.begin(), of_part.end()), expected);
  }
  EXPECT_FALSE(lists.holders_of_any(std::span(terms).first(2), everybody, 10));
  const auto any = lists.holders_of_any(std::span(terms).first(2), everybody, 800);
  ASSERT_TRUE(any);
  for (ActorIndex i = 0; i < profiles.size(); ++i)
    EXPECT_EQ(std::binary_search(any->begin(), any->end(), i),
              holds_any(attributes_of(profiles[i]), std::span(terms).first(2), engine->taxonomy()));
}

TEST(TermLists, NarrowRequestsEqualBruteForce) {
  Directory directory = testing::synthetic(700);
  for (std::size_t i = 0; i < directory.actors.size(); i += 3)
    directory.actors[i].must.add(term(Vocabulary::place, i % 2 == 0 ? "SN" : "FR"));
  EngineOptions brute;
  brute.index = IndexFamily::brute_force;
  EngineOptions postings;
  postings.index = IndexFamily::columns;
  const auto one = make_engine(directory, brute);
  const auto other = make_engine(directory, postings);
  std::size_t found = 0;
  for (ActorIndex i = 0; i < one->built().profiles.size(); i += 7) {
    for (const std::string_view place : {"", "FR", "SN", "BJ", "AQ"}) {
      MatchRequest request;
      request.actor = i;
      if (!place.empty()) request.filter.countries.add(term(Vocabulary::place, place));
      if (i % 2 == 0) request.filter.themes.add(term(Vocabulary::theme, "agriculture_food"));
      const auto x = one->match(request).value().lists;
      const auto y = other->match(request).value().lists;
      ASSERT_EQ(x.size(), y.size());
      for (std::size_t l = 0; l < x.size(); ++l) {
        ASSERT_EQ(x[l].matches.size(), y[l].matches.size());
        for (std::size_t m = 0; m < x[l].matches.size(); ++m) {
          const ActorIndex partner = x[l].matches[m].actor;
          EXPECT_EQ(partner, y[l].matches[m].actor);
          EXPECT_EQ(x[l].matches[m].score, y[l].matches[m].score);
          EXPECT_EQ(narrow(request.filter, one->actors().attributes(partner), testing::taxonomy()), Rule::none);
          ++found;
        }
      }
    }
  }
  EXPECT_GT(found, 500U);
}

}  // namespace
}  // namespace binome
