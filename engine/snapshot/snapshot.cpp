#include "engine/snapshot/snapshot.hpp"

#include <algorithm>

#include "engine/parallel/parallel.hpp"
#include "engine/ranking/batch.hpp"
#include "engine/ranking/best_lists.hpp"
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

const Taxonomy& Snapshot::taxonomy() const { return content_->corpus.taxonomy; }
const Actors& Snapshot::actors() const { return content_->corpus; }

ActorCard Snapshot::card(ActorIndex actor) const {
  const snapshot::TwoTerms home = content_->homes[actor];
  return {text_of(content_->names, actor), content_->terms[home.first], content_->terms[home.second]};
}

std::optional<ActorIndex> Snapshot::find(std::string_view id) const {
  const TextRows& ids = content_->corpus.ids.rows();
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

bool Snapshot::made_with_taxonomy() const { return content_->about.taxonomy_fingerprint == snapshot::fingerprint(taxonomy()); }

Result<const KindPairView*> Snapshot::pair(Term asker, Term asked) const {
  if (const snapshot::Content::Pair* found = content_->find(asker, asked)) return &found->view;
  const Taxonomy& taxonomy = this->taxonomy();
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
  auto made = make_searcher(content_->corpus, *(*back)->wants, asker, asked, false, options_);
  if (!made) return tl::make_unexpected(made.error());
  return &searches_.emplace(KindPair{asker, asked}, std::move(*made)).first->second;
}

Requester Snapshot::make_requester(ActorIndex actor) const {
  const Attributes known = content_->corpus.attributes(actor);
  Requester requester;
  requester.as_itself = true;
  Profile& profile = requester.wants;
  profile.self = actor;
  profile.visible = known.visible;
  profile.kind = known.kind;
  profile.subkind = known.subkind;
  profile.seeks.add(known.kinds_sought);
  profile.must.add(known.must);
  for (const std::span<const Term> terms : known.held) profile.facts.add(terms);
  profile.partners.assign(known.partners.begin(), known.partners.end());
  requester.held = profile;
  const auto held = content_->corpus.held(actor);
  requester.held_row.assign(held.begin(), held.end());
  return requester;
}

Result<MatchAnswer> Snapshot::match(const MatchRequest& request) const {
  if (!request.actor || request.listing != nullptr) {
    return fail(ErrorCode::snapshot_actors_only);
  }
  MatchAnswer answer{make_requester(*request.actor), {}, false};
  const auto sought = content_->corpus.attributes(*request.actor).kinds_sought;
  for (const Term kind : asked_kinds(taxonomy(), request.kinds, sought, actors().kinds())) {
    auto list = list_of_kind(answer.requester, kind, request);
    if (!list) return tl::make_unexpected(list.error());
    answer.lists.push_back(std::move(*list));
  }
  return answer;
}

Result<MatchList> Snapshot::list_of_kind(const Requester& requester, Term kind, const MatchRequest& request) const {
  const Corpus& corpus = content_->corpus;
  const Term asked = taxonomy().root(kind);
  MatchList list{empty_list(request.diversity), kind, corpus.count(kind).all};
  if (corpus.count(asked).all == 0) return list;
  const Attributes own = corpus.attributes(requester.self());
  const auto forth = pair(own.kind, asked);
  if (!forth) return tl::make_unexpected(forth.error());
  const auto found = search(own.kind, asked);
  if (!found) return tl::make_unexpected(found.error());
  const WantsView wants = (*(*forth)->wants)[requester.self() - corpus.rows().of_kind(own.kind).begin];
  auto best = best_of_kind({corpus, corpus}, **forth, **found, {{wants, requester.held_row}, own, own, false},
                           {kind, request.k, &request.filter, request.diversity});
  if (!best) return tl::make_unexpected(best.error());
  static_cast<RankedList&>(list) = std::move(*best);
  return list;
}

Result<BatchSummary> Snapshot::batch(const BatchRequest& request, const BatchSink& sink) const {
  const auto forth = pair(request.asker, request.asked);
  if (!forth) return tl::make_unexpected(forth.error());
  const auto found = search(request.asker, request.asked);
  if (!found) return tl::make_unexpected(found.error());
  return rank_everybody(content_->corpus, **forth, **found, request, sink);
}

Result<ScoredPair> Snapshot::score_of(ActorIndex a, ActorIndex b) const {
  const AttributeRows& rows = content_->corpus.rows();
  const auto forth = pair(rows.kind(a), rows.kind(b));
  if (!forth) return tl::make_unexpected(forth.error());
  const auto back = pair(rows.kind(b), rows.kind(a));
  if (!back) return tl::make_unexpected(back.error());
  const auto wants = [&](const KindPairView& view, ActorIndex actor) {
    return (*view.wants)[actor - rows.of_kind(rows.kind(actor)).begin];
  };
  return score_pair({wants(**forth, a), content_->corpus.held(a)}, {wants(**back, b), content_->corpus.held(b)});
}

Result<PairScore> Snapshot::score(ActorIndex a, ActorIndex b) const {
  return score_of(a, b).map([](const ScoredPair& scored) { return scored.score; });
}

Result<PairScore> Snapshot::eligible_score(ActorIndex a, ActorIndex b) const {
  const auto scored = score_of(a, b);
  if (!scored) return tl::make_unexpected(scored.error());
  const Attributes own = actors().attributes(a);
  return judge(actors(), taxonomy(), own, own, b, false) ? PairScore{} : scored->eligible();
}

namespace {

tl::unexpected<Error> explains_nothing() { return fail(ErrorCode::snapshot_without_reasons); }

}  // namespace

Result<Explanation> Snapshot::explain(const Requester&, ActorIndex) const { return explains_nothing(); }
Result<WhyAnswer> Snapshot::why(const MatchRequest&, ActorIndex) const { return explains_nothing(); }

Result<const Actor*> Snapshot::record(ActorIndex) const { return fail(ErrorCode::snapshot_without_records); }

Result<const Listing*> Snapshot::find_listing(std::string_view) const { return fail(ErrorCode::snapshot_without_listings); }

Result<const BlockWeights*> Snapshot::weights() const { return fail(ErrorCode::snapshot_without_weights); }

const ConceptSpace& Snapshot::concepts() const {
  static const ConceptSpace kNone({});
  return kNone;
}

Result<const Engine*> Snapshot::updatable() const { return fail(ErrorCode::snapshot_without_updates); }

}  // namespace binome
