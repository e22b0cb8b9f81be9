import { basename } from 'node:path';
import type { VoteSample } from '../../src/lib/domain/votes';
import { countCoverage } from '../../src/lib/domain/cell-columns';
import {
  DISTRICT_LEVELS,
  WEIGHT_BASES,
  type DistrictLevel,
  type PairTable,
  type WeightBase
} from '../../src/lib/domain/district';
import { parseDay, toIso } from '../../src/lib/domain/day';
import { DEFAULT_SECTORS, DEFAULT_STAGES } from '../../src/lib/domain/stage';
import { countDistricts, coverDistricts, cutMunicipalities } from '../../src/lib/electoral/coverage';
import { coverWhole, hasBase, weighDistricts, type DistrictMap } from '../../src/lib/electoral/district-map';
import { sampleIn } from '../../src/lib/electoral/sample';
import { withVoters } from '../../src/lib/electoral/voters';
import { pairLevels, pairsOf } from '../../src/lib/electoral/pairs';
import { placeCells, sumPlaced } from '../../src/lib/electoral/place-cells';
import { outcomeOf } from '../../src/lib/electoral/outcome';
import { sumVotes, unitFinder, wholeDistricts } from '../../src/lib/electoral/sum-votes';
import { codeFacts } from '../../src/lib/engine/code-facts';
import { areaKm2 } from '../../src/lib/geo/area';
import { populationOf } from '../../src/lib/ingest/figures/read-figures';
import { DISTRICTS } from '../../src/lib/text/es/distritos';
import { explainElectoral } from '../../src/lib/text/es/electoral-problems';
import { explainSample } from '../../src/lib/text/es/vote-reading';
import { describeProblems, readElectoralReference, readVotesFile, readWithSections } from './electoral';
import {
  describeImport,
  keyContext,
  namingFile,
  readFiguresFile,
  placeOptions,
  readCellsFile,
  readDate,
  readFrame,
  UsageError,
  type KeyArguments
} from './read';
import { byOption, describeApart, describeOutcome, readHandling } from './votos';
import { asJson, parse } from './order';
import { sheetChoice, tableSheetOptions, voteSheetOptions, type SheetArguments } from './sheets';

/** Options of the order, as `parseArgs` wants them. */
export const distritosOptions = {
  ...placeOptions,
  cococis: { type: 'string' },
  votos: { type: 'string' },
  censo: { type: 'string' },
  nivel: { type: 'string' },
  base: { type: 'string' },
  fecha: { type: 'string' },
  conformacion: { type: 'string' },
  coaliciones: { type: 'string' },
  decisiones: { type: 'string' },
  ...tableSheetOptions,
  ...voteSheetOptions
} as const;

/** What was written on the command line. */
export type DistritosArguments = KeyArguments &
  SheetArguments &
  Partial<
    Record<
      | 'cococis'
      | 'votos'
      | 'censo'
      | 'nivel'
      | 'base'
      | 'fecha'
      | 'conformacion'
      | 'coaliciones'
      | 'decisiones',
      string
    >
  >;

function oneOf<T extends string>(text: string | undefined, list: readonly T[], option: string): T {
  const value = (text ?? list[0]) as T;
  if (list.includes(value)) return value;
  throw new UsageError(`No conozco ${option} «${text}». Use ${list.join(', ')}.`);
}

