import { NO_DAY } from '../../domain/day';
import { eachActive } from '../../domain/cell-columns';

import {
  countBoards,
  countByPost,
  onlyMinorPosts,
  POST_STATE,
  postsHeld,
  type BoardFacts,
  type Post,
  type PostState
} from '../../domain/posts';
import type { Parity } from '../../domain/parity';
import { countWomen } from '../../domain/sector-matrix';
import { quarterOf, type Quarter } from '../../domain/target';
import { parityOf } from '../../stats/parity';
import { classOf, CODE } from '../../scale/classify';
import { rampColors } from '../../scale/palette';
import { BOARDS } from '../../text/es/directivas';
import type { Board } from '../../session/coverage/board.svelte';
import { KeyedLoad } from '../../workers/client/keyed-load.svelte';
import {
  countClasses,
  maskState,
  type HoverLine,
  type MapSubject
} from '../../session/map/map-display.svelte';
import type { Results } from '../../session/coverage/results.svelte';
import { type Sectors, sectors } from '../sectores/sectores.svelte';
import type { BoardList } from '../../session/address/directivas';
import type { View } from '../../session/address/view.svelte';
import type { Workspace } from '../../session/data/workspace.svelte';
import { board, results, view, workspace } from '../../session/app.svelte';

/** Limits of the classes of completeness, and of the band of parity, percent: the upper limit of parity is in it. */
export const HELD_BREAKS = [50, 75, 100];
export const PARITY_BREAKS = [40, 60 + 1e-9];

/** Lists of the boards with a post in a state. */
export const POST_LISTS = ['titulares', 'interinos', 'vacantes', 'sin-dato'] as const satisfies BoardList[];
const OF_LIST = {
  titulares: 'titular',
  interinos: 'interino',
  vacantes: 'vacante',
  'sin-dato': 'sin-dato'
} as const satisfies Record<(typeof POST_LISTS)[number], PostState>;

/** Women of a quarter: of its conferences, and of the cells active at its end. */
export interface QuarterParity {
  quarter: Quarter;
  conferencias: Parity;
  celulas: Parity;
}

/** The municipal boards, and the share of women in them, in cells and in conferences. */
export class Boards implements MapSubject {
  private readonly loaded = new KeyedLoad<BoardFacts>();

  constructor(
    private readonly view: View,
    private readonly workspace: Workspace,
    private readonly results: Results,
    private readonly board: Board,
    private readonly sectors: Sectors
  ) {}

  private readonly posts = $derived.by(() => $state.snapshot(this.workspace.settings.posts) as Post[]);
  private readonly key = $derived.by(() => {
    const { workspace } = this;
    return JSON.stringify([workspace.tableKey('directivas'), workspace.frameId, this.posts]);
  });

  /** Brings the boards in use. Called whenever what is loaded changes. */
  async refresh(): Promise<void> {
    const { workspace, posts } = this;
    if (workspace.phase !== 'listo') return;
    void this.results.ensureCells();
    await this.loaded.bring(
      () => this.key,
      () => workspace.work.facts('useBoards', workspace.sourceOf('directivas'), workspace.context(), posts)
    );
  }

  get failed(): boolean {
    return this.loaded.failed;
  }
  get waiting(): boolean {
    return this.loaded.waiting;
  }
  readonly facts = $derived.by(() => this.loaded.value);
  private readonly municipios = $derived.by(() => this.workspace.territory.catalog.municipios);
  private readonly claves = $derived.by(() => this.municipios.map((m) => m.clave as string));

  private isIn = (clave: string): boolean => !this.view.ent || clave.startsWith(this.view.ent);

  /** Position of the board of each municipality; −1 without. */
  private readonly placeOf = $derived.by(() => {
    const places = new Map((this.facts?.claves ?? []).map((clave, place) => [clave, place]));
    return this.claves.map((clave) => places.get(clave) ?? -1);
  });
  boardOf = (m: number): number => this.placeOf[m] ?? -1;

