# mentiond_add_plugin(<name> KIND <kind> SOURCES <file>... [LIBRARIES <target>...])
#
# Builds <kind>-<name>.so, the target <kind>-<name>: a module without prefix, its symbols hidden but for the entry, all
# others resolved at link time. <name> is the one in the macro that names the plugin's class. `cmake --install` puts it
# into lib/mentiond below the prefix, where a mentiond of the same prefix looks for plugins; MENTIOND_PLUGIN_INSTALL_DIR
# changes that.
function(mentiond_add_plugin name)
  cmake_parse_arguments(PLUGIN "" "KIND" "SOURCES;LIBRARIES" ${ARGN})
  set(kinds fetch normalise enrich match alert)
  if(NOT PLUGIN_KIND IN_LIST kinds)
    message(FATAL_ERROR "mentiond_add_plugin(${name}): KIND is \"${PLUGIN_KIND}\"; expected one of ${kinds}")
  endif()
  if(NOT PLUGIN_SOURCES OR PLUGIN_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "mentiond_add_plugin(${name}): expected SOURCES, and nothing unknown (${PLUGIN_UNPARSED_ARGUMENTS})")
  endif()
  set(target ${PLUGIN_KIND}-${name})
  add_library(${target} MODULE ${PLUGIN_SOURCES})
  target_link_libraries(${target} PRIVATE mentiond::sdk ${PLUGIN_LIBRARIES})
  set_target_properties(${target} PROPERTIES PREFIX "" SUFFIX ".so" C_VISIBILITY_PRESET hidden
                                             CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
  # A static library's symbols stay inside, so that the one exported symbol is the entry.
  target_link_options(${target} PRIVATE -Wl,-z,now -Wl,--exclude-libs,ALL)
  # clang's sanitizer runtimes are resolved by the program, not by the module.
  if(NOT MENTIOND_SANITIZE AND NOT CMAKE_CXX_FLAGS MATCHES "-fsanitize")
    target_link_options(${target} PRIVATE -Wl,--no-undefined)
  endif()
  if(MENTIOND_PLUGIN_OUTPUT_DIRECTORY)
    set_target_properties(${target} PROPERTIES LIBRARY_OUTPUT_DIRECTORY ${MENTIOND_PLUGIN_OUTPUT_DIRECTORY})
  endif()
  if(NOT MENTIOND_PLUGIN_INSTALL_DIR)
    set(MENTIOND_PLUGIN_INSTALL_DIR lib/mentiond)
  endif()
  install(TARGETS ${target} LIBRARY DESTINATION ${MENTIOND_PLUGIN_INSTALL_DIR})
  set_property(GLOBAL APPEND PROPERTY MENTIOND_PLUGINS ${target})
endfunction()