/** Answers `tejido distritos`: how much of each district is covered, and by which municipalities. */
export async function distritos(args: DistritosArguments) {
  if (!args.secciones) throw new UsageError('Falta --secciones con la tabla de secciones.');
  if (!args.cococis) throw new UsageError('Falta --cococis con el archivo de células.');
  const level = oneOf<DistrictLevel>(args.nivel, DISTRICT_LEVELS, 'el nivel');
  const base = oneOf<WeightBase>(args.base, WEIGHT_BASES, 'la base');
  const handling = readHandling(args.coaliciones);
  const asked = readDate(args.fecha);
  const ways = sheetChoice(args, ['cococis', 'votos', 'censo'], 'secciones');
  const { conformaciones } = readElectoralReference();
  const conformacion = conformaciones.find((c) => c.id === (args.conformacion ?? conformaciones[0].id));
  if (!conformacion)
    throw new UsageError(
      `No conozco la conformación «${args.conformacion}». Use ${conformaciones.map((c) => c.id).join(', ')}.`
    );
  const { reading, sections } = await readWithSections(args, ways.first);
  const { catalog } = reading;
  const votes = args.votos ? await readVotesFile(args.votos, reading, ways.of.votos) : null;
  const listed = votes ? withVoters(sections!.catalog, votes.table) : null;
  const sectionCatalog = listed ?? sections!.catalog;
  const groupOf = (entidad: string) =>
    String(conformacion.circunscripciones.find((c) => c.entidades.includes(entidad))?.clave ?? '') || null;
  const claves = catalog.municipios.map((m) => m.clave as string);
  const table = pairsOf(pairLevels(sectionCatalog), level, claves, groupOf);
  if (!table || table.distritos.length === 0) {
    const problem = sections!.problems.find((p) => p.tipo === 'distrito-imposible');
    throw new UsageError(
      table && problem
        ? `«${args.secciones}» no trae ningún distrito que se pueda usar: ${explainElectoral(problem)}`
        : `«${args.secciones}» no trae la columna con el ${level === 'local' ? 'distrito local' : 'distrito federal'} de cada sección.`
    );
  }
  const sample = votes && sampleIn(votes.table, sections!.catalog);
  const map = weigh(table, level, base, claves, await readWeights(args, base, claves), sample);
  const read = await readCellsFile(args.cococis, reading, ways.of.cococis);
  const coded = codeFacts(read.cells, catalog, DEFAULT_STAGES, DEFAULT_SECTORS);
  const fecha = asked ?? read.lastDay ?? parseDay('1970-01-01')!;
  const filter = { fecha, desde: null, sectores: null, stages: DEFAULT_STAGES };
  const { columns } = countCoverage(coded.columns, filter);
  const kind = level === 'federal' || level === 'local' ? level : null;
  const places = kind && placeCells(coded.columns, [...claves, ...coded.outside], sectionCatalog, kind, null);
  const placed = places?.placed ? sumPlaced(map, coded.columns, filter, places.district) : null;
  const covered = Uint8Array.from(columns.activas, (n) => (n > 0 ? 1 : 0));
  const band = coverDistricts(map, covered, placed);
  const cells = countDistricts(map, columns.activas, placed?.cells ?? null);
  const members = countDistricts(map, columns.integrantes, placed?.members ?? null);
  const results = votes && voteResults();
  const cut = cutMunicipalities(map);
  const pairsByMunicipality = (m: number) => [...map.municipio.keys()].filter((i) => map.municipio[i] === m);
  const unplaced = new Set<string>(table.municipios.filter((_, m) => table.unplaced?.[m]));
  const whole = coverWhole(map, band);
  return {
    nivel: level,
    base,
    base_estimada: map.estimated,
    fecha: asked === null && read.lastDay === null ? null : toIso(fecha),
    marco: { nombre: catalog.nombre, municipios: claves.length },
    mapa: {
      secciones: basename(args.secciones),
      columna_federal: sections!.federal?.header ?? null,
      columna_local: sections!.local?.header ?? null,
      otras_columnas: sections!.otherMaps,
      conformacion: level === 'circunscripcion' ? conformacion.id : null
    },
    franja: DISTRICTS.bandHelp,
    distritos: map.distritos.map((clave, d) => ({
      clave,
      entidad: level === 'circunscripcion' ? null : clave.slice(0, 2),
      municipios: pairsOfDistrict(map, d).map((i) => ({
        cvegeo: claves[map.municipio[i]],
        share_municipio: map.shareMunicipio[i],
        share_distrito: map.shareDistrito[i],
        cubierto: covered[map.municipio[i]] === 1
      })),
      pct_cubierto: band.best[d],
      pct_min: band.min[d],
      pct_max: band.max[d],
      celulas: { minimo: cells.min[d], estimado: cells.best[d], maximo: cells.max[d] },
      integrantes: { minimo: members.min[d], estimado: members.best[d], maximo: members.max[d] },
      base,
      secciones_sin_peso: map.unweighed?.[d] ?? 0,
      ...(results ? { votos: results.of(clave) } : {})
    })),
    partidos_entre_distritos: cut.map((m) => ({
      cvegeo: claves[m],
      nombre: catalog.municipios[m].nombre,
      distritos: pairsByMunicipality(m).map((i) => ({
        clave: map.distritos[map.distrito[i]],
        share_municipio: map.shareMunicipio[i]
      }))
    })),
    municipios_fuera_del_marco: map.foreign,
    municipios_sin_seccion: claves.filter((_, m) => map.parts[m] === 0),
    municipios_con_secciones_sin_distrito: claves.filter(
      (_, m) => map.parts[m] > 0 && unplaced.has(claves[m])
    ),
    cubiertos_sin_distrito: claves.filter((_, m) => covered[m] && map.parts[m] === 0),
    totales: {
      distritos: map.distritos.length,
      pares: map.distrito.length,
      municipios: map.parts.filter((n) => n > 0).length,
      partidos: cut.length,
      secciones: sectionCatalog.codes.length,
      municipios_cubiertos: covered.reduce((sum, c) => sum + c, 0),
      peso: map.total,
      secciones_sin_peso: map.unweighed?.reduce((sum, n) => sum + n, 0) ?? 0,
      pct_cubierto: whole.best,
      pct_min: whole.min,
      pct_max: whole.max
    },
    celulas_ubicadas: {
      con_seccion: places?.told ?? 0,
      ubicadas: places?.placed ?? 0,
      en_otro_municipio: places?.elsewhere ?? 0
    },
    votos: results?.whole ?? null,
    ...describeImport(read),
    problemas_de_secciones: describeProblems(sections!.problems)
  };

  function voteResults() {
    const wholeIn = kind && wholeDistricts(sectionCatalog, kind);
    const find = unitFinder(votes!.table, level, { catalog: sectionCatalog, wholeIn, groupOf });
    if (!find)
      throw new UsageError(
        `«${args.votos}» viene por ${votes!.table.nivel} y no se puede llevar a ${DISTRICTS.level[level].many}. Use votos por sección.`
      );
    const { sums, apart } = sumVotes(votes!.table, find);
    const at = new Map(sums.claves.map((clave, i) => [clave, i]));
    return {
      of: (clave: string) => {
        const i = at.get(clave);
        return i === undefined
          ? null
          : { ...describeOutcome(outcomeOf(sums, i, handling)), por_opcion: byOption(sums, i) };
      },
      whole: {
        archivo: basename(args.votos!),
        anio: votes!.table.anio || null,
        cargo: votes!.table.cargo || null,
        filas: votes!.rows,
        aparte: describeApart({ sums, apart }),
        problemas: describeProblems(votes!.problems)
      }
    };
  }
}

