// What is a secret, by its name or by how it looks. In doubt, it is one: a secret that is left out costs a
// line to put back, and one that is not is in a repository.

/** Stands for a value that a document calls a secret. */
export const SECRET_VALUE = Symbol('secret');

/** Words that make a name one of a secret. */
const WORDS: ReadonlySet<string> = new Set([
  ...['auth', 'authorization', 'authentication', 'bearer', 'jwt', 'token', 'tokens'],
  ...[
    'secret',
    'secrets',
    'password',
    'passwords',
    'passwd',
    'passphrase',
    'pwd',
    'pw',
    'pass',
    'pin',
  ],
  ...['passcode', 'passcodes', 'cvv', 'cvc', 'ssn', 'iban'],
  ...['credential', 'credentials', 'cookie', 'cookies', 'session', 'sid', 'otp', 'totp', 'mfa'],
  ...['signature', 'sig', 'hmac', 'csrf', 'xsrf', 'nonce', 'apikey', 'saml', 'sso'],
]);

/** Words before `key` that make it secret: an `idempotency-key` is not. */
const SECRET_KEYS: ReadonlySet<string> = new Set([
  ...['api', 'access', 'private', 'secret', 'signing', 'encryption', 'subscription', 'session'],
  ...['auth', 'account', 'client', 'functions', 'license', 'master', 'admin', 'service', 'app'],
]);

/** Without a mark between the words: `accesstoken`, `PHPSESSID`. */
const GROWN_TOGETHER =
  /(?:token|secret|password|passwd|apikey|accesskey|privatekey|secretkey|signature|credential|sessid|sessionid|cookie)s?$/;

const LONGEST_NAME = 200;

/** Whether the value of a header, parameter, field or variable of this name is secret. */
export function isSecretName(name: string): boolean {
  const words = name
    .slice(0, LONGEST_NAME)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  return words.some(
    (word, index) =>
      WORDS.has(word) ||
      GROWN_TOGETHER.test(word) ||
      (word === 'key' && SECRET_KEYS.has(words[index - 1] ?? '')),
  );
}

/** Names whose number is a secret too: `max_tokens: 100` is a limit, `pin: 1234` is not. */
export const isSecretNumber = (name: string): boolean =>
  /(?:^|[^a-z])(?:pin|otp|totp|mfa|pass(?:word|wd|phrase|code)?|pwd?|cvv|cvc|ssn|secret)(?:$|[^a-z])/i.test(
    name,
  );

/**
 * Forms of well-known tokens: JSON Web Tokens, GitHub, GitLab, Slack, Stripe, AWS, Google, npm, Hugging Face,
 * OpenAI and the like, private keys, `Bearer …`, and addresses with a password. All repetitions are bounded:
 * whoever wrote the text must not decide how long this takes.
 */
const TOKENS = new RegExp(
  [
    '\\beyJ[\\w-]{8,2000}\\.[\\w-]{8,4000}\\.',
    '\\bgh[pousr]_\\w{20}',
    '\\bgithub_pat_\\w{20}',
    '\\bglpat-[\\w-]{16}',
    '\\bxox[abeprs]-[\\w-]{10}',
    '\\b[rsp]k_(?:live|test)_\\w{10}',
    '\\bwhsec_\\w{16}',
    '\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b',
    '\\bAIza[\\w-]{30}',
    '\\bya29\\.[\\w-]{20}',
    '\\bnpm_\\w{30}',
    '\\bhf_\\w{30}',
    '\\bsk-[\\w-]{20}',
    '\\bSG\\.[\\w-]{16}',
    '-----BEGIN [A-Z ]{0,40}PRIVATE KEY',
    '\\b[Bb]earer\\s{1,9}[\\w.~+/-]{6}',
    '://[^\\s/@:]{0,200}:[^\\s/@]{1,200}@',
  ].join('|'),
);

/** No token is shorter; looking into each short word of a large log would take as long as reading it. */
const SHORTEST_TOKEN = 12;

/** Whether a text holds what looks like a token, whatever it is called. */
export const holdsToken = (text: string): boolean =>
  (text.length >= SHORTEST_TOKEN || text.includes('://')) && TOKENS.test(text);

const PAIR = /([\w.-]{1,80})=(?=[^\s&;,"'])/g;

/** Also within an address or a list of pairs: `Referer: https://a.example/?token=…`. */
export const holdsSecret = (text: string): boolean =>
  holdsToken(text) ||
  (text.includes('=') && [...text.matchAll(PAIR)].some(([, name = '']) => isSecretName(name)));

/** Where a text that we cannot take apart names a secret and gives it: `<password>`, `token=`. */
const NAMED =
  /(?:passw(?:or)?d|passphrase|secret|token|api[_-]?key|credential|signature|session[_-]?id)["']?\s{0,9}[:=>]/i;

/** Whether a text of an unknown form may hold a secret. */
export const mayHoldSecret = (text: string): boolean => NAMED.test(text) || holdsToken(text);

/** Words before a part of a path that lets in whoever knows it: `/invite/Zk3xQ9vT7mLr2WcY`. */
const INVITING: ReadonlySet<string> = new Set([
  ...['reset', 'invite', 'invites', 'invitation', 'invitations', 'confirm', 'confirmation'],
  ...['verify', 'verification', 'activate', 'activation', 'unsubscribe', 'magic', 'share', 'join'],
]);

export const isInviting = (word: string): boolean =>
  word
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .some((part) => INVITING.has(part));

/** A long word of letters and digits: random, where a name leaves open what its value is. */
export const looksRandom = (text: string): boolean =>
  text.length >= 16 && /^[\w.~+/=-]*$/.test(text) && /\d/.test(text) && /[a-z]/i.test(text);
