#include "plugins/match/watchlist/explain/explain.h"

#include <algorithm>

#include "plugins/match/watchlist/explain/misses.h"

namespace mentiond::plugins::watchlist {
namespace {

constexpr std::size_t kMostPlaces = 3;
constexpr std::size_t kLongestQuote = 80;

std::string listed_terms(const Patterns& patterns, const std::vector<PatternId>& terms) {
  std::string text;
  for (const PatternId term : terms) text.append(text.empty() ? "" : ", ").append(patterns.written(term));
  return text;
}

std::string_view unit_name(Within::Unit unit) {
  switch (unit) {
    case Within::Unit::kParagraph:
      return "in the paragraph";
    case Within::Unit::kSentence:
      return "in the sentence";
    default:
      return "in the article";
  }
}

}  // namespace

std::string Explainer::watch(std::uint32_t number) {
  out_.clear();
  if (number < compiled_.entities.size()) {
    entity(number);
  } else {
    const Query& query = program_.queries[number - compiled_.entities.size()];
    heading(query.id, "a query", query.list, queries_.holds(query.root) ? "matches" : "does not match");
    clause(query.root, 0);
  }
  return std::move(out_);
}

void Explainer::heading(std::string_view id, std::string_view what, std::uint32_t list, std::string_view answer) {
  out_.append(id).append(", ").append(what).append(" of ").append(compiled_.lists[list].name).append(", ");
  out_.append(answer).append(".\n");
}

void Explainer::line(std::size_t depth, bool holds, std::string_view what, std::string_view detail) {
  out_.append(2 * depth, ' ').append(holds ? "✓ " : "✗ ").append(what);
  if (!detail.empty()) out_.append(": ").append(detail);
  out_ += "\n";
}

std::string Explainer::place(std::uint32_t field, std::uint32_t start, std::uint32_t end) const {
  const Field& own = article_.all_fields()[field];
  std::string text(own.text.substr(start, end - start));
  std::replace(text.begin(), text.end(), '\n', ' ');
  if (text.size() > kLongestQuote) {
    std::size_t cut = kLongestQuote;
    while ((static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
    text.resize(cut);
    text += "…";
  }
  const std::string index = own.index > 0 ? " " + std::to_string(own.index + 1) : "";
  return std::string(own.name) + index + " " + std::to_string(start) + "–" + std::to_string(end) + " “" + text + "”";
}

std::string Explainer::places(const Spans& spans) const {
  std::string text;
  for (std::size_t i = 0; i < std::min(spans.size(), kMostPlaces); ++i)
    text += (i > 0 ? ", " : "") + place(spans[i].field, spans[i].start, spans[i].end);
  if (spans.size() > kMostPlaces) text += " and " + std::to_string(spans.size() - kMostPlaces) + " more";
  return text;
}

Spans Explainer::find_loosely(std::string_view text) const {
  Patterns loose;
  Scratch scratch;
  Spans spans;
  const auto pattern = loose.add(text, {false, true});
  if (!pattern) return spans;
  const auto fields = article_.all_fields();
  for (std::uint32_t field = 0; field < fields.size(); ++field) {
    const Words words = article_.words(fields[field]);
    for (std::uint32_t at = 0; at < words.count; ++at) {
      if (const auto found = loose.find(*pattern, words, at, scratch))
        spans.push_back({field, at, found->last, found->start, found->end});
    }
  }
  return spans;
}

void Explainer::entity(std::uint32_t number) {
  const Entity& own = compiled_.entities[number];
  const auto is_own = [&](const Hit& hit) { return compiled_.aliases[hit.alias].entity == number; };
  const bool mentioned = std::any_of(hits_.begin(), hits_.end(), is_own);
  heading(own.id, "an entity", own.list, mentioned ? "is mentioned" : "is not mentioned");
  for (PatternId id = 0; id < compiled_.aliases.size(); ++id) {
    if (compiled_.aliases[id].entity == number && !compiled_.is_form(id)) alias(id);
  }
}

/// A name, and every place where it stands; where there is none, where it nearly does.
void Explainer::alias(PatternId id) {
  const std::vector<Hit> found = places_of(id);
  const Spans other_case = other_capitals(id, found);
  const bool nowhere = found.empty() && other_case.empty();
  const auto is_good = [&](const Hit& hit) { return counts(hit); };
  line(0, std::any_of(found.begin(), found.end(), is_good), compiled_.name_of(id), nowhere ? "not found" : "");
  for (const Hit& hit : found)
    line(1, is_good(hit), place(hit.field, hit.start, hit.end), is_good(hit) ? std::string() : why_not(hit));
  for (const Span& span : other_case)
    line(1, false, place(span.field, span.start, span.end), "not in these capitals (case: exact)");
  if (nowhere && !compiled_.patterns.is_glob(id)) nearly(id);
}

std::vector<Hit> Explainer::places_of(PatternId id) {
  std::vector<Hit> found;
  const auto fields = article_.all_fields();
  for (std::uint32_t field = 0; field < fields.size(); ++field) {
    const Words words = article_.words(fields[field]);
    for (std::uint32_t at = 0; at < words.count; ++at) {
      for (PatternId form = id; form < compiled_.aliases.size() && compiled_.aliases[form].form_of == id; ++form) {
        const auto there = compiled_.patterns.find(form, words, at, scratch_);
        if (there) add_place({form, field, at, there->last, there->start, there->end, there->capitals, false}, found);
      }
    }
  }
  return found;
}

/// Two forms may be written alike: then one that counts is shown.
void Explainer::add_place(const Hit& hit, std::vector<Hit>& found) const {
  const bool is_known = !found.empty() && found.back().field == hit.field && found.back().start == hit.start &&
                        found.back().end == hit.end;
  if (!is_known) {
    found.push_back(hit);
  } else if (counts(hit)) {
    found.back() = hit;
  }
}

Spans Explainer::other_capitals(PatternId id, const std::vector<Hit>& found) const {
  if (!compiled_.rules[compiled_.aliases[id].rule].exact) return {};
  Spans places = find_loosely(compiled_.name_of(id));
  std::erase_if(places, [&](const Span& span) {
    return std::any_of(found.begin(), found.end(),
                       [&](const Hit& hit) { return hit.field == span.field && hit.start == span.start; });
  });
  return places;
}

void Explainer::nearly(PatternId id) {
  const std::uint32_t own = compiled_.aliases[id].entity;
  // What counts by another name of the entity was not missed.
  const auto is_wanted = [&](const Span& span) {
    return span.field < article_.fields().size() && std::none_of(hits_.begin(), hits_.end(), [&](const Hit& hit) {
             return compiled_.aliases[hit.alias].entity == own && hit.field == span.field && hit.start < span.end &&
                    span.start < hit.end;
           });
  };
  const auto miss = nearest_miss({compiled_.name_of(id), true, compiled_.entities[own].type}, article_, is_wanted);
  if (miss) line(1, false, place(miss->span.field, miss->span.start, miss->span.end), miss->why);
}

bool Explainer::counts(const Hit& hit) const {
  return std::any_of(hits_.begin(), hits_.end(), [&](const Hit& other) {
    return other.alias == hit.alias && other.field == hit.field && other.start == hit.start && other.end == hit.end;
  });
}

std::string Explainer::why_not(Hit hit) {
  if (hit.field >= article_.fields().size()) return "names are not looked for in the byline; byline: in a query does";
  const Rule& rule = compiled_.rules[compiled_.aliases[hit.alias].rule];
  switch (company_.judge(hit)) {
    case Verdict::kOtherLanguage: {
      std::string languages;
      for (const std::string& each : rule.languages) languages.append(languages.empty() ? "" : ", ").append(each);
      return "the article is in " + std::string(article_.language()) + ", and the name is for " + languages;
    }
    case Verdict::kOtherInflection:
      return "a form by the rules of another language than the article's, " + std::string(article_.language());
    case Verdict::kOtherCase:
      return "not in these capitals (case: exact), and the line is not all in capitals";
    case Verdict::kExcluded:
      return "inside “" + compiled_.patterns.written(company_.excluded_by(rule, hit).value()) + "” (exclude)";
    case Verdict::kNotNear:
      return near_missed(rule, hit);
    case Verdict::kCounts:
      break;
  }
  if (const std::string longer = longer_than(hit); !longer.empty()) return longer;
  return "one word in a line of capitals counts only beside another mention, or as an acronym that is no everyday word";
}

std::string Explainer::near_missed(const Rule& rule, const Hit& hit) {
  std::string text = "near: none of " + listed_terms(compiled_.patterns, rule.near) + " ";
  text += rule.within.unit == Within::Unit::kWords
              ? "within " + std::to_string(rule.within.words) + (rule.within.words == 1 ? " word" : " words")
              : std::string(unit_name(rule.within.unit));
  if (const auto nearest = company_.nearest(rule, hit)) {
    text.append("; the nearest, “").append(compiled_.patterns.written(nearest->term)).append("”, has ");
    text += std::to_string(nearest->words) + (nearest->words == 1 ? " word between" : " words between");
    return text;
  }
  return text + near_elsewhere(rule, hit);
}

std::string Explainer::near_elsewhere(const Rule& rule, const Hit& hit) {
  const auto fields = article_.fields();
  for (std::uint32_t field = 0; field < fields.size(); ++field) {
    const Words words = article_.words(fields[field]);
    for (std::uint32_t at = 0; field != hit.field && at < words.count; ++at) {
      for (const PatternId term : rule.near) {
        if (const auto found = compiled_.patterns.find(term, words, at, scratch_))
          return "; the nearest is " + place(field, found->start, found->end);
      }
    }
  }
  return {};
}

std::string Explainer::longer_than(const Hit& hit) const {
  const auto list = [&](const Hit& each) { return compiled_.entities[compiled_.aliases[each.alias].entity].list; };
  for (const Hit& other : hits_) {
    const bool overlaps = other.field == hit.field && other.start < hit.end && hit.start < other.end;
    if (!overlaps || list(other) != list(hit)) continue;
    const Entity& own = compiled_.entities[compiled_.aliases[other.alias].entity];
    return "the longer “" + std::string(compiled_.name_of(other.alias)) + "” of " + own.id + " stands there";
  }
  return {};
}

}  // namespace mentiond::plugins::watchlist
