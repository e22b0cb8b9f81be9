/** The `tejido` command: the questions of the screens, asked without a browser. */
import { parseArgs } from 'node:util';
import Papa from 'papaparse';
import { censo, censoOptions } from './censo';
import { cobertura, coberturaOptions } from './cobertura';
import { distritos, distritosOptions } from './distritos';
import { importar, importarOptions } from './importar';
import { readFrame, UsageError } from './read';
import { marco, marcoOptions } from './marco';
import { cercanos, distancia } from './places';
import { ritmo, ritmoOptions } from './ritmo';
import { puente, traslape, type TraslapeArguments } from './traslape';
import { votos, votosOptions } from './votos';

const HELP = `Uso: npm run -s tejido -- <orden> [opciones]

  cobertura --cococis F [--marco F]… [--censo F] [--secciones F] [--clave inegi|ine]
            [--universo marco|marco-sin-cdmx|meta] [--fecha AAAA-MM-DD] --json
  ritmo --cococis F [--marco F]… [--secciones F] [--clave inegi|ine] [--universo U] [--fecha AAAA-MM-DD]
        [--llegar AAAA-MM-DD] --json
  importar TIPO F [--marco F]… [--secciones F] [--clave inegi|ine] [--decisiones F] [--hoja H] --json
  marco F [--capa C] [--secciones F] [--clave inegi|ine] --json | --areas
  censo F [--periodo P] [--secciones F] [--clave inegi|ine] --json
  vecinos [--marco F]… [--json]
  cercanos [--marco F | --puntos F] (--k N | --radio KM) [--clave K] [--json]
  distancia [--marco F | --puntos F] --pares F [--json]
  traslape --a F --b F --clave-a CAMPO --clave-b CAMPO [--capa-a C] [--capa-b C] [--json]
  puente --de F --a F [--json]
  distritos --secciones F --cococis F [--marco F]… [--votos F] [--nivel federal|local|entidad|circunscripcion]
            [--base secciones|lista|poblacion|area] [--censo F] [--fecha AAAA-MM-DD] [--conformacion 2023|2017]
            [--coaliciones separadas|repartidas|sumadas] --json
  votos F [--secciones F] [--marco F]… [--por seccion|municipio|distrito|distrito-local|entidad] [--contra F]
        [--coaliciones separadas|repartidas|sumadas] --json`;
const SEE = 'Las órdenes y opciones salen con: npm run -s tejido';

function parse<T extends NonNullable<Parameters<typeof parseArgs>[0]>['options']>(
  args: string[],
  options: T
) {
  return parseWithFile(args, options, 0).values;
}

/** Options, and the words that the order is about: a file, or a kind and a file. */
function parseWithFile<T extends NonNullable<Parameters<typeof parseArgs>[0]>['options']>(
  args: string[],
  options: T,
  most = 1
) {
  try {
    const allowPositionals = most > 0;
    const { values, positionals } = parseArgs({ args, options, strict: true, allowPositionals });
    if (positionals.length > most) throw new UsageError(`No sé qué hacer con «${positionals[most]}». ${SEE}`);
    return { values, file: positionals[0], words: positionals };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const option = /'(-{1,2}[\w-]+)/.exec(String(error))?.[1];
    const stray = /Unexpected argument '([^']*)'/.exec(String(error))?.[1];
    if (stray !== undefined) throw new UsageError(`No sé qué hacer con «${stray}». ${SEE}`);
    const needsValue = /argument missing|ambiguous/.test(String(error));
    throw new UsageError(
      needsValue ? `Falta el valor de ${option}.` : `No conozco la opción ${option ?? ''}. ${SEE}`
    );
  }
}

/** Columns that are no text. */
const NUMBERS = new Set(['km', 'n', 'overlap_share', 'share_padre', 'principal']);

/** Rows as CSV with its header or, asked for, as JSON under `filas` with the same names. */
function printRows(lines: readonly string[], json: boolean | undefined): Promise<void> {
  if (!json) return print([...lines, ''].join('\n'));
  const { data } = Papa.parse<Record<string, string>>(lines.join('\n'), {
    header: true,
    skipEmptyLines: true
  });
  const typed = data.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, v]) => [name, NUMBERS.has(name) ? Number(v) : v]))
  );
  return print(JSON.stringify({ filas: typed }, null, 1) + '\n');
}

const print = (text: string) => new Promise<void>((resolve) => process.stdout.write(text, () => resolve()));

