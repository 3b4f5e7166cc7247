// Rules about how requests reach the server: Unix sockets and HTTP/2.

import { SOCKET, socketOf } from '../read/unix-socket.ts';
import { sentBy } from '../table/flow.ts';
import { issue, type Rule } from './conflicts.ts';

const WITHOUT_PORT = 'Write `http://localhost/`: on a Unix socket it gives scheme, host and path.';

const socketIsOurs = (name: 'candidate-env' | 'baseline-env'): Rule => ({
  about: ['start', 'unix-socket', name],
  check: ({ inputs }) =>
    socketOf(inputs)?.kind === 'assigned' && Object.hasOwn(inputs[name] ?? {}, 'PERF_GATE_SOCKET')
      ? issue(
          name,
          '`PERF_GATE_SOCKET` is set by perf-gate.',
          'Remove it, or name a path in `unix-socket`.',
        )
      : undefined,
});

const SOCKET_RULES: readonly Rule[] = [
  {
    about: ['start', 'unix-socket'],
    check: ({ inputs }) =>
      inputs.start === undefined && inputs['unix-socket']?.kind === 'assigned'
        ? issue(
            'unix-socket',
            'without `start` nobody assigns `{socket}`.',
            'Write the path of the socket, or add `start`.',
          )
        : undefined,
  },
  {
    about: ['start', 'unix-socket'],
    check: ({ inputs }) =>
      inputs.start?.includes(SOCKET) && inputs['unix-socket']?.kind === 'given'
        ? issue(
            'unix-socket',
            'it fixes the path, but `start` has `{socket}`.',
            'Write `{socket}` in both, or leave out `unix-socket`.',
          )
        : undefined,
  },
  {
    about: ['start', 'unix-socket'],
    check: ({ inputs }) =>
      inputs.start?.includes('{port}') && socketOf(inputs) !== undefined
        ? issue(
            'start',
            'it has `{port}`, but its server listens on a Unix socket.',
            'Write `{socket}` alone, or leave out `unix-socket` and write `{port}`.',
          )
        : undefined,
  },
  {
    about: ['start', 'url', 'unix-socket'],
    check: ({ inputs, wrote }) =>
      wrote('url') && inputs.url.port.kind === 'assigned' && socketOf(inputs) !== undefined
        ? issue('url', 'it has `{port}`, but the server listens on a Unix socket.', WITHOUT_PORT)
        : undefined,
  },
  {
    about: ['start', 'unix-socket', 'base-start'],
    check: ({ inputs }) =>
      inputs.start !== undefined &&
      inputs['base-start']?.includes(SOCKET) &&
      socketOf(inputs)?.kind !== 'assigned'
        ? issue(
            'base-start',
            'it has `{socket}`, and `start` has not.',
            'Both versions listen alike: write `{socket}` in both, or `unix-socket: "{socket}"`.',
          )
        : undefined,
  },
  socketIsOurs('candidate-env'),
  socketIsOurs('baseline-env'),
];

/** RFC 9113 section 8.2.2: fields of one connection, which HTTP/2 does not have. */
const NOT_OVER_HTTP2 = ['proxy-connection', 'te'];

const HTTP2_RULES: readonly Rule[] = [
  {
    about: ['http2', 'requests'],
    check: ({ inputs }) => {
      const names = sentBy(inputs.requests ?? []).flatMap(({ headers = [] }) =>
        headers.map(([name]) => name),
      );
      const name = names.find((each) => NOT_OVER_HTTP2.includes(each.toLowerCase()));
      return inputs.http2 && name !== undefined
        ? issue('http2', `HTTP/2 has no header \`${name}\`.`, 'Remove that header.')
        : undefined;
    },
  },
];

/** For every plan, wherever it was written. */
export const TRANSPORT_RULES: readonly Rule[] = [...SOCKET_RULES, ...HTTP2_RULES];
