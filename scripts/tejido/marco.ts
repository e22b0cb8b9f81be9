import { areaKm2 } from '../../src/lib/geo/area';
import { polygonsOf } from '../../src/lib/geo/polygons';
import { openTerritory, readTerritory } from '../../src/lib/workers/files/read-territory';
import { keyOptions, namingFile, readKeyOptions, UsageError, type KeyArguments } from './read';
import { asJson, parseWithFile } from './order';
import { sheetChoice, sheetOptions, type SheetArguments } from './sheets';

/** Options of the order, as `parseArgs` wants them. */
export const marcoOptions = {
  capa: { type: 'string' },
  areas: { type: 'boolean' },
  ...keyOptions,
  ...sheetOptions
} as const;

/** What was written on the command line. */
export interface MarcoArguments extends KeyArguments, SheetArguments {
  capa?: string;
}

const NAMES_SHOWN = 20;

/** Names with letters that an encoding can spoil go first: they show whether it was read well. */
function sampleNames(names: readonly string[]): string[] {
  const spoilable = (name: string) => /[^\x20-\x7e]/.test(name);
  return [...names.filter(spoilable), ...names.filter((name) => !spoilable(name))].slice(0, NAMES_SHOWN);
}

/** Answers `tejido marco F`: what a file of boundaries holds, and the areas of its municipalities. */
export async function marco(file: string | undefined, args: MarcoArguments) {
  if (!file) throw new UsageError('Falta el archivo del marco: tejido marco F.');
  const keys = await readKeyOptions(args, sheetChoice(args, ['secciones']).of.secciones);
  const read = await namingFile(file, (f) =>
    openTerritory(f).then((opened) => readTerritory(opened, { layer: args.capa ?? null, keys }))
  );
  const { reading, units } = read;
  const areas = units.map((u) => ({ cvegeo: u.clave, area_km2: areaKm2(u.geometry) }));
  const bbox = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { geometry } of units)
    for (const [outer] of polygonsOf(geometry))
      for (const [lon, lat] of outer) {
        bbox[0] = Math.min(bbox[0], lon);
        bbox[1] = Math.min(bbox[1], lat);
        bbox[2] = Math.max(bbox[2], lon);
        bbox[3] = Math.max(bbox[3], lat);
      }
  return {
    areas,
    answer: {
      formato: read.formato,
      capas: read.layers.map((l) => l.nombre),
      capa: reading.capa,
      municipios: units.length,
      claves_duplicadas: [...reading.repeated.keys()],
      vertices: reading.vertices,
      bbox,
      crs: reading.crs,
      codificacion: reading.encoding,
      reparadas: read.repaired.length,
      area_km2_total: areas.reduce((sum, a) => sum + a.area_km2, 0),
      nombres_muestra: sampleNames(units.map((u) => u.nombre))
    }
  };
}

/** Runs `tejido marco`. */
export async function run(args: string[]): Promise<string> {
  const { values, file } = parseWithFile(args, marcoOptions);
  const { answer, areas } = await marco(file, values);
  if (values.areas)
    return ['cvegeo,area_km2', ...areas.map((a) => `${a.cvegeo},${a.area_km2}`), ''].join('\n');
  if (values.json) return asJson(answer);
  return `${answer.municipios} municipios en la capa «${answer.capa}» (${answer.formato}, ${answer.crs}, ${answer.codificacion}), ${answer.area_km2_total.toFixed(0)} km², ${answer.vertices} vértices, ${answer.reparadas} figuras reparadas.\n`;
}
