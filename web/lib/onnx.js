/** ONNX (onnx.ai): a network as others' programs run it. Numbers of fields are those of onnx.proto. */
import {
  bytesField,
  floatField,
  integerField,
  messageField,
  textField,
  written,
} from './protobuf.js';
import { bytesOf } from './typed-array.js';

const IR_VERSION = 8; // what came with opset 17
const OPSET = 17;
const FLOAT = 1; // TensorProto.FLOAT, and AttributeProto.FLOAT
const INT = 2; // AttributeProto.INT

/** @param {string} name @param {number} value */
const floatAttribute = (name, value) =>
  messageField(5, textField(1, name), floatField(2, value), integerField(20, FLOAT));

/** @param {string} name @param {number} value */
const integerAttribute = (name, value) =>
  messageField(5, textField(1, name), integerField(3, value), integerField(20, INT));

/**
 * The operators of the activations; the linear one needs none.
 * @type {Record<import('./index.d.ts').Activation, {operator: string, attributes?: import('./protobuf.js').Message[]} | null>}
 */
const ACTIVATIONS = {
  sigmoid: { operator: 'Sigmoid' },
  tanh: { operator: 'Tanh' },
  relu: { operator: 'Relu' },
  'leaky-relu': { operator: 'LeakyRelu', attributes: [floatAttribute('alpha', 0.01)] },
  softmax: { operator: 'Softmax', attributes: [integerAttribute('axis', 1)] },
  linear: null,
};

/**
 * @param {string} operator
 * @param {string[]} inputs names of tensors
 * @param {string} output name of a tensor
 * @param {import('./protobuf.js').Message[]} [attributes]
 */
const node = (operator, inputs, output, attributes = []) =>
  messageField(
    1,
    ...inputs.map((input) => textField(1, input)),
    textField(2, output),
    textField(3, output),
    textField(4, operator),
    ...attributes,
  );

/** @param {string} name @param {number[]} shape @param {Float64Array} numbers */
function tensor(name, shape, numbers) {
  const rounded = Float32Array.from(numbers);
  const wrong = rounded.findIndex((number) => !Number.isFinite(number));
  if (wrong >= 0) {
    throw new RangeError(
      `${name}[${wrong}] must be a number that float32 has to be saved as ONNX, got ${numbers[wrong]}`,
    );
  }
  return messageField(
    5,
    ...shape.map((size) => integerField(1, size)),
    integerField(2, FLOAT),
    textField(8, name),
    bytesField(9, bytesOf(rounded)),
  );
}

/** Of N rows. @param {number} field of the graph @param {string} name @param {number} size of a row */
function valueInfo(field, name, size) {
  const shape = messageField(
    2,
    messageField(1, textField(2, 'N')),
    messageField(1, integerField(1, size)),
  );
  const type = messageField(1, integerField(1, FLOAT), shape);
  return messageField(field, textField(1, name), messageField(2, type));
}

/**
 * @param {import('./safetensors.js').Saved} network its parts
 * @returns {Uint8Array} the file: opset 17; input `input`, N x sizes[0], and output `output`, N x outputs, float32
 */
export function writeOnnx({ sizes, hidden, output, weights, biases }) {
  const layers = sizes.length - 1;
  const nodes = weights.flatMap((_, l) => {
    const activation = ACTIVATIONS[l + 1 === layers ? output : hidden];
    const from = l === 0 ? 'input' : `activations.${l - 1}`;
    const to = l + 1 === layers ? 'output' : `activations.${l}`;
    const sums = activation ? `weighted_inputs.${l}` : to;
    const inputs = [from, `layers.${l}.weight`, `layers.${l}.bias`];
    const gemm = node('Gemm', inputs, sums, [integerAttribute('transB', 1)]);
    return activation
      ? [gemm, node(activation.operator, [sums], to, activation.attributes)]
      : [gemm];
  });
  const tensors = weights.flatMap((w, l) => [
    tensor(`layers.${l}.weight`, [sizes[l + 1], sizes[l]], w),
    tensor(`layers.${l}.bias`, [sizes[l + 1]], biases[l]),
  ]);
  return written(
    integerField(1, IR_VERSION),
    textField(2, 'network2-lab'),
    messageField(
      7,
      ...nodes,
      textField(2, 'network'),
      ...tensors,
      valueInfo(11, 'input', sizes[0]),
      valueInfo(12, 'output', sizes[layers]),
    ),
    messageField(8, textField(1, ''), integerField(2, OPSET)),
  );
}
