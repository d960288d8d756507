#include <boost/test/unit_test.hpp>
#include <cstddef>
#include <functional>

#include "host/registry/adapters.h"
#include "mentiond/sdk/match.hpp"
#include "tests/host/registry/loading.h"

namespace mentiond::registry {
namespace {

using sdk::Mention;

/// A plugin in this program: its watches are the lines of its files; what it finds is what the test says.
class Scripted final : public sdk::Program {
 public:
  static inline std::function<void(const sdk::ArticleView&, const sdk::MentionSink&)> script;
  static inline int alive = 0;

  explicit Scripted(std::vector<std::string> watches) : watches_(std::move(watches)) { ++alive; }
  ~Scripted() override { --alive; }

  static std::unique_ptr<sdk::Program> compile(const sdk::Config& config, std::span<const sdk::File> files,
                                               sdk::Diagnostics& diagnostics) {
    if (config.get("fail")) throw sdk::Transient("no memory");
    std::vector<std::string> watches;
    for (const sdk::File& file : files) {
      watches.emplace_back((file.for_reference ? "* " : "") + std::string(file.bytes));
      if (file.bytes == "odd") diagnostics.add({file.path, 2, 3, sdk::Severity::kWarning, "odd", "even"});
      if (file.bytes == "bad") diagnostics.add({file.path, 1, 1, sdk::Severity::kError, "bad", "good"});
    }
    if (diagnostics.errors() > 0 && !config.get("careless")) return nullptr;
    return std::make_unique<Scripted>(std::move(watches));
  }
  void describe(const sdk::WatchSink& sink) const override {
    const mentiond_label label = {sdk::text("desk"), sdk::text("news")};
    for (const std::string& watch : watches_) {
      sink.watch({"list", watch, watch, "Name", "person", "https://e.org/", "high", {label}, watch[0] == '*'});
    }
  }
  std::unique_ptr<sdk::Session> open_session() const override {
    struct Session final : sdk::Session {
      void match(const sdk::ArticleView& article, const sdk::MentionSink& sink) override { script(article, sink); }
    };
    return std::make_unique<Session>();
  }
  void run_tests(sdk::Diagnostics& diagnostics) const override {
    diagnostics.add({"w.yaml", 9, 1, sdk::Severity::kError, "a test failed", ""});
  }
  void lint_sample(const sdk::Sample& sample, sdk::Diagnostics& diagnostics) const override {
    for (const mentiond_alias_hits each : sample.hits) {
      const std::string said = watches_[each.watch] + ": \"" + std::string(sdk::view(each.alias)) + "\" in " +
                               std::to_string(each.articles) + " of " + std::to_string(sample.articles);
      diagnostics.add({"w.yaml", 4, 1, sdk::Severity::kNote, said, ""});
    }
  }

 private:
  std::vector<std::string> watches_;
};

constexpr const mentiond_match_table& kTable = sdk::detail::MatchTable<Scripted>::kTable;

struct Fixture {
  support::ManualClock clock;
  article::Diagnostics diagnostics;
  article::Article article;

