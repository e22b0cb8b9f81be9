import { foldName } from '../../domain/catalog';
import { joinClave, parseClaveMunicipio, type ClaveMunicipio } from '../../domain/clave';
import type { ColumnContract } from '../../domain/contract';
import type { UnknownPlace, WrittenPlace } from '../../domain/decision';
import { joinDistrict, sectionCode, sectionKey, type SectionCatalog } from '../../domain/district';
import { ElectoralProblems, type ElectoralProblem } from '../../domain/electoral-problem';
import type { Encoding } from '../decode';
import type { DecimalSign } from '../figures/number';
import { decideSigns, Separators } from '../figures/separators';
import { findHeader, type Header } from '../header';
import { knownPlaces } from '../place';
import { FileError } from '../problem';
import type { ReadingContext } from '../table/context';
import { readCount } from '../table/numbers';
import { openTable } from '../table/open';
import type { Head, TableSource } from '../table/source';
import { cutToTable, type TableChoice } from '../table/stacked';
import { districtColumns, PLACE_COLUMNS, readNumber, repeatedHeaders, type DistrictHeader } from './headers';
import { isRetired } from './section-status';
import { UnknownPlaces } from './unknown-places';

const WEIGHT_COLUMNS: readonly ColumnContract[] = [
  { nombre: 'lista_nominal', sinonimos: ['lisnom', 'lista', 'nominal', 'ln', 'lista nominal de electores'] },
  { nombre: 'poblacion', sinonimos: ['pob', 'pobtot', 'poblacion total', 'pob total', 'habitantes'] },
  {
    nombre: 'estatus',
    sinonimos: [
      'status',
      'situacion',
      'vigente',
      'activa',
      'baja',
      'tipo de baja',
      'tipo baja',
      'fecha de baja',
      'fecha baja',
      'movimiento'
    ]
  }
];
const COLUMNS = [...PLACE_COLUMNS, ...WEIGHT_COLUMNS];

/** No sección has so many voters or people: more is a number in the wrong column. */
const MOST_PERSONS = 1_000_000;

/** A table of secciones, read: what it says of each, and every row that it could not use. */
export interface SectionImport {
  catalog: SectionCatalog;
  /** INEGI keys of each INE key that the table gives both of. */
  keys: Map<string, ClaveMunicipio[]>;
  /** Rows with both. */
  paired: number;
  /** Rows with anything in them; those that stand for a sección are `catalog.codes`. */
  rows: number;
  encoding: Encoding | null;
  delimiter: string | null;
  /** The columns of districts that were read, with the year of their map; others are named in `otherMaps`. */
  federal: DistrictHeader | null;
  local: DistrictHeader | null;
  otherMaps: string[];
  /** Municipalities that it writes and nobody knows, for a person to say. */
  unknownPlaces: UnknownPlace[];
  problems: ElectoralProblem[];
}

/** Header of a table of secciones: it names the sección, its state, and a municipality or a district. */
function headerOf(heads: readonly Head[]): Header | null {
  const header = findHeader(heads, COLUMNS);
  return header?.columns.has('seccion') && header.columns.has('entidad') ? header : null;
}

/** What makes several sheets one catalogue: the same header, and no sección in two of them. */
function joinPlan(heads: readonly Head[]) {
  const header = headerOf(heads);
  if (!header) return null;
  return { header, keys: ['entidad', 'seccion'].map((name) => header.columns.get(name)!) };
}

/** Whether a table says where secciones are: districts or municipalities of each, and no votes. */
export function isSectionTable(heads: readonly Head[]): boolean {
  const header = headerOf(heads);
  if (!header) return false;
  const municipal = ['municipio_inegi', 'municipio_ine', 'id_municipio', 'nombre_municipio'].some((c) =>
    header.columns.has(c)
  );
  return municipal && districtColumns(header.written).length > 0;
}

