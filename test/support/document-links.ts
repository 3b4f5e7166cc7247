// Links between the documents of this repository, and what they may point at.

/** A relative link: `docs/method.md#the-verdict`. */
interface Link {
  readonly path: string;
  readonly anchor: string | undefined;
}

/** Links and images of a Markdown text that stay in this repository, those in code left out. */
export function relativeLinks(markdown: string): readonly Link[] {
  const targets = [...withoutCode(markdown).matchAll(/\]\(([^)\s]+)\)/g)].map(
    ([, target]) => target ?? '',
  );
  return targets
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [path = '', anchor] = target.split('#');
      return { path, anchor };
    });
}

/** The anchors that GitHub gives to the headings of a Markdown text. */
export function anchorsIn(markdown: string): ReadonlySet<string> {
  const headings = [...withoutCode(markdown).matchAll(/^#+ (.+)$/gm)].map(([, text]) => text ?? '');
  return new Set(headings.map(anchorOf));
}

/** As GitHub makes it: lower case, punctuation dropped, spaces to hyphens. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
}

function withoutCode(markdown: string): string {
  return markdown.replace(/^```[\s\S]*?^```$/gm, '');
}
