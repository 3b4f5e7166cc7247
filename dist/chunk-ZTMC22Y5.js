import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  sanitise,
  scrubEnvironment
} from "./chunk-NZ6TI4OK.js";
import {
  makeTemporaryFolder,
  openNamelessFolder,
  openTemporaryFile
} from "./chunk-74NPFZD4.js";
import {
  tablesOf
} from "./chunk-HEQDDGZ7.js";
import {
  listUnits
} from "./chunk-3KRSBUQO.js";
import {
  isHost,
  isHostName
} from "./chunk-T7T6K3C5.js";
import {
  hasProcFs,
  listNumbers,
  mayList,
  readProcFile,
  tryProcFile
} from "./chunk-BUTDXHAQ.js";
import {
  addressesOf
} from "./chunk-J6KTTBNF.js";
import {
  GateError,
  excerptOf
} from "./chunk-NMZCVL7D.js";
import {
  isFieldValue,
  isRequestPath,
  writeValue
} from "./chunk-6ULW2SID.js";
import {
  logRatio,
  milliseconds,
  nanoseconds,
  seconds,
  toSeconds
} from "./chunk-D2O6BJGM.js";
import {
  __callDispose,
  __using
} from "./chunk-XDEPVGA2.js";

// src/server/run-command.ts
import { closeSync as closeSync2, fstatSync as fstatSync2, readSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep3 } from "node:timers/promises";

// src/machine/family-mark.ts
import { randomUUID } from "node:crypto";
import { closeSync, fstatSync, statSync } from "node:fs";
var MARK_DESCRIPTOR = 57;
var FamilyMark = class {
  /** To be added to the environment of the command. */
  environment;
  /** `NAME=value`. */
  variable;
  /** Our own number of the open file. */
  descriptor;
  #file;
  /** @throws GateError `temporary-folder-unusable` */
  constructor(name, parent) {
    const id = randomUUID();
    this.environment = { [name]: id };
    this.variable = `${name}=${id}`;
    this.descriptor = openNamelessFolder(parent);
    this.#file = fstatSync(this.descriptor, { bigint: true });
  }
  /** Whether the process has it. */
  findIn(pid) {
    if (this.#isOpenIn(pid)) return "member";
    const environment = tryProcFile(`/proc/${pid}/environ`);
    if (typeof environment === "string") return environment === "blind" ? environment : "unrelated";
    if (environment.text === "") return "undecided";
    return environment.text.split("\0").includes(this.variable) ? "member" : "unrelated";
  }
  /** While it is not disposed of, no other file can get the same numbers. */
  [Symbol.dispose]() {
    closeSync(this.descriptor);
  }
  #isOpenIn(pid) {
    try {
      const { dev, ino } = statSync(`/proc/${pid}/fd/${MARK_DESCRIPTOR}`, { bigint: true });
      return dev === this.#file.dev && ino === this.#file.ino;
    } catch {
      return false;
    }
  }
};

// src/machine/process-stat.ts
var NANOSECONDS_PER_TICK = 1e7;
var TICK_GRANULARITY = nanoseconds(2 * NANOSECONDS_PER_TICK);
function readProcessStat(pid) {
  const line = tryProcFile(`/proc/${pid}/stat`);
  return typeof line === "string" ? line : parseProcessStat(line.text) ?? "gone";
}
function parseProcessStat(line) {
  const afterName = line.lastIndexOf(")") + 2;
  if (afterName < 2) return void 0;
  const fields = line.slice(afterName).split(" ");
  const field = (number) => Number(fields[number - 3]);
  if (Number.isNaN(field(22))) return void 0;
  return {
    pid: Number.parseInt(line, 10),
    parent: field(4),
    group: field(5),
    session: field(6),
    // A main thread that ended before the others is shown as a zombie though the process lives.
    isDead: /^[ZXx]$/.test(fields[0] ?? "") && field(20) <= 1,
    startTime: field(22),
    ownCpu: nanoseconds((field(14) + field(15)) * NANOSECONDS_PER_TICK),
    reapedCpu: nanoseconds((field(16) + field(17)) * NANOSECONDS_PER_TICK)
  };
}

// src/machine/process-family.ts
var KTHREADD = 2;
var ProcessFamily = class {
  #founder;
  #mark;
  /** Start time by pid. */
  #members = /* @__PURE__ */ new Map();
  #unrelated = /* @__PURE__ */ new Set();
  constructor(options) {
    this.#founder = options.founder;
    this.#mark = options.mark;
  }
  /**
   * The living members, parents before children as a rule; none where there is no /proc. `blind`: any of
   * them may live.
   */
  findLiving() {
    const pids = listNumbers("/proc");
    if (typeof pids === "string") return pids === "blind" ? pids : [];
    const members = [];
    const unrelated = /* @__PURE__ */ new Set();
    for (const pid of pids) {
      if (this.#unrelated.has(pid)) {
        unrelated.add(pid);
        continue;
      }
      const process2 = readProcessStat(pid);
      if (process2 === "gone") continue;
      const relation = process2 === "blind" ? process2 : this.#recognise(process2);
      if (process2 === "blind" || relation === "blind") return "blind";
      if (relation === "unrelated") unrelated.add(pid);
      if (relation !== "member") continue;
      this.#members.set(pid, process2.startTime);
      members.push(process2);
    }
    this.#members = new Map(members.map((member) => [member.pid, member.startTime]));
    this.#unrelated = unrelated;
    return members.filter((member) => !member.isDead);
  }
  /** Like `findLiving`, but reads every process again: a member may have got the pid of an unrelated process. */
  findLivingAfresh() {
    this.#unrelated.clear();
    return this.findLiving();
  }
  #recognise(process2) {
    const isMember = this.#members.get(process2.pid) === process2.startTime || process2.session === this.#founder || this.#members.has(process2.parent);
    if (isMember) return "member";
    if (this.#mark === void 0 || process2.parent === KTHREADD) return "unrelated";
    return this.#mark.findIn(process2.pid);
  }
};

