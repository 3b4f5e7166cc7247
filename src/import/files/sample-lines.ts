// JSON lines that are samples of one run: a million of them make one record.

import { isK6Line, K6Points } from '../formats/k6-points.ts';
import type { Reading } from '../formats/reader.ts';
import { isVegetaLine, VegetaResults } from '../formats/vegeta-results.ts';
import type { ToolName } from '../imported-run.ts';

export class SampleLines {
  readonly firstLine: number;
  readonly #samples: K6Points | VegetaResults;
  readonly #faults: Reading['faults'][number][] = [];
  #lastLine: number;

  private constructor(samples: K6Points | VegetaResults, firstLine: number) {
    this.#samples = samples;
    this.firstLine = firstLine;
    this.#lastLine = firstLine;
  }

  /** @returns `undefined` where the value is no sample */
  static begin(value: unknown, line: number): SampleLines | undefined {
    const samples = isK6Line(value)
      ? new K6Points()
      : isVegetaLine(value)
        ? new VegetaResults()
        : undefined;
    if (samples === undefined) return undefined;
    const lines = new SampleLines(samples, line);
    lines.add(value, line);
    return lines;
  }

  static areBegunBy(value: unknown): boolean {
    return isK6Line(value) || isVegetaLine(value);
  }

  takes(value: unknown): boolean {
    return this.#samples instanceof K6Points ? isK6Line(value) : isVegetaLine(value);
  }

  add(value: unknown, line: number): void {
    this.#lastLine = line;
    const problem = this.#samples.add(value);
    // One tells it: a file of another version would have it in each of a million lines.
    if (problem !== undefined && this.#faults.length === 0)
      this.#fault(line, `the line ${problem}`);
  }

  #fault(line: number, problem: string): void {
    const remedy =
      this.#tool === 'k6' ? '`k6 run --out json=FILE` writes it.' : '`vegeta encode` writes it.';
    this.#faults.push({ line, problem: `${problem}.`, remedy });
  }

  get #tool(): ToolName {
    return this.#samples instanceof K6Points ? 'k6' : 'vegeta';
  }

  reading(): Reading {
    const figures = this.#samples.figures();
    if (typeof figures === 'string') this.#fault(this.firstLine, figures);
    return {
      tool: this.#tool,
      format: 'JSON lines',
      figures: typeof figures === 'string' ? undefined : figures,
      faults: this.#faults,
      lastLine: this.#lastLine,
    };
  }
}
