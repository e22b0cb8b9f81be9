/** Whether the browser believes that it is connected, as it says at each change. */
class Connection {
  online = $state(true);

  constructor() {
    if (typeof window === 'undefined') return;
    this.online = navigator.onLine;
    for (const change of ['online', 'offline'] as const)
      window.addEventListener(change, () => (this.online = navigator.onLine));
  }

  /** Resolves when there is a connection: at once where there is one. */
  back(): Promise<void> {
    if (navigator.onLine) return Promise.resolve();
    return new Promise((resolve) => window.addEventListener('online', () => resolve(), { once: true }));
  }
}

export const connection = new Connection();
