import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  keepUnits
} from "./chunk-Q5X7ONT2.js";
import {
  visibleText
} from "./chunk-NS3K4OEN.js";

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
var markdownText = (text) => escapeMarkdown(keepUnits(text)).replace(QUOTED, "<code>$1</code>");

export {
  escapeMarkdown,
  markdownText
};
