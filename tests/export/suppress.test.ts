import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { persons, SMALL, WITHHELD, women } from '../../src/lib/export/suppress';

describe('counts of persons that leave the tool', () => {
  it('never tell one from 1 to 4, nor let it be subtracted, nor say a false one', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), (a, b) => {
        const [people, count] = [Math.max(a, b), Math.min(a, b)];
        const told = { people: persons(people), women: women(count, people) };
        if (told.people === SMALL) expect(people).toBeLessThan(5);
        else expect(told.people).toBe(people);
        // "<5" is said of women only where they are so few.
        if (told.women === SMALL) expect(count > 0 && count < 5).toBe(true);
        else if (told.women === WITHHELD) expect(people - count > 0 && people - count < 5).toBe(true);
        else {
          expect(told.women).toBe(count);
          expect(people - count === 0 || people - count >= 5).toBe(true);
        }
      })
    );
  });

  it('are absent where nobody said them', () => {
    expect(persons(NaN)).toBe('sin dato');
    expect(women(NaN, 20)).toBe('sin dato');
    expect(women(7, NaN)).toBe(7);
    expect(women(NaN, NaN, 'sin directiva')).toBe('sin directiva');
    expect(persons(0)).toBe(0);
  });
});
