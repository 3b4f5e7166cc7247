// The versions that were measured in one run: what differs between them, and what ran them.

import { bytes } from '../../units.ts';
import {
  count,
  cutText,
  hash,
  list,
  object,
  oneOf,
  optional,
  quantity,
  type ValueOf,
} from './field.ts';

export const arm = oneOf(['candidate', 'baseline']);
/** One version of the server under test. */
export type Arm = ValueOf<typeof arm>;

export const armFacts = object({
  kind: oneOf(['build', 'commit', 'directory', 'command']),
  /** Full hash, where it is known. */
  commit: optional(hash),
});
/**
 * Where the baseline arm came from: the stored build, a commit that was built beside the candidate, or
 * a directory or command that was given by hand.
 */
export type ArmFacts = ValueOf<typeof armFacts>;

const packageChange = object({
  name: cutText(),
  /** Versions that only the baseline has; `undefined`: none. */
  before: optional(cutText()),
  /** Versions that only the candidate has; `undefined`: none. */
  after: optional(cutText()),
});
/** A package that is locked in other versions than before. */
export type PackageChange = ValueOf<typeof packageChange>;

export const MOST_PACKAGES = 100;
export const MOST_VARIABLES = 100;

export const armDifferences = object({
  /** Direct dependencies first. */
  packages: list(packageChange, MOST_PACKAGES),
  /** How many packages differ besides. */
  morePackages: count,
  /** Names of environment variables that are set to something else, or for one arm only. */
  variables: list(cutText(), MOST_VARIABLES),
});
/** What differs between the versions, besides their code. */
export type ArmDifferences = ValueOf<typeof armDifferences>;

export const program = object({
  arm,
  /** Name of the file, without a version at its end. */
  name: cutText(),
  /** As its path tells it. */
  version: optional(cutText()),
  size: quantity(bytes),
});
/** An executable that did the server's work. */
export type Program = ValueOf<typeof program>;

export const MOST_PROGRAMS = 20;
