// Xapian as a search engine of weighted terms: an actor is a document with a term for each concept it has ("H…") and one
// for each it wants ("W…", wdf = q). A request is the disjunction of what it wants, weighted by q, and of what it has: the
// weight of a document is the met part of a+b, and the best are scored again exactly.
#include <xapian.h>

#include <filesystem>
#include <stdexcept>

#include "benchmarks/peers/dense_vectors.hpp"

namespace binome::peers {
namespace {

constexpr std::size_t kFetched = 200;

std::string term(char side, ConceptId v) { return side + std::to_string(v); }

// wdf × factor: an inner product.
class DotWeight final : public Xapian::Weight {
 public:
  DotWeight() {
    need_stat(WDF);
    need_stat(WDF_MAX);
  }
  DotWeight* clone() const override { return new DotWeight; }
  void init(double factor) override { factor_ = factor; }
  double get_sumpart(Xapian::termcount wdf, Xapian::termcount, Xapian::termcount) const override { return factor_ * wdf; }
  double get_maxpart() const override { return factor_ * get_wdf_upper_bound(); }
  double get_sumextra(Xapian::termcount, Xapian::termcount) const override { return 0; }
  double get_maxextra() const override { return 0; }

 private:
  double factor_ = 0;
};

class XapianPeer final : public RequestPeer {
 public:
  ~XapianPeer() override { std::filesystem::remove_all(folder_); }
  std::string name() const override { return "Xapian"; }
  std::string settings() const override { return "glass, OR of weighted terms, " + std::to_string(kFetched) + " scored again"; }
  bool exact() const override { return false; }

  void build(const Vectors& vectors) override {
    vectors_ = &vectors;
    std::string path = (std::filesystem::temp_directory_path() / "binome-xapian-XXXXXX").string();
    if (mkdtemp(path.data()) == nullptr)
      throw std::runtime_error("cannot make a folder in " + std::filesystem::temp_directory_path().string());
    folder_ = path;
    Xapian::WritableDatabase database(folder_.string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
    for (std::uint32_t i = 0; i < vectors.size(); ++i) {
      Xapian::Document document;
      for (const ConceptId v : vectors.held[i]) document.add_term(term('H', v), 1);
      const WantsView wants = vectors.wants[i];
      for (std::size_t w = 0; w < wants.concepts.size(); ++w) document.add_term(term('W', wants.concepts[w]), wants.weights[w]);
      database.replace_document(i + 1, document);
    }
    database.commit();
    database.compact((folder_ / "compact").string());
  }

  std::uint64_t disk_bytes() const override {
    std::uint64_t bytes = 0;
    for (const auto& file : std::filesystem::directory_iterator(folder_ / "compact")) bytes += file.file_size();
    return bytes;
  }

 private:
  class Searcher final : public Worker {
   public:
    explicit Searcher(const XapianPeer& peer)
        : vectors_(*peer.vectors_), rescorer_(vectors_), database_((peer.folder_ / "compact").string()), enquire_(database_) {
      enquire_.set_weighting_scheme(DotWeight());
      enquire_.set_docid_order(Xapian::Enquire::DONT_CARE);
    }

    List best(std::uint32_t request) override {
      const Query query = vectors_.query(request);
      std::vector<Xapian::Query> terms;
      for (std::size_t i = 0; i < query.wants.concepts.size(); ++i) {
        terms.emplace_back(query.wants.weights[i], Xapian::Query(term('H', query.wants.concepts[i])));
      }
      for (const ConceptId v : query.held) terms.emplace_back(term('W', v));
      enquire_.set_query(Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()));
      const Xapian::MSet found = enquire_.get_mset(0, kFetched);
      std::vector<std::int64_t> labels;
      for (auto match = found.begin(); match != found.end(); ++match) labels.push_back(static_cast<std::int64_t>(*match) - 1);
      return rescorer_.best(request, std::span<const std::int64_t>(labels));
    }

   private:
    const Vectors& vectors_;
    Rescorer rescorer_;
    Xapian::Database database_;
    Xapian::Enquire enquire_;
  };

  std::unique_ptr<Worker> make_worker() override { return std::make_unique<Searcher>(*this); }

  const Vectors* vectors_ = nullptr;
  std::filesystem::path folder_;
};

}  // namespace

std::unique_ptr<Peer> make_xapian() { return std::make_unique<XapianPeer>(); }

}  // namespace binome::peers
