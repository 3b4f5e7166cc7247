// What a run was asked to measure: a part of the run record, for saying how two runs differ.

import { bytes, milliseconds, perSecond } from '../../units.ts';
import { MOST_REQUESTS } from '../phase-result.ts';
import {
  addedLater,
  checked,
  count,
  haveUniqueNames,
  list,
  object,
  oneOf,
  optional,
  quantity,
  text,
  type ValueOf,
} from './field.ts';

/** As many as a plan may have. */
const MOST_HEADERS = 101;

const MOST_CHECKS = 8;

const time = quantity(milliseconds);

const plannedRequest = object({
  name: text,
  method: text,
  /** Its first 200 characters. */
  path: text,
  weight: count,
  /** Their names. Values may be secrets. */
  headers: list(text, MOST_HEADERS),
  /** `undefined`: none is sent. */
  bodySize: optional(quantity(bytes)),
  /** `undefined`: any 2xx or 3xx. */
  expectedStatus: optional(text),
  expectedBody: optional(oneOf(['includes', 'matches'])),
  /** Names of what else is looked at in an answer. */
  otherChecks: addedLater(list(text, MOST_CHECKS)),
  /** Its place in a flow, in words; `undefined`: it is sent by itself. */
  inFlow: addedLater(text),
});

export const planFacts = object({
  /** Raised when slices are cut in another way. */
  sliceScheme: count,
  processes: oneOf(['fresh', 'running']),
  protocol: oneOf(['http:', 'https:']),
  transport: oneOf(['port', 'unix-socket']),
  connections: count,
  /** `undefined`: it follows from the capacity. */
  rate: optional(quantity(perSecond)),
  warmup: time,
  requestTimeout: time,
  /** All that were asked for; those of the record are the ones that every version answers. */
  requests: checked(
    list(plannedRequest, MOST_REQUESTS),
    haveUniqueNames,
    'two requests have one name',
  ),
});
/** What the plan hash covers, without any text that may be a secret. */
export type PlanFacts = ValueOf<typeof planFacts>;
