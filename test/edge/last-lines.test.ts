// What servers wrote last is text of a change's own process, and may be confidential.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addLastLines } from '../../src/edge/last-lines.ts';
import { annotationOf } from '../../src/github/publish/verdict-annotation.ts';
import { maskSecrets } from '../../src/mask.ts';
import type { GateReport } from '../../src/report/gate-report.ts';
import { renderHtml } from '../../src/report/render-html.ts';
import { renderMarkdown } from '../../src/report/render-markdown.ts';
import { renderTerminal } from '../../src/report/render-terminal.ts';
import { hostileText } from '../support/hostile-text.ts';
import { REPORT_CASES } from '../support/report-cases.ts';
import { HERE } from '../support/report-parts.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const ALL = temporaryFolder();
const SECRETS = ['hunter2', 'a-long-secret-of-a-server', 'first line\nsecond line'];
const mask = (text: string): string => maskSecrets(text, SECRETS);

const caseOf = (name: string): GateReport => ({
  ...(REPORT_CASES[name] ?? assert.fail(name)),
  lastLines: null,
});
const alone = caseOf('regression');
const beside = caseOf('side-by-side-slower');

function folderWith(logs: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(ALL, 'logs-'));
  for (const [name, text] of Object.entries(logs)) writeFileSync(join(folder, name), text);
  return folder;
}

const added = (report: GateReport, logs: Readonly<Record<string, string>>): GateReport =>
  addLastLines(report, folderWith(logs), mask);

const linesOf = (log: string): readonly string[] =>
  added(alone, { 'server.log': log }).lastLines?.[0]?.lines ?? assert.fail('no lines');

describe('what servers wrote last', () => {
  it('is added to a report whose logs are kept, of each server that was measured', () => {
    const logs = {
      'server.log': 'tried alone\n',
      'server-baseline.log': 'old\n',
      'server-candidate.log': 'new\n\nat once',
    };
    assert.deepEqual(added(beside, logs).lastLines, [
      { arm: 'baseline', lines: ['old'] },
      { arm: 'candidate', lines: ['new', 'at once'] },
    ]);
    assert.deepEqual(added(alone, logs).lastLines, [{ arm: 'candidate', lines: ['tried alone'] }]);
  });

  it('is not added where the run ended with 0, and its logs are removed', () => {
    for (const name of ['pass', 'accepted', 'inconclusive']) {
      const report = caseOf(name);
      assert.equal(report.exit.code, 0);
      assert.equal(added(report, { 'server.log': 'hello\n' }), report);
    }
  });

  it('is unknown of a server that perf-gate did not start, and of a log that is no file', () => {
    assert.equal(added(alone, {}).lastLines, null);
    const folder = folderWith({ 'server.log': '' });
    truncateSync(join(folder, 'server.log'), 18 * 1_024 * 1_024);
    assert.equal(addLastLines(alone, folder, mask).lastLines, null);
    const piped = folderWith({});
    execFileSync('mkfifo', [join(piped, 'server.log')]);
    assert.equal(addLastLines(alone, piped, mask).lastLines, null);
  });

  it('is the last 20 lines, each cut at 500 characters, also of a long log', () => {
    const numbers = Array.from({ length: 200_000 }, (_, at) => `line ${at}`);
    assert.deepEqual(linesOf(`${numbers.join('\n')}\n`), numbers.slice(-20));
    const [long = '', last] = linesOf(`${'🙂'.repeat(10_000)}\nend\n`);
    assert.equal(long, `${'🙂'.repeat(499)}…`);
    assert.equal(last, 'end');
    assert.deepEqual(linesOf(''), []);
    assert.deepEqual(linesOf('x'.repeat(3_000_000)), [`${'x'.repeat(499)}…`]);
  });

  it('keeps its indentation and loses what a terminal obeys or does not show', () => {
    assert.deepEqual(
      linesOf('Error: \u001b[31mred\u001b[0m\r\n\tat a\n\u001b]0;title\u0007\n\u202eevil\u2066\n'),
      ['Error: red', '  at a', 'evil'],
    );
  });

  it('holds no secret: masked before lines are cut, and again without control characters', () => {
    assert.deepEqual(
      linesOf(
        [
          'token=hunter2',
          'hun\u001b[0mter2',
          `${'x'.repeat(490)}a-long-secret-of-a-server`,
          'first line\nsecond line',
          'aHVudGVyMg==',
          `${'x'.repeat(495)}hun\u001b[0mter2`,
          'cut: a-long-se',
        ].join('\n'),
      ),
      [
        ...['token=***', '***', `${'x'.repeat(490)}***`, '***', '***'],
        ...[`${'x'.repeat(495)}***`, 'cut: ***'],
      ],
    );
  });

  it('changes neither comment, summary, terminal nor annotation', () => {
    for (const report of [alone, beside, caseOf('invalid-run')]) {
      const arms = ['server', 'server-baseline', 'server-candidate'];
      const logs = Object.fromEntries(arms.map((name) => [`${name}.log`, 'an odd line\n']));
      const shown = added(report, logs);
      assert.match(renderHtml(shown, HERE), /an odd line/);
      assert.doesNotMatch(renderHtml(report, HERE), /What the servers wrote last/);
      assert.equal(renderMarkdown(shown, HERE), renderMarkdown(report, HERE));
      assert.deepEqual(annotationOf(shown), annotationOf(report));
      const options = { reader: HERE, colour: false, more: '', width: 80, unicode: true };
      for (const details of [false, true])
        assert.equal(
          renderTerminal(shown, { ...options, details }),
          renderTerminal(report, { ...options, details }),
        );
    }
  });

  const LINES = [
    '</code></pre></details><script>alert(1)</script><img src=x onerror=alert(1)>',
    '\u001b[31mred\u001b]0;title\u0007 \u202eright to left\u202c',
    '::set-output name=verdict::pass',
    '##[error]nothing',
    'x'.repeat(10_000),
    'GET / authorization: hunter2',
  ];

  it('is text on the page, and hides nothing there', () => {
    const page = renderHtml(added(alone, { 'server.log': LINES.join('\n') }), HERE);
    const [section = ''] = /<details><summary><h2>What the s.*?<\/details>/s.exec(page) ?? [];
    assert.deepEqual(section.match(/<[^>]*>/g), [
      ...['<details>', '<summary>', '<h2>', '</h2>', '</summary>', '<p>', '</p>'],
      ...['<h3>', '</h3>', '<pre>', '<code>', '</code>', '</pre>', '</details>'],
    ]);
    assert.doesNotMatch(section, /(?!\u200d)[\p{Cf}\p{Co}]|(?!\n)\p{Cc}|hunter2|x{501}/u);
    assert.match(section, /\nred right to left\n::set-output name=verdict::pass\n/);
  });

  it('is bounded and harmless whatever a server writes', () => {
    const sections = (page: string): number => page.split('<details>').length;
    const usual = sections(renderHtml(added(alone, { 'server.log': 'x' }), HERE));
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 1, maxLength: 40 }), (texts) => {
        const report = added(alone, { 'server.log': `${texts.join('\nhunter2')}\nx` });
        const [{ lines } = { lines: [] }] = report.lastLines ?? [];
        assert.ok(lines.length <= 20);
        for (const line of lines) {
          assert.ok([...line].length <= 500);
          assert.doesNotMatch(line, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|hunter2/u);
        }
        assert.equal(sections(renderHtml(report, HERE)), usual);
      }),
      { numRuns: 50 },
    );
  });
});
