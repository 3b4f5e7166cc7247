// What the bench knows of a server that somebody else wrote: how it is had, set up, started, and made slower.

/** Where the files of one version are, and where what both versions need was prepared. */
export interface Place {
  /** Absolute; belongs to this version alone, and the command runs in it. */
  readonly folder: string;
  /** Absolute; kept from run to run. */
  readonly cache: string;
}

export interface ServerEntry {
  readonly name: string;
  /** Programs on the path, or absolute paths, without which it cannot be tried. */
  readonly programs: readonly string[];
  /** Debian's packages that bring them. */
  readonly packages: readonly string[];
  /** Gets what has to be fetched or compiled once, into `cache`, which exists. */
  readonly prepare?: Preparation;
  /** By path below the version's folder. */
  readonly files: (burn: number, place: Place) => Readonly<Record<string, string>>;
  /** For `sh -c`, in the version's folder; `BURN` is in its environment. */
  readonly start: (place: Place) => string;
  /** What the injected cost is, as a phrase. */
  readonly cost: string;
  /** A first guess of how much of it is 40 % of the throughput. */
  readonly burn: number;
  /** Default: `http`. */
  readonly transport?: 'http' | 'https' | 'unix-socket';
  /** Seconds of load before the cost is calibrated; default 1. */
  readonly warmup?: number;
}

/** Commands for `sh -c`, one after the other, run in `cache`, and the files that they need there. */
export interface Preparation {
  readonly files: Readonly<Record<string, string>>;
  readonly commands: readonly string[];
}

/** For folders and the command line: `PHP-FPM behind nginx` → `php-fpm-behind-nginx`. */
export const slugOf = ({ name }: ServerEntry): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/-$/, '');

/** Of xorshift (Marsaglia 2003) or a linear congruence: what no compiler leaves out. */
export const LOOP = 'turns of a loop in each request';
