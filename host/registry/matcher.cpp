// article::MatchProgram and article::MatchSession over mentiond_match_table.
#include <algorithm>
#include <functional>

#include "host/registry/adapters.h"
#include "host/registry/article_out.h"
#include "host/registry/diagnostic_collector.h"
#include "host/registry/instance.h"
#include "host/registry/span.h"

namespace mentiond::registry {
namespace {

using article::Diagnostics;
using article::Severity;

constexpr std::size_t kMostMentions = 20'000;  // Of one article.
constexpr std::size_t kMostLabels = 64;
constexpr std::size_t kExplanationLimit = 1 << 20;

/// A compiled program, until the last session is closed.
class Compiled final {
 public:
  Compiled(const Library& library, const std::string& name, const article::Clock& clock)
      : services_(library.info, name, clock),
        table_(sdk::known(static_cast<const mentiond_match_table*>(library.table))) {}
  ~Compiled() {
    if (is_compiled_) services_.shield([&] { table_.release(program_); });
  }
  Compiled(const Compiled&) = delete;
  Compiled& operator=(const Compiled&) = delete;

  /// False where `diagnostics` got an error.
  bool compile(const article::InstanceSettings& settings, const std::vector<article::WatchlistFile>& files,
               Diagnostics& diagnostics) {
    std::vector<mentiond_file> crossing;
    for (const article::WatchlistFile& file : files)
      crossing.push_back({sdk::text(file.path), sdk::text(file.bytes), file.for_reference, 0});
    const Setup setup(services_, settings);
    Call call(services_.plugin());
    DiagnosticCollector collector(call, diagnostics);
    try {
      call([&](const mentiond_call* c) {
        return table_.compile(setup.crossing(), sdk::array_of(crossing), collector.crossing(), &program_, c);
      });
      is_compiled_ = true;
      if (!collector.has_error()) describe();
    } catch (const article::PluginError& error) {
      if (!collector.has_error()) diagnostics.push_back({{}, 0, 0, Severity::kError, error.what(), {}});
      return false;
    }
    return !collector.has_error();
  }

  const Services& services() const { return services_; }
  const mentiond_match_table& table() const { return table_; }
  const void* program() const { return program_; }
  const std::vector<article::Watch>& watches() const { return watches_; }

 private:
  struct Describing {
    Call& call;
    std::vector<article::Watch>& watches;
  };

  void describe() {
    Call call(services_.plugin());
    Describing describing{call, watches_};
    const mentiond_watch_sink sink = {sizeof(sink), &describing, &Compiled::take_watch};
    call([&](const mentiond_call*) {
      table_.describe(program_, &sink);
      return MENTIOND_OK;
    });
  }

  static void take_watch(void* context, const mentiond_watch* theirs) {
    Describing& describing = *static_cast<Describing*>(context);
    describing.call.host_side([&] { describing.watches.push_back(read_watch(sdk::known(theirs))); });
  }

  static article::Watch read_watch(const mentiond_watch& theirs) {
    article::Watch watch;
    watch.watchlist = clean(theirs.watchlist, kWordLimit);
    watch.watch = clean(theirs.watch, kWordLimit);
    watch.entity = {clean(theirs.entity_id, kWordLimit), clean(theirs.entity_name, kLineLimit),
                    clean(theirs.entity_type, kWordLimit), clean(theirs.entity_uri, kUrlLimit)};
    watch.severity = clean(theirs.severity, kWordLimit);
    watch.for_reference = theirs.for_reference != 0;
    for (const mentiond_label label : elements_of<mentiond_label>(theirs.labels)) {
      if (watch.labels.size() == kMostLabels) break;
      watch.labels[clean(label.key, kWordLimit)] = clean(label.value, kLineLimit);
    }
    return watch;
  }

