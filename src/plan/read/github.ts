// Reads what only GitHub knows: labels, events, tokens.

import type { BaselineEvent } from '../action-plan.ts';
import { accept, type Reading, refuse, shown } from './reading.ts';
import { alternatives, readLabel, readText } from './text.ts';

/** GitHub refuses longer names of labels, counted in characters. */
export const LONGEST_LABEL = 50;

/** The name of a label; GitHub stores it without the space around it. */
export function readGithubLabel(raw: unknown): Reading<string> {
  const reading = readLabel(raw);
  if (reading.kind === 'refused') return reading;
  const label = reading.value.trim();
  const { length } = [...label];
  if (length <= LONGEST_LABEL) return accept(label);
  return refuse(
    `it has ${length} characters; GitHub's labels have at most ${LONGEST_LABEL}.`,
    'Shorten it, and the label with it.',
  );
}

export const BASELINE_EVENTS: readonly BaselineEvent[] = ['push', 'schedule', 'workflow_dispatch'];

/** A list in the file, or names with commas between them. `push` is always among them. */
export function readBaselineEvents(raw: unknown): Reading<readonly BaselineEvent[]> {
  const names = namesIn(raw);
  if (names === undefined) {
    return refuse(
      `${shown(raw)} is not a list of events.`,
      'Write them with commas: `push, schedule`.',
    );
  }
  const unknown = names.find((name) => !BASELINE_EVENTS.some((event) => event === name));
  if (unknown !== undefined) {
    return refuse(`${shown(unknown)} is not an event that stores baselines.`, EVENT_CHOICES);
  }
  if (!names.includes('push')) {
    return refuse('`push` is missing.', 'Add it: most baselines come from pushes.');
  }
  return accept(BASELINE_EVENTS.filter((event) => names.includes(event)));
}

const EVENT_CHOICES = `Write ${alternatives(BASELINE_EVENTS)}.`;

function namesIn(raw: unknown): readonly unknown[] | undefined {
  if (Array.isArray(raw)) return raw;
  const reading = readText(raw);
  return reading.kind === 'refused'
    ? undefined
    : reading.value.split(',').map((name) => name.trim());
}

/** A secret, so its faults do not repeat it. Empty when none was given. */
export function readToken(raw: unknown): Reading<string> {
  // It is sent in a header, and errors about headers repeat the value.
  if (typeof raw === 'string' && /^[\x21-\x7e]*$/.test(raw)) return accept(raw);
  return refuse('it has characters that no token has.', 'Write it on one line, without spaces.');
}
