#include "bindings/wording/wording.hpp"

#include <algorithm>

#include "bindings/wording/numbers.hpp"

namespace binome {
namespace {

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : " ; ") + part;
  return text;
}

// The key of a must condition, as people say it.
Bilingual must_name(Vocabulary vocabulary) {
  switch (vocabulary) {
    case Vocabulary::place:
      return {"lieux", "places"};
    case Vocabulary::kind:
      return {"type de structure", "kind"};
    case Vocabulary::skill:
      return {"compétences", "skills"};
    case Vocabulary::mode:
      return {"modes de partenariat", "partnership modes"};
    case Vocabulary::language:
      return {"langues", "languages"};
    default:
      return {"condition", "condition"};
  }
}

// "mots en commun : maraîchage, irrigation, …"
std::string grouped_text(const Matcher& matcher, const Reason& reason, Language language) {
  constexpr std::size_t kNamed = 5;
  std::string text = matcher.concepts().block(reason.block).title().in(language);
  if (text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] - 'A' + 'a');
  const std::vector<std::string> labels = grouped_labels(matcher, reason, language);
  if (!labels.empty()) text += language == Language::fr ? " : " : ": ";
  for (std::size_t i = 0; i < std::min(kNamed, labels.size()); ++i) text += (i == 0 ? "" : ", ") + labels[i];
  return text + (labels.size() > kNamed ? ", …" : "");
}

}  // namespace

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
  return text.empty() ? (language == Language::fr ? "lieu inconnu" : "place unknown") : text;
}

std::string reason_text(const Matcher& matcher, const Reason& reason, Language language) {
  const bool fr = language == Language::fr;
  const ConceptSpace& space = matcher.concepts();
  if (!reason.grouped.empty()) return grouped_text(matcher, reason, language);
  const std::string wanted = space.label(reason.wanted, reason.block).in(language);
  if (reason.met == reason.wanted) return wanted;
  const std::string held = space.label(reason.held, reason.block).in(language);
  const bool siblings = space.parent(reason.wanted) == reason.met && space.parent(reason.held) == reason.met;
  if (siblings) return held + (fr ? ", proche de " : ", near ") + wanted;
  const std::string sought = fr ? "cherché : " : "wanted: ";
  if (reason.held == reason.met) return held + " (" + sought + wanted + ")";
  return space.label(reason.met, reason.block).in(language) + " (" + sought + wanted + (fr ? ", trouvé : " : ", found: ") + held + ")";
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
  const bool fr = language == Language::fr;
  std::vector<std::string> parts;
  const auto add = [&](const std::string& what, int tenths) { parts.push_back(what + " (" + tenths_text(tenths, language) + ")"); };
  for (const Reason& reason : direction.reasons) add(reason_text(matcher, reason, language), reason.tenths);
  if (direction.other_reasons > 0) add(fr ? "autres" : "others", direction.others_tenths);
  if (direction.prior_tenths > 0)
    add(fr ? "profil peu connu, valeur prudente" : "profile little known, cautious value", direction.prior_tenths);
  return parts.empty() ? (fr ? "rien de ce qui est cherché" : "nothing that is sought") : joined(parts);
}

std::string unmet_text(const Matcher& matcher, const Direction& direction, Language language) {
  std::vector<std::string> parts;
  for (const Unmet& unmet : direction.unmet)
    parts.push_back(matcher.concepts().label(unmet.wanted, unmet.block).in(language) + " (" + percent_text(unmet.share, language) + ")");
  if (!parts.empty()) return joined(parts);
  if (!direction.wants_something) return language == Language::fr ? "rien n'est demandé" : "nothing is asked for";
  return language == Language::fr ? "rien" : "nothing";
}

std::string rule_text(const Matcher& matcher, const Exclusion& exclusion, ActorIndex asker, ActorIndex candidate, Language language) {
  const bool fr = language == Language::fr;
  const std::string subject = std::string(matcher.card(exclusion.subject).name);
  const std::string other = std::string(matcher.card(exclusion.subject == asker ? candidate : asker).name);
  switch (exclusion.rule) {
    case Rule::none:
      return fr ? "aucune règle ne les sépare" : "no rule keeps them apart";
    case Rule::same_actor:
      return fr ? "c'est le même acteur" : "it is the same actor";
    case Rule::not_visible:
      return subject + (fr ? " ne souhaite pas être visible" : " does not wish to be visible");
    case Rule::kind_not_sought:
      return fr ? subject + " ne cherche pas de partenaire de ce type (" +
                      kind_text(matcher, exclusion.subject == asker ? candidate : asker, language) + ")"
                : subject + " does not look for a partner of this kind (" +
                      kind_text(matcher, exclusion.subject == asker ? candidate : asker, language) + ")";
    case Rule::already_partners:
      return fr ? "ils sont déjà partenaires" : "they are partners already";
    case Rule::declined:
      return fr ? subject + " a décliné " + other : subject + " has declined " + other;
    case Rule::already_met:
      return fr ? "ils se sont déjà rencontrés" : "they have met already";
    case Rule::must_unmet:
      return fr ? other + " ne remplit pas une condition impérative de " + subject + " : " + must_name(exclusion.vocabulary).fr
                : other + " does not meet a hard condition of " + subject + ": " + must_name(exclusion.vocabulary).en;
    case Rule::filtered_country:
      return fr ? "hors des pays demandés" : "outside the countries asked for";
    case Rule::filtered_theme:
      return fr ? "hors des thèmes demandés" : "outside the themes asked for";
    case Rule::filtered_exclude:
      return fr ? "exclu par la demande" : "excluded by the request";
  }
  return {};
}

std::string_view rule_code(Rule rule) {
  constexpr std::string_view kCodes[] = {"none",        "same_actor", "not_visible",      "kind_not_sought", "already_partners", "declined",
                                         "already_met", "must_unmet", "filtered_country", "filtered_theme",  "filtered_exclude"};
  return kCodes[static_cast<std::size_t>(rule)];
}

}  // namespace binome
