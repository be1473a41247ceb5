// One Chromium for the whole run, shut off from anything but loopback.

import { chromium } from 'playwright-core';

const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE [::1]',
];

/** Starts Debian's Chromium. */
export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
}

/** A page that writes down what it must not do: errors in the console, requests elsewhere, cookies. */
export async function openPage(browser, origin, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme: 'light', reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const seen = { errors: [], elsewhere: [], cookies: [] };
  page.on('console', (message) => {
    // Chromium reports the status of the page itself as an error; error pages are checked by their status.
    const own = message.location().url === page.url() && message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !own) seen.errors.push(`${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => seen.errors.push(error.message));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== origin) seen.elsewhere.push(request.url());
  });
  page.on('response', async (response) => {
    if (response.headers()['set-cookie']) seen.cookies.push(response.url());
  });
  /** What was written down since the last call. */
  const taken = () => Object.fromEntries(Object.entries(seen).map(([name, list]) => [name, list.splice(0)]));
  return { page, context, taken, close: () => context.close() };
}
