import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  Histogram
} from "./chunk-F44JAACR.js";
import {
  KeptAnswer,
  TrafficCount,
  beginExchange,
  beginsUnit,
  classifyClose,
  classifyFailure,
  codeOf,
  contentLengthOf,
  describeTimeout,
  flowsOf,
  isRefused,
  looksAtBody,
  mix,
  mixText,
  namesHost,
  progressOnReused,
  wasIdle
} from "./chunk-FAMT3XTV.js";
import {
  SHORTEST_CAPTURED,
  maskSecrets,
  withoutTokens
} from "./chunk-52CFMGTN.js";
import {
  tryProcFile
} from "./chunk-BUTDXHAQ.js";
import {
  authorityOf,
  connectOptions,
  serverName
} from "./chunk-J6KTTBNF.js";
import {
  GateError
} from "./chunk-NMZCVL7D.js";
import {
  writeValue
} from "./chunk-6ULW2SID.js";
import {
  NANOSECONDS_PER_MILLISECOND,
  milliseconds,
  nanoseconds,
  seconds,
  toMicroseconds
} from "./chunk-D2O6BJGM.js";

// src/load/wire/octets.ts
var HTAB = 9;
var LF = 10;
var CR = 13;
var SP = 32;
var QUOTE = 34;
var COMMA = 44;
var COLON = 58;
var SEMICOLON = 59;
var EQUALS = 61;
var BACKSLASH = 92;
var TOKEN = 1;
var TEXT = 2;
var CLASSES = new Uint8Array(256);
for (let octet = 0; octet < 256; octet++) {
  if (octet === HTAB || octet >= SP && octet !== 127) CLASSES[octet] = TEXT;
}
for (const octet of Buffer.from("!#$%&'*+-.^_`|~0123456789", "latin1")) allowInToken(octet);
for (let letter = 0; letter < 26; letter++) {
  allowInToken(65 + letter);
  allowInToken(97 + letter);
}
function allowInToken(octet) {
  CLASSES[octet] = (CLASSES[octet] ?? 0) | TOKEN;
}
var classesOf = (octet) => CLASSES[octet ?? 0] ?? 0;
var isTokenOctet = (octet) => (classesOf(octet) & TOKEN) !== 0;
var isTextOctet = (octet) => (classesOf(octet) & TEXT) !== 0;
function endOfToken(bytes, from, until) {
  let at = from;
  while (at < until && ((CLASSES[bytes[at] ?? 0] ?? 0) & TOKEN) !== 0) at++;
  return at;
}
function endOfText(bytes, from, until) {
  let at = from;
  while (at < until && ((CLASSES[bytes[at] ?? 0] ?? 0) & TEXT) !== 0) at++;
  return at;
}
var isBlank = (octet) => octet === SP || octet === HTAB;
var isLineEnd = (octet) => octet === CR || octet === LF;
function isLineEnds(bytes, from, until) {
  for (let at = from; at < until; at++) if (!isLineEnd(bytes[at])) return false;
  return true;
}
var isSpace = (octet) => isBlank(octet) || isLineEnd(octet);
var decimalOf = (octet) => (octet ?? 0) - 48;
var isDecimal = (octet) => octet !== void 0 && octet >= 48 && octet <= 57;
function hexadecimalOf(octet) {
  if (octet >= 48 && octet <= 57) return octet - 48;
  const lower = octet | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}
function isWord(bytes, from, until, word) {
  if (until - from !== word.length) return false;
  for (let index = 0; index < word.length; index++) {
    if (((bytes[from + index] ?? 0) | 32) !== word[index]) return false;
  }
  return true;
}
function quoted(bytes, from, until, isWhole2 = false) {
  const text = bytes.toString("latin1", from, Math.min(until, from + LONGEST_QUOTE));
  const line = text.replace(/[\r\n].*/s, "");
  const isCut = line.length === text.length && !(isWhole2 && until - from <= LONGEST_QUOTE);
  return `"${line.replaceAll(/[^ -~\x80-\xff]/g, "?")}${isCut ? "" : '"'}`;
}
var LONGEST_QUOTE = 32;

// src/load/values/decimal.ts
var CHUNK = 1e7;
var DIGITS_OF_CHUNK = 7;
function decimalLength(value) {
  if (value >= CHUNK) return DIGITS_OF_CHUNK + decimalLength(Math.floor(value / CHUNK));
  let length = 1;
  for (let rest = value | 0; rest >= 10; rest = rest / 10 | 0) length++;
  return length;
}
function writeDecimal(value, into, at) {
  const end = at + decimalLength(value);
  let rest = value;
  let last = end;
  while (rest >= CHUNK) {
    const chunk = rest % CHUNK;
    rest = (rest - chunk) / CHUNK;
    writeChunk(chunk | 0, into, last - DIGITS_OF_CHUNK, last);
    last -= DIGITS_OF_CHUNK;
  }
  writeChunk(rest | 0, into, at, last);
  return end;
}
function writeChunk(chunk, into, at, end) {
  let rest = chunk;
  for (let place = end - 1; place >= at; place--) {
    const tenth = rest / 10 | 0;
    into[place] = 48 + rest - tenth * 10;
    rest = tenth;
  }
}

// src/load/wire/request-bytes.ts
var made = /* @__PURE__ */ new WeakMap();
function requestBytesFor(target) {
  const known = made.get(target) ?? /* @__PURE__ */ new WeakMap();
  made.set(target, known);
  return (request) => {
    const before = known.get(request);
    if (before) return before;
    const bytes = requestBytes(request, target);
    known.set(request, bytes);
    return bytes;
  };
}
function requestBytes(request, target) {
  const { method, path, headers, body } = request;
  const lines = [`${method} ${path} HTTP/1.1`];
  if (!namesHost(request)) lines.push(`Host: ${authorityOf(target)}`);
  for (let index = 0; index + 1 < headers.length; index += 2) {
    lines.push(`${headers[index]}: ${headers[index + 1]}`);
  }
  const length = contentLengthOf(request);
  if (length !== void 0) lines.push(`Content-Length: ${length}`);
  const head = Buffer.from(`${lines.join("\r\n")}\r
\r
`, "latin1");
  return body === void 0 ? head : Buffer.concat([head, body]);
}

// src/load/wire/request-writer.ts
var LENGTH = -1;
var made2 = /* @__PURE__ */ new WeakMap();
var SMALLEST_BUFFER = 1024;
var MOST_SPARE = 65536;
var RequestWriter = class {
  #target;
  #constant;
  #layouts;
  #buffer = Buffer.alloc(0);
  #last;
  constructor(target) {
    this.#target = target;
    this.#constant = requestBytesFor(target);
    this.#layouts = made2.get(target) ?? /* @__PURE__ */ new WeakMap();
    made2.set(target, this.#layouts);
  }
  /** With the values that were drawn last; they hold until the next call. */
  bytesOf(request) {
    const { values } = request;
    if (values === void 0) return this.#constant(request);
    const last = this.#last;
    return last !== void 0 && last.request === request && patch(last, values) ? last.bytes : this.#write(request, values);
  }
  #write(request, values) {
    const layout = this.#layouts.get(request) ?? this.#layOut(request, values);
    const length = lengthOf(layout.body, values, 0);
    const total = lengthOf(layout.head, values, length) + length;
    if (this.#buffer.length < total) {
      this.#buffer = Buffer.allocUnsafe(
        total + Math.max(SMALLEST_BUFFER, Math.min(total, MOST_SPARE))
      );
    }
    const bytes = this.#buffer.subarray(0, total);
    const spots = [];
    const end = put(layout.head, values, { into: bytes, at: 0, length, spots });
    put(layout.body, values, { into: bytes, at: end, length, spots });
    this.#last = { request, bytes, spots };
    return bytes;
  }
  #layOut(request, values) {
    const layout = layoutOf(request, values, this.#target);
    this.#layouts.set(request, layout);
    return layout;
  }
};
function patch({ bytes, spots }, values) {
  for (const { value, at, length } of spots) {
    const from = values.from[value] ?? 0;
    if ((values.until[value] ?? 0) - from !== length) return false;
    const source = values.bytes[value] ?? bytes;
    for (let index = 0; index < length; index++) bytes[at + index] = source[from + index] ?? 0;
  }
  return true;
}
function layoutOf(request, { template }, target) {
  const { method, headers, body } = request;
  const head = [textOf(`${method} `), ...piecesOf(template.path)];
  head.push(textOf(" HTTP/1.1\r\n"));
  if (!namesHost(request)) head.push(textOf(`Host: ${authorityOf(target)}\r
`));
  template.headers.forEach((slots, index) => {
    head.push(textOf(`${headers[2 * index]}: `), ...piecesOf(slots), textOf("\r\n"));
  });
  const ofBody = template.body === void 0 ? constant(body) : piecesOf(template.body);
  if (template.body !== void 0 || contentLengthOf(request) !== void 0) {
    head.push(textOf("Content-Length: "), LENGTH, textOf("\r\n"));
  }
  head.push(textOf("\r\n"));
  return { head: joined(head), body: ofBody };
}
var textOf = (text) => Buffer.from(text, "latin1");
var constant = (body) => body === void 0 ? [] : [body];
var piecesOf = (slots) => slots.map((slot) => slot.kind === "text" ? Buffer.from(slot.bytes) : slot.source);
function joined(pieces) {
  const result = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (typeof piece !== "number" && typeof last === "object") {
      result[result.length - 1] = Buffer.concat([last, piece]);
    } else result.push(piece);
  }
  return result;
}
function lengthOf(pieces, { from, until }, length) {
  let sum = 0;
  for (const piece of pieces) {
    if (typeof piece !== "number") sum += piece.length;
    else if (piece === LENGTH) sum += decimalLength(length);
    else sum += (until[piece] ?? 0) - (from[piece] ?? 0);
  }
  return sum;
}
function put(pieces, { bytes, from, until }, { into, at, length, spots }) {
  let end = at;
  for (const piece of pieces) {
    if (typeof piece !== "number") end += piece.copy(into, end);
    else if (piece === LENGTH) end = writeDecimal(length, into, end);
    else {
      const [first, last] = [from[piece] ?? 0, until[piece] ?? 0];
      spots.push({ value: piece, at: end, length: last - first });
      into.set(bytes[piece]?.subarray(first, last) ?? [], end);
      end += last - first;
    }
  }
  return end;
}

