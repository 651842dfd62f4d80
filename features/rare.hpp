// A value that few records have: 8 bytes while it is the default.
#pragma once

#include <memory>

namespace binome {

// Copied and compared as the value itself. const members are thread safe.
template <typename T>
class Rare {
 public:
  Rare() = default;
  Rare(const Rare& other) : value_(other.value_ ? std::make_unique<T>(*other.value_) : nullptr) {}
  Rare(Rare&&) noexcept = default;
  Rare& operator=(const Rare& other) { return *this = Rare(other); }
  Rare& operator=(Rare&&) noexcept = default;

  const T& get() const {
    static const T kDefault{};
    return value_ ? *value_ : kDefault;
  }
  // For writing: makes room for the value.
  T& edit() {
    if (!value_) value_ = std::make_unique<T>();
    return *value_;
  }

  bool operator==(const Rare& other) const { return get() == other.get(); }

 private:
  std::unique_ptr<T> value_;
};

}  // namespace binome
