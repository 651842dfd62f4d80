// An answer made ready to be shown: what JSON, text and tables of `match` are all written from.
#pragma once

#include <optional>
#include <vector>

#include "engine/explanation/empty_list.hpp"
#include "engine/matcher.hpp"

namespace binome {

struct ShownMatch {
  ActorIndex actor = 0;
  PairScore score;
  std::optional<std::uint32_t> plain_rank;  // by score alone, where diversity was asked for
  std::optional<Explanation> why;           // none: a snapshot answers, which has no reasons
};

struct ShownList {
  Term kind;
  std::size_t candidates = 0;
  std::optional<DiversityCost> diversity;
  std::shared_ptr<const Recall> recall;
  std::vector<ShownMatch> matches;
  std::optional<EmptyList> empty;  // where there is no match
};

struct MatchView {
  std::vector<ShownList> lists;
  bool has_reasons = false;

  bool is_empty() const;  // no list has a match
};

// Answers a request. Errors: those of Matcher::match.
Result<MatchView> match_view(const Matcher& matcher, const MatchRequest& request);

}  // namespace binome
