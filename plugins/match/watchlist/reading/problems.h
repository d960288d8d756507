// Where something stands in a watchlist file, and what is wrong with it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "mentiond/sdk/match.hpp"

namespace mentiond::plugins::watchlist {

/// Lines and columns count characters from 1.
struct Place {
  std::uint32_t line = 1, column = 1;
};

/// The problems of one file, as they go to the host. Borrows both; not synchronised.
class Problems final {
 public:
  Problems(std::string_view file, sdk::Diagnostics& diagnostics) : file_(file), diagnostics_(diagnostics) {}

  void error(Place place, std::string message, std::string suggestion = {}) {
    add(place, sdk::Severity::kError, std::move(message), std::move(suggestion));
  }
  void warning(Place place, std::string message, std::string suggestion = {}) {
    add(place, sdk::Severity::kWarning, std::move(message), std::move(suggestion));
  }
  void note(Place place, std::string message) { add(place, sdk::Severity::kNote, std::move(message), {}); }
  std::string_view file() const { return file_; }
  /// Of another file, which it borrows.
  Problems of(std::string_view file) const { return {file, diagnostics_}; }
  std::size_t errors() const { return diagnostics_.errors(); }

 private:
  void add(Place place, sdk::Severity severity, std::string message, std::string suggestion) {
    diagnostics_.add({file_, place.line, place.column, severity, std::move(message), std::move(suggestion)});
  }

  std::string_view file_;
  sdk::Diagnostics& diagnostics_;
};

/// `"word"`, for a message.
inline std::string quoted(std::string_view word) { return "\"" + std::string(word) + "\""; }

/// The valid word that a person most likely meant; empty where none is near.
std::string nearest(std::string_view word, const std::vector<std::string_view>& valid);

}  // namespace mentiond::plugins::watchlist
