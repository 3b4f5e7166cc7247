// What differs between the two versions besides their code, as far as it can be read.

import { type ComparedPackages, comparePackages } from '../lockfiles/compare-packages.ts';
import { maskSecrets } from '../mask.ts';
import type { BaselineArm } from '../measure/baseline-arm.ts';
import type { Plan } from '../plan/plan.ts';
import {
  type ArmDifferences,
  MOST_PACKAGES,
  MOST_VARIABLES,
  type PackageChange,
} from '../record/run-record.ts';
import type { GatePorts } from './ports.ts';

/**
 * Call it when both are built: installing may write lockfiles. The verdict is measured by then, so nothing here
 * may cost it: what cannot be found out is a note.
 */
export function findArmDifferences(
  { server, secrets }: Pick<Plan, 'server' | 'secrets'>,
  baseline: Pick<BaselineArm, 'server' | 'plan'>,
  { report }: Pick<GatePorts, 'report'>,
): ArmDifferences | undefined {
  if (server.kind !== 'started') return undefined;
  const hidden = [...secrets, ...(baseline.plan?.secrets ?? [])];
  const { changes, unread } = comparePackagesOf(server.cwd, baseline.server.cwd);
  for (const why of unread) {
    const text = maskSecrets(`packages are not compared: ${why}`, hidden);
    report({ kind: 'note', text });
  }
  const variables = namesThatDiffer(baseline.server.env, server.env);
  return {
    packages: changes.slice(0, MOST_PACKAGES).map((change) => maskChange(change, hidden)),
    morePackages: Math.max(0, changes.length - MOST_PACKAGES),
    variables: variables.slice(0, MOST_VARIABLES),
  };
}

function comparePackagesOf(candidate: string, baseline: string): ComparedPackages {
  try {
    return comparePackages(candidate, baseline);
  } catch (error) {
    return { changes: [], unread: [error instanceof Error ? error.message : String(error)] };
  }
}

function maskChange({ name, before, after }: PackageChange, secrets: readonly string[]) {
  const mask = (text: string): string => maskSecrets(text, secrets);
  return { name: mask(name), before: before && mask(before), after: after && mask(after) };
}

type Variables = Readonly<Record<string, string>>;

/** Names alone: values may be secrets. */
const namesThatDiffer = (before: Variables, after: Variables): readonly string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => before[name] !== after[name])
    .sort();
