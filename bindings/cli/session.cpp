#include "bindings/cli/session.hpp"

#include <unistd.h>

#include <ctime>
#include <ostream>

#include "bindings/protocol/error_json.hpp"
#include "bindings/records/problem.hpp"
#include "bindings/records/taxonomy_files.hpp"
#include "bindings/wording/say.hpp"
#include "bindings/wording/shown_value.hpp"
#include "engine/parallel/parallel_runner.hpp"
#include "features/error_codes.hpp"

namespace binome {

void Session::fail(const Error& error) {
  err_ << say(error, language_) << "\n";
  if (json_errors_) out_ << error_json(error, std::nullopt, {language_, {}}) << "\n";
  exit_code_ = row_of(error.code).exit_status;
}

void Session::note(const Bilingual& text) { err_ << text.in(language_) << "\n"; }

void Session::progress(std::string_view what, std::size_t done, std::size_t total) {
  if (isatty(STDERR_FILENO) == 0) return;
  err_ << "\r" << what << " " << done << "/" << total << (done == total ? "\n" : "") << std::flush;
}

Result<const Taxonomy*> Session::taxonomy() {
  if (!taxonomy_) {
    Result<Taxonomy> loaded = load_taxonomy();
    if (!loaded) return tl::make_unexpected(loaded.error());
    taxonomy_ = std::move(*loaded);
  }
  return &*taxonomy_;
}

Result<Term> Session::place(const std::string& option, const std::string& label) {
  const auto known = taxonomy();
  if (!known) return tl::make_unexpected(known.error());
  const auto term = (*known)->resolve(Vocabulary::place, label);
  if (term) return *term;
  return binome::fail(ErrorCode::unresolved_option, {{"option", option}, {"label", shorten(label)}},
                      unresolved_error(term.error(), **known));
}

Result<Directory> Session::open_directory(const std::vector<std::string>& paths) {
  const auto known = taxonomy();
  if (!known) return tl::make_unexpected(known.error());
  Result<DirectoryReading> reading = read_directory(paths, **known, {}, run_in_parallel);
  if (!reading) return tl::make_unexpected(reading.error());
  for (const Bilingual& notice : reading->notices) note(notice);
  if (reading->problem_count > 0) return tl::make_unexpected(summary(*reading));
  return std::move(reading->directory);
}

Date today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return {static_cast<std::int16_t>(local.tm_year + 1900), static_cast<std::uint8_t>(local.tm_mon + 1),
          static_cast<std::uint8_t>(local.tm_mday)};
}

}  // namespace binome
