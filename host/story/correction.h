// Whether a text says of itself that it corrects what came before: "CORRECTED-…", "Düzeltme: …", "(Corrects the name in
// paragraph 2)". What merely leaves something out, as a cut copy does, says nothing of the kind. Pure, thread-safe.
#pragma once

#include <string_view>

#include "host/article/article.h"

namespace mentiond::story {

/// "CORRECTED-UPDATE 1-…" and "Berichtigung: …", but not "Correction officers strike".
bool is_labelled_a_correction(std::string_view headline);
/// By its headline, by the first lines of its text, or by the note that newsrooms put under it.
bool says_that_it_corrects(const article::Article& article);

}  // namespace mentiond::story
