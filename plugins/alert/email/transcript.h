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

  int code() const { return code_; }                       ///< Of the last reply; 0: none came.
  const std::string& answer() const { return answer_; }    ///< The last reply's lines, joined with spaces.
  const std::string& command() const { return command_; }  ///< To which it came; empty: the greeting.
  bool refuses_the_mail() const;

 private:
  std::string command_, answer_;
  int code_ = 0;
  bool complete_ = false;  ///< The next line begins a new reply.
  bool over_ = false;
};

}  // namespace mentiond::plugins::email
