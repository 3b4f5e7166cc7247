// Commands and masks in what steps print.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { WorkflowSandbox } from './workflow-sandbox.ts';

/** An action that prints these lines. */
const printing = (...lines: readonly string[]): string =>
  `process.stdout.write(${JSON.stringify(lines.map((line) => `${line}\n`).join(''))});`;

async function runPrinting(...lines: readonly string[]) {
  using box = new WorkflowSandbox();
  box.writeAction(printing(...lines));
  return await box.runSteps('- uses: org/act@v1');
}

describe('what a step prints', () => {
  test('is a command when the line begins with one, after white space', async () => {
    const job = await runPrinting(
      '::error title=A%3AB%2C%25,file=src/a.ts,line=3,endLine=4::one%0Atwo%25%3A',
      ' \t::warning::indented',
      'text ::error::not a command',
      '::Notice ::in any case',
      '::unknown::printed as it is',
    );
    assert.deepEqual(job.annotations, [
      {
        level: 'error',
        message: 'one\ntwo%%3A',
        properties: { title: 'A:B,%', file: 'src/a.ts', line: '3', endLine: '4' },
      },
      { level: 'warning', message: 'indented', properties: {} },
      { level: 'notice', message: 'in any case', properties: {} },
    ]);
    assert.match(job.log, /^text ::error::not a command$/m);
    assert.match(job.log, /^::unknown::printed as it is$/m);
    assert.match(job.log, /^##\[error\]one\ntwo%%3A$/m);
  });

  test('is a command of the older form anywhere in a line', async () => {
    const job = await runPrinting('GET / ##[error title=x]from a server', '##[group]as well');
    assert.deepEqual(job.annotations, [
      { level: 'error', message: 'from a server', properties: { title: 'x' } },
    ]);
    assert.match(job.log, /^##\[group\]as well$/m);
  });

  test('is cut into lines at a lone carriage return, too', async () => {
    const job = await runPrinting('progress 1\rprogress 2\r::error::smuggled\r\nend');
    assert.deepEqual(
      job.annotations.map(({ message }) => message),
      ['smuggled'],
    );
    assert.match(job.log, /^end$/m);
  });

  test('is only text between stop-commands and its token', async () => {
    const job = await runPrinting(
      '::stop-commands::c0ffee42',
      '::error::of the server',
      '##[error]of the server',
      '::add-mask::server',
      '::stop-commands::other',
      '::c0ffee42::',
      '::error::ours',
    );
    assert.deepEqual(
      job.annotations.map(({ message }) => message),
      ['ours'],
    );
    assert.match(job.log, /^::error::of the server$/m);
    assert.equal(job.conclusion, 'success');
    assert.doesNotMatch(job.log, /c0ffee42/, 'the token is masked once it is known');
  });

  test('cannot stop commands with a token that is itself a command', async () => {
    for (const token of ['', 'error', 'Add-Mask', 'pause-logging']) {
      const job = await runPrinting(`::stop-commands::${token}`, '::notice::still heard');
      assert.equal(job.conclusion, 'failure', token);
      assert.ok(job.annotations.some(({ message }) => message === 'still heard'));
    }
  });

  test('cannot set the environment by a command', async () => {
    const job = await runPrinting('::set-env name=A::b');
    assert.equal(job.conclusion, 'failure');
    assert.match(job.log, /The `set-env` command is disabled/);
  });

  test('shows debug lines only when asked to', async () => {
    using box = new WorkflowSandbox();
    box.writeAction(printing('::debug::inner'));
    const [quiet, loud] = [
      await box.runSteps('- uses: org/act@v1'),
      await box.runSteps('- uses: org/act@v1', { run: { isDebug: true } }),
    ];
    assert.doesNotMatch(quiet.log, /inner/);
    assert.match(loud.log, /^##\[debug\]inner$/m);
  });

  test('makes at most ten annotations of a level, cut at 4096 characters; the log has all', async () => {
    const many = Array.from({ length: 12 }, (_, index) => `::error::number ${index}`);
    const job = await runPrinting(...many, `::warning::${'x'.repeat(5000)}`);
    const errors = job.annotations.filter(({ level }) => level === 'error');
    assert.equal(errors.length, 10);
    assert.match(job.log, /^##\[error\]number 11$/m);
    const [warning] = job.annotations.filter(({ level }) => level === 'warning');
    assert.equal(warning?.message.length, 4096);
  });

  test('is masked in all spellings, in the log, annotations, summaries and names', async () => {
    using box = new WorkflowSandbox();
    const secret = 'p"ss w<rd';
    box.writeAction(
      `import { appendFileSync } from 'node:fs';
const secret = ${JSON.stringify(secret)};
console.log('plain', secret);
console.log('base64', Buffer.from('user:' + secret).toString('base64'));
console.log('json', JSON.stringify(secret));
console.log('uri', encodeURIComponent(secret));
console.log('::error title=' + secret + '::it is ' + secret);
console.log('::add-mask::later%0Alines');
console.log('later and lines and ghs_job_token and runtime_job_token');
appendFileSync(process.env.GITHUB_STEP_SUMMARY, secret);`,
    );
    const steps = `- uses: org/act@v1\n  name: with \${{ secrets.KEY }}`;
    const job = await box.runSteps(steps, { secrets: { KEY: secret } });
    for (const shape of ['plain', 'uri'])
      assert.match(job.log, new RegExp(`^${shape} \\*\\*\\*$`, 'm'));
    assert.match(job.log, /^base64 [\w+/]{0,8}\*\*\*$/m);
    assert.match(job.log, /^json "\*\*\*"$/m);
    assert.match(job.log, /^\*\*\* and \*\*\* and \*\*\* and \*\*\*$/m);
    const [annotation] = job.annotations;
    assert.equal(annotation?.message, 'it is ***');
    assert.equal(annotation?.properties.title, '***');
    assert.equal(job.steps[0]?.summary, '***');
    assert.equal(job.steps[0]?.name, 'with ***');
  });
});
