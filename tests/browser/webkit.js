// WebKit through WebKitWebDriver: the few calls of the WebDriver protocol that a test needs.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';

/** The browser that WebKitWebDriver drives, where Debian has it. */
export const MINI_BROWSER = ['4.1', '4.0', '6.0']
  .map((version) => `/usr/lib/x86_64-linux-gnu/webkit2gtk-${version}/MiniBrowser`)
  .find(existsSync);

/** How long the driver may take to start, in attempts to reach it. */
const ATTEMPTS = 100;

/** Milliseconds that a script may take: the test runner's own limit is the one that counts. */
const PATIENCE = 600_000;

/** A port that nothing listens on. */
async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/**
 * @param {string} url of the driver
 * @param {string} path
 * @param {object} body
 * @returns {Promise<any>} the value of the answer
 */
async function call(url, path, body) {
  const response = await fetch(`${url}${path}`, { method: 'POST', body: JSON.stringify(body) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`WebKitWebDriver: ${value.error}: ${value.message}`);
  return value;
}

/** @param {string} url of the driver */
async function untilReady(url) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await fetch(`${url}/status`);
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      await setTimeout(100);
    }
  }
}

/**
 * Evaluates the body of an async function in a page of WebKit, on a screen of its own.
 * @param {string} page its URL
 * @param {string} body whose returned value can be JSON
 * @returns {Promise<any>} the value
 */
export async function evaluateInWebKit(page, body) {
  const screen = spawn('Xvfb', ['-displayfd', '3', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const pipe = /** @type {import('node:stream').Readable} */ (screen.stdio[3]);
  const display = await new Promise((resolve) => createInterface(pipe).once('line', resolve));
  const port = await freePort();
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], {
    // The language of the browser is one, unlike C.
    env: {
      ...process.env,
      DISPLAY: `:${display}`,
      LANG: 'en_GB.UTF-8',
      LANGUAGE: 'en_GB',
      LC_ALL: 'en_GB.UTF-8',
    },
    stdio: 'ignore',
  });
  const url = `http://127.0.0.1:${port}`;
  try {
    await untilReady(url);
    const options = { binary: MINI_BROWSER, args: ['--automation'] };
    const timeouts = { script: PATIENCE };
    const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': options, timeouts } };
    const { sessionId } = await call(url, '/session', { capabilities });
    const session = `/session/${sessionId}`;
    await call(url, `${session}/url`, { url: page });
    const script = `const done = arguments[0];
      (async () => { ${body} })().then(done, (error) => done({ error: String(error) }));`;
    const value = await call(url, `${session}/execute/async`, { script, args: [] });
    await fetch(`${url}${session}`, { method: 'DELETE' });
    if (value?.error) throw new Error(`in WebKit: ${value.error}`);
    return value;
  } finally {
    driver.kill();
    screen.kill();
  }
}
