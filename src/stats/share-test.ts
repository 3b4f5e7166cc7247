// Exact tests of failure counts: is a share above a floor, and is it above another run's share?

import { type Ratio, ratio } from '../units.ts';
import { bisect, incompleteBeta, logFactorial } from './special-functions.ts';

/** `errors` of `sent` requests failed. */
interface ShareCount {
  readonly sent: number;
  readonly errors: number;
}

/** Terms smaller than this share of the sum so far cannot change a double. */
const NEGLIGIBLE = 1e-17;

/**
 * Failures come in bursts: one hiccup fails every request in flight, and an exact test would take each of
 * them for an independent failure. The variance of their number is then larger by the mean of the squared
 * sizes of the bursts over the mean of the sizes (compound Poisson distribution). The errors within a slice
 * stand for a burst. Several bursts in one slice only make the result larger, which errs on the side of
 * no alarm.
 * @param errors of all slices, of both arms: few failures tell little of their bursts
 * @param squares of the errors in each slice, added up; `undefined`: not known
 * @param most one request per connection can be in flight
 * @returns by how much; `most` where nothing is known
 */
export function burstSize(errors: number, squares: number | undefined, most: number): number {
  if (squares === undefined || errors === 0) return most;
  return Math.min(Math.max(1, squares / errors), most);
}

/**
 * How much more the errors differ between blocks than independent ones would: Pearson's X² over its degrees
 * of freedom (McCullagh and Nelder, Generalized Linear Models, 1989, section 4.5). A process that fails
 * requests all its life, by a chance of its start, is one event and not a hundred.
 * @param arms the blocks of each version, which may fail different shares
 * @returns at least 1; `undefined` where no version with errors has two blocks
 */
export function overdispersion(arms: readonly (readonly ShareCount[])[]): number | undefined {
  let [squares, degrees] = [0, 0];
  for (const arm of arms) {
    // Nothing was sent after the server had died: that says nothing of how failures spread.
    const blocks = arm.filter(({ sent }) => sent > 0);
    const errors = blocks.reduce((sum, block) => sum + block.errors, 0);
    const share = errors / blocks.reduce((sum, block) => sum + block.sent, 0);
    if (!(share > 0 && share < 1)) continue;
    for (const block of blocks) {
      const expected = share * block.sent;
      squares += (block.errors - expected) ** 2 / (expected * (1 - share));
    }
    degrees += blocks.length - 1;
  }
  return degrees === 0 ? undefined : Math.max(1, squares / degrees);
}

/**
 * Failures in units of a burst. The candidate's are rounded down and the baseline's up, which errs on the
 * side of no alarm.
 */
export function countBursts(count: ShareCount, size: number, round: 'down' | 'up'): ShareCount {
  const sent = Math.ceil(count.sent / size);
  const bursts = count.errors / size;
  const errors = round === 'down' ? Math.floor(bursts) : Math.ceil(bursts);
  return { sent, errors: Math.min(errors, sent) };
}

/** Clopper–Pearson: one-sided bounds of the true share, each at its own level. */
export function boundShare(
  { sent, errors }: ShareCount,
  alpha: { readonly fail: number; readonly pass: number },
): { readonly low: Ratio; readonly high: Ratio } {
  const low =
    errors === 0
      ? 0
      : bisect(0, 1, (share) => incompleteBeta(share, errors, sent - errors + 1) > alpha.fail);
  const high =
    errors >= sent
      ? 1
      : bisect(0, 1, (share) => incompleteBeta(share, errors + 1, sent - errors) > 1 - alpha.pass);
  return { low: ratio(low), high: ratio(high) };
}

/** The smallest observed share that `boundShare` would put above `line`; more than 1 where none is. */
export function smallestShownShare(sent: number, line: Ratio, alphaFail: number): Ratio {
  if (line >= 1 || line ** sent > alphaFail) return ratio(Number.POSITIVE_INFINITY);
  const errors = bisect(0, sent, (k) => k > 0 && incompleteBeta(line, k, sent - k + 1) < alphaFail);
  return ratio(Math.max(1, Math.ceil(errors)) / sent);
}

/**
 * Fisher's exact test, one-sided: the probability of at least the candidate's errors if both shares
 * are the same, given the total number of errors.
 */
export function fisherTail(candidate: ShareCount, baseline: ShareCount): number {
  const draw: Hypergeometric = {
    total: candidate.sent + baseline.sent,
    marked: candidate.errors + baseline.errors,
    drawn: candidate.sent,
  };
  const mean = draw.total === 0 ? 0 : (draw.marked * draw.drawn) / draw.total;
  // Away from the mean the terms only fall. A sum across it could begin with a term that underflows to 0.
  if (candidate.errors > mean) return sumUpwards(draw, candidate.errors);
  return 1 - sumDownwards(draw, candidate.errors - 1);
}

/** `drawn` of `total` requests are the candidate's, `marked` of them failed. */
interface Hypergeometric {
  readonly total: number;
  readonly marked: number;
  readonly drawn: number;
}

function sumUpwards({ total, marked, drawn }: Hypergeometric, from: number): number {
  let term = probabilityOf({ total, marked, drawn }, from);
  let sum = 0;
  for (let k = from; term > sum * NEGLIGIBLE; k++) {
    sum += term;
    term *= ((marked - k) * (drawn - k)) / ((k + 1) * (total - marked - drawn + k + 1));
  }
  return Math.min(sum, 1);
}

function sumDownwards({ total, marked, drawn }: Hypergeometric, from: number): number {
  let term = probabilityOf({ total, marked, drawn }, from);
  let sum = 0;
  for (let k = from; term > sum * NEGLIGIBLE; k--) {
    sum += term;
    term *= (k * (total - marked - drawn + k)) / ((marked - k + 1) * (drawn - k + 1));
  }
  return Math.min(sum, 1);
}

/** P(X = k), zero where k is impossible. */
function probabilityOf({ total, marked, drawn }: Hypergeometric, k: number): number {
  if (k < Math.max(0, marked + drawn - total) || k > Math.min(marked, drawn)) return 0;
  return Math.exp(
    logChoose(marked, k) + logChoose(total - marked, drawn - k) - logChoose(total, drawn),
  );
}

const logChoose = (n: number, k: number): number =>
  logFactorial(n) - logFactorial(k) - logFactorial(n - k);
