#include "tests/support/block_view.hpp"

#include <algorithm>

namespace binome::testing {
namespace {

BlockWeights only(const std::vector<std::string_view>& counted) {
  std::vector<BlockWeights::Row> rows;
  for (const std::string_view block : block_names())
    rows.push_back({"*", "*", std::string(block), std::ranges::count(counted, block) > 0 ? 1.0 : 0.0, ""});
  return *BlockWeights::from_rows(std::move(rows));
}

std::unique_ptr<Engine> engine_of(const Directory& directory, const BlockWeights& weights) {
  EngineOptions options;
  options.today = kToday;
  return std::make_unique<Engine>(directory, taxonomy(), weights, options);
}

}  // namespace

BlockView::BlockView(Directory directory, const std::vector<std::string_view>& counted)
    : directory_(std::move(directory)),
      profiles_(Profiles::build(directory_, kToday)),
      space_(std::make_unique<ConceptSpace>(make_blocks(taxonomy(), profiles_))),
      weights_(only(counted)),
      engine_(engine_of(directory_, weights_)) {}

std::set<std::string> BlockView::held(std::string_view id, std::string_view block) const {
  std::set<std::string> codes;
  for (const ConceptId concept_id : space_->held(profile(id))) {
    if (space_->block_of(concept_id) == block_number(block)) codes.insert(space_->code(concept_id));
  }
  return codes;
}

std::map<std::string, double> BlockView::wants(std::string_view id, std::string_view block) const {
  std::map<std::string, double> wants;
  for (const WantedConcept& want : space_->wants(profile(id))) {
    if (want.block == block_number(block)) wants[space_->code(want.id)] = want.strength;
  }
  return wants;
}

double BlockView::coverage(std::string_view asker, std::string_view candidate, std::string_view block) const {
  const Profile& from = profile(asker);
  const Profile& to = profile(candidate);
  std::vector<std::uint32_t> holders(space_->size());
  std::uint32_t actors = 0;
  for (ActorIndex i = 0; i < profiles_.size(); ++i) {
    if (!profiles_[i].visible || (profiles_[i].kind != from.kind && profiles_[i].kind != to.kind)) continue;
    ++actors;
    for (const ConceptId concept_id : space_->held(profiles_[i])) ++holders[concept_id];
  }
  const KindPairStatistics statistics(*space_, weights_, taxonomy().code(from.kind), taxonomy().code(to.kind), holders, actors);
  const auto weighed = statistics.weigh(space_->wants(from));
  double most = 0;
  for (const WeightedWant& want : weighed) most += want.block == block_number(block) ? want.share : 0;
  return most == 0 ? 0 : statistics.block_coverage(weighed, space_->held(to))[block_number(block)] / most;
}

PairScore BlockView::score(std::string_view asker, std::string_view candidate) const {
  return *engine_->score(profile(asker).self, profile(candidate).self);
}

PairScore BlockView::eligible_score(std::string_view asker, std::string_view candidate) const {
  return *engine_->eligible_score(profile(asker).self, profile(candidate).self);
}

Explanation BlockView::why(std::string_view asker, std::string_view candidate) const {
  MatchRequest request;
  request.actor = profile(asker).self;
  return engine_->why(request, profile(candidate).self)->explanation;
}

int BlockView::order(std::string_view asker, std::string_view x, std::string_view y) const {
  return compare_scores(score(asker, x), score(asker, y));
}

const Profile& BlockView::profile(std::string_view id) const {
  const auto found = profiles_.find(id);
  EXPECT_TRUE(found.has_value()) << id;
  return profiles_[found.value_or(0)];
}

std::size_t BlockView::block_number(std::string_view name) const {
  const auto names = block_names();
  const auto found = std::ranges::find(names, name);
  EXPECT_TRUE(found != names.end()) << name;
  const auto number = static_cast<std::size_t>(found - names.begin());
  EXPECT_EQ(space_->block(number).name(), name);
  return number;
}

ConceptId BlockView::find_concept(std::string_view block, std::string_view code) const {
  for (ConceptId concept_id = 0; concept_id < space_->size(); ++concept_id) {
    if (space_->block_of(concept_id) == block_number(block) && space_->code(concept_id) == code) return concept_id;
  }
  ADD_FAILURE() << "no concept " << code << " of " << block;
  return 0;
}

void add_others(Directory& directory, std::string_view kind, int count) {
  for (int i = 0; i < count; ++i) directory.actors.push_back(make_actor("other-" + std::to_string(i), kind, {"theme:culture_heritage"}));
}

Actor town(std::string id, double lat, double lon, const std::vector<std::string>& partners) {
  Actor actor = make_actor(std::move(id), "collectivity", {"theme:education"});
  actor.home.lat = lat;
  actor.home.lon = lon;
  actor.partners = partners;
  return actor;
}

Actor inhabited(std::string id, std::int64_t population, const std::vector<std::string>& terms) {
  Actor actor = make_actor(std::move(id), "collectivity", terms);
  actor.population = population;
  return actor;
}

Directory circles() {
  Directory directory;
  for (const std::string_view id : {"asker", "friend", "further", "elsewhere", "linked", "apart"})
    directory.actors.push_back(make_actor(std::string(id), "association", {"theme:education"}));
  directory.actors[0].partners = {"friend"};
  directory.actors[1].partners = {"further"};
  directory.actors[4].partners = {"further"};
  directory.actors[5].partners = {"elsewhere"};
  add_others(directory, "association");
  return directory;
}

Directory experienced() {
  Directory directory;
  directory.actors = {make_actor("asker", "association", {"theme:education"})};
  for (int i = 0; i < 25; ++i) directory.actors.push_back(make_actor("pool-" + std::to_string(i), "enterprise", {"theme:education"}));
  for (const int partners : {0, 1, 2, 4, 7, 12, 21}) {
    Actor actor = make_actor("with-" + std::to_string(partners), "association", {"theme:education"});
    for (int i = 0; i < partners; ++i) actor.partners.push_back("pool-" + std::to_string(i));
    directory.actors.push_back(std::move(actor));
  }
  add_others(directory, "association");
  return directory;
}

}  // namespace binome::testing
