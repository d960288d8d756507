#include <iostream>

#include "host/daemon/application.h"

int main(int argc, char** argv) {
  // Not a stack object that Poco deletes: the application is reference counted.
  Poco::AutoPtr<mentiond::daemon::Application> application = new mentiond::daemon::Application;
  try {
    application->init(argc, argv);
  } catch (const Poco::Exception& error) {
    std::cerr << "mentiond: " << error.displayText() << "; mentiond --help lists the options\n";
    return mentiond::daemon::kWrongUsage;
  } catch (const std::exception& error) {
    std::cerr << "mentiond: " << error.what() << "\n";
    return mentiond::daemon::kWrongUsage;
  }
  return application->run();
}
