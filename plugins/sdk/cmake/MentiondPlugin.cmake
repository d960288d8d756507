# mentiond_add_plugin(<name> KIND <kind> SOURCES <file>... [LIBRARIES <target>...])
#
# Builds <kind>-<name>.so: a module without prefix, hidden visibility, all symbols resolved at link time. The objects
# are also built as the static library <name>_<kind>_objects when a test wants to link them.
function(mentiond_add_plugin name)
  cmake_parse_arguments(PLUGIN "" "KIND" "SOURCES;LIBRARIES" ${ARGN})
  set(target ${PLUGIN_KIND}-${name})
  add_library(${target} MODULE ${PLUGIN_SOURCES})
  target_link_libraries(${target} PRIVATE mentiond::sdk ${PLUGIN_LIBRARIES})
  target_compile_features(${target} PRIVATE cxx_std_20)
  set_target_properties(${target} PROPERTIES PREFIX "" SUFFIX ".so" CXX_VISIBILITY_PRESET hidden
                                             VISIBILITY_INLINES_HIDDEN ON)
  # A static library's symbols stay inside, so that the one exported symbol is the entry.
  target_link_options(${target} PRIVATE -Wl,-z,now -Wl,--exclude-libs,ALL)
  # clang's sanitizer runtimes are resolved by the program, not by the module.
  if(NOT MENTIOND_SANITIZE)
    target_link_options(${target} PRIVATE -Wl,--no-undefined)
  endif()
  if(MENTIOND_PLUGIN_OUTPUT_DIRECTORY)
    set_target_properties(${target} PROPERTIES LIBRARY_OUTPUT_DIRECTORY ${MENTIOND_PLUGIN_OUTPUT_DIRECTORY})
  endif()
  if(MENTIOND_PLUGIN_INSTALL_DIR)
    install(TARGETS ${target} LIBRARY DESTINATION ${MENTIOND_PLUGIN_INSTALL_DIR})
  endif()
endfunction()
