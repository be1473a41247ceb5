// The servers under test: started here, on free loopback ports with their data in a temporary folder, and ended here.

import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const BINARY = process.env.GRANDJOUR ?? join(ROOT, 'target/debug/grandjour');
const STARTED_WITHIN = 60_000;

/** The caller's settings must not change what is tested. */
const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GRANDJOUR')));

const temporary = mkdtempSync(join(tmpdir(), 'grandjour-browser-'));
const running = [];

/** A path inside this run's temporary folder. */
export const inTemporary = (name) => join(temporary, name);

/** What a command of ours prints; it must succeed. */
export function grandjour(...words) {
  return execFileSync(BINARY, words, { cwd: ROOT, env: environment, encoding: 'utf8', maxBuffer: 64 << 20, timeout: STARTED_WITHIN });
}

/** Starts `grandjour serve` on a town's folder and resolves to its origin once it is ready. */
export async function serve(name, registry) {
  const words = ['serve', '--listen', '127.0.0.1:0', '--data', inTemporary(`${name}-var`), '--registry', registry, '--log', 'warn'];
  const child = spawn(BINARY, words, { cwd: ROOT, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  running.push(child);
  let log = '';
  child.stderr.on('data', (chunk) => { log = (log + chunk).slice(-4000); });
  const origin = await new Promise((found, refused) => {
    const timer = setTimeout(() => refused(new Error(`${name} printed no address in time\n${log}`)), STARTED_WITHIN);
    child.once('error', refused);
    child.once('exit', (code) => refused(new Error(`${name} ended with ${code}\n${log}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const address = line.match(/http:\/\/(127\.0\.0\.1|\[::1\]):\d+/);
      if (address) {
        clearTimeout(timer);
        found(address[0]);
      }
    });
  });
  await ready(name, origin, () => log);
  return origin;
}

async function ready(name, origin, log) {
  const until = Date.now() + STARTED_WITHIN;
  while (Date.now() < until) {
    const answer = await fetch(`${origin}/readyz`).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.ok) return;
    await sleep(100);
  }
  throw new Error(`${name} is not ready after ${STARTED_WITHIN / 1000} s\n${log()}`);
}

/** Ends what was started here and removes its data. */
export async function end() {
  const ended = running.filter((child) => child.exitCode === null).map((child) => new Promise((done) => {
    child.removeAllListeners('exit');
    child.once('exit', done);
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), 5_000).unref();
  }));
  await Promise.all(ended);
  rmSync(temporary, { recursive: true, force: true });
}
