// What a newcomer wants to know of a run: what is done now, and what the numbers are. The rest is for those
// who measure their own server.

import type { GatePorts } from '../gate/ports.ts';

type Report = GatePorts['report'];
type Progress = Parameters<Report>[0];

/** Leaves out what only explains how a run is planned, and says the rest in plain words. */
export function plainProgress(report: Report): Report {
  let hasPairs = false;
  return (progress) => {
    if (progress.kind === 'pair-done') hasPairs = true;
    // Before the first pair, a live line would count blocks.
    if (progress.kind === 'measuring' && !hasPairs) return;
    const plain = inPlainWords(progress);
    if (plain !== undefined) report(plain);
  };
}

function inPlainWords(progress: Progress): Progress | undefined {
  switch (progress.kind) {
    case 'calibrating':
      return { kind: 'note', text: 'First, how fast they are.' };
    case 'planned': {
      const seconds = Math.round(progress.remaining / MILLISECONDS_PER_SECOND);
      const text = `Now both answer requests in turns, for at most ${seconds} s. Each line is one pair of measurements: main → pull request.`;
      return { kind: 'note', text };
    }
    case 'pair-done':
      return { ...progress, soFar: undefined };
    case 'calibrating-generator':
    case 'starting-server':
    case 'forecast':
    case 'note':
      return undefined;
    default:
      return progress;
  }
}

const MILLISECONDS_PER_SECOND = 1_000;
