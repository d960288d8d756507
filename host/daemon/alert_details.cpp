#include "host/daemon/alert_details.h"

#include <iostream>

#include "host/article/json.h"
#include "host/daemon/table.h"

namespace mentiond::daemon {
namespace {

using alert::Alert;
using article::json_string;
using store::StoredDelivery;

const char* name_of(StoredDelivery::State state) {
  switch (state) {
    case StoredDelivery::State::kWaiting:
      return "waiting";
    case StoredDelivery::State::kDelivered:
      return "delivered";
    default:
      return "given up";
  }
}

std::string to_json(const StoredDelivery& delivery) {
  return "{\"receiver\":" + json_string(delivery.receiver) + ",\"recipient\":" + json_string(delivery.recipient) +
         ",\"type\":" + json_string(delivery.type) + ",\"state\":" + json_string(name_of(delivery.state)) +
         ",\"time\":" + json_string(article::to_rfc3339(delivery.when)) +
         ",\"attempts\":" + std::to_string(delivery.attempts) + ",\"code\":" + std::to_string(delivery.code) +
         ",\"answer\":" + json_string(delivery.answer) + "}";
}

Table properties_of(const Alert& alert) {
  Table table({"id", alert.id});
  table.add({"state", alert.state + ", revision " + std::to_string(alert.revision) + " (" + alert.change + ")"});
  table.add({"watch", alert.watchlist + " / " + alert.watch});
  table.add_known("entity", alert.entity.name);
  table.add_known("severity", alert.severity);
  table.add({"raised", article::to_rfc3339(alert.raised)});
  table.add({"updated", article::to_rfc3339(alert.updated)});
  table.add_known("source", alert.article.source_name);
  table.add_known("by", alert.article.by);
  table.add_known("published", alert.article.published);
  table.add_known("link", alert.article.url);
  table.add_known("story", alert.story_id);
  for (const auto& [name, value] : alert.labels) table.add({"label", name + "=\"" + value + "\""});
  for (const std::string& words : alert.lost) table.add({"no longer says", words});
  for (const std::string& uri : alert.corrected_by) table.add({"corrected by", uri});
  return table;
}

Table mentions_of(const Alert& alert) {
  Table table({"ROLE", "WHY", "TEXT", "SENTENCE"});
  for (const article::Mention& mention : alert.mentions)
    table.add({mention.role, mention.clause.empty() ? mention.alias : mention.clause, mention.text, mention.sentence});
  return table;
}

Table outlets_of(const Alert& alert) {
  Table table({"PUBLISHED", "OUTLET", "LINK"});
  for (const alert::Outlet& outlet : alert.outlets) table.add({outlet.published, outlet.name, outlet.url});
  return table;
}

Table deliveries_table(const std::vector<StoredDelivery>& deliveries) {
  Table table({"TIME", "STATE", "RECEIVER", "RECIPIENT", "TYPE", "ATTEMPTS", "ANSWER"});
  for (const StoredDelivery& delivery : deliveries) {
    table.add({article::to_rfc3339(delivery.when), name_of(delivery.state), delivery.receiver, delivery.recipient,
               delivery.type, std::to_string(delivery.attempts), delivery.answer});
  }
  return table;
}

void print_json(const Alert& alert, const std::vector<StoredDelivery>& deliveries) {
  std::string told;
  for (const StoredDelivery& delivery : deliveries) told += (told.empty() ? "" : ",") + to_json(delivery);
  std::cout << "{\"alert\":" << alert::to_json(alert) << ",\"deliveries\":[" << told << "]}\n";
}

}  // namespace

bool show_alert(store::Store& store, const std::string& id, bool json) {
  const auto alert = store.find_alert(id);
  if (!alert) return false;
  const std::vector<StoredDelivery> deliveries = store.deliveries_of(*alert);
  if (json) {
    print_json(*alert, deliveries);
    return true;
  }
  if (!alert->article.headline.empty()) std::cout << alert->article.headline << "\n\n";
  properties_of(*alert).print(std::cout);
  for (const Table& table : {mentions_of(*alert), outlets_of(*alert), deliveries_table(deliveries)}) {
    if (!table.has_rows()) continue;
    std::cout << "\n";
    table.print(std::cout);
  }
  return true;
}

}  // namespace mentiond::daemon
