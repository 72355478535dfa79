import { trainOneEpoch } from './program.js';

const [base] = process.argv.slice(2);
console.log(await trainOneEpoch({ base }));
