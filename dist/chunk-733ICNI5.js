import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  NOT_AVAILABLE,
  THIN_SPACE,
  composeDocument,
  drawInterval,
  formatAmount,
  formatChange,
  formatNumber,
  formatRemaining,
  formatTime,
  ladderTable,
  printable,
  terminalStyle,
  textOf,
  visibleText
} from "./chunk-O5J34RRY.js";
import {
  toMicroseconds
} from "./chunk-QRBVOX5G.js";

// src/report/paint-progress.ts
var INITIAL_PROGRESS = {
  said: /* @__PURE__ */ new Set(),
  lastBlock: void 0,
  unit: "block"
};
function paintProgress(state, progress) {
  switch (progress.kind) {
    case "waiting-for-machine":
      return sayOnce(state, `waiting for another run on this machine: ${visible(progress.holder)}`);
    case "building":
      return sayOnce(state, `building: ${visible(progress.command)}`);
    case "starting-server":
      return paintStart(state, progress);
    case "calibrating-generator":
      return sayOnce(state, describeGenerator(progress));
    case "calibrating":
      return sayOnce(state, "finding out how much the server can take");
    case "planned":
      return paintPlan(state, progress);
    case "measuring":
      return { state, live: plain(describeMeasuring(state, progress)) };
    case "block-done":
      return paintBlock(state, progress);
    case "preparing-baseline":
      return sayOnce(state, `baseline: ${visible(progress.what)}`);
    case "pair-done":
      return paintPair(state, progress);
    case "looked":
      return { state, line: describeLook(progress.look, progress.looks, progress.decided) };
    case "stopping-server":
      return { state, live: "stopping the server" };
    case "server-killed":
      return sayOnce(state, `the server did not stop when asked: ${visible(progress.how)}`);
    case "judging":
      return { state, live: "judging" };
    case "saved":
      return { state, line: plain(describeSaved(progress)) };
    case "note":
      return sayOnce(state, visible(progress.text));
  }
}
var LONGEST_LIVE = 78;
function sayOnce(state, text) {
  const live = visibleText(text, LONGEST_LIVE);
  if (state.said.has(text)) return { state, live };
  return { state: { ...state, said: /* @__PURE__ */ new Set([...state.said, text]) }, line: text, live };
}
function paintStart(state, { block, blocks }) {
  const what = state.unit === "pair" ? "starting both servers" : "starting the server";
  const of = blocks === void 0 ? "" : ` for ${state.unit} ${block} of ${blocks}`;
  const live = `${what}${of}`;
  return block === 1 ? { ...sayOnce(state, what), live } : { state, live };
}
function paintPlan(state, plan) {
  if (plan.arms !== 2) return { state, line: plain(describePlan(plan)) };
  return { state: { ...state, unit: "pair" }, line: plain(describePairs(plan)) };
}
function describeGenerator({ engine, threads }) {
  const tool = `load generator, ${engine} engine, ${formatAmount(threads, "thread")}`;
  return `${tool}: finding out what a request costs it`;
}
function describePlan(plan) {
  const slice = formatTime(toMicroseconds(plan.capacitySlice));
  return [
    `${formatAmount(plan.blocks, "block")}, about ${formatRemaining(plan.remaining)}`,
    `capacity ${formatRate(plan.capacity)} in slices of ${slice}`,
    plan.offeredRate === void 0 ? "no fixed rate" : `then a fixed ${formatRate(plan.offeredRate)}`,
    formatAmount(plan.workers, "generator thread")
  ].join("; ");
}
function describeMeasuring(state, progress) {
  const whole = (progress.block - 1 + progress.share) / progress.blocks;
  const words = [
    `${state.unit} ${progress.block} of ${progress.blocks}`,
    PHASE_WORDS[progress.phase],
    `${formatRemaining(progress.remaining)} left`,
    ...state.lastBlock === void 0 ? [] : [state.lastBlock]
  ].join("  ");
  const room = LONGEST_LIVE - words.length - "[] ".length;
  const bar = room < FEWEST_BAR_CELLS ? "" : `${drawBar(whole, Math.min(room, BAR_CELLS))} `;
  return `${bar}${words}`.slice(0, LONGEST_LIVE);
}
var PHASE_WORDS = {
  "warm-up": "warming up",
  capacity: "at capacity",
  "fixed-rate": "at a fixed rate"
};
var BAR_CELLS = 8;
var FEWEST_BAR_CELLS = 4;
function drawBar(share, cells) {
  const filled = Math.round(Math.min(Math.max(share, 0), 1) * cells);
  return `[${"#".repeat(filled)}${".".repeat(cells - filled)}]`;
}
function paintBlock(state, progress) {
  const p99 = progress.p99 === void 0 ? NOT_AVAILABLE : formatTime(progress.p99);
  const place = `${progress.block}`.padStart(`${progress.blocks}`.length);
  const parts = [
    `block ${place} of ${progress.blocks}`,
    formatRate(progress.throughput),
    `p99 ${p99}`
  ];
  if (progress.block < progress.blocks) parts.push(`${formatRemaining(progress.remaining)} left`);
  const lastBlock = formatRate(progress.throughput);
  return { state: { ...state, lastBlock }, line: plain(parts.join("   ")) };
}
function paintPair(state, pair) {
  const lastBlock = pair.soFar === void 0 ? void 0 : describeSoFar(pair.soFar);
  const line = plain(describePair(pair));
  return { state: { ...state, unit: "pair", lastBlock }, line };
}
function describePair({ block, blocks, throughput, ...pair }) {
  const place = `${block}`.padStart(`${blocks}`.length);
  const { baseline, candidate } = throughput;
  const soFar = pair.soFar === void 0 ? "" : `; all ${describeSoFar(pair.soFar)}`;
  return [
    `pair ${place} of ${blocks}`,
    `${formatNumber(baseline)} → ${formatNumber(candidate)}/s${soFar}`,
    ...block < blocks ? [`${formatRemaining(pair.remaining)} left`] : []
  ].join("  ");
}
function describeSoFar({ change, worst, best }) {
  return `${formatChange(change)} [${boundOf(worst)}, ${boundOf(best)}]`;
}
var boundOf = (change) => Number.isFinite(change) && change > -1 ? formatChange(change).replace(/\s*%$/, "") : "…";
function describePairs(plan) {
  const { blocks, capacity, offeredRate, remaining, workers } = plan;
  const fixed = offeredRate === void 0 ? "no fixed rate" : `a fixed ${formatNumber(offeredRate)}/s`;
  const pairs = blocks === 1 ? "1 pair" : `${blocks} pairs`;
  return `${pairs} of blocks, about ${formatRemaining(remaining)}; capacity ${formatNumber(capacity)}/s, then ${fixed}; ${formatAmount(workers, "generator thread")}`;
}
function describeLook(look, looks, decided) {
  if (decided)
    return look < looks ? `look ${look} of ${looks}: decided, no more pairs are needed` : `look ${look} of ${looks}: decided`;
  return `look ${look} of ${looks}: not decided${look < looks ? " yet" : ""}`;
}
function describeSaved({ path, records }) {
  return `saved to ${visibleText(path)} (${formatAmount(records, "record")})`;
}
var formatRate = (rate) => `${formatNumber(rate)}${THIN_SPACE}requests/s`;
var visible = (text) => plain(visibleText(text));
var plain = (text) => text.replaceAll(THIN_SPACE, " ");

