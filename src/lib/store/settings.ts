import { DEFAULT_POSTS, type Post } from '../domain/posts';
import { DEFAULT_GOALS, type Goal } from '../domain/goal';
import { DEFAULT_SECTORS, DEFAULT_STAGES, type Stage } from '../domain/stage';

/** The editable lists and the looks of this browser. */
export interface Settings {
  stages: Stage[];
  sectors: string[];
  goals: Goal[];
  posts: Post[];
  /** The strategic axes: empty until somebody writes them. */
  axes: string[];
  theme: 'sistema' | 'claro' | 'oscuro';
}

const KEY = 'tejido.ajustes';

/** The lists and looks of a browser that keeps none; a copy of its own each time. */
export const defaultSettings = (): Settings => ({
  stages: DEFAULT_STAGES.map((s) => ({ ...s })),
  sectors: [...DEFAULT_SECTORS],
  goals: DEFAULT_GOALS.map((g) => ({ ...g })),
  posts: DEFAULT_POSTS.map((p) => ({ ...p, suple: [...p.suple] })),
  axes: [],
  theme: 'sistema'
});

const isText = (value: unknown): value is string => typeof value === 'string';

/** What the browser keeps, part by part; a part that cannot be read is the default. */
export function readSettings(): Settings {
  const fallback = defaultSettings();
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Settings>;
    const stages = (kept.stages ?? []).filter((s) => isText(s?.id) && isText(s?.nombre));
    const goals = (kept.goals ?? []).filter((g) => isText(g?.id) && isText(g?.nombre) && g.municipios > 0);
    const posts = (kept.posts ?? [])
      .filter((p) => isText(p?.nombre) && Array.isArray(p.suple))
      .map((p) => ({ nombre: p.nombre, mando: p.mando === true, suple: p.suple.filter(isText) }));
    return {
      stages: stages.length ? stages : fallback.stages,
      sectors:
        Array.isArray(kept.sectors) && kept.sectors.length ? kept.sectors.filter(isText) : fallback.sectors,
      goals: Array.isArray(kept.goals) ? goals : fallback.goals,
      posts: posts.length ? posts : fallback.posts,
      axes: Array.isArray(kept.axes) ? kept.axes.filter(isText) : fallback.axes,
      theme: kept.theme === 'claro' || kept.theme === 'oscuro' ? kept.theme : 'sistema'
    };
  } catch {
    return fallback;
  }
}

/** Keeps the settings; false when the browser has no room or no permission. */
export function keepSettings(settings: Settings): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
    return true;
  } catch {
    return false;
  }
}

/** Erases the kept settings. */
export function eraseSettings(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Storage that cannot be reached holds nothing of ours.
  }
}

/** Whether these are the lists that the shipped snapshot was taken with. */
export const areDefaultStages = (stages: readonly Stage[]) =>
  JSON.stringify(stages) === JSON.stringify(DEFAULT_STAGES);
