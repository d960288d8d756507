// libxml2's SAX2 parser behind an interface of ours: the only file of this plugin that knows libxml2.
//
// It recovers from what is not well formed, opens no network connection and no file, expands nothing, and
// stops at a depth of 256 elements.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plugins/normalise/feed/namespaces.h"

namespace mentiond::plugins::feed {

/// Borrowed, valid as long as the event.
struct Name {
  Family family = Family::kUnknown;
  std::string_view local;  ///< Lower case.
  std::string_view prefix;
  std::string_view written;  ///< The local name as written.
  std::string_view uri;
};

struct Attribute {
  Name name;
  std::string_view value;
};

class Attributes final {
 public:
  explicit Attributes(const std::vector<Attribute>& all) : all_(all) {}
  /// The value of the attribute of that lower-case name that has no prefix, trimmed; empty where there is
  /// none.
  std::string_view get(std::string_view local) const;
  std::string_view get(Family family, std::string_view local) const;
  bool has(Family family, std::string_view local) const;
  const std::vector<Attribute>& all() const { return all_; }

 private:
  const std::vector<Attribute>& all_;
};

/// What reads the events. Real implementation: FeedBuilder; fakes: in tests.
class XmlEvents {
 public:
  virtual ~XmlEvents() = default;
  virtual void start(const Name& name, const Attributes& attributes) = 0;
  virtual void end() = 0;
  virtual void text(std::string_view text) = 0;
  /// Asked after the end of each element; true stops the parser.
  virtual bool enough() const { return false; }
};

/// Where the parser gets its text: real implementation: Skeleton; a plain string in tests.
class XmlSource {
 public:
  virtual ~XmlSource() = default;
  /// The next part, at most `size` bytes; 0 at the end. UTF-8, without a DOCTYPE.
  virtual std::size_t read(char* to, std::size_t size) = 0;
  /// What a processing instruction of that target stands for; valid until the next call.
  virtual std::string_view text_of(std::string_view target) = 0;
  /// The line, from 1, of the byte at `offset` of what was read.
  virtual std::size_t line_at(std::size_t offset) const = 0;
};

struct XmlOutcome {
  bool well_formed = true;
  std::string error;  ///< The first, with its line.
};

/// An exception of `events` passes through.
XmlOutcome read_xml(XmlSource& source, XmlEvents& events);

}  // namespace mentiond::plugins::feed