/** What stands before the decimals of the columns of people, decided over the whole file. */
async function signsOf(
  source: TableSource,
  header: Header,
  column: Record<string, number>
): Promise<Map<string, DecimalSign>> {
  const counted = ['lista_nominal', 'poblacion']
    .filter((name) => column[name] >= 0)
    .map((name) => ({ name, at: column[name], separators: new Separators(), holding: 'cuentas' as const }));
  if (counted.length === 0) return new Map();
  await source.read(header.delimiter, ({ line, cells }) => {
    if (line > header.line) for (const { at, separators } of counted) separators.add(cells[at] ?? '');
  });
  const decided = decideSigns(counted.map((c) => ({ ...c, header: header.written[c.at] ?? '' })));
  return new Map(counted.map(({ name }, i) => [name, decided[i]]));
}

/** Headers of columns that part the people of a sección: its polling places, men and women, ages. */
const PARTS =
  /^(?:casilla|tipo casilla|tipo de casilla|id casilla|clave casilla|sexo|genero|edad|grupo de edad|rango de edad)$/;
/** Rows that repeat a sección with other people, beyond this share and number, are no slips. */
const MOST_CONFLICTS = 0.02;
const LEAST_CONFLICTS = 3;

/** What is known of one sección while the table is read. */
interface Entry {
  code: number;
  municipio: ClaveMunicipio | null;
  federal: number;
  local: number;
  lista: number;
  poblacion: number;
  /** What its rows call their parts; empty where they are none. */
  partes: string[];
}

/**
 * Reads a catalogue of secciones: where each one is. A row that repeats another counts once; one that contradicts it
 * leaves the district out, and the first municipality stays.
 * @throws FileError `numeros-dudosos` when people can be read in two ways; `secciones-sin-columnas` when it names neither sección nor state; `secciones-clave-ine` or `sistema-de-clave`
 *   when its municipalities are only numbers that nothing at hand can tell
 */
