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
  void print(std::ostream& out) const;

 private:
  std::vector<std::vector<std::string>> rows_;
};

/// "3 min ago", "2 d ago", "in 5 min", "never" for 0. Both in microseconds.
std::string age(std::int64_t then, std::int64_t now);

}  // namespace mentiond::daemon
