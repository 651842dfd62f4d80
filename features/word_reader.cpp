#include "features/word_reader.hpp"

#include <libstemmer.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <deque>
#include <string>
#include <unordered_map>

#include "features/internal/stop_words.hpp"
#include "features/label_folding.hpp"

namespace binome {
namespace {

constexpr std::size_t kMostWordBytes = 64;
constexpr std::int32_t kFewestLetters = 3;
constexpr std::uint32_t kUnknown = 0xFFFFFFFF;  // not stemmed yet
constexpr std::uint32_t kNoStem = 0xFFFFFFFE;   // no word of its own

enum class Mark : std::uint8_t { separator, letter, digit };
enum Tongue : std::size_t { kFrench, kEnglish, kTongues };

constexpr std::array<Mark, 128> kAscii = [] {
  std::array<Mark, 128> marks{};
  for (std::size_t c = 0; c < marks.size(); ++c) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) marks[c] = Mark::letter;
    if (c >= '0' && c <= '9') marks[c] = Mark::digit;
  }
  return marks;
}();

bool is_invisible(UChar32 c) { return u_charType(c) == U_FORMAT_CHAR; }

// The character at `at`, which is moved behind it.
Mark next_mark(std::string_view text, std::size_t& at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return kAscii[static_cast<unsigned char>(text[at++])];
  // é and its like: U+00C0 … U+017F are letters but for × and ÷.
  if (first >= 0xC3 && first <= 0xC5 && at + 1 < text.size()) {
    const auto second = static_cast<unsigned char>(text[at + 1]);
    if (second >= 0x80 && second <= 0xBF && !(first == 0xC3 && (second == 0x97 || second == 0xB7))) {
      at += 2;
      return Mark::letter;
    }
  }
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  auto i = static_cast<std::int32_t>(at);
  UChar32 c = 0;
  U8_NEXT(bytes, i, static_cast<std::int32_t>(text.size()), c);
  at = static_cast<std::size_t>(i);
  if (c < 0 || c == 0x02BC) return Mark::separator;  // ʼ is a letter to Unicode and an apostrophe to people
  if (u_isdigit(c)) return Mark::digit;
  // Combining accents and soft hyphens stand inside words.
  return u_isalpha(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0 || is_invisible(c) ? Mark::letter : Mark::separator;
}

// Calls `use(word)` for every run of letters without a digit.
template <typename Use>
void each_run(std::string_view text, Use use) {
  std::size_t begin = 0;
  bool inside = false;
  bool digits = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    const Mark mark = next_mark(text, at);
    if (mark != Mark::separator) {
      if (!inside) begin = here;
      inside = true;
      digits = digits || mark == Mark::digit;
      continue;
    }
    if (inside && !digits) use(text.substr(begin, here - begin));
    inside = digits = false;
  }
  if (inside && !digits) use(text.substr(begin));
}

// The first eight bytes of a word, zeros behind a shorter one; `end` is the end of the bytes that may be looked at.
std::uint64_t head_of(std::string_view word, const char* end) {
  std::uint64_t head = 0;
  if (word.size() >= 8) {
    std::memcpy(&head, word.data(), 8);
  } else if (end - word.data() >= 8 && std::endian::native == std::endian::little) {
    std::memcpy(&head, word.data(), 8);
    head &= ~std::uint64_t{0} >> (8 * (8 - word.size()));
  } else {
    std::memcpy(&head, word.data(), word.size());
  }
  return head;
}

// Eight bytes at a time, multiplied by the golden ratio (Knuth) and folded. Words are short: mostly one step.
std::uint32_t hash_of(std::string_view word, std::uint64_t head) {
  constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15ULL;
  std::uint64_t hash = word.size() * kMix;
  const auto mix = [&](std::uint64_t bytes) {
    hash = (hash ^ bytes) * kMix;
    hash ^= hash >> 32;
  };
  mix(head);
  for (std::size_t at = 8; at < word.size(); at += 8) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, word.data() + at, std::min<std::size_t>(8, word.size() - at));
    mix(bytes);
  }
  return static_cast<std::uint32_t>(hash);
}

// Lower case, composed, œ and æ spelt out, invisible characters gone; and how many letters that is.
struct LowerWord {
  std::string text;
  std::int32_t letters = 0;
};

