import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);

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
function fitMiddle(text, columns, ellipsis) {
  if (displayWidth(text) <= columns) return text;
  const room = Math.max(0, columns - displayWidth(ellipsis));
  const start = takeColumns(text, Math.ceil(room / 2));
  const reversed = [...text].toReversed().join("");
  const end = [...takeColumns(reversed, room - displayWidth(start))].toReversed().join("");
  return `${start}${ellipsis}${end}`;
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
  const indent = displayWidth(first);
  return wrapText(text, columns - indent).map(
    (line, index) => (index === 0 ? first : " ".repeat(indent)) + line
  );
}
function wrapLine(lines, columns) {
  if (columns === void 0 || columns < NARROWEST) return lines;
  return lines.split("\n").flatMap((line) => wrapOne(line, columns)).join("\n");
}
function wrapOne(line, columns) {
  const indent = (/^ */.exec(line)?.[0] ?? "").slice(0, columns / 2);
  if (indent === "")
    return wrapText(line, columns - 2).map((part, index) => index === 0 ? part : `  ${part}`);
  return hangText(indent, line.trimStart(), columns);
}
var NARROWEST = 20;
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

export {
  displayWidth,
  fitColumns,
  fitMiddle,
  padEndColumns,
  padStartColumns,
  wrapText,
  hangText,
  wrapLine
};
