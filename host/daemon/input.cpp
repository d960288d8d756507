#include "host/daemon/input.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "host/daemon/commands.h"

namespace mentiond::daemon {
namespace {

std::pair<std::string, std::string> split_header(const std::string& header) {
  const std::size_t colon = header.find(':');
  if (colon == std::string::npos || colon == 0) {
    throw UsageError("--header: \"" + header + "\" is not of the form \"Name: value\"");
  }
  std::string name = header.substr(0, colon);
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  const std::size_t value = header.find_first_not_of(" \t", colon + 1);
  return {name, value == std::string::npos ? "" : header.substr(value)};
}

void read_feed_options(const std::string& file, article::Document& document) {
  try {
    const YAML::Node options = YAML::Load(read_input(file));
    for (const auto& option : options) {
      const std::string key = option.first.as<std::string>();
      if (key == "timezone") {
        document.timezone = option.second.as<std::string>();
      } else if (key == "language") {
        document.language = option.second.as<std::string>();
      } else {
        throw UsageError(file + ":" + std::to_string(option.first.Mark().line + 1) + ":" +
                         std::to_string(option.first.Mark().column + 1) + ": unknown key \"" + key +
                         "\"; a document's options are timezone and language");
      }
    }
  } catch (const YAML::Exception& error) {
    throw UsageError(file + ": " + error.what());
  }
}

}  // namespace

std::string read_input(const std::string& file) {
  if (file == "-") return {std::istreambuf_iterator<char>(std::cin), {}};
  std::error_code ignored;
  if (std::filesystem::is_directory(file, ignored)) throw UsageError("cannot read " + file + ": it is a folder");
  std::ifstream in(file, std::ios::binary);
  if (!in) throw UsageError("cannot read " + file + ": " + std::strerror(errno));
  return {std::istreambuf_iterator<char>(in), {}};
}

article::Document read_document(const std::string& file, const Invocation& invocation) {
  article::Document document;
  document.body = read_input(file);
  document.url = invocation.url;
  document.feed = "inspect";
  document.retrieved = article::SystemClock().now();
  for (const std::string& header : invocation.headers) document.headers.push_back(split_header(header));
  for (const auto& [name, value] : document.headers) {
    if (name == "content-type") document.content_type = value;
  }
  if (!invocation.content_type.empty()) {
    document.content_type = invocation.content_type;
    std::erase_if(document.headers, [](const auto& header) { return header.first == "content-type"; });
    document.headers.emplace_back("content-type", invocation.content_type);
  }
  if (!invocation.feed_options.empty()) read_feed_options(invocation.feed_options, document);
  return document;
}

}  // namespace mentiond::daemon
