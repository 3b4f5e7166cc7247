// The Plan: what to do, validated, with every default filled in. Readonly from here on.

import type { Bytes, Milliseconds, NonEmpty, PerSecond, Ratio } from '../units.ts';
import type { Expectation, RequestPlan, ServerSteps } from './request-plan.ts';
import type { WrittenInputs } from './written-inputs.ts';

export type {
  BodyPlan,
  BytesBody,
  Expectation,
  FlowPlan,
  FlowStep,
  HeaderCheck,
  JsonCheck,
  JsonExpectation,
  Judged,
  RequestPlan,
  SchemaFile,
  SecretText,
  SentRequest,
} from './request-plan.ts';

/** Everything one execution of the gate needs to know; made by `parsePlan` and `parseAction` only. */
export interface Plan {
  /** Keys the baseline and the report: one per server and matrix cell. */
  readonly name: string;
  readonly server: ServerPlan;
  readonly target: Target;
  readonly requests: NonEmpty<RequestPlan>;
  readonly load: LoadPlan;
  readonly tolerances: Tolerances;
  readonly limits: Limits;
  readonly policy: Policy;
  readonly compare: ComparePlan;
  readonly profile: ProfilePlan;
  readonly outputs: Outputs;
  /** The only source of chance in a run: printed, so that a run can be repeated. */
  readonly seed: string;
  /** What makes two runs comparable, as canonical JSON: requests, load shape, warm-up. */
  readonly measured: string;
  /** The same, to be read: a record keeps it, so that a later run can say what differs. */
  readonly summary: PlanSummary;
  /** For another run of the same comparison. */
  readonly written: WrittenInputs;
  /** Values of `${env:…}`, and each line of those with several: never shown or stored. */
  readonly secrets: readonly string[];
}

/** How it is found out where time goes, once a loss was shown. */
export type ProfilePlan =
  /** `auto`: Node.js profiles itself, and py-spy looks at Python. */
  | { readonly kind: 'auto' | 'none' }
  /** Run by `sh -c` under load, once for each version; `{pid}`, `{out}` and `{seconds}` are replaced. */
  | { readonly kind: 'command'; readonly command: string };

/** What is measured, without any text that may be a secret. */
export interface PlanSummary {
  readonly sliceScheme: number;
  readonly processes: 'fresh' | 'running';
  readonly protocol: Target['protocol'];
  readonly transport: 'port' | 'unix-socket';
  readonly connections: number;
  /** `undefined`: a share of the capacity that is measured. */
  readonly rate: PerSecond | undefined;
  readonly warmup: Milliseconds;
  readonly requestTimeout: Milliseconds;
  readonly requests: readonly RequestSummary[];
}

export interface RequestSummary {
  readonly name: string;
  readonly method: string;
  /** Its beginning, where it is long. */
  readonly path: string;
  readonly weight: number;
  /** Names, in lower case and in order. */
  readonly headers: readonly string[];
  readonly bodySize: Bytes | undefined;
  /** `2xx, 304`; `undefined`: any 2xx or 3xx. */
  readonly expectedStatus: string | undefined;
  /** How the body is checked; `undefined`: it is not. */
  readonly expectedBody: NonNullable<Expectation['body']>['kind'] | undefined;
  /** What else is looked at, in words; `undefined`: nothing. */
  readonly otherChecks: readonly string[] | undefined;
  /** Its place in a flow, in words; `undefined`: it is sent by itself. */
  readonly inFlow: string | undefined;
}

/** What the candidate is compared with. */
export interface ComparePlan {
  /**
   * `stored`: numbers of earlier runs. `side-by-side`: the baseline runs again beside the candidate.
   * `auto`: stored numbers where they are enough to pass it, else side by side.
   */
  readonly mode: 'auto' | 'side-by-side' | 'stored';
  readonly base: BasePlan;
  /** For the baseline's server: `baseline-env`, or where that is absent `candidate-env`. */
  readonly env: Readonly<Record<string, string>>;
  /** Globs below `cwd`: what the build makes and the server needs, stored beside the baseline. */
  readonly paths: readonly string[];
  /** What drift is counted from, by any name that git understands; `undefined`: the last release. */
  readonly anchor: string | undefined;
  /** Whether CPU time per request must pass, too. */
  readonly gateCpu: 'auto' | 'always' | 'never';
}

/** Where the baseline arm comes from. */
export type BasePlan =
  /** The build that was stored with the baseline, or else the baseline's commit. */
  | { readonly kind: 'baseline' }
  /** Any name that git understands as a commit. */
  | { readonly kind: 'ref'; readonly ref: string }
  /** Absolute path; `build` was run there, or is not needed. */
  | { readonly kind: 'directory'; readonly directory: string }
  /** Another command, in the candidate's directory. */
  | { readonly kind: 'command'; readonly start: string };

