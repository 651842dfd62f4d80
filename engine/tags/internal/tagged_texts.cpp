#include "engine/tags/internal/tagged_texts.hpp"

#include <algorithm>

#include "engine/parallel/parallel.hpp"

namespace binome {
namespace {

constexpr std::size_t kBatch = 2048;  // texts read by one reader

// The records in an order that does not depend on the file's.
template <typename Record>
std::vector<const Record*> by_id(const std::vector<Record>& records) {
  std::vector<const Record*> ordered;
  ordered.reserve(records.size());
  for (const Record& record : records) ordered.push_back(&record);
  std::sort(ordered.begin(), ordered.end(), [](const Record* x, const Record* y) { return x->id < y->id; });
  return ordered;
}

}  // namespace

std::size_t place_of(Vocabulary vocabulary) {
  return static_cast<std::size_t>(std::find(kSuggestedVocabularies.begin(), kSuggestedVocabularies.end(), vocabulary) -
                                  kSuggestedVocabularies.begin());
}

TaggedTexts::TaggedTexts(const Engine& engine) : engine_(engine), taxonomy_(engine.taxonomy()) { read(collect()); }

bool TaggedTexts::may_be_suggested(Term term) const {
  switch (term.vocabulary()) {
    case Vocabulary::place:
      return taxonomy_.is_country(term);
    case Vocabulary::odd: {
      const char first = taxonomy_.code(term)[0];
      return first >= '0' && first <= '9';
    }
    default:
      return place_of(term.vocabulary()) < kVocabularies;
  }
}

bool TaggedTexts::is_related(const TermSet& declared, Term tag) const {
  const auto same_line = [&](Term one) { return taxonomy_.is_within(one, tag) || taxonomy_.is_within(tag, one); };
  const auto terms = declared.of(tag.vocabulary());
  return std::any_of(terms.begin(), terms.end(), same_line);
}

std::vector<TaggedTexts::Source> TaggedTexts::collect() {
  const Directory& directory = engine_.built().directory;
  const Profiles& profiles = engine_.built().profiles;
  std::vector<Source> sources;
  texts_of_.resize(profiles.size());
  const auto add = [&](std::string_view title, std::string_view text, TermSet declared) {
    sources.push_back({{title, text}, std::move(declared)});
    return static_cast<std::uint32_t>(sources.size() - 1);
  };
  for (ActorIndex i = 0; i < profiles.size(); ++i) {
    const Actor& actor = profiles.actor(i);
    TermSet declared = actor.facts;
    declared.add(actor.offers.all());
    declared.add(actor.seeks.of(Vocabulary::skill));
    texts_of_[i].push_back(add(actor.name, actor.description, std::move(declared)));
  }
  for (const Project* project : by_id(directory.projects)) {
    TermSet declared = project->facts;
    for (const Contribution& contribution : project->contributions) declared.add(contribution.brings.all());
    const std::uint32_t text = add(project->title, project->description, std::move(declared));
    for (const std::string& id : project->participants) texts_of_[*profiles.find(id)].push_back(text);
  }
  for (const Listing* listing : by_id(directory.listings)) {
    if (!is_valid(*listing, engine_.built().options.today)) continue;
    texts_of_[*profiles.find(listing->actor)].push_back(add(listing->text, {}, listing->facts));
  }
  return sources;
}

void TaggedTexts::read(std::span<const Source> sources) {
  std::vector<PhraseBook> books;
  books.reserve(kVocabularies);
  for (const Vocabulary vocabulary : kSuggestedVocabularies) books.emplace_back(taxonomy_, vocabulary);
  texts_.resize(sources.size());
  parallel_blocks(0, (sources.size() + kBatch - 1) / kBatch, 1, [&](std::size_t begin, std::size_t end) {
    WordReader reader;
    std::vector<PhraseFinder> finders;
    finders.reserve(books.size());
    for (const PhraseBook& book : books) finders.emplace_back(book, reader);
    for (std::size_t i = begin * kBatch; i < std::min(sources.size(), end * kBatch); ++i) read_text(sources[i], reader, finders, texts_[i]);
  });
}

void TaggedTexts::read_text(const Source& source, WordReader& reader, std::span<PhraseFinder> finders, TaggedText& text) const {
  text.declared = source.declared;
  for (const Term declared : text.declared.all()) {
    for (Term tag = declared; tag; tag = taxonomy_.parent(tag)) {
      if (may_be_suggested(tag)) text.tags.add(tag);
    }
  }
  const auto words = reader.read(source.parts);
  for (const WordReader::Word word : words) {
    if (const auto number = profiles().lexicon().find(reader.stem(word.stem))) text.words.push_back(*number);
  }
  std::sort(text.words.begin(), text.words.end());
  text.words.erase(std::unique(text.words.begin(), text.words.end()), text.words.end());
  for (PhraseFinder& finder : finders) finder.find(words, text.hits);
  std::erase_if(text.hits, [this](const PhraseHit& hit) { return !may_be_suggested(hit.term); });
}

TermSet TaggedTexts::declared_of(ActorIndex actor) const {
  TermSet declared;
  for (const std::uint32_t text : texts_of_[actor]) declared.add(texts_[text].declared.all());
  return declared;
}

TermSet TaggedTexts::hidden_of(ActorIndex actor, Vocabulary vocabulary) const {
  TermSet hidden;
  const TermSet declared = declared_of(actor);
  for (Term tag : declared.of(vocabulary)) {
    while (tag && !may_be_suggested(tag)) tag = taxonomy_.parent(tag);
    const auto home = profiles()[actor].home.all();
    if (tag && std::none_of(home.begin(), home.end(), [&](Term place) { return taxonomy_.is_within(place, tag); })) hidden.add(tag);
  }
  return hidden;
}

bool TaggedTexts::speaks(ActorIndex actor) const {
  return std::any_of(texts_of_[actor].begin(), texts_of_[actor].end(),
                     [this](std::uint32_t text) { return !texts_[text].words.empty() || !texts_[text].hits.empty(); });
}

TermSet TaggedTexts::known_of(ActorIndex actor) const {
  const Profile& profile = profiles()[actor];
  TermSet known = declared_of(actor);
  known.add(profile.facts.all());
  known.add(profile.home.all());
  return known;
}

}  // namespace binome
