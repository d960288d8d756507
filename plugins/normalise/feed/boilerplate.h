// The ends of feed texts that are no part of the story: "Continue reading...", "The post X appeared first on Y."
// Pure; thread-safe.
#pragma once

#include <string>

namespace mentiond::plugins::feed {

/// Cuts such paragraphs off the end; what stands in the middle, or alone, stays.
void cut_boilerplate(std::string& paragraphs);

}  // namespace mentiond::plugins::feed