async function main([order, ...rest]: string[]): Promise<void> {
  if (order === '--help' || order === '-h') return print(`${HELP}\n`);
  if (order === 'cobertura') {
    const values = parse(rest, coberturaOptions);
    const answer = await cobertura(values);
    if (values.json) return print(JSON.stringify(answer, null, 1) + '\n');
    const share = answer.pct_municipios === null ? 'sin dato' : `${answer.pct_municipios.toFixed(1)} %`;
    return print(
      `${answer.cubiertos} de ${answer.universo.total} municipios (${share}) al ${answer.fecha}, universo «${answer.universo.id}», marco «${answer.marco.nombre}».\n` +
        `${answer.importacion.aceptadas} de ${answer.importacion.filas} renglones aceptados; ${answer.problemas.length} con problema. Con --json sale todo.\n`
    );
  }
  if (order === 'ritmo') {
    const values = parse(rest, ritmoOptions);
    const answer = await ritmo(values);
    if (values.json) return print(JSON.stringify(answer, null, 1) + '\n');
    const covered = answer.semanas.at(-1)?.cubiertos ?? 0;
    const weekly = answer.ritmo[12];
    return print(
      `${covered} de ${answer.universo.total} municipios al ${answer.fecha}; ${weekly === null ? 'sin ritmo de 12 semanas' : `${weekly.toFixed(1)} por semana en las últimas 12`}.\n` +
        (answer.pronostico
          ? `Pronóstico: entre ${answer.pronostico.desde} y ${answer.pronostico.hasta}. ${answer.pronostico.supuesto}\n`
          : `Sin pronóstico. ${answer.motivo}\n`)
    );
  }
  if (order === 'importar') {
    const { values, words } = parseWithFile(rest, importarOptions, 2);
    const answer = await importar(words, values);
    if (values.json) return print(JSON.stringify(answer, null, 1) + '\n');
    const { filas, aceptadas } = answer.importacion;
    return print(
      `${aceptadas} de ${filas} renglones aceptados; ${answer.problemas.length} con problema. Columnas que identifican a personas, sin guardar: ${answer.descartadas_por_privacidad.join(', ') || 'ninguna'}. Con --json sale todo.\n`
    );
  }
  if (order === 'marco') {
    const { values, file } = parseWithFile(rest, marcoOptions);
    const { answer, areas } = await marco(file, values);
    if (values.areas)
      return print(['cvegeo,area_km2', ...areas.map((a) => `${a.cvegeo},${a.area_km2}`), ''].join('\n'));
    if (values.json) return print(JSON.stringify(answer, null, 1) + '\n');
    return print(
      `${answer.municipios} municipios en la capa «${answer.capa}» (${answer.formato}, ${answer.crs}, ${answer.codificacion}), ${answer.area_km2_total.toFixed(0)} km², ${answer.vertices} vértices, ${answer.reparadas} figuras reparadas.\n`
    );
  }
  if (order === 'censo') {
    const { values, file } = parseWithFile(rest, censoOptions);
    const answer = await censo(file, values);
    if (values.json) return print(JSON.stringify(answer, null, 1) + '\n');
    return print(
      `${answer.municipios} municipios, ${answer.suma === null ? `${answer.indicadores.length} indicadores y ninguno de población` : `${answer.suma} personas`}${answer.periodo ? ` en ${answer.periodo}` : ''}; ${answer.problemas.length} renglones con problema. Con --json sale todo.\n`
    );
  }
  if (order === 'distritos') {
    const values = parse(rest, distritosOptions);
    const answer = await distritos(values);
    if (values.json) return print(JSON.stringify(answer, null, 1) + '\n');
    const { distritos: count, partidos, pct_cubierto, pct_min, pct_max } = answer.totales;
    return print(
      `${count} unidades (${answer.nivel}), pesadas por ${answer.base}: cubierto ${pct_cubierto.toFixed(1)} %, entre ${pct_min.toFixed(1)} y ${pct_max.toFixed(1)} %; ${partidos} municipios partidos. Con --json sale todo.\n`
    );
  }
  if (order === 'votos') {
    const { values, file } = parseWithFile(rest, votosOptions);
    const answer = await votos(file, values);
    if (values.json) return print(JSON.stringify(answer, null, 1) + '\n');
    return print(
      `${answer.total} votos en ${answer.filas} renglones por ${answer.nivel}${answer.participacion === null ? '' : `, participación ${answer.participacion.toFixed(1)} %`}; ${answer.problemas.length} clases de problema. Con --json sale todo.\n`
    );
  }
  if (order === 'cercanos') {
    const values = parse(rest, {
      marco: { type: 'string', multiple: true },
      puntos: { type: 'string' },
      k: { type: 'string' },
      radio: { type: 'string' },
      clave: { type: 'string' },
      json: { type: 'boolean' }
    } as const);
    return printRows(await cercanos(values), values.json);
  }
  if (order === 'distancia') {
    const values = parse(rest, {
      marco: { type: 'string', multiple: true },
      puntos: { type: 'string' },
      pares: { type: 'string' },
      json: { type: 'boolean' }
    } as const);
    return printRows(await distancia(values), values.json);
  }
  if (order === 'traslape') {
    const text = { type: 'string' } as const;
    const options = { a: text, b: text, 'clave-a': text, 'clave-b': text, 'capa-a': text, 'capa-b': text };
    const values = parse(rest, { ...options, json: { type: 'boolean' } } as const);
    const answer = await traslape(values as TraslapeArguments);
    if (values.json) return print(JSON.stringify(answer, null, 1) + '\n');
    return print(['a,b,share', ...answer.pares.map((p) => `${p.a},${p.b},${p.share}`), ''].join('\n'));
  }
  if (order === 'puente') {
    const values = parse(rest, {
      de: { type: 'string' },
      a: { type: 'string' },
      json: { type: 'boolean' }
    } as const);
    return printRows(await puente(values), values.json);
  }
  if (order === 'vecinos') {
    const values = parse(rest, {
      marco: { type: 'string', multiple: true },
      json: { type: 'boolean' }
    } as const);
    const frame = await readFrame(values.marco);
    const { a, b, side } = frame.neighbours();
    const key = (position: number) => frame.catalog.municipios[position].clave;
    const rows = Array.from(a, (first, i) => `${key(first)},${key(b[i])},${side[i] ? 'lado' : 'punto'}`);
    return printRows(['cvegeo_a,cvegeo_b,tipo', ...rows], values.json);
  }
  throw new UsageError(order ? `No conozco la orden «${order}». ${SEE}` : HELP);
}

// A reader that closes early, such as head, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

try {
  await main(process.argv.slice(2));
} catch (error) {
  const known = error instanceof UsageError;
  process.stderr.write(`${known ? error.message : `Falló de un modo que no esperaba: ${String(error)}`}\n`);
  process.exitCode = known ? 2 : 1;
}
