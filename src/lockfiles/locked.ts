// What a lockfile says, whatever its format.

export interface Locked {
  /** By name; a tree may hold several versions of one package. */
  readonly versions: ReadonlyMap<string, ReadonlySet<string>>;
  /** Packages that the project names itself, as far as the lockfile says. */
  readonly direct: ReadonlySet<string>;
}

export interface Package {
  readonly name: string;
  /** As the lockfile has it: "4.18.2", or a path, or an address, which may hold a password. */
  readonly version: string;
  readonly isDirect?: boolean;
}

/**
 * Takes time that grows with the text, not faster.
 * @throws anything, where the text is not what it should be
 */
export type Reader = (text: string) => readonly Package[];

/** More are no project, but an attack. */
export const MOST_PACKAGES = 50_000;

/** @throws RangeError where they are too many */
export function lockedOf(packages: readonly Package[]): Locked {
  if (packages.length > MOST_PACKAGES) throw new RangeError('it has too many packages');
  const versions = new Map<string, Set<string>>();
  const direct = new Set<string>();
  for (const { name, version, isDirect } of packages) {
    if (isDirect === true) direct.add(name);
    const known = versions.get(name);
    if (known === undefined) versions.set(name, new Set([shownVersion(version)]));
    else known.add(shownVersion(version));
  }
  return { versions, direct };
}

const RELEASE = /^v?\d[\w.+~!-]{0,39}$/;
const COMMIT = /[#/@]([0-9a-f]{12})[0-9a-f]{28}$/;

/** Never a path or an address. */
function shownVersion(version: string): string {
  if (RELEASE.test(version)) return version;
  const [, commit] = COMMIT.exec(version) ?? [];
  return commit === undefined ? 'unreleased' : `commit ${commit}`;
}
