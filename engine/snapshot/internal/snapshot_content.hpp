// What a snapshot holds once it is opened and checked: views of its sections, and the terms as this program numbers them.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/ranking/corpus.hpp"
#include "engine/ranking/kind_pair.hpp"
#include "engine/snapshot/internal/snapshot_sections.hpp"
#include "index/snapshot_file.hpp"

namespace binome::snapshot {

// The terms of a snapshot, by number. Refers to the codes.
class TermTable {
 public:
  TermTable(const TextRows& codes, const Taxonomy& taxonomy);

  // The first code that the taxonomy does not have.
  std::optional<std::string_view> unknown() const;
  // The term of a number; none for none and for a number out of range.
  Term operator[](std::uint32_t number) const { return number < terms_.size() ? terms_[number] : Term(); }

 private:
  const TextRows& codes_;
  std::vector<Term> terms_;
};

class SectionReader;

// Everything is a view of the file, terms aside. Immutable; thread safe.
struct Content {
  // Reads and checks all sections, in parallel. Errors: a section that is missing or contradicts another, an unknown code.
  static Result<std::unique_ptr<const Content>> read(const SnapshotFile& file, std::shared_ptr<const void> owner, const Taxonomy& taxonomy);

  struct Pair {
    KindPair kinds;
    WantRows wants;
    KindPairView view;
  };
  // The pair, or none.
  const Pair* find(Term asker, Term asked) const;

  std::shared_ptr<const void> owner;
  About about;
  TextRows codes;
  TermTable terms;
  Corpus corpus;
  std::span<const ActorIndex> ids_order;
  TextRows names;
  std::span<const TwoTerms> homes;
  std::vector<std::unique_ptr<Pair>> pairs;

 private:
  Content(SectionReader& reader, std::shared_ptr<const void> bytes, const Taxonomy& known);
  void read_pairs(SectionReader& reader);
};

}  // namespace binome::snapshot