// src/server/end-processes.ts
import { setTimeout as sleep } from "node:timers/promises";
var KILL_PATIENCE = seconds(10);
var SHORTEST_PAUSE = milliseconds(5);
var LONGEST_PAUSE = milliseconds(50);
async function endProcesses(ended, grace, killPatience = KILL_PATIENCE) {
  if (isGone(ended)) return { kind: "gone" };
  signalAll(ended, "SIGTERM");
  if (await becomesTrue(() => isGone(ended), grace)) return { kind: "sigterm" };
  const isKilled = () => {
    signalAll(ended, "SIGKILL");
    return isGone(ended);
  };
  if (await becomesTrue(isKilled, killPatience)) return { kind: "sigkill" };
  return lastLook(ended);
}
function lastLook({ shell, family }) {
  if (!hasProcFs()) return { kind: "survived", pids: [shell.pid] };
  const living = family.findLivingAfresh();
  if (living === "blind") return { kind: "unseen" };
  const [first, ...others] = living.map(({ pid }) => pid);
  return first === void 0 ? { kind: "sigkill" } : { kind: "survived", pids: [first, ...others] };
}
function isGone({ shell, family }) {
  if (!shell.hasExited) return false;
  if (!hasProcFs()) return !signal(-shell.pid, 0);
  return isEmpty(family.findLiving()) && isEmpty(family.findLivingAfresh());
}
var isEmpty = (found) => found !== "blind" && found.length === 0;
function signalAll({ shell, family }, name) {
  const found = family.findLiving();
  const living = found === "blind" ? [] : found;
  const groupLives = !shell.hasExited || !hasProcFs() || living.some(isInGroup(shell));
  if (groupLives) signal(-shell.pid, name);
  for (const { pid } of living.filter((process2) => !isInGroup(shell)(process2))) signal(pid, name);
}
var isInGroup = (shell) => (process2) => process2.group === shell.pid;
function signal(target, name) {
  try {
    return process.kill(target, name);
  } catch {
    return false;
  }
}
async function becomesTrue(check, patience) {
  const deadline = performance.now() + patience;
  let pause = SHORTEST_PAUSE;
  while (!check()) {
    const left = deadline - performance.now();
    if (left <= 0) return false;
    await sleep(Math.min(pause, left));
    pause = milliseconds(Math.min(pause * 1.5, LONGEST_PAUSE));
  }
  return true;
}

// src/server/guard.ts
import { spawn } from "node:child_process";
var SCRIPT = `
trap '' HUP INT TERM
group=
while read -r word argument; do
  case $word in
    group) group=$argument ;;
    done) exit 0 ;;
  esac
done
end() {
  if [ -n "$group" ]; then kill -s "$1" -- "-$group"; fi
  for file in $(grep -lszxF -e "$variable" /proc/[0-9]*/environ); do
    pid=\${file#/proc/}
    kill -s "$1" "\${pid%/environ}"
  done
  for file in /proc/[0-9]*/fd/${MARK_DESCRIPTOR}; do
    if [ "$file" -ef "/proc/$$/fd/3" ]; then
      pid=\${file#/proc/}
      kill -s "$1" "\${pid%%/*}"
    fi
  done
}
variable=$1
end TERM
sleep 2
end KILL
sleep 1
end KILL
`;
function startGuard(options) {
  const child = spawn("sh", ["-c", SCRIPT, "perf-gate-guard", options.mark.variable], {
    env: { PATH: options.path ?? "/usr/bin:/bin", LC_ALL: "C" },
    detached: true,
    cwd: "/",
    stdio: ["pipe", "ignore", "ignore", options.mark.descriptor]
  });
  child.unref();
  child.on("error", () => void 0);
  child.stdin?.on("error", () => void 0);
  return {
    watch: (group) => child.stdin?.write(`group ${group}
`),
    dismiss: () => dismiss(child)
  };
}
function dismiss(child) {
  child.stdin?.end("done\n");
  const isGone2 = child.pid === void 0 || child.exitCode !== null || child.signalCode !== null;
  if (isGone2) return Promise.resolve();
  child.ref();
  return new Promise((resolve) => child.once("exit", () => resolve()));
}

