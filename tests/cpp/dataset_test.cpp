#include "network2/dataset.hpp"

#include "support.hpp"

namespace network2 {
namespace {

using testing::expect_refusal;
using Bytes = std::vector<std::uint8_t>;

// Two images of 2 x 2 pixels, and their labels.
const Bytes kImages{0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 2, 0, 255, 0, 64, 1, 2, 3, 4};
const Bytes kLabels{0, 0, 8, 1, 0, 0, 0, 2, 7, 9};

TEST(Idx, PixelsAreDividedBy256) {
  const Dataset data = dataset_from_idx(kImages, kLabels);
  EXPECT_EQ(data.size(), 2U);
  EXPECT_EQ(data.input_size(), 4U);
  EXPECT_EQ(data.classes(), 10U);
  EXPECT_EQ(data.input(0), (std::vector<double>{0, 255.0 / 256, 0, 0.25}));
  EXPECT_EQ(data.label(0), 7U);
  EXPECT_EQ(data.label(1), 9U);
}

TEST(Idx, SaysWhatIsWrongWithWhichFile) {
  Bytes wrong_magic = kImages;
  wrong_magic[3] = 4;
  expect_refusal([&] { dataset_from_idx(wrong_magic, kLabels); },
                 "images must begin with the IDX magic number 0x00000803, got 0x00000804");
  expect_refusal([&] { dataset_from_idx(kImages, kImages); },
                 "labels must begin with the IDX magic number 0x00000801, got 0x00000803");
  Bytes cut = kImages;
  cut.pop_back();
  expect_refusal([&] { dataset_from_idx(cut, kLabels); },
                 "images must hold 2 x 2 x 2 bytes after its header, got 7");
  Bytes longer = kLabels;
  longer.push_back(0);
  expect_refusal([&] { dataset_from_idx(kImages, longer); },
                 "labels must hold 2 bytes after its header, got 3");
  expect_refusal([&] { dataset_from_idx(Bytes{}, kLabels); },
                 "images must be an IDX file with a header of 16 bytes, got 0 bytes");
  const Bytes one_label{0, 0, 8, 1, 0, 0, 0, 1, 7};
  expect_refusal([&] { dataset_from_idx(kImages, one_label); }, "got 2 images and 1 labels");
  const Bytes huge{0, 0, 8, 3, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1};
  expect_refusal([&] { dataset_from_idx(huge, kLabels); }, "4294967295 x 4294967295 x 4294967295");
}

TEST(Idx, RefusesImagesOfMorePixelsThanAnExampleHas) {
  expect_refusal(
      [] {
        dataset_from_idx(std::vector<std::uint8_t>{0, 0, 8, 3, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 1},
                         std::vector<std::uint8_t>{0, 0, 8, 1, 0, 0, 0, 0});
      },
      "images must have at most 65536 pixels, got 65536 x 65537");
}

TEST(Idx, HasMoreThanTenClassesWhenALabelAsksForThem) {
  Bytes letters = kLabels;
  letters.back() = 25;
  EXPECT_EQ(dataset_from_idx(kImages, letters).classes(), 26U);
}

TEST(Examples, RefusesInputsAndLabelsThatDoNotFit) {
  using testing::dataset;
  expect_refusal([] { dataset({{1, 2}, {3}}, {0, 0}, 2); }, "inputs must hold 2 (labels) x 2");
  expect_refusal([] { dataset({{1, 2}, {3, 4, 5}}, {0, 0}, 2); }, "= 4 numbers, got 5");
  expect_refusal([] { dataset({{1, 2}}, {2}, 2); }, "labels must be integers from 0 to 1");
  expect_refusal([] { dataset({{1, std::nan("")}}, {0}, 2); }, "got nan at position 1");
  expect_refusal([] { dataset({{1, 2}, {HUGE_VAL, 3}}, {0, 1}, 2); }, "got inf at position 2");
  expect_refusal([] { dataset({{}}, {0}, 2); }, "inputSize must be an integer from 1 to 65536");
}

TEST(Examples, KeepNegativeInputsAndZeros) {
  const Dataset data = testing::dataset({{0, -1.5, 0}, {0, 0, 0}}, {0, 1}, 2);
  EXPECT_EQ(data.input(0), (std::vector<double>{0, -1.5, 0}));
  EXPECT_EQ(data.input(1), (std::vector<double>{0, 0, 0}));
}

/// Rows with zeros in all kinds of places: every second, third ... input, or all but those.
std::vector<std::vector<double>> rows_with_gaps(std::size_t length) {
  std::vector<std::vector<double>> rows;
  for (std::size_t gap = 1; gap <= 20; ++gap) {
    for (const bool is_ink : {false, true}) {
      std::vector<double> row(length);
      for (std::size_t i = 0; i < length; ++i) {
        if ((i % gap == 0) == is_ink) row[i] = static_cast<double>(1 + (i + gap) % 255);
      }
      rows.push_back(row);
    }
  }
  return rows;
}

template <class Value>
void expect_to_come_back(double unit) {
  const std::size_t length = 45;
  const auto rows = rows_with_gaps(length);
  std::vector<Value> numbers;
  for (const auto& row : rows) {
    for (const double number : row) numbers.push_back(static_cast<Value>(number));
  }
  const std::vector<std::uint32_t> labels(rows.size(), 0);
  const auto examples = std::make_shared<const Examples>(std::span<const Value>(numbers),
                                                         std::span(labels), length, 1);
  const Dataset data(examples);
  for (std::size_t k = 0; k < rows.size(); ++k) {
    std::vector<double> expected = rows[k];
    for (double& number : expected) number *= unit;
    EXPECT_EQ(data.input(k), expected) << "row " << k;
    EXPECT_EQ(examples->begin(k) % alignof(std::uint32_t), 0U) << "row " << k;
  }
}

TEST(Examples, GiveBackWhatWentInWhereverZerosAreAndWhateverTheTypeIs) {
  expect_to_come_back<std::uint8_t>(1.0 / 256);
  expect_to_come_back<float>(1);
  expect_to_come_back<double>(1);
}

TEST(Examples, TakeHardlyMoreMemoryThanTheirInputsWhereFewAreZeros) {
  constexpr std::size_t kInputs = 800;
  constexpr std::size_t kHeader = 12;
  Bytes row(kInputs, 7);
  row[100] = 0;
  const std::vector<std::uint32_t> label{0};
  const auto length = [&](std::span<const std::uint8_t> inputs) {
    return Examples(inputs, label, kInputs, 1).length(0);
  };
  EXPECT_EQ(length(row), kInputs + kHeader);
  EXPECT_EQ(length(Bytes(kInputs, 0)), kHeader);
}

TEST(Examples, ThatComeAFewAtATimeAreTheSameAsAllAtOnce) {
  const std::size_t length = 45;
  const auto rows = rows_with_gaps(length);
  std::vector<float> numbers;
  for (const auto& row : rows) numbers.insert(numbers.end(), row.begin(), row.end());
  std::vector<std::uint32_t> labels(rows.size());
  for (std::size_t i = 0; i < labels.size(); ++i) labels[i] = static_cast<std::uint32_t>(i % 7);
  const std::span<const std::uint32_t> all(labels);
  const Examples at_once(std::span<const float>(numbers), all, length, 7);

  Examples in_parts(InputType::floats, rows.size(), length, 7);
  const auto bytes = std::as_bytes(std::span(numbers));
  const std::size_t cut = 11;
  const auto first = bytes.first(cut * length * sizeof(float));
  const auto rest = bytes.subspan(first.size());
  in_parts.measure(first);
  in_parts.measure(rest);
  in_parts.write(first, all.first(cut));
  in_parts.write(rest, all.subspan(cut));

  ASSERT_EQ(in_parts.size(), rows.size());
  EXPECT_EQ(in_parts.most_input(), 65);
  EXPECT_EQ(in_parts.least_input(), 0);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    EXPECT_EQ(in_parts[i].label(), at_once[i].label());
    std::vector<double> one(length);
    std::vector<double> other(length);
    in_parts[i].write_inputs(std::span(one));
    at_once[i].write_inputs(std::span(other));
    EXPECT_EQ(one, other) << "row " << i;
    EXPECT_EQ(one, rows[i]) << "row " << i;
  }
}

TEST(Examples, SayWhereInAllOfThemANumberOrALabelIsWrong) {
  Examples examples(InputType::doubles, 3, 2, 3);
  const std::vector<double> good{1, 2, 3, 4};
  const std::vector<double> bad{5, std::nan("")};
  const std::vector<double> last{5, 6};
  const std::vector<std::uint32_t> labels{0, 1};
  const std::vector<std::uint32_t> beyond{3};
  const auto bytes = [](const std::vector<double>& numbers) {
    return std::as_bytes(std::span(numbers));
  };
  examples.measure(bytes(good));
  expect_refusal([&] { examples.measure(bytes(bad)); }, "got nan at position 5");
  examples.measure(bytes(last));
  examples.write(bytes(good), labels);
  expect_refusal([&] { examples.write(bytes(last), beyond); }, "got 3 at position 2");
  expect_refusal([&] { examples.write(bytes(good), beyond); },
                 "inputs must hold 1 (labels) x 2 (inputSize) = 2 numbers, got 4");
}

TEST(Examples, RefuseInputsThatAreNoLongerWhatWasMeasured) {
  Examples examples(InputType::doubles, 1, 2, 3);
  const std::vector<double> measured{1, 0};
  const std::vector<double> longer{1, 2};
  const std::vector<double> infinite{HUGE_VAL, 0};
  const std::vector<std::uint32_t> label{0};
  const auto write = [&](const std::vector<double>& row) {
    examples.write(std::as_bytes(std::span(row)), label);
  };
  examples.measure(std::as_bytes(std::span(measured)));
  expect_refusal([&] { write(longer); }, "inputs must stay as they are");
  expect_refusal([&] { write(infinite); }, "inputs must be finite numbers, got inf at position 0");
  write(measured);
  expect_refusal([&] { write(measured); }, "got others at example 1");
}

TEST(Dataset, SlicesHaveAnOrderOfTheirOwn) {
  const Dataset data = testing::dataset({{1}, {2}, {3}, {4}, {5}, {6}}, {0, 0, 0, 0, 0, 0}, 1);
  Dataset part = data.slice(1, 5);
  Random random(3);
  part.shuffle(random);
  std::vector<double> inputs;
  for (std::size_t i = 0; i < part.size(); ++i) inputs.push_back(part.input(i).front());
  EXPECT_NE(inputs, (std::vector<double>{2, 3, 4, 5}));
  std::sort(inputs.begin(), inputs.end());
  EXPECT_EQ(inputs, (std::vector<double>{2, 3, 4, 5}));
  for (std::size_t i = 0; i < data.size(); ++i) {
    EXPECT_EQ(data.input(i).front(), static_cast<double>(i + 1));
  }
}

TEST(Dataset, OutlivesTheSetItWasCutFrom) {
  const auto part = testing::dataset({{1}, {2}}, {0, 1}, 2).slice(1, 2);
  EXPECT_EQ(part.input(0).front(), 2);
  EXPECT_EQ(part.label(0), 1U);
}

TEST(Dataset, ConcatenatesSetsInTheirOrder) {
  const Dataset one = testing::dataset({{1}, {2}}, {0, 0}, 1);
  const Dataset other = testing::dataset({{3}}, {0}, 1);
  const std::vector<const Dataset*> parts{&other, &one};
  const Dataset whole = Dataset::concat(parts);
  EXPECT_EQ(whole.size(), 3U);
  EXPECT_EQ(whole.input(0).front(), 3);
  EXPECT_EQ(whole.input(2).front(), 2);
}

TEST(Dataset, KeepsAllThatItWasConcatenatedOf) {
  const std::vector<double> inputs{1, 2};
  const std::vector<std::uint32_t> labels{0, 0};
  const auto examples = [&] {
    return std::make_shared<const Examples>(std::span<const double>(inputs), std::span(labels), 1,
                                            1);
  };
  std::vector<std::weak_ptr<const Examples>> stored;
  const Dataset whole = [&] {
    const auto first = examples();
    const auto second = examples();
    stored = {first, second};
    const Dataset one(first);
    const Dataset other(second);
    const std::vector<const Dataset*> parts{&one, &other};
    return Dataset::concat(parts);
  }();
  for (const auto& one : stored) EXPECT_FALSE(one.expired());
}

TEST(Dataset, RefusesToConcatenateWhatDoesNotFit) {
  const Dataset one = testing::dataset({{1}}, {0}, 1);
  const Dataset wider = testing::dataset({{1, 2}}, {0}, 1);
  const Dataset finer = testing::dataset({{1}}, {0}, 2);
  for (const Dataset* other : {&wider, &finer}) {
    const std::vector<const Dataset*> parts{&one, other};
    expect_refusal([&] { Dataset::concat(parts); }, "same inputSize and classes");
  }
  expect_refusal([] { Dataset::concat({}); }, "datasets must hold at least one Dataset, got 0");
}

TEST(Dataset, KnowsOfItsOwnExamplesWhetherOneIsBeyondABound) {
  const Dataset whole = testing::dataset({{1, 0}, {2, -9}, {3, 8}}, {0, 0, 0}, 1);
  EXPECT_EQ(whole.input_beyond(9), std::nullopt);
  EXPECT_EQ(whole.input_beyond(8.5), -9);
  EXPECT_EQ(whole.slice(2, 3).input_beyond(8.5), std::nullopt);
  const Dataset other = testing::dataset({{1, 2}}, {0}, 1);
  const std::vector<const Dataset*> parts{&other, &whole};
  EXPECT_EQ(Dataset::concat(parts).input_beyond(8.5), -9);
}

TEST(Dataset, KnowsHowManyInputsOtherThan0AMiniBatchMayHave) {
  const std::size_t step = Example::kStep;
  const std::vector<double> none(9, 0.0);
  const std::vector<double> all(9, 1.0);
  const Dataset data = testing::dataset({none, all, none, all, none}, {0, 0, 0, 0, 0}, 1);
  const std::size_t most = (9 + step - 1) / step * step;
  EXPECT_EQ(data.most_inputs(1), most);
  EXPECT_EQ(data.most_inputs(2), 2 * most);
  EXPECT_EQ(data.most_inputs(5), 2 * most);
}

TEST(Dataset, RefusesAnIndexPastItsEnd) {
  const Dataset one = testing::dataset({{1}}, {0}, 1);
  expect_refusal([&] { (void)one.at(1); },
                 "index must be an integer from 0 to 1 (size) - 1, got 1");
  expect_refusal([&] { (void)one.slice(0, 2); }, "slice must lie within 0 .. 1");
}

TEST(Dataset, KnowsWhichExampleOfTheSetAsItWasMadeStandsWhere) {
  Random random(3);
  Dataset whole = testing::random_dataset(9, 4, 3, random);
  whole.shuffle(random);
  const Dataset made = whole.slice(2, 8);
  Dataset part = made;
  EXPECT_EQ(part.order(), (std::vector<std::uint32_t>{0, 1, 2, 3, 4, 5}));
  part.shuffle(random);
  part.shuffle(random);
  const std::vector<std::uint32_t> order = part.order();
  for (std::size_t i = 0; i < part.size(); ++i) EXPECT_EQ(part.input(i), made.input(order[i]));

  Dataset other = made;
  other.shuffle(random);
  other.arrange("order", order);
  EXPECT_EQ(other.order(), order);
  for (std::size_t i = 0; i < part.size(); ++i) EXPECT_EQ(other.input(i), part.input(i));
}

TEST(Dataset, RefusesAnOrderThatIsNone) {
  Random random(3);
  Dataset data = testing::random_dataset(4, 4, 3, random);
  data.shuffle(random);
  const auto before = data.order();
  const auto refused = [&](const std::vector<std::uint32_t>& order, const std::string& message) {
    testing::expect_refusal([&] { data.arrange("order", order); }, message);
    EXPECT_EQ(data.order(), before);
  };
  refused({0, 1, 2}, "order must hold 4 numbers (size of the set), got 3");
  refused({0, 1, 2, 4}, "each of the numbers 0 to 4 (size of the set) - 1 once, got 4 in [3]");
  refused({0, 1, 1, 3}, "got 1 in [2]");
}

}  // namespace
}  // namespace network2
