// A small directory as one concept block sees it: what is had and wanted, by the codes that programs see, and what comes
// before what when only some blocks count.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/engine.hpp"
#include "engine/explanation/explanation.hpp"
#include "features/concept_space.hpp"
#include "tests/support/records.hpp"

namespace binome::testing {

class BlockView {
 public:
  // `counted`: the blocks that count, each as much as another; what is had and wanted can be asked of the others too.
  BlockView(Directory directory, const std::vector<std::string_view>& counted);

  // What an actor has in a block, with what that implies.
  std::set<std::string> held(std::string_view id, std::string_view block) const;
  // What an actor wants in a block, with the strength of each.
  std::map<std::string, double> wants(std::string_view id, std::string_view block) const;
  // The part of what the asker wants in a block that a candidate has, 0 … 1.
  double coverage(std::string_view asker, std::string_view candidate, std::string_view block) const;

  PairScore score(std::string_view asker, std::string_view candidate) const;
  // The same; zero where the candidate is not proposed.
  PairScore eligible_score(std::string_view asker, std::string_view candidate) const;
  Explanation why(std::string_view asker, std::string_view candidate) const;
  // > 0: the asker's list has x before y by the score; 0: the score does not tell.
  int order(std::string_view asker, std::string_view x, std::string_view y) const;

  const Profile& profile(std::string_view id) const;
  const Profiles& profiles() const { return profiles_; }
  const ConceptSpace& space() const { return *space_; }
  std::size_t block_number(std::string_view name) const;
  // The concept that a block calls so; the block has concepts of its own.
  ConceptId find_concept(std::string_view block, std::string_view code) const;

 private:
  Directory directory_;
  Profiles profiles_;
  std::unique_ptr<ConceptSpace> space_;
  BlockWeights weights_;
  std::unique_ptr<Engine> engine_;
};

// Others, `other-0` …, that work on heritage: so that not everybody works on what the others of a test do.
void add_others(Directory& directory, std::string_view kind, int count = 8);

// A town with a seat, or with inhabitants; it works on education.
Actor town(std::string id, double lat, double lon, const std::vector<std::string>& partners = {});
Actor inhabited(std::string id, std::int64_t population, const std::vector<std::string>& terms = {"theme:education"});

// asker – friend – further; "linked" works with further, "apart" with elsewhere; eight others without partners.
Directory circles();
// Associations "with-0", -1, -2, -4, -7, -12, -21: with so many partners among 25 enterprises "pool-0" …; an asker, eight others.
Directory experienced();

}  // namespace binome::testing
