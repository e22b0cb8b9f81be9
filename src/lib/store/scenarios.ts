import { readScenario, type Scenario } from '../domain/scenario';

const KEY = 'tejido.escenarios';

/** The scenarios that this browser keeps; those that cannot be read are left out. */
export function readScenarios(): Scenario[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.flatMap((s) => readScenario(s) ?? []) : [];
  } catch {
    return [];
  }
}

/** Keeps the scenarios; false when the browser has no room or no permission. */
export function keepScenarios(scenarios: readonly Scenario[]): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify(scenarios));
    return true;
  } catch {
    return false;
  }
}

/** Forgets them all. */
export function forgetScenarios(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Whoever cannot keep anything has nothing to forget.
  }
}
