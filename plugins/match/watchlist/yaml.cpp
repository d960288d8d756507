#include "plugins/match/watchlist/yaml.h"

#include <unicode/utf8.h>
#include <yaml.h>

#include <memory>
#include <optional>
#include <vector>

namespace mentiond::plugins::watchlist {

/// Puts the events of a parser together to a tree.
class TreeBuilder {
 public:
  TreeBuilder(YamlTree& tree, Problems& problems) : tree_(tree), problems_(problems) {}

  /// False: enough, there was a problem.
  bool take(const yaml_event_t& event) {
    switch (event.type) {
      case YAML_DOCUMENT_START_EVENT:
        return documents_++ == 0 || second_document(event);
      case YAML_SCALAR_EVENT:
        return add_scalar(event);
      case YAML_SEQUENCE_START_EVENT:
        return open(event, Node::Kind::kList, event.data.sequence_start.anchor != nullptr);
      case YAML_MAPPING_START_EVENT:
        return open(event, Node::Kind::kMapping, event.data.mapping_start.anchor != nullptr);
      case YAML_SEQUENCE_END_EVENT:
      case YAML_MAPPING_END_EVENT:
        open_.pop_back();
        return true;
      case YAML_ALIAS_EVENT:
        problems_.error(place(event), "a value that begins with * needs quotes",
                        "'*" + std::string(reinterpret_cast<const char*>(event.data.alias.anchor)) + "'");
        return false;
      default:
        return true;
    }
  }
  const Node* root() const { return root_; }

  static Place place_of(const yaml_mark_t& mark) {
    return {static_cast<std::uint32_t>(mark.line + 1), static_cast<std::uint32_t>(mark.column + 1)};
  }

 private:
  struct Open {
    Node* node;
    Node* last = nullptr;
    bool key = true;  // In a mapping: a key comes next.
  };
  static Place place(const yaml_event_t& event) { return place_of(event.start_mark); }

  bool second_document(const yaml_event_t& event) {
    problems_.error(place(event), "a second document begins here; a file holds one (is \"---\" meant?)");
    return false;
  }
  bool refuse_anchor(const yaml_event_t& event) {
    problems_.error(place(event), "a value that begins with & needs quotes");
    return false;
  }

  static Node::Style style_of(yaml_scalar_style_t style) {
    switch (style) {
      case YAML_PLAIN_SCALAR_STYLE:
        return Node::Style::kPlain;
      case YAML_SINGLE_QUOTED_SCALAR_STYLE:
        return Node::Style::kSingleQuoted;
      case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
        return Node::Style::kDoubleQuoted;
      default:
        return Node::Style::kBlock;
    }
  }

  bool add_scalar(const yaml_event_t& event) {
    const auto& scalar = event.data.scalar;
    if (scalar.anchor != nullptr) return refuse_anchor(event);
    if (scalar.tag != nullptr) {
      problems_.error(place(event), "a value that begins with ! needs quotes");
      return false;
    }
    Node& node = tree_.nodes_.emplace_back();
    node.style = style_of(scalar.style);
    node.end = place_of(event.end_mark);
    node.text.assign(reinterpret_cast<const char*>(scalar.value), scalar.length);
    return attach(node, event);
  }

  bool open(const yaml_event_t& event, Node::Kind kind, bool anchored) {
    if (anchored) return refuse_anchor(event);
    Node& node = tree_.nodes_.emplace_back();
    node.kind = kind;
    if (!attach(node, event)) return false;
    open_.push_back({&node});
    return true;
  }

  bool attach(Node& node, const yaml_event_t& event) {
    node.place = place(event);
    if (open_.empty()) {
      root_ = &node;
      return true;
    }
    Open& parent = open_.back();
    if (parent.node->is_mapping() && !parent.key) {
      // A value that is not there has its place behind the key, where a person looks for it.
      if (node.is_nothing() && node.text.empty()) node.place = parent.last->place;
      parent.last->value = &node;
      parent.key = true;
      return true;
    }
    if (parent.node->is_mapping()) {
      if (!node.is_text()) {
        problems_.error(node.place, "expected a word and a colon here, not " + node.description());
        return false;
      }
      parent.key = false;
    }
    (parent.last == nullptr ? parent.node->first : parent.last->next) = &node;
    parent.last = &node;
    return true;
  }

