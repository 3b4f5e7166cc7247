import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { notesOf, requireVersion, withRelease } from '../../scripts/changelog.ts';

const CHANGELOG = `# Changelog

What users notice.

## Unreleased

### Added

- A thing.

## 1.1.0 - 2026-02-01

- Another.
`;

test('a release takes what was unreleased, and leaves the place empty', () => {
  const released = withRelease(CHANGELOG, '1.2.0', '2026-03-01');
  assert.equal(notesOf(released, '1.2.0'), '### Added\n\n- A thing.');
  assert.equal(notesOf(released, '1.1.0'), '- Another.');
  assert.throws(() => notesOf(released, 'Unreleased'), /says nothing of Unreleased/);
});

test('refuses a version that is there already, and a version without notes', () => {
  assert.throws(() => withRelease(CHANGELOG, '1.1.0', '2026-03-01'), /has 1\.1\.0 already/);
  const released = withRelease(CHANGELOG, '1.2.0', '2026-03-01');
  assert.throws(() => withRelease(released, '1.3.0', '2026-03-02'), /nothing of Unreleased/);
});

test('a version without a section has no notes', () => {
  assert.throws(() => notesOf(CHANGELOG, '1.0.0'), /has no section 1\.0\.0/);
  assert.throws(() => notesOf(CHANGELOG, '1.1'), /has no section 1\.1/);
});

for (const text of ['', 'v1.2.3', '1.2', '1.2.3 ', '1.2.3; rm -rf /']) {
  test(`${JSON.stringify(text)} is no version`, () => {
    assert.throws(() => requireVersion(text), /is no version/);
  });
}

test('the changelog of this repository can be released', () => {
  const text = readFileSync(join(import.meta.dirname, '..', '..', 'CHANGELOG.md'), 'utf8');
  assert.ok(notesOf(withRelease(text, '99.0.0', '2026-01-01'), '99.0.0').length > 0);
});