LowerWord lower(std::string_view written) {
  if (std::all_of(written.begin(), written.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
    LowerWord word{std::string(written), static_cast<std::int32_t>(written.size())};
    for (char& c : word.text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return word;
  }
  static const icu::Normalizer2* const kCompose = [] {
    UErrorCode failed = U_ZERO_ERROR;
    return icu::Normalizer2::getNFCInstance(failed);
  }();
  auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(written.data(), static_cast<std::int32_t>(written.size())));
  text.toLower(icu::Locale::getRoot());
  UErrorCode status = U_ZERO_ERROR;
  text = kCompose->normalize(text, status);
  icu::UnicodeString kept;
  for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
    const UChar32 c = text.char32At(at);
    if (c == 0x0153) kept.append(u"oe", 2);
    else if (c == 0x00E6) kept.append(u"ae", 2);
    else if (!is_invisible(c)) kept.append(c);
  }
  LowerWord word{{}, kept.countChar32()};
  kept.toUTF8String(word.text);
  return word;
}

class Stemmer {
 public:
  explicit Stemmer(const char* language) : stemmer_(sb_stemmer_new(language, "UTF_8"), sb_stemmer_delete) {}
  std::string stem(const std::string& word) const {
    const sb_symbol* stem = sb_stemmer_stem(stemmer_.get(), reinterpret_cast<const sb_symbol*>(word.data()), static_cast<int>(word.size()));
    if (stem == nullptr) return word;  // out of memory
    return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()))};
  }

 private:
  std::unique_ptr<sb_stemmer, void (*)(sb_stemmer*)> stemmer_;
};

// What is written, once for all the times it is read.
struct Form {
  std::string_view written;
  std::int8_t evidence = 0;  // of the language: +1 French, −1 English
  std::array<std::uint32_t, kTongues> stems = {kUnknown, kUnknown};
  std::array<std::uint32_t, kTongues> counts = {};  // how often it was read with each stem
};

// A run of letters in the text being read.
struct Run {
  std::string_view written;
  std::uint64_t head = 0;
  std::uint32_t hash = 0;
};

// A place of the table of forms. What it takes to tell two short words apart is in it: one cache miss a word, not three.
struct Slot {
  std::uint64_t head = 0;
  std::uint32_t hash = 0;
  std::uint32_t form = kUnknown;
};

}  // namespace

struct WordReader::State {
  State() : slots(1024) {}

  void find_runs(std::string_view part);
  std::uint32_t form_of(const Run& run);
  std::uint32_t add_form(std::string_view written);
  std::uint32_t stem_of(Form& form, Tongue tongue);
  std::string_view keep(std::string_view bytes);
  void grow();

  std::array<Stemmer, kTongues> stemmers = {Stemmer("french"), Stemmer("english")};
  std::vector<Form> forms;
  std::vector<Slot> slots;  // by hash, open addressing; a power of two
  std::deque<std::vector<char>> bytes;
  std::unordered_map<std::string_view, std::uint32_t> stem_numbers;
  std::vector<std::string_view> stems;
  std::vector<Run> runs;            // of the part being read
  std::vector<std::uint32_t> text;  // the forms of the text being read
  std::vector<Word> words;
};

// Copies bytes to where they stay.
std::string_view WordReader::State::keep(std::string_view text_bytes) {
  constexpr std::size_t kBlock = 1 << 16;
  if (bytes.empty() || bytes.back().capacity() - bytes.back().size() < text_bytes.size()) bytes.emplace_back().reserve(kBlock);
  std::vector<char>& block = bytes.back();
  const std::size_t begin = block.size();
  block.insert(block.end(), text_bytes.begin(), text_bytes.end());
  return {block.data() + begin, text_bytes.size()};
}

void WordReader::State::grow() {
  std::vector<Slot> wider(slots.size() * 2);
  for (const Slot& slot : slots) {
    if (slot.form == kUnknown) continue;
    std::size_t at = slot.hash & (wider.size() - 1);
    while (wider[at].form != kUnknown) at = (at + 1) & (wider.size() - 1);
    wider[at] = slot;
  }
  slots = std::move(wider);
}

