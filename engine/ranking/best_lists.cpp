#include "engine/ranking/best_lists.hpp"

#include "engine/parallel/parallel.hpp"
#include "engine/ranking/internal/best_by_score.hpp"
#include "engine/ranking/internal/list_maker.hpp"

namespace binome {
namespace {

// The candidates that conditions may leave, by their place in the searcher, where they are worth finding beforehand.
std::optional<std::vector<std::uint32_t>> places_left(const Corpus& corpus, const Searcher& searcher, const Asking& asking,
                                                      const ListRequest& request) {
  const Filter& filter = *request.filter;
  if (const auto some = corpus.eligibility.narrowed(asking.imaginary ? nullptr : &asking.wants, request.kind, filter))
    return searcher.places_of(*some);
  if (2 * filter.exclude.size() <= searcher.actors.size()) return std::nullopt;
  std::vector<std::uint32_t> places;
  for (std::uint32_t place = 0; place < searcher.actors.size(); ++place) {
    if (narrow(filter, corpus.rows()[searcher.actors[place]], corpus.taxonomy) == Rule::none) places.push_back(place);
  }
  return places;
}

}  // namespace

Result<RankedList> best_of_kind(const SearchedActors& actors, const KindPairView& pair, const Searcher& searcher, const Asking& asking,
                                const ListRequest& request) {
  const auto& [corpus, now] = actors;
  const Taxonomy& taxonomy = corpus.taxonomy;
  const bool whole_kind = !taxonomy.parent(request.kind);
  const FeedbackPairs* feedback = asking.imaginary ? nullptr : &now.feedback(asking.wants.self);
  ListMaker maker(
      request.k, request.diversity, [&now = now](ActorIndex actor) { return now.held(actor); }, pair);
  TopK best(maker.needed(), asking.wants.self, searcher.actors, now.order(), [&, &now = now](ActorIndex index) {
    const Attributes candidate = now.attributes(index);
    if (!whole_kind && candidate.subkind != request.kind) return false;
    if (narrow(*request.filter, candidate, taxonomy) != Rule::none) return false;
    return asking.imaginary || !judge({asking.wants, asking.held, candidate, *feedback}, request.filter->include_partners, taxonomy);
  });
  best.search_in(searcher.actors, now.superseded());
  Collector* collector = &best;
  Query query = asking.query;
  const auto places = places_left(corpus, searcher, asking, request);
  if (places) query.only = *places;
  const auto searched = searcher.index->search(std::span(&query, 1), searcher.range(), std::span(&collector, 1), run_in_parallel);
  if (!searched) return tl::make_unexpected(searched.error());
  const Term asked = taxonomy.root(request.kind);
  now.search_superseding(asking.query, asking.wants.kind, asked, best);
  RankedList list = maker.make(best.take());
  auto recall = recall_of({corpus, pair, searcher}, {.asker = asking.wants.kind, .asked = asked}, maker.needed());
  if (!recall) return tl::make_unexpected(recall.error());
  list.recall = std::move(*recall);
  return list;
}

RankedList empty_list(std::optional<double> diversity) {
  RankedList list;
  if (diversity) list.diversity.emplace();
  return list;
}

std::vector<Term> asked_kinds(const Taxonomy& taxonomy, std::span<const Term> named, std::span<const Term> sought,
                              std::span<const Term> present) {
  TermSet kinds;
  kinds.add(named);
  if (kinds.empty()) {
    for (const Term kind : sought) kinds.add(taxonomy.root(kind));
  }
  if (kinds.empty()) kinds.add(present);
  return {kinds.all().begin(), kinds.all().end()};
}

}  // namespace binome
