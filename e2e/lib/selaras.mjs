// Answers: how does a journey get a Selaras of its own? The real program, on a free port, in a folder of its own.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

/** A port nobody listens on. */
export const freePort = () =>
  new Promise((resolve, reject) => {
    const server = net.createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** The real networks, as `cargo xtask servers` started them. */
export function networks() {
  const { SELARAS_TEST_BLUESKY: bluesky, SELARAS_TEST_MASTODON: mastodon } = process.env;
  if (!bluesky || !mastodon) throw new Error('SELARAS_TEST_BLUESKY and SELARAS_TEST_MASTODON are needed: cargo xtask e2e sets them');
  return { bluesky: JSON.parse(fs.readFileSync(bluesky, 'utf8')), mastodon };
}

/** Starts the program, with the real networks around it unless it is to be `alone`; `close` ends it and removes its folder. */
export async function start(options = {}) {
  const binary = process.env.SELARAS_BINARY;
  if (!binary) throw new Error('SELARAS_BINARY is needed: the program to test');
  const data = fs.mkdtempSync(path.join(os.tmpdir(), 'selaras-e2e-'));
  const port = options.port ?? (await freePort());
  const bluesky = options.alone ? undefined : networks().bluesky;
  const child = spawn(binary, ['serve'], {
    cwd: data,
    env: {
      PATH: process.env.PATH,
      SELARAS_DATA: path.join(data, 'data'),
      SELARAS_LISTEN: `127.0.0.1:${port}`,
      SELARAS_ALLOW_PRIVATE: '127.0.0.0/8, ::1/128',
      ...(bluesky && { SELARAS_ATPROTO_DIRECTORY: bluesky.plc, SELARAS_ATPROTO_APPVIEW: bluesky.appview, SELARAS_ATPROTO_ENTRYWAY: bluesky.pds }),
      ...(process.env.SELARAS_SMTP && { SELARAS_SMTP: process.env.SELARAS_SMTP }),
      SELARAS_LOG: 'warn',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const listen = (chunk) => (said += chunk);
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const base = `http://127.0.0.1:${port}`;
  const until = Date.now() + 60_000;
  let link;
  while (!link) {
    link = said.match(/http\S+\/setup\?code=\S+/)?.[0];
    if (child.exitCode !== null || Date.now() > until) throw new Error(`Selaras did not start:\n${said}`);
    await new Promise((done) => setTimeout(done, 25));
  }
  while (!(await fetch(`${base}/healthz`).catch(() => undefined))?.ok) {
    if (child.exitCode !== null || Date.now() > until) throw new Error(`Selaras does not answer:\n${said}`);
    await new Promise((done) => setTimeout(done, 25));
  }
  return {
    base,
    link,
    said: () => said,
    close: () =>
      new Promise((done) => {
        child.once('exit', () => {
          fs.rmSync(data, { recursive: true, force: true });
          done();
        });
        child.kill('SIGKILL');
      }),
  };
}

/** Somebody who speaks to the API without a browser, to make what a journey needs but does not show. */
export class Person {
  constructor(base, cookie) {
    this.base = base;
    this.cookie = cookie;
  }

  static async signIn(base, email, password) {
    const answer = await fetch(`${base}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    if (!answer.ok) throw new Error(`sign-in: ${await answer.text()}`);
    return new Person(base, answer.headers.get('set-cookie').split(';')[0]);
  }

  async call(method, path, body, headers = {}) {
    const form = body instanceof FormData;
    const answer = await fetch(`${this.base}/api/v1/${path}`, {
      method,
      headers: { cookie: this.cookie, ...(body && !form ? { 'content-type': 'application/json' } : {}), ...headers },
      body: body && !form ? JSON.stringify(body) : body,
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text ? JSON.parse(text) : undefined;
  }
}
