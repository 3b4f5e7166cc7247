// Which packages differ between two versions of a project, by their lockfiles.

import type { PackageChange } from '../record/run-record.ts';
import { type Checkout, checkoutLike, checkoutOf } from './checkout.ts';
import { ECOSYSTEMS, type Ecosystem } from './ecosystems.ts';
import { findLockfiles, type Lockfiles, readLockfiles, UnreadLockfile } from './find-lockfiles.ts';
import type { Locked } from './locked.ts';

export interface ComparedPackages {
  /** Direct dependencies come first. */
  readonly changes: readonly PackageChange[];
  /** Why packages of a language were not compared, though there is a lockfile: a phrase each. */
  readonly unread: readonly string[];
}

/**
 * A language is left out if only one version has a lockfile for it.
 * @param candidate the folder in which its server runs
 * @param baseline the same of the other version
 */
export function comparePackages(candidate: string, baseline: string): ComparedPackages {
  const after = checkoutOf(candidate);
  const before = checkoutLike(baseline, after);
  const compared = ECOSYSTEMS.map((ecosystem) => compareLocked(ecosystem, before, after));
  const changes = compared
    .flatMap((each) => ('unread' in each ? [] : each.changes))
    .toSorted((one, other) => Number(other.isDirect) - Number(one.isDirect))
    .map(({ name, before: left, after: came }) => ({ name, before: left, after: came }));
  return { changes, unread: compared.flatMap((each) => ('unread' in each ? [each.unread] : [])) };
}

type OfLanguage = { readonly changes: readonly Change[] } | { readonly unread: string };

function compareLocked(ecosystem: Ecosystem, before: Checkout, after: Checkout): OfLanguage {
  try {
    const old = findLockfiles(ecosystem, before, 'baseline');
    const now = findLockfiles(ecosystem, after, 'candidate');
    if (old === undefined || now === undefined || isSame(old, now)) return { changes: [] };
    return { changes: changesBetween(readLockfiles(old), readLockfiles(now)) };
  } catch (error) {
    if (error instanceof UnreadLockfile) return { unread: error.message };
    throw error;
  }
}

const isSame = (one: Lockfiles, other: Lockfiles): boolean =>
  one.read === other.read && joined(one) === joined(other);

const joined = ({ files }: Lockfiles): string => files.map(({ text }) => text).join('\0');

interface Change extends PackageChange {
  readonly isDirect: boolean;
}

function changesBetween(before: Locked, after: Locked): readonly Change[] {
  const names = new Set([...before.versions.keys(), ...after.versions.keys()]);
  return [...names].sort().flatMap((name) => {
    const [old, now] = [before.versions.get(name), after.versions.get(name)];
    const change = { name, before: notIn(now, old), after: notIn(old, now) };
    if (change.before === undefined && change.after === undefined) return [];
    return [{ ...change, isDirect: before.direct.has(name) || after.direct.has(name) }];
  });
}

/** A tree may hold so many versions of a package that they would fill the line. */
const MOST_VERSIONS = 3;

/** The versions that the other has not: "4.3.4", "2.6.9, 4.3.4". */
function notIn(
  other: ReadonlySet<string> | undefined,
  versions: ReadonlySet<string> | undefined,
): string | undefined {
  const own = [...(versions ?? [])].filter((version) => other?.has(version) !== true).sort();
  if (own.length === 0) return undefined;
  const more = own.length > MOST_VERSIONS ? ', …' : '';
  return own.slice(0, MOST_VERSIONS).join(', ') + more;
}
