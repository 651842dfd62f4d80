// The best sum of simple rules: each rule's scores are standardised within a list, and the set of rules whose sum ranks best
// on the other folds is taken.
#pragma once

#include <cstddef>
#include <vector>

namespace binome {

class BestSum {
 public:
  void resize(std::size_t lists, std::size_t rules);
  std::size_t rules() const { return rules_; }
  // The scores of one rule for the candidates of a list, the true one first. Thread safe for different lists.
  void set(std::size_t list, std::size_t rule, const std::vector<double>& scores);
  // The rank of the first candidate of every list, by the rules chosen on the lists of the other folds (of all, if there is
  // but one fold). O(2^rules · scores).
  std::vector<double> ranks(const std::vector<std::size_t>& folds, std::size_t fold_count) const;

 private:
  std::size_t rules_ = 0;
  std::vector<std::vector<std::vector<float>>> scores_;  // list, rule, candidate; standardised
};

}  // namespace binome
