#include "engine/live/internal/live_records.hpp"

#include <algorithm>

#include "features/error_codes.hpp"

namespace binome {
namespace {

void add_once(std::vector<ActorIndex>& actors, ActorIndex actor) {
  if (std::find(actors.begin(), actors.end(), actor) == actors.end()) actors.push_back(actor);
}

LiveRecords::Touched sorted(LiveRecords::Touched touched) {
  std::sort(touched.begin(), touched.end());
  touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
  return touched;
}

}  // namespace

LiveRecords::LiveRecords(std::shared_ptr<const Engine> base)
    : base_(std::move(base)),
      size_(base_->built().profiles.size()),
      links_(base_->built()),
      counts_(base_->built().profiles.lexicon().size()) {}

Result<LiveRecords::Touched> LiveRecords::apply(const Update& update) {
  if (const auto* put_one = std::get_if<Put>(&update)) {
    return std::visit([this](const auto& record) { return put(record); }, put_one->record);
  }
  const Remove& remove = std::get<Remove>(update);
  switch (remove.type) {
    case RecordType::actor:
      return remove_actor(remove.id);
    case RecordType::project:
      return remove_project(remove.id);
    case RecordType::listing:
      return remove_listing(remove.id);
    case RecordType::feedback:
      break;
  }
  return fail(ErrorCode::feedback_not_removed);
}

std::optional<ActorIndex> LiveRecords::known(std::string_view id) const {
  if (const auto found = base_->built().profiles.find(id)) return found;
  const auto added = new_ids_.find(std::string(id));
  return added == new_ids_.end() ? std::nullopt : std::optional(added->second);
}

std::optional<ActorIndex> LiveRecords::find(std::string_view id) const {
  const auto index = known(id);
  if (!index) return std::nullopt;
  const auto touched = concerns_.find(*index);
  return touched != concerns_.end() && !touched->second.record ? std::nullopt : index;
}

Result<ActorIndex> LiveRecords::need(std::string_view field, std::string_view id) const {
  if (const auto index = find(id)) return *index;
  return fail(ErrorCode::names_unknown_actor, {{"field", field}, {"id", id}});
}

const Actor& LiveRecords::actor(ActorIndex actor) const {
  const auto touched = concerns_.find(actor);
  return touched == concerns_.end() ? base_->built().profiles.actor(actor) : *touched->second.record;
}

LiveRecords::RecordsOfActor& LiveRecords::concern(ActorIndex index) {
  const auto [at, added] = concerns_.try_emplace(index);
  RecordsOfActor& concern = at->second;
  if (!added || index >= base_->built().profiles.size()) return concern;
  const Directory& directory = base_->built().directory;
  const Profiles& profiles = base_->built().profiles;
  const Actor& record = profiles.actor(index);
  concern.id = record.id;
  concern.record = std::shared_ptr<const Actor>(base_, &record);  // lives as long as the base
  concern.words = read(record.name, record.description);
  for (const std::string& id : record.partners) {
    const ActorIndex partner = *profiles.find(id);
    if (partner != index) add_once(concern.partners, partner);
  }
  for (const std::uint32_t namer : links_.named_by(index)) add_once(concern.named_by, namer);
  for (const std::uint32_t i : links_.projects_of(index)) concern.projects.push_back(project(directory.projects[i].id));
  for (const std::uint32_t i : links_.listings_of(index))
    concern.listings.push_back(make_listing(std::shared_ptr<const Listing>(base_, &directory.listings[i])));
  for (const std::uint32_t i : links_.feedback_of(index)) {
    const Feedback& feedback = directory.feedback[i];
    concern.feedback.push_back({std::shared_ptr<const Feedback>(base_, &feedback),
                                {*profiles.find(feedback.actor), *profiles.find(feedback.about), feedback.event, feedback.date}});
  }
  return concern;
}

std::vector<WordCount> LiveRecords::read(std::string_view title, std::string_view text) {
  constexpr std::size_t kMostStems = 1 << 18;  // bounds what the reader remembers
  if (reader_.stem_count() > kMostStems) reader_ = WordReader();
  const std::string_view parts[] = {title, text};
  return base_->built().profiles.lexicon().count_words(parts, reader_);
}

void LiveRecords::set_record(RecordsOfActor& concern, Actor record) {
  concern.words = read(record.name, record.description);
  concern.record = std::make_shared<const Actor>(std::move(record));
}

std::shared_ptr<const LiveRecords::LiveProject> LiveRecords::make_project(Project record) {
  auto made = std::make_shared<LiveProject>();
  for (const std::string& id : record.participants) made->participants.push_back(*find(id));
  made->words = read(record.title, record.description);
  made->record = std::move(record);
  return made;
}

std::shared_ptr<const LiveRecords::LiveProject> LiveRecords::project(std::string_view id) {
  const std::string key(id);
  if (const auto found = projects_.find(key); found != projects_.end()) return found->second;
  const Project* record = links_.project(id);
  return record == nullptr ? nullptr : projects_.emplace(key, make_project(*record)).first->second;
}

LiveRecords::LiveListing LiveRecords::make_listing(const std::shared_ptr<const Listing>& record) {
  const bool valid = is_valid(*record, base_->built().options.today);
  return {record, valid ? read(record->text, {}) : std::vector<WordCount>{}};
}

void LiveRecords::touch_companions(const RecordsOfActor& concern, Touched& touched) const {
  for (const auto& project : concern.projects) {
    if (project->participants.size() > kMostLinkedParticipants) continue;
    touched.insert(touched.end(), project->participants.begin(), project->participants.end());
  }
}

Result<LiveRecords::Touched> LiveRecords::put(Actor record) {
  std::vector<ActorIndex> partners;
  for (const std::string& id : record.partners) {
    if (id == record.id) continue;  // nobody is its own partner
    const auto partner = need("partners", id);
    if (!partner) return tl::make_unexpected(partner.error());
    add_once(partners, *partner);
  }
  auto index = known(record.id);
  if (!index) {
    index = static_cast<ActorIndex>(size_++);
    new_ids_.emplace(record.id, *index);
  }
  RecordsOfActor& me = concern(*index);
  Touched touched = {*index};
  const auto among = [](const std::vector<ActorIndex>& actors, ActorIndex actor) {
    return std::find(actors.begin(), actors.end(), actor) != actors.end();
  };
  for (const ActorIndex partner : me.partners) {
    if (among(partners, partner)) continue;
    std::erase(concern(partner).named_by, *index);
    touched.push_back(partner);
  }
  for (const ActorIndex partner : partners) {
    if (among(me.partners, partner)) continue;
    concern(partner).named_by.push_back(*index);
    touched.push_back(partner);
  }
  if (me.record && me.record->home.country != record.home.country) touch_companions(me, touched);
  me.id = record.id;
  me.partners = std::move(partners);
  set_record(me, std::move(record));
  return sorted(std::move(touched));
}

void LiveRecords::replace(const std::shared_ptr<const LiveProject>& before, const std::shared_ptr<const LiveProject>& after,
                          Touched& touched) {
  if (before) {
    for (const ActorIndex one : before->participants) {
      std::erase(concern(one).projects, before);
      touched.push_back(one);
    }
    projects_[before->record.id] = nullptr;
  }
  if (!after) return;
  for (const ActorIndex one : after->participants) {
    auto& projects = concern(one).projects;
    if (std::find(projects.begin(), projects.end(), after) == projects.end()) projects.push_back(after);
    touched.push_back(one);
  }
  projects_[after->record.id] = after;
}

Result<LiveRecords::Touched> LiveRecords::put(Project record) {
  for (const std::string& id : record.participants) {
    if (const auto participant = need("participants", id); !participant) return tl::make_unexpected(participant.error());
  }
  Touched touched;
  const auto before = project(record.id);
  // Whoever takes part is read as it was before the project is put.
  for (const std::string& id : record.participants) (void)concern(*find(id));
  replace(before, make_project(std::move(record)), touched);
  return sorted(std::move(touched));
}

Result<LiveRecords::Touched> LiveRecords::remove_project(std::string_view id) {
  const auto before = project(id);
  if (!before) return fail(ErrorCode::unknown_project, {{"id", id}});
  Touched touched;
  replace(before, nullptr, touched);
  return sorted(std::move(touched));
}

bool LiveRecords::take_listing_away(std::string_view id, Touched& touched) {
  std::optional<ActorIndex> owner;
  if (const auto found = listing_owners_.find(std::string(id)); found != listing_owners_.end()) {
    owner = found->second;
  } else if (const Listing* listing = links_.listing(id)) {
    owner = known(listing->actor);
  }
  if (!owner) return false;
  if (std::erase_if(concern(*owner).listings, [&](const LiveListing& listing) { return listing.record->id == id; }) == 0) return false;
  listing_owners_[std::string(id)] = std::nullopt;
  touched.push_back(*owner);
  return true;
}

Result<LiveRecords::Touched> LiveRecords::put(Listing record) {
  const auto owner = need("actor", record.actor);
  if (!owner) return tl::make_unexpected(owner.error());
  Touched touched = {*owner};
  (void)take_listing_away(record.id, touched);
  listing_owners_[record.id] = *owner;
  RecordsOfActor& theirs = concern(*owner);
  theirs.listings.push_back(make_listing(std::make_shared<const Listing>(std::move(record))));
  return sorted(std::move(touched));
}

Result<LiveRecords::Touched> LiveRecords::remove_listing(std::string_view id) {
  Touched touched;
  if (!take_listing_away(id, touched)) return fail(ErrorCode::unknown_listing, {{"id", id}});
  return touched;
}

Result<LiveRecords::Touched> LiveRecords::put(Feedback record) {
  const auto actor = need("actor", record.actor);
  if (!actor) return tl::make_unexpected(actor.error());
  const auto about = need("about", record.about);
  if (!about) return tl::make_unexpected(about.error());
  const PairEvent event{*actor, *about, record.event, record.date};
  const auto kept = std::make_shared<const Feedback>(std::move(record));
  const Touched touched = sorted({*actor, *about});
  for (const ActorIndex one : touched) concern(one).feedback.push_back({kept, event});
  return touched;
}

Result<LiveRecords::Touched> LiveRecords::remove_actor(std::string_view id) {
  const auto index = find(id);
  if (!index) return fail(ErrorCode::unknown_actor, {{"id", id}});
  RecordsOfActor& me = concern(*index);
  Touched touched = {*index};
  for (const ActorIndex namer : me.named_by) {
    RecordsOfActor& theirs = concern(namer);
    Actor without = *theirs.record;
    std::erase(without.partners, me.id);
    std::erase(theirs.partners, *index);
    theirs.record = std::make_shared<const Actor>(std::move(without));
    touched.push_back(namer);
  }
  for (const ActorIndex partner : me.partners) {
    std::erase(concern(partner).named_by, *index);
    touched.push_back(partner);
  }
  for (const auto& before : std::vector(me.projects)) {
    Project without = before->record;
    std::erase(without.participants, me.id);
    std::erase_if(without.contributions, [&](const Contribution& contribution) { return contribution.actor == me.id; });
    replace(before, make_project(std::move(without)), touched);
  }
  for (const LiveListing& listing : me.listings) listing_owners_[listing.record->id] = std::nullopt;
  for (const LiveFeedback& feedback : me.feedback) {
    const ActorIndex other = feedback.event.actor == *index ? feedback.event.about : feedback.event.actor;
    if (other == *index) continue;
    std::erase_if(concern(other).feedback, [&](const LiveFeedback& theirs) { return theirs.record == feedback.record; });
    touched.push_back(other);
  }
  me = RecordsOfActor{.id = std::move(me.id),
                      .record = nullptr,
                      .words = {},
                      .partners = {},
                      .named_by = {},
                      .projects = {},
                      .listings = {},
                      .feedback = {}};
  return sorted(std::move(touched));
}

}  // namespace binome
