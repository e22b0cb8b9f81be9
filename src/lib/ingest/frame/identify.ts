import { foldName } from '../../domain/catalog';
import { joinClave, parseClaveMunicipio } from '../../domain/clave';
import type { FrameLevel } from '../../domain/frame-unit';
import { PLACE_HEADERS } from '../../domain/place-headers';
import { INEGI_HEADERS, type KeySystem } from '../../domain/key-system';
import { numberAsText, readFigure } from '../figures/number';
import { decideSigns, Separators } from '../figures/separators';
import type { LayerFields, LayerCard } from './layer';

/** Names of fields, folded, by what they hold. INEGI's, the ones of its catalogue service, INE's and the usual others. */
const NAMES = {
  whole: [...PLACE_HEADERS.whole, ...PLACE_HEADERS.wholeOrNumber],
  wholePerhaps: ['clave', 'id', 'codigo'],
  /** Of layers whose units are parts of a municipality. */
  finer: ['cve loc', 'loc', 'localidad', 'cve ageb', 'ageb', 'cve mza', 'manzana', 'cve manzana'],
  state: [...PLACE_HEADERS.state, 'estado'],
  municipality: [...PLACE_HEADERS.number, ...PLACE_HEADERS.wholeOrNumber, 'municipio', 'mun'],
  municipalityIne: PLACE_HEADERS.ine,
  district: ['distrito', 'distrito f', 'distrito federal', 'dto fed', 'cve dis', 'dis fed', 'df'],
  localDistrict: ['distrito l', 'distrito local', 'dto loc', 'dl'],
  section: ['seccion', 'secc', 'cve secc', 'seccion electoral'],
  name: [
    'nombre',
    'nomgeo',
    'nom geo',
    'nom agem',
    ...PLACE_HEADERS.name,
    'nom mpio',
    'nommun',
    'mun name',
    'municipality name',
    'nom',
    'etiqueta',
    'municipio',
    'name',
    'nom agee',
    'nom ent'
  ],
  people: ['pob', 'pobtot', 'poblacion', 'pob total', 'poblacion total']
} as const;

/** Fields that only INE's boundaries carry. */
const MARKS_OF_INE = ['control', 'geometry1'];

type Kind = keyof typeof NAMES;
const text = (value: unknown) =>
  value === null || value === undefined || typeof value === 'object' || Number.isNaN(value)
    ? ''
    : typeof value === 'number'
      ? numberAsText(value)
      : String(value).trim();

/** Where the fields of a layer stand: for each kind, the field's own name. */
export class FieldNames {
  private readonly folded: Map<string, string>;

  constructor(rows: readonly LayerFields[]) {
    const names = new Set(rows.slice(0, 50).flatMap((row) => Object.keys(row)));
    this.folded = new Map([...names].map((name) => [foldName(name), name]));
  }

  get names(): string[] {
    return [...this.folded.values()];
  }

  /** The fields of a kind, surest first. */
  all(kind: Kind): string[] {
    return NAMES[kind].map((name) => this.folded.get(name)).filter((field) => field !== undefined);
  }

  /** The first field of a kind; null without one. */
  field = (kind: Kind): string | null => this.all(kind)[0] ?? null;

  /** The value of a field of a kind, tried name by name until one has text. */
  value(row: LayerFields, kind: Kind): string {
    for (const name of NAMES[kind]) {
      const written = this.folded.get(name);
      const value = written === undefined ? '' : text(row[written]);
      if (value !== '') return value;
    }
    return '';
  }

  has = (kind: Kind): boolean => this.field(kind) !== null;

  get marksOfIne(): boolean {
    return MARKS_OF_INE.some((mark) => this.folded.has(mark));
  }
}

/** Key of a unit as its fields write it: five digits together, or a state and a number apart. */
export interface WrittenKey {
  entidad: string;
  municipio: string;
}

/** Reads keys of municipalities from the fields of a layer, whatever they are called. */
export class MunicipalKeys {
  private readonly fields: FieldNames;
  /** Fields of whole keys, surest first. */
  private readonly wholeFields: readonly string[];
  /** Fields tried when neither those nor a pair say it. */
  private readonly lastFields: readonly string[];
  /** The system that the names of the fields say; null when they do not. */
  readonly said: KeySystem | null;
  /** The field whose name said it. */
  readonly sayer: string;

  constructor(rows: readonly LayerFields[]) {
    const fields = (this.fields = new FieldNames(rows));
    const values = (field: string) => rows.map((row) => text(row[field])).filter((value) => value !== '');
    /** Every value is a key, and few come twice: no count of anything, no number of a row. */
    const isKey = (field: string) => {
      const filled = values(field);
      return (
        filled.length > 0 &&
        filled.every((value) => parseClaveMunicipio(value) !== null) &&
        new Set(filled).size > filled.length / 2
      );
    };
    const paired = fields.has('state') && (fields.has('municipality') || fields.has('municipalityIne'));
    const sure = fields.all('whole').filter((field) => values(field).some((v) => parseClaveMunicipio(v)));
    // A count is a number; keys are text of five digits.
    const isText = (field: string) =>
      rows.every((row) => typeof row[field] !== 'number' && /^(\d{5})?$/.test(text(row[field])));
    const likely = paired
      ? []
      : [...fields.all('wholePerhaps'), ...fields.names].filter(
          (field) => !sure.includes(field) && isText(field) && isKey(field)
        );
    // An id may hold the key of the units that have no other field.
    const ids = fields.all('wholePerhaps').filter(isKey);
    // The only field that could say it is the id of each feature.
    const last = sure.length || likely.length || paired ? [] : ids.filter((field) => field === 'id');
    this.wholeFields = sure.length ? sure : [...likely.slice(0, 1), ...last];
    this.lastFields = ids;
    const [whole = null] = this.wholeFields;
    const [number, ine] = [fields.field('municipality'), fields.field('municipalityIne')];
    const official = number !== null && INEGI_HEADERS.has(foldName(number));
    const verdict = (): [KeySystem, string] | [null, ''] => {
      if (whole !== null) return INEGI_HEADERS.has(foldName(whole)) ? ['inegi', whole] : [null, ''];
      if (ine !== null) return ['ine', ine];
      if (official) return ['inegi', number!];
      return fields.marksOfIne && number !== null ? ['ine', number] : [null, ''];
    };
    [this.said, this.sayer] = verdict();
  }

