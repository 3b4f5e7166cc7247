import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  readResultOutputs
} from "./chunk-AHILKCOV.js";
import {
  writeForms
} from "./chunk-TBQMIQGN.js";
import {
  jsonText
} from "./chunk-AQXHHCZM.js";
import "./chunk-TIMP5RMP.js";
import {
  markdownText
} from "./chunk-MBS5LOBH.js";
import {
  printable,
  terminalStyle
} from "./chunk-64RYFPAX.js";
import {
  THIN_SPACE,
  formatCount
} from "./chunk-Q5X7ONT2.js";
import {
  displayWidth,
  fitMiddle,
  hangText,
  padEndColumns,
  padStartColumns
} from "./chunk-Q4ZDOI7W.js";
import {
  visibleText
} from "./chunk-NS3K4OEN.js";
import "./chunk-6DGPH6SF.js";
import "./chunk-KKYIBEEK.js";
import "./chunk-CFNL45QM.js";
import "./chunk-QPORNFFO.js";
import {
  ZodError,
  array,
  iso_exports,
  number,
  object,
  record,
  string,
  unknown
} from "./chunk-BFBJNCNN.js";
import "./chunk-3KRSBUQO.js";
import "./chunk-T7T6K3C5.js";
import "./chunk-OMBH7NB3.js";
import "./chunk-KBFMTE46.js";
import "./chunk-QTJTHZNP.js";
import {
  InputError
} from "./chunk-NMZCVL7D.js";
import "./chunk-6ULW2SID.js";
import {
  microseconds,
  perSecond
} from "./chunk-D2O6BJGM.js";
import {
  parse
} from "./chunk-5BFFKA2D.js";
import {
  cannotBeRead,
  readTextFile
} from "./chunk-SMHH2KPA.js";
import "./chunk-XDEPVGA2.js";

// src/cli/import.ts
import { resolve } from "node:path";

// src/import/text/amounts.ts
var LARGEST = Number.MAX_SAFE_INTEGER;
var DECIMAL = /^\d{1,16}(?:\.(\d{1,12}))?$/;
function readDecimal(text) {
  const value = DECIMAL.test(text) ? Number(text) : Number.NaN;
  return value <= LARGEST ? value : void 0;
}
function readWhole(text) {
  return text.includes(".") ? void 0 : readDecimal(text);
}
var WRK_UNITS = { us: 1, ms: 1e3, s: 1e6, m: 6e7, h: 36e8 };
var IN_SECONDS = { secs: 1e6 };
var IN_MILLISECONDS = { ms: 1e3 };
var OHA_UNITS = {
  ns: 1e-3,
  us: 1,
  ms: 1e3,
  sec: 1e6,
  "10 sec": 1e7,
  min: 6e7,
  "10 min": 6e8,
  hr: 36e8
};
var GO_UNITS = { ns: 1e-3, µs: 1, μs: 1, us: 1, ms: 1e3, s: 1e6, m: 6e7, h: 36e8 };
function readAmount(text, units) {
  const [, digits = "", unit = ""] = /^([\d.]{1,30}) ?(\D.{0,9}|10 sec|10 min)$/.exec(text) ?? [];
  return Object.hasOwn(units, unit) ? amountOf(digits, units[unit] ?? 0) : void 0;
}
function amountOf(digits, unit) {
  const value = readDecimal(digits);
  if (value === void 0 || value * unit > LARGEST) return void 0;
  const decimals = DECIMAL.exec(digits)?.[1]?.length ?? 0;
  return { value: microseconds(inUnit(value, unit)), step: inUnit(10 ** -decimals, unit) };
}
function readGoDuration(text) {
  let [rest, sum, step, before] = [text, 0, 0, Number.POSITIVE_INFINITY];
  while (rest !== "") {
    const [all = "", digits = "", unit = ""] = /^([\d.]{1,30})([a-zµμ]{1,2})/.exec(rest) ?? [];
    const amount = readAmount(digits + unit, GO_UNITS);
    const size = GO_UNITS[unit] ?? 0;
    if (amount === void 0 || size >= before) return void 0;
    sum += amount.value;
    step = amount.step;
    before = size;
    rest = rest.slice(all.length);
  }
  return text === "" || sum > LARGEST ? void 0 : { value: microseconds(sum), step };
}
var inUnit = (value, unit) => Number((value * unit).toPrecision(15));

// src/import/text/figures.ts
function throughputOf(succeeded, durationSeconds) {
  if (succeeded === void 0 || durationSeconds === void 0) return void 0;
  const rate = succeeded / durationSeconds;
  return Number.isFinite(rate) && rate <= LARGEST ? perSecond(rate) : void 0;
}
var without = (count, ...failures) => Math.max(
  0,
  failures.reduce((left, failed) => left - failed, count)
);
var toSeconds = (span) => Math.round(span * 1e3) / 1e6;
function defined(values) {
  const known = {};
  for (const key of keysOf(values)) {
    const value = values[key];
    if (value !== void 0) known[key] = value;
  }
  return known;
}
var keysOf = (values) => Object.keys(values).filter((key) => Object.hasOwn(values, key));
function printedTimes(amounts) {
  const known = Object.entries(defined(amounts));
  const percentiles = known.filter(([name]) => name.startsWith("p"));
  const steps = (percentiles.length > 0 ? percentiles : known).map(([, { step }]) => step);
  return {
    times: Object.fromEntries(known.map(([name, { value }]) => [name, value])),
    timesResolution: steps.length === 0 ? void 0 : microseconds(Math.max(...steps))
  };
}
function exactTimes(values, unit) {
  const inMicroseconds = Object.entries(values).map(([name, value]) => [
    name,
    value === null || value === void 0 ? void 0 : microseconds(Number((value * unit).toPrecision(15)))
  ]);
  return defined(Object.fromEntries(inMicroseconds));
}
var NO_TIMES = { times: {}, timesResolution: void 0 };
function countsOf(total, succeeded, failed) {
  return { total, succeeded, failed: defined(failed) };
}
function missingP99(times, remedy) {
  return times.p99 === void 0 ? [`No p99: ${remedy}`] : [];
}

// src/import/text/json.ts
var DEEPEST = 100;
var AMOUNT = number().nonnegative().max(Number.MAX_SAFE_INTEGER);
var COUNT = number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);
function extentOf(text, start) {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    switch (text[at]) {
      case '"':
        at = endOfString(text, at);
        break;
      case "{":
      case "[":
        depth += 1;
        if (depth > DEEPEST) return { kind: "too-deep" };
        break;
      case "}":
      case "]":
        depth -= 1;
        if (depth === 0) return { kind: "value", end: at + 1 };
        break;
    }
  }
  return { kind: "open" };
}
function endOfString(text, start) {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === '"') return at;
  }
  return text.length;
}
function parseJson(text) {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return void 0;
  }
}
function hasKeys(value, ...keys) {
  return typeof value === "object" && value !== null && !Array.isArray(value) && keys.every((key) => Object.hasOwn(value, key));
}
var ONCE = { jitless: true };

// src/import/formats/reader.ts
var PLAIN = {
  version: void 0,
  rateWasSet: false,
  timesFrom: "summary",
  timesCorrected: false,
  notes: []
};

// src/import/formats/autocannon.ts
var TIME = AMOUNT.optional();
var AUTOCANNON_JSON = object({
  title: string().nullish(),
  duration: AMOUNT,
  errors: COUNT,
  timeouts: COUNT,
  mismatches: COUNT.default(0),
  non2xx: COUNT,
  "2xx": COUNT.optional(),
  requests: object({ total: COUNT }),
  latency: object({
    mean: TIME,
    max: TIME,
    p50: TIME,
    p75: TIME,
    p90: TIME,
    p99: TIME,
    p99_9: TIME,
    totalCount: COUNT.optional()
  })
});
var RESOLUTION = microseconds(1e3);
function fromAutocannonJson(document) {
  const { duration, errors, timeouts, mismatches, non2xx, requests, latency } = document;
  const succeeded = without(requests.total, non2xx, mismatches);
  const { totalCount } = latency;
  const isEmpty = totalCount === 0 || requests.total === 0;
  const times = exactTimes(
    {
      p50: latency.p50,
      p75: latency.p75,
      p90: latency.p90,
      p99: latency.p99,
      p999: latency.p99_9,
      mean: latency.mean,
      max: latency.max
    },
    1e3
  );
  const timesCorrected = totalCount === void 0 ? void 0 : totalCount > requests.total;
  return {
    ...PLAIN,
    throughput: throughputOf(succeeded, duration),
    throughputRule: "(requests.total − non2xx − mismatches) ÷ duration",
    durationSeconds: duration,
    requests: countsOf(requests.total + errors, succeeded, {
      status: non2xx,
      timeout: timeouts,
      body: mismatches,
      other: without(errors, timeouts)
    }),
    ...isEmpty ? { times: {}, timesResolution: void 0 } : { times, timesResolution: RESOLUTION },
    // With `-x` it records those of 2xx alone.
    timesIncludeErrors: !(non2xx > 0 && totalCount !== void 0 && totalCount <= requests.total - non2xx),
    timesCorrected,
    notes: [
      ...isEmpty ? [] : missingP99(times, "autocannon `-j` writes it."),
      ...timesCorrected === true ? [
        "autocannon filled in times of requests it did not send (-R): read its percentiles with care."
      ] : []
    ]
  };
}

// src/import/text/outcomes.ts
function tallyOf(byStatus, errors) {
  const sum = (counts) => [...counts].reduce((total, each) => total + each, 0);
  const succeeded = [...byStatus].filter(([status]) => isSuccess(status)).map(([, count]) => count);
  return {
    byStatus,
    errors,
    answers: sum(byStatus.values()),
    succeeded: sum(succeeded),
    unanswered: sum(errors.map(([, count]) => count))
  };
}
var isSuccess = (status) => status >= 200 && status < 400;
function classOfError(text) {
  const short = text.slice(0, 500);
  if (/timed? ?out|deadline exceeded/i.test(short)) return "timeout";
  if (/reset|EOF|closed|broken pipe/i.test(short)) return "read";
  if (/refused|connect|dial |no route|no such host/i.test(short)) return "connect";
  return "other";
}
function classed(errors) {
  const failed = {};
  for (const [text, count] of errors) {
    const name = classOfError(text);
    failed[name] = (failed[name] ?? 0) + count;
  }
  return failed;
}

