#include "plugins/match/watchlist/reading/names_table.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>

#include "plugins/match/watchlist/reading/csv.h"
#include "plugins/match/watchlist/reading/fields.h"
#include "plugins/match/watchlist/reading/name_doubts.h"
#include "plugins/match/watchlist/reading/values.h"

namespace mentiond::plugins::watchlist {
namespace {

namespace fs = std::filesystem;

enum Column : std::uint8_t { kId, kName, kAlias, kType, kUri, kSeverity, kLanguage, kCase, kColumns };
constexpr std::string_view kColumnNames[kColumns] = {"id",  "name",     "alias",    "type",
                                                     "uri", "severity", "language", "case"};
constexpr std::uintmax_t kLargest = 64 << 20;
constexpr std::size_t kMostProblems = 20;  // A table that is wrong throughout would say it a hundred thousand times.

class Table {
 public:
  Table(std::string_view text, Watchlist& list, Ids& ids, Problems problems)
      : list_(list),
        ids_(ids),
        problems_(problems),
        reader_(text, problems_),
        source_(static_cast<std::uint32_t>(list.sources.size())) {
    for (std::uint32_t i = 0; i < list.entities.size(); ++i) entities_.emplace(list.entities[i].id, i);
  }

  void read() {
    if (!read_head()) return;
    const std::size_t before = problems_.errors();
    bool any = false;
    while (reader_.next(values_)) {
      any = true;
      read_row();
      if (problems_.errors() < before + kMostProblems) continue;
      problems_.error(values_[0].place, "and so on: the rest of the table was not read");
      break;
    }
    if (!any && problems_.errors() == before)
      problems_.warning({}, "the table has no names: nothing stands below its first line");
    for (std::string& text : reader_.take_texts()) list_.texts.push_back(std::move(text));
  }

 private:
  bool read_head() {
    const std::string expected = "expected a first line with the names of columns, out of " + listed(kColumnNames);
    if (!reader_.next(values_)) {
      problems_.error({}, "the table is empty; " + expected);
      return false;
    }
    std::fill(std::begin(columns_), std::end(columns_), -1);
    for (std::size_t i = 0; i < values_.size(); ++i) {
      const auto* const name = std::find(std::begin(kColumnNames), std::end(kColumnNames), values_[i].text);
      if (name == std::end(kColumnNames)) return unknown_column(values_[i], expected), false;
      int& column = columns_[name - std::begin(kColumnNames)];
      if (column >= 0) {
        problems_.error(values_[i].place, "the column " + quoted(*name) + " stands twice; expected it once");
        return false;
      }
      column = static_cast<int>(i);
    }
    width_ = values_.size();
    if (columns_[kName] >= 0 || (columns_[kId] >= 0 && columns_[kAlias] >= 0)) return true;
    problems_.error(values_[0].place, "a table of names needs the column \"name\", or \"id\" and \"alias\"");
    return false;
  }

  void unknown_column(const CsvValue& column, const std::string& expected) {
    if (column.text.empty())
      return problems_.error(column.place, "a column without a name; take out the separator beside it, or name it");
    if (column.text.starts_with("sep="))
      return problems_.error(column.place,
                             "this line is for a spreadsheet alone; take it out, and begin with the names of columns");
    const bool bars = column.text.find('|') != std::string_view::npos;
    problems_.error(column.place,
                    "unknown column " + quoted(column.text) + "; " + expected +
                        (bars ? ", parted by commas, semicolons or tabs" : ""),
                    nearest(column.text, {std::begin(kColumnNames), std::end(kColumnNames)}));
  }

  const CsvValue* value(Column column) const {
    if (columns_[column] < 0) return nullptr;
    const CsvValue& found = values_[static_cast<std::size_t>(columns_[column])];
    return found.text.empty() ? nullptr : &found;
  }
  std::string_view text(Column column) const {
    const CsvValue* found = value(column);
    return found == nullptr ? std::string_view() : found->text;
  }

