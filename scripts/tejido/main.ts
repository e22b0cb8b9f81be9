/** The `tejido` command: the questions of the screens, asked without a browser. */
import { parseArgs } from 'node:util';
import { cobertura, coberturaOptions } from './cobertura';
import { readFrame, UsageError } from './read';
import { ritmo, ritmoOptions } from './ritmo';

const HELP = `Uso: npm run -s tejido -- <orden> [opciones]

  cobertura --cococis F [--marco F] [--censo F] [--universo marco|marco-sin-cdmx|meta] [--fecha AAAA-MM-DD] --json
  ritmo --cococis F [--marco F] [--universo U] [--fecha AAAA-MM-DD] [--llegar AAAA-MM-DD] --json
  vecinos [--marco F]`;
const SEE = 'Las órdenes y opciones salen con: npm run -s tejido';

function parse<T extends NonNullable<Parameters<typeof parseArgs>[0]>['options']>(
  args: string[],
  options: T
) {
  try {
    return parseArgs({ args, options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    const option = /'(-{1,2}[\w-]+)/.exec(String(error))?.[1];
    const stray = /Unexpected argument '([^']*)'/.exec(String(error))?.[1];
    if (stray !== undefined) throw new UsageError(`No sé qué hacer con «${stray}». ${SEE}`);
    const needsValue = /argument missing|ambiguous/.test(String(error));
    throw new UsageError(
      needsValue ? `Falta el valor de ${option}.` : `No conozco la opción ${option ?? ''}. ${SEE}`
    );
  }
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
  if (order === 'vecinos') {
    const values = parse(rest, { marco: { type: 'string' } } as const);
    const frame = await readFrame(values.marco);
    const { a, b, side } = frame.neighbours();
    const key = (position: number) => frame.catalog.municipios[position].clave;
    const rows = Array.from(a, (first, i) => `${key(first)},${key(b[i])},${side[i] ? 'lado' : 'punto'}`);
    return print(['cvegeo_a,cvegeo_b,tipo', ...rows, ''].join('\n'));
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
