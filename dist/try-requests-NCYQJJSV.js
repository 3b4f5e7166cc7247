import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  keepLogs
} from "./chunk-AX3P4OWA.js";
import {
  VERSION
} from "./chunk-WJ6D3MJ2.js";
import {
  Coin,
  FirstTrial,
  PATIENCE,
  findRefusal,
  harmless,
  hintAtModules,
  lockMachine,
  openServers,
  refuseEndless,
  startLoadGenerator
} from "./chunk-BIXPVJH5.js";
import "./chunk-MGMDWL4C.js";
import {
  withLogs
} from "./chunk-HU6BQUMQ.js";
import "./chunk-B6RIKN62.js";
import "./chunk-64RYFPAX.js";
import "./chunk-Q5X7ONT2.js";
import {
  buildCandidate,
  planVersions
} from "./chunk-ZTMC22Y5.js";
import "./chunk-NZ6TI4OK.js";
import "./chunk-74NPFZD4.js";
import {
  CALIBRATION
} from "./chunk-BE44C4VD.js";
import "./chunk-EK5FSJA2.js";
import "./chunk-Q4ZDOI7W.js";
import {
  copiedText
} from "./chunk-NS3K4OEN.js";
import "./chunk-HEQDDGZ7.js";
import "./chunk-3KRSBUQO.js";
import "./chunk-T7T6K3C5.js";
import "./chunk-OMBH7NB3.js";
import "./chunk-KBFMTE46.js";
import {
  engineFor
} from "./chunk-TFIESMCQ.js";
import "./chunk-F44JAACR.js";
import "./chunk-FAMT3XTV.js";
import "./chunk-2MZIHUAB.js";
import "./chunk-QTJTHZNP.js";
import "./chunk-52CFMGTN.js";
import "./chunk-BUTDXHAQ.js";
import "./chunk-J6KTTBNF.js";
import {
  GateError
} from "./chunk-NMZCVL7D.js";
import "./chunk-6ULW2SID.js";
import "./chunk-D2O6BJGM.js";
import "./chunk-P77DGSXX.js";
import "./chunk-SMHH2KPA.js";
import {
  __callDispose,
  __using
} from "./chunk-XDEPVGA2.js";

// src/measure/try-candidate.ts
async function tryCandidate(plan, ports) {
  var _stack = [];
  try {
    const versions = planVersions(plan, void 0);
    if (versions === void 0) throw new Error("unreachable: there is no other version");
    const { load, requests } = plan;
    const one = { connections: 1, cores: 1, patience: PATIENCE };
    const engine = engineFor(load);
    const generator = __using(_stack, startLoadGenerator({ ...load, ...one, requests, engine }), true);
    const coin = new Coin(`${plan.seed} trial`);
    const trial = new FirstTrial(1, ports);
    const input = { versions, trial, generator, coin, number: CALIBRATION, background: void 0 };
    const opened = __using(_stack, await openServers(versions.arms, input, ports), true);
    const answers = opened.answers.flatMap((one2) => one2.answers);
    const inSetup = opened.answers.flatMap(({ setup }) => setup);
    const secrets = opened.answers.flatMap((one2) => one2.secrets);
    const describe = (request, answer) => answer === void 0 ? [] : [triedOf(request, answer, secrets)];
    return {
      setup: plan.server.steps.setup.flatMap((step, index) => describe(step, inSetup[index])),
      tried: requests.flatMap(
        (request) => describe(
          request,
          answers.find(({ name }) => name === request.name)
        )
      ),
      refusal: refusalOf(opened, versions)
    };
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
function triedOf(request, { status, contentType, location, bodyBytes, took, failure }, secrets) {
  return {
    ...{ request, isExpected: !failure, status, bodyBytes, took },
    contentType: harmless(contentType, secrets),
    location: harmless(location, secrets)
  };
}
function refusalOf({ servers, answers }, versions) {
  const death = answers.find((one) => one.death !== void 0)?.death;
  if (death !== void 0) return serverDied(death);
  try {
    refuseEndless(servers, 1);
  } catch (error) {
    if (error instanceof GateError) return error;
    throw error;
  }
  const found = findRefusal(answers, versions, true);
  return found instanceof GateError ? found : void 0;
}
var serverDied = (death) => new GateError({
  code: "server-exited",
  kind: "gate",
  message: `The server died under its first requests. ${death}`,
  remedy: "Its last lines say why. Run the command of `start` by hand, and send the same requests."
});

// src/gate/try-plan.ts
async function tryPlan(plan, ports) {
  var _stack = [];
  try {
    const _machine = __using(_stack, await lockMachine(ports), true);
    await buildCandidate(plan, ports);
    return await tryCandidate(plan, ports).catch((error) => {
      throw hintAtModules(error, plan);
    });
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}

// src/cli/try-requests.ts
async function tryRequests(plan, { console, signal }) {
  return await withLogs(keepLogs(console), async (logs) => {
    const { setup, tried, refusal } = await tryPlan(plan, {
      report: plan.outputs.quiet ? () => void 0 : console.progress.bind(console),
      hide: console.hide.bind(console),
      signal,
      ambient: process.env,
      logs,
      identity: { id: "trial", attempt: 1, commit: void 0, url: void 0, perfGate: VERSION }
    });
    const lines = describeTried([...setup, ...tried], console.styleOf("out").unicode);
    console.out(`
${lines.map((line) => copiedText(`  ${line}`)).join("\n")}
`);
    if (refusal !== void 0) throw refusal;
    return 0;
  });
}
function describeTried(tried, unicode) {
  const [good, bad] = unicode ? ["✔", "✖"] : ["ok", "NO"];
  const rows = tried.map(
    ({ request, isExpected, status, contentType, location, bodyBytes, took }) => [
      (isExpected ? good : bad) ?? "",
      shorten(request.name, WIDEST_NAME),
      status === 0 ? "no answer" : String(status),
      describeType(contentType, location),
      `${bodyBytes} B`,
      `${took.toFixed(1)} ms`
    ]
  );
  const widths = (rows[0] ?? []).map(
    (_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0))
  );
  return rows.map(
    (cells) => cells.map(
      (cell, column) => column < FIRST_NUMBER ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)
    ).join("  ").trimEnd()
  );
}
function describeType(contentType, location) {
  if (location !== "") return shorten(`to ${location}`, WIDEST_TYPE);
  return contentType === "" ? "–" : shorten(contentType, WIDEST_TYPE);
}
var WIDEST_NAME = 24;
var WIDEST_TYPE = 31;
var shorten = (text, most) => text.length > most ? `${text.slice(0, most - 1)}…` : text;
var FIRST_NUMBER = 4;
export {
  describeTried,
  tryRequests
};
