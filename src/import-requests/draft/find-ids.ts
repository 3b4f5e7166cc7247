// Where ids are in a path, and what stands for one. Whatever looks for ids asks here.

/** `GET /users/123` and `GET /users/456` have one route. */
interface Route {
  /** The path with `{id}` in the place of each id. */
  readonly route: string;
  /** How many ids there are. */
  readonly ids: number;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** `123`, and `123.jpg`. */
const NUMBER = /^\d+(?<ending>\.[a-z]{2,5})?$/i;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
/** Hashes, and the ids of MongoDB. */
const HEXADECIMAL = /^(?=.*\d)[0-9a-f]{16,}$/i;
/** https://github.com/ulid/spec */
const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
/** `cus_9s6XKzkNRiz8i3` */
const PREFIXED = /^[a-z]{2,8}_(?=\w*\d)[A-Za-z0-9]{10,}$/;
/** A random word: letters and digits without a mark. */
const RANDOM = /^(?=\D*\d\D*\d)(?=.*[A-Za-z])[A-Za-z0-9]{20,}$/;

const OF_ONE_THING = [UUID, DATE, HEXADECIMAL, ULID, PREFIXED, RANDOM];

/** Longer segments are no ids, and not worth the time. */
const LONGEST_ID = 200;

/** @param path without its query */
export function findIds(path: string): Route {
  let ids = 0;
  const segments = path.split('/').map((segment) => {
    const route = routeOf(segment);
    if (route !== segment) ids++;
    return route;
  });
  return { route: segments.join('/'), ids };
}

function routeOf(segment: string): string {
  if (segment.length > LONGEST_ID) return segment;
  const number = NUMBER.exec(segment);
  if (number !== null) return `{id}${number.groups?.ending ?? ''}`;
  return OF_ONE_THING.some((pattern) => pattern.test(segment)) ? '{id}' : segment;
}

/**
 * How one request becomes many, for a comment above it.
 * @param what differs, in the singular
 * @param value that is sent now
 */
export function spreadNote(what: string, value: string): string {
  const ways = /^\d+$/.test(value) ? '{random:1..200} or {pick:ids.txt}' : '{pick:ids.txt}';
  return `all ask for one ${what}: to spread them, write ${ways} in its place`;
}

/** The first id in a path; `undefined`: it has none. */
export const firstId = (path: string): string | undefined =>
  path.split('/').find((segment) => routeOf(segment) !== segment);

/** What is sent where a document asks for an id and gives none. */
export const SAMPLE_IDS = {
  number: 1,
  uuid: '3fa85f64-5717-4562-b3fc-2c963f66afa6',
} as const;
