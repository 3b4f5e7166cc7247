// What became of all streams, in counts, with an example of each fault.

import { Chance } from './chance.ts';
import type { Comparison, Finding } from './compare.ts';
import { describeOutcome } from './outcome.ts';
import { describeStream, type ResponseStream } from './response-stream.ts';
import { shrink } from './shrink.ts';

/** Faults alike; what there is more of is only counted. */
const MOST_EXAMPLES = 40;

interface Fault {
  /** The index of the first stream with this fault. */
  readonly index: number;
  /** As short as it still shows the fault. */
  readonly stream: string;
  readonly says: readonly string[];
  count: number;
}

/** Plain, so that threads can hand it over. */
export interface Counts {
  streams: number;
  readonly agreed: Map<string, number>;
  explained: number;
  /** By ruling; a stream that took several counts for each of them. */
  readonly rulings: Map<string, number>;
  /** By what they have in common. */
  readonly faults: Map<string, Fault>;
}

export class Tally {
  readonly counts: Counts = {
    streams: 0,
    agreed: new Map(),
    explained: 0,
    rulings: new Map(),
    faults: new Map(),
  };

  add(finding: Finding, index: number, stream: ResponseStream, comparison: Comparison): void {
    const { counts } = this;
    counts.streams++;
    if (finding.kind === 'agreement') {
      countOne(counts.agreed, finding.outcome.kind);
    } else if (finding.kind === 'explained') {
      counts.explained++;
      for (const { name } of finding.rulings) countOne(counts.rulings, name);
    } else {
      this.#addFault(finding, index, stream, comparison);
    }
  }

  #addFault(finding: Finding, index: number, stream: ResponseStream, comparison: Comparison): void {
    const { faults } = this.counts;
    const key = signatureOf(finding);
    const known = faults.get(key);
    if (known) known.count++;
    if (known || faults.size >= MOST_EXAMPLES) return;
    const again = (shorter: ResponseStream): Finding =>
      comparison.compare(shorter, new Chance('again'));
    const isShown = signatureOf(again(stream)) === key;
    const shortest = isShown ? shrink(stream, (one) => signatureOf(again(one)) === key) : stream;
    const says = detailsOf(isShown ? again(shortest) : finding);
    faults.set(key, { index, stream: describeStream(shortest), says, count: 1 });
  }
}

function countOne(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** The same for faults that have, in all likelihood, one cause. */
function signatureOf(finding: Finding): string {
  return `${finding.kind}: ${detailsOf(finding).join('; ')}`.replaceAll(/"[^"]*"|\d+/g, '…');
}

function detailsOf(finding: Finding): readonly string[] {
  switch (finding.kind) {
    case 'agreement':
    case 'explained':
      return [];
    case 'crash':
      return [String(finding.error)];
    case 'split':
      return [
        `whole: ${describeOutcome(finding.ours)}`,
        `again: ${describeOutcome(finding.again)}`,
        `cut at ${finding.cuts.join(', ') || 'no place'}`,
      ];
    case 'unexplained':
      return [
        `ours: ${describeOutcome(finding.ours)}`,
        `undici's: ${describeOutcome(finding.theirs)}`,
      ];
  }
}
