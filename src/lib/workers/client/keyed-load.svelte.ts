/** Something that is brought for a key: anew when the key changes, and once however often it is asked for. */
export class KeyedLoad<T> {
  private held = $state.raw<{ key: string; value: T } | null>(null);
  private loading = '';
  failed = $state(false);

  /** What came last; while another is on its way it stays. */
  get value(): T | null {
    return this.held?.value ?? null;
  }
  readonly waiting = $derived.by(() => !this.failed && this.held === null);

  /** @param keyOf names what is wanted; an answer for a key that is no longer wanted is let go, and an empty one brings nothing */
  async bring(keyOf: () => string, work: () => Promise<T>): Promise<void> {
    const key = keyOf();
    if (!key || this.held?.key === key || this.loading === key) return;
    this.loading = key;
    try {
      const value = await work();
      if (key === keyOf()) this.held = { key, value };
      this.failed = false;
    } catch (error) {
      console.error(error);
      this.failed = true;
    } finally {
      if (this.loading === key) this.loading = '';
    }
  }
}
