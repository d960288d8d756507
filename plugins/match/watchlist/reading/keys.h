// The keys of a watchlist file, and the words that some values are taken from. config/schema/watchlist.json says the
// same; a test holds them together.
#pragma once

#include <array>
#include <string_view>

namespace mentiond::plugins::watchlist {

enum class Presence { kOptional, kRequired };

struct Key {
  std::string_view name;
  Presence presence = Presence::kOptional;
  std::string_view example = {};  ///< Of a required one.
};

inline constexpr Key kFileKeys[] = {{"watchlist", Presence::kRequired, "diplomacy"},
                                    {"language"},
                                    {"entities"},
                                    {"aliases_from"},
                                    {"queries"},
                                    {"tests"}};
inline constexpr Key kEntityKeys[] = {{"id"},      {"name", Presence::kRequired, "Sergey Ryabkov"},
                                      {"type"},    {"uri"},
                                      {"aliases"}, {"case"},
                                      {"near"},    {"within"},
                                      {"exclude"}, {"language"},
                                      {"inside"},  {"severity"},
                                      {"labels"},  {"inflect"}};
inline constexpr Key kAliasKeys[] = {{"text", Presence::kRequired, "Sergei Ryabkov"},
                                     {"case"},
                                     {"near"},
                                     {"within"},
                                     {"exclude"},
                                     {"language"},
                                     {"inside"},
                                     {"inflect"}};
inline constexpr Key kQueryKeys[] = {{"id", Presence::kRequired, "arms-control"},
                                     {"query", Presence::kRequired, "'nato AND treaty'"},
                                     {"language"},
                                     {"severity"},
                                     {"labels"}};
inline constexpr Key kTestKeys[] = {
    {"title"}, {"text", Presence::kRequired, "NATO met in Brussels."}, {"language"}, {"match"}, {"no_match"}};

/// What has such a key, "an entity"; empty: nothing.
std::string_view owner_of(std::string_view key);

inline constexpr std::string_view kTypes[] = {"person", "organisation", "place", "product", "event", "topic"};
inline constexpr std::string_view kSeverities[] = {"info", "low", "medium", "high", "critical"};
inline constexpr std::string_view kCases[] = {"any", "exact"};

}  // namespace mentiond::plugins::watchlist
