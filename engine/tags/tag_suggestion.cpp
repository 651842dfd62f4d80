#include "engine/tags/tag_suggestion.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/parallel/parallel.hpp"
#include "engine/tags/internal/phrase_book.hpp"
#include "features/label_folding.hpp"

namespace binome {
namespace {

constexpr std::size_t kVocabularies = kSuggestedVocabularies.size();
constexpr std::size_t kBatch = 2048;  // texts read by one reader
// Expert priors: of ten labels that stand in a text, six are right if of one word, eight if of several.
constexpr double kLabelsRight[] = {8, 6};  // several words, one word
constexpr double kLabelsSeen = 10;
constexpr double kSmoothing = 2;   // texts that a word is thought to be in beforehand, in proportion to its frequency
constexpr double kFullWords = 20;  // words are no independent witnesses: from this many their evidence is averaged
// The best of many tags by their words owe something to chance: measured on eutf, what is said to be 75 % right is right in 40 %.
constexpr double kChosenAmongMany = 1.5;  // nats
constexpr double kMostStrength = 0.99;    // nothing read in a text is certain
constexpr double kMoreLabels = 0.5;       // what each doubling of the labels found adds, nats

// One text with its tags.
struct TaggedText {
  std::vector<std::uint32_t> words;  // of the lexicon, ascending, each once
  std::vector<PhraseHit> hits;
  TermSet declared;  // as in the record
  TermSet tags;      // what may be suggested: closed under ancestors
};

struct Source {
  std::array<std::string_view, 2> parts;
  TermSet declared;
};

struct HitCounts {
  double right = 0;
  double seen = 0;
};

// Counts of texts, all or those of one actor.
struct TextCounts {
  std::array<double, kVocabularies> tagged{};                  // with a tag of the vocabulary
  std::array<std::array<HitCounts, 2>, kVocabularies> hits{};  // labels of several words, of one word
};

std::size_t place_of(Vocabulary vocabulary) {
  return static_cast<std::size_t>(std::find(kSuggestedVocabularies.begin(), kSuggestedVocabularies.end(), vocabulary) -
                                  kSuggestedVocabularies.begin());
}

// The records in an order that does not depend on the file's.
template <typename Record>
std::vector<const Record*> by_id(const std::vector<Record>& records) {
  std::vector<const Record*> ordered;
  ordered.reserve(records.size());
  for (const Record& record : records) ordered.push_back(&record);
  std::sort(ordered.begin(), ordered.end(), [](const Record* x, const Record* y) { return x->id < y->id; });
  return ordered;
}

double logit(double chance) { return std::log(chance / (1 - chance)); }

}  // namespace

struct TagSuggester::State {
  explicit State(const Engine& of) : engine(of), taxonomy(of.taxonomy()) {}

  struct WordTag {
    std::uint32_t tag = 0;
    std::uint32_t texts = 0;
  };
  // A tag and what speaks for it.
  struct Candidate {
    Term tag;
    double score = 0;  // log-odds
  };
  // Everything that the texts of one actor say, and the counts without them.
  struct View;

  void collect();
  void read(std::span<const Source> sources);
  void count();
  void count_words(std::size_t word);
  void add_counts(const TaggedText& text, TextCounts& counts) const;

  bool may_be_suggested(Term term) const;
  bool related(const TermSet& declared, Term tag) const;
  std::uint32_t index(Term tag) const { return first[place_of(tag.vocabulary())] + tag.position(); }
  Term tag_at(std::size_t vocabulary, std::uint32_t number) const {
    return {kSuggestedVocabularies[vocabulary], number - first[vocabulary]};
  }
  TermSet declared_of(ActorIndex actor) const;
  TermSet hidden_of(ActorIndex actor, Vocabulary vocabulary) const;
  TermSet known_of(ActorIndex actor) const;
  bool speaks(ActorIndex actor) const;
  std::vector<Term> choose(const std::vector<Candidate>& ranked, const TermSet& known, std::size_t k) const;

  const Engine& engine;
  const Taxonomy& taxonomy;
  std::vector<TaggedText> texts;
  std::vector<std::vector<std::uint32_t>> texts_of;      // of each actor
  std::array<std::uint32_t, kVocabularies + 1> first{};  // tag numbers of each vocabulary
  TextCounts counts;
  std::vector<std::uint32_t> tag_texts;                               // n_t
  std::vector<std::vector<std::uint32_t>> word_texts;                 // postings
  std::vector<std::vector<WordTag>> word_tags;                        // n_tw, tags ascending
  std::vector<std::array<std::uint32_t, kVocabularies>> word_tagged;  // n_w among the tagged texts of each vocabulary
};

struct TagSuggester::State::View {
  View(const State& state, ActorIndex actor, std::size_t vocabulary);

