/** Which keys came before, by a 53-bit hash: nothing of the key itself is held. */
export class SeenKeys {
  private slots = new Float64Array(1 << 12);
  private count = 0;
  /** Different in every reading, so that a hash says nothing outside of it. */
  private readonly salt = crypto.getRandomValues(new Uint32Array(2));

  /** Whether the key came before; it counts as seen from now on. */
  seen(key: string): boolean {
    if (this.count * 2 > this.slots.length) this.grow();
    const hash = this.hash(key) + 1;
    const at = this.find(hash);
    if (this.slots[at] === hash) return true;
    this.slots[at] = hash;
    this.count++;
    return false;
  }

  private find(hash: number): number {
    let at = hash % this.slots.length;
    while (this.slots[at] !== 0 && this.slots[at] !== hash) at = (at + 1) % this.slots.length;
    return at;
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Float64Array(old.length * 2);
    for (const hash of old) if (hash !== 0) this.slots[this.find(hash)] = hash;
  }

  /** Two 32-bit multiplicative hashes in the manner of cyrb53 (public domain), joined to 53 bits. */
  private hash(key: string): number {
    let a = 0xdeadbeef ^ this.salt[0];
    let b = 0x41c6ce57 ^ this.salt[1];
    for (let i = 0; i < key.length; i++) {
      const c = key.charCodeAt(i);
      a = Math.imul(a ^ c, 2654435761);
      b = Math.imul(b ^ c, 1597334677);
    }
    a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
    b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
    return 4294967296 * (2097151 & b) + (a >>> 0);
  }
}
