#include "engine/live/internal/live_records.hpp"

#include <algorithm>
#include <numeric>

#include "features/error_codes.hpp"

namespace binome {
namespace {

using Pairs = std::vector<std::pair<ActorIndex, std::uint32_t>>;

// Pairs of every actor that one of `records` names and the record's position, each pair once.
template <typename Record, typename EachId>
Pairs concerned(const Profiles& profiles, const std::vector<Record>& records, const EachId& each_id) {
  Pairs pairs;
  for (std::uint32_t i = 0; i < records.size(); ++i) {
    const std::size_t first = pairs.size();
    each_id(records[i], [&](const std::string& id) { pairs.emplace_back(*profiles.find(id), i); });
    std::sort(pairs.begin() + static_cast<std::ptrdiff_t>(first), pairs.end());
    pairs.erase(std::unique(pairs.begin() + static_cast<std::ptrdiff_t>(first), pairs.end()), pairs.end());
  }
  return pairs;
}

Pairs concerned_by_projects(const Engine& base) {
  return concerned(base.built().profiles, base.built().directory.projects, [](const Project& project, const auto& use) {
    for (const std::string& id : project.participants) use(id);
  });
}
Pairs concerned_by_listings(const Engine& base) {
  return concerned(base.built().profiles, base.built().directory.listings,
                   [](const Listing& listing, const auto& use) { use(listing.actor); });
}
Pairs concerned_by_feedback(const Engine& base) {
  return concerned(base.built().profiles, base.built().directory.feedback, [](const Feedback& feedback, const auto& use) {
    use(feedback.actor);
    use(feedback.about);
  });
}
Pairs named(const Engine& base) {
  Pairs pairs;
  for (ActorIndex i = 0; i < base.built().profiles.size(); ++i) {
    for (const std::string& id : base.built().profiles.actor(i).partners) {
      const ActorIndex partner = *base.built().profiles.find(id);
      if (partner != i) pairs.emplace_back(partner, i);
    }
  }
  return pairs;
}

template <typename Record>
std::vector<std::uint32_t> order_by_id(const std::vector<Record>& records) {
  std::vector<std::uint32_t> positions(records.size());
  std::iota(positions.begin(), positions.end(), 0U);
  std::sort(positions.begin(), positions.end(), [&](std::uint32_t x, std::uint32_t y) { return records[x].id < records[y].id; });
  return positions;
}

template <typename Record>
const Record* find_by_id(const std::vector<Record>& records, const std::vector<std::uint32_t>& by_id, std::string_view id) {
  const auto found = std::lower_bound(by_id.begin(), by_id.end(), id,
                                      [&](std::uint32_t position, std::string_view wanted) { return records[position].id < wanted; });
  return found != by_id.end() && records[*found].id == id ? &records[*found] : nullptr;
}

void add_once(std::vector<ActorIndex>& actors, ActorIndex actor) {
  if (std::find(actors.begin(), actors.end(), actor) == actors.end()) actors.push_back(actor);
}

LiveRecords::Touched sorted(LiveRecords::Touched touched) {
  std::sort(touched.begin(), touched.end());
  touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
  return touched;
}

}  // namespace

ConcernRows::ConcernRows(std::size_t actors, std::span<const std::pair<ActorIndex, std::uint32_t>> pairs)
    : first_(actors + 1), items_(pairs.size()) {
  for (const auto& [actor, item] : pairs) ++first_[actor + 1];
  std::partial_sum(first_.begin(), first_.end(), first_.begin());
  std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
  for (const auto& [actor, item] : pairs) items_[next[actor]++] = item;
}

LiveRecords::LiveRecords(std::shared_ptr<const Engine> base)
    : base_(std::move(base)),
      size_(base_->built().profiles.size()),
      projects_of_(size_, concerned_by_projects(*base_)),
      listings_of_(size_, concerned_by_listings(*base_)),
      feedback_of_(size_, concerned_by_feedback(*base_)),
      named_by_(size_, named(*base_)),
      projects_by_id_(order_by_id(base_->built().directory.projects)),
      listings_by_id_(order_by_id(base_->built().directory.listings)),
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
  for (const std::uint32_t namer : named_by_[index]) add_once(concern.named_by, namer);
  for (const std::uint32_t i : projects_of_[index]) concern.projects.push_back(project(directory.projects[i].id));
  for (const std::uint32_t i : listings_of_[index])
    concern.listings.push_back(make_listing(std::shared_ptr<const Listing>(base_, &directory.listings[i])));
  for (const std::uint32_t i : feedback_of_[index]) {
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
  const Project* record = find_by_id(base_->built().directory.projects, projects_by_id_, id);
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
  } else if (const Listing* listing = find_by_id(base_->built().directory.listings, listings_by_id_, id)) {
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
