// What an alert says of an article (docs/decisions/0081). Pure, thread-safe.
#pragma once

#include <vector>

#include "host/alert/alert.h"
#include "host/alert/occasion.h"

namespace mentiond::alert {

/// The article as alerts show it.
Alert::Subject subject_of(const Occasion& occasion);

/// Makes the article the alert's, by today's watchlist: what it is about, its severity and mentions. Its labels, by
/// which it is routed, are those of the text that raised it, and `role` gains what came since: who was told of it hears
/// on.
void describe(Alert& alert, const article::Watch& watch, std::vector<article::Mention> mentions,
              const Occasion& occasion);

/// What another version of an article changed: the first places, shortened. None where `before` is kept no more.
std::vector<Change> changes_of(const story::Text& before, const article::Article& now);

}  // namespace mentiond::alert
