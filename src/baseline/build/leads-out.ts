// Whether a symbolic link of a folder leads out of it, followed as the kernel would: path_resolution(7).

/** The target of the link at a path of the folder; `undefined` where no link is. */
export type LinkTree = (path: string) => string | undefined;

/** As in the kernel. A ring of links counts as leading out. */
const MOST_LINKS = 40;

/**
 * Follows other links, too: lexically `a/link/..` is `a`, but really it is the parent of the link's
 * target. A missing name counts as a folder.
 */
export function leadsOut(path: string, targetOf: LinkTree): boolean {
  const todo = path.split('/');
  const at: string[] = [];
  let links = 0;
  for (let name = todo.shift(); name !== undefined; name = todo.shift()) {
    if (name === '' || name === '.') continue;
    if (name === '..') {
      if (at.pop() === undefined) return true;
      continue;
    }
    at.push(name);
    const target = targetOf(at.join('/'));
    if (target === undefined) continue;
    links += 1;
    if (target.startsWith('/') || links > MOST_LINKS) return true;
    at.pop();
    todo.unshift(...target.split('/'));
  }
  return false;
}
