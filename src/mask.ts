// Takes secrets out of any text before it is shown or stored.

const MASK = '***';

/** Shorter ones give little away, and often occur by chance. */
const SHORTEST_BEGINNING = 6;

/** Where a shorter text of a server was hidden, it would be hidden everywhere. */
export const SHORTEST_CAPTURED = 6;

/** How to find some secrets, in every form in which servers and tools echo them. */
interface Finder {
  readonly forms: readonly string[];
  /** Those that are too long for a pattern: V8 refuses large ones, and shows them. */
  readonly long: readonly string[];
  readonly pattern: RegExp;
}

const LONGEST_IN_PATTERN = 2_000;

/** Thousands of texts are masked for the same secrets. */
const finders = new WeakMap<readonly string[], Finder>();

/**
 * Replaces each secret, as it is and in the forms in which servers and tools echo it; at the end of
 * the text, where it may have been cut, also the beginning of one.
 */
export function maskSecrets(text: string, secrets: readonly string[]): string {
  const finder = finders.get(secrets) ?? makeFinder(secrets);
  finders.set(secrets, finder);
  if (finder.forms.length === 0) return text;
  const without = finder.long.reduce((rest, form) => rest.replaceAll(form, MASK), text);
  const whole = without.replace(finder.pattern, MASK);
  const begun = Math.max(...finder.forms.map((form) => beginningAtEnd(whole, form)));
  return begun === 0 ? whole : whole.slice(0, -begun) + MASK;
}

/** A word with a digit in it, from this length on. */
const SHORTEST_TOKEN = 12;
/** `csrfmiddlewaretoken` is no token. */
const LONGEST_WORD = 20;
const WORD = /[\w.~+/=-]+/g;

/**
 * Hides what looks like a secret: for the answer to a request that should have returned one and failed, so that no
 * mask knows it.
 */
export const withoutTokens = (text: string): string =>
  text.replace(WORD, (word) =>
    word.length >= SHORTEST_TOKEN && (/\d/.test(word) || word.length > LONGEST_WORD) ? MASK : word,
  );

function makeFinder(secrets: readonly string[]): Finder {
  const forms = [...new Set(secrets.flatMap(formsOf))].filter((form) => form !== '');
  // One pass, longest first: a secret that contains another is hidden whole, and no mask is masked again.
  const longestFirst = forms.sort((one, other) => other.length - one.length);
  const long = longestFirst.filter(({ length }) => length > LONGEST_IN_PATTERN);
  const short = longestFirst.slice(long.length);
  // An empty pattern would match everywhere.
  const pattern =
    short.length === 0 ? /(?!)/g : new RegExp(short.map(escapePattern).join('|'), 'g');
  return { forms, long, pattern };
}

/** How many characters at the end of the text are the beginning of this form. */
function beginningAtEnd(text: string, form: string): number {
  if (form.length <= SHORTEST_BEGINNING) return 0;
  const beginning = form.slice(0, SHORTEST_BEGINNING);
  const first = Math.max(0, text.length - form.length + 1);
  for (let at = text.indexOf(beginning, first); at >= 0; at = text.indexOf(beginning, at + 1)) {
    if (form.startsWith(text.slice(at))) return text.length - at;
  }
  return 0;
}

function formsOf(secret: string): readonly string[] {
  return [...viewsOf(secret).flatMap(writingsOf), ...bytesOf(secret).flatMap(codesOf)];
}

/** What is sent: a body in UTF-8, a header field in Latin-1. A server may turn either into the other. */
function bytesOf(secret: string): readonly Buffer[] {
  const utf8 = Buffer.from(secret);
  return /^[\x80-\xff]*$/.test(secret.replace(ASCII, ''))
    ? [utf8, Buffer.from(secret, 'latin1')]
    : [utf8];
}

/** What becomes of these bytes where they are taken for UTF-8, for Latin-1, or for ASCII with substitutes. */
function viewsOf(secret: string): readonly string[] {
  const ascii = secret.match(ASCII)?.length ?? 0;
  if (ascii === secret.length) return [secret];
  const views = bytesOf(secret).flatMap((bytes) => [
    bytes.toString('latin1'),
    new TextDecoder().decode(bytes),
  ]);
  // Of fewer letters too little is left: question marks alone are everywhere.
  if (ascii < SHORTEST_BEGINNING) return views;
  const substituted = SUBSTITUTES.flatMap((mark) =>
    views.map((view) => view.replace(NOT_ASCII, mark)),
  );
  return [...views, ...substituted];
}

const ASCII = /[\0-\x7f]/g;
const NOT_ASCII = /[^\0-\x7f]/gu;
const SUBSTITUTES = ['?', '\ufffd'];

/** As a text, and in the strings of JSON, where some programs escape all that is not ASCII. */
function writingsOf(text: string): readonly string[] {
  const json = JSON.stringify(text).slice(1, -1);
  const escaped = json.replace(/[^\0-\x7f]/g, (unit) => `\\u${hexadecimal(unit.charCodeAt(0), 4)}`);
  const all = [text, json, escaped, inUpperCase(escaped, /(\\u)([0-9a-f]{4})/g)];
  return [...all, ...all.slice(1).map((each) => each.replaceAll('/', '\\/'))];
}

/** Base64 and percent encodings. */
function codesOf(bytes: Buffer): readonly string[] {
  const base64 = bytes.toString('base64');
  const percent = PERCENT_SAFE.map((safe) =>
    [...bytes]
      .map((byte) => [byte, String.fromCharCode(byte)] as const)
      .map(([byte, sign]) => (safe.test(sign) ? sign : `%${hexadecimal(byte, 2)}`))
      .join(''),
  );
  const all = percent.flatMap((text) => [text, inUpperCase(text, /(%)([0-9a-f]{2})/g)]);
  return [
    base64,
    base64.replace(/=+$/, ''),
    bytes.toString('base64url'),
    ...all,
    // In forms (https://url.spec.whatwg.org/#urlencoded-serializing) a space is a plus sign.
    ...all.map((text) => text.replaceAll('%20', '+')),
  ];
}

/** What stays as it is by RFC 3986, by `encodeURIComponent`, by `encodeURI`, and in forms. */
const PERCENT_SAFE = [/[\w.~-]/, /[\w.~!*'()-]/, /[\w.~!*'();/?:@&=+$,#-]/, /[\w.*-]/];

const hexadecimal = (value: number, digits: number): string =>
  value.toString(16).padStart(digits, '0');

/** Only the digits of the codes: the `u` before them stays. */
const inUpperCase = (text: string, codes: RegExp): string =>
  text.replace(codes, (_, sign: string, digits: string) => sign + digits.toUpperCase());

/** `RegExp.escape` is younger than the oldest Node that we run on. */
function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
