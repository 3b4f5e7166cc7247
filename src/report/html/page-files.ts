// The script and the style of the page. `scripts/page.ts` makes them of `src/report/page/`.

import files from './page-files.json' with { type: 'json' };

/** `hash`: as a Content Security Policy names it. */
export const PAGE_SCRIPT: { readonly text: string; readonly hash: string } = files.script;

export const PAGE_STYLE: string = files.style;
