// The losses that are injected, by name: what the candidate's server does that the baseline's does not.

export type Loss =
  | { readonly kind: 'none' }
  /** CPU time of the whole request, up by this share. */
  | { readonly kind: 'cpu'; readonly share: number }
  /** Throughput, down by this share. */
  | { readonly kind: 'throughput'; readonly share: number }
  /** p99 of that phase, up by about this share, because one request in fifty waits. */
  | { readonly kind: 'p99'; readonly phase: 'capacity' | 'fixed-rate'; readonly share: number }
  /** One request in fifty takes so many times as long as all do at capacity. */
  | { readonly kind: 'slow'; readonly times: number }
  | { readonly kind: 'stall'; readonly milliseconds: number }
  | { readonly kind: 'ballast'; readonly mebibytes: number }
  | { readonly kind: 'leak'; readonly kibibytes: number }
  /** Failures in 10 000 requests. */
  | { readonly kind: 'errors'; readonly count: number };

const PATTERN =
  /^(none|cpu|rps|p99-|response-p99-|slow|stall|ballast|leak|errors)(\d+(?:\.\d+)?)?$/;

/** `none`, `cpu10`, `rps4`, `p99-25`, `response-p99-25`, `slow10`, `stall`, `ballast64`, `leak4`, `errors`. */
export function parseLoss(name: string): Loss {
  const [, kind, digits] = PATTERN.exec(name) ?? [];
  const size = digits === undefined ? undefined : Number(digits);
  switch (kind) {
    case 'none':
      return { kind: 'none' };
    case 'cpu':
      return { kind: 'cpu', share: (size ?? 10) / 100 };
    case 'rps':
      return { kind: 'throughput', share: (size ?? 10) / 100 };
    case 'p99-':
      return { kind: 'p99', phase: 'capacity', share: (size ?? 25) / 100 };
    case 'response-p99-':
      return { kind: 'p99', phase: 'fixed-rate', share: (size ?? 25) / 100 };
    case 'slow':
      return { kind: 'slow', times: size ?? 10 };
    case 'stall':
      return { kind: 'stall', milliseconds: size ?? 50 };
    case 'ballast':
      return { kind: 'ballast', mebibytes: size ?? 64 };
    case 'leak':
      return { kind: 'leak', kibibytes: size ?? 4 };
    case 'errors':
      return { kind: 'errors', count: size ?? 50 };
    default:
      throw new Error(
        `There is no loss "${name}"; write none, cpu10, rps10, p99-25, response-p99-25, slow10, stall, ballast64, leak4 or errors.`,
      );
  }
}
