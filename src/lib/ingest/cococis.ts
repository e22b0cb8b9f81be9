import { foldName, type Entidad, type LaterMunicipio } from '../domain/catalog';
import { COCOCI_COLUMNS, EARLIEST_CONSTITUTION, type Cococi } from '../domain/cococi';
import { parseDay, type Day } from '../domain/day';
import { matchStage, type Stage } from '../domain/stage';
import { isIdentifyingHeader, maskCurpAndMail, maskPersonal } from '../domain/privacy';
import { decode, gunzip, type Encoding } from './decode';
import { parseClaveMunicipio } from '../domain/clave';
import type { KeyBridge, KeyEvidence, KeySystem } from '../domain/key-system';
import { findHeader, type Header } from './header';
import { knownPlaces, type KnownPlace } from './place';
import { decideKeySystem, KeyCensus, PLACE_CELLS, PlaceReader, type PlaceCells } from './place-reader';
import {
  emptyTally,
  FileError,
  NoticeBook,
  type Bucket,
  type Notice,
  type Problem,
  type Reason,
  type Tally
} from './problem';
import { readRows, type Row } from './rows';

/** What a cells file gave: accepted rows, and every other row named. */
export interface CocociImport {
  rows: Cococi[];
  tally: Tally;
  problems: Problem[];
  notices: Notice[];
  encoding: Encoding;
  delimiter: string;
  headerLine: number;
  /** Header as written for each canonical column found. */
  columns: Record<string, string>;
  /** Headers, as written, of columns that identify persons and were not read. */
  dropped: string[];
  /** Latest date of the accepted rows; null when none has a date. */
  lastDay: Day | null;
  /** Why the keys were read in their system; `rows` is 0 for a file of names. */
  evidence: KeyEvidence;
}

/** The places and spellings against which a file is read. */
export interface ReadingContext {
  municipios: readonly KnownPlace[];
  entidades: readonly Entidad[];
  later: readonly LaterMunicipio[];
  /** Other official names of municipalities, of other years. */
  aliases: readonly KnownPlace[];
  /** Municipalities that exist though the frame in use may lack them: their cells stay in, named as outside. */
  elsewhere: readonly KnownPlace[];
  /** The stages in use: others are named in a notice, and their rows stay in. */
  stages: readonly Stage[];
  /** Later dates are named in a notice; null where there is no clock to compare with. */
  today: Day | null;
  /** From INE's keys to INEGI's; null when no file gave it. */
  bridge: KeyBridge | null;
  /** The key system that a person chose for this file; null lets the file say. */
  keySystem: KeySystem | null;
}

const LATEST_YEAR_DAY: Day = Date.UTC(2100, 0, 1) / 86_400_000;
/** More members than this in one cell is a telephone in the wrong column. */
const MOST_MEMBERS = 1_000_000;
const REPORT_EVERY = 5_000;

/** A whole number as spreadsheets write it; null when empty, NaN when it is not one. */
function parseCount(text: string): number | null {
  const clean = text.replace(/[\s\u00a0]/g, '');
  if (clean === '') return null;
  // "1.000" is one or a thousand, depending on who wrote it: nobody can tell.
  if (!/^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.0{1,2})?$/.test(clean)) return NaN;
  const value = Number(clean.replaceAll(',', ''));
  return value <= MOST_MEMBERS ? value : NaN;
}

const TOTAL = /^(gran |sub ?)?total(es)?\b|^suma\b/;
const FOOTER = /^(fuente|nota|notas|corte|elaboro|elaborado|pagina|ultima actualizacion|actualizado)\b/;

/** A total, or a line of source or notes: no key, no id of its own, no municipality. */
function isTotalOrFooter(cells: readonly string[], clave: string, municipio: string, id: string): boolean {
  const says = (text: string, pattern: RegExp) => pattern.test(foldName(text));
  const hasPlace = parseClaveMunicipio(clave) !== null || (municipio !== '' && !says(municipio, TOTAL));
  if (hasPlace) return false;
  if (cells.some((c) => says(c, TOTAL))) return id === '' || says(id, TOTAL);
  const first = cells.find((c) => c !== '') ?? '';
  return says(first, FOOTER) && cells.filter((c) => c !== '').length <= 2;
}

