import { foldName } from '../../domain/catalog';
import { parseClaveMunicipio } from '../../domain/clave';
import { joinDistrict, sectionCode, sectionKey } from '../../domain/district';
import type { WrittenPlace } from '../../domain/decision';
import type { ElectoralProblems } from '../../domain/electoral-problem';
import type { KeyEvidence } from '../../domain/key-system';
import { ROW_KIND, type VoteLevel } from '../../domain/votes';
import { NameCheck } from '../name-check';
import { keysNamed, knownPlaces, type PlaceAnswer } from '../place';
import { decideElectoralKeys, KeyCensus, needsCensus, PlaceReader, type PlaceCells } from '../place-reader';
import { FileError } from '../problem';
import type { ReadingContext } from '../table/context';
import type { HeldColumn, HeldTable } from '../table/held-table';
import { readDistrict, readNumber } from './headers';
import { UnknownPlaces } from './unknown-places';
import { municipalCells, placeHeaders, type VotePlan } from './vote-plan';

const TOTAL =
  /^((gran )?(sub ?)?total(es)?|sumas?)\b|^(?:nacional|estatal|distrital|seccional|todo el (?:pais|estado)|estados unidos mexicanos|republica mexicana)$/;
const NOTE = /^(fuente|nota)s?\b/;
const SHARE = /^(?:%|porc(?:entajes?)?|pct|(?:porcentaje|%) .*)$/;
const ABROAD = /\b(extranjero|exterior)\b/;
const EARLY = /\b(anticipad[oa]|prision preventiva|vppp)\b/;
/** What a cell may say in words, the strongest first. */
const WORD = { total: 1, nota: 2, porcentaje: 3, anticipado: 4, extranjero: 5 } as const;
/** More codes than a column of places has texts. */
const CODES = 2 ** 22;

const isName = (text: string) => /[a-z]/i.test(text);

function wordIn(text: string): number {
  if (text.trim() === '%') return WORD.porcentaje;
  if (!isName(text)) return 0;
  const folded = foldName(text);
  if (SHARE.test(folded)) return WORD.porcentaje;
  if (TOTAL.test(folded)) return WORD.total;
  if (NOTE.test(folded)) return WORD.nota;
  if (EARLY.test(folded)) return WORD.anticipado;
  return ABROAD.test(folded) ? WORD.extranjero : 0;
}

/** A number that each text of a column stands for, read once; NaN without a column. */
function byText(column: HeldColumn | null, read: (text: string) => number): (row: number) => number {
  if (!column) return () => NaN;
  const known: number[] = [];
  return (row) => {
    const code = column.codeAt(row);
    return code < 0 ? read(column.textAt(row)) : (known[code] ??= read(column.texts[code]));
  };
}

/** Where a row of votes is. */
export interface RowPlace {
  /** Key of its unit; empty where nobody can tell. */
  clave: string;
  /** Position in `ROW_KINDS`. */
  tipo: number;
  /** A line of totals, by its words. */
  isTotal: boolean;
  /** A note, a source: no row of votes. */
  isNote: boolean;
  /** A line of percentages, by its words. */
  isShare: boolean;
  /** The cells that name its unit are empty or zero: a sum stands there. */
  isBlank: boolean;
  /** The state, as 1–32; NaN where nobody says it. */
  entidad: number;
  /** Number of its district, `EEDD`; 0 where nobody says it. */
  distrito: number;
  /** Number of the INEGI key of its municipality; 0 where nobody says it. */
  municipio: number;
  /** Number of its sección; NaN where nobody says it. */
  seccion: number;
}

/** Says where the rows of a table of votes are: each way of writing a place is looked up once. */
export class VotePlaces {
  private readonly places;
  private readonly municipal: PlaceReader | null;
  readonly evidence: KeyEvidence | null;
  readonly unknown: UnknownPlaces;
  private readonly located: RowPlace[] = [];
  private readonly answers = new Map<number, Map<number, PlaceAnswer | null>>();
  /** Columns that say the municipality, and those that may say a place in words. */
  private readonly placeColumns: readonly HeldColumn[];
  private readonly words: readonly { column: HeldColumn; words: number[] }[];
  /** Columns that name polling places: they may call a row the total of its sección. */
  private readonly casillas: readonly { column: HeldColumn; words: number[] }[];
  private readonly state: (row: number) => number;
  private readonly own: (row: number) => number;
  private readonly section: (row: number) => number;

