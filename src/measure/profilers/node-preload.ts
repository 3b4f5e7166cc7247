// A script that every Node.js process of a profiled server loads first. It profiles its process on request.
//
// `node --cpu-prof` would write its profile when the process exits, and a server that is ended by a signal
// writes none. Signals and messages are the server's own. So files tell when to begin and when to stop.

/** Files in the folder of a profile: the first two are ours, the others the server's. */
export const BEGIN = 'begin';
export const STOP = 'stop';
/** Of a process that profiles itself. */
export const STARTED = '.started';
export const PROFILE = '.cpuprofile';

/** Microseconds between two samples. */
const INTERVAL = 500;
/** Milliseconds between two looks at the files. */
const PAUSE = 20;

/**
 * CommonJS for Node.js 10 and later, because the server's may be older than ours. It must not disturb the
 * server: its timer keeps no process alive, and every error ends it quietly.
 *
 * V8 samples from the first line on, and what comes before `begin` is cut off: a function that was replaced
 * while it ran (on-stack replacement) before the profile began would count as its caller. For the same reason
 * none is inlined.
 */
export const preload = (folder: string): string => `'use strict';
try {
  const { existsSync, renameSync, writeFileSync } = require('fs');
  const { Session } = require('inspector');
  const { setFlagsFromString } = require('v8');
  const { threadId } = require('worker_threads');
  const folder = ${JSON.stringify(`${folder}/`)};
  const own = folder + process.pid + '-' + threadId;
  const now = () => { const [seconds, rest] = process.hrtime(); return seconds * 1e6 + rest / 1e3; };
  setFlagsFromString('--no-turbo-inlining');
  // V8 complains about a flag that it does not know.
  if (parseInt(process.versions.node) >= 20) setFlagsFromString('--no-maglev-inlining');
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.setSamplingInterval', { interval: ${INTERVAL} });
  const started = now();
  session.post('Profiler.start');
  let begun;
  const timer = setInterval(() => {
    try {
      if (existsSync(folder + '${STOP}')) stop();
      else if (begun === undefined && existsSync(folder + '${BEGIN}')) begin();
    } catch {
      clearInterval(timer);
    }
  }, ${PAUSE});
  timer.unref();
  function begin() {
    begun = now() - started;
    writeFileSync(own + '${STARTED}', '');
  }
  function stop() {
    clearInterval(timer);
    session.post('Profiler.stop', (error, stopped) => {
      if (error || begun === undefined) return;
      // Whole, or not there.
      writeFileSync(own + '.unfinished', JSON.stringify(since(begun, stopped.profile)));
      renameSync(own + '.unfinished', own + '${PROFILE}');
    });
    session.disconnect();
  }
  function since(begun, { nodes, startTime, endTime, samples, timeDeltas }) {
    let first = 0;
    let passed = 0;
    while (first < samples.length && passed + timeDeltas[first] < begun) passed += timeDeltas[first++];
    const hits = new Map();
    for (const id of samples.slice(first)) hits.set(id, (hits.get(id) || 0) + 1);
    return {
      nodes: nodes.map(({ id, callFrame, children }) => ({ id, callFrame, hitCount: hits.get(id) || 0, children })),
      startTime: startTime + passed,
      endTime,
      samples: samples.slice(first),
      timeDeltas: timeDeltas.slice(first),
    };
  }
} catch {}
`;
