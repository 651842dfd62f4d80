#include "bindings/cli/output/evaluation_output.hpp"

#include <array>
#include <cstdio>
#include <iomanip>

#include "bindings/protocol/json_text.hpp"
#include "features/label_folding.hpp"

namespace binome {
namespace {

// Three decimals, with the comma in French.
std::string decimal(double value, Language language, const char* form = "%.3f") {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), form, value);
  std::string result(text.data());
  if (language == Language::fr) std::replace(result.begin(), result.end(), '.', ',');
  return result;
}

std::string interval_text(const Interval& interval, Language language, const char* form = "%.3f") {
  return "[" + decimal(interval.low, language, form) + " ; " + decimal(interval.high, language, form) + "]";
}

// Pads by what is seen, not by bytes.
std::string padded(const std::string& text, std::size_t width) {
  std::size_t seen = 0;
  for (const char c : text) seen += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
  return text + std::string(width > seen ? width - seen : 1, ' ');
}

Bilingual protocol_title(const ProtocolReport& report) {
  const Bilingual link =
      report.need_links ? Bilingual{"", ""} : Bilingual{", sans la condition d'un lien restant", ", without the condition of a link left"};
  switch (report.protocol) {
    case Protocol::full:
      return {"Classement complet, parmi tous les éligibles" + link.fr, "Full ranking, among all who are eligible" + link.en};
    case Protocol::country:
      return {"1 + 99 du même pays" + link.fr, "1 + 99 of the same country" + link.en};
    case Protocol::worldwide:
      return {"1 + 99 du monde entier" + link.fr, "1 + 99 worldwide" + link.en};
    case Protocol::projects:
      return {"1 + 49 d'autant de projets", "1 + 49 with as many projects"};
    case Protocol::degree:
      return {"1 + 49 avec autant de liens" + link.fr, "1 + 49 with as many links" + link.en};
  }
  return {};
}

void write_protocol_text(Session& session, const Taxonomy& taxonomy, const ProtocolReport& report) {
  const Language language = session.language();
  std::ostream& out = session.out();
  out << "\n" << protocol_title(report).in(language) << " — " << report.lists << session.text(" listes", " lists");
  if (report.without_links > 0)
    out << session.text(" ; écartées, vrai partenaire sans lien restant : ", "; left out, true partner without a link: ")
        << report.without_links;
  if (report.ineligible > 0) out << session.text(" ; écartées par une règle : ", "; left out by a rule: ") << report.ineligible;
  if (report.unplaced > 0) out << session.text(" ; écartées, pays inconnu : ", "; left out, country unknown: ") << report.unplaced;
  if (report.few > 0 && report.protocol != Protocol::full)
    out << session.text(" ; avec moins de candidats que voulu : ", "; with fewer candidates than wanted: ") << report.few;
  out << "\n"
      << padded(session.text("méthode", "method"), 46) << "MRR    " << padded(session.text("intervalle 95 %", "95% interval"), 18)
      << "hit@1  hit@5  hit@10 " << padded(session.text("intervalle 95 %", "95% interval"), 18) << "nDCG\n";
  for (const MethodReport& method : report.methods) {
    const auto cell = [&](double value) { return decimal(value, language) + "  "; };
    out << padded(method.title.in(language), 46) << cell(method.quality.mrr) << padded(interval_text(method.intervals.mrr, language), 18)
        << cell(method.quality.hit1) << cell(method.quality.hit5) << cell(method.quality.hit10)
        << padded(interval_text(method.intervals.hit10, language), 18) << decimal(method.quality.ndcg, language) << "\n";
  }
  for (const Difference& one : report.differences) {
    out << session.text("  gain sur ", "  gain over ") << one.other << session.text(" : MRR ", ": MRR ")
        << decimal(one.mrr, language, "%+.3f") << " " << interval_text(one.intervals.mrr, language, "%+.3f") << ", hit@10 "
        << decimal(one.hit10, language, "%+.3f") << " " << interval_text(one.intervals.hit10, language, "%+.3f") << "\n";
  }
  for (const SideReport& side : report.sides) {
    out << "  " << taxonomy.label(side.asking, language) << " → " << taxonomy.label(side.asked, language)
        << (side.forth ? "" : session.text(" (sens inverse)", " (reverse direction)")) << " : " << side.lists
        << session.text(" listes", " lists") << ", MRR " << decimal(side.quality.mrr, language) << ", hit@10 "
        << decimal(side.quality.hit10, language) << "\n";
  }
}

void write_interval(JsonText& json, std::string_view name, const Interval& interval) {
  json.key(name);
  json.writer.StartArray();
  for (const double end : {interval.low, interval.high}) {
    const std::string number = decimal(end, Language::en, "%.6f");
    json.writer.RawValue(number.data(), number.size(), rapidjson::kNumberType);
  }
  json.writer.EndArray();
}

void write_number(JsonText& json, std::string_view name, double value) { json.decimal(name, decimal(value, Language::en, "%.6f")); }
void write_count(JsonText& json, std::string_view name, std::size_t count) { json.member(name, static_cast<std::int64_t>(count)); }

void write_quality(JsonText& json, const Quality& quality) {
  write_number(json, "mrr", quality.mrr);
  write_number(json, "hit1", quality.hit1);
  write_number(json, "hit5", quality.hit5);
  write_number(json, "hit10", quality.hit10);
  write_number(json, "ndcg", quality.ndcg);
}

