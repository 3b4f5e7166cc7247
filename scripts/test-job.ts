// A process of `npm test`: runs the test files it is given and sends what happens to its parent.

import { run } from 'node:test';
import type { TestEvent } from 'node:test/reporters';
import { inspect } from 'node:util';
import { serialize } from 'node:v8';
import { END } from './run-test-job.ts';

const events = run({ files: process.argv.slice(2), isolation: 'none', concurrency: 1 });
for await (const event of events) {
  // A reporter of finished files needs no `test:complete` and the like.
  if (/^test:(?:start|pass|fail|plan|diagnostic|summary|stdout|stderr)$/.test(event.type)) {
    process.send?.(serialize(readable(event)).toString('base64'));
  }
}
// What was sent may still be on its way when a process has ended: wait until the parent has it all.
await new Promise((resolve) => {
  process.once('message', resolve);
  process.send?.(END);
});
process.disconnect?.();

/** An error loses its own properties and its cause's class on the way: send it as it would be printed. */
function readable(event: TestEvent): TestEvent {
  if (event.type !== 'test:fail') return event;
  const { error } = event.data.details;
  const text = inspect(error.cause instanceof Error ? error.cause : error, { depth: 5 });
  const printed = Object.assign(new Error(error.message), { stack: text });
  return {
    ...event,
    data: { ...event.data, details: { ...event.data.details, error: printed } },
  } as TestEvent;
}
