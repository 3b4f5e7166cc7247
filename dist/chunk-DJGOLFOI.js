import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  UNICODE_GLYPHS,
  composeDocument,
  cutLine,
  drawInterval,
  formatAmount,
  formatShare,
  formatTime,
  joinParts,
  ladderTable,
  visibleText
} from "./chunk-O5J34RRY.js";
import {
  REPORT_SCHEMA,
  elementOf,
  propertiesOf
} from "./chunk-X47DQ7OO.js";
import {
  microseconds,
  ratio
} from "./chunk-QRBVOX5G.js";

// src/report/render-json.ts
function renderJson(report) {
  const json = JSON.stringify(inOrder(report, REPORT_SCHEMA), void 0, 2);
  return `${json.replace(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, escapeUnits)}
`;
}
function inOrder(value, node) {
  if (typeof value !== "object" || value === null || node === void 0) return value;
  if (Array.isArray(value)) return value.map((each) => inOrder(each, elementOf(node)));
  const given = new Map(Object.entries(value));
  const ordered = [...propertiesOf(node, value)].flatMap(
    ([key, inner]) => given.has(key) ? [[key, inOrder(given.get(key), inner)]] : []
  );
  return Object.fromEntries(ordered);
}
var escapeUnits = (character) => Array.from(
  { length: character.length },
  (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`
).join("");

// src/report/content/shorten-document.ts
var ROWS_KEPT = [100, 30, 10, 3];
function* shorterAndShorter(document) {
  yield document;
  const folded = document.sections.filter((section) => section.folded);
  const open = document.sections.filter((section) => !section.folded);
  for (let kept = folded.length >> 1; kept > 0; kept >>= 1) {
    const lost = `the details of ${folded.length - kept} sections`;
    yield withNotice(document, [...open, ...folded.slice(0, kept)], lost);
  }
  yield withNotice(document, open, "all details");
  for (const rows of ROWS_KEPT) {
    const short = open.map((section) => keepRows(section, rows));
    yield withNotice(document, short, `all details, and all but ${rows} rows of each table`);
  }
  yield bareHeadline(document);
}
function withNotice(document, sections, lost) {
  const notice = `Left out here, where space is limited: ${lost}. The JSON and HTML reports hold everything.`;
  return { ...document, sections, notice };
}
var LONGEST_SENTENCE = 200;
var LONGEST_NOTE = 200;
function bareHeadline(document) {
  const { headline } = document;
  const exit = headline.kind === "accepted" ? headline.lead : headline.notes.slice(-1);
  const short = {
    ...headline,
    sentence: visibleText(headline.sentence, LONGEST_SENTENCE),
    lead: [],
    notes: exit.map((line) => cutLine(line, LONGEST_NOTE))
  };
  const bare = { ...document, headline: short, baseline: void 0 };
  return withNotice(bare, [], "everything but the verdict");
}
var keepRows = (section, rows) => ({
  ...section,
  pieces: section.pieces.map((piece) => shortenPiece(piece, rows))
});
function shortenPiece(piece, rows) {
  switch (piece.kind) {
    case "list":
      return { ...piece, items: piece.items.slice(0, rows) };
    case "facts":
      return { ...piece, facts: piece.facts.slice(0, rows) };
    case "table":
      return { ...piece, table: { ...piece.table, groups: piece.table.groups.slice(0, rows) } };
    case "intervals":
      return { ...piece, rows: worstFirst(piece.rows).slice(0, rows) };
    case "paragraph":
    case "ladder":
      return piece;
  }
}
var SEVERITY = {
  regression: 0,
  inconclusive: 1,
  "not-shown": 2,
  pass: 3
};
var worstFirst = (rows) => rows.toSorted((a, b) => SEVERITY[a.outcome] - SEVERITY[b.outcome]);

// src/report/escape/markdown.ts
var ACTIVE = /[&<>|\\`*_[\]~$]/g;
var STARTS_BLOCK = /^(?:[-+]|#{1,6}|\d{1,9}[.)])(?=\s|$)|^[-=]+$/;
var LINKED_LATER = /@|#(?=\d)|\bGH-(?=\d)|:(?=\/\/)|\b(?:mailto|xmpp):|\bwww(?=\.)/gi;
var ZERO_WIDTH_SPACE = "​";
function escapeMarkdown(text) {
  return visibleText(text).replace(LINKED_LATER, (link) => link + ZERO_WIDTH_SPACE).replace(ACTIVE, asEntity).replace(STARTS_BLOCK, (start) => start.replace(/.$/, asEntity)).replaceAll(ZERO_WIDTH_SPACE, asEntity);
}
var asEntity = (character) => `&#${character.charCodeAt(0)};`;

// src/report/markdown-text.ts
var QUOTED = /&#96;([\w.:/?=+%-]+(?: [\w.:/?=+%-]+)*)&#96;/g;
var markdownText = (text) => escapeMarkdown(text).replace(QUOTED, "<code>$1</code>");

// src/report/markdown/section.ts
function markdownSection({ title, pieces }) {
  return [
    `#### ${escapeMarkdown(title)}`,
    "",
    ...pieces.flatMap((piece) => [...linesOf(piece), ""])
  ];
}
var ROWS_WORTH_SHOWING = 4;
function leadSection(section, isWhole) {
  const [piece] = section.pieces;
  if (piece?.kind !== "intervals") return markdownSection(section);
  const shown = tellingRows(piece.rows);
  const left = piece.rows.length - shown.length;
  const rest = left === 0 || !isWhole ? [] : [`${formatAmount(left, "further comparison")} passed without a change that was shown.`, ""];
  return [...intervalTable(shown), "", ...rest];
}
var tellingRows = (rows) => rows.length <= ROWS_WORTH_SHOWING ? rows : rows.filter(({ isTelling }, index) => isTelling || index === 0);
function restOfLead(section) {
  const [piece] = section?.pieces ?? [];
  if (section === void 0 || piece?.kind !== "intervals") return [];
  return tellingRows(piece.rows).length === piece.rows.length ? [] : [section];
}
function linesOf(piece) {
  switch (piece.kind) {
    case "paragraph":
      return [markdownText(piece.text)];
    case "list":
      return piece.items.map((item) => `- ${markdownText(item)}`);
    case "facts":
      return factTable(piece.facts);
    case "table":
      return markdownTable(piece.table);
    case "intervals":
      return intervalTable(piece.rows);
    case "ladder":
      return markdownTable(ladderTable(piece.ladder));
  }
}
function factTable(facts) {
  const rows = facts.map(({ name, value }) => [escapeMarkdown(name), markdownLine(value)]);
  return markdownRows(["", ""], ["left", "left"], rows);
}
var OUTCOME_SYMBOLS = {
  regression: "❌",
  pass: "✅",
  inconclusive: "❔",
  "not-shown": "➖"
};
function intervalTable(rows) {
  return markdownRows(
    ["", "", "before", "after", "change", "◀ better · worse ▶", "interval", "allowed"],
    ["centre", "left", "right", "right", "right", "centre", "right", "right"],
    rows.map((row) => [
      OUTCOME_SYMBOLS[row.outcome],
      escapeMarkdown(row.label),
      escapeMarkdown(row.before),
      escapeMarkdown(row.after),
      `**${escapeMarkdown(row.change)}**`,
      drawing(row),
      escapeMarkdown(row.range),
      escapeMarkdown(row.allowed)
    ])
  );
}
var AXIS_CELLS = 25;
function drawing({ places }) {
  return `\`${drawInterval(places, AXIS_CELLS, UNICODE_GLYPHS).replaceAll(" ", " ")}\``;
}
var RULES = { left: ":--", right: "--:", centre: ":-:" };
function markdownTable({ columns, groups }) {
  const rows = groups.flatMap(({ title, rows: rows2 }) => [
    ...title === void 0 ? [] : [[`**${escapeMarkdown(title)}**`]],
    ...rows2.map((row) => row.map(escapeMarkdown))
  ]);
  const alignments = columns.map((_, index) => index === 0 ? "left" : "right");
  return markdownRows(columns.map(escapeMarkdown), alignments, rows);
}
function markdownRows(columns, alignments, rows) {
  const rowOf = (cells) => `| ${columns.map((_, index) => cells[index] ?? "").join(" | ")} |`;
  return [
    rowOf(columns),
    rowOf(alignments.map((alignment) => RULES[alignment])),
    ...rows.map(rowOf)
  ];
}
var markdownLine = (line) => joinParts(line, markdownText, ({ text, href }) => `[${escapeMarkdown(text)}](${href})`);

// src/report/render-markdown.ts
var LONGEST_MARKDOWN = 6e4;
var SYMBOLS = {
  pass: "✅",
  regression: "❌",
  accepted: "☑️",
  inconclusive: "❔",
  "no-baseline": "⚪",
  "invalid-run": "🚫"
};
function renderMarkdown(report, { limit = LONGEST_MARKDOWN } = {}) {
  let markdown = "";
  for (const document of shorterAndShorter(composeDocument(report))) {
    markdown = renderDocument(document);
    if (markdown.length <= limit) break;
  }
  return markdown;
}
function renderDocument(document) {
  const { headline, baseline, sections, notice } = document;
  const [first, ...others] = sections;
  const notes = [...baseline === void 0 ? [] : [baseline], ...headline.notes];
  const lines = [
    `### ${SYMBOLS[headline.kind]} ${headline.word}: ${markdownText(headline.sentence)}`,
    "",
    ...headline.lead.flatMap((line) => [markdownLine(line), ""]),
    ...first === void 0 ? [] : leadSection(first, notice === void 0),
    ...notes.map((line) => `${markdownLine(line)}  `),
    "",
    ...notice === void 0 ? [] : [markdownText(notice), ""],
    ...fold(titleOf(document), [...restOfLead(first), ...others.filter(({ folded }) => !folded)]),
    ...fold(
      "Everything that was measured",
      others.filter(({ folded }) => folded)
    )
  ];
  return `${lines.join("\n").trimEnd()}
`;
}
var titleOf = ({ warnings }) => warnings === 0 ? "Results and reasons" : `Results, reasons and ${formatAmount(warnings, "warning")}`;
function fold(title, sections) {
  if (sections.length === 0) return [];
  return [
    "<details>",
    `<summary>${title}</summary>`,
    "",
    ...sections.flatMap(markdownSection),
    "</details>",
    ""
  ];
}

// src/report/escape/html.ts
var ENTITIES = /* @__PURE__ */ new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#39;"]
]);
function escapeHtml(text) {
  return visibleText(text).replace(/[&<>"']/g, (character) => ENTITIES.get(character) ?? "");
}

// src/report/html/page-style.ts
var PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --text: #1f2328; --quiet: #59636e; --page: #ffffff; --rule: #d1d9e0; --band: #f6f8fa;
  --good: #1a7f37; --bad: #cf222e; --unsure: #9a6700; --service: #0969da; --response: #bc4c00;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e6edf3; --quiet: #9198a1; --page: #0d1117; --rule: #3d444d; --band: #161b22;
    --good: #3fb950; --bad: #ff7b72; --unsure: #d29922; --service: #58a6ff; --response: #f0883e;
  }
}
body {
  margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 66rem;
  background: var(--page); color: var(--text);
  font: 15px/1.5 system-ui, "Liberation Sans", sans-serif; overflow-wrap: anywhere;
}
header { border-left: 6px solid var(--tone); padding: 0.25rem 0 0.25rem 1rem; }
header p { margin: 0.25rem 0 0; color: var(--quiet); }
h1 { margin: 0; font-size: 1.35rem; line-height: 1.35; font-weight: 600; }
h1 b { color: var(--tone); letter-spacing: 0.02em; margin-right: 0.35em; }
a { color: inherit; }
h2 { margin: 2rem 0 0.5rem; font-size: 1.05rem; }
.pass { --tone: var(--good); }
.regression, .invalid-run { --tone: var(--bad); }
.inconclusive, .no-baseline, .accepted { --tone: var(--unsure); }
.not-shown { --tone: var(--quiet); }
td.pass, td.regression, td.inconclusive, td.not-shown { color: var(--tone); font-weight: 600; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 0.25rem 0.7rem; text-align: right; white-space: nowrap; font-weight: 400; }
th:first-child { text-align: left; padding-left: 0; }
td:has(svg) { padding-block: 0; }
.axis { text-align: center; }
tbody th { white-space: normal; min-width: 7rem; }
thead th { color: var(--quiet); border-bottom: 1px solid var(--rule); }
tbody tr + tr > * { border-top: 1px solid var(--band); }
th.group { padding-top: 0.8rem; font-weight: 600; white-space: normal; }
ul { margin: 0; padding-left: 1.2rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.2rem 1.5rem; margin: 0.5rem 0 1rem; }
dt { color: var(--quiet); }
dd { margin: 0; font-variant-numeric: tabular-nums; }
details { border-top: 1px solid var(--rule); margin-top: 1.5rem; }
details + details { margin-top: 0; }
summary { cursor: pointer; padding: 0.6rem 0; }
summary h2 { display: inline; margin: 0; }
.legend { margin: 0.4rem 0 0; color: var(--quiet); font-size: 0.85rem; }
svg { display: block; }
svg path { fill: none; stroke: var(--quiet); }
.interval .zero { stroke-width: 1; }
.interval .line { stroke: var(--text); stroke-width: 2.5; }
.interval .bar { stroke: var(--tone); stroke-width: 4; }
.interval .open { stroke-width: 2; stroke-dasharray: 3 4; }
.interval .arrow, .interval circle { fill: var(--tone); stroke: none; }
figure { margin: 0.5rem 0 1rem; }
.curves { width: 100%; max-width: 50rem; height: auto; }
.curves .grid { stroke: var(--rule); stroke-width: 0.7; }
.curves text { fill: var(--quiet); font: 11px system-ui, "Liberation Sans", sans-serif; }
.service { --curve: var(--service); }
.response { --curve: var(--response); }
.curves g path { stroke: var(--curve); stroke-width: 2; }
.curves g circle { fill: var(--curve); }
.curves .baseline path { stroke-dasharray: 5 5; stroke-width: 1.5; }
.curves .baseline circle { fill: var(--page); stroke: var(--curve); }
.key { margin-right: 1.5rem; color: var(--quiet); font-size: 0.9rem; }
.key::before {
  content: ""; display: inline-block; width: 1.8em; margin-right: 0.5em; vertical-align: middle;
  border-top: 2px solid var(--curve);
}
.key.baseline::before { border-top-style: dashed; }
@media print { details::details-content { content-visibility: visible; height: auto; } }
`;

// src/report/html/curve-svg.ts
var WIDTH = 640;
var HEIGHT = 240;
var LEFT = 70;
var RIGHT = 12;
var TOP = 10;
var BOTTOM = 24;
var FIRST_SHARE = 0.5;
var PLACE_OF_MAXIMUM = 2.5;
var MARKED_SHARES = [0.5, 0.75, 0.9, 0.95, 0.99, 1];
function curveSvg({ curves }) {
  const axis = timeAxis(curves.flatMap(({ steps }) => steps.map(({ time }) => time)));
  return [
    `<svg class="curves" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="times by percentile; the table below has the numbers">`,
    ...axis.marks.map((time) => timeMark(time, axis)),
    ...MARKED_SHARES.map(shareMark),
    ...curves.map((curve) => drawCurve(curve, axis)),
    "</svg>"
  ].join("");
}
function timeMark(time, axis) {
  const at = y(time, axis);
  const label = `<text x="${LEFT - 6}" y="${at}" text-anchor="end" dominant-baseline="middle">${formatTime(microseconds(time))}</text>`;
  return `<path class="grid" d="M${LEFT} ${at}H${WIDTH - RIGHT}"/>${label}`;
}
function shareMark(share) {
  const label = share === 1 ? "max" : formatShare(ratio(share));
  const anchor = share === 1 ? "end" : "middle";
  return `<path class="grid" d="M${x(share)} ${TOP}V${HEIGHT - BOTTOM}"/><text x="${x(share)}" y="${HEIGHT - 8}" text-anchor="${anchor}">${label}</text>`;
}
function drawCurve({ arm, clock, steps }, axis) {
  const points = steps.map(({ share, time }) => `${x(share)} ${y(time, axis)}`);
  const dots = steps.map(
    ({ share, time }) => `<circle cx="${x(share)}" cy="${y(time, axis)}" r="3"/>`
  );
  return `<g class="${clock} ${arm}"><path d="M${points.join("L")}"/>${dots.join("")}</g>`;
}
function x(share) {
  const nines = share >= 1 ? PLACE_OF_MAXIMUM : Math.min(-Math.log10(1 - share), PLACE_OF_MAXIMUM);
  const first = -Math.log10(1 - FIRST_SHARE);
  const place = (nines - first) / (PLACE_OF_MAXIMUM - first);
  return round(LEFT + Math.max(place, 0) * (WIDTH - LEFT - RIGHT));
}
var y = (time, axis) => round(HEIGHT - BOTTOM - axis.placeOf(time) * (HEIGHT - TOP - BOTTOM));
var round = (pixels) => Math.round(pixels * 10) / 10;
var SHORTEST = 1;
var DECADES_WITH_STEPS = 2.5;
function timeAxis(times) {
  const logs = times.map(logOf);
  const start = Math.min(...logs) - 0.05;
  const end = Math.max(...logs) + 0.05;
  const steps = end - start > DECADES_WITH_STEPS ? [1] : [1, 2, 5];
  return {
    placeOf: (time) => (logOf(time) - start) / (end - start),
    marks: roundValues(start, end, steps)
  };
}
var logOf = (time) => Math.log10(Math.max(time, SHORTEST));
function roundValues(start, end, steps) {
  const decades = Array.from(
    { length: Math.ceil(end) - Math.floor(start) },
    (_, index) => 10 ** (Math.floor(start) + index)
  );
  return decades.flatMap((decade) => steps.map((step) => step * decade)).filter((value) => Math.log10(value) >= start && Math.log10(value) <= end);
}

// src/report/html/interval-svg.ts
var WIDTH2 = 240;
var HEIGHT2 = 22;
var MIDDLE = HEIGHT2 / 2;
var MARGIN = 10;
var SHAFT = 16;
var x2 = (place) => Math.round(10 * (MARGIN + Math.min(Math.max(place, 0), 1) * (WIDTH2 - 2 * MARGIN))) / 10;
function intervalSvg({ label, change, range, outcome, places }) {
  const description = escapeHtml(`${label}: ${change}, interval ${range}`);
  return [
    `<svg class="interval ${outcome}" viewBox="0 0 ${WIDTH2} ${HEIGHT2}" width="${WIDTH2}" height="${HEIGHT2}" role="img" aria-label="${description}">`,
    ...marks(places),
    ...bars(places),
    ...arrows(places),
    ...point(places),
    "</svg>"
  ].join("");
}
function marks({ zero, line }) {
  const tolerance = verticalLine("line", line);
  return zero === void 0 ? [tolerance] : [verticalLine("zero", zero), tolerance];
}
var verticalLine = (className, place) => `<path class="${className}" d="M${x2(place)} 0V${HEIGHT2}"/>`;
function bars({ low, estimate, high }) {
  if (estimate === void 0) return [];
  return [bar(low ?? 0, estimate, low === void 0), bar(estimate, high ?? 1, high === void 0)];
}
var bar = (from, to, isOpen) => `<path class="bar${isOpen ? " open" : ""}" d="M${x2(from)} ${MIDDLE}H${x2(to)}"/>`;
function arrows({ low, estimate, high }) {
  const known = [low, estimate, high].filter((place) => place !== void 0);
  const arrowFor = (isBeyond, tip, base) => known.some(isBeyond) ? [arrow(tip, base), ...known.every(isBeyond) ? [shaft(base)] : []] : [];
  return [
    ...arrowFor((place) => place < 0, 0, MARGIN),
    ...arrowFor((place) => place > 1, WIDTH2, WIDTH2 - MARGIN)
  ];
}
var arrow = (tip, base) => `<path class="arrow" d="M${tip} ${MIDDLE}L${base} ${MIDDLE - 6}V${MIDDLE + 6}Z"/>`;
var shaft = (base) => `<path class="bar" d="M${base} ${MIDDLE}h${base < WIDTH2 / 2 ? SHAFT : -SHAFT}"/>`;
function point({ estimate }) {
  if (estimate === void 0 || estimate < 0 || estimate > 1) return [];
  return [`<circle cx="${x2(estimate)}" cy="${MIDDLE}" r="5"/>`];
}

// src/report/html/section.ts
function htmlSection({ title, folded, pieces }) {
  const heading = `<h2>${escapeHtml(title)}</h2>`;
  const content = pieces.map(htmlPiece).join("\n");
  return folded ? `<details><summary>${heading}</summary>
