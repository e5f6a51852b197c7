// Answers: which types does the API speak in? Writes src/lib/api/schema.ts from the reviewed description of the API;
// with --check it only says whether that file is the one that would be written.
import fs from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

const source = new URL('../crates/server/tests/golden/openapi.json.snap', import.meta.url);
const target = new URL('src/lib/api/schema.ts', import.meta.url);

// The snapshot has a head of its own between two lines of dashes.
const description = JSON.parse(fs.readFileSync(source, 'utf8').split(/^---$/m).slice(2).join('---'));
const ast = await openapiTS(description, { alphabetize: true });
const text = `// Made by \`cargo xtask codegen\` from the API's description. Do not edit.\n${astToString(ast)}`;

const now = fs.existsSync(target) ? fs.readFileSync(target, 'utf8') : '';
if (process.argv.includes('--check')) {
  if (now !== text) {
    console.error('web/src/lib/api/schema.ts is not what the API says any more: run cargo xtask codegen');
    process.exit(1);
  }
} else if (now !== text) {
  fs.writeFileSync(target, text);
}
