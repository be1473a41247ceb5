// Counts what held and says at once what did not: one line a failure, with the screen, the width and the place.

export const tally = { passed: 0, failed: 0 };

/** Counts one check. `where` names screen and width, `what` the rule, `found` what was seen instead. */
export function check(held, where, what, found = '') {
  if (held) {
    tally.passed += 1;
    return true;
  }
  tally.failed += 1;
  const seen = found === '' ? '' : `: ${typeof found === 'string' ? found : JSON.stringify(found)}`;
  console.log(`FAIL ${where} · ${what}${seen.slice(0, 900)}`);
  return false;
}

/** Counts a list of faults that should be empty: one failure for each. */
export function checkNone(faults, where, what) {
  if (faults.length === 0) return check(true, where, what);
  for (const fault of faults) check(false, where, what, fault);
  return false;
}

/** Runs a part; a part that breaks off is one failure and does not hide the others. */
export async function part(name, work) {
  const begun = Date.now();
  const before = { ...tally };
  try {
    await work();
  } catch (error) {
    check(false, name, 'runs to its end', error.stack ?? String(error));
  }
  const seconds = ((Date.now() - begun) / 1000).toFixed(1);
  console.log(`browser: ${name}: ${tally.passed - before.passed} held, ${tally.failed - before.failed} did not (${seconds} s)`);
}