const pairsOfDistrict = ({ starts }: DistrictMap, d: number): number[] =>
  Array.from({ length: starts[d + 1] - starts[d] }, (_, i) => starts[d] + i);

/** People and area of the municipalities, for the bases that need them. */
async function readWeights(args: DistritosArguments, base: WeightBase, claves: readonly string[]) {
  const none = new Float64Array(claves.length).fill(NaN);
  const frame = base === 'area' || base === 'poblacion' ? await readFrame(args.marco) : null;
  if (base === 'area') {
    const areas = new Map(frame!.units().map((u) => [u.clave as string, areaKm2(u.geometry)]));
    return { poblacion: none, areaKm2: Float64Array.from(claves, (c) => areas.get(c) ?? NaN) };
  }
  if (base !== 'poblacion') return { poblacion: none, areaKm2: none };
  const people = args.censo
    ? await namingFile(
        args.censo,
        async () =>
          populationOf(await readFiguresFile(args.censo!, keyContext(null, null, frame!.catalog.municipios)))
            .people
      )
    : new Map(frame!.catalog.municipios.map((m) => [m.clave as string, m.pob ?? NaN]));
  return { poblacion: Float64Array.from(claves, (c) => people.get(c as never) ?? NaN), areaKm2: none };
}

function weigh(
  table: PairTable,
  level: DistrictLevel,
  base: WeightBase,
  claves: readonly string[],
  weights: Awaited<ReturnType<typeof readWeights>>,
  sample: VoteSample | null
): DistrictMap {
  if (!hasBase(table, base))
    throw new UsageError(
      sample
        ? `El archivo de --votos es una ${explainSample(sample)}: su lista nominal no es la de cada distrito. Use una tabla de secciones con lista nominal, o un archivo con todas las secciones.`
        : 'La tabla de secciones no trae lista nominal. Agregue la columna, o --votos con un archivo por sección que la traiga.'
    );
  if (base === 'poblacion' && !table.poblacion && weights.poblacion.every(Number.isNaN))
    throw new UsageError(
      'Para pesar por población hace falta saberla: use un --marco que la traiga, --censo, o una tabla de secciones con población.'
    );
  return weighDistricts(table, level, base, new Map(claves.map((c, i) => [c, i])), weights);
}

/** Runs `tejido distritos`. */
export async function run(args: string[]): Promise<string> {
  const values = parse(args, distritosOptions);
  const answer = await distritos(values);
  if (values.json) return asJson(answer);
  const { distritos: count, partidos, pct_cubierto, pct_min, pct_max } = answer.totales;
  const covered = Number.isNaN(pct_cubierto)
    ? 'cobertura sin dato'
    : `cubierto ${pct_cubierto.toFixed(1)} %, entre ${pct_min.toFixed(1)} y ${pct_max.toFixed(1)} %`;
  return `${count} unidades (${answer.nivel}), pesadas por ${answer.base}: ${covered}; ${partidos} municipios partidos. Con --json sale todo.\n`;
}