  /** @throws FileError as `decideElectoralKeys`, where the units are municipalities */
  constructor(
    private readonly plan: VotePlan,
    private readonly held: HeldTable,
    private readonly context: ReadingContext
  ) {
    this.places = knownPlaces(context).places;
    this.unknown = new UnknownPlaces(context);
    const { at, district, words } = plan;
    const columnAt = (i: number | undefined) => (i === undefined || i < 0 ? null : held.columns[i]);
    const state = columnAt(at.entidad) ?? columnAt(at.nombre_entidad);
    const number = columnAt(at.nombre_municipio) ?? columnAt(at.id_municipio);
    this.placeColumns =
      number || at.municipio_inegi >= 0 || at.municipio_ine >= 0
        ? ([columnAt(at.municipio_inegi), columnAt(at.municipio_ine), state, number] as HeldColumn[])
        : [];
    this.words = words.map((i) => ({ column: held.columns[i], words: [] }));
    this.casillas = [at.casilla, at.id_casilla]
      .filter((i) => i >= 0 && !words.includes(i))
      .map((i) => ({ column: held.columns[i], words: [] }));
    this.state = byText(state, (text) => Number(this.places.stateOf(text) ?? NaN));
    this.own = byText(columnAt(district?.at), readDistrict);
    this.section = byText(columnAt(at.seccion), readNumber);
    const roles = new Set(placeHeaders(plan).keys());
    this.evidence = this.decide();
    const hasPlace = roles.has('cvegeo') || roles.has('mun_ine') || roles.has('municipio');
    this.municipal =
      hasPlace && this.evidence ? new PlaceReader(this.places, roles, this.evidence.system ?? 'inegi') : null;
  }

  /** In which system the municipalities of the file are; null where the file needs none and leaves it open. */
  private decide(): KeyEvidence | null {
    const { plan, held, context } = this;
    const headers = placeHeaders(plan);
    if (!['cvegeo', 'mun_ine', 'municipio'].some((role) => headers.has(role as 'cvegeo'))) return null;
    const census = new KeyCensus(this.places, context.bridge);
    if (needsCensus(headers, context.keySystem))
      for (let row = 0; row < held.rows; row++) census.add(this.cellsOf(row));
    const names = context.keySystem === null ? this.nameCheck() : null;
    try {
      return decideElectoralKeys(headers, census, context, names);
    } catch (error) {
      if (plan.level === 'municipio' || !(error instanceof FileError)) throw error;
      // Other units are known without it: only names say the municipality then.
      return null;
    }
  }

  /** The names beside whole keys, held against them; null where the table has not both. */
  private nameCheck(): NameCheck | null {
    const { plan, held, places } = this;
    const keys = held.columns[plan.at.municipio_inegi];
    const written = held.columns[plan.at.nombre_municipio];
    if (!keys || !written) return null;
    const names = new NameCheck((entidad, nombre) => keysNamed(places, entidad, nombre));
    for (let row = 0; row < held.rows; row++) {
      const clave = parseClaveMunicipio(keys.textAt(row));
      if (clave) names.add(clave, written.textAt(row));
    }
    return names;
  }

  private cellsOf = (row: number) => municipalCells(this.plan.at, (i) => this.held.columns[i].textAt(row));

  /** What is written of the place of a row. */
  writtenOf(row: number): string {
    const { at, district } = this.plan;
    const { entidad, municipio } = this.cellsOf(row);
    const text = (i: number) => (i < 0 ? '' : this.held.columns[i].textAt(row));
    return [entidad, municipio, text(at.seccion), text(district?.at ?? -1)].filter(Boolean).join(' ');
  }

  /** Where a row is. */
  of(row: number): RowPlace {
    return (this.located[row] ??= this.locate(row));
  }

  /** What a row says in words, the strongest of its columns first. */
  private wordOf(row: number): number {
    let word = 0;
    for (const { column, words } of this.words) {
      const code = column.codeAt(row);
      if (code < 0) continue;
      const said = (words[code] ??= wordIn(column.texts[code]));
      if (said > 0 && (word === 0 || said < word)) word = said;
    }
    for (const { column, words } of this.casillas) {
      const code = column.codeAt(row);
      if (code >= 0 && (words[code] ??= wordIn(column.texts[code])) === WORD.total) return WORD.total;
    }
    return word;
  }

  private locate(row: number): RowPlace {
    const { level } = this.plan;
    const own = this.own(row);
    const said = this.state(row);
    // A district of four digits says its state too.
    const entidad = Number.isNaN(said) && own > 99 ? Math.floor(own / 100) : said;
    const code = joinDistrict(entidad, own > 99 && Math.floor(own / 100) === entidad ? own % 100 : own);
    const word = this.wordOf(row);
    const place: RowPlace = {
      clave: '',
      tipo: ROW_KIND['sin-ubicar'],
      isTotal: word === WORD.total,
      isNote: word === WORD.nota,
      isShare: word === WORD.porcentaje,
      isBlank: false,
      entidad,
      distrito: code ? Number(code) : 0,
      municipio: 0,
      seccion: this.section(row)
    };
    const { seccion } = place;
    if (word > WORD.porcentaje || (word === 0 && level === 'seccion' && seccion === 0)) {
      place.clave = entidad >= 1 ? String(entidad).padStart(2, '0') : '';
      place.tipo = word === WORD.anticipado ? ROW_KIND.anticipado : ROW_KIND.extranjero;
      place.distrito = 0;
      return place;
    }
    if (word === 0) {
      const found = this.isOfNoMunicipality(row) ? null : this.municipalityOf(row);
      const municipio = found?.kind === 'found' ? found.clave : '';
      place.municipio = Number(municipio);
      place.clave = keyOf(level, { entidad, seccion, district: code, municipio });
    }
    if (place.clave) place.tipo = ROW_KIND.unidad;
    else place.isBlank = this.isBlank(row);
    return place;
  }

