// What one load() carries along: the settings as far as they are read, the files, and every problem so far.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "host/settings/settings.h"
#include "host/settings/yaml_file.h"

namespace mentiond::settings {

class Reading {
 public:
  void error(const Position& where, std::string message, std::string suggestion = {});
  void warning(const Position& where, std::string message);
  std::size_t errors() const { return errors_; }
  const article::Diagnostics& diagnostics() const { return diagnostics_; }

  /// Reads and parses a file, which lives as long as this. Null: there was an error, which is reported.
  /// `where` names the file that could not be read; null: nobody does.
  const YamlFile* open(const std::string& path, const Position* where);

  Settings settings;
  std::optional<Node> route;  ///< Read last, once receivers and time intervals are known.
  std::map<std::string, std::shared_ptr<const alert::TimeInterval>> time_intervals;

  // Where each was first, to name it when it comes again.
  std::unordered_map<std::string, Position> feed_ids, feed_urls, receivers, watchlists, included, intervals;

 private:
  article::Diagnostics diagnostics_;
  std::size_t errors_ = 0;
  std::vector<std::unique_ptr<YamlFile>> files_;
};

/// "mentiond.yaml:3:5"
std::string to_string(const Position& where);

}  // namespace mentiond::settings
