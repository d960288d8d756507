// From XML events to the model: keeps track of where in the feed an element stands, of xml:base and xml:lang, and
// collects texts; what an element means is a row in element_rules.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plugins/normalise/feed/model.h"
#include "plugins/normalise/feed/other_elements.h"
#include "plugins/normalise/feed/xml_reader.h"

namespace mentiond::plugins::feed {

struct Rule;

/// Where an element stands.
enum class Scope { kDocument, kFeed, kEntry, kSource, kImage, kTextInput, kPerson, kElsewhere };

/// How much an element's word counts: the format's own elements before Dublin Core, before media and iTunes.
constexpr int kCoreWeight = 3, kDublinCoreWeight = 2, kExtensionWeight = 1;

/// Takes the entries as they are read.
class EntrySink {
 public:
  virtual ~EntrySink() = default;
  /// `parsed.entries` are new and may be emptied; what is known of the feed so far is beside them. False: enough.
  virtual bool take(ParsedFeed& parsed) = 0;
};

/// Hands entries on in batches, so that memory does not grow with the feed, while a feed of usual size is known whole
/// before its first entry leaves. One for each document. Not synchronised.
class FeedBuilder final : public XmlEvents {
 public:
  /// `base`: the document's address; `language`: what HTTP says; `doctype` tells Netscape's 0.91 from Userland's.
  FeedBuilder(std::string_view base, std::string_view language, std::string_view doctype, EntrySink& sink);

  void start(const Name& name, const Attributes& attributes) override;
  void end() override;
  void text(std::string_view text) override;
  bool enough() const override { return enough_; }

  /// For an inspection: keep by name what no rule knows.
  void keep_others() { keeps_others_ = true; }

  /// An entry that is still open is kept only when the document is `complete`.
  void finish(bool complete);
  const ParsedFeed& parsed() const { return feed_; }
  /// The root element as written; empty: there was none.
  const std::string& root() const { return root_; }

  // What the rules work on.

  /// The entry, source or feed that is being read.
  Node& node();
  const Rule& rule() const { return *frames_[depth_ - 1].rule; }
  std::string resolve(std::string_view reference) const;
  const std::string& base() const { return bases_[frames_[depth_ - 1].base]; }
  /// The person between the start and the end of an author, contributor, owner or publisher; otherwise nullptr.
  Person*& person() { return person_; }
  /// The media:content that is open; otherwise nullptr.
  MediaItem*& media_item() { return media_item_; }
  /// The unknown elements that are open.
  std::vector<OtherElement>& others() { return others_; }
  bool keeps_others() const { return keeps_others_; }
  /// The text of the element that ends, with its type, language and base.
  Text take_text(std::string& value, int weight);
  static void assign(Text& slot, Text&& text);
  /// Sets a date; one that is set already only if it `replaces`. An unreadable one is kept as written.
  void assign(DateValue& slot, std::string_view value, bool replaces = false);
  void open_source();
  /// One on one line.
  void add_person(std::vector<Person>& people, std::string_view text);

 private:
  struct Frame {
    const Rule* rule = nullptr;
    Scope scope = Scope::kDocument;
    std::size_t base = 0, language = 0;  // In bases_, languages_.
    bool entry = false;
    std::string text;
  };
  /// How the text that is being captured is to be read.
  struct Capture {
    bool active = false, markup = false, base64 = false, typed = false;
    std::size_t depth = 0;  // Of elements inside of the text.
    TextType type = TextType::kPlain;
    std::string media_type, src;
  };

  void push(const Name& name, const Attributes& attributes);
  void read_cdf(Node& node, const Attributes& attributes);
  void tell_netscape(std::string_view uri);
  void root(const Name& name, const Attributes& attributes);
  bool structure(const Name& name, const Attributes& attributes);
  void open_entry(const Attributes& attributes);
  void close_entry();
  void flush();
  void begin_text(const Rule& rule, const Attributes& attributes);
  void read_type(std::string_view type);
  void begin_markup();
  void append_as_markup(std::string& markup, std::string_view text) const;
  void start_inside(const Name& name, const Attributes& attributes);
  void end_inside();
  void append_attribute(std::string& markup, const Attribute& attribute, std::string_view base);

  EntrySink& sink_;
  ParsedFeed feed_;
  std::vector<Frame> frames_;
  std::size_t depth_ = 1;  // frames_ keeps its strings: this many are in use.
  std::vector<std::string> bases_, languages_;
  std::vector<std::string> inner_names_, inner_bases_;
  Capture capture_;
  std::vector<OtherElement> others_;
  std::string root_, doctype_;
  Person* person_ = nullptr;
  MediaItem* media_item_ = nullptr;
  bool entry_open_ = false, atom_ = false, source_open_ = false, enough_ = false, keeps_others_ = false, told_ = false;
};

}  // namespace mentiond::plugins::feed