  void read_row() {
    if (values_.size() != width_) {
      const CsvValue& at = values_.size() > width_ ? values_[width_] : values_.back();
      return problems_.error(at.place, "expected " + std::to_string(width_) + " values, as in the first line, not " +
                                           std::to_string(values_.size()) +
                                           "; one that holds a separator needs quotation marks");
    }
    EntityRule* entity = entity_of_row();
    if (entity == nullptr) return;
    const std::uint32_t conditions = conditions_of_row(*entity);
    const CsvValue* name = value(kName);
    const CsvValue* alias = value(kAlias);
    if (entity->aliases.empty() && name != nullptr) add_name(*entity, *name, alias == nullptr ? conditions : 0);
    if (alias != nullptr) add_name(*entity, *alias, conditions);
  }

  void add_name(EntityRule& entity, const CsvValue& name, std::uint32_t conditions) {
    if (std::string doubt = doubt_of_name(name.text, true); !doubt.empty()) warn(name.place, std::move(doubt));
    entity.aliases.push_back({name.text, name.place, conditions, source_});
  }
  void warn(Place place, std::string message) {
    if (++warnings_ <= kMostProblems) problems_.warning(place, std::move(message));
    if (warnings_ == kMostProblems) problems_.warning(place, "and so on: no more of the table is doubted");
  }

  /// The one that the row names, or a new one.
  EntityRule* entity_of_row() {
    const CsvValue* id = value(kId);
    const CsvValue* name = value(kName);
    if (id == nullptr && name == nullptr) {
      problems_.error(values_[0].place, "the line says of no entity; expected an \"id\" or a \"name\"");
      return nullptr;
    }
    const std::string own = id != nullptr ? std::string(id->text) : id_of(name->text);
    const Place place = id != nullptr ? id->place : name->place;
    if (const auto known = entities_.find(own); known != entities_.end()) {
      EntityRule& entity = list_.entities[known->second];
      return agrees(entity) ? &entity : nullptr;
    }
    if (!is_good_id(own)) {
      problems_.error(place,
                      "an id is made of letters, digits, \"-\", \"_\" and \".\", unlike " + watchlist::quoted(own),
                      id_of(own));
      return nullptr;
    }
    if (own.empty()) {
      problems_.error(
          place, "the name " + quoted(name->text) + " has no letter and no digit to look for; expected one that has");
      return nullptr;
    }
    if (name == nullptr) {
      problems_.error(
          place, "the entity " + watchlist::quoted(own) + " has no name yet; expected one where it is first named");
      return nullptr;
    }
    return new_entity(own, *name);
  }

  EntityRule* new_entity(const std::string& id, const CsvValue& name) {
    EntityRule entity;
    entity.id = id, entity.name = name.text, entity.place = name.place;
    if (value(kType) != nullptr) entity.type = choice(kType, kTypes);
    if (value(kSeverity) != nullptr) entity.severity = choice(kSeverity, kSeverities);
    entity.uri = text(kUri);
    if (const CsvValue* uri = value(kUri); uri != nullptr && !is_uri(uri->text))
      problems_.error(uri->place, std::string(kExpectedUri) + quoted(uri->text));
    if (const std::string other = ids_.other_case(id); !other.empty())
      warn(name.place, "the ids " + watchlist::quoted(other) + " and " + watchlist::quoted(id) +
                           " differ in capitals alone, and are two entities");
    ids_.claim(id, name.place);
    entities_.emplace(id, static_cast<std::uint32_t>(list_.entities.size()));
    list_.entities.push_back(std::move(entity));
    return &list_.entities.back();
  }

  /// What a later line says of an entity once more is the same.
  bool agrees(const EntityRule& entity) {
    const std::pair<Column, std::string_view> known[] = {
        {kName, entity.name}, {kType, entity.type}, {kUri, entity.uri}, {kSeverity, entity.severity}};
    for (const auto& [column, before] : known) {
      const CsvValue* now = value(column);
      if (now == nullptr || now->text == before) continue;
      problems_.error(now->place, "the " + std::string(kColumnNames[column]) + " of " + watchlist::quoted(entity.id) +
                                      " is " + (before.empty() ? "not given" : quoted(before)) +
                                      " where it is first named, not " + quoted(now->text) +
                                      "; expected the same, or nothing");
      return false;
    }
    return true;
  }

