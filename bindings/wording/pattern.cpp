#include "bindings/wording/pattern.hpp"

#include <unicode/messagepattern.h>
#include <unicode/plurrule.h>

#include <algorithm>
#include <memory>

#include "bindings/wording/numbers.hpp"
#include "bindings/wording/typography.hpp"

namespace binome {
namespace {

using Piece = Pattern::Piece;
using Form = Piece::Form;

// Takes over what ICU has read.
class Reader {
 public:
  Reader(const icu::MessagePattern& pattern, Language language) : pattern_(pattern), language_(language) {}

  // The pieces of the message that begins at part `start`.
  std::vector<Piece> message(std::int32_t start) {
    std::vector<Piece> pieces;
    const std::int32_t limit = pattern_.getLimitPartIndex(start);
    std::int32_t from = pattern_.getPart(start).getLimit();
    for (std::int32_t i = start + 1; i <= limit; ++i) {
      const auto& part = pattern_.getPart(i);
      add_text(pieces, from, part.getIndex());
      from = part.getLimit();
      if (part.getType() == UMSGPAT_PART_TYPE_REPLACE_NUMBER) pieces.push_back({Form::count, {}, {}});
      if (part.getType() != UMSGPAT_PART_TYPE_ARG_START) continue;
      pieces.push_back(argument(i));
      i = pattern_.getLimitPartIndex(i);
      from = pattern_.getPart(i).getLimit();
    }
    return pieces;
  }
  bool good() const { return good_; }

 private:
  std::string text(const icu::MessagePattern::Part& part) const {
    std::string utf8;
    pattern_.getSubstring(part).toUTF8String(utf8);
    return utf8;
  }

  void add_text(std::vector<Piece>& pieces, std::int32_t from, std::int32_t to) const {
    if (from >= to) return;
    std::string words;
    pattern_.getPatternString().tempSubStringBetween(from, to).toUTF8String(words);
    if (!pieces.empty() && pieces.back().form == Form::text) pieces.back().text += words;
    else pieces.push_back({Form::text, std::move(words), {}});
  }

  Piece argument(std::int32_t start) {
    const std::int32_t limit = pattern_.getLimitPartIndex(start);
    Piece piece{Form::argument, text(pattern_.getPart(start + 1)), {}};
    switch (pattern_.getPart(start).getArgType()) {
      case UMSGPAT_ARG_TYPE_NONE:
        return piece;
      case UMSGPAT_ARG_TYPE_SIMPLE:
        piece.form = Form::plain_number;
        good_ = good_ && limit == start + 4 && text(pattern_.getPart(start + 2)) == "number" &&
                text(pattern_.getPart(start + 3)).ends_with("::group-off");
        return piece;
      case UMSGPAT_ARG_TYPE_PLURAL:
        piece.form = Form::plural;
        break;
      case UMSGPAT_ARG_TYPE_SELECT:
        piece.form = Form::select;
        break;
      default:
        good_ = false;
        return piece;
    }
    for (std::int32_t i = start + 2; i < limit; ++i) {
      const std::string keyword = text(pattern_.getPart(i++));
      if (pattern_.getPart(i).getType() == UMSGPAT_PART_TYPE_ARG_INT) ++i;
      piece.branches.push_back({keyword, message(i)});
      i = pattern_.getLimitPartIndex(i);
    }
    return piece;
  }

  const icu::MessagePattern& pattern_;
  Language language_;
  bool good_ = true;
};

void set_french(std::vector<Piece>& pieces) {
  for (Piece& piece : pieces) {
    if (piece.form == Form::text) piece.text = french_spaces(piece.text);
    for (auto& branch : piece.branches) set_french(branch.pieces);
  }
}

std::string plural_keyword(std::int64_t number, Language language) {
  const auto rules = [](const char* locale) {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<icu::PluralRules>(icu::PluralRules::forLocale(icu::Locale(locale), status));
  };
  static const std::unique_ptr<icu::PluralRules> french = rules("fr");
  static const std::unique_ptr<icu::PluralRules> english = rules("en");
  std::string keyword;
  (language == Language::fr ? french : english)->select(static_cast<double>(number)).toUTF8String(keyword);
  return keyword;
}

struct Said {
  Language language;

  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(const Bilingual& text) const { return text.in(language); }
  std::string operator()(std::int64_t number) const { return number_text(number, language); }
  std::string operator()(double number) const { return decimal_text(number, language); }
  template <typename Text>
  std::string operator()(const std::vector<Text>& texts) const {
    std::string list;
    for (const Text& text : texts) (list += list.empty() ? "" : ", ") += (*this)(text);
    return list;
  }
};

std::int64_t count_of(const Argument* argument) {
  if (argument == nullptr) return 0;
  if (const auto* number = std::get_if<std::int64_t>(&argument->value)) return *number;
  if (const auto* texts = std::get_if<std::vector<std::string>>(&argument->value)) return static_cast<std::int64_t>(texts->size());
  if (const auto* texts = std::get_if<std::vector<Bilingual>>(&argument->value)) return static_cast<std::int64_t>(texts->size());
  return 0;
}

class Sayer {
 public:
  Sayer(std::span<const Argument> arguments, Language language) : arguments_(arguments), language_(language) {}

