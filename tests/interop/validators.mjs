// A second opinion on the contract: npm's ajv (2020-12) on every example and record.
// Prints {file: valid} as JSON. Strict about keywords: one that is neither JSON Schema's nor ours is a fault.

import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv2020 from 'ajv/dist/2020.js';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const KINDS = ['system', 'dataset', 'statement'];
const OUR_KEYWORDS = ['x-rule', 'x-pointer', 'x-section', 'x-tier', 'x-answeredBy', 'x-inherited', 'x-setBy',
  'x-vocabulary', 'x-openVocabulary', 'x-reference', 'x-text', 'x-unit'];

function validators() {
  // Types and required parts are said once in our schemas, not repeated in each branch: those two strict modes are off.
  const ajv = new Ajv2020.default({ strictSchema: true, strictTypes: false, strictRequired: false, strictTuples: true });
  ajv.addVocabulary(OUR_KEYWORDS);
  const read = (name) => JSON.parse(readFileSync(join(ROOT, 'schema/1.0', `${name}.schema.json`), 'utf8'));
  ajv.addSchema(read('common'));
  return Object.fromEntries(KINDS.map((kind) => [kind, ajv.compile(read(kind))]));
}

function filesIn(folder) {
  const at = join(ROOT, folder);
  return readdirSync(at).filter((name) => name.endsWith('.json')).map((name) => join(at, name));
}

function kindOf(path) {
  const folder = basename(dirname(path));
  return KINDS.find((kind) => `${kind}s` === folder) ?? basename(path).split('-')[0];
}

function isValid(validate, path) {
  let body;
  try {
    body = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return false;
  }
  return validate(body);
}

const ofKind = validators();
const files = ['schema/examples/good', 'schema/examples/bad', ...KINDS.map((kind) => `registry-data/${kind}s`)].flatMap(filesIn);
const verdicts = Object.fromEntries(files.sort().map((path) => [relative(ROOT, path), isValid(ofKind[kindOf(path)], path)]));
process.stdout.write(JSON.stringify(verdicts, null, 1));
