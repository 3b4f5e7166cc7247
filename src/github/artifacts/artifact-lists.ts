// Which artifacts runs have stored, asked of GitHub with as few calls as it takes.

import type { Api, Artifact, ArtifactList, WorkflowRun } from '../api/api.ts';

type AskedOf = Pick<Api, 'listRunArtifacts' | 'listNamedArtifacts'>;

/** Artifacts of one name, by the run that stored them. */
export interface NamedArtifacts {
  /** @throws GateError when GitHub fails */
  ofRun(run: WorkflowRun): Promise<readonly Artifact[]>;
}

/** One per job: the list of a run that has ended is asked for once. */
export class ArtifactLists {
  readonly #api: AskedOf;
  readonly #ended = new Map<string, readonly Artifact[]>();

  constructor(api: AskedOf) {
    this.#api = api;
  }

  /**
   * Those of this name that the run stored. It asks for all that the run stored, for its build lies
   * beside its baseline.
   * @throws GateError when GitHub fails
   */
  async ofRun(run: WorkflowRun, name: string): Promise<readonly Artifact[]> {
    const known = this.#ended.get(attemptOf(run));
    if (known !== undefined) return known.filter((each) => each.name === name);
    const all = await this.#api.listRunArtifacts(run.id);
    if (!all.isWhole) return (await this.#api.listRunArtifacts(run.id, name)).artifacts;
    if (hasEnded(run)) this.#ended.set(attemptOf(run), all.artifacts);
    return all.artifacts.filter((each) => each.name === name);
  }

  /**
   * For a search over many runs. The first run, if it has ended, is asked for all that it stored;
   * mostly that is enough. The others are looked up in one list of all artifacts of this name.
   */
  named(name: string): NamedArtifacts {
    let isFirst = true;
    let list: ArtifactList | undefined;
    return {
      ofRun: async (run) => {
        const asksWhole = isFirst && hasEnded(run);
        isFirst = false;
        if (asksWhole || this.#ended.has(attemptOf(run))) return await this.ofRun(run, name);
        list ??= await this.#api.listNamedArtifacts(name);
        const isListed = covers(list, run);
        return isListed ? ofRunIn(list, run) : await this.ofRun(run, name);
      },
    };
  }
}

const hasEnded = ({ status }: WorkflowRun): boolean => status === 'completed';

/** A run that is started again may store more. */
const attemptOf = ({ id, attempt }: WorkflowRun): string => `${id}/${attempt}`;

const ofRunIn = ({ artifacts }: ArtifactList, { id }: WorkflowRun): readonly Artifact[] =>
  artifacts.filter(({ runId }) => runId === id);

/**
 * Whether a list holds everything that the run stored. Pull requests of strangers can push artifacts off
 * its one page, so it does only where it begins before the run does.
 */
function covers({ artifacts, isWhole }: ArtifactList, { createdAt }: WorkflowRun): boolean {
  if (isWhole) return true;
  const isNewestFirst = artifacts.every(({ id }, index) => id <= (artifacts[index - 1]?.id ?? id));
  const [oldest] = artifacts.slice(-1).map((each) => Date.parse(each.createdAt ?? ''));
  return isNewestFirst && oldest !== undefined && oldest < Date.parse(createdAt);
}
