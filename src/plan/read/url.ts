// Reads `url`: where requests go. Loopback only, so that only servers on this machine are ever loaded.

import { accept, type Reading, refuse, shown } from './reading.ts';

/** The parts of `url`; its path is the path of the default request. */
interface TargetUrl {
  readonly protocol: 'http:' | 'https:';
  readonly hostname: string;
  /** `assigned`: written as `{port}`. `unwritten`: the default of the scheme. */
  readonly port:
    | { readonly kind: 'assigned' }
    | { readonly kind: 'literal'; readonly port: number }
    | { readonly kind: 'unwritten'; readonly port: number };
  readonly path: string;
}

/** `{port}` where a port goes: after the host, before the path. */
const ASSIGNED_PORT = /^([a-z]+:\/\/[^/?#]*:)\{port\}(?=[/?#]|$)/i;
const LITERAL_PORT = /^[a-z]+:\/\/[^/?#]*:\d+(?=[/?#]|$)/i;

const EXAMPLE = 'Write `http://127.0.0.1:{port}/`.';

/** Not shown: that would put the password into the log. */
const CREDENTIALS = refuse(
  'the url contains credentials.',
  `Send them as a header: \`Authorization: \${env:NAME}\`.`,
);

export function readUrl(raw: unknown): Reading<TargetUrl> {
  if (typeof raw === 'number') return refuse(`${shown(raw)} is not a url.`, complete(String(raw)));
  if (typeof raw !== 'string') return refuse(`${shown(raw)} is not a url.`, EXAMPLE);
  // The WHATWG parser silently drops tabs and line breaks and trims spaces; we refuse them.
  if (/[\s\p{Cc}]/u.test(raw)) return refuse(`${shown(raw)} has white space.`, EXAMPLE);
  // No URL parser accepts `{port}`, so a number replaces it; 1 is not a default port.
  const text = raw.replace(ASSIGNED_PORT, '$11');
  if (text.includes('{port}')) {
    return refuse(
      `${shown(raw)} has \`{port}\` in the wrong place.`,
      `It goes after the host. ${EXAMPLE}`,
    );
  }
  // `localhost:3000` would be read as a protocol.
  const isWhole = raw.includes('://');
  if (!isWhole && raw.includes('@')) return CREDENTIALS;
  if (!isWhole || !URL.canParse(text)) return refuse(`${shown(raw)} is not a url.`, complete(raw));
  return readParts(raw, new URL(text));
}

/** Without backticks, and short enough to be shown. */
const COMPLETABLE = /^[\x21-\x5f\x61-\x7e]{1,60}$/;

/** What was meant by a part of a url, with the rest of it. */
function complete(raw: string): string {
  if (!COMPLETABLE.test(raw) || raw.includes('://')) return EXAMPLE;
  if (/^:?\d{1,5}$/.test(raw)) return `Write \`http://127.0.0.1:${raw.replace(':', '')}/\`.`;
  if (raw.startsWith('/')) return `Write \`http://127.0.0.1:{port}${raw}\`.`;
  const whole = /[/?]/.test(raw) ? `http://${raw}` : `http://${raw}/`;
  return readUrl(whole).kind === 'accepted' ? `Write \`${whole}\`.` : EXAMPLE;
}

function readParts(raw: string, url: URL): Reading<TargetUrl> {
  const { protocol, hostname } = url;
  if (protocol !== 'http:' && protocol !== 'https:') {
    return refuse(`\`${protocol}\` is not a protocol that perf-gate speaks.`, EXAMPLE);
  }
  if (url.username !== '' || url.password !== '') return CREDENTIALS;
  if (!isLoopback(hostname)) {
    return refuse(
      `${shown(hostname)} is not this machine.`,
      'perf-gate loads servers on 127.0.0.1, [::1] or localhost only.',
    );
  }
  if (raw.includes('#'))
    return refuse(`${shown(raw)} has a fragment.`, 'It is never sent: remove it.');
  if (url.port === '0') return refuse('port 0 is not a port.', EXAMPLE);
  return accept({ protocol, hostname, port: portOf(raw, url), path: url.pathname + url.search });
}

/**
 * 127.0.0.0/8 (RFC 1122 section 3.2.1.3), ::1 (RFC 4291 section 2.5.3), localhost and every name below it
 * (RFC 6761 section 6.3).
 */
const isLoopback = (hostname: string): boolean =>
  /^127\.\d+\.\d+\.\d+$/.test(hostname) ||
  hostname === '[::1]' ||
  /^(?:[^.]+\.)*localhost$/.test(hostname);

/** `url.port` is empty for the scheme's default, written or not: only the text shows which. */
function portOf(raw: string, url: URL): TargetUrl['port'] {
  if (ASSIGNED_PORT.test(raw)) return { kind: 'assigned' };
  const schemeDefault = url.protocol === 'https:' ? 443 : 80;
  const port = url.port === '' ? schemeDefault : Number(url.port);
  return { kind: LITERAL_PORT.test(raw) ? 'literal' : 'unwritten', port };
}
