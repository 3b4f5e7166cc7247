// The one request of this bench, and where it goes.

import type { LoadTarget } from '../../src/load/target.ts';
import type { RequestPlan } from '../../src/plan/plan.ts';
import { ratio } from '../../src/units.ts';

/** A GET of the url's path; any status from 200 to 399 is expected. */
export function getRequest(url: URL): RequestPlan {
  return {
    name: `GET ${url.pathname}`,
    method: 'GET',
    path: url.pathname,
    headers: [],
    body: undefined,
    weight: 1,
    expect: { status: undefined, body: undefined },
    tolerances: { p99: ratio(0.1) },
    limits: { p99: undefined },
  };
}

/** @param url its host must be an address */
export function targetOf(url: URL): LoadTarget {
  const { hostname } = url;
  return {
    protocol: 'http:',
    address: hostname,
    hostname,
    port: Number(url.port),
    insecure: false,
  };
}
