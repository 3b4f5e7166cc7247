// Texts and numbers that fit a schema.

import { SAMPLE_IDS } from '../draft/find-ids.ts';
import type { Mapping } from '../draft/json.ts';

const BY_FORMAT: Readonly<Record<string, string>> = {
  date: '2026-01-01',
  'date-time': '2026-01-01T00:00:00Z',
  time: '00:00:00Z',
  duration: 'P1D',
  uuid: SAMPLE_IDS.uuid,
  email: 'user@example.com',
  'idn-email': 'user@example.com',
  hostname: 'example.com',
  'idn-hostname': 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  uri: 'https://example.com/',
  url: 'https://example.com/',
  iri: 'https://example.com/',
  'uri-reference': '/',
  byte: 'c3RyaW5n',
  binary: 'string',
};

/** Longer ones are filled up no further: whoever wants a megabyte gives an example. */
const LONGEST = 1_000;

/** Without regard to `pattern`: no text can be made from every one of them. */
export function sampleText({ format, minLength, maxLength }: Mapping): string {
  const text =
    typeof format === 'string' && Object.hasOwn(BY_FORMAT, format) ? BY_FORMAT[format] : undefined;
  if (text !== undefined) return text;
  const least = numberOr(minLength, 0);
  const most = numberOr(maxLength, LONGEST);
  return 'string'.padEnd(Math.min(least, LONGEST), 'x').slice(0, Math.max(0, most));
}

/** The smallest that is allowed, above zero where it may be: most numbers count or name something. */
export function sampleNumber(schema: Mapping, type: 'integer' | 'number'): number {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const step = Math.max(numberOr(multipleOf, 1), Number.MIN_VALUE);
  // In version 3.0 the bounds are switches, in 3.1 numbers.
  const above =
    exclusiveMinimum === true ? numberOr(minimum, 0) : numberOr(exclusiveMinimum, Number.NaN);
  const least = Number.isNaN(above) ? numberOr(minimum, SAMPLE_IDS.number) : above + step;
  const below =
    exclusiveMaximum === true ? numberOr(maximum, 0) : numberOr(exclusiveMaximum, Number.NaN);
  const most = Number.isNaN(below) ? numberOr(maximum, Number.POSITIVE_INFINITY) : below - step;
  const wanted = Math.min(Math.max(SAMPLE_IDS.number, least), most);
  const fitting = multipleOf === undefined ? wanted : Math.ceil(wanted / step) * step;
  const value = type === 'integer' ? Math.round(fitting) : fitting;
  return Number.isFinite(value) ? value : SAMPLE_IDS.number;
}

const numberOr = (value: unknown, otherwise: number): number =>
  typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