${content}
</details>` : `<section>
${heading}
${content}
</section>`;
}
function htmlPiece(piece) {
  switch (piece.kind) {
    case "paragraph":
      return `<p>${escapeHtml(piece.text)}</p>`;
    case "list":
      return `<ul>
${piece.items.map((item) => `<li>${escapeHtml(item)}</li>`).join("\n")}
</ul>`;
    case "facts":
      return factList(piece.facts);
    case "table":
      return htmlTable(piece.table);
    case "intervals":
      return intervalTable2(piece.rows);
    case "ladder":
      return htmlLadder(piece.ladder);
  }
}
function factList(facts) {
  const entries = facts.map(
    ({ name, value }) => `<dt>${escapeHtml(name)}</dt><dd>${htmlLine(value)}</dd>`
  );
  return `<dl>
${entries.join("\n")}
</dl>`;
}
function htmlTable({ columns, groups }) {
  const bodies = groups.map(({ title, rows }) => {
    const span = `<th class="group" scope="rowgroup" colspan="${columns.length}">`;
    const heading = title === void 0 ? [] : [`<tr>${span}${escapeHtml(title)}</th></tr>`];
    return `<tbody>
${[...heading, ...rows.map(htmlRow)].join("\n")}
</tbody>`;
  });
  return scrolling(`<table>
