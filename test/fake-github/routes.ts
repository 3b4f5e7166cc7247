// From a method and a path to the operation of GitHub's that they mean.

import type { Operation } from './openapi-document.ts';

export interface Match {
  readonly operation: Operation;
  /** Decoded. */
  readonly path: Readonly<Record<string, string>>;
}

interface Route {
  readonly operation: Operation;
  readonly pattern: RegExp;
}

export class Routes {
  readonly #routes: readonly Route[];

  constructor(operations: readonly Operation[]) {
    this.#routes = [...operations]
      .sort((one, other) => parametersOf(one) - parametersOf(other))
      .map((operation) => ({ operation, pattern: patternOf(operation) }));
  }

  find(method: string, pathname: string): Match | undefined {
    for (const { operation, pattern } of this.#routes) {
      const found = operation.method === method ? pattern.exec(pathname) : null;
      if (found !== null) return { operation, path: decoded(found.groups ?? {}) };
    }
    return undefined;
  }
}

const parametersOf = ({ template }: Operation): number => template.split('{').length;

function patternOf({ template, parameters }: Operation): RegExp {
  const isMulti = (name: string): boolean =>
    parameters.some((each) => each.name === name && each.isMultiSegment);
  const source = template.replace(
    /\{(\w+)\}/g,
    (_, name: string) => `(?<${name}>${isMulti(name) ? '.+' : '[^/]+'})`,
  );
  return new RegExp(`^${source}$`);
}

function decoded(groups: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]),
  );
}
