// What answers requests for partners: an engine, or a snapshot of one.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "engine/ranking/population.hpp"

namespace binome {

// Who asks.
struct MatchRequest {
  std::optional<ActorIndex> actor;   // none: an imaginary actor of the most frequent kind, working on the filter's countries and themes
  const Listing* listing = nullptr;  // asks under this listing of `actor`, whatever its dates
  std::vector<Term> kinds;           // kinds asked; empty: seeks.kinds, else every kind present
  std::size_t k = 10;
  Filter filter;
  std::optional<double> diversity = std::nullopt;  // mu of diversify(), 0 < mu ≤ 1; none: best first, by score alone
};

// The matches with one kind. Scores of different kinds are not comparable.
struct MatchList : RankedList {
  Term kind;
  std::size_t candidates = 0;  // actors of that kind or sub-kind in the directory, eligible or not
};

// What people are shown of an actor beside its id. The name as written: it may hold anything.
struct ActorCard {
  std::string_view name;
  Term country;      // of its seat; perhaps none
  Term subdivision;  // the same
};

class Engine;

// const members are thread safe.
class Matcher {
 public:
  virtual ~Matcher() = default;

  virtual Population population() const = 0;
  virtual ActorCard card(ActorIndex actor) const = 0;
  virtual std::optional<ActorIndex> find(std::string_view id) const = 0;
  // The day on which listings were judged.
  virtual Date today() const = 0;
  virtual Result<std::vector<MatchList>> match(const MatchRequest& request) const = 0;
  virtual Result<BatchSummary> batch(const BatchRequest& request, const BatchSink& sink) const = 0;
  // The score under which b may be listed for a (binome::listed_score). Errors: the pair of their kinds is not known here.
  virtual Result<PairScore> proposal_score(ActorIndex a, ActorIndex b) const = 0;
  // The engine, where this is one: it has listings and can explain.
  virtual const Engine* engine() const { return nullptr; }

  virtual std::string_view id(ActorIndex actor) const { return text_of(population().ids, actor); }
  // One more than the greatest index.
  virtual std::size_t size() const { return population().ids.size(); }
  virtual bool is_removed(ActorIndex) const { return false; }
  // Actors of a kind or sub-kind, eligible or not.
  virtual std::size_t count(Term kind) const { return count_of_kind(population(), kind); }
  const Taxonomy& taxonomy() const { return population().taxonomy; }
};

}  // namespace binome