// src/import/formats/bombardier.ts
var UNITS = "us, ms, s, m or h";
var readTime = (text) => readAmount(text, WRK_UNITS);
function figuresOf({ statuses, others, errors }, durationSeconds, times, notes) {
  const [informed, ok, moved, refused, broken2] = statuses;
  const total = informed + ok + moved + refused + broken2 + others;
  const named2 = errors.reduce((sum, [, count]) => sum + count, 0);
  return {
    ...PLAIN,
    throughput: throughputOf(ok + moved, durationSeconds),
    throughputRule: "(2xx + 3xx) ÷ time taken",
    durationSeconds,
    requests: countsOf(total, ok + moved, {
      status: informed + refused + broken2,
      ...named2 === others ? classed(errors) : { other: others }
    }),
    ...total === 0 ? NO_TIMES : times,
    timesIncludeErrors: true,
    notes: [
      ...total === 0 ? [] : missingP99(times.times, "`bombardier -l` prints it."),
      ...notes
    ]
  };
}
function readBombardier(block) {
  const timed = block.one(/^\s*Bombarding \S{1,1000} for (\S{1,30}) using /);
  block.one(/^\s*(?:Bombarding \S{1,1000} with)/);
  const row2 = block.one(/^\s*Latency\s+(\S{1,30})\s+\S{1,30}\s+(\S{1,30})$/);
  const at = (percent2) => block.time(block.one(new RegExp(`^\\s*${percent2}%\\s+(\\S{1,30})$`)), readTime, UNITS);
  const times = printedTimes({
    p50: at(50),
    p75: at(75),
    p90: at(90),
    p95: at(95),
    p99: at(99),
    mean: block.time(row2, readTime, UNITS, 0),
    max: block.time(row2, readTime, UNITS, 1)
  });
  const codes = block.need(
    /^\s*1xx - (\S{1,30}), 2xx - (\S{1,30}), 3xx - (\S{1,30}), 4xx - (\S{1,30}), 5xx - (\S{1,30})$/,
    "“1xx - …, 2xx - …”"
  );
  const others = block.count(block.need(/^\s*others - (\S{1,30})$/, "“others - …”"));
  const end = block.need(/^\s*Throughput:\s+(\S{1,30})\/s$/, "“Throughput:”");
  const behind = block.one(/^\s*Errors:$/);
  const listed = block.lines.filter(
    ({ number: number2 }) => behind !== void 0 && number2 > behind.line && number2 < (end?.line ?? 0)
  );
  const errors = block.all(/^\s*(\S.{0,1000}) - (\d{1,16})$/, listed).map((found) => [found.pieces[0] ?? "", block.count(found, 1) ?? 0]);
  const count = (piece) => block.count(codes, piece) ?? 0;
  const statuses = [count(0), count(1), count(2), count(3), count(4)];
  const duration = block.time(timed, readGoDuration, "s, m or h");
  if (others === void 0) return void 0;
  const seconds = duration === void 0 ? void 0 : inUnit(duration.value, 1e-6);
  const notes = seconds === void 0 ? [NO_TIME] : [SET_TIME];
  return figuresOf({ statuses, others, errors }, seconds, times, notes);
}
var NO_TIME = "No throughput: the text of bombardier does not hold the time taken. `-p r -o json -l` writes it.";
var SET_TIME = "The text of bombardier holds the time that was set (-d), not the time taken: `-p r -o json -l` has it.";
var BOMBARDIER_JSON = object({
  spec: object({ numberOfConnections: COUNT }),
  result: object({
    timeTakenSeconds: AMOUNT,
    req1xx: COUNT,
    req2xx: COUNT,
    req3xx: COUNT,
    req4xx: COUNT,
    req5xx: COUNT,
    others: COUNT,
    errors: array(object({ description: string(), count: COUNT })).optional(),
    latency: object({
      mean: AMOUNT,
      max: AMOUNT,
      percentiles: record(string(), AMOUNT).optional()
    }).optional()
  })
});
function fromBombardierJson({ result }) {
  const { latency, errors = [], others, timeTakenSeconds } = result;
  const percentiles = latency?.percentiles ?? {};
  const at = (name) => Object.hasOwn(percentiles, name) ? percentiles[name] : void 0;
  const times = exactTimes(
    {
      p50: at("50"),
      p75: at("75"),
      p90: at("90"),
      p95: at("95"),
      p99: at("99"),
      mean: latency?.mean,
      max: latency?.max
    },
    1
  );
  const { req1xx, req2xx, req3xx, req4xx, req5xx } = result;
  return figuresOf(
    {
      statuses: [req1xx, req2xx, req3xx, req4xx, req5xx],
      others,
      errors: errors.map(({ description, count }) => [description, count])
    },
    timeTakenSeconds > 0 ? timeTakenSeconds : void 0,
    { times, timesResolution: microseconds(1) },
    []
  );
}

// src/import/formats/h2load.ts
var UNITS2 = "us, ms or s";
var readTime2 = (text) => readAmount(text, WRK_UNITS);
function figuresOf2(requests, durationSeconds, times, more) {
  const { total, succeeded, failed, errored, timeout } = requests;
  const isEmpty = succeeded + failed === 0;
  return {
    ...PLAIN,
    ...more,
    throughput: throughputOf(succeeded, durationSeconds),
    throughputRule: "succeeded ÷ time",
    durationSeconds,
    requests: countsOf(total, succeeded, {
      status: without(failed, errored),
      other: without(errored, timeout),
      timeout
    }),
    ...isEmpty ? NO_TIMES : times,
    timesIncludeErrors: true,
    notes: [
      ...isEmpty ? [] : missingP99(times.times, "h2load 1.69 and newer print it."),
      ...more.notes
    ]
  };
}
var PIECE = "(\\S{1,30})";
var COUNTS = new RegExp(
  `^\\s*requests: ${["total", "started", "done", "succeeded", "failed", "errored", "timeout"].map((name) => `${PIECE} ${name}`).join(", ")}$`
);
function readH2load(block) {
  const finished = block.need(/^\s*finished in (\S{1,30}), (\S{1,30}) req\/s, /, "“finished in …”");
  const counts = block.need(COUNTS, "“requests: … total, …”");
  block.need(/^\s*(status codes): /, "“status codes: …”");
  block.all(/^\s*(?:traffic: |time for |req\/s\s|connect\s|TTFB\s|min\s+max\s)/);
  const rate = block.decimal(finished, 1);
  const duration = block.time(finished, readTime2, UNITS2);
  const count = (piece) => block.count(counts, piece) ?? 0;
  const requests = {
    total: count(0),
    succeeded: count(3),
    failed: count(4),
    errored: count(5),
    timeout: count(6)
  };
  const times = timesOf(block);
  if (duration === void 0 || counts === void 0) return void 0;
  const seconds = inUnit(duration.value, 1e-6);
  const isLonger = rate !== void 0 && rate * seconds > 1.05 * count(2) + rate * 0.01;
  const notes = isLonger ? ["The time includes the warm-up: the throughput is at least this."] : [];
  return figuresOf2(requests, seconds, times, { version: void 0, notes });
}
function timesOf(block) {
  const gap = "\\s+";
  const row2 = (title, count) => new RegExp(`^\\s*${title}${gap}${Array(count).fill(PIECE).join(gap)}${gap}\\S{1,30}%$`);
  const old = block.one(row2("time for request:", 4));
  const now = block.one(row2("request\\s*:", 7));
  const time = (found, piece) => block.time(found, readTime2, UNITS2, piece);
  if (now === void 0) return printedTimes({ max: time(old, 1), mean: time(old, 2) });
  return printedTimes({
    max: time(now, 1),
    p50: time(now, 2),
    p95: time(now, 3),
    p99: time(now, 4),
    mean: time(now, 5)
  });
}
var H2LOAD_JSON = object({
  metadata: object({ generator: string() }),
  measurements: object({
    duration: AMOUNT,
    requests: object({
      total: COUNT,
      succeeded: COUNT,
      failed: COUNT,
      errored: COUNT,
      timeout: COUNT
    }),
    performance: object({
      request: object({ median: AMOUNT, p95: AMOUNT, p99: AMOUNT, mean: AMOUNT, max: AMOUNT })
    })
  })
});
function fromH2loadJson(document) {
  const { metadata, measurements } = document;
  const { duration, requests, performance } = measurements;
  const { median, p95, p99, mean, max } = performance.request;
  const times = exactTimes({ p50: median, p95, p99, mean, max }, 1e6);
  const version = metadata.generator.replace(/^h2load /, "");
  return figuresOf2(
    requests,
    duration > 0 ? duration : void 0,
    { times, timesResolution: void 0 },
    { version, notes: [] }
  );
}

// src/import/formats/k6-figures.ts
function k6Figures(numbers) {
  const { version, total, rate, failed, droppedIterations, timesIncludeErrors } = numbers;
  const succeeded = failed === void 0 ? void 0 : without(total, failed);
  const seconds = rate > 0 && total / rate <= LARGEST ? total / rate : void 0;
  return {
    ...PLAIN,
    version,
    throughput: throughputOf(succeeded, total > 0 ? seconds : void 0),
    throughputRule: "http_reqs rate × (1 − failed ÷ all requests)",
    durationSeconds: seconds,
    requests: countsOf(total, succeeded, { other: failed }),
    ...total === 0 ? NO_TIMES : { times: numbers.times, timesResolution: numbers.timesResolution },
    timesIncludeErrors,
    notes: [
      ...total === 0 ? [] : missingP99(
        numbers.times,
        '`k6 run --summary-trend-stats "med,p(95),p(99),avg,max"` prints it.'
      ),
      ...failed === void 0 ? [NO_FAILURES] : [],
      ...droppedIterations > 0 ? [`k6 dropped ${droppedIterations} iterations: the rate was not sustained.`] : []
    ]
  };
}
var NO_FAILURES = "No throughput: without `http_req_failed` (k6 0.31) its rate counts failed requests, too.";

// src/import/formats/k6-json.ts
var TIME2 = AMOUNT.optional();
var TREND = object({
  avg: TIME2,
  med: TIME2,
  max: TIME2,
  "p(50)": TIME2,
  "p(75)": TIME2,
  "p(90)": TIME2,
  "p(95)": TIME2,
  "p(99)": TIME2,
  "p(99.9)": TIME2
});
var FAILED = object({ passes: COUNT, fails: COUNT });
var COUNTER = object({ count: COUNT, rate: AMOUNT });
var EXPECTED = "http_req_duration{expected_response:true}";
var K6_EXPORT = object({
  metrics: object({
    http_reqs: COUNTER,
    http_req_failed: FAILED.optional(),
    http_req_duration: TREND.optional(),
    [EXPECTED]: TREND.optional(),
    dropped_iterations: object({ count: COUNT }).optional()
  })
});
var inValues = (values) => object({ values });
var K6_SUMMARY = object({
  metrics: object({
    http_reqs: inValues(COUNTER),
    http_req_failed: inValues(FAILED).optional(),
    http_req_duration: inValues(TREND).optional(),
    [EXPECTED]: inValues(TREND).optional(),
    dropped_iterations: inValues(object({ count: COUNT })).optional()
  })
});
var fromK6Export = ({ metrics }) => figuresOf3(metrics, void 0);
var fromK6Summary = ({ metrics }) => figuresOf3(
  {
    http_reqs: metrics.http_reqs.values,
    http_req_failed: metrics.http_req_failed?.values,
    http_req_duration: metrics.http_req_duration?.values,
    [EXPECTED]: metrics[EXPECTED]?.values,
    dropped_iterations: metrics.dropped_iterations?.values
  },
  void 0
);
function hasValues(document) {
  if (!hasKeys(document, "metrics") || !hasKeys(document.metrics, "http_reqs")) return false;
  return hasKeys(document.metrics.http_reqs, "values");
}
var K6_MACHINE = object({
  config: object({ duration: AMOUNT }),
  metadata: object({ k6Version: string() }),
  results: object({
    metrics: array(object({ name: string(), values: record(string(), unknown()) }))
  })
});
var MACHINE_METRICS = object({
  http_reqs: object({ count: COUNT }),
  http_req_failed: object({ matches: COUNT, total: COUNT }).optional(),
  http_req_duration: TREND.optional(),
  [EXPECTED]: TREND.optional(),
  dropped_iterations: object({ count: COUNT }).optional()
});
function fromK6Machine(document) {
  const { config, metadata, results } = document;
  const byName = Object.fromEntries(results.metrics.map(({ name, values }) => [name, values]));
  const metrics = MACHINE_METRICS.parse(byName);
  const { count } = metrics.http_reqs;
  const failed = metrics.http_req_failed;
  return figuresOf3(
    {
      ...metrics,
      http_reqs: { count, rate: config.duration > 0 ? count / config.duration : 0 },
      http_req_failed: failed && { passes: failed.matches, fails: failed.total - failed.matches }
    },
    metadata.k6Version
  );
}
function figuresOf3(metrics, version) {
  const ofExpected = metrics[EXPECTED];
  const trend = ofExpected ?? metrics.http_req_duration ?? {};
  return k6Figures({
    version,
    total: metrics.http_reqs.count,
    rate: metrics.http_reqs.rate,
    failed: metrics.http_req_failed?.passes,
    droppedIterations: metrics.dropped_iterations?.count ?? 0,
    times: exactTimes(
      {
        p50: trend.med ?? trend["p(50)"],
        p75: trend["p(75)"],
        p90: trend["p(90)"],
        p95: trend["p(95)"],
        p99: trend["p(99)"],
        p999: trend["p(99.9)"],
        mean: trend.avg,
        max: trend.max
      },
      1e3
    ),
    timesResolution: void 0,
    timesIncludeErrors: ofExpected === void 0
  });
}

// src/import/formats/sections.ts
var TITLE = /^\s*[A-Z][\w ]{0,60}(?:\([\w ,+]{0,60}\))?:$/;
function sectionOf(block, title) {
  const start = block.one(title);
  if (start === void 0) return [];
  const behind = block.lines.filter(({ number: number2 }) => number2 > start.line);
  const end = behind.findIndex(({ text }) => TITLE.test(text));
  return end < 0 ? behind : behind.slice(0, end);
}
function readTally(block) {
  block.need(/^\s*(Status code distribution:)$/, "“Status code distribution:”");
  const byStatus = /* @__PURE__ */ new Map();
  const statuses = sectionOf(block, /^\s*Status code distribution:$/);
  for (const found of block.all(/^\s+\[(\d{3})\]\s+(\S{1,30}) responses$/, statuses)) {
    const status = Number(found.pieces[0]);
    byStatus.set(status, (byStatus.get(status) ?? 0) + (block.count(found, 1) ?? 0));
  }
  const errors = block.all(/^\s+\[(\d{1,16})\]\s+(\S.*)$/, sectionOf(block, /^\s*Error distribution:$/)).map((found) => [found.pieces[1] ?? "", block.count(found, 0) ?? 0]);
  return tallyOf(byStatus, errors);
}
function checkSum(block, tool, { rate, total }, { answers, unanswered }) {
  if (rate === void 0 || total === void 0) return;
  const expected = rate * inUnit(total.value, 1e-6);
  const slack = 1 + expected * 1e-3 + rate * inUnit(total.step, 1e-6);
  if (Math.abs(expected - answers - unanswered) <= slack) return;
  block.fault(
    block.lines.at(-1)?.number ?? block.firstLine,
    `${tool} says ${rate} requests a second, and its statuses and errors add up to ${answers + unanswered} requests: the output is cut off or was changed.`,
    "Run it again, and keep the output from its first line to its last."
  );
}