// src/load/wire/response-head.ts
var isInterim = ({ status }) => status < 200;
var LONGEST_HEAD = 16384;
var INCOMPLETE = -1;
var BAD = -2;

// src/load/wire/chunk-line.ts
var ChunkLine = class {
  #place = "start";
  #size = 0;
  #octets = 0;
  #fault = "";
  begin() {
    this.#place = "start";
    this.#size = 0;
    this.#octets = 0;
    this.#fault = "";
  }
  get isWhole() {
    return this.#place === "whole";
  }
  /** Size of the chunk in bytes; 0 for the last chunk. */
  get size() {
    return this.#size;
  }
  /** '' as long as nothing is wrong. */
  get fault() {
    return this.#fault;
  }
  take(octet) {
    this.#octets++;
    if (this.#place === "start" || this.#place === "size") this.#takeOfSize(octet);
    else this.#takeOfExtension(octet);
    if (this.#octets > LONGEST_HEAD) this.#fault ||= "line before a chunk longer than 16 KiB";
  }
  #takeOfSize(octet) {
    const digit = hexadecimalOf(octet);
    if (digit >= 0) {
      this.#size = this.#size * 16 + digit;
      this.#place = "size";
      if (this.#size > Number.MAX_SAFE_INTEGER) this.#fault = "chunk size beyond 2^53 - 1";
    } else {
      this.#place = this.#place === "start" ? "bad" : behindSize(octet);
      if (this.#place === "bad") this.#fault = "bad chunk size";
    }
  }
  #takeOfExtension(octet) {
    this.#place = placeAfter(this.#place, octet);
    if (this.#place === "bad") this.#fault = "bad line before a chunk";
  }
};
function behindSize(octet) {
  if (octet === CR) return "cr";
  if (octet === SEMICOLON) return "semicolon";
  return isBlank(octet) ? "blank" : "bad";
}
function placeAfter(place, octet) {
  switch (place) {
    case "semicolon":
      if (isBlank(octet)) return "blank-behind-semicolon";
      return octet === CR ? "bad" : behindName(octet);
    case "blank-behind-semicolon":
      if (isBlank(octet)) return place;
      return isTokenOctet(octet) ? "name" : "bad";
    case "name":
      return isBlank(octet) ? "blank-behind-name" : behindName(octet);
    case "blank-behind-name":
      if (isBlank(octet)) return place;
      return octet === EQUALS ? "equals" : behindBlank(octet);
    case "equals":
      return isBlank(octet) ? "blank-behind-equals" : behindValue(octet);
    case "blank-behind-equals":
      if (isBlank(octet)) return place;
      return octet === SEMICOLON || octet === CR ? "bad" : behindValue(octet);
    case "value":
      return isBlank(octet) ? "blank" : behindValue(octet);
    case "blank":
      return isBlank(octet) ? place : behindBlank(octet);
    case "quote":
      return withinQuotes(octet);
    case "backslash":
      return isTextOctet(octet) ? "quote" : "bad";
    case "end-quote":
      return isBlank(octet) ? "blank" : behindQuotes(octet);
    case "cr":
      return octet === LF ? "whole" : "bad";
    default:
      return "bad";
  }
}
function behindName(octet) {
  if (isTokenOctet(octet)) return "name";
  return octet === EQUALS ? "equals" : behindQuotes(octet);
}
function behindValue(octet) {
  if (isTokenOctet(octet)) return "value";
  return octet === QUOTE ? "quote" : behindQuotes(octet);
}
function behindQuotes(octet) {
  return octet === CR ? "cr" : behindBlank(octet);
}
var behindBlank = (octet) => octet === SEMICOLON ? "semicolon" : "bad";
function withinQuotes(octet) {
  if (octet === QUOTE) return "end-quote";
  if (octet === BACKSLASH) return "backslash";
  return isTextOctet(octet) ? "quote" : "bad";
}

// src/load/wire/chunked-body.ts
var NO_LINE_END = "no CRLF behind a chunk";
var ChunkedBody = class {
  #part = "line";
  #line = new ChunkLine();
  #trailers = new TrailerSection();
  /** Bytes of the current chunk that have not come yet. */
  #remaining = 0;
  #bodyBytes = 0;
  #fault = "";
  begin() {
    this.#part = "line";
    this.#line.begin();
    this.#bodyBytes = 0;
    this.#fault = "";
  }
  /** Decoded so far. */
  get bodyBytes() {
    return this.#bodyBytes;
  }
  get isComplete() {
    return this.#part === "nothing" && this.#fault === "";
  }
  /** '' as long as nothing is wrong. */
  get fault() {
    return this.#fault;
  }
  /** @returns the offset after the end of the body or after its fault, otherwise `until` */
  read(bytes, from, until, onBody) {
    let at = from;
    while (at < until && this.#part !== "nothing") {
      if (this.#part === "data") at = this.#readData(bytes, at, until, onBody);
      else this.#take(bytes[at++] ?? 0);
    }
    return at;
  }
  #readData(bytes, from, until, onBody) {
    const end = Math.min(until, from + this.#remaining);
    onBody?.(bytes, from, end);
    this.#bodyBytes += end - from;
    this.#remaining -= end - from;
    if (this.#remaining === 0) this.#part = "data-cr";
    return end;
  }
  #take(octet) {
    switch (this.#part) {
      case "line":
        this.#takeOfLine(octet);
        break;
      case "data-cr":
        this.#part = "data-lf";
        if (octet !== CR) this.#reject(NO_LINE_END);
        break;
      case "data-lf":
        this.#part = "line";
        this.#line.begin();
        if (octet !== LF) this.#reject(NO_LINE_END);
        break;
      default:
        this.#takeOfTrailers(octet);
    }
  }
  #takeOfLine(octet) {
    this.#line.take(octet);
    if (this.#line.fault !== "") this.#reject(this.#line.fault);
    else if (this.#line.isWhole) this.#beginChunk(this.#line.size);
  }
  #beginChunk(size) {
    this.#remaining = size;
    this.#part = size === 0 ? "trailers" : "data";
    if (size === 0) this.#trailers.begin();
  }
  #takeOfTrailers(octet) {
    this.#trailers.take(octet);
    if (this.#trailers.fault !== "") this.#reject(this.#trailers.fault);
    else if (this.#trailers.isWhole) this.#part = "nothing";
  }
  #reject(fault) {
    this.#fault = `${fault}, behind ${this.#bodyBytes} bytes of the body`;
    this.#part = "nothing";
  }
};
var TrailerSection = class {
  #place = "start";
  #octets = 0;
  #fault = "";
  begin() {
    this.#place = "start";
    this.#octets = 0;
    this.#fault = "";
  }
  get isWhole() {
    return this.#place === "whole";
  }
  /** '' as long as nothing is wrong. */
  get fault() {
    return this.#fault;
  }
  take(octet) {
    this.#place = placeAfter2(this.#place, octet);
    this.#octets++;
    if (this.#place === "bad") this.#fault = "bad trailer field";
    else if (this.#octets > LONGEST_HEAD) this.#fault = "trailers longer than 16 KiB";
  }
};
function placeAfter2(place, octet) {
  switch (place) {
    case "start":
      return lineStart(octet);
    case "name":
      if (octet === COLON) return "value";
      return isTokenOctet(octet) ? "name" : "bad";
    case "value":
      if (octet === CR) return "cr";
      return isTextOctet(octet) ? "value" : "bad";
    case "cr":
      return octet === LF ? "line" : "bad";
    case "line":
      return isBlank(octet) ? "value" : lineStart(octet);
    case "last-cr":
      return octet === LF ? "whole" : "bad";
    default:
      return "bad";
  }
}
function lineStart(octet) {
  if (octet === CR) return "last-cr";
  return isTokenOctet(octet) ? "name" : "bad";
}

// src/load/wire/head-memo.ts
var PLACES = 4;
var LONGEST = 4096;
var WORD = 4;
var KnownHead = class {
  #octets = new DataView(new ArrayBuffer(LONGEST));
  #length = 0;
  #head;
  /** Where the last head differed: the next one most likely differs there, too. */
  #suspect = 0;
  /** In bytes; 0 for an empty slot. */
  get length() {
    return this.#length;
  }
  get head() {
    return this.#head;
  }
  keep(octets, from, length, head) {
    const last = length - WORD;
    for (let at = 0; at < last; at += WORD)
      this.#octets.setInt32(at, octets.getInt32(from + at, true), true);
    this.#octets.setInt32(last, octets.getInt32(from + last, true), true);
    this.#length = length;
    this.#head = head;
    this.#suspect = 0;
  }
  /** Whether every octet is equal. Heads must be at least one word long. */
  isAt(octets, from, until) {
    const last = this.#length - WORD;
    if (last < 0 || from + this.#length > until) return false;
    const known = this.#octets;
    if (octets.getInt32(from + this.#suspect, true) !== known.getInt32(this.#suspect, true))
      return false;
    for (let at = 0; at < last; at += WORD) {
      if (octets.getInt32(from + at, true) !== known.getInt32(at, true)) {
        this.#suspect = at;
        return false;
      }
    }
    return octets.getInt32(from + last, true) === known.getInt32(last, true);
  }
};
var HeadMemo = class {
  #places = Array.from({ length: PLACES }, () => new KnownHead());
  #latest = 0;
  #bytes;
  #octets = new DataView(new ArrayBuffer(0));
  /** The remembered head that begins at `from`, if any; other bytes may follow it. */
  find(bytes, from, until) {
    const octets = this.#octetsOf(bytes);
    for (let step = 0; step < PLACES; step++) {
      const index = (this.#latest + step) % PLACES;
      const known = this.#places[index];
      if (known?.isAt(octets, from, until)) {
        this.#latest = index;
        return known;
      }
    }
    return void 0;
  }
  /** Replaces the head that `find` tries last. */
  keep(bytes, from, until, head) {
    if (until - from > LONGEST) return;
    this.#latest = (this.#latest + PLACES - 1) % PLACES;
    this.#places[this.#latest]?.keep(this.#octetsOf(bytes), from, until - from, head);
  }
  /** All sockets of a thread read into one buffer. */
  #octetsOf(bytes) {
    if (bytes !== this.#bytes) {
      this.#bytes = bytes;
      this.#octets = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    }
    return this.#octets;
  }
};

// src/load/wire/field-text.ts
var SoftwareName = class {
  #text = "";
  of(bytes, from, until) {
    let first = from;
    let end = until;
    while (first < end && isSpace(bytes[first])) first++;
    while (end > first && isSpace(bytes[end - 1])) end--;
    if (!this.#isSame(bytes, first, end)) this.#text = textOf2(bytes, first, end);
    return this.#text;
  }
  #isSame(bytes, from, until) {
    if (until - from !== this.#text.length) return false;
    for (let index = 0; index < this.#text.length; index++) {
      if (bytes[from + index] !== this.#text.charCodeAt(index)) return false;
    }
    return true;
  }
};
var textOf2 = (bytes, from, until) => bytes.toString("latin1", from, until).replaceAll(/\r\n[\t ]+/g, " ");

// src/load/wire/framing-fields.ts
var CLOSE = Buffer.from("close");
var KEEP_ALIVE = Buffer.from("keep-alive");
var CHUNKED = Buffer.from("chunked");
var NO_NUMBER = -1;
var ListElements = class {
  #bytes = Buffer.alloc(0);
  #end = 0;
  #next = 0;
  /** Offset of the element's first octet. */
  from = 0;
  /** Offset after its last octet. */
  until = 0;
  begin(bytes, from, until) {
    this.#bytes = bytes;
    this.#next = from;
    this.#end = until;
    return this;
  }
  /** Goes to the next element that is not empty; false after the last. */
  next() {
    const bytes = this.#bytes;
    let from = this.#next;
    while (from < this.#end && (bytes[from] === COMMA || isSpace(bytes[from]))) from++;
    let comma = from;
    while (comma < this.#end && bytes[comma] !== COMMA) comma++;
    let until = comma;
    while (until > from && isSpace(bytes[until - 1])) until--;
    this.#next = comma;
    this.from = from;
    this.until = until;
    return from < until;
  }
};
var elements = new ListElements();
var FramingFields = class {
  #length = NO_NUMBER;
  #hasLength = false;
  #hasCodings = false;
  #isChunked = false;
  #closes = false;
  #keepsAlive = false;
  begin() {
    this.#length = NO_NUMBER;
    this.#hasLength = false;
    this.#hasCodings = false;
    this.#isChunked = false;
    this.#closes = false;
    this.#keepsAlive = false;
  }
  /** The name was read; its value may not have come yet. */
  beginLength() {
    this.#hasLength = true;
    return this.#contradiction();
  }
  beginCodings() {
    this.#hasCodings = true;
    return this.#contradiction();
  }
  /** Both together hint at smuggling and "ought to be handled as an error" (RFC 9112 section 6.3 rule 3). */
  #contradiction() {
    return this.#hasLength && this.#hasCodings ? "both Content-Length and Transfer-Encoding" : "";
  }
  /**
   * All values in all lines must be equal (RFC 9110 section 8.6, RFC 9112 section 6.3 rule 5).
   * @param isWhole whether the value ends at `until`; a partial value is only checked for faults
   */
  takeLength(bytes, from, until, isWhole2) {
    const list = elements.begin(bytes, from, until);
    let length = NO_NUMBER;
    let isOne = true;
    while (list.next()) {
      const value = decimal(bytes, list.from, list.until);
      if (value === NO_NUMBER) return `bad Content-Length: ${quoted(bytes, from, until, isWhole2)}`;
      if (value > Number.MAX_SAFE_INTEGER) return "Content-Length beyond 2^53 - 1";
      if (length !== NO_NUMBER && length !== value) isOne = false;
      length = value;
    }
    return isWhole2 ? this.#settleLength(length, isOne) : "";
  }
  #settleLength(length, isOne) {
    if (length === NO_NUMBER) return "empty Content-Length";
    if (!isOne || this.#length !== NO_NUMBER && this.#length !== length) {
      return "conflicting Content-Length";
    }
    this.#length = length;
    return "";
  }
  /** Several lines form one list: the last coding of the last line counts (RFC 9112 section 6.1). */
  takeCodings(bytes, from, until) {
    const list = elements.begin(bytes, from, until);
    while (list.next()) {
      this.#isChunked = isWord(bytes, list.from, list.until, CHUNKED);
      if (isChunkedWithParameters(bytes, list.from, list.until)) return "chunked with parameters";
    }
    return "";
  }
  /** Options in any case, in lists, over several lines (RFC 9110 section 7.6.1). */
  takeConnection(bytes, from, until) {
    const list = elements.begin(bytes, from, until);
    while (list.next()) {
      if (isWord(bytes, list.from, list.until, CLOSE)) this.#closes = true;
      else if (isWord(bytes, list.from, list.until, KEEP_ALIVE)) this.#keepsAlive = true;
    }
  }
  /** RFC 9112 section 6.3, except for the method of the request. */
  framingOf(status) {
    if (status < 200 || status === 204 || status === 304) return "none";
    if (this.#hasCodings) return this.#isChunked ? "chunked" : "until-close";
    return this.#length === NO_NUMBER ? "until-close" : "length";
  }
  get length() {
    return Math.max(this.#length, 0);
  }
  /** @param isOld HTTP/1.0, where transfer codings make the framing faulty (RFC 9112 sections 9.3 and 6.1) */
  keepsConnection(isOld) {
    if (this.#closes) return false;
    return !isOld || this.#keepsAlive && !this.#hasCodings;
  }
};
function decimal(bytes, from, until) {
  let value = 0;
  for (let at = from; at < until && value <= Number.MAX_SAFE_INTEGER; at++) {
    if (!isDecimal(bytes[at])) return NO_NUMBER;
    value = value * 10 + decimalOf(bytes[at]);
  }
  return value;
}
function isChunkedWithParameters(bytes, from, until) {
  const end = from + CHUNKED.length;
  if (until <= end || !isWord(bytes, from, end, CHUNKED)) return false;
  let at = end;
  while (at < until && isSpace(bytes[at])) at++;
  return at < until && bytes[at] === SEMICOLON;
}

// src/load/wire/status-line.ts
var VERSION = Buffer.from("HTTP/1.", "latin1");
var DIGITS = 3;
var StatusLine = class {
  #status = 0;
  #isOld = false;
  #endsInBareLf = false;
  /** How far the reason was read. */
  #seen = 0;
  begin() {
    this.#seen = 0;
    this.#endsInBareLf = false;
  }
  get status() {
    return this.#status;
  }
  /** Why the last line that was read is `BAD`, where all but its end is right. */
  get endsInBareLf() {
    return this.#endsInBareLf;
  }
  /** HTTP/1.0, which closes connections unless the answer says otherwise. */
  get isOld() {
    return this.#isOld;
  }
  /**
   * `HTTP/1.1 200 OK` (RFC 9112 section 4). The reason is ignored, and may be missing together with the
   * space before it.
   * @returns the offset after the line, `INCOMPLETE` or `BAD`
   */
  read(bytes, from, until) {
    const digits = this.#readVersion(bytes, from, until);
    if (digits < 0) return digits;
    const reason = this.#readStatus(bytes, digits, until);
    return reason < 0 ? reason : this.#readReason(bytes, from, reason, until);
  }
  /** A lone LF need not end the line, and a lone CR must not (RFC 9112 section 2.2). */
  #readReason(bytes, line, from, until) {
    let at = from;
    if (at < until && bytes[at] === SP) {
      at = Math.max(at, line + this.#seen);
      while (at < until && !isLineEnd(bytes[at])) at++;
    }
    this.#seen = at - line;
    if (at === until) return INCOMPLETE;
    if (bytes[at] !== CR) {
      this.#endsInBareLf = bytes[at] === LF;
      return BAD;
    }
    if (at + 1 === until) return INCOMPLETE;
    return bytes[at + 1] === LF ? at + 2 : BAD;
  }
  /** An unknown minor version is read as the highest known one (RFC 9110 section 2.5). */
  #readVersion(bytes, from, until) {
    let at = from;
    for (let index = 0; index < VERSION.length; index++, at++) {
      if (at === until) return INCOMPLETE;
      if (bytes[at] !== VERSION[index]) return BAD;
    }
    if (at === until) return INCOMPLETE;
    if (!isDecimal(bytes[at])) return BAD;
    this.#isOld = decimalOf(bytes[at]) === 0;
    at++;
    if (at === until) return INCOMPLETE;
    return bytes[at] === SP ? at + 1 : BAD;
  }
  #readStatus(bytes, from, until) {
    let status = 0;
    const end = from + DIGITS;
    for (let at = from; at < end; at++) {
      if (at === until) return INCOMPLETE;
      if (!isDecimal(bytes[at])) return BAD;
      status = status * 10 + decimalOf(bytes[at]);
    }
    this.#status = status;
    return end;
  }
};

// src/load/wire/head-reader.ts
var SERVER = Buffer.from("server");
var CONNECTION = Buffer.from("connection");
var CONTENT_LENGTH = Buffer.from("content-length");
var TRANSFER_ENCODING = Buffer.from("transfer-encoding");
var software = new SoftwareName();
var LONGEST_CHECKED = 32;
var HeadReader = class {
  /** Bytes of the head that were read, in whole lines. */
  #read = 0;
  /**
   * Offsets in the unfinished line: how far it was read, and its colon (0: not yet come). So a line that comes
   * octet by octet is read only once.
   */
  #seen = 0;
  #colon = 0;
  #sketch;
  #fields;
  #statusLine = new StatusLine();
  #framing = new FramingFields();
  #server = "";
  #fault = "";
  /** @param sketch gets the fields of every head */
  constructor(sketch) {
    this.#sketch = sketch;
  }
  /** @param fields gets all fields of this head */
  begin(fields) {
    this.#fields = fields;
    fields?.clear();
    this.#sketch?.clear();
    this.#read = 0;
    this.#server = "";
    this.#beginLine();
    this.#statusLine.begin();
    this.#framing.begin();
  }
  #beginLine() {
    this.#seen = 0;
    this.#colon = 0;
  }
  /** What was wrong, after `BAD`. The quoted text depends on how much had come. */
  get fault() {
    return this.#fault;
  }
  /** The parsed head, after `read` returned an offset. */
  head() {
    const { status, isOld } = this.#statusLine;
    return {
      status,
      framing: this.#framing.framingOf(status),
      length: this.#framing.length,
      keepsConnection: this.#framing.keepsConnection(isOld),
      serverSoftware: this.#server
    };
  }
  /**
   * @param from offset of the head's first octet. When more has come, pass the earlier octets again.
   * @returns the offset after the head, `INCOMPLETE` or `BAD`
   */
  read(bytes, from, until) {
    let line = from + this.#read;
    if (line === from) line = this.#readStatusLine(bytes, from, until);
    while (line >= 0) {
      this.#read = line - from;
      if (line === until) return INCOMPLETE;
      if (bytes[line] === CR) return this.#readLineEnd(bytes, line, until);
      line = this.#readField(bytes, line, until);
    }
    return line;
  }
  #readStatusLine(bytes, from, until) {
    const line = this.#statusLine.read(bytes, from, until);
    if (line !== BAD) return line;
    const what = this.#statusLine.endsInBareLf ? "status line ends with LF alone" : "bad status line";
    return this.#reject(`${what}: ${quoted(bytes, from, until)}`);
  }
  #readLineEnd(bytes, at, until) {
    if (at + 1 === until) return INCOMPLETE;
    return bytes[at + 1] === LF ? at + 2 : this.#reject("CR without LF at the end of the head");
  }
  /** Blanks are not allowed before the name, nor before the colon (RFC 9112 sections 2.2 and 5.1). */
  #readField(bytes, from, until) {
    const colon = this.#colon > 0 ? from + this.#colon : endOfToken(bytes, from + this.#seen, until);
    if (colon === until) {
      this.#seen = until - from;
      return INCOMPLETE;
    }
    if (colon === from || bytes[colon] !== COLON) {
      return this.#reject(`bad field name: ${quoted(bytes, from, until)}`);
    }
    const field = fieldOf(bytes, from, colon);
    if (field !== "other" && !this.#begin(field)) return BAD;
    this.#colon = colon - from;
    const end = endOfValue(bytes, Math.max(colon + 1, from + this.#seen), until);
    this.#seen = end - from;
    if (!isWhole(bytes, end, until)) return this.#stopField(field, bytes, from, colon, end, until);
    this.#show(bytes, from, colon, end);
    if (field !== "other" && !this.#take(field, bytes, colon + 1, end)) return BAD;
    this.#beginLine();
    return end + 2;
  }
  /** Checks that need only the name of the field. */
  #begin(field) {
    if (field === "content-length") return this.#accept(this.#framing.beginLength());
    if (field === "transfer-encoding") return this.#accept(this.#framing.beginCodings());
    return true;
  }
  #take(field, bytes, from, until) {
    switch (field) {
      case "content-length":
        return this.#accept(this.#framing.takeLength(bytes, from, until, true));
      case "transfer-encoding":
        return this.#accept(this.#framing.takeCodings(bytes, from, until));
      case "connection":
        this.#framing.takeConnection(bytes, from, until);
        return true;
      case "server":
        this.#server ||= software.of(bytes, from, until);
        return true;
    }
  }
  #show(bytes, from, colon, end) {
    if (this.#sketch === void 0 && this.#fields === void 0) return;
    const name = bytes.toString("latin1", from, colon);
    const value = textOf2(bytes, colon + 1, end);
    this.#sketch?.note(name, value);
    this.#fields?.note(name, value);
  }
  /** @param end offset after the value, as far as it has come */
  #stopField(field, bytes, name, colon, end, until) {
    if (field === "content-length") {
      const checkedUntil = Math.min(end, colon + 1 + LONGEST_CHECKED);
      const fault = this.#framing.takeLength(bytes, colon + 1, checkedUntil, false);
      if (fault !== "") return this.#reject(fault);
    }
    const isCut = end === until || bytes[end] === CR && isCutLineEnd(bytes, end, until);
    if (isCut) return INCOMPLETE;
    return this.#reject(`bad character in the value of ${quoted(bytes, name, colon, true)}`);
  }
  #accept(fault) {
    this.#fault = fault;
    return fault === "";
  }
  #reject(fault) {
    this.#fault = fault;
    return BAD;
  }
};
function fieldOf(bytes, from, until) {
  switch (until - from) {
    case SERVER.length:
      return isWord(bytes, from, until, SERVER) ? "server" : "other";
    case CONNECTION.length:
      return isWord(bytes, from, until, CONNECTION) ? "connection" : "other";
    case CONTENT_LENGTH.length:
      return isWord(bytes, from, until, CONTENT_LENGTH) ? "content-length" : "other";
    case TRANSFER_ENCODING.length:
      return isWord(bytes, from, until, TRANSFER_ENCODING) ? "transfer-encoding" : "other";
    default:
      return "other";
  }
}
function endOfValue(bytes, from, until) {
  let at = endOfText(bytes, from, until);
  while (isWhole(bytes, at, until) && isBlank(bytes[at + 2])) {
    at = endOfText(bytes, at + 2, until);
  }
  return at;
}
var isWhole = (bytes, end, until) => end + 2 < until && bytes[end] === CR && bytes[end + 1] === LF;
var isCutLineEnd = (bytes, end, until) => end + 1 === until || end + 2 === until && bytes[end + 1] === LF;

// src/load/wire/partial-head.ts
var NOTHING = Buffer.alloc(0);
var FIRST_SIZE = 1024;
var PartialHead = class {
  /** Allocated on first use: most heads come in one piece. */
  #bytes = NOTHING;
  #length = 0;
  /** Begins with the bytes that have come so far. */
  get bytes() {
    return this.#bytes;
  }
  get length() {
    return this.#length;
  }
  clear() {
    this.#length = 0;
  }
  append(bytes, from, until) {
    const length = this.#length + until - from;
    if (length > this.#bytes.length) this.#grow(length);
    bytes.copy(this.#bytes, this.#length, from, until);
    this.#length = length;
  }
  #grow(length) {
    const larger = Buffer.allocUnsafeSlow(Math.max(FIRST_SIZE, 2 * length));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
};

// src/load/wire/response-parser.ts
var MOST_INTERIM = 32;
var memo = new HeadMemo();
var ResponseParser = class {
  #sketch;
  #reader;
  #partial = new PartialHead();
  /** Created on first use. */
  #chunked;
  #state = "head";
  #isHeadMethod = false;
  #onBody;
  /** Gets the fields of heads, which then cannot be remembered. */
  #fields;
  #hasBegun = false;
  #interim = 0;
  /** Whether an interim answer announced the end of the connection. */
  #isClosed = false;
  /** The last complete head. */
  #head;
  #status = 0;
  #isPersistent = false;
  #bodyBytes = 0;
  #fault = "";
  /** @param sketch gets what each answer looks like */
  constructor(sketch) {
    this.#sketch = sketch;
    this.#reader = new HeadReader(sketch);
  }
  /** Forgets the previous answer and expects one to a request with this method. Not for `CONNECT`. */
  begin(method, onBody, fields) {
    this.#fields = fields;
    this.#isHeadMethod = method === "HEAD";
    this.#onBody = this.#sketch === void 0 ? onBody : sketching(this.#sketch, onBody);
    this.#state = "head";
    this.#hasBegun = false;
    this.#interim = 0;
    this.#isClosed = false;
    this.#status = 0;
    this.#isPersistent = false;
    this.#bodyBytes = 0;
    this.#partial.clear();
  }
  get state() {
    return this.#state;
  }
  /** Status of the final answer; 0 until its head is complete. */
  get status() {
    return this.#status;
  }
  /** Length of the decoded body so far. */
  get bodyBytes() {
    return this.#bodyBytes;
  }
  /** After `complete`: whether the connection can take another request (RFC 9112 section 9.3). */
  get isPersistent() {
    return this.#isPersistent;
  }
  /** After `bad`: what was wrong, in printable characters. It quotes only text that had come. */
  get fault() {
    return this.#fault;
  }
  /** Whether any byte of the answer has come. Interim answers count; empty lines before it do not. */
  get hasBegun() {
    return this.#hasBegun;
  }
  /** Value of the `Server` field of the last complete head, '' if there is none. */
  serverSoftware() {
    return this.#head?.serverSoftware ?? "";
  }
  /**
   * Reads `bytes` in [from, until) and keeps no reference to the buffer.
   * @returns the offset of the first byte that was not read: after the answer, or `until`
   */
  read(bytes, from, until) {
    let at = from;
    while (this.#state === "head" && at < until) at = this.#readHead(bytes, at, until);
    if (this.#state === "body" && at < until) at = this.#readBody(bytes, at, until);
    return at;
  }
  /** The peer closed: this ends a body without other framing, and cuts any other answer short. */
  end() {
    if (this.#state === "body" && this.#head?.framing === "until-close") this.#state = "complete";
    return this.#state;
  }
  #readHead(bytes, from, until) {
    if (this.#partial.length > 0) return this.#continueHead(bytes, from, until);
    let at = from;
    while (at < until && isLineEnd(bytes[at])) at++;
    if (at === until) return until;
    if (this.#isClosed) {
      this.#reject("more behind an interim answer that closes");
      return at;
    }
    this.#hasBegun = true;
    const isLookedAt = this.#sketch !== void 0 || this.#fields !== void 0;
    const known = isLookedAt ? void 0 : memo.find(bytes, at, until);
    if (known?.head === void 0) return this.#beginHead(bytes, at, until);
    this.#obey(known.head);
    return at + known.length;
  }
  #beginHead(bytes, from, until) {
    this.#reader.begin(this.#fields);
    const end = this.#reader.read(bytes, from, Math.min(until, from + LONGEST_HEAD));
    if (end < 0) return this.#stopHead(end, bytes, from, until);
    const head = this.#reader.head();
    memo.keep(bytes, from, end, head);
    this.#obey(head);
    return end;
  }
  #continueHead(bytes, from, until) {
    const before = this.#partial.length;
    const readable = Math.min(until, from + LONGEST_HEAD - before);
    this.#partial.append(bytes, from, readable);
    const end = this.#reader.read(this.#partial.bytes, 0, this.#partial.length);
    if (end < 0) return this.#stopHead(end, bytes, readable, until);
    this.#partial.clear();
    this.#obey(this.#reader.head());
    return from + end - before;
  }
  /** @param from offset of the bytes that are not in the partial head yet */
  #stopHead(end, bytes, from, until) {
    if (end === BAD) this.#reject(this.#reader.fault);
    else if (this.#partial.length + until - from >= LONGEST_HEAD) {
      this.#reject("head longer than 16 KiB");
    } else this.#partial.append(bytes, from, until);
    return until;
  }
  #obey(head) {
    this.#head = head;
    if (isInterim(head)) this.#passInterim(head);
    else this.#beginBody(head);
  }
  #beginBody(head) {
    const { framing, status, length } = head;
    const isEmpty = this.#isHeadMethod || framing === "none";
    this.#status = status;
    this.#isPersistent = head.keepsConnection && (isEmpty || framing !== "until-close");
    this.#state = isEmpty || framing === "length" && length === 0 ? "complete" : "body";
    if (this.#state === "body" && framing === "chunked") {
      this.#chunked ??= new ChunkedBody();
      this.#chunked.begin();
    }
  }
  /** A client must be able to read interim answers it did not ask for (RFC 9110 section 15.2). */
  #passInterim({ status, keepsConnection }) {
    this.#interim++;
    if (status < 100) this.#reject(`bad status ${status}`);
    else if (status === 101) this.#reject("switched protocols unasked");
    else if (this.#interim > MOST_INTERIM) this.#reject("too many interim answers");
    this.#isClosed = !keepsConnection;
  }
  #readBody(bytes, from, until) {
    const head = this.#head;
    if (head?.framing === "chunked") return this.#readChunks(bytes, from, until);
    const end = head?.framing === "length" ? Math.min(until, from + head.length - this.#bodyBytes) : until;
    this.#onBody?.(bytes, from, end);
    this.#bodyBytes += end - from;
    if (head?.framing === "length" && this.#bodyBytes === head.length) this.#state = "complete";
    return end;
  }
  #readChunks(bytes, from, until) {
    const chunked = this.#chunked;
    if (!chunked) return until;
    const end = chunked.read(bytes, from, until, this.#onBody);
    this.#bodyBytes = chunked.bodyBytes;
    if (chunked.isComplete) this.#state = "complete";
    else if (chunked.fault !== "") this.#reject(chunked.fault);
    return end;
  }
  #reject(fault) {
    this.#state = "bad";
    this.#fault = fault;
  }
};
var sketching = (sketch, onBody) => (bytes, from, until) => {
  sketch.add(bytes.subarray(from, until));
  onBody?.(bytes, from, until);
};

// src/load/wire/socket-slot.ts
import { connect as connectPlainly } from "node:net";
import { connect as connectSecurely } from "node:tls";
var READ_SIZE = 65536;
var readBuffer = Buffer.allocUnsafeSlow(READ_SIZE);
var WRITTEN_AT_ONCE_SECURELY = 131072;
var SocketSlot = class {
  #target;
  #isSecure;
  #gate;
  #events;
  #traffic = new TrafficCount();
  #socket;
  #isConnected = false;
  /** Number of the current `connect`: one that was dropped meanwhile finds another number. */
  #attempt = 0;
  #isConnecting = false;
  #isInGate = false;
  constructor(target, gate, events) {
    this.#target = target;
    this.#isSecure = target.protocol === "https:";
    this.#gate = gate;
    this.#events = events;
  }
  get isConnected() {
    return this.#isConnected;
  }
  get isEmpty() {
    return !this.#isConnected && !this.#isConnecting;
  }
  /** Waits at the gate, then connects. Ends in `onConnected`, `onEnd` or `onBroken`, or is dropped. */
  connect() {
    this.#isConnecting = true;
    const attempt = ++this.#attempt;
    this.#gate.enter().then(() => {
      if (attempt === this.#attempt) this.#dial();
      else this.#gate.leave();
    });
  }
  write(bytes) {
    this.#socket?.write(bytes);
  }
  /** Whether everything written has reached the kernel, as far as it is known. */
  get isFlushed() {
    const pending = this.#socket?.writableLength ?? Number.POSITIVE_INFINITY;
    return pending === 0 || this.#isSecure && pending < WRITTEN_AT_ONCE_SECURELY;
  }
  /** In `onEnd`: whether the server had closed before it read what was written last. */
  get isRefused() {
    return this.#socket !== void 0 && isRefused(this.#socket, this.#target);
  }
  drop() {
    this.#attempt++;
    this.#isConnected = false;
    this.#settle();
    const socket = this.#socket;
    this.#socket = void 0;
    this.#traffic.retire(socket);
    socket?.destroy();
  }
  takeTraffic() {
    return this.#traffic.take(this.#socket);
  }
  #dial() {
    this.#isInGate = true;
    const before = performance.now();
    const socket = dial(this.#target, (count) => this.#events.onBytes(count));
    this.#socket = socket;
    const isCurrent = () => socket === this.#socket;
    socket.once(connectedEvent(this.#target), () => {
      if (isCurrent()) this.#onConnected(milliseconds(performance.now() - before));
    });
    socket.on("error", (error) => {
      if (isCurrent()) this.#events.onBroken(error);
    });
    socket.once("end", () => {
      if (isCurrent() && this.#isConnected) this.#events.onEnd();
    });
    socket.once("close", () => {
      if (isCurrent()) this.#events.onEnd();
    });
  }
  #onConnected(took) {
    this.#settle();
    this.#isConnected = true;
    this.#traffic.opened++;
    this.#events.onConnected(took);
  }
  #settle() {
    this.#isConnecting = false;
    if (this.#isInGate) this.#gate.leave();
    this.#isInGate = false;
  }
};
var connectedEvent = ({ protocol }) => protocol === "https:" ? "secureConnect" : "connect";
function dial(target, onBytes) {
  const onread = {
    buffer: readBuffer,
    callback: (count) => {
      onBytes(count);
      return true;
    }
  };
  const { protocol, insecure } = target;
  const where = connectOptions(target);
  if (protocol === "http:") return connectPlainly({ ...where, noDelay: true, onread });
  const secure = {
    host: target.address,
    ALPNProtocols: ["http/1.1"],
    rejectUnauthorized: !insecure
  };
  const options = { ...where, ...serverName(target), ...secure, onread };
  const socket = connectSecurely(options);
  socket.setNoDelay(true);
  return socket;
}

// src/load/wire/connection.ts
var wireEngine = {
  name: "wire",
  createConnection: (options) => new WireConnection(options)
};
var WireConnection = class {
  #options;
  #parser;
  #slot;
  #writer;
  #bytes;
  #answersOnSocket = 0;
  #lastAnswerAt = 0;
  /** One for all requests; it is in flight while `#busySince` is set. */
  #exchange;
  #busySince;
  #kept = new KeptAnswer();
  #onOpened;
  constructor(options) {
    this.#options = options;
    this.#parser = new ResponseParser(options.sketch);
    this.#slot = new SocketSlot(options.target, options.gate, this);
    this.#writer = new RequestWriter(options.target);
  }
  get isOpen() {
    return this.#slot.isConnected;
  }
  get busySince() {
    return this.#busySince;
  }
  get status() {
    return this.#inFlight?.status ?? 0;
  }
  async open() {
    if (!this.#slot.isEmpty) return;
    const deadline = setTimeout(() => this.#drop(), this.#options.connectTimeout);
    await new Promise((resolve) => {
      this.#onOpened = resolve;
      this.#slot.connect();
    });
    clearTimeout(deadline);
  }
  send(request, intendedAt) {
    this.#exchange = beginExchange(this.#exchange, request, intendedAt);
    this.#bytes = this.#writer.bytesOf(request);
    this.#busySince = performance.now();
    this.#start(this.#exchange);
  }
  expire() {
    const exchange = this.#inFlight;
    if (!exchange) return;
    const failure = this.#slot.isConnected ? "timeout" : "connect-timeout";
    this.#fail(failure, describeTimeout(exchange, performance.now()));
  }
  takeTraffic() {
    return this.#slot.takeTraffic();
  }
  close() {
    this.#busySince = void 0;
    this.#drop();
  }
  onConnected(took) {
    this.#answersOnSocket = 0;
    this.#options.onConnected(took);
    this.#resolveOpen();
    const exchange = this.#inFlight;
    if (!exchange) return;
    if (!exchange.resent) exchange.connecting = took;
    this.#write(exchange);
  }
  onBytes(count) {
    const exchange = this.#inFlight;
    if (!exchange) {
      this.#onUnasked(count);
      return;
    }
    const now = performance.now();
    const parser = this.#parser;
    const behind = parser.read(readBuffer, 0, count);
    exchange.status = parser.status;
    exchange.bodyBytes = parser.bodyBytes;
    if (exchange.firstByteAt === 0 && parser.hasBegun) exchange.firstByteAt = now;
    switch (parser.state) {
      case "complete":
        if (behind === count || isLineEnds(readBuffer, behind, count))
          this.#complete(exchange, now);
        else this.#fail("bad-framing", `${count - behind} bytes followed the end of the answer`);
        break;
      case "bad":
        this.#fail("bad-framing", parser.fault);
        break;
      default:
        exchange.lastPieceAt = now;
        this.#options.onActivity();
    }
  }
  onEnd() {
    const exchange = this.#inFlight;
    if (!exchange) this.#onIdleEnd();
    else if (!this.#slot.isConnected) this.#fail("connect-failed", CLOSED);
    else if (this.#parser.end() === "complete") this.#complete(exchange, performance.now());
    else this.#fail(classifyClose(this.#progressSince(exchange, this.#slot.isRefused)), CLOSED);
  }
  onBroken(error) {
    const exchange = this.#inFlight;
    if (!exchange) this.#onIdleEnd();
    else this.#fail(classifyFailure(error, this.#progressBefore(error, exchange)), error.message);
  }
  get #inFlight() {
    return this.#busySince === void 0 ? void 0 : this.#exchange;
  }
  #start(exchange) {
    if (this.#slot.isConnected) this.#write(exchange);
    else if (this.#slot.isEmpty) this.#slot.connect();
  }
  #write(exchange) {
    const { request } = exchange;
    const onBody = looksAtBody(request) ? this.#keep : void 0;
    this.#parser.begin(request.method, onBody, this.#kept.fieldsFor(request));
    if (!exchange.resent) exchange.startedAt = performance.now();
    if (this.#bytes !== void 0) this.#slot.write(this.#bytes);
  }
  #keep = (bytes, from, until) => {
    if (this.#exchange) this.#kept.addBody(this.#exchange.request, bytes.subarray(from, until));
  };
  #complete(exchange, now) {
    const parser = this.#parser;
    this.#answersOnSocket++;
    this.#lastAnswerAt = now;
    exchange.serverSoftware ??= parser.serverSoftware();
    this.#kept.judge(exchange);
    if (!parser.isPersistent || !this.#slot.isFlushed) this.#drop();
    this.#end(exchange, now);
  }
  #fail(failure, message) {
    const exchange = this.#inFlight;
    if (!exchange) return;
    this.#drop();
    if (failure === "stale-keep-alive" && exchange.request.idempotent && !exchange.resent) {
      exchange.resent = true;
      this.#start(exchange);
      return;
    }
    exchange.failure = failure;
    exchange.message = message;
    this.#end(exchange, performance.now());
  }
  #end(exchange, now) {
    exchange.endedAt = now;
    this.#busySince = void 0;
    this.#kept.clear();
    this.#options.ended(this, exchange);
  }
  #progressBefore(error, exchange) {
    if (!this.#slot.isConnected) return "connecting";
    const isIdle = this.#answersOnSocket > 0 && wasIdle(exchange.startedAt - this.#lastAnswerAt);
    if (isIdle && this.#neverLeft(error)) return "reusing";
    return this.#progressSince(exchange, codeOf(error) === "EPIPE");
  }
  /** The write itself failed, and it was the whole request. */
  #neverLeft(error) {
    const isWrite = "syscall" in error && error.syscall === "write";
    return isWrite && (this.#bytes?.length ?? 0) <= WRITTEN_IN_ONE_PIECE;
  }
  #progressSince(exchange, isRefused2) {
    if (this.#parser.hasBegun) return "answering";
    if (this.#answersOnSocket === 0) return "sent-on-fresh";
    const silence = exchange.startedAt - this.#lastAnswerAt;
    const elapsed = performance.now() - exchange.startedAt;
    return progressOnReused({ silence, elapsed, isRefused: isRefused2 });
  }
  /** Unsolicited bytes must not be taken for the answer to the next request (RFC 9112 section 9.2). */
  #onUnasked(count) {
    if (!isLineEnds(readBuffer, 0, count)) this.#onIdleEnd();
  }
  #onIdleEnd() {
    this.#drop();
    this.#options.onActivity();
  }
  #drop() {
    this.#slot.drop();
    this.#resolveOpen();
  }
  #resolveOpen() {
    this.#onOpened?.();
    this.#onOpened = void 0;
  }
};
var WRITTEN_IN_ONE_PIECE = 4096;
var CLOSED = "the server closed the connection";

// src/load/engines.ts
var engineFor = ({ http2 }) => http2 ? "http2" : "wire";
async function loadEngine(name) {
  switch (name) {
    case "wire":
      return wireEngine;
    case "http2":
      return (await import("./connection-HBFMP5GT.js")).http2Engine;
    case "undici":
      return (await import("./connection-QAVGY7P3.js")).undiciEngine;
  }
}

// src/load/thread/worker-messages.ts
function encodeSlice(slice) {
  return {
    ...slice,
    lag: encode(slice.lag),
    connectTime: encode(slice.connectTime),
    requests: mapValues(slice.requests, encodeRequest),
    flows: mapValues(slice.flows, (flow) => ({ ...encodeRequest(flow), steps: flow.steps }))
  };
}
function decodeSlice(message) {
  return {
    ...message,
    lag: decode(message.lag),
    connectTime: decode(message.connectTime),
    requests: mapValues(message.requests, decodeRequest),
    flows: mapValues(message.flows, (flow) => ({ ...decodeRequest(flow), steps: flow.steps }))
  };
}
var mapValues = (all, convert) => new Map([...all].map(([name, value]) => [name, convert(value)]));
function encodeRequest(request) {
  return {
    ...request,
    serviceTime: encode(request.serviceTime),
    responseTime: encode(request.responseTime),
    waiting: encode(request.waiting),
    total: encode(request.total),
    failureTime: encode(request.failureTime)
  };
}
function decodeRequest(request) {
  return {
    ...request,
    serviceTime: decode(request.serviceTime),
    responseTime: decode(request.responseTime),
    waiting: decode(request.waiting),
    total: decode(request.total),
    failureTime: decode(request.failureTime)
  };
}
function buffersOf(slice) {
  const { lag, connectTime, requests, flows } = slice;
  const ofRequests = [...requests.values(), ...flows.values()].flatMap((request) => [
    request.serviceTime,
    request.responseTime,
    request.waiting,
    request.total,
    request.failureTime
  ]);
  const filled = [lag, connectTime, ...ofRequests].filter(({ length }) => length > 0);
  return [...new Set(filled.map(({ buffer }) => buffer))];
}
var encode = (histogram) => histogram.cells;
var decode = (cells) => Histogram.ofCells(cells);

// src/load/values/drawn-values.ts
var LONGEST_MADE = 36;
var DrawnValues = class {
  bytes;
  from;
  until;
  #drawable;
  #made;
  #rows;
  #seed;
  /**
   * @param seed that of the plan: with the name of the request or flow, it decides what is drawn at random
   */
  constructor(drawable, seed, name) {
    const { sources, tables } = drawable;
    this.#drawable = drawable;
    this.#seed = mix(seed, mixText(name), 0);
    this.#made = Buffer.alloc(sources.length * LONGEST_MADE);
    this.#rows = new Uint32Array(tables.length);
    this.bytes = sources.map((source) => source.kind === "cell" ? bytesOf(source) : this.#made);
    this.from = new Uint32Array(sources.length);
    this.until = new Uint32Array(sources.length);
  }
  /** @returns the name of a table whose rows are used up; `undefined` where there is none */
  draw({ number, unique }) {
    const { sources, tables } = this.#drawable;
    for (let index = 0; index < tables.length; index++) {
      const table = tables[index];
      if (table.order === "once" && number >= table.rows) return table.name;
      this.#rows[index] = this.#rowOf(table, number);
    }
    for (let index = 0; index < sources.length; index++) {
      this.#put(index, sources[index], number, unique);
    }
    return void 0;
  }
  /** What a step captured stands in all steps behind it. */
  capture(name, { text, json }) {
    this.#drawable.sources.forEach((source, index) => {
      if (source.kind !== "captured" || source.name !== name) return;
      const bytes = Buffer.from(writeValue(text, source.writing, json), source.encoding);
      this.bytes[index] = bytes;
      this.from[index] = 0;
      this.until[index] = bytes.length;
    });
  }
  #rowOf({ order, rows, place }, number) {
    return order === "random" ? below(rows, this.#seed, number, place) : number % rows;
  }
  #put(index, source, number, unique) {
    if (source.kind === "captured") return;
    const at = index * LONGEST_MADE;
    if (source.kind === "cell") {
      const row = this.#rows[source.table] ?? 0;
      this.from[index] = row === 0 ? 0 : source.cells.ends[row - 1] ?? 0;
      this.until[index] = source.cells.ends[row] ?? 0;
      return;
    }
    this.from[index] = at;
    this.until[index] = at + this.#make(source, index, number, unique);
  }
  #make(source, index, number, unique) {
    const at = index * LONGEST_MADE;
    switch (source.kind) {
      case "seq":
        return unique.writeNumber(this.#made, at);
      case "uuid":
        return unique.writeUuid(this.#made, at);
      case "random": {
        const value = source.from + below(source.to - source.from + 1, this.#seed, number, index);
        writeDecimal(value, this.#made, at);
        return decimalLength(value);
      }
    }
  }
};
var RequestValues = class extends DrawnValues {
  template;
  /** See `DrawnValues`. */
  constructor(template, seed, name) {
    super(template, seed, name);
    this.template = template;
  }
};
var StepValues = class {
  template;
  #user;
  constructor(template) {
    this.template = template;
  }
  /** From now on, these are those of the user who sends the step next. */
  useThoseOf(user) {
    this.#user = user;
  }
  get bytes() {
    return this.#user?.bytes ?? [];
  }
  get from() {
    return this.#user?.from ?? NONE;
  }
  get until() {
    return this.#user?.until ?? NONE;
  }
};
var NONE = new Uint32Array();
var bytesOf = ({ cells }) => Buffer.from(cells.bytes.buffer);
var TWO_32 = 2 ** 32;
function below(count, seed, number, place) {
  const high = mix(seed, number, place);
  if (count <= TWO_32) return Math.floor(high / TWO_32 * count);
  const low = mix(high, number, place);
  return Math.floor((high * 2 ** 21 + (low >>> 11)) / 2 ** 53 * count);
}

// src/load/ready-to-send.ts
function readyToSend({ template, ...request }, seed) {
  if (template === void 0) return request;
  const values = request.step === void 0 ? new RequestValues(template, seed, request.name) : new StepValues(template);
  return { ...request, values };
}
var drawablesOf = (requests, seed) => flowsOf(requests).map(({ index }) => {
  const steps = requests.filter(({ step }) => step?.flow.index === index);
  const template = steps.find((step) => step.template !== void 0)?.template;
  return template && { ...template, seed };
});

// src/load/values/unique-numbers.ts
var SINCE = Date.UTC(2020, 0, 1);
var PER_SECOND = 1e6;
var firstNumber = (now) => Math.floor((now - SINCE) / 1e3) * PER_SECOND;
var UniqueNumbers = class {
  #stride;
  #next;
  #state = crypto.getRandomValues(new Uint32Array(4));
  constructor({ first, stride }) {
    this.#next = first;
    this.#stride = stride;
  }
  /** Writes the next number in decimal. @returns how many bytes */
  writeNumber(into, at) {
    const end = writeDecimal(this.#next, into, at);
    this.#next += this.#stride;
    return end - at;
  }
  /** Writes a version 4 UUID (RFC 9562 section 5.4). @returns how many bytes */
  writeUuid(into, at) {
    let bits = 0;
    for (let index = 0; index < UUID_BYTES; index++) {
      bits = index % 4 === 0 ? this.#random() : bits >>> 8;
      const byte = bits & 255;
      const put2 = index === 6 ? byte & 15 | 64 : index === 8 ? byte & 63 | 128 : byte;
      const place = at + (PLACES2[index] ?? 0);
      into[place] = HEX[put2 >> 4] ?? 0;
      into[place + 1] = HEX[put2 & 15] ?? 0;
    }
    for (const place of HYPHENS) into[at + place] = HYPHEN;
    return UUID_LENGTH;
  }
  /** xoshiro128** (Blackman and Vigna, 2018), begun with bytes of the system. */
  #random() {
    const state = this.#state;
    const a = state[0] ?? 0;
    const b = state[1] ?? 0;
    const c = state[2] ?? 0;
    const d = state[3] ?? 0;
    const product = Math.imul(b, 5);
    const result = Math.imul(product << 7 | product >>> 25, 9);
    const third = c ^ a;
    const fourth = d ^ b;
    state[0] = a ^ fourth;
    state[1] = b ^ third;
    state[2] = third ^ b << 9;
    state[3] = fourth << 11 | fourth >>> 21;
    return result >>> 0;
  }
};
var UUID_BYTES = 16;
var UUID_LENGTH = 36;
var HYPHEN = 45;
var HYPHENS = [8, 13, 18, 23];
var PLACES2 = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];
var HEX = Buffer.from("0123456789abcdef");

// src/load/exchange/connect-gate.ts
var CONNECTS_AT_ONCE = 32;
function createConnectGate(limit = CONNECTS_AT_ONCE) {
  let entered = 0;
  const waiting = [];
  return {
    enter() {
      if (entered < limit) {
        entered++;
        return Promise.resolve();
      }
      return new Promise((resolve) => waiting.push(resolve));
    },
    leave() {
      const next = waiting.shift();
      if (next) next();
      else entered--;
    }
  };
}

// src/load/thread/draws.ts
var Draws = class {
  #drawing;
  #sent;
  #from = [];
  constructor(requests, drawing) {
    this.#drawing = drawing;
    this.#sent = requests.map(() => 0);
  }
  /** @param from the first number of each request, by index; absent: 0 */
  beginSlice(from = []) {
    this.#from = from;
    this.#sent.fill(0);
  }
  /**
   * Call it before a request is sent, or the first step of a flow: its numbers are those of that step.
   * @param user who goes through the flow
   * @returns `rows-used-up` where there is nothing to draw
   */
  draw(request, user) {
    const { step, values } = request;
    if (step !== void 0) {
      const exhausted = user.begin(request, () => this.#next(request));
      return refuse(step.flow.name, exhausted);
    }
    if (!(values instanceof RequestValues)) return void 0;
    return refuse(request.name, values.draw(this.#next(request)));
  }
  #next({ index }) {
    const { unique, thread, threads } = this.#drawing;
    const sent = this.#sent[index] ?? 0;
    this.#sent[index] = sent + 1;
    return { number: (this.#from[index] ?? 0) + sent * threads + thread, unique };
  }
  /** How many numbers of each request are used, by index: those that other threads left out, too. */
  get drawn() {
    return this.#sent.map((sent) => sent * this.#drawing.threads);
  }
};
var refuse = (name, exhausted) => exhausted === void 0 ? void 0 : rowsUsedUp(name, exhausted);
function rowsUsedUp(name, table) {
  return new GateError({
    code: "rows-used-up",
    kind: "input",
    message: `"${name}" has used every row of "${table}", each once.`,
    remedy: "Give it more rows: a quick server takes tens of thousands, also to warm up. Or write `order: in-order`, which begins again behind the last."
  });
}

// src/load/exchange/clock.ts
var READINGS = 20;
function compareClocks(readOwn, readShared) {
  let closest = Number.POSITIVE_INFINITY;
  let zero = 0;
  for (let reading = 0; reading < READINGS; reading++) {
    const before = readOwn();
    const shared = readShared();
    const after = readOwn();
    if (after - before >= closest) continue;
    closest = after - before;
    zero = shared - (before + after) / 2;
  }
  return zero;
}
var threadBirth = compareClocks(
  () => performance.now(),
  () => Number(process.hrtime.bigint()) / NANOSECONDS_PER_MILLISECOND
);
var sharedNow = () => milliseconds(performance.now() + threadBirth);
var toThreadTime = (shared) => milliseconds(shared - threadBirth);

// src/load/exchange/schedule.ts
function intendedStart(schedule, started, elapsed) {
  switch (schedule.kind) {
    case "closed":
      return elapsed;
    case "open": {
      const arrival = started * schedule.threads + schedule.thread;
      return milliseconds(arrival * seconds(1) / schedule.rate);
    }
  }
}
function arrivalsBefore(schedule, end) {
  if (schedule.kind === "closed") return void 0;
  const arrivals = Math.ceil(end * schedule.rate / seconds(1));
  return Math.max(0, Math.ceil((arrivals - schedule.thread) / schedule.threads));
}

// src/load/thread/slice.ts
function waitingThreads(threads) {
  const waiting = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  waiting[0] = threads;
  return waiting;
}
var Slice = class {
  /** Instants of this thread's `performance.now()`. */
  begin;
  window;
  /** Requests that are due but not sent by then are never sent. */
  drainDeadline;
  #input;
  #counts;
  #cycle;
  /** Computed from the input alone: comparing instants could be off by one request through rounding. */
  #arrivals;
  #giveUpAt;
  #started = 0;
  #inFlight = 0;
  #unrecorded = 0;
  /** When a connection first had nothing more to send that is recorded, or the last answer that counts. */
  #silentSince;
  /** When the load went on. */
  #resumedAt;
  #unrecordedAnswers = 0;
  #answeredAt;
  /** @param counts cleared first */
  constructor(input, counts, cycle, requestTimeout) {
    this.#input = input;
    this.#cycle = cycle;
    this.#counts = counts;
    counts.clear();
    this.begin = toThreadTime(input.startAt);
    const end = milliseconds(input.settle + input.window);
    this.window = { from: this.begin + input.settle, until: this.begin + end };
    this.#arrivals = arrivalsBefore(input.schedule, end);
    this.drainDeadline = this.window.until + requestTimeout;
    this.#giveUpAt = this.drainDeadline + requestTimeout;
  }
  /** When the next request is due, as an instant of this thread; `undefined` when none is needed any more. */
  nextDue(now) {
    if (now < this.begin) return this.begin;
    if (this.isOver(now)) return this.#nextUnrecorded(now);
    const elapsed = milliseconds(now - this.begin);
    return this.begin + intendedStart(this.#input.schedule, this.#started, elapsed);
  }
  /**
   * The load goes on, unrecorded, until every recorded request is answered. A server that binds a worker to
   * a connection would spend a silence on waiting for its next request, while others wait for the worker.
   * While answers that count keep coming, no worker waits, and more requests would only take longer.
   */
  #nextUnrecorded(now) {
    if (now < this.window.until ? this.#inFlight === 0 : this.isAnswered(now)) return void 0;
    this.#silentSince ??= Math.max(now, this.window.until);
    const resumed = this.#resumedAt ?? this.#silentSince + this.#input.patience;
    if (now < resumed) return resumed;
    this.#resumedAt = resumed;
    const elapsed = milliseconds(now - resumed);
    return resumed + intendedStart(this.#input.schedule, this.#unrecorded, elapsed);
  }
  /** Whether every request that is recorded was sent. */
  isOver(now) {
    return this.#arrivals === void 0 ? now >= this.window.until : this.#started >= this.#arrivals;
  }
  /** After the window: whether all threads have every answer that counts, or waited long enough for it. */
  isAnswered(now) {
    if (now < this.window.until || this.#inFlight > 0) return false;
    if (!this.isOver(now) && now < this.drainDeadline) return false;
    if (this.#answeredAt === void 0) {
      this.#answeredAt = now;
      Atomics.sub(this.#input.waiting, 0, 1);
    }
    return Atomics.load(this.#input.waiting, 0) <= 0 || now >= this.#giveUpAt;
  }
  /** How long (ms) unrecorded requests may take: as long as the recorded ones took behind the window. */
  grace(shortest) {
    return Math.max(shortest, (this.#answeredAt ?? 0) - this.window.until);
  }
  /** Starts the next request, or flow. @returns the index of the request in the plan */
  startNext() {
    const { index, flow } = this.#unitAt(this.#started);
    this.#started++;
    this.#inFlight++;
    this.#counts.countsOf(index).countSent();
    if (flow !== void 0) this.#counts.countsOfFlow(flow).countSent();
    return index;
  }
  /** The same behind the recorded ones. */
  startUnrecorded() {
    const { index } = this.#unitAt(this.#started + this.#unrecorded);
    this.#unrecorded++;
    return index;
  }
  /** A further step of a flow that is recorded. */
  startStep({ index }) {
    this.#counts.countsOf(index).countSent();
  }
  #unitAt(place) {
    const unit = this.#cycle[place % this.#cycle.length];
    if (unit === void 0) throw new RangeError("an empty mix");
    return unit;
  }
  /** Answers to unrecorded requests cost the server CPU time as well. */
  countUnrecorded({ status }) {
    if (status > 0) this.#unrecordedAnswers++;
  }
  /** @param flow the flow that ended with this step; `undefined`: it goes on, or there is none */
  countEnded(exchange, flow) {
    if (exchange.request.step === void 0 || flow !== void 0) this.#inFlight--;
    if (this.#silentSince !== void 0) this.#silentSince = exchange.endedAt;
    const { request } = exchange;
    const how = { window: this.window, isOpenLoop: this.#isOpenLoop, hide: flow?.hide };
    this.#counts.countsOf(request.index).countEnded(exchange, how);
    if (this.#isOpenLoop && beginsUnit(request)) this.#counts.recordLag(lagOf(exchange));
    if (flow === void 0) return;
    this.#counts.countsOfFlow(flow.flow.index).countEnded(flow, how);
  }
  get #isOpenLoop() {
    return this.#input.schedule.kind === "open";
  }
  /** @throws GateError when a request is lost: each must have succeeded or failed */
  result() {
    const endedAt = this.#answeredAt ?? this.window.until;
    this.#countUnsent();
    this.#assertAllEnded();
    const { completed, lag } = this.#counts;
    return {
      window: this.#input.window,
      completed,
      elapsed: milliseconds(endedAt - this.begin),
      lag,
      requests: this.#counts.requests(),
      flows: this.#counts.flows(),
      unrecorded: this.#unrecordedAnswers
    };
  }
  #countUnsent() {
    const arrivals = this.#arrivals ?? this.#started;
    for (let arrival = this.#started; arrival < arrivals; arrival++) {
      const { index, flow } = this.#unitAt(arrival);
      if (flow === void 0) this.#counts.countsOf(index).countUnsent();
      else this.#counts.countsOfFlow(flow).countUnsent();
    }
  }
  #assertAllEnded() {
    for (const [name, count] of this.#counts.unaccounted) {
      throw new GateError({
        code: "accounting-broken",
        kind: "gate",
        message: `${count} of "${name}" neither succeeded nor failed.`,
        remedy: "This is a fault of perf-gate: please report it with the server that showed it."
      });
    }
  }
};
var lagOf = ({ startedAt, intendedAt }) => toMicroseconds(milliseconds(startedAt - intendedAt));

// src/machine/schedstat.ts
function readSchedstat(path) {
  const seen = tryProcFile(path);
  if (typeof seen === "string") return seen;
  const [cpu = Number.NaN, waited = Number.NaN] = seen.text.split(" ").map(Number);
  return Number.isNaN(waited) ? "gone" : { cpu: nanoseconds(cpu), waited: nanoseconds(waited) };
}
function readOwnTimes() {
  process.cpuUsage();
  const own = readSchedstat("/proc/thread-self/schedstat");
  return typeof own === "string" || own.cpu === 0 ? void 0 : own;
}

// src/load/thread/flow-user.ts
var FlowUser = class {
  #drawables;
  /** By the index of the flow. */
  #drawn = [];
  #values;
  /** Replaced by a longer one, never changed: what masks a list is made once for it. */
  #captured = [];
  #first = NOTHING2;
  /** @param drawables by the index of the flow */
  constructor(drawables) {
    this.#drawables = drawables;
  }
  /** Begins a flow, and makes its first step ready to be sent. @returns as `DrawnValues.draw` */
  begin(first, draw) {
    this.#captured = [];
    this.#values = first.step && this.#valuesOf(first.step.flow);
    const exhausted = this.#values?.draw(draw());
    this.makeReady(first);
    return exhausted;
  }
  /** Call it just before a later step is sent: other users may have sent it meanwhile. */
  makeReady({ values }) {
    if (values instanceof StepValues) values.useThoseOf(this.#values);
  }
  /**
   * Notes the answer to a step.
   * @returns what became of the flow; `undefined`: it goes on with the next step
   */
  note(exchange, step) {
    if (step.position === 0) {
      const { intendedAt, startedAt, firstByteAt, connecting } = exchange;
      this.#first = { intendedAt, startedAt, firstByteAt, connecting };
    }
    if (exchange.failure === void 0) {
      this.take(exchange.captured, step);
      if (!step.isLast) return void 0;
    }
    const { endedAt, failure, message } = exchange;
    const whole = { bodyBytes: 0, resent: false };
    const hide = (text) => this.hide(text, step);
    return { flow: step.flow, hide, ...this.#first, endedAt, failure, message, ...whole };
  }
  /** Takes what was captured from the answer to a step. */
  take(captured, { captures }) {
    captures.forEach(({ name }, index) => {
      const value = captured[index];
      if (value === void 0) return;
      this.#values?.capture(name, value);
      if (value.text.length >= SHORTEST_CAPTURED) {
        this.#captured = [...this.#captured, value.text];
      }
    });
  }
  /** What a failed step says, without what the flow has captured so far, or should have. */
  hide(text, { captures }) {
    const masked = this.#captured.length === 0 ? text : maskSecrets(text, this.#captured);
    return captures.length === 0 ? masked : withoutTokens(masked);
  }
  #valuesOf({ index, name }) {
    const drawable = this.#drawables[index];
    this.#drawn[index] ??= drawable && new DrawnValues(drawable, drawable.seed, name);
    return this.#drawn[index];
  }
};
var NOTHING2 = { intendedAt: 0, startedAt: 0, firstByteAt: 0, connecting: 0 };

export {
  createConnectGate,
  engineFor,
  loadEngine,
  readSchedstat,
  readOwnTimes,
  encodeSlice,
  decodeSlice,
  buffersOf,
  RequestValues,
  readyToSend,
  drawablesOf,
  Draws,
  rowsUsedUp,
  FlowUser,
  firstNumber,
  UniqueNumbers,
  sharedNow,
  waitingThreads,
  Slice
};
