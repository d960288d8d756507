// What an SMTP server answered, and to which command (RFC 5321, section 4.2). Not synchronised.
#pragma once

#include <string>
#include <string_view>

namespace mentiond::plugins::email {

/// Follows one conversation. Commands are kept only as their first word: what follows AUTH is a secret. What comes
/// after QUIT is politeness and is not recorded.
class Transcript {
 public:
  /// A line that we sent.
  void sent(std::string_view line);
  /// A line of the server.
  void received(std::string_view line);

  /// Of the reply to the last command; 0: none came, or only a part of it.
  int code() const { return complete_ ? code_ : 0; }
  /// That reply's lines, joined with spaces.
  const std::string& answer() const { return answer_; }
  /// What was last said to the server, for people: "RCPT"; "the message", once it was asked for; empty: nothing, it is
  /// for the server to greet.
  const std::string& said() const { return said_; }
  bool over() const { return over_; }  ///< QUIT was said.

  bool accepts_the_mail() const;
  bool refuses_the_mail() const;

 private:
  void say(std::string_view what);

  std::string said_, answer_;
  int code_ = 0;
  bool complete_ = false;  ///< The last line of a reply came; another one begins the next reply.
  bool over_ = false;
};

}  // namespace mentiond::plugins::email
