import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  diskFull,
  gitCommit,
  isHash,
  leadsOutOfCommit,
  noRepository,
  notCheckedOut,
  notFetched,
  notInCommit,
  resolveCommit,
  runGit,
  runGitTask,
  saysDiskFull
} from "./chunk-54FQZO55.js";
import {
  ArmNotStarted,
  baselineServer,
  buildArm
} from "./chunk-ZTMC22Y5.js";
import {
  array,
  boolean,
  object,
  record,
  string
} from "./chunk-BFBJNCNN.js";
import {
  GateError,
  InputError,
  rethrowUnlessExplained
} from "./chunk-NMZCVL7D.js";
import {
  leadsOutOf,
  readTextFile
} from "./chunk-SMHH2KPA.js";
import {
  __callDispose,
  __using
} from "./chunk-XDEPVGA2.js";

// src/lockfiles/needs-installing.ts
import { readdirSync } from "node:fs";
import { join as join2 } from "node:path";

// src/lockfiles/checkout.ts
import { existsSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
var isRoot = (folder) => existsSync(join(folder, ".git"));
function checkoutOf(folder) {
  const above = foldersAbove(resolve(folder));
  const last = above.findIndex(isRoot);
  return checkout(above.slice(0, last < 0 ? 1 : last + 1));
}
function checkoutLike(folder, other) {
  const above = foldersAbove(resolve(folder));
  const names = namesBelow(other);
  const isAlike = names.every((name, index) => above[index]?.endsWith(sep + name) === true);
  const most = isAlike ? names.length + 1 : 1;
  const last = above.slice(0, most).findIndex(isRoot);
  return checkout(above.slice(0, last < 0 ? most : last + 1));
}
var checkout = (folders) => ({
  root: folders.at(-1) ?? "/",
  folders
});
function namesBelow({ root, folders: [folder = root] }) {
  return relative(root, folder).split(sep).filter((name) => name !== "").toReversed();
}
function foldersAbove(folder) {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...foldersAbove(parent)];
}

