// Things that are costly to make, lent to one thread at a time and kept for the next.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace binome {

// Holds as many as were ever in use at once. Thread safe.
template <typename T>
class ObjectPool {
 public:
  explicit ObjectPool(std::function<std::unique_ptr<T>()> make) : make_(std::move(make)) {}

  template <typename Use>
  void lend(const Use& use) {
    std::unique_ptr<T> one;
    {
      const std::lock_guard lock(mutex_);
      if (!idle_.empty()) {
        one = std::move(idle_.back());
        idle_.pop_back();
      }
    }
    if (!one) one = make_();
    use(*one);
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(one));
  }

 private:
  std::function<std::unique_ptr<T>()> make_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<T>> idle_;
};

}  // namespace binome
