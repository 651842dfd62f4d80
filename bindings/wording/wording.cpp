#include "bindings/wording/wording.hpp"

#include <algorithm>

#include "bindings/wording/numbers.hpp"
#include "bindings/wording/say.hpp"
#include "bindings/wording/typography.hpp"

namespace binome {
namespace {

// "mots en commun : maraîchage, irrigation, …"
std::string grouped_text(const Matcher& matcher, const Reason& reason, Language language) {
  constexpr std::size_t kNamed = 5;
  std::string title = block_title(matcher, reason.block, language);
  if (title[0] >= 'A' && title[0] <= 'Z') title[0] = static_cast<char>(title[0] - 'A' + 'a');
  std::vector<std::string> labels = grouped_labels(matcher, reason, language);
  const std::size_t named = std::min(kNamed, labels.size());
  const std::size_t more = labels.size() - named;
  labels.resize(named);
  return say(Message::reason_grouped, language, {{"title", std::move(title)}, {"labels", std::move(labels)}, {"more", more}});
}

}  // namespace

std::string block_title(const Matcher& matcher, std::size_t block, Language language) {
  const Bilingual title = matcher.concepts().block(block).title();
  return language == Language::fr ? french_typography(title.fr) : title.en;
}

std::string list_text(const std::vector<std::string>& items, Language language) {
  std::string text;
  for (const std::string& item : items) {
    if (!text.empty()) text += language == Language::fr ? "\u202F; " : "; ";
    text += item;
  }
  return text;
}

std::vector<std::string> grouped_labels(const Matcher& matcher, const Reason& reason, Language language) {
  std::vector<std::string> labels;
  for (const ConceptId met : reason.grouped) {
    // Who was visible when the statistics were made may not be now: not to be named.
    if (const auto actor = matcher.concepts().actor(met); actor && !matcher.actors().attributes(*actor).visible) continue;
    std::string label = matcher.concepts().label(met, reason.block).in(language);
    if (std::find(labels.begin(), labels.end(), label) == labels.end()) labels.push_back(std::move(label));
  }
  return labels;
}

std::string kind_text(const Matcher& matcher, ActorIndex actor, Language language) {
  const Attributes attributes = matcher.actors().attributes(actor);
  return matcher.taxonomy().label(attributes.subkind ? attributes.subkind : attributes.kind, language);
}

std::string place_text(const Matcher& matcher, ActorIndex actor, Language language) {
  const ActorCard card = matcher.card(actor);
  std::string text;
  if (card.subdivision) text = matcher.taxonomy().label(card.subdivision, language);
  if (card.country) text += (text.empty() ? "" : ", ") + matcher.taxonomy().label(card.country, language);
  return text.empty() ? say(Message::place_unknown, language) : text;
}

std::string reason_text(const Matcher& matcher, const Reason& reason, Language language) {
  const ConceptSpace& space = matcher.concepts();
  if (!reason.grouped.empty()) return grouped_text(matcher, reason, language);
  const std::string wanted = space.label(reason.wanted, reason.block).in(language);
  if (reason.met == reason.wanted) return wanted;
  const std::string held = space.label(reason.held, reason.block).in(language);
  const bool siblings = space.parent(reason.wanted) == reason.met && space.parent(reason.held) == reason.met;
  if (siblings) return say(Message::reason_near, language, {{"held", held}, {"wanted", wanted}});
  if (reason.held == reason.met) return say(Message::reason_held_below, language, {{"held", held}, {"wanted", wanted}});
  const std::string met = space.label(reason.met, reason.block).in(language);
  return say(Message::reason_both_below, language, {{"met", met}, {"wanted", wanted}, {"held", held}});
}

std::string name_text(const Matcher& matcher, ActorIndex actor) {
  std::string name(matcher.card(actor).name);
  for (char& c : name) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  }
  return name;
}

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string reasons_text(const Matcher& matcher, const Direction& direction, Language language) {
  std::vector<std::string> parts;
  for (const Reason& reason : direction.reasons) {
    parts.push_back(say(Message::reason_with_points, language,
                        {{"reason", reason_text(matcher, reason, language)}, {"points", tenths_text(reason.tenths, language)}}));
  }
  if (direction.other_reasons > 0)
    parts.push_back(say(Message::reason_others, language, {{"points", tenths_text(direction.others_tenths, language)}}));
  if (direction.prior_tenths > 0)
    parts.push_back(say(Message::reason_prior, language, {{"points", tenths_text(direction.prior_tenths, language)}}));
  return parts.empty() ? say(Message::reason_none, language) : list_text(parts, language);
}

std::string unmet_text(const Matcher& matcher, const Direction& direction, Language language) {
  std::vector<std::string> parts;
  for (const Unmet& unmet : direction.unmet) {
    parts.push_back(say(
        Message::unmet_with_share, language,
        {{"wanted", matcher.concepts().label(unmet.wanted, unmet.block).in(language)}, {"share", percent_text(unmet.share, language)}}));
  }
  if (!parts.empty()) return list_text(parts, language);
  return say(direction.wants_something ? Message::unmet_none : Message::unmet_not_asked, language);
}

std::string rule_text(const Matcher& matcher, const Exclusion& exclusion, ActorIndex asker, ActorIndex candidate, Language language) {
  constexpr Message kRules[] = {Message::rule_none,
                                Message::rule_same_actor,
                                Message::rule_not_visible,
                                Message::rule_kind_not_sought,
                                Message::rule_already_partners,
                                Message::rule_declined,
                                Message::rule_already_met,
                                Message::rule_must_unmet,
                                Message::rule_filtered_country,
                                Message::rule_filtered_theme,
                                Message::rule_filtered_exclude};
  const ActorIndex other = exclusion.subject == asker ? candidate : asker;
  return say(kRules[static_cast<std::size_t>(exclusion.rule)], language,
             {{"subject", std::string(matcher.card(exclusion.subject).name)},
              {"other", std::string(matcher.card(other).name)},
              {"kind", kind_text(matcher, other, language)},
              {"condition", name_of(exclusion.vocabulary)}});
}

std::string_view rule_code(Rule rule) {
  constexpr std::string_view kCodes[] = {"none",        "same_actor", "not_visible",      "kind_not_sought", "already_partners", "declined",
                                         "already_met", "must_unmet", "filtered_country", "filtered_theme",  "filtered_exclude"};
  return kCodes[static_cast<std::size_t>(rule)];
}

}  // namespace binome
