// What every command of `binome` shares: the language, the streams, the exit codes, the taxonomy and how a directory is
// opened. One file per command registers itself; main.cpp lists them.
#pragma once

#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "bindings/cli/command.hpp"
#include "bindings/records/directory_reader.hpp"
#include "features/result.hpp"

namespace binome {

enum ExitCode { kExitOk = 0, kExitNo = 1, kExitWrongUse = 2, kExitBadData = 3 };

class Session {
 public:
  Session(Language language, std::ostream& out, std::ostream& err) : language_(language), out_(out), err_(err) {}

  Language language() const { return language_; }
  std::ostream& out() { return out_; }
  std::ostream& err() { return err_; }
  int exit_code() const { return exit_code_; }
  void set_exit_code(int code) { exit_code_ = code; }

  // The text in the session's language.
  std::string text(std::string_view fr, std::string_view en) const { return std::string(language_ == Language::fr ? fr : en); }
  // Whether an error is also told as JSON on the answer stream; the format is one of --format.
  void answer_in(const std::string& format) { json_errors_ = format == "json" || format == "jsonl"; }
  // Prints the error on standard error, and as JSON too if that was asked, and sets its exit code.
  void fail(const Error& error);
  // Prints a remark on standard error.
  void note(const Bilingual& text);
  // Shows progress on standard error if that is a terminal.
  void progress(std::string_view what, std::size_t done, std::size_t total);

  // The taxonomy, loaded at the first call.
  Result<const Taxonomy*> taxonomy();
  // The place that an option names; an error with the nearest labels.
  Result<Term> place(const std::string& option, const std::string& label);
  // A good directory from JSON Lines files, its remarks printed; an error if anything is wrong in it.
  Result<Directory> open_directory(const std::vector<std::string>& paths);

 private:
  Language language_;
  std::ostream& out_;
  std::ostream& err_;
  int exit_code_ = kExitOk;
  bool json_errors_ = false;
  std::optional<Taxonomy> taxonomy_;
};

// Today's date in local time.
Date today();

// Each adds its subcommand to `app`; the callback runs it and sets the session's exit code.
void register_check(Command& app, Session& session);
void register_import(Command& app, Session& session);
void register_generate(Command& app, Session& session);
void register_barometer(Command& app, Session& session);
void register_match(Command& app, Session& session);
void register_score(Command& app, Session& session);
void register_snapshot(Command& app, Session& session);
void register_why(Command& app, Session& session);
void register_batch(Command& app, Session& session);
void register_merge(Command& app, Session& session);
void register_evaluate(Command& app, Session& session);
void register_suggest_tags(Command& app, Session& session);

}  // namespace binome
