// Takes secrets out of any text before it is shown or stored.

const MASK = '***';

/** Shorter ones give little away, and often occur by chance. */
const SHORTEST_BEGINNING = 6;

/**
 * Replaces each secret, as it is and in the forms in which servers and tools echo it; at the end of
 * the text, where it may have been cut, also the beginning of one.
 */
export function maskSecrets(text: string, secrets: readonly string[]): string {
  const forms = [...new Set(secrets.flatMap(formsOf))].filter((form) => form !== '');
  if (forms.length === 0) return text;
  // One pass, longest first: a secret that contains another is hidden whole, and no mask is masked again.
  const longestFirst = forms.sort((one, other) => other.length - one.length);
  const whole = text.replace(new RegExp(longestFirst.map(escapePattern).join('|'), 'g'), MASK);
  const begun = Math.max(...forms.map((form) => beginningAtEnd(whole, form)));
  return begun === 0 ? whole : whole.slice(0, -begun) + MASK;
}

/** How many characters at the end of the text are the beginning of this form. */
function beginningAtEnd(text: string, form: string): number {
  for (let length = form.length - 1; length >= SHORTEST_BEGINNING; length--) {
    if (text.endsWith(form.slice(0, length))) return length;
  }
  return 0;
}

function formsOf(secret: string): readonly string[] {
  const base64 = Buffer.from(secret).toString('base64');
  return [
    secret,
    base64,
    base64.replace(/=+$/, ''),
    Buffer.from(secret).toString('base64url'),
    encodeURIComponent(Buffer.from(secret).toString()),
    JSON.stringify(secret).slice(1, -1),
  ];
}

/** `RegExp.escape` is younger than the oldest Node that we run on. */
function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
