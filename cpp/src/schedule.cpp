#include "network2/schedule.hpp"

#include <algorithm>

#include "text.hpp"

namespace network2 {

void ScheduleOptions::check() const {
  if (kind != ScheduleKind::stepwise) return;
  if (patience < 1) {
    refuse("schedule.patience must be an integer >= 1, got 0");
  }
  if (!(factor > 0 && factor < 1)) {
    refuse("schedule.factor must be a finite number in (0, 1), got {}", {factor});
  }
  if (!(stop_at >= 0 && stop_at < 1)) {
    refuse("schedule.stopAt must be a finite number in [0, 1), got {}", {stop_at});
  }
}

Schedule::Schedule(const ScheduleOptions& options, std::size_t epochs)
    : options_(options), epochs_left_(epochs), step_(1.0 / static_cast<double>(epochs)) {
  options.check();
}

bool Schedule::record(double accuracy) {
  if (accuracy > best_) {
    best_ = accuracy;
    since_best_ = waited_ = 0;
  } else {
    ++since_best_;
    ++waited_;
  }
  if (options_.early_stopping > 0 && since_best_ >= options_.early_stopping) return false;
  if (options_.kind == ScheduleKind::linear) {
    // The last share serves whoever trains on beyond the epochs that were planned.
    epochs_left_ = std::max<std::size_t>(epochs_left_ - 1, 1);
    share_ = static_cast<double>(epochs_left_) * step_;
  } else if (options_.kind == ScheduleKind::stepwise && waited_ >= options_.patience) {
    waited_ = 0;
    share_ *= options_.factor;
    constexpr double kRounding = 1e-9;  // 0.1 three times is a little more than 0.001
    return share_ > options_.stop_at * (1 + kRounding);
  }
  return true;
}

}  // namespace network2