  double tag_count(std::uint32_t tag) const;
  // Log-odds that the word lends the tag, less what chance alone may do (one standard error; the variance is that of Monroe,
  // Colaresi and Quinn, "Fightin' Words", 2008).
  double lift(std::size_t word, double with_tag, double tagged) const;
  std::vector<Candidate> rank() const;
  std::vector<std::string> reasons(Term tag) const;
  std::vector<Candidate> usual() const;

  const State& state;
  std::size_t vocabulary;
  std::vector<std::uint32_t> own;              // texts
  std::vector<std::uint32_t> words;            // of all of them
  std::vector<double> word_counts;             // n_w among the tagged texts of others
  std::vector<std::vector<WordTag>> own_tags;  // n_tw in own texts, to be taken off
  TextCounts others;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> own_tag_counts;  // (tag, texts), ascending
};

bool TagSuggester::State::may_be_suggested(Term term) const {
  const std::string& code = taxonomy.code(term);
  switch (term.vocabulary()) {
    case Vocabulary::place:
      return code.size() == 2;  // countries
    case Vocabulary::odd:
      return code[0] >= '0' && code[0] <= '9';
    default:
      return place_of(term.vocabulary()) < kVocabularies;
  }
}

bool TagSuggester::State::related(const TermSet& declared, Term tag) const {
  const auto same_line = [&](Term one) { return taxonomy.is_within(one, tag) || taxonomy.is_within(tag, one); };
  const auto terms = declared.of(tag.vocabulary());
  return std::any_of(terms.begin(), terms.end(), same_line);
}

void TagSuggester::State::collect() {
  const Directory& directory = engine.directory();
  const Profiles& profiles = engine.profiles();
  std::vector<Source> sources;
  texts_of.resize(profiles.size());
  const auto add = [&](std::string_view title, std::string_view text, TermSet declared) {
    sources.push_back({{title, text}, std::move(declared)});
    return static_cast<std::uint32_t>(sources.size() - 1);
  };
  for (ActorIndex i = 0; i < profiles.size(); ++i) {
    const Actor& actor = profiles.actor(i);
    TermSet declared = actor.facts;
    declared.add(actor.offers.all());
    declared.add(actor.seeks.of(Vocabulary::skill));
    texts_of[i].push_back(add(actor.name, actor.description, std::move(declared)));
  }
  for (const Project* project : by_id(directory.projects)) {
    TermSet declared = project->facts;
    for (const Contribution& contribution : project->contributions) declared.add(contribution.brings.all());
    const std::uint32_t text = add(project->title, project->description, std::move(declared));
    for (const std::string& id : project->participants) texts_of[*profiles.find(id)].push_back(text);
  }
  for (const Listing* listing : by_id(directory.listings)) {
    if (!is_valid(*listing, engine.options().today)) continue;
    texts_of[*profiles.find(listing->actor)].push_back(add(listing->text, {}, listing->facts));
  }
  read(sources);
}

void TagSuggester::State::read(std::span<const Source> sources) {
  std::vector<PhraseBook> books;
  books.reserve(kVocabularies);
  for (const Vocabulary vocabulary : kSuggestedVocabularies) books.emplace_back(taxonomy, vocabulary);
  const Lexicon& lexicon = engine.profiles().lexicon();
  texts.resize(sources.size());
  parallel_blocks(0, (sources.size() + kBatch - 1) / kBatch, 1, [&](std::size_t begin, std::size_t end) {
    WordReader reader;
    std::vector<PhraseFinder> finders;
    finders.reserve(books.size());
    for (const PhraseBook& book : books) finders.emplace_back(book, reader);
    for (std::size_t i = begin * kBatch; i < std::min(sources.size(), end * kBatch); ++i) {
      TaggedText& text = texts[i];
      text.declared = sources[i].declared;
      for (const Term declared : text.declared.all()) {
        for (Term tag = declared; tag; tag = taxonomy.parent(tag)) {
          if (may_be_suggested(tag)) text.tags.add(tag);
        }
      }
      const auto words = reader.read(sources[i].parts);
      for (const WordReader::Word word : words) {
        if (const auto number = lexicon.find(reader.stem(word.stem))) text.words.push_back(*number);
      }
      std::sort(text.words.begin(), text.words.end());
      text.words.erase(std::unique(text.words.begin(), text.words.end()), text.words.end());
      for (PhraseFinder& finder : finders) finder.find(words, text.hits);
      std::erase_if(text.hits, [this](const PhraseHit& hit) { return !may_be_suggested(hit.term); });
    }
  });
}

void TagSuggester::State::add_counts(const TaggedText& text, TextCounts& into) const {
  for (std::size_t v = 0; v < kVocabularies; ++v) {
    if (text.tags.of(kSuggestedVocabularies[v]).empty()) continue;
    into.tagged[v] += 1;
    for (const PhraseHit& hit : text.hits) {
      if (hit.term.vocabulary() != kSuggestedVocabularies[v]) continue;
      HitCounts& hits = into.hits[v][hit.single ? 1 : 0];
      hits.seen += 1;
      hits.right += related(text.declared, hit.term) ? 1 : 0;
    }
  }
}

void TagSuggester::State::count() {
  for (std::size_t v = 0; v < kVocabularies; ++v)
    first[v + 1] = first[v] + static_cast<std::uint32_t>(taxonomy.size(kSuggestedVocabularies[v]));
  tag_texts.resize(first[kVocabularies]);
  const std::size_t lexicon = engine.profiles().lexicon().size();
  word_texts.resize(lexicon);
  for (std::uint32_t i = 0; i < texts.size(); ++i) {
    add_counts(texts[i], counts);
    for (const Term tag : texts[i].tags.all()) ++tag_texts[index(tag)];
    for (const std::uint32_t word : texts[i].words) word_texts[word].push_back(i);
  }
  word_tags.resize(lexicon);
  word_tagged.resize(lexicon);
  parallel_blocks(0, lexicon, 256, [&](std::size_t begin, std::size_t end) {
    std::vector<std::uint32_t> seen(tag_texts.size());
    for (std::size_t word = begin; word < end; ++word) {
      std::vector<std::uint32_t> met;
      for (const std::uint32_t text : word_texts[word]) {
        for (std::size_t v = 0; v < kVocabularies; ++v)
          word_tagged[word][v] += texts[text].tags.of(kSuggestedVocabularies[v]).empty() ? 0 : 1;
        for (const Term tag : texts[text].tags.all()) {
          if (seen[index(tag)]++ == 0) met.push_back(index(tag));
        }
      }
      std::sort(met.begin(), met.end());
      for (const std::uint32_t tag : met) word_tags[word].push_back({tag, std::exchange(seen[tag], 0)});
    }
  });
  word_texts = {};
}

// What the actor's records say, its projects and listings included.
TermSet TagSuggester::State::declared_of(ActorIndex actor) const {
  TermSet declared;
  for (const std::uint32_t text : texts_of[actor]) declared.add(texts[text].declared.all());
  return declared;
}

// The tags that an evaluation hides: each as particular as it may be suggested, the seat left out.
TermSet TagSuggester::State::hidden_of(ActorIndex actor, Vocabulary vocabulary) const {
  TermSet hidden;
  const TermSet declared = declared_of(actor);
  for (Term tag : declared.of(vocabulary)) {
    while (tag && !may_be_suggested(tag)) tag = taxonomy.parent(tag);
    const auto home = engine.profiles()[actor].home.all();
    if (tag && std::none_of(home.begin(), home.end(), [&](Term place) { return taxonomy.is_within(place, tag); })) hidden.add(tag);
  }
  return hidden;
}

bool TagSuggester::State::speaks(ActorIndex actor) const {
  return std::any_of(texts_of[actor].begin(), texts_of[actor].end(),
                     [this](std::uint32_t text) { return !texts[text].words.empty() || !texts[text].hits.empty(); });
}

// What need not be suggested: also what its profile shows, and where it sits.
TermSet TagSuggester::State::known_of(ActorIndex actor) const {
  const Profile& profile = engine.profiles()[actor];
  TermSet known = declared_of(actor);
  known.add(profile.facts.all());
  known.add(profile.home.all());
  return known;
}

std::vector<Term> TagSuggester::State::choose(const std::vector<Candidate>& ranked, const TermSet& known, std::size_t k) const {
  std::vector<Term> chosen;
  for (const Candidate& candidate : ranked) {
    if (chosen.size() == k) break;
    const auto within_known = known.of(candidate.tag.vocabulary());
    const bool held =
        std::any_of(within_known.begin(), within_known.end(), [&](Term term) { return taxonomy.is_within(term, candidate.tag); });
    const bool told = std::any_of(chosen.begin(), chosen.end(), [&](Term term) {
      return taxonomy.is_within(term, candidate.tag) || taxonomy.is_within(candidate.tag, term);
    });
    if (!held && !told) chosen.push_back(candidate.tag);
  }
  return chosen;
}

TagSuggester::State::View::View(const State& of, ActorIndex actor, std::size_t v) : state(of), vocabulary(v), own(of.texts_of[actor]) {
  std::sort(own.begin(), own.end());
  own.erase(std::unique(own.begin(), own.end()), own.end());
  TextCounts mine;
  std::vector<std::uint32_t> tags;
  for (const std::uint32_t text : own) {
    state.add_counts(state.texts[text], mine);
    words.insert(words.end(), state.texts[text].words.begin(), state.texts[text].words.end());
    for (const Term tag : state.texts[text].tags.of(kSuggestedVocabularies[vocabulary])) tags.push_back(state.index(tag));
  }
  const auto count_runs = [](std::vector<std::uint32_t>& numbers, const auto& use) {
    std::sort(numbers.begin(), numbers.end());
    for (std::size_t i = 0; i < numbers.size();) {
      std::size_t end = i;
      while (end < numbers.size() && numbers[end] == numbers[i]) ++end;
      use(numbers[i], static_cast<std::uint32_t>(end - i));
      i = end;
    }
  };
  count_runs(tags, [&](std::uint32_t tag, std::uint32_t count) { own_tag_counts.emplace_back(tag, count); });
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  others = state.counts;
  others.tagged[vocabulary] -= mine.tagged[vocabulary];
  for (std::size_t single = 0; single < 2; ++single) {
    others.hits[vocabulary][single].right -= mine.hits[vocabulary][single].right;
    others.hits[vocabulary][single].seen -= mine.hits[vocabulary][single].seen;
  }
  for (const std::uint32_t word : words) {
    double tagged = state.word_tagged[word][vocabulary];
    std::vector<std::uint32_t> mine_here;
    for (const std::uint32_t text : own) {
      const TaggedText& one = state.texts[text];
      const auto one_tags = one.tags.of(kSuggestedVocabularies[vocabulary]);
      if (one_tags.empty() || !std::binary_search(one.words.begin(), one.words.end(), word)) continue;
      tagged -= 1;
      for (const Term tag : one_tags) mine_here.push_back(state.index(tag));
    }
    word_counts.push_back(tagged);
    own_tags.emplace_back();
    count_runs(mine_here, [&](std::uint32_t tag, std::uint32_t count) { own_tags.back().push_back({tag, count}); });
  }
}

double TagSuggester::State::View::tag_count(std::uint32_t tag) const {
  const auto mine = std::lower_bound(own_tag_counts.begin(), own_tag_counts.end(), std::pair(tag, 0U));
  return state.tag_texts[tag] - (mine != own_tag_counts.end() && mine->first == tag ? mine->second : 0.0);
}

double TagSuggester::State::View::lift(std::size_t word, double with_tag, double tagged) const {
  const double all = others.tagged[vocabulary];
  const double expected = kSmoothing * (word_counts[word] + 0.5) / (all + 1);
  const double with = with_tag + expected;
  const double without = word_counts[word] - with_tag + expected;
  const double lift = std::log(with / (tagged + kSmoothing)) - std::log(without / (all - tagged + kSmoothing));
  const double doubt = std::sqrt(1 / with + 1 / without);  // standard error
  return lift > 0 ? std::max(0.0, lift - doubt) : std::min(0.0, lift + doubt);
}

std::vector<TagSuggester::State::Candidate> TagSuggester::State::View::usual() const {
  std::vector<Candidate> ranked;
  for (std::uint32_t tag = state.first[vocabulary]; tag < state.first[vocabulary + 1]; ++tag) {
    const double count = state.tag_texts[tag] == 0 ? 0 : tag_count(tag);
    if (count > 0) ranked.push_back({state.tag_at(vocabulary, tag), count});
  }
  std::stable_sort(ranked.begin(), ranked.end(), [](const Candidate& x, const Candidate& y) { return x.score > y.score; });
  return ranked;
}

// Calls `use(word place, tag, texts of others with both)` for the tags that go with the words.
template <typename View, typename Use>
void each_word_tag(const View& view, std::uint32_t first, std::uint32_t end, Use use) {
  for (std::size_t w = 0; w < view.words.size(); ++w) {
    const auto& tags = view.state.word_tags[view.words[w]];
    auto mine = view.own_tags[w].begin();
    auto tag =
        std::lower_bound(tags.begin(), tags.end(), first, [](const auto& entry, std::uint32_t number) { return entry.tag < number; });
    for (; tag != tags.end() && tag->tag < end; ++tag) {
      while (mine != view.own_tags[w].end() && mine->tag < tag->tag) ++mine;
      const std::uint32_t off = mine != view.own_tags[w].end() && mine->tag == tag->tag ? mine->texts : 0;
      if (tag->texts > off) use(w, tag->tag, static_cast<double>(tag->texts - off));
    }
  }
}

std::vector<TagSuggester::State::Candidate> TagSuggester::State::View::rank() const {
  const std::uint32_t begin = state.first[vocabulary];
  const std::uint32_t end = state.first[vocabulary + 1];
  const double all = others.tagged[vocabulary];
  std::vector<double> scores(end - begin);
  std::vector<double> counted(end - begin, -1);  // n_t of others; -1: not learned
  std::vector<std::uint8_t> told(end - begin);   // by a word or a label
  for (std::uint32_t tag = begin; tag < end; ++tag) {
    const double count = state.tag_texts[tag] < kFewestTagged ? 0 : tag_count(tag);
    if (count >= kFewestTagged) counted[tag - begin] = count;
  }
  const auto telling = std::count_if(word_counts.begin(), word_counts.end(), [](double count) { return count > 0; });
  // Words that no text of a tag has say nothing: so many are left out of so many texts.
  each_word_tag(*this, begin, end, [&](std::size_t w, std::uint32_t tag, double texts) {
    const double count = counted[tag - begin];
    if (count < 0) return;
    const double here = lift(w, texts, count);
    scores[tag - begin] += here;
    if (here > 0) told[tag - begin] = 1;
  });
  const double share = std::min(1.0, kFullWords / static_cast<double>(std::max<std::ptrdiff_t>(telling, 1)));
  std::vector<double> labels(end - begin);  // chance that the labels found are right, as log-odds
  std::vector<double> found(end - begin);
  for (const std::uint32_t text : own) {
    for (const PhraseHit& hit : state.texts[text].hits) {
      if (hit.term.vocabulary() != kSuggestedVocabularies[vocabulary]) continue;
      const std::uint32_t place = hit.term.position();
      const HitCounts& seen = others.hits[vocabulary][hit.single ? 1 : 0];
      const double odds = logit((seen.right + kLabelsRight[hit.single ? 1 : 0]) / (seen.seen + kLabelsSeen));
      labels[place] = found[place] == 0 ? odds : std::max(labels[place], odds);
      found[place] += 1;
      told[place] = 1;
    }
  }
  std::vector<Candidate> ranked;
  for (std::uint32_t place = 0; place < end - begin; ++place) {
    if (told[place] == 0) continue;
    double score = found[place] > 0 ? labels[place] + kMoreLabels * std::log2(found[place]) : 0;
    if (counted[place] >= 0) {
      if (found[place] == 0) score = std::log((counted[place] + 0.5) / (all - counted[place] + 0.5)) - kChosenAmongMany;
      score += share * scores[place];
    }
    ranked.push_back({state.tag_at(vocabulary, begin + place), score});
  }
  std::stable_sort(ranked.begin(), ranked.end(), [](const Candidate& x, const Candidate& y) { return x.score > y.score; });
  std::erase_if(ranked, [](const Candidate& one) { return one.score < logit(kLeastStrength); });
  return ranked;
}

// The labels found, then the words that go with the tag, the strongest first.
std::vector<std::string> TagSuggester::State::View::reasons(Term tag) const {
  std::vector<std::string> reasons;
  std::vector<std::string> told;  // the same in other capitals, or in the plural, is no further reason
  const auto add = [&](const std::string& text) {
    std::string plain = fold_label(text);
    if (!plain.empty() && plain.back() == 's') plain.pop_back();
    if (reasons.size() == kSuggestingWords || std::find(told.begin(), told.end(), plain) != told.end()) return;
    reasons.push_back(text);
    told.push_back(std::move(plain));
  };
  for (const std::uint32_t text : own) {
    for (const PhraseHit& hit : state.texts[text].hits) {
      if (hit.term == tag) add(hit.text);
    }
  }
  const std::uint32_t number = state.index(tag);
  const double count = tag_count(number);
  if (count < kFewestTagged) return reasons;
  std::vector<std::pair<double, std::uint32_t>> lifts;
  each_word_tag(*this, number, number + 1, [&](std::size_t w, std::uint32_t, double texts) {
    if (const double here = lift(w, texts, count); here > 0) lifts.emplace_back(-here, words[w]);
  });
  std::sort(lifts.begin(), lifts.end());
  for (const auto& [less, word] : lifts) add(state.engine.profiles().lexicon().written(word));
  return reasons;
}

TagSuggester::TagSuggester(const Engine& engine) : state_(std::make_unique<State>(engine)) {
  state_->collect();
  state_->count();
}

TagSuggester::~TagSuggester() = default;

std::vector<TagSuggestion> TagSuggester::suggest(ActorIndex actor, Vocabulary vocabulary, std::size_t k) const {
  const State::View view(*state_, actor, place_of(vocabulary));
  const std::vector<State::Candidate> ranked = view.rank();
  std::vector<TagSuggestion> suggestions;
  for (const Term tag : state_->choose(ranked, state_->known_of(actor), k)) {
    const auto found = std::find_if(ranked.begin(), ranked.end(), [=](const State::Candidate& one) { return one.tag == tag; });
    suggestions.push_back({tag, std::min(kMostStrength, 1 / (1 + std::exp(-found->score))), view.reasons(tag)});
  }
  return suggestions;
}

bool TagSuggester::lacks(ActorIndex actor, Vocabulary vocabulary) const {
  const TaggedText& own = state_->texts[state_->texts_of[actor][0]];
  return own.declared.of(vocabulary).empty() && state_->speaks(actor);
}

SuggestionQuality TagSuggester::evaluate(Vocabulary vocabulary, std::size_t k) const {
  const Profiles& profiles = state_->engine.profiles();
  struct Outcome {
    std::size_t given = 0;
    std::size_t right = 0;
    double recall = 0;
  };
  struct Hidden {
    bool counted = false;
    Outcome suggested;
    Outcome usual;
  };
  const auto judge = [&](const std::vector<Term>& given, const TermSet& truth) {
    Outcome outcome{given.size(), 0, 0};
    TermSet found;
    for (const Term tag : given) outcome.right += state_->related(truth, tag) ? 1 : 0;
    found.add(given);
    for (const Term tag : truth.all()) outcome.recall += state_->related(found, tag) ? 1 : 0;
    outcome.recall /= static_cast<double>(truth.size());
    return outcome;
  };
  std::vector<Hidden> actors(profiles.size());
  parallel_blocks(0, actors.size(), 16, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const auto actor = static_cast<ActorIndex>(i);
      const TermSet truth = state_->hidden_of(actor, vocabulary);
      if (!profiles[actor].visible || truth.empty() || !state_->speaks(actor)) continue;
      const State::View view(*state_, actor, place_of(vocabulary));
      const TermSet& home = profiles[actor].home;  // which is never suggested
      actors[i] = {true, judge(state_->choose(view.rank(), home, k), truth), judge(state_->choose(view.usual(), home, k), truth)};
    }
  });
  SuggestionQuality quality;
  Outcome suggested;
  Outcome usual;
  for (const Hidden& actor : actors) {
    if (!actor.counted) continue;
    ++quality.actors;
    quality.answered += actor.suggested.given > 0 ? 1 : 0;
    for (const auto& [one, sum] : {std::pair(&actor.suggested, &suggested), std::pair(&actor.usual, &usual)}) {
      sum->given += one->given;
      sum->right += one->right;
      sum->recall += one->recall;
    }
  }
  const auto share = [](double part, std::size_t whole) { return whole == 0 ? 0 : part / static_cast<double>(whole); };
  quality.precision = share(static_cast<double>(suggested.right), suggested.given);
  quality.recall = share(suggested.recall, quality.actors);
  quality.usual_precision = share(static_cast<double>(usual.right), usual.given);
  quality.usual_recall = share(usual.recall, quality.actors);
  return quality;
}

}  // namespace binome
