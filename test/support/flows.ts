// Records with flows, from records of requests.

import type { Block, PhaseResult, RunRecord } from '../../src/record/run-record.ts';

/** The record in which the results that have the flow's name are those of a flow. */
export function withFlow(record: RunRecord, flow: string, steps: readonly string[]): RunRecord {
  return {
    ...record,
    requests: record.requests.filter(({ name }) => name !== flow),
    blocks: record.blocks.map((block) => ofBlock(block, flow, steps)),
  };
}

function ofBlock(block: Block, flow: string, steps: readonly string[]): Block {
  const { capacity, fixedRate } = block;
  return {
    ...block,
    capacity: inPhase(capacity, flow, steps),
    fixedRate: fixedRate && inPhase(fixedRate, flow, steps),
  };
}

function inPhase(phase: PhaseResult, flow: string, steps: readonly string[]): PhaseResult {
  const result = phase.requests.get(flow);
  if (result === undefined) return phase;
  const requests = new Map([...phase.requests].filter(([name]) => name !== flow));
  const completed = [...requests.values()].reduce((sum, request) => sum + request.completed, 0);
  return { ...phase, completed, requests, flows: new Map([[flow, { ...result, steps }]]) };
}