  const Services services_;
  const mentiond_match_table table_;
  void* program_ = nullptr;
  bool is_compiled_ = false;
  std::vector<article::Watch> watches_;
};

class Session final : public article::MatchSession {
 public:
  explicit Session(std::shared_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {
    Call call(compiled_->services().plugin());
    call([&](const mentiond_call* c) { return compiled_->table().open_session(compiled_->program(), &session_, c); });
  }
  ~Session() override {
    compiled_->services().shield([&] { compiled_->table().close_session(session_); });
  }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  void match(article::Article& article) override {
    const std::size_t before = article.mentions.size();
    Call call(compiled_->services().plugin());
    Matching matching{call, compiled_->watches(), article, before + kMostMentions, 0, 0};
    const mentiond_mention_sink sink = {sizeof(sink), &matching, &Session::take_mention};
    const mentiond_article& crossing = out_(article);
    try {
      call([&](const mentiond_call* c) { return compiled_->table().match(session_, &crossing, &sink, c); });
    } catch (...) {
      article.mentions.resize(before);  // Half an answer is none.
      throw;
    }
    if (matching.too_many > 0) {
      report(article, "an article has at most " + std::to_string(kMostMentions) + " mentions, so " +
                          std::to_string(matching.too_many) + " were left out");
    }
    if (matching.misplaced > 0) {
      report(article, std::to_string(matching.misplaced) + " mentions were not where they were said to be: left out");
    }
  }

  std::string explain(std::size_t watch, const article::Article& article) override {
    const auto function = compiled_->table().explain;
    std::string text;
    if (function == nullptr) return text;
    Call call(compiled_->services().plugin());
    Explaining explaining{call, text};
    const mentiond_text_sink sink = {sizeof(sink), &explaining, &Session::take_text};
    const mentiond_article& crossing = out_(article);
    call([&](const mentiond_call* c) {
      return function(session_, static_cast<std::uint32_t>(watch), &crossing, &sink, c);
    });
    return text;
  }

 private:
  struct Explaining {
    Call& call;
    std::string& text;
  };
  static void take_text(void* context, mentiond_text theirs) {
    Explaining& explaining = *static_cast<Explaining*>(context);
    explaining.call.host_side([&] {
      const std::size_t left = kExplanationLimit - std::min(kExplanationLimit, explaining.text.size());
      explaining.text += clean(theirs, left);
    });
  }
  struct Matching {
    Call& call;
    const std::vector<article::Watch>& watches;
    article::Article& article;
    std::size_t most, too_many, misplaced;
  };

  static void take_mention(void* context, const mentiond_mention* theirs) {
    Matching& matching = *static_cast<Matching*>(context);
    matching.call.host_side([&] {
      if (matching.article.mentions.size() == matching.most) {
        ++matching.too_many;
      } else if (!add_mention(sdk::known(theirs), matching)) {
        ++matching.misplaced;
      }
    });
  }

  /// A name in what a quote says of its speaker is no mention, and says who that is. False: there is no such quote.
  static bool name_speaker(const mentiond_mention& theirs, Matching& matching) {
    std::vector<article::Quote>& quotes = matching.article.quotes;
    if (theirs.watch >= matching.watches.size() || theirs.index >= quotes.size()) return false;
    std::string& entity = quotes[theirs.index].speaker_entity;
    if (entity.empty()) entity = matching.watches[theirs.watch].entity.id;
    return true;
  }

  /// False: there is no such watch, or no such text at its place.
  static bool add_mention(const mentiond_mention& theirs, Matching& matching) {
    if (view_of(theirs.field) == "speaker") return name_speaker(theirs, matching);
    article::Article& article = matching.article;
    if (theirs.watch >= matching.watches.size() ||
        !is_in_field(article, view_of(theirs.field), view_of(theirs.text), theirs.start, theirs.end)) {
      return false;
    }
    const article::Watch& watch = matching.watches[theirs.watch];
    article.mentions.push_back(
        {watch.watchlist, watch.watch, watch.entity, clean(theirs.role, kWordLimit), clean(theirs.alias, kLineLimit),
         clean(theirs.clause, kLineLimit), clean(theirs.field, kWordLimit), theirs.index, theirs.start, theirs.end,
         clean(theirs.text, kLineLimit), clean(theirs.sentence, kLineLimit), clean(theirs.note, kMessageLimit)});
    return true;
  }

  void report(article::Article& article, const std::string& what) const {
    article.notes.push_back(compiled_->services().plugin() + ": " + what);
    compiled_->services().warn(article.uri + ": " + what);
  }

  const std::shared_ptr<const Compiled> compiled_;
  void* session_ = nullptr;
  ArticleOut out_;
};

class Program final : public article::MatchProgram {
 public:
  explicit Program(std::shared_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
  const std::vector<article::Watch>& watches() const override { return compiled_->watches(); }
  std::unique_ptr<article::MatchSession> open_session() const override { return std::make_unique<Session>(compiled_); }
  Diagnostics run_tests() const override { return diagnose(compiled_->table().run_tests); }
  Diagnostics lint(const article::Sample& sample) const override {
    const auto with_sample = compiled_->table().lint_sample;
    if (with_sample == nullptr || sample.articles == 0) return diagnose(compiled_->table().lint);
    std::vector<mentiond_alias_hits> hits;
    for (const article::AliasHits& each : sample.hits)
      hits.push_back({sdk::text(each.alias), static_cast<std::uint32_t>(each.watch), each.articles});
    const mentiond_array crossing = sdk::array_of(hits);
    return diagnose([&](const void* program, const mentiond_diagnostic_sink* sink, const mentiond_call* call) {
      return with_sample(program, sample.articles, crossing, sink, call);
    });
  }

 private:
  using Diagnose = std::function<mentiond_status(const void*, const mentiond_diagnostic_sink*, const mentiond_call*)>;

  /// Nothing where the plugin has no such function.
  Diagnostics diagnose(const Diagnose& function) const {
    Diagnostics diagnostics;
    if (!function) return diagnostics;
    Call call(compiled_->services().plugin());
    DiagnosticCollector collector(call, diagnostics);
    call([&](const mentiond_call* c) { return function(compiled_->program(), collector.crossing(), c); });
    return diagnostics;
  }

  const std::shared_ptr<const Compiled> compiled_;
};

}  // namespace

std::shared_ptr<const article::MatchProgram> adapt_matcher(const Library& library,
                                                           const article::InstanceSettings& settings,
                                                           const std::vector<article::WatchlistFile>& files,
                                                           const article::Clock& clock, Diagnostics& diagnostics) {
  auto compiled = std::make_shared<Compiled>(library, settings.name, clock);
  if (!compiled->compile(settings, files, diagnostics)) return nullptr;
  return std::make_shared<Program>(std::move(compiled));
}

}  // namespace mentiond::registry
