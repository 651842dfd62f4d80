// What one would write without a library: a double loop over the sparse rows, and a walk over inverted lists. Two
// sources of truth that share no search code with the engine.
#include <numeric>

#include "benchmarks/peers/peer.hpp"

namespace binome::peers {
namespace {

// The asker is spread over an array of all concepts; every candidate's two rows are looked up in it.
class DoubleLoop final : public RequestPeer {
 public:
  std::string name() const override { return "double loop"; }
  std::string settings() const override { return "plain C++ over sparse rows"; }
  bool exact() const override { return true; }
  void build(const Vectors& vectors) override { vectors_ = &vectors; }

 private:
  class Loop final : public Worker {
   public:
    explicit Loop(const Vectors& vectors) : vectors_(vectors), wanted_(vectors.concept_count), had_(vectors.concept_count) {}

    List best(std::uint32_t request) override {
      const Query query = vectors_.query(request);
      spread(query, 1);
      Best best;
      for (std::uint32_t j = 0; j < vectors_.size(); ++j) {
        if (j == request) continue;
        std::uint32_t met = 0;
        for (const ConceptId v : vectors_.held[j]) met += wanted_[v];
        const WantsView wants = vectors_.wants[j];
        std::uint32_t met_back = 0;
        for (std::size_t i = 0; i < wants.concepts.size(); ++i) met_back += had_[wants.concepts[i]] * wants.weights[i];
        if (met + met_back == 0) continue;
        best.offer(j, {directed_score(met, query.wants.prior, query.wants.wants_something),
                       directed_score(met_back, wants.prior, wants.wants_something)});
      }
      spread(query, 0);
      return best.take();
    }

   private:
    void spread(const Query& query, std::uint16_t factor) {
      for (std::size_t i = 0; i < query.wants.concepts.size(); ++i) {
        wanted_[query.wants.concepts[i]] = static_cast<std::uint16_t>(query.wants.weights[i] * factor);
      }
      for (const ConceptId v : query.held) had_[v] = factor;
    }

    const Vectors& vectors_;
    std::vector<std::uint16_t> wanted_;
    std::vector<std::uint16_t> had_;  // 0 or 1
  };

  std::unique_ptr<Worker> make_worker() override { return std::make_unique<Loop>(*vectors_); }

  const Vectors* vectors_ = nullptr;
};

// Inverted lists, one after the other in memory.
template <typename Posting>
struct Lists {
  std::vector<std::size_t> begins;  // by concept, and one behind
  std::vector<Posting> postings;

  std::span<const Posting> operator[](ConceptId v) const { return std::span(postings).subspan(begins[v], begins[v + 1] - begins[v]); }
};

// `each(actor, sink)` gives sink(concept, posting) for every posting of an actor.
template <typename Posting, typename Each>
Lists<Posting> invert(std::size_t actors, std::size_t concepts, const Each& each) {
  Lists<Posting> lists{std::vector<std::size_t>(concepts + 1), {}};
  for (std::uint32_t i = 0; i < actors; ++i) each(i, [&](ConceptId v, const Posting&) { ++lists.begins[v + 1]; });
  std::partial_sum(lists.begins.begin(), lists.begins.end(), lists.begins.begin());
  lists.postings.resize(lists.begins.back());
  std::vector<std::size_t> next(lists.begins.begin(), lists.begins.end() - 1);
  for (std::uint32_t i = 0; i < actors; ++i) each(i, [&](ConceptId v, const Posting& posting) { lists.postings[next[v]++] = posting; });
  return lists;
}

struct WantPosting {
  std::uint32_t actor;
  std::uint32_t weight;
};

// The lists of what the asker wants add to one accumulator a candidate, those of what it has to another.
class PostingsWalk final : public RequestPeer {
 public:
  std::string name() const override { return "postings walk"; }
  std::string settings() const override { return "plain C++, 32-bit accumulators"; }
  bool exact() const override { return true; }

  void build(const Vectors& vectors) override {
    vectors_ = &vectors;
    had_by_ = invert<std::uint32_t>(vectors.size(), vectors.concept_count, [&](std::uint32_t i, const auto& sink) {
      for (const ConceptId v : vectors.held[i]) sink(v, i);
    });
    wanted_by_ = invert<WantPosting>(vectors.size(), vectors.concept_count, [&](std::uint32_t i, const auto& sink) {
      const WantsView wants = vectors.wants[i];
      for (std::size_t w = 0; w < wants.concepts.size(); ++w) sink(wants.concepts[w], WantPosting{i, wants.weights[w]});
    });
  }

 private:
  class Walk final : public Worker {
   public:
    explicit Walk(const PostingsWalk& peer) : peer_(peer), met_(peer.vectors_->size()), met_back_(peer.vectors_->size()) {}

    List best(std::uint32_t request) override {
      const Vectors& vectors = *peer_.vectors_;
      const Query query = vectors.query(request);
      std::fill(met_.begin(), met_.end(), 0);
      std::fill(met_back_.begin(), met_back_.end(), 0);
      for (std::size_t i = 0; i < query.wants.concepts.size(); ++i) {
        const std::uint32_t weight = query.wants.weights[i];
        for (const std::uint32_t j : peer_.had_by_[query.wants.concepts[i]]) met_[j] += weight;
      }
      for (const ConceptId v : query.held) {
        for (const WantPosting& posting : peer_.wanted_by_[v]) met_back_[posting.actor] += posting.weight;
      }
      met_[request] = met_back_[request] = 0;
      Best best;
      for (std::uint32_t j = 0; j < met_.size(); ++j) {
        if (met_[j] + met_back_[j] == 0) continue;
        const WantsView wants = vectors.wants[j];
        best.offer(j, {directed_score(met_[j], query.wants.prior, query.wants.wants_something),
                       directed_score(met_back_[j], wants.prior, wants.wants_something)});
      }
      return best.take();
    }

   private:
    const PostingsWalk& peer_;
    std::vector<std::uint32_t> met_;
    std::vector<std::uint32_t> met_back_;
  };

  std::unique_ptr<Worker> make_worker() override { return std::make_unique<Walk>(*this); }

  const Vectors* vectors_ = nullptr;
  Lists<std::uint32_t> had_by_;
  Lists<WantPosting> wanted_by_;
};

}  // namespace

std::unique_ptr<Peer> make_double_loop() { return std::make_unique<DoubleLoop>(); }
std::unique_ptr<Peer> make_postings_walk() { return std::make_unique<PostingsWalk>(); }

}  // namespace binome::peers
