// The style of the HTML report: one column, tables of figures, light and dark.

/** Colours also differ in lightness, and no meaning rests on colour alone. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --text: #1f2328; --quiet: #59636e; --page: #ffffff; --rule: #d1d9e0; --band: #f6f8fa;
  --good: #1a7f37; --bad: #cf222e; --unsure: #9a6700; --service: #0969da; --response: #bc4c00;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e6edf3; --quiet: #9198a1; --page: #0d1117; --rule: #3d444d; --band: #161b22;
    --good: #3fb950; --bad: #ff7b72; --unsure: #d29922; --service: #58a6ff; --response: #f0883e;
  }
}
body {
  margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 66rem;
  background: var(--page); color: var(--text);
  font: 15px/1.5 system-ui, "Liberation Sans", sans-serif; overflow-wrap: anywhere;
}
header { border-left: 6px solid var(--tone); padding: 0.25rem 0 0.25rem 1rem; }
header p { margin: 0.25rem 0 0; color: var(--quiet); }
h1 { margin: 0; font-size: 1.35rem; line-height: 1.35; font-weight: 600; }
h1 b { color: var(--tone); letter-spacing: 0.02em; margin-right: 0.35em; }
a { color: inherit; }
h2 { margin: 2rem 0 0.5rem; font-size: 1.05rem; }
.pass { --tone: var(--good); }
.regression, .invalid-run { --tone: var(--bad); }
.inconclusive, .no-baseline, .accepted { --tone: var(--unsure); }
.not-shown { --tone: var(--quiet); }
td.pass, td.regression, td.inconclusive, td.not-shown { color: var(--tone); font-weight: 600; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 0.25rem 0.7rem; text-align: right; white-space: nowrap; font-weight: 400; }
th:first-child { text-align: left; padding-left: 0; }
td:has(svg) { padding-block: 0; }
.axis { text-align: center; }
tbody th { white-space: normal; min-width: 7rem; }
thead th { color: var(--quiet); border-bottom: 1px solid var(--rule); }
tbody tr + tr > * { border-top: 1px solid var(--band); }
th.group { padding-top: 0.8rem; font-weight: 600; white-space: normal; }
ul { margin: 0; padding-left: 1.2rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.2rem 1.5rem; margin: 0.5rem 0 1rem; }
dt { color: var(--quiet); }
dd { margin: 0; font-variant-numeric: tabular-nums; }
details { border-top: 1px solid var(--rule); margin-top: 1.5rem; }
details + details { margin-top: 0; }
summary { cursor: pointer; padding: 0.6rem 0; }
summary h2 { display: inline; margin: 0; }
.legend { margin: 0.4rem 0 0; color: var(--quiet); font-size: 0.85rem; }
svg { display: block; }
svg path { fill: none; stroke: var(--quiet); }
.interval .zero { stroke-width: 1; }
.interval .line { stroke: var(--text); stroke-width: 2.5; }
.interval .bar { stroke: var(--tone); stroke-width: 4; }
.interval .open { stroke-width: 2; stroke-dasharray: 3 4; }
.interval .arrow, .interval circle { fill: var(--tone); stroke: none; }
figure { margin: 0.5rem 0 1rem; }
.curves { width: 100%; max-width: 50rem; height: auto; }
.curves .grid { stroke: var(--rule); stroke-width: 0.7; }
.curves text { fill: var(--quiet); font: 11px system-ui, "Liberation Sans", sans-serif; }
.service { --curve: var(--service); }
.response { --curve: var(--response); }
.curves g path { stroke: var(--curve); stroke-width: 2; }
.curves g circle { fill: var(--curve); }
.curves .baseline path { stroke-dasharray: 5 5; stroke-width: 1.5; }
.curves .baseline circle { fill: var(--page); stroke: var(--curve); }
.key { margin-right: 1.5rem; color: var(--quiet); font-size: 0.9rem; }
.key::before {
  content: ""; display: inline-block; width: 1.8em; margin-right: 0.5em; vertical-align: middle;
  border-top: 2px solid var(--curve);
}
.key.baseline::before { border-top-style: dashed; }
@media print { details::details-content { content-visibility: visible; height: auto; } }
`;