  void say(const std::vector<Piece>& pieces, std::int64_t count, std::string& text) const {
    for (const Piece& piece : pieces) say(piece, count, text);
  }

 private:
  void say(const Piece& piece, std::int64_t count, std::string& text) const {
    if (piece.form == Form::text) return void(text += piece.text);
    if (piece.form == Form::count) return void(text += number_text(count, language_));
    const Argument* argument = find(piece.text);
    if (piece.form == Form::plural) {
      const std::int64_t number = count_of(argument);
      if (const auto* branch = plural(piece, number)) say(branch->pieces, number, text);
    } else if (piece.form == Form::select) {
      if (const auto* branch = select(piece, argument)) say(branch->pieces, count, text);
    } else if (argument != nullptr) {
      const auto* number = std::get_if<std::int64_t>(&argument->value);
      text +=
          piece.form == Form::plain_number && number != nullptr ? std::to_string(*number) : std::visit(Said{language_}, argument->value);
    }
  }

  const Argument* find(std::string_view name) const {
    const auto found = std::find_if(arguments_.begin(), arguments_.end(), [&](const Argument& one) { return one.name == name; });
    return found == arguments_.end() ? nullptr : &*found;
  }

  static const Pattern::Branch* branch(const Piece& piece, std::string_view keyword) {
    const auto found =
        std::find_if(piece.branches.begin(), piece.branches.end(), [&](const Pattern::Branch& one) { return one.keyword == keyword; });
    return found == piece.branches.end() ? nullptr : &*found;
  }

  const Pattern::Branch* plural(const Piece& piece, std::int64_t number) const {
    if (const auto* exact = branch(piece, "=" + std::to_string(number))) return exact;
    if (const auto* form = branch(piece, plural_keyword(number, language_))) return form;
    return branch(piece, "other");
  }

  const Pattern::Branch* select(const Piece& piece, const Argument* argument) const {
    const auto* absent = branch(piece, "none");
    if (argument == nullptr && absent != nullptr) return absent;
    const auto* chosen = argument == nullptr ? nullptr : branch(piece, std::visit(Said{language_}, argument->value));
    return chosen != nullptr && chosen != absent ? chosen : branch(piece, "other");
  }

  std::span<const Argument> arguments_;
  Language language_;
};

void add_places(const std::vector<Piece>& pieces, std::set<std::string>& places) {
  for (const Piece& piece : pieces) {
    if (piece.form == Form::text || piece.form == Form::count) continue;
    places.insert(piece.text);
    for (const auto& branch : piece.branches) add_places(branch.pieces, places);
  }
}

}  // namespace

std::optional<Pattern> Pattern::parse(std::string_view text, Language language) {
  // Before ICU reads it, for which a straight apostrophe before a brace is a quote.
  const std::string utf8 = language == Language::fr ? french_apostrophes(text) : std::string(text);
  UErrorCode status = U_ZERO_ERROR;
  const icu::MessagePattern read(icu::UnicodeString::fromUTF8(utf8), nullptr, status);
  if (U_FAILURE(status)) return std::nullopt;
  Pattern pattern(language);
  Reader reader(read, language);
  pattern.pieces_ = reader.message(0);
  if (!reader.good()) return std::nullopt;
  if (language == Language::fr) set_french(pattern.pieces_);
  return pattern;
}

std::string Pattern::say(std::span<const Argument> arguments) const {
  std::string text;
  Sayer(arguments, language_).say(pieces_, 0, text);
  return text;
}

std::set<std::string> Pattern::places() const {
  std::set<std::string> places;
  add_places(pieces_, places);
  return places;
}

}  // namespace binome
