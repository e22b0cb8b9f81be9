import { parse, rowsOf } from './order';
import { cercanos } from './places';
import { sheetOptions } from './sheets';

/** Runs `tejido cercanos`. */
export async function run(args: string[]): Promise<string> {
  const values = parse(args, {
    marco: { type: 'string', multiple: true },
    puntos: { type: 'string' },
    ...sheetOptions,
    k: { type: 'string' },
    radio: { type: 'string' },
    clave: { type: 'string' },
    json: { type: 'boolean' }
  } as const);
  return rowsOf(await cercanos(values), values.json);
}
