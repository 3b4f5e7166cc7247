// The script that k6 runs: one GET after another by each of its users, or so many a second by any of them.

import http from 'k6/http';

const { TARGET, USERS, RATE, SECONDS } = __ENV;
const duration = `${SECONDS}s`;
const users = Number(USERS);

export const options = {
  summaryTrendStats: ['med', 'p(90)', 'p(99)'],
  scenarios: {
    load:
      RATE === ''
        ? { executor: 'constant-vus', vus: users, duration }
        : {
            executor: 'constant-arrival-rate',
            rate: Number(RATE),
            timeUnit: '1s',
            duration,
            preAllocatedVUs: users,
            maxVUs: users,
          },
  },
};

export default function () {
  http.get(TARGET);
}

/** In place of k6's own report. */
export function handleSummary({ state, metrics }) {
  return { stdout: JSON.stringify({ state, metrics }) };
}