// src/lockfiles/locked.ts
var MOST_PACKAGES = 5e4;
function lockedOf(packages) {
  if (packages.length > MOST_PACKAGES) throw new RangeError("it has too many packages");
  const versions = /* @__PURE__ */ new Map();
  const direct = /* @__PURE__ */ new Set();
  for (const { name, version, isDirect } of packages) {
    if (isDirect === true) direct.add(name);
    const known = versions.get(name);
    if (known === void 0) versions.set(name, /* @__PURE__ */ new Set([shownVersion(version)]));
    else known.add(shownVersion(version));
  }
  return { versions, direct };
}
var RELEASE = /^v?\d[\w.+~!-]{0,39}$/;
var COMMIT = /[#/@]([0-9a-f]{12})[0-9a-f]{28}$/;
function shownVersion(version) {
  if (RELEASE.test(version)) return version;
  const [, commit] = COMMIT.exec(version) ?? [];
  return commit === void 0 ? "unreleased" : `commit ${commit}`;
}

// src/lockfiles/formats/entries.ts
var isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
function objectAt(value, what) {
  if (!isObject(value)) throw new TypeError(`${what} is not an object`);
  return value;
}
function bounded(entries) {
  if (entries.length > MOST_PACKAGES) throw new RangeError("it has too many packages");
  return entries;
}
var MOST_VALUES = 3e5;
function refuseManyValues(text, marks) {
  let values = 0;
  for (const _mark of text.matchAll(marks)) {
    values += 1;
    if (values > MOST_VALUES) throw new RangeError(`it has more than ${MOST_VALUES} values`);
  }
}

// src/lockfiles/formats/json.ts
function parseObject(text) {
  refuseManyValues(text, /[,[{]/g);
  return objectAt(JSON.parse(text), "it");
}
var npmPackage = object({
  name: string().optional(),
  version: string().optional(),
  resolved: string().optional()
});
var IN_MODULES = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)$/;
function readNpm(text) {
  const packages = objectAt(parseObject(text).packages, "`packages`");
  const direct = namedByNpm(packages[""]);
  return bounded(Object.entries(packages)).flatMap(([path, facts]) => {
    const { name, version, resolved } = npmPackage.parse(facts);
    const [, folder] = IN_MODULES.exec(path) ?? [];
    if (folder === void 0 || version === void 0) return [];
    const isOfGit = resolved?.startsWith("git") === true;
    const isDirect = path === `node_modules/${folder}` && direct.has(folder);
    return [{ name: name ?? folder, version: isOfGit ? resolved : version, isDirect }];
  });
}
function namedByNpm(root) {
  const { dependencies, devDependencies, optionalDependencies } = isObject(root) ? root : {};
  const lists = [dependencies, devDependencies, optionalDependencies];
  return new Set(lists.filter(isObject).flatMap((list) => Object.keys(list)));
}
var composerPackage = object({ name: string(), version: string() });
function readComposer(text) {
  const { packages, "packages-dev": others = [] } = parseObject(text);
  if (!Array.isArray(packages) || !Array.isArray(others))
    throw new TypeError("`packages` is not a list");
  return [...bounded(packages), ...bounded(others)].map((each) => composerPackage.parse(each));
}
var pinned = object({ version: string().optional() });
function readPipenv(text) {
  const { default: used, develop = {} } = parseObject(text);
  const all = { ...objectAt(develop, "`develop`"), ...objectAt(used, "`default`") };
  return bounded(Object.entries(all)).map(([name, facts]) => {
    const { version = "" } = pinned.parse(facts);
    return { name, version: version.replace(/^==/, "") };
  });
}

// src/lockfiles/formats/bounded-lines.ts
var MOST_LINES = 5e5;
var LONGEST_LINE = 32768;
function* boundedLines(text) {
  let count = 0;
  for (let from = 0; from <= text.length; ) {
    const newline = text.indexOf("\n", from);
    const end = newline < 0 ? text.length : newline;
    count += 1;
    if (count > MOST_LINES) throw new RangeError(`it has more than ${MOST_LINES} lines`);
    if (end - from > LONGEST_LINE)
      throw new RangeError(`line ${count} has more than ${LONGEST_LINE} characters`);
    yield text.slice(from, text[end - 1] === "\r" && end > from ? end - 1 : end);
    from = end + 1;
  }
}

// src/lockfiles/formats/python-name.ts
var pythonName = (name) => name.toLowerCase().replace(/[-_.]+/g, "-");

// src/lockfiles/formats/lines.ts
var linesOf = (text) => [...boundedLines(text)];
var GO_LINE = /^\s*(?:require\s+)?(?:(go|toolchain)\s+(?:go)?(\d\S*)|([^\s()"=]+)\s+(v\d\S*)(\s*\/\/\s*indirect\b)?)/;
function readGoMod(text) {
  return linesOf(text).flatMap((line) => {
    if (/=>|^\s*(?:exclude|retract|replace)\b/.test(line)) return [];
    const [, tool, ofTool = "", name, version = "", indirect] = GO_LINE.exec(line) ?? [];
    if (tool !== void 0) return [{ name: tool, version: ofTool, isDirect: true }];
    return name === void 0 ? [] : [{ name, version, isDirect: indirect === void 0 }];
  });
}
var PIN = /^\s*([A-Za-z\d][\w.-]*)(?:\[[^\]]*\])?\s*={2,3}\s*([^\s;#\\]+)/;
function readRequirements(text) {
  return linesOf(text).flatMap((line) => {
    const [, name, version = ""] = PIN.exec(line) ?? [];
    if (name === void 0) return [];
    return [{ name: pythonName(name), version, isDirect: true }];
  });
}
var GEM = /^ {4}([\w.-]+) \(([^)\s]+)\)$/;
var NAMED_GEM = /^ {2}([\w.-]+)(?:!| \(|$)/;
function readGemfile(text) {
  const lines = linesOf(text);
  const begin = lines.indexOf("DEPENDENCIES");
  const named2 = begin < 0 ? [] : lines.slice(begin + 1).map((line) => NAMED_GEM.exec(line)?.[1]);
  const isNamed = new Set(named2);
  return lines.flatMap((line) => {
    const [, name, version = ""] = GEM.exec(line) ?? [];
    return name === void 0 ? [] : [{ name, version, isDirect: isNamed.has(name) }];
  });
}

// src/lockfiles/formats/pnpm.ts
var LISTS = ["dependencies", "devDependencies", "optionalDependencies"];
function readPnpm(text) {
  const keys = [];
  const named2 = /* @__PURE__ */ new Set();
  let section = "";
  let list = "";
  let isPnpm = false;
  for (const line of boundedLines(text)) {
    if (/^\s*(?:#.*|---)?$/.test(line)) continue;
    const depth = line.length - line.trimStart().length;
    if (depth === 0) {
      section = sectionOf(line);
      isPnpm ||= section === "lockfileVersion";
    }
    if (section === "packages") {
      if (depth === 2 && line[depth] !== ":") keys.push(keyOf(line));
    } else if (section === "importers") {
      if (depth <= 4) list = line.trim().replace(/:$/, "");
      if (depth === 6 && LISTS.includes(list)) named2.add(nameOf(line));
    } else if (depth === 2 && LISTS.includes(section)) named2.add(nameOf(line));
  }
  if (!isPnpm) throw new SyntaxError("it has no `lockfileVersion`");
  return keys.flatMap((key) => packageOf(key, named2));
}
function sectionOf(line) {
  const [, section] = /^([A-Za-z]+):(?: .*)?$/.exec(line) ?? [];
  if (section === void 0) throw new SyntaxError("a line is not as pnpm writes it");
  return section;
}
var PACKAGE = /^ {2}(?:(?:'([^']+)'|([\w/@][^'"]*)):|\? (?:'([^']+)'|([\w/@][^'"]*)))$/;
function keyOf(line) {
  const [, ...forms] = PACKAGE.exec(line) ?? [];
  const key = forms.find((form) => form !== void 0);
  if (key === void 0) throw new SyntaxError("the name of a package is not as pnpm writes it");
  return key;
}
function nameOf(line) {
  const [, quoted, plain] = /^ +(?:'([^']+)'|([^\s'":]+)):(?: .*)?$/.exec(line) ?? [];
  const name = quoted ?? plain;
  if (name === void 0) throw new SyntaxError("a dependency is not as pnpm writes it");
  return name;
}
var KEY = /^\/?((?:@[^/]+\/)?[^@/]+)(?:@([^(]+)|\/([^_/]+))/;
function packageOf(key, named2) {
  const [, name, version, before] = KEY.exec(key) ?? [];
  if (name === void 0) return [];
  return [{ name, version: version ?? before ?? "", isDirect: named2.has(name) }];
}

// node_modules/smol-toml/dist/error.js
function getLineColFromPtr(string2, ptr) {
  let lines = string2.slice(0, ptr).split(/\r?\n/);
  return [lines.length, lines.pop().length + 1];
}
function makeCodeBlock(string2, line, column) {
  let lines = string2.split(/\r?\n/);
  let codeblock = "";
  let numberLen = (Math.log10(line + 1) | 0) + 1;
  for (let i = line - 1; i <= line + 1; i++) {
    let l = lines[i - 1];
    if (!l)
      continue;
    codeblock += i.toString().padEnd(numberLen, " ");
    codeblock += ":  ";
    codeblock += l;
    codeblock += "\n";
    if (i === line) {
      codeblock += " ".repeat(numberLen + column + 2);
      codeblock += "^\n";
    }
  }
  return codeblock;
}
var TomlError = class _TomlError extends Error {
  line;
  column;
  codeblock;
  constructor(message, options) {
    const [line, column] = getLineColFromPtr(options.toml, options.ptr);
    const codeblock = makeCodeBlock(options.toml, line, column);
    super(`Invalid TOML document: ${message}

${codeblock}`, options);
    this.line = line;
    this.column = column;
    this.codeblock = codeblock;
  }
  /** @internal */
  static x(message, ctx, ptr) {
    throw new _TomlError(message, { toml: ctx.s, ptr: ptr ?? ctx.p });
  }
};

// node_modules/smol-toml/dist/primitive.js
function parseString(ctx) {
  let startPtr = ctx.p;
  let c = ctx.s.charCodeAt(ctx.p++);
  let first = c;
  let isLiteral = c === 39;
  let isMultiline = c === ctx.s.charCodeAt(ctx.p) && c === ctx.s.charCodeAt(ctx.p + 1);
  if (isMultiline) {
    if ((c = ctx.s.charCodeAt(ctx.p += 2)) === 10)
      ctx.p++;
    else if (c === 13 && ctx.s.charCodeAt(ctx.p + 1) === 10)
      ctx.p += 2;
  }
  let parsed = "";
  let sliceStart = ctx.p;
  let state = 0;
  for (; ctx.p < ctx.s.length; ctx.p++) {
    c = ctx.s.charCodeAt(ctx.p);
    if (isMultiline && (c === 10 || c === 13 && ctx.s.charCodeAt(ctx.p + 1) === 10)) {
      state = state && 3;
    } else if (c < 32 && c !== 9 || c === 127) {
      TomlError.x("control characters are not allowed in strings", ctx);
    } else if ((!state || state === 3) && c === first && (!isMultiline || ctx.s.charCodeAt(ctx.p + 1) === first && ctx.s.charCodeAt(ctx.p + 2) === first)) {
      if (isMultiline) {
        if (ctx.s.charCodeAt(ctx.p + 3) === first)
          ctx.p++;
        if (ctx.s.charCodeAt(ctx.p + 3) === first)
          ctx.p++;
      }
      if (!state) {
        let s = ctx.s.slice(sliceStart, ctx.p);
        parsed = parsed ? parsed + s : s;
      }
      ctx.p += isMultiline ? 3 : 1;
      return parsed;
    } else if (!state) {
      if (!isLiteral && c === 92) {
        parsed += ctx.s.slice(sliceStart, sliceStart = ctx.p);
        state = 1;
      }
    } else if (state === 1) {
      if (c === 120 || c === 117 || c === 85) {
        let errPtr = ctx.p++ - 1;
        let value = 0;
        let len = c === 120 ? 2 : c === 117 ? 4 : 8;
        for (let j = 0; j < len; j++, ctx.p++) {
          let hex = ctx.s.charCodeAt(ctx.p);
          let digit = (
            /* 0-9 */
            hex >= 48 && hex <= 57 ? hex - 48 : (
              /* A-F */
              hex >= 65 && hex <= 70 ? hex - 65 + 10 : (
                /* a-f */
                hex >= 97 && hex <= 102 ? hex - 97 + 10 : -1
              )
            )
          );
          if (digit < 0)
            TomlError.x("invalid non-hex character in unicode escape", ctx);
          value = value << 4 | digit;
        }
        if (value < 0 || value > 1114111 || value >= 55296 && value <= 57343) {
          TomlError.x("invalid unicode escape", ctx, errPtr);
        }
        parsed += String.fromCodePoint(value);
        sliceStart = ctx.p--;
        state = 0;
      } else if (isMultiline && (c === 32 || c === 9)) {
        state = 2;
      } else {
        if (c === 98)
          parsed += "\b";
        else if (c === 116)
          parsed += "	";
        else if (c === 110)
          parsed += "\n";
        else if (c === 102)
          parsed += "\f";
        else if (c === 114)
          parsed += "\r";
        else if (c === 101)
          parsed += "\x1B";
        else if (c === 34)
          parsed += '"';
        else if (c === 92)
          parsed += "\\";
        else
          TomlError.x("unrecognised escape sequence", ctx);
        sliceStart = ctx.p + 1;
        state = 0;
      }
    } else if (c !== 32 && c !== 9) {
      if (state === 2)
        TomlError.x("invalid escape: only line-ending whitespace may be escaped", ctx, sliceStart);
      state = !isLiteral && c === 92 ? 1 : 0;
      sliceStart = ctx.p;
    }
  }
  TomlError.x("unfinished string", ctx, startPtr);
}

// node_modules/smol-toml/dist/date.js
var DATE_TIME_RE = /^(\d{4}-\d{2}-\d{2})?[Tt ]?(?:(\d{2}):\d{2}(?::\d{2}(?:\.\d+)?)?)?(Z|z|[-+]\d{2}:\d{2})?$/i;
var TomlDate = class _TomlDate extends Date {
  #hasDate = false;
  #hasTime = false;
  #offset = null;
  constructor(date, fasttype, unsafeDelim) {
    let hasDate = true;
    let hasTime = true;
    let offset = "Z";
    let c;
    if (typeof date === "string") {
      if (fasttype)
        prep: {
          if (fasttype < 3) {
            if (+date.slice(11, 13) > 23) {
              date = "";
              break prep;
            }
            if (fasttype === 2) {
              offset = null;
              date += "Z";
            } else if ((c = date.charCodeAt(date.length - 1)) !== 90 && c !== 122) {
              offset = date.slice(date.length - 6);
            }
            if (unsafeDelim)
              date = date.slice(0, 10) + "T" + date.slice(11);
          } else if (fasttype === 4) {
            date = +date.slice(0, 2) > 23 ? "" : `0000-01-01T${date}Z`;
          }
          hasDate = fasttype !== 4;
          hasTime = fasttype !== 3;
        }
      else {
        let match = date.match(DATE_TIME_RE);
        if (match) {
          if (!match[1]) {
            hasDate = false;
            date = `0000-01-01T${date}`;
          }
          hasTime = !!match[2];
          hasTime && date[10] === " " && (date = date.replace(" ", "T"));
          if (match[2] && +match[2] > 23) {
            date = "";
          } else {
            offset = match[3] || null;
            if (!offset && hasTime)
              date += "Z";
          }
        } else {
          date = "";
        }
      }
    }
    super(date);
    if (!isNaN(this.getTime())) {
      this.#hasDate = hasDate;
      this.#hasTime = hasTime;
      this.#offset = offset;
    }
  }
  isDateTime() {
    return this.#hasDate && this.#hasTime;
  }
  isLocal() {
    return !this.#hasDate || !this.#hasTime || !this.#offset;
  }
  isDate() {
    return this.#hasDate && !this.#hasTime;
  }
  isTime() {
    return this.#hasTime && !this.#hasDate;
  }
  isValid() {
    return this.#hasDate || this.#hasTime;
  }
  toISOString() {
    let iso = super.toISOString();
    if (this.isDate())
      return iso.slice(0, 10);
    if (this.isTime())
      return iso.slice(11, 23);
    if (this.#offset === null)
      return iso.slice(0, -1);
    if (this.#offset === "Z" || this.#offset === "z")
      return iso;
    let offset = +this.#offset.slice(1, 3) * 60 + +this.#offset.slice(4, 6);
    offset = this.#offset[0] === "-" ? offset : -offset;
    let offsetDate = new Date(this.getTime() - offset * 6e4);
    return offsetDate.toISOString().slice(0, -1) + this.#offset;
  }
  static wrapAsOffsetDateTime(jsDate, offset = "Z") {
    let date = new _TomlDate(jsDate);
    date.#offset = offset;
    return date;
  }
  static wrapAsLocalDateTime(jsDate) {
    let date = new _TomlDate(jsDate);
    date.#offset = null;
    return date;
  }
  static wrapAsLocalDate(jsDate) {
    let date = new _TomlDate(jsDate);
    date.#hasTime = false;
    date.#offset = null;
    return date;
  }
  static wrapAsLocalTime(jsDate) {
    let date = new _TomlDate(jsDate);
    date.#hasDate = false;
    date.#offset = null;
    return date;
  }
};

// node_modules/smol-toml/dist/extract.js
function isDigit(char, base = 10) {
  return base === 16 ? char > 47 && char < 58 || char > 64 && char < 71 || char > 96 && char < 103 : char > 47 && char < 48 + base;
}
function isEndOfValue(char, delim) {
  return char === 32 || char === 9 || char === 10 || char === 13 || // Structure end or next value delimiter
  delim && (char === delim || char === 44) || // Comment
  char === 35;
}
function extractValue(ctx, end) {
  let errPtr = ctx.p;
  let c = ctx.s.charCodeAt(ctx.p);
  if (c === 91 || c === 123) {
    ctx.d-- || TomlError.x("document contains excessively nested structures. aborting.", ctx);
    let value = c === 91 ? parseArray(ctx) : parseInlineTable(ctx);
    ctx.d++;
    return value;
  }
  if (c === 34 || c === 39) {
    return parseString(ctx);
  }
  if (c === 116) {
    if (ctx.s.charCodeAt(++ctx.p) !== 114 || ctx.s.charCodeAt(++ctx.p) !== 117 || ctx.s.charCodeAt(++ctx.p) !== 101)
      TomlError.x("invalid value", ctx, errPtr);
    return ctx.p++, true;
  }
  if (c === 102) {
    if (ctx.s.charCodeAt(++ctx.p) !== 97 || ctx.s.charCodeAt(++ctx.p) !== 108 || ctx.s.charCodeAt(++ctx.p) !== 115 || ctx.s.charCodeAt(++ctx.p) !== 101)
      TomlError.x("invalid value", ctx, errPtr);
    return ctx.p++, false;
  }
  if (c === 43 || c === 45) {
    return parseNumber(ctx, ctx.p, ctx.s.charCodeAt(++ctx.p), 44 - c, end);
  }
  if (ctx.s.charCodeAt(ctx.p + 4) === 45 && ctx.s.charCodeAt(ctx.p + 7) === 45) {
    return parseDate(ctx, c, end);
  }
  if (ctx.s.charCodeAt(ctx.p + 2) === 58) {
    return parseTime(ctx, c, end);
  }
  return parseNumber(ctx, ctx.p, c, 0, end);
}
function parseNumber(ctx, startPtr, startChr, sign, endChr) {
  let c = startChr;
  let state = 0;
  let hasUnderscores = false;
  if (c === 105) {
    if (ctx.s.charCodeAt(++ctx.p) !== 110 || ctx.s.charCodeAt(++ctx.p) !== 102)
      TomlError.x("invalid value", ctx, startPtr);
    return ctx.p++, (sign || 1) / 0;
  }
  if (c === 110) {
    if (ctx.s.charCodeAt(++ctx.p) !== 97 || ctx.s.charCodeAt(++ctx.p) !== 110)
      TomlError.x("invalid value", ctx, startPtr);
    return ctx.p++, NaN;
  }
  if (c === 48) {
    if (++ctx.p >= ctx.s.length || isEndOfValue(c = ctx.s.charCodeAt(ctx.p), endChr))
      return ctx.bi === true ? 0n : 0;
    if (!sign) {
      if (c === 120)
        return parseIntegerBaseN(ctx, startPtr, 16, endChr);
      else if (c === 98)
        return parseIntegerBaseN(ctx, startPtr, 2, endChr);
      else if (c === 111)
        return parseIntegerBaseN(ctx, startPtr, 8, endChr);
    }
    if (c === 46)
      state = 2;
    else if (c === 101 || c === 69)
      state = 4;
    else
      TomlError.x("illegal leading zero", ctx, startPtr);
  } else if (!isDigit(c))
    TomlError.x("invalid value", ctx, startPtr);
  while (++ctx.p < ctx.s.length && (c = ctx.s.charCodeAt(ctx.p), !isEndOfValue(c, endChr))) {
    if (!state)
      state = 1;
    if (c === 95) {
      if (!(state & 1))
        TomlError.x("illegal underscore", ctx);
      state += 11;
      hasUnderscores = true;
    } else if (state === 1 && c === 46)
      state = 2;
    else if ((state === 1 || state === 3) && (c === 101 || c === 69))
      state = 4;
    else if (state === 4 && (c === 43 || c === 45)) {
      state = 6;
    } else if (!isDigit(c))
      TomlError.x(`illegal character in numeric literal`, ctx);
    else if (state > 9)
      state -= 11;
    else if (!(state & 1))
      state++;
  }
  if (!state) {
    let val = (startChr - 48) * (sign || 1);
    return ctx.bi === true ? BigInt(val) : val;
  }
  if (!(state & 1))
    TomlError.x("unfinished numeric value", ctx, startPtr);
  let str = ctx.s.slice(startPtr, ctx.p);
  if (hasUnderscores)
    str = str.replaceAll("_", "");
  return state > 1 ? parseFloat(str) : parseInteger(ctx, str, 10, startPtr);
}
function parseIntegerBaseN(ctx, startPtr, base, endChr) {
  let c, underscore = 1;
  while (++ctx.p < ctx.s.length && (c = ctx.s.charCodeAt(ctx.p), !isEndOfValue(c, endChr))) {
    if (c === 95) {
      if (underscore & 1)
        TomlError.x("illegal underscore", ctx);
      underscore = 3;
    } else if (!isDigit(c, base))
      TomlError.x(`illegal character in numeric literal`, ctx);
    else if (underscore & 1)
      underscore--;
  }
  if (underscore & 1)
    TomlError.x("unfinished numeric value", ctx);
  let str = ctx.s.slice(startPtr + 2, ctx.p);
  if (underscore)
    str = str.replaceAll("_", "");
  return parseInteger(ctx, str, base, startPtr);
}
function parseInteger(ctx, str, base, startPtr) {
  if (ctx.bi !== true)
    int: {
      let val = parseInt(str, base);
      if (!Number.isSafeInteger(val)) {
        if (ctx.bi)
          break int;
        TomlError.x("integer value cannot be represented losslessly", ctx, startPtr);
      }
      return val;
    }
  return base === 10 ? BigInt(str) : BigInt((base === 2 ? "0b" : base === 8 ? "0o" : "0x") + str);
}
function parseDate(ctx, c, endChr) {
  let startPtr = ctx.p++, unsafeSeparator;
  if (!isDigit(c) || !isDigit(ctx.s.charCodeAt(ctx.p++)) || !isDigit(ctx.s.charCodeAt(ctx.p++)) || !isDigit(ctx.s.charCodeAt(ctx.p++))) {
    return parseNumber(ctx, ctx.p = startPtr, c, 0, endChr);
  }
  ctx.p += 5;
  if (!isDigit(ctx.s.charCodeAt(ctx.p++)))
    TomlError.x("invalid date-time: date part is malformed", ctx, startPtr);
  if (ctx.p >= ctx.s.length || ((c = ctx.s.charCodeAt(ctx.p)) !== 32 || (unsafeSeparator = true, !isDigit(ctx.s.charCodeAt(ctx.p + 1)))) && c !== 84 && c !== 116) {
    let t2 = ctx.s.slice(startPtr, ctx.p);
    return readDate(ctx, t2, 3, false, startPtr);
  }
  if (ctx.s.charCodeAt(ctx.p += 3) !== 58)
    TomlError.x("invalid date-time: time part is malformed", ctx, startPtr);
  if (ctx.s.charCodeAt(ctx.p += 3) === 58)
    ctx.p += 3;
  if (ctx.s.charCodeAt(ctx.p) === 46)
    while (isDigit(ctx.s.charCodeAt(++ctx.p)))
      ;
  if (c = ctx.s.charCodeAt(ctx.p)) {
    if (c === 90 || c === 122) {
      let t2 = ctx.s.slice(startPtr, ++ctx.p);
      return readDate(ctx, t2, 1, unsafeSeparator, startPtr, "[+00:00]");
    }
    if (c === 43 || c === 45) {
      let t2 = ctx.s.slice(startPtr, ctx.p += 6);
      return readDate(ctx, t2, 1, unsafeSeparator, startPtr, !ctx.ld && "[" + ctx.s.slice(ctx.p - 6, ctx.p) + "]");
    }
  }
  let t = ctx.s.slice(startPtr, ctx.p);
  return readDate(ctx, t, 2, unsafeSeparator, startPtr);
}
function parseTime(ctx, c, endChr) {
  let start = ctx.p;
  if (!isDigit(c) || !isDigit(ctx.s.charCodeAt(++ctx.p))) {
    return parseNumber(ctx, --ctx.p, c, 0, endChr);
  }
  if (ctx.s.charCodeAt(ctx.p += 4) === 58)
    ctx.p += 3;
  if (ctx.s.charCodeAt(ctx.p) === 46)
    while (isDigit(ctx.s.charCodeAt(++ctx.p)))
      ;
  let t = ctx.s.slice(start, ctx.p);
  return readDate(ctx, t, 4, false, start);
}
function readDate(ctx, str, type, unsafeDelim, errPtr, temporalSuffix) {
  if (ctx.ld) {
    let date = new TomlDate(str, type, unsafeDelim);
    if (!date.isValid())
      TomlError.x("invalid date", ctx, errPtr);
    return date;
  }
  try {
    if (temporalSuffix)
      str += temporalSuffix;
    switch (type) {
      case 1:
        return Temporal.ZonedDateTime.from(str);
      case 2:
        return Temporal.PlainDateTime.from(str);
      case 3:
        return Temporal.PlainDate.from(str);
      case 4:
        return Temporal.PlainTime.from(str);
    }
  } catch (e) {
    TomlError.x(e instanceof Error ? e.message : "" + e, ctx, errPtr);
  }
}

// node_modules/smol-toml/dist/util.js
function skipComment(ctx) {
  for (; ctx.p < ctx.s.length; ctx.p++) {
    let c = ctx.s.charCodeAt(ctx.p);
    if (c === 10)
      break;
    if (c === 13 && ctx.s.charCodeAt(ctx.p + 1) === 10) {
      ctx.p++;
      break;
    }
    if (c < 32 && c !== 9 || c === 127) {
      TomlError.x("control characters are not allowed in comments", ctx);
    }
  }
}
function skipVoid(ctx, banNewLines, banComments) {
  let c;
  while (ctx.p < ctx.s.length) {
    while (ctx.p < ctx.s.length && ((c = ctx.s.charCodeAt(ctx.p)) === 32 || c === 9 || !banNewLines && (c === 10 || c === 13 && ctx.s.charCodeAt(ctx.p + 1) === 10)))
      ctx.p++;
    if (banComments || c !== 35)
      break;
    skipComment(ctx);
  }
}

// node_modules/smol-toml/dist/struct.js
function parseKey(ctx, end = 61) {
  let startPtr;
  let state = 0;
  let parsed = [];
  let sliceStart;
  let c = ctx.s.charCodeAt(startPtr = ctx.p);
  do {
    if (c === end) {
      if (!state)
        TomlError.x("unexpected end of key", ctx);
      if (state === 1)
        parsed.push(ctx.s.slice(sliceStart, ctx.p));
      return ctx.p++, parsed;
    } else if (c === 46) {
      if (!state)
        TomlError.x("illegal empty bare key", ctx);
      if (state === 1)
        parsed.push(ctx.s.slice(sliceStart, ctx.p));
      state = 0;
    } else if (!state && (c === 34 || c === 39)) {
      if (c === ctx.s.charCodeAt(ctx.p + 1) && c === ctx.s.charCodeAt(ctx.p + 2))
        TomlError.x("illegal quoted key: multiline strings are not allowed", ctx);
      parsed.push(parseString(ctx));
      state = 2;
      ctx.p--;
    } else if (c === 32 || c === 9) {
      if (state === 1) {
        parsed.push(ctx.s.slice(sliceStart, ctx.p));
        state = 2;
      }
    } else if (state === 2 || c < 48 && c !== 45 || c > 57 && c < 65 || c > 90 && c < 97 && c !== 95 || c > 122) {
      TomlError.x("illegal character in key", ctx);
    } else if (!state) {
      state = 1;
      sliceStart = ctx.p;
    }
  } while (c = ctx.s.charCodeAt(++ctx.p));
  TomlError.x("incomplete key-value: cannot find end of key", ctx, startPtr);
}
function parseInlineTable(ctx) {
  let startPtr = ctx.p++;
  let res = /* @__PURE__ */ Object.create(null);
  let seen = /* @__PURE__ */ new Set();
  let c;
  while (ctx.p < ctx.s.length) {
    skipVoid(ctx);
    if ((c = ctx.s.charCodeAt(ctx.p)) === 125) {
      ctx.p++;
      return res;
    }
    let k;
    let t = res;
    let hasOwn = false;
    let errPtr = ctx.p;
    let key = parseKey(ctx);
    for (let i = 0; i < key.length; i++) {
      if (i)
        t = hasOwn ? t[k] : t[k] = /* @__PURE__ */ Object.create(null);
      k = key[i];
      if ((hasOwn = Object.hasOwn(t, k)) && (typeof t[k] !== "object" || seen.has(t[k]))) {
        TomlError.x("trying to redefine an already defined value", ctx, errPtr);
      }
      let unsafe = k === "__proto__";
      if (ctx.uk && (unsafe || k === "constructor")) {
        t = ctx.uk !== 1 && TomlError.x("document contains an unsafe property", ctx, errPtr);
        break;
      }
      if (!hasOwn && unsafe) {
        Object.defineProperty(t, k, { enumerable: true, configurable: true, writable: true });
      }
    }
    if (hasOwn) {
      TomlError.x("trying to redefine an already defined value", ctx, errPtr);
    }
    skipVoid(ctx, true, true);
    let value = extractValue(
      ctx,
      125
      /* } */
    );
    if (t && typeof (t[k] = value) === "object")
      seen.add(value);
    skipVoid(ctx);
    if ((c = ctx.s.charCodeAt(ctx.p++)) === 125) {
      return res;
    }
    if (c !== 44)
      TomlError.x("expected comma or end of structure", ctx, ctx.p - 1);
  }
  TomlError.x("unfinished table", ctx, startPtr);
}
function parseArray(ctx) {
  let startPtr = ctx.p++;
  let res = [];
  let c;
  while (ctx.p < ctx.s.length) {
    skipVoid(ctx);
    if ((c = ctx.s.charCodeAt(ctx.p)) === 93) {
      ctx.p++;
      return res;
    }
    res.push(extractValue(
      ctx,
      93
      /* ] */
    ));
    skipVoid(ctx);
    if ((c = ctx.s.charCodeAt(ctx.p++)) === 93) {
      return res;
    }
    if (c !== 44)
      TomlError.x("expected comma or end of structure", ctx, ctx.p - 1);
  }
  TomlError.x("unfinished array", ctx, startPtr);
}

// node_modules/smol-toml/dist/parse.js
function peekTable(ctx, key, table, meta, type) {
  let t = table;
  let m = meta;
  let k;
  let hasOwn = false;
  let state;
  for (let i = 0; i < key.length; i++) {
    if (i) {
      t = hasOwn ? t[k] : t[k] = /* @__PURE__ */ Object.create(null);
      m = (state = m[k]).c;
      if (type === 0 && (state.t === 1 || state.t === 2)) {
        return null;
      }
      if (state.t === 2) {
        let l = t.length - 1;
        t = t[l];
        m = m[l].c;
      }
    }
    k = key[i];
    if ((hasOwn = Object.hasOwn(t, k)) && m[k]?.t === 0 && m[k]?.d) {
      return null;
    }
    if (!hasOwn) {
      let unsafe = k === "__proto__";
      if (ctx.uk && (unsafe || k === "constructor"))
        return false;
      if (unsafe) {
        Object.defineProperty(t, k, { enumerable: true, configurable: true, writable: true });
        Object.defineProperty(m, k, { enumerable: true, configurable: true, writable: true });
      }
      m[k] = {
        t: i < key.length - 1 && type === 2 ? 3 : type,
        d: false,
        i: 0,
        c: /* @__PURE__ */ Object.create(null)
      };
    }
  }
  state = m[k];
  if (state.t !== type && !(type === 1 && state.t === 3)) {
    return null;
  }
  if (type === 2) {
    if (!state.d) {
      state.d = true;
      t[k] = [];
    }
    t[k].push(t = /* @__PURE__ */ Object.create(null));
    state.c[state.i++] = state = { t: 1, d: false, i: 0, c: /* @__PURE__ */ Object.create(null) };
  }
  if (state.d) {
    return null;
  }
  state.d = true;
  if (type === 1) {
    t = hasOwn ? t[k] : t[k] = /* @__PURE__ */ Object.create(null);
  } else if (type === 0 && hasOwn) {
    return null;
  }
  return [k, t, state.c];
}
function validateTablePeek(ctx, peek, ptr) {
  if (peek === null || ctx.uk === 2)
    TomlError.x(peek === null ? "trying to redefine an already defined table or value" : "document contains an unsafe property", ctx, ptr);
}
function parse(toml, options = {}) {
  let ctx = {
    s: toml,
    p: 0,
    d: options.maxDepth ?? 1e3,
    bi: options.integersAsBigInt ?? false,
    ld: options.useLegacyDate ?? true,
    uk: options.unsafeKeyBehaviour === "throw" ? 2 : options.unsafeKeyBehaviour === "drop" ? 1 : 0
  };
  let res = /* @__PURE__ */ Object.create(null);
  let meta = /* @__PURE__ */ Object.create(null);
  let tmp;
  let skipping = false;
  let tbl = res;
  let m = meta;
  if (toml.charCodeAt(0) === 65279)
    ctx.p++;
  skipVoid(ctx);
  while (ctx.p < toml.length) {
    if (toml.charCodeAt(ctx.p) === 91) {
      let isTableArray = toml.charCodeAt(++ctx.p) === 91;
      tmp = ctx.p += +isTableArray;
      skipping = false;
      let k = parseKey(
        ctx,
        93
        /* ] */
      );
      if (isTableArray) {
        if (toml.charCodeAt(ctx.p) !== 93) {
          TomlError.x("expected end of table array declaration", ctx);
        }
        ctx.p++;
      }
      let p = peekTable(
        ctx,
        k,
        res,
        meta,
        isTableArray ? 2 : 1
        /* Type.EXPLICIT */
      );
      if (!p) {
        validateTablePeek(ctx, p, tmp);
        skipping = true;
      } else {
        m = p[2];
        tbl = p[1];
      }
    } else {
      tmp = ctx.p;
      let k = parseKey(ctx);
      let p = peekTable(
        ctx,
        k,
        tbl,
        m,
        0
        /* Type.DOTTED */
      );
      if (!p && !skipping)
        validateTablePeek(ctx, p, tmp);
      skipVoid(ctx, true, true);
      let v = extractValue(ctx, void 0);
      if (p && !skipping)
        p[1][p[0]] = v;
    }
    skipVoid(ctx, true);
    if (ctx.p < toml.length && (tmp = toml.charCodeAt(ctx.p)) !== 10 && (tmp !== 13 || toml.charCodeAt(ctx.p + 1) !== 10)) {
      TomlError.x("each key-value declaration must be followed by an end-of-line", ctx);
    }
    skipVoid(ctx);
  }
  return res;
}

// node_modules/smol-toml/dist/stringify.js
var HAS_WELLFORMED = !!"".isWellFormed;

// src/lockfiles/formats/toml.ts
var DEEPEST = 20;
function packagesIn(text) {
  refuseManyValues(text, /[.,=[{]/g);
  const { package: packages, metadata } = parse(text, { maxDepth: DEEPEST });
  if (Array.isArray(packages)) return bounded(packages);
  if (packages !== void 0 || metadata === void 0)
    throw new SyntaxError("it has no list of packages");
  return [];
}
var crate = object({
  name: string(),
  version: string(),
  source: string().optional(),
  dependencies: array(string()).default([])
});
function readCargo(text) {
  const crates = packagesIn(text).map((each) => crate.parse(each));
  const own = crates.filter(({ source }) => source === void 0);
  const direct = new Set(
    own.flatMap((each) => each.dependencies.map((name) => name.split(" ")[0]))
  );
  return crates.flatMap(({ name, version, source }) => {
    if (source === void 0) return [];
    const isDirect = direct.has(name);
    return [{ name, version: source.startsWith("git+") ? source : version, isDirect }];
  });
}
var named = array(object({ name: string() })).default([]);
var inGroups = record(string(), named).default({});
var uvPackage = object({
  name: string(),
  /** Missing where it is made only when the project is built. */
  version: string().optional(),
  source: object({
    git: string().optional(),
    editable: string().optional(),
    virtual: string().optional(),
    directory: string().optional()
  }),
  dependencies: named,
  "optional-dependencies": inGroups,
  "dev-dependencies": inGroups
});
function readUv(text) {
  const packages = packagesIn(text).map((each) => uvPackage.parse(each));
  const direct = new Set(packages.filter(isFolder).flatMap(namesNeededBy));
  return packages.flatMap((each) => {
    const { name, source } = each;
    const version = source.git ?? each.version;
    if (isFolder(each) || version === void 0) return [];
    return [{ name: pythonName(name), version, isDirect: direct.has(name) }];
  });
}
var isFolder = ({ source }) => (source.editable ?? source.virtual ?? source.directory) !== void 0;
var namesNeededBy = (each) => [
  each.dependencies,
  ...Object.values(each["optional-dependencies"]),
  ...Object.values(each["dev-dependencies"])
].flatMap((list) => list.map(({ name }) => name));
var poetryPackage = object({
  name: string(),
  version: string(),
  source: object({ type: string().optional(), resolved_reference: string().optional() }).optional()
});
var readPoetry = (text) => packagesIn(text).flatMap((each) => {
  const { name, version, source } = poetryPackage.parse(each);
  if (source?.type === "directory") return [];
  const commit = source?.type === "git" ? source.resolved_reference : void 0;
  return [{ name: pythonName(name), version: atCommit(version, commit) }];
});
var pdmPackage = object({
  name: string(),
  version: string(),
  editable: boolean().optional(),
  revision: string().optional()
});
var readPdm = (text) => packagesIn(text).flatMap((each) => {
  const { name, version, editable, revision } = pdmPackage.parse(each);
  if (editable === true) return [];
  return [{ name: pythonName(name), version: atCommit(version, revision) }];
});
var atCommit = (version, commit) => commit === void 0 ? version : `#${commit}`;

// src/lockfiles/formats/yarn.ts
var YARN_1 = /^# yarn lockfile v1$/m;
var readYarn = (text) => YARN_1.test(text) ? readVersion1(text) : readBerry(text);
var YARN_KEY = /^"?(@?[^@\s",]+)@.*:$/;
var YARN_VERSION = /^ {2}version "([^"]+)"$/;
function readVersion1(text) {
  const packages = [];
  let name;
  for (const line of boundedLines(text)) {
    const [, version] = YARN_VERSION.exec(line) ?? [];
    if (/^\S/.test(line)) name = YARN_KEY.exec(line)?.[1];
    else if (name !== void 0 && version !== void 0) packages.push({ name, version });
  }
  return packages;
}
var BERRY_KEY = /^(?:"([^"]+)":|([^\s"?:]+):|\? "([^"]+)")$/;
var BERRY_VERSION = /^ {2}version: (?:"([^"]+)"|([^\s"'[\]{}&*!|>]+))$/;
function readBerry(text) {
  const packages = [];
  let key;
  let isYarn = false;
  for (const line of boundedLines(text)) {
    if (/^[^\s#:]/.test(line)) {
      key = keyOf2(line);
      isYarn ||= key === "__metadata";
    }
    const [, quoted, plain] = BERRY_VERSION.exec(line) ?? [];
    const version = quoted ?? plain;
    const name = nameBeforeAt(key ?? "");
    if (version === void 0 || name === void 0 || key?.includes("@workspace:")) continue;
    packages.push({ name, version });
  }
  if (!isYarn) throw new SyntaxError("it has no `__metadata`");
  return packages;
}
function keyOf2(line) {
  const [, ...forms] = BERRY_KEY.exec(line) ?? [];
  const key = forms.find((form) => form !== void 0);
  if (key === void 0) throw new SyntaxError("the name of a package is not as Yarn writes it");
  return key;
}
var nameBeforeAt = (key) => /^(@?[^@,]+)@/.exec(key)?.[1];

// src/lockfiles/ecosystems.ts
var ECOSYSTEMS = [
  {
    formats: [
      { name: /^npm-shrinkwrap\.json$/, read: readNpm },
      { name: /^package-lock\.json$/, read: readNpm },
      { name: /^pnpm-lock\.yaml$/, read: readPnpm },
      { name: /^yarn\.lock$/, read: readYarn }
    ]
  },
  {
    formats: [
      { name: /^uv\.lock$/, read: readUv },
      { name: /^poetry\.lock$/, read: readPoetry },
      { name: /^pdm\.lock$/, read: readPdm },
      { name: /^Pipfile\.lock$/, read: readPipenv },
      { name: /^requirements[\w.-]*\.txt$/, read: readRequirements }
    ]
  },
  { formats: [{ name: /^go\.mod$/, read: readGoMod }] },
  { formats: [{ name: /^Cargo\.lock$/, read: readCargo }] },
  { formats: [{ name: /^Gemfile\.lock$/, read: readGemfile }] },
  { formats: [{ name: /^composer\.lock$/, read: readComposer }] }
];

// src/lockfiles/needs-installing.ts
var LARGEST_MANIFEST = 1024 * 1024;
var needsInstalling = (folder) => checkoutOf(folder).folders.some((each) => hasLockfile(each) || hasDependencies(each));
function hasLockfile(folder) {
  const formats = ECOSYSTEMS.flatMap((ecosystem) => ecosystem.formats);
  try {
    return readdirSync(folder).some((name) => formats.some((format) => format.name.test(name)));
  } catch {
    return false;
  }
}
function hasDependencies(folder) {
  try {
    const manifest = JSON.parse(
      readTextFile(join2(folder, "package.json"), LARGEST_MANIFEST)
    );
    return isObject2(manifest) && isObject2(manifest.dependencies) && !isEmpty(manifest.dependencies);
  } catch {
    return false;
  }
}
var isObject2 = (value) => typeof value === "object" && value !== null;
var isEmpty = (value) => Object.keys(value).length === 0;

// src/arms/own-plan.ts
async function readOwnPlan({ arms }, directory, within) {
  const read = await arms.readPlan(directory, within);
  return read instanceof InputError ? { plan: void 0, warnings: [{ code: "baseline-note", text: describeFaulty(read) }] } : { plan: read, warnings: [] };
}
function describeFaulty({ faults }) {
  const [first] = faults;
  const place = first === void 0 ? "it" : `${first.place}: ${first.problem}`;
  const more = faults.length > 1 ? ` (${faults.length - 1} more)` : "";
  return `The configuration of the base has a fault, so the base is run as this version's says: ${place.slice(0, LONGEST)}${more}`;
}
var LONGEST = 300;

// src/baseline/checkout-gaps.ts
import { lstat, open } from "node:fs/promises";
import { join as join3 } from "node:path";
var MOST_FILES = 200;
var POINTER = Buffer.from("version https://git-lfs.github.com/spec/");
async function findCheckoutGaps(place, root) {
  const submodules = await hasSubmodules(root) ? [SUBMODULES] : [];
  const pointer = await findPointer(place, root);
  return pointer === void 0 ? submodules : [...submodules, describePointer(pointer)];
}
var SUBMODULES = "The baseline was checked out without its submodules: have `build` run `git submodule update --init` where it needs them.";
var describePointer = (path) => `In the baseline's checkout ${path} is a pointer of Git LFS, not the file: install git-lfs, or have \`build\` run \`git lfs pull\`.`;
async function hasSubmodules(root) {
  const found = await lstat(join3(root, ".gitmodules")).catch(() => void 0);
  return found !== void 0 && found.size > 0;
}
async function findPointer(place, root) {
  const args = ["ls-files", "-z", "--", ":(top,attr:filter=lfs)"];
  const { output } = await runGitTask({ ...place, directory: root }, args);
  for (const path of output.split("\0").slice(0, MOST_FILES)) {
    if (path !== "" && await isPointer(join3(root, path))) return path;
  }
  return void 0;
}
async function isPointer(path) {
  var _stack = [];
  try {
    const found = await lstat(path).catch(() => void 0);
    if (!found?.isFile()) return false;
    const file = __using(_stack, await open(path), true);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(POINTER.length), 0, POINTER.length, 0);
    return bytesRead === POINTER.length && buffer.equals(POINTER);
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}

// src/baseline/git/own-repository.ts
import { mkdtemp, rm } from "node:fs/promises";
import { join as join4 } from "node:path";
var BRANCH = "refs/heads/base";
async function fetchIntoOwn(place, origin, wanted) {
  const home = await mkdtemp(join4(origin.temp, "perf-gate-git-")).catch(String);
  if (!home.startsWith(origin.temp)) return { kind: "failed", errors: [home] };
  const remove2 = () => rm(home, { recursive: true, force: true });
  try {
    const path = join4(home, "repository");
    const errors = await fill(path, home, { place, origin, wanted });
    const own = { path, branch: BRANCH, [Symbol.asyncDispose]: remove2 };
    if (errors === void 0) return { kind: "fetched", repository: own };
    await remove2();
    return { kind: "failed", errors };
  } catch (error) {
    await remove2();
    throw error;
  }
}
async function fill(path, home, { place: { ambient, signal }, origin: { url, token }, wanted: { commit, depth } }) {
  const environment = bareEnvironment(ambient, home);
  const init = ["init", "--quiet", "--bare", "--template=", path];
  const made = await runGit({ directory: home, environment, args: init, signal });
  if (!made.succeeded) return made.errors;
  const flags = ["--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules"];
  const fetched = await runGit({
    directory: path,
    environment: { ...environment, [TOKEN]: token },
    args: [...onlyFor(url), "fetch", ...flags, ...depth, "--", url, `+${commit}:${BRANCH}`],
    signal
  });
  return fetched.succeeded ? void 0 : fetched.errors;
}
var TOKEN = "PERF_GATE_FETCH_TOKEN";
function onlyFor(url) {
  const answer = `printf 'username=x-access-token\\npassword=%s\\n' "$${TOKEN}"`;
  return [
    ...["-c", `credential.${new URL(url).origin}.helper=!f() { test "$1" = get && ${answer}; }; f`],
    ...["-c", "http.followRedirects=false"]
  ];
}
var KEPT = [
  "PATH",
  ...["http_proxy", "https_proxy", "all_proxy", "no_proxy"].flatMap((name) => [
    name,
    name.toUpperCase()
  ]),
  ...["SSL_CERT_FILE", "SSL_CERT_DIR", "GIT_SSL_CAINFO", "GIT_SSL_CAPATH"]
];
function bareEnvironment(ambient, home) {
  const kept = KEPT.flatMap((name) => {
    const value = ambient[name];
    return value === void 0 ? [] : [[name, value]];
  });
  return {
    ...Object.fromEntries(kept),
    // `.gitconfig` and `.netrc` would be read from there; the two below came with git 2.32.
    HOME: home,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_SYSTEM: "/dev/null",
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_ALLOW_PROTOCOL: "http:https"
  };
}

// src/baseline/fetch-commit.ts
async function hasCommit(place, commit) {
  const args = ["cat-file", "-e", `${commit}^{commit}`];
  const { succeeded } = await runGitTask(place, args);
  return succeeded;
}
async function fetchCommit(place, commit, origin) {
  const depth = await isShallow(place) ? ["--depth=1"] : [];
  const refused = origin && await fetchFrom(origin, place, { commit, depth });
  if (origin !== void 0 && refused === void 0) return;
  const errors = await fetchFromClonesRemote(place, { commit, depth });
  if (errors === void 0) return;
  throw notFetched(commit, { withToken: origin !== void 0, details: refused ?? errors });
}
async function fetchFrom(origin, place, wanted) {
  var _stack = [];
  try {
    const fetched = await fetchIntoOwn(place, origin, wanted);
    if (fetched.kind === "failed") return fetched.errors;
    const own = __using(_stack, fetched.repository, true);
    return await fetchIntoClone(place, wanted, [own.path, own.branch]);
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function fetchFromClonesRemote(place, wanted) {
  const remote = await findRemote(place);
  if (remote === void 0) return ["The clone has no remote to fetch it from."];
  return fetchIntoClone(place, wanted, [remote, wanted.commit]);
}
async function fetchIntoClone(place, { depth }, from) {
  const { succeeded, errors } = await runGitTask(place, [
    "fetch",
    ...["--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules"],
    ...depth,
    "--end-of-options",
    ...from
  ]);
  return succeeded ? void 0 : errors;
}
async function findRemote(place) {
  const { output } = await runGitTask(place, ["remote"]);
  const names = output.split("\n").filter((name) => name !== "");
  return names.find((name) => name === "origin") ?? (names.length === 1 ? names[0] : void 0);
}
async function isShallow(place) {
  const { output } = await runGitTask(place, ["rev-parse", "--is-shallow-repository"]);
  return output.trim() === "true";
}

// src/baseline/repository.ts
async function findRepository(place) {
  const root = await askGit(place, "--show-toplevel");
  const prefix = await askGit(place, "--show-prefix");
  return { root, prefix };
}
async function askGit(place, question) {
  const { succeeded, output, errors } = await runGitTask(place, ["rev-parse", question]);
  if (!succeeded) throw noRepository(place.directory, errors);
  return output.replace(/\n$/, "");
}

// src/baseline/worktree.ts
import { stat } from "node:fs/promises";
import { join as join7 } from "node:path";

// src/baseline/files/folder-beside.ts
import { randomInt } from "node:crypto";
import { mkdir, mkdtemp as mkdtemp2, realpath } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname as dirname2, join as join6 } from "node:path";

// src/baseline/files/remove-tree.ts
import { chmod, opendir, rm as rm2 } from "node:fs/promises";
import { join as join5 } from "node:path";
var OPTIONS = { recursive: true, force: true, maxRetries: 3 };
async function removeTree(path) {
  try {
    await rm2(path, OPTIONS);
  } catch {
    await makeFoldersWritable(path);
    await rm2(path, OPTIONS);
  }
}
async function makeFoldersWritable(path) {
  await chmod(path, 448);
  for await (const entry of await opendir(path)) {
    if (entry.isDirectory()) await makeFoldersWritable(join5(path, entry.name));
  }
}

// src/baseline/files/folder-beside.ts
var SHORTEST_NAME = 3;
var ATTEMPTS = 20;
var PREFIXES = ["perf-gate-", "pg-"];
var SHORTEST_RANDOM = 4;
var LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
async function makeFolderBeside(path) {
  const real = await realpath(path);
  const sibling = await makeSibling(real);
  const made = sibling ?? await mkdtemp2(join6(await realpath(tmpdir()), "perf-gate-"));
  return {
    path: made,
    isSameLength: Buffer.byteLength(made) === Buffer.byteLength(real),
    [Symbol.asyncDispose]: () => removeTree(made)
  };
}
async function makeSibling(path) {
  const length = Buffer.byteLength(basename(path));
  if (length < SHORTEST_NAME) return void 0;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const sibling = join6(dirname2(path), randomName(length));
    try {
      await mkdir(sibling);
      return sibling;
    } catch (error) {
      if (!isTaken(error)) return void 0;
    }
  }
  return void 0;
}
function randomName(length) {
  const prefix = PREFIXES.find((each) => length - each.length >= SHORTEST_RANDOM) ?? "";
  const letters = Array.from({ length: length - prefix.length }, () => LETTERS[randomInt(36)]);
  return prefix + letters.join("");
}
var isTaken = (error) => error instanceof Error && "code" in error && error.code === "EEXIST";

// src/baseline/worktree.ts
var LOCK_REASON = "perf-gate";
async function openWorktree(place, { root, prefix }, commit) {
  const folder = await makeFolder(root, commit);
  const worktree = {
    root: folder.path,
    directory: join7(folder.path, prefix).replace(/\/$/, ""),
    isSameLength: folder.isSameLength,
    [Symbol.asyncDispose]: () => removeWorktree({ ...place, directory: root }, folder)
  };
  try {
    await checkOut({ ...place, directory: root }, commit, folder.path);
    if (!await isDirectory(worktree.directory)) throw notInCommit(commit, prefix);
    if (leadsOutOf(worktree.root, worktree.directory)) throw leadsOutOfCommit(commit, prefix);
    return worktree;
  } catch (error) {
    await worktree[Symbol.asyncDispose]();
    throw error;
  }
}
async function makeFolder(root, commit) {
  try {
    return await makeFolderBeside(root);
  } catch (error) {
    const said = `${error}`;
    throw saysDiskFull(said) ? diskFull(root, [said]) : notCheckedOut(commit, root, [said]);
  }
}
async function checkOut(place, commit, path) {
  const add = (...lock) => runGitTask(place, ["worktree", "add", "--quiet", "--detach", ...lock, "--", path, commit]);
  const asked = await add("--lock", "--reason", LOCK_REASON);
  const isTooOld = asked.errors.at(-1) === USAGE_ERROR;
  const { succeeded, errors } = isTooOld ? await add("--lock") : asked;
  if (!succeeded) throw notCheckedOut(commit, path, errors);
}
var USAGE_ERROR = "git ended with code 129";
async function removeWorktree(place, folder) {
  const isRemoved = await forgetWorktree(place, folder.path);
  await folder[Symbol.asyncDispose]();
  if (!isRemoved) await forgetWorktree(place, folder.path);
}
async function forgetWorktree(place, path) {
  const args = ["worktree", "remove", "--force", "--force", "--", path];
  const { succeeded } = await runGitTask({ ...place, signal: void 0 }, args);
  return succeeded;
}
async function isDirectory(path) {
  const found = await stat(path).catch(() => void 0);
  return found?.isDirectory() ?? false;
}

// src/baseline/stale-worktrees.ts
async function removeStaleWorktrees(place) {
  const { output } = await runGitTask(place, ["worktree", "list", "--porcelain"]);
  const notes = [];
  for (const path of staleIn(output)) notes.push(await remove(place, path));
  return notes;
}
async function remove(place, path) {
  return await forgetWorktree(place, path) ? `Removed ${path}, which a killed run had left.` : `A killed run has left ${path}, which could not be removed: remove it by hand, then run \`git worktree prune\`.`;
}
var OURS = new RegExp(`^worktree (.*)\\nHEAD \\w+\\ndetached\\nlocked ${LOCK_REASON}$`);
function staleIn(listing) {
  return listing.split("\n\n").flatMap((block) => OURS.exec(block)?.[1] ?? []);
}

// src/arms/from-commit.ts
async function openCommitArm(input, ports) {
  const { candidate, commit } = input;
  const place = placeOf(candidate, ports);
  const repository = await findRepository(place);
  for (const text of await removeStaleWorktrees(place)) ports.report({ kind: "note", text });
  if (!await hasCommit(place, commit)) {
    ports.report({ kind: "preparing-baseline", what: `fetching ${shortHash(commit)}` });
    await fetchCommit(place, commit, ports.arms.origin);
  }
  ports.report({ kind: "preparing-baseline", what: `checking out ${shortHash(commit)}` });
  const worktree = await openWorktree(place, repository, commit);
  try {
    return await prepare(input, worktree, ports);
  } catch (error) {
    await removeFolder(worktree, worktree.root, ports);
    throw error;
  }
}
var placeOf = ({ cwd }, { ambient, signal }) => ({ directory: cwd, ambient, signal });
async function prepare({ plan, candidate, commit }, worktree, ports) {
  const own = await readOwnPlan(ports, worktree.directory, worktree.root);
  const server = baselineServer(candidate, plan, worktree.directory, own.plan);
  const gaps = await findCheckoutGaps(placeOf(server, ports), worktree.root);
  if (server.build === void 0 && needsInstalling(server.cwd)) {
    ports.report({ kind: "note", text: FRESH });
  }
  await buildCommit(server, commit, ports);
  return {
    facts: { kind: "commit", commit },
    server,
    plan: own.plan,
    warnings: [
      ...own.warnings,
      ...warnOfPathLength(worktree.isSameLength),
      ...gaps.map(baselineNote)
    ],
    [Symbol.asyncDispose]: () => removeFolder(worktree, worktree.root, ports)
  };
}
async function buildCommit(server, commit, ports) {
  const name = shortHash(commit);
  const onRun = (command) => ports.report({ kind: "preparing-baseline", what: `building ${name}: ${command}` });
  try {
    await buildArm(server, { log: "baseline-build.log", onRun }, ports);
  } catch (error) {
    rethrowUnlessExplained(error);
    const { code, kind, message, details, telling } = error;
    throw new GateError({
      code,
      kind,
      message: `The baseline, commit ${name}, could not be built. ${message}`,
      remedy: `${details.length > 0 ? "Its last lines show why. " : ""}${IN_CHECKOUT}`,
      details,
      telling,
      cause: error
    });
  }
}
var IN_CHECKOUT = "`build` runs in a fresh checkout of that commit, so it has to install what it needs.";
var FRESH = "The base is a fresh checkout and no `build` is given, so it lacks installed packages and files that git does not track: give the command that installs and builds, as in `--build 'npm ci'`, or `build: npm ci` in file and workflow.";
var BORROWED = "That `start` is of the version that is tested: where the change moved what it runs, this one comparison is impossible. Write `start` in `perf-gate.yml` alone, and each version has its own.";
function hintAtCheckout(error, { facts, server, plan }) {
  const isItsOwn = error instanceof ArmNotStarted && error.arm === "baseline";
  if (facts.kind !== "commit" || facts.commit === void 0 || !isItsOwn) return error;
  const hints = [
    ...isBorrowed(plan) ? [BORROWED] : [],
    ...server.build === void 0 ? [FRESH] : []
  ];
  const cwd = `a checkout of ${shortHash(facts.commit)}, which is removed again`;
  return error.inFolder(cwd, hints.length === 0 ? void 0 : hints.join(" "));
}
var isBorrowed = (plan) => plan === void 0 || plan.written.flags.some((flag) => flag.startsWith("--start="));
var shortHash = (commit) => commit.slice(0, 7);
async function removeFolder(folder, path, { report }) {
  try {
    await folder[Symbol.asyncDispose]();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const text = `The baseline's folder ${path} could not be removed: remove it by hand. ${why}`;
    report({ kind: "note", text });
  }
}
var baselineNote = (text) => ({ code: "baseline-note", text });
function warnOfPathLength(isSameLength) {
  return isSameLength ? [] : [{ code: "other-path-length", text: OTHER_PATH_LENGTH }];
}
var OTHER_PATH_LENGTH = "The baseline runs from a path of another length than the candidate, which alone can change its speed by a percent or two: let perf-gate make a folder beside the checkout, or choose a directory whose path is as long.";

// src/baseline/given-directory.ts
import { realpath as realpath2, stat as stat2 } from "node:fs/promises";
async function describeDirectory(place, candidate) {
  const { directory } = place;
  const found = await stat2(directory).catch(() => void 0);
  if (!found?.isDirectory()) throw missing(directory);
  const commit = await gitCommit(place);
  return {
    commit: commit?.isDirty ? void 0 : commit?.hash,
    isSameLength: await lengthOf(directory) === await lengthOf(candidate)
  };
}
async function lengthOf(directory) {
  return Buffer.byteLength(await realpath2(directory).catch(() => directory));
}
var missing = (directory) => new GateError({
  code: "base-dir-missing",
  kind: "input",
  message: `The baseline's directory ${directory} is not there.`,
  remedy: "Name a folder in which the other version was built; `build` is not run in it."
});

// src/arms/given.ts
async function checkGivenBase({ server: candidate, compare: { base } }, ports) {
  if (candidate.kind === "running") return void 0;
  if (base.kind === "ref")
    return { kind: "commit", commit: await findCommit(candidate, base.ref, ports) };
  if (base.kind !== "directory") return void 0;
  await describeGiven(candidate, base.directory, ports);
  return base;
}
async function openRefArm(plan, candidate, ref, ports) {
  const commit = await findCommit(candidate, ref, ports);
  return await openCommitArm({ plan, candidate, commit }, ports);
}
async function findCommit(candidate, ref, ports) {
  const place = placeOf(candidate, ports);
  await findRepository(place);
  const isElsewhere = isHash(ref) && !await hasCommit(place, ref);
  const commit = isElsewhere ? ref : await resolveCommit(place, ref);
  if (commit === ports.identity.commit) throw sameCommit(ref);
  return commit;
}
var sameCommit = (ref) => new InputError([
  {
    place: "--base",
    problem: `\`${ref}\` is the commit that is checked out, and no file that git tracks has changed: there is nothing to compare.`,
    remedy: "Name another commit, as `--base HEAD~1` does, or check out your change and write `--base main`; a new file counts after `git add`. `perf-gate noise` measures a version against itself."
  }
]);
async function openDirectoryArm(plan, candidate, directory, ports) {
  const { commit, isSameLength } = await describeGiven(candidate, directory, ports);
  const own = await readOwnPlan(ports, directory);
  return {
    facts: { kind: "directory", commit },
    // The user has built it.
    server: { ...baselineServer(candidate, plan, directory, own.plan), build: void 0 },
    plan: own.plan,
    warnings: [...own.warnings, ...warnOfPathLength(isSameLength)],
    ...nothingToRemove
  };
}
var describeGiven = (candidate, directory, ports) => describeDirectory({ ...placeOf(candidate, ports), directory }, candidate.cwd);
function commandArm(plan, candidate, start, { identity }) {
  const server = baselineServer(candidate, plan, candidate.cwd, void 0);
  return {
    facts: { kind: "command", commit: identity.commit },
    server: { ...server, start, build: void 0 },
    plan: void 0,
    warnings: [],
    ...nothingToRemove
  };
}
var twinArm = (candidate, { identity }) => ({
  facts: { kind: "command", commit: identity.commit },
  server: { ...candidate, build: void 0 },
  plan: void 0,
  warnings: [],
  ...nothingToRemove
});
var nothingToRemove = { async [Symbol.asyncDispose]() {
} };

export {
  findRepository,
  removeTree,
  makeFolderBeside,
  checkoutOf,
  checkoutLike,
  lockedOf,
  ECOSYSTEMS,
  needsInstalling,
  readOwnPlan,
  describeFaulty,
  openCommitArm,
  placeOf,
  FRESH,
  hintAtCheckout,
  removeFolder,
  baselineNote,
  warnOfPathLength,
  checkGivenBase,
  openRefArm,
  openDirectoryArm,
  commandArm,
  twinArm
};
