import { foldName } from '../domain/catalog';
import { sha256 } from '@noble/hashes/sha2.js';

/** Bytes of a salt. */
export const SALT_BYTES = 16;

/** A new secret for hashes of persons. */
export const newSalt = (): Uint8Array => crypto.getRandomValues(new Uint8Array(SALT_BYTES));

/** Most bytes of a CURP and a name that are looked at. */
const MOST_BYTES = 512;
const SPACE = 32;
/** Letters and digits as `foldName` leaves them, by their code in Latin-1; anything else is a space. */
const FOLDED = Uint8Array.from({ length: 256 }, (_, code) => {
  const folded = foldName(String.fromCharCode(code));
  return folded.length === 1 ? folded.charCodeAt(0) : SPACE;
});

/**
 * Turns who a person is into a number that says nothing of them: SHA-256 with a secret of this browser, of which 53
 * bits are kept. The same person gives the same number in every file, and the number leads back to nobody.
 */
export class PersonHash {
  private readonly salted: ReturnType<typeof sha256.create>;
  private readonly digest = new Uint8Array(sha256.outputLen);
  private readonly view = new DataView(this.digest.buffer);
  /** Used again and again: millions of persons would leave millions of hashes behind. */
  private state: ReturnType<typeof sha256.create> | undefined;
  private readonly bytes = new Uint8Array(MOST_BYTES);
  private length = 0;

  constructor(salt: Uint8Array) {
    this.salted = sha256.create().update(salt);
  }

  /** Of a CURP and a name, however they are written; 1 to 2⁵³, or 0 for nobody, when one of them is missing. */
  of(curp: string, nombre: string): number {
    this.length = 0;
    if (!this.write(curp)) return 0;
    this.bytes[this.length++] = 1;
    if (!this.write(nombre)) return 0;
    this.state = this.salted._cloneInto(this.state);
    this.state.update(this.bytes.subarray(0, this.length)).digestInto(this.digest);
    return (this.view.getUint32(0) & 0x1fffff) * 2 ** 32 + this.view.getUint32(4) + 1;
  }

  /** Adds the letters of a text as `foldName` leaves them, without its strings; whether there were any. */
  private write(text: string): boolean {
    const from = this.length;
    let gap = false;
    for (let i = 0; i < text.length && this.length < MOST_BYTES - 2; i++) {
      const code = text.charCodeAt(i);
      // What Latin-1 lacks is folded as a whole.
      if (code > 255) {
        this.length = from;
        return this.write(foldName(text));
      }
      if (FOLDED[code] === SPACE) gap = true;
      else {
        if (gap && this.length > from) this.bytes[this.length++] = SPACE;
        gap = false;
        this.bytes[this.length++] = FOLDED[code];
      }
    }
    return this.length > from;
  }
}

/** A number for the cells of some columns together: alike rows have the same, others hardly ever. */
export function hashCells(cells: readonly string[], columns: readonly number[]): number {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (const at of columns) {
    const text = (cells[at] ?? '').trim();
    // The end of a cell counts too: "a,b" and "ab," are two rows.
    for (let i = 0; i <= text.length; i++) {
      const c = i < text.length ? text.charCodeAt(i) : 1;
      a = Math.imul(a ^ c, 2654435761);
      b = Math.imul(b ^ c, 1597334677);
    }
  }
  // In the manner of cyrb53 (public domain), joined to 53 bits.
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0) + 1;
}

/** A set of positive numbers that grows to millions without holding an object for each. */
export class NumberSet {
  private slots = new Float64Array(1 << 12);
  private count = 0;

  has(value: number): boolean {
    return this.slots[this.find(value)] === value;
  }

  add(value: number): void {
    if (this.count * 2 > this.slots.length) this.grow();
    const at = this.find(value);
    if (this.slots[at] === value) return;
    this.slots[at] = value;
    this.count++;
  }

  private find(value: number): number {
    let at = value % this.slots.length;
    while (this.slots[at] !== 0 && this.slots[at] !== value) at = (at + 1) % this.slots.length;
    return at;
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Float64Array(old.length * 2);
    for (const value of old) if (value !== 0) this.slots[this.find(value)] = value;
  }
}
