// Adds lines to a file or to standard output. Stateless; all throw std::system_error.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "plugins/alert/file/descriptor.h"
#include "plugins/alert/file/patience.h"

namespace mentiond::plugins::file {

/// What becomes of the half line that a crash has left at the end of a file.
enum class HalfLine {
  kEnd,    ///< Gets its line end.
  kRemove  ///< Is removed, where it is not a whole JSON object that lacks only its line end.
};

struct Append {
  std::string path;
  HalfLine half_line = HalfLine::kEnd;
  bool once = false;  ///< Lines that already stand at the end of the file are not written again.
};

struct Appended {
  std::unique_ptr<Descriptor> file;  ///< Its lines are on the disk once it is synced.
  bool written = true;               ///< False: the lines were there.
  bool made = false;                 ///< The file is new: its folder is to be synced too.
};

/// Appends `lines` (each with its LF) to a file, which is made where it is missing, whole or not at all. Programs that
/// append in this way to the same file at once wait for each other (flock).
Appended append(const Append& options, std::string_view lines, Patience& patience);

void write_to_standard_output(std::string_view text, Patience& patience);

/// Standard output is a terminal that wants colours (NO_COLOR is not set, TERM is not "dumb").
bool standard_output_is_coloured();

}  // namespace mentiond::plugins::file
