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

/** Visits every screen with a few tabs at once. */
export async function visitScreens(browser, origin, screens, { shots = true, prefix = '' } = {}) {
  if (shots) {
    rmSync(SHOTS, { recursive: true, force: true });
    mkdirSync(join(SHOTS, 'html'), { recursive: true });
  }
  const waiting = [...screens];
  const tab = async () => {
    const opened = await openPage(browser, origin);
    for (let screen = waiting.shift(); screen; screen = waiting.shift()) {
      const where = `${prefix}${screen.name}-${screen.lang}`;
      try {
        await visit(opened, origin, screen, where, shots);
      } catch (error) {
        check(false, where, 'is visited to its end', error.message);
      }
    }
    await opened.close();
  };
  await Promise.all(Array.from({ length: TABS }, tab));
}

async function visit({ page, context, taken }, origin, screen, where, shots) {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: WIDTHS[0], height: 900 });
  const answer = await page.goto(origin + screen.path, { waitUntil: 'load' });
  await checkAnswer(answer, screen, where);
  checkNone(await markupFaults(await answer.text(), where), where, 'HTML is valid');
  if (shots) writeFileSync(join(SHOTS, 'html', `${where}.html`), await answer.text());
  await checkDocument(page, screen, where);
  for (const width of WIDTHS) {
    for (const scheme of SCHEMES) {
      const at = `${where} ${width} ${scheme}`;
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: width === 1280 ? 900 : 640 });
      if (scheme === 'light') checkNone(await layoutFaults(page), at, 'nothing scrolls sideways or is cut');
      if (JUDGED.has(`${width}-${scheme}`)) checkNone(await faultsOf(page), at, 'axe');
      if (shots) await shoot(page, join(SHOTS, `${where}-${width}-${scheme}.png`), width);
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
    scripts: document.querySelectorAll('script:not([type="application/ld+json"])').length,
    unnamed: [...document.querySelectorAll('main')].length,
  }));
  check(seen.headings.length === 1 && seen.headings[0] !== '', where, 'has exactly one h1', seen.headings);
  check(seen.lang === screen.lang, where, `<html lang="${screen.lang}">`, seen.lang);
  check(seen.title !== '', where, 'has a title');
  check(seen.unnamed === 1, where, 'has one main', seen.unnamed);
  const text = await page.locator('body').innerText();
  const holes = text.match(/\{\{|\}\}|\bundefined\b|\bNaN\b|Unknown localization/g) ?? [];
  checkNone(holes, where, 'no hole of a template is seen');
}

async function shoot(page, path, width) {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const clip = height > HIGHEST_SHOT ? { x: 0, y: 0, width, height: HIGHEST_SHOT } : undefined;
  await page.screenshot({ path, fullPage: true, clip, animations: 'disabled' });
}
