import { TABLE_KINDS } from '../domain/contract';
import type { DatasetCard, KeptPayload, ChangeEntry, Payload, Version } from './database';

/**
 * What a browser keeps may be cut, of another version or somebody else's doing: what is not whole is treated as if it
 * were gone, so that it never keeps the page from opening.
 */
type Loose = Record<string, unknown>;

const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string';
const isListOf = (value: unknown, is: (item: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(is);
const isPair = (value: unknown): boolean => Array.isArray(value) && isText(value[0]) && value.length === 2;
const isNumbers = (value: unknown): boolean => ArrayBuffer.isView(value) && !(value instanceof DataView);
const isOptional = (value: unknown, is: (value: unknown) => boolean) =>
  value === undefined || value === null || is(value);

const isUnit = (value: unknown) => isObject(value) && isText(value.clave) && isText(value.nombre);
const isIndicator = (value: unknown) =>
  isObject(value) &&
  isText(value.id) &&
  isText(value.nombre) &&
  isText(value.periodo) &&
  isListOf(value.values, isPair);
const isKeys = (value: unknown) =>
  isListOf(value, (pair) => Array.isArray(pair) && isText(pair[0]) && isListOf(pair[1], isText));
const isTopology = (value: unknown) => value instanceof Uint8Array && value.length > 0;

/** Rows as they are kept, column by column, or those of a list of members. */
function areRows(rows: unknown): boolean {
  if (Array.isArray(rows)) return rows.every(isObject);
  if (!isObject(rows)) return false;
  if (!('columns' in rows)) return Object.values(rows).some(isNumbers) && isListOf(rows.claves, isText);
  if (typeof rows.length !== 'number' || !isObject(rows.columns)) return false;
  const { length } = rows;
  return Object.values(rows.columns).every((column) => {
    if (!isObject(column)) return false;
    const lengthOf = (list: unknown) => (isNumbers(list) ? (list as Uint32Array).length : -1);
    if ('numbers' in column) return lengthOf(column.numbers) === length;
    if ('codes' in column) return lengthOf(column.codes) === length && isListOf(column.list, isText);
    return isText(column.text) && lengthOf(column.lengths) === length;
  });
}

const CONTENT: Partial<Record<Payload['kind'], (payload: Loose) => boolean>> = {
  marco: ({ municipios, neighbours, topology }) =>
    isListOf(municipios, isUnit) &&
    isObject(neighbours) &&
    ['a', 'b', 'side'].every((name) => isNumbers(neighbours[name])) &&
    isTopology(topology),
  censo: ({ people, indicators }) =>
    isListOf(people, isPair) && isOptional(indicators, (v) => isListOf(v, isIndicator)),
  cifras: ({ indicators }) => isListOf(indicators, isIndicator),
  puente: ({ keys }) => isKeys(keys),
  electoral: ({ units, topology, frame, pairs, uncovered }) =>
    isListOf(units, isUnit) &&
    isTopology(topology) &&
    isText(frame) &&
    isListOf(pairs, isObject) &&
    isListOf(uncovered, isPair),
  decisiones: ({ decisions }) => isListOf(decisions, (d) => isObject(d) && isText(d.decision)),
  verificaciones: ({ fechas }) => isListOf(fechas, isPair),
  secciones: ({ catalog, keys }) =>
    isObject(catalog) &&
    isNumbers(catalog.codes) &&
    isNumbers(catalog.municipio) &&
    isListOf(catalog.claves, isText) &&
    isKeys(keys),
  votos: ({ table }) =>
    isObject(table) &&
    isListOf(table.claves, isText) &&
    isListOf(table.opciones, isObject) &&
    isListOf(table.votos, isNumbers) &&
    isNumbers(table.total),
  ediciones: ({ base, edits }) => isText(base) && isListOf(edits, isObject)
};
const isTablePayload = ({ rows, pending }: Loose): boolean =>
  areRows(rows) && isOptional(pending, Array.isArray);

/** Whether the content of a dataset has everything that whoever reads it takes for granted. */
export function isWholePayload(payload: unknown): payload is KeptPayload {
  if (!isObject(payload) || !isText(payload.kind)) return false;
  const own = CONTENT[payload.kind as Payload['kind']];
  if (own) return own(payload);
  return (TABLE_KINDS as readonly string[]).includes(payload.kind) && isTablePayload(payload);
}

/** Whether a card says what every card says. */
export const isWholeCard = (card: unknown): card is DatasetCard =>
  isObject(card) &&
  isText(card.id) &&
  isText(card.kind) &&
  isText(card.nombre) &&
  isText(card.fecha) &&
  isObject(card.report);

/** A version with what of it can be read; null where nobody can tell which one it is. */
export function wholeVersion(kept: unknown): Version | null {
  if (!isObject(kept) || typeof kept.n !== 'number') return null;
  const text = <T>(name: string, none: T) => (isText(kept[name]) ? (kept[name] as string) : none);
  const list = (name: string) => (isListOf(kept[name], isText) ? (kept[name] as string[]) : undefined);
  const tables = TABLE_KINDS.flatMap((kind) => (isText(kept[kind]) ? [[kind, kept[kind]]] : []));
  return {
    ...Object.fromEntries(tables),
    n: kept.n,
    cambio: text('cambio', 'inicio') as Version['cambio'],
    archivo: text('archivo', ''),
    ...(isText(kept.cuando) && { cuando: kept.cuando }),
    ...(typeof kept.filas === 'number' && { filas: kept.filas }),
    cococis: text('cococis', 'vacio'),
    marco: text('marco', null),
    censo: text('censo', null),
    cifras: list('cifras'),
    puente: text('puente', null),
    electoral: list('electoral'),
    decisiones: text('decisiones', null),
    secciones: text('secciones', undefined),
    seccionesAntes: text('seccionesAntes', null),
    votos: list('votos'),
    verificaciones: text('verificaciones', null)
  };
}

/** Whether an entry of the history can be shown. */
export const isWholeEntry = (entry: unknown): entry is ChangeEntry =>
  isObject(entry) && ['cuando', 'accion', 'cambio', 'archivo'].every((name) => isText(entry[name]));
