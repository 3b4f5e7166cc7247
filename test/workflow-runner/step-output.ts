// What a step prints: lines for the log, and among them commands to the runner.
// actions/runner: src/Runner.Worker/ActionCommandManager.cs

import { isAbsolute, relative } from 'node:path';
import type { Annotations } from './annotations.ts';
import { type Command, parseCommand } from './command.ts';
import type { JobLog } from './job-log.ts';
import type { Masks } from './masks.ts';

const STOP = 'stop-commands';
const ISSUES = ['error', 'warning', 'notice'] as const;
const DISABLED = ['set-env', 'add-path'];
const COMMANDS = [
  STOP,
  ...ISSUES,
  ...DISABLED,
  'add-mask',
  'debug',
  'group',
  'endgroup',
  'echo',
  'set-output',
  'save-state',
  'add-matcher',
  'remove-matcher',
];

/** As the runner spells them, for they are compared without regard to case. */
const PROPERTIES = ['title', 'file', 'line', 'endLine', 'col', 'endColumn'];

const EMPTY_MASK = "Can't add secret mask for empty string in ##[add-mask] command.";

interface OutputPorts {
  readonly log: JobLog;
  readonly masks: Masks;
  readonly annotations: Annotations;
  readonly workspace: string;
  readonly isDebug: boolean;
}

export class StepOutput {
  /** By the commands of old, `set-output` and `save-state`. */
  readonly outputs: Record<string, string> = {};
  readonly state: Record<string, string> = {};
  /** A command that the runner refused fails the step. */
  hasRefused = false;
  readonly #ports: OutputPorts;
  #resumeToken: string | undefined;
  #isEchoing = false;

  constructor(ports: OutputPorts) {
    this.#ports = ports;
  }

  readonly onLine = (line: string): void => {
    const command = parseCommand(line, (name) => this.#isRegistered(name));
    if (command === undefined || !this.#take(command, line)) this.#ports.log.print(line);
  };

  error(message: string): void {
    this.#ports.annotations.add('error', message);
  }

  #isRegistered(name: string): boolean {
    const lower = name.toLowerCase();
    return COMMANDS.includes(lower) || lower === this.#resumeToken;
  }

  /** False when the line is to be printed as it is. */
  #take(command: Command, line: string): boolean {
    if (this.#resumeToken === undefined) {
      this.#obey(command, line);
      return true;
    }
    if (command.name !== this.#resumeToken) return false;
    this.#ports.log.print(line);
    this.#resumeToken = undefined;
    return true;
  }

  #obey(command: Command, line: string): void {
    try {
      if (command.name === STOP) this.#stop(command.data, line);
      else this.#act(command);
      if (this.#isEchoing && ['set-output', 'save-state'].includes(command.name)) {
        this.#ports.log.print(line);
      }
    } catch (error) {
      this.#refuse(line, error);
    }
  }

  #stop(token: string, line: string): void {
    const lower = token.toLowerCase();
    if (token === '' || lower === 'pause-logging' || COMMANDS.includes(lower)) {
      throw new Error(
        "You cannot use a endToken that is an empty string, the string 'pause-logging', or another workflow command.",
      );
    }
    this.#resumeToken = lower;
    if (token.length > 6) this.#ports.masks.add(token);
    this.#ports.log.print(line);
  }

  #act(command: Command): void {
    const { name, data } = command;
    const { log, isDebug } = this.#ports;
    const issue = ISSUES.find((level) => level === name);
    if (issue !== undefined) this.#annotate(issue, command);
    if (DISABLED.includes(name)) throw new Error(`The \`${name}\` command is disabled.`);
    if (name === 'add-mask') this.#mask(data);
    if (name === 'debug' && isDebug) log.print(`##[debug]${data}`);
    if (name === 'group') log.print(`##[group]${data}`);
    if (name === 'endgroup') log.print('##[endgroup]');
    if (name === 'echo') this.#isEchoing = isOn(data);
    if (name === 'set-output') this.outputs[nameOf(command)] = data;
    if (name === 'save-state') this.state[nameOf(command)] = data;
  }

  #annotate(level: (typeof ISSUES)[number], { properties, data }: Command): void {
    const known = PROPERTIES.flatMap((key): (readonly [string, string])[] => {
      const value = properties.get(key.toLowerCase());
      if (value === undefined) return [];
      return [[key, key === 'file' ? this.#inRepository(value) : value]];
    });
    this.#ports.annotations.add(level, data, Object.fromEntries(known));
  }

  #inRepository(file: string): string {
    const inside = relative(this.#ports.workspace, file);
    return isAbsolute(file) && !inside.startsWith('..') ? inside : file;
  }

  #mask(value: string): void {
    if (value.trim() !== '') this.#ports.masks.add(value);
    else this.#ports.annotations.add('warning', EMPTY_MASK);
  }

  #refuse(line: string, error: unknown): void {
    this.error(`Unable to process command '${line}' successfully.`);
    this.error(error instanceof Error ? error.message : String(error));
    this.hasRefused = true;
  }
}

function nameOf({ name, properties }: Command): string {
  const given = properties.get('name');
  if (given === undefined)
    throw new Error(`Required field 'name' is missing in ##[${name}] command.`);
  return given;
}

function isOn(data: string): boolean {
  const value = data.trim().toUpperCase();
  if (value !== 'ON' && value !== 'OFF') throw new Error(`Invalid echo command value: '${data}'.`);
  return value === 'ON';
}
