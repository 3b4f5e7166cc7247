// Whether the CPU times of a record are possible. Who edits a record may write any number.

import {
  type Milliseconds,
  milliseconds,
  NANOSECONDS_PER_MILLISECOND,
  type Nanoseconds,
  seconds,
} from '../../units.ts';

/** A container may have been given many more CPUs than perf-gate may use. */
const MOST_CPU = 256;
/** Counters tick. */
const SLACK = seconds(1);

interface Use {
  readonly cpu: Nanoseconds | undefined;
  readonly elapsed: Milliseconds;
}

interface GeneratorUse {
  readonly generatorCpu: Nanoseconds;
  readonly elapsed: Milliseconds;
}

interface UsedBlock {
  readonly server: Use;
  readonly others: (Use & { readonly stolen: Nanoseconds }) | undefined;
  readonly capacity: GeneratorUse;
  readonly fixedRate: GeneratorUse | undefined;
  readonly added: GeneratorUse | undefined;
}

interface UsedRecord {
  readonly environment: { readonly cores: number };
  readonly blocks: readonly UsedBlock[];
}

/** Whether none is by far more than the cores could give. */
export function isCpuPossible({ environment, blocks }: UsedRecord): boolean {
  const cores = MOST_CPU * Math.max(1, environment.cores);
  const fits = ({ cpu = 0, elapsed }: { cpu?: number | undefined; elapsed: number }): boolean =>
    cpu <= NANOSECONDS_PER_MILLISECOND * cores * milliseconds(elapsed + SLACK);
  return blocks.every(({ server, others, capacity, fixedRate, added }) => {
    const phases = [capacity, fixedRate, added].flatMap((phase) => phase ?? []);
    return [
      server,
      ...(others === undefined ? [] : [others, { ...others, cpu: others.stolen }]),
      ...phases.map(({ generatorCpu, elapsed }) => ({ cpu: generatorCpu, elapsed })),
    ].every(fits);
  });
}