// src/server/line-ring.ts
var KEPT_LINES = 200;
var LONGEST_LINE = 2048;
var LAST_LINES = 20;
var LineRing = class {
  #lines = [];
  /** Unfinished lines, by source. */
  #begun = /* @__PURE__ */ new Map();
  append(source, text) {
    const pieces = text.split("\n");
    pieces[0] = clip((this.#begun.get(source) ?? "") + clip(pieces[0] ?? ""));
    this.#begun.set(source, clip(pieces.pop() ?? ""));
    if (pieces.length === 0) return;
    this.#lines = [...this.#lines, ...pieces.slice(-KEPT_LINES).map(clip)].slice(-KEPT_LINES);
  }
  /** Without escape sequences and empty lines. The one that tells why the program ended is among them, if it was kept. */
  last(count = LAST_LINES) {
    const lines = [...this.#lines, ...this.#begun.values()].map(sanitise);
    return excerptOf(
      lines.filter((line) => line !== ""),
      count
    );
  }
};
var clip = (line) => line.slice(0, LONGEST_LINE);

// src/machine/port-holder.ts
import { readlinkSync } from "node:fs";
var LISTEN = "0A";
function listTcpListeners() {
  const lines = ["/proc/net/tcp", "/proc/net/tcp6"].flatMap(
    (path) => (readProcFile(path) ?? "").split("\n")
  );
  return lines.flatMap((line) => {
    const [, local = "", , state, , , , , , inode] = line.trim().split(/\s+/);
    if (state !== LISTEN || inode === void 0) return [];
    const [address = "", port = ""] = local.split(":");
    return [{ address: parseAddress(address), port: Number.parseInt(port, 16), inode }];
  });
}
function parseAddress(hex) {
  const bytes = Buffer.from(hex, "hex").swap32();
  const isMapped = bytes.length > 4 && hex.startsWith("0000000000000000FFFF0000");
  if (bytes.length === 4 || isMapped) return [...bytes.subarray(-4)].join(".");
  const groups = Array.from({ length: 8 }, (_, at) => bytes.readUInt16BE(2 * at).toString(16));
  return new URL(`http://[${groups.join(":")}]/`).hostname.slice(1, -1);
}
var ANY = ["0.0.0.0", "::"];
function findListeners(addresses, port) {
  const reached = [...ANY, ...addresses];
  return listTcpListeners().filter((listener) => listener.port === port && reached.includes(listener.address)).map(({ inode }) => inode);
}
var ACCEPTS = 65536;
var UNIX_LINE = /^\S+ \S+ \S+ (\S+) \S+ \S+ +(\d+) (.+)$/;
function listSocketListeners() {
  const lines = (readProcFile("/proc/net/unix") ?? "").split("\n");
  return lines.flatMap((line) => {
    const [, flags = "", inode, bound] = UNIX_LINE.exec(line) ?? [];
    const accepts = (Number.parseInt(flags, 16) & ACCEPTS) !== 0;
    if (!accepts || bound === void 0 || inode === void 0) return [];
    return [{ path: Buffer.from(bound, "latin1").toString(), inode }];
  });
}
var findSocketListeners = (path) => listSocketListeners().filter((listener) => listener.path === path).map(({ inode }) => inode);
function findEndpoints(pids) {
  const opened = pids.map((pid) => listOpenSockets(pid));
  if (!hasProcFs() || opened.some((sockets) => sockets === void 0)) return void 0;
  const inodes = new Set(opened.flatMap((sockets) => sockets ?? []));
  const isTheirs = ({ inode }) => inodes.has(inode);
  return [
    ...listTcpListeners().filter(isTheirs).map(({ address, port }) => ({ kind: "port", address, port })),
    ...listSocketListeners().filter(isTheirs).map(({ path }) => ({ kind: "socket", path }))
  ];
}
var findOnPort = (port) => listTcpListeners().filter((listener) => listener.port === port).map(({ address }) => ({ kind: "port", address, port }));
function listOpenSockets(pid) {
  const directory = `/proc/${pid}/fd`;
  const descriptors = mayList(directory) ? listNumbers(directory) : "blind";
  if (typeof descriptors === "string") return descriptors === "blind" ? void 0 : [];
  return descriptors.flatMap((fd) => {
    const [, inode] = /^socket:\[(\d+)\]$/.exec(readLink(`${directory}/${fd}`)) ?? [];
    return inode ?? [];
  });
}
function findHolder(inodes) {
  if (inodes.length === 0) return void 0;
  const pids = listNumbers("/proc");
  if (typeof pids === "string") return void 0;
  const pid = pids.find((one) => listOpenSockets(one)?.some((inode) => inodes.includes(inode)));
  if (pid === void 0) return void 0;
  return { pid, command: readCommandLine(pid) };
}
var readCommandLine = (pid) => readProcFile(`/proc/${pid}/cmdline`)?.split("\0").join(" ").trim() ?? "";
function readLink(path) {
  try {
    return readlinkSync(path);
  } catch {
    return "";
  }
}

// src/server/free-port.ts
import { createServer } from "node:net";
import { setTimeout as sleep2 } from "node:timers/promises";
var LOOPBACKS = addressesOf("localhost");
var ATTEMPTS = 20;
var POLL = milliseconds(20);
async function findFreePort(hostname) {
  const [host] = addressesOf(hostname);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const result = await tryToListen(host, 0);
    if (result.kind === "refused") throw noFreePort(hostname, result.code);
    if (await isPortFree(result.port)) return result.port;
  }
  throw noFreePort(hostname, "EADDRINUSE");
}
async function isPortFree(port) {
  const results = await Promise.all(LOOPBACKS.map((host) => tryToListen(host, port)));
  return !results.some((result) => result.kind === "refused" && result.code === "EADDRINUSE");
}
async function waitForFreePort(port, patience) {
  const deadline = performance.now() + patience;
  while (!await isPortFree(port)) {
    if (performance.now() >= deadline) return false;
    await sleep2(POLL);
  }
  return true;
}
function tryToListen(host, port) {
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", (error) => {
      resolve({ kind: "refused", code: error.code ?? error.message });
    });
    server.listen({ host, port, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve({ kind: "listened", port: portOf(address) ?? port }));
    });
  });
}
var portOf = (address) => typeof address === "object" ? address?.port : void 0;
function noFreePort(hostname, code) {
  return new GateError({
    code: "no-free-port",
    kind: "gate",
    message: `Could not listen on any port of ${hostname} (${code}).`,
    remedy: "Use `127.0.0.1` in `url`, or enable the address on this machine."
  });
}

// src/server/unix-socket.ts
import { lstatSync, rmSync, unlinkSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
var LONGEST_PATH = process.platform === "darwin" ? 103 : 107;
var HARMLESS = /^\/[\w./-]+$/;
var EVERYWHERE = "/tmp";
function assignSocket({ TMPDIR = EVERYWHERE }) {
  const folder = makeTemporaryFolder(isUsable(TMPDIR) ? TMPDIR : EVERYWHERE);
  return {
    path: join(folder, "server.sock"),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true })
  };
}
var isUsable = (folder) => HARMLESS.test(folder) && folder.length + "/perf-gate-XXXXXX/server.sock".length <= LONGEST_PATH;
async function vacateSocket(path) {
  checkLength(path);
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === void 0) return true;
  if (!found.isSocket()) throw pathTaken(path);
  if (await isListenedOn(path)) return false;
  unlinkSync(path);
  return true;
}
function checkLength(path) {
  const size = Buffer.byteLength(path);
  if (size <= LONGEST_PATH) return;
  throw new GateError({
    code: "socket-path-too-long",
    kind: "gate",
    message: `The path of the Unix socket has ${size} bytes, more than the system's ${LONGEST_PATH}: ${path}`,
    remedy: 'Choose a shorter path, or let perf-gate assign one: `unix-socket: "{socket}"`.'
  });
}
function isListenedOn(path) {
  const socket = connect({ path });
  return new Promise((resolve) => {
    socket.once("connect", () => resolve(true));
    socket.once("error", (error) => resolve(!isDead(error)));
    socket.once("connect", () => socket.destroy());
  });
}
var isDead = ({ code }) => code === "ENOENT" || code === "ECONNREFUSED";
function pathTaken(path) {
  return new GateError({
    code: "socket-path-taken",
    kind: "gate",
    message: `The path of the Unix socket holds something else, which perf-gate does not remove: ${path}`,
    remedy: "Move it away, or choose another path in `unix-socket`."
  });
}

