// What residents do first, without JavaScript, driven by what they see.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPage } from '../browser.mjs';
import { ROOT } from '../server.mjs';
import { check } from '../tally.mjs';

const record = (path) => JSON.parse(readFileSync(join(ROOT, 'registry-data', path), 'utf8'));

/** A full date as a French page may write it. */
export function frenchDate(date) {
  const [year, month, day] = date.split('-').map(Number);
  const name = new Intl.DateTimeFormat('fr-FR', { month: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(year, month - 1, day)));
  return new RegExp(`${day === 1 ? '(1|1er|1ᵉʳ)' : day}[\\s\u00a0\u202f]${name}[\\s\u00a0\u202f]${year}`);
}

/** Types a question into the home page's box, as a person would, and sends it by the button. */
async function ask(page, origin, question) {
  await page.goto(`${origin}/fr`);
  const box = page.locator('main').getByRole('searchbox').or(page.getByRole('searchbox')).first();
  await box.fill(question);
  const form = page.locator('form', { has: page.getByRole('searchbox') }).first();
  await form.getByRole('button').first().click();
  await page.waitForLoadState('load');
}

/** The reference that the first result leads to. */
const firstResult = (page) => page.locator('main a[href*="-SYS-"], main a[href*="-DS-"], main a[href*="-ST-"]').first();

async function referenceOf(link) {
  if ((await link.count()) === 0) return 'no result';
  return (await link.getAttribute('href')).match(/[A-Z0-9]+-(SYS|DS|ST)-\d+/)?.[0] ?? 'no record';
}

/** Questions of residents with JavaScript off. */
export async function journeys(browser, origin) {
  for (const width of [1280, 360]) {
    const { page, close } = await openPage(browser, origin, { javaScriptEnabled: false, viewport: { width, height: 640 } });
    const where = `journeys ${width}, no JavaScript`;

    const everyday = 'est ce que la cantine utilise lia';
    await ask(page, origin, everyday);
    const canteen = await referenceOf(firstResult(page));
    check(canteen === 'BRV-SYS-14', where, `«${everyday}» finds the canteen tool first`, canteen);
    const kept = await page.getByRole('searchbox').first().inputValue();
    check(kept === everyday, where, 'the question stays in the box', kept);

    const faces = 'reconnaissance faciale';
    await ask(page, origin, faces);
    const found = firstResult(page);
    const statement = await referenceOf(found);
    if (check(statement === 'BRV-ST-01', where, `R3: «${faces}» finds the town’s commitment first`, statement)) {
      await found.click();
      const text = await page.locator('main').innerText();
      const { act } = record('statements/BRV-ST-01.json');
      check(text.includes(act.ref), where, `R3: its page names the act, ${act.ref}`);
      check(frenchDate(act.date).test(text), where, `R3: its page gives the act’s date, ${act.date}`);
    }

    await ask(page, origin, 'zzzzqqqq introuvable');
    const nothing = await page.locator('main').innerText();
    check((await page.locator('h1').count()) === 1 && nothing.length > 80, where, 'a search without result helps', nothing.slice(0, 80));
    await close();
  }
}
