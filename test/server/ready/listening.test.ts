import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { type Endpoint, findEndpoints } from '../../../src/machine/port-holder.ts';
import { describeListening, remedyForPlace } from '../../../src/server/ready/listening.ts';
import type { Probe } from '../../../src/server/ready/probe.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { becomesTrue } from '../loopback.ts';

const on = (address: string, port = 40_123): Endpoint => ({ kind: 'port', address, port });
const socket = (path: string): Endpoint => ({ kind: 'socket', path });
const ofStart = (...at: readonly Endpoint[]) => ({ who: 'its processes', at }) as const;

const assigned: Probe = {
  protocol: 'https:',
  hostname: '127.0.0.1',
  path: '/',
  insecure: false,
  place: { kind: 'port', port: 40_123, choice: 'assigned' },
};
const fixed: Probe = { ...assigned, place: { kind: 'port', port: 40_123, choice: 'fixed' } };

const sentences: readonly (readonly [string, readonly Endpoint[], string])[] = [
  ['nothing', [], ' None of its processes listens on a port or a Unix socket.'],
  ['an address of IPv6', [on('::1')], ' Its processes listen on [::1]:40123.'],
  [
    'several places',
    [on('127.0.0.1', 3_000), on('::'), socket('/run/a.sock')],
    ' Its processes listen on 127.0.0.1:3000, [::]:40123 and the Unix socket /run/a.sock.',
  ],
  [
    'the same place in several processes',
    [on('::1'), on('::1')],
    ' Its processes listen on [::1]:40123.',
  ],
  [
    'a hostile path',
    [socket('/run/\u001b[2J\u202ea')],
    ' Its processes listen on the Unix socket /run/a.',
  ],
  [
    'too many places',
    [1, 2, 3, 4, 5, 6, 7].map((port) => on('0.0.0.0', port)),
    ' Its processes listen on 0.0.0.0:1, 0.0.0.0:2, 0.0.0.0:3, 0.0.0.0:4, 0.0.0.0:5 and 2 more.',
  ],
];
for (const [what, at, sentence] of sentences) {
  test(`where the processes of start listen is told in one sentence: ${what}`, () => {
    assert.equal(describeListening({ who: 'its processes', at }), sentence);
  });
}

const places: readonly (readonly [what: string, listen: string, says: RegExp])[] = [
  ['an address', '0, "127.0.0.3"', /^ Its processes listen on 127\.0\.0\.3:\d+\.$/],
  [
    'a Unix socket by a relative path',
    '"server.sock"',
    /^ Its processes listen on the Unix socket server\.sock\.$/,
  ],
];
for (const [what, listen, says] of places) {
  test(`where a process listens is found and told: ${what}`, {
    skip: process.platform !== 'linux',
  }, async () => {
    const script = `require("node:http").createServer().listen(${listen})`;
    const server = spawn(process.execPath, ['-e', script], { cwd: temporaryFolder() });
    const at = () => findEndpoints([server.pid ?? assert.fail()]) ?? [];
    try {
      await becomesTrue(() => at().length > 0);
      assert.match(describeListening({ who: 'its processes', at: at() }), says);
    } finally {
      server.kill('SIGKILL');
      await once(server, 'exit');
    }
  });
}

test('of a server that runs already, only the asked port is looked at', () => {
  const listening = { who: 'any process', at: [on('10.0.0.5')] } as const;
  assert.equal(describeListening(listening), ' On that port, something listens on 10.0.0.5:40123.');
  assert.equal(describeListening({ ...listening, at: [] }), '');
});

test('where the system does not say, nothing is said', () => {
  assert.equal(describeListening({ who: 'its processes', at: undefined }), '');
});

test('the remedy for another address on the right port is that address', () => {
  assert.match(
    remedyForPlace(assigned, ofStart(on('::1'))) ?? '',
    /`https:\/\/\[::1\]:\{port\}\/`/,
  );
  assert.match(
    remedyForPlace(fixed, ofStart(on('127.0.0.2'))) ?? '',
    /`https:\/\/127\.0\.0\.2:40123\/`/,
  );
  assert.match(
    remedyForPlace(fixed, ofStart(on('10.0.0.5'))) ?? '',
    /^Let it listen on 127\.0\.0\.1/,
  );
});

test('where it listens by now, it only began too late', () => {
  const late = 'It began to listen only after the last attempt: raise `ready-timeout`.';
  const onlyIPv6 = `${late} If it takes only IPv6 there, let it listen on 127.0.0.1.`;
  const rows = [
    ['127.0.0.1', '0.0.0.0', late],
    ['127.0.0.1', '127.0.0.1', late],
    ['127.0.0.1', '::', onlyIPv6],
    ['localhost', '::1', late],
    ['localhost', '::', late],
  ] as const;
  for (const [hostname, address, remedy] of rows) {
    const other = on('10.0.0.5');
    assert.equal(remedyForPlace({ ...fixed, hostname }, ofStart(other, on(address))), remedy);
  }
  const fromIPv6 = { ...fixed, hostname: '[::1]' };
  assert.match(remedyForPlace(fromIPv6, ofStart(on('0.0.0.0'))) ?? '', /^Let it listen/);
});

test('the one port on which its processes listen instead is named', () => {
  const remedy = (probe: Probe, ...at: readonly Endpoint[]) =>
    remedyForPlace(probe, ofStart(...at));
  assert.equal(
    remedy(fixed, on('::', 3_000), on('0.0.0.0', 3_000)),
    'Write 3000 in `url`, as in `https://127.0.0.1:3000/`: there it listens.',
  );
  assert.match(
    remedy(assigned, on('::', 3_000)) ?? '',
    /^It does not use the port it was given, 40123: have it read PORT .*if it always uses 3000, .*`https:\/\/127\.0\.0\.1:3000\/`\.$/,
  );
  assert.match(remedy(fixed, on('::1', 3_000)) ?? '', /`https:\/\/\[::1\]:3000\/`/);
});

test('where it is not sure which port is meant, none is named', () => {
  const two = [on('127.0.0.1', 3_000), on('127.0.0.1', 9_229)];
  assert.equal(remedyForPlace(assigned, ofStart(...two)), undefined);
  assert.equal(remedyForPlace(assigned, ofStart(socket('/run/a.sock'))), undefined);
  const others = { who: 'any process', at: [on('127.0.0.1', 3_000)] } as const;
  assert.equal(remedyForPlace(fixed, others), undefined);
});
