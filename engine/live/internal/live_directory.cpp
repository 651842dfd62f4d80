// LiveRecords: the records as they are now.
#include "engine/live/internal/live_records.hpp"

namespace binome {

Directory LiveRecords::directory() const {
  const Directory& read = base_->built().directory;
  Directory now;
  for (ActorIndex i = 0; i < size_; ++i) {
    if (const auto touched = concerns_.find(i); touched == concerns_.end() || touched->second.record) now.actors.push_back(actor(i));
  }
  for (const Project& project : read.projects) {
    if (!projects_.contains(project.id)) now.projects.push_back(project);
  }
  for (const auto& [id, project] : projects_) {
    if (project) now.projects.push_back(project->record);
  }
  // Of whoever was touched all listings and feedback are in its concern.
  const auto untouched = [this](const std::string& id) { return !concerns_.contains(*known(id)); };
  for (const Listing& listing : read.listings) {
    if (untouched(listing.actor)) now.listings.push_back(listing);
  }
  for (const Feedback& feedback : read.feedback) {
    if (untouched(feedback.actor) && untouched(feedback.about)) now.feedback.push_back(feedback);
  }
  for (const auto& [index, concern] : concerns_) {
    for (const LiveListing& listing : concern.listings) now.listings.push_back(*listing.record);
    for (const LiveFeedback& feedback : concern.feedback) {
      const auto other = concerns_.find(feedback.event.actor == index ? feedback.event.about : feedback.event.actor);
      // Each once: with its actor, or with the one of the two that was touched.
      if (feedback.event.actor == index || other == concerns_.end()) now.feedback.push_back(*feedback.record);
    }
  }
  return now;
}

}  // namespace binome