// src/import/formats/oha.ts
var UNITS3 = "ns, us, ms, sec, min or hr";
var inOhaUnit = (text) => readAmount(text, OHA_UNITS);
function readOha(block) {
  const time = (pattern, lines = block.lines) => {
    const found = block.one(pattern, lines);
    const isNone = /^-?(?:NaN|inf) /.test(found?.pieces[0] ?? "");
    return isNone ? void 0 : block.time(found, inOhaUnit, UNITS3);
  };
  block.one(/^\s*Success rate:\s+(\S{1,30})%$/);
  const total = block.time(block.need(/^\s*Total:\s+(\S.{0,30})$/, "“Total:”"), inOhaUnit, UNITS3);
  const rate = block.decimal(block.need(/^\s*Requests\/sec:\s+(\S{1,30})$/, "“Requests/sec:”"));
  const tally = readTally(block);
  checkSum(block, "oha", { rate, total }, tally);
  const distribution = sectionOf(block, /^\s*Response time distribution:$/);
  const at = (percent2) => time(new RegExp(`^\\s*${percent2}(?:\\.?0{1,2})?% in (\\S.{0,30})$`), distribution);
  const times = printedTimes({
    p50: at("50"),
    p75: at("75"),
    p90: at("90"),
    p95: at("95"),
    p99: at("99"),
    p999: at("99\\.9"),
    mean: time(/^\s*Average:\s+(\S.{0,30})$/),
    max: time(/^\s*Slowest:\s+(\S.{0,30})$/)
  });
  return total === void 0 ? void 0 : figuresOf4(tally, inUnit(total.value, 1e-6), times);
}
var TIME3 = AMOUNT.nullable().optional();
var OHA_JSON = object({
  summary: object({ total: AMOUNT, slowest: TIME3, average: TIME3 }),
  latencyPercentiles: record(string(), TIME3),
  statusCodeDistribution: record(string().regex(/^\d{3}$/), COUNT),
  errorDistribution: record(string(), COUNT)
});
function fromOhaJson(document) {
  const { summary, latencyPercentiles, statusCodeDistribution, errorDistribution } = document;
  const byStatus = Object.entries(statusCodeDistribution).map(
    ([status, count]) => [Number(status), count]
  );
  const at = (name) => Object.hasOwn(latencyPercentiles, name) ? latencyPercentiles[name] : void 0;
  const times = exactTimes(
    {
      p50: at("p50"),
      p75: at("p75"),
      p90: at("p90"),
      p95: at("p95"),
      p99: at("p99"),
      p999: at("p99.9"),
      mean: summary.average,
      max: summary.slowest
    },
    1e6
  );
  const tally = tallyOf(new Map(byStatus), Object.entries(errorDistribution));
  return figuresOf4(tally, summary.total, { times, timesResolution: void 0 });
}
var ENDED = "aborted due to deadline";
function figuresOf4({ answers, succeeded, errors }, durationSeconds, times) {
  const failed = errors.filter(([text]) => text !== ENDED);
  const ended = errors.find(([text]) => text === ENDED)?.[1] ?? 0;
  const unanswered = failed.reduce((sum, [, count]) => sum + count, 0);
  return {
    ...PLAIN,
    throughput: throughputOf(succeeded, durationSeconds),
    throughputRule: "answers with 2xx and 3xx ÷ total time",
    durationSeconds,
    requests: countsOf(answers + unanswered, succeeded, {
      status: answers - succeeded,
      ...classed(failed)
    }),
    ...answers === 0 ? NO_TIMES : times,
    timesIncludeErrors: true,
    // `--latency-correction` leaves no trace in the output.
    timesCorrected: void 0,
    notes: [
      ...answers === 0 ? [] : missingP99(times.times, "this output of oha was shortened."),
      ...ended > 0 ? [`oha ended ${ended} requests itself when its time was over; \`-w\` waits for them.`] : []
    ]
  };
}

