// html-validate on the HTML as it was sent.

import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import config from '../html-validate.config.mjs';

const validator = new HtmlValidate(new StaticConfigLoader(config));

/** Each error as one line: rule, place, sentence. */
export async function markupFaults(html, name) {
  const report = await validator.validateString(html, `${name}.html`);
  const errors = report.results.flatMap((result) => result.messages).filter((message) => message.severity === 2);
  return errors.slice(0, 20).map((error) => `${error.ruleId} at ${error.line}:${error.column} ${error.selector ?? ''} – ${error.message}`);
}
