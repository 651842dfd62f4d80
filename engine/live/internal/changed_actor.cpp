// LiveRecords: an actor that was touched is made anew.
#include <utility>

#include "engine/live/internal/live_records.hpp"

namespace binome {

std::vector<WordCount> LiveRecords::words_of(const RecordsOfActor& concern, ActorIndex self) {
  std::vector<WordCount> words;
  const auto add = [&](const std::vector<WordCount>& counted) {
    for (const WordCount word : counted) {
      if (counts_[word.word] == 0) words.push_back({word.word, 0});
      counts_[word.word] += word.count;
    }
  };
  add(concern.words);
  for (const auto& project : concern.projects) {
    for (const ActorIndex one : project->participants) {
      if (one == self) add(project->words);
    }
  }
  for (const LiveListing& listing : concern.listings) add(listing.words);
  for (WordCount& word : words) word.count = std::exchange(counts_[word.word], 0);
  base_->built().profiles.lexicon().keep_strongest(words, kMostWords);
  return words;
}

std::shared_ptr<const ChangedActor> LiveRecords::make(ActorIndex index) {
  const RecordsOfActor& concern = this->concern(index);
  auto made = std::make_shared<ChangedActor>();
  made->profile.self = index;
  if (!concern.record) {
    Actor nobody;
    nobody.id = concern.id;
    nobody.visible = false;
    made->record = std::make_shared<const Actor>(std::move(nobody));
    made->profile.visible = false;
    made->removed = true;
    return made;
  }
  made->record = concern.record;
  Profile& profile = made->profile = declared_profile(*concern.record, index);
  for (const auto* links : {&concern.partners, &concern.named_by}) {
    for (const ActorIndex partner : *links) link_partner(profile, partner);
  }
  const auto country_of = [this](ActorIndex one) { return actor(one).home.country; };
  for (const auto& project : concern.projects) {
    for (const ActorIndex one : project->participants) {
      if (one == index) take_project(profile, project->record, project->participants, country_of);
    }
    for (const Contribution& contribution : project->record.contributions) {
      if (contribution.actor == concern.id) profile.offers.add(contribution.brings.all());
    }
  }
  for (const LiveListing& listing : concern.listings) {
    if (is_valid(*listing.record, base_->built().options.today)) take_listing(profile, *listing.record);
    made->listings.push_back(listing.record);
  }
  complete_profile(profile);
  profile.words = words_of(concern, index);
  std::vector<PairEvent> events;
  for (const LiveFeedback& feedback : concern.feedback) events.push_back(feedback.event);
  made->feedback = FeedbackPairs::of(std::move(events));
  made->held = base_->built().space.held(profile);
  return made;
}

}  // namespace binome
