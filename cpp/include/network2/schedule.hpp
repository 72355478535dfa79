// How the learning rate changes from epoch to epoch, and when training stops early.
#pragma once

#include <cstddef>

namespace network2 {

/// How eta changes: not at all; by a factor each time the evaluation accuracy has not improved for
/// some epochs; or along a straight line, which would reach 0 after the last epoch.
enum class ScheduleKind { constant, stepwise, linear };

/// Chapter 3, "How to choose a neural network's hyper-parameters?": "Use early stopping to
/// determine the number of training epochs" and "Learning rate schedule". The defaults of the
/// stepwise schedule are those of the book's exercise.
struct ScheduleOptions {
  ScheduleKind kind = ScheduleKind::constant;
  std::size_t patience = 10;       // stepwise: epochs without improvement before eta falls, >= 1
  double factor = 0.5;             // stepwise: what eta is multiplied by then, in (0, 1)
  double stop_at = 1.0 / 128;      // stepwise: share of the first eta that ends training, in [0, 1)
  std::size_t early_stopping = 0;  // epochs without improvement that end training; 0: none do

  /// Whether Schedule::record needs to know the accuracy.
  bool needs_accuracy() const { return kind == ScheduleKind::stepwise || early_stopping > 0; }

  /// Throws std::invalid_argument naming the first one out of its range.
  void check() const;
};

/// A schedule at work.
class Schedule {
 public:
  /// epochs: planned, >= 1. Throws std::invalid_argument.
  Schedule(const ScheduleOptions& options, std::size_t epochs);

  /// What the first eta is multiplied by in the epoch that comes, in (0, 1].
  double share() const { return share_; }

  /// An epoch is over, with this accuracy on the evaluation data (anything when it is not needed).
  /// False when the schedule ends training. An accuracy improves when it is above all before it.
  bool record(double accuracy);

 private:
  ScheduleOptions options_;
  std::size_t epochs_left_;
  double step_;  // of the linear schedule: the share of one epoch
  double share_ = 1;
  double best_ = -1;
  std::size_t since_best_ = 0;  // epochs
  std::size_t waited_ = 0;      // epochs without improvement since eta fell last
};

}  // namespace network2
