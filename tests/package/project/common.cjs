// CommonJS: Node from 20.19 and 22.12 on requires ES modules.
const { loadNetwork2 } = require('network2-lab');
const { loadMnist } = require('network2-lab/mnist');

console.log(typeof loadNetwork2, typeof loadMnist);
