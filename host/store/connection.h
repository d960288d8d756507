// One connection to the database, and prepared statements on it.
//
// Poco::Data opens it; statements go through the SQLite handle below the Poco session, because Poco's cost ten times as
// much for each row (docs/decisions/0070). Not thread-safe: one thread at a time. Every failure is a StoreError that
// says what to do.
#pragma once

#include <Poco/Data/Session.h>
#include <sqlite3.h>

#include <concepts>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "host/article/time.h"

namespace mentiond::store {

using article::Micros;

class PackedId;

/// Bytes that are no text. Borrows them.
struct Blob {
  std::string_view bytes;
};

/// For how long a connection that does one thing and is closed again waits for others.
inline constexpr Micros kBusy = 5 * article::kSecond;

class Connection final {
 public:
  /// Opens a database that exists. `busy` is how long a statement waits for another process.
  Connection(const std::filesystem::path& path, Micros busy);

  /// Carries out statements whose rows nobody needs.
  void execute(const std::string& sql);
  /// The first value of the first row; 0 or empty where there is none.
  std::int64_t number(const std::string& sql);
  std::string text(const std::string& sql);

  /// Throws the StoreError for what SQLite said last.
  [[noreturn]] void fail(int code) const;
  sqlite3* handle() const { return handle_; }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
  Poco::Data::Session session_;
  sqlite3* handle_;
};

/// Prepared once and run many times.
class Statement final {
 public:
  /// `connection` outlives it.
  Statement(Connection& connection, std::string_view sql);
  ~Statement() { sqlite3_finalize(statement_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  /// Runs it to its end with these values; how many rows it changed.
  template <class... Values>
  int run(const Values&... values);
  /// The number of the row that the last INSERT on the connection made.
  std::int64_t last_row() const { return sqlite3_last_insert_rowid(connection_.handle()); }

 private:
  friend class Rows;
  void bind(int at, std::integral auto value) { bind_integer(at, static_cast<std::int64_t>(value)); }
  void bind(int at, const std::optional<std::int64_t>& value);
  void bind(int at, std::string_view text);
  void bind(int at, const Blob& blob);
  void bind(int at, const PackedId& id);
  void bind_integer(int at, std::int64_t value);
  bool step();
  void reset();

  Connection& connection_;
  sqlite3_stmt* statement_ = nullptr;
};

/// One run of a statement. Texts that are bound outlive it.
///
///   Rows rows(find, feed, key);
///   while (rows.next()) use(rows.integer(0));
class Rows final {
 public:
  template <class... Values>
  explicit Rows(Statement& statement, Values&&... values) : statement_(statement) {
    static_assert(!(std::is_same_v<Values, std::string> || ...), "the text would be gone when it is needed");
    int at = 0;
    (statement.bind(++at, values), ...);
  }
  ~Rows() { statement_.reset(); }
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;

  bool next() { return statement_.step(); }
  std::int64_t integer(int column) const { return sqlite3_column_int64(statement_.statement_, column); }
  /// Of text or of a blob; valid until next().
  std::string_view bytes(int column) const;
  std::string text(int column) const { return std::string(bytes(column)); }
  /// An id that was bound as a PackedId.
  std::string id(int column) const;
  bool null(int column) const { return sqlite3_column_type(statement_.statement_, column) == SQLITE_NULL; }

 private:
  Statement& statement_;
};

template <class... Values>
int Statement::run(const Values&... values) {
  Rows rows(*this, values...);
  rows.next();
  return sqlite3_changes(connection_.handle());
}

/// BEGIN IMMEDIATE; rolled back at its end unless commit() was called.
class Transaction final {
 public:
  explicit Transaction(Connection& connection);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Connection& connection_;
  bool open_ = true;
};

}  // namespace mentiond::store
