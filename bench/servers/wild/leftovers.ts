// What a run has left behind: processes, ports, and files for temporary use.

import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Ports on which something listens now, in this network namespace. */
export function listeningPorts(): ReadonlySet<number> {
  const lines = ['tcp', 'tcp6'].flatMap((name) => read(`/proc/net/${name}`).split('\n').slice(1));
  // proc(5): `sl local_address rem_address st`; 0A is TCP_LISTEN.
  const listening = lines
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , , st]) => st === '0A');
  return new Set(listening.map(([, local = '']) => Number.parseInt(local.split(':')[1] ?? '', 16)));
}

/**
 * @param root the run's folder: its name is in the environment, the command line or the working directory of
 * all that was started
 * @param temporary where files for temporary use are made
 * @param before ports that were there before
 */
export function findLeft(
  root: string,
  temporary: string,
  before: ReadonlySet<number>,
): readonly string[] {
  const ports = [...listeningPorts()].filter((port) => !before.has(port));
  // Others are the server's own.
  const files = readdirSync(temporary).filter((name) => name.startsWith('perf-gate-'));
  return [
    ...processesOf(root),
    ...ports.map((port) => `something listens on port ${port}`),
    ...files.map((name) => `${name} in the folder for temporary files`),
  ];
}

function processesOf(root: string): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((pid) => {
      const commandLine = read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim();
      const texts = [commandLine, read(`/proc/${pid}/environ`), link(`/proc/${pid}/cwd`)];
      return texts.some((text) => text.includes(root)) ? [`process ${pid}: ${commandLine}`] : [];
    });
}

/** '' where it is gone, or another user's. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function link(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}
