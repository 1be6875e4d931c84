// What a sale was judged by, in few bytes: kept with the sale, so that its returns are judged by the same.
#pragma once

#include "club/program/scene.hpp"

namespace vafa::program {

/// The bytes of Judgement::state. No personal days stand in it: only which rules' windows around them held.
std::string state_of(Scene const& scene, Judgement const& judgement);

}  // namespace vafa::program
