// What the runner makes of a step's output, after ActionCommand.cs and ActionCommandManager.cs of actions/runner.

const KNOWN = [
  'add-mask',
  'add-matcher',
  'add-path',
  'debug',
  'echo',
  'endgroup',
  'error',
  'group',
  'notice',
  'remove-matcher',
  'save-state',
  'set-env',
  'set-output',
  'stop-commands',
  'warning',
];

interface Heard {
  /** Names of the commands that were obeyed, in order. */
  readonly commands: readonly string[];
  /** Whether commands are obeyed again at the end. */
  readonly isListening: boolean;
}

/** Lines end as .NET's StreamReader sees it. */
export function listen(output: string): Heard {
  const commands: string[] = [];
  let resumeToken: string | undefined;
  for (const line of output.split(/\r\n|[\r\n]/)) {
    const command = parse(line, resumeToken);
    if (command === undefined) continue;
    if (resumeToken !== undefined) {
      if (command.name === resumeToken) resumeToken = undefined;
    } else {
      commands.push(command.name);
      if (command.name === 'stop-commands') resumeToken = command.data.toLowerCase();
    }
  }
  return { commands, isListening: resumeToken === undefined };
}

interface Command {
  readonly name: string;
  readonly data: string;
}

function parse(line: string, resumeToken: string | undefined): Command | undefined {
  const known = new Set([...KNOWN, ...(resumeToken === undefined ? [] : [resumeToken])]);
  const second = /^\s*::([^ ]*?)(?: .*?)?::(.*)$/s.exec(line);
  const first = /##\[([^ \]]*)(?: [^\]]*)?\](.*)$/s.exec(line);
  for (const match of [second, first]) {
    const name = match?.[1]?.toLowerCase();
    if (name !== undefined && known.has(name)) return { name, data: match?.[2] ?? '' };
  }
  return undefined;
}
