// A plugin that throws what its settings say, wherever it is called.
#include "mentiond/sdk/normalise.hpp"

namespace sdk = mentiond::sdk;

class Throwing final : public sdk::Normaliser {
 public:
  static constexpr mentiond_setting_spec kSettings[] = {
      {"what", MENTIOND_SETTING_CHOICE, 0, nullptr, "exception|int|rejected|transient", "What to throw."}};

  explicit Throwing(const sdk::Config& config) : what_(config.get("what", "int")) {
    if (what_ == "at once") throw std::runtime_error("broken from the start");
  }
  bool accepts(std::string_view) const override { throw 1; }
  void normalise(const sdk::Document&, sdk::ArticleSink&) override {
    if (what_ == "exception") throw std::out_of_range("beyond the end");
    if (what_ == "rejected") throw sdk::Rejected("this is a picture");
    if (what_ == "transient") throw sdk::Transient("the disk is full");
    throw 42;
  }

 private:
  std::string what_;
};

MENTIOND_NORMALISER(Throwing, "throwing", "1.0.0")
