// The ordered pairs of kinds of a directory: tables and searches, each made when it is first needed.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/ranking/kind_pair.hpp"
#include "engine/ranking/kind_pair_table.hpp"
#include "engine/ranking/searcher.hpp"

namespace binome {

// const members are thread safe.
class KindPairs {
 public:
  // Refers to what it is made from.
  KindPairs(const TableSources& sources, const Corpus& corpus, SearchOptions options)
      : sources_(sources), corpus_(corpus), options_(std::move(options)) {}

  // The frozen table of an ordered pair of kinds.
  const KindPairTable& table(Term asker, Term asked) const;
  // The same as ranking reads it.
  KindPairView view(Term asker, Term asked) const;
  // The search of an ordered pair of kinds. `everybody`: all visible actors of the kind asked; else only those who may want a
  // partner of the asking kind (seeks.kinds). Errors: those of make_searcher().
  Result<const Searcher*> search(Term asker, Term asked, IndexFamily family, bool everybody = false) const;
  // By the family that was asked for when the directory was built.
  Result<const Searcher*> search(Term asker, Term asked, bool everybody = false) const {
    return search(asker, asked, options_.index, everybody);
  }
  // Those that were searched so far, by any family.
  std::vector<KindPair> searched() const;
  // Makes what requests between these kinds need, so that none has to wait for it.
  Result<void> prepare(std::span<const KindPair> pairs) const;

 private:
  TableSources sources_;
  const Corpus& corpus_;
  SearchOptions options_;
  mutable std::mutex building_;
  mutable std::map<KindPair, std::unique_ptr<KindPairTable>> tables_;
  mutable std::map<std::tuple<KindPair, IndexFamily, bool>, std::unique_ptr<Searcher>> searches_;
};

}  // namespace binome
