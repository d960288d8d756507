// What the linter is told of stored articles: in how many of them each alias is found.
#pragma once

#include <string>
#include <vector>

#include "host/article/stages.h"

namespace mentiond::pipeline {

/// Matches articles as article::to_json wrote them; one that cannot be read or matched is no part of the sample.
article::Sample sample_of(const article::MatchProgram& program, const std::vector<std::string>& articles);

}  // namespace mentiond::pipeline
