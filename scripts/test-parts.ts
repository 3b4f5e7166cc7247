// Which test files may run at once, and which have the machine to themselves.

/** Files that run `concurrency` at a time; a part begins when the one before has ended. */
export interface TestPart {
  readonly files: readonly string[];
  readonly concurrency: number;
}

/**
 * From end to end, and of no figures: what they assert is so on a busy machine too. Their gates wait
 * for each other, for the machine has a lock.
 */
export const OF_FACTS: readonly string[] = [
  'action-baseline',
  'action-cancel',
  'action-comments',
  'action-fragments',
  'action-hostile',
  'action-secrets',
  'cancel',
  'compare-cancel',
  'compare-disk-full',
  'compare-faults',
  'gunicorn',
  'input',
  'processes',
  'requests',
  'start-failures',
  'transports',
  'troubled-servers',
].map((name) => `test/e2e/${name}.test.ts`);

/**
 * The action, gating servers whose pace a clock sets: of two files, one makes its project while the
 * other one's gate measures, and that changes no pace. Of `action-own-workflow` it would.
 */
const PACED = /^test\/e2e\/action(?!-own-workflow).*\.test\.ts$/;

export interface Tests {
  /** From the repository's root: `test/plan/inputs.test.ts`. */
  readonly files: readonly string[];
  /** Of this machine. */
  readonly cores: number;
  /** Without those from end to end. */
  readonly isQuick: boolean;
}

/** Every file once, in the order in which they are run. */
export function testParts({ files, cores, isQuick }: Tests): readonly TestPart[] {
  const endToEnd = files.filter((file) => file.startsWith('test/e2e/'));
  const load = files.filter((file) => file.startsWith('test/load/'));
  const others = files.filter((file) => !endToEnd.includes(file) && !load.includes(file));
  if (isQuick) return [atOnce(others, cores), atOnce(load, 1)];
  const facts = endToEnd.filter((file) => OF_FACTS.includes(file));
  const figures = endToEnd.filter((file) => !OF_FACTS.includes(file));
  const paced = figures.filter((file) => PACED.test(file));
  const alone = figures.filter((file) => !PACED.test(file));
  return [
    atOnce(spread(facts, others), cores),
    atOnce(paced, Math.min(2, cores)),
    atOnce([...load, ...alone], 1),
  ];
}

const atOnce = (files: readonly string[], concurrency: number): TestPart => ({
  files,
  concurrency,
});

/** The few evenly among the many: they would wait for each other. */
function spread(few: readonly string[], many: readonly string[]): readonly string[] {
  const step = Math.ceil(many.length / Math.max(1, few.length));
  const groups = few.map((file, at) => [file, ...many.slice(at * step, (at + 1) * step)]);
  return [...groups.flat(), ...many.slice(few.length * step)];
}
