import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);

// src/report/visible-text.ts
var LONGEST = 600;
var INVISIBLE = /(?!\u200d)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\p{Cn}]/gu;
function visibleText(text, longest = LONGEST) {
  const line = text.slice(0, 4 * longest).replace(/\s+/g, collapse).replace(INVISIBLE, showCodePoint).trim();
  return shorten(line, longest);
}
var collapse = (space) => /^[\u00a0\u202f]$/.test(space) ? space : " ";
var copiedText = (line) => line.replace(INVISIBLE, showCodePoint);
var isPlain = (line) => copiedText(line) === line;
function showCodePoint(character) {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
function shorten(text, longest) {
  if (text.length <= longest) return text;
  const characters = [...text];
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join("")}…`;
}

export {
  visibleText,
  copiedText,
  isPlain
};
