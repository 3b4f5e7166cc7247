// Takes the lock named by the first argument, says so, and stays.
import { takeMachineLock } from '../../src/machine/lock.ts';

const [name] = process.argv.slice(2);
const { signal } = new AbortController();
globalThis.lock = await takeMachineLock({ name, signal, onWait: () => {} });
console.log('held');
setInterval(() => {}, 60_000);