export async function readSections(
  file: Blob,
  context: ReadingContext,
  report: (share: number) => void = () => {},
  sheet: string | null = null,
  table: TableChoice = null
): Promise<SectionImport> {
  const opened = await openTable(file, { sheet, fits: isSectionTable, planOf: joinPlan });
  const source = await cutToTable(opened, table);
  const header = headerOf(source.heads);
  if (!header)
    throw new FileError('secciones-sin-columnas', { columnas: [...(source.heads[0]?.rows[0]?.cells ?? [])] });
  const maps = districtColumns(header.written);
  const [federal, local] = (['distrito_federal', 'distrito_local'] as const).map(
    (kind) => maps.find((m) => m.kind === kind) ?? null
  );
  const { places } = knownPlaces(context);
  const problems = new ElectoralProblems();
  const entries = new Map<number, Entry>();
  const keys = new Map<string, Set<ClaveMunicipio>>();
  const at = (name: string) => header.columns.get(name) ?? -1;
  const column = Object.fromEntries(COLUMNS.map(({ nombre }) => [nombre, at(nombre)]));
  const statusHeader = header.written[at('estatus')] ?? '';
  for (const name of repeatedHeaders(header.written)) problems.add('columna-repetida', 0, name);
  const states = new Map<string, number>();
  const numbered = new Set<string>();
  const unknown = new UnknownPlaces(context);
  let rows = 0;
  let paired = 0;
  const partsAt = header.written.flatMap((h, i) => (PARTS.test(foldName(h)) ? [i] : []));

  const stateOf = (text: string): number => {
    let state = states.get(text);
    if (state === undefined) states.set(text, (state = Number(places.stateOf(text) ?? NaN)));
    return state;
  };

  const signs = await signsOf(source, header, column);
  await source.read(
    header.delimiter,
    ({ line, cells }) => {
      if (line <= header.line || cells.every((c) => c.trim() === '')) return;
      const cell = (name: string) => (column[name] < 0 ? '' : (cells[column[name]] ?? '').trim());
      const [entidad, seccion] = [stateOf(cell('entidad')), readNumber(cell('seccion'))];
      if (foldName(cells[0] ?? '').startsWith('total') || /^fuente\b/i.test(cells[0] ?? '')) return;
      rows++;
      if (cell('seccion') === '') return problems.add('sin-seccion', line);
      if (!(seccion >= 1 && seccion <= 9_999) || !(entidad >= 1))
        return problems.add('seccion-imposible', line, `${cell('entidad')} ${cell('seccion')}`.trim());
      const code = sectionCode(entidad, seccion);
      const retired = isRetired(statusHeader, cell('estatus'));
      if (retired) return problems.add('retirada', line, sectionKey(code));
      if (retired === null) problems.add('estatus-desconocido', line, cell('estatus'));

      const state = String(entidad).padStart(2, '0');
      // A number under "municipio" is no name and, in tables of INE, no key of INEGI.
      const named = cell('nombre_municipio');
      const isNumber = /^[\d.]+$/.test(named);
      const number = cell('municipio_ine') || cell('id_municipio') || (isNumber ? named : '');
      const ine = number.length > 3 ? parseClaveMunicipio(number) : joinClave(state, number);
      const whole = cell('municipio_inegi');
      const inegi = whole.length > 3 || whole === '' ? parseClaveMunicipio(whole) : joinClave(state, whole);
      let municipio = inegi ?? (context.keySystem === 'inegi' ? ine : null);
      if (ine) numbered.add(ine);
      const written: WrittenPlace = {
        entidad: cell('entidad'),
        municipio: isNumber ? '' : named,
        clave: number
      };
      if (!municipio) {
        const decided = unknown.answer(written);
        if (decided?.kind === 'found') municipio = decided.clave;
      }
      if (!municipio) {
        const byIne = ine ? places.byIne(state, ine) : null;
        const found =
          byIne?.kind === 'found' ? byIne : places.byStateAndName(state, isNumber ? '?' : named || '?');
        if (found.kind === 'found') {
          municipio = found.clave;
          if (found !== byIne) problems.add('por-nombre', line, `${cell('nombre_municipio')}: ${municipio}`);
        }
      }
      const isElsewhere = municipio !== null && municipio.slice(0, 2) !== state;
      if (isElsewhere) {
        problems.add('otra-entidad', line, `${sectionKey(code)}: ${municipio}`);
        municipio = null;
      }
      if (ine && inegi && municipio) {
        paired++;
        const known = keys.get(ine);
        if (known) known.add(municipio);
        else keys.set(ine, new Set([municipio]));
      }
      const districtIn = (map: DistrictHeader | null): number => {
        if (!map) return 0;
        const text = (cells[map.at] ?? '').trim();
        const written = readNumber(text);
        // Some tables write the state before the district.
        const own = written > 99 && Math.floor(written / 100) === entidad ? written % 100 : written;
        const clave = joinDistrict(entidad, own);
        if (clave) return Number(clave);
        problems.add(
          text === '' ? 'sin-distrito' : 'distrito-imposible',
          line,
          text === '' ? sectionKey(code) : `${sectionKey(code)}: ${text}`
        );
        return 0;
      };
      const count = (name: string) => {
        if (column[name] < 0) return -1;
        const value = readCount(cell(name), signs.get(name) ?? 'punto');
        if (value === null) return -1;
        if (value <= MOST_PERSONS) return value;
        problems.add('numero-imposible', line, cell(name));
        return -1;
      };
      const entry: Entry = {
        code,
        municipio,
        federal: districtIn(federal),
        local: districtIn(local),
        lista: count('lista_nominal'),
        poblacion: count('poblacion'),
        partes: partsAt.length
          ? [
              partsAt
                .map((i) => foldName(cells[i] ?? ''))
                .join(' ')
                .trim()
            ]
          : []
      };
      const [part = ''] = entry.partes;
      // The row of the whole sección beside those of its parts.
      if (/^total\b/.test(part)) return;
      const before = entries.get(code);
      if (!before) {
        if (!municipio && !isElsewhere) {
          problems.add('sin-municipio', line, sectionKey(code));
          if (written.municipio || written.clave) unknown.add(written, null);
        }
        entries.set(code, entry);
        return;
      }
      // A row that says no district contradicts none.
      const differs = (['federal', 'local'] as const).filter(
        (kind) => before[kind] !== entry[kind] && before[kind] !== 0 && entry[kind] !== 0
      );
      if (differs.length) {
        problems.add('dos-distritos', line, sectionKey(code));
        for (const kind of differs) before[kind] = 0;
      } else if (part !== '' && !before.partes.includes(part) && before.municipio === entry.municipio) {
        before.partes.push(part);
        for (const name of ['lista', 'poblacion'] as const)
          before[name] = before[name] < 0 || entry[name] < 0 ? -1 : before[name] + entry[name];
      } else if (
        (['municipio', 'federal', 'local', 'lista', 'poblacion'] as const).some((k) => before[k] !== entry[k])
      )
        problems.add('repetida-distinta', line, sectionKey(code));
      else problems.add('repetida', line, sectionKey(code));
    },
    report
  );
  const repeats = problems.count('repetida-distinta');
  if (repeats >= LEAST_CONFLICTS && repeats > MOST_CONFLICTS * rows)
    throw new FileError('secciones-repetidas', { cuantas: repeats });
  for (const joined of source.juntas ?? []) problems.add('hojas-juntas', 0, joined);
  for (const left of source.sinLeer ?? []) problems.add('hojas-sin-leer', 0, left);
  if (entries.size === 0) throw new FileError('secciones-sin-columnas');
  if (numbered.size > 0 && [...entries.values()].every((e) => e.municipio === null))
    refuseNumbers(header, numbered, context);
  return {
    catalog: packSections([...entries.values()], federal !== null, local !== null, at),
    keys: new Map([...keys].map(([ine, claves]) => [ine, [...claves].sort()])),
    rows,
    paired,
    encoding: source.encoding,
    delimiter: header.delimiter,
    federal,
    local,
    otherMaps: maps.filter((m) => m !== federal && m !== local).map((m) => m.header),
    unknownPlaces: unknown.list(),
    problems: problems.list()
  };
}