  YamlTree& tree_;
  Problems& problems_;
  std::vector<Open> open_;
  const Node* root_ = nullptr;
  int documents_ = 0;
};

namespace {

struct Hint {
  std::string_view message, hint;
};
/// What libyaml says, and what a person most often did.
constexpr Hint kHints[] = {
    {"mapping values are not allowed", "a value that holds \": \" needs quotes"},
    {"did not find expected key", "the keys of one mapping begin in the same column"},
    {"did not find expected '-' indicator", "the \"- \" of one list begin in the same column"},
    {"did not find expected ',' or ']'", "a \"[\" has no \"]\", or a comma is missing before this"},
    {"did not find expected ',' or '}'", "a \"{\" has no \"}\", or a comma is missing before this"},
    {"found character that cannot start any token",
     "a value that begins with @, ` or % needs quotes; indent by spaces"},
    {"found unexpected end of stream", "a quotation mark is not closed"},
    {"could not find expected ':'", "a key needs a colon and a space"},
    {"block sequence entries are not allowed", "a \"- \" cannot stand here"},
};

std::string explained(std::string_view problem) {
  std::string text = "this is not valid YAML: ";
  text += problem;
  for (const Hint& hint : kHints) {
    if (problem.starts_with(hint.message)) return text.append(" (").append(hint.hint).append(")");
  }
  return text;
}

/// The place of the first byte that no text file has.
struct BadByte {
  Place place;
  std::string message;
};
std::optional<BadByte> bad_byte(std::string_view bytes) {
  Place place;
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  for (std::size_t i = 0; i < bytes.size();) {
    int32_t size = 0;
    UChar32 code = data[i];
    if (code < 0x80) {
      size = 1;
    } else {
      U8_NEXT(data + i, size, static_cast<int32_t>(std::min<std::size_t>(bytes.size() - i, 4)), code);
    }
    if (code < 0) return BadByte{place, "expected UTF-8; this byte is not: save the file as UTF-8"};
    const bool control = (code < 0x20 && code != '\n' && code != '\r' && code != '\t') || code == 0x7F;
    if (control) return BadByte{place, "a control character: expected a text file"};
    i += static_cast<std::size_t>(size);
    if (code == '\n') {
      ++place.line, place.column = 1;
    } else {
      ++place.column;
    }
  }
  return std::nullopt;
}

bool indented_by_tab(std::string_view bytes, std::uint32_t line) {
  for (; line > 1 && !bytes.empty(); --line) bytes.remove_prefix(std::min(bytes.find('\n'), bytes.size() - 1) + 1);
  const std::size_t first = std::min(bytes.find_first_not_of(" \t"), bytes.size());
  return bytes.find('\t') < first;
}

}  // namespace

bool check_text(std::string_view bytes, Problems& problems) {
  const auto bad = bad_byte(bytes);
  if (bad) problems.error(bad->place, bad->message);
  return !bad;
}

std::string Node::description() const {
  if (is_list()) return "a list";
  if (is_mapping()) return "a mapping";
  if (is_nothing()) return "nothing";
  return quoted(text);
}

const Node* YamlTree::parse(std::string_view bytes, Problems& problems) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (!check_text(bytes, problems)) return nullptr;
  yaml_parser_t parser;
  if (yaml_parser_initialize(&parser) == 0) throw std::bad_alloc();
  const std::unique_ptr<yaml_parser_t, void (*)(yaml_parser_t*)> owner(&parser, &yaml_parser_delete);
  yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&parser, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  TreeBuilder builder(*this, problems);
  for (bool more = true; more;) {
    yaml_event_t event;
    if (yaml_parser_parse(&parser, &event) == 0) {
      // Of a quotation mark that is not closed, the place is that of the mark and not the file's end.
      const bool in_quotes =
          parser.context != nullptr && std::string_view(parser.context).find("quoted scalar") != std::string_view::npos;
      const Place place = TreeBuilder::place_of(in_quotes ? parser.context_mark : parser.problem_mark);
      problems.error(place, indented_by_tab(bytes, place.line)
                                ? "expected spaces before this, not tabs"
                                : explained(parser.problem == nullptr ? "it cannot be read" : parser.problem));
      return nullptr;
    }
    more = event.type != YAML_STREAM_END_EVENT;
    const bool good = builder.take(event);
    yaml_event_delete(&event);
    if (!good) return nullptr;
  }
  return builder.root();
}

}  // namespace mentiond::plugins::watchlist
