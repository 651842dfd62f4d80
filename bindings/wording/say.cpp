#include "bindings/wording/say.hpp"

#include <array>
#include <memory>
#include <mutex>

#include "bindings/wording/pattern.hpp"
#include "bindings/wording/wording_table.hpp"
#include "data/embedded.hpp"
#include "features/error_codes.hpp"

namespace binome {
namespace {

// The pattern of one sentence in one language, read when it is first said.
class LazyPattern {
 public:
  // A pattern that cannot be read stops the build (check_wording.cpp); here its text would stand for it.
  std::string say(std::string_view text, Language language, std::span<const Argument> arguments) {
    std::call_once(read_, [&] { pattern_ = Pattern::parse(text, language); });
    return pattern_ ? pattern_->say(arguments) : std::string(text);
  }

 private:
  std::once_flag read_;
  std::optional<Pattern> pattern_;
};

// The rows of some tables, in order.
class Wording {
 public:
  template <typename Names>
  explicit Wording(const Names& tables) {
    for (const std::string_view table : tables) {
      for (WordingRow& row : read_wording(embedded_file(table))) rows_.push_back(std::move(row));
    }
    patterns_ = std::make_unique<std::array<LazyPattern, 2>[]>(rows_.size());
  }

  const WordingRow& row(std::size_t number) const { return rows_[number]; }
  std::string say(std::size_t number, Language language, std::span<const Argument> arguments) const {
    const auto which = static_cast<std::size_t>(language);
    return patterns_[number][which].say(rows_[number].text.in(language), language, arguments);
  }

 private:
  std::vector<WordingRow> rows_;
  std::unique_ptr<std::array<LazyPattern, 2>[]> patterns_;
};

const Wording& messages() {
  static const Wording wording(kMessageTables);
  return wording;
}

const Wording& errors() {
  static const Wording wording(std::array<std::string_view, 1>{"errors.tsv"});
  return wording;
}

}  // namespace

std::string say(Message message, Language language, std::initializer_list<Argument> arguments) {
  return messages().say(static_cast<std::size_t>(message), language, {arguments.begin(), arguments.size()});
}

std::string say(const Sentence& sentence, Language language) {
  return messages().say(static_cast<std::size_t>(sentence.message), language, sentence.arguments);
}

std::string say(const Error& error, Language language) {
  if (!error.text.fr.empty()) return error.text.in(language);
  const auto number = static_cast<std::size_t>(error.code);
  if (error.causes.empty()) return errors().say(number, language, error.arguments);
  std::string causes;
  for (const Error& cause : error.causes) (causes += causes.empty() ? "" : "\n") += say(cause, language);
  std::vector<Argument> arguments = error.arguments;
  arguments.emplace_back("cause", std::move(causes));
  return errors().say(number, language, arguments);
}

std::string_view key_of(Message message) { return messages().row(static_cast<std::size_t>(message)).key; }

Bilingual pattern_of(Message message) { return messages().row(static_cast<std::size_t>(message)).text; }

}  // namespace binome
