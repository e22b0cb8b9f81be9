import { parseClaveEntidad } from '../../src/lib/domain/clave';
import { Points } from '../../src/lib/geo/nearest';
import { connectedParts, shareOut, TOLERANCE } from '../../src/lib/plan/zones';
import { linkParts } from '../../src/lib/workers/jobs/plan-setup';
import { seededIndexes } from '../../src/lib/stats/permutation';
import { ZONES } from '../../src/lib/text/es/zonas';
import { asJson, parse } from './order';
import { placesOf, readNumber, readWeight } from './plan-input';
import { placeOptions, readPlaceOptions, UsageError, type KeyArguments } from './read';
import { sheetChoice, sheetOptions, type SheetArguments } from './sheets';

/** Options of the order, as `parseArgs` wants them. */
export const zonasOptions = {
  ...placeOptions,
  entidad: { type: 'string' },
  k: { type: 'string' },
  peso: { type: 'string' },
  valores: { type: 'string' },
  censo: { type: 'string' },
  ...sheetOptions,
  semilla: { type: 'string' },
  tolerancia: { type: 'string' }
} as const;

/** What was written on the command line. */
export interface ZonasArguments extends KeyArguments, SheetArguments {
  entidad?: string;
  k?: string;
  peso?: string;
  valores?: string;
  censo?: string;
  semilla?: string;
  tolerancia?: string;
}

/** Answers `tejido zonas`. Documented keys in Spanish. */
export async function zonas(args: ZonasArguments) {
  if (args.entidad === undefined) throw new UsageError('Falta --entidad con la clave de dos dígitos.');
  const k = readNumber(args.k, '--k', 1, 1000, true);
  if (k === null) throw new UsageError('Falta --k con cuántas zonas.');
  const seed = readNumber(args.semilla, '--semilla', 0, 0xffff_ffff, true) ?? 1;
  const tolerance = (readNumber(args.tolerancia, '--tolerancia', 0, 100, false) ?? 100 * TOLERANCE) / 100;
  const { first, of } = sheetChoice(args, ['censo', 'secciones'], 'valores');
  const reading = await readPlaceOptions(args, undefined, of.secciones);
  const { catalog, frame } = reading;
  const claves = catalog.municipios.map((m) => m.clave as string);
  const state = parseClaveEntidad(args.entidad);
  const units = [...claves.keys()].filter((i) => state && claves[i].startsWith(state));
  if (units.length === 0)
    throw new UsageError(`«${args.entidad}» no es una entidad de este marco: use su clave de dos dígitos.`);
  if (k > units.length) throw new UsageError(ZONES.tooMany(k, units.length));
  const given = await readWeight(args, reading, {
    valores: first,
    // Of two files the option names its own; of one alone it may be told bare.
    censo: args.valores === undefined ? first : of.censo
  });
  const weight = given.map((w) => (w > 0 ? w : 0));
  const places = placesOf(frame);
  const inside = Uint8Array.from(claves, (_, i) => Number(state !== null && claves[i].startsWith(state)));
  const { neighbours, links } = linkParts(units, places);
  const shared = shareOut({ neighbours, inside, weight, k, tolerance }, seededIndexes(seed));
  const points = new Points(places.lon, places.lat);
  const name = (i: number) => `${catalog.municipios[i].nombre} (${claves[i]})`;
  return {
    zonas: Array.from(shared.weight, (peso, z) => ({
      zona: z + 1,
      municipios: units.filter((i) => shared.zone[i] === z).map((i) => claves[i]),
      peso
    })),
    desbalance: shared.imbalance,
    partes: connectedParts(units, places.neighbours).length,
    enlaces: links.map(([a, b]) => ({ a: claves[a], b: claves[b], km: points.distance(a, b) })),
    sin_peso: units.filter((i) => Number.isNaN(given[i])).map((i) => claves[i]),
    avisos: links.length ? [ZONES.links(links.map(([a, b]) => [name(a), name(b)] as const))] : []
  };
}

/** Runs `tejido zonas`. */
export async function run(args: string[]): Promise<string> {
  const values = parse(args, zonasOptions);
  const answer = await zonas(values);
  if (values.json) return asJson(answer);
  return `${[ZONES.summary(answer.zonas.length, answer.desbalance), ...answer.avisos].join(' ')} Con --json sale todo.\n`;
}
