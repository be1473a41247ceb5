// A record on a phone: who decides and whom to talk to stand on its first screen.

import { openPage } from '../browser.mjs';
import { check } from '../tally.mjs';

const HEIGHT = 640;
/** The sentence of record-model.md for a person in the loop of a tool that sorts. */
const OVERSIGHT = /L[’']outil classe[\s\u00a0\u202f]*; un agent décide de chaque dossier/;

/** The first 640 px of a record. */
export async function phone(browser, origin) {
  const { page, close } = await openPage(browser, origin, { viewport: { width: 360, height: HEIGHT }, hasTouch: true });
  const where = 'BRV-SYS-07 360×640';
  await page.goto(`${origin}/fr/systemes/BRV-SYS-07`);
  const inside = async (locator, what) => {
    if (!check((await locator.count()) > 0, where, `${what} is on the page`)) return;
    const boxes = await Promise.all((await locator.all()).map((one) => one.boundingBox()));
    const first = boxes.filter((box) => box && box.height > 0).sort((one, other) => one.y - other.y)[0];
    const held = first !== undefined && first.y >= 0 && first.y + first.height <= HEIGHT;
    check(held, where, `${what} lies inside the first ${HEIGHT} px`, first ? `from ${Math.round(first.y)} to ${Math.round(first.y + first.height)}` : 'not seen');
  };
  await inside(page.locator('main').getByText(OVERSIGHT), 'the oversight sentence');
  await inside(page.locator('main a[href^="tel:"]'), 'a telephone number to tap');
  await close();
}
