// axe-core: 0 violation.

import { createRequire } from 'node:module';

const { source } = createRequire(import.meta.url)('axe-core');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What a colour scheme can change; every other rule gives the same answer in both. */
const OF_COLOUR = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

/** Each violation as one line: rule, place, what axe says. */
export async function faultsOf(page, { coloursOnly = false } = {}) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  return page.evaluate(async (runOnly) => {
    const { violations } = await window.axe.run(document, { runOnly, resultTypes: ['violations'], preload: false });
    const line = (rule, node) => `${rule.id} at ${node.target.join(' ')} – ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? rule.help}`;
    return violations.flatMap((rule) => {
      const shown = rule.nodes.slice(0, 5).map((node) => line(rule, node));
      return rule.nodes.length > 5 ? [...shown, `${rule.id} at ${rule.nodes.length - 5} more places`] : shown;
    });
  }, coloursOnly ? OF_COLOUR : { type: 'tag', values: TAGS });
}
