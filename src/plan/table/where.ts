// Where an input may be written: on the command line, in the file, under `with:` of a workflow's step.

export type Place = 'flag' | 'file' | 'action';

/** All combinations that occur, by name. */
export type Where = 'everywhere' | 'beside-file' | 'flag' | 'file' | 'action' | 'action-or-file';

export const PLACES: Readonly<Record<Where, readonly Place[]>> = {
  everywhere: ['flag', 'file', 'action'],
  'beside-file': ['flag', 'action'],
  flag: ['flag'],
  file: ['file'],
  action: ['action'],
  'action-or-file': ['file', 'action'],
};

/** What to tell who wrote an input in another place. */
export function belongsWhere(name: string, where: Where): string | undefined {
  switch (where) {
    case 'everywhere':
      return undefined;
    case 'beside-file':
      return `It does not belong in a file: write \`--${name}\`, or \`${name}\` under \`with:\`.`;
    case 'flag':
      return `It belongs to a command: write \`perf-gate compare --${name}\`.`;
    case 'file':
      return 'It belongs in the configuration file.';
    case 'action':
      return 'It belongs to the action: write it under `with:`.';
    case 'action-or-file':
      return 'It belongs to the action: write it under `with:`, or in the configuration file.';
  }
}