// src/server/place.ts
function commandAt(command, place) {
  return place.kind === "port" ? command.replaceAll("{port}", String(place.port)) : command.replaceAll("{socket}", place.path);
}
function variablesAt(place) {
  return place.kind === "port" ? { PORT: String(place.port) } : { PERF_GATE_SOCKET: place.path };
}
function listenersAt(hostname, place) {
  return place.kind === "port" ? findListeners(addressesOf(hostname), place.port) : findSocketListeners(place.path);
}
async function becomesFree(place, patience) {
  return place.kind === "port" ? await waitForFreePort(place.port, patience) : !await isListenedOn(place.path);
}
var describePlace = (place) => place.kind === "port" ? `port ${place.port}` : `the Unix socket ${place.path}`;

// src/server/shell.ts
import { spawn as spawn2 } from "node:child_process";
async function startShell(options) {
  const child = spawnShell(options);
  const exited = new Promise((resolve) => {
    child.once("exit", (code, signal2) => resolve({ code, signal: signal2 }));
  });
  return await new Promise((resolve, reject) => {
    child.once("error", (error) => reject(notStarted(options, error)));
    child.once("spawn", () => {
      if (child.pid !== void 0) resolve(describeShell(child, child.pid, exited));
    });
  });
}
function spawnShell(options) {
  try {
    return spawn2("sh", ["-c", options.command], {
      cwd: options.cwd,
      env: { ...options.env, ...options.mark.environment },
      // setsid(2): a group that a signal to us does not reach, and that we can signal as a whole.
      detached: true,
      stdio: filesOf(options)
    });
  } catch (error) {
    throw notStarted(options, error instanceof Error ? error : new Error(String(error)));
  }
}
function filesOf({ input, outputs, mark }) {
  const first = [input === "open" ? "pipe" : "ignore", ...outputs];
  const between = Array.from({ length: MARK_DESCRIPTOR - first.length }, () => "ignore");
  return [...first, ...between, mark.descriptor];
}
function describeShell(child, pid, exited) {
  return {
    pid,
    exited,
    get hasExited() {
      return child.exitCode !== null || child.signalCode !== null;
    }
  };
}
function describeExit({ code, signal: signal2 }) {
  return signal2 === null ? `exited with code ${code}` : `was ended by ${signal2}`;
}
var LONGEST_COMMAND = 120;
function shortenCommand(command) {
  if (command.length <= LONGEST_COMMAND) return command;
  return `${command.slice(0, LONGEST_COMMAND).replace(/\S*$/, "")}…`;
}
function notStarted({ command, cwd }, cause) {
  return new GateError({
    code: "command-not-started",
    kind: "gate",
    message: `Could not run "${shortenCommand(sanitise(command))}" in ${cwd}: ${cause.message}.`,
    remedy: "code" in cause && cause.code === "E2BIG" ? "The command, a variable of its environment, or all of them together are longer than the system takes." : "Check that the directory exists and that `sh` is on the PATH.",
    cause
  });
}

// src/server/server-errors.ts
function portTaken(hostname, place) {
  return new GateError({
    code: "port-taken",
    kind: "gate",
    message: `Port ${place.port} is taken by ${describeHolder(hostname, place)}, so the server cannot be started on it.`,
    remedy: place.choice === "fixed" ? "End that process, or let perf-gate choose a free port: write `{port}` for the number in `url` and in `start`, or have the server read PORT from its environment." : "Another program took the port after perf-gate had chosen it: run again."
  });
}
function socketTaken(hostname, place) {
  return new GateError({
    code: "socket-taken",
    kind: "gate",
    message: `The Unix socket ${place.path} is taken by ${describeHolder(hostname, place)}, so the server cannot be started on it.`,
    remedy: "End that process, or let perf-gate assign a path: leave out `unix-socket`, and write `{socket}` for the path in `start`."
  });
}
function serverExited({ exit, lastLines, place, others }) {
  return new GateError({
    code: "server-exited",
    kind: "gate",
    message: [
      `The server ${describeExit(exit)} before it was ready.`,
      ...sayLeftBehind(others.leftBehind),
      ...sayStranger(others.stranger, place)
    ].join(" "),
    remedy: exit.code === 0 ? `The command of \`start\` must stay in the foreground for as long as the server runs: ${FOREGROUND}.` : lastLines.lines.length > 0 ? "Its last lines say why. Run the command of `start` by hand, with PORT set, to see the same." : "It printed nothing. Run the command of `start` by hand, with PORT set.",
    ...toldBy(lastLines)
  });
}
var toldBy = ({ lines, telling }) => ({ details: lines, telling });
var FOREGROUND = "remove a trailing `&` and options such as `--daemon`; nginx needs `daemon off;`, Apache `-D FOREGROUND`";
function sayLeftBehind([first, ...rest]) {
  if (first === void 0) return [];
  const more = rest.length === 0 ? "" : ` and ${rest.length} more`;
  return [`It left ${describeProcess(first)}${more} in the background, which perf-gate ends.`];
}
function sayStranger(stranger, place) {
  if (stranger === void 0) return [];
  return [`${capitalise(describePlace(place))} is held by ${describeStranger(stranger)}.`];
}
function describeStranger(stranger) {
  const what = describeProcess(stranger);
  return stranger.isOlder ? `${what}, which was running before the server was started` : `${what}, which perf-gate leaves running: it started later than the server, but nothing shows that it came from \`start\``;
}
function sayForeignAnswer(place, stranger) {
  const who = stranger === void 0 ? "another process, which does not belong to the server that was started" : describeStranger(stranger);
  return `${capitalise(describePlace(place))} is answered by ${who}.`;
}
function foreignAnswer(place, stranger) {
  return new GateError({
    code: "foreign-answer",
    kind: "gate",
    message: sayForeignAnswer(place, stranger),
    remedy: `The process that \`start\` runs must listen itself. A container engine or a daemon that was already running must not do it instead. ${capitalise(FOREGROUND)}. For a server that is already running, give \`url\` without \`start\`.`
  });
}
function serverNotStopped(pids) {
  return new GateError({
    code: "server-not-stopped",
    kind: "gate",
    message: `Some processes of the server did not end, even when killed: ${pids.join(", ")}.`,
    remedy: "They are stuck in the kernel, perhaps on a file system that does not answer."
  });
}
function serverNotSeen() {
  return new GateError({
    code: "server-not-stopped",
    kind: "gate",
    message: "The server was killed, but perf-gate had no open file left to see whether it ended.",
    remedy: "Raise the hard limit of open files (`ulimit -Hn`), or lower `connections`."
  });
}
var capitalise = (text) => text.charAt(0).toUpperCase() + text.slice(1);
function describeHolder(hostname, place) {
  const holder = findHolder(listenersAt(hostname, place));
  return holder === void 0 ? "another process" : describeProcess(holder);
}
function describeProcess({ pid, command }) {
  return `process ${pid} (${shortenCommand(sanitise(command)) || "no command line"})`;
}

