// Places as GeoRSS, GML and the W3C's basic geo vocabulary write them. Pure; thread-safe.
#pragma once

#include <string_view>

#include "plugins/normalise/feed/model.h"

namespace mentiond::plugins::feed {

/// Positions of `dimension` numbers each, latitude first (EPSG:4326, as GeoRSS has it), kept longitude first as
/// GeoJSON does. What is no number ends the list.
std::vector<std::vector<double>> read_positions(std::string_view text, std::size_t dimension);

/// Sets latitude (0 is longitude) of a point that comes in two elements.
void set_coordinate(Geo& geo, std::size_t index, std::string_view text);

}  // namespace mentiond::plugins::feed
