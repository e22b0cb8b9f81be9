import { basename } from 'node:path';
import { toIso } from '../../src/lib/domain/day';
import {
  listOutside,
  resolveUniverse,
  summarize,
  summarizeByEntidad,
  type Population
} from '../../src/lib/domain/coverage';
import { listGoal } from '../../src/lib/domain/shipped';
import { DEFAULT_SECTORS, DEFAULT_STAGES } from '../../src/lib/domain/stage';
import { codeFacts } from '../../src/lib/engine/code-facts';
import { createNodeEngine } from '../../src/lib/engine/node';
import { coverageQuestion } from '../../src/lib/engine/questions/coverage';
import { outsideQuestion } from '../../src/lib/engine/questions/outside';
import { populationOf } from '../../src/lib/ingest/figures/read-figures';
import { OUTSIDE_REASON, UNMATCHED_REASON } from '../../src/lib/text/es/tablero';
import {
  describeImport,
  keyContext,
  namingFile,
  readFiguresFile,
  placeOptions,
  readCellsFile,
  readDate,
  readPlaceOptions,
  readUniverseId,
  shippedPlaces,
  UsageError,
  type KeyArguments
} from './read';
import { asJson, parse } from './order';
import { sheetChoice, tableSheetOptions, type SheetArguments } from './sheets';

/** Options of the order, as `parseArgs` wants them. */
export const coberturaOptions = {
  ...placeOptions,
  cococis: { type: 'string' },
  censo: { type: 'string' },
  universo: { type: 'string' },
  fecha: { type: 'string' },
  ...tableSheetOptions
} as const;

/** What was written on the command line. */
export interface CoberturaArguments extends KeyArguments, SheetArguments {
  cococis?: string;
  censo?: string;
  universo?: string;
  fecha?: string;
}

/** Answers `tejido cobertura`. Documented keys in Spanish; people are null when no file gives them. */
export async function cobertura(args: CoberturaArguments) {
  if (!args.cococis) throw new UsageError('Falta --cococis con el archivo de células.');
  const universeId = readUniverseId(args.universo);
  const asked = readDate(args.fecha);
  const ways = sheetChoice(args, ['censo', 'secciones'], 'cococis');
  const reading = await readPlaceOptions(args, undefined, ways.of.secciones);
  const { reference, catalog, bridge } = reading;
  const census = args.censo
    ? await namingFile(args.censo, async () => {
        const figures = await readFiguresFile(
          args.censo!,
          keyContext(bridge, null, catalog.municipios),
          ways.of.censo
        );
        return { ...populationOf(figures), source: figures.source };
      })
    : null;
  const read = await readCellsFile(args.cococis, reading, ways.first);
  const date = asked ?? read.lastDay ?? 0;
  const coded = codeFacts(read.cells, catalog, DEFAULT_STAGES, DEFAULT_SECTORS);
  const engine = createNodeEngine();
  try {
    await engine.load(coded.facts);
    const filter = { fecha: date, desde: null, sectores: null, stages: DEFAULT_STAGES };
    const columns = await engine.ask(coverageQuestion, filter);
    const beyond = await engine.ask(outsideQuestion, { ...filter, units: catalog.municipios.length });
    const universe = resolveUniverse(universeId, catalog, listGoal(reference, catalog));
    const population = choosePopulation();
    const headline = summarize(
      { scope: universe.member, columns, before: null, population, date },
      universe.unmatched.length
    );
    const unplaced = new Map(beyond.map((b) => [coded.outside[b.mun - catalog.municipios.length], b]));
    const names = new Map(reference.entidades.map((e) => [e.clave as string, e.nombre]));
    const without = catalog.municipios.filter(
      (_, i) => universe.member[i] && (!population || Number.isNaN(population.values[i]))
    );
    const placeNames = new Map(shippedPlaces().map((p) => [p.clave as string, p.nombre]));
    return {
      marco: { nombre: catalog.nombre, municipios: catalog.municipios.length },
      universo: {
        id: universe.id,
        total: universe.total,
        fuera_de_universo: listOutside(
          universe,
          catalog,
          columns,
          unplaced,
          reference.posteriores,
          placeNames
        ).map((u) => ({
          cvegeo: u.clave,
          nombre: u.nombre,
          celulas: u.celulas,
          activas: u.activas,
          origen: u.origen.map((o) => ({ cvegeo: o.clave, nombre: o.nombre })),
          motivo: OUTSIDE_REASON[u.motivo]
        })),
        sin_correspondencia: universe.unmatched.map((u) => ({
          clave: u.clave || null,
          nombre: u.nombre,
          motivo: u.nota ? `${UNMATCHED_REASON[u.motivo]} (${u.nota})` : UNMATCHED_REASON[u.motivo]
        }))
      },
      fecha: asked === null && read.lastDay === null ? null : toIso(date),
      cubiertos: headline.covered,
      pct_municipios: headline.pct,
      nuevos_4_semanas: headline.recent,
      poblacion_cubierta: headline.people?.covered ?? null,
      poblacion_total: headline.people?.total ?? null,
      pct_poblacion: headline.people?.pct ?? null,
      fuente_poblacion: population?.source ?? null,
      sin_poblacion: without.map((m) => m.clave),
      por_entidad: summarizeByEntidad(universe, catalog, columns).map((e) => ({
        cve_ent: e.clave,
        entidad: names.get(e.clave) ?? '',
        cubiertos: e.covered,
        total: e.total
      })),
      sistema_de_clave: read.evidence.rows ? read.evidence.system : 'nombre',
      evidencia_de_clave: {
        por: read.evidence.by,
        encabezado: read.evidence.header || null,
        con_clave: read.evidence.rows,
        existen_inegi: read.evidence.inegi,
        existen_ine: read.evidence.ine
      },
      ...describeImport(read),
      censo: census && {
        municipios: census.people.size,
        suma: census.sum,
        fuera_del_marco: [...census.people]
          .filter(([clave]) => !catalog.municipios.some((m) => m.clave === clave))
          .map(([clave, poblacion]) => ({ cvegeo: clave, poblacion }))
      }
    };
  } finally {
    await engine.stop();
  }

  function choosePopulation(): Population | null {
    const kind = census ? 'censo' : catalog.municipios.some((m) => m.pob !== null) ? 'marco' : null;
    if (!kind) return null;
    return {
      values: Float64Array.from(
        catalog.municipios,
        (m) => (census ? census.people.get(m.clave) : m.pob) ?? NaN
      ),
      kind,
      source: census ? census.source || basename(args.censo!) : catalog.nombre,
      approximate: false
    };
  }
}

/** Runs `tejido cobertura`. */
export async function run(args: string[]): Promise<string> {
  const values = parse(args, coberturaOptions);
  const answer = await cobertura(values);
  if (values.json) return asJson(answer);
  const share = answer.pct_municipios === null ? 'sin dato' : `${answer.pct_municipios.toFixed(1)} %`;
  return (
    `${answer.cubiertos} de ${answer.universo.total} municipios (${share}) al ${answer.fecha}, universo «${answer.universo.id}», marco «${answer.marco.nombre}».\n` +
    `${answer.importacion.aceptadas} de ${answer.importacion.filas} renglones aceptados; ${answer.problemas.length} con problema. Con --json sale todo.\n`
  );
}
