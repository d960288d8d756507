#include "plugins/match/watchlist/reading/yaml.h"

#include <unicode/utf8.h>
#include <yaml.h>

#include <memory>
#include <optional>
#include <vector>

#include "plugins/match/watchlist/reading/yaml_faults.h"
#include "plugins/match/watchlist/reading/yaml_plain.h"

namespace mentiond::plugins::watchlist {

/// Puts the events of a parser together to a tree.
class TreeBuilder {
 public:
  TreeBuilder(YamlTree& tree, const YamlLines& lines, Problems& problems)
      : tree_(tree), lines_(lines), problems_(problems) {}

  /// False: enough, there was a problem.
  bool take(const yaml_event_t& event) {
    switch (event.type) {
      case YAML_DOCUMENT_START_EVENT:
        return documents_++ == 0 || second_document(event);
      case YAML_SCALAR_EVENT:
        return add_scalar(event);
      case YAML_SEQUENCE_START_EVENT:
        if (event.data.sequence_start.anchor != nullptr) return refuse_sign(event);
        return open(event, Node::Kind::kList, event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE);
      case YAML_MAPPING_START_EVENT:
        if (event.data.mapping_start.anchor != nullptr) return refuse_sign(event);
        return open(event, Node::Kind::kMapping, event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE);
      case YAML_SEQUENCE_END_EVENT:
      case YAML_MAPPING_END_EVENT:
        open_.pop_back();
        return true;
      case YAML_ALIAS_EVENT:
        return refuse_sign(event);
      default:
        return true;
    }
  }
  const Node* root() const { return root_; }
  /// Of the innermost list or mapping in brackets that is open; line 0: there is none.
  Place bracket() const {
    const bool open = !open_.empty() && open_.back().node->style != Node::Style::kBlock;
    return open ? open_.back().node->place : Place{0, 0};
  }

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
  /// Anchors, aliases and tags.
  bool refuse_sign(const yaml_event_t& event) {
    const YamlFault fault = needs_quotes(place(event), lines_);
    problems_.error(fault.place, fault.message, fault.suggestion);
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
    if (scalar.anchor != nullptr || scalar.tag != nullptr) return refuse_sign(event);
    Node& node = tree_.nodes_.emplace_back();
    node.style = style_of(scalar.style);
    node.end = place_of(event.end_mark);
    node.text.assign(reinterpret_cast<const char*>(scalar.value), scalar.length);
    const std::string_view key = key_around();
    const bool in_brackets = bracket().line > 0;
    if (!attach(node, event)) return false;
    return !node.is_plain() || node.text.empty() || open_.empty() ||
           check_plain({node.place, node.end, node.text, key, in_brackets}, lines_, problems_);
  }

  /// The key of a value, or of the list that it is an item of; of a key, the one before it in its place.
  std::string_view key_around() const {
    const std::size_t list = !open_.empty() && open_.back().node->is_list() ? 1 : 0;
    if (open_.size() <= list) return {};
    const Open& mapping = open_[open_.size() - 1 - list];
    return mapping.node->is_mapping() && !mapping.key && mapping.last != nullptr ? std::string_view(mapping.last->text)
                                                                                 : std::string_view();
  }

  bool open(const yaml_event_t& event, Node::Kind kind, bool in_brackets) {
    constexpr std::size_t kDeepest = 20;
    if (open_.size() >= kDeepest) {
      problems_.error(place(event),
                      "more than 20 lists within one another, and a watchlist needs no more than six; take brackets "
                      "out, or put a text that begins with one in quotation marks");
      return false;
    }
    Node& node = tree_.nodes_.emplace_back();
    node.kind = kind;
    node.style = in_brackets ? Node::Style::kPlain : Node::Style::kBlock;
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
      if (node.is_nothing() && node.text.empty() && !take_comment(node, parent.last->end, ": "))
        node.place = parent.last->place;
      parent.last->value = &node;
      parent.key = true;
      return true;
    }
    if (parent.node->is_list() && node.is_nothing() && node.text.empty()) take_comment(node, node.place, " -");
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

  /// "name: #foo": a value that is not there since YAML takes it for a comment.
  bool take_comment(Node& node, Place behind, std::string_view between) const {
    const std::string_view rest = lines_.from(behind);
    const std::size_t at = rest.find_first_not_of(between);
    if (at == std::string_view::npos || rest[at] != '#') return false;
    node.place = {behind.line, behind.column + static_cast<std::uint32_t>(at)};
    node.comment = rest.substr(at);
    return true;
  }

  YamlTree& tree_;
  const YamlLines& lines_;
  Problems& problems_;
  std::vector<Open> open_;
  const Node* root_ = nullptr;
  int documents_ = 0;
};

namespace {

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

}  // namespace

bool check_text(std::string_view bytes, Problems& problems) {
  const auto bad = bad_byte(bytes);
  if (bad) problems.error(bad->place, bad->message);
  return !bad;
}

std::string Node::description() const {
  if (is_list()) return "a list";
  if (is_mapping()) return "a mapping";
  if (!comment.empty()) return "nothing, for " + quoted(comment) + " is a comment; quotation marks make it a value";
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
  const YamlLines lines(bytes);
  TreeBuilder builder(*this, lines, problems);
  for (bool more = true; more;) {
    yaml_event_t event;
    if (yaml_parser_parse(&parser, &event) == 0) {
      const auto text = [](const char* said) { return std::string_view(said == nullptr ? "" : said); };
      const YamlFault fault =
          explain({text(parser.problem), text(parser.context), TreeBuilder::place_of(parser.problem_mark),
                   TreeBuilder::place_of(parser.context_mark), builder.bracket()},
                  lines);
      problems.error(fault.place, fault.message, fault.suggestion);
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