  private municipalityOf(row: number): PlaceAnswer | null {
    if (this.placeColumns.length === 0) return null;
    // Codes of few columns fit a number, two by two.
    const [a, b, c, d] = this.placeColumns;
    const first = (a ? a.codeAt(row) : 0) * CODES + (b ? b.codeAt(row) : 0);
    const second = (c ? c.codeAt(row) : 0) * CODES + (d ? d.codeAt(row) : 0);
    let known = this.answers.get(first);
    if (!known) this.answers.set(first, (known = new Map()));
    let found = known.get(second);
    if (found === undefined) {
      const cells = this.cellsOf(row);
      found =
        this.unknown.answer(writtenPlace(cells)) ??
        this.municipal?.locate(cells) ??
        (isName(cells.municipio) ? this.places.byStateAndName(cells.entidad, cells.municipio) : null);
      known.set(second, found);
    }
    return found;
  }

  /** Whether a row writes the number of no municipality: it is its state's, whose name may be that of a municipality. */
  private isOfNoMunicipality(row: number): boolean {
    const { at } = this.plan;
    const text = (i: number) => (i < 0 ? '' : this.held.columns[i].textAt(row).replace(/^['’]|\.0+$/g, ''));
    const whole = text(at.municipio_inegi) || text(at.municipio_ine);
    return /^0+$|^\d{1,2}000$/.test(whole) || (whole === '' && /^0+$/.test(text(at.id_municipio)));
  }

  /** Whether the cells that would name the unit of a row are empty, zero or a dash. */
  private isBlank(row: number): boolean {
    const { at, district, level } = this.plan;
    const text = (i: number) => (i < 0 ? '' : this.held.columns[i].textAt(row));
    const empty = (i: number) => i < 0 || /^[\s\-–—.*]*$|^['’]?0+(\.0+)?$/.test(text(i));
    switch (level) {
      case 'seccion':
        return text(at.seccion) === '' || /^[-–—*.]+$/.test(text(at.seccion));
      case 'municipio':
        return (
          ['municipio_inegi', 'municipio_ine', 'nombre_municipio', 'id_municipio'].every((n) =>
            empty(at[n])
          ) || this.isOfNoMunicipality(row)
        );
      case 'entidad':
        return empty(at.entidad) && empty(at.nombre_entidad);
      default:
        return empty(district?.at ?? -1);
    }
  }

  /** Names what is wrong with the place of a row, or how it was found. */
  explain(row: number, line: number, problems: ElectoralProblems): void {
    const { at, level, district } = this.plan;
    const text = (i: number) => (i < 0 ? '' : this.held.columns[i].textAt(row));
    const shown = (value: string) => value.trim() || '—';
    const place = this.of(row);
    const cells = this.cellsOf(row);
    if (level === 'municipio') {
      const found = this.isOfNoMunicipality(row) ? null : this.municipalityOf(row);
      const named = !cells.cvegeo && !cells.mun_ine && isName(cells.municipio);
      if (found?.kind === 'found') {
        if (named) problems.add('por-nombre', line, `${cells.municipio}: ${found.clave}`);
        return;
      }
      if (named && !cells.entidad) {
        this.unknown.add(writtenPlace(cells), found);
        return problems.add('sin-entidad', line, cells.municipio);
      }
      this.unknown.add(writtenPlace(cells), found);
      const written = cells.cvegeo || cells.mun_ine || `${cells.entidad} ${cells.municipio}`;
      return problems.add(
        found?.kind === 'ambiguous' ? 'municipio-ambiguo' : 'municipio-desconocido',
        line,
        shown(written)
      );
    }
    if (place.clave) return;
    if (level === 'seccion') problems.add('seccion-imposible', line, shown(text(at.seccion)));
    else if (level === 'entidad') problems.add('sin-unidad', line, shown(cells.entidad || text(0)));
    else problems.add('distrito-imposible', line, shown(text(district?.at ?? -1)));
  }
}

/** How a row writes its municipality, as decisions about places name it. */
const writtenPlace = ({ entidad, municipio, cvegeo, mun_ine }: PlaceCells): WrittenPlace => ({
  entidad,
  municipio,
  clave: cvegeo || mun_ine
});

/** The key of the unit of a row at its level; empty where nobody can tell. */
function keyOf(
  level: VoteLevel,
  {
    entidad,
    seccion,
    district,
    municipio
  }: { entidad: number; seccion: number; district: string | null; municipio: string }
): string {
  if (level === 'seccion')
    return entidad >= 1 && seccion >= 1 && seccion <= 9_999 ? sectionKey(sectionCode(entidad, seccion)) : '';
  if (level === 'municipio') return municipio;
  if (level === 'entidad') return entidad >= 1 ? String(entidad).padStart(2, '0') : '';
  return district ?? '';
}
