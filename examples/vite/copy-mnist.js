// Puts MNIST where Vite serves files as they are.
import { cpSync } from 'node:fs';

cpSync('node_modules/network2-lab/build/public/data', 'public/mnist', { recursive: true });
