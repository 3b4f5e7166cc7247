// Takes secrets out of any text before it is shown or stored.

export const MASK = '***';

/** Replaces each secret, as it is and in the forms in which servers and tools echo it. */
export function maskSecrets(text: string, secrets: readonly string[]): string {
  const forms = [...new Set(secrets.flatMap(formsOf))].filter((form) => form !== '');
  if (forms.length === 0) return text;
  // One pass, longest first: a secret that holds another is hidden whole, and no mask is masked again.
  const longestFirst = forms.sort((one, other) => other.length - one.length);
  return text.replace(new RegExp(longestFirst.map(escapePattern).join('|'), 'g'), MASK);
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
