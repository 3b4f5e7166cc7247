import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  longestInCalibration,
  longestInPair
} from "./chunk-JTD746MT.js";
import {
  blockScheme,
  describePlan
} from "./chunk-BE44C4VD.js";
import "./chunk-EK5FSJA2.js";
import {
  displayWidth,
  fitColumns,
  hangText,
  padEndColumns
} from "./chunk-Q4ZDOI7W.js";
import {
  copiedText
} from "./chunk-NS3K4OEN.js";
import {
  readPlan
} from "./chunk-X4CSAU5M.js";
import "./chunk-H4CNAMNA.js";
import "./chunk-6DGPH6SF.js";
import "./chunk-KKYIBEEK.js";
import "./chunk-CFNL45QM.js";
import "./chunk-QPORNFFO.js";
import "./chunk-BFBJNCNN.js";
import "./chunk-HEQDDGZ7.js";
import {
  listFlows,
  rarestShare,
  requestsPerUnit,
  thinkTimePerUnit
} from "./chunk-3KRSBUQO.js";
import "./chunk-T7T6K3C5.js";
import "./chunk-OMBH7NB3.js";
import "./chunk-KBFMTE46.js";
import "./chunk-NMZCVL7D.js";
import "./chunk-6ULW2SID.js";
import {
  milliseconds,
  perSecond,
  rate,
  seconds
} from "./chunk-D2O6BJGM.js";
import "./chunk-SMHH2KPA.js";
import "./chunk-XDEPVGA2.js";

// src/measure/expect-blocks.ts
var ANSWER = milliseconds(20);
var START = seconds(0.5);
var GENERATOR = seconds(1);
var CALIBRATION_SLICES = seconds(0.5);
var LONGEST_WARM_UP = seconds(10);
var OFFERED_SHARE = 0.6;
function expectBlocks(plan, arms) {
  const { warmup } = plan.load;
  const longest = countBlocks(plan, arms, longestWarmUps(plan, arms));
  const inPair = arms === 1 ? warmup : milliseconds(0);
  const shortest = countBlocks(plan, arms, { inCalibration: warmup, inPair });
  return { arms, fewest: Math.min(longest, shortest), most: Math.max(longest, shortest) };
}
function longestWarmUps(plan, arms) {
  const { warmup, budget } = plan.load;
  const room = { warmup, arms, start: START };
  const ready = milliseconds(budget - GENERATOR - START);
  const most = Math.max(warmup, LONGEST_WARM_UP);
  const shortened = (longest) => milliseconds(Math.min(longest, most));
  const inCalibration = shortened(longestInCalibration({ ...room, left: ready }));
  const left = leftAfter(plan, arms, inCalibration);
  return { inCalibration, inPair: shortened(longestInPair({ ...room, left })) };
}
function leftAfter({ load }, arms, warmUp) {
  const spent = GENERATOR + START + arms * (warmUp + CALIBRATION_SLICES);
  return milliseconds(Math.max(1, load.budget - spent));
}
function countBlocks(plan, arms, { inCalibration, inPair }) {
  const { connections, rate: given, warmup } = plan.load;
  const { requests } = plan;
  const unit = requestsPerUnit(requests) * ANSWER + thinkTimePerUnit(requests);
  const throughput = rate(connections, milliseconds(unit));
  const calibration = {
    throughput,
    offeredRate: given === "auto" ? perSecond(OFFERED_SHARE * throughput) : given,
    connections,
    hasFlows: listFlows(requests).length > 0,
    rarestShare: rarestShare(requests),
    overhead: milliseconds(START + arms * inPair),
    arms,
    turns: "slices",
    reopens: false,
    addedSlices: 0,
    warmUp: {
      goal: { kind: "answers", answers: 0, limit: warmup },
      expected: warmup,
      isEnough: true,
      wasAsked: true
    }
  };
  return blockScheme(calibration, leftAfter(plan, arms, inCalibration)).blocks;
}

// src/report/render-plan.ts
var MARGIN = 12;
var BELOW_CELLS = MARGIN + 8;
var WIDEST = {
  withNames: [Number.POSITIVE_INFINITY, 24, 34],
  withoutNames: [Number.POSITIVE_INFINITY, 58]
};
var LEAST_ROOM = 24;
function renderPlan(rows, style) {
  return rows.flatMap(({ name, lines }) => {
    const shown = lines.map(showLine);
    const cells = columnsOf(shown, style);
    return shown.flatMap(({ text }, index) => {
      const margin = padEndColumns(index === 0 ? `  ${name}` : "", MARGIN);
      return drawLine(margin + (cells[index] ?? ""), text, style);
    });
  });
}
var showLine = ({ cells, text }) => ({
  cells: cells.map(copiedText),
  text: copiedText(text)
});
function columnsOf(lines, { unicode }) {
  const ellipsis = unicode ? "…" : "...";
  const columns = Math.max(...lines.map(({ cells }) => cells.length));
  const widest = columns > 2 ? WIDEST.withNames : WIDEST.withoutNames;
  const widths = Array.from(
    { length: columns },
    (_, column) => Math.min(
      widest[column] ?? Number.POSITIVE_INFINITY,
      Math.max(...lines.map(({ cells }) => displayWidth(cells[column] ?? "")))
    )
  );
  return lines.map(
    ({ cells }) => cells.map((cell, column) => {
      const width = widths[column] ?? 0;
      return `${padEndColumns(fitColumns(cell, width, ellipsis), width)}  `;
    }).join("")
  );
}
function drawLine(first, text, { width }) {
  if (displayWidth(first) + displayWidth(text) <= width) return [first + text];
  if (displayWidth(first) === MARGIN || width - displayWidth(first) >= LEAST_ROOM) {
    return hangText(first, text, Math.max(width, displayWidth(first) + LEAST_ROOM));
  }
  const below = " ".repeat(BELOW_CELLS);
  return [first.trimEnd(), ...hangText(below, text, Math.max(width, BELOW_CELLS + LEAST_ROOM))];
}

// src/cli/validate.ts
async function validate(session) {
  const { line, console } = session;
  const plan = await readPlan(line);
  console.hide(plan.secrets);
  const base = await describeGiven(plan, session);
  const expected = expectBlocks(plan, plan.compare.mode === "stored" ? 1 : 2);
  const title = copiedText(`No faults. The plan "${plan.name}":`);
  const lines = renderPlan([...describePlan(plan, expected), ...base], console.styleOf("out"));
  console.out(`${[title, "", ...lines].join("\n")}
`);
  if (!isWanted(line.flags["start-server"])) return 0;
  const { tryRequests } = await import("./try-requests-NCYQJJSV.js");
  return await tryRequests(plan, session);
}
var isWanted = (flag) => flag === true || flag === "true";
async function describeGiven(plan, session) {
  if (plan.compare.base.kind === "baseline") return [];
  const { describeBase } = await import("./describe-base-PRJXA2T3.js");
  const lines = await describeBase(plan, session);
  if (lines.length === 0) return [];
  return [{ name: "base", lines: lines.map((text) => ({ cells: [], text })) }];
}
export {
  validate
};
