// A server that gets faster with every request, as a just-in-time compiler does: the work of a request falls
// from 31 times its steady value, by a factor of e every 300 requests.
// WORK: the work of the steady state, 1 without a loss.

import { createServer } from 'node:http';

const ROUNDS = 20_000;
const COLD = 30;
const REQUESTS_PER_E = 300;
const { PORT, WORK = '1' } = process.env;

let requests = 0;
let sum = 0;
createServer((_, response) => {
  const rounds = ROUNDS * (Number(WORK) + COLD * Math.exp(-requests++ / REQUESTS_PER_E));
  for (let round = 0; round < rounds; round++) sum = (sum + round) | 0;
  response.end(`${sum & 1}\n`);
}).listen(Number(PORT), '127.0.0.1');
