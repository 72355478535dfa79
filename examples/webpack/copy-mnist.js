// Puts MNIST beside the page.
import { cpSync } from 'node:fs';

cpSync('node_modules/network2-lab/build/public/data', 'mnist', { recursive: true });
