// Text at twice its size, in a window of 640 px: nothing scrolls sideways.

import { openPage } from '../browser.mjs';
import { check, checkNone } from '../tally.mjs';
import { layoutFaults } from './layout.mjs';

/** Doubles the root's font size, as a reader's own setting does, and looks again. */
export async function zoom(browser, origin, screens) {
  const { page, close } = await openPage(browser, origin, { viewport: { width: 640, height: 800 } });
  for (const screen of screens) {
    const where = `${screen.name}-${screen.lang} 640, text at 200 %`;
    await page.goto(origin + screen.path);
    const [before, after] = await page.evaluate(() => {
      const size = (element) => parseFloat(getComputedStyle(element).fontSize);
      const text = document.querySelector('main p, main li, main') ?? document.body;
      const before = size(text);
      document.documentElement.style.fontSize = `${size(document.documentElement) * 2}px`;
      return [before, size(text)];
    });
    check(after >= before * 1.95, where, 'text follows the reader’s size', `${before} → ${after} px`);
    checkNone(await layoutFaults(page), where, 'nothing scrolls sideways or is cut');
  }
  await close();
}
