// A town that has declared nothing yet: an honest register, and not a word of the demo.

import { check, checkNone } from '../tally.mjs';

const SAID = /Aucun outil n[’']est encore déclaré/;
const DEMO = /brumeval|\bBRV-/i;

/** Reads every screen of the empty town as sent. */
export async function emptyTown(origin, screens) {
  const said = [];
  for (const screen of screens) {
    const where = `empty town ${screen.name}-${screen.lang}`;
    const answer = await fetch(origin + screen.path, { redirect: 'follow' });
    const html = await answer.text();
    check(answer.status === (screen.status ?? 200), where, `answers ${screen.status ?? 200}`, answer.status);
    // The address asked for may stand in the answer: it is ours, not the town's.
    const told = html.replaceAll(screen.path.split('/').at(-1), '');
    const demo = told.match(DEMO);
    checkNone(demo ? [told.slice(Math.max(0, demo.index - 60), demo.index + 60)] : [], where, 'no word of the demo');
    if (SAID.test(html.replaceAll('&#39;', '’').replaceAll('&#x27;', '’'))) said.push(screen.path);
  }
  check(said.includes('/fr'), 'empty town home-fr', 'says «Aucun outil n’est encore déclaré»', said);
  check(said.includes('/fr/systemes'), 'empty town systems-fr', 'says «Aucun outil n’est encore déclaré»', said);
  const stylesheet = (await (await fetch(`${origin}/fr`)).text()).match(/href="([^"]+\.css[^"]*)"/)?.[1];
  const style = stylesheet ? await (await fetch(new URL(stylesheet.replaceAll('&amp;', '&'), origin))).text() : '';
  check(style !== '' && !DEMO.test(style), 'empty town stylesheet', 'no word of the demo');
}
