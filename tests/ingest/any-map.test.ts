import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keys } from '../frames';
import { anyMap, checkAnyMap } from './any-map';

describe('maps are read with the same suspicion as tables', () => {
  it('whatever stands in the place of anything, a map is read or refused', async () => {
    const found = { leído: 0, rechazado: 0 };
    await fc.assert(
      fc.asyncProperty(anyMap, async (map) => void found[await checkAnyMap(map, keys())]++),
      { numRuns: 2_000 }
    );
    // Neither outcome is empty.
    expect(Math.min(found.leído, found.rechazado)).toBeGreaterThan(100);
  });
});
