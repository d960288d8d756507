/* Libraries whose entry is not what it should be: code, too little data, or none. */
#include <stdint.h>

__attribute__((visibility("default"))) int something_else(void) { return 1; }

#if defined(SMALL)
__attribute__((visibility("default"))) const uint32_t mentiond_plugin_entry[4] = {1, 0, 3, 0};
#elif !defined(NONE)
__attribute__((visibility("default"))) int mentiond_plugin_entry(void) { return 0; }
#endif