// Finds all before any is looked up, so that the memory has time to bring the table's places.
void WordReader::State::find_runs(std::string_view part) {
  runs.clear();
  each_run(part, [&](std::string_view written) {
    if (written.size() > kMostWordBytes) return;
    const std::uint64_t head = head_of(written, part.data() + part.size());
    const std::uint32_t hash = hash_of(written, head);
    __builtin_prefetch(&slots[hash & (slots.size() - 1)]);
    runs.push_back({written, head, hash});
  });
}

std::uint32_t WordReader::State::form_of(const Run& run) {
  const auto& [written, head, hash] = run;
  std::size_t at = hash & (slots.size() - 1);
  for (; slots[at].form != kUnknown; at = (at + 1) & (slots.size() - 1)) {
    const Slot& slot = slots[at];
    if (slot.head != head || slot.hash != hash) continue;
    // No letter is a zero byte, so the head of a shorter word is the word.
    if (written.size() < sizeof head || forms[slot.form].written == written) return slot.form;
  }
  const std::uint32_t number = add_form(written);
  slots[at] = {head, hash, number};
  if (forms.size() * 2 > slots.size()) grow();
  return number;
}

std::uint32_t WordReader::State::add_form(std::string_view written) {
  Form form;
  form.written = keep(written);
  const LowerWord word = lower(written);
  const StopWord known = find_stop_word(word.text);
  form.evidence = static_cast<std::int8_t>((known.french ? 1 : 0) - (known.english ? 1 : 0));
  if (known.french || known.english || word.letters < kFewestLetters) form.stems = {kNoStem, kNoStem};
  forms.push_back(form);
  return static_cast<std::uint32_t>(forms.size() - 1);
}

std::uint32_t WordReader::State::stem_of(Form& form, Tongue tongue) {
  std::uint32_t& number = form.stems[tongue];
  if (number != kUnknown) return number;
  std::string stem = fold_label(stemmers[tongue].stem(lower(form.written).text));
  std::erase(stem, ' ');  // some vowel signs of other scripts are no letters to the folding
  if (stem.empty()) return number = kNoStem;
  const auto found = stem_numbers.find(stem);
  if (found != stem_numbers.end()) return number = found->second;
  number = static_cast<std::uint32_t>(stems.size());
  stems.push_back(keep(stem));
  stem_numbers.emplace(stems.back(), number);
  return number;
}

WordReader::WordReader() : state_(std::make_unique<State>()) {}
WordReader::WordReader(WordReader&&) noexcept = default;
WordReader& WordReader::operator=(WordReader&&) noexcept = default;
WordReader::~WordReader() = default;

std::span<const WordReader::Word> WordReader::read(std::span<const std::string_view> parts, std::optional<Language> language) {
  State& state = *state_;
  state.text.clear();
  state.words.clear();
  std::int64_t evidence = 0;
  for (const std::string_view part : parts) {
    state.find_runs(part.substr(0, kMostTextBytes));
    for (const Run& run : state.runs) {
      const std::uint32_t number = state.form_of(run);
      evidence += state.forms[number].evidence;
      if (state.forms[number].stems[kFrench] != kNoStem) state.text.push_back(number);
    }
  }
  const Tongue tongue = (language ? *language == Language::en : evidence < 0) ? kEnglish : kFrench;
  for (const std::uint32_t number : state.text) {
    Form& form = state.forms[number];
    const std::uint32_t stem = state.stem_of(form, tongue);
    if (stem == kNoStem) continue;
    ++form.counts[tongue];
    state.words.push_back({stem, number});
  }
  return state.words;
}

std::size_t WordReader::stem_count() const { return state_->stems.size(); }
std::string_view WordReader::stem(std::uint32_t stem) const { return state_->stems[stem]; }
std::string_view WordReader::form(std::uint32_t form) const { return state_->forms[form].written; }

std::vector<WordReader::Use> WordReader::uses() const {
  std::vector<Use> uses;
  for (std::uint32_t number = 0; number < state_->forms.size(); ++number) {
    const Form& form = state_->forms[number];
    for (std::size_t tongue = 0; tongue < kTongues; ++tongue) {
      if (form.counts[tongue] > 0) uses.push_back({{form.stems[tongue], number}, form.counts[tongue]});
    }
  }
  return uses;
}

}  // namespace binome