// src/server/run-command.ts
var GRACE = seconds(5);
var LONGEST_TIMER = milliseconds(2 ** 31 - 1);
var TAIL_BYTES = 65536;
var MARK = "PERF_GATE_COMMAND_ID";
async function runCommand(options) {
  var _stack = [];
  try {
    options.signal.throwIfAborted();
    const log = __using(_stack, new LogFile(options.logFile));
    const end = await runGuarded(options, log.descriptor);
    options.signal.throwIfAborted();
    if (end !== void 0) throw failed(options, end, log.lastLines());
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    __callDispose(_stack, _error, _hasError);
  }
}
var FILE_LIMIT = "ulimit -f 65536";
async function runGuarded(options, output) {
  var _stack = [];
  try {
    const mark = __using(_stack, new FamilyMark(MARK, dirname(options.logFile)));
    const guard = startGuard({ mark, path: options.ambient.PATH });
    try {
      const shell = await startShell({
        command: options.isBrief ? `${FILE_LIMIT}
${options.command}` : options.command,
        cwd: options.cwd,
        env: scrubEnvironment(options.ambient, options.env),
        input: "empty",
        outputs: [output, output],
        mark
      });
      guard.watch(shell.pid);
      return await waitForEnd(shell, mark, options);
    } finally {
      await guard.dismiss();
    }
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    __callDispose(_stack, _error, _hasError);
  }
}
async function waitForEnd(shell, mark, options) {
  const timeout = options.timeout ?? LONGEST_TIMER;
  const ended = new AbortController();
  const signal2 = AbortSignal.any([options.signal, ended.signal]);
  const patience = sleep3(timeout, void 0, { signal: signal2 }).catch(() => void 0);
  const exit = await Promise.race([shell.exited, patience]);
  ended.abort();
  const family = new ProcessFamily({ founder: shell.pid, mark });
  if (exit !== void 0) {
    if (options.isBrief) await endProcesses({ shell, family }, GRACE);
    return exit.code === 0 ? void 0 : describeExit(exit);
  }
  const isInterrupted = options.interrupts && !options.signal.aborted && await endsOnInterrupt(shell);
  await endProcesses({ shell, family }, GRACE);
  return isInterrupted ? void 0 : `took longer than ${toSeconds(timeout)} s`;
}
var INTERRUPT_GRACE = seconds(2);
async function endsOnInterrupt(shell) {
  try {
    process.kill(-shell.pid, "SIGINT");
  } catch {
    return false;
  }
  const left = new AbortController();
  const patience = sleep3(INTERRUPT_GRACE, false, { signal: left.signal }).catch(() => false);
  const ended = await Promise.race([shell.exited.then(() => true), patience]);
  left.abort();
  return ended;
}
var LogFile = class {
  descriptor;
  /** @throws GateError `temporary-folder-unusable` */
  constructor(path) {
    this.descriptor = openTemporaryFile(path, "a+");
  }
  lastLines() {
    const tail = Buffer.alloc(TAIL_BYTES);
    const from = Math.max(0, fstatSync2(this.descriptor).size - TAIL_BYTES);
    const length = readSync(this.descriptor, tail, 0, TAIL_BYTES, from);
    const ring = new LineRing();
    const text = tail.toString("utf8", 0, length);
    ring.append("log", from === 0 ? text : text.slice(text.indexOf("\n") + 1));
    return ring.last();
  }
  [Symbol.dispose]() {
    closeSync2(this.descriptor);
  }
};
function failed({ code, input, command }, end, lastLines) {
  return new GateError({
    code,
    kind: "gate",
    message: `The command of \`${input}\` ${end}: \`${command}\`.`,
    remedy: lastLines.lines.length > 0 ? "Its last lines say why. Run it by hand in the same directory to see the same." : "It printed nothing. Run it by hand in the same directory.",
    ...toldBy(lastLines)
  });
}

// src/arms/build.ts
async function buildCandidate({ server }, ports) {
  if (server.kind !== "started") return;
  const onRun = (command) => ports.report({ kind: "building", command });
  await buildArm(server, { log: "build.log", onRun }, ports);
}
async function buildArm({ build: command, cwd, env }, { log, onRun }, { ambient, signal: signal2, logs }) {
  if (command === void 0) return;
  onRun(command);
  const logFile = `${logs}/${log}`;
  const input = "build";
  const code = "build-failed";
  await runCommand({ input, code, command, cwd, ambient, env, logFile, signal: signal2 });
}