template <typename Items, typename Write>
void write_array(JsonText& json, std::string_view name, const Items& items, const Write& write) {
  json.key(name);
  json.writer.StartArray();
  for (const auto& item : items) {
    json.writer.StartObject();
    write(item);
    json.writer.EndObject();
  }
  json.writer.EndArray();
}

}  // namespace

void write_learned_text(Session& session, const Taxonomy& taxonomy, const std::vector<std::string>& blocks, const LearnedWeights& learned) {
  const Language language = session.language();
  std::ostream& out = session.out();
  const auto kind = [&](Term term) { return term ? taxonomy.label(term, language) : session.text("tous", "any"); };
  out << "\n"
      << session.text("Poids appris, ", "Learned weights, ") << kind(learned.asking) << " – " << kind(learned.asked) << " ("
      << learned.lists << session.text(" listes", " lists") << ")" << session.text(" : perte ", ": loss ")
      << decimal(learned.fitted.prior_loss, language) << " → " << decimal(learned.fitted.loss, language) << "\n";
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    out << "  " << padded(blocks[b], 16) << decimal(learned.fitted.weights[b], language, "%.4g") << "  ";
    if (learned.fitted.spoken[b]) out << interval_text(learned.fitted.intervals[b], language, "%.4g") << "\n";
    else
      out << session.text("(reste au poids de départ : les données n'en disent rien)", "(stays at its prior: the data say nothing)")
          << "\n";
  }
}

void write_evaluation_text(Session& session, const Taxonomy& taxonomy, const EvaluationReport& report, std::size_t k) {
  const Language language = session.language();
  std::ostream& out = session.out();
  out << report.pairs << session.text(" partenariats, dont ", " partnerships, ") << report.hidden
      << session.text(" cachés, pli après pli ; profils, statistiques et attentes dérivées reconstruits sans eux.\n",
                      " of them hidden, fold after fold; profiles, statistics and derived wants rebuilt without them.\n");
  for (const ProtocolReport& protocol : report.protocols) write_protocol_text(session, taxonomy, protocol);
  if (!report.exposure.empty()) {
    out << "\n"
        << session.text("Exposition, listes de ", "Exposure, lists of ") << k
        << session.text(" pour chacun (moyenne des plis)\n", " for everybody (mean of the folds)\n");
    for (const ExposureReport& one : report.exposure) {
      out << "  " << padded(one.method, 12) << session.text("couverture ", "coverage ") << decimal(one.coverage, language) << "  Gini "
          << decimal(one.gini, language) << session.text("  propositions réciproques ", "  mutual proposals ")
          << decimal(one.mutual, language) << "\n";
    }
  }
  if (report.learned) write_learned_text(session, taxonomy, report.blocks, *report.learned);
}

void write_evaluation_json(Session& session, const Taxonomy& taxonomy, const EvaluationReport& report, std::size_t k) {
  JsonText json;
  json.writer.StartObject();
  write_count(json, "pairs", report.pairs);
  write_count(json, "hidden", report.hidden);
  write_array(json, "protocols", report.protocols, [&](const ProtocolReport& protocol) {
    json.member("protocol", protocol_name(protocol.protocol));
    json.key("links_left");
    json.writer.Bool(protocol.need_links);
    write_count(json, "lists", protocol.lists);
    write_count(json, "without_links", protocol.without_links);
    write_count(json, "ineligible", protocol.ineligible);
    write_count(json, "country_unknown", protocol.unplaced);
    write_count(json, "few_candidates", protocol.few);
    write_array(json, "methods", protocol.methods, [&](const MethodReport& method) {
      json.member("method", method.name);
      write_quality(json, method.quality);
      write_interval(json, "mrr_interval", method.intervals.mrr);
      write_interval(json, "hit10_interval", method.intervals.hit10);
    });
    write_array(json, "gains", protocol.differences, [&](const Difference& one) {
      json.member("over", one.other);
      write_number(json, "mrr", one.mrr);
      write_interval(json, "mrr_interval", one.intervals.mrr);
      write_number(json, "hit10", one.hit10);
      write_interval(json, "hit10_interval", one.intervals.hit10);
    });
    write_array(json, "sides", protocol.sides, [&](const SideReport& side) {
      json.member("asking", taxonomy.code(side.asking));
      json.member("asked", taxonomy.code(side.asked));
      json.key("forth");
      json.writer.Bool(side.forth);
      write_count(json, "lists", side.lists);
      write_quality(json, side.quality);
    });
  });
  write_array(json, "exposure", report.exposure, [&](const ExposureReport& one) {
    json.member("method", one.method);
    write_count(json, "k", k);
    write_number(json, "coverage", one.coverage);
    write_number(json, "gini", one.gini);
    write_number(json, "mutual", one.mutual);
  });
  const auto learned_lists = report.learned ? std::span(&*report.learned, 1) : std::span<const LearnedWeights>();
  write_array(json, "learned", learned_lists, [&](const LearnedWeights& learned) {
    json.member("asking", learned.asking ? taxonomy.code(learned.asking) : "*");
    json.member("asked", learned.asked ? taxonomy.code(learned.asked) : "*");
    write_count(json, "lists", learned.lists);
    std::vector<std::size_t> spoken;
    for (std::size_t b = 0; b < report.blocks.size(); ++b) {
      if (learned.fitted.spoken[b]) spoken.push_back(b);
    }
    write_array(json, "weights", spoken, [&](std::size_t b) {
      json.member("block", report.blocks[b]);
      write_number(json, "weight", learned.fitted.weights[b]);
      write_interval(json, "interval", learned.fitted.intervals[b]);
    });
  });
  json.writer.EndObject();
  session.out() << json.text() << "\n";
}

}  // namespace binome
