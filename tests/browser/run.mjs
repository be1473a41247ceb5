// The browser's judgement of the whole site. Needs target/debug/grandjour and Chromium; leaves target/screens/.
// Usage: node run.mjs [PART …], with the parts of the table below; all of them without a word.

import { launch } from './browser.mjs';
import { emptyTown } from './checks/empty.mjs';
import { journeys } from './checks/journeys.mjs';
import { keyboard } from './checks/keyboard.mjs';
import { links } from './checks/links.mjs';
import { phone } from './checks/phone.mjs';
import { zoom } from './checks/zoom.mjs';
import { examplesOf, visitScreens } from './screens.mjs';
import { end, grandjour, inTemporary, serve } from './server.mjs';
import { check, part, tally } from './tally.mjs';

const screensOf = (name, registry) => JSON.parse(grandjour('screens', '--registry', registry, '--data', inTemporary(`${name}-screens`)));

const asked = process.argv.slice(2);
const wanted = (name) => asked.length === 0 || asked.includes(name);
const run = async (name, work) => { if (wanted(name)) await part(name, work); };

let browser;
try {
  browser = await launch();
  const demo = await serve('demo', 'registry-data');
  const screens = screensOf('demo', 'registry-data');
  check(screens.length >= 20, 'start', 'the binary lists its screens', screens.length);
  check(new Set(screens.map(({ name, lang }) => `${name}-${lang}`)).size === screens.length, 'start', 'each screen has a name of its own');
  await run('screens', () => visitScreens(browser, demo, screens, { pictured: examplesOf(screens) }));
  await run('zoom', () => zoom(browser, demo, examplesOf(screens)));
  await run('journeys', () => journeys(browser, demo));
  await run('keyboard', () => keyboard(browser, demo));
  await run('phone', () => phone(browser, demo));
  await run('links', () => links(demo));
  await run('empty', async () => {
    const town = inTemporary('town');
    grandjour('init', town, '--name', 'Ville de Test', '--insee', '99999', '--siren', '999999999', '--prefix', 'TST');
    const origin = await serve('empty', town);
    const screens = screensOf('empty', town);
    await emptyTown(origin, screens);
    await visitScreens(browser, origin, screens, { prefix: 'empty town ' });
  });
} catch (error) {
  check(false, 'browser', 'runs to its end', error.stack ?? String(error));
} finally {
  await browser?.close();
  await end();
}
console.log(`${tally.passed} passed, ${tally.failed} failed`);
process.exit(tally.failed === 0 ? 0 : 1);
