import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  readImportOptions
} from "./chunk-AHILKCOV.js";
import {
  visibleText
} from "./chunk-NS3K4OEN.js";
import {
  Document,
  LONGEST_FILE,
  LineCounter,
  Parser,
  escapePlaceholders,
  parseDocument,
  plainFlags,
  readInputs,
  visit
} from "./chunk-6DGPH6SF.js";
import {
  MOST_REQUESTS
} from "./chunk-KKYIBEEK.js";
import "./chunk-CFNL45QM.js";
import "./chunk-BFBJNCNN.js";
import "./chunk-3KRSBUQO.js";
import {
  readHeaders
} from "./chunk-T7T6K3C5.js";
import {
  referencesIn
} from "./chunk-OMBH7NB3.js";
import {
  LONGEST_NAME
} from "./chunk-KBFMTE46.js";
import {
  GateError,
  InputError,
  describeFault
} from "./chunk-NMZCVL7D.js";
import "./chunk-6ULW2SID.js";
import "./chunk-D2O6BJGM.js";
import {
  cannotBeRead,
  openRegularFile,
  writeNewTextFile
} from "./chunk-SMHH2KPA.js";
import {
  __callDispose,
  __using
} from "./chunk-XDEPVGA2.js";

// src/cli/import-requests.ts
import { resolve as resolve2 } from "node:path";

// src/plan/check-requests.ts
function faultsOfRequests(text) {
  const environment = Object.fromEntries(referencesIn(text).map((name) => [name, "set"]));
  try {
    const front = plainFlags({ start: "server" });
    readInputs(
      front,
      { path: "perf-gate.yml", text },
      {
        rules: [],
        environment,
        readTable: refuseFile
      }
    );
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.faults.map(describeFault);
    throw error;
  }
}
function refuseFile() {
  throw new Error("is not read here");
}
var isHeaderAccepted = (name, value) => readHeaders(Object.fromEntries([[name, value]])).kind === "accepted";

// src/import-requests/choose-origin.ts
var MOST_NAMED = 8;
var LONGEST_ORIGIN = 100;
function ofOneOrigin(requests, wanted, leftOut) {
  const counts = /* @__PURE__ */ new Map();
  for (const { origin } of requests) {
    if (origin !== void 0) counts.set(origin, (counts.get(origin) ?? 0) + 1);
  }
  const origins = [...counts].sort(([, one], [, other]) => other - one);
  if (wanted === void 0 && origins.length > 1) throw several(origins);
  if (wanted !== void 0 && !counts.has(wanted)) throw notThere(wanted, origins);
  const kept = requests.filter(
    ({ origin }) => origin === void 0 || wanted === void 0 || origin === wanted
  );
  const others = requests.length - kept.length;
  if (others > 0) leftOut.request("another server", others);
  return kept;
}
var named = (origins) => [
  ...origins.slice(0, MOST_NAMED).map(([origin, count]) => `${visibleText(origin, LONGEST_ORIGIN)} (${count})`),
  ...origins.length > MOST_NAMED ? [`${origins.length - MOST_NAMED} more`] : []
].join(", ");
var several = (origins) => new InputError([
  {
    place: "--origin",
    problem: `there are requests of several servers: ${named(origins)}.`,
    remedy: `Choose one: \`--origin '${visibleText(origins[0]?.[0] ?? "", LONGEST_ORIGIN)}'\`.`
  }
]);
var notThere = (wanted, origins) => new InputError([
  {
    place: "--origin",
    problem: origins.length === 0 ? `no request names a server, so none is of ${visibleText(wanted, LONGEST_ORIGIN)}.` : `no request is of ${visibleText(wanted, LONGEST_ORIGIN)}, but of ${named(origins)}.`,
    remedy: "Write it as it is listed, or leave it out."
  }
]);

// src/import-requests/draft/left-out.ts
var MOST_LINES = 12;
var MOST_REASONS = 1e3;
var LeftOut = class {
  #counts = /* @__PURE__ */ new Map();
  /** @param why of one of them, without its full stop: `a body from a file` */
  request(why, count = 1) {
    this.thing("request", why, count);
  }
  /** @param noun in the singular */
  thing(noun, why, count = 1) {
    const reason = `${noun}: ${why}`;
    const isKnown = this.#counts.has(reason) || this.#counts.size < MOST_REASONS;
    const key = isKnown ? reason : "request: another reason";
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + count);
  }
  /** The most frequent first. */
  lines() {
    const sorted = [...this.#counts].sort(([, one], [, other]) => other - one);
    const lines = sorted.slice(0, MOST_LINES).map(([reason, count]) => inWords(reason, count));
    const rest = sorted.length - lines.length;
    return rest > 0 ? [...lines, `and for ${rest} more reasons`] : lines;
  }
};
function inWords(reason, count) {
  const plural = count === 1 ? reason : reason.replace(":", "s:");
  return `${count.toLocaleString("en")} ${plural}`;
}

