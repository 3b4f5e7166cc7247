// llhttp as undici brings it: its WebAssembly module with callbacks of our own.

import { createRequire } from 'node:module';

/** What undici gives the module to call; each gets the parser's address first, and answers 0 to go on. */
interface LlhttpCallbacks {
  readonly wasm_on_message_begin: () => number;
  readonly wasm_on_url: () => number;
  readonly wasm_on_status: () => number;
  readonly wasm_on_header_field: (parser: number, at: number, length: number) => number;
  readonly wasm_on_header_value: (parser: number, at: number, length: number) => number;
  readonly wasm_on_headers_complete: (
    parser: number,
    status: number,
    upgrade: number,
    shouldKeepAlive: number,
  ) => number;
  readonly wasm_on_body: (parser: number, at: number, length: number) => number;
  readonly wasm_on_message_complete: (parser: number) => number;
}

/** The exports that are used here; addresses are offsets into the module's memory. */
export interface LlhttpExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  llhttp_alloc(type: number): number;
  llhttp_free(parser: number): void;
  malloc(size: number): number;
  llhttp_execute(parser: number, at: number, length: number): number;
  llhttp_finish(parser: number): number;
  llhttp_get_error_pos(parser: number): number;
  llhttp_get_error_reason(parser: number): number;
}

/** Values of TYPE and ERROR in llhttp's constants. */
export const RESPONSE = 2;
export const OK = 0;
export const INVALID_EOF_STATE = 14;
export const PAUSED = 21;

// Node's types leave this global out.
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: { readonly env: LlhttpCallbacks },
  ) => { readonly exports: LlhttpExports };
};

export function loadLlhttp(callbacks: LlhttpCallbacks): LlhttpExports {
  const require = createRequire(import.meta.url);
  const bytes: unknown = require('undici/lib/llhttp/llhttp_simd-wasm.js');
  if (!(bytes instanceof Uint8Array)) throw new Error('undici keeps llhttp elsewhere now');
  return new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: callbacks }).exports;
}
