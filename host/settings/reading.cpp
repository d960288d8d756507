#include "host/settings/reading.h"

#include "host/settings/files.h"

namespace mentiond::settings {

void Reading::error(const Position& where, std::string message, std::string suggestion) {
  ++errors_;
  diagnostics_.push_back(
      {where.file, where.line, where.column, article::Severity::kError, std::move(message), std::move(suggestion)});
}

void Reading::warning(const Position& where, std::string message) {
  diagnostics_.push_back({where.file, where.line, where.column, article::Severity::kWarning, std::move(message), {}});
}

const YamlFile* Reading::open(const std::string& path, const Position* where) {
  FileBytes read = read_file(path);
  if (!read.bytes) {
    if (where != nullptr) {
      error(*where, path + " cannot be read: " + read.problem);
    } else {
      error({path, 0, 0}, "the configuration cannot be read: " + read.problem);
    }
    return nullptr;
  }
  auto file = std::make_unique<YamlFile>(path, std::move(*read.bytes));
  if (const auto problem = file->parse()) {
    error(problem->where, problem->message);
    return nullptr;
  }
  files_.push_back(std::move(file));
  return files_.back().get();
}

std::string to_string(const Position& where) {
  if (where.line == 0) return where.file;
  return where.file + ":" + std::to_string(where.line) + ":" + std::to_string(where.column);
}

}  // namespace mentiond::settings