// src/import/formats/vegeta.ts
var UNITS4 = "ns, µs, ms, s, m or h";
var NO_ANSWER = 0;
var SET_RATE = "The rate was set with -rate: the throughput is what was sent, not what the server can do.";
function figuresOf5(total, tally, durationSeconds, times) {
  const unanswered = tally.byStatus.get(NO_ANSWER) ?? 0;
  return {
    ...PLAIN,
    rateWasSet: true,
    throughput: throughputOf(tally.succeeded, durationSeconds),
    throughputRule: "answers with 2xx and 3xx ÷ (attack + wait)",
    durationSeconds,
    requests: countsOf(total, tally.succeeded, {
      status: tally.answers - tally.succeeded - unanswered,
      other: unanswered
    }),
    ...total === 0 ? NO_TIMES : times,
    timesIncludeErrors: true,
    notes: [
      ...total === 0 ? [] : missingP99(times.times, "`vegeta report` prints it."),
      SET_RATE
    ]
  };
}
function named(block, found) {
  const [names = [], values = []] = (found?.pieces ?? []).map((list) => list.trim().split(/, ?/));
  if (found !== void 0 && names.length !== values.length) {
    const problem = `vegeta names ${names.length} values here, and ${values.length} follow.`;
    block.fault(found.line, problem, "Leave the output as it was printed.");
  }
  return new Map(
    names.map((name, index) => [name, { line: found?.line ?? 0, pieces: [values[index] ?? ""] }])
  );
}
var row = (title) => new RegExp(`^\\s*${title}\\s+\\[([^\\]]{1,80})\\]\\s+(\\S.*)$`);
function readVegeta(block) {
  const requests = named(block, block.need(row("Requests"), "“Requests [total, rate, …]”"));
  const durations = named(block, block.need(row("Duration"), "“Duration [total, attack, wait]”"));
  const latencies = named(block, block.need(row("Latencies"), "“Latencies [min, mean, 50, …]”"));
  block.all(/^\s*(?:Bytes In|Bytes Out|Success)\s+\[/);
  const statuses = block.need(row("Status Codes"), "“Status Codes [code:count]”");
  block.need(/^\s*(Error Set:)$/, "“Error Set:”");
  const duration = (found) => block.time(found, readGoDuration, UNITS4);
  const total = block.count(requests.get("total"));
  const time = duration(durations.get("total"));
  const byStatus = /* @__PURE__ */ new Map();
  for (const word of (statuses?.pieces[1] ?? "").trim().split(/\s+/)) {
    const [code = "", count = ""] = word.split(":");
    const found = { line: statuses?.line ?? 0, pieces: [code, count] };
    const [status, answers] = [block.count(found, 0), block.count(found, 1)];
    if (status !== void 0 && answers !== void 0) byStatus.set(status, answers);
  }
  const at = (name) => duration(latencies.get(name));
  const times = printedTimes({
    p50: at("50"),
    p90: at("90"),
    p95: at("95"),
    p99: at("99"),
    mean: at("mean"),
    max: at("max")
  });
  if (total === void 0 || time === void 0 || block.faults.length > 0) return void 0;
  const tally = tallyOf(byStatus, []);
  if (tally.answers !== total) {
    const problem = `vegeta counts ${total} requests, and its status codes add up to ${tally.answers}.`;
    block.fault(statuses?.line ?? 0, problem, "Leave the output as it was printed.");
  }
  return figuresOf5(total, tally, inUnit(time.value, 1e-6), times);
}
var VEGETA_JSON = object({
  latencies: object({
    mean: AMOUNT,
    max: AMOUNT,
    "50th": AMOUNT,
    "90th": AMOUNT.optional(),
    "95th": AMOUNT,
    "99th": AMOUNT
  }),
  duration: AMOUNT,
  wait: AMOUNT,
  requests: COUNT,
  status_codes: record(string().regex(/^\d{1,3}$/), COUNT)
});
function fromVegetaJson(document) {
  const { latencies, duration, wait, requests, status_codes } = document;
  const byStatus = Object.entries(status_codes).map(
    ([status, count]) => [Number(status), count]
  );
  const times = exactTimes(
    {
      p50: latencies["50th"],
      p90: latencies["90th"],
      p95: latencies["95th"],
      p99: latencies["99th"],
      mean: latencies.mean,
      max: latencies.max
    },
    1e-3
  );
  const seconds = inUnit(duration + wait, 1e-9);
  const tally = tallyOf(new Map(byStatus), []);
  const whole = { times, timesResolution: void 0 };
  return figuresOf5(requests, tally, seconds > 0 ? seconds : void 0, whole);
}
var HDR_ROWS = [
  ["p50", "0.500000"],
  ["p75", "0.750000"],
  ["p90", "0.900000"],
  ["p95", "0.950000"],
  ["max", "1.000000"]
];
function readHdrPlot(block) {
  const amounts = {};
  block.all(/^\s*(?:Value\(ms\)|\d{1,12}\.\d{6}\s+[01]\.\d{6}\s)/);
  const inMilliseconds2 = (text) => amountOf(text, IN_MILLISECONDS.ms ?? 0);
  for (const [name, quantile] of HDR_ROWS) {
    const found = block.one(new RegExp(`^\\s*(\\S{1,30})\\s+${quantile.replace(".", "\\.")}\\s`));
    amounts[name] = block.time(found, inMilliseconds2, "ms");
  }
  const last = block.need(/^\s*\S{1,30}\s+1\.000000\s+(\S{1,30})\s/, "“… 1.000000 …”");
  const total = block.count(last);
  if (total === void 0) return void 0;
  return {
    ...PLAIN,
    rateWasSet: true,
    throughput: void 0,
    throughputRule: "not in this output",
    durationSeconds: void 0,
    requests: countsOf(total, void 0, {}),
    ...printedTimes(amounts),
    timesResolution: microseconds(1e-3),
    timesIncludeErrors: true,
    notes: [
      "hdrplot has no row at 99 %, no throughput and no errors: `vegeta report -type=json` has them."
    ]
  };
}

// src/import/files/documents.ts
var checked = (schema, read) => (value) => read(schema.parse(value, ONCE));
var FORMATS = [
  {
    tool: "oha",
    isOne: (value) => hasKeys(value, "summary", "statusCodeDistribution") || hasKeys(value, "latencyPercentiles"),
    read: checked(OHA_JSON, fromOhaJson),
    remedy: "`oha --no-tui --output-format json` (`-j` before 1.9) writes it."
  },
  {
    tool: "bombardier",
    isOne: (value) => hasKeys(value, "spec", "result"),
    read: checked(BOMBARDIER_JSON, fromBombardierJson),
    remedy: "`bombardier -p r -o json -l` writes it."
  },
  {
    tool: "h2load",
    isOne: (value) => hasKeys(value, "metadata", "measurements"),
    read: checked(H2LOAD_JSON, fromH2loadJson),
    remedy: "`h2load --output-file=FILE` (1.69) writes it."
  },
  {
    tool: "vegeta",
    isOne: (value) => hasKeys(value, "latencies", "requests"),
    read: checked(VEGETA_JSON, fromVegetaJson),
    remedy: "`vegeta report -type=json` writes it."
  },
  {
    tool: "autocannon",
    isOne: (value) => hasKeys(value, "latency", "requests", "throughput"),
    read: checked(AUTOCANNON_JSON, fromAutocannonJson),
    remedy: "`autocannon -j` writes it."
  },
  {
    tool: "k6",
    isOne: (value) => hasKeys(value, "config", "metadata", "results"),
    read: checked(K6_MACHINE, fromK6Machine),
    remedy: "`k6 run --new-machine-readable-summary --summary-export=FILE` writes it."
  },
  {
    tool: "k6",
    isOne: hasValues,
    read: checked(K6_SUMMARY, fromK6Summary),
    remedy: "`handleSummary` writes it, of a test that sends requests over HTTP."
  },
  {
    tool: "k6",
    isOne: (value) => hasKeys(value, "metrics", "root_group"),
    read: checked(K6_EXPORT, fromK6Export),
    remedy: "`k6 run --summary-export=FILE` writes it, of a test that sends requests over HTTP."
  }
];
var TELLING = [
  [/"(?:latencyPercentiles|responseTimeHistogram|successRate)"/, "oha"],
  [/"numberOfConnections"/, "bombardier"],
  [/"generator":"h2load /, "h2load"],
  [/"latencies":\{"total"|^\{"attack":/, "vegeta"],
  [/"(?:sampleInt|non2xx|pipelining)"/, "autocannon"],
  [/"(?:root_group|k6Version|http_req_duration|http_reqs|testRunDurationMs)"/, "k6"]
];
function ownerOf(start) {
  const tool = TELLING.find(([pattern]) => pattern.test(start))?.[1];
  return FORMATS.find((format) => format.tool === tool);
}
var isDocument = (value) => FORMATS.some(({ isOne }) => isOne(value));
function readDocument(value, firstLine, lastLine) {
  const format = FORMATS.find(({ isOne }) => isOne(value));
  if (format === void 0) throw new TypeError("no load generator writes such documents");
  const { tool, read, remedy } = format;
  const title = hasKeys(value, "title") && typeof value.title === "string" ? value.title : void 0;
  const base = { tool, format: "JSON", title, lastLine };
  try {
    return { ...base, figures: read(value), faults: [] };
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    return { ...base, figures: void 0, faults: faultsOf(error, tool, firstLine, remedy) };
  }
}
var MOST_ISSUES = 10;
function faultsOf({ issues }, tool, line, remedy) {
  return issues.slice(0, MOST_ISSUES).map((issue) => {
    const place = issue.path.map(String).join(".");
    const isMissing = "input" in issue ? issue.input === void 0 : /received undefined/.test(issue.message);
    const what = isMissing ? "is missing" : `is not what it has to be (${issue.message})`;
    return {
      line,
      problem: `JSON of ${tool} is recognised, and “${place}” in it ${what}.`,
      remedy
    };
  });
}

// src/import/files/marks.ts
var MARKS = [
  [/^\s*Running \S{1,30} test @ /, { name: "wrk", rank: 0 }],
  [/^\s*\d{1,9} threads and \d{1,9} connections$/, { name: "wrk", rank: 1 }],
  [/^\s*Thread Stats\s+Avg\s/, { name: "wrk", rank: 2 }],
  [/^\s*\S{1,30} requests in \S{1,30}, \S+ read/, { name: "wrk", rank: 3 }],
  [/^\s*This is ApacheBench, Version /, { name: "ab", rank: 0 }],
  [/^\s*Server Software:/, { name: "ab", rank: 1 }],
  [/^\s*Concurrency Level:\s/, { name: "ab", rank: 2 }],
  [/^\s*Bombarding \S{1,1000} (?:for|with) /, { name: "bombardier", rank: 0 }],
  [/^\s*Statistics\s+Avg\s+Stdev\s+Max$/, { name: "bombardier", rank: 1 }],
  [/^\s*starting benchmark\.\.\.$/, { name: "h2load", rank: 0 }],
  [/^\s*finished in \S{1,30}, \S+ req\/s/, { name: "h2load", rank: 1 }],
  [/^\s*requests: \S{1,30} total, /, { name: "h2load", rank: 2 }],
  [/^\s*Requests\s+\[total, rate/, { name: "vegeta", rank: 0 }],
  [/^\s*Value\(ms\)\s+Percentile\s+TotalCount/, { name: "hdrplot", rank: 0 }],
  [/^\s+\/\\\s+(?:\|‾‾\||Grafana)/, { name: "k6", rank: 0 }],
  [/^\s+execution: (?:local|cloud)$/, { name: "k6", rank: 1 }],
  [/^\s*█ THRESHOLDS/, { name: "k6", rank: 2 }],
  [/^\s*█ TOTAL RESULTS/, { name: "k6", rank: 3 }],
  [
    /^\W*(?:checks|data_received|http_req_\w{1,30}|http_reqs)\.{3,}:/,
    { name: "k6", rank: 4, repeats: true }
  ]
];
var SHORTEST = "Summary:".length;
function markOf(text, next) {
  if (text.length < SHORTEST) return void 0;
  if (/^\s*Summary:$/.test(text) && /^\s*(?:Success rate|Total):/.test(next()))
    return { name: "summary", rank: 0 };
  return MARKS.find(([pattern]) => pattern.test(text))?.[1];
}
var isOha = (lines) => lines.some(({ text }) => /^\s*Success rate:/.test(text));

// src/import/text/samples.ts
var LEAST = {
  p50: [0.5, 2],
  p75: [0.75, 4],
  p90: [0.9, 10],
  p95: [0.95, 20],
  p99: [0.99, 100],
  p999: [0.999, 1e3]
};
function timesOfSamples(times) {
  if (times.length === 0) return {};
  const sorted = Float64Array.from(times).sort();
  const count = sorted.length;
  const percentiles = Object.entries(LEAST).flatMap(([name, [share, least]]) => {
    const value = sorted[Math.ceil(Number((share * count).toPrecision(12))) - 1];
    return count < least || value === void 0 ? [] : [[name, microseconds(value)]];
  });
  const sum = sorted.reduce((total, each) => total + each, 0);
  return {
    ...Object.fromEntries(percentiles),
    mean: microseconds(sum / count),
    max: microseconds(sorted[count - 1] ?? 0)
  };
}
var samplesNote = (count) => count < 100 ? [`No p99: the file lists ${count} requests that succeeded, and a p99 takes 100.`] : [];

// src/import/formats/k6-points.ts
var POINT = object({
  metric: string(),
  data: object({
    time: iso_exports.datetime({ offset: true }),
    value: AMOUNT,
    tags: object({ expected_response: string().optional() }).nullish()
  })
});
var isK6Line = (value) => hasKeys(value, "type", "metric", "data") && (value.type === "Point" || value.type === "Metric");
var K6Points = class {
  #requests = 0;
  #failed = 0;
  #knowsFailures = false;
  #dropped = 0;
  #first = Number.POSITIVE_INFINITY;
  #last = Number.NEGATIVE_INFINITY;
  #expected = [];
  #all = [];
  #tagged = 0;
  /** @returns what is wrong with it */
  add(value) {
    if (!isK6Line(value)) return "is none of k6";
    if (hasKeys(value, "type") && value.type === "Metric") return void 0;
    const { data, error } = POINT.safeParse(value, ONCE);
    if (error !== void 0) return `has a faulty value at ${error.issues[0]?.path.join(".")}`;
    this.#count(data);
    return void 0;
  }
  #count({ metric, data: { time, value, tags } }) {
    switch (metric) {
      case "http_reqs":
        this.#requests += value;
        break;
      case "http_req_failed":
        this.#knowsFailures = true;
        if (value > 0) this.#failed += 1;
        break;
      case "dropped_iterations":
        this.#dropped += value;
        break;
      case "http_req_duration": {
        const end = Date.parse(time);
        this.#first = Math.min(this.#first, end - value);
        this.#last = Math.max(this.#last, end);
        this.#all.push(inUnit(value, 1e3));
        if (tags?.expected_response !== void 0) this.#tagged += 1;
        if (tags?.expected_response === "true") this.#expected.push(inUnit(value, 1e3));
        break;
      }
    }
  }
  /** @returns what is missing instead */
  figures() {
    const total = this.#requests;
    if (total === 0 || this.#all.length === 0)
      return "k6 is recognised, and no sample of `http_reqs` and `http_req_duration` is in its lines";
    const succeeded = this.#knowsFailures ? without(total, this.#failed) : void 0;
    const isTagged = this.#tagged === this.#all.length;
    const times = isTagged ? this.#expected : this.#all;
    const span = toSeconds(this.#last - this.#first);
    return {
      ...PLAIN,
      throughput: throughputOf(succeeded, span > 0 ? span : void 0),
      throughputRule: "requests that did not fail ÷ (end of the last − start of the first)",
      durationSeconds: span > 0 ? span : void 0,
      requests: countsOf(total, succeeded, {
        other: this.#knowsFailures ? this.#failed : void 0
      }),
      times: timesOfSamples(times),
      timesResolution: void 0,
      timesFrom: "samples",
      timesIncludeErrors: !isTagged,
      notes: [
        ...samplesNote(times.length),
        ...this.#dropped > 0 ? [`k6 dropped ${this.#dropped} iterations: the rate was not sustained.`] : []
      ]
    };
  }
};

// src/import/formats/vegeta-results.ts
var RESULT = object({
  code: number().int().min(0).max(999),
  timestamp: iso_exports.datetime({ offset: true }),
  latency: AMOUNT
});
var isVegetaLine = (value) => hasKeys(value, "attack", "seq", "code", "timestamp", "latency");
var VegetaResults = class {
  #times = [];
  #rows = 0;
  #unanswered = 0;
  #first = Number.POSITIVE_INFINITY;
  #last = Number.NEGATIVE_INFINITY;
  /** @returns what is wrong with it */
  add(value) {
    const { data, error } = RESULT.safeParse(value, ONCE);
    if (error !== void 0) return `has a faulty value at ${error.issues[0]?.path.join(".")}`;
    this.count(data.code, Date.parse(data.timestamp), data.latency);
    return void 0;
  }
  /** @param start in milliseconds @param latency in nanoseconds */
  count(code, start, latency) {
    this.#rows += 1;
    if (code === 0) this.#unanswered += 1;
    if (isSuccess(code)) this.#times.push(latency / 1e3);
    this.#first = Math.min(this.#first, start);
    this.#last = Math.max(this.#last, start + latency / 1e6);
  }
  figures() {
    const succeeded = this.#times.length;
    const seconds = toSeconds(this.#last - this.#first);
    const durationSeconds = seconds > 0 ? seconds : void 0;
    return {
      ...PLAIN,
      rateWasSet: true,
      throughput: throughputOf(succeeded, durationSeconds),
      throughputRule: "lines with 2xx and 3xx ÷ (end of the last − start of the first)",
      durationSeconds,
      requests: countsOf(this.#rows, succeeded, {
        status: this.#rows - succeeded - this.#unanswered,
        other: this.#unanswered
      }),
      times: timesOfSamples(this.#times),
      timesResolution: void 0,
      timesFrom: "samples",
      timesIncludeErrors: false,
      notes: samplesNote(succeeded)
    };
  }
};
var VEGETA_CSV_LINE = /^\d{16,19},\d{1,3},\d{1,19},\d{1,19},\d{1,19},/;
function readVegetaCsv(text) {
  const results = new VegetaResults();
  let rows = 0;
  let origin;
  parse(text, {
    record_delimiter: ["\r\n", "\n"],
    skip_empty_lines: true,
    on_record: (cells) => {
      rows += 1;
      const [stamp = "", code = "", latency = ""] = cells;
      if (cells.length !== 12 || !/^\d{1,19},\d{1,3},\d{1,15}$/.test(`${stamp},${code},${latency}`))
        throw new Error(`row ${rows} is not one of vegeta`);
      origin ??= BigInt(stamp);
      results.count(Number(code), Number(BigInt(stamp) - origin) / 1e6, Number(latency));
      return null;
    }
  });
  return results.figures();
}

// src/import/files/sample-lines.ts
var SampleLines = class _SampleLines {
  firstLine;
  #samples;
  #faults = [];
  #lastLine;
  constructor(samples, firstLine) {
    this.#samples = samples;
    this.firstLine = firstLine;
    this.#lastLine = firstLine;
  }
  /** @returns `undefined` where the value is no sample */
  static begin(value, line) {
    const samples = isK6Line(value) ? new K6Points() : isVegetaLine(value) ? new VegetaResults() : void 0;
    if (samples === void 0) return void 0;
    const lines = new _SampleLines(samples, line);
    lines.add(value, line);
    return lines;
  }
  static areBegunBy(value) {
    return isK6Line(value) || isVegetaLine(value);
  }
  takes(value) {
    return this.#samples instanceof K6Points ? isK6Line(value) : isVegetaLine(value);
  }
  add(value, line) {
    this.#lastLine = line;
    const problem = this.#samples.add(value);
    if (problem !== void 0 && this.#faults.length === 0)
      this.#fault(line, `the line ${problem}`);
  }
  #fault(line, problem) {
    const remedy = this.#tool === "k6" ? "`k6 run --out json=FILE` writes it." : "`vegeta encode` writes it.";
    this.#faults.push({ line, problem: `${problem}.`, remedy });
  }
  get #tool() {
    return this.#samples instanceof K6Points ? "k6" : "vegeta";
  }
  reading() {
    const figures = this.#samples.figures();
    if (typeof figures === "string") this.#fault(this.firstLine, figures);
    return {
      tool: this.#tool,
      format: "JSON lines",
      figures: typeof figures === "string" ? void 0 : figures,
      faults: this.#faults,
      lastLine: this.#lastLine
    };
  }
};

// src/import/files/sound.ts
function sound(reading, line) {
  const { tool, figures, faults } = reading;
  if (figures === void 0 || faults.length > 0) return reading;
  const problem = findProblem(figures);
  if (problem === void 0) return reading;
  const remedy = "Leave the output as it was printed.";
  const fault = { line, problem: `${tool} is recognised, and ${problem}.`, remedy };
  return { ...reading, figures: void 0, faults: [fault] };
}
function findProblem({ throughput, durationSeconds, requests, times }) {
  const { total, succeeded, failed } = requests;
  const all = [throughput, durationSeconds, total, succeeded].filter(
    (value) => value !== void 0
  );
  const numbers = [...all, ...Object.values(failed), ...Object.values(times)];
  if (!numbers.every((value) => value >= 0 && value <= LARGEST))
    return "a number in it is beyond 2^53";
  if (total !== void 0 && succeeded !== void 0 && succeeded > total)
    return `it says that ${succeeded} of ${total} requests succeeded`;
  return void 0;
}

// src/import/formats/ab.ts
var MILLISECOND = IN_MILLISECONDS.ms ?? 0;
var inMilliseconds = (text) => amountOf(text, MILLISECOND);
function readAb(block) {
  const version = block.one(/^\s*This is ApacheBench, Version (\S{1,30})/)?.pieces[0];
  const seconds = block.decimal(
    block.need(/^\s*Time taken for tests:\s+(\S{1,30}) seconds/, "“Time taken for tests:”")
  );
  const complete = block.count(
    block.need(/^\s*Complete requests:\s+(\S{1,30})/, "“Complete requests:”")
  );
  const failed = block.count(block.need(/^\s*Failed requests:\s+(\S{1,30})/, "“Failed requests:”"));
  block.need(/^\s*HTML transferred:\s+(\S{1,30}) bytes/, "“HTML transferred:”");
  const notOk = block.count(block.one(/^\s*Non-2xx responses:\s*(\S{0,30})/));
  const write = block.count(block.one(/^\s*Write errors:\s*(\S{0,30})/));
  const kinds = block.one(
    /^\s*\(Connect:(?: (\S{1,30}), Receive: (\S{1,30}), Length: (\S{1,30}), Exceptions: (\S{1,30})\))?/
  );
  const [connect, read, length, exceptions] = [0, 1, 2, 3].map(
    (piece) => block.count(kinds, piece)
  );
  const times = timesOf2(block);
  if (seconds === void 0 || complete === void 0 || failed === void 0) return void 0;
  const succeeded = without(complete, failed, notOk ?? 0);
  const byKind = kinds === void 0 ? { other: failed } : { connect, read, body: length, other: exceptions };
  const some = complete === 0 ? NO_TIMES : times;
  return {
    ...PLAIN,
    version,
    throughput: throughputOf(succeeded, seconds),
    throughputRule: "(complete − failed − non-2xx) ÷ time taken",
    durationSeconds: seconds,
    requests: countsOf(complete, succeeded, { status: notOk ?? 0, write: write ?? 0, ...byKind }),
    ...some,
    timesIncludeErrors: true,
    notes: [
      ...complete === 0 ? [] : missingP99(some.times, "leave out `-d` and `-S` of ab."),
      ...length === void 0 || length === 0 ? [] : [OTHER_LENGTH],
      ...(notOk ?? 0) > 0 && failed > 0 ? [COUNTED_TWICE] : []
    ]
  };
}
var OTHER_LENGTH = "ab counts an answer of another length than the first as failed; `ab -l` lets lengths differ.";
var COUNTED_TWICE = "An answer may be among the failed and the non-2xx: the throughput is at least this.";
function timesOf2(block) {
  const total = block.one(/^\s*Total:\s+\S+\s+(\S{1,30})\s+\S+\s+\S+\s+(\S{1,30})$/);
  block.all(/^\s*(?:66|80|98)%\s+\d+$/);
  const at = (percent2) => block.time(block.one(new RegExp(`^\\s*${percent2}%\\s+(\\S{1,30})$`)), inMilliseconds, "ms");
  const longest = block.time(
    block.one(/^\s*100%\s+(\S{1,30}) \(longest request\)$/),
    inMilliseconds,
    "ms"
  );
  const percentiles = { p50: at("50"), p75: at("75"), p90: at("90"), p95: at("95"), p99: at("99") };
  if (longest === void 0 && block.all(/^\s*Percentage of the requests served/).length > 0) {
    block.need(/^\s*100%.*\(longest request\)$/, "“100% … (longest request)”");
  }
  const ofTotal = (piece) => block.time(total, inMilliseconds, "ms", piece);
  return printedTimes({ ...percentiles, mean: ofTotal(0), max: longest ?? ofTotal(1) });
}
var AB_CSV_HEAD = "Percentage served,Time in ms";
var CSV_ROWS = /* @__PURE__ */ new Map([
  ["50", "p50"],
  ["75", "p75"],
  ["90", "p90"],
  ["95", "p95"],
  ["99", "p99"]
]);
function readAbCsv(text, firstLine) {
  const amounts = {};
  const faults = [];
  const seen = /* @__PURE__ */ new Set();
  const rows = text.trimEnd().split("\n");
  for (const [index, row2] of rows.slice(1, MOST_ROWS).entries()) {
    const [percent2 = "", time = "", ...more] = row2.trim().split(",");
    const amount = inMilliseconds(time);
    const isRow = amount !== void 0 && more.length === 0 && readDecimal(percent2) !== void 0;
    if (!isRow || seen.has(percent2)) {
      faults.push({ line: firstLine + index + 1, problem: NOT_A_ROW, remedy: AGAIN });
      break;
    }
    seen.add(percent2);
    const name = CSV_ROWS.get(percent2);
    if (name !== void 0) amounts[name] = amount;
  }
  const lastLine = firstLine + rows.length - 1;
  if (faults.length === 0 && !seen.has("99"))
    faults.push({ line: lastLine, problem: NO_99, remedy: AGAIN });
  const figures = {
    ...PLAIN,
    throughput: void 0,
    throughputRule: "not in this file",
    durationSeconds: void 0,
    requests: countsOf(void 0, void 0, {}),
    ...printedTimes(amounts),
    timesIncludeErrors: true,
    notes: ["`ab -e` writes times alone: throughput and errors are in what ab prints."]
  };
  return {
    tool: "ab",
    format: "CSV",
    figures: faults.length > 0 ? void 0 : figures,
    faults,
    lastLine
  };
}
var MOST_ROWS = 1e3;
var AGAIN = "Write the file again, with `ab -e`.";
var NOT_A_ROW = "the CSV file of ab has a percentage, each once, and a time in a line, and this is another.";
var NO_99 = "the CSV file of ab is recognised, and its line of 99 % is missing: it is cut off.";

// src/import/formats/hey.ts
var inSeconds = (text) => readAmount(text, IN_SECONDS);
var MOST_RESULTS = 1e6;
var TOO_MANY = "hey keeps 1 000 000 results: what it prints of more is wrong. Send fewer with `-n` or `-z`.";
function readHey(block) {
  const total = block.time(block.need(/^\s*Total:\s+(\S.{0,30})$/, "“Total:”"), inSeconds, "secs");
  const rate = block.decimal(block.need(/^\s*Requests\/sec:\s+(\S{1,30})$/, "“Requests/sec:”"));
  const tally = readTally(block);
  const { answers, unanswered, succeeded, errors } = tally;
  const isTooMany = answers >= MOST_RESULTS;
  if (!isTooMany) checkSum(block, "hey", { rate, total }, tally);
  const time = (pattern) => answers === 0 ? void 0 : block.time(block.one(pattern), inSeconds, "secs");
  const at = (percent2) => time(new RegExp(`^\\s+${percent2}%%? in (\\S.{0,30})$`));
  const { times, timesResolution } = printedTimes({
    p50: at(50),
    p75: at(75),
    p90: at(90),
    p95: at(95),
    p99: at(99),
    mean: time(/^\s*Average:\s+(\S.{0,30})$/),
    max: time(/^\s*Slowest:\s+(\S.{0,30})$/)
  });
  if (total === void 0) return void 0;
  const durationSeconds = inUnit(total.value, 1e-6);
  const counted = isTooMany ? void 0 : succeeded;
  return {
    ...PLAIN,
    throughput: throughputOf(counted, durationSeconds),
    throughputRule: "answers with 2xx and 3xx ÷ total time",
    durationSeconds,
    requests: countsOf(isTooMany ? void 0 : answers + unanswered, counted, {
      status: isTooMany ? void 0 : answers - succeeded,
      ...classed(errors)
    }),
    ...isTooMany || answers === 0 ? NO_TIMES : { times, timesResolution },
    timesIncludeErrors: true,
    notes: isTooMany ? [TOO_MANY] : answers === 0 ? [] : missingP99(times, "hey had too few answers; send 100 or more with `-n`.")
  };
}
var HEY_CSV_HEAD = "response-time,DNS+dialup,DNS,Request-write,Response-delay,Response-read,status-code,offset";
function readHeyCsv(text) {
  const times = [];
  let [rows, end] = [0, 0];
  parse(text, {
    from_line: 2,
    record_delimiter: ["\r\n", "\n"],
    skip_empty_lines: true,
    on_record: (cells) => {
      rows += 1;
      const [time, status, offset] = [cells[0], cells[6], cells[7]].map(
        (cell) => readDecimal(cell ?? "")
      );
      if (cells.length !== 8 || time === void 0 || status === void 0 || offset === void 0)
        throw new Error(`row ${rows} has no response time, status and offset`);
      end = Math.max(end, offset + time);
      if (isSuccess(status)) times.push(inUnit(time, 1e6));
      return null;
    }
  });
  const isTooMany = rows >= MOST_RESULTS;
  const succeeded = isTooMany ? void 0 : times.length;
  return {
    ...PLAIN,
    throughput: throughputOf(succeeded, end > 0 ? end : void 0),
    throughputRule: "lines with 2xx and 3xx ÷ end of the last answer",
    durationSeconds: end > 0 ? end : void 0,
    requests: countsOf(void 0, succeeded, {
      status: isTooMany ? void 0 : rows - times.length
    }),
    times: isTooMany ? {} : timesOfSamples(times),
    timesResolution: void 0,
    timesFrom: "samples",
    timesIncludeErrors: false,
    notes: isTooMany ? [TOO_MANY] : [
      ...samplesNote(times.length),
      "hey writes no line for a request without an answer: those are in its text output."
    ]
  };
}

// src/import/text/lines.ts
var LONGEST_MATCHED = 2e3;
var COLOURS = new RegExp("\\p{Cc}\\[[\\d;]{0,20}m", "gu");
var LOG_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z /;
function shownText(line) {
  const whole = line.endsWith("\r") ? line.slice(0, -1) : line;
  const last = whole.slice(whole.lastIndexOf("\r") + 1);
  const short = last.slice(0, LONGEST_MATCHED);
  return short.replace(COLOURS, "").replace(LOG_TIME, "");
}

// src/import/files/split.ts
var JSON_START = /^[^\S\n]*\{\s*"/;
var LONGEST_START = 300;
var TELLING_START = 4e3;
var MOST_LINES = 2e4;
function* piecesOf(text) {
  const cursor = new Cursor(text);
  let open;
  for (cursor.skipEmptyLines(); !cursor.isAtEnd; cursor.skipEmptyLines()) {
    if (cursor.startsJson) {
      const piece = cursor.takeJson();
      if (piece.kind !== "unknown") {
        if (open !== void 0 && !isAnnouncement(open)) yield textOf(open);
        open = void 0;
      }
      yield piece;
      continue;
    }
    const line = cursor.line;
    const csv = csvName(line.text);
    const mark = csv === void 0 ? markOf(line.text, () => cursor.nextText) : void 0;
    const isNew = csv !== void 0 || mark !== void 0 && !continues(open?.mark, mark);
    if (open !== void 0 && (isNew || open.lines.length >= MOST_LINES)) {
      yield textOf(open);
      open = void 0;
    }
    if (csv !== void 0) {
      yield { kind: "csv", name: csv, ...cursor.takeParagraph() };
      continue;
    }
    if (mark !== void 0) open = { mark, lines: open?.lines ?? [] };
    if (open === void 0) yield { kind: "other", line };
    else if (line.text.trim() !== "") open.lines.push(line);
    cursor.skipLine();
  }
  if (open !== void 0) yield textOf(open);
}
var textOf = ({ mark, lines }) => ({ kind: "text", name: mark.name, lines });
var continues = (before, mark) => before?.name === mark.name && (mark.rank > before.rank || mark.rank === before.rank && mark.repeats === true);
var isAnnouncement = ({ mark }) => mark.name === "bombardier" && mark.rank === 0;
function csvName(line) {
  if (line === AB_CSV_HEAD) return "ab";
  if (line === HEY_CSV_HEAD) return "hey";
  return VEGETA_CSV_LINE.test(line) ? "vegeta" : void 0;
}
var Cursor = class {
  #text;
  #offset = 0;
  #number = 1;
  constructor(text) {
    this.#text = text;
  }
  get isAtEnd() {
    return this.#offset >= this.#text.length;
  }
  get startsJson() {
    return JSON_START.test(this.#text.slice(this.#offset, this.#offset + LONGEST_START));
  }
  get line() {
    return { number: this.#number, text: this.#shown(this.#offset) };
  }
  /** What the line behind this one shows. */
  get nextText() {
    return this.#shown(this.#endOfLine(this.#offset));
  }
  skipLine() {
    this.#offset = this.#endOfLine(this.#offset);
    this.#number += 1;
  }
  skipEmptyLines() {
    for (; this.#text[this.#offset] === "\n"; this.#offset += 1) this.#number += 1;
  }
  /** Up to the next empty line. */
  takeParagraph() {
    const [start, firstLine] = [this.#offset, this.#number];
    while (!this.isAtEnd && this.#shown(this.#offset).trim() !== "") this.skipLine();
    const lastLine = this.#number - 1;
    const text = this.#text.slice(start, this.#offset);
    return { firstLine, lastLine, text, isEnded: text.endsWith("\n") };
  }
  /** The value that begins here. What follows it on its line is nobody's, unless it is a value, too. */
  takeJson() {
    const [text, firstLine] = [this.#text, this.#number];
    const start = text.indexOf("{", this.#offset);
    const extent = extentOf(text, start);
    const broken2 = (problem) => ({
      kind: "broken",
      firstLine,
      problem,
      start: text.slice(start, start + TELLING_START)
    });
    if (extent.kind !== "value") {
      this.#offset = text.length;
      return broken2(extent.kind === "open" ? CUT_OFF : "is nested too deeply.");
    }
    const inside = text.slice(start, extent.end);
    const lastLine = firstLine + countLines(inside);
    this.#offset = extent.end;
    this.#number = lastLine;
    if (!this.startsJson) this.skipLine();
    const parsed = parseJson(inside);
    if (parsed === void 0) return broken2("has a fault: it is not as JSON has to be.");
    const { value } = parsed;
    const isKnown = isDocument(value) || SampleLines.areBegunBy(value);
    return isKnown ? { kind: "json", firstLine, lastLine, value } : { kind: "unknown", firstLine };
  }
  #endOfLine(offset) {
    const end = this.#text.indexOf("\n", offset);
    return end < 0 ? this.#text.length : end + 1;
  }
  #shown(offset) {
    const end = this.#endOfLine(offset);
    const isEnded = end > offset && this.#text[end - 1] === "\n";
    return shownText(this.#text.slice(offset, isEnded ? end - 1 : end));
  }
};
var CUT_OFF = "does not end: the output is cut off.";
function countLines(text) {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}

// src/import/files/titles.ts
var LONGEST_NAME = 80;
var MOST_ABOVE = 12;
var COMMAND = /^\s*(?:[$#>%+] ?)*(?:\w+=\S+ )*(?:sudo |time |npx |\.\/)*(?:wrk2?|ab|oha|autocannon|k6|vegeta|hey|bombardier|h2load|cat|echo)(?: |$)/;
var CHECK = /^\s*[✓✗↳█]/;
var FENCE = /^\s*(?:`{3,}|~{3,}|[-=_*#]{3,}\s*$)/;
function titleFrom(above) {
  const near = above.slice(-MOST_ABOVE).toReversed();
  const line = near.find(
    ({ text }) => /[\p{L}\p{N}]/u.test(text) && ![COMMAND, CHECK, FENCE].some((other) => other.test(text))
  );
  return line === void 0 ? void 0 : asName(line.text);
}
function asName(text) {
  const bare = text.slice(0, 4 * LONGEST_NAME).replace(/^[\s#=*>-]+/, "").replace(/[\s#=*:-]+$/, "");
  const name = visibleText(bare, LONGEST_NAME);
  return name === "" ? void 0 : name;
}
function unlikeNames(names) {
  const taken = new Set(names);
  const used = /* @__PURE__ */ new Set();
  return names.map((name) => {
    let chosen = name;
    for (let count = 2; used.has(chosen) || chosen !== name && taken.has(chosen); count++)
      chosen = `${name} (${count})`;
    used.add(chosen);
    return chosen;
  });
}

// src/import/formats/k6-text.ts
var PART = /^\s*█ (?:GROUP|SCENARIO):/;
var UNITS5 = "µs, ms, s or min";
function readK6(block) {
  const lines = wholeTest(block);
  block.all(/^\s*(?:running \(|default |\S{1,60}\.{3,}:|\{ .{1,60} \}\.{3,}:|█ )/);
  const reqs = block.one(/^\W*http_reqs\.{3,}:\s*(\S{0,30})\s+(\S{1,30})\/s$/, lines);
  if (reqs === void 0) {
    block.need(/^\W*http_reqs\.{3,}:\s*(\S{0,30})\s+(\S{1,30})\/s$/, "“http_reqs…: … …/s”");
  }
  const [total, rate] = [block.count(reqs, 0), block.decimal(reqs, 1)];
  const failing = block.one(
    /^\W*http_req_failed\.{3,}:(?:\s*\S{1,30}%\s+(?:✓ (\d{1,16})\s+✗ \d{1,16}|(\d{1,16}) out of \d{1,16})\s*$)?/,
    lines
  );
  const failed = block.count(failing, failing?.pieces[0] === "" ? 1 : 0);
  const dropped = block.one(/^\W*dropped_iterations\.{3,}:\s*(\S{0,30})/, lines);
  const droppedIterations = block.count(dropped) ?? 0;
  const duration = durationLine(block, lines);
  const trend = duration === void 0 ? void 0 : trendOf(block, duration.found);
  if (total === void 0 || rate === void 0) return void 0;
  return k6Figures({
    version: void 0,
    total,
    rate,
    failed,
    droppedIterations,
    ...trend ?? printedTimes({}),
    timesIncludeErrors: duration?.isOfExpected !== true
  });
}
function wholeTest({ lines }) {
  const end = lines.findIndex(({ text }) => PART.test(text));
  return end < 0 ? lines : lines.slice(0, end);
}
function durationLine(block, lines) {
  const ofAll = block.one(/^\W*http_req_duration\.{3,}:\s*(\S.*)$/, lines);
  if (ofAll === void 0) return void 0;
  const behind = lines.filter(({ number: number2 }) => number2 > ofAll.line);
  const end = behind.findIndex(({ text }) => !/^\W*\{/.test(text));
  const parts = end < 0 ? behind : behind.slice(0, end);
  const ofExpected = block.one(/^\W*\{ ?expected_response:true ?\}\.{3,}:\s*(\S.*)$/, parts);
  return { found: ofExpected ?? ofAll, isOfExpected: ofExpected !== void 0 };
}
var NAMES = /* @__PURE__ */ new Map([
  ["avg", "mean"],
  ["med", "p50"],
  ["max", "max"],
  ["p(50)", "p50"],
  ["p(75)", "p75"],
  ["p(90)", "p90"],
  ["p(95)", "p95"],
  ["p(99)", "p99"],
  ["p(99.9)", "p999"]
]);
function trendOf(block, found) {
  const amounts = {};
  for (const word of (found.pieces[0] ?? "").split(/\s+/).slice(0, 100)) {
    const [name = "", value = ""] = word.split("=");
    const time = [...NAMES].find(([key]) => key === name)?.[1];
    if (time === void 0) continue;
    amounts[time] = block.time({ line: found.line, pieces: [value] }, readGoDuration, UNITS5);
  }
  return printedTimes(amounts);
}

// src/import/formats/wrk.ts
var UNITS6 = "us, ms, s, m or h";
var readTime3 = (text) => readAmount(text, WRK_UNITS);
var OF_WRK2 = /^\s*(?:Thread calibration:|Latency Distribution \(HdrHistogram|\d{1,3}\.\d{3}%\s)/;
var isWrk2 = (lines) => lines.some(({ text }) => OF_WRK2.test(text));
function readWrk(block, tool) {
  const totals = block.need(
    /^\s*(\S{1,30}) requests in (\S{1,30}), \S+ read/,
    "“… requests in …, … read”"
  );
  const total = block.count(totals, 0);
  const runtime = block.time(totals, readTime3, UNITS6, 1);
  const errors = block.one(
    /^\s*Socket errors:(?: connect (\S{1,30}), read (\S{1,30}), write (\S{1,30}), timeout (\S{1,30})$)?/
  );
  const notOk = block.one(/^\s*Non-2xx or 3xx responses:\s*(\S{0,30})/);
  block.need(/^\s*Requests\/sec:\s+(\S+)/, "“Requests/sec:”");
  block.one(/^\s*Transfer\/sec:\s+(\S+)/);
  block.all(/^\s*\d+ threads and \d+ connections/);
  const [connect, read, write, timeout] = [0, 1, 2, 3].map((piece) => block.count(errors, piece));
  const status = block.count(notOk);
  if (total === void 0 || runtime === void 0) return void 0;
  const seconds = inUnit(runtime.value, 1e-6);
  const succeeded = without(total, status ?? 0, timeout ?? 0);
  const failed = {
    status: status ?? 0,
    connect: connect ?? 0,
    read: read ?? 0,
    write: write ?? 0,
    timeout: timeout ?? 0
  };
  const times = total === 0 ? NO_TIMES : tool === "wrk" ? timesOfWrk(block) : timesOfWrk2(block);
  return {
    ...PLAIN,
    throughput: throughputOf(succeeded, seconds),
    throughputRule: "(requests − non-2xx or 3xx − timeouts) ÷ runtime",
    durationSeconds: seconds,
    requests: countsOf(total, succeeded, failed),
    ...times,
    timesIncludeErrors: true,
    timesCorrected: true,
    rateWasSet: tool === "wrk2",
    notes: [
      ...total === 0 ? [] : missingP99(times.times, `\`${tool} --latency\` prints it.`),
      ...tool === "wrk2" ? [SET_RATE2] : []
    ]
  };
}
var SET_RATE2 = "The rate was set with -R: the throughput is what was sent, not what the server can do.";
function timesOfWrk(block) {
  const row2 = block.one(/^\s*Latency\s+(\S{1,30})\s+\S+\s+(\S{1,30})\s+\S+$/);
  const at = (percent2) => block.time(block.one(new RegExp(`^\\s*${percent2}%\\s+(\\S{1,30})$`)), readTime3, UNITS6);
  return printedTimes({
    p50: at("50"),
    p75: at("75"),
    p90: at("90"),
    p99: at("99"),
    mean: block.time(row2, readTime3, UNITS6, 0),
    max: block.time(row2, readTime3, UNITS6, 1)
  });
}
function timesOfWrk2(block) {
  const second = block.all(/^\s*Latency Distribution \(HdrHistogram - Uncorrected/)[0]?.line;
  const first = block.lines.filter(({ number: number2 }) => second === void 0 || number2 < second);
  block.all(/^#\[(?:Mean|Max|Buckets)/);
  const at = (percent2) => block.time(block.one(new RegExp(`^\\s*${percent2}%\\s+(\\S{1,30})$`), first), readTime3, UNITS6);
  const row2 = block.one(/^\s*Latency\s+(\S{1,30})\s+\S+\s+(\S{1,30})\s+\S+$/);
  const exact = (found) => block.time(found, (text) => amountOf(text, WRK_UNITS.ms ?? 0), "ms");
  return printedTimes({
    p50: at("50\\.000"),
    p75: at("75\\.000"),
    p90: at("90\\.000"),
    p99: at("99\\.000"),
    p999: at("99\\.900"),
    mean: exact(block.one(/^#\[Mean\s+=\s+([\w.]{1,30}),/, first)) ?? block.time(row2, readTime3, UNITS6, 0),
    max: exact(block.one(/^#\[Max\s+=\s+([\w.]{1,30}),/, first)) ?? block.time(row2, readTime3, UNITS6, 1)
  });
}

// src/import/text/block.ts
var MOST_QUOTED = 40;
var TextBlock = class {
  lines;
  #faults = [];
  /** Lines that are not there, as the program prints them. */
  #missing = [];
  #tool;
  #last;
  /** @param tool as faults name it */
  constructor(tool, lines) {
    this.#tool = tool;
    this.lines = lines;
    this.#last = lines[0]?.number ?? 1;
  }
  get firstLine() {
    return this.lines[0]?.number ?? 1;
  }
  /** The last line that was recognised as one of this output. */
  get lastLine() {
    return this.#last;
  }
  /** All lines that match, with what their groups hold. */
  all(pattern, lines = this.lines) {
    return lines.flatMap(({ text, number: number2 }) => {
      const match = pattern.exec(text);
      if (match === null) return [];
      this.#last = Math.max(this.#last, number2);
      return [{ line: number2, pieces: match.slice(1).map((piece) => piece ?? "") }];
    });
  }
  /** The line that matches; a second one is a fault, because outputs that ran at once are mixed. */
  one(pattern, lines = this.lines) {
    const [first, second] = this.all(pattern, lines);
    if (first !== void 0 && second !== void 0) {
      this.fault(
        second.line,
        `a line of ${this.#tool} stands here again, after line ${first.line}: two outputs are mixed, or the head of the second is missing.`,
        "Write each output into a file of its own, from its first line to its last."
      );
    }
    return first;
  }
  /**
   * The same; its absence is a fault.
   * @param what the line that is missing, as the program prints it
   */
  need(pattern, what) {
    const found = this.one(pattern);
    if (found === void 0) this.#missing.push(what);
    return found;
  }
  /** A number of requests; what is no whole number is a fault. */
  count(found, piece = 0) {
    return this.#number(found, piece, readWhole, "a whole number");
  }
  decimal(found, piece = 0) {
    return this.#number(found, piece, readDecimal, "a number");
  }
  /** A time, or a fault that names the units the program prints. */
  time(found, read, units, piece = 0) {
    return this.#number(found, piece, read, `a time in ${units}`);
  }
  #number(found, piece, read, kind) {
    if (found === void 0) return void 0;
    const text = found.pieces[piece] ?? "";
    const value = read(text);
    if (value === void 0) {
      this.fault(
        found.line,
        `${this.#tool} prints ${kind} here, and ${quoted(text)} is none.`,
        "Leave the output as it was printed; a decimal comma, for one, is not of the program."
      );
    }
    return value;
  }
  fault(line, problem, remedy) {
    this.#faults.push({ line, problem, remedy });
  }
  /** What is missing is one of them, however much it is. */
  get faults() {
    const missing = this.#missing;
    if (missing.length === 0) return this.#faults;
    const lines = `its ${missing.length === 1 ? "line" : "lines"} ${missing.join(", ")}`;
    const verb = missing.length === 1 ? "is" : "are";
    const problem = `${this.#tool} is recognised, and ${lines} ${verb} missing: the output is cut off.`;
    const line = this.lines.at(-1)?.number ?? this.firstLine;
    return [...this.#faults, { line, problem, remedy: KEEP_ALL }];
  }
};
var KEEP_ALL = "Run it again, and keep the output from its first line to its last.";
var quoted = (text) => `“${text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED)}…` : text}”`;

// src/import/read-results.ts
var MOST_RUNS = 1e3;
function readResults(text, file) {
  const name = visibleText(file);
  const bare = text.startsWith("\uFEFF") ? text.slice(1) : text;
  if (bare.trim() === "") return nothing(name, "it is empty.");
  const found = readAll(bare);
  if (found.length === 0)
    return nothing(name, "no output of a load generator is recognised in it.");
  const faults = found.flatMap(
    ({ reading: { faults: faults2 } }) => faults2.map(({ line, problem, remedy }) => ({ place: `${name}:${line}`, problem, remedy }))
  );
  const whole = found.flatMap(
    ({ reading: { tool, figures, ...reading }, title, line }) => tool === void 0 || figures === void 0 || reading.faults.length > 0 ? [] : {
      tool,
      figures,
      format: reading.format,
      title: asName(reading.title ?? "") ?? title,
      line
    }
  );
  const stem = name.slice(name.lastIndexOf("/") + 1);
  const names = unlikeNames(whole.map(({ title = stem }) => title));
  const runs = whole.map(({ tool, format, line, figures }, index) => ({
    name: names[index] ?? stem,
    tool,
    format,
    source: { file: name, line },
    ...withoutTimesOfErrors(figures)
  }));
  return { runs, faults };
}
function withoutTimesOfErrors(figures) {
  const isOfErrors = figures.requests.succeeded === 0 && Object.keys(figures.times).length > 0;
  if (!isOfErrors) return figures;
  return { ...figures, times: {}, timesResolution: void 0, notes: [ONLY_ERRORS] };
}
var ONLY_ERRORS = "No request succeeded: its times are those of failures, and left out.";
var nothing = (file, problem) => ({
  runs: [],
  faults: [{ place: file, problem, remedy: KNOWN }]
});
var KNOWN = "Name a file with what wrk, wrk2, ab, oha, autocannon, k6, vegeta, hey, bombardier or h2load printed, from its first line to its last.";
function readAll(text) {
  const found = [];
  let above = [];
  let lines;
  let stranger;
  const add = (reading, line, left = []) => {
    found.push({ reading: sound(reading, line), title: titleFrom(above), line });
    above = [...left];
  };
  const endLines = () => {
    if (lines !== void 0) add(lines.reading(), lines.firstLine);
    lines = void 0;
  };
  for (const piece of piecesOf(text)) {
    if (found.length >= MOST_RUNS) {
      const problem = `more than ${MOST_RUNS} outputs are in it.`;
      return [
        ...found,
        { reading: faulty(1, problem, "Take it apart."), title: void 0, line: 1 }
      ];
    }
    if (piece.kind === "json" && lines?.takes(piece.value)) {
      lines.add(piece.value, piece.lastLine);
      continue;
    }
    if (piece.kind === "unknown") {
      stranger ??= piece.firstLine;
      continue;
    }
    if (piece.kind === "other") {
      if (piece.line.text.trim() !== "") endLines();
      above = [...above.slice(1 - MOST_ABOVE), piece.line];
      continue;
    }
    endLines();
    switch (piece.kind) {
      case "text": {
        const { reading, left } = readText(piece.name, piece.lines);
        add(reading, piece.lines[0]?.number ?? 1, left);
        break;
      }
      case "csv":
        add(readCsv(piece), piece.firstLine);
        break;
      case "json":
        lines = SampleLines.begin(piece.value, piece.firstLine);
        if (lines === void 0)
          add(readDocument(piece.value, piece.firstLine, piece.lastLine), piece.firstLine);
        break;
      case "broken":
        add(broken(piece), piece.firstLine);
        break;
    }
  }
  endLines();
  if (found.length === 0 && stranger !== void 0)
    add(
      faulty(stranger, "the JSON that begins here is of no load generator that is read.", KNOWN),
      1
    );
  return found;
}
var TEXT_READERS = {
  ab: ["ab", readAb],
  bombardier: ["bombardier", readBombardier],
  h2load: ["h2load", readH2load],
  vegeta: ["vegeta", readVegeta],
  hdrplot: ["vegeta", readHdrPlot],
  k6: ["k6", readK6]
};
function readerOf(name, lines) {
  if (name === "wrk") {
    const tool = isWrk2(lines) ? "wrk2" : "wrk";
    return [tool, (block) => readWrk(block, tool)];
  }
  if (name === "summary")
    return isOha(lines) ? ["oha", readOha] : ["hey", readHey];
  return TEXT_READERS[name];
}
var noFigures = (tool) => [
  `${tool} is recognised, and numbers that a run has to have are not in its lines.`,
  "Leave the output as it was printed."
];
function readText(name, lines) {
  const [tool, read] = readerOf(name, lines);
  const block = new TextBlock(tool, lines);
  const figures = read(block);
  if (figures === void 0 && block.faults.length === 0)
    block.fault(block.firstLine, ...noFigures(tool));
  const { faults, lastLine } = block;
  const format = name === "hdrplot" ? "hdrplot" : "text";
  const reading = { tool, format, figures, faults, lastLine };
  return { reading, left: lines.filter(({ number: number2 }) => number2 > lastLine) };
}
function readCsv(piece) {
  const { name, text, firstLine, lastLine, isEnded } = piece;
  const base = { tool: name, format: "CSV", lastLine };
  if (!isEnded) {
    const problem = `CSV of ${name} is recognised, and its last line does not end: it may be cut off within a number.`;
    const remedy = "Leave the file as it was written, with a line break at its end.";
    return { ...base, figures: void 0, faults: [{ line: lastLine, problem, remedy }] };
  }
  if (name === "ab") return readAbCsv(text, firstLine);
  try {
    const figures = name === "hey" ? readHeyCsv(text) : readVegetaCsv(text);
    return { ...base, figures, faults: [] };
  } catch (error) {
    const why = visibleText(error instanceof Error ? error.message : String(error), 200);
    const problem = `CSV of ${name} is recognised, and cannot be read: ${why}.`;
    const remedy = name === "hey" ? "`hey -o csv` writes it." : "`vegeta encode -to csv` writes it.";
    return { ...base, figures: void 0, faults: [{ line: firstLine, problem, remedy }] };
  }
}
function broken({ firstLine, problem, start }) {
  const owner = ownerOf(start);
  return owner === void 0 ? faulty(firstLine, `the JSON that begins here ${problem}`, KNOWN) : faulty(firstLine, `JSON of ${owner.tool} is recognised, and it ${problem}`, owner.remedy);
}
var faulty = (line, problem, remedy) => ({
  tool: void 0,
  format: "JSON",
  figures: void 0,
  faults: [{ line, problem, remedy }],
  lastLine: line
});

// src/import/compare-runs.ts
var COMPARED = ["p99", "p95", "p90", "p75", "p50", "mean"];
function compareRuns(runs) {
  const tools = [...new Set(runs.map(({ tool }) => tool))];
  return tools.flatMap((tool) => {
    const [first, ...others] = runs.filter((run) => run.tool === tool);
    return first === void 0 ? [] : others.map((later) => comparisonOf(first, later));
  });
}
function comparisonOf(first, later) {
  const timesDiffer = differenceOfTimes(first, later);
  const name = COMPARED.find(
    (each) => first.times[each] !== void 0 && later.times[each] !== void 0
  );
  const step = name === void 0 || timesDiffer !== void 0 ? void 0 : stepOf(first.times[name], later.times[name]);
  return {
    first,
    later,
    throughput: stepOf(first.throughput, later.throughput),
    time: name === void 0 || step === void 0 ? void 0 : { name, ...step },
    timesDiffer
  };
}
function stepOf(before, after) {
  if (before === void 0 || after === void 0 || before === 0) return void 0;
  const change = after / before - 1;
  return Number.isFinite(change) ? { before, after, change } : void 0;
}
function differenceOfTimes(first, later) {
  if (first.timesCorrected !== later.timesCorrected)
    return "only one of them corrects times for coordinated omission";
  if (first.timesIncludeErrors !== later.timesIncludeErrors)
    return "only one of them counts times of failed requests";
  if (first.timesFrom !== later.timesFrom)
    return "one takes percentiles from each request, the other from a summary";
  const isOther = first.version !== void 0 && later.version !== void 0;
  return isOther && first.version !== later.version ? `${first.tool} ${first.version} and ${later.version} may define them otherwise` : void 0;
}

// src/import/imported-run.ts
var FAILURE_CLASSES = [
  "timeout",
  "status",
  "connect",
  "read",
  "write",
  "body",
  "other"
];

// src/import/show/words.ts
var NOT_THERE = "–";
var MILLISECOND2 = 1e3;
var SECOND = 1e6;
function figure(value) {
  if (value >= 1e3) return formatCount(value);
  if (value === 0) return "0";
  const rounded = Number(value.toPrecision(4));
  return rounded < 1e-3 ? rounded.toExponential(1) : String(rounded);
}
var showRate = (rate) => rate === void 0 ? NOT_THERE : `${figure(rate >= 100 ? Math.round(rate) : rate)}/s`;
function showTime(time, resolution) {
  if (time === void 0) return NOT_THERE;
  if (time === 0 && resolution !== void 0) return `< ${withUnit(resolution)}`;
  return withUnit(time);
}
function withUnit(time) {
  if (time >= 100 * SECOND) return `${figure(time / SECOND)}${THIN_SPACE}s`;
  if (time >= MILLISECOND2) return `${figure(time / MILLISECOND2)}${THIN_SPACE}ms`;
  return `${figure(time)}${THIN_SPACE}µs`;
}
var PHRASES = {
  status: ["answer with an error status", "answers with an error status"],
  timeout: ["timeout", "timeouts"],
  connect: ["connect error", "connect errors"],
  read: ["read error", "read errors"],
  write: ["write error", "write errors"],
  body: ["unexpected body", "unexpected bodies"],
  other: ["failure", "failures"]
};
function showFailures({ requests }) {
  return FAILURE_CLASSES.flatMap((name) => {
    const count = requests.failed[name] ?? 0;
    return count === 0 ? [] : `${formatCount(count)} ${PHRASES[name][count === 1 ? 0 : 1]}`;
  }).join(", ");
}
var timeLabel = (name) => name === "p999" ? "p99.9" : name === "mean" ? "mean time" : name;
function describeTimes(run) {
  const said = [
    ...run.timesCorrected === true ? ["corrected for coordinated omission"] : [],
    ...run.timesCorrected === void 0 ? ["perhaps corrected (it does not say)"] : [],
    ...run.timesIncludeErrors ? ["with those of errors"] : [],
    ...run.timesFrom === "samples" ? ["by nearest rank"] : []
  ];
  return said.length === 0 ? [] : [`times ${said.join(", ")}`];
}
var FACTOR_SAID = 1.5;
var SAME = 5e-3;
function describeStep(what, step, show) {
  const { before, after, change } = step;
  const values = `${withoutUnit(show(before), show(after))} → ${show(after)}`;
  if (Math.abs(change) < SAME) return `${what} stayed the same (${values})`;
  const factor = 1 + change;
  const verb = change > 0 ? "rose" : "fell";
  if (Math.abs(factor - 2) < 0.1) return `${what} doubled (${values})`;
  if (Math.abs(factor - 0.5) < 0.025) return `${what} halved (${values})`;
  if (factor >= 2) return `${what} rose ${figure(Number(factor.toPrecision(2)))}-fold (${values})`;
  return `${what} ${verb} by ${percent(Math.abs(change))} (${values})`;
}
function withoutUnit(before, after) {
  const unit = /(?:\/s|\u202f(?:s|ms|µs))$/.exec(after)?.[0] ?? "";
  return unit !== "" && before.endsWith(unit) ? before.slice(0, -unit.length) : before;
}
var percent = (share) => `${share >= 0.1 ? Math.round(100 * share) : Number((100 * share).toPrecision(2))}${THIN_SPACE}%`;
function describeComparison(comparison) {
  const { first, later, throughput, time, timesDiffer } = comparison;
  const resolution = Math.max(first.timesResolution ?? 0, later.timesResolution ?? 0);
  const parts = [
    throughput === void 0 ? "throughput cannot be compared" : describeStep("throughput", throughput, (value) => showRate(value)),
    ...time === void 0 ? [] : [describeStep(timeLabel(time.name), time, (value) => showTime(value, resolution))]
  ];
  const failures = [showFailures(first), showFailures(later)];
  return [
    `${parts.join(", ")}.`,
    ...muchMore(comparison, failures),
    ...timesDiffer === void 0 ? [] : [`Times are not compared: ${timesDiffer}.`]
  ].join(" ");
}
function muchMore({ first, throughput }, [before, after]) {
  const factor = throughput === void 0 || throughput.after === 0 ? 0 : throughput.before / throughput.after;
  const here = after === "" ? "nothing failed here" : `here ${after}`;
  if (factor >= FACTOR_SAID) {
    const times = Number(factor.toPrecision(2));
    const failed = before === "" ? "" : `, with ${before}`;
    const other = before === "" && after === "" ? "" : `; ${here}`;
    return [`“${first.name}” had ${times}${THIN_SPACE}× its throughput${failed}${other}.`];
  }
  if (before === "" && after === "") return [];
  return [
    `Failed: ${before === "" ? "none" : before} before; ${after === "" ? "none" : after} here.`
  ];
}
var ONE_RUN_EACH = "One run each: how much of a difference is noise, only repeated runs can tell. Percentiles and rates of different tools are not compared.";

// src/import/show/groups.ts
function groupsOf(runs) {
  const groups = /* @__PURE__ */ new Map();
  for (const run of runs) {
    const key = JSON.stringify([titleOf(run), run.throughputRule]);
    groups.set(key, [...groups.get(key) ?? [], run]);
  }
  return [...groups.values()].flatMap((members) => {
    const [one] = members;
    if (one === void 0) return [];
    const notes = one.notes.filter((note) => members.every((run) => run.notes.includes(note)));
    return [{ title: titleOf(one), rule: one.throughputRule, runs: members, notes }];
  });
}
function titleOf(run) {
  const tool = run.version === void 0 ? run.tool : `${run.tool} ${run.version}`;
  const format = run.format === "text" ? [] : [run.format];
  return [tool, ...format, ...describeTimes(run)].join(" · ");
}
var needsMean = (runs) => runs.some(({ times }) => times.p99 === void 0 && times.mean !== void 0);

// src/import/show/json.ts
var TIMES = ["p50", "p75", "p90", "p95", "p99", "p999", "mean", "max"];
var FORMAT = 1;
var jsonOf = (runs, comparisons) => ({
  format: FORMAT,
  runs: runs.map(runJson),
  comparisons: comparisons.map(comparisonJson)
});
function runJson(run) {
  const { requests, source, notes } = run;
  return {
    name: run.name,
    tool: run.tool,
    version: run.version ?? null,
    format: run.format,
    file: source.file,
    line: source.line,
    throughput: run.throughput ?? null,
    throughputRule: run.throughputRule,
    rateWasSet: run.rateWasSet,
    durationSeconds: run.durationSeconds ?? null,
    requests: {
      total: requests.total ?? null,
      succeeded: requests.succeeded ?? null,
      failed: Object.fromEntries(
        FAILURE_CLASSES.map((name) => [name, requests.failed[name] ?? null])
      )
    },
    timesMicroseconds: Object.fromEntries(TIMES.map((name) => [name, run.times[name] ?? null])),
    timesResolutionMicroseconds: run.timesResolution ?? null,
    timesFrom: run.timesFrom,
    timesIncludeErrors: run.timesIncludeErrors,
    timesCorrected: run.timesCorrected ?? null,
    notes
  };
}
function comparisonJson(comparison) {
  const { first, later, throughput, time, timesDiffer } = comparison;
  return {
    tool: first.tool,
    first: first.name,
    later: later.name,
    throughput: stepJson(throughput),
    time: time === void 0 ? null : { name: time.name, ...stepJson(time) },
    timesDiffer: timesDiffer ?? null,
    words: describeComparison(comparison)
  };
}
var stepJson = (step) => step === void 0 ? null : { before: step.before, after: step.after, change: step.change };

// src/import/render-runs.ts
function columnsOf(runs) {
  const time = (name) => ({
    title: name,
    show: ({ times, timesResolution }) => showTime(times[name], timesResolution)
  });
  return [
    { title: "throughput", show: ({ throughput }) => showRate(throughput) },
    ...needsMean(runs) ? [time("mean")] : [],
    time("p50"),
    time("p99")
  ];
}
var GAP = "  ";
var MARGIN = "  ";
var DEEPER = "    ";
function renderRuns(runs, options) {
  const style = terminalStyle(options);
  const columns = columnsOf(runs);
  const widths = columns.map(
    ({ title, show }) => Math.max(title.length, ...runs.map((run) => displayWidth(style.show(show(run)))))
  );
  const used = widths.reduce((sum, width) => sum + GAP.length + width, MARGIN.length);
  const names = runs.map(({ name }) => displayWidth(style.show(name)));
  const label = Math.min(Math.max(...names), style.width - used);
  const draw = (name, cells) => [
    MARGIN + padEndColumns(fitMiddle(style.show(name), label, style.glyphs.ellipsis), label),
    ...cells.map((cell, index) => padStartColumns(style.show(cell), widths[index] ?? 0))
  ].join(GAP);
  const groups = groupsOf(runs).flatMap((group) => [
    "",
    ...drawGroupHead(group, style),
    ...group.runs.flatMap((run) => [
      draw(
        run.name,
        columns.map(({ show }) => show(run))
      ),
      ...remarksOf(run, group).flatMap((line) => hangText(DEEPER, style.show(line), style.width))
    ])
  ]);
  return printable([
    style.paint(
      "quiet",
      draw(
        "",
        columns.map(({ title }) => title)
      )
    ),
    ...groups,
    ...drawComparisons(compareRuns(runs), style)
  ]);
}
function drawGroupHead({ title, rule, notes }, style) {
  const hang = (text) => hangText(MARGIN, style.show(text), style.width);
  return [
    ...hang(title).map((line) => style.paint("strong", line)),
    ...[`throughput = ${rule}`, ...notes].flatMap(hang).map((line) => style.paint("quiet", line))
  ];
}
function remarksOf(run, { notes }) {
  const failures = showFailures(run);
  return [
    ...failures === "" ? [] : [`failed: ${failures}`],
    ...run.notes.filter((note) => !notes.includes(note))
  ];
}
function drawComparisons(comparisons, style) {
  if (comparisons.length === 0) return [];
  const lines = byTool(comparisons).flatMap(([tool, first, members]) => [
    ...hangText("", style.show(`${tool}, against “${first.name}”`), style.width),
    ...members.flatMap(
      (each) => hangText(
        `${MARGIN}${style.glyphs.bullet} `,
        style.show(`${each.later.name}: ${describeComparison(each)}`),
        style.width
      )
    ),
    ""
  ]);
  return ["", ...lines, ...hangText("", style.show(ONE_RUN_EACH), style.width)];
}
function byTool(comparisons) {
  const firsts = [...new Set(comparisons.map(({ first }) => first))];
  return firsts.map((first) => [
    first.tool,
    first,
    comparisons.filter((each) => each.first === first)
  ]);
}
function renderRunsMarkdown(runs) {
  const columns = columnsOf(runs);
  const row2 = (cells) => `| ${cells.join(" | ")} |`;
  const groups = groupsOf(runs).flatMap((group) => [
    `### ${markdownText(group.title)}`,
    "",
    markdownText(`throughput = ${group.rule}`),
    "",
    row2(["run", ...columns.map(({ title }) => title), "failed and noted"]),
    `|---|${columns.map(() => "--:|").join("")}---|`,
    ...group.runs.map(
      (run) => row2([
        markdownText(run.name),
        ...columns.map(({ show }) => markdownText(show(run))),
        remarksOf(run, group).map(markdownText).join("<br>")
      ])
    ),
    "",
    ...group.notes.flatMap((note) => [markdownText(note), ""])
  ]);
  const comparisons = byTool(compareRuns(runs)).flatMap(([tool, first, members]) => [
    `**${markdownText(`${tool}, against “${first.name}”`)}**`,
    "",
    ...members.map(
      (each) => `- ${markdownText(`${each.later.name}: ${describeComparison(each)}`)}`
    ),
    ""
  ]);
  const end = comparisons.length === 0 ? [] : [markdownText(ONE_RUN_EACH), ""];
  return [...groups, ...comparisons, ...end].join("\n");
}
var renderRunsJson = (runs) => jsonText(jsonOf(runs, compareRuns(runs)));

// src/cli/import.ts
var LARGEST_INPUT = 64 * 1024 * 1024;
var TOO_LARGE = "Name a regular text file of at most 64 MiB: instead of a line for each request, a summary will do. What `vegeta attack` writes is no text; `vegeta encode` makes it one.";
async function importResults({ line, console }) {
  const outputs = readResultOutputs(line);
  const runs = [];
  const faults = [];
  for (const path of line.positionals) {
    const results = readOne(path);
    runs.push(...results.runs);
    faults.push(...results.faults);
  }
  faults.push(...refuseOverwriting(outputs, line.positionals));
  if (faults.length > 0) throw new InputError(faults);
  const forms = [
    { destination: destinationOf(outputs.json), render: () => renderRunsJson(runs) },
    { destination: destinationOf(outputs.markdown), render: () => renderRunsMarkdown(runs) }
  ];
  writeForms(forms, () => renderRuns(runs, console.styleOf("out")), console);
  return 0;
}
var destinationOf = (raw) => raw?.kind === "file" ? { kind: "file", path: resolve(raw.path) } : raw;
function refuseOverwriting(outputs, inputs) {
  const taken = new Set(inputs.map((path) => resolve(path)));
  return ["json", "markdown"].flatMap((name) => {
    const output = destinationOf(outputs[name]);
    if (output?.kind !== "file") return [];
    if (!taken.has(output.path) && !holdsResults(output.path)) return [];
    const problem = "it would overwrite a file with results of a load generator.";
    const remedy = `Write \`--${name}=FILE\` with another file, or \`--${name}\` behind the files that are read.`;
    return [{ place: `--${name}`, problem, remedy }];
  });
}
function holdsResults(path) {
  try {
    return readResults(readTextFile(path, LARGEST_INPUT), path).runs.length > 0;
  } catch {
    return false;
  }
}
function remedyFor(path, problem) {
  if (path === "-") return "Write the output into a file first: standard input is not read.";
  return problem.includes("does not exist") ? "Check its name." : TOO_LARGE;
}
function readOne(path) {
  try {
    return readResults(readTextFile(resolve(path), LARGEST_INPUT), path);
  } catch (error) {
    const problem = `${path} ${cannotBeRead(error)}.`;
    return { runs: [], faults: [{ place: "FILE", problem, remedy: remedyFor(path, problem) }] };
  }
}
export {
  importResults
};
