// Everybody's list, from one kind toward another.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

#include "engine/ranking/kind_pair.hpp"
#include "engine/ranking/searcher.hpp"

namespace binome {

// A part of the askers of a batch: of all in the order of their ids, the index-th and then every count-th. Neighbours in
// that order are often alike (ids made of a place, a size, a source): dealt out in turn they make equal parts.
struct Shard {
  std::uint32_t index = 1;  // 1 … count
  std::uint32_t count = 1;
};

struct BatchRequest {
  Term asker;  // kind
  Term asked;  // kind
  std::size_t k = 10;
  bool include_partners = false;
  std::optional<double> diversity = std::nullopt;  // as in MatchRequest
  Shard shard = {};                                // whose lists
};

// Counts of a batch.
struct BatchSummary {
  std::size_t askers = 0;
  std::size_t without_match = 0;
  DiversityCost diversity;                    // of all lists; nothing where diversity was not asked for
  std::shared_ptr<const Recall> recall = {};  // as in RankedList
};

using BatchSink = std::function<void(ActorIndex, const RankedList&)>;

// Every visible actor of kind `asker` (of the shard, where there are several), by id bytewise, with its list of kind `asked`;
// `sink` is called in that order. A list does not depend on the shard.
Result<BatchSummary> rank_everybody(const Corpus& corpus, const KindPairView& pair, const Searcher& searcher, const BatchRequest& request,
                                    const BatchSink& sink);

}  // namespace binome
