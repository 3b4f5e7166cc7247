// What goes wrong with a JSON value that stays one: other values, other keys, too much, too little.

import type { Chance } from '../parser/chance.ts';

export type Holder = { [key: string]: unknown } | unknown[];

/** Where one value stands. */
interface Place {
  readonly holder: Holder;
  readonly key: string | number;
}

const NUMBERS = [
  ...[0, -0, 1, -1, 2, 0.5, 1e-300, 1e300, -1e300, Number.MAX_VALUE, Number.MIN_VALUE],
  ...[2 ** 31, 2 ** 32, 2 ** 53, 2 ** 53 - 1, 1e15, 1e12, 1_000_000, 100, 60, 7],
] as const;
const TEXTS = [
  ...['', ' ', 'x', 'pass', 'regression', 'candidate', 'baseline', 'fresh', '__proto__'],
  ...[
    '1970-01-01T00:00:00.000Z',
    '9999-12-31T23:59:59.999Z',
    'NaN',
    '\u0000',
    '\u001b[31m',
    '\ud800',
  ],
  ...['<script>', '`', '|', '\u202e', '::error::x', '%0A', '🙂', '漢字'],
] as const;
const MOST_COPIES = 300;
/** What walks over them here has to get back up, too. */
const DEEPEST = 1_000;

type Damage = (place: Place, chance: Chance, places: readonly Place[]) => void;

const setNumber: Damage = (place, chance) => put(place, drawNumber(at(place), chance));

const DAMAGES: readonly Damage[] = [
  remove,
  rename,
  copy,
  (place, chance, places) => put(place, structuredClone(at(chance.pick(places)))),
  (place, chance) => put(place, drawOdd(chance)),
  (place, chance) => put(place, drawText(chance)),
  // Most of a record are numbers.
  ...[setNumber, setNumber, setNumber, setNumber, setNumber, setNumber],
];

/** @param value is changed itself */
export function damageJson(value: Holder, chance: Chance): void {
  for (let left = chance.usually(1, 3, [2, 4]); left > 0; left--) {
    const places = placesIn(value);
    if (places.length > 0) chance.pick(DAMAGES)(chance.pick(places), chance, places);
  }
}

function placesIn(value: unknown, found: Place[] = []): readonly Place[] {
  if (!isHolder(value)) return found;
  for (const key of Array.isArray(value) ? value.keys() : Object.keys(value)) {
    found.push({ holder: value, key });
    placesIn(Reflect.get(value, key), found);
  }
  return found;
}

const isHolder = (value: unknown): value is Holder => typeof value === 'object' && value !== null;

const at = ({ holder, key }: Place): unknown => Reflect.get(holder, key);

/** Also where the key is `__proto__`. */
function put({ holder, key }: Place, value: unknown): void {
  const description = { value, enumerable: true, configurable: true, writable: true };
  Object.defineProperty(holder, key, description);
}

function remove({ holder, key }: Place): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else Reflect.deleteProperty(holder, key);
}

function rename({ holder, key }: Place, chance: Chance): void {
  if (Array.isArray(holder)) return;
  const value = Reflect.get(holder, key);
  Reflect.deleteProperty(holder, key);
  put({ holder, key: chance.pick(['__proto__', 'constructor', '', `${key}x`, 'a.b', '0']) }, value);
}

function copy({ holder, key }: Place, chance: Chance): void {
  const value = Reflect.get(holder, key);
  const times = chance.usually(1, 4, [3, 30, MOST_COPIES]);
  for (let left = times; left > 0; left--) {
    const clone = structuredClone(value);
    if (Array.isArray(holder)) holder.splice(Number(key), 0, clone);
    else put({ holder, key: `${key}${left}` }, clone);
  }
}

function drawNumber(old: unknown, chance: Chance): number {
  const before = typeof old === 'number' ? old : 1;
  const drawn = [
    chance.pick(NUMBERS),
    before + 1,
    before - 1,
    before * 1_000,
    before / 1_000,
    -before,
  ];
  return chance.pick(drawn);
}

function drawText(chance: Chance): string {
  const text = chance.pick(TEXTS);
  return chance.isOnceIn(5) ? text.repeat(1 + chance.below(3_000)) : text;
}

function drawOdd(chance: Chance): unknown {
  return chance.pick([
    () => null,
    () => true,
    () => [],
    () => ({}),
    () => nested(1 + chance.below(DEEPEST)),
  ])();
}

function nested(depth: number): unknown {
  let value: unknown = 0;
  for (let left = depth; left > 0; left--) value = [value];
  return value;
}
