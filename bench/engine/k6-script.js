// The script that k6 runs: one GET after another, by each of its users.

import http from 'k6/http';

export default function () {
  http.get(__ENV.TARGET);
}

/** In place of k6's own report. */
export function handleSummary({ state, metrics }) {
  return { stdout: JSON.stringify({ state, metrics }) };
}
