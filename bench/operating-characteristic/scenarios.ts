// What is tried: a server, a loss and its neighbours; and which of them is tried next.

export const NOISES = ['quiet', 'bursts', 'shift'] as const;
export type Noise = (typeof NOISES)[number];

export interface Scenario {
  readonly server: string;
  readonly loss: string;
  readonly noise: Noise;
}

export const keyOf = ({ server, loss, noise }: Scenario): string => `${server} ${loss} ${noise}`;

export function listScenarios(
  servers: readonly string[],
  losses: readonly string[],
  noises: readonly Noise[],
): readonly Scenario[] {
  return servers.flatMap((server) =>
    losses.flatMap((loss) => noises.map((noise) => ({ server, loss, noise }))),
  );
}

/** The one with the fewest trials so far, and how many it has; `undefined` when all have `wanted`. */
export function nextScenario(
  scenarios: readonly Scenario[],
  done: readonly Scenario[],
  wanted: number,
): { readonly scenario: Scenario; readonly count: number } | undefined {
  const counted = scenarios.map((scenario) => ({
    scenario,
    count: done.filter((other) => keyOf(other) === keyOf(scenario)).length,
  }));
  const fewest = counted.toSorted((a, b) => a.count - b.count)[0];
  return fewest !== undefined && fewest.count < wanted ? fewest : undefined;
}
