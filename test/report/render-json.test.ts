import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { renderJson } from '../../src/report/render-json.ts';
import { hostileText } from '../support/hostile-text.ts';
import { makeHostileReport, REPORT_CASES } from '../support/report-cases.ts';
import { makeReport } from '../support/report-parts.ts';

const SCHEMA = join(import.meta.dirname, '..', '..', 'schema', 'report.schema.json');
const validate = new Ajv2020({ strict: true, allErrors: false, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync(SCHEMA, 'utf8')),
);

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Path = readonly (string | number)[];

const parse = (text: string): Json => JSON.parse(text);

describe('renderJson', () => {
  it('is what the schema describes', () => {
    for (const [name, report] of Object.entries(REPORT_CASES)) {
      assert.ok(validate(parse(renderJson(report))), `${name}: ${JSON.stringify(validate.errors)}`);
    }
  });

  it('loses nothing', () => {
    for (const [name, report] of Object.entries(REPORT_CASES)) {
      assert.deepEqual(parse(renderJson(report)), parse(JSON.stringify(report)), name);
    }
  });

  it('has one order of properties, however the report was built', () => {
    for (const [name, report] of Object.entries(REPORT_CASES)) {
      const backwards = {
        ...makeReport(),
        ...Object.fromEntries(Object.entries(report).reverse()),
      };
      assert.equal(renderJson(backwards), renderJson(report), name);
    }
  });

  it('can be shown on a terminal, and reads back as it was', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const report = makeHostileReport(text);
        const json = renderJson(report);
        assert.doesNotMatch(json, /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        assert.deepEqual(parse(json), parse(JSON.stringify(report)));
      }),
      { numRuns: 30 },
    );
  });

  it('leaves out what is not in the schema', () => {
    const report = makeReport();
    const environment = { ...report.run.environment, machine: 'the identity of a laptop' };
    const leaky = { ...report, run: { ...report.run, environment } };
    assert.equal(renderJson(leaky), renderJson(report));
  });
});

describe('schema/report.schema.json', () => {
  const samples = Object.entries(REPORT_CASES).map(
    ([name, report]) => [name, renderJson(report)] as const,
  );
  const places = placesIn(samples);

  it('requires every property', () => {
    for (const [name, path, json] of places) {
      const [parent, key] = parentOf(parse(json), path);
      if (Array.isArray(parent.value)) continue;
      delete parent.value[key];
      assert.ok(!validate(parent.root), `${name}: ${path.join('.')} may be missing`);
    }
  });

  it('refuses a value of another type everywhere', () => {
    for (const [name, path, json] of places) {
      const [parent, key] = parentOf(parse(json), path);
      Object.assign(parent.value, { [key]: [{}] });
      assert.ok(!validate(parent.root), `${name}: ${path.join('.')} may be anything`);
    }
  });

  it('refuses properties it does not know', () => {
    for (const [name, path, json] of places) {
      const [parent] = parentOf(parse(json), path);
      if (Array.isArray(parent.value)) continue;
      parent.value.surprise = 1;
      assert.ok(!validate(parent.root), `${name}: ${path.join('.')} has a surprise beside it`);
    }
  });
});

/** Once for each shape: what stood at the same place with the same properties before is left out. */
function placesIn(samples: readonly (readonly [string, string])[]) {
  const seen = new Set<string>();
  return samples.flatMap(([name, json]) => {
    const root = parse(json);
    return pathsOf(root).flatMap((path) => {
      const [{ value }, key] = parentOf(root, path);
      const keys = Array.isArray(value) ? 'list' : Object.keys(value).join();
      const kinds = path.map((step) => (/^\d+$/.test(`${step}`) ? '#' : step)).join('.');
      const shape = JSON.stringify([
        kinds,
        keys,
        kindsAlong(root, path),
        shapeOf(childOf(value, key)),
      ]);
      if (seen.has(shape)) return [];
      seen.add(shape);
      return [[name, path, json] as const];
    });
  });
}

/** Which member of a union each object on the way is. */
function kindsAlong(root: Json, path: Path): readonly unknown[] {
  return path.map((_, depth) => {
    const [{ value }] = parentOf(root, path.slice(0, depth + 1));
    return Array.isArray(value) ? null : value.kind;
  });
}

function shapeOf(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  return typeof value === 'object' ? Object.keys(value).join() : typeof value;
}

/** The paths of every property and element, at any depth. */
function pathsOf(value: Json, path: Path = []): readonly Path[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    [...path, key],
    ...pathsOf(inner, [...path, key]),
  ]);
}

interface Parent {
  readonly root: Json;
  readonly value: Json[] | { [name: string]: Json };
}

function parentOf(root: Json, path: Path): readonly [Parent, string] {
  let value: Json = root;
  for (const key of path.slice(0, -1)) value = childOf(value, `${key}`);
  assert.ok(value !== null && typeof value === 'object');
  return [{ root, value }, `${path.at(-1)}`];
}

function childOf(value: Json, key: string): Json {
  assert.ok(value !== null && typeof value === 'object');
  const child = Object.entries(value).find(([name]) => name === key);
  assert.ok(child);
  return child[1];
}