${tableHead(columns)}
${bodies.join("\n")}
</table>`);
}
function htmlRow([label = "", ...cells]) {
  const numbers = cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join("");
  return `<tr><th scope="row">${escapeHtml(label)}</th>${numbers}</tr>`;
}
var tableHead = (columns) => `<thead><tr>${columns.map((title) => `<th scope="col">${escapeHtml(title)}</th>`).join("")}</tr></thead>`;
var scrolling = (table) => `<div class="wide">${table}</div>`;
var INTERVAL_HEAD = '<thead><tr><th scope="col"></th><th scope="col">before</th><th scope="col">after</th><th scope="col">change</th><th scope="col" class="axis">◀ better · worse ▶</th><th scope="col">interval</th><th scope="col">allowed</th><th scope="col">outcome</th></tr></thead>';
var OUTCOME_WORDS = {
  regression: "regression",
  pass: "pass",
  inconclusive: "inconclusive",
  "not-shown": "not shown"
};
function intervalTable2(rows) {
  const body = rows.map((row) => {
    const cells = [row.before, row.after, row.change].map((text) => `<td>${escapeHtml(text)}</td>`);
    const evidence = [row.range, row.allowed].map((text) => `<td>${escapeHtml(text)}</td>`);
    const outcome = `<td class="${row.outcome}">${OUTCOME_WORDS[row.outcome]}</td>`;
    return `<tr><th scope="row">${escapeHtml(row.label)}</th>${cells.join("")}<td>${intervalSvg(row)}</td>${evidence.join("")}${outcome}</tr>`;
  });
  const legend = "Bar: the change’s interval; dot: its estimate; thin line: no change; thick line: what you allow; arrow: beyond the axis; dashes: no bound.";
  return `${scrolling(`<table>
${INTERVAL_HEAD}
<tbody>
${body.join("\n")}
</tbody>
</table>`)}
<p class="legend">${legend}</p>`;
}
function htmlLadder(ladder) {
  const keys = ladder.curves.map(curveKey).join("");
  return `<figure>
${curveSvg(ladder)}
<figcaption>${keys}</figcaption>
</figure>
${htmlTable(ladderTable(ladder))}`;
}
var curveKey = ({ name, arm, clock }) => `<span class="key ${clock} ${arm}">${escapeHtml(name)}</span>`;
var htmlLine = (line) => joinParts(
  line,
  escapeHtml,
  ({ text, href }) => `<a href="${escapeHtml(href)}">${escapeHtml(text)}</a>`
);

// src/report/render-html.ts
var POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'"
].join("; ");
function renderHtml(report) {
  const { name, headline, sections } = composeDocument(report);
  const { kind, word, sentence, lead, notes } = headline;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${word}: ${escapeHtml(name)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<header class="${kind}">
<h1><b>${word}</b> ${escapeHtml(sentence)}</h1>
${[...lead, ...notes].map((line) => `<p>${htmlLine(line)}</p>`).join("\n")}
</header>
${sections.map(htmlSection).join("\n")}
</body>
</html>
`;
}

export {
  renderJson,
  markdownText,
  LONGEST_MARKDOWN,
  renderMarkdown,
  renderHtml
};
