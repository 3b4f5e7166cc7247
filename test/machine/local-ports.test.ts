import assert from 'node:assert/strict';
import test from 'node:test';
import { countLocalPorts, countPorts } from '../../src/machine/local-ports.ts';
import { hasProcFs } from '../../src/machine/proc-file.ts';

const ROWS: readonly (readonly [range: string, reserved: string, number | undefined])[] = [
  ['32768\t60999\n', '\n', 28_232],
  ['50000\t50009\n', '', 10],
  ['50000\t50009\n', '8080,50000-50002,50009\n', 6],
  ['50000\t50009\n', '49990-50003,50008-60000\n', 4],
  ['50000\t50009\n', '1-65535\n', 0],
  ['', '', undefined],
  ['50000', '', undefined],
];
for (const [range, reserved, count] of ROWS) {
  const name = `${JSON.stringify(range)} without ${JSON.stringify(reserved)}: ${count}`;
  test(name, () => assert.equal(countPorts(range, reserved), count));
}

test('this machine has some', { skip: !hasProcFs() }, () => {
  assert.ok((countLocalPorts() ?? 0) > 0);
});
