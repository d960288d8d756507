#include "host/store/write_ahead_log.h"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <vector>

namespace mentiond::store {
namespace {

constexpr std::size_t kHeader = 32, kFrameHeader = 24, kIndexHeader = 48;
constexpr std::uint32_t kMagic = 0x377f0682;  // Its last bit: checksums are of big-endian words.

using Bytes = std::vector<unsigned char>;

std::uint32_t big_endian(const unsigned char* at) {
  return std::uint32_t{at[0]} << 24 | std::uint32_t{at[1]} << 16 | std::uint32_t{at[2]} << 8 | std::uint32_t{at[3]};
}

std::uint32_t little_endian(const unsigned char* at) {
  return std::uint32_t{at[3]} << 24 | std::uint32_t{at[2]} << 16 | std::uint32_t{at[1]} << 8 | std::uint32_t{at[0]};
}

struct Checksum {
  std::uint32_t first = 0, second = 0;
  bool operator==(const Checksum&) const = default;

  static Checksum at(const unsigned char* bytes) { return {big_endian(bytes), big_endian(bytes + 4)}; }
  /// `size` is a multiple of 8.
  void add(const unsigned char* bytes, std::size_t size, bool words_are_big_endian) {
    const auto word = words_are_big_endian ? big_endian : little_endian;
    for (std::size_t i = 0; i < size; i += 8) {
      first += word(bytes + i) + second;
      second += word(bytes + i + 4) + first;
    }
  }
};

/// What the frames of a log are worth.
struct Count {
  std::uint64_t whole = 0;                 ///< Frames up to the last commit before the first that does not fit.
  std::uint64_t commits_after_damage = 0;  ///< Commits behind that one that follow from the frame before them.
};

/// Reads frame after frame; each must fit the checksum that its predecessor bears.
Count count_frames(std::ifstream& log, const Bytes& header) {
  const bool big = (big_endian(header.data()) & 1) != 0;
  const std::size_t page = big_endian(header.data() + 8);
  if ((big_endian(header.data()) & ~1U) != kMagic || page < 512 || page > 65536 || !std::has_single_bit(page))
    return {};
  Count count;
  Checksum before = Checksum::at(header.data() + 24);
  Checksum expected;
  expected.add(header.data(), 24, big);
  bool damaged = before != expected;
  Bytes frame(kFrameHeader + page);
  for (std::uint64_t number = 1;
       log.read(reinterpret_cast<char*>(frame.data()), static_cast<std::streamsize>(frame.size())); ++number) {
    expected = before;
    expected.add(frame.data(), 8, big);
    expected.add(frame.data() + kFrameHeader, page, big);
    before = Checksum::at(frame.data() + 16);
    const bool fits = expected == before && std::memcmp(frame.data() + 8, header.data() + 16, 8) == 0;
    const bool commits = big_endian(frame.data() + 4) != 0;
    damaged = damaged || !fits;
    if (fits && commits && damaged) ++count.commits_after_damage;
    if (fits && commits && !damaged) count.whole = number;
  }
  return count;
}

/// What the index says of the log, in the order of bytes of the machine.
struct Index {
  std::uint32_t frames = 0;       ///< Committed.
  std::uint32_t in_database = 0;  ///< Of these, moved into the database.
  std::array<unsigned char, 8> salt{};
};

/// Nothing where there is no index, or one that was being written.
Index read_index(const std::filesystem::path& path) {
  std::array<unsigned char, 2 * kIndexHeader + 4> bytes{};
  std::ifstream file(path, std::ios::binary);
  if (!file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()))) return {};
  if (std::memcmp(bytes.data(), bytes.data() + kIndexHeader, kIndexHeader) != 0 || bytes[12] != 1) return {};
  Index index;
  std::memcpy(&index.frames, bytes.data() + 16, sizeof(index.frames));
  std::memcpy(index.salt.data(), bytes.data() + 32, index.salt.size());
  std::memcpy(&index.in_database, bytes.data() + 2 * kIndexHeader, sizeof(index.in_database));
  return index;
}

}  // namespace

std::string loss_in_log(const std::filesystem::path& log, const std::filesystem::path& index, bool index_is_current) {
  const Index known = index_is_current ? read_index(index) : Index();
  std::ifstream file(log, std::ios::binary);
  Bytes header(kHeader);
  Count count;
  if (file.read(reinterpret_cast<char*>(header.data()), kHeader)) {
    count = count_frames(file, header);
    if (std::memcmp(known.salt.data(), header.data() + 16, known.salt.size()) != 0) count.whole = 0;
  }
  if (count.commits_after_damage >= 2)
    return "its log " + log.string() + " holds a broken page before whole transactions";
  if (known.in_database < known.frames && count.whole < known.frames) {
    return "its log " + log.string() + " has lost transactions: " + std::to_string(known.frames) +
           " pages were written, and " + std::to_string(count.whole) + " of them are left whole";
  }
  return {};
}

}  // namespace mentiond::store
