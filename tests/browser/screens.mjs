// Every screen of the binary's own list, at each width and in each colour scheme.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPage } from './browser.mjs';
import { faultsOf } from './checks/axe.mjs';
import { layoutFaults } from './checks/layout.mjs';
import { markupFaults } from './checks/markup.mjs';
import { ROOT } from './server.mjs';
import { check, checkNone } from './tally.mjs';

const WIDTHS = [1280, 360, 320];
const SCHEMES = ['light', 'dark'];
/** axe judges what differs: everything at each width in light, and the colours again in the dark. */
const JUDGED = new Set(['1280-light', '320-light', '1280-dark']);
const LARGEST_PAGE = 100 * 1024;
const TABS = 3;
const SHOTS = join(ROOT, 'target/screens');
/** Chromium cannot paint higher pictures. */
const HIGHEST_SHOT = 16_000;

const isRecord = ({ name }) => /^[A-Z0-9]+-[A-Z]+-\d+$/.test(name);
const kindOf = ({ name, lang }) => `${name.split('-')[1]} ${lang}`;

/** Every screen but the records, and of these the first of each kind: what is looked at, and enlarged. */
export function examplesOf(screens) {
  const met = new Set();
  return screens.filter((screen) => !isRecord(screen) || (!met.has(kindOf(screen)) && met.add(kindOf(screen))));
}

/** Visits every screen with a few tabs at once. Pictures are taken of `pictured` only: records of a kind look alike. */
export async function visitScreens(browser, origin, screens, { pictured = [], prefix = '' } = {}) {
  if (pictured.length > 0) {
    rmSync(SHOTS, { recursive: true, force: true });
    mkdirSync(join(SHOTS, 'html'), { recursive: true });
  }
  const waiting = [...screens];
  const tab = async () => {
    const opened = await openPage(browser, origin);
    for (let screen = waiting.shift(); screen; screen = waiting.shift()) {
      const where = `${prefix}${screen.name}-${screen.lang}`;
      try {
        await visit(opened, origin, screen, where, pictured.includes(screen));
      } catch (error) {
        check(false, where, 'is visited to its end', error.message);
      }
    }
    await opened.close();
  };
  await Promise.all(Array.from({ length: TABS }, tab));
}

async function visit({ page, context, taken }, origin, screen, where, pictured) {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: WIDTHS[0], height: 900 });
  const answer = await page.goto(origin + screen.path, { waitUntil: 'load' });
  await checkAnswer(answer, screen, where);
  const html = await answer.text();
  checkNone(await markupFaults(html, where), where, 'HTML is valid');
  if (pictured) writeFileSync(join(SHOTS, 'html', `${where}.html`), html);
  await checkDocument(page, screen, where);
  for (const width of WIDTHS) {
    for (const scheme of SCHEMES) {
      const at = `${where} ${width} ${scheme}`;
      const judged = JUDGED.has(`${width}-${scheme}`);
      if (scheme === 'dark' && !judged && !pictured) continue;
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: width === 1280 ? 900 : 640 });
      if (scheme === 'light') checkNone(await layoutFaults(page), at, 'nothing scrolls sideways or is cut');
      if (judged) checkNone(await faultsOf(page, { coloursOnly: scheme === 'dark' }), at, 'axe');
      if (pictured) await shoot(page, join(SHOTS, `${where}-${width}-${scheme}.png`), width);
    }
  }
  const seen = taken();
  checkNone(seen.errors, where, 'no console error');
  checkNone(seen.elsewhere, where, 'no request elsewhere');
  checkNone([...seen.cookies, ...(await context.cookies()).map((cookie) => cookie.name)], where, 'no cookie');
}

async function checkAnswer(answer, screen, where) {
  check(answer.status() === (screen.status ?? 200), where, `answers ${screen.status ?? 200}`, answer.status());
  const type = answer.headers()['content-type'] ?? '';
  check(type.startsWith('text/html'), where, 'is a page', type);
  const { responseBodySize } = await answer.request().sizes();
  check(responseBodySize <= LARGEST_PAGE, where, `weighs at most ${LARGEST_PAGE} bytes`, responseBodySize);
}

async function checkDocument(page, screen, where) {
  const seen = await page.evaluate(() => ({
    headings: [...document.querySelectorAll('h1')].map((heading) => heading.textContent.trim()),
    lang: document.documentElement.lang,
    title: document.title.trim(),
    mains: document.querySelectorAll('main').length,
  }));
  check(seen.headings.length === 1 && seen.headings[0] !== '', where, 'has exactly one h1', seen.headings);
  check(seen.lang === screen.lang, where, `<html lang="${screen.lang}">`, seen.lang);
  check(seen.title !== '', where, 'has a title');
  check(seen.mains === 1, where, 'has one main', seen.mains);
  const text = await page.locator('body').innerText();
  const holes = text.match(/\{\{|\}\}|\bundefined\b|\bNaN\b|Unknown localization/g) ?? [];
  checkNone(holes, where, 'no hole of a template is seen');
}

async function shoot(page, path, width) {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const clip = height > HIGHEST_SHOT ? { x: 0, y: 0, width, height: HIGHEST_SHOT } : undefined;
  await page.screenshot({ path, fullPage: true, clip, animations: 'disabled' });
}
