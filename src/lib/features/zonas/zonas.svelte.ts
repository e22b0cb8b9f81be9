import { canLose, imbalanceOf } from '../../plan/zones';
import { CODE } from '../../scale/classify';
import { apartColors, zoneColors } from '../../scale/palette';
import { ZONES } from '../../text/es/zonas';
import { PLAN } from '../../text/es/planeador';
import type { Board } from '../../session/coverage/board.svelte';
import { LatestQuery } from '../../workers/client/latest-query.svelte';
import { maskState, type HoverLine, type MapSubject } from '../../session/map/map-display.svelte';
import { type Planner, planner } from '../planeador/planeador.svelte';
import type { View } from '../../session/address/view.svelte';
import { RestartableWorker } from '../../workers/client/restartable-worker';
import type { ZoneApi, ZoneReport } from '../../workers/jobs/zone.worker';
import { board, view } from '../../session/app.svelte';

/** A zone as the table shows it. */
export interface ZoneRow {
  /** From 0. */
  zone: number;
  municipios: number;
  weight: number;
  /** Part of the mean by which it is over or under. */
  off: number;
}

/** Why there are no zones to be made. */
export type ZoneTrouble = 'sin-entidad' | 'demasiadas' | 'sin-peso';

/** The municipalities of a state shared out among coordinators, and what somebody changed by hand. */
export class Zones implements MapSubject {
  readonly query = new LatestQuery<ZoneApi, ZoneReport & { key: string; weight: Float64Array }>(
    new RestartableWorker(
      () => new Worker(new URL('../../workers/jobs/zone.worker.ts', import.meta.url), { type: 'module' })
    )
  );

  constructor(
    private readonly view: View,
    private readonly board: Board,
    private readonly planner: Planner
  ) {}

  private readonly claves = $derived.by(() => this.planner.claves);
  readonly visible = $derived.by(() => maskState(this.claves, this.view.ent));
  private readonly units = $derived.by(() =>
    this.view.ent ? [...this.visible.keys()].filter((m) => this.visible[m]) : []
  );
  /** Weight as it counts: what nobody knows is 0. */
  readonly weight = $derived.by(() =>
    Float64Array.from(this.planner.weight, (w, m) => (this.visible[m] && w > 0 ? w : 0))
  );
  readonly trouble = $derived.by((): ZoneTrouble | null => {
    const { ent, zonas } = this.view;
    if (!this.claves.length) return null;
    if (!ent) return 'sin-entidad';
    if (zonas > this.units.length) return 'demasiadas';
    return this.planner.isWeighed && !this.weight.some((w) => w > 0) ? 'sin-peso' : null;
  });
  /** How many municipalities there are to share out. */
  readonly count = $derived.by(() => this.units.length);
  private readonly key = $derived.by(() =>
    JSON.stringify([this.view.ent, this.view.zonas, this.view.semilla])
  );

  /** The question; null while what it is about is not here. */
  readonly setup = $derived.by(() => {
    const { planner, units, weight, trouble, view, key } = this;
    const { places } = planner;
    if (!places || trouble || !units.length || !planner.isWeighed) return null;
    return { places, units, weight, k: view.zonas, seed: view.semilla, key };
  });

  /** Shares out anew. */
  async share(): Promise<void> {
    const { setup } = this;
    if (!setup) return;
    const { places, units, weight, k, seed, key } = setup;
    await this.query.ask(async (worker) => ({
      ...(await worker.share(weight, units, k, seed, places)),
      key,
      weight
    }));
  }

  /** Zones as they were made; null while none of this question are here. */
  private readonly report = $derived.by(() => {
    const { answer } = this.query;
    return answer && answer.key === this.key && answer.zone.length === this.claves.length && !this.trouble
      ? answer
      : null;
  });
  /** Links over what nothing ties, by position. */
  readonly links = $derived.by(() => this.report?.links ?? []);
  /** Zones with the changes made by hand, and which of those could be made. */
  private readonly changed = $derived.by(() => {
    const { report } = this;
    if (!report) return null;
    const zone = report.zone.slice();
    const positions = new Map(this.units.map((m) => [this.claves[m], m]));
    const moved: string[] = [];
    for (const { clave, zona } of this.view.movidos) {
      const m = positions.get(clave);
      // A change that would tear a zone apart is one of other zones: it does not count.
      if (m === undefined || !this.mayMove(m, zona - 1, zone)) continue;
      zone[m] = zona - 1;
      moved.push(clave);
    }
    return { zone, moved };
  });
  /** Zone of each municipality; −1 outside. */
  readonly zone = $derived.by((): Int32Array | null => this.changed?.zone ?? null);
  /** Municipalities that were put into another zone by hand. */
  readonly moved = $derived.by((): readonly string[] => this.changed?.moved ?? []);

