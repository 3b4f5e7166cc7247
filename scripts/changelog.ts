// CHANGELOG.md as text: what a version's notes are, and how "Unreleased" becomes a version.

const VERSION = /^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/;

/** @throws Error for anything but `1.2.3` or `1.2.3-rc.1` */
export function requireVersion(text: string): string {
  if (VERSION.test(text)) return text;
  throw new Error(`${JSON.stringify(text)} is no version: write 1.2.3`);
}

/**
 * The body of a version's section, without its heading.
 * @throws Error when there is none, or nothing in it
 */
export function notesOf(changelog: string, version: string): string {
  const sections = changelog.split(/^## /m).slice(1);
  const section = sections.find((each) => each.split(/\s/, 1)[0] === version);
  if (section === undefined) throw new Error(`CHANGELOG.md has no section ${version}`);
  const notes = section.slice(section.indexOf('\n')).trim();
  if (notes === '') throw new Error(`CHANGELOG.md says nothing of ${version}`);
  return notes;
}

/**
 * The changelog with what was unreleased under the version, and an empty "Unreleased" above it.
 * @param date as `2026-01-31`
 * @throws Error when nothing is unreleased, or the version is there already
 */
export function withRelease(changelog: string, version: string, date: string): string {
  notesOf(changelog, 'Unreleased');
  if (changelog.includes(`\n## ${version} `))
    throw new Error(`CHANGELOG.md has ${version} already`);
  return changelog.replace('## Unreleased\n', `## Unreleased\n\n## ${version} - ${date}\n`);
}
