// An nginx of a test's own, on a free port of loopback.
#pragma once

#include <string>
#include <string_view>

#include "tests/support/process.h"
#include "tests/support/temp_folder.h"

namespace mentiond::support {

class Nginx final {
 public:
  /// `server` stands inside the server block, for example "root /some/folder;". `directives` stand in the
  /// http block.
  explicit Nginx(std::string_view server, std::string_view directives = {})
      : port_(free_port()),
        process_({"nginx", "-e", "stderr", "-p", folder_.path().string(), "-c", write(server, directives)}) {
    wait_for_port(port_);
  }
  std::uint16_t port() const { return port_; }
  std::string url(std::string_view path = "/") const {
    return "http://127.0.0.1:" + std::to_string(port_) + std::string(path);
  }

 private:
  std::string write(std::string_view server, std::string_view directives) const {
    const std::string f = folder_.path().string();
    std::string text =
        "daemon off; master_process off; worker_processes 1; pid " + f + "/pid; error_log stderr crit;\n";
    text +=
        "events { worker_connections 4096; }\nhttp { access_log off; keepalive_requests 1000000; "
        "keepalive_timeout 60s;\n";
    for (const char* area : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"}) {
      text += std::string(area) + "_temp_path " + f + "/" + area + ";\n";
    }
    text += std::string(directives) + "\nserver { listen 127.0.0.1:" + std::to_string(port_) + " backlog=4096;\n" +
            std::string(server) + "\n} }\n";
    return folder_.write("nginx.conf", text).string();
  }

  TempFolder folder_;
  std::uint16_t port_;
  ChildProcess process_;
};

}  // namespace mentiond::support
