// What JavaScript sees of the engine. Only the WebAssembly build has it.
const file = 'cpp/bindings/bindings.cpp';
const conversions = 'cpp/bindings/conversions.hpp';

/** @type {import('../../tools/mutants.js').Mutant[]} */
export default [
  {
    name: 'activations-of-each-others-names',
    file,
    from: 'activation.value(a.name, a.kind)',
    to: 'activation.value(a.name, ActivationKind::linear)',
    breaks: 'All neurons are linear.',
    wasm: ['reader'],
  },
  {
    name: 'momentum-of-another-field',
    file,
    from: '.field("momentum", &Hyperparameters::momentum)',
    to: '.field("momentum", &Hyperparameters::dropout)',
    breaks: 'Momentum has no effect.',
    wasm: ['determinism'],
  },
  {
    name: 'monitors-in-another-order',
    file: conversions,
    from: '{"evaluationCost", "evaluationAccuracy",',
    to: '{"evaluationAccuracy", "evaluationCost",',
    breaks: 'Costs are reported as accuracies.',
    wasm: ['sgd'],
  },
  {
    name: 'matrices-transposed',
    file: conversions,
    from: 'Eigen::RowMajor>;',
    to: 'Eigen::ColMajor>;',
    breaks: 'Weights arrive inputs by neurons.',
    wasm: ['network2-py'],
  },
  {
    name: 'arrays-that-are-views',
    file: conversions,
    from: '.call<val>("slice");',
    to: ';',
    breaks: 'Arrays that JavaScript was given are written over later.',
    wasm: ['network2-py'],
  },
  {
    name: 'order-not-put-back',
    file: 'cpp/bindings/descent.hpp',
    from: '*training_ = std::move(kept_->training);',
    to: '',
    breaks: 'A training that diverged leaves the order of an epoch that never was.',
    wasm: ['train'],
  },
  {
    name: 'generator-not-put-back',
    file: 'cpp/bindings/descent.hpp',
    from: '*random_ = kept_->random;',
    to: '',
    breaks: 'A training that diverged leaves a generator that has drawn for it.',
    wasm: ['train'],
  },
];
