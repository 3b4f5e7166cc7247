// Where the bytes of artifacts are: as much of Azure's block blobs as uploads and downloads need.

import { createHmac, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import type { GithubState } from './github-state.ts';
import type { Incoming } from './incoming.ts';
import type { Artifact, Blob } from './state.ts';

export interface BlobAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | Readable;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const PATH = /^\/blobs\/(?<id>\d+)\.zip$/;
const CHUNK = Buffer.alloc(64 * 1024);

export const isForBlobStore = ({ url }: Incoming): boolean => url.pathname.startsWith('/blobs/');

type Permission = 'r' | 'w';

export class BlobStore {
  readonly #state: GithubState;
  readonly #origin: () => string;
  readonly #onViolation: (text: string) => void;
  readonly #key = randomBytes(32);

  constructor(state: GithubState, origin: () => string, onViolation: (text: string) => void) {
    this.#state = state;
    this.#origin = origin;
    this.#onViolation = onViolation;
  }

  signUpload(id: number): string {
    return this.#sign(id, 'w', HOUR, 'upload.zip');
  }

  /** GitHub's are valid for one minute (its documentation of "Download an artifact"). */
  signBlob(id: number, fileName: string): string {
    return this.#sign(id, 'r', MINUTE, fileName);
  }

  #sign(id: number, permission: Permission, validFor: number, fileName: string): string {
    const url = new URL(`/blobs/${id}.zip`, this.#origin());
    const until = new Date(this.#state.now().getTime() + validFor).toISOString();
    const fields = { sp: permission, se: until, rscd: dispositionOf(fileName) };
    for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, value);
    url.searchParams.set('sig', this.#signatureOf(url));
    return url.href;
  }

  #signatureOf({ pathname, searchParams }: URL): string {
    const signed = ['sp', 'se', 'rscd'].map((name) => searchParams.get(name));
    return createHmac('sha256', this.#key)
      .update([pathname, ...signed].join('\n'))
      .digest('base64');
  }

  answer(incoming: Incoming): BlobAnswer {
    const { method, url, headers } = incoming;
    if (headers.authorization !== undefined) {
      this.#onViolation(`${method} ${url.pathname}: a token was sent to the blob store`);
    }
    const id = Number(PATH.exec(url.pathname)?.groups?.id);
    const artifact = this.#state.artifacts.find(({ blob }) => blob.id === id);
    if (artifact === undefined) return azureError(404, 'BlobNotFound');
    const permission = method === 'GET' ? 'r' : 'w';
    if (!this.#isSigned(url, permission)) return azureError(403, 'AuthenticationFailed');
    if (method === 'GET') return download(artifact, url);
    // What is finalized stays as it is.
    if (artifact.digest !== undefined) return azureError(409, 'BlobImmutableDueToPolicy');
    return this.#upload(artifact.blob, incoming);
  }

  #isSigned(url: URL, permission: Permission): boolean {
    const { searchParams } = url;
    return (
      searchParams.get('sig') === this.#signatureOf(url) &&
      searchParams.get('sp') === permission &&
      new Date(searchParams.get('se') ?? 0) > this.#state.now()
    );
  }

  #upload(blob: Blob, { method, url, headers, body }: Incoming): BlobAnswer {
    const what = `${method} ${url.searchParams.get('comp') ?? 'blob'}`;
    switch (what) {
      case 'PUT block':
        blob.blocks.set(url.searchParams.get('blockid') ?? '', body);
        return stored;
      case 'PUT blocklist':
        return commit(blob, body.toString());
      case 'PUT blob':
        if (headers['x-ms-blob-type'] !== 'BlockBlob') return azureError(400, 'InvalidHeaderValue');
        blob.bytes = body;
        return stored;
      default:
        this.#onViolation(`${what}: the blob store does not know this`);
        return azureError(400, 'UnsupportedHttpVerb');
    }
  }
}

/** Once for all, and once with its letters (RFC 6266, section 4.3): the toolkit reads the latter first. */
function dispositionOf(fileName: string): string {
  const plain = fileName.replaceAll(/["\\]|[^\x20-\x7e]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`;
}

const stored: BlobAnswer = {
  status: 201,
  headers: { etag: '"0x1"', 'x-ms-version': '2025-01-05' },
};

/** The blocks in the order of the list, not in that of their arrival. */
function commit(blob: Blob, list: string): BlobAnswer {
  const ids = [...list.matchAll(/<(?:Latest|Uncommitted)>(?<id>[^<]+)</g)];
  const blocks = ids.map(({ groups }) => blob.blocks.get(groups?.id ?? ''));
  const known = blocks.filter((block) => block !== undefined);
  if (known.length < blocks.length) return azureError(400, 'InvalidBlockList');
  blob.bytes = Buffer.concat(known);
  return stored;
}

function download({ blob, mimeType }: Artifact, url: URL): BlobAnswer {
  const content = contentOf(blob);
  const headers = {
    'content-type': mimeType,
    'content-length': String(content.length),
    'content-disposition': url.searchParams.get('rscd') ?? 'attachment',
  };
  return { status: 200, headers, body: content.body };
}

function contentOf({ bytes, served }: Blob): { length: number; body: Buffer | Readable } {
  if (served !== undefined && 'zeros' in served) {
    return { length: served.zeros, body: Readable.from(zeros(served.zeros)) };
  }
  const body = served?.bytes ?? bytes ?? Buffer.alloc(0);
  return { length: body.length, body };
}

function* zeros(length: number): Generator<Buffer> {
  for (let left = length; left > 0; left -= CHUNK.length) {
    yield left < CHUNK.length ? CHUNK.subarray(0, left) : CHUNK;
  }
}

function azureError(status: number, code: string): BlobAnswer {
  const xml = `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code></Error>`;
  const headers = { 'content-type': 'application/xml', 'x-ms-error-code': code };
  return { status, headers, body: Buffer.from(xml) };
}
