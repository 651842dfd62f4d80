// Faiss used directly: it fetches the most of a+b among folded vectors, and those are scored again exactly.
#include <faiss/IndexFlat.h>
#include <faiss/IndexHNSW.h>
#include <faiss/IndexIVFFlat.h>
#include <faiss/utils/distances.h>
#include <omp.h>

#include <algorithm>
#include <numeric>

#include "benchmarks/peers/dense_vectors.hpp"

extern "C" void openblas_set_num_threads(int);

namespace binome::peers {
namespace {

using Label = faiss::Index::idx_t;

class FaissPeer : public Peer {
 public:
  FaissPeer(std::size_t dimensions, std::size_t fetched) : dimensions_(dimensions), fetched_(fetched) {
    faiss::distance_compute_blas_threshold = 1;  // BLAS for single requests too: five times faster here
  }

  bool exact() const override { return false; }

  void build(const Vectors& vectors) override {
    vectors_ = &vectors;
    use_threads(kThreads);
    dense_ = std::make_unique<DenseVectors>(vectors, dimensions_);
    index_ = make_index(*dense_);
  }

  List best(std::uint32_t request) override {
    use_threads(1);
    return search(std::span(&request, 1)).front();
  }

  std::vector<List> batch(std::span<const std::uint32_t> requests) override {
    use_threads(kThreads);
    constexpr std::size_t kBlock = 4096;
    std::vector<List> lists;
    for (std::size_t begin = 0; begin < requests.size(); begin += kBlock) {
      const auto some = search(requests.subspan(begin, std::min(kBlock, requests.size() - begin)));
      lists.insert(lists.end(), some.begin(), some.end());
    }
    return lists;
  }

 protected:
  virtual std::unique_ptr<faiss::Index> make_index(DenseVectors& vectors) = 0;
  std::string described() const {
    return std::to_string(2 * dimensions_ + 2) + " dimensions, " + std::to_string(fetched_) + " scored again";
  }

 private:
  void use_threads(unsigned threads) {
    if (threads == threads_) return;
    threads_ = threads;
    omp_set_num_threads(static_cast<int>(threads));
    openblas_set_num_threads(static_cast<int>(threads));
    rescorers_.clear();
    for (unsigned t = 0; t < threads; ++t) rescorers_.emplace_back(std::make_unique<Rescorer>(*vectors_));
  }

  std::vector<List> search(std::span<const std::uint32_t> requests) {
    const std::size_t width = dense_->width();
    std::vector<float> queries(requests.size() * width);
    for (std::size_t i = 0; i < requests.size(); ++i) dense_->query(requests[i], queries.data() + i * width);
    std::vector<float> sums(requests.size() * fetched_);
    std::vector<Label> labels(requests.size() * fetched_);
    index_->search(static_cast<Label>(requests.size()), queries.data(), static_cast<Label>(fetched_), sums.data(), labels.data());
    std::vector<List> lists(requests.size());
#pragma omp parallel for schedule(dynamic, 16)
    for (std::size_t i = 0; i < requests.size(); ++i) {
      lists[i] = rescorers_[static_cast<std::size_t>(omp_get_thread_num())]->best(
          requests[i], std::span<const Label>(labels).subspan(i * fetched_, fetched_));
    }
    return lists;
  }

  std::size_t dimensions_;
  std::size_t fetched_;
  unsigned threads_ = 0;
  const Vectors* vectors_ = nullptr;
  std::unique_ptr<DenseVectors> dense_;
  std::unique_ptr<faiss::Index> index_;
  std::vector<std::unique_ptr<Rescorer>> rescorers_;
};

class Flat final : public FaissPeer {
 public:
  using FaissPeer::FaissPeer;
  std::string name() const override { return "Faiss flat"; }
  std::string settings() const override { return "IndexFlatIP through BLAS, " + described(); }

 private:
  std::unique_ptr<faiss::Index> make_index(DenseVectors& vectors) override {
    auto index = std::make_unique<faiss::IndexFlatIP>(static_cast<Label>(vectors.width()));
    index->add(static_cast<Label>(vectors.size()), vectors.candidates());
    vectors.read_from(index->get_xb());
    return index;
  }
};

class Ivf final : public FaissPeer {
 public:
  using FaissPeer::FaissPeer;
  std::string name() const override { return "Faiss IVF"; }
  std::string settings() const override {
    return "IVFFlat " + std::to_string(kLists) + ", nprobe " + std::to_string(kProbes) + ", " + described();
  }

 private:
  static constexpr std::size_t kLists = 128;
  static constexpr std::size_t kProbes = 64;

  std::unique_ptr<faiss::Index> make_index(DenseVectors& vectors) override {
    auto index = std::make_unique<faiss::IndexIVFFlat>(new faiss::IndexFlatIP(static_cast<Label>(vectors.width())), vectors.width(), kLists,
                                                       faiss::METRIC_INNER_PRODUCT);
    index->own_fields = true;
    index->nprobe = kProbes;
    index->train(static_cast<Label>(vectors.size()), vectors.candidates());
    index->add(static_cast<Label>(vectors.size()), vectors.candidates());
    return index;
  }
};

class Hnsw final : public FaissPeer {
 public:
  using FaissPeer::FaissPeer;
  std::string name() const override { return "Faiss HNSW"; }
  std::string settings() const override { return "HNSWFlat M 32, efConstruction 80, efSearch 400, " + described(); }

 private:
  std::unique_ptr<faiss::Index> make_index(DenseVectors& vectors) override {
    auto index = std::make_unique<faiss::IndexHNSWFlat>(static_cast<int>(vectors.width()), 32, faiss::METRIC_INNER_PRODUCT);
    index->hnsw.efConstruction = 80;
    index->hnsw.efSearch = 400;
    index->add(static_cast<Label>(vectors.size()), vectors.candidates());
    vectors.read_from(static_cast<const faiss::IndexFlat*>(index->storage)->get_xb());
    return index;
  }
};

}  // namespace

std::unique_ptr<Peer> make_faiss_flat() { return std::make_unique<Flat>(1024, 200); }
std::unique_ptr<Peer> make_faiss_ivf() { return std::make_unique<Ivf>(512, 400); }
std::unique_ptr<Peer> make_faiss_hnsw() { return std::make_unique<Hnsw>(512, 400); }

}  // namespace binome::peers
