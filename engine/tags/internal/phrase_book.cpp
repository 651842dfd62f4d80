#include "engine/tags/internal/phrase_book.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>

#include "features/label_folding.hpp"

namespace binome {
namespace {

constexpr std::uint32_t kNoToken = 0xFFFFFFFF;  // in no phrase
constexpr std::uint32_t kUnasked = 0xFFFFFFFE;  // not looked up yet
constexpr std::size_t kTellingLetters = 4;
constexpr std::size_t kEnding = 2;  // letters
constexpr std::array<std::string_view, 4> kAcronyms = {"RDC", "DRC", "RCA", "USA"};

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Words of a label that say something, by their length; both of two do (« Vie associative »).
std::size_t telling_words(std::string_view label) {
  const std::string folded = fold_label(label);
  std::size_t count = 0;
  std::size_t words = 0;
  for (std::size_t begin = 0; begin < folded.size(); ++words) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    count += end - begin >= kTellingLetters ? 1 : 0;
    begin = end + 1;
  }
  return words == 2 ? words : count;
}

// Whether two folded words are one but for an ending: plural, feminine.
bool same_but_ending(std::string_view x, std::string_view y) {
  const auto common = static_cast<std::size_t>(std::mismatch(x.begin(), x.end(), y.begin(), y.end()).first - x.begin());
  return std::max(x.size(), y.size()) - common <= kEnding;
}

bool is_capital(std::string_view form) {
  std::int32_t at = 0;
  UChar32 first = 0;
  U8_NEXT(reinterpret_cast<const std::uint8_t*>(form.data()), at, static_cast<std::int32_t>(form.size()), first);
  return first >= 0 && u_isupper(first);
}

}  // namespace

PhraseBook::PhraseBook(const Taxonomy& taxonomy, Vocabulary vocabulary) : names_(vocabulary == Vocabulary::place) {
  WordReader reader;
  for (const Taxonomy::Label& label : taxonomy.labels_of(vocabulary)) {
    if (has_digit(label.text)) continue;  // « ODD 6 »: numbers are no words
    // Codes of three letters are words of some language (EAU, BEN, ARE), in a text in capitals above all.
    if (names_ && label.text.size() <= 3 && std::find(kAcronyms.begin(), kAcronyms.end(), label.text) == kAcronyms.end()) continue;
    for (const Language language : {Language::fr, Language::en}) {
      const auto words = reader.read(label.text, language);
      if (words.empty() || words.size() < telling_words(label.text)) continue;
      std::vector<std::uint32_t> tokens;
      for (const WordReader::Word word : words)
        tokens.push_back(token(names_ ? fold_label(reader.form(word.form)) : std::string(reader.stem(word.stem))));
      add(std::move(tokens), label, taxonomy);
    }
  }
  for (auto& [first, phrases] : phrases_) {
    std::stable_sort(phrases.begin(), phrases.end(), [](const Phrase& x, const Phrase& y) { return x.tokens.size() > y.tokens.size(); });
  }
}

std::uint32_t PhraseBook::token(const std::string& text) {
  return tokens_.emplace(text, static_cast<std::uint32_t>(tokens_.size())).first->second;
}

void PhraseBook::add(std::vector<std::uint32_t> tokens, const Taxonomy::Label& label, const Taxonomy& taxonomy) {
  auto& phrases = phrases_[tokens[0]];
  auto same = std::find_if(phrases.begin(), phrases.end(), [&](const Phrase& phrase) { return phrase.tokens == tokens; });
  if (same == phrases.end()) {
    same = phrases.insert(same, {std::move(tokens), label.term, {}});
  } else if (same->term && !taxonomy.is_within(label.term, same->term)) {
    same->term = taxonomy.is_within(same->term, label.term) ? label.term : Term();
  }
  same->labels.push_back(fold_label(label.text));
}

std::uint32_t PhraseFinder::token(WordReader::Word word) {
  const std::uint32_t number = book_.names_ ? word.form : word.stem;
  if (number >= known_.size()) known_.resize(number + 1, kUnasked);
  std::uint32_t& known = known_[number];
  if (known != kUnasked) return known;
  known = kNoToken;
  const std::string text = book_.names_ ? fold_label(reader_.form(word.form)) : std::string(reader_.stem(word.stem));
  const auto found = book_.tokens_.find(text);
  if (found != book_.tokens_.end()) known = found->second;
  return known;
}

void PhraseFinder::find(std::span<const WordReader::Word> words, std::vector<PhraseHit>& hits) {
  for (std::size_t at = 0; at < words.size();) {
    std::size_t length = 1;
    const auto found = book_.phrases_.find(token(words[at]));
    if (found != book_.phrases_.end() && (!book_.names_ || is_capital(reader_.form(words[at].form)))) {
      for (const PhraseBook::Phrase& phrase : found->second) {
        if (phrase.tokens.size() > words.size() - at) continue;
        std::size_t same = 1;
        while (same < phrase.tokens.size() && token(words[at + same]) == phrase.tokens[same]) ++same;
        if (same < phrase.tokens.size()) continue;
        length = same;
        const auto ending = [&](const std::string& label) { return same_but_ending(label, fold_label(reader_.form(words[at].form))); };
        if (!phrase.term || (length == 1 && std::none_of(phrase.labels.begin(), phrase.labels.end(), ending))) break;
        std::string text;
        for (std::size_t i = at; i < at + length; ++i) text += (i == at ? "" : " ") + std::string(reader_.form(words[i].form));
        hits.push_back({phrase.term, length == 1, std::move(text)});
        break;
      }
    }
    at += length;
  }
}

}  // namespace binome
