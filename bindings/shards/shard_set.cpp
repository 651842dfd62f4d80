#include "bindings/shards/shard_set.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "bindings/wording/shown_value.hpp"
#include "features/error_codes.hpp"

namespace binome {
namespace {

// What is wrong with the shards; the first ten are said.
class Complaints {
 public:
  void add(Error error) {
    if (++count_ <= kShown) errors_.push_back(std::move(error));
  }
  bool any() const { return count_ > 0; }
  tl::unexpected<Error> take() {
    const std::size_t more = count_ - errors_.size();
    return tl::make_unexpected(Error(ErrorCode::several, {{"more", more}}, std::move(errors_)));
  }

 private:
  static constexpr std::size_t kShown = 10;
  std::size_t count_ = 0;
  std::vector<Error> errors_;
};

// Options whose value is a fingerprint, and what it is of.
constexpr std::pair<std::string_view, std::string_view> kContents[] = {
    {"--directory", "directory"}, {"--weights", "weights"}, {"binome", "program"}};

// How a shard was made otherwise than the others: "avec --today 2026-06-01, les autres avec 2026-06-02".
Error unlike(const ShardReader& part, const ShardLabel& others) {
  const ShardLabel& label = part.label();
  const auto unlike = [&](ErrorCode code, std::vector<Argument> how) {
    how.emplace_back("file", part.path());
    how.emplace_back("shard", label.place());
    return Error(code, std::move(how));
  };
  if (label.shards != others.shards) return unlike(ErrorCode::shard_count_differs, {{"shards", label.shards}, {"others", others.shards}});
  for (const auto& [name, value] : label.made_with) {
    const std::string_view common = others.value(name);
    if (value == common) continue;
    for (const auto& [option, input] : kContents) {
      if (name == option) return unlike(ErrorCode::shard_inputs_differ, {{"input", input}});
    }
    const auto shown = [](std::string_view text) { return text.empty() ? std::string("–") : shorten(text); };
    return unlike(ErrorCode::shard_options_differ, {{"option", shorten(name)}, {"value", shown(value)}, {"others", shown(common)}});
  }
  return unlike(ErrorCode::shard_inputs_differ, {{"input", "options"}});
}

Error twice(const ShardReader& first, const ShardReader& second) {
  return Error(ErrorCode::shard_twice, {{"first", first.path()}, {"second", second.path()}, {"shard", first.label().place()}});
}

// Reads a shard to its end. Errors: it is damaged, or its askers are not in their order.
Result<void> check(const std::string& path) {
  auto reader = ShardReader::open(path);
  if (!reader) return tl::make_unexpected(reader.error());
  ShardList list;
  for (std::string last;; last = list.actor) {
    const auto more = reader->next(list);
    if (!more) return tl::make_unexpected(more.error());
    if (!*more) return {};
    if (list.actor <= last) return tl::make_unexpected(reader->damaged());
  }
}

// "3,7-9" of ascending numbers: as Slurm takes them.
std::string ranges(const std::vector<std::uint32_t>& numbers) {
  std::string text;
  for (std::size_t i = 0; i < numbers.size();) {
    std::size_t end = i + 1;
    while (end < numbers.size() && numbers[end] == numbers[end - 1] + 1) ++end;
    text += (text.empty() ? "" : ",") + std::to_string(numbers[i]);
    if (end > i + 1) text += "-" + std::to_string(numbers[end - 1]);
    i = end;
  }
  return text;
}

Error missing(const std::vector<std::uint32_t>& numbers, std::uint32_t shards) {
  return Error(ErrorCode::shards_missing, {{"count", numbers.size()}, {"numbers", ranges(numbers)}, {"shards", shards}});
}

// The label that most have; of several, the one given first.
const ShardLabel& commonest(const std::vector<ShardReader>& parts) {
  std::map<std::pair<std::uint32_t, ShardLabel::Options>, std::size_t> counts;
  const auto count = [&](const ShardReader& part) -> std::size_t& { return counts[{part.label().shards, part.label().made_with}]; };
  for (const ShardReader& part : parts) ++count(part);
  return std::max_element(parts.begin(), parts.end(), [&](const auto& x, const auto& y) { return count(x) < count(y); })->label();
}

bool go_together(const ShardLabel& x, const ShardLabel& y) { return x.shards == y.shards && x.made_with == y.made_with; }

}  // namespace

Result<ShardSet> ShardSet::open(const std::vector<std::string>& paths) {
  Complaints complaints;
  std::vector<ShardReader> whole;
  std::vector<ShardLabel> damaged;
  for (const std::string& path : paths) {
    auto reader = ShardReader::open(path);
    if (!reader) {
      complaints.add(reader.error());
    } else if (const auto checked = check(path); !checked) {
      complaints.add(checked.error());
      damaged.push_back(reader->label());
    } else {
      whole.push_back(std::move(*reader));
    }
  }
  if (whole.empty()) return complaints.take();
  const ShardLabel common = commonest(whole);
  std::map<std::uint32_t, ShardReader> parts;
  std::vector<bool> told(common.shards + 1, false);  // what is said already is not said to be missing too
  for (const ShardLabel& label : damaged) {
    if (label.shards == common.shards) told[label.shard] = true;
  }
  for (ShardReader& part : whole) {
    const std::uint32_t number = part.label().shard;
    if (!go_together(part.label(), common)) {
      complaints.add(unlike(part, common));
      if (part.label().shards == common.shards) told[number] = true;
    } else if (const auto first = parts.find(number); first != parts.end()) {
      complaints.add(twice(first->second, part));
    } else {
      parts.emplace(number, std::move(part));
    }
  }
  std::vector<std::uint32_t> absent;
  for (std::uint32_t i = 1; i <= common.shards; ++i) {
    if (!told[i] && !parts.contains(i)) absent.push_back(i);
  }
  if (!absent.empty()) complaints.add(missing(absent, common.shards));
  if (complaints.any()) return complaints.take();
  std::vector<ShardReader> ordered;
  ordered.reserve(parts.size());
  for (auto& [number, part] : parts) ordered.push_back(std::move(part));
  return ShardSet(std::move(ordered));
}

Result<bool> ShardSet::next(ShardList& list) {
  auto more = parts_[turn_].next(list);
  if (!more) return more;
  if (*more) {
    if (list.actor <= last_) return tl::make_unexpected(parts_[turn_].damaged());
    last_ = list.actor;
    turn_ = (turn_ + 1) % parts_.size();
    return true;
  }
  // Then nobody has one left.
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    if (i == turn_) continue;
    auto left = parts_[i].next(list);
    if (!left) return left;
    if (*left) return tl::make_unexpected(parts_[turn_].damaged());
  }
  return false;
}

}  // namespace binome
