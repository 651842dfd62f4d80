#include "bindings/protocol/find_actor.hpp"

#include <algorithm>

#include "bindings/wording/shown_value.hpp"
#include "features/error_codes.hpp"
#include "features/label_folding.hpp"

namespace binome {

Result<ActorIndex> find_actor(const Matcher& matcher, const std::string& id) {
  if (const auto found = matcher.find(id)) return *found;
  // The nearest by id or name, for who mistyped or gave the name.
  constexpr std::size_t kMost = 3;
  const std::string wanted = fold_label(id);
  std::vector<std::pair<std::size_t, std::string>> near;
  for (ActorIndex i = 0; i < matcher.actors().size(); ++i) {
    if (matcher.actors().is_removed(i)) continue;
    const std::string_view known = matcher.id(i);
    const std::size_t limit = std::max<std::size_t>(2, wanted.size() / 3);
    const std::size_t distance =
        std::min(edit_distance(wanted, fold_label(known), limit), edit_distance(wanted, fold_label(matcher.card(i).name), limit));
    if (distance <= limit) near.emplace_back(distance, known);
  }
  std::sort(near.begin(), near.end());
  std::vector<std::string> nearest;
  for (std::size_t i = 0; i < std::min(kMost, near.size()); ++i) nearest.push_back(near[i].second);
  return fail(ErrorCode::unknown_actor, {{"id", shorten(id)}, {"nearest", std::move(nearest)}});
}

}  // namespace binome
