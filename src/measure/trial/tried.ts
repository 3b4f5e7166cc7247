// What the first try of the requests showed. Pure.

import type { FirstAnswer } from '../../load/first-answers.ts';
import type { Arm } from '../../record/run-record.ts';
import { type Milliseconds, milliseconds } from '../../units.ts';

/** How one version answered. */
interface Tried {
  /** Names of the requests that got what they expect. */
  readonly works: ReadonlySet<string>;
  /** How long the last of these had to be asked again; 0: none had to. */
  readonly waited: Milliseconds;
}

export type TriedArms = ReadonlyMap<Arm, Tried>;

export function triedIn(answers: ReadonlyMap<Arm, readonly FirstAnswer[]>): TriedArms {
  return new Map([...answers].map(([arm, ofArm]) => [arm, triedOf(ofArm)]));
}

function triedOf(answers: readonly FirstAnswer[]): Tried {
  const well = answers.filter(({ failure }) => failure === undefined);
  return {
    works: new Set(well.map(({ name }) => name)),
    waited: milliseconds(Math.max(0, ...well.map(({ waited }) => waited))),
  };
}

/** What the server of one version answered when it was tried. */
export interface ArmAnswers {
  readonly arm: Arm;
  readonly answers: readonly FirstAnswer[];
  /** To the steps of `setup`. */
  readonly setup: readonly FirstAnswer[];
  /** What must not be shown of them: what `setup` captured, too. */
  readonly secrets: readonly string[];
  /** To requests that only this version is sent. */
  readonly added: readonly FirstAnswer[];
  /** How it ended meanwhile, in whole sentences; `undefined`: it lives. */
  readonly death: string | undefined;
}
