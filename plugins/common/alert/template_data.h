// What a template is given: the notification, its alert objects (INTERFACES, "The alert object"), and what is ready to
// be shown. docs/channels.md lists the names. Stateless; thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "mentiond/sdk/alert.hpp"
#include "plugins/common/alert/alert_view.h"
#include "plugins/common/alert/markup.h"
#include "plugins/common/template/value.h"

namespace mentiond::common {

/// A notification, read. A value: the alerts are copied out of it.
struct Message {
  std::string type, key, receiver, group_key;
  std::int64_t timestamp = 0;
  Labels group_labels;
  std::uint64_t left_out = 0;
  std::vector<AlertView> alerts;
  std::vector<std::string> json;  ///< The alert objects as they came.

  bool is_digest() const { return type == "digest"; }
  /// What a person should know first about the kind of notification: "Update", "Correction", ...; may be empty.
  std::string headword() const;
  /// "Update: Leyla Aksoy: the headline"
  std::string title() const;
  /// "This is a test; nothing has happened."; how many alerts, unless it is one. May be empty.
  std::string heading() const;
};

/// Throws sdk::Rejected where an alert is no JSON object.
Message read_message(const sdk::Notification& notification, const std::string& receiver = {});

/// How much of a message is shown, and in which markup.
struct Shape {
  Markup markup = Markup::kPlain;
  std::size_t alerts = 50;        ///< In full; the others are counted.
  std::size_t contents = 1000;    ///< By title.
  std::size_t excerpts = 8;       ///< Of each alert.
  std::size_t characters = 1000;  ///< Of a headline, standfirst or sentence.
  std::size_t link_bytes = 4000;  ///< A longer link is left out.
};

Value::Object template_data(const Message& message, const Shape& shape);

/// A notification of this type in which nothing is empty: what `mentiond check` renders templates with.
Message sample_message(const std::string& type);

/// Data that has every name, for checking the names in a template.
Value::Object sample_data();

}  // namespace mentiond::common
