// hnswlib over the same dense vectors as Faiss.
#include <hnswlib/hnswlib.h>

#include <atomic>
#include <thread>

#include "benchmarks/peers/dense_vectors.hpp"

namespace binome::peers {
namespace {

constexpr std::size_t kDimensions = 512;
constexpr std::size_t kFetched = 400;
constexpr std::size_t kLinks = 32;
constexpr std::size_t kBuildWidth = 200;
constexpr std::size_t kSearchWidth = 800;

class Hnswlib final : public RequestPeer {
 public:
  std::string name() const override { return "hnswlib"; }
  std::string settings() const override {
    return "inner product, M " + std::to_string(kLinks) + ", ef " + std::to_string(kBuildWidth) + " / " + std::to_string(kSearchWidth) +
           ", " + std::to_string(2 * kDimensions + 2) + " dimensions, " + std::to_string(kFetched) + " scored again";
  }
  bool exact() const override { return false; }

  void build(const Vectors& vectors) override {
    vectors_ = &vectors;
    dense_ = std::make_unique<DenseVectors>(vectors, kDimensions);
    space_ = std::make_unique<hnswlib::InnerProductSpace>(dense_->width());
    graph_ = std::make_unique<hnswlib::HierarchicalNSW<float>>(space_.get(), vectors.size(), kLinks, kBuildWidth, 1);
    graph_->addPoint(dense_->candidate(0), 0);
    std::atomic<std::size_t> next = 1;
    std::vector<std::jthread> threads;
    for (unsigned t = 0; t < kThreads; ++t) {
      threads.emplace_back([&] {
        for (std::size_t i = next++; i < vectors.size(); i = next++) graph_->addPoint(dense_->candidate(i), i);
      });
    }
    threads.clear();  // joins
    graph_->setEf(kSearchWidth);
  }

 private:
  class Searcher final : public Worker {
   public:
    explicit Searcher(const Hnswlib& peer) : peer_(peer), rescorer_(*peer.vectors_), query_(peer.dense_->width()) {}

    List best(std::uint32_t request) override {
      peer_.dense_->query(request, query_.data());
      auto found = peer_.graph_->searchKnn(query_.data(), kFetched);
      std::vector<std::int64_t> labels;
      for (; !found.empty(); found.pop()) labels.push_back(static_cast<std::int64_t>(found.top().second));
      return rescorer_.best(request, std::span<const std::int64_t>(labels));
    }

   private:
    const Hnswlib& peer_;
    Rescorer rescorer_;
    std::vector<float> query_;
  };

  std::unique_ptr<Worker> make_worker() override { return std::make_unique<Searcher>(*this); }

  const Vectors* vectors_ = nullptr;
  std::unique_ptr<DenseVectors> dense_;
  std::unique_ptr<hnswlib::InnerProductSpace> space_;
  std::unique_ptr<hnswlib::HierarchicalNSW<float>> graph_;
};

}  // namespace

std::unique_ptr<Peer> make_hnswlib() { return std::make_unique<Hnswlib>(); }

}  // namespace binome::peers
