#include "engine/snapshot/snapshot.hpp"

#include <algorithm>

#include "engine/parallel/parallel.hpp"
#include "engine/snapshot/internal/snapshot_content.hpp"
#include "features/error_codes.hpp"

namespace binome {

Snapshot::Snapshot(std::unique_ptr<const snapshot::Content> content, const SearchOptions& options)
    : content_(std::move(content)), options_(options) {}
Snapshot::~Snapshot() = default;

Result<std::unique_ptr<Snapshot>> Snapshot::open(std::span<const std::byte> bytes, std::shared_ptr<const void> owner,
                                                 const Taxonomy& taxonomy, const SearchOptions& options) {
  const auto file = SnapshotFile::open(bytes, run_in_parallel);
  if (!file) return tl::make_unexpected(file.error());
  auto content = snapshot::Content::read(*file, std::move(owner), taxonomy);
  if (!content) return tl::make_unexpected(content.error());
  return std::unique_ptr<Snapshot>(new Snapshot(std::move(*content), options));
}

Population Snapshot::population() const {
  const snapshot::Content& all = *content_;
  return {all.taxonomy, all.held, all.eligibility, all.ids, all.order, all.about.concepts};
}

ActorCard Snapshot::card(ActorIndex actor) const {
  const snapshot::TwoTerms home = content_->homes[actor];
  return {text_of(content_->names, actor), content_->terms[home.first], content_->terms[home.second]};
}

std::optional<ActorIndex> Snapshot::find(std::string_view id) const {
  const TextRows& ids = content_->ids;
  const auto order = content_->ids_order;
  const auto found = std::lower_bound(order.begin(), order.end(), id,
                                      [&](ActorIndex actor, std::string_view wanted) { return text_of(ids, actor) < wanted; });
  if (found == order.end() || text_of(ids, *found) != id) return std::nullopt;
  return *found;
}

Date Snapshot::today() const {
  const snapshot::About& about = content_->about;
  return {static_cast<std::int16_t>(about.year), static_cast<std::uint8_t>(about.month), static_cast<std::uint8_t>(about.day)};
}

std::vector<KindPair> Snapshot::pairs() const {
  std::vector<KindPair> pairs;
  for (const auto& pair : content_->pairs) pairs.push_back(pair->kinds);
  return pairs;
}

bool Snapshot::made_with(const BlockWeights& weights) const {
  return content_->about.weights_fingerprint == snapshot::fingerprint(weights);
}

bool Snapshot::made_with_taxonomy() const { return content_->about.taxonomy_fingerprint == snapshot::fingerprint(content_->taxonomy); }

Result<const KindPairView*> Snapshot::pair(Term asker, Term asked) const {
  if (const snapshot::Content::Pair* found = content_->find(asker, asked)) return &found->view;
  const Taxonomy& taxonomy = content_->taxonomy;
  const std::string pair = taxonomy.code(asker) + ":" + taxonomy.code(asked);
  std::vector<std::string> known;
  for (const auto& one : content_->pairs) known.push_back(taxonomy.code(one->kinds.asker) + ":" + taxonomy.code(one->kinds.asked));
  return fail(ErrorCode::snapshot_without_pair, {{"pair", pair}, {"known", std::move(known)}});
}

Result<const Searcher*> Snapshot::search(Term asker, Term asked) const {
  const auto back = pair(asked, asker);
  if (!back) return tl::make_unexpected(back.error());
  const std::lock_guard lock(building_);
  if (const auto found = searches_.find({asker, asked}); found != searches_.end()) return &found->second;
  auto made = make_search(population(), *(*back)->wants, asker, asked, false, options_);
  if (!made) return tl::make_unexpected(made.error());
  return &searches_.emplace(KindPair{asker, asked}, std::move(*made)).first->second;
}

Result<std::vector<MatchList>> Snapshot::match(const MatchRequest& request) const {
  if (!request.actor || request.listing != nullptr) {
    return fail(ErrorCode::snapshot_actors_only);
  }
  const Attributes own = content_->eligibility.attributes()[*request.actor];
  std::vector<MatchList> lists;
  for (const Term kind : asked_kinds(taxonomy(), request.kinds, own.kinds_sought, population().attributes().visible_kinds())) {
    const Term asked = content_->taxonomy.root(kind);
    MatchList list{empty_list(request.diversity), kind, count_of_kind(population(), kind)};
    if (const Profiles::Range range = content_->eligibility.attributes().of_kind(own.kind);
        content_->eligibility.attributes().of_kind(asked).size() > 0) {
      const auto forth = pair(own.kind, asked);
      if (!forth) return tl::make_unexpected(forth.error());
      const auto found = search(own.kind, asked);
      if (!found) return tl::make_unexpected(found.error());
      const Query query{(*(*forth)->wants)[*request.actor - range.begin], content_->held[*request.actor]};
      auto best =
          best_of_kind(population(), **forth, **found, {query, own, own, false}, {kind, request.k, &request.filter, request.diversity});
      if (!best) return tl::make_unexpected(best.error());
      static_cast<RankedList&>(list) = std::move(*best);
    }
    lists.push_back(std::move(list));
  }
  return lists;
}

Result<BatchSummary> Snapshot::batch(const BatchRequest& request, const BatchSink& sink) const {
  const auto forth = pair(request.asker, request.asked);
  if (!forth) return tl::make_unexpected(forth.error());
  const auto found = search(request.asker, request.asked);
  if (!found) return tl::make_unexpected(found.error());
  return rank_everybody(population(), **forth, **found, request, sink);
}

Result<PairScore> Snapshot::proposal_score(ActorIndex a, ActorIndex b) const {
  const AttributeRows& attributes = content_->eligibility.attributes();
  const auto forth = pair(attributes.kind(a), attributes.kind(b));
  if (!forth) return tl::make_unexpected(forth.error());
  const auto back = pair(attributes.kind(b), attributes.kind(a));
  if (!back) return tl::make_unexpected(back.error());
  return listed_score(population(), *(*forth)->wants, *(*back)->wants, a, b);
}

}  // namespace binome