/**
 * Where "Estado" is the state of the republic: the header has another column for the stage, or none for the state
 * while the values are names of states.
 */
function settleEstado(text: string, header: Header, entidades: readonly Entidad[]): void {
  const { columns, written } = header;
  const estado = columns.get('estado');
  if (columns.has('entidad') || estado === undefined) return;
  const stage = written.findIndex((h, i) => i !== estado && STAGE_HEADERS.has(foldName(h)));
  const names = new Set(entidades.flatMap((e) => [e.nombre, e.abreviatura, ...e.variantes]).map(foldName));
  let seen = 0;
  let states = 0;
  readRows(text.slice(0, 100_000), header.delimiter, (row) => {
    const value = row.line > header.line ? foldName(row.cells[estado] ?? '') : '';
    if (value !== '') seen++;
    if (names.has(value)) states++;
  });
  if (stage < 0 && states * 2 <= seen) return;
  columns.set('entidad', estado);
  if (stage < 0) columns.delete('estado');
  else columns.set('estado', stage);
}

const STAGE_HEADERS = new Set(['estatus', 'status', 'etapa', 'situacion']);

/** Headers that only the network's other tables have: those files are not lists of cells. */
const OTHER_TABLES: readonly [tabla: string, headers: readonly string[]][] = [
  ['directivas', ['cargo', 'capacitacion completa']],
  ['gestiones', ['fecha apertura', 'nivel gobierno', 'beneficiarios']],
  ['conferencias', ['cvegeo sede', 'sector invitado']],
  ['asistencias', ['cvegeo origen', 'asistentes']],
  ['academia', ['asistentes presencial', 'asistentes en linea']],
  ['encuestas', ['porcentaje', 'muestra']],
  ['resultados', ['votos', 'lista nominal']],
  [
    'personas',
    [
      'fecha nacimiento',
      'fecha de nacimiento',
      'fecha afiliacion',
      'fecha de afiliacion',
      'sexo',
      'sex',
      'gender',
      'birthdate',
      'birth date',
      'date of birth',
      'grupo edad',
      'grupo de edad',
      'apellidos',
      'apellido paterno'
    ]
  ]
];

/** Which other table of the network these headers are; null when they are none of them. */
export function tableOf(written: readonly string[], except: readonly string[] = []): string | null {
  const folded = written.map(foldName);
  const found = OTHER_TABLES.find(
    ([name, headers]) => !except.includes(name) && headers.some((h) => folded.includes(h))
  );
  return found?.[0] ?? null;
}

/** Refuses a table of the network that is not the one wanted; `except` are the kinds that it may be. */
export function refuseOtherTables(written: readonly string[], except: readonly string[] = []): void {
  const other = tableOf(written, except);
  if (other) throw new FileError('otra-tabla', { columnas: [other] });
}

/**
 * Reads a cells file in the canonical contract: encoding, delimiter, title rows and header are found, keys repaired,
 * and each data row falls in one bucket, the first that applies: duplicate, unknown, ambiguous, out of range, accepted.
 * @param report called with the share read, 0–1
 * @throws FileError when the file as a whole cannot be used
 */
