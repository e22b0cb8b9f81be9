import { populationOf, readFigures } from '../../src/lib/ingest/figures';
import { REASON } from '../../src/lib/text/problems';
import { naming, readKeyBridge, UsageError } from './read';

/** Options of the order, as `parseArgs` wants them. */
export const censoOptions = {
  periodo: { type: 'string' },
  secciones: { type: 'string' },
  json: { type: 'boolean' }
} as const;

/** Answers `tejido censo F`: how many municipalities and people a census has in a period, the latest by default. */
export async function censo(file: string | undefined, args: { periodo?: string; secciones?: string }) {
  if (!file) throw new UsageError('Falta el archivo del censo: tejido censo F.');
  const bridge = await readKeyBridge(args.secciones);
  const { figures, population } = await naming(file, async (bytes) => {
    const figures = await readFigures(bytes, bridge);
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