  template <std::size_t kCount>
  std::string_view choice(Column column, const std::string_view (&words)[kCount]) {
    const CsvValue& found = *value(column);
    const auto* const word = std::find(std::begin(words), std::end(words), found.text);
    if (word != std::end(words)) return *word;
    problems_.error(found.place, "expected " + listed(words) + ", not " + quoted(found.text),
                    nearest(found.text, {std::begin(words), std::end(words)}));
    return {};
  }

  /// Of lines that say the same there is one.
  std::uint32_t conditions_of_row(const EntityRule& entity) {
    const std::uint32_t inherited = entity.aliases.empty() ? 0 : entity.aliases.front().conditions;
    const CsvValue* language = value(kLanguage);
    const CsvValue* exact = value(kCase);
    if (language == nullptr && exact == nullptr) return inherited;
    const auto [known, is_new] = conditions_.try_emplace({inherited, text(kLanguage), text(kCase)}, inherited);
    if (!is_new) return known->second;
    Conditions own = list_.conditions[inherited];
    if (language != nullptr) own.languages = languages(*language);
    if (exact != nullptr) own.exact = choice(kCase, kCases) == "exact";
    list_.conditions.push_back(std::move(own));
    return known->second = static_cast<std::uint32_t>(list_.conditions.size() - 1);
  }

  std::vector<std::string> languages(const CsvValue& tags) {
    std::vector<std::string> found;
    for (std::size_t at = 0; at < tags.text.size();) {
      const std::size_t end = std::min(tags.text.find(' ', at), tags.text.size());
      const std::string_view tag = tags.text.substr(at, end - at);
      if (is_language(tag)) {
        found.emplace_back(tag);
      } else if (!tag.empty()) {
        problems_.error(tags.place,
                        "expected codes of languages, parted by spaces, as in \"en pt-BR\", not " + quoted(tag),
                        language_code(tag));
      }
      at = end + 1;
    }
    return found;
  }

  Watchlist& list_;
  Ids& ids_;
  Problems problems_;
  CsvReader reader_;
  std::uint32_t source_;
  std::vector<CsvValue> values_;
  int columns_[kColumns] = {};
  std::size_t width_ = 0;
  std::size_t warnings_ = 0;
  std::unordered_map<std::string, std::uint32_t> entities_;
  std::map<std::tuple<std::uint32_t, std::string_view, std::string_view>, std::uint32_t> conditions_;
};

}  // namespace

void read_names_table(const Node& node, Watchlist& list, Ids& ids, Problems& problems) {
  const std::string_view name = text_of(node, "a file of names beside this one, as in names.csv", problems);
  if (name.empty()) return;
  if (name.find("://") != std::string_view::npos)
    return problems.error(node.place,
                          "expected a file beside this one, as in names.csv, not a web address; save the table there");
  const fs::path path = (fs::path(problems.file()).parent_path() / name).lexically_normal();
  std::error_code error;
  if (!fs::is_regular_file(path, error)) {
    return problems.error(
        node.place,
        "there is no file " + path.string() + "; expected the name of a CSV file, as seen from this one's folder",
        name.find(',') == std::string_view::npos ? std::string() : "[" + std::string(name) + "]");
  }
  const std::uintmax_t size = fs::file_size(path, error);
  if (error || size > kLargest) {
    return problems.error(node.place, path.string() + " has " + std::to_string(size >> 20) + " MiB; expected at most " +
                                          std::to_string(kLargest >> 20));
  }
  std::string& text = list.texts.emplace_back(size, '\0');
  std::ifstream file(path, std::ios::binary);
  if (!file.read(text.data(), static_cast<std::streamsize>(size)))
    return problems.error(node.place, "cannot read " + path.string() + "; expected a file that mentiond may read");
  Problems own = problems.of(list.sources.emplace_back(path.string()));
  if (check_text(text, own)) Table(text, list, ids, own).read();
}

}  // namespace mentiond::plugins::watchlist