  readonly whole = $derived.by(() => this.facts && countBoards(this.facts, this.isIn));
  /** Boards of places that the frame lacks. */
  readonly beyond = $derived.by(() => {
    const { positions } = this.workspace.territory;
    return (this.facts?.claves ?? []).filter((clave) => !positions.has(clave) && this.isIn(clave));
  });
  private readonly held = $derived.by(() => {
    const { facts } = this;
    return facts ? facts.claves.map((_, place) => postsHeld(facts, place)) : [];
  });
  heldOn = (place: number): number => this.held[place] ?? 0;
  /** Posts of a board in a state of `POST_STATE`. */
  private postsOn(place: number, state: number): number {
    const { facts } = this;
    if (!facts) return 0;
    const { posts, estado } = facts;
    let count = 0;
    for (let at = place * posts.length; at < (place + 1) * posts.length; at++)
      if (estado[at] === state) count++;
    return count;
  }
  vacantOn = (place: number): number => this.postsOn(place, POST_STATE.vacante);
  /** Women among those who hold a post of a board. */
  parityOn(place: number): Parity {
    const { facts } = this;
    if (!facts) return parityOf(0, 0);
    const { posts, sexo } = facts;
    const own = sexo.subarray(place * posts.length, (place + 1) * posts.length);
    return parityOf(own.filter((s) => s === 1).length, own.filter((s) => s > 0).length);
  }

  private readonly minor = $derived.by(() => new Set(this.facts ? onlyMinorPosts(this.facts) : []));
  /** Municipalities of each list, those of the state chosen, in the order of the catalogue. */
  readonly lists: Record<BoardList, number[]> = $derived.by(() => {
    const { facts, claves, placeOf, board } = this;
    const lists: Record<BoardList, number[]> = {
      todas: [],
      completas: [],
      incompletas: [],
      titulares: [],
      interinos: [],
      vacantes: [],
      'sin-dato': [],
      menores: [],
      faltan: []
    };
    if (!facts) return lists;
    const active = board.answer?.columns.activas;
    for (let m = 0; m < claves.length; m++) {
      if (!this.isIn(claves[m])) continue;
      const place = placeOf[m];
      if (place < 0) {
        if (active && active[m] > 0) lists.faltan.push(m);
        continue;
      }
      lists.todas.push(m);
      (this.held[place] === facts.posts.length ? lists.completas : lists.incompletas).push(m);
      if (this.minor.has(place)) lists.menores.push(m);
      for (const list of POST_LISTS)
        if (this.postsOn(place, POST_STATE[OF_LIST[list]]) > 0) lists[list].push(m);
    }
    return lists;
  });
  /** Boards of each state, by its key. */
  readonly byState = $derived.by(() => {
    const { facts } = this;
    if (!facts) return [];
    const states = [...new Set(facts.claves.map((c) => c.slice(0, 2)))].sort();
    return states.map((clave) => ({ clave, ...countBoards(facts, (c) => c.startsWith(clave)) }));
  });

  // Women.
  readonly parity = $derived.by(() => {
    const { facts, whole } = this;
    if (!facts || !whole) return null;
    const byPost = countByPost(facts, this.isIn);
    const sum = (wanted: boolean) =>
      facts.posts.reduce(
        (total, post, i) =>
          post.mando === wanted
            ? { mujeres: total.mujeres + byPost[i].mujeres, n: total.n + byPost[i].n }
            : total,
        { mujeres: 0, n: 0 }
      );
    const [leading, others] = [sum(true), sum(false)];
    const trained = this.countTrained(facts);
    return {
      boards: parityOf(whole.mujeres, whole.conSexo),
      leading: parityOf(leading.mujeres, leading.n),
      others: parityOf(others.mujeres, others.n),
      trained: parityOf(trained.mujeres, trained.n),
      byPost: byPost.map(({ mujeres, n }) => parityOf(mujeres, n))
    };
  });

  private countTrained({ posts, claves, sexo, capacitacion }: BoardFacts) {
    let [mujeres, n] = [0, 0];
    claves.forEach((clave, place) => {
      if (!this.isIn(clave)) return;
      for (let i = place * posts.length; i < (place + 1) * posts.length; i++) {
        if (capacitacion[i] !== 1 || !sexo[i]) continue;
        n++;
        if (sexo[i] === 1) mujeres++;
      }
    });
    return { mujeres, n };
  }

  /** Women of the active cells that say both figures, of some municipalities. */
  private cellsIn(isIn: (clave: string) => boolean): Parity {
    const columns = this.board.answer?.columns;
    let [mujeres, n] = [0, 0];
    if (columns)
      this.claves.forEach((clave, m) => {
        if (!isIn(clave)) return;
        mujeres += columns.mujeres[m] || 0;
        n += columns.integrantesConMujeres[m] || 0;
      });
    return parityOf(mujeres, n);
  }
  /** Women of the conferences of the period by the state of their origin; 0 is all of them. */
  private conferencesOf(state: number): Parity {
    const { facts, listed } = this.sectors;
    if (!facts || !listed) return parityOf(0, 0);
    const { mujeres, n } = countWomen(facts, listed, state);
    return parityOf(mujeres, n);
  }
  readonly inCells = $derived.by(() => this.cellsIn(this.isIn));
  readonly inConferences = $derived.by(() => this.conferencesOf(Number(this.view.ent ?? 0)));
  readonly parityByState = $derived.by(() => {
    const { facts, workspace } = this;
    if (!facts || !this.claves.length) return [];
    return workspace.territory.reference.entidades.map(({ clave }) => {
      const { mujeres, conSexo } = countBoards(facts, (c) => c.startsWith(clave));
      return {
        clave: clave as string,
        directivas: parityOf(mujeres, conSexo),
        celulas: this.cellsIn((c) => c.startsWith(clave)),
        conferencias: this.conferencesOf(Number(clave))
      };
    });
  });

