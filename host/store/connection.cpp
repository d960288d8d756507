#include "host/store/connection.h"

#include <Poco/Data/SQLite/Connector.h>
#include <Poco/Data/SQLite/Utility.h>
#include <Poco/Exception.h>

#include "host/store/advice.h"
#include "host/store/packed_id.h"
#include "host/store/store.h"

namespace mentiond::store {
namespace {

Poco::Data::Session open(const std::filesystem::path& path) {
  static const bool registered = (Poco::Data::SQLite::Connector::registerConnector(), true);
  static_cast<void>(registered);
  try {
    return {Poco::Data::SQLite::Connector::KEY, path.string()};
  } catch (const Poco::Exception& error) {
    throw StoreError("cannot open the database " + path.string() + ": " + error.displayText());
  }
}

}  // namespace

Connection::Connection(const std::filesystem::path& path, Micros busy)
    : path_(path), session_(open(path)), handle_(Poco::Data::SQLite::Utility::dbHandle(session_)) {
  sqlite3_extended_result_codes(handle_, 1);
  sqlite3_busy_timeout(handle_, static_cast<int>(busy / article::kMillisecond));
  execute("PRAGMA synchronous = FULL");
  execute("PRAGMA cache_size = -8192");             // KiB.
  execute("PRAGMA wal_autocheckpoint = 4000");      // Pages: 16 MB.
  execute("PRAGMA journal_size_limit = 33554432");  // What a longer log is cut back to.
}

void Connection::execute(const std::string& sql) {
  const int code = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code);
}

std::int64_t Connection::number(const std::string& sql) {
  Statement statement(*this, sql);
  Rows rows(statement);
  return rows.next() ? rows.integer(0) : 0;
}

std::string Connection::text(const std::string& sql) {
  Statement statement(*this, sql);
  Rows rows(statement);
  return rows.next() ? rows.text(0) : std::string();
}

void Connection::fail(int code) const { throw StoreError(advice(path_, code, sqlite3_errmsg(handle_))); }

Statement::Statement(Connection& connection, std::string_view sql) : connection_(connection) {
  const int code = sqlite3_prepare_v3(connection.handle(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement_, nullptr);
  if (code != SQLITE_OK) connection.fail(code);
}

// What is bound lives as long as the Rows, which SQLite is told with SQLITE_STATIC. A failure to bind is a wrong
// index, or a text beyond SQLite's limit of 1 GB.
void Statement::bind_integer(int at, std::int64_t value) {
  if (const int code = sqlite3_bind_int64(statement_, at, value); code != SQLITE_OK) connection_.fail(code);
}

void Statement::bind(int at, const std::optional<std::int64_t>& value) {
  if (value) return bind_integer(at, *value);
  if (const int code = sqlite3_bind_null(statement_, at); code != SQLITE_OK) connection_.fail(code);
}

void Statement::bind(int at, std::string_view text) {
  const char* data = text.data() == nullptr ? "" : text.data();  // A null pointer would be NULL, not "".
  const int code = sqlite3_bind_text64(statement_, at, data, text.size(), SQLITE_STATIC, SQLITE_UTF8);
  if (code != SQLITE_OK) connection_.fail(code);
}

void Statement::bind(int at, const Blob& blob) {
  const int code = sqlite3_bind_blob64(statement_, at, blob.bytes.data(), blob.bytes.size(), SQLITE_STATIC);
  if (code != SQLITE_OK) connection_.fail(code);
}

// A PackedId holds its bytes itself and is often a temporary: they are copied.
void Statement::bind(int at, const PackedId& id) {
  if (!id.is_hash()) return bind(at, id.bytes());
  const int code = sqlite3_bind_blob64(statement_, at, id.bytes().data(), id.bytes().size(), SQLITE_TRANSIENT);
  if (code != SQLITE_OK) connection_.fail(code);
}

bool Statement::step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) connection_.fail(code);
  return false;
}

void Statement::reset() {
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

std::string_view Rows::bytes(int column) const {
  const void* data = sqlite3_column_blob(statement_.statement_, column);
  const int size = sqlite3_column_bytes(statement_.statement_, column);
  return data == nullptr ? std::string_view()
                         : std::string_view(static_cast<const char*>(data), static_cast<std::size_t>(size));
}

std::string Rows::id(int column) const {
  const bool packed = sqlite3_column_type(statement_.statement_, column) == SQLITE_BLOB;
  return packed ? unpack_id(bytes(column)) : text(column);
}

Transaction::Transaction(Connection& connection) : connection_(connection) { connection.execute("BEGIN IMMEDIATE"); }

Transaction::~Transaction() {
  if (!open_) return;
  // After some errors (disk full) SQLite has rolled back by itself; the failure is on its way to the caller already.
  sqlite3_exec(connection_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
  connection_.execute("COMMIT");
  open_ = false;
}

}  // namespace mentiond::store