/** Says what is needed to know the places of a table whose numbers of municipalities nothing can tell. */
function refuseNumbers(header: Header, numbers: ReadonlySet<string>, context: ReadingContext): never {
  const { places } = knownPlaces(context);
  const at = header.columns.get('municipio_ine');
  if (at !== undefined || context.keySystem === 'ine' || context.bridge)
    throw new FileError('secciones-clave-ine', {
      columnas: [header.written[at ?? header.columns.get('id_municipio') ?? -1] ?? 'municipio']
    });
  const inegi = [...numbers].filter((clave) => places.has(clave)).length;
  const evidencia = { system: null, by: 'conteo', header: '', rows: numbers.size, inegi, ine: null } as const;
  throw new FileError('sistema-de-clave', { evidencia });
}

function packSections(
  entries: Entry[],
  hasFederal: boolean,
  hasLocal: boolean,
  at: (name: string) => number
): SectionCatalog {
  entries.sort((a, b) => a.code - b.code);
  const claves = [...new Set(entries.flatMap((e) => e.municipio ?? []))].sort();
  const position = new Map(claves.map((clave, i) => [clave, i]));
  const has = (name: string) => at(name) >= 0;
  return {
    codes: Uint32Array.from(entries, (e) => e.code),
    municipio: Int16Array.from(entries, (e) => (e.municipio ? position.get(e.municipio)! : -1)),
    claves,
    federal: hasFederal ? Uint16Array.from(entries, (e) => e.federal) : null,
    local: hasLocal ? Uint16Array.from(entries, (e) => e.local) : null,
    lista: has('lista_nominal') ? Int32Array.from(entries, (e) => e.lista) : null,
    poblacion: has('poblacion') ? Int32Array.from(entries, (e) => e.poblacion) : null
  };
}
