// What every peer offers, so that all are checked and timed alike.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "benchmarks/peers/population.hpp"

namespace binome::peers {

inline constexpr unsigned kThreads = 2;

class Peer {
 public:
  virtual ~Peer() = default;
  virtual std::string name() const = 0;
  // Chosen settings, for the table.
  virtual std::string settings() const { return {}; }
  // Whether its answers must equal the reference; else they are compared by recall.
  virtual bool exact() const = 0;
  // Makes the index. `vectors` outlives the peer.
  virtual void build(const Vectors& vectors) = 0;
  // The best of one request, best first, within one thread.
  virtual List best(std::uint32_t request) = 0;
  // The best of many, with kThreads threads.
  virtual std::vector<List> batch(std::span<const std::uint32_t> requests) = 0;
  // Whether a batch is always of everybody.
  virtual bool whole_batches() const { return false; }
  // Bytes on disk; 0: the index is in memory.
  virtual std::uint64_t disk_bytes() const { return 0; }
};

// A peer that answers one request at a time: batches are spread over threads, each with a worker of its own.
class RequestPeer : public Peer {
 public:
  class Worker {
   public:
    virtual ~Worker() = default;
    virtual List best(std::uint32_t request) = 0;
  };

  List best(std::uint32_t request) final;
  std::vector<List> batch(std::span<const std::uint32_t> requests) final;

 protected:
  virtual std::unique_ptr<Worker> make_worker() = 0;

 private:
  std::vector<std::unique_ptr<Worker>> workers_;
};

// Keeps the best 20 by S, exactly; equal scores in any order.
class Best {
 public:
  void offer(std::uint32_t candidate, PairScore score);
  List take();

 private:
  List heap_;  // the worst in front
};

// The index that Binôme chooses, and two of its others, over a population of its own making.
std::unique_ptr<Peer> make_binome(std::uint64_t actors);
std::unique_ptr<Peer> make_binome_faiss(std::uint64_t actors);
std::unique_ptr<Peer> make_binome_reference(std::uint64_t actors);
std::unique_ptr<Peer> make_double_loop();
std::unique_ptr<Peer> make_postings_walk();
// Faiss over the sums a+b (dense_vectors.hpp), the best found scored again exactly.
std::unique_ptr<Peer> make_faiss_flat();
std::unique_ptr<Peer> make_faiss_ivf();
std::unique_ptr<Peer> make_faiss_hnsw();
std::unique_ptr<Peer> make_hnswlib();
std::unique_ptr<Peer> make_xapian();

// Checks `peer` against `exact`, then times it. Prints one line of JSON; false if an answer is wrong.
bool measure(Peer& peer, const Vectors& vectors, const std::vector<List>& exact);

// What the machine can do and what a pair needs: one line of JSON for each way of searching, with the pairs/s it could reach.
void print_roofline(const Vectors& vectors);

}  // namespace binome::peers
