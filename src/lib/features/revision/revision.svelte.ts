import type { ClaveMunicipio } from '../../domain/clave';
import { CONTRACTS } from '../../domain/contracts';
import { placeKey, type PlaceDecision, type WrittenPlace } from '../../domain/decision';
import { mostAlike } from '../../domain/similar-names';
import type { Territory } from '../../session/territory/territory.svelte';
import type { Misplaced } from '../../session/data/editor.svelte';
import type { Workspace } from '../../session/data/workspace.svelte';

/** A place as files write it, the rows that are there, and the municipalities that it may be. */
export interface ReviewGroup {
  key: string;
  written: WrittenPlace;
  /** Key of its state; empty when that is not known either. */
  entidad: string;
  rows: Misplaced[];
  /** Keys of the municipalities of that name, or of names like it: a person chooses. */
  candidates: string[];
  isAmbiguous: boolean;
  rejected: boolean;
}

const MOST_CANDIDATES = 6;

/** How a row writes where it is. */
export const writtenPlace = ({ kind, problema }: Misplaced): WrittenPlace => {
  const celdas = problema.celdas ?? {};
  const key = CONTRACTS[kind].lugar?.columna ?? 'cvegeo';
  return {
    entidad: celdas.entidad ?? '',
    municipio: celdas.municipio ?? '',
    clave: celdas[key] || celdas.mun_ine || ''
  };
};

/** The queue of places that only a person can tell: alike ones together. */
export class Review {
  private all = $state.raw<ReviewGroup[]>([]);
  /** The rows were asked for and came. */
  ready = $state(false);
  /** Places that wait at the end of the queue. */
  private postponed = $state<string[]>([]);
  private turn = 0;

  readonly waiting = $derived.by(() => {
    const open = this.all.filter((g) => !g.rejected);
    const later = (g: ReviewGroup) => (this.postponed.includes(g.key) ? 1 : 0);
    return [...open].sort((a, b) => later(a) - later(b));
  });
  readonly rejected = $derived.by(() => this.all.filter((g) => g.rejected));
  readonly postponedCount = $derived.by(
    () => this.waiting.filter((g) => this.postponed.includes(g.key)).length
  );

  constructor(
    private readonly workspace: Workspace,
    private readonly territory: Territory
  ) {}

  /** Asks for the rows of the tables in use whose place nobody can tell. */
  async load(): Promise<void> {
    const turn = ++this.turn;
    const rows = await this.workspace.editor.misplaced();
    if (turn !== this.turn) return;
    const groups = new Map<string, Misplaced[]>();
    for (const row of rows) {
      const key = placeKey(writtenPlace(row));
      const alike = groups.get(key);
      if (alike) alike.push(row);
      else groups.set(key, [row]);
    }
    this.all = [...groups].map(([key, alike]) => this.describe(key, alike));
    this.ready = true;
  }

  private describe(key: string, rows: Misplaced[]): ReviewGroup {
    const written = writtenPlace(rows[0]);
    const { problema } = rows[0];
    const entidad = this.territory.entidadKey(written.entidad) ?? '';
    const same = problema.detalle?.candidatos ?? [];
    const rejected = rows.every((r) => r.problema.detalle?.rechazada);
    if (same.length) return { key, written, entidad, rows, candidates: same, isAmbiguous: true, rejected };
    const { municipios } = this.territory.catalog;
    const among = entidad ? municipios.filter((m) => m.clave.startsWith(entidad)) : municipios;
    const alike = written.municipio ? mostAlike(written.municipio, among, MOST_CANDIDATES) : [];
    const candidates = alike.map((m) => m.clave as string);
    return { key, written, entidad, rows, candidates, isAmbiguous: false, rejected };
  }

  postpone(key: string): void {
    this.postponed = [...this.postponed.filter((k) => k !== key), key];
  }

  isPostponed = (key: string): boolean => this.postponed.includes(key);

  /** Decides for all the rows that write the place alike; rows accepted by it. */
  async chooseAll({ written }: ReviewGroup, clave: string): Promise<number> {
    const decision = this.decision(written, clave);
    const accepted = await this.workspace.editor.decide([decision]);
    await this.load();
    return accepted;
  }

  /** Decides row by row, by the id of each, or for rows without one by mending them; rows accepted by it. */
  async chooseRows(chosen: readonly { row: Misplaced; clave: string }[]): Promise<number> {
    const named = chosen.filter(({ row }) => idOf(row) !== '');
    let accepted = 0;
    if (named.length)
      accepted += await this.workspace.editor.decide(
        named.map(({ row, clave }) => ({
          ...this.decision(writtenPlace(row), clave),
          tabla: row.kind,
          id: idOf(row)
        }))
      );
    const loose = chosen.filter(({ row }) => idOf(row) === '');
    for (const kind of new Set(loose.map(({ row }) => row.kind))) {
      const column = CONTRACTS[kind].lugar!.columna;
      const requests = loose
        .filter(({ row }) => row.kind === kind)
        .map(({ row, clave }) => ({
          que: 'corregir' as const,
          pendiente: row.pendiente,
          celdas: { [column]: clave }
        }));
      if (!(await this.workspace.editor.edit(kind, requests))) accepted += requests.length;
    }
    await this.load();
    return accepted;
  }

  /** Leaves every row that writes the place alike out. */
  async reject({ written }: ReviewGroup): Promise<void> {
    await this.workspace.editor.decide([{ ...this.decision(written, ''), decision: 'rechazar' }]);
    await this.load();
  }

  /** Puts a place that was left out back into the queue. */
  async giveBack({ written }: ReviewGroup): Promise<void> {
    await this.workspace.editor.undecide(written);
    await this.load();
  }

  private decision(written: WrittenPlace, clave: string): PlaceDecision {
    return { ...written, tabla: '', id: '', decision: 'elegir', cvegeo: clave as ClaveMunicipio };
  }
}

/** The id of a row set aside; empty where its table has none. */
export const idOf = ({ kind, problema }: Misplaced): string => {
  const { identidad, columnas } = CONTRACTS[kind];
  const own =
    identidad.length === 1 && columnas.find((c) => c.nombre === identidad[0])?.tipo === 'identificador';
  return own ? (problema.celdas?.[identidad[0]] ?? '') : '';
};
