import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  milliseconds,
  ratio
} from "./chunk-D2O6BJGM.js";

// src/plan/request-plan.ts
var nameInFlow = (flow, step) => `${flow} › ${step}`;
function listUnits(requests) {
  const units = [];
  for (const request of requests) {
    const last = units.at(-1);
    if (last !== void 0 && (request.step?.position ?? 0) > 0) last.push(request);
    else units.push([request]);
  }
  return units;
}
function rarestShare(requests) {
  const weights = listUnits(requests).map(([{ weight }]) => weight);
  return ratio(Math.min(...weights) / weights.reduce((total, weight) => total + weight, 0));
}
var requestsPerUnit = (requests) => meanOverUnits(requests, ({ length }) => length);
var thinkTimePerUnit = (requests) => milliseconds(
  meanOverUnits(
    requests,
    (unit) => unit.reduce((total, { step }) => total + (step?.thinkTime ?? 0), 0)
  )
);
function meanOverUnits(requests, of) {
  const units = listUnits(requests);
  const inAll = (each) => units.reduce((total, unit) => total + each(unit), 0);
  return inAll((unit) => unit[0].weight * of(unit)) / inAll(([{ weight }]) => weight);
}
var listFlows = (requests) => listUnits(requests).flatMap(([{ step }]) => step?.flow ?? []);
var listJudged = (requests) => listUnits(requests).flatMap((unit) => [...unit, ...listFlows(unit)]);

export {
  nameInFlow,
  listUnits,
  rarestShare,
  requestsPerUnit,
  thinkTimePerUnit,
  listFlows,
  listJudged
};
