import type { MultiPolygon, Polygon } from 'geojson';
import { Geos } from '../../src/lib/geo/geos';
import { LEAST_SHARE, overlayLayers } from '../../src/lib/geo/overlay';
import { findParents } from '../../src/lib/geo/vintage';
import type { RawUnit } from '../../src/lib/ingest/frame/layer';
import { openFrameFile } from '../../src/lib/ingest/frame/open';
import { FileError } from '../../src/lib/ingest/problem';
import { keyContext, namingFile, readUnits, UsageError } from './read';

/** What was written on the command line. */
export type TraslapeArguments = Partial<
  Record<'a' | 'b' | 'clave-a' | 'clave-b' | 'capa-a' | 'capa-b', string>
>;

interface Named {
  key: string;
  geometry: Polygon | MultiPolygon;
}

/**
 * The polygons of a layer by the text of one of its fields, whatever its case; several of one text are one. Of several
 * layers with the field the one of municipalities is read, if there is but one.
 */
async function readBy(
  path: string,
  option: string,
  field: string,
  layer: string | undefined
): Promise<Named[]> {
  return namingFile(path, async (file) => {
    const opened = await openFrameFile(file.blob, file.name);
    const names = opened.layers.map((l) => l.card.nombre);
    const found = layer ? opened.layers.filter((l) => l.card.nombre === layer) : opened.layers;
    if (found.length === 0) throw new FileError('capa-desconocida', { columnas: names });
    const read = [];
    for (const { card, read: open } of found) {
      const { units } = await open();
      const fields = [...new Set(units.flatMap((u) => Object.keys(u.fields)))];
      const written =
        fields.find((f) => f === field) ?? fields.find((f) => f.toLowerCase() === field.toLowerCase());
      read.push({ card, units, fields, written });
    }
    const having = read.filter((r) => r.written !== undefined);
    const municipal = having.filter((r) => r.card.nivel === 'municipios');
    const [chosen] = having.length > 1 && municipal.length === 1 ? municipal : having;
    if (!chosen) {
      const fields = [...new Set(read.flatMap((r) => r.fields))];
      throw new UsageError(`«${path}» no trae el campo «${field}». Sus campos son: ${fields.join(', ')}.`);
    }
    if (having.length > 1 && municipal.length !== 1)
      throw new UsageError(
        `«${path}» trae el campo «${field}» en más de una capa (${having.map((r) => r.card.nombre).join(', ')}). Diga cuál con --capa-${option}.`
      );
    return gather(path, chosen.units, chosen.written!);
  });
}

function gather(path: string, units: readonly RawUnit[], field: string): Named[] {
  const parts = new Map<string, MultiPolygon['coordinates']>();
  units.forEach((u, i) => {
    const key = String(u.fields[field] ?? '').trim();
    if (key === '') throw new UsageError(`«${path}»: la figura ${i + 1} no dice su «${field}».`);
    if (!u.geometry) return;
    const polygons = u.geometry.type === 'Polygon' ? [u.geometry.coordinates] : u.geometry.coordinates;
    parts.set(key, [...(parts.get(key) ?? []), ...polygons]);
  });
  return [...parts]
    .map(([key, coordinates]) => ({ key, geometry: { type: 'MultiPolygon' as const, coordinates } }))
    .sort((p, q) => (p.key < q.key ? -1 : 1));
}

/** Answers `tejido traslape`: the share of each unit of a layer inside the units of another, and what none covers. */
export async function traslape(args: TraslapeArguments) {
  for (const name of ['a', 'b', 'clave-a', 'clave-b'] as const)
    if (!args[name]) throw new UsageError(`Falta --${name}.`);
  const a = await readBy(args.a!, 'a', args['clave-a']!, args['capa-a']);
  const b = await readBy(args.b!, 'b', args['clave-b']!, args['capa-b']);
  const { pairs, uncovered } = overlayLayers(
    await Geos.open(),
    a.map((u) => u.geometry),
    b.map((u) => u.geometry)
  );
  return {
    pares: pairs.map((p) => ({ a: a[p.a].key, b: b[p.b].key, share: p.share })),
    sin_cubrir: a.flatMap((u, i) => (uncovered[i] > LEAST_SHARE ? [{ a: u.key, share: uncovered[i] }] : []))
  };
}

const quote = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Answers `tejido puente`, as lines of CSV: what the newer frame has and the older lacks, with its parents. */
export async function puente(args: { de?: string; a?: string }): Promise<string[]> {
  if (!args.de || !args.a) throw new UsageError('Faltan --de y --a: el marco anterior y el nuevo.');
  const keys = keyContext(null, null);
  const [older, newer] = [await readUnits(args.de, keys), await readUnits(args.a, keys)];
  const parents = findParents(await Geos.open(), older, newer);
  return [
    'cvegeo_nuevo,nombre,cvegeo_padre,nombre_padre,overlap_share,share_padre,principal',
    ...parents.map((p) =>
      [
        p.unit.clave,
        quote(p.unit.nombre),
        p.parent.clave,
        quote(p.parent.nombre),
        p.overlapShare,
        p.parentShare,
        p.isMain ? 1 : 0
      ].join(',')
    )
  ];
}
