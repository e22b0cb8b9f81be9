import { populationOf, readFigures } from '../../src/lib/ingest/figures';
import { REASON } from '../../src/lib/text/problems';
import { keyContext, naming, readKeyBridge, readKeySystem, UsageError } from './read';

/** Options of the order, as `parseArgs` wants them. */
export const censoOptions = {
  periodo: { type: 'string' },
  secciones: { type: 'string' },
  clave: { type: 'string' },
  json: { type: 'boolean' }
} as const;

/** Answers `tejido censo F`: how many municipalities and people a census has in a period, the latest by default. */
export async function censo(
  file: string | undefined,
  args: { periodo?: string; secciones?: string; clave?: string }
) {
  if (!file) throw new UsageError('Falta el archivo del censo: tejido censo F.');
  const keys = keyContext(await readKeyBridge(args.secciones), readKeySystem(args.clave));
  const { figures, population } = await naming(file, async (bytes) => {
    const figures = await readFigures(bytes, keys);
    const known = figures.population.map((p) => p.periodo);
    if (args.periodo !== undefined && known.length && !known.includes(args.periodo))
      throw new UsageError(
        `«${file}» no trae el periodo «${args.periodo}». Trae: ${known.filter(Boolean).join(', ') || 'ninguno con nombre'}.`
      );
    return { figures, population: populationOf(figures, args.periodo) };
  });
  return {
    municipios: population.people.size,
    suma: population.sum,
    total_publicado: population.published,
    periodo: population.periodo || null,
    codificacion: figures.encoding,
    periodos: figures.periods,
    fuente: figures.source || null,
    indicadores: figures.indicators.map((i) => ({
      id: i.id,
      nombre: i.nombre,
      periodo: i.periodo || null,
      municipios: i.values.filter(([, value]) => value !== null).length
    })),
    problemas: figures.problems.map((p) => ({ ...p, motivo: REASON[p.motivo] }))
  };
}
