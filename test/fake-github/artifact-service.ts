// GitHub's artifact service, which jobs reach with their runtime token.

import type { Answer } from './answer.ts';
import { type ArtifactMethod, checkMessage, isArtifactMethod } from './artifact-service-schema.ts';
import { digestOf, type GithubState } from './github-state.ts';
import { type Incoming, tokenIn } from './incoming.ts';
import { isJsonObject } from './json.ts';
import type { Artifact } from './state.ts';
import type { RuntimeScope, Tokens } from './tokens.ts';

interface ArtifactWorld {
  readonly state: GithubState;
  readonly tokens: Tokens;
  readonly signUpload: (blobId: number) => string;
  readonly signBlob: (blobId: number, fileName: string) => string;
  readonly onViolation: (text: string) => void;
}

const PREFIX = '/twirp/github.actions.results.api.v1.ArtifactService/';

export const isForArtifactService = ({ url }: Incoming): boolean => url.pathname.startsWith(PREFIX);

/** Fields of a request that has been checked: absent ones are empty. */
type Fields = (name: string) => string;

interface Call {
  readonly scope: RuntimeScope;
  readonly field: Fields;
}

export class ArtifactService {
  readonly #world: ArtifactWorld;
  readonly #handlers: Readonly<Record<ArtifactMethod, (call: Call) => Answer>> = {
    CreateArtifact: (call) => this.#create(call),
    FinalizeArtifact: (call) => this.#finalize(call),
    ListArtifacts: (call) => this.#list(call),
    GetSignedArtifactURL: (call) => this.#sign(call),
    DeleteArtifact: (call) => this.#delete(call),
  };

  constructor(world: ArtifactWorld) {
    this.#world = world;
  }

  answer({ method, url, headers, body }: Incoming): Answer {
    const name = url.pathname.slice(PREFIX.length);
    if (method !== 'POST' || !isArtifactMethod(name)) {
      this.#world.onViolation(`${method} ${url.pathname}: the artifact service has no such method`);
      return twirpError(404, 'bad_route', `no handler for path ${url.pathname}`);
    }
    const scope = this.#world.tokens.findRuntime(tokenIn(headers));
    if (scope === undefined) return twirpError(401, 'unauthenticated', 'invalid token');
    const message = parsed(body);
    const faults = checkMessage(name, 'request', message);
    this.#report(faults);
    if (faults.length > 0) return twirpError(400, 'malformed', faults.join('; '));
    return this.#checked(name, this.#serve(name, { scope, field: fieldsOf(message) }));
  }

  #checked(name: ArtifactMethod, answer: Answer): Answer {
    if (answer.status === 200) this.#report(checkMessage(name, 'answer', answer.body));
    return answer;
  }

  #serve(name: ArtifactMethod, call: Call): Answer {
    const { scope, field } = call;
    const isOwn =
      field('workflow_run_backend_id') === scope.run.backendId &&
      (name === 'GetSignedArtifactURL' ||
        name === 'DeleteArtifact' ||
        field('workflow_job_run_backend_id') === scope.jobId);
    if (isOwn) return this.#handlers[name](call);
    return twirpError(403, 'permission_denied', 'the token is for another job');
  }

  #report(faults: readonly string[]): void {
    for (const fault of faults) this.#world.onViolation(`artifact service: ${fault}`);
  }

  /** A name is taken once in an attempt; another attempt may take it again. */
  #create({ scope: { run, attempt, jobId }, field }: Call): Answer {
    const { state, signUpload } = this.#world;
    const name = field('name');
    const isTaken = state.artifacts.some(
      (each) => each.run === run && each.attempt === attempt && each.name === name,
    );
    if (isTaken) {
      const why = 'an artifact with this name already exists on the workflow run';
      return twirpError(409, 'already_exists', why);
    }
    const until = field('expires_at');
    const artifact = state.beginArtifact({
      ...{ run, attempt, jobId, name, mimeType: field('mime_type') },
      ...(until === '' ? {} : { expiresAt: new Date(until) }),
    });
    return answerWith({ ok: true, signed_upload_url: signUpload(artifact.blob.id) });
  }

  #finalize({ scope: { run, attempt }, field }: Call): Answer {
    const artifact = this.#world.state.artifacts.find(
      (each) => each.run === run && each.attempt === attempt && each.name === field('name'),
    );
    if (artifact === undefined) return twirpError(404, 'not_found', 'no such artifact');
    if (artifact.digest !== undefined) {
      return twirpError(409, 'already_exists', 'the artifact is finalized');
    }
    const bytes = artifact.blob.bytes ?? Buffer.alloc(0);
    const digest = digestOf(bytes);
    if (String(bytes.length) !== field('size') || digest !== field('hash')) {
      return twirpError(400, 'invalid_argument', 'size or hash is not that of the upload');
    }
    artifact.size = bytes.length;
    artifact.digest = digest;
    return answerWith({ ok: true, artifact_id: String(artifact.id) });
  }

  #list({ scope: { run }, field }: Call): Answer {
    const [name, id] = [field('name_filter'), field('id_filter')];
    const found = this.#finalized(run).filter(
      (each) => (name === '' || each.name === name) && (id === '' || String(each.id) === id),
    );
    return answerWith({ artifacts: found.map(monolithArtifact) });
  }

  #finalized(run: Artifact['run']): readonly Artifact[] {
    return this.#world.state.artifacts.filter(
      (each) => each.run === run && each.digest !== undefined,
    );
  }

  #find({ scope: { run }, field }: Call): Artifact | undefined {
    return this.#finalized(run).find(
      ({ name, jobId }) => name === field('name') && jobId === field('workflow_job_run_backend_id'),
    );
  }

  #sign(call: Call): Answer {
    const artifact = this.#find(call);
    if (artifact === undefined) return twirpError(404, 'not_found', 'no such artifact');
    const url = this.#world.signBlob(artifact.blob.id, `${artifact.name}.zip`);
    return answerWith({ signed_url: url });
  }

  #delete(call: Call): Answer {
    const { artifacts } = this.#world.state;
    const artifact = this.#find(call);
    if (artifact === undefined) return twirpError(404, 'not_found', 'no such artifact');
    artifacts.splice(artifacts.indexOf(artifact), 1);
    return answerWith({ ok: true, artifact_id: String(artifact.id) });
  }
}

const answerWith = (body: unknown): Answer => ({ status: 200, body });

/** Errors of the Twirp protocol (twitchtv.github.io/twirp, "Errors"). */
const twirpError = (status: number, code: string, msg: string): Answer => ({
  status,
  body: { code, msg },
});

function monolithArtifact({ run, jobId, id, name, size, createdAt, digest }: Artifact) {
  return {
    workflow_run_backend_id: run.backendId,
    workflow_job_run_backend_id: jobId,
    database_id: String(id),
    name,
    size: String(size),
    created_at: createdAt.toISOString(),
    digest,
  };
}

function parsed(body: Buffer): unknown {
  try {
    const value: unknown = JSON.parse(body.toString());
    return value;
  } catch {
    return undefined;
  }
}

function fieldsOf(message: unknown): Fields {
  return (name) => {
    const value = isJsonObject(message) ? message[name] : undefined;
    return typeof value === 'string' ? value : '';
  };
}
