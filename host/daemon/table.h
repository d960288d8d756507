// A table for people: columns as wide as they need, the last one free.
#pragma once

#include <ostream>
#include <string>
#include <vector>

namespace mentiond::daemon {

class Table final {
 public:
  explicit Table(std::vector<std::string> titles) { add(std::move(titles)); }
  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
  /// A row of a list of properties; none where nothing is known of this one.
  void add_known(std::string label, std::string value) {
    if (!value.empty()) add({std::move(label), std::move(value)});
  }
  bool has_rows() const { return rows_.size() > 1; }
  void print(std::ostream& out) const;

 private:
  std::vector<std::vector<std::string>> rows_;
};

/// "3 min ago", "2 d ago", "in 5 min", "never" for 0. Both in microseconds.
std::string age(std::int64_t then, std::int64_t now);

}  // namespace mentiond::daemon