  /** Quarter by quarter, from the first with a conference or a cell to the one of the day on screen. */
  readonly trend: QuarterParity[] = $derived.by(() => {
    const state = Number(this.view.ent ?? 0);
    const held = new Map<number, { mujeres: number; n: number }>();
    const add = (into: typeof held, quarter: number, women: number, people: number) => {
      const known = into.get(quarter) ?? { mujeres: 0, n: 0 };
      into.set(quarter, { mujeres: known.mujeres + women, n: known.n + people });
    };
    const { facts, listed } = this.sectors;
    facts?.conferencia.forEach((c, g) => {
      if (c < 0 || !listed![c] || facts.fecha[c] === NO_DAY) return;
      if (facts.mujeres[g] < 0 || facts.asistentes[g] < 0 || (state && facts.entidad[g] !== state)) return;
      add(held, quarterOf(facts.fecha[c]), facts.mujeres[g], facts.asistentes[g]);
    });
    const cells = new Map<number, { mujeres: number; n: number }>();
    const columns = this.results.facts?.columns;
    if (columns)
      eachActive(columns, this.results.filterAt(this.view.fecha), (row) => {
        const { mun, integrantes, mujeres, fecha, units } = columns;
        if (mun[row] >= units || !this.isIn(this.claves[mun[row]])) return;
        if (integrantes[row] < 0 || mujeres[row] < 0) return;
        add(cells, quarterOf(fecha[row]), mujeres[row], integrantes[row]);
      });
    const all = [...held.keys(), ...cells.keys()];
    if (all.length === 0) return [];
    const [first, last] = [Math.min(...all), Math.max(...all)];
    let [women, people] = [0, 0];
    return Array.from({ length: last - first + 1 }, (_, i) => {
      const q = first + i;
      women += cells.get(q)?.mujeres ?? 0;
      people += cells.get(q)?.n ?? 0;
      const own = held.get(q);
      return {
        quarter: q,
        conferencias: parityOf(own?.mujeres ?? 0, own?.n ?? 0),
        celulas: parityOf(women, people)
      };
    });
  });

  // What the map shows.
  readonly classes: Uint8Array = $derived.by(() => {
    const { facts, placeOf, view } = this;
    const painted = new Uint8Array(this.claves.length).fill(CODE.noAplica);
    if (!facts) return painted;
    placeOf.forEach((place, m) => {
      if (place < 0) return;
      const held = this.held[place];
      if (held === 0) painted[m] = CODE.cero;
      else if (view.pestana === 'directivas')
        painted[m] = classOf((100 * held) / facts.posts.length, HELD_BREAKS);
      else {
        const { pct } = this.parityOn(place);
        painted[m] = Number.isNaN(pct) ? CODE.sinDato : classOf(pct, PARITY_BREAKS);
      }
    });
    return painted;
  });
  readonly colors: readonly string[] = $derived.by(() => {
    const count = (this.view.pestana === 'directivas' ? HELD_BREAKS : PARITY_BREAKS).length + 1;
    return rampColors(this.view.paleta, count, this.board.theme);
  });
  readonly visible: Uint8Array = $derived.by(() => maskState(this.claves, this.view.ent));
  /** Municipalities in each class, those of the state chosen. */
  readonly legend = $derived.by(() => countClasses(this.classes, this.visible));

  hover(position: number): HoverLine[] {
    const place = this.boardOf(position);
    if (place < 0 || !this.facts) return [[BOARDS.legend.noBoard, '']];
    return [
      [BOARDS.columns.cubiertos, BOARDS.of(this.heldOn(place), this.facts.posts.length)],
      [BOARDS.columns.mujeres, BOARDS.share(this.parityOn(place))]
    ];
  }

  select(clave: string | null): void {
    this.view.set({ mun: clave });
  }
}

/** The boards and the women of the network. */
export const boards = new Boards(view, workspace, results, board, sectors);