  Fixture() {
    article.headlines = {{"main", "text/plain", "Ünal in Ankara"}};
    article.descriptions = {{"summary", "text/plain", "A summary"}};
    article.bodies = {{"", "text/plain", "He said so."}};
    article.concepts = {{article::ConceptKind::kSubject, "Treaty", "tag", {}, {}, {}, {}}};
    article.media = {{"p", "u", "picture", {}, "No caption", {}, {}, {}},
                     {"p", "u", "picture", {}, "Ünal", {}, {}, {}}};
    article.by = "By Somebody";
  }
  std::shared_ptr<const article::MatchProgram> compile(std::vector<std::string> files,
                                                       const article::InstanceSettings& settings = {},
                                                       const mentiond_match_table& table = kTable) {
    std::vector<article::WatchlistFile> crossing;
    for (std::string& file : files) crossing.push_back({"w.yaml", std::move(file)});
    return adapt_matcher(library_of(article::PluginKind::kMatch, table), settings, crossing, clock, diagnostics);
  }
  void match(std::function<void(const sdk::ArticleView&, const sdk::MentionSink&)> script) {
    Scripted::script = std::move(script);
    compile({"one", "two"})->open_session()->match(article);
  }
  /// How many of these mentions arrive.
  std::size_t arriving(const std::vector<Mention>& mentions) {
    article.mentions.clear(), article.notes.clear();
    match([&](const sdk::ArticleView&, const sdk::MentionSink& sink) {
      for (const Mention& mention : mentions) sink.mention(mention);
    });
    return article.mentions.size();
  }
  std::string said() const {
    std::string text;
    for (const article::Diagnostic& diagnostic : diagnostics) text += to_string(diagnostic) + "\n";
    return text;
  }
};

Mention mention(std::string_view field, std::uint32_t start, std::uint32_t end, std::string_view text) {
  return {0, 0, start, end, "body", "alias", "clause", field, text, "sentence", "note"};
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(a_matcher_in_the_host, Fixture)

BOOST_AUTO_TEST_CASE(watches_are_described_once_compiled) {
  const auto program = compile({"one", "two"});
  BOOST_TEST_REQUIRE(program->watches().size() == 2U);
  const article::Watch& watch = program->watches()[1];
  BOOST_TEST((watch.watchlist == "list" && watch.watch == "two" && watch.severity == "high"));
  BOOST_TEST((watch.entity.id == "two" && watch.entity.name == "Name" && watch.entity.type == "person"));
  BOOST_TEST(watch.labels.at("desk") == "news");
}

BOOST_AUTO_TEST_CASE(an_error_in_a_file_is_a_diagnostic_and_no_program) {
  BOOST_TEST(compile({"bad"}) == nullptr);
  BOOST_TEST(said() == "w.yaml:1:1: error: bad (did you mean \"good\"?)\n");
}

BOOST_AUTO_TEST_CASE(an_error_counts_also_where_the_plugin_went_on) {
  BOOST_TEST(compile({"bad"}, {"", {{"careless", "1"}}}) == nullptr);
  BOOST_TEST(Scripted::alive == 0);
}

BOOST_AUTO_TEST_CASE(a_warning_is_a_diagnostic_beside_the_program) {
  BOOST_TEST(compile({"odd"}) != nullptr);
  BOOST_TEST(said() == "w.yaml:2:3: warning: odd (did you mean \"even\"?)\n");
}

BOOST_AUTO_TEST_CASE(a_plugin_that_fails_without_a_diagnostic_is_an_error_all_the_same) {
  BOOST_TEST(compile({"one"}, {"", {{"fail", "1"}}}) == nullptr);
  BOOST_TEST(said() == "error: test: no memory\n");
}

BOOST_AUTO_TEST_CASE(a_session_keeps_its_program_alive) {
  auto program = compile({"one"});
  auto session = program->open_session();
  program.reset();
  BOOST_TEST(Scripted::alive == 1);
  session.reset();
  BOOST_TEST(Scripted::alive == 0);
}

BOOST_AUTO_TEST_CASE(a_mention_arrives_with_its_watch_and_its_receipt) {
  match([](const sdk::ArticleView&, const sdk::MentionSink& sink) {
    sink.mention({1, 1, 0, 5, "headline", "Unal", "near", "caption", "Ünal", "Ünal.", "a note"});
  });
  BOOST_TEST_REQUIRE(article.mentions.size() == 1U);
  const article::Mention& found = article.mentions[0];
  BOOST_TEST((found.watchlist == "list" && found.watch == "two" && found.entity.id == "two"));
  BOOST_TEST((found.role == "headline" && found.alias == "Unal" && found.clause == "near" && found.field == "caption"));
  BOOST_TEST((found.index == 1U && found.start == 0U && found.end == 5U && found.text == "Ünal"));
  BOOST_TEST((found.sentence == "Ünal." && found.note == "a note"));
}

BOOST_AUTO_TEST_CASE(a_mention_arrives_only_where_its_field_has_its_text_at_its_place) {
  BOOST_TEST(arriving({mention("headline", 0, 5, "Ünal"), mention("summary", 2, 9, "summary"),
                       mention("standfirst", 0, 1, "A"), mention("body", 0, 2, "He"), mention("tag", 0, 6, "Treaty"),
                       mention("byline", 3, 11, "Somebody")}) == 6U);
  BOOST_TEST(article.notes.empty());
  BOOST_TEST(arriving({mention("headline", 0, 4, "Ünal"), mention("headline", 0, 1, "\xC3"),
                       mention("body", 0, 3, "Not"), mention("body", 5, 500, "x"), mention("body", 4, 2, "xx"),
                       mention("tag", 0, 2, "He"), mention("body", 0, 0, "He")}) == 0U);
  BOOST_TEST(article.notes.size() == 1U);
  BOOST_TEST(article.notes.at(0) == "test: 7 mentions were not where they were said to be: left out");
}

BOOST_AUTO_TEST_CASE(a_mention_without_a_span_and_one_of_a_field_that_we_do_not_know_arrive) {
  BOOST_TEST(arriving({mention("site", 0, 0, ""), mention("subtitle", 3, 5, "ab")}) == 2U);
  BOOST_TEST(arriving({mention("subtitle", 3, 9, "ab"), mention("subtitle", 9, 3, "ab")}) == 0U);
}

BOOST_AUTO_TEST_CASE(a_mention_of_a_watch_that_is_not_there_is_left_out) {
  Mention stray = mention("body", 0, 2, "He");
  stray.watch = 2;
  BOOST_TEST(arriving({stray}) == 0U);
  stray.watch = 0xFFFFFFFF;
  BOOST_TEST(arriving({stray}) == 0U);
}

BOOST_AUTO_TEST_CASE(mentions_are_taken_to_a_limit) {
  BOOST_TEST(arriving(std::vector<Mention>(30'000, mention("body", 0, 2, "He"))) == 20'000U);
  BOOST_TEST(article.notes.at(0) == "test: an article has at most 20000 mentions, so 10000 were left out");
}

BOOST_AUTO_TEST_CASE(a_match_that_fails_leaves_the_mentions_of_others) {
  article.mentions.push_back({});
  BOOST_TEST(fault_of([&] {
               match([](const sdk::ArticleView&, const sdk::MentionSink& sink) {
                 sink.mention(mention("body", 0, 2, "He"));
                 throw sdk::Rejected("too hard");
               });
             }) == "rejected: test: too hard");
  BOOST_TEST(article.mentions.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_mention_of_an_older_minor_is_read_as_far_as_it_goes) {
  static mentiond_match_table table = kTable;
  table.match = [](void*, const mentiond_article*, const mentiond_mention_sink* sink, const mentiond_call*) {
    mentiond_mention crossing{};
    crossing.size = offsetof(mentiond_mention, note);
    crossing.end = 2, crossing.field = sdk::text("body"), crossing.text = sdk::text("He");
    crossing.note = {reinterpret_cast<const char*>(16), 1000};  // Beyond its size: not to be looked at.
    sink->mention(sink->context, &crossing);
    return mentiond_status{MENTIOND_OK};
  };
  compile({"one"}, {}, table)->open_session()->match(article);
  BOOST_TEST_REQUIRE(article.mentions.size() == 1U);
  BOOST_TEST((article.mentions[0].text == "He" && article.mentions[0].note.empty()));
}

BOOST_AUTO_TEST_CASE(tests_are_run_and_a_table_without_them_has_none) {
  const article::Diagnostics found = compile({"one"})->run_tests();
  BOOST_TEST_REQUIRE(found.size() == 1U);
  BOOST_TEST(to_string(found[0]) == "w.yaml:9:1: error: a test failed");
  BOOST_TEST(compile({"one"})->lint({}).empty());
  static mentiond_match_table short_table = kTable;
  short_table.size = offsetof(mentiond_match_table, run_tests);
  BOOST_TEST(compile({"one"}, {}, short_table)->run_tests().empty());
}

BOOST_AUTO_TEST_CASE(a_file_for_reference_has_watches_for_reference) {
  const auto program = adapt_matcher(library_of(article::PluginKind::kMatch, kTable), {},
                                     {{"w.yaml", "one"}, {"w.yaml", "two", true}}, clock, diagnostics);
  BOOST_TEST_REQUIRE(program->watches().size() == 2U);
  BOOST_TEST(!program->watches()[0].for_reference);
  BOOST_TEST(program->watches()[1].watch == "* two");
  BOOST_TEST(program->watches()[1].for_reference);
}

BOOST_AUTO_TEST_CASE(the_linter_is_told_what_a_sample_held_where_it_can_take_it) {
  const article::Sample sample = {20, {{1, "Shell", 7}}};
  const article::Diagnostics found = compile({"one", "two"})->lint(sample);
  BOOST_TEST_REQUIRE(found.size() == 1U);
  BOOST_TEST(to_string(found[0]) == "w.yaml:4:1: note: two: \"Shell\" in 7 of 20");
  BOOST_TEST(compile({"one", "two"})->lint({0, sample.hits}).empty());
  static mentiond_match_table minor_0 = kTable;
  minor_0.size = offsetof(mentiond_match_table, lint_sample);
  BOOST_TEST(compile({"one", "two"}, {}, minor_0)->lint(sample).empty());
}

BOOST_AUTO_TEST_CASE(a_name_in_a_quotes_speaker_says_who_it_is_and_is_no_mention) {
  article.quotes = {{"so", "Ünal", {}, "said", 8, 10}, {"so", "Ünal", {}, "said", 8, 10}};
  Mention speaker = mention("speaker", 0, 5, "Ünal");
  speaker.watch = 1, speaker.index = 1;
  Mention later = speaker, nobody = speaker, no_quote = speaker;
  later.watch = 0, nobody.watch = 2, no_quote.index = 2;
  BOOST_TEST(arriving({speaker, later, nobody, no_quote}) == 0U);
  BOOST_TEST(article.quotes[0].speaker_entity == "");
  BOOST_TEST(article.quotes[1].speaker_entity == "two");
  BOOST_TEST(article.notes.size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mentiond::registry
