// RapidJSON's headers, as one includes them here.
//
// RapidJSON 1.1.0 adds to a null pointer before its stack is allocated, which is harmless and which clang's
// UndefinedBehaviorSanitizer reports; so these headers are left out of that one check.
#pragma once

#ifdef __clang__
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wignored-attributes"
#pragma clang attribute push(__attribute__((no_sanitize("pointer-overflow"))), apply_to = function)
#endif

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#ifdef __clang__
#pragma clang attribute pop
#pragma clang diagnostic pop
#endif
