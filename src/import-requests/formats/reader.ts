// What every reader of a kind of file has in common.

import { type Fault, InputError } from '../../errors.ts';
import type { LeftOut } from '../draft/left-out.ts';
import type { RawRequest } from '../draft/raw-request.ts';

export interface ReaderInput {
  /** Where the faults are: the name of the file. */
  readonly place: string;
  readonly text: string;
  /** In upper case; `undefined`: all. */
  readonly methods: readonly string[] | undefined;
  readonly leftOut: LeftOut;
}

/** @throws InputError where the file is damaged, or is not what it was taken for */
export type Reader = (input: ReaderInput) => readonly RawRequest[];

/** Whether a method was asked for; notes it where it was not. */
export function isWanted(
  method: string,
  { methods, leftOut }: Pick<ReaderInput, 'methods' | 'leftOut'>,
  count = 1,
): boolean {
  if (methods === undefined || methods.includes(method)) return true;
  leftOut.request('another method (--methods GET,POST,… takes more)', count);
  return false;
}

/** The one fault of a file that cannot be read. */
export const refusal = (place: string, problem: string, remedy: string): InputError =>
  new InputError([{ place, problem, remedy } satisfies Fault]);

/** Why something could not be parsed, without the excerpt that V8 appends: it may be long, and hold a secret. */
export const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message.replace(/, "?\.\.\..*$|, ".*$/s, '').slice(0, 200) : '';
