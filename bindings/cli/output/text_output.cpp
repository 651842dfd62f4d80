#include "bindings/cli/output/text_output.hpp"

#include <ostream>

namespace binome {

void add_out(Command& command, const Session& session, std::string& path) {
  command
      .option("--out", path,
              session.text("fichier à écrire, là quand il est complet (par défaut : la sortie standard)",
                           "file to write, there when it is complete (default: standard output)"))
      .type_name(session.text("FICHIER", "FILE"));
}

Result<TextOutput> TextOutput::open(Session& session, const std::string& path) {
  TextOutput output(session);
  if (path.empty()) return output;
  auto file = AtomicFile::create(path);
  if (!file) return tl::make_unexpected(file.error());
  output.file_.emplace(std::move(*file));
  return output;
}

void TextOutput::write(std::string_view text) {
  if (file_) file_->write(text);
  else session_->out() << text;
}

Result<void> TextOutput::commit() { return file_ ? file_->commit() : Result<void>{}; }

}  // namespace binome
