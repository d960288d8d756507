#include "tests/bench/match/vectorscan.h"

#include <hs/hs.h>

#include <stdexcept>

#include "plugins/common/text/characters.h"

namespace mentiond::bench {
namespace {

using common::text::character_at;
using common::text::character_before;
using common::text::class_of;
using common::text::is_letter_class;

void check(hs_error_t error, const char* doing) {
  if (error != HS_SUCCESS) throw std::runtime_error(std::string("vectorscan: ") + doing);
}

bool is_letter(char32_t code) { return is_letter_class(class_of(code)); }

/// Whether no word goes on across a place.
bool parts(const std::string& text, std::size_t at) {
  if (at == 0 || at == text.size()) return true;
  const auto simple = [](char c) {
    return static_cast<unsigned char>(c) < 0x80 && std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '&';
  };
  if (simple(text[at - 1]) || simple(text[at])) return true;
  return !is_letter(character_before(text, at).code) || !is_letter(character_at(text, at).code);
}

}  // namespace

std::string folded(std::string_view text) {
  std::string result;
  common::text::UnitRoom room;
  for (std::size_t i = 0; i < text.size();) {
    const common::text::Character c = character_at(text, i);
    i += c.size;
    for (const auto& unit : common::text::fold(c.code, room)) {
      if (unit.base == U' ' && result.ends_with(' ')) continue;
      common::text::append_utf8(unit.base, result);
    }
  }
  return result;
}

Vectorscan::Vectorscan(const std::vector<std::string>& folded_names) {
  std::vector<const char*> texts;
  std::vector<unsigned> flags, ids;
  for (const std::string& name : folded_names) {
    texts.push_back(name.c_str()), sizes_.push_back(name.size());
    flags.push_back(0), ids.push_back(static_cast<unsigned>(ids.size()));
  }
  hs_compile_error_t* error = nullptr;
  check(hs_compile_lit_multi(texts.data(), flags.data(), ids.data(), sizes_.data(), static_cast<unsigned>(ids.size()),
                             HS_MODE_BLOCK, nullptr, &database_, &error),
        "compiling names");
  check(hs_alloc_scratch(database_, &scratch_), "allocating scratch");
}

Vectorscan::~Vectorscan() {
  hs_free_scratch(scratch_);
  hs_free_database(database_);
}

int Vectorscan::on_match(unsigned id, unsigned long long, unsigned long long to, unsigned, void* self) {
  auto& own = *static_cast<Vectorscan*>(self);
  if (parts(*own.text_, to) && parts(*own.text_, to - own.sizes_[id])) ++own.found_;
  return 0;
}

std::size_t Vectorscan::count(const std::string& folded_text) {
  text_ = &folded_text, found_ = 0;
  check(hs_scan(database_, folded_text.data(), static_cast<unsigned>(folded_text.size()), 0, scratch_, &on_match, this),
        "scanning");
  return found_;
}

std::size_t Vectorscan::bytes_used() const {
  std::size_t database = 0, scratch = 0;
  hs_database_size(database_, &database), hs_scratch_size(scratch_, &scratch);
  return database + scratch;
}

}  // namespace mentiond::bench
