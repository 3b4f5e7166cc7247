import assert from 'node:assert/strict';
import test from 'node:test';
import { requireFiles, requirePorts } from '../../src/load/require-resources.ts';

test('connections that this process has no files for are refused before anything is measured', () => {
  requireFiles(400, 864);
  requireFiles(400, undefined);
  assert.throws(() => requireFiles(400, 863), { code: 'too-few-files', message: /needs 864 open/ });
});

test('so are connections that the machine has no local ports for', () => {
  requirePorts(400, 408);
  requirePorts(400, undefined);
  const refusal = { code: 'too-few-ports', message: /needs 408 local ports, .* only 407\.$/ };
  assert.throws(() => requirePorts(400, 407), refusal);
});