/** How the candidate's server comes to be. */
export type ServerPlan =
  | {
      readonly kind: 'started';
      /** Run by `sh -c`; `{port}` or `{socket}` is replaced, and `PORT` or `PERF_GATE_SOCKET` is set. */
      readonly start: string;
      /** Absolute path. */
      readonly cwd: string;
      /** Run once by `sh -c` before measuring; includes installing. */
      readonly build: string | undefined;
      readonly listens: Listening;
      /** `candidate-env`: added to the scrubbed environment. */
      readonly env: Readonly<Record<string, string>>;
      readonly beforeBlock: string | undefined;
      readonly afterBlock: string | undefined;
      readonly ready: ReadyPlan;
      readonly steps: ServerSteps;
    }
  /** `url` alone: it runs already, so there are no fresh processes. */
  | {
      readonly kind: 'running';
      /** Absolute path of its Unix socket; `undefined`: it listens on the target's port. */
      readonly unixSocket: string | undefined;
      readonly ready: ReadyPlan;
      readonly steps: ServerSteps;
    };

/** When the server counts as ready. */
export interface ReadyPlan {
  readonly by:
    | {
        readonly kind: 'path';
        readonly path: string;
        /** Whether a 404 for it means ready: a request expects it, or nobody asked for this path. */
        readonly takesNotFound: boolean;
        /** Whether every request must get what it expects, too: nobody named a path. */
        readonly awaitsRequests: boolean;
      }
    /** Run by `sh -c` until it exits with 0. Never for a server that runs already. */
    | { readonly kind: 'command'; readonly command: string };
  readonly timeout: Milliseconds;
}

/** Where a server that we start accepts connections; `undefined`: perf-gate assigns it. */
export type Listening =
  | { readonly kind: 'port'; readonly port: number | undefined }
  /** As written: a relative path begins in the directory of the version that is started. */
  | { readonly kind: 'socket'; readonly path: string | undefined };

/** Where requests go. Always loopback. */
export interface Target {
  readonly protocol: 'http:' | 'https:';
  /** As in the `Host` header: `127.0.0.1`, `localhost`, `[::1]`. */
  readonly hostname: string;
  /** `undefined`: the port that perf-gate assigns. With a Unix socket it appears only in the `Host` header. */
  readonly port: number | undefined;
  /** Accept a self-signed certificate. */
  readonly insecure: boolean;
}

export interface LoadPlan {
  /** Persistent connections, each with at most one request in flight. */
  readonly connections: number;
  /** Offered rate of the fixed-rate phase; `auto`: 60 % of the slower version's capacity. */
  readonly rate: PerSecond | 'auto';
  readonly warmup: Milliseconds;
  /** Measuring time of the whole run, build excluded. */
  readonly budget: Milliseconds;
  /** An unanswered request is a failure of class `timeout` after this long. */
  readonly requestTimeout: Milliseconds;
  /** Whether HTTP/2 is spoken, one stream at a time on each connection. */
  readonly http2: boolean;
}

/** The changes we forgive, as positive ratios: 0.05 forgives a throughput drop of 5 %. */
export interface Tolerances {
  readonly throughput: Ratio;
  readonly p99: Ratio;
  /** A p99 may always rise by this much, even where that is a large share of it. */
  readonly p99Floor: Milliseconds;
  readonly cpu: Ratio;
  readonly memory: Ratio;
  /** Of the start time, and of the time of the first answers. */
  readonly start: Ratio;
  /** Share of failed requests, absolute. */
  readonly errors: Ratio;
}

/** Absolute limits; they need no baseline. */
interface Limits {
  readonly p99: Milliseconds | undefined;
  readonly throughput: PerSecond | undefined;
}

/** What follows from an outcome that is neither pass nor regression. */
export interface Policy {
  /**
   * `measure`: compare with the base commit at once; where that is impossible, pass. `fail` with a
   * baseline that is named: the input is at fault, and nothing is measured.
   */
  readonly missingBaseline: 'pass' | 'fail' | 'measure';
  readonly onInconclusive: 'warn' | 'fail';
  readonly onInvalid: 'warn' | 'fail';
}

/** A file, or standard output. */
export type Destination =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'stdout' };

/** Files read and written; all paths absolute. */
export interface Outputs {
  readonly save: string | undefined;
  readonly baseline: string | undefined;
  readonly json: Destination | undefined;
  readonly markdown: Destination | undefined;
  readonly html: Destination | undefined;
  /** Whether the terminal's report has all numbers, beside the answer. */
  readonly details: boolean;
  /** Whether progress is left out. */
  readonly quiet: boolean;
  /** For `noise`: the file that a line is added to. */
  readonly append: string | undefined;
}
