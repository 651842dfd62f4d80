#include "bindings/shards/shard_set.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "bindings/records/problem.hpp"
#include "bindings/wording/shown_value.hpp"

namespace binome {
namespace {

// Sentences, one a line.
class Complaints {
 public:
  void add(const Bilingual& sentence) {
    if (++count_ > kShown) return;
    text_.fr += (count_ == 1 ? "" : "\n") + sentence.fr;
    text_.en += (count_ == 1 ? "" : "\n") + sentence.en;
  }
  bool any() const { return count_ > 0; }
  tl::unexpected<Error> take() {
    if (count_ > kShown) {
      const std::string more = std::to_string(count_ - kShown);
      text_.fr += "\n… et " + more + " autres problèmes";
      text_.en += "\n… and " + more + " more problems";
    }
    return tl::make_unexpected(Error{ErrorKind::bad_data, std::move(text_)});
  }

 private:
  static constexpr std::size_t kShown = 10;
  std::size_t count_ = 0;
  Bilingual text_;
};

// Options whose value is a fingerprint.
struct Content {
  std::string_view name;
  Bilingual other;
};
const Content kContents[] = {{"--directory", {"un autre annuaire", "another directory"}},
                             {"--weights", {"d'autres poids", "other weights"}},
                             {"binome", {"un autre exécutable binome", "another binome executable"}}};

// How a shard was made otherwise than the others: "avec --today 2026-06-01, les autres avec 2026-06-02".
Bilingual difference(const ShardLabel& label, const ShardLabel& others) {
  if (label.shards != others.shards)
    return {"pour " + std::to_string(label.shards) + " parts, les autres pour " + std::to_string(others.shards),
            "for " + std::to_string(label.shards) + " shards, the others for " + std::to_string(others.shards)};
  for (const auto& [name, value] : label.made_with) {
    const std::string_view common = others.value(name);
    if (value == common) continue;
    for (const Content& content : kContents) {
      if (name == content.name) return {"avec " + content.other.fr + " que les autres", "with " + content.other.en + " than the others"};
    }
    const auto shown = [](std::string_view text) { return text.empty() ? std::string("–") : shorten(text); };
    return {"avec " + shorten(name) + " " + shown(value) + ", les autres avec " + shown(common),
            "with " + shorten(name) + " " + shown(value) + ", the others with " + shown(common)};
  }
  return {"avec d'autres options", "with other options"};
}

Bilingual unlike(const ShardReader& part, const ShardLabel& others) {
  const Bilingual how = difference(part.label(), others);
  const std::string place = part.label().place();
  return {part.path() + " : part " + place + " faite " + how.fr + " ; relancez-la comme elles",
          part.path() + ": shard " + place + " was made " + how.en + "; run it again like them"};
}

Bilingual twice(const ShardReader& first, const ShardReader& second) {
  const std::string place = first.label().place();
  return {first.path() + " et " + second.path() + " : deux fois la part " + place + " ; n'en donnez qu'une",
          first.path() + " and " + second.path() + ": shard " + place + " twice; give one of them"};
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

Bilingual missing(const std::vector<std::uint32_t>& numbers, std::uint32_t shards) {
  const std::string which = ranges(numbers);
  const std::string all = std::to_string(shards);
  if (numbers.size() == 1)
    return {"il manque la part " + which + "/" + all + " ; lancez-la avec --shard " + which + "/" + all,
            "shard " + which + "/" + all + " is missing; run it with --shard " + which + "/" + all};
  return {"il manque les parts " + which + " sur " + all + " ; lancez-les avec --shard i/" + all,
          "shards " + which + " of " + all + " are missing; run them with --shard i/" + all};
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
      complaints.add(reader.error().text);
    } else if (const auto checked = check(path); !checked) {
      complaints.add(checked.error().text);
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
