// A keyboard and nothing else: the skip link, the order of focus, and a list narrowed by its facets.

import { openPage } from '../browser.mjs';
import { check, checkNone } from '../tally.mjs';

const MOST_TABS = 150;

/** What has the focus, as the page shows it. */
const focused = (page) => page.evaluate(() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const box = element.getBoundingClientRect();
  // A ring may stand on the element itself, or on what is drawn beside a box to tick.
  const label = element.closest('label') ?? (element.id ? document.querySelector(`label[for="${CSS.escape(element.id)}"]`) : null);
  const ringed = [element, label].filter(Boolean).some((at) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(at);
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
  });
  return {
    tag: element.localName,
    type: element.getAttribute('type') ?? '',
    href: element.getAttribute('href') ?? '',
    name: (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 60),
    inMain: element.closest('main') !== null,
    inForm: element.form?.querySelector('input[type=checkbox]') != null,
    seen: box.width > 0 && box.height > 0 && box.right > 0 && box.bottom > 0,
    ringed,
  };
});

async function tabTo(page, wanted) {
  for (let nth = 0; nth < MOST_TABS; nth += 1) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    if (at && wanted(at)) return at;
  }
  return null;
}

async function skipLink(page, origin, where) {
  await page.goto(`${origin}/fr`);
  await page.keyboard.press('Tab');
  const first = await focused(page);
  if (!check(first?.tag === 'a' && first.href.startsWith('#') && first.seen, where, 'the first stop is a skip link that is seen', first)) return;
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const next = await focused(page);
  check(next?.inMain === true, where, 'after the skip link the next stop is inside main', next);
}

async function everyStop(page, origin, where, path) {
  await page.goto(origin + path);
  const stops = [];
  for (let nth = 0; nth < MOST_TABS; nth += 1) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    if (!at) break;
    stops.push(at);
  }
  check(stops.length > 3, where, `${path} has places to stop at`, stops.length);
  checkNone(stops.filter((stop) => !stop.ringed || !stop.seen).slice(0, 5), where, `${path}: every stop is seen, with a ring`);
}

async function facets(page, origin, where) {
  await page.goto(`${origin}/fr/systemes`);
  const before = await page.locator('h1').innerText();
  // On a phone the facets are folded: each fold opens by Enter.
  let box = null;
  for (let nth = 0; nth < MOST_TABS && !box; nth += 1) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    if (at?.tag === 'input' && at.type === 'checkbox') box = at;
    const folded = at?.tag === 'summary' && await page.evaluate(() => !document.activeElement.closest('details').open);
    if (folded) await page.keyboard.press('Enter');
  }
  if (!check(box !== null, where, 'a facet’s box is reached by Tab')) return;
  await page.keyboard.press('Space');
  const ticked = await page.evaluate(() => document.activeElement.checked);
  check(ticked, where, 'Space ticks the box', box);
  const button = await tabTo(page, (at) => (at.tag === 'button' || at.type === 'submit') && at.inForm);
  if (!check(button !== null, where, 'the form’s button is reached by Tab')) return;
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  check(new URL(page.url()).search.length > 1, where, 'the choice stands in the address', page.url());
  const chip = page.getByRole('link', { name: /Retirer/ });
  check((await chip.count()) > 0, where, 'the choice can be removed («Retirer …»)');
  const after = await page.locator('h1').innerText();
  check(/\d/.test(after), where, 'the heading counts the results', `${before} → ${after}`);
  if ((await chip.count()) > 0) {
    await chip.first().focus();
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    check((await page.getByRole('link', { name: /Retirer/ }).count()) === 0, where, 'removing it by keyboard gives the whole list back', page.url());
  }
}

/** The keyboard at a desk and on a narrow screen. */
export async function keyboard(browser, origin) {
  for (const width of [1280, 360]) {
    const { page, close } = await openPage(browser, origin, { viewport: { width, height: 800 } });
    const where = `keyboard ${width}`;
    await skipLink(page, origin, where);
    await facets(page, origin, where);
    await everyStop(page, origin, where, '/fr/systemes');
    await everyStop(page, origin, where, '/fr/systemes/BRV-SYS-07');
    await close();
  }
}