  private zonesBeside(m: number, zone: Int32Array): number[] {
    const { start, items } = this.report!.neighbours;
    const own = zone[m];
    const near = [...items.subarray(start[m], start[m + 1])].map((other) => zone[other]);
    return [...new Set(near)].filter((z) => z >= 0 && z !== own).sort((a, b) => a - b);
  }
  private mayMove = (m: number, to: number, zone: Int32Array): boolean =>
    zone[m] >= 0 &&
    to < this.view.zonas &&
    this.zonesBeside(m, zone).includes(to) &&
    canLose(m, zone, this.report!.neighbours);

  /** Where a municipality can be put: the zones beside it; none when its own would come apart without it. */
  choicesOf(m: number): { beside: number[]; tears: boolean } {
    const { zone, report } = this;
    if (!zone || !report || zone[m] < 0) return { beside: [], tears: false };
    return { beside: this.zonesBeside(m, zone), tears: !canLose(m, zone, report.neighbours) };
  }

  /** Puts a municipality into another zone. */
  move(m: number, zone: number): void {
    const clave = this.claves[m];
    // What no longer can be made is let go of; a second change of the same one takes the place of the first at the end.
    const others = this.view.movidos.filter(
      (move) => move.clave !== clave && this.moved.includes(move.clave)
    );
    const isBack = this.report?.zone[m] === zone;
    this.view.set({ movidos: isBack ? others : [...others, { clave, zona: zone + 1 }] });
  }

  readonly rows = $derived.by((): ZoneRow[] => {
    const { zone, view } = this;
    // Weighed as they were shared out: while others are looked for the figures stay those of these.
    const weight = this.report?.weight ?? this.weight;
    if (!zone) return [];
    const rows = Array.from({ length: view.zonas }, (_, z) => ({
      zone: z,
      municipios: 0,
      weight: 0,
      off: 0
    }));
    zone.forEach((z, m) => {
      if (z < 0) return;
      rows[z].municipios++;
      rows[z].weight += weight[m];
    });
    const mean = rows.reduce((sum, row) => sum + row.weight, 0) / rows.length;
    return rows.map((row) => ({ ...row, off: mean > 0 ? row.weight / mean - 1 : 0 }));
  });
  /** How far the most uneven zone is from the mean, as a share of it. */
  readonly imbalance = $derived.by(() => imbalanceOf(Float64Array.from(this.rows, (row) => row.weight)));
  /** The same before anything was changed by hand. */
  readonly before = $derived.by(() => {
    const { report, view } = this;
    const weight = report?.weight ?? this.weight;
    const sums = new Float64Array(view.zonas);
    report?.zone.forEach((z, m) => z >= 0 && (sums[z] += weight[m]));
    return imbalanceOf(sums);
  });
  /** Municipalities, zone by zone. */
  readonly members = $derived.by(() => {
    const { zone, units } = this;
    return zone ? [...units].sort((a, b) => zone[a] - zone[b] || a - b) : [];
  });

  /** Colours in which no two zones that touch are alike, by zone. */
  readonly colorOf = $derived.by((): Uint8Array => {
    const { zone, report, view } = this;
    if (!zone || !report) return new Uint8Array(view.zonas);
    const beside = Array.from({ length: view.zonas }, () => new Set<number>());
    const { start, items } = report.neighbours;
    zone.forEach((z, m) => {
      for (let at = start[m]; z >= 0 && at < start[m + 1]; at++)
        if (zone[items[at]] >= 0 && zone[items[at]] !== z) beside[z].add(zone[items[at]]);
    });
    return apartColors(beside);
  });
  readonly classes = $derived.by((): Uint8Array => {
    const { zone, colorOf, claves } = this;
    return Uint8Array.from(claves, (_, m) => (zone && zone[m] >= 0 ? colorOf[zone[m]] : CODE.noAplica));
  });
  readonly colors = $derived.by(() => zoneColors(this.board.theme));
  /** Zones are outlined, so that colours need not tell them apart alone. */
  readonly groups = $derived.by(() => this.zone);

  hover(position: number): HoverLine[] {
    const { zone, planner } = this;
    if (!zone || zone[position] < 0) return [];
    const weight = planner.weight[position];
    return [
      [ZONES.zone(zone[position]), ''],
      [planner.weightName, Number.isNaN(weight) ? PLAN.noData : PLAN.amount(weight)]
    ];
  }

  select(clave: string | null): void {
    this.view.set({ mun: clave });
  }
}

/** Who looks after which municipalities. */
export const zones = new Zones(view, board, planner);
