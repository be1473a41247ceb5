// Every link that can be reached from the home pages answers, and every fragment has its place.

import { check, checkNone } from '../tally.mjs';

const MOST_REQUESTS = 2_000;
/** Facets multiply: each path is tried with so many different queries. */
const MOST_QUERIES = 25;
const AT_ONCE = 4;

const decoded = (text) => text.replaceAll('&amp;', '&').replaceAll('&#38;', '&').replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&#34;', '"');

function linksIn(html, base) {
  const found = [...html.matchAll(/\s(?:href|src)="([^"]*)"/g)].map((match) => decoded(match[1]));
  return found.flatMap((link) => (URL.canParse(link, base) ? [new URL(link, base)] : [new URL(`http://broken.invalid/${encodeURIComponent(link)}`)]));
}

/** Follows every same-origin link, within bounds. */
export async function links(origin) {
  const waiting = [];
  const known = new Map();
  const queries = new Map();
  const fragments = [];
  const pages = new Map();
  const faults = [];
  let requests = 0;
  let leftOut = 0;

  const meet = (url, from) => {
    if (url.hostname === 'broken.invalid') faults.push(`${from}: unreadable link ${decodeURIComponent(url.pathname.slice(1))}`);
    if (url.origin !== origin) return;
    const address = url.pathname + url.search;
    if (url.hash.length > 1) fragments.push({ address, hash: decodeURIComponent(url.hash.slice(1)), from });
    if (known.has(address)) return;
    const tried = queries.get(url.pathname) ?? 0;
    if (url.search && tried >= MOST_QUERIES) {
      leftOut += 1;
      return;
    }
    if (url.search) queries.set(url.pathname, tried + 1);
    known.set(address, from);
    waiting.push(address);
  };

  const follow = async (address) => {
    requests += 1;
    const answer = await fetch(origin + address, { redirect: 'manual', signal: AbortSignal.timeout(20_000) });
    const body = await answer.text();
    if (answer.status >= 400) faults.push(`${answer.status} ${address} (linked from ${known.get(address)})`);
    const next = answer.headers.get('location');
    if (next) meet(new URL(next, origin + address), address);
    if (!(answer.headers.get('content-type') ?? '').startsWith('text/html')) return;
    pages.set(address, new Set([...body.matchAll(/\sid="([^"]+)"/g)].map((match) => decoded(match[1]))));
    for (const link of linksIn(body, origin + address)) meet(link, address);
  };

  for (const home of ['/fr', '/en', '/']) meet(new URL(home, origin), 'the start');
  const walker = async () => {
    for (let address = waiting.shift(); address !== undefined && requests < MOST_REQUESTS; address = waiting.shift()) await follow(address);
  };
  // Walkers that find nothing waiting end; the loop starts them again while pages still bring links.
  while (waiting.length > 0 && requests < MOST_REQUESTS) await Promise.all(Array.from({ length: AT_ONCE }, walker));

  console.log(`browser: links: ${requests} requests, ${pages.size} pages, ${leftOut} further combinations of facets not followed`);
  check(requests < MOST_REQUESTS, 'links', `the site is walked in fewer than ${MOST_REQUESTS} requests`, requests);
  check(pages.size > 30, 'links', 'the walk meets the whole site', pages.size);
  checkNone(faults.slice(0, 60), 'links', 'every link answers');
  const lost = fragments.filter(({ address, hash }) => pages.has(address) && !pages.get(address).has(hash));
  const once = [...new Map(lost.map((one) => [`${one.address}#${one.hash}`, one])).values()];
  checkNone(once.slice(0, 30).map(({ address, hash, from }) => `${address}#${hash} (linked from ${from})`), 'links', 'every fragment has its place');
}
