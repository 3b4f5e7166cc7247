// A store that is added to and not read from: for a command that compares with nothing stored.

import type { BaselineStore } from '../baseline/store.ts';

export function saveOnly(store: BaselineStore): BaselineStore {
  return {
    keeps: store.keeps === true,
    /** The search is still made: a file that cannot be added to is told before minutes of measuring. */
    async find(plan) {
      const { description } = await store.find(plan);
      return { records: [], description };
    },
    store: (record, build) => store.store(record, build),
  };
}