// src/report/render-error.ts
var CODES = { bad: "1;31", quiet: "2", strong: "1" };
var LONGEST_LINE = 1e3;
function renderError(error, { colour }) {
  const paint = (code, text) => colour ? `\x1B[${CODES[code]}m${text}\x1B[0m` : text;
  const lines = [
    `${paint("bad", "error")}: ${show(error.message)} ${paint("quiet", `(${show(error.code)})`)}`,
    ...error.details.flatMap((text) => text.split(/\r\n|[\r\n]/)).map(indent),
    ...error.remedy === "" ? [] : [`${paint("strong", "what to do")}: ${show(error.remedy)}`]
  ];
  return `${lines.join("\n")}
`;
}
var indent = (line) => `    ${show(line)}`.trimEnd();
var show = (text) => visibleText(text, LONGEST_LINE).replace(/[\u00a0\u202f]/g, " ");

// src/report/terminal/lines.ts
var WIDE = new RegExp("[\\u1100-\\u115f\\u2e80-\\u303e\\u3041-\\ua4cf\\ua960-\\ua97f\\uac00-\\ud7a3\\uf900-\\ufaff\\ufe30-\\ufe6f\\uff00-\\uff60\\uffe0-\\uffe6\\u{17000}-\\u{18aff}\\u{1b000}-\\u{1b2ff}\\u{20000}-\\u{3fffd}\\u{1f000}-\\u{1faff}]|\\p{Emoji_Presentation}", "u");
var COMBINING = /[\p{Mn}\p{Me}\u200d]/u;
var PRINTABLE_ASCII = /^[\x20-\x7e]*$/;
function displayWidth(text) {
  if (PRINTABLE_ASCII.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}
function takeColumns(text, columns) {
  let taken = "";
  let width = 0;
  for (const character of text) {
    width += characterWidth(character);
    if (width > columns) break;
    taken += character;
  }
  return taken;
}
function fitColumns(text, columns, ellipsis) {
  if (displayWidth(text) <= columns) return text;
  return `${takeColumns(text, columns - displayWidth(ellipsis))}${ellipsis}`;
}
var padEndColumns = (text, columns) => text + " ".repeat(Math.max(0, columns - displayWidth(text)));
var padStartColumns = (text, columns) => " ".repeat(Math.max(0, columns - displayWidth(text))) + text;
function characterWidth(character) {
  if (COMBINING.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}
function wrapText(text, columns) {
  const lines = [];
  let line = "";
  for (const word of text.split(" ").flatMap((long) => cutWord(long, columns))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (displayWidth(longer) <= columns) {
      line = longer;
    } else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}
function hangText(first, text, columns) {
  const indent2 = displayWidth(first);
  return wrapText(text, columns - indent2).map(
    (line, index) => (index === 0 ? first : " ".repeat(indent2)) + line
  );
}
function cutWord(word, columns) {
  const pieces = [];
  let rest = word;
  while (displayWidth(rest) > columns) {
    const piece = takeColumns(rest, columns);
    pieces.push(piece);
    rest = rest.slice(piece.length);
  }
  return [...pieces, rest];
}

// src/report/terminal/intervals.ts
var INDENT = "  ";
var GAP = "  ";
var AXIS_LENGTHS = [41, 33, 25];
var SHORTEST_AXIS = 17;
var WIDEST_LABEL = 32;
var WIDEST_NUMBER = 12;
var WIDEST_RANGE = 20;
var OUTCOME_TONES = {
  regression: "bad",
  pass: "good",
  inconclusive: "unsure",
  "not-shown": "quiet"
};
function drawIntervals(rows, style) {
  const [heading, ...columns] = alignColumns(rows, style);
  if (heading === void 0) return [];
  const room = style.width - displayWidth(INDENT + GAP + GAP) - displayWidth(heading.evidence);
  const beside = AXIS_LENGTHS.find((cells2) => cells2 <= room - displayWidth(heading.numbers));
  const cells = beside ?? AXIS_LENGTHS.find((length) => length <= room) ?? SHORTEST_AXIS;
  const lay = beside === void 0 ? beneathEachOther : besideEachOther;
  return [
    ...lay(heading, drawDirections(cells, style)).map((line) => style.paint("quiet", line)),
    ...rows.flatMap((row, index) => {
      const words = columns[index] ?? heading;
      return paintSymbol(lay(words, drawInterval(row.places, cells, style.glyphs)), row, style);
    }),
    "",
    ...drawLegend(rows, style)
  ];
}
var besideEachOther = ({ numbers, evidence }, axis) => [
  [INDENT + numbers, axis, evidence].join(GAP).trimEnd()
];
var beneathEachOther = ({ numbers, evidence }, axis) => [
  (INDENT + numbers).trimEnd(),
  [INDENT + GAP + axis, evidence].join(GAP).trimEnd()
];
function alignColumns(rows, style) {
  const column = (title, textOf2, widest) => align([title, ...rows.map(textOf2)], padStartColumns, widest, style);
  const steps = joinSteps(
    column("before", (row) => row.before, WIDEST_NUMBER),
    column("after", (row) => row.after, WIDEST_NUMBER),
    style.glyphs.arrow
  );
  const changes = column("change", (row) => row.change, WIDEST_NUMBER);
  const numbers = zip(steps, changes);
  const room = style.width - displayWidth([INDENT, SYMBOL_ROOM, GAP, numbers[0] ?? ""].join(""));
  const names = ["", ...rows.map(({ label }) => label)];
  const labels = align(names, padEndColumns, Math.min(WIDEST_LABEL, room), style);
  const symbols = ["", ...rows.map(({ outcome }) => style.glyphs.symbols[outcome])];
  const ranges = column("interval", (row) => row.range, WIDEST_RANGE);
  const evidence = zip(
    ranges,
    column("allowed", (row) => row.allowed, WIDEST_NUMBER)
  );
  return zip(labels, numbers).map((text, index) => ({
    numbers: padEndColumns(symbols[index] ?? "", SYMBOL_ROOM.length) + text,
    evidence: evidence[index] ?? ""
  }));
}
var SYMBOL_ROOM = "  ";
var zip = (left, right) => left.map((text, index) => text + GAP + (right[index] ?? ""));
function joinSteps(before, after, arrow) {
  const gap = " ".repeat(displayWidth(arrow));
  return before.map((text, index) => [text, index === 0 ? gap : arrow, after[index]].join(" "));
}
function align(texts, pad, widest, style) {
  const shown = texts.map((text) => fitColumns(style.show(text), widest, style.glyphs.ellipsis));
  const width = Math.max(...shown.map(displayWidth));
  return shown.map((text) => pad(text, width));
}
function paintSymbol(lines, { outcome }, style) {
  const symbol = style.glyphs.symbols[outcome];
  const [first = "", ...others] = lines;
  const rest = first.slice(INDENT.length + symbol.length);
  return [INDENT + style.paint(OUTCOME_TONES[outcome], symbol) + rest, ...others];
}
function drawDirections(cells, { glyphs }) {
  const [better, worse] = [`${glyphs.beyondLeft} better`, `worse ${glyphs.beyondRight}`];
  return better + " ".repeat(cells - better.length - worse.length) + worse;
}
function drawLegend(rows, style) {
  const { glyphs } = style;
  const { bar, estimate, unbounded } = glyphs;
  const entries = [
    `${bar}${estimate}${bar} change and its interval`,
    `${glyphs.zero} no change`,
    `${glyphs.line} the loss you allow`,
    `${glyphs.beyondRight} beyond the axis`,
    `${unbounded}${unbounded} no bound`
  ];
  const text = entries.map((entry) => entry.replaceAll(" ", " ")).join("  ");
  const notShown = `${glyphs.symbols["not-shown"]} a loss is neither shown nor ruled out, and need not be`;
  const texts = rows.some(({ outcome }) => outcome === "not-shown") ? [text, notShown] : [text];
  return texts.flatMap((each) => hangText(INDENT, each, style.width)).map((line) => style.paint("quiet", line));
}

// src/report/terminal/table.ts
var INDENT2 = "  ";
var GAP2 = "  ";
var WIDEST_LABEL2 = 32;
var WIDEST_NUMBER2 = 24;
function drawTable(table, style) {
  const shown = showCells(table, style);
  const widths = shown.columns.map((_, column) => columnWidth(shown, column));
  return partsOf(widths, style.width - INDENT2.length).flatMap((columns, part) => [
    ...part === 0 ? [] : [""],
    ...drawPart(shown, columns, widths, style)
  ]);
}
function showCells(table, style) {
  const fit = (text, column) => fitColumns(
    style.show(text),
    column === 0 ? WIDEST_LABEL2 : WIDEST_NUMBER2,
    style.glyphs.ellipsis
  );
  return {
    columns: table.columns.map(fit),
    groups: table.groups.map(({ title, rows }) => ({
      title: title === void 0 ? void 0 : fitColumns(style.show(title), style.width - INDENT2.length, style.glyphs.ellipsis),
      rows: rows.map((row) => row.map(fit))
    }))
  };
}
function columnWidth(table, column) {
  const cells = table.groups.flatMap(({ rows }) => rows.map((row) => row[column] ?? ""));
  const indent2 = column === 0 && hasTitles(table) ? INDENT2.length : 0;
  const widths = [table.columns[column] ?? "", ...cells].map((cell) => displayWidth(cell) + indent2);
  return Math.max(...widths);
}
var hasTitles = ({ groups }) => groups.some(({ title }) => title !== void 0);
function partsOf(widths, available) {
  const [labels = 0, ...numbers] = widths;
  const parts = [[]];
  let used = labels;
  for (const [index, width] of numbers.entries()) {
    const needed = GAP2.length + width;
    if (used + needed > available && parts.at(-1)?.length !== 0) {
      parts.push([]);
      used = labels;
    }
    parts.at(-1)?.push(index + 1);
    used += needed;
  }
  return parts;
}
function drawPart(table, columns, widths, style) {
  const drawRow = (row, label) => [
    INDENT2 + padEndColumns(label, widths[0] ?? 0),
    ...columns.map((column) => padStartColumns(row[column] ?? "", widths[column] ?? 0))
  ].join(GAP2);
  const inset = hasTitles(table) ? INDENT2 : "";
  const groups = table.groups.flatMap(({ title, rows }) => [
    ...title === void 0 ? [] : [INDENT2 + title],
    ...rows.map((row) => drawRow(row, inset + (row[0] ?? "")))
  ]);
  return [
    style.paint("quiet", drawRow(table.columns, table.columns[0] ?? "").trimEnd()),
    ...groups
  ];
}

// src/report/terminal/section.ts
var INDENT3 = "  ";
function drawSection({ title, pieces }, style) {
  const heading = wrapText(style.show(title), style.width).map(
    (line) => style.paint("strong", line)
  );
  return ["", ...heading, ...pieces.flatMap((piece, index) => drawApart(piece, index, style))];
}
var drawApart = (piece, index, style) => index === 0 ? drawPiece(piece, style) : ["", ...drawPiece(piece, style)];
function drawPiece(piece, style) {
  switch (piece.kind) {
    case "paragraph":
      return hangText(INDENT3, style.show(piece.text), style.width);
    case "list":
      return piece.items.flatMap((item) => drawItem(item, style));
    case "facts":
      return drawFacts(piece.facts, style);
    case "table":
      return drawTable(piece.table, style);
    case "intervals":
      return drawIntervals(piece.rows, style);
    case "ladder":
      return drawTable(ladderTable(piece.ladder), style);
  }
}
var drawItem = (item, style) => hangText(`${INDENT3}${style.glyphs.bullet} `, style.show(item), style.width);
function drawFacts(facts, style) {
  const width = Math.max(...facts.map(({ name }) => displayWidth(name)));
  return facts.flatMap(
    ({ name, value }) => hangText(`${INDENT3}${padEndColumns(name, width)}  `, style.show(textOf(value)), style.width)
  );
}

// src/report/render-terminal.ts
var VERDICT_TONES = {
  pass: "good",
  regression: "bad",
  accepted: "unsure",
  inconclusive: "unsure",
  "no-baseline": "unsure",
  "invalid-run": "bad"
};
function renderTerminal(report, options) {
  const style = terminalStyle(options);
  const { headline, sections } = composeDocument(report);
  return printable([
    ...drawHeadline(headline, style),
    ...sections.flatMap((section) => drawSection(section, style))
  ]);
}
function drawHeadline(headline, style) {
  const { kind, word, sentence, lead, notes } = headline;
  const verdict = `${style.glyphs.symbols[kind]} ${word}`;
  const [first = "", ...more] = hangText(`${verdict}  `, style.show(sentence), style.width);
  return [
    style.paint(VERDICT_TONES[kind], verdict) + first.slice(verdict.length),
    ...more,
    ...[...lead, ...notes].flatMap((line) => hangText("  ", style.show(textOf(line)), style.width))
  ];
}

export {
  INITIAL_PROGRESS,
  paintProgress,
  renderError,
  renderTerminal
};
