#!/usr/bin/env node
// Sums the TRX reports of all test projects: one line per project, and as the very last line "N passed, N failed".
// Before that, each failed test by its name with its message, so that the end of a long log says what to mend.
// Fails when a project has no report, when none ran, when any failed, and when any was skipped.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const results = process.argv[2] ?? 'artifacts/test-results';
const projects = readdirSync('tests').filter(name => name.endsWith('.Tests')).sort();

function countsOf(project) {
  const report = join(results, `${project}.trx`);
  if (!existsSync(report)) {
    return { total: 0, passed: 0, failed: 0, trouble: 'no report' };
  }
  const counters = /<Counters\b[^>]*>/.exec(readFileSync(report, 'utf8'))?.[0] ?? '';
  const read = name => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(counters)?.[1] ?? 0);
  const total = read('total');
  const passed = read('passed');
  // Whatever neither passed nor was left out on purpose counts as failed: error, timeout, aborted…
  const skipped = read('notExecuted') + read('notRunnable') + read('inconclusive');
  const failed = Math.max(read('failed'), total - passed - skipped);
  const trouble = total === 0 ? 'none ran' : passed + failed < total ? 'some were skipped' : '';
  return { total, passed, failed, trouble };
}

/** "name: message" of each failed test; TRX lists a result's attributes in no order of its own. */
function failuresOf(project) {
  const report = join(results, `${project}.trx`);
  const text = existsSync(report) ? readFileSync(report, 'utf8') : '';
  return [...text.matchAll(/<UnitTestResult\b([^>]*)(?<!\/)>([\s\S]*?)<\/UnitTestResult>/g)]
    .filter(([, attributes]) => /\boutcome="(Failed|Error|Timeout|Aborted)"/.test(attributes))
    .map(([, attributes, body]) => {
      const name = plain(/\btestName="([^"]*)"/.exec(attributes)?.[1] ?? 'a test without a name');
      const message = plain(/<Message>([\s\S]*?)<\/Message>/.exec(body)?.[1] ?? '').trim();
      return `${name}\n    ${message.slice(0, 1500).replaceAll('\n', '\n    ')}`;
    });
}

const plain = text => text
  .replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(parseInt(code, 16)))
  .replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');

let passed = 0;
let failed = 0;
let trouble = projects.length === 0;
for (const project of projects) {
  for (const failure of failuresOf(project)) {
    console.log(`FAILED ${project}: ${failure}`);
  }
}
for (const project of projects) {
  const counts = countsOf(project);
  passed += counts.passed;
  failed += counts.failed;
  trouble ||= counts.trouble !== '';
  console.log(`${project.padEnd(26)} ${String(counts.passed).padStart(6)} passed ${String(counts.failed).padStart(4)} failed  ${counts.trouble}`.trimEnd());
}

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = trouble || failed > 0 || passed === 0 ? 1 : 0;
