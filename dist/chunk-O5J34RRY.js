import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  EVIDENCE_TEXTS
} from "./chunk-CMQVPUZK.js";
import {
  BYTES_PER_KIBIBYTE,
  MICROSECONDS_PER_MILLISECOND,
  MILLISECONDS_PER_SECOND,
  bytes,
  microseconds,
  milliseconds,
  ratio,
  seconds,
  toMicroseconds,
  toSeconds
} from "./chunk-QRBVOX5G.js";

// src/report/visible-text.ts
var LONGEST = 600;
var INVISIBLE = /(?!\u200d)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\p{Cn}]/gu;
function visibleText(text, longest = LONGEST) {
  const line = text.slice(0, 4 * longest).replace(/\s+/g, collapse).replace(INVISIBLE, showCodePoint).trim();
  return shorten(line, longest);
}
var collapse = (space) => /^[\u00a0\u202f]$/.test(space) ? space : " ";
function showCodePoint(character) {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
function shorten(text, longest) {
  if (text.length <= longest) return text;
  const characters = [...text];
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join("")}…`;
}

// src/report/format/number.ts
var THIN_SPACE = " ";
var SIGNIFICANT_DIGITS = 3;
var SMALLEST_PLAIN = 1e-4;
var LARGEST_PLAIN = 1e12;
var NOT_AVAILABLE = "n/a";
function formatNumber(value) {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? NOT_AVAILABLE : infinity(value);
  if (value === 0) return "0";
  const rounded = roundToDigits(value);
  const size = Math.abs(rounded);
  if (size < SMALLEST_PLAIN || size >= LARGEST_PLAIN) return withMinus(exponential(rounded));
  const decimals = Math.max(0, SIGNIFICANT_DIGITS - 1 - Math.floor(Math.log10(size)));
  return withMinus(groupDigits(rounded.toFixed(decimals)));
}
function formatCount(value) {
  if (Math.abs(value) >= LARGEST_PLAIN || !Number.isFinite(value)) return formatNumber(value);
  return withMinus(groupDigits(Math.round(value).toFixed(0)));
}
function roundToDigits(value) {
  return Number(value.toPrecision(SIGNIFICANT_DIGITS));
}
function formatAmount(count, noun) {
  return `${formatCount(count)} ${noun}${count === 1 ? "" : "s"}`;
}
var groupDigits = (digits) => digits.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, THIN_SPACE);
var exponential = (value) => value.toExponential(SIGNIFICANT_DIGITS - 1);
var infinity = (value) => value > 0 ? "∞" : "−∞";
var withMinus = (text) => text.replace(/^-/, "−").replace("e-", "e−");
var UNITS = ["KiB", "MiB", "GiB", "TiB"];
function formatSize(size) {
  if (Math.abs(size) < BYTES_PER_KIBIBYTE) return `${formatCount(size)}${THIN_SPACE}B`;
  const power = Math.floor(Math.log(Math.abs(size)) / Math.log(BYTES_PER_KIBIBYTE));
  const index = Math.min(power, UNITS.length) - 1;
  return `${formatNumber(size / BYTES_PER_KIBIBYTE ** (index + 1))}${THIN_SPACE}${UNITS[index]}`;
}

// src/report/format/share.ts
var SMALLEST_WITH_FIXED_DECIMALS = 0.01;
var LARGEST_WITH_DECIMALS = 100;
function formatShare(share) {
  return `${withMinus(percentDigits(share * 100))}${THIN_SPACE}%`;
}
var SMALLEST_MULTIPLE = 10;
var LARGEST_MULTIPLE = 99999;
function formatChange(change) {
  if (change + 1 > LARGEST_MULTIPLE) return `over${THIN_SPACE}×${formatCount(LARGEST_MULTIPLE)}`;
  if (isMultiple(change)) return `×${formatNumber(change + 1)}`;
  const digits = percentDigits(Math.abs(change) * 100, 2);
  if (digits === NOT_AVAILABLE) return digits;
  return `${digits === "0" ? "±" : sign(change)}${digits}${THIN_SPACE}%`;
}
function formatExtent(change) {
  return isMultiple(change) ? `${formatNumber(change + 1)}-fold` : `by ${formatShare(ratio(Math.abs(change)))}`;
}
var isMultiple = (change) => change + 1 >= SMALLEST_MULTIPLE;
var sign = (change) => change < 0 ? "−" : "+";
function percentDigits(percent2, decimalsAtMost = Number.POSITIVE_INFINITY) {
  const size = Math.abs(percent2);
  if (!Number.isFinite(size)) return formatNumber(percent2);
  if (size >= LARGEST_WITH_DECIMALS) return formatCount(percent2);
  if (size >= 1) return trimZeros(percent2.toFixed(1));
  if (size >= SMALLEST_WITH_FIXED_DECIMALS || decimalsAtMost === 2)
    return trimZeros(percent2.toFixed(2));
  return size === 0 ? "0" : `${Number(percent2.toPrecision(2))}`;
}
var trimZeros = (digits) => `${Number(digits) + 0}`;

// src/report/format/time.ts
var MICROSECONDS_PER_SECOND = MICROSECONDS_PER_MILLISECOND * MILLISECONDS_PER_SECOND;
var SECONDS_PER_MINUTE = 60;
var SECONDS_PER_HOUR = 3600;
var SECONDS_PER_DAY = 86400;
function formatTime(time) {
  const size = Math.abs(roundToDigits(time));
  if (size < MICROSECONDS_PER_MILLISECOND) return withUnit(time, "µs");
  if (size < MICROSECONDS_PER_SECOND) return withUnit(time / MICROSECONDS_PER_MILLISECOND, "ms");
  return withUnit(time / MICROSECONDS_PER_SECOND, "s");
}
function formatDuration(duration) {
  const seconds2 = toSeconds(duration);
  if (roundToDigits(seconds2) < SECONDS_PER_MINUTE) return formatTime(toMicroseconds(duration));
  return formatClock(Math.round(seconds2));
}
function formatRemaining(duration) {
  return formatClock(Math.max(0, Math.ceil(toSeconds(duration))));
}
function formatClock(seconds2) {
  if (!Number.isFinite(seconds2)) return withUnit(seconds2, "s");
  if (seconds2 < SECONDS_PER_MINUTE) return unitPair([seconds2, "s"]);
  if (seconds2 < SECONDS_PER_HOUR) return split(seconds2, [SECONDS_PER_MINUTE, "min"], [1, "s"]);
  if (seconds2 < SECONDS_PER_DAY)
    return split(seconds2, [SECONDS_PER_HOUR, "h"], [SECONDS_PER_MINUTE, "min"]);
  return split(seconds2, [SECONDS_PER_DAY, "d"], [SECONDS_PER_HOUR, "h"]);
}
function split(seconds2, [large, largeName], [small, smallName]) {
  const whole = Math.floor(seconds2 / large);
  const rest = Math.floor(seconds2 % large / small);
  const head = unitPair([whole, largeName]);
  return rest === 0 ? head : `${head}${THIN_SPACE}${unitPair([rest, smallName])}`;
}
var unitPair = ([value, name]) => `${value}${THIN_SPACE}${name}`;
var withUnit = (value, unit) => `${formatNumber(value)}${THIN_SPACE}${unit}`;

// src/report/metric-words.ts
var METRIC_LABELS = {
  throughput: "throughput",
  p99: "p99",
  "response-p99": "p99 at fixed rate",
  "clean-response-p99": "cleaned p99",
  cpu: "CPU per request",
  memory: "peak memory",
  errors: "failed requests",
  "rate-not-sustained": "rate not sustained",
  "server-died": "server died",
  "p99-limit": "p99 limit",
  "min-throughput": "throughput limit"
};
function labelOf(metric, request) {
  return request === null ? METRIC_LABELS[metric] : `${METRIC_LABELS[metric]} of ${request}`;
}
function formatValue(value, unit) {
  switch (unit) {
    case "per-second":
      return `${formatNumber(value)}/s`;
    case "microseconds":
      return formatTime(microseconds(value));
    case "bytes":
      return formatSize(bytes(value));
    case "share":
      return formatShare(ratio(value));
  }
}
function formatStep(before, after, unit) {
  if (unit !== "per-second") return `${formatValue(before, unit)} → ${formatValue(after, unit)}`;
  return `${formatNumber(before)} → ${formatRequestRate(after)}`;
}
function formatRequestRate(perSecond) {
  return `${formatNumber(perSecond)}${THIN_SPACE}requests/s`;
}

// src/report/content/line.ts
var LONGEST_ADDRESS = 400;
var HARMLESS = /^https:\/\/[A-Za-z0-9.-]+(?::\d{1,5})?(?:\/[A-Za-z0-9._~-]+)+$/;
function linkTo(text, address) {
  if (address === null || address.length > LONGEST_ADDRESS) return text;
  return HARMLESS.test(address) ? { text, href: address } : text;
}
var REPOSITORY_OF_RUN = /^(https:\/\/[^/]+\/[^/]+\/[^/]+)\/actions\/runs\/\d+(?:\/attempts\/\d+)?$/;
var COMMIT = /^[0-9a-f]{40,64}$/;
var COMMIT_DIGITS = 12;
function linkCommit(commit, runUrl) {
  const text = commit.slice(0, COMMIT_DIGITS);
  const repository = runUrl === null ? void 0 : REPOSITORY_OF_RUN.exec(runUrl)?.[1];
  if (repository === void 0 || !COMMIT.test(commit)) return text;
  return linkTo(text, `${repository}/commit/${commit}`);
}
var textOf = (line) => partsOf(line).map((part) => typeof part === "string" ? part : part.text).join("");
var partsOf = (line) => typeof line === "string" ? [line] : line;
var joinParts = (line, ofText, ofLink) => partsOf(line).map(
  (part) => typeof part === "string" ? (/^ \S/.test(part) ? " " : "") + ofText(part) + (/\S $/.test(part) ? " " : "") : ofLink(part)
).join("");
var cutLine = (line, longest) => [
  visibleText(textOf(line), longest)
];

// src/report/content/labels.ts
var TIMES = /* @__PURE__ */ new Set([
  "p99",
  "response-p99",
  "clean-response-p99"
]);
function labelComparison(report, { metric, request }) {
  const isMean = request === null && TIMES.has(metric) && hasSeveralRequests(report);
  const label = labelOf(metric, requestNameOf(report, request));
  return isMean ? `${label}, mean over requests` : label;
}
var LONGEST_NAME = 60;
function hasSeveralRequests(report) {
  return report.details.requests.length > 1 || report.rows.length > 2;
}
function requestNameOf(report, request) {
  if (request === null || !hasSeveralRequests(report)) return null;
  return shortName(request);
}
function shortName(request) {
  return visibleText(request, LONGEST_NAME);
}

// src/report/content/interval-rows.ts
var AXIS_START = -1.5;
var AXIS_END = 2.5;
var STEP_OF_LIMIT = 0.1;
function intervalRows(report) {
  return report.comparisons.map((comparison) => ({
    label: labelComparison(report, comparison),
    outcome: outcomeOf(comparison),
    before: formatValue(comparison.before, comparison.unit),
    after: formatValue(comparison.after, comparison.unit),
    change: formatOptionalChange(comparison.change),
    range: formatRange(comparison),
    allowed: isLimit(comparison) ? "limit" : formatChange(ratio(comparison.toleranceLine)),
    isTelling: comparison.outcome !== "pass" || isShown(comparison) || looksLost(comparison),
    places: placesOf(comparison)
  }));
}
function outcomeOf(comparison) {
  const { role, outcome, interval } = comparison;
  if (role !== "guard" || outcome !== "pass" || comparison.change === null) return outcome;
  return interval.worst === null || isBeyond(comparison, interval.worst) ? "not-shown" : outcome;
}
var looksLost = (comparison) => comparison.role !== "limit" && comparison.change !== null && isBeyond(comparison, comparison.change);
var isBeyond = ({ toleranceLine, higherIsBetter }, change) => higherIsBetter ? change < toleranceLine : change > toleranceLine;
function isShown({ interval: { best, worst }, role }) {
  return role !== "limit" && best !== null && worst !== null && best * worst > 0;
}
function formatRange({ interval, higherIsBetter }) {
  const [low, high] = higherIsBetter ? [interval.worst, interval.best] : [interval.best, interval.worst];
  if (low === null && high === null) return "no bounds";
  if (low === null) return `at most ${formatOptionalChange(high)}`;
  if (high === null) return `at least ${formatOptionalChange(low)}`;
  return `${formatChange(ratio(low))} … ${formatChange(ratio(high))}`;
}
var isLimit = (comparison) => comparison.role === "limit" || comparison.toleranceLine === 0;
function placesOf(comparison) {
  const limit = isLimit(comparison);
  const place = (change) => {
    if (change === null) return void 0;
    const loss = comparison.higherIsBetter ? -change : change;
    return placeOf(limit ? 1 + loss / STEP_OF_LIMIT : loss / Math.abs(comparison.toleranceLine));
  };
  return {
    low: place(comparison.interval.best),
    estimate: place(comparison.change),
    high: place(comparison.interval.worst),
    zero: limit ? void 0 : placeOf(0),
    line: placeOf(1)
  };
}
var placeOf = (tolerances) => (tolerances - AXIS_START) / (AXIS_END - AXIS_START);
var formatOptionalChange = (change) => change === null ? NOT_AVAILABLE : formatChange(ratio(change));

// src/report/content/report-document.ts
function optionalFact(name, value, describe) {
  return value === null ? [] : [{ name, value: describe(value) }];
}

// src/report/content/side-by-side.ts
function describeArm({ arm }, run) {
  const commit = arm.commit === null ? void 0 : linkCommit(arm.commit, run.url);
  switch (arm.kind) {
    case "build":
      return commit === void 0 ? ["the stored build"] : ["the stored build of ", commit];
    case "commit":
      return commit === void 0 ? ["the base commit, built here"] : ["commit ", commit, ", built here"];
    case "directory":
      return ["the build in a directory given by hand", ...inBrackets(commit)];
    case "command":
      return ["a start command given by hand", ...inBrackets(commit)];
  }
}
var inBrackets = (commit) => commit === void 0 ? [] : [" (", commit, ")"];
function describePairs({ blocks, plannedBlocks, look, looks }) {
  const planned = blocks < plannedBlocks ? [`planned ${formatCount(plannedBlocks)}`] : [];
  const decided = look < looks ? [`decided at ${look === 1 ? "the first" : "an early"} look`] : [];
  const notes = [...planned, ...decided].join(", ");
  const pairs = `side by side, ${formatAmount(blocks, "pair")} of blocks`;
  return notes === "" ? pairs : `${pairs} (${notes})`;
}
function sideBySideFacts(sides, run) {
  const { arm, blocks, plannedBlocks, look, looks, turns } = sides;
  return [
    { name: "beside", value: describeArm(sides, run) },
    ...optionalFact("commit", arm.commit, (commit) => commit),
    {
      name: "pairs of blocks",
      value: `${formatCount(blocks)} of ${formatCount(plannedBlocks)} planned`
    },
    { name: "judged at look", value: `${look} of ${looks}` },
    { name: "turns", value: TURNS[turns] },
    ...optionalFact("slices kept at the fixed rate", sides.cleaning, describeKept),
    ...optionalFact("worker processes", sides.placement, describePlacement),
    ...optionalFact("pairs differed by", describeSpread(sides.blockSpread), (spread) => spread)
  ];
}
var TURNS = {
  slices: "short slices, both servers up",
  "one-arm-at-a-time": "one version at a time, on a fixed port"
};
function describeKept({ baseline, candidate }) {
  return `${describeShare(baseline)} (baseline), ${describeShare(candidate)} (candidate)`;
}
var describeShare = (arm) => `${formatKept(arm)} of ${formatCount(arm.slices)}`;
function formatKept({ slices, kept }) {
  return formatShare(ratio(slices === 0 ? 0 : Math.round(100 * kept / slices) / 100));
}
function describePlacement({ workers, reopens, ...placement }) {
  const [before, after] = [placement.baselineImbalance, placement.candidateImbalance].map(
    (imbalance) => formatChange(ratio(imbalance))
  );
  const how = reopens ? "; connections opened anew before each slice" : "";
  return `${formatCount(workers)}, the busiest ${before} (baseline) and ${after} (candidate) over an even share${how}`;
}
function describeSpread({ throughput, p99 }) {
  const parts = [
    ...throughput === null ? [] : [`${formatShare(ratio(throughput))} (throughput)`],
    ...p99 === null ? [] : [`${formatShare(ratio(p99))} (p99)`]
  ];
  return parts.length === 0 ? null : `${parts.join(", ")}, standard deviation`;
}

// src/report/content/run-facts.ts
function describeRun({ name, run, evidence: { sideBySide } }) {
  const facts2 = [
    name,
    sideBySide === null ? describeBlocks(run) : describePairs(sideBySide),
    `${formatDuration(seconds(run.measuringSeconds))} of measuring`,
    formatAmount(run.connections, "connection")
  ].join(" · ");
  const attempt = describeAttempt(run);
  return attempt.length === 0 ? [facts2] : [`${facts2} · `, ...attempt];
}
function describeBlocks({ blocks, processes }) {
  const whose = processes === "fresh" ? "fresh processes" : "a running server";
  return `${formatAmount(blocks, "block")} of ${whose}`;
}
function describeAttempt({ url, attempt, attempts }) {
  if (url === null && attempt === 1 && attempts === 1) return [];
  const which = linkTo(`${runOf(url)}${attempt === 1 ? "" : `, attempt ${attempt}`}`, url);
  const earlier = formatAmount(attempts - 1, "earlier one");
  return attempts === 1 ? [which] : [which, ` together with ${earlier}`];
}
function runOf(url) {
  const id = /\/runs\/(\d{1,20})(?:\/|$)/.exec(url ?? "")?.[1];
  return id === void 0 ? "this run" : `run ${id}`;
}
function describeBaseline(baseline, run) {
  const records = formatAmount(baseline.records, "stored record");
  const { source } = baseline;
  if (source !== null) {
    const age2 = describeAge(run.measuredAt, source.createdAt);
    const commit = linkCommit(source.commit, source.runUrl);
    const held = linkTo(`run ${source.runId}`, source.runUrl);
    return [`${records} up to `, held, " of commit ", commit, age2 === "" ? "" : `, ${age2}`];
  }
  const age = describeAge(run.measuredAt, baseline.newestMeasuredAt);
  const older = age === "" ? "" : `, the newest ${age}`;
  if (baseline.newestCommit === null) return [`${records}${older}`];
  return [`${records}${older} (`, linkCommit(baseline.newestCommit, run.url), ")"];
}
function describeAge(measuredAt, before) {
  const age = Date.parse(measuredAt) - Date.parse(before);
  return Number.isFinite(age) && age >= 0 ? `${formatDuration(milliseconds(age))} older` : "";
}
function environmentFacts({ run, perfGate }) {
  const { environment } = run;
  return [
    { name: "CPU", value: `${environment.cpuModel}, ${formatAmount(environment.cores, "core")}` },
    ...optionalFact("CPU quota", environment.cpuQuota, (quota) => `${formatNumber(quota)} cores`),
    { name: "memory", value: formatSize(bytes(environment.memory)) },
    {
      name: "system",
      value: `${environment.platform} ${environment.architecture}, kernel ${environment.kernel}`
    },
    {
      name: "generator",
      value: [
        `perf-gate ${perfGate} on Node ${environment.node}`,
        `${run.engine} engine`,
        formatAmount(run.threads, "thread")
      ].join(", ")
    },
    { name: "measured", value: run.measuredAt },
    ...optionalFact("commit", run.commit, (commit) => commit),
    { name: "target", value: run.target },
    { name: "seed", value: run.seed }
  ];
}
function baselineFacts(baseline, run) {
  return [
    { name: "compared with", value: describeBaseline(baseline, run) },
    { name: "newest measured", value: baseline.newestMeasuredAt },
    ...optionalFact("newest commit", baseline.newestCommit, (commit) => commit),
    ...optionalFact("stored by", baseline.source, ({ runId, runUrl }) => [
      linkTo(`run ${runId}`, runUrl)
    ]),
    ...optionalFact("of commit", baseline.source, ({ commit }) => commit),
    ...optionalFact("started", baseline.source, ({ createdAt }) => createdAt),
    { name: "machine", value: baseline.sameMachine ? "the same" : "another" }
  ];
}

// src/report/headline.ts
var VERDICT_WORDS = {
  pass: "PASS",
  regression: "REGRESSION",
  inconclusive: "INCONCLUSIVE",
  "no-baseline": "NO BASELINE",
  "invalid-run": "INVALID RUN"
};
function headlineOf(report) {
  const { verdict, acceptance } = report;
  const exit = [`Exit code ${report.exit.code}: ${report.exit.because}`];
  const said = { sentence: sentenceOf(report), notes: [describeRun(report), exit] };
  if (verdict.kind === "regression" && acceptance !== null) {
    const word = `${VERDICT_WORDS[verdict.kind]} (accepted)`;
    return { ...said, kind: "accepted", word, lead: [exit], notes: [describeRun(report)] };
  }
  const lead = verdict.kind === "no-baseline" ? [[verdict.why]] : [];
  return { ...said, kind: verdict.kind, word: VERDICT_WORDS[verdict.kind], lead };
}
function sentenceOf(report) {
  const { verdict } = report;
  switch (verdict.kind) {
    case "pass":
      return passSentence(report);
    case "regression":
      return regressionSentence(report);
    case "inconclusive":
      return inconclusiveSentence(report);
    case "no-baseline":
      return `nothing to compare with; measured ${measurement(report)}`;
    case "invalid-run":
      return verdict.because.text;
  }
}
function regressionSentence(report) {
  const [first, ...others] = report.comparisons.filter(({ outcome }) => outcome === "regression");
  if (first === void 0) return `beyond what you allow: ${offendersOf(report)}`;
  const names = others.map((comparison) => labelComparison(report, comparison));
  const also = names.length === 0 ? "" : `; beyond it too: ${listOf(names)}`;
  return `${offence(report, first)}${also}`;
}
var offendersOf = ({ verdict }) => verdict.kind === "regression" ? verdict.offending.map((name) => METRIC_LABELS[name]).join(", ") : "";
function listOf(names) {
  const shown = names.slice(0, 3).join(", ");
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}
function offence(report, comparison) {
  const after = formatValue(comparison.after, comparison.unit);
  switch (comparison.metric) {
    case "throughput":
    case "p99":
    case "response-p99":
    case "clean-response-p99":
    case "cpu":
    case "memory":
      return `${movement(report, comparison)}, beyond the ${allowance(comparison)} you allow`;
    case "errors":
      return `${after} of the requests failed, ${formatValue(comparison.before, comparison.unit)} in the baseline`;
    case "p99-limit":
      return `p99${ofRequest(report, comparison)} was ${after}, above your limit of ${formatValue(comparison.before, comparison.unit)}`;
    case "min-throughput":
      return `throughput was ${formatRequestRate(comparison.after)}, below your limit of ${formatRequestRate(comparison.before)}`;
    case "rate-not-sustained":
    case "server-died":
      return comparison.because;
  }
}
function movement(report, comparison) {
  const { before, after, unit } = comparison;
  const label = labelComparison(report, comparison);
  return `${label} ${moved(comparison.change)} (${formatStep(before, after, unit)})`;
}
function moved(change) {
  if (change === null) return "moved";
  if (formatChange(ratio(change)).startsWith("±")) return "did not change";
  return `${change < 0 ? "fell" : "rose"} ${formatExtent(ratio(change))}`;
}
var allowance = ({ toleranceLine }) => formatShare(ratio(Math.abs(toleranceLine)));
var ofRequest = (report, { request }) => {
  const name = requestNameOf(report, request);
  return name === null ? "" : ` of ${name}`;
};
function passSentence(report) {
  const compared = report.comparisons.filter(({ role }) => role !== "limit");
  const gains = report.warnings.some(({ code }) => code === "improvement");
  const subject = (gains ? compared.find(isShownBetter) : void 0) ?? compared[0];
  if (subject === void 0) return `${measurement(report)}; nothing is beyond your limits`;
  if (isShownBetter(subject))
    return `${movement(report, subject)}; nothing is beyond what you allow`;
  return `${movement(report, subject)}, within the ${allowance(subject)} you allow`;
}
function isShownBetter({ interval, higherIsBetter }) {
  if (interval.worst === null) return false;
  return higherIsBetter ? interval.worst > 0 : interval.worst < 0;
}
function inconclusiveSentence(report) {
  const open2 = report.comparisons.find(({ outcome }) => outcome === "inconclusive");
  if (open2 === void 0) return "the evidence does not settle it";
  const { best, worst } = open2.interval;
  const doubt = best === null && worst === null ? "but that is too little evidence to bound the change" : `but the evidence allows for ${formatRange(open2)}`;
  return `${movement(report, open2)}, ${doubt}; you allow ${formatChange(ratio(open2.toleranceLine))}`;
}
function measurement({ rows: [mix] }) {
  if (mix === void 0) return "nothing";
  const { throughput, p99 } = mix.candidate;
  const tail = p99 === null ? "" : `, p99 ${formatTime(microseconds(p99))}`;
  return `${formatRequestRate(throughput)}${tail}`;
}

// src/report/content/explain-evidence.ts
var NOTEWORTHY_IMBALANCE = 0.1;
function explainEvidence(report) {
  const { kind, because, sideBySide } = report.evidence;
  const isSaid = report.warnings.some(
    ({ code, text }) => code === "stored-only" && text === because
  );
  return [
    ...because === EVIDENCE_TEXTS[kind] || isSaid ? [] : [because],
    ...sideBySide === null ? [] : explainSideBySide(report, sideBySide)
  ];
}
var explainSideBySide = (report, sides) => [
  ...explainTurns(report, sides),
  ...explainCleaning(report, sides),
  ...explainPlacement(report, sides)
];
function explainTurns({ warnings }, { turns }) {
  const isSaid = warnings.some(({ code }) => code === "fixed-port");
  if (turns === "slices" || isSaid) return [];
  return [
    "The two versions were measured one at a time, because the port is fixed: that is less precise."
  ];
}
function explainCleaning({ rows: [mix] }, { cleaning }) {
  if (cleaning === null || mix?.baseline == null) return [];
  const [before, after] = [mix.baseline.responseP99, mix.candidate.responseP99];
  const shares = `${formatKept(cleaning.baseline)} (baseline) and ${formatKept(cleaning.candidate)} (candidate)`;
  const asItCame = before === null || after === null ? "" : `; as it came it was ${formatTime(microseconds(before))} → ${formatTime(microseconds(after))}`;
  const judged = cleaning.isJudged ? "" : ". The cleaned one was not judged";
  return [
    `The cleaned p99 at the fixed rate is of the ${shares} of slices in which neither server nor generator had to wait for a CPU${asItCame}${judged}.`
  ];
}
function explainPlacement({ warnings }, { placement }) {
  const isSaid = warnings.some(({ code }) => code === "uneven-workers");
  if (placement === null || isSaid) return [];
  const { workers, baselineImbalance, candidateImbalance, reopens } = placement;
  if (Math.max(baselineImbalance, candidateImbalance) < NOTEWORTHY_IMBALANCE) return [];
  const [before, after] = [baselineImbalance, candidateImbalance].map(
    (imbalance) => formatShare(ratio(imbalance))
  );
  const how = reopens ? ", although they were opened anew before each slice" : "";
  return [
    `Connections fell unevenly on the ${formatCount(workers)} worker processes: the busiest had ${before} (baseline) and ${after} (candidate) more than an even share${how}.`
  ];
}

// src/report/content/explain-throughput.ts
var NOTEWORTHY = {
  apart: { cost: 0.02, change: 0.03 },
  "side-by-side": { cost: 5e-3, change: 0.01 }
};
var EXPLAINS_WITHIN = 0.25;
function explainThroughput(report) {
  const [mix] = report.rows;
  if (mix === void 0 || mix.candidate.cpuPerRequest === null) return [];
  const cost = formatTime(microseconds(mix.candidate.cpuPerRequest));
  const busy = describeBusy(report);
  const noteworthy = NOTEWORTHY[report.evidence.sideBySide === null ? "apart" : "side-by-side"];
  if (mix.baseline === null || mix.baseline.cpuPerRequest === null) {
    return [`A request cost ${cost} of server CPU${busy}.`];
  }
  const change = mix.candidate.cpuPerRequest / mix.baseline.cpuPerRequest - 1;
  const before = formatTime(microseconds(mix.baseline.cpuPerRequest));
  const cause = isInDoubt(report) ? [] : describeCause(mix.candidate, mix.baseline, change, noteworthy);
  return [`${costSentence(change, noteworthy.cost, before, cost)}${busy}.`, ...cause];
}
function isInDoubt({ evidence, comparisons }) {
  const throughput = comparisons.find(({ metric }) => metric === "throughput");
  return evidence.sideBySide !== null && throughput !== void 0 && !isShown(throughput);
}
function costSentence(change, least, before, after) {
  if (Math.abs(change) < least) return `A request cost as much server CPU as before (${after})`;
  const direction = change > 0 ? "more" : "less";
  const size = formatShare(ratio(Math.abs(change)));
  return `A request cost ${size} ${direction} server CPU (${before} → ${after})`;
}
function describeBusy(report) {
  const { details, run } = report;
  const shares = describeBusyShares(report);
  if (shares !== void 0) return `; ${shares}`;
  if (details.serverBusyCores === null) return "";
  const busy = formatNumber(details.serverBusyCores);
  return `; the server kept ${busy} of ${run.environment.cores} cores busy`;
}
function describeCause(candidate, baseline, cost, noteworthy) {
  if (baseline.throughput === 0) return [];
  const measured = candidate.throughput / baseline.throughput - 1;
  const predicted = 1 / (1 + cost) - 1;
  const small = EXPLAINS_WITHIN * Math.abs(measured);
  if (Math.abs(measured) < noteworthy.change) return [];
  if (Math.abs(predicted - measured) <= small) {
    const [alone, whole] = [predicted, measured].map((change) => formatChange(ratio(change)));
    return [`That alone would change throughput by ${alone}; measured were ${whole}.`];
  }
  return Math.abs(predicted) <= small ? [waiting(measured)] : [];
}
function waiting(measured) {
  return measured > 0 ? "So the gain is not cheaper requests: the server waited less." : "So time was lost waiting, not computing: look at locks, timers, disks and calls to other services.";
}
var MOST_CORES_OF_ONE_THREAD = 1.1;
var SAME_SHARE = 0.02;
function describeBusyShares(report) {
  const [mix] = report.rows;
  const before = mix?.baseline?.busyCores ?? null;
  const after = mix?.candidate.busyCores ?? null;
  if (report.evidence.sideBySide === null || before === null || after === null) return void 0;
  const { usable, subject } = usableCores(report, Math.max(before, after));
  const [baseline, candidate] = [before, after].map((busy) => Math.min(1, busy / usable));
  if (baseline === void 0 || candidate === void 0) return void 0;
  if (Math.abs(candidate - baseline) < SAME_SHARE)
    return `${subject} ${percent((candidate + baseline) / 2)} busy in both arms`;
  return `${subject} ${percent(candidate)} busy, ${percent(baseline)} in the baseline`;
}
function usableCores({ run, evidence }, busiest) {
  const { cores } = run.environment;
  const workers = evidence.sideBySide?.placement?.workers;
  if (workers !== void 0 && workers <= cores)
    return { usable: workers, subject: `its ${formatCount(workers)} worker processes were` };
  if (workers === void 0 && busiest <= MOST_CORES_OF_ONE_THREAD)
    return { usable: 1, subject: "the server kept one core" };
  return { usable: cores, subject: `the server kept the ${formatCount(cores)} cores` };
}
var percent = (share) => formatShare(ratio(Math.round(share * 100) / 100));

// src/report/content/failure-words.ts
var FAILURE_LABELS = {
  "connect-refused": "connection refused",
  "connect-timeout": "connecting timed out",
  "connect-failed": "connecting failed",
  "ports-exhausted": "no free port on this machine",
  reset: "connection reset",
  "closed-before-response": "closed before the answer",
  "closed-mid-response": "closed within the answer",
  "stale-keep-alive": "idle connection closed",
  timeout: "timed out",
  "bad-framing": "not HTTP",
  "unexpected-status": "unexpected status",
  "body-mismatch": "unexpected body"
};
var LONGEST_EXAMPLE = 120;
function describeFailure(failure) {
  const example = visibleText(failure.example, LONGEST_EXAMPLE);
  const said = example === "" ? "" : ` ("${example}")`;
  return `${FAILURE_LABELS[failure.class]} ${formatCount(failure.count)}${said}`;
}
function sumFailures(requests) {
  const sums = /* @__PURE__ */ new Map();
  for (const failure of requests.flatMap(({ failures }) => failures)) {
    const sum = sums.get(failure.class);
    sums.set(failure.class, sum ? { ...sum, count: sum.count + failure.count } : failure);
  }
  return [...sums.values()].filter(({ count }) => count > 0);
}

// src/report/content/explain-report.ts
function explainReport(report) {
  return [
    ...explainEvidence(report),
    ...reasonsOf(report),
    ...explainThroughput(report),
    ...describeFailures(report),
    ...unknownServerUse(report)
  ];
}
function reasonsOf(report) {
  const reasons = report.comparisons.filter(({ outcome }) => outcome !== "pass").map((comparison) => `${labelComparison(report, comparison)}: ${comparison.because}`);
  return report.verdict.kind === "inconclusive" ? [...reasons, report.verdict.need] : reasons;
}
function describeFailures({ details }) {
  const failures = sumFailures(details.requests);
  if (failures.length === 0) return [];
  const total = failures.reduce((sum, { count }) => sum + count, 0);
  return [`${formatCount(total)} requests failed: ${failures.map(describeFailure).join(", ")}.`];
}
function unknownServerUse({ run, rows: [mix] }) {
  if (run.processes === "fresh" || mix === void 0 || mix.candidate.cpuPerRequest !== null)
    return [];
  return ["CPU and memory are known only of a server that perf-gate starts itself."];
}
function unseenTable(report) {
  const compared = report.comparisons.filter(
    ({ role, method }) => role !== "limit" && method !== "observed"
  );
  if (compared.length === 0) return void 0;
  return {
    columns: ["", "losses below", "you allow", "evidence"],
    groups: [
      { title: void 0, rows: compared.map((comparison) => unseenRow(report, comparison)) }
    ]
  };
}
function unseenRow(report, comparison) {
  const { minimumDetectable, toleranceLine, samples, method } = comparison;
  return [
    labelComparison(report, comparison),
    minimumDetectable === null ? "any loss" : formatChange(ratio(minimumDetectable)),
    formatChange(ratio(toleranceLine)),
    `${method}, n = ${formatCount(samples)}`
  ];
}

// src/report/content/time-table.ts
function timeTable(rows) {
  const known = rows.flatMap(([label, summary]) => summary ? [timeRow(label, summary)] : []);
  if (known.length === 0) return void 0;
  return {
    columns: ["", "min", "mean", "sd", "median", "max", "within 1 sd", "count"],
    groups: [{ title: void 0, rows: known }]
  };
}
function timeRow(label, summary) {
  const { min, mean, standardDeviation, median, max } = summary;
  const times = [min, mean, standardDeviation, median, max];
  return [
    label,
    ...times.map((time) => formatTime(microseconds(time))),
    formatShare(ratio(summary.withinOneDeviation)),
    formatCount(summary.count)
  ];
}
function describeSpread2(spread) {
  const { mean, standardDeviation, max, withinOneDeviation } = spread;
  return [
    `mean ${formatNumber(mean)}`,
    `sd ${formatNumber(standardDeviation)}`,
    `max ${formatNumber(max)}`,
    `${formatShare(ratio(withinOneDeviation))} within 1${THIN_SPACE}sd`
  ].join(", ");
}
function ladderTable({ curves }) {
  const shares = [...new Set(curves.flatMap(({ steps }) => steps.map(({ share }) => share)))];
  shares.sort((a, b) => a - b);
  const rows = curves.map(({ name, steps }) => {
    const times = new Map(steps.map(({ share, time }) => [share, time]));
    return [name, ...shares.map((share) => cellOf(times.get(share)))];
  });
  return {
    columns: ["served within", ...shares.map((share) => formatShare(ratio(share)))],
    groups: [{ title: void 0, rows }]
  };
}
var cellOf = (time) => time === void 0 ? "" : formatTime(microseconds(time));

// src/report/content/load-details.ts
function loadSection(report) {
  const { connectTime, lag } = report.details;
  const times = timeTable([
    ["connect", connectTime],
    ["lag", lag]
  ]);
  const tables = times === void 0 ? [] : [{ kind: "table", table: times }];
  const facts2 = [...loadFacts(report), ...serverFacts(report)];
  const title = report.evidence.sideBySide === null ? "Load" : "Load on the candidate";
  return { title, folded: true, pieces: [{ kind: "facts", facts: facts2 }, ...tables] };
}
function loadFacts({ run, details, rows: [mix] }) {
  return [
    {
      name: "concurrency",
      value: `${formatAmount(run.connections, "connection")}, ${formatAmount(run.threads, "thread")}`
    },
    { name: "complete requests", value: formatCount(details.completeRequests) },
    { name: "time measured", value: formatDuration(seconds(details.measuredSeconds)) },
    ...optionalFact(
      "requests per second",
      mix ?? null,
      ({ candidate }) => formatRequestRate(candidate.throughput)
    ),
    ...optionalFact("per thread and slice", details.threadRate, describeSpread2),
    ...optionalFact("fixed rate", run.offeredRate, formatRequestRate),
    {
      name: "received",
      value: `${formatSize(bytes(details.bytesReceived))}, ${formatSize(bytes(details.transferRate))}/s`
    },
    { name: "connections opened", value: formatCount(details.connectionsOpened) },
    { name: "generator CPU", value: describeGenerator(details) }
  ];
}
function describeGenerator({ generatorBusyCores, generatorShare }) {
  const cores = `${formatNumber(generatorBusyCores)} cores`;
  if (generatorShare === null) return cores;
  return `${cores}, ${formatShare(ratio(generatorShare))} of the CPU that the server used`;
}
function serverFacts({ details }) {
  return [
    ...optionalFact(
      "server CPU",
      details.serverBusyCores,
      (cores) => `${formatNumber(cores)} cores`
    ),
    ...optionalFact("server processes", details.serverProcesses, formatCount),
    ...optionalFact(
      "server ready after",
      details.bootMilliseconds,
      (boot) => formatDuration(milliseconds(boot))
    )
  ];
}

// src/report/content/request-details.ts
function requestSection(report, request) {
  const table = timeTable([
    ["service", request.processing],
    ["waiting", request.waiting],
    ["total", request.total]
  ]);
  const curves = curvesOf(report, request);
  const pieces = [
    { kind: "facts", facts: requestFacts(request) },
    table && { kind: "table", table },
    curves.length === 0 ? void 0 : { kind: "ladder", ladder: { curves } }
  ];
  return {
    title: `Request ${shortName(request.name)}`,
    folded: true,
    pieces: pieces.filter((piece) => piece !== void 0)
  };
}
function requestFacts(request) {
  const { sent, ok, resent, unsent, failures } = request;
  return [
    { name: "document", value: `${request.method} ${request.path}` },
    ...optionalFact("length", request.documentLength, (length) => formatSize(bytes(length))),
    ...optionalFact("server software", request.serverSoftware, (software) => software),
    { name: "sent", value: formatCount(sent) },
    { name: "complete", value: formatCount(ok) },
    { name: "failed", value: describeFailures2(failures) },
    ...optionalFact("sent again", resent || null, formatCount),
    ...optionalFact("due and not sent", unsent || null, formatCount),
    { name: "bodies received", value: formatSize(bytes(request.bodyBytes)) }
  ];
}
var describeFailures2 = (failures) => failures.length === 0 ? "0" : failures.map(describeFailure).join(", ");
function curvesOf(report, request) {
  const row = report.rows.find((candidate) => candidate.request === request.name);
  const before = row?.baseline ?? null;
  const curves = [
    { name: "service", arm: "candidate", clock: "service", steps: request.ladder },
    { name: "service before", arm: "baseline", clock: "service", steps: serviceSteps(before) },
    { name: "response", arm: "candidate", clock: "response", steps: request.responseLadder },
    { name: "response before", arm: "baseline", clock: "response", steps: responseSteps(before) }
  ];
  return curves.filter(({ steps }) => steps.length > 0);
}
var serviceSteps = (values) => values === null ? [] : stepsOf([0.5, values.p50], [0.9, values.p90], [0.99, values.p99], [1, values.max]);
var responseSteps = (values) => values === null ? [] : stepsOf([0.5, values.responseP50], [0.9, values.responseP90], [0.99, values.responseP99]);
var stepsOf = (...steps) => steps.flatMap(([share, time]) => time === null ? [] : [{ share, time }]);

// src/report/content/result-tables.ts
var formatMicroseconds = (value) => formatTime(microseconds(value));
function column(title, read, format = formatMicroseconds, hasChange = true) {
  return { title, read, format, hasChange };
}
var CAPACITY_COLUMNS = [
  column(
    "throughput",
    (values) => values.throughput,
    (value) => formatValue(value, "per-second")
  ),
  column("p50", (values) => values.p50),
  column("p90", (values) => values.p90),
  column("p99", (values) => values.p99),
  column("max", (values) => values.max),
  column(
    "failed",
    (values) => values.errorShare,
    (value) => formatShare(ratio(value)),
    false
  ),
  column("CPU/request", (values) => values.cpuPerRequest),
  column(
    "memory",
    (values) => values.peakMemory,
    (value) => formatSize(bytes(value))
  )
];
var FIXED_RATE_COLUMNS = [
  column("p50", (values) => values.responseP50),
  column("p90", (values) => values.responseP90),
  column("p99", (values) => values.responseP99),
  column("cleaned p99", (values) => values.cleanP99)
];
function capacityTable(report) {
  return resultTable(report, CAPACITY_COLUMNS);
}
function fixedRateTable(report) {
  const table = resultTable(report, FIXED_RATE_COLUMNS);
  return table.columns.length > 1 ? table : void 0;
}
function resultTable(report, all) {
  const rows = hasSeveralRequests(report) ? report.rows : report.rows.slice(0, 1);
  const known = all.filter(({ read }) => rows.some((row) => isKnown(row, read)));
  const shown = rows.filter((row) => !row.isNew || known.some(({ read }) => isKnown(row, read)));
  return {
    columns: ["", ...known.map(({ title }) => title)],
    groups: shown.map((row) => groupOf(row, known, rows.length > 1))
  };
}
var isKnown = ({ candidate, baseline }, read) => read(candidate) !== null || baseline !== null && read(baseline) !== null;
function groupOf(row, columns, titled) {
  const { candidate, baseline } = row;
  const unknown = row.request === null ? NOT_AVAILABLE : "";
  const line = (label, values) => [
    label,
    ...columns.map(cellOf2(values, unknown))
  ];
  const comparison = baseline === null ? [] : [line("baseline", baseline), ["change", ...columns.map(changeOf(candidate, baseline))]];
  return {
    title: titled ? titleOf(row) : void 0,
    rows: [line("candidate", candidate), ...comparison]
  };
}
function titleOf({ request, isNew }) {
  if (request === null) return "all requests";
  return isNew ? `${shortName(request)} (new, not judged)` : shortName(request);
}
var cellOf2 = (values, unknown) => ({ read, format }) => {
  const value = read(values);
  return value === null ? unknown : format(value);
};
var changeOf = (candidate, baseline) => ({ read, hasChange }) => {
  const before = read(baseline);
  const after = read(candidate);
  if (!hasChange || before === null || after === null || before === 0) return "";
  return formatChange(ratio(after / before - 1));
};

// src/report/content/compose-document.ts
function composeDocument(report) {
  const sections = [
    comparisonSection(report),
    resultSection(report),
    fixedRateSection(report),
    listSection("Why", explainReport(report)),
    tableSection("What could not have been seen", unseenTable(report)),
    listSection(
      "Warnings",
      report.warnings.map(({ text }) => text)
    ),
    loadSection(report),
    baselineSection(report),
    factsSection(report),
    ...report.details.requests.map((request) => requestSection(report, request))
  ];
  return {
    name: report.name,
    headline: headlineOf(report),
    baseline: comparedWith(report),
    sections: sections.filter((section) => section !== void 0),
    warnings: report.warnings.length,
    notice: void 0
  };
}
function comparedWith({ baseline, comparisons, run, evidence }) {
  const { sideBySide } = evidence;
  if (sideBySide !== null) {
    const done = comparisons.length === 0 ? "Measured" : "Compared";
    return [`${done} side by side with `, ...describeArm(sideBySide, run)];
  }
  if (baseline === null || comparisons.length === 0) return void 0;
  return ["Compared with ", ...describeBaseline(baseline, run)];
}
function comparisonSection(report) {
  const rows = intervalRows(report);
  if (rows.length === 0) return void 0;
  const baseline = comparedWith(report);
  const title = baseline === void 0 ? "Against your limits" : textOf(baseline);
  return open(title, { kind: "intervals", rows });
}
var resultSection = (report) => open(`At capacity, with ${formatAmount(report.run.connections, "connection")}`, {
  kind: "table",
  table: capacityTable(report)
});
function fixedRateSection(report) {
  const { offeredRate } = report.run;
  const rate = offeredRate === null ? "a fixed rate" : formatRequestRate(offeredRate);
  return tableSection(`Response times at ${rate}`, fixedRateTable(report));
}
var tableSection = (title, table) => table && open(title, { kind: "table", table });
var listSection = (title, items) => items.length === 0 ? void 0 : open(title, { kind: "list", items });
var open = (title, ...pieces) => ({
  title,
  folded: false,
  pieces
});
function baselineSection({ baseline, run, evidence }) {
  const { sideBySide } = evidence;
  if (sideBySide !== null) return facts("Side by side", sideBySideFacts(sideBySide, run));
  if (baseline === null) return void 0;
  return facts("Baseline", baselineFacts(baseline, run));
}
var factsSection = (report) => facts("Environment", environmentFacts(report));
var facts = (title, items) => ({
  title,
  folded: true,
  pieces: [{ kind: "facts", facts: items }]
});

// src/report/draw/style.ts
var UNICODE_GLYPHS = {
  ellipsis: "…",
  bullet: "•",
  bar: "━",
  estimate: "●",
  zero: "│",
  line: "┃",
  zeroOnBar: "┿",
  lineOnBar: "╋",
  beyondLeft: "◀",
  beyondRight: "▶",
  unbounded: "╌",
  arrow: "→",
  symbols: {
    pass: "✔",
    regression: "✖",
    accepted: "✔",
    inconclusive: "?",
    "not-shown": "–",
    "no-baseline": "○",
    "invalid-run": "!"
  }
};
var ASCII_GLYPHS = {
  ellipsis: "...",
  bullet: "*",
  bar: "=",
  estimate: "o",
  zero: "|",
  line: "#",
  zeroOnBar: "+",
  lineOnBar: "#",
  beyondLeft: "<",
  beyondRight: ">",
  unbounded: "-",
  arrow: "->",
  symbols: {
    pass: "+",
    regression: "X",
    accepted: "+",
    inconclusive: "?",
    "not-shown": "-",
    "no-baseline": "o",
    "invalid-run": "!"
  }
};
var NARROWEST = 60;
var WIDEST = 140;
var CODES = {
  good: "32",
  bad: "1;31",
  unsure: "33",
  quiet: "2",
  strong: "1"
};
function terminalStyle({ colour, width, unicode }) {
  return {
    width: Math.min(Math.max(width, NARROWEST), WIDEST),
    glyphs: unicode ? UNICODE_GLYPHS : ASCII_GLYPHS,
    show: (text) => unicode ? visibleText(text) : toAscii(visibleText(text)),
    paint: (tone, text) => colour && text !== "" ? `\x1B[${CODES[tone]}m${text}\x1B[0m` : text
  };
}
function printable(lines) {
  const plain = lines.map((line) => line.replace(/[\u00a0\u202f]/g, " ").trimEnd());
  return `${plain.join("\n")}
`;
}
var SPELLINGS = /* @__PURE__ */ new Map([
  [" ", " "],
  [" ", " "],
  ["−", "-"],
  ["±", "+-"],
  ["µ", "u"],
  ["→", "->"],
  ["…", "..."],
  ["·", "-"],
  ["×", "x"],
  ["÷", "/"],
  ["∞", "inf"],
  ["“", '"'],
  ["”", '"'],
  ["’", "'"]
]);
function toAscii(text) {
  return text.replace(/[^\x20-\x7e]/gu, (character) => SPELLINGS.get(character) ?? "?");
}

// src/report/draw/interval.ts
function drawInterval(places, cells, glyphs) {
  const drawing = new Array(cells).fill(" ");
  drawBar(drawing, places, glyphs);
  drawMark(drawing, places.zero, glyphs.zero, glyphs.zeroOnBar);
  drawMark(drawing, places.line, glyphs.line, glyphs.lineOnBar);
  drawEstimate(drawing, places.estimate, glyphs);
  drawArrows(drawing, places, glyphs);
  return drawing.join("");
}
var cellOf3 = (place, cells) => Math.round(place * (cells - 1));
function drawBar(drawing, { low, estimate, high }, glyphs) {
  if (estimate === void 0) return;
  fill(drawing, low ?? 0, estimate, low === void 0 ? glyphs.unbounded : glyphs.bar);
  fill(drawing, estimate, high ?? 1, high === void 0 ? glyphs.unbounded : glyphs.bar);
}
function fill(drawing, from, to, glyph) {
  const last = drawing.length - 1;
  const start = Math.max(0, cellOf3(from, drawing.length));
  const end = Math.min(last, cellOf3(to, drawing.length));
  for (let cell = start; cell <= end; cell++) drawing[cell] = glyph;
}
function drawMark(drawing, place, alone, onBar) {
  if (place === void 0) return;
  const cell = cellOf3(place, drawing.length);
  drawing[cell] = drawing[cell] === " " ? alone : onBar;
}
function drawEstimate(drawing, place, glyphs) {
  if (place === void 0 || place < 0 || place > 1) return;
  drawing[cellOf3(place, drawing.length)] = glyphs.estimate;
}
var HEADS_BEYOND = 3;
function drawArrows(drawing, places, glyphs) {
  const known = [places.low, places.estimate, places.high].filter((place) => place !== void 0);
  const headsFor = (isBeyond2) => known.length > 0 && known.every(isBeyond2) ? HEADS_BEYOND : Number(known.some(isBeyond2));
  const left = headsFor((place) => place < 0);
  const right = headsFor((place) => place > 1);
  drawing.fill(glyphs.beyondLeft, 0, left);
  drawing.fill(glyphs.beyondRight, drawing.length - right);
}

export {
  THIN_SPACE,
  NOT_AVAILABLE,
  formatNumber,
  formatAmount,
  formatShare,
  formatChange,
  formatTime,
  formatRemaining,
  visibleText,
  METRIC_LABELS,
  textOf,
  joinParts,
  cutLine,
  headlineOf,
  ladderTable,
  composeDocument,
  UNICODE_GLYPHS,
  terminalStyle,
  printable,
  drawInterval
};
