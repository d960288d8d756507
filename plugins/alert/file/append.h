// Adds lines to a file or to standard output. Stateless; all throw std::system_error.
#pragma once

#include <string>
#include <string_view>

namespace mentiond::plugins::file {

/// Appends `lines` (each with its LF) to the file at `path`, which is made where it is missing. The lines go in
/// whole or not at all; where the file ends in the middle of a line, which a crash may leave, they begin on a new one.
/// `timeout_ms` bounds the wait for the reader of a pipe.
void append(const std::string& path, std::string_view lines, bool fsync, int timeout_ms);

void write_to_standard_output(std::string_view text, int timeout_ms);

/// Standard output is a terminal that wants colours (NO_COLOR is not set).
bool standard_output_is_coloured();

}  // namespace mentiond::plugins::file