// src/measure/arm-not-started.ts
var ArmNotStarted = class _ArmNotStarted extends GateError {
  arm;
  /** It names no arm. */
  reason;
  #how;
  /** @param how those of a baseline are not in the plan */
  constructor(arm, how, reason) {
    super(reason.code === "hook-failed" ? nameHook(arm, reason) : nameServer(arm, how, reason));
    this.arm = arm;
    this.reason = reason;
    this.#how = how;
  }
  /**
   * The same, where more is known.
   * @param cwd for a folder that will not be there, in words
   * @param remedy `undefined`: as before
   */
  inFolder(cwd, remedy) {
    const { reason } = this;
    const facts = { ...sameOf(reason), message: reason.message, remedy: remedy ?? reason.remedy };
    return new _ArmNotStarted(this.arm, { ...this.#how, cwd }, new GateError(facts));
  }
  /** The same, with a sentence before what is to be done. */
  withRemedy(first) {
    const { reason } = this;
    const remedy = `${first} ${reason.remedy}`;
    const facts = { ...sameOf(reason), message: reason.message, remedy };
    return new _ArmNotStarted(this.arm, this.#how, new GateError(facts));
  }
};
var sameOf = ({ code, kind, details, telling, cause }) => ({
  code,
  kind,
  details,
  telling,
  cause
});
var nameServer = (arm, { start, cwd }, error) => ({
  ...sameOf(error),
  message: `The ${arm} could not be started. ${error.message}`,
  remedy: `It is started by \`${start}\` in ${cwd}. ${error.remedy}`
});
var nameHook = (arm, error) => ({
  ...sameOf(error),
  message: `${error.message} It ran for the ${arm}.`,
  remedy: error.remedy
});

// src/measure/baseline-arm.ts
function baselineServer(candidate, { compare }, cwd, own) {
  const before = own?.server.kind === "started" ? own.server : candidate;
  const { start, build, ready, steps } = before;
  const listens = listenAlike(before, candidate) ? candidate.listens : before.listens;
  const env = Object.keys(compare.env).length > 0 ? compare.env : candidate.env;
  return { ...candidate, start, build, listens, ready, steps, cwd, env };
}
function baselineTarget({ server, target }, baseline) {
  const isAlike2 = server.kind === "running" || listenAlike(server, baseline.server);
  return isAlike2 ? target : baseline.plan?.target ?? target;
}
var listenAlike = (one, other) => one.listens.kind === other.listens.kind;

// src/plan/with-captured.ts
var UnfitCapture = class extends Error {
};
function withCaptured(request, captured) {
  const { template } = request;
  if (template === void 0 || namesIn(template).length === 0) return request;
  const fill = (parts) => filled(parts, captured);
  const full = {
    path: fill(template.path),
    headers: template.headers.map(fill),
    body: template.body && fill(template.body)
  };
  refuseUnfit(request, full);
  refuseBoundary(request, full);
  if ([full.path, ...full.headers, full.body ?? []].flat().some(({ kind }) => kind === "value")) {
    return { ...request, template: full };
  }
  return {
    ...request,
    path: textOf(full.path),
    headers: request.headers.map(({ name, value }, index) => ({
      name,
      value: sent(value, full.headers[index] ?? [])
    })),
    body: request.body && full.body && sentBody(request.body, full.body),
    template: void 0
  };
}
var capturedIn = ({ template }) => template === void 0 ? [] : [...new Set(namesIn(template))];
var namesIn = ({ path, headers, body = [] }) => [path, ...headers, body].flat().flatMap((part) => capturedName(part) ?? []);
function capturedName(part) {
  if (part.kind !== "value" || part.value.kind !== "captured") return void 0;
  return part.value.by === "setup" ? part.value.name : void 0;
}
function filled(parts, captured) {
  const all = [];
  for (const part of parts) {
    const name = capturedName(part);
    const now = name === void 0 ? part : { kind: "text", text: textFor(part, name, captured) };
    const last = all.at(-1);
    if (now.kind === "text" && last?.kind === "text") {
      all[all.length - 1] = { kind: "text", text: last.text + now.text };
    } else all.push(now);
  }
  return all;
}
function textFor(part, name, captured) {
  const value = captured.get(name);
  if (value === void 0 || part.kind !== "value") {
    throw new UnfitCapture(`\`setup\` of this version captures no \`${name}\`.`);
  }
  return writeValue(value.text, part.writing, value.json);
}
function refuseUnfit({ name, headers }, full) {
  const bad = full.headers.findIndex((parts) => !isFieldValue(textOf(parts)));
  if (bad >= 0) {
    const header = headers[bad]?.name ?? "";
    throw new UnfitCapture(
      `What was captured has characters that are not allowed in the header \`${header}\` of "${name}".`
    );
  }
  const host = headers.findIndex((header) => isHostName(header.name));
  if (host >= 0 && !isHost(shapeOf(full.headers[host] ?? []))) {
    throw new UnfitCapture(`What was captured does not fit into the \`Host\` of "${name}".`);
  }
  const [first] = full.path;
  if (first?.kind === "text" && full.path.length === 1 && !isRequestPath(first.text)) {
    throw new UnfitCapture(`What was captured does not fit into the path of "${name}".`);
  }
}
function refuseBoundary(request, full) {
  const type = request.headers.find(({ name }) => name.toLowerCase() === "content-type");
  const [, boundary] = /^multipart\/form-data; boundary="?([^";]+)/.exec(type?.value.value ?? "") ?? [];
  if (boundary === void 0) return;
  const countIn = (parts = []) => textOf(parts).split(boundary).length;
  if (countIn(full.body) === countIn(request.template?.body)) return;
  throw new UnfitCapture(
    `What was captured has the boundary of the form of "${request.name}" in it.`
  );
}
var textOf = (parts) => parts.map((part) => part.kind === "text" ? part.text : "").join("");
var shapeOf = (parts) => parts.map((part) => part.kind === "text" ? part.text : "x").join("");
var sent = ({ template }, parts) => ({
  template,
  value: textOf(parts)
});
function sentBody(body, parts) {
  if (!("size" in body)) return sent(body, parts);
  const pieces = parts.map(
    (part) => part.kind === "bytes" ? part.bytes : Buffer.from(textOf([part]))
  );
  return { ...body, value: Buffer.concat(pieces) };
}

// src/stats/spread.ts
var average = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
function meanOf(effects) {
  return logRatio(average(effects));
}
function standardDeviationOf(effects) {
  if (effects.length < 2) return void 0;
  const mean = meanOf(effects);
  const squares = effects.reduce((sum, effect) => sum + (effect - mean) ** 2, 0);
  return logRatio(Math.sqrt(squares / (effects.length - 1)));
}
function standardErrorOf(effects) {
  const spread = standardDeviationOf(effects);
  if (spread === void 0) return void 0;
  const { length } = effects;
  return { error: logRatio(spread / Math.sqrt(length)), degreesOfFreedom: length - 1 };
}
function sumErrors(parts) {
  const [first] = parts;
  const variance = parts.reduce((sum, { error }) => sum + error ** 2, 0);
  const squares = parts.reduce((sum, part) => sum + part.error ** 4 / part.degreesOfFreedom, 0);
  return {
    error: logRatio(Math.sqrt(variance)),
    degreesOfFreedom: squares > 0 ? variance ** 2 / squares : first.degreesOfFreedom
  };
}
function nonEmpty(items) {
  const [first, ...rest] = items;
  return first === void 0 ? void 0 : [first, ...rest];
}
function mapNonEmpty([first, ...rest], map) {
  return [map(first), ...rest.map(map)];
}

// src/measure/match-requests.ts
function matchDefinitions({ requests, server }, before) {
  if (before === void 0)
    return { judged: requests, added: [], warnings: [], changed: /* @__PURE__ */ new Set() };
  const captured = namesCaptured(server);
  const isKnown = (unit) => unit.flatMap(capturedIn).every((name) => captured.has(name));
  const [now, old] = [listUnits(requests), listUnits(before.requests)];
  const known = new Map(old.filter(isKnown).map((unit) => [nameOf(unit), unit]));
  const definitionOf = (unit) => known.get(nameOf(unit)) ?? [];
  const added = now.filter((unit) => !known.has(nameOf(unit)));
  const judged = now.flatMap((unit) => asDefined(definitionOf(unit), unit));
  const differences = now.flatMap((unit) => {
    const difference = differenceOf(known.get(nameOf(unit)), unit);
    return difference === void 0 ? [] : [{ unit, difference }];
  });
  const said = differences.map(({ unit, difference }) => `"${nameOf(unit)}" (${difference})`);
  const names = new Set(now.map(nameOf));
  const gone = old.map(nameOf).filter((name) => !names.has(name));
  const apart = old.filter((unit) => names.has(nameOf(unit)) && !isKnown(unit));
  const warnings = [
    ...warnOfChanged(said),
    ...warnOfGone(gone),
    ...warnOfSetup(apart),
    ...warnOfAdded(added)
  ];
  const changed = new Set(
    differences.flatMap(({ unit }) => definitionOf(unit)).map(({ name }) => name)
  );
  return { judged: nonEmpty(judged), added: added.flat(), warnings, changed };
}
var nameOf = ([first]) => first.step?.flow.name ?? first.name;
function asDefined(definition, unit) {
  const { tolerances, limits } = unit[0].step?.flow ?? unit[0];
  const flows = new Map(
    definition.flatMap(
      ({ step }) => step === void 0 ? [] : [[step.flow, { ...step.flow, tolerances, limits }]]
    )
  );
  return definition.map((request) => {
    const own = unit.find(({ name }) => name === request.name) ?? request;
    const { step } = request;
    const flow = step && flows.get(step.flow);
    return {
      ...request,
      tolerances: own.tolerances,
      limits: own.limits,
      ...step && flow ? { step: { ...step, flow } } : {}
    };
  });
}
function differenceOf(before, after) {
  if (before === void 0) return void 0;
  const namesOf = (unit) => unit.map(({ name }) => name).join(", ");
  if (namesOf(before) !== namesOf(after)) return "other steps";
  for (const [index, request] of after.entries()) {
    const difference = findDifference(before[index], request);
    if (difference === void 0) continue;
    return request.step === void 0 ? difference : `"${request.name}": ${difference}`;
  }
  if (before[0].weight !== after[0].weight) {
    return `weight ${before[0].weight} is now ${after[0].weight}`;
  }
  return void 0;
}
var namesCaptured = ({ steps }) => new Set(steps.setup.flatMap(({ captures }) => captures.map(({ name }) => name)));
var NO_SUCH_ENDPOINT = /* @__PURE__ */ new Set([404, 405, 501]);
function matchAnswers(requests, before, after) {
  const isNew = ({ name }) => {
    const old = before.find((answer) => answer.name === name);
    const now = after.find((answer) => answer.name === name);
    if (old?.failure === void 0 || now === void 0) return false;
    return now.failure === void 0 && NO_SUCH_ENDPOINT.has(old.status);
  };
  const units = listUnits(requests);
  const added = units.filter((unit) => isNewUnit(unit, isNew));
  const judged = units.filter((unit) => !isNewUnit(unit, isNew)).flat();
  const different = judged.flatMap(({ name }) => describeAnswers(name, before, after) ?? []);
  const warnings = [...warnOfAdded(added), ...warnOfAnswers(different)];
  return { judged: nonEmpty(judged), added: added.flat(), warnings };
}
var isNewUnit = (unit, isNew) => unit.some(isNew);
function findDifference(before, after) {
  if (before === void 0) return void 0;
  if (before.method !== after.method) return `${before.method} is now ${after.method}`;
  if (before.path !== after.path) return `path ${before.path} is now ${after.path}`;
  const parts = ["headers", "body", "expect"];
  if (rowsOf(before) !== rowsOf(after)) return "other rows";
  if (textOf2(placeOf(before)) !== textOf2(placeOf(after))) return "other think time or captures";
  const part = parts.find((name) => textOf2(before[name]) !== textOf2(after[name]));
  return part === void 0 ? void 0 : `other ${part}`;
}
var placeOf = ({ step }) => step && [step.thinkTime, step.captures];
var rowsOf = ({ template }) => tablesOf(template).map(({ digest, order }) => `${digest} ${order}`).join();
var textOf2 = (part) => JSON.stringify(part, (_, value) => {
  if (value instanceof RegExp) return value.source;
  return isSecretText(value) ? value.template : value;
}) ?? "";
var isSecretText = (value) => typeof value === "object" && value !== null && "template" in value;
function describeAnswers(name, before, after) {
  const old = before.find((answer) => answer.name === name && answer.failure === void 0);
  const now = after.find((answer) => answer.name === name && answer.failure === void 0);
  if (old === void 0 || now === void 0) return void 0;
  if (old.status !== now.status) return `"${name}" with ${old.status} before and ${now.status} now`;
  if (isAlike(old.bodyBytes, now.bodyBytes)) return void 0;
  return `"${name}" with ${old.bodyBytes} bytes before and ${now.bodyBytes} now`;
}
var isAlike = (before, after) => Math.abs(after - before) <= 0.1 * Math.max(before, after) + 16;
var warnOfAdded = (added) => warn(
  "new-requests",
  added.map((unit) => `"${nameOf(unit)}"`),
  (list) => `New requests are measured, but not judged: ${list}.`
);
var warnOfChanged = (changed) => warn(
  "requests-changed",
  changed,
  (list) => `Both versions are sent what the baseline defines, not what the plan says now: ${list}.`
);
var warnOfGone = (gone) => warn(
  "requests-changed",
  gone.map((name) => `"${name}"`),
  (list) => `The baseline's plan also has ${list}; this plan does not, so that is not measured.`
);
var warnOfSetup = (apart) => warn(
  "requests-changed",
  apart.map((unit) => `"${nameOf(unit)}" (${unit.flatMap(capturedIn).join(", ")})`),
  (list) => `As the baseline defines them, requests use what \`setup\` of this version does not capture: ${list}.`
);
var warnOfAnswers = (different) => warn(
  "answers-differ",
  different,
  (list) => `The two versions answer differently, so other work may be compared: ${list}.`
);
function warn(code, items, say) {
  return items.length === 0 ? [] : [{ code, text: say(items.join(", ")) }];
}

// src/measure/trial/tried.ts
function triedIn(answers) {
  return new Map([...answers].map(([arm, ofArm]) => [arm, triedOf(ofArm)]));
}
function triedOf(answers) {
  const well = answers.filter(({ failure }) => failure === void 0);
  return {
    works: new Set(well.map(({ name }) => name)),
    waited: milliseconds(Math.max(0, ...well.map(({ waited }) => waited)))
  };
}

// src/measure/versions.ts
function planVersions(plan, baseline, proven = /* @__PURE__ */ new Set()) {
  const { server, target, load } = plan;
  if (baseline === void 0) {
    const one = { isOneOfTwo: false, timesStart: true };
    const candidate = { arm: "candidate", server, target, ...one };
    const { requests, secrets } = plan;
    const none = { added: [], warnings: [], changed: /* @__PURE__ */ new Set(), tried: void 0 };
    return { arms: [candidate], load, requests, secrets, turns: "slices", proven, ...none };
  }
  const { judged, added, changed } = matchDefinitions(plan, baseline.plan);
  if (judged === void 0) return void 0;
  const each = { isOneOfTwo: true, timesStart: startAlike(plan, baseline) };
  const itsTarget = baselineTarget(plan, baseline);
  return {
    arms: [
      { arm: "candidate", server, target, ...each },
      { arm: "baseline", server: baseline.server, target: itsTarget, ...each }
    ],
    load,
    requests: judged,
    added,
    turns: isAssigned(server) ? "slices" : "one-arm-at-a-time",
    warnings: warnOfPlans(plan, baseline),
    changed,
    // The version beside it shows what can be met now.
    proven: /* @__PURE__ */ new Set(),
    tried: void 0,
    secrets: [.../* @__PURE__ */ new Set([...plan.secrets, ...baseline.plan?.secrets ?? []])]
  };
}
function warnOfPlans(plan, baseline) {
  const { warnings } = matchDefinitions(plan, baseline.plan);
  const starts = startAlike(plan, baseline) ? [] : [warnOfStarts(plan.server, baseline.server)];
  return [...warnings, ...starts];
}
var startAlike = ({ server }, baseline) => keyOf(server) === keyOf(baseline.server);
var keyOf = ({ ready: { by } }) => by.kind === "path" ? `path ${by.path}` : `command ${by.command}`;
var describeReady = ({ ready: { by } }) => by.kind === "path" ? `\`ready-path\` ${by.path}` : "`ready-command`";
var warnOfStarts = (now, before) => ({
  code: "starts-apart",
  text: `How fast the versions start is not compared: this one is ready by ${describeReady(now)}, the baseline by ${describeReady(before)} of its own.`
});
var countArms = ({ arms }) => arms.length === 1 ? 1 : 2;
function isAssigned(server) {
  if (server.kind === "running") return true;
  const { listens } = server;
  return (listens.kind === "port" ? listens.port : listens.path) === void 0;
}
function reviseVersions(versions, { firstAnswers }) {
  const [before = [], after = []] = [firstAnswers.get("baseline"), firstAnswers.get("candidate")];
  const { judged, added, warnings } = matchAnswers(versions.requests, before, after);
  if (judged === void 0) return void 0;
  return {
    ...versions,
    requests: judged,
    added: [...versions.added, ...added],
    warnings: [...versions.warnings, ...warnings],
    tried: triedIn(firstAnswers)
  };
}
var OnlyOldPlanFails = class extends Error {
  constructor(names) {
    const list = names.map((name) => `"${name}"`).join(", ");
    super(
      `Neither version gives what the plan of the baseline expects of ${list}, and this plan changes that.`
    );
  }
};
var NothingInCommon = class extends Error {
  constructor() {
    super(
      "The baseline answers none of the requests of this plan, so there is nothing to compare."
    );
  }
};

export {
  FamilyMark,
  NANOSECONDS_PER_TICK,
  TICK_GRANULARITY,
  readProcessStat,
  ProcessFamily,
  endProcesses,
  isInGroup,
  startGuard,
  LineRing,
  findEndpoints,
  findOnPort,
  listOpenSockets,
  findHolder,
  readCommandLine,
  findFreePort,
  isPortFree,
  assignSocket,
  vacateSocket,
  checkLength,
  commandAt,
  variablesAt,
  listenersAt,
  becomesFree,
  describePlace,
  startShell,
  describeExit,
  portTaken,
  socketTaken,
  serverExited,
  toldBy,
  sayLeftBehind,
  sayForeignAnswer,
  foreignAnswer,
  serverNotStopped,
  serverNotSeen,
  runCommand,
  buildCandidate,
  buildArm,
  ArmNotStarted,
  nameHook,
  baselineServer,
  UnfitCapture,
  withCaptured,
  average,
  meanOf,
  standardDeviationOf,
  standardErrorOf,
  sumErrors,
  nonEmpty,
  mapNonEmpty,
  planVersions,
  warnOfPlans,
  countArms,
  reviseVersions,
  OnlyOldPlanFails,
  NothingInCommon
};