  /** Whether a field holds whole keys. */
  get isWhole(): boolean {
    return this.wholeFields.length > 0;
  }

  /** The key of a unit, or null when its fields hold none. */
  read(row: LayerFields): WrittenKey | null {
    let key: string | null = null;
    for (const field of this.wholeFields) if ((key = parseClaveMunicipio(text(row[field])))) break;
    key ??= this.pair(row);
    if (key === null && this.wholeFields.length)
      for (const field of this.lastFields) if ((key = parseClaveMunicipio(text(row[field])))) break;
    return key === null ? null : { entidad: key.slice(0, 2), municipio: key.slice(2) };
  }

  private pair(row: LayerFields) {
    const number = this.fields.value(row, 'municipality') || this.fields.value(row, 'municipalityIne');
    return joinClave(this.fields.value(row, 'state'), number);
  }

  name = (row: LayerFields): string => {
    const name = this.fields.value(row, 'name');
    return /^\d*$/.test(name) ? '' : name;
  };

  /**
   * How the people of a unit are read: empty, zero and text that is no number are all *sin dato*, as no municipality is
   * empty. The sign of thousands is decided over all units.
   * @throws FileError `numeros-dudosos` when the column can be read in two ways
   */
  peopleReader(rows: readonly LayerFields[]): (row: LayerFields) => number | null {
    const separators = new Separators();
    for (const row of rows) separators.add(this.fields.value(row, 'people'));
    const header = this.fields.field('people') ?? '';
    const [sign] = decideSigns([{ header, separators, holding: 'cuentas' }]);
    return (row) => {
      const value = readFigure(this.fields.value(row, 'people'), sign);
      return value !== null && value > 0 ? value : null;
    };
  }
}

/** Key of an electoral unit, `EEDD` for districts and `EESSSS` for secciones; null when its fields hold none. */
export function readElectoralKey(fields: FieldNames, row: LayerFields, level: FrameLevel): string | null {
  const [kind, width] =
    level === 'secciones'
      ? (['section', 4] as const)
      : level === 'distritos-locales'
        ? (['localDistrict', 2] as const)
        : (['district', 2] as const);
  const number = fields.value(row, kind).replace(/\.0+$/, '');
  if (!/^\d+$/.test(number)) return null;
  if (number.length === width + 2) return number;
  const state = fields.value(row, 'state').replace(/\.0+$/, '');
  return /^\d{1,2}$/.test(state) ? state.padStart(2, '0') + number.padStart(width, '0') : null;
}

/** What can be said of a layer by its fields alone. */
export const describeLayer = (nombre: string, rows: readonly LayerFields[]): LayerCard => ({
  nombre,
  nivel: identifyLevel(rows),
  delIne: new MunicipalKeys(rows.slice(0, 500)).said === 'ine',
  unidades: rows.length,
  masFina: isFiner(rows.slice(0, 500))
});

/** Whether units are parts of a municipality: they name a locality or the like, and have longer keys or share theirs. */
function isFiner(rows: readonly LayerFields[]): boolean {
  const fields = new FieldNames(rows);
  if (!fields.has('finer')) return false;
  const whole = rows.map((row) => fields.value(row, 'whole'));
  const municipal = new MunicipalKeys(rows);
  const keys = rows.map((row) => municipal.read(row)).map((key) => key && key.entidad + key.municipio);
  return whole.some((key) => /^\d{6,}/.test(key)) || new Set(keys).size < keys.length;
}

/** What the units of a layer are, by the names of their fields and what these hold; null when no key is there. */
function identifyLevel(rows: readonly LayerFields[]): FrameLevel | null {
  if (rows.length === 0) return null;
  const fields = new FieldNames(rows);
  const sample = rows.slice(0, 500);
  const municipal = new MunicipalKeys(sample);
  const keyed = sample.map((row) => municipal.read(row)).filter((key) => key !== null);
  const distinct = new Set(keyed.map((key) => key.entidad + key.municipio)).size;
  // A municipality may come in a few parts; a seccion names one that others name too.
  const isMunicipal = keyed.length > sample.length / 2 && distinct > sample.length / 3;
  if (fields.has('section') && !(municipal.isWhole && distinct === sample.length)) return 'secciones';
  if (fields.has('finer')) return null;
  if (fields.has('district') && !isMunicipal) return 'distritos';
  if (fields.has('localDistrict') && !isMunicipal) return 'distritos-locales';
  if (keyed.length > sample.length / 2) return isMunicipal ? 'municipios' : null;
  const isState = (row: LayerFields) =>
    /^\d{1,2}$/.test(fields.value(row, 'whole') || fields.value(row, 'state'));
  return sample.filter(isState).length > sample.length / 2 ? 'entidades' : null;
}
