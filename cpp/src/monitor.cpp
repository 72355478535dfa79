#include "network2/monitor.hpp"

#include <algorithm>
#include <utility>

#include "text.hpp"

namespace network2 {
namespace {

void require_examples(const Dataset* data, const char* name) {
  if (data == nullptr || data->size() == 0) {
    refuse("{} must hold at least one example for its monitors, got none", {name});
  }
}

}  // namespace

template <class Scalar>
Monitoring<Scalar>::Monitoring(const Network<Scalar>& network, const Dataset& training,
                               const Dataset* evaluation, const Hyperparameters& hyperparameters,
                               const Monitors& monitors)
    : network_(network), hyperparameters_(hyperparameters), monitors_(monitors) {
  const auto survey = [&](const Dataset* data, const char* name, Monitor cost, Monitor accuracy) {
    if (!wants(cost) && !wants(accuracy)) return;
    require_examples(data, name);
    check_fits(network, *data, name);
    if (wants(accuracy)) data->require_labels(name, "an accuracy");
    surveys_.push_back({data, cost, accuracy, 0, {}});
  };
  survey(evaluation, "evaluation", Monitor::evaluation_cost, Monitor::evaluation_accuracy);
  survey(&training, "training", Monitor::training_cost, Monitor::training_accuracy);
}

template <class Scalar>
bool Monitoring<Scalar>::advance(std::size_t examples) {
  std::vector<Survey> surveys = surveys_;  // for want of memory, all of this may come to nothing
  for (Survey& survey : surveys) {
    while (examples > 0 && !survey.is_complete()) {
      const std::size_t seen = score_next(network_, *survey.data, survey.seen, wants(survey.cost),
                                          workspace_, survey.sum);
      survey.seen += seen;
      examples -= std::min(examples, seen);
    }
  }
  surveys_ = std::move(surveys);
  return std::all_of(surveys_.begin(), surveys_.end(),
                     [](const Survey& survey) { return survey.is_complete(); });
}

template <class Scalar>
Monitored Monitoring<Scalar>::values() const {
  Monitored values;
  for (const Survey& survey : surveys_) {
    const std::size_t n = survey.data->size();
    if (!survey.is_complete()) {
      refuse("values must be asked for when advance has looked at all {} examples, got {} so far",
             {n, survey.seen});
    }
    if (wants(survey.cost)) {
      values.at(static_cast<std::size_t>(survey.cost)) =
          survey.sum.cost / static_cast<double>(n) +
          regularization_cost(network_, hyperparameters_.lambda, hyperparameters_.regularization,
                              n);
    }
    if (wants(survey.accuracy)) {
      values.at(static_cast<std::size_t>(survey.accuracy)) = static_cast<double>(survey.sum.right);
    }
  }
  return values;
}

template class Monitoring<float>;
template class Monitoring<double>;

}  // namespace network2