export async function readCococis(
  bytes: Uint8Array,
  context: ReadingContext,
  report: (share: number) => void = () => {}
): Promise<CocociImport> {
  const { text, encoding } = decode(await gunzip(bytes));
  const header = findHeader(text, COCOCI_COLUMNS) ?? findHeader(text, COCOCI_COLUMNS, 1);
  if (!header)
    throw new FileError('sin-encabezado', {
      columnas: text
        .split(/\r?\n/, 1)[0]
        .slice(0, 120)
        .split(/[,;\t|]/)
    });
  refuseOtherTables(header.written);
  settleEstado(text, header, context.entidades);
  const at = header.columns;
  const byName = at.has('entidad') && at.has('municipio');
  if (!at.has('cvegeo') && !at.has('mun_ine') && !byName)
    throw new FileError('sin-columna-de-clave', { columnas: header.written });

  const cell = (row: Row, name: string) => {
    const index = at.get(name);
    return index === undefined ? '' : (row.cells[index] ?? '').trim();
  };
  const { places, frameKeys, laterKeys } = knownPlaces(context);
  const census = new KeyCensus(places, context.bridge);
  readRows(text, header.delimiter, (row) => {
    if (row.line > header.line) census.add(placeCells(row));
  });
  const evidence = decideKeySystem(header, census, context);
  const placeReader = new PlaceReader(places, header, evidence.system!);
  const tally = emptyTally();
  const rows: Cococi[] = [];
  const problems: Problem[] = [];
  const notices = new NoticeBook();
  const knownStages = new Map<string, boolean>();
  const seen = new Map<string, { line: number; content: string[]; accepted: boolean }>();
  let lastDay: Day | null = null;
  let firstDay: Day | null = null;
  let dated = 0;
  let read = 0;
  let declaredTotal: { line: number; value: number } | null = null;
  let memberSum = 0;

  const notice = notices.add.bind(notices);
  const setAside = (
    row: Row,
    bucket: Exclude<Bucket, 'aceptadas'>,
    columna: string,
    motivo: Reason,
    detalle?: Problem['detalle']
  ) => {
    tally[bucket]++;
    const valor =
      columna === 'municipio' || columna === 'mun_ine'
        ? `${cell(row, 'entidad')} / ${cell(row, columna)}`
        : cell(row, columna);
    problems.push({ renglon: row.line, columna, valor: maskPersonal(valor), motivo, bucket, detalle });
  };

  readRows(text, header.delimiter, (row) => {
    read += row.cells.reduce((n, c) => n + c.length + 1, 0);
    if (tally.filas % REPORT_EVERY === 0) report(Math.min(read / text.length, 1));
    const trimmed = row.cells.map((c) => c.trim());
    const blank = trimmed.every((c) => c === '');
    if (row.line <= header.line || blank || trimmed.join('\u0001') === header.written.join('\u0001')) {
      tally.ignoradas++;
      return;
    }
    if (isTotalOrFooter(trimmed, cell(row, 'cvegeo'), cell(row, 'municipio'), cell(row, 'id'))) {
      tally.ignoradas++;
      const value = parseCount(cell(row, 'integrantes'));
      if (value !== null && !Number.isNaN(value)) declaredTotal = { line: row.line, value };
      return;
    }
    tally.filas++;
    if (row.brokenQuotes) notice('comillas-rotas', row.line);
    classify(row, trimmed);
  });

  if (tally.filas === 0) throw new FileError('solo-encabezado', { renglon: header.line });
  const total = declaredTotal as { line: number; value: number } | null;
  if (total && total.value !== memberSum)
    notice('total-no-coincide', total.line, `${total.value} ≠ ${memberSum}`);
  if (dated > 1 && firstDay === lastDay) notice('una-sola-fecha', header.line);
  if (!at.has('estado')) notice('sin-columna-de-etapa', header.line);
  const used = new Set(at.values());
  const dropped = header.written.filter((h, i) => !used.has(i) && isIdentifyingHeader(h));
  for (const h of dropped) notice('columna-privada', header.line, h);
  header.written.forEach((h, i) => {
    if (h && !used.has(i) && !isIdentifyingHeader(h)) notice('columna-sin-uso', header.line, h);
  });
  report(1);
  return {
    rows,
    tally,
    problems,
    notices: notices.list(),
    encoding,
    delimiter: header.delimiter,
    headerLine: header.line,
    columns: Object.fromEntries([...at].map(([name, i]) => [name, header.written[i]])),
    dropped,
    lastDay,
    evidence
  };

  function placeCells(row: Row): PlaceCells {
    return Object.fromEntries(PLACE_CELLS.map((name) => [name, cell(row, name)])) as PlaceCells;
  }

  /** A later municipality goes by its name and that of the one its territory came from. */
  function describeOutside(clave: string): string {
    const later = context.later.find((l) => l.clave === clave);
    return later ? `${clave} ${later.nombre}, de ${later.origen.map((o) => o.nombre).join(' y ')}` : clave;
  }

  function isKnownStage(estado: string): boolean {
    let known = knownStages.get(estado);
    if (known === undefined) knownStages.set(estado, (known = matchStage(estado, context.stages) >= 0));
    return known;
  }

  function classify(row: Row, trimmed: string[]): void {
    const id = cell(row, 'id');
    const content = [...at.values()].map((i) => trimmed[i] ?? '');
    const identity = id || (cell(row, 'nombre') ? content.join('\u0001') : '');
    const before = identity ? seen.get(identity) : undefined;
    if (before) {
      const differ = [...at.keys()].filter((_, k) => before.content[k] !== content[k]);
      const detail = { renglon: before.line, columnas: differ, primeroAceptado: before.accepted };
      return setAside(row, 'duplicadas', 'id', differ.length ? 'conflicto' : 'duplicada', detail);
    }
    const mine = { line: row.line, content, accepted: false };
    if (identity) seen.set(identity, mine);

    const place = placeReader.locate(placeCells(row));
    if (place.kind === 'unknown') return setAside(row, 'desconocidas', place.column, place.reason);
    if (place.kind === 'ambiguous') {
      const reason = evidence.system === 'ine' ? 'clave-ine-ambigua' : 'nombre-ambiguo';
      return setAside(row, 'ambiguas', place.column, reason, { candidatos: [...place.candidates] });
    }

    const written = cell(row, 'fecha_constitucion');
    const fecha = written === '' ? null : parseDay(written);
    const impossible = fecha !== null && (fecha < EARLIEST_CONSTITUTION || fecha >= LATEST_YEAR_DAY);
    if (written !== '' && (fecha === null || impossible))
      return setAside(row, 'fueraDeRango', 'fecha_constitucion', 'fecha-imposible');
    const integrantes = parseCount(cell(row, 'integrantes'));
    if (Number.isNaN(integrantes)) return setAside(row, 'fueraDeRango', 'integrantes', 'numero-imposible');
    const mujeres = parseCount(cell(row, 'mujeres'));
    if (Number.isNaN(mujeres)) return setAside(row, 'fueraDeRango', 'mujeres', 'numero-imposible');
    if (integrantes !== null && mujeres !== null && mujeres > integrantes)
      return setAside(row, 'fueraDeRango', 'mujeres', 'mujeres-mas-que-integrantes');

    tally.aceptadas++;
    mine.accepted = true;
    memberSum += integrantes ?? 0;
    if (fecha === null) notice('sin-fecha', row.line);
    else {
      lastDay = Math.max(lastDay ?? fecha, fecha);
      firstDay = Math.min(firstDay ?? fecha, fecha);
      dated++;
      if (context.today !== null && fecha > context.today) notice('fecha-futura', row.line);
    }
    const estado = cell(row, 'estado');
    if (estado !== '' && !isKnownStage(estado)) notice('etapa-fuera-de-lista', row.line, estado);
    if (!frameKeys.has(place.clave))
      notice(
        laterKeys.has(place.clave) ? 'municipio-posterior' : 'fuera-del-marco',
        row.line,
        describeOutside(place.clave)
      );
    rows.push({
      id: maskCurpAndMail(id),
      nombre: maskPersonal(cell(row, 'nombre')),
      clave: place.clave,
      fecha,
      integrantes,
      mujeres,
      sector: maskPersonal(cell(row, 'sector')),
      estado: maskPersonal(estado)
    });
  }
}
