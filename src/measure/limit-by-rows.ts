// How many blocks the rows of a plan last for, where each row is sent once. Pure.

import { GateError } from '../errors.ts';
import type { RequestPlan } from '../plan/plan.ts';
import { listUnits, requestsPerUnit } from '../plan/request-plan.ts';
import { tablesOf } from '../plan/template.ts';
import { blockLimits, looksAt } from '../stats/look-plan.ts';
import { milliseconds, toSeconds } from '../units.ts';
import type { BlockScheme, Calibration, PhaseScheme } from './block-scheme.ts';

/** The pace is a first guess, and the quicker version needs more rows than the slower one. */
const MARGIN = 1.5;

interface RowsInput {
  readonly scheme: BlockScheme;
  readonly calibration: Calibration;
  readonly versions: { readonly requests: readonly RequestPlan[] };
}

/** How many rows a request has used so far, by its name. */
interface Used {
  usedOf(name: string): number;
}

/** A request or a flow whose rows end before the run would. */
interface Shortage {
  readonly unit: string;
  readonly table: string;
  /** Blocks that the rows last for. */
  readonly blocks: number;
  /** Rows that all blocks of the run take. */
  readonly needed: number;
}

export interface LimitedScheme {
  readonly scheme: BlockScheme;
  /** One sentence where there are fewer blocks than the budget holds. */
  readonly note: string | undefined;
}

/**
 * As many blocks as the rows last for.
 * @throws GateError `rows-used-up` where they do not last for the fewest
 */
export function limitByRows(input: RowsInput, used: Used): LimitedScheme {
  const { scheme, calibration } = input;
  const shortage = findShortage(input, used);
  if (shortage === undefined || shortage.blocks >= scheme.blocks)
    return { scheme, note: undefined };
  const { arms } = calibration;
  const fewest = Math.min(blockLimits(arms).fewest, scheme.blocks);
  if (shortage.blocks < fewest) throw tooFewRows(shortage, fewest, arms);
  const { blocks } = shortage;
  const looks = arms === 1 ? [blocks] : looksAt(blocks);
  const note = `The rows of "${shortage.table}" last for about ${blocks} of ${scheme.blocks} ${unitOf(arms)}, so no more are planned.`;
  return { scheme: { ...scheme, blocks, looks }, note };
}

/** The worst of them. */
function findShortage(input: RowsInput, generator: Used): Shortage | undefined {
  const units = listUnits(input.versions.requests);
  const total = units.reduce((sum, [{ weight }]) => sum + weight, 0);
  const all = units.flatMap((unit): Shortage[] => {
    const [first] = unit;
    // A flow takes one row of each table, by the numbers of its first step.
    const tables = new Set(unit.flatMap(({ template }) => tablesOf(template)));
    const once = [...tables].filter(({ order }) => order === 'once');
    const used = generator.usedOf(first.name);
    const each = Math.ceil((MARGIN * unitsIn(input) * first.weight) / total) + 1;
    return once.map(({ name, rows }) => ({
      unit: first.step?.flow.name ?? first.name,
      table: name,
      blocks: Math.max(0, Math.floor((rows.length - used) / each)),
      needed: used + each * input.scheme.blocks,
    }));
  });
  return all.toSorted((one, other) => one.blocks - other.blocks)[0];
}

/** How many requests and flows one version gets in a block, about. */
function unitsIn({ scheme, calibration, versions }: RowsInput): number {
  const { throughput, offeredRate, warmUp } = calibration;
  const timeOf = ({ slices, settle, window, spread = milliseconds(0) }: PhaseScheme): number =>
    slices * toSeconds(milliseconds(window + settle + spread));
  return (
    warmUp.goal.answers / requestsPerUnit(versions.requests) +
    throughput * timeOf(scheme.capacity) +
    offeredRate * timeOf(scheme.fixedRate)
  );
}

const unitOf = (arms: 1 | 2): string => (arms === 1 ? 'blocks' : 'pairs of blocks');

function tooFewRows({ unit, table, blocks, needed }: Shortage, fewest: number, arms: 1 | 2) {
  const lasting = blocks === 0 ? 'for none' : `for about ${blocks}`;
  return new GateError({
    code: 'rows-used-up',
    kind: 'input',
    message: `The rows of "${table}" last ${lasting} of the ${fewest} ${unitOf(arms)} that a verdict takes: "${unit}" uses each once.`,
    remedy: `Give it about ${needed} rows, or write \`order: in-order\`, which begins again behind the last.`,
  });
}