// src/import-requests/draft/secrets.ts
var SECRET_VALUE = /* @__PURE__ */ Symbol("secret");
var WORDS = /* @__PURE__ */ new Set([
  ...["auth", "authorization", "authentication", "bearer", "jwt", "token", "tokens"],
  ...[
    "secret",
    "secrets",
    "password",
    "passwords",
    "passwd",
    "passphrase",
    "pwd",
    "pw",
    "pass",
    "pin"
  ],
  ...["passcode", "passcodes", "cvv", "cvc", "ssn", "iban"],
  ...["credential", "credentials", "cookie", "cookies", "session", "sid", "otp", "totp", "mfa"],
  ...["signature", "sig", "hmac", "csrf", "xsrf", "nonce", "apikey", "saml", "sso"]
]);
var SECRET_KEYS = /* @__PURE__ */ new Set([
  ...["api", "access", "private", "secret", "signing", "encryption", "subscription", "session"],
  ...["auth", "account", "client", "functions", "license", "master", "admin", "service", "app"]
]);
var GROWN_TOGETHER = /(?:token|secret|password|passwd|apikey|accesskey|privatekey|secretkey|signature|credential|sessid|sessionid|cookie)s?$/;
var LONGEST_NAME2 = 200;
function isSecretName(name) {
  const words = name.slice(0, LONGEST_NAME2).replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase().split(/[^a-z0-9]+/);
  return words.some(
    (word, index) => WORDS.has(word) || GROWN_TOGETHER.test(word) || word === "key" && SECRET_KEYS.has(words[index - 1] ?? "")
  );
}
var isSecretNumber = (name) => /(?:^|[^a-z])(?:pin|otp|totp|mfa|pass(?:word|wd|phrase|code)?|pwd?|cvv|cvc|ssn|secret)(?:$|[^a-z])/i.test(
  name
);
var TOKENS = new RegExp(
  [
    "\\beyJ[\\w-]{8,2000}\\.[\\w-]{8,4000}\\.",
    "\\bgh[pousr]_\\w{20}",
    "\\bgithub_pat_\\w{20}",
    "\\bglpat-[\\w-]{16}",
    "\\bxox[abeprs]-[\\w-]{10}",
    "\\b[rsp]k_(?:live|test)_\\w{10}",
    "\\bwhsec_\\w{16}",
    "\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b",
    "\\bAIza[\\w-]{30}",
    "\\bya29\\.[\\w-]{20}",
    "\\bnpm_\\w{30}",
    "\\bhf_\\w{30}",
    "\\bsk-[\\w-]{20}",
    "\\bSG\\.[\\w-]{16}",
    "-----BEGIN [A-Z ]{0,40}PRIVATE KEY",
    "\\b[Bb]earer\\s{1,9}[\\w.~+/-]{6}",
    "://[^\\s/@:]{0,200}:[^\\s/@]{1,200}@"
  ].join("|")
);
var SHORTEST_TOKEN = 12;
var holdsToken = (text) => (text.length >= SHORTEST_TOKEN || text.includes("://")) && TOKENS.test(text);
var PAIR = /([\w.-]{1,80})=(?=[^\s&;,"'])/g;
var holdsSecret = (text) => holdsToken(text) || text.includes("=") && [...text.matchAll(PAIR)].some(([, name = ""]) => isSecretName(name));
var NAMED = /(?:passw(?:or)?d|passphrase|secret|token|api[_-]?key|credential|signature|session[_-]?id)["']?\s{0,9}[:=>]/i;
var mayHoldSecret = (text) => NAMED.test(text) || holdsToken(text);
var INVITING = /* @__PURE__ */ new Set([
  ...["reset", "invite", "invites", "invitation", "invitations", "confirm", "confirmation"],
  ...["verify", "verification", "activate", "activation", "unsubscribe", "magic", "share", "join"]
]);
var isInviting = (word) => word.toLowerCase().split(/[^a-z0-9]+/).some((part) => INVITING.has(part));
var looksRandom = (text) => text.length >= 16 && /^[\w.~+/=-]*$/.test(text) && /\d/.test(text) && /[a-z]/i.test(text);

// src/import-requests/draft/find-ids.ts
var UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
var NUMBER = /^\d+(?<ending>\.[a-z]{2,5})?$/i;
var DATE = /^\d{4}-\d{2}-\d{2}$/;
var HEXADECIMAL = /^(?=.*\d)[0-9a-f]{16,}$/i;
var ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
var PREFIXED = /^[a-z]{2,8}_(?=\w*\d)[A-Za-z0-9]{10,}$/;
var RANDOM = /^(?=\D*\d\D*\d)(?=.*[A-Za-z])[A-Za-z0-9]{20,}$/;
var OF_ONE_THING = [UUID, DATE, HEXADECIMAL, ULID, PREFIXED, RANDOM];
var LONGEST_ID = 200;
function findIds(path) {
  let ids = 0;
  const segments = path.split("/").map((segment) => {
    const route = routeOf(segment);
    if (route !== segment) ids++;
    return route;
  });
  return { route: segments.join("/"), ids };
}
function routeOf(segment) {
  if (segment.length > LONGEST_ID) return segment;
  const number = NUMBER.exec(segment);
  if (number !== null) return `{id}${number.groups?.ending ?? ""}`;
  return OF_ONE_THING.some((pattern) => pattern.test(segment)) ? "{id}" : segment;
}
function spreadNote(what, value) {
  const ways = /^\d+$/.test(value) ? "{random:1..200} or {pick:ids.txt}" : "{pick:ids.txt}";
  return `all ask for one ${what}: to spread them, write ${ways} in its place`;
}
var firstId = (path) => path.split("/").find((segment) => routeOf(segment) !== segment);
var SAMPLE_IDS = {
  number: 1,
  uuid: "3fa85f64-5717-4562-b3fc-2c963f66afa6"
};

// src/import-requests/draft/well-formed.ts
var wellFormed = (text) => text.replace(new RegExp("\\p{Cs}", "gu"), "�");
var isWellFormed = (text) => !new RegExp("\\p{Cs}", "u").test(text);

// src/import-requests/draft/target.ts
var LONGEST_TARGET = 8e3;
var NOT_ALLOWED = /[^\x21-\x7e]|["<>\\^`{|}]/gu;
var encodeTarget = (raw) => wellFormed(raw.replace(/#.*$/s, "")).replace(NOT_ALLOWED, encodeURIComponent);
var TRACKING = /^(?:utm_\w+|gclid|fbclid|msclkid|yclid|dclid|mc_[ce]id|_ga|_gl|_)$/i;
var DOUBTFUL = /^(?:key|code|hash|state|ticket|assertion|k|t)$/i;
var SECRET_PARAMETER = "a secret in the query";
function readTarget(raw) {
  if (raw.length > LONGEST_TARGET) return `a path of more than ${LONGEST_TARGET} characters`;
  const encoded2 = encodeTarget(raw);
  if (!encoded2.startsWith("/")) return "no path";
  const at = encoded2.indexOf("?");
  const path = at < 0 ? encoded2 : encoded2.slice(0, at);
  if (isSecretPath(path)) return "a secret in the path";
  const { kept, secrets } = sortOut(at < 0 ? [] : encoded2.slice(at + 1).split("&"));
  const target = kept.length === 0 ? path : `${path}?${kept.join("&")}`;
  if (target.length > LONGEST_TARGET) return `a path of more than ${LONGEST_TARGET} characters`;
  return {
    target,
    secrets: secrets.map(([name]) => name),
    values: secrets.map(([, value]) => value)
  };
}
var SHORTEST_VALUE = 6;
function isSecretPath(path) {
  const segments = path.split("/").map(decoded);
  return segments.some((segment, index) => {
    if (holdsSecret(segment)) return true;
    const before = segments[index - 1] ?? "";
    if (isInviting(before) && looksRandom(segment)) return true;
    const isValue = /\d/.test(segment) && segment.length >= SHORTEST_VALUE;
    return isSecretName(before) && (isValue || findIds(segment).ids > 0);
  });
}
function sortOut(pairs) {
  const kept = [];
  const secrets = [];
  for (const pair of pairs) {
    const [name, value] = splitPair(pair);
    if (pair === "" || TRACKING.test(name)) continue;
    if (value !== "" && isSecretParameter(name, value)) secrets.push([name, value]);
    else if (holdsToken(name)) secrets.push(["a parameter", name]);
    else kept.push(pair);
  }
  return { kept, secrets };
}
var isSecretParameter = (name, value) => isSecretName(name) || holdsSecret(value) || DOUBTFUL.test(name) && looksRandom(value);
function splitPair(pair) {
  const at = pair.indexOf("=");
  const form = (text) => decoded(text.replaceAll("+", " "));
  return at < 0 ? [form(pair), ""] : [form(pair.slice(0, at)), form(pair.slice(at + 1))];
}
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// src/import-requests/draft/template.ts
var literal = (text) => text.replaceAll("${", () => "$${");
var reference = (variable) => `\${env:${variable}}`;
var joined = (begin, end) => `${literal(begin)}${end}`;
var LONGEST_VARIABLE = 60;
function variableFor(name) {
  const word = name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toUpperCase().replace(/[^A-Z0-9]+/g, "_").replace(/^_+|_+$/g, "").replace(/^X_/, "").slice(0, LONGEST_VARIABLE);
  return word.startsWith("API_") ? word : `API_${word || "SECRET"}`;
}

// src/import-requests/draft/body.ts
var LONGEST_BODY = 2e5;
var DEEPEST = 60;
function readBody(raw, type) {
  if (raw === void 0) return { body: void 0, values: [] };
  if (raw.kind === "json") return jsonBody(raw.value);
  const text = wellFormed(raw.text);
  if (/^multipart\//i.test(type)) return "a body of several parts or files";
  if (text.trim() === "") return { body: void 0, values: [] };
  if (text.length > LONGEST_BODY) return `a body of more than ${LONGEST_BODY} characters`;
  const parsed = parsedJson(text);
  if (parsed !== void 0 && isPlainJson(text)) {
    return /[/+]json\b/i.test(type) ? jsonBody(parsed.value) : jsonAsText(text, parsed.value);
  }
  if (/^application\/x-www-form-urlencoded\b/i.test(type) && !/^\s*[[{]/.test(text)) {
    return formBody(text);
  }
  if (mayHoldSecret(text)) return "a body that may hold a secret";
  return { body: { kind: "text", text: literal(text) }, values: [] };
}
function parsedJson(text) {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return void 0;
  }
}
function isPlainJson(text) {
  const bare = text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"/gs, '""');
  const numbers = bare.match(/-?\d[\d.eE+-]*/g) ?? [];
  return depthOf(bare) <= DEEPEST && numbers.every((number) => String(Number(number)) === number);
}
function depthOf(bare) {
  let deepest = 0;
  let depth = 0;
  for (const [bracket] of bare.matchAll(/[[\]{}]/g)) {
    depth += bracket === "[" || bracket === "{" ? 1 : -1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
function jsonBody(value) {
  const values = [];
  const clean = withoutSecrets(value, { name: "", isSecret: false, depth: 0, values });
  return typeof clean === "string" ? clean : { body: { kind: "json", value: clean.value }, values };
}
function jsonAsText(text, value) {
  const read = jsonBody(value);
  if (typeof read === "string" || read.body?.kind !== "json") return read;
  const clean = read.values.length === 0 ? literal(text) : JSON.stringify(read.body.value);
  return { body: { kind: "text", text: clean }, values: read.values };
}
function withoutSecrets(value, where) {
  const { name, isSecret, depth, values } = where;
  if (depth > DEEPEST) return `a body nested more than ${DEEPEST} deep`;
  if (value === SECRET_VALUE) return { value: reference(variableFor(name)) };
  if (typeof value === "string") {
    if (value === "" || !(isSecret || holdsSecret(value) || mayHoldSecret(value)))
      return { value: literal(wellFormed(value)) };
    values.push(value);
    return { value: reference(variableFor(name)) };
  }
  if (typeof value === "number") {
    if (isSecret && isSecretNumber(name)) return { value: reference(variableFor(name)) };
    return { value: Object.is(value, -0) ? 0 : value };
  }
  if (typeof value !== "object" || value === null) return { value: value ?? null };
  const parts = [];
  for (const [key, part] of Object.entries(value)) {
    if (key.includes("${env:")) return "a body with a key that looks like a variable";
    const inside = Array.isArray(value) ? { ...where, depth: depth + 1 } : { name: key, isSecret: isSecret || isSecretName(key), depth: depth + 1, values };
    const clean = withoutSecrets(part, inside);
    if (typeof clean === "string") return clean;
    parts.push([wellFormed(key), clean.value]);
  }
  return {
    value: Array.isArray(value) ? parts.map(([, part]) => part) : Object.fromEntries(parts)
  };
}
function formBody(text) {
  const values = [];
  const pairs = text.split("&").map((pair) => {
    const [name, value] = splitPair(pair);
    if (value === "" || !(isSecretName(name) || holdsSecret(value) || mayHoldSecret(value)))
      return literal(pair);
    values.push(value);
    return joined(pair.slice(0, pair.indexOf("=") + 1), reference(variableFor(name)));
  });
  return { body: { kind: "text", text: pairs.join("&") }, values };
}

// src/import-requests/draft/headers.ts
var OF_BROWSERS = /^(?:sec-.+|user-agent|referer|origin|dnt|te|priority|pragma|cache-control|if-.+|upgrade-insecure-requests|accept-language|x-forwarded-.+|x-real-ip|forwarded|via|traceparent|tracestate|x-request-id|x-amzn-trace-id|cf-.+|save-data|viewport-width|proxy-.+|alt-used)$/i;
var OF_CONNECTION = /^(?::.*|host|content-length|transfer-encoding|connection|keep-alive|upgrade|expect|proxy-connection)$/i;
var MOST_HEADERS = 90;
var LONGEST_VALUE = 8192;
function readHeaders2(raw, isRecorded, leftOut) {
  const isOfBrowser = isRecorded || raw.some(({ name }) => /^sec-/i.test(name));
  const headers = /* @__PURE__ */ new Map();
  const values = [];
  for (const header of raw) {
    const { name, value } = header;
    if (OF_CONNECTION.test(name)) continue;
    if (value.length > LONGEST_VALUE) {
      leftOut.thing("header", "perf-gate cannot send it");
      continue;
    }
    const isSecret = header.isSecret || isSecretName(name) || holdsSecret(value);
    if (isOfBrowser && !isSecret && OF_BROWSERS.test(name)) {
      leftOut.thing("header", "added by browsers, proxies and caches (user-agent, sec-…, if-…)");
      continue;
    }
    if (isSecret) values.push(...secretsIn(name, value));
    const template = isSecret ? secretHeader(name, value) : literal(value);
    const key = name.toLowerCase();
    const before = headers.get(key);
    const whole = before === void 0 || isSecret ? template : `${before[1]}, ${template}`;
    if (headers.size >= MOST_HEADERS || !isHeaderAccepted(name, whole)) {
      leftOut.thing("header", "perf-gate cannot send it");
      continue;
    }
    headers.set(key, [before?.[0] ?? name, whole]);
  }
  return { headers: [...headers.values()], values };
}
var SCHEMES = {
  basic: "API_BASIC_AUTH",
  bearer: "API_TOKEN",
  token: "API_TOKEN"
};
function secretHeader(name, value) {
  const scheme = /^(?:proxy-)?authorization$/i.test(name) ? /^\s*(basic|bearer|token)(?=\s|$)/i.exec(value)?.[1] : void 0;
  const variable = scheme === void 0 ? void 0 : SCHEMES[scheme.toLowerCase()];
  return scheme === void 0 || variable === void 0 ? reference(variableFor(name)) : joined(`${scheme} `, reference(variable));
}
function secretsIn(name, value) {
  if (!/^cookie$/i.test(name)) return [value, value.replace(/^\s*[\w-]+\s+/, "")];
  const values = value.split(";").map((pair) => pair.slice(pair.indexOf("=") + 1).trim());
  return values.filter(looksRandom);
}

// src/import-requests/draft/make-draft.ts
var MOST_HEADERS2 = 200;
var PLAIN_JSON = /^application\/json(?:\s*;\s*charset=utf-8)?$/i;
function makeDraft(raw, options) {
  const { isRecorded, leftOut, secrets } = options;
  if (raw.headers.length > MOST_HEADERS2) {
    leftOut.request(`more than ${MOST_HEADERS2} headers`);
    return void 0;
  }
  const target = readTarget(raw.target);
  const type = raw.headers.find(({ name }) => /^content-type$/i.test(name))?.value ?? "";
  const body = typeof target === "string" ? target : readBody(raw.body, type);
  if (typeof target === "string" || typeof body === "string") {
    leftOut.request(String(body));
    return void 0;
  }
  const sent = readHeaders2(raw.headers, isRecorded, leftOut);
  for (const value of [...target.values, ...body.values, ...sent.values]) secrets.add(value);
  if (target.secrets.length > 0)
    leftOut.thing("parameter", SECRET_PARAMETER, target.secrets.length);
  const isJson = body.body?.kind === "json";
  const headers = sent.headers.filter(
    ([name, value]) => !(/^content-type$/i.test(name) && isContentTypeIdle(value, body.body, isJson))
  );
  return {
    method: raw.method,
    target: target.target,
    headers,
    body: body.body,
    name: raw.name === void 0 || holdsSecret(raw.name) ? void 0 : raw.name,
    status: raw.status,
    count: raw.count ?? 1,
    notes: [...raw.notes ?? [], ...target.secrets.map(noteOfParameter)]
  };
}
var isContentTypeIdle = (value, body, isJson) => body === void 0 || isJson && PLAIN_JSON.test(value);
var noteOfParameter = (name) => `the parameter ${name} was left out of the query: a secret, which no path can refer to`;

// src/import-requests/draft/origin.ts
var VARIABLE = /^(?:https?:\/\/)?(\{\{[^{}]{1,200}\}\}|\$\w{1,200}|\$\{\w{1,200}\})(?::\d{1,5})?(?=[/?#]|$)/;
function readAddress(url) {
  if (url.startsWith("/")) return { origin: void 0, target: url, headers: [] };
  const variable = VARIABLE.exec(url);
  if (variable !== null) {
    return { origin: variable[1], target: fromRoot(url.slice(variable[0].length)), headers: [] };
  }
  if (!/^https?:/i.test(url)) return "not HTTP";
  if (!URL.canParse(url)) return "an address that cannot be read";
  const { origin, pathname, search, username, password } = new URL(url);
  const isNamed = username !== "" || password !== "";
  const value = `Basic ${password || username}`;
  const headers = isNamed ? [{ name: "authorization", value, isSecret: true }] : [];
  return { origin, target: pathname + search, headers };
}
var fromRoot = (rest) => rest.startsWith("/") ? rest : `/${rest}`;

// src/import-requests/formats/curl-options.ts
var LONG = `
abstract-unix-socket alt-svc aws-sigv4 cacert capath cert cert-type ciphers config connect-timeout connect-to
continue-at cookie cookie-jar create-file-mode crlfile curves data data-ascii data-binary data-raw data-urlencode
delegation dns-interface dns-ipv4-addr dns-ipv6-addr dns-servers doh-url dump-header ech egd-file engine etag-compare
etag-save expect100-timeout form form-string ftp-account ftp-alternative-to-user ftp-method ftp-port ftp-ssl-ccc-mode
happy-eyeballs-timeout-ms haproxy-clientip header help hostpubmd5 hostpubsha256 hsts interface ip-tos ipfs-gateway
json keepalive-cnt keepalive-time key key-type krb libcurl limit-rate local-port login-options mail-auth mail-from
mail-rcpt max-filesize max-redirs max-time netrc-file noproxy oauth2-bearer output output-dir parallel-max pass
pinnedpubkey preproxy proto proto-default proto-redir proxy proxy-cacert proxy-capath proxy-cert proxy-cert-type
proxy-ciphers proxy-crlfile proxy-header proxy-key proxy-key-type proxy-pass proxy-pinnedpubkey proxy-service-name
proxy-tls13-ciphers proxy-tlsauthtype proxy-tlspassword proxy-tlsuser proxy-user proxy1.0 pubkey quote random-file
range rate referer request request-target resolve retry retry-delay retry-max-time sasl-authzid service-name
socks4 socks4a socks5 socks5-gssapi-service socks5-hostname speed-limit speed-time ssl-sessions stderr sigalgs
telnet-option tftp-blksize time-cond tls-max tls13-ciphers tlsauthtype tlspassword tlsuser trace trace-ascii
trace-config unix-socket upload-file upload-flags url url-query user user-agent variable vlan-priority write-out
`;
var WITH_VALUE = new Set(LONG.trim().split(/\s+/));
var LETTERS = {
  A: "user-agent",
  b: "cookie",
  d: "data",
  e: "referer",
  F: "form",
  G: "get",
  H: "header",
  I: "head",
  K: "config",
  T: "upload-file",
  u: "user",
  X: "request",
  ":": "next"
};
var OTHER_LETTERS_WITH_VALUE = "cCDEhmoPQrtUwxyYz";
function curlOptions(words) {
  const options = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    const next = () => words[++at] ?? "";
    if (word.startsWith("--") && word.length > 2) {
      const [name = "", inside] = splitOnce(word.slice(2));
      const takes = WITH_VALUE.has(name);
      options.push({ name, value: inside ?? (takes ? next() : "") });
    } else if (/^-[^-]/.test(word)) options.push(...letters(word.slice(1), next));
    else if (word !== "--" && word !== "-") options.push({ name: "url", value: word });
  }
  return options;
}
function splitOnce(word) {
  const at = word.indexOf("=");
  return at < 0 ? [word, void 0] : [word.slice(0, at), word.slice(at + 1)];
}
function letters(word, next) {
  const options = [];
  for (let at = 0; at < word.length; at++) {
    const letter = word[at] ?? "";
    const name = LETTERS[letter] ?? letter;
    const takes = WITH_VALUE.has(name) || OTHER_LETTERS_WITH_VALUE.includes(letter);
    if (!takes) {
      options.push({ name, value: "" });
      continue;
    }
    const rest = word.slice(at + 1);
    return [...options, { name, value: rest === "" ? next() : rest }];
  }
  return options;
}

// src/import-requests/formats/curl-transfer.ts
var FORM = "application/x-www-form-urlencoded";
var FROM_FILES = /* @__PURE__ */ new Set(["form", "form-string", "upload-file", "config"]);
function readTransfer(options) {
  const all = (...names) => options.filter(({ name }) => names.includes(name));
  const last = (name) => all(name).at(-1)?.value;
  if (options.some(({ name }) => FROM_FILES.has(name))) return "a body of several parts or files";
  const data = all("data", "data-ascii", "data-binary", "data-raw", "data-urlencode", "json");
  const pieces = data.map(pieceOf);
  if (pieces.includes(void 0)) return "a body from a file";
  const isJson = all("json").length > 0;
  const text = pieces.join(isJson ? "" : "&");
  const isQuery = last("get") !== void 0;
  const query = [
    ...all("url-query").map(({ value }) => urlEncoded(value) ?? ""),
    ...isQuery ? pieces : []
  ];
  const urls = all("url").map(({ value }) => withQuery(value, query.join("&")));
  if (urls.some(isGlob) && last("globoff") === void 0) return "a range or list of addresses";
  const body = data.length === 0 || isQuery ? void 0 : text;
  const method = last("request") ?? defaultMethod(last("head") !== void 0, body !== void 0);
  return {
    method,
    urls,
    headers: headersOf(options, body === void 0 ? void 0 : isJson),
    body
  };
}
var defaultMethod = (isHead, hasBody) => isHead ? "HEAD" : hasBody ? "POST" : "GET";
function pieceOf({ name, value }) {
  if (name === "data-raw") return value;
  if (name === "data-urlencode") return urlEncoded(value);
  return value.startsWith("@") ? void 0 : value;
}
function urlEncoded(value) {
  const sign = /[=@]/.exec(value);
  if (sign === null) return formEncoded(value);
  if (sign[0] === "@") return void 0;
  const name = value.slice(0, sign.index);
  const content = formEncoded(value.slice(sign.index + 1));
  return name === "" ? content : `${name}=${content}`;
}
var formEncoded = (text) => encodeURIComponent(wellFormed(text)).replaceAll("%20", "+");
function withQuery(url, query) {
  if (query === "") return url;
  const [whole = ""] = url.split("#");
  return `${whole}${whole.includes("?") ? "&" : "?"}${query}`;
}
var GROUP = /\[([^[\]\s]*)\]|(?<![${])\{([^{}]*)\}/g;
var isGlob = (url) => [...url.matchAll(GROUP)].some(
  ([, range, list]) => (range?.includes("-") ?? false) || (list?.includes(",") ?? false)
);
function headersOf(options, isJson) {
  const given = options.flatMap(headerOf);
  const isThere = (name) => given.some((header) => header.name.toLowerCase() === name);
  const made = [];
  if (isJson && !isThere("accept")) made.push({ name: "Accept", value: "application/json" });
  if (isJson !== void 0 && !isThere("content-type")) {
    made.push({ name: "Content-Type", value: isJson ? "application/json" : FORM });
  }
  return [...given, ...made];
}
function headerOf({ name, value }) {
  switch (name) {
    case "header":
      return writtenHeader(value);
    case "user-agent":
      return value === "" ? [] : [{ name: "User-Agent", value }];
    case "cookie":
      return [{ name: "Cookie", value, isSecret: true }];
    case "user":
      return [{ name: "Authorization", value: `Basic ${value}`, isSecret: true }];
    case "oauth2-bearer":
      return [{ name: "Authorization", value: `Bearer ${value}`, isSecret: true }];
    case "compressed":
      return [{ name: "Accept-Encoding", value: "gzip, deflate, br" }];
    default:
      return [];
  }
}
function writtenHeader(text) {
  const empty = /^([^:;\s]{1,200});$/.exec(text)?.[1];
  if (empty !== void 0) return [{ name: empty, value: "" }];
  const at = text.indexOf(":");
  const value = text.slice(at + 1).trim();
  return at <= 0 || value === "" ? [] : [{ name: text.slice(0, at).trim(), value }];
}

// src/import-requests/formats/reader.ts
function isWanted(method, { methods, leftOut }, count = 1) {
  if (methods === void 0 || methods.includes(method)) return true;
  leftOut.request("another method (--methods GET,POST,… takes more)", count);
  return false;
}
var refusal = (place, problem, remedy) => new InputError([{ place, problem, remedy }]);
var reasonOf = (error) => error instanceof Error ? error.message.replace(/, "?\.\.\..*$|, ".*$/s, "").slice(0, 200) : "";

// src/import-requests/formats/ansi-quote.ts
var ESCAPE = /\\(?:x([\da-fA-F]{1,2})|u([\da-fA-F]{1,4})|U([\da-fA-F]{1,8})|([0-7]{1,3})|c(.)|(.))/gs;
var NAMED2 = {
  n: "\n",
  t: "	",
  r: "\r",
  a: "\x07",
  b: "\b",
  e: "\x1B",
  E: "\x1B",
  f: "\f",
  v: "\v"
};
var unescapeAnsi = (text) => text.replace(ESCAPE, meaningOf);
function meaningOf(written, byte, short, long, octal, control, sign) {
  const hexadecimal = byte ?? short ?? long;
  if (hexadecimal !== void 0) return characterOf(Number.parseInt(hexadecimal, 16));
  if (octal !== void 0) return characterOf(Number.parseInt(octal, 8));
  if (control !== void 0) return characterOf((control.codePointAt(0) ?? 0) & 31);
  return sign === void 0 ? written : NAMED2[sign] ?? sign;
}
var characterOf = (code) => code > 1114111 ? "�" : String.fromCodePoint(code);

// src/import-requests/formats/shell-words.ts
function splitShell(text) {
  const splitter = new Splitter(text);
  const open = splitter.run();
  if (open === void 0) return splitter.commands;
  return { line: text.slice(0, open).split("\n").length, mark: text[open] ?? "" };
}
var VARIABLE2 = /\$(?:[A-Za-z_]\w*|\{[^}\n]{0,200}\}|[\d@*#?!-])/y;
var HERE_DOCUMENT = /<<-?[ \t]*(?:'(?<one>[^'\n]*)'|"(?<two>[^"\n]*)"|(?<bare>[^\s;&|<>]+))/y;
var REDIRECTION = /\d*(?:>>?|<)&?\d*/y;
var Splitter = class {
  #text;
  commands = [];
  #words = [];
  #expansions = [];
  #word;
  #ends = [];
  #at = 0;
  /** The next word is the file of a redirection. */
  #isFile = false;
  constructor(text) {
    this.#text = text;
  }
  /** @returns where a quote opens that is never closed */
  run() {
    while (this.#at < this.#text.length) {
      const begin = this.#at;
      if (!this.#step(this.#text[begin] ?? "")) return begin;
    }
    this.#endCommand();
    return void 0;
  }
  /** @returns whether what begins here also ends */
  #step(sign) {
    switch (sign) {
      case "'":
        return this.#quote(this.#at + 1, "'", false);
      case '"':
        return this.#double();
      case "\\":
        this.#escape();
        return true;
      case "$":
      case "`":
        return this.#expand();
      case "\n":
        this.#endCommand();
        this.#skipHereDocuments();
        return true;
      case ";":
      case "&":
      case "|":
      case "(":
      case ")":
        this.#endCommand();
        this.#at++;
        return true;
      case "<":
      case ">":
        this.#redirect();
        return true;
      default:
        this.#plain(sign);
        return true;
    }
  }
  #plain(sign) {
    if (/\s/.test(sign)) this.#endWord();
    else if (sign === "#" && this.#word === void 0) {
      const end = this.#text.indexOf("\n", this.#at);
      this.#at = end < 0 ? this.#text.length : end;
      return;
    } else this.#word = (this.#word ?? "") + sign;
    this.#at++;
  }
  #quote(from, mark, isAnsi) {
    let end = from;
    while (end < this.#text.length && this.#text[end] !== mark) {
      end += isAnsi && this.#text[end] === "\\" ? 2 : 1;
    }
    if (end >= this.#text.length) return false;
    const inside = this.#text.slice(from, end);
    this.#word = (this.#word ?? "") + (isAnsi ? unescapeAnsi(inside) : inside);
    this.#at = end + 1;
    return true;
  }
  #double() {
    this.#word ??= "";
    this.#at++;
    while (this.#at < this.#text.length) {
      const sign = this.#text[this.#at] ?? "";
      if (sign === '"') {
        this.#at++;
        return true;
      }
      if (sign === "$" || sign === "`") {
        if (!this.#expand(true)) return false;
      } else if (sign === "\\") this.#escape('$`"\\\n\r');
      else {
        this.#word += sign;
        this.#at++;
      }
    }
    return false;
  }
  /** @param escapable other signs keep their backslash */
  #escape(escapable) {
    const next = this.#text[this.#at + 1] ?? "";
    const lineEnd = /^\r?\n/.exec(this.#text.slice(this.#at + 1, this.#at + 3))?.[0];
    if (lineEnd !== void 0) this.#at += 1 + lineEnd.length;
    else {
      this.#word = (this.#word ?? "") + (escapable?.includes(next) === false ? `\\${next}` : next);
      this.#at += 2;
    }
  }
  #expand(isQuoted = false) {
    const next = this.#text[this.#at + 1];
    if (!isQuoted && this.#text[this.#at] === "$" && next === "'") {
      return this.#quote(this.#at + 2, "'", true);
    }
    if (!isQuoted && next === '"' && this.#text[this.#at] === "$") {
      this.#at++;
      return this.#double();
    }
    VARIABLE2.lastIndex = this.#at;
    const end = VARIABLE2.test(this.#text) ? VARIABLE2.lastIndex : this.#endOfCommand(next);
    if (end < 0) return false;
    const written = this.#text.slice(this.#at, end);
    if (written.length > 1) this.#expansions.push(written);
    this.#word = (this.#word ?? "") + written;
    this.#at = end;
    return true;
  }
  /** Behind `$(…)` or a pair of backquotes; behind the sign alone, where it is neither; −1: it is open. */
  #endOfCommand(next) {
    if (this.#text[this.#at] === "`") {
      const end = this.#text.indexOf("`", this.#at + 1);
      return end < 0 ? -1 : end + 1;
    }
    if (next !== "(") return this.#at + 1;
    let depth = 0;
    for (let at = this.#at + 1; at < this.#text.length; at++) {
      if (this.#text[at] === "(") depth++;
      if (this.#text[at] === ")") depth--;
      if (depth === 0) return at + 1;
    }
    return -1;
  }
  #redirect() {
    if (/^\d$/.test(this.#word ?? "")) this.#word = void 0;
    this.#endWord();
    HERE_DOCUMENT.lastIndex = this.#at;
    const here = HERE_DOCUMENT.exec(this.#text);
    if (here !== null) {
      this.#ends.push(here.groups?.one ?? here.groups?.two ?? here.groups?.bare ?? "");
      this.#at = HERE_DOCUMENT.lastIndex;
      return;
    }
    REDIRECTION.lastIndex = this.#at;
    const written = REDIRECTION.exec(this.#text)?.[0] ?? "";
    this.#isFile = !/&\d+$/.test(written);
    this.#at += Math.max(1, written.length);
  }
  #skipHereDocuments() {
    this.#at++;
    for (const end of this.#ends.splice(0)) {
      while (this.#at < this.#text.length) {
        const lineEnd = this.#text.indexOf("\n", this.#at);
        const line = this.#text.slice(this.#at, lineEnd < 0 ? this.#text.length : lineEnd);
        this.#at = lineEnd < 0 ? this.#text.length : lineEnd + 1;
        if (line.trim() === end) break;
      }
    }
  }
  #endWord() {
    if (this.#word !== void 0 && !this.#isFile) this.#words.push(this.#word);
    if (this.#word !== void 0) this.#isFile = false;
    this.#word = void 0;
  }
  #endCommand() {
    this.#endWord();
    this.#isFile = false;
    if (this.#words.length > 0) {
      this.commands.push({ words: this.#words, expansions: this.#expansions });
    }
    this.#words = [];
    this.#expansions = [];
  }
};

// src/import-requests/formats/curl.ts
var PROMPT = /^[$%]$/;
var ASSIGNMENT = /^[A-Za-z_]\w*=/;
var SERVER_VARIABLE = /^(?:https?:\/\/)?\$(?:\w+|\{\w+\})/;
var isCurlLine = (line) => /^(?:[$%]\s{1,9})?curl(?:\.exe)?\s/.test(line);
function readCurl(input) {
  const { place, text, leftOut } = input;
  if (/\^\r?\n/.test(text)) {
    throw refusal(
      place,
      "its lines end with `^`, as in the command prompt of Windows.",
      'Copy it again for a shell: "Copy as cURL (bash)".'
    );
  }
  const found = splitShell(text);
  if ("mark" in found) {
    throw refusal(
      `${place}:${found.line}`,
      `a quote opens here and is never closed: ${found.mark}`,
      "Close it, or copy the command whole."
    );
  }
  const commands = found.filter(({ words }) => !words.every((word) => ASSIGNMENT.test(word)));
  const ofCurl = commands.flatMap((command) => curlCommand(command) ?? []);
  if (ofCurl.length === 0) {
    throw refusal(
      place,
      "it is taken for command lines of curl, and has none.",
      "Write one: `curl http://localhost:3000/items`."
    );
  }
  const others = commands.length - ofCurl.length;
  if (others > 0) leftOut.thing("command", "another program", others);
  return ofCurl.flatMap((command) => requestsOf(command, input));
}
var readCurlWords = (words, input) => requestsOf({ words, expansions: [] }, input);
function curlCommand({ words, expansions }) {
  const at = words.findIndex((word) => !PROMPT.test(word) && !ASSIGNMENT.test(word));
  const isCurl = /^(?:.*\/)?curl(?:\.exe)?$/.test(words[at] ?? "");
  return isCurl ? { words: words.slice(at + 1), expansions } : void 0;
}
function requestsOf({ words, expansions }, input) {
  const distinct = [...new Set(expansions)];
  return transfersOf(curlOptions(words)).flatMap((options) => {
    const transfer = distinct.length > MOST_OF_A_KIND ? TOO_LARGE : readTransfer(options);
    const why = typeof transfer === "string" ? transfer : whyNot(transfer);
    if (why !== void 0) input.leftOut.request(why);
    if (typeof transfer === "string" || why !== void 0) return [];
    const headers = transfer.headers.map((header) => markSecret(header, distinct));
    return transfer.urls.flatMap((url) => {
      const request = requestTo(url, { ...transfer, headers }, distinct);
      if (typeof request === "string") input.leftOut.request(request);
      return typeof request === "object" && isWanted(request.method, input) ? [request] : [];
    });
  });
}
var MOST_OF_A_KIND = 200;
var TOO_LARGE = `more than ${MOST_OF_A_KIND} headers, addresses or variables of one command`;
function whyNot({ urls, headers }) {
  if (urls.length === 0) return "no address";
  return Math.max(urls.length, headers.length) > MOST_OF_A_KIND ? TOO_LARGE : void 0;
}
function requestTo(url, { method, headers, body }, expansions) {
  const address = readAddress(schemeOf(url));
  if (typeof address === "string") return address;
  const written = url.replace(SERVER_VARIABLE, "");
  const unknown = thoseIn([written, body ?? "", ...headers.flatMap(valuesThatStay)], expansions);
  if (unknown.some((each) => /^(?:\$\(|`)/.test(each))) return "what another command puts in";
  const { origin, target } = address;
  return {
    method: method.toUpperCase(),
    origin,
    target,
    headers: [...address.headers, ...headers],
    body: textBody(body),
    notes: notesOf(unknown)
  };
}
var textBody = (text) => text === void 0 ? void 0 : { kind: "text", text };
function transfersOf(options) {
  const transfers = [[]];
  for (const option of options) {
    if (option.name === "next") transfers.push([]);
    else transfers.at(-1)?.push(option);
  }
  return transfers.filter((each) => each.length > 0);
}
var schemeOf = (url) => /^[a-z][a-z\d+.-]*:\/\//i.test(url) || /^(?:\/|\$|\{\{)/.test(url) ? url : `http://${url}`;
function markSecret(header, expansions) {
  const isOne = expansions.some((each) => header.value.includes(each) && isSecretName(each));
  return isOne ? { ...header, isSecret: true } : header;
}
var valuesThatStay = ({ name, value, isSecret }) => isSecret || isSecretName(name) ? [] : [value];
var thoseIn = (texts, expansions) => expansions.filter((each) => texts.some((text) => text.includes(each)));
var MOST_NAMED2 = 5;
function notesOf(unknown) {
  const named2 = unknown.slice(0, MOST_NAMED2).join(", ");
  return named2 === "" ? [] : [`only your shell knows ${named2}: write the value in its place`];
}

// src/import-requests/draft/json.ts
var isMapping = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
var fieldOf = (value, key) => isMapping(value) && Object.hasOwn(value, key) ? value[key] : void 0;
var textOf = (value) => typeof value === "string" ? value : void 0;
var listOf = (value) => Array.isArray(value) ? value : [];
function compactJson(value) {
  try {
    return JSON.stringify(value) ?? "";
  } catch (error) {
    if (error instanceof RangeError) return "";
    throw error;
  }
}

// src/import-requests/formats/har.ts
function readHar(input) {
  const entries = fieldOf(fieldOf(parseHar(input), "log"), "entries");
  if (!Array.isArray(entries)) {
    throw refusal(
      input.place,
      "it is taken for a HAR file, and has no list `log.entries`.",
      'Export it again: "Save all as HAR" in the network panel of a browser.'
    );
  }
  return entries.flatMap((entry) => readEntry(entry, input) ?? []);
}
function parseHar({ place, text }) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw refusal(
      place,
      `it is taken for a HAR file, and its JSON is broken: ${reasonOf(error)}.`,
      "It was probably cut off: export it again."
    );
  }
}
function readEntry(entry, input) {
  const { leftOut } = input;
  const request = fieldOf(entry, "request");
  const method = textOf(fieldOf(request, "method"));
  const url = textOf(fieldOf(request, "url"));
  if (method === void 0 || url === void 0) {
    leftOut.request("no method or no address");
    return void 0;
  }
  const address = readAddress(url);
  if (typeof address === "string") {
    leftOut.request(address);
    return void 0;
  }
  const status = fieldOf(fieldOf(entry, "response"), "status");
  if (!isAnswered(status)) {
    leftOut.request("not answered with 2xx or 3xx");
    return void 0;
  }
  if (!isWanted(method, input)) return void 0;
  const body = readBody2(fieldOf(request, "postData"));
  if (body === "unreadable") {
    leftOut.request("a body that is no text");
    return void 0;
  }
  const { origin, target } = address;
  const headers = [...address.headers, ...readHeaders3(fieldOf(request, "headers"))];
  const typed = withType(headers, fieldOf(fieldOf(request, "postData"), "mimeType"));
  return { method, origin, target, headers: typed, body };
}
var isAnswered = (status) => typeof status !== "number" || status >= 200 && status < 400;
var readHeaders3 = (headers) => listOf(headers).flatMap((header) => {
  const name = textOf(fieldOf(header, "name"));
  const value = textOf(fieldOf(header, "value"));
  return name === void 0 || value === void 0 ? [] : [{ name, value }];
});
function withType(headers, type) {
  const isThere = headers.some(({ name }) => /^content-type$/i.test(name));
  return isThere || typeof type !== "string" || type === "" ? headers : [...headers, { name: "content-type", value: type }];
}
function readBody2(data) {
  const text = textOf(fieldOf(data, "text"));
  if (text !== void 0 && text !== "") {
    const decoded3 = fieldOf(data, "encoding") === "base64" ? decodeBase64(text) : text;
    return decoded3 === void 0 ? "unreadable" : { kind: "text", text: decoded3 };
  }
  const pairs = listOf(fieldOf(data, "params")).map((param) => [
    textOf(fieldOf(param, "name")) ?? "",
    textOf(fieldOf(param, "value")) ?? ""
  ]);
  if (pairs.length === 0) return void 0;
  return { kind: "text", text: new URLSearchParams(pairs).toString() };
}
function decodeBase64(text) {
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return void 0;
  }
}

// src/import-requests/formats/http-blocks.ts
var SEPARATOR = /^###+(?<title>.*)$/;
var NAME = /^(?:#|\/\/)\s{0,9}@name\s{0,9}=?\s{0,9}(?<name>\S.*)$/;
var FILE_VARIABLE = /^@(?<name>[\w.-]{1,200})\s{0,9}=(?<value>.*)$/;
var COMMENT = /^(?:#|\/\/)/;
var HEADER = /^(?<name>[^\s:]{1,200})\s{0,9}:(?<value>.*)$/;
var AFTER_ANSWER = /^(?:>|>>!?|<>)\s/;
var isHttpFileLine = (line) => SEPARATOR.test(line) || FILE_VARIABLE.test(line) || NAME.test(line) || /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\s{1,9}(?:https?:\/\/|\/|\{\{)/.test(line);
function fileVariable(line) {
  const { name, value = "" } = FILE_VARIABLE.exec(line)?.groups ?? {};
  return name === void 0 ? void 0 : [name, value.trim()];
}
function sectionsOf(text) {
  const sections = [{ title: "", lines: [] }];
  for (const line of text.split(/\r\n|\n|\r/)) {
    const title = SEPARATOR.exec(line)?.groups?.title;
    if (title === void 0) sections.at(-1)?.lines.push(line);
    else sections.push({ title: title.trim(), lines: [] });
  }
  return sections;
}
function blockOf({ title, lines }) {
  const name = lines.map((line) => NAME.exec(line)?.groups?.name?.trim()).find(Boolean);
  const from = beginOfRequest(lines);
  const first = lines[from];
  if (first === void 0) return void 0;
  const blank = lines.findIndex((line, at) => at > from && line.trim() === "");
  const end = blank < 0 ? lines.length : blank;
  const head = lines.slice(from + 1, end).filter((line) => !COMMENT.test(line));
  const isOfUrl = (line) => /^\s*[?&]/.test(line) || /^\s+\S/.test(line);
  const begin = head.findIndex((line) => !isOfUrl(line));
  const more = head.slice(0, begin < 0 ? head.length : begin).map((line) => line.trim());
  return {
    name: name ?? (title === "" ? void 0 : title),
    ...requestLine(first, more.join("")),
    headers: begin < 0 ? [] : head.slice(begin).flatMap(headerOf2),
    body: bodyOf(lines.slice(end))
  };
}
function beginOfRequest(lines) {
  let isScript = false;
  for (const [at, line] of lines.entries()) {
    if (/^<\s/.test(line)) isScript = line.includes("{%");
    if (isScript || /^<\s/.test(line)) {
      isScript &&= !line.includes("%}");
      continue;
    }
    if (line.trim() !== "" && !COMMENT.test(line) && !FILE_VARIABLE.test(line)) return at;
  }
  return lines.length;
}
function requestLine(line, more) {
  const bare = line.trim().replace(/\sHTTP\/[\d.]{1,5}$/, "");
  const { method = "GET", url = bare } = /^(?<method>[A-Za-z]{1,20})\s+(?<url>\S.*)$/.exec(bare)?.groups ?? {};
  return { method: method.toUpperCase(), url: `${url.trim()}${more}` };
}
function headerOf2(line) {
  const { name, value = "" } = HEADER.exec(line)?.groups ?? {};
  return name === void 0 ? [] : [{ name, value: value.trim() }];
}
function bodyOf(lines) {
  const after = lines.findIndex((line) => AFTER_ANSWER.test(line));
  const own = after < 0 ? lines : lines.slice(0, after);
  if (own.some((line) => /^<(?:@\w*)?\s+\S/.test(line))) return { kind: "file" };
  return { kind: "text", text: own.join("\n").trim() };
}

// src/import-requests/formats/variables.ts
var VARIABLE3 = /\{\{([^{}]{0,200})\}\}/g;
var DEEPEST2 = 50;
var LONGEST = 2e5;
var MOST = 2e7;
var Variables = class {
  #values = /* @__PURE__ */ new Map();
  /** Each is put together once, however often it is used. `undefined`: that is going on, so it is in a ring. */
  #resolved = /* @__PURE__ */ new Map();
  #depth = 0;
  #length = 0;
  /** The last one of a name counts, as in the programs that run such files. All are set before one is resolved. */
  set(name, value) {
    this.#values.set(name, value);
  }
  resolve(text) {
    const unknown = /* @__PURE__ */ new Set();
    let length = 0;
    const whole = text.replace(VARIABLE3, (written, inside) => {
      const name = inside.trim();
      const value = this.#valueOf(name);
      length += value?.text.length ?? 0;
      this.#length += value?.text.length ?? 0;
      const isGiven = value !== void 0 && length <= LONGEST && this.#length <= MOST;
      for (const missing of isGiven ? value.unknown : [name]) unknown.add(missing);
      return isGiven ? value.text : written;
    });
    return { text: whole, unknown: [...unknown] };
  }
  /** Values of variables that are called like a secret. */
  secrets() {
    return [...this.#values.keys()].filter(isSecretName).flatMap((name) => this.#valueOf(name)?.text ?? []);
  }
  #valueOf(name) {
    if (this.#resolved.has(name)) return this.#resolved.get(name);
    this.#resolved.set(name, void 0);
    const written = this.#values.get(name) ?? sampleOf(name);
    this.#depth++;
    const value = written === void 0 || this.#depth > DEEPEST2 ? void 0 : this.resolve(written);
    this.#depth--;
    this.#resolved.set(name, value);
    return value;
  }
};
function sampleOf(name) {
  const [word = "", low] = name.split(/\s+/);
  switch (word) {
    case "$guid":
    case "$uuid":
    case "$random.uuid":
      return SAMPLE_IDS.uuid;
    case "$randomInt":
      return /^-?\d{1,15}$/.test(low ?? "") ? low : `${SAMPLE_IDS.number}`;
    case "$random.integer":
      return `${SAMPLE_IDS.number}`;
    case "$timestamp":
      return "1767225600";
    case "$isoTimestamp":
    case "$datetime":
      return "2026-01-01T00:00:00Z";
    default:
      return void 0;
  }
}

// src/import-requests/formats/http-file.ts
var OTHER_PROTOCOLS = /* @__PURE__ */ new Set(["GRAPHQL", "GRPC", "WEBSOCKET", "RSOCKET"]);
var SERVER_VARIABLE2 = /^(?:https?:\/\/)?\{\{[^{}]{1,200}\}\}/;
function readHttpFile(input, onSecret) {
  const sections = sectionsOf(input.text);
  const variables = new Variables();
  for (const line of sections.flatMap(({ lines }) => lines)) {
    const variable = fileVariable(line);
    if (variable !== void 0) variables.set(...variable);
  }
  variables.secrets().forEach(onSecret);
  const blocks = sections.flatMap((section) => blockOf(section) ?? []);
  if (blocks.length === 0) {
    throw refusal(
      input.place,
      "it is taken for a .http file, and has no line with a method and an address.",
      "Write one, such as `GET http://localhost:3000/items`."
    );
  }
  return blocks.flatMap((block) => {
    const request = requestOf(block, variables, input);
    if (typeof request === "string") input.leftOut.request(request);
    return typeof request === "object" ? [request] : [];
  });
}
function requestOf(block, variables, input) {
  const { name, method, body } = block;
  if (OTHER_PROTOCOLS.has(method)) return "not HTTP";
  if (!isWanted(method, input)) return void 0;
  if (body.kind === "file") return "a body from a file";
  const headers = block.headers.map((header) => resolveHeader(header, variables));
  const url = variables.resolve(block.url);
  const text = variables.resolve(body.text);
  const address = addressOf(url.text, headers);
  if (typeof address === "string") return address;
  const missing = [
    ...variables.resolve(url.text.replace(SERVER_VARIABLE2, "")).unknown,
    ...text.unknown,
    ...headers.flatMap(({ unknown }) => unknown)
  ];
  if (missing.length > 0) return "a variable that the file does not set (`@name = value` does)";
  return {
    method,
    name,
    origin: address.origin,
    target: address.target,
    headers: [...address.headers, ...headers],
    body: text.text === "" ? void 0 : { kind: "text", text: joinForm(text.text, headers) }
  };
}
function resolveHeader({ name, value }, variables) {
  const { text, unknown } = variables.resolve(value);
  const names = [...value.matchAll(/\{\{([^{}]{0,200})\}\}/g)].map(
    ([, inside = ""]) => inside.trim()
  );
  const isSecret = isSecretName(name) || names.some(isSecretName);
  return { name, value: text, isSecret, unknown: isSecret ? [] : unknown };
}
function addressOf(url, headers) {
  const host = headers.find(({ name }) => /^host$/i.test(name))?.value;
  if (url.startsWith("/") && host !== void 0) return readAddress(`http://${host}${url}`);
  return readAddress(/^[\w.-]+(?::\d+)?(?:[/?]|$)/.test(url) ? `http://${url}` : url);
}
function joinForm(text, headers) {
  const type = headers.find(({ name }) => /^content-type$/i.test(name))?.value ?? "";
  return /^application\/x-www-form-urlencoded\b/i.test(type) ? text.replace(/[\r\n]+\s*/g, "") : text;
}

// src/import-requests/formats/log.ts
var ENTRY = /^(?:\S{1,300} ){2,3}[^"[]{0,300}\[[^\]"]{1,60}\] "(?<request>[^"\\]*(?:\\.[^"\\]*)*)" (?<status>\d{3}) (?:\d+|-)(?: |$)/;
var REQUEST = /^(?<method>[A-Z]{1,20}) (?<target>\S+)(?: HTTP\/[\d.]{1,5})?$/;
var LONGEST_LINE = 2e4;
var MOST_ROUTES = 2e4;
var MOST_TARGETS = 2e5;
var isLogLine = (line) => line.length <= LONGEST_LINE && ENTRY.test(line);
function readLog(input) {
  const { place, text, leftOut } = input;
  const routes = new Routes(leftOut);
  let entries = 0;
  let others = 0;
  for (const line of linesOf(text)) {
    const entry = line.length <= LONGEST_LINE ? ENTRY.exec(line)?.groups : void 0;
    if (entry === void 0) {
      others++;
      continue;
    }
    entries++;
    readEntry2(entry, input, routes);
  }
  if (others > entries) {
    throw refusal(
      place,
      `it is taken for an access log, and ${others} of ${entries + others} lines are no entries in the combined form.`,
      "Write the log in that form, or name what the file is: `--from curl`."
    );
  }
  if (others > 0) leftOut.thing("line", "no entry of such a log", others);
  return routes.requests(entries);
}
function* linesOf(text) {
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf("\n", from);
    const line = text.slice(from, end < 0 ? text.length : end).trimEnd();
    if (line !== "") yield line;
    if (end < 0) return;
    from = end + 1;
  }
}
function readEntry2({ request = "", status = "" }, input, routes) {
  const { method = "", target = "" } = REQUEST.exec(request)?.groups ?? {};
  if (method === "") input.leftOut.request("not readable");
  else if (!/^[23]/.test(status)) input.leftOut.request("not answered with 2xx or 3xx");
  else if (isWanted(method, input)) routes.add(method, pathOf(unescaped(target)));
}
var pathOf = (target) => target.replace(/^https?:\/\/[^/?#]*/i, "") || "/";
var unescaped = (target) => target.includes("\\") ? target.replace(/\\x([\da-f]{2})/gi, "%$1").replace(/\\(["\\])/g, (_, sign) => encodeURIComponent(sign)) : target;
var Routes = class {
  #leftOut;
  #found = /* @__PURE__ */ new Map();
  #targets = 0;
  constructor(leftOut) {
    this.#leftOut = leftOut;
  }
  add(method, raw) {
    const read = readTarget(raw);
    if (typeof read === "string") {
      this.#leftOut.request(read);
      return;
    }
    if (read.secrets.length > 0)
      this.#leftOut.thing("parameter", SECRET_PARAMETER, read.secrets.length);
    const route = routeOf2(read.target);
    const key = `${method} ${route}`;
    const found = this.#found.get(key) ?? { method, route, count: 0, targets: /* @__PURE__ */ new Map() };
    if (found.count === 0 && this.#found.size >= MOST_ROUTES) {
      this.#leftOut.request(`a route beyond the first ${MOST_ROUTES}`);
      return;
    }
    this.#found.set(key, found);
    found.count++;
    const before = found.targets.get(read.target);
    if (before === void 0 && this.#targets >= MOST_TARGETS && found.targets.size > 0) return;
    if (before === void 0) this.#targets++;
    found.targets.set(read.target, (before ?? 0) + 1);
  }
  /** The most frequent first, each with its most frequent target. */
  requests(all) {
    const sorted = [...this.#found.values()].sort((one, other) => other.count - one.count);
    return sorted.map(({ method, route, count, targets }) => {
      const target = mostFrequent(targets);
      const different = `${targets.size.toLocaleString("en")}${this.#targets >= MOST_TARGETS ? " or more" : ""}`;
      const share = `${count.toLocaleString("en")} of ${all.toLocaleString("en")} entries`;
      const like = targets.size === 1 ? "" : `: ${different} different paths, of which this is one`;
      const name = targets.size === 1 ? void 0 : `${method} ${route}`;
      const id = firstId(target.split("?", 1)[0] ?? "");
      const spread = targets.size === 1 || id === void 0 ? [] : [spreadNote("id", id)];
      return { method, target, headers: [], name, count, notes: [`${share}${like}`, ...spread] };
    });
  }
};
function routeOf2(target) {
  const at = target.indexOf("?");
  if (at < 0) return findIds(target).route;
  const names = target.slice(at + 1).split("&").map((pair) => pair.split("=", 1)[0] ?? "");
  return `${findIds(target.slice(0, at)).route}?${[...new Set(names)].sort().join("&")}`;
}
function mostFrequent(targets) {
  let [most, count] = ["/", 0];
  for (const [target, times] of targets) if (times > count) [most, count] = [target, times];
  return most;
}

// src/import-requests/openapi/document.ts
var LONGEST_YAML = 4 * 1024 * 1024;
var MOST_ALIASES = 1e3;
var TAKEN = "it is taken for an OpenAPI document";
function parseOpenapi(place, text) {
  const document = /^\s*[{[]/.test(text) ? parseJson(place, text) : parseYaml(place, text);
  if (!isMapping(document)) {
    throw refusal(place, `${TAKEN}, and is no mapping.`, "Name the document itself.");
  }
  const version = fieldOf(document, "openapi");
  if (typeof fieldOf(document, "swagger") === "string") {
    throw refusal(
      place,
      "it is a document of Swagger 2.0, which is not read.",
      "Convert it to OpenAPI 3 first: editor.swagger.io does."
    );
  }
  if (!/^3\.\d/.test(textOf(version) ?? String(version))) {
    throw refusal(
      place,
      `${TAKEN}, and has no version 3: \`openapi: 3.1.0\`.`,
      "Write its version."
    );
  }
  if (!isMapping(fieldOf(document, "paths"))) {
    throw refusal(
      place,
      `${TAKEN}, and has no \`paths\`.`,
      "Name the document that has them; one of several files has to be bundled first."
    );
  }
  return document;
}
function parseJson(place, text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    const problem = `${TAKEN}, and its JSON is broken: ${reasonOf(error)}.`;
    throw refusal(place, problem, "It was probably cut off: get it again.");
  }
}
function parseYaml(place, text) {
  if (text.length > LONGEST_YAML) {
    throw refusal(place, `${TAKEN} in YAML, and is larger than 4 MiB.`, "Write it as JSON.");
  }
  const lines = new LineCounter();
  try {
    refuseStraySigns(place, text);
    const document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      uniqueKeys: false,
      merge: true,
      logLevel: "silent"
    });
    const [error] = document.errors;
    if (error !== void 0) {
      const { line, col } = lines.linePos(error.pos[0]);
      if (error.code === "RESOURCE_EXHAUSTION") throw tooDeep(place);
      const problem = `${TAKEN}, and its YAML is broken: ${error.message}.`;
      throw refusal(`${place}:${line}:${col}`, problem, "Mend it, or get it again.");
    }
    return document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep(place);
    if (error instanceof InputError) throw error;
    const problem = `${TAKEN}, and its YAML cannot be read: ${reasonOf(error)}.`;
    throw refusal(place, problem, "Write it as JSON.");
  }
}
var tooDeep = (place) => refusal(place, `${TAKEN}, and is nested too deep.`, "Make it flatter.");
function refuseStraySigns(place, text) {
  for (const token of new Parser().parse(text)) {
    if (token.type !== "error") continue;
    const line = text.slice(0, token.offset).split("\n").length;
    const problem = `${TAKEN}, and its YAML is broken: ${token.message}.`;
    throw refusal(`${place}:${line}`, problem, "Mend it, or get it again.");
  }
}

// src/import-requests/openapi/refs.ts
var LONGEST_CHAIN = 50;
function resolve(root, node) {
  let found = node;
  for (let left = LONGEST_CHAIN; left > 0; left--) {
    const reference2 = fieldOf(found, "$ref");
    if (typeof reference2 !== "string") return found;
    found = lookUp(root, reference2);
  }
  return void 0;
}
function isElsewhere(node) {
  const reference2 = fieldOf(node, "$ref");
  return typeof reference2 === "string" && !reference2.startsWith("#");
}
function lookUp(root, reference2) {
  if (!reference2.startsWith("#")) return void 0;
  let found = root;
  for (const token of reference2.slice(1).split("/").slice(1)) {
    const key = decoded2(token).replaceAll("~1", "/").replaceAll("~0", "~");
    found = Array.isArray(found) ? found[Number(key)] : fieldOf(found, key);
  }
  return found;
}
function decoded2(token) {
  try {
    return decodeURIComponent(token);
  } catch {
    return token;
  }
}
function mappingOf(root, node) {
  const found = resolve(root, node);
  return isMapping(found) ? found : {};
}

// src/import-requests/openapi/sample-scalar.ts
var BY_FORMAT = {
  date: "2026-01-01",
  "date-time": "2026-01-01T00:00:00Z",
  time: "00:00:00Z",
  duration: "P1D",
  uuid: SAMPLE_IDS.uuid,
  email: "user@example.com",
  "idn-email": "user@example.com",
  hostname: "example.com",
  "idn-hostname": "example.com",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  uri: "https://example.com/",
  url: "https://example.com/",
  iri: "https://example.com/",
  "uri-reference": "/",
  byte: "c3RyaW5n",
  binary: "string"
};
var LONGEST2 = 1e3;
function sampleText({ format, minLength, maxLength }) {
  const text = typeof format === "string" && Object.hasOwn(BY_FORMAT, format) ? BY_FORMAT[format] : void 0;
  if (text !== void 0) return text;
  const least = numberOr(minLength, 0);
  const most = numberOr(maxLength, LONGEST2);
  return "string".padEnd(Math.min(least, LONGEST2), "x").slice(0, Math.max(0, most));
}
function sampleNumber(schema, type) {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const step = Math.max(numberOr(multipleOf, 1), Number.MIN_VALUE);
  const above = exclusiveMinimum === true ? numberOr(minimum, 0) : numberOr(exclusiveMinimum, Number.NaN);
  const least = Number.isNaN(above) ? numberOr(minimum, SAMPLE_IDS.number) : above + step;
  const below = exclusiveMaximum === true ? numberOr(maximum, 0) : numberOr(exclusiveMaximum, Number.NaN);
  const most = Number.isNaN(below) ? numberOr(maximum, Number.POSITIVE_INFINITY) : below - step;
  const wanted = Math.min(Math.max(SAMPLE_IDS.number, least), most);
  const fitting = multipleOf === void 0 ? wanted : Math.ceil(wanted / step) * step;
  const value = type === "integer" ? Math.round(fitting) : fitting;
  return Number.isFinite(value) ? value : SAMPLE_IDS.number;
}
var numberOr = (value, otherwise) => typeof value === "number" && Number.isFinite(value) ? value : otherwise;

// src/import-requests/openapi/sample.ts
var DEEPEST3 = 8;
var MOST_PARTS = 500;
var MOST_PARTS_OF_ALL = 5e5;
var Samples = class {
  root;
  #known = /* @__PURE__ */ new Map();
  #partsLeft = MOST_PARTS_OF_ALL;
  constructor(root) {
    this.root = root;
  }
  /** Of a parameter or a body: `example`, `examples`, and else its schema. */
  of(holder) {
    const known = this.#known.get(holder) ?? this.#make(holder);
    this.#known.set(holder, known);
    return known;
  }
  #make(holder) {
    const given = exampleOf(this.root, holder);
    if (given !== void 0) return { value: given.value, isMade: false };
    const sampler = new Sampler(this.root, Math.min(MOST_PARTS, this.#partsLeft));
    const value = sampler.valueOf(fieldOf(holder, "schema"), 0);
    this.#partsLeft = Math.max(0, this.#partsLeft - sampler.parts);
    return { value: value === void 0 ? "string" : value, isMade: sampler.isMade };
  }
};
function hasExample(root, holder) {
  const schema = mappingOf(root, fieldOf(holder, "schema"));
  const isInSchema = Object.hasOwn(schema, "example") || Object.hasOwn(schema, "examples");
  return isInSchema || exampleOf(root, holder) !== void 0;
}
function exampleOf(root, holder) {
  if (Object.hasOwn(holder, "example")) return { value: holder.example };
  const examples = fieldOf(holder, "examples");
  const [first] = isMapping(examples) ? Object.values(examples) : [];
  const example = mappingOf(root, first);
  return Object.hasOwn(example, "value") ? { value: example.value } : void 0;
}
function givenBy(schema) {
  if (Object.hasOwn(schema, "example")) return { value: schema.example };
  const [example] = listOf(fieldOf(schema, "examples"));
  if (example !== void 0) return { value: example };
  if (Object.hasOwn(schema, "const")) return { value: schema.const };
  if (Object.hasOwn(schema, "default") && schema.default !== null) return { value: schema.default };
  const [choice] = listOf(fieldOf(schema, "enum"));
  return choice !== void 0 ? { value: choice } : void 0;
}
var Sampler = class {
  #root;
  /** Schemas around the one that is read: a ring ends where it closes. */
  #open = /* @__PURE__ */ new Set();
  #most;
  parts = 0;
  isMade = false;
  constructor(root, most) {
    this.#root = root;
    this.#most = most;
  }
  /** @returns `undefined` where it is in a ring, too deep or too large */
  valueOf(node, depth) {
    const schema = resolve(this.#root, node);
    this.parts++;
    if (!isMapping(schema) || this.#open.has(schema)) return void 0;
    if (depth > DEEPEST3 || this.parts > this.#most) return void 0;
    if (schema.format === "password") return SECRET_VALUE;
    const given = givenBy(schema);
    if (given !== void 0) return given.value;
    this.#open.add(schema);
    const value = this.#make(schema, depth);
    this.#open.delete(schema);
    return value;
  }
  #make(schema, depth) {
    const all = listOf(fieldOf(schema, "allOf"));
    if (all.length > 0) return this.#together(schema, all, depth);
    const some = [...listOf(fieldOf(schema, "oneOf")), ...listOf(fieldOf(schema, "anyOf"))];
    for (const one of some) {
      const value = this.valueOf(one, depth + 1);
      if (value !== void 0 && value !== null) return value;
    }
    return this.#ofType(typeOf(schema), schema, depth);
  }
  /** The parts of objects are joined; of others, the first that has a value counts. */
  #together(schema, all, depth) {
    const { allOf: _, ...own } = schema;
    const isOwn = ["properties", "type", "format"].some((key) => Object.hasOwn(own, key));
    const values = [...all, ...isOwn ? [own] : []].map((part) => this.valueOf(part, depth + 1));
    const objects = values.filter(isMapping);
    if (objects.length > 0)
      return Object.fromEntries(objects.flatMap((each) => Object.entries(each)));
    return values.find((value) => value !== void 0);
  }
  #ofType(type, schema, depth) {
    switch (type) {
      case "object":
        return this.#object(schema, depth);
      case "array":
        return this.#list(schema, depth);
      case "null":
        return null;
      case "boolean":
        this.isMade = true;
        return true;
      case "integer":
      case "number":
        this.isMade = true;
        return sampleNumber(schema, type);
      default:
        this.isMade = true;
        return sampleText(schema);
    }
  }
  /** `readOnly` properties are those that only answers have. */
  #object(schema, depth) {
    const properties = fieldOf(schema, "properties");
    const entries = Object.entries(isMapping(properties) ? properties : {});
    const values = entries.flatMap(([name, property]) => {
      if (mappingOf(this.#root, property).readOnly === true) return [];
      const value = this.valueOf(property, depth + 1);
      return value === void 0 ? [] : [[name, value]];
    });
    return Object.fromEntries(values);
  }
  #list(schema, depth) {
    const items = [fieldOf(schema, "items"), ...listOf(fieldOf(schema, "prefixItems"))];
    const values = items.map((item) => this.valueOf(item, depth + 1));
    return values.filter((value) => value !== void 0);
  }
};
function typeOf(schema) {
  const { type } = schema;
  const named2 = Array.isArray(type) ? type.find((each) => each !== "null") : type;
  if (typeof named2 === "string") return named2;
  if (isMapping(schema.properties) || isMapping(schema.additionalProperties)) return "object";
  return Object.hasOwn(schema, "items") ? "array" : "string";
}

// src/import-requests/openapi/parameters.ts
function parametersOf(root, item, operation) {
  const all = [item, operation].flatMap(
    (holder) => listOf(fieldOf(holder, "parameters")).map((node) => mappingOf(root, node))
  );
  return [
    ...new Map(all.map((each) => [`${String(each.in)} ${String(each.name)}`, each])).values()
  ];
}
function fillIn(samples, path, parameters) {
  const query = [];
  const headers = [];
  const made = [];
  const inPath = /* @__PURE__ */ new Map();
  for (const parameter of parameters) {
    const name = textOf(parameter.name);
    if (name === void 0 || !isNeeded(samples.root, parameter)) continue;
    const { value, isMade } = contentOf(samples, parameter);
    if (isMade && !isSecretName(name)) made.push(name);
    if (parameter.in === "path") inPath.set(name, inOneText(parameter, value, "simple"));
    else if (parameter.in === "query" && value !== SECRET_VALUE)
      query.push(...pairsOf(parameter, name, value));
    else if (parameter.in === "header") headers.push(headerOf3(parameter, name, value));
    else if (parameter.in === "cookie") headers.push({ name: "cookie", value: "", isSecret: true });
  }
  const ids = [];
  const filled = path.replace(/\{([^{}]{1,200})\}/g, (_, name) => {
    const value = inPath.get(name);
    if (value === void 0) made.push(name);
    const id = value === void 0 || value === "" ? `${SAMPLE_IDS.number}` : value;
    ids.push({ name, value: id });
    return id;
  });
  const target = query.length === 0 ? filled : `${filled}?${query.join("&")}`;
  return { target, headers, made, ids };
}
var isNeeded = (root, parameter) => parameter.in === "path" || parameter.required === true || hasExample(root, parameter);
function contentOf(samples, parameter) {
  const content = fieldOf(parameter, "content");
  const [media] = isMapping(content) ? Object.values(content) : [];
  if (media === void 0) return samples.of(parameter);
  const { value, isMade } = samples.of(mappingOf(samples.root, media));
  return { value: typeof value === "string" ? value : compactJson(value), isMade };
}
var headerOf3 = (parameter, name, value) => ({
  name,
  value: inOneText(parameter, value, "header"),
  isSecret: value === SECRET_VALUE
});
var scalar = (value) => typeof value === "string" ? value : typeof value === "symbol" ? "" : compactJson(value);
var encode = (value) => encodeURIComponent(wellFormed(scalar(value)));
function inOneText({ style, explode, name }, value, place) {
  const write = place === "header" ? scalar : encode;
  const isSpread = explode === true;
  const parts = Array.isArray(value) ? value.map(write) : isMapping(value) ? Object.entries(value).map(
    ([key, part]) => `${write(key)}${isSpread ? "=" : ","}${write(part)}`
  ) : [write(value)];
  if (style === "label") return `.${parts.join(isSpread ? "." : ",")}`;
  return style === "matrix" ? `;${write(name)}=${parts.join(",")}` : parts.join(",");
}
var SEPARATORS = {
  spaceDelimited: "%20",
  pipeDelimited: "%7C"
};
function pairsOf({ style, explode }, name, value) {
  const key = encode(name);
  const isSpread = explode ?? (style === void 0 || style === "form" || style === "deepObject");
  if (Array.isArray(value)) {
    if (isSpread === true) return value.map((part) => `${key}=${encode(part)}`);
    return [`${key}=${value.map(encode).join(SEPARATORS[String(style)] ?? ",")}`];
  }
  if (!isMapping(value)) return [`${key}=${encode(value)}`];
  const entries = Object.entries(value);
  if (style === "deepObject")
    return entries.map(([part, each]) => `${key}[${encode(part)}]=${encode(each)}`);
  if (isSpread === true) return entries.map(([part, each]) => `${encode(part)}=${encode(each)}`);
  return [`${key}=${entries.flatMap(([part, each]) => [encode(part), encode(each)]).join(",")}`];
}

// src/import-requests/openapi/request-body.ts
var NONE = { body: void 0, headers: [], isMade: false };
var FORM2 = /^application\/x-www-form-urlencoded\b/i;
var PREFERRED = [
  /^application\/json\b/i,
  /[/+]json\b/i,
  FORM2,
  /^text\//i,
  /^application\/xml\b/i
];
function requestBodyOf(samples, operation) {
  const { root } = samples;
  const node = fieldOf(operation, "requestBody");
  if (node === void 0) return NONE;
  if (isElsewhere(node)) return "a body that another file describes";
  const requestBody = mappingOf(root, node);
  const content = fieldOf(requestBody, "content");
  const types = isMapping(content) ? Object.keys(content) : [];
  const type = PREFERRED.map((kind) => types.find((each) => kind.test(each))).find(Boolean);
  if (type === void 0) {
    return requestBody.required === true ? "a body of several parts or files" : NONE;
  }
  const { value, isMade } = samples.of(mappingOf(root, fieldOf(content, type)));
  const headers = [{ name: "content-type", value: type }];
  if (/[/+]json\b/i.test(type)) return { body: { kind: "json", value }, headers, isMade };
  if (FORM2.test(type) && isMapping(value)) {
    return { body: { kind: "text", text: formOf(value) }, headers, isMade };
  }
  if (typeof value === "string" && !isMade)
    return { body: { kind: "text", text: value }, headers, isMade };
  return "a body that is no JSON and has no example";
}
var formOf = (value) => new URLSearchParams(
  Object.entries(value).flatMap(([name, part]) => [[name, textOf2(part)]])
).toString();
function textOf2(value) {
  if (typeof value === "symbol") return "secret";
  return typeof value === "string" ? value : compactJson(value);
}

// src/import-requests/openapi/security.ts
function securityOf(root, operation) {
  const ways = listOf(fieldOf(operation, "security") ?? fieldOf(root, "security"));
  const [first] = ways;
  const isOpen = ways.some((way) => isMapping(way) && Object.keys(way).length === 0);
  if (!isMapping(first) || isOpen) return { headers: [], notes: [] };
  const schemes = fieldOf(fieldOf(root, "components"), "securitySchemes");
  const all = Object.keys(first).map((name) => mappingOf(root, fieldOf(schemes, name)));
  return { headers: all.flatMap(headerOf4), notes: all.flatMap(noteOf) };
}
function headerOf4(scheme) {
  const name = textOf(scheme.name);
  switch (scheme.type) {
    case "http": {
      const isBasic = /^basic$/i.test(String(scheme.scheme));
      return [{ name: "authorization", value: isBasic ? "Basic" : "Bearer", isSecret: true }];
    }
    case "oauth2":
    case "openIdConnect":
      return [{ name: "authorization", value: "Bearer", isSecret: true }];
    case "apiKey":
      if (scheme.in === "header" && name !== void 0)
        return [{ name, value: "", isSecret: true }];
      return scheme.in === "cookie" ? [{ name: "cookie", value: "", isSecret: true }] : [];
    default:
      return [];
  }
}
function noteOf({ type, in: place, name }) {
  if (type !== "apiKey") return [];
  if (place === "query")
    return [`it asks for the secret ${String(name)} in the query, where perf-gate sends none`];
  return place === "cookie" ? [`the cookie is ${String(name)}=…`] : [];
}

// src/import-requests/openapi/operations.ts
var MOST_OPERATIONS = 500;
var MOST_PARAMETERS = 100;
var LONGEST_NAME3 = 40;
var METHODS = ["get", "head", "post", "put", "patch", "delete", "options", "trace"];
function readOpenapi(input) {
  const root = parseOpenapi(input.place, input.text);
  const paths = Object.entries(mappingOf(root, root.paths)).filter(
    ([path]) => path.startsWith("/")
  );
  const operations = paths.flatMap(([path, node]) => operationsOf(root, path, node, input));
  if (operations.length === 0) {
    throw refusal(
      input.place,
      "it is taken for an OpenAPI document, and has no operation under `paths`.",
      "Write one: `paths: { /items: { get: { responses: {} } } }`."
    );
  }
  const wanted = operations.filter(({ method }) => isWanted(method, input));
  const read = wanted.slice(0, MOST_OPERATIONS);
  const rest = wanted.length - read.length;
  if (rest > 0) input.leftOut.request(`an operation beyond the first ${MOST_OPERATIONS}`, rest);
  const samples = new Samples(root);
  return read.flatMap((operation) => readOperation({ root, samples, input }, operation) ?? []);
}
function operationsOf(root, path, node, input) {
  if (isElsewhere(node))
    input.leftOut.thing("path", "described in another file: bundle the document first");
  const item = mappingOf(root, node);
  return METHODS.flatMap((method) => {
    const own = mappingOf(root, fieldOf(item, method));
    return isMapping(fieldOf(item, method)) ? [{ path, method: method.toUpperCase(), item, own }] : [];
  });
}
function readOperation(circumstances, operation) {
  const { root, samples, input } = circumstances;
  const { path, method, item, own } = operation;
  const body = requestBodyOf(samples, own);
  if (typeof body === "string") {
    input.leftOut.request(body);
    return void 0;
  }
  const parameters = parametersOf(root, item, own);
  if (parameters.length > MOST_PARAMETERS) {
    input.leftOut.request(`more than ${MOST_PARAMETERS} parameters`);
    return void 0;
  }
  const { target, headers, made, ids } = fillIn(samples, path, parameters);
  const secured = securityOf(root, own);
  const invented = [...made, ...body.isMade ? ["the body"] : []];
  return {
    method,
    target: `${basePath(root, item, own)}${target}`,
    headers: [...headers, ...body.headers, ...secured.headers],
    body: body.body,
    name: `${method} ${path}`,
    status: statusOf(own),
    notes: [
      ...secured.notes,
      ...invented.length === 0 ? [] : [`made from the schema, so look at it: ${invented.join(", ")}`],
      ...ids.slice(0, 1).map(({ name, value }) => spreadNote(name.slice(0, LONGEST_NAME3), value))
    ]
  };
}
function basePath(root, item, own) {
  const holder = [own, item, root].find((each) => firstServer(each) !== void 0);
  const server = firstServer(holder);
  const url = textOf(fieldOf(server, "url")) ?? "";
  const filled = url.slice(0, 2e3).replace(/\{([^{}]{1,200})\}/g, (_, name) => {
    const variable = fieldOf(fieldOf(server, "variables"), name);
    return textOf(fieldOf(variable, "default")) ?? "";
  });
  const path = filled.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*|^\/\/[^/?#]*/i, "").replace(/[?#].*$/s, "");
  const bare = path.replace(/\/{1,9}$/, "");
  return bare === "" || bare.startsWith("/") ? bare : `/${bare}`;
}
function firstServer(holder) {
  const servers = fieldOf(holder, "servers");
  return Array.isArray(servers) && servers.length > 0 ? servers[0] : void 0;
}
function statusOf(operation) {
  const responses = fieldOf(operation, "responses");
  const codes = isMapping(responses) ? Object.keys(responses) : [];
  const successes = codes.filter((code) => /^2(?:\d\d|xx)$/i.test(code));
  const [success] = successes;
  if (successes.length !== 1 || success === void 0) return void 0;
  return /^\d+$/.test(success) ? Number(success) : success.toLowerCase();
}

// src/import-requests/recognise.ts
var KIND_NAMES = {
  openapi: "an OpenAPI document",
  har: "a HAR file",
  http: "a .http file",
  curl: "command lines of curl",
  log: "an access log"
};
var SOME_LINES = 50;
var BEGINNING = 2e5;
function recognise(place, text) {
  const begin = text.slice(0, BEGINNING);
  const lines = begin.split(/\r\n|\n|\r/).filter((line) => line.trim() !== "");
  if (lines.length === 0) {
    throw refusal(place, "it is empty.", "Name a file that holds requests.");
  }
  const first = lines.slice(0, SOME_LINES);
  if (/^\s*\{/.test(begin)) return kindOfJson(place, text);
  const logLines = first.filter(isLogLine).length;
  if (logLines > first.length / 2) return "log";
  const telling = first.find((line) => isCurlLine(line) || isHttpFileLine(line));
  if (first.some((line) => /^["']?(?:openapi|swagger)["']?\s{0,9}:/.test(line))) return "openapi";
  if (telling !== void 0) return isCurlLine(telling) ? "curl" : "http";
  if (logLines > 0) return "log";
  throw unknownKind(place, "it is no file of a kind that is known");
}
function kindOfJson(place, text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (/^\s*\{\s*"log"\s*:/.test(text)) return "har";
    if (/"(?:openapi|swagger)"\s{0,9}:/.test(text.slice(0, BEGINNING))) return "openapi";
    throw unknownKind(place, `it begins like JSON, and is broken (${reasonOf(error)})`);
  }
  if (fieldOf(value, "openapi") !== void 0 || fieldOf(value, "swagger") !== void 0) {
    return "openapi";
  }
  if (fieldOf(value, "log") !== void 0) return "har";
  const isPostman = /postman/i.test(String(fieldOf(fieldOf(value, "info"), "schema")));
  throw isPostman ? refusal(
    place,
    "it is a collection of Postman, which is not read.",
    "Export it as OpenAPI, or copy its requests as curl."
  ) : unknownKind(place, "it is JSON with neither `openapi` nor `log`");
}
var unknownKind = (place, problem) => refusal(
  place,
  `${problem}.`,
  "Name an OpenAPI 3 document, a HAR file, a .http file, curl command lines, or an access log in the combined form; `--from` says which it is."
);

// src/import-requests/read-source.ts
var placeOf = (source) => source.kind === "file" ? visibleText(source.path, 200) : "curl";
function readSource(source, from) {
  if (source.kind === "words") {
    if (from === void 0 || from === "curl") return { kind: "curl", text: "" };
    throw refusal("--from", "a command of curl follows `--`.", "Leave it out.");
  }
  const place = placeOf(source);
  const { text, isWhole } = decode(source.bytes);
  if (text.slice(0, 1e3).includes("\0")) {
    throw refusal(place, "it is no text in UTF-8.", "Save it as UTF-8; unpack it if it is packed.");
  }
  const kind = from ?? recognise(place, text);
  if (isWhole || kind === "log") return { kind, text };
  throw refusal(place, "it is no text in UTF-8.", "Save it as UTF-8.");
}
function decode(bytes) {
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), isWhole: true };
  } catch {
    return { text: new TextDecoder("utf-8").decode(bytes), isWhole: false };
  }
}

// src/import-requests/write/choose.ts
function mergeAlike(drafts) {
  const merged = /* @__PURE__ */ new Map();
  for (const draft of drafts) {
    const { method, target, headers, body } = draft;
    const key = JSON.stringify([method, target, headers, body]);
    const before = merged.get(key);
    merged.set(key, before === void 0 ? draft : together(before, draft));
  }
  return [...merged.values()];
}
function together(one, other) {
  return {
    ...one,
    name: one.name ?? other.name,
    count: one.count + other.count,
    notes: [.../* @__PURE__ */ new Set([...one.notes, ...other.notes])]
  };
}
var SHORTEST_SECRET = 8;
var MOST_SECRETS = 1e3;
function secretFinder(secrets) {
  const known = [...secrets].filter(({ length }) => length >= SHORTEST_SECRET);
  const forms = new Set(
    known.slice(0, MOST_SECRETS).flatMap((secret) => [inJson(secret), inJson(inJson(secret)), encoded(secret)])
  );
  return (draft) => {
    const text = JSON.stringify(draft);
    return [...forms].some((form) => text.includes(form));
  };
}
var encoded = (text) => encodeURIComponent(wellFormed(text));
var inJson = (text) => JSON.stringify(text).slice(1, -1);
var LARGEST_WEIGHT = 1e3;
function weightsOf(counts) {
  const common = counts.reduce(greatestDivisor, 0);
  const reduced = counts.map((count) => count / Math.max(1, common));
  if (Math.max(...reduced) <= LARGEST_WEIGHT) return reduced;
  const all = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => Math.max(1, Math.round(count / all * LARGEST_WEIGHT)));
}
function greatestDivisor(one, other) {
  return other === 0 ? one : greatestDivisor(other, one % other);
}

// src/import-requests/write/summary.ts
function summaryOf({ count, variables }, title, leftOut) {
  const reasons = leftOut.lines().map((line) => `  ${visibleText(line)}`);
  const lines = [
    `${count} ${count === 1 ? "request" : "requests"} from ${title}.`,
    ...reasons.length === 0 ? [] : ["Left out:", ...reasons],
    ...variables.length === 0 ? [] : [`In place of secrets, set ${variables.join(", ")}.`],
    "Look them over, put them into perf-gate.yml, and run `perf-gate validate`."
  ];
  return `${lines.join("\n")}
`;
}

// src/import-requests/write/names.ts
var LONGEST3 = LONGEST_NAME - 8;
function namesOf(drafts) {
  const taken = /* @__PURE__ */ new Set();
  return drafts.map((draft) => {
    const wanted = wantedName(draft);
    let name = wanted;
    for (let number = 2; taken.has(name); number++) name = `${wanted} (${number})`;
    taken.add(name);
    return name;
  });
}
var defaultName = ({ method, target }) => `${method} ${target}`;
function wantedName(draft) {
  const clean = cleanName(draft.name ?? "");
  return clean === "" ? shorten(defaultName(draft)) : shorten(clean);
}
var cleanName = (text) => text.slice(0, 4 * LONGEST3).replace(/\$+\{/g, "{").replace(/[\p{Cs}\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
function shorten(name) {
  if (name.length <= LONGEST3) return name;
  return `${wellFormed(name.slice(0, LONGEST3 - 1))}…`;
}

// src/import-requests/write/yaml-text.ts
var HOSTILE = /[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}\u0085\u00a0]|##\[/u;
var HOSTILE_PARTS = /(?!\n)[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}\u0085\u00a0]|(?<=#)#(?=\[)/gu;
var ONE_LINE = {
  lineWidth: 0,
  blockQuote: false,
  doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER
};
function requestLines(draft, name, weight) {
  const document = new Document([entryOf(draft, name, weight)]);
  visit(document, {
    Scalar: (position, scalar2) => {
      if (typeof scalar2.value === "string") prepare(scalar2, scalar2.value, position === "key");
    }
  });
  const text = document.toString(ONE_LINE).replace(HOSTILE_PARTS, escaped).trimEnd().replace(/^(?=.)/gm, "  ");
  return `${draft.notes.map(commentLine).join("")}${text}
`;
}
function prepare(scalar2, value, isKey) {
  if (HOSTILE.test(value)) scalar2.type = "QUOTE_DOUBLE";
  if (!isKey && referencesIn(value).length > 0) scalar2.comment = " a secret was left out";
}
function entryOf(draft, name, weight) {
  const { method, target, headers, body, status } = draft;
  const escapedHeaders = headers.map(([key, value]) => [key, escapePlaceholders(value)]);
  return {
    ...name === defaultName(draft) ? {} : { name },
    ...method === "GET" ? {} : { method },
    path: target,
    ...headers.length === 0 ? {} : { headers: Object.fromEntries(escapedHeaders) },
    ...bodyOf2(body),
    ...weight === 1 ? {} : { weight },
    ...status === void 0 ? {} : { expect: { status } }
  };
}
function bodyOf2(body) {
  if (body === void 0) return {};
  return body.kind === "json" ? { json: escapeStrings(body.value) } : { body: escapePlaceholders(body.text) };
}
function escapeStrings(value) {
  if (typeof value === "string") return escapePlaceholders(value);
  if (Array.isArray(value)) return value.map(escapeStrings);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, escapeStrings(part)]));
}
function escaped(character) {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\U${code.padStart(8, "0")}` : `\\u${code.padStart(4, "0")}`;
}
var LONGEST_COMMENT = 160;
var commentLine = (text) => `  # ${commentText(text)}
`;
var commentText = (text) => visibleText(text, LONGEST_COMMENT).replaceAll("${", "$ {").replaceAll("##[", "# #[");

// src/import-requests/write/write-requests.ts
var LONGEST_TEXT = LONGEST_FILE - 32e3;
var MOST_REFUSED = 500;
var MOST_LOOKED_AT = 8 * LONGEST_FILE;
function writeRequests(input) {
  const chosen = chooseSound(input);
  const names = namesOf(chosen);
  const weights = weightsOf(chosen.map(({ count }) => count));
  const entries = chosen.map((draft, at) => requestLines(draft, names[at] ?? "", weights[at] ?? 1));
  const body = `requests:
${entries.join("")}`;
  const variables = [...new Set(chosen.flatMap(variablesOf))].sort();
  const text = `${headOf(input.title, chosen, variables)}${body}`;
  return { text, count: chosen.length, variables };
}
function variablesOf({ headers, body }) {
  const ofHeaders = headers.flatMap(([, value]) => referencesIn(value));
  if (body === void 0) return ofHeaders;
  return [...ofHeaders, ...body.kind === "text" ? referencesIn(body.text) : inTexts(body.value)];
}
function inTexts(value) {
  if (typeof value === "string") return referencesIn(value);
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(inTexts) : [];
}
function chooseSound({ drafts, most, leftOut, secrets }) {
  const repeatsSecret = secretFinder(secrets);
  const chosen = [];
  let length = 0;
  let refused = 0;
  let lookedAt = 0;
  for (const [index, draft] of drafts.entries()) {
    if (chosen.length === most || refused === MOST_REFUSED || lookedAt > MOST_LOOKED_AT) {
      leftOut.request(`beyond the ${most} most frequent (--top)`, drafts.length - index);
      break;
    }
    const lines = requestLines(draft, wantedName(draft), 1);
    lookedAt += lines.length;
    if (length + lines.length > LONGEST_TEXT) {
      leftOut.request("no room for it in the file");
      refused++;
    } else if (repeatsSecret(draft)) {
      leftOut.request("it repeats a secret of another one");
      refused++;
    } else if (isSound(lines)) {
      chosen.push(draft);
      length += lines.length;
    } else {
      leftOut.request("perf-gate cannot send it");
      refused++;
    }
  }
  return chosen;
}
var isSound = (lines) => isWellFormed(lines) && faultsOfRequests(`requests:
${lines}`).length === 0;
var SAFE = /* @__PURE__ */ new Set(["GET", "HEAD", "OPTIONS", "TRACE"]);
var MOST_VARIABLES = 8;
var changes = (methods) => `${methods} may change data. What must be new each time takes {seq}, as in '{seq}-user@example.com'; \`before-block\` can reset the rest.`;
function headOf(title, drafts, variables) {
  const methods = new Set(drafts.map(({ method }) => method));
  const changing = [...methods].filter((each) => !SAFE.has(each)).join(", ");
  const named2 = variables.slice(0, MOST_VARIABLES).join(", ");
  const more = variables.length > MOST_VARIABLES ? ", …" : "";
  const lines = [
    `Requests for perf-gate.yml, from ${title}.`,
    "Look them over: each is sent thousands of times, as it stands here.",
    ...changing === "" ? [] : [changes(changing)],
    ...named2 === "" ? [] : [`Secrets were left out. Set, or remove the lines with: ${named2}${more}`]
  ];
  return lines.map((line) => `# ${commentText(line)}
`).join("");
}

// src/import-requests/import-requests.ts
var MOST_OF_A_LOG = 20;
function importRequests(source, options) {
  const place = placeOf(source);
  const leftOut = new LeftOut();
  const secrets = /* @__PURE__ */ new Set();
  const { kind, text } = readSource(source, options.from);
  if (options.origin !== void 0 && (kind === "openapi" || kind === "log")) {
    throw refusal("--origin", `${KIND_NAMES[kind]} is of one server.`, "Leave it out.");
  }
  const methods = options.methods ?? DEFAULT_METHODS[kind];
  const input = { place, text, methods, leftOut };
  const found = source.kind === "words" ? readCurlWords(source.words.slice(1), input) : READERS[kind](input, (secret) => secrets.add(secret));
  const isRecorded = kind === "har";
  const drafts = ofOneOrigin(found, options.origin, leftOut).flatMap(
    (raw) => makeDraft(raw, { isRecorded, leftOut, secrets }) ?? []
  );
  const sorted = mergeAlike(drafts).toSorted((one, other) => other.count - one.count);
  const most = options.top ?? (kind === "log" ? MOST_OF_A_LOG : MOST_REQUESTS);
  const title = source.kind === "words" ? "a command of curl" : `${place} (${KIND_NAMES[kind]})`;
  const written = writeRequests({ drafts: sorted, most, title, leftOut, secrets });
  if (written.count === 0) throw nothingLeft(place, kind, leftOut);
  return { text: written.text, summary: summaryOf(written, title, leftOut) };
}
var DEFAULT_METHODS = {
  openapi: ["GET"],
  // Bodies are not in logs.
  log: ["GET", "HEAD"]
};
var READERS = {
  openapi: readOpenapi,
  har: readHar,
  http: readHttpFile,
  curl: readCurl,
  log: readLog
};
function nothingLeft(place, kind, leftOut) {
  const reasons = leftOut.lines();
  const why = reasons.length === 0 ? "it holds no request" : `left out were ${reasons.join("; ")}`;
  return refusal(
    place,
    `it is taken for ${KIND_NAMES[kind]}, and no request of it can be written: ${why}.`,
    "See what `perf-gate import-requests --help` lets you choose."
  );
}

// src/cli/import-requests.ts
var LARGEST_INPUT = 128 * 1024 * 1024;
async function importFromFile({ line, console }) {
  const options = readImportOptions(line);
  const { text, summary } = importRequests(sourceOf(line), options);
  if (options.out === void 0) console.out(text);
  else writeNew(options.out, text);
  console.err(summary);
  return 0;
}
function sourceOf({ foreign, positionals }) {
  if (foreign.length > 0) return { kind: "words", words: foreign };
  const path = positionals[0] ?? "";
  try {
    var _stack = [];
    try {
      const file = __using(_stack, openRegularFile(resolve2(path), LARGEST_INPUT));
      return { kind: "file", path, bytes: file.bytes() };
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      __callDispose(_stack, _error, _hasError);
    }
  } catch (error) {
    const problem = `${path} ${cannotBeRead(error)}.`;
    const remedy = "Name a regular file of at most 128 MiB; of a log, its end will do: `tail -n 100000`.";
    throw new InputError([{ place: "FILE", problem, remedy }]);
  }
}
function writeNew(path, text) {
  try {
    writeNewTextFile(resolve2(path), text);
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "EEXIST") {
      const problem = `${path} is there already, and is not overwritten.`;
      throw new InputError([{ place: "--out", problem, remedy: "Name another file." }]);
    }
    throw new GateError({
      code: "report-not-written",
      kind: "gate",
      message: `The requests could not be written to ${path}.`,
      remedy: "Name a file in a folder that exists, that you may write to, and whose disk is not full.",
      details: cause instanceof Error ? [cause.message] : [],
      cause
    });
  }
}
export {
  importFromFile
};
