// Write a match plugin: derive from Program and Session, name the program's class in MENTIOND_MATCHER.
#pragma once

#include "mentiond/sdk/article.hpp"

namespace mentiond::sdk {

/// A watchlist file. Borrowed; valid as long as the call.
struct File {
  std::string_view path;
  std::string_view bytes;
  bool for_reference = false;  ///< For others to refer to; left out where a file before it has its watchlist's name.
};

/// What routing and receipts need to know of a watch. Borrowed from the program.
struct Watch {
  std::string_view watchlist, watch;
  std::string_view entity_id, entity_name, entity_type, entity_uri;  ///< Empty for a query.
  std::string_view severity;
  std::vector<mentiond_label> labels;
  bool for_reference = false;  ///< As its file is.
};

class WatchSink {
 public:
  explicit WatchSink(const mentiond_watch_sink* sink) : sink_(known(sink)) {}
  void watch(const Watch& w) const {
    const mentiond_watch crossing = {sizeof(mentiond_watch),
                                     text(w.watchlist),
                                     text(w.watch),
                                     text(w.entity_id),
                                     text(w.entity_name),
                                     text(w.entity_type),
                                     text(w.entity_uri),
                                     text(w.severity),
                                     array_of(w.labels),
                                     w.for_reference,
                                     0};
    sink_.watch(sink_.context, &crossing);
  }

 private:
  mentiond_watch_sink sink_;
};

/// One span and its receipt. Borrowed for the call.
struct Mention {
  std::uint32_t watch = 0;  ///< Its place in the order that describe() gave.
  std::uint32_t index = 0, start = 0, end = 0;
  std::string_view role, alias, clause, field, text, sentence, note;
};

class MentionSink {
 public:
  explicit MentionSink(const mentiond_mention_sink* sink) : sink_(known(sink)) {}
  void mention(const Mention& m) const {
    const mentiond_mention crossing = {sizeof(mentiond_mention),
                                       m.watch,
                                       m.index,
                                       m.start,
                                       m.end,
                                       sdk::text(m.role),
                                       sdk::text(m.alias),
                                       sdk::text(m.clause),
                                       sdk::text(m.field),
                                       sdk::text(m.text),
                                       sdk::text(m.sentence),
                                       sdk::text(m.note)};
    sink_.mention(sink_.context, &crossing);
  }

 private:
  mentiond_mention_sink sink_;
};

/// Takes text for a person.
class TextSink {
 public:
  explicit TextSink(const mentiond_text_sink* sink) : sink_(known(sink)) {}
  void text(std::string_view words) const { sink_.text(sink_.context, sdk::text(words)); }

 private:
  mentiond_text_sink sink_;
};

/// What a sample of the latest stored articles held. Borrowed for the call.
struct Sample {
  std::uint32_t articles = 0;
  Elements<mentiond_alias_hits> hits{mentiond_array{}};  ///< An alias that is not among them was not found.
};

/// One worker's matcher. Its calls are serialised.
class Session {
 public:
  virtual ~Session() = default;
  virtual void match(const ArticleView& article, const MentionSink& sink) = 0;
  /// Why a watch, by its place in the order that describe() gave, did or did not match.
  virtual void explain(std::uint32_t /*watch*/, const ArticleView& /*article*/, const TextSink& /*sink*/) {}
};

/// Compiled watchlists: immutable, and shared by all threads. The class named in MENTIOND_MATCHER has,
/// besides,
///   static std::unique_ptr<Program> compile(const Config&, std::span<const File>, Diagnostics&);
/// which gives null after it reported an error.
class Program {
 public:
  virtual ~Program() = default;
  virtual void describe(const WatchSink& sink) const = 0;
  virtual std::unique_ptr<Session> open_session() const = 0;
  /// Runs the tests that the files carry; one that fails is an error in `diagnostics`.
  virtual void run_tests(Diagnostics& /*diagnostics*/) const {}
  /// Advice on watches that will disappoint, as warnings and notes.
  virtual void lint(Diagnostics& /*diagnostics*/) const {}
  /// The same, where it is known what a sample of articles held.
  virtual void lint_sample(const Sample& /*sample*/, Diagnostics& diagnostics) const { lint(diagnostics); }
};

namespace detail {
template <class Plugin>
struct MatchTable {
  static const Program& program_of(const void* program) { return *static_cast<const Program*>(program); }
  static mentiond_status compile(const mentiond_setup* setup, mentiond_array files,
                                 const mentiond_diagnostic_sink* sink, void** program, const mentiond_call* call) {
    return guard(call, [&] {
      std::vector<File> sources;
      for (const mentiond_file file : Elements<mentiond_file>(files)) {
        sources.push_back({view(file.path), view(file.bytes), file.for_reference != 0});
      }
      Diagnostics diagnostics(sink);
      std::unique_ptr<Program> compiled = Plugin::compile(Config(setup), sources, diagnostics);
      if (compiled == nullptr) throw Rejected("the watchlists have errors");
      *program = compiled.release();
    });
  }
  static void release(void* program) { delete static_cast<Program*>(program); }
  static void describe(const void* program, const mentiond_watch_sink* sink) {
    guard(nullptr, [&] { program_of(program).describe(WatchSink(sink)); });
  }
  static mentiond_status open_session(const void* program, void** session, const mentiond_call* call) {
    return guard(call, [&] { *session = program_of(program).open_session().release(); });
  }
  static void close_session(void* session) { delete static_cast<Session*>(session); }
  static mentiond_status match(void* session, const mentiond_article* article, const mentiond_mention_sink* sink,
                               const mentiond_call* call) {
    return guard(call, [&] { static_cast<Session*>(session)->match(ArticleView(article), MentionSink(sink)); });
  }
  static mentiond_status run_tests(const void* program, const mentiond_diagnostic_sink* sink,
                                   const mentiond_call* call) {
    return guard(call, [&] {
      Diagnostics diagnostics(sink);
      program_of(program).run_tests(diagnostics);
    });
  }
  static mentiond_status lint(const void* program, const mentiond_diagnostic_sink* sink, const mentiond_call* call) {
    return guard(call, [&] {
      Diagnostics diagnostics(sink);
      program_of(program).lint(diagnostics);
    });
  }
  static mentiond_status explain(void* session, std::uint32_t watch, const mentiond_article* article,
                                 const mentiond_text_sink* sink, const mentiond_call* call) {
    return guard(call, [&] { static_cast<Session*>(session)->explain(watch, ArticleView(article), TextSink(sink)); });
  }
  static mentiond_status lint_sample(const void* program, std::uint32_t articles, mentiond_array hits,
                                     const mentiond_diagnostic_sink* sink, const mentiond_call* call) {
    return guard(call, [&] {
      Diagnostics diagnostics(sink);
      program_of(program).lint_sample({articles, Elements<mentiond_alias_hits>(hits)}, diagnostics);
    });
  }
  static constexpr mentiond_match_table kTable = {sizeof(mentiond_match_table),
                                                  &compile,
                                                  &release,
                                                  &describe,
                                                  &open_session,
                                                  &close_session,
                                                  &match,
                                                  &run_tests,
                                                  &lint,
                                                  &explain,
                                                  &lint_sample};
};
}  // namespace detail
}  // namespace mentiond::sdk

#define MENTIOND_MATCHER(Class, name, version) \
  MENTIOND_PLUGIN_ENTRY(MENTIOND_MATCH, Class, name, version, ::mentiond::sdk::detail::MatchTable<Class>::kTable)
