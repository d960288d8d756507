#include "plugins/alert/file/file.h"

using mentiond::plugins::file::File;

MENTIOND_NOTIFIER(File, "file", "1.0.0")
