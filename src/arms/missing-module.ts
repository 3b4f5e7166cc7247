// A server that lacks a module where nothing is built: most likely nothing was installed.

import { GateError } from '../errors.ts';
import { ArmNotStarted } from '../measure/arm-not-started.ts';
import type { Plan } from '../plan/plan.ts';

/** In the words of Node.js, Bun and Deno, Python, Ruby, and PHP's Composer. */
const MISSING =
  /\bCannot find (?:module|package)\b|\bERR_MODULE_NOT_FOUND\b|\bModule not found\b|\bModuleNotFoundError\b|\bNo module named\b|\bcannot load such file\b|vendor\/autoload\.php/;

const INSTALL =
  "A module is missing and no `build` is given: where it has to be installed or built first, give the command, as in `--build 'npm ci'`, or `build: npm ci` in file and workflow.";

/** The same error, with what to do about it, where it is of the candidate. */
export function hintAtModules(error: unknown, { server }: Pick<Plan, 'server'>): unknown {
  if (!(error instanceof GateError) || server.kind === 'running') return error;
  if (server.build !== undefined || !error.details.some((line) => MISSING.test(line))) return error;
  if (error instanceof ArmNotStarted) {
    return error.arm === 'candidate' ? error.withRemedy(INSTALL) : error;
  }
  const { code, kind, message, details, telling, cause } = error;
  const remedy = `${INSTALL} ${error.remedy}`;
  return new GateError({ code, kind, message, remedy, details, telling, cause });
}
