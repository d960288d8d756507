// A YAML file and its values, each of which knows its place. yaml-cpp reads it (decision 0030).
#pragma once

#include <yaml-cpp/yaml.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "host/settings/settings.h"

namespace mentiond::settings {

class Node;
class YamlFile;

using Entries = std::vector<std::pair<Node, Node>>;  ///< Keys and values.

/// A value in a file. Borrows the file; copies are cheap.
class Node {
 public:
  Node(const YamlFile& file, const YAML::Node& yaml) : Node(file, yaml, yaml.Mark()) {}
  Node(const YamlFile& file, const YAML::Node& yaml, const YAML::Mark& mark) : file_(&file), yaml_(yaml), mark_(mark) {}

  Position where() const;
  const std::string& file() const;
  bool is_text() const { return yaml_.IsScalar(); }
  bool is_list() const { return yaml_.IsSequence(); }
  bool is_mapping() const { return yaml_.IsMap(); }
  bool is_nothing() const { return yaml_.IsNull(); }
  const std::string& text() const { return yaml_.Scalar(); }  ///< REQUIRES: is_text()
  std::vector<Node> items() const;                            ///< REQUIRES: is_list()
  /// In their order, a key as often as it was written. REQUIRES: is_mapping()
  Entries entries() const;
  /// For messages: "a list", "nothing", "\"abc\"".
  std::string description() const;

 private:
  const YamlFile* file_;
  YAML::Node yaml_;
  YAML::Mark mark_;
};

class YamlFile {
 public:
  struct Problem {
    Position where;
    std::string message;
  };

  YamlFile(std::string path, std::string bytes);
  YamlFile(const YamlFile&) = delete;  // Nodes point at it.
  YamlFile& operator=(const YamlFile&) = delete;

  std::optional<Problem> parse();
  /// REQUIRES: parse() found no problem.
  Node root() const { return Node(*this, root_); }
  const std::string& path() const { return path_; }
  /// yaml-cpp counts bytes from 0; people count characters from 1.
  Position position(const YAML::Mark& mark) const;

 private:
  Position position_of_byte(std::size_t offset) const;
  bool is_indented_by_tab(unsigned line) const;
  std::optional<Problem> bad_utf8() const;

  std::string path_, text_;
  std::vector<std::size_t> lines_;  // Where each begins.
  YAML::Node root_;
};

}  // namespace mentiond::settings
