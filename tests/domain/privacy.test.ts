import { describe, expect, it } from 'vitest';
import { holdsNumber, maskFolio, maskPersonal } from '../../src/lib/domain/privacy';

describe('numbers of persons', () => {
  it.each(['9997946957', '９９９７９４６９５７', '999 794 6957'])('sees the telephone in %s', (written) => {
    expect(maskPersonal(written)).toBe('•••');
    expect(holdsNumber(written)).toBe(true);
    // A folio may be a number of ten digits itself: whether it is one is asked.
    expect(maskFolio(written)).toBe(written);
  });

  it.each(['EX-001', '01001', '2026-03-15'])('sees none in %s', (written) => {
    expect(holdsNumber(written)).toBe(false);
    expect(maskPersonal(written)).toBe(written);
  });
});
